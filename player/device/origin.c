#include "device/origin.h"

#include <stdlib.h>

#include "base/file.h"
#include "device/machine.h"

enum { START_S = 180, NOTE_BYTES = 256 };

Origin origin_of(Text note, double up_s)
{
    Text result = text_word(&note), code = text_word(&note), status = text_word(&note);
    if (text_is(result, "watchdog") || text_is(result, "timeout"))
        return ORIGIN_HANG;
    if (text_is(code, "exited") && text_is(status, "11")) // LOOP_RESTART
        return ORIGIN_STAFF;
    if (result.size && !text_is(result, "success"))
        return ORIGIN_FAULT;
    return up_s > START_S ? ORIGIN_AGAIN : ORIGIN_MACHINE;
}

Origin origin_read(void)
{
    Arena *arena = arena_create();
    const char *folder = getenv("RUNTIME_DIRECTORY");
    Text note = TEXT("");
    if (folder &&
        file_read(arena, file_path(arena, text_of(folder), TEXT(ORIGIN_NOTE)), NOTE_BYTES, &note) != FILE_READ)
        note = TEXT("");
    Origin origin = origin_of(note, machine_up_s());
    arena_destroy(arena);
    return origin;
}
