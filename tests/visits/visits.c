// Visits: a whole round, from a wake on the cover through an exercise and a chapter to Hide, made by every hand on
// three glasses, in three sizes of text and two languages, one of which is read from right to left. `visits --report`
// prints the table that stands in tests/access/report.md; without an option it fails where a visit does not come to its
// end, or where that table is another. A name of an argument tells each act.
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "hand.h"
#include "hides.h"
#include "screen/home.h"

static const Size sizes[] = {{800, 480}, {600, 1024}, {1280, 800}};
static const int text_steps[] = {2, 4, 6};
static const char *const languages[] = {"en", "ar"};
enum {
    SIZE_COUNT = sizeof sizes / sizeof *sizes,
    TEXT_COUNT = sizeof text_steps / sizeof *text_steps,
    LANGUAGE_COUNT = sizeof languages / sizeof *languages,
    TURNS_MOST = 400,  // of one visit
    CHOICES_MOST = 8,  // on one step
    SETTLED_MS = 1000, // after which the cover and every screen heed a touch
};

// The goals of the design. In the first edition its audit counted, in the same exercise, 251 s by one switch at the
// middle pace; 78 keys from where Begin stands until a timer runs; and 4 to 17 s until one switch had come to Hide.
enum { EXERCISE_MOST_S = 150, TIMER_MOST_KEYS = 78 / 2, HIDE_MOST_MS = 1600 };
enum { STATIONS_LEAST = 400 }; // where Hide is tried: fewer are not both libraries

typedef enum Stretch { TO_HIDE, TO_WAKE, TO_EXERCISE, IN_EXERCISE, TO_CHAPTER, IN_CHAPTER, TO_END, AT_END } Stretch;

typedef struct Round {
    Stage stage;
    Hand hand;
    Stretch stretch;
    Id exercise, chapter;
    int step, choices; // of the exercise, and how many were made on it
    int64_t begun_ms, exercise_ms;
    int exercise_acts, timer_acts; // when it was opened; from there until its timer runs
    bool is_told, is_done;
} Round;

// ---- what is wished for

static bool is_choice(ActionKind kind)
{
    return kind == ACTION_CHOOSE || kind == ACTION_RATE || kind == ACTION_TOGGLE || kind == ACTION_SORT;
}

static bool has(const Frame *frame, ActionKind kind, Action *action)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->enabled && target->action.kind == kind) {
            *action = target->action;
            return true;
        }
    }
    return false;
}

// Past no step of it: what helps at once begins in the middle of an exercise.
static bool has_way_to(const Frame *frame, Id place, Action *action)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->enabled && target->action.kind == ACTION_OPEN && !target->action.block.at[0] &&
            id_equal(target->action.id, place)) {
            *action = target->action;
            return true;
        }
    }
    return false;
}

// The way to a place, or on to the page where it may be.
static Action way_to(const Round *round, const Frame *frame, Id place, ShelfKind shelf)
{
    Action action = {.kind = ACTION_NONE};
    const Book *book = app_book(round->stage.app);
    if (has_way_to(frame, place, &action) || has_way_to(frame, home_shelf_id(shelf), &action))
        return action;
    const Shelf *found = book_find_shelf(book, shelf);
    for (int i = 0; found && i < found->group_count; i++)
        if (has_way_to(frame, found->groups[i].id, &action))
            return action;
    if (!has(frame, ACTION_NEXT, &action))
        has(frame, ACTION_HOME, &action);
    return action;
}

// The first choice of a step that has none yet; each of a sort; else what the page is for, once; else on.
static Action in_exercise(const Round *round, const Frame *frame)
{
    Action action = {.kind = ACTION_NONE};
    bool is_chosen = false;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        is_chosen = is_chosen || (is_choice(target->action.kind) && target->selected);
        if (action.kind == ACTION_NONE && target->enabled && !target->is_bar && !target->selected &&
            (is_choice(target->action.kind) || (target->is_primary && !round->choices)))
            action = target->action;
    }
    bool is_open = action.kind != ACTION_NONE && !is_chosen && round->choices < CHOICES_MOST;
    Action on = {.kind = ACTION_NONE};
    if (!is_open && !has(frame, ACTION_ENOUGH, &on))
        has(frame, ACTION_NEXT, &on);
    return is_open ? action : on;
}

static Action wish(const Round *round, const Frame *frame)
{
    Action action = {.kind = ACTION_NONE};
    if (text_is(frame->screen, "note") && has(frame, ACTION_READ, &action))
        return action;
    if (text_is(frame->screen, "term") && has(frame, ACTION_DONE, &action))
        return action;
    switch (round->stretch) {
    case TO_EXERCISE:
        return way_to(round, frame, round->exercise, SHELF_PRACTISE);
    case IN_EXERCISE:
        return in_exercise(round, frame);
    case TO_CHAPTER:
        if (!has_way_to(frame, round->chapter, &action) && text_is(frame->screen, "exercise"))
            has(frame, ACTION_HOME, &action);
        return action.kind ? action : way_to(round, frame, round->chapter, SHELF_READ);
    case IN_CHAPTER:
        has(frame, ACTION_NEXT, &action);
        return action;
    default:
        has(frame, ACTION_HIDE, &action);
        return action;
    }
}

