#include "command/made-text.h"

#include <math.h>
#include <string.h>

enum { WORDS_OF_LANGUAGE = 200000, WORDS_A_PARAGRAPH = 40, WORD_SIZE = 32 };

static uint32_t roll(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

// A number whose logarithm is as likely anywhere.
static int roll_rank(uint32_t *seed)
{
    double part = (double)roll(seed) / (double)(1 << 24);
    return (int)pow(WORDS_OF_LANGUAGE, part);
}

// Syllables that spell a number.
static Text spell(Arena *arena, int rank)
{
    static const char *const syllables[] = {"ka", "re", "mi", "to", "su", "na", "le", "din", "po", "sha", "gor", "el"};
    enum { SYLLABLES = sizeof syllables / sizeof *syllables };
    uint32_t number = (uint32_t)rank * 2654435761u % 1000003u;
    char *word = arena_many(arena, char, WORD_SIZE);
    size_t size = 0;
    do {
        for (const char *letter = syllables[number % SYLLABLES]; *letter; letter++)
            word[size++] = *letter;
    } while ((number /= SYLLABLES) > 0);
    return (Text){word, size};
}

Text made_text_word(Arena *arena, uint32_t *seed)
{
    return spell(arena, roll_rank(seed));
}

Text made_text_paragraph(Arena *arena, uint32_t *seed)
{
    char *bytes = arena_many(arena, char, WORDS_A_PARAGRAPH *WORD_SIZE);
    size_t size = 0;
    for (int i = 0; i < WORDS_A_PARAGRAPH; i++) {
        Text word = made_text_word(arena, seed);
        memcpy(bytes + size, word.at, word.size);
        size += word.size;
        bytes[size++] = ' ';
    }
    return (Text){bytes, size};
}
