// What is spoken is what is seen: on every screen of two libraries the words that the stops speak, without those for
// role, state and position and for what words stand in, are the words of all lines, labels and picture descriptions,
// each once; the stops stand in reading order; and keys reach each control once (EN 301 549, 5.1.3.3). Words for role,
// state, position and surroundings must be there, each where it is due, and nowhere else; a sign that is only seen, as
// the number of an item, is said by the words beside it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "app/focus.h"
#include "app/screen-reader.h"
#include "command/screen-walk.h"
#include "nine.h"

enum { PRINTED_MOST = 40 };

// ---- bags of words

typedef struct Bag {
    Arena *arena;
    Text *at;
    int count, room;
} Bag;

// Marks that end words on the glass or by ear: they are no part of them.
static Text without_marks(Text word)
{
    static const char *const marks[] = {".", ",", ":", ";", "!", "?", "…", "،", "؛", "؟"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        Text mark = text_of(marks[i]);
        if (word.size >= mark.size && text_equal(text_slice(word, word.size - mark.size, word.size), mark))
            return without_marks(text_slice(word, 0, word.size - mark.size));
    }
    return word;
}

static void bag_add(Bag *bag, Text text)
{
    for (Text word = text_word(&text); word.size; word = text_word(&text))
        if (without_marks(word).size)
            *array_push(bag->arena, bag) = without_marks(word);
}

static bool bag_take(Bag *bag, Text word)
{
    for (int i = 0; i < bag->count; i++) {
        if (!text_equal(bag->at[i], without_marks(word)))
            continue;
        bag->at[i] = bag->at[--bag->count];
        return true;
    }
    return false;
}

// Takes words out; those that are not there go to missing.
static void bag_subtract(Bag *bag, Text words, Bag *missing)
{
    for (Text word = text_word(&words); word.size; word = text_word(&words))
        if (without_marks(word).size && !bag_take(bag, word) && missing)
            bag_add(missing, word);
}

static void bag_pour(Bag *bag, const Bag *from)
{
    for (int i = 0; i < from->count; i++)
        bag_add(bag, from->at[i]);
}

// ---- a judge

typedef struct Trial {
    Scene scene;
    Arena *arena;
    const char *fault; // NULL: none
    Text what;
} Trial;

static void fault(Trial *trial, const char *fault, Text what)
{
    if (trial->fault)
        return;
    trial->fault = fault;
    trial->what = what;
}

// Lines as they were written: a word that is broken over two is one.
static Text visible_words(const Trial *trial, int first, int end)
{
    Text words = TEXT("");
    const Line *lines = trial->scene.frame->lines.at, *last = NULL;
    for (int i = first; i < end; last = &lines[i++]) {
        bool goes_on =
            last && lines[i].passage.size && lines[i].passage.at == last->passage.at && lines[i].start == last->end;
        if (lines[i].is_sign)
            continue;
        Text shown = lines[i].passage.size ? text_slice(lines[i].passage, lines[i].start, lines[i].end) : lines[i].text;
        words = text_format(trial->arena, "%.*s%s%.*s", TEXT_ARGS(words), goes_on ? "" : " ", TEXT_ARGS(shown));
    }
    return words;
}

// Its middle does: letters have air above and below them, which may reach beyond the border of a control.
static bool stands_in(const Target *target, const Line *line)
{
    Rect rect = line->rect;
    return rect_encloses(target->rect, (Rect){rect.x, rect.y + rect.h / 2, rect.w, 1});
}

// What the eye finds on a control: the words within it, and its name where that is not among them.
static void see_target(const Trial *trial, const Target *target, bool *is_taken, Bag *seen)
{
    Bag own = {.arena = trial->arena}, unseen = {.arena = trial->arena};
    const Frame *frame = trial->scene.frame;
    for (int i = 0; i < frame->lines.count; i++) {
        bool is_running = target->role == ROLE_LINK && frame->lines.at[i].block.at[0];
        if (is_taken[i] || is_running || !stands_in(target, &frame->lines.at[i]))
            continue;
        int end = i;
        while (end < frame->lines.count && stands_in(target, &frame->lines.at[end]))
            is_taken[end++] = true;
        bag_add(&own, visible_words(trial, i, end));
    }
    bag_pour(seen, &own);
    bag_subtract(&own, target->label, &unseen);
    bag_pour(seen, &unseen);
}

