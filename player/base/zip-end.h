// ZipEnd: where the directory of an archive stands, as the records at its end tell.
#pragma once

#include "base/zip.h"

typedef struct ZipEnd {
    uint64_t before;    // bytes that stand before the archive, and that none of its places counts
    uint64_t directory; // where that begins in the file
    uint64_t size;      // of the directory, in bytes
    uint64_t count;     // of entries, as they say: whoever writes no zip64 counts up to 65535 and begins anew
} ZipEnd;

// The file has at most ZIP_BYTES_MOST bytes. Without a fault the directory lies within it.
ZipFault zip_end_find(ZipEnd *end, const FileOpen *file);
