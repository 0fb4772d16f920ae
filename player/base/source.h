// Source: what a library or a book is read from: bytes by a path inside it. It is a folder or an archive (Zip); who
// reads knows nothing of that. Nothing is looked at before it is asked for and nothing stays open, so that a disc may
// come and go: which of the two it is turns out when something is first found there. The directory of an archive is
// kept until another file stands in its place.
//
// A path is parts with '/' between them, from the top of the source. None leads out of it, and no link of the file
// system does: what one names outside is FILE_OUTSIDE. A library itself may be a link to its present version. What is
// read must be a plain file. In an archive that cannot be read everything is FILE_DAMAGED, or FILE_FAILED where the
// disc is at fault; source_prove says what is wrong with it.
#pragma once

#include "base/file.h"
#include "base/index.h"
#include "base/interrupt.h"
#include "base/problem.h"

typedef struct Source Source;

// The source that is the folder or archive at path (copied), which need not be there yet. Never NULL. A file that is a
// page by itself (source_page) is no archive: its source is the folder that it stands in, of which nothing is listed.
Source *source_open(const char *path);
void source_close(Source *source);

// The source that is the archive or page at a path in a folder, another source, which need not live as long. No link
// leads out of that folder here either.
Source *source_open_beneath(const Source *folder, Text path);

// From here on whoever reads of an archive breaks off when this is due, with FILE_FAILED; NULL: nobody does.
void source_heed(Source *source, Interrupt *interrupt);

// It is what stands at path (copied) from now on. Nothing of it is being read meanwhile.
void source_move(Source *source, const char *path);

// It is a folder of the file system; false as well while nothing stands there.
bool source_is_folder(Source *source);

// What is below this name (an id, copied) is found in the other source (lent until it is taken off) from now
// on: the pictures of a book are, beside those of the library. Only files are found there: listing shows none of them.
enum { SOURCE_MOUNTS_MOST = 72 };
void source_mount(Source *source, Text name, Source *other);
void source_unmount(Source *source, const Source *other);

// What goes by a path in an index of Text is found there from now on, before any file: what was unpacked from one. The
// index is lent until it is taken back; listing shows none of it.
void source_lend(Source *source, const Index *files);
void source_take_back(Source *source, const Index *files);

// The path, in the source, of the page that the source is all about: a file with one of these endings: .html, .htm,
// .xhtml, .md, .markdown, .txt. Empty where it is an archive for all that, by how it begins, or anything else.
Text source_page(Source *source);

// True for a path that names something inside, whatever the source is: parts that are neither empty nor "." nor "..",
// no '/' first, no NUL, shorter than the system's longest. Any other path is missing in every source.
bool source_may_hold(Text path);

// What people and problems call what is at a path, "content/en/about.xml" or "moby.epub/OPS/ch3.xhtml", in arena; the
// source itself for an empty path.
Text source_name(const Source *source, Arena *arena, Text path);

typedef struct SourceBytes {
    FileStatus status;
    bool is_altered; // an archive's checksum is not that of the bytes: they are not what was packed
    Text bytes;      // followed by a NUL that is not counted; empty unless status is FILE_READ
} SourceBytes;

// Reads what is at path whole into arena; over limit bytes it is too large.
SourceBytes source_read(Source *source, Arena *arena, Text path, size_t limit);

// FILE_READ, and how large it is, when it could be read.
FileStatus source_find(Source *source, Text path, size_t *size);

// The start of a file, as far as it was read.
typedef struct SourceStart {
    FileStatus status; // of opening it; the rest means nothing unless that is FILE_READ
    Source *source;
    size_t size;                // of the whole, in bytes
    FileOpen file;              // itself, or the archive that it stands in
    struct ZipReading *reading; // in an archive
    Text lent;                  // bytes that are in memory already, where no file is open
    bool is_altered;            // as SourceBytes has it, once all was read
    Text bytes;                 // all that was read; it stays in its place
    Text newest;                // the last piece of that
} SourceStart;

// Begins to read what is at path in pieces, into arena; over limit bytes it is too large. End it with source_stop.
SourceStart source_start(Source *source, Arena *arena, Text path, size_t limit);

// Reads the next piece. False when nothing is left, or it cannot be read.
bool source_more(SourceStart *start);
void source_stop(SourceStart *start);

// Lists the names that stand directly in a folder of the source (empty: its top), but for folders and those that begin
// with '.', ordered by bytes, in arena. Returns how many; 0 when there is no such folder.
int source_list(Source *source, Arena *arena, Text folder, const Text **names);

// Lists the folders that stand directly in a folder of the file system likewise; in an archive there are none.
int source_list_folders(Source *source, Arena *arena, Text folder, const Text **names);

// Lists the paths of all files, in all folders, likewise; in a folder of the file system down to a depth of 8, and no
// more than an archive may hold.
int source_list_all(Source *source, Arena *arena, const Text **paths);

// Looks an archive over: a Problem for it, or for what is wrong with its directory and with each file in it that has at
// most limit bytes. Returns how many files it holds. Of a folder it says nothing.
int source_prove(Source *source, size_t limit, Problems *problems);

// What was read since the source was opened, for tests; a start counts for the pieces that were taken. Of an archive
// the bytes are those that were unpacked, be they thrown away.
typedef struct SourceCounts {
    long files, bytes;
    long directories; // of archives
} SourceCounts;

SourceCounts source_counts(const Source *source);