static Bag see_frame(const Trial *trial)
{
    Bag seen = {.arena = trial->arena};
    const Frame *frame = trial->scene.frame;
    bool *is_taken = arena_many(trial->arena, bool, frame->lines.count + 1);
    for (int i = 0; i < frame->targets.count; i++)
        if (!frame->targets.at[i].is_rest) // those words are in the name of the link
            see_target(trial, &frame->targets.at[i], is_taken, &seen);
    for (int i = 0; i < frame->pictures.count; i++)
        bag_add(&seen, frame->pictures.at[i].alt);
    for (int i = 0, end; i < frame->lines.count; i = end) {
        end = i;
        while (end < frame->lines.count && is_taken[end] == is_taken[i])
            end++;
        if (!is_taken[i])
            bag_add(&seen, visible_words(trial, i, end));
    }
    return seen;
}

static PhraseId state_phrase(const Target *target)
{
    if (!target->enabled)
        return PHRASE_STATE_OFF;
    if (target->role == ROLE_QUESTION)
        return target->selected ? PHRASE_STATE_OPEN : PHRASE_STATE_CLOSED;
    bool is_choice = target->role == ROLE_OPTION || target->role == ROLE_TAB;
    return target->selected ? PHRASE_STATE_SELECTED : is_choice ? PHRASE_STATE_UNSELECTED : PHRASE_COUNT;
}

// Whether two are of one group where none says of which it is: of one role, and in no bar.
static bool are_neighbours(const Trial *trial, int index, int other)
{
    const Stop *stops = trial->scene.stops->at;
    if (other < 0 || other >= trial->scene.stops->count || stops[other].kind != STOP_TARGET)
        return false;
    const Target *one = &trial->scene.frame->targets.at[stops[index].index];
    const Target *two = &trial->scene.frame->targets.at[stops[other].index];
    return one->role == two->role && !two->is_bar && !two->member.of;
}

static Text place_words(const Trial *trial, int index)
{
    const Target *target = &trial->scene.frame->targets.at[trial->scene.stops->at[index].index];
    int before = 0, after = 0;
    if (target->is_bar || target->member.is_named || target->member.of == 1)
        return TEXT("");
    if (target->member.of)
        return phrase_numbers(trial->arena, trial->scene.phrases, PHRASE_PART_OF,
                              (int[]){target->member.nth, target->member.of});
    while (are_neighbours(trial, index, index - before - 1))
        before++;
    while (are_neighbours(trial, index, index + after + 1))
        after++;
    if (!before && !after)
        return TEXT("");
    return phrase_numbers(trial->arena, trial->scene.phrases, PHRASE_PART_OF, (int[]){before + 1, before + after + 1});
}

// Who stand next to each other in one group count on.
static void judge_members(Trial *trial)
{
    const Frame *frame = trial->scene.frame;
    for (int i = 1; i < frame->targets.count; i++) {
        const Member *last = &frame->targets.at[i - 1].member, *member = &frame->targets.at[i].member;
        bool counts_on = member->nth == last->nth + 1 && member->of == last->of && member->group == last->group;
        bool begins = !last->nth || !member->nth || last->nth == last->of || member->nth == 1;
        if (!begins && !counts_on)
            fault(trial, "does not count on", frame->targets.at[i].label);
    }
}

static Text words_of_table(const Trial *trial, const int numbers[2])
{
    const Phrases *phrases = trial->scene.phrases;
    Text sides[] = {phrase_numbers(trial->arena, phrases, PHRASE_COUNT_ROWS, (int[]){numbers[0], 0}),
                    phrase_numbers(trial->arena, phrases, PHRASE_COUNT_COLUMNS, (int[]){numbers[1], 0})};
    return phrase_pair(trial->arena, phrases, PHRASE_KIND_TABLE, sides);
}

