#include "device/zones.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

#define ZONES_FOLDER "/usr/share/zoneinfo/"

static int compare(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

// The third of the fields that tabs part; empty where there is none.
static Text third_field(Text line)
{
    for (int field = 0; field < 2; field++) {
        size_t tab = text_find(line, TEXT("\t"), 0);
        line = text_slice(line, tab < line.size ? tab + 1 : line.size, line.size);
    }
    return text_slice(line, 0, text_find(line, TEXT("\t"), 0));
}

Zones zones_parse(Arena *arena, Text bytes)
{
    Zones zones = {0};
    while (bytes.size) {
        size_t end = text_find(bytes, TEXT("\n"), 0);
        Text line = text_slice(bytes, 0, end), zone = third_field(line);
        bytes = text_slice(bytes, end < bytes.size ? end + 1 : end, bytes.size);
        if (zone.size && line.at[0] != '#')
            *array_push(arena, &zones.list) = zone;
    }
    if (zones.list.count)
        qsort(zones.list.at, (size_t)zones.list.count, sizeof *zones.list.at, compare);
    return zones;
}

Zones zones_read(Arena *arena)
{
    enum { BYTES_MOST = 1 << 18 };
    Text bytes;
    bool is_read = file_read(arena, ZONES_FOLDER "zone1970.tab", BYTES_MOST, &bytes) == FILE_READ;
    return is_read ? zones_parse(arena, bytes) : (Zones){0};
}

void zones_present(char *name, size_t size)
{
    char target[PATH_MAX];
    assert(size > 0);
    name[0] = '\0';
    ssize_t length = readlink("/etc/localtime", target, sizeof target - 1);
    if (length <= 0)
        return;
    target[length] = '\0';
    const char *found = strstr(target, "zoneinfo/");
    found = found ? found + strlen("zoneinfo/") : "";
    if (strlen(found) < size)
        strcpy(name, found); // NOLINT(clang-analyzer-security.insecureAPI.strcpy): it fits
}