// ---- how far it has come

static bool is_last_page(const Frame *frame)
{
    return frame->page >= frame->page_count;
}

// Nothing follows: where to go from here is asked.
static bool is_at_landing(const Frame *frame)
{
    Action on;
    return frame->step > 0 && frame->step == frame->step_count && !has(frame, ACTION_NEXT, &on);
}

static void go_on(Round *round)
{
    const Frame *frame = stage_frame(&round->stage);
    bool is_exercise = id_equal(frame->item, round->exercise); // or a reply that it has opened
    bool is_chapter = text_is(frame->screen, "chapter") && id_equal(frame->item, round->chapter);
    int64_t now_ms = round->stage.now_ms;
    if (round->stretch == TO_HIDE && text_is(frame->screen, "cover"))
        round->stretch = TO_WAKE;
    else if (round->stretch == TO_WAKE && text_is(frame->screen, "home"))
        round->stretch = TO_EXERCISE;
    else if (round->stretch == TO_EXERCISE && is_exercise) {
        round->stretch = IN_EXERCISE;
        round->exercise_ms = now_ms;
        round->exercise_acts = round->hand.acts;
    } else if (round->stretch == IN_EXERCISE && (!is_exercise || is_at_landing(frame))) {
        round->stretch = TO_CHAPTER;
        round->exercise_ms = now_ms - round->exercise_ms;
    } else if (round->stretch == TO_CHAPTER && is_chapter)
        round->stretch = IN_CHAPTER;
    if (round->stretch == IN_CHAPTER && is_chapter && is_last_page(frame))
        round->stretch = TO_END;
    else if (round->stretch == TO_END && text_is(frame->screen, "cover"))
        round->stretch = AT_END;
}

static void tell(const Round *round, const Frame *frame, const Action *action)
{
    printf("  %7.1f s %4d acts %.*s %s page %d of %d, step %d of %d: %s %s\n", (double)round->stage.now_ms / 1000,
           round->hand.acts, TEXT_ARGS(frame->screen), frame->item.at, frame->page, frame->page_count, frame->step,
           frame->step_count, action_name(action->kind), action->id.at);
}

// Of what runs, a timer alone can be made longer.
static bool starts_timer(const Frame *frame, const Action *action)
{
    return action->kind == ACTION_PAUSE && frame_target_acting(frame, ACTION_LONGER) >= 0;
}

static bool act(Round *round, const Action *action)
{
    bool is_start = round->stretch == IN_EXERCISE && starts_timer(stage_frame(&round->stage), action);
    bool is_taken = hand_take(&round->hand, *action);
    if (is_start && is_taken)
        round->timer_acts = round->hand.acts - round->exercise_acts;
    return is_taken;
}

// One thing done; false: nothing could be.
static bool take_turn(Round *round)
{
    const Frame *frame = stage_frame(&round->stage);
    if (frame->step != round->step) {
        round->step = frame->step;
        round->choices = 0;
    }
    Action action = round->stretch == TO_WAKE ? (Action){.kind = ACTION_WAKE} : wish(round, frame);
    if (round->is_told)
        tell(round, frame, &action);
    round->choices += action.kind != ACTION_NEXT;
    if (round->stretch == TO_WAKE) {
        stage_wait(&round->stage, SETTLED_MS);
        hand_wake(&round->hand);
        return true;
    }
    if (action.kind == ACTION_NONE && round->stretch == IN_EXERCISE) { // a breath or a timer runs
        stage_wait(&round->stage, SETTLED_MS);
        return true;
    }
    return action.kind != ACTION_NONE && act(round, &action);
}

static void make(Round *round)
{
    round->begun_ms = round->stage.now_ms;
    stage_wait(&round->stage, SETTLED_MS);
    for (int i = 0; i < TURNS_MOST && round->stretch != AT_END; i++) {
        if (!take_turn(round))
            return;
        go_on(round);
    }
    round->is_done = round->stretch == AT_END;
}

// ---- the table

typedef struct Cell {
    HandKind hand;
    const char *language;
    Size size;
    int text_step;
} Cell;

static int words_in(Text text)
{
    int words = 0;
    for (size_t i = 0; i < text.size; i++)
        words += !text_is_space(text.at[i]) && (i == 0 || text_is_space(text.at[i - 1]));
    return words;
}

static int words_heard(const Transcript *transcript)
{
    int words = 0;
    for (int i = 0; i < transcript->said.count; i++)
        words += words_in(transcript->said.at[i]);
    return words;
}