// What is said of one thing that words stand in.
static Text context_words(const Trial *trial, const Context *context)
{
    static const PhraseId notes[] = {
        [NOTE_TIP] = PHRASE_KIND_TIP, [NOTE_CARE] = PHRASE_KIND_CARE, [NOTE_EXAMPLE] = PHRASE_KIND_EXAMPLE};
    static const PhraseId levels[] = {PHRASE_COUNT, PHRASE_KIND_TITLE, PHRASE_KIND_HEADING, PHRASE_KIND_SUBHEADING};
    const int numbers[2] = {context->number, context->count};
    PhraseId id = PHRASE_KIND_LIST;
    if (context->kind == CONTEXT_HEADING)
        id = levels[context->number];
    if (context->kind == CONTEXT_ITEM)
        id = PHRASE_PART_OF;
    if (context->kind == CONTEXT_QUOTE)
        id = PHRASE_KIND_QUOTE;
    if (context->kind == CONTEXT_NOTE)
        id = notes[context->note];
    if (context->kind == CONTEXT_TABLE)
        return words_of_table(trial, numbers);
    if (context->kind == CONTEXT_ROW)
        id = context->number ? PHRASE_KIND_ROW : PHRASE_KIND_HEADS;
    if (context->kind == CONTEXT_CELL && context->head.size)
        return context->head;
    if (context->kind == CONTEXT_CELL)
        id = PHRASE_KIND_COLUMN;
    return phrase_numbers(trial->arena, trial->scene.phrases, id, numbers);
}

static void take_surroundings(const Trial *trial, const Stop *stop, Bag *said, Bag *missing)
{
    const Context *context = trial->scene.frame->lines.at[stop->first].context;
    for (; context; context = context->outer)
        bag_subtract(said, context_words(trial, context), missing);
}

// The number of an item is that which its words say.
static void judge_signs(Trial *trial)
{
    const Frame *frame = trial->scene.frame;
    for (int i = 0; i + 1 < frame->lines.count; i++) {
        const Line *sign = &frame->lines.at[i], *words = &frame->lines.at[i + 1];
        if (!sign->is_sign || words->is_sign || words->context == NULL)
            continue;
        Text number =
            phrase_numbers(trial->arena, trial->scene.phrases, PHRASE_LIST_NUMBER, (int[]){words->context->number, 0});
        if (words->context->kind == CONTEXT_ITEM && !text_equal(sign->text, number))
            fault(trial, "another number than is said", sign->text);
    }
}

// What is said about a stop beside its words; each of it must be there.
static void take_about(Trial *trial, int index, Bag *said)
{
    static const PhraseId roles[] = {PHRASE_ROLE_BUTTON, PHRASE_ROLE_BUTTON,   PHRASE_ROLE_LINK,
                                     PHRASE_ROLE_OPTION, PHRASE_ROLE_QUESTION, PHRASE_ROLE_TAB};
    const Stop *stop = &trial->scene.stops->at[index];
    const Phrases *phrases = trial->scene.phrases;
    Bag missing = {.arena = trial->arena};
    if (stop->kind == STOP_PICTURE && said->count)
        bag_subtract(said, phrase(phrases, PHRASE_ROLE_PICTURE), &missing);
    if (stop->kind == STOP_WORDS)
        take_surroundings(trial, stop, said, &missing);
    if (stop->kind == STOP_TARGET) {
        const Target *target = &trial->scene.frame->targets.at[stop->index];
        bool is_term = target->action.kind == ACTION_TERM;
        bag_subtract(said, phrase(phrases, is_term ? PHRASE_ROLE_TERM : roles[target->role]), &missing);
        if (state_phrase(target) != PHRASE_COUNT)
            bag_subtract(said, phrase(phrases, state_phrase(target)), &missing);
        bag_subtract(said, place_words(trial, index), &missing);
    }
    if (missing.count)
        fault(trial, "not told about a control", missing.at[0]);
}

static void judge_words(Trial *trial)
{
    Bag seen = see_frame(trial);
    for (int i = 0; i < trial->scene.stops->count; i++) {
        Bag said = {.arena = trial->arena};
        bag_add(&said, screen_reader_words(&trial->scene, &trial->scene.stops->at[i], trial->arena));
        take_about(trial, i, &said);
        for (int k = 0; k < said.count; k++)
            if (!bag_take(&seen, said.at[k]))
                fault(trial, "said, but not seen, or said twice", said.at[k]);
    }
    if (seen.count)
        fault(trial, "seen, but not said", seen.at[0]);
}

