#include "device/speech-words.h"

#include <string.h>

typedef struct Escape {
    char byte;
    Text written;
} Escape;

static const Escape escapes[] = {
    {'<', {"&lt;", 4}},
    {'>', {"&gt;", 4}},
    {'&', {"&amp;", 5}},
    {'"', {"&quot;", 6}},
};
enum { ESCAPE_COUNT = sizeof escapes / sizeof *escapes, ESCAPE_MOST = 6 };

// A bracket after a bracket is left out: none is spoken.
static Text write_byte(Text text, size_t at)
{
    if (text.at[at] == '[' && at && text.at[at - 1] == '[')
        return TEXT("");
    for (int i = 0; i < ESCAPE_COUNT; i++)
        if (escapes[i].byte == text.at[at])
            return escapes[i].written;
    return text_slice(text, at, at + 1);
}

static Text escape(Arena *arena, Text text)
{
    char *bytes = arena_alloc(arena, text.size * ESCAPE_MOST + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        Text written = write_byte(text, i);
        if (written.size)
            memcpy(bytes + size, written.at, written.size);
        size += written.size;
    }
    return (Text){bytes, size};
}

Text speech_words(Arena *arena, Text voice, Text words)
{
    Text name = escape(arena, voice), said = escape(arena, words);
    return text_format(arena, "<voice name=\"%.*s\">%.*s</voice>", TEXT_ARGS(name), TEXT_ARGS(said));
}
