// A word by one switch: how often the highlight moves and the switch is pressed until a word of the shipped library is
// taken, letters, rows and all. The table is printed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/stage.h"
#include "find/finder.h"

enum { WORDS = 121, STEPS_MOST = 200, APART_MS = 400, MOVES_MEDIAN = 12, PRESSES_MEDIAN = 8 };

typedef struct Steps {
    int moves, presses;
} Steps;

// The highlight is moved by a second switch here, so that no clock is waited for: it goes the same way by itself.
static const Config config = {.act_key = "Space", .move_key = "Return", .offers_find = true, .allows_voice = true};

static void press(Stage *stage, const char *key)
{
    stage_key(stage, key, false);
    stage_wait(stage, APART_MS);
}

static bool is_same(Rect a, Rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

static Text fold(Folding *folding, Arena *arena, Text text)
{
    Tokens tokens = tokens_of(folding, arena, text, TOKENS_TYPED);
    return tokens.count == 1 ? tokens.at[0].word : TEXT("");
}

typedef struct Typing {
    Stage *stage;
    Arena *arena;
    Folding folding;
    Text word;   // folded
    size_t done; // bytes of it that are typed
} Typing;

static bool is_wanted(Typing *typing, const Target *target, ActionKind kind)
{
    if (!target->enabled || target->action.kind != kind)
        return false;
    size_t next = typing->done;
    if (kind == ACTION_CHOOSE)
        return text_equal(fold(&typing->folding, typing->arena, target->label), typing->word);
    if (kind != ACTION_TYPE)
        return true;
    if (next == typing->word.size)
        return false;
    text_next(typing->word, &next);
    Text letter = text_slice(typing->word, typing->done, next);
    return text_equal(fold(&typing->folding, typing->arena, id_text(&target->action.id)), letter);
}

// The whole word where it is offered, else its next letter, else the places that hold it.
static const Target *wanted_of(Typing *typing, const Frame *frame)
{
    static const ActionKind kinds[] = {ACTION_CHOOSE, ACTION_TYPE, ACTION_EXPAND};
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (int i = 0; i < frame->targets.count; i++)
            if (is_wanted(typing, &frame->targets.at[i], kinds[k]))
                return &frame->targets.at[i];
    return NULL;
}

// Steps until one control is taken; its action.
static Action take(Typing *typing, Steps *steps)
{
    for (;;) {
        const Frame *frame = stage_frame(typing->stage);
        const Target *wanted = wanted_of(typing, frame);
        assert_non_null(wanted);
        Action action = wanted->action;
        bool is_here = rect_encloses(frame->ring, wanted->rect), takes = is_same(frame->ring, wanted->rect);
        press(typing->stage, is_here ? "Space" : "Return");
        *(is_here ? &steps->presses : &steps->moves) += 1;
        assert_true(steps->presses + steps->moves < STEPS_MOST);
        if (takes)
            return action;
    }
}

static Steps steps_to(Typing *typing)
{
    Steps steps = {0};
    Action action;
    app_perform(typing->stage->app, (Action){.kind = ACTION_HOME});
    app_perform(typing->stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("find"))});
    typing->done = 0;
    stage_wait(typing->stage, APART_MS);
    do {
        action = take(typing, &steps);
        if (action.kind == ACTION_TYPE)
            text_next(typing->word, &typing->done);
    } while (action.kind == ACTION_TYPE);
    return steps;
}

static int compare(const void *a, const void *b)
{
    return *(const int *)a - *(const int *)b;
}

static int median(int *numbers, int count)
{
    qsort(numbers, (size_t)count, sizeof *numbers, compare);
    return numbers[count / 2];
}

// Those of the shipped library that are typed, evenly among all.
static int list_words(Book *book, Arena *arena, Text words[WORDS])
{
    Finder *finder = finder_open(book, (Id){0});
    while (finder_build_some(finder))
        continue;
    const WordIndex *index = finder_index(finder);
    int count = 0, number = 0;
    for (WordCursor cursor = word_index_begin(index); word_index_next(&cursor); number++)
        if (number * WORDS / index->word_count == count && count < WORDS && !text_is_digit(cursor.word.at[0]))
            words[count++] = text_copy(arena, cursor.word);
    finder_close(finder);
    return count;
}

static void few_steps_lead_to_a_word(void **state)
{
    (void)state;
    Stage stage;
    assert_true(
        stage_open(&stage, &(StageSpec){.content = LECTERN_CONTENT_DIR, .window = {1280, 800}, .config = &config}));
    while (app_work(stage.app))
        continue;
    Arena *arena = arena_create();
    Text words[WORDS];
    int moves[WORDS], presses[WORDS], both[WORDS], count = list_words(app_book(stage.app), arena, words);
    Typing typing = {.stage = &stage, .arena = arena, .folding = {.language = TEXT("en")}};
    press(&stage, "Space"); // brings the highlight out
    for (int i = 0; i < count; i++) {
        typing.word = words[i];
        Steps steps = steps_to(&typing);
        moves[i] = steps.moves;
        presses[i] = steps.presses;
        both[i] = steps.moves + steps.presses;
    }
    printf("%d words by one switch, median: %d presses, %d moves, %d together\n", count, median(presses, count),
           median(moves, count), median(both, count));
    assert_true(count > WORDS / 2);
    assert_true(median(moves, count) <= MOVES_MEDIAN && median(presses, count) <= PRESSES_MEDIAN);
    folding_close(&typing.folding);
    arena_destroy(arena);
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(few_steps_lead_to_a_word)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
