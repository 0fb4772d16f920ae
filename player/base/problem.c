#include "base/problem.h"

#include <assert.h>
#include <string.h>

#include "base/spelling.h"

// A control, also of those beyond ASCII, would break the line that it is told on, or steer a terminal.
static bool is_plain(uint32_t point)
{
    return point >= 0x20 && (point < 0x7F || point > 0x9F);
}

static bool are_plain(Text words)
{
    for (size_t at = 0; at < words.size;)
        if (!is_plain(text_next(words, &at)))
            return false;
    return text_ill_formed(words) == words.size;
}

// Words that quote a file are not sound before it is: what is no letter becomes U+FFFD, an end of a line a space.
static Text plain_words(Arena *arena, const char *format, va_list args)
{
    static const Text unknown = {"\xEF\xBF\xBD", 3};
    Text words = text_vformat(arena, format, args);
    if (are_plain(words))
        return words;
    char *plain = arena_alloc(arena, words.size * unknown.size + 1, 1);
    size_t size = 0;
    for (size_t at = 0; at < words.size;) {
        size_t start = at;
        uint32_t point = text_next(words, &at);
        Text letter = text_slice(words, start, at);
        if (text_is_space(words.at[start]))
            letter = TEXT(" ");
        else if (!is_plain(point) || point == 0xFFFD)
            letter = unknown;
        memcpy(plain + size, letter.at, letter.size);
        size += letter.size;
    }
    return (Text){plain, size};
}

void problems_add(Problems *problems, Severity severity, Position at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    *array_push(problems->arena, &problems->list) = (Problem){
        .severity = severity,
        .at = at,
        .sentence = plain_words(problems->arena, format, args),
    };
    va_end(args);
    if (severity == SEVERITY_ERROR)
        problems->error_count++;
    else
        problems->warning_count++;
}

void problems_hint(Problems *problems, const char *format, ...)
{
    assert(problems->list.count);
    va_list args;
    va_start(args, format);
    problems->list.at[problems->list.count - 1].hint = plain_words(problems->arena, format, args);
    va_end(args);
}

static int compare_places(const Problem *a, const Problem *b)
{
    int order = text_compare(a->at.file, b->at.file);
    if (!order)
        order = (a->at.line > b->at.line) - (a->at.line < b->at.line);
    if (!order)
        order = (a->at.column > b->at.column) - (a->at.column < b->at.column);
    return order;
}

// Merges the ordered runs from..middle and middle..end of list into merged, at the same place. Of equals the earlier
// goes first.
static void merge_runs(const Problem *list, const int ends[3], Problem *merged)
{
    int a = ends[0], b = ends[1];
    for (int to = ends[0]; to < ends[2]; to++) {
        bool is_first = b == ends[2] || (a < ends[1] && compare_places(&list[a], &list[b]) <= 0);
        merged[to] = is_first ? list[a++] : list[b++];
    }
}

// Merge sort: stable, and no list takes much longer than another.
void problems_sort(Problems *problems)
{
    int count = problems->list.count;
    Arena *scratch = arena_create();
    Problem *list = problems->list.at, *merged = arena_many(scratch, Problem, count);
    for (int size = 1; size < count; size *= 2) {
        for (int from = 0; from < count; from += 2 * size) {
            int middle = from + size < count ? from + size : count;
            int end = middle + size < count ? middle + size : count;
            merge_runs(list, (int[3]){from, middle, end}, merged);
        }
        memcpy(list, merged, sizeof *list * (size_t)count);
    }
    arena_destroy(scratch);
}

void problem_print(const Problem *problem, FILE *out)
{
    fprintf(out, "%.*s:%d:%d: %s: %.*s", TEXT_ARGS(problem->at.file), problem->at.line, problem->at.column,
            problem->severity == SEVERITY_ERROR ? "error" : "warning", TEXT_ARGS(problem->sentence));
    if (problem->hint.size)
        fprintf(out, "; %.*s", TEXT_ARGS(problem->hint));
    fputc('\n', out);
}

// The typos between them; more than so many are not counted to their end.
static int typos_in(const Spelling *spelling, Text candidate, int most)
{
    SpellingColumn column = spelling_first(spelling);
    for (size_t at = 0; at < candidate.size;) {
        column = spelling_next(spelling, &column, text_next(candidate, &at));
        if (spelling_is_lost(spelling, &column, most))
            return most + 1;
    }
    return spelling_distance(spelling, &column);
}

Text problem_nearest(Text word, const Text *candidates, int count)
{
    Text nearest = TEXT("");
    Spelling spelling;
    spelling_set(&spelling, word);
    int least = (int)word.size / 3 + 1;
    if (spelling.count == SPELLING_POINTS_MOST)
        return nearest;
    for (int i = 0; i < count; i++) {
        int distance = typos_in(&spelling, candidates[i], least);
        if (distance <= least && (distance < least || !nearest.size)) {
            least = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}
