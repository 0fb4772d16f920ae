#include "library-plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/file.h"

#define FACTS LECTERN_TESTS_DIR "/coverage/"

// The next line that is neither empty nor a comment; empty at the end.
static Text next_line(Text *rest)
{
    while (rest->size) {
        size_t end = text_find(*rest, TEXT("\n"), 0);
        Text line = text_trim(text_slice(*rest, 0, end));
        *rest = text_slice(*rest, end + 1, rest->size);
        if (line.size && line.at[0] != '#')
            return line;
    }
    return TEXT("");
}

// The next field of a line whose fields are parted by bars.
static Text next_field(Text *line)
{
    size_t bar = text_find(*line, TEXT("|"), 0);
    Text field = text_trim(text_slice(*line, 0, bar));
    *line = text_slice(*line, bar + 1, line->size);
    return field;
}

static Text read_facts(Arena *arena, const char *path)
{
    Text bytes;
    assert_int_equal(file_read(arena, path, 1 << 16, &bytes), FILE_READ);
    return bytes;
}

static void read_rows(Arena *arena, Plan *plan)
{
    Text rest = read_facts(arena, FACTS "rows.txt");
    for (Text line = next_line(&rest); line.size; line = next_line(&rest)) {
        PlanRow row = {.id = text_word(&line), .flags = text_word(&line)};
        row.lands = text_trim(line);
        *array_push(arena, &plan->rows) = row;
    }
}

static void read_places(Arena *arena, Plan *plan)
{
    Text rest = read_facts(arena, FACTS "items.txt");
    for (Text line = next_line(&rest); line.size; line = next_line(&rest)) {
        PlanPlace place = {.number = text_word(&line), .id = text_word(&line), .marks = text_word(&line)};
        size_t hash = text_find(place.id, TEXT("#"), 0);
        place.item = text_slice(place.id, 0, hash);
        place.question = text_slice(place.id, hash + 1, place.id.size);
        *array_push(arena, &plan->places) = place;
    }
}

static void read_sentences(Arena *arena, Plan *plan)
{
    Text rest = read_facts(arena, FACTS "sentences.txt");
    for (Text line = next_line(&rest); line.size; line = next_line(&rest)) {
        PlanSentence sentence = {.row = next_field(&line), .place = next_field(&line), .words = next_field(&line)};
        *array_push(arena, &plan->sentences) = sentence;
    }
}

Plan plan_read(Arena *arena)
{
    Plan plan = {0};
    read_rows(arena, &plan);
    read_places(arena, &plan);
    read_sentences(arena, &plan);
    return plan;
}

const PlanRow *plan_find_row(const Plan *plan, Text id)
{
    for (int i = 0; i < plan->rows.count; i++)
        if (text_equal(plan->rows.at[i].id, id))
            return &plan->rows.at[i];
    return NULL;
}

bool plan_lists(Text list, Text wanted)
{
    for (Text word = text_word(&list); word.size; word = text_word(&list))
        if (text_equal(word, wanted))
            return true;
    return false;
}

bool plan_has_flag(Text flags, char flag)
{
    return flags.size && memchr(flags.at, flag, flags.size);
}
