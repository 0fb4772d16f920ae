#include "base/zip-bytes.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

uint64_t zip_bytes_number(Text bytes, size_t at, int count)
{
    uint64_t number = 0;
    assert(count <= 8 && at + (size_t)count <= bytes.size);
    while (count-- > 0)
        number = number << 8 | (unsigned char)bytes.at[at + (size_t)count];
    return number;
}

ssize_t zip_bytes_read(const FileOpen *file, uint64_t at, char *bytes, size_t size)
{
    size_t done = 0;
    while (done < size) {
        ssize_t got = pread(file->descriptor, bytes + done, size - done, (off_t)(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}