// The line at which it stands.
static int line_of(const Trial *trial, const Stop *stop)
{
    if (stop->end > stop->first)
        return stop->first;
    const Frame *frame = trial->scene.frame;
    return stop->kind == STOP_PICTURE ? frame->pictures.at[stop->index].line : frame->targets.at[stop->index].line;
}

static void judge_order(Trial *trial)
{
    int line = 0, target = -1;
    for (int i = 0; i < trial->scene.stops->count; i++) {
        const Stop *stop = &trial->scene.stops->at[i];
        if (line_of(trial, stop) < line || (stop->kind == STOP_TARGET && stop->index <= target))
            fault(trial, "not in reading order", screen_reader_words(&trial->scene, stop, trial->arena));
        line = line_of(trial, stop);
        target = stop->kind == STOP_TARGET ? stop->index : target;
    }
}

// Walks with the key as far as there are stops, finding the focus by its key in between, as in a frame stated anew.
static void judge_walk(Trial *trial)
{
    const ReadingOrder *stops = trial->scene.stops;
    const Frame *frame = trial->scene.frame;
    int *visits = arena_many(trial->arena, int, frame->targets.count + 1);
    Focus focus = {.is_wide = true};
    int count = 0;
    for (int i = 0; i < stops->count; i++)
        count += !stops->at[i].is_beneath;
    for (int i = 0; i < count; i++) {
        Frame copy = *frame;
        focus_apply(&focus, stops, &copy);
        focus_move(&focus, stops, 1);
        const Stop *stop = focus_stop(&focus, stops);
        if (stop && stop->kind == STOP_TARGET)
            visits[stop->index]++;
    }
    for (int i = 0; i < frame->targets.count; i++) {
        frame->targets.at[i].focused = false;
        const Target *target = &frame->targets.at[i];
        bool is_reached = target->is_bar || !frame_is_beneath(frame, target->rect); // an open sheet comes first
        int wanted = is_reached && !target->is_rest;                                // a link is met where it begins
        if (target->enabled && visits[i] != wanted)
            fault(trial, "not reached once", target->label);
    }
}

static Trial begin_trial(const Frame *frame, const ReadingOrder *stops, const Phrases *phrases, Arena *arena)
{
    return (Trial){.scene = {.frame = frame, .stops = stops, .phrases = phrases}, .arena = arena};
}

static void judge(Trial *trial)
{
    judge_words(trial);
    judge_members(trial);
    judge_signs(trial);
    judge_order(trial);
    judge_walk(trial);
}

// ---- every screen

typedef struct Round {
    const char *about;
    Arena *arena;
    int stops, faults;
    int said_count; // what the voice was given until the last stop
} Round;

static void judge_stop(void *owner, Stage *stage, Text name)
{
    Round *round = owner;
    const Frame *frame = stage_frame(stage);
    const Book *book = app_book(stage->app);
    ReadingOrder stops;
    arena_reset(round->arena);
    reading_order_find(frame, round->arena, &stops);
    Trial trial = begin_trial(frame, &stops, book ? book->phrases : NULL, round->arena);
    judge(&trial);
    if (frame->theme.preferences.is_spoken && stage->transcript.said.count == round->said_count)
        fault(&trial, "nothing is said on coming here", frame->screen);
    round->said_count = stage->transcript.said.count;
    round->stops++;
    if (trial.fault && round->faults++ < PRINTED_MOST)
        print_error("%s %.*s: %s: \"%.*s\"\n", round->about, TEXT_ARGS(name), trial.fault, TEXT_ARGS(trial.what));
}

// With the voice on; at Cover and Attract as well, since every visit begins so.
static void walk(const char *content, const char *language, NineScreen screen)
{
    Stage stage;
    Round round = {.about = language, .arena = arena_create()};
    StageSpec spec = {.content = content,
                      .language = text_of(language),
                      .window = screen.glass,
                      .preferences = {.text_step = screen.text_step, .is_spoken = true}};
    assert_true(stage_open(&stage, &spec));
    screen_walk(&stage, judge_stop, &round);
    stage_close(&stage);
    arena_destroy(round.arena);
    print_message("%s %s %dx%d, text %d: %d screens, %d faults\n", content, language, screen.glass.w, screen.glass.h,
                  screen.text_step, round.stops, round.faults);
    assert_true(round.stops > 30);
    assert_int_equal(round.faults, 0);
}

