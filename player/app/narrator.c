#include "app/narrator.h"

void narrator_open(Narrator *narrator, const Speech *speech)
{
    *narrator = (Narrator){.speech = speech, .arena = arena_create(), .known_arena = arena_create()};
}

void narrator_close(Narrator *narrator)
{
    narrator_forget(narrator);
    arena_destroy(narrator->arena);
    arena_destroy(narrator->known_arena);
}

void narrator_forget(Narrator *narrator)
{
    arena_wipe(narrator->arena);
    arena_wipe(narrator->known_arena);
    *narrator = (Narrator){.speech = narrator->speech, .arena = narrator->arena, .known_arena = narrator->known_arena};
}
