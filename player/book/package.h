// Package: what a book of the world says of itself (EPUB 3.3, 5; OPF 2.0.1): its title, who wrote it, the files that it
// is made of and the order in which they are read. It is found by META-INF/container.xml, else it is the only one of
// its kind. Only the first package of a container is read.
//
// Files are read by their path in the source, resolved and as the source has it: letters of another case, or a name
// that is not decoded, find the file all the same. What names nothing in the source stays with an empty path.
#pragma once

#include "base/problem.h"
#include "base/source.h"
#include "base/unicode.h"

enum {
    CONTAINER_BYTES_MOST = 64 * 1024,
    PACKAGE_BYTES_MOST = 4 * 1024 * 1024,
    PACKAGE_PARTS_MOST = 20000,
    PACKAGE_FILES_MOST = 100000,
    PACKAGE_FALLBACKS_MOST = 8, // of one file, one after another
    PACKAGE_AUTHORS_MOST = 16,
};

// Media types of pages that are no markup.
#define PACKAGE_MARKDOWN "text/markdown"
#define PACKAGE_PLAIN_TEXT "text/plain"

// A file of the manifest.
typedef struct PackageFile {
    Text id, href; // as written
    Text path;     // in the source; empty: there is no such file
    Text media_type, properties, fallback;
    int line, column; // in the package
} PackageFile;

// One that is read, in order.
typedef struct PackagePart {
    const PackageFile *file; // what can be shown of it, by its fallbacks; it is in the source
    bool is_linear;          // else it is reached by links and contents alone
} PackagePart;

typedef struct Package {
    bool is_leaflet; // it was made up for a page by itself
    Text path;       // of its file
    Text title;
    Direction title_direction; // DIRECTION_AUTO: by its letters
    Text authors[PACKAGE_AUTHORS_MOST];
    int author_count;
    Text language;       // the first
    Text languages;      // all, parted by spaces
    Direction direction; // in which pages follow
    const PackageFile *files;
    int file_count;
    const PackagePart *parts;
    int part_count;
    Text nav, ncx; // paths of the contents in the source, or empty
    Text cover;    // path of a picture, or empty
    Text start;    // where the text begins, by the guide of an older book: a reference from the package, or empty
    Text locked;   // by which kind of lock it cannot be read: "Adobe ADEPT"; empty: it can
} Package;

// Reads the package of a source; that of a page by itself is leaflet.h's. NULL when there is none that can be used; an
// error says why. All goes into arena. What was mended is told as warnings.
const Package *package_read(Source *source, Arena *arena, Problems *problems);

// Whether a media type is a picture's.
bool package_is_picture(Text media_type);