static void fixture_speaks_as_it_shows(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "ar"};
    for (int i = 0; i < 2 * NINE; i++)
        walk(LECTERN_TESTS_DIR "/library/whole", languages[i % 2], nine_at(i / 2));
}

static void shipped_library_speaks_as_it_shows(void **state)
{
    (void)state;
    for (int i = 0; i < NINE; i++)
        walk(LECTERN_CONTENT_DIR, "en", nine_at(i));
}

// ---- the judge can find fault

// Two passages, a picture, a card with a detail, and an icon.
static Frame sound_frame(Arena *arena)
{
    Theme theme = {.palette = palette_of(THEME_DAY), .glass = glass_of(1280, 800, 0, 0)};
    Frame frame = frame_begin(arena, &theme);
    static const char *const words[] = {"Small steps", "help on hard days.", "Practise", "Short exercises"};
    for (int i = 0; i < 4; i++)
        *array_push(arena, &frame.lines) = (Line){.text = text_of(words[i]), .rect = {100, 100 + 100 * i, 300, 60}};
    frame_target(&frame,
                 &(Target){.label = TEXT("Practise"), .role = ROLE_CARD, .rect = {90, 290, 400, 200}, .enabled = true});
    *array_push(arena, &frame.pictures) = (Picture){.alt = TEXT("A path"), .rect = {600, 100, 200, 200}, .line = 4};
    frame_target(&frame, &(Target){.label = TEXT("Hide"), .rect = {600, 600, 100, 100}, .enabled = true});
    return frame;
}

static const Context second_item = {.kind = CONTEXT_ITEM, .number = 2, .count = 3};

static void spoil(Frame *frame, ReadingOrder *stops, int how)
{
    Stop kept = stops->at[1];
    switch (how) {
    case 0:
        stops->count--;
        break;
    case 1:
        stops->at[0].first = 1;
        stops->at[0].end = 2;
        break;
    case 2:
        stops->at[1] = stops->at[0];
        stops->at[0] = kept;
        break;
    case 3:
        stops->at[4].key = stops->at[2].key;
        break;
    case 4:
        stops->at[2].end--;
        break;
    case 7:
        frame->lines.at[0].is_sign = true;
        frame->lines.at[0].text = TEXT("3.");
        frame->lines.at[1].context = &second_item;
        for (int i = 1; i < stops->count; i++)
            stops->at[i - 1] = stops->at[i];
        stops->count--;
        break;
    case 6:
        frame->targets.at[0].member = (Member){.nth = 2, .of = 3};
        frame->targets.at[1].member = (Member){.nth = 2, .of = 3};
        break;
    case 5:
        frame->pictures.at[0].alt = TEXT("");
        stops->at[3].kind = STOP_WORDS;
        stops->at[3].end = 1;
        break;
    }
}

static void judge_finds_each_fault(void **state)
{
    (void)state;
    static const char *const expected[] = {
        "seen, but not said", "said, but not seen, or said twice", "not in reading order", "not reached once",
        "seen, but not said", "said, but not seen, or said twice", "does not count on"};
    Arena *arena = arena_create();
    for (int how = -1; how < (int)(sizeof expected / sizeof *expected); how++) {
        Frame frame = sound_frame(arena);
        ReadingOrder stops;
        reading_order_find(&frame, arena, &stops);
        assert_int_equal(stops.count, 5);
        spoil(&frame, &stops, how);
        Trial trial = begin_trial(&frame, &stops, NULL, arena);
        judge(&trial);
        if (how < 0 && trial.fault)
            fail_msg("%s: %.*s", trial.fault, TEXT_ARGS(trial.what));
        else if (how < 0)
            continue;
        assert_non_null(trial.fault);
        assert_string_equal(trial.fault, expected[how]);
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(judge_finds_each_fault),
        cmocka_unit_test(fixture_speaks_as_it_shows),
        cmocka_unit_test(shipped_library_speaks_as_it_shows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
