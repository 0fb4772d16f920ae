#include "command/voice-notice.h"

#include <stdio.h>

#include "book/book.h"
#include "device/voice.h"

static void tell_voiceless(const char *path, VoiceList *voices)
{
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(path);
    Book *book = source ? book_open(source, TEXT(""), &problems) : NULL;
    for (int i = 0; book && i < book->language_count; i++)
        if (!voice_list_find(voices, book->languages[i].code).size)
            fprintf(stderr,
                    "lectern: on this machine " VOICE_PROGRAM
                    " has no voice for %.*s (%.*s): what is written in it is not read aloud\n",
                    TEXT_ARGS(book->languages[i].name), TEXT_ARGS(book->languages[i].code));
    book_close(book);
    source_close(source);
    arena_destroy(problems.arena);
}

void voice_notice_print(char *const *paths, int count)
{
    Arena *arena = arena_create();
    const char *program = speech_process_find(arena, VOICE_PROGRAM);
    VoiceList voices;
    voice_list_open(&voices, &(VoiceListSpec){.program = program});
    if (!program)
        fputs("lectern: " VOICE_PROGRAM
              " is not installed: on this machine nothing is read aloud, and Listen is left out\n",
              stderr);
    for (int i = 0; program && i < count; i++)
        tell_voiceless(paths[i], &voices);
    voice_list_close(&voices);
    arena_destroy(arena);
}