static bool print_cell(const Cell *cell, FILE *out, bool is_told)
{
    Round round = {
        .is_told = is_told, .exercise = id_of(TEXT("steps-of-all-kinds")), .chapter = id_of(TEXT("first-steps"))};
    StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/whole",
                      .language = text_of(cell->language),
                      .window = cell->size,
                      .preferences.text_step = cell->text_step};
    Config config = config_defaults;
    hand_equip(cell->hand, &spec, &config);
    if (!stage_open(&round.stage, &spec))
        exit(EXIT_FAILURE);
    round.hand = (Hand){.kind = cell->hand, .stage = &round.stage};
    make(&round);
    int seconds = (int)((round.stage.now_ms - round.begun_ms) / 1000), exercise_s = (int)(round.exercise_ms / 1000);
    bool is_quick = cell->hand != HAND_ONE_SWITCH || exercise_s <= EXERCISE_MOST_S;
    if (hand_has_keys(cell->hand))
        is_quick = round.timer_acts > 0 && round.timer_acts <= TIMER_MOST_KEYS;
    fprintf(out, " %s, %d, %d s", round.is_done ? "done" : "**not done**", round.hand.acts, seconds);
    if (cell->hand == HAND_ONE_SWITCH)
        fprintf(out, " (exercise %d s)", exercise_s);
    if (hand_has_keys(cell->hand))
        fprintf(out, " (to Start %d)", round.timer_acts);
    if (cell->hand == HAND_EAR)
        fprintf(out, ", %d words", words_heard(&round.stage.transcript));
    fputs(" |", out);
    stage_close(&round.stage);
    return round.is_done && is_quick;
}

static void print_head(FILE *out)
{
    fputs("| Hand | Language |", out);
    for (int i = 0; i < SIZE_COUNT * TEXT_COUNT; i++)
        fprintf(out, " %dx%d, text %d |", sizes[i / TEXT_COUNT].w, sizes[i / TEXT_COUNT].h, text_steps[i % TEXT_COUNT]);
    fputs("\n|---|---|", out);
    for (int i = 0; i < SIZE_COUNT * TEXT_COUNT; i++)
        fputs("---|", out);
    fputs("\n", out);
}

// How many visits do not come to their end, or too late.
static int print_table(FILE *out, const char *only)
{
    int faults = 0;
    print_head(out);
    for (int row = 0; row < HAND_COUNT * LANGUAGE_COUNT; row++) {
        Cell cell = {.hand = (HandKind)(row / LANGUAGE_COUNT), .language = languages[row % LANGUAGE_COUNT]};
        if (only && strcmp(only, hand_name(cell.hand)) != 0)
            continue;
        fprintf(out, "| %s | %s |", hand_name(cell.hand), cell.language);
        for (int i = 0; i < SIZE_COUNT * TEXT_COUNT; i++) {
            cell.size = sizes[i / TEXT_COUNT];
            cell.text_step = text_steps[i % TEXT_COUNT];
            faults += !print_cell(&cell, out, only != NULL);
        }
        fputs("\n", out);
    }
    return faults;
}

// How many places one switch does not hide in time.
static int print_hides(FILE *out)
{
    Hides hides = {0};
    bool is_open = true;
    for (int i = 0; i < SIZE_COUNT; i++)
        is_open = hides_try(&hides, LECTERN_TESTS_DIR "/library/whole", sizes[i], text_steps[i]) && is_open;
    is_open = is_open && hides_try(&hides, LECTERN_CONTENT_DIR, sizes[0], text_steps[0]);
    fprintf(out, "\nOne switch, held, has cleared every page and sheet of both libraries within %.1f s.\n",
            hides.most_ms / 1000.0);
    if (hides.missing)
        fprintf(out, "**%d of them stay.**\n", hides.missing);
    bool is_whole = is_open && hides.stations >= STATIONS_LEAST;
    return hides.missing + (!is_whole || hides.most_ms > HIDE_MOST_MS);
}

static bool stands_in_report(const char *table, size_t size)
{
    enum { LIMIT = 1 << 20 };
    Arena *arena = arena_create();
    Text report;
    bool stands = file_read(arena, LECTERN_TESTS_DIR "/access/report.md", LIMIT, &report) == FILE_READ &&
                  text_find(report, (Text){table, size}, 0) < report.size;
    arena_destroy(arena);
    return stands;
}

int main(int count, char **words)
{
    const char *only = count > 1 && strcmp(words[1], "--report") != 0 ? words[1] : NULL;
    if (count > 1)
        return print_table(stdout, only) + (only ? 0 : print_hides(stdout)) ? EXIT_FAILURE : EXIT_SUCCESS;
    char *table = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&table, &size);
    if (!out)
        return EXIT_FAILURE;
    int faults = print_table(out, NULL) + print_hides(out);
    fclose(out);
    bool stands = stands_in_report(table, size);
    if (!stands)
        fputs("the table of visits in tests/access/report.md is not the one of now: see visits --report\n", stderr);
    if (faults)
        fprintf(stderr, "%d visits do not come to their end or to Hide, or too late:\n%s", faults, table);
    free(table);
    return faults || !stands ? EXIT_FAILURE : EXIT_SUCCESS;
}
