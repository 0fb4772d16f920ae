#include "command/journey.h"

#include <assert.h>
#include <errno.h>
#include <string.h>

#include "base/file.h"

enum { SCRIPT_BYTES_MOST = 1024 * 1024 };

// A string in double quotes that starts at text[0]; its end in *used. False when it is not closed.
static bool read_string(Arena *arena, Text text, Text *word, size_t *used)
{
    assert(text.size && text.at[0] == '"');
    char *copy = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 1; i < text.size; i++) {
        if (text.at[i] == '"') {
            *word = (Text){copy, size};
            *used = i + 1;
            return true;
        }
        if (text.at[i] == '\\' && i + 1 < text.size)
            i++;
        copy[size++] = text.at[i];
    }
    return false;
}

static bool read_words(Arena *arena, Text line, JourneyStep *step)
{
    Text rest = text_trim(line);
    while (rest.size && rest.at[0] != '#' && step->word_count < JOURNEY_WORDS_MOST) {
        Text *word = &step->words[step->word_count];
        size_t used = 0;
        if (rest.at[0] == '"') {
            step->quoted[step->word_count] = true;
            if (!read_string(arena, rest, word, &used))
                return false;
        } else {
            while (used < rest.size && rest.at[used] != ' ' && rest.at[used] != '\t')
                used++;
            *word = text_slice(rest, 0, used);
        }
        assert(used > 0 && used <= rest.size);
        rest = text_trim(text_slice(rest, used, rest.size));
        if (step->word_count++ == 0)
            step->rest = rest;
    }
    return true;
}

static Position place(const Journey *journey, int line)
{
    return (Position){journey->name, line, 1};
}

bool journey_parse(Arena *arena, Text bytes, Journey *journey, Problems *problems)
{
    bool is_well = true;
    int number = 0;
    for (size_t start = 0; start < bytes.size;) {
        size_t end = text_find(bytes, TEXT("\n"), start);
        JourneyStep step = {.line = ++number};
        if (!read_words(arena, text_slice(bytes, start, end), &step)) {
            problems_add(problems, SEVERITY_ERROR, place(journey, number), "a string is not closed");
            is_well = false;
        }
        if (step.word_count)
            *array_push(arena, &journey->steps) = step;
        start = end + 1;
    }
    return is_well;
}

bool journey_read(Arena *arena, const char *path, Journey *journey, Problems *problems)
{
    Text bytes;
    *journey = (Journey){.name = text_of(path)};
    if (file_read(arena, path, SCRIPT_BYTES_MOST, &bytes) == FILE_READ)
        return journey_parse(arena, bytes, journey, problems);
    problems_add(problems, SEVERITY_ERROR, place(journey, 1), "the script cannot be read: %s", strerror(errno));
    return false;
}
