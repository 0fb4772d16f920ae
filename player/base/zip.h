// Zip: what stands in an archive (PKWARE's APPNOTE 6.3), by the directory at its end, and the bytes of each entry. It
// is read with pread alone, so that a stick that is pulled out gives an error and no signal, and nothing is written.
//
// The directory is believed, as far as its figures can be true: what stands before an entry's bytes only tells where
// these begin. Read are entries that are stored or deflated, in one file, with whatever stands before the archive or
// behind it; records of zip64 are read where their figures stay within the limits. A name is UTF-8 where its bytes are,
// whatever its flag says; else what Info-ZIP's extra field says (0x7075), else code page 437. A '\' in it is a '/'. Of
// two entries of one name the first counts, always. Folders are no entries.
//
// Memory: an entry of 48 bytes, and its name; while the directory is read, that as well.
#pragma once

#include "base/file.h"
#include "base/interrupt.h"

// What is more is no book, but would be read for a long time. The largest of 117 real books has 52 MB and 2,100
// entries; each of these holds twenty times as much.
enum {
    ZIP_BYTES_MOST = INT32_MAX, // of the file: 2 GB
    ZIP_ENTRIES_MOST = 100000,
    ZIP_DIRECTORY_MOST = 16 * 1024 * 1024, // 160 bytes for each of so many entries
    ZIP_NAME_MOST = 1024,                  // bytes of UTF-8
    ZIP_RATIO_MOST = 1032,                 // zlib's technical details: no deflated byte holds more
};

// What keeps an entry from being read. The directory shows it.
typedef enum ZipFlaw {
    ZIP_SOUND,
    ZIP_LOCKED, // encrypted
    ZIP_ALIEN,  // packed otherwise than by deflate
    ZIP_LYING,  // it would stand outside the archive, reach into the next entry, or hold more than it can
} ZipFlaw;

typedef struct ZipEntry {
    Text name;
    uint32_t header; // where it begins in the file, with a head of its own
    uint32_t packed; // bytes in the file, behind that head
    uint32_t size;   // bytes when they are unpacked; UINT32_MAX: so many or more
    uint32_t sum;    // CRC-32 of those
    uint32_t place;  // in the directory
    bool is_deflated;
    ZipFlaw flaw;
} ZipEntry;

typedef struct Zip {
    const ZipEntry *entries; // ordered by name, in bytes
    int count;
    int nameless_count;          // left out: the name is empty, too long or holds a NUL
    int double_count;            // left out: an earlier entry has that name
    Text nameless, first_double; // the first of each, as far as it can be told
} Zip;

typedef enum ZipFault {
    ZIP_READ,
    ZIP_FAILED,    // it could not be read, or was broken off; errno says which (EINTR)
    ZIP_EMPTY,     // there is nothing in the file
    ZIP_NONE,      // the file is no archive
    ZIP_CUT,       // it begins as an archive and does not end as one
    ZIP_SPLIT,     // a part of one that is spread over several files
    ZIP_CONCEALED, // the directory itself is encrypted
    ZIP_TOO_MANY,  // more entries, or a longer directory
    ZIP_BROKEN,    // the directory is not where it should be, or is none
} ZipFault;

// Reads the directory of an open file, of at most ZIP_BYTES_MOST bytes, into arena; without a fault the zip is that.
// The interrupt, which may be NULL, breaks it off.
ZipFault zip_read(Zip *zip, Arena *arena, const FileOpen *file, Interrupt *interrupt);

// "is cut off", what to say after the archive's name; and what to do about it.
const char *zip_fault_sentence(ZipFault fault);
const char *zip_fault_hint(ZipFault fault);

// Lends the entry of that name, or NULL.
const ZipEntry *zip_find(const Zip *zip, Text name);

// The place of the first entry whose name is not before that one, up to count.
int zip_search(const Zip *zip, Text name);

// ---- The bytes of an entry

typedef struct ZipReading ZipReading;

typedef struct ZipTaken {
    FileStatus status; // FILE_READ, or FILE_FAILED, or FILE_DAMAGED: nothing more of it comes
    size_t size;       // bytes
    bool is_altered;   // all has been taken, and it is not what was packed: its checksum is another
} ZipTaken;

// Begins to read an entry of an open file, which stays open until zip_stop. FILE_READ: the reading is to be stopped.
// Over limit bytes it is too large; nothing has been allocated for it then.
FileStatus zip_start(const ZipEntry *entry, const FileOpen *file, size_t limit, ZipReading **reading);

// Unpacks up to size bytes more, and none beyond what the directory says; fewer only at the end. The interrupt, which
// may be NULL, breaks it off: it has failed then.
ZipTaken zip_take(ZipReading *reading, char *bytes, size_t size, Interrupt *interrupt);
void zip_stop(ZipReading *reading);
