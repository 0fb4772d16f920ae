// Every exercise of the shipped library, gone through by every branch as a visitor goes through it. Where an answer
// decides the way, every answer and none is tried in every order; chance then tries the rest until each option and each
// condition was met both ways. The way that the screen takes is held against the author's own words.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "book/flow-iterator.h"
#include "book/phrases.h"
#include "command/stage.h"
#include "judge.h"
#include "screen/answers.h"

enum {
    STEPS_MOST = 64,
    CONDITIONS_MOST = 512,
    DECISIONS_MOST = 32,
    RUNS_MOST = 20000,
    CHANCES_MOST = 1500,
    PAGES_MOST = 20,
    BOTH = 3
};

// One exercise under exploration. What was met holds bit 1 for "did not" and bit 2 for "did".
typedef struct Explorer {
    Stage stage;
    Book *book;   // of its own, so that what it lends outlives a visit
    Arena *arena; // of one run
    const Item *item;
    const Exercise *exercise;
    Answers *answers; // of the visit
    uint64_t chance;
    bool is_by_chance;
    int digits[DECISIONS_MOST], radices[DECISIONS_MOST], decision_count; // of an exhaustive run, as on an odometer
    int visits[STEPS_MOST];
    bool has_reached[STEPS_MOST];
    int option_met[SLOTS_MOST][OPTIONS_MOST];
    const Condition *conditions[CONDITIONS_MOST];
    int condition_met[CONDITIONS_MOST], condition_count;
    int fault_count;
} Explorer;

__attribute__((format(printf, 2, 3))) static void tell(Explorer *explorer, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    fprintf(stderr, "%s: ", explorer->item ? explorer->item->id.at : "library");
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    explorer->fault_count++;
}

// SplitMix64.
static int pick(Explorer *explorer, int count)
{
    uint64_t value = explorer->chance += 0x9E3779B97F4A7C15u;
    value = (value ^ value >> 30) * 0xBF58476D1CE4E5B9u;
    value = (value ^ value >> 27) * 0x94D049BB133111EBu;
    return count > 0 ? (int)((value ^ value >> 31) % (uint64_t)count) : 0;
}

// ---- what the author wrote

static int step_named(const Exercise *exercise, Id id)
{
    for (int i = 0; id.at[0] && i < exercise->step_count; i++)
        if (id_equal(exercise->steps[i].id, id))
            return i;
    return -1;
}

// The step that the author's goto, next and conditions lead to from one; -1: the end.
static int next_step(const Explorer *explorer, int at)
{
    const Exercise *exercise = explorer->exercise;
    int next = at < 0 ? 0 : step_named(exercise, exercise->steps[at].next.id);
    const Interaction *asked = at < 0 ? NULL : exercise->steps[at].interaction;
    for (int i = 0; asked && asked->slot >= 0 && i < asked->option_count; i++)
        if (asked->options[i].go_to.id.at[0] && answers_has(explorer->answers, asked->slot, i))
            next = step_named(exercise, asked->options[i].go_to.id);
    for (next = next < 0 ? at + 1 : next; next < exercise->step_count; next++)
        if (answers_hold(explorer->answers, exercise, exercise->steps[next].when))
            return next;
    return -1;
}

static bool decides(const Condition *condition, Id name)
{
    return condition && (id_equal(condition->name.id, name) || decides(condition->also, name));
}

// Its answer decides which step comes later.
static bool decides_way(const Exercise *exercise, const Interaction *asked)
{
    for (int i = 0; i < asked->option_count; i++)
        if (asked->options[i].go_to.id.at[0])
            return true;
    for (int i = 0; asked->name.at[0] && i < exercise->step_count; i++)
        if (decides(exercise->steps[i].when, asked->name))
            return true;
    return false;
}

static void note_condition(Explorer *explorer, const Condition *condition)
{
    int i = 0;
    while (i < explorer->condition_count && explorer->conditions[i] != condition)
        i++;
    if (!condition)
        return;
    assert_true(i < CONDITIONS_MOST);
    explorer->conditions[i] = condition;
    explorer->condition_count += i == explorer->condition_count;
    explorer->condition_met[i] |= answers_hold(explorer->answers, explorer->exercise, condition) ? 2 : 1;
}

static void note_flow(Explorer *explorer, Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    while (flow_enter(&walk))
        note_condition(explorer, walk.block->when);
}

static void note_interaction(Explorer *explorer, const Interaction *asked)
{
    for (int i = 0; i < asked->option_count; i++)
        note_condition(explorer, asked->options[i].when);
    for (int i = 0; i < asked->line_count; i++)
        note_condition(explorer, asked->lines[i].when);
    for (int i = 0; i < asked->turn_count; i++) {
        note_flow(explorer, asked->turns[i].flow);
        if (asked->turns[i].choose)
            note_interaction(explorer, asked->turns[i].choose);
    }
}

// The conditions of a step that stands on the glass.
static void note_step(Explorer *explorer, const Step *step)
{
    note_flow(explorer, step->flow);
    note_interaction(explorer, step->interaction);
    for (int i = 0; i < step->links.count; i++)
        note_condition(explorer, step->links.at[i].when);
}

// ---- what the glass shows

static void report_breach(void *owner, const char *rule, Text what)
{
    tell(owner, "%s: %.*s", rule, TEXT_ARGS(what));
}

// A reply that has no room on its page is told on a sheet, and closed.
static void close_reply(Explorer *explorer)
{
    const Frame *frame = stage_frame(&explorer->stage);
    if (!text_is(frame->screen, "term"))
        return;
    judge_frame(frame, explorer->arena, report_breach, explorer);
    app_perform(explorer->stage.app, (Action){.kind = ACTION_DONE});
}

static void perform(Explorer *explorer, Action action)
{
    app_perform(explorer->stage.app, action);
    close_reply(explorer);
}

static const Frame *look(Explorer *explorer)
{
    const Frame *frame = stage_frame(&explorer->stage);
    if (!text_is(frame->screen, "exercise"))
        tell(explorer, "left for the screen %.*s", TEXT_ARGS(frame->screen));
    if (frame_shows(frame, phrase(explorer->book->phrases, PHRASE_ITEM_FAULTY)))
        tell(explorer, "a page is faulty");
    if (!frame->lines.count || frame->page_count < 1 || frame->page_count > PAGES_MOST)
        tell(explorer, "page %d of %d with %d lines", frame->page, frame->page_count, frame->lines.count);
    judge_frame(frame, explorer->arena, report_breach, explorer);
    return frame;
}

// Whose step it is may stand before its title.
static bool has_title_of(const Frame *frame, const Step *step)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (text_ends(frame->lines.at[i].passage, step->title))
            return true;
    return false;
}

static void turn_to_first(Explorer *explorer)
{
    for (int i = 0; i < PAGES_MOST && look(explorer)->page > 1; i++)
        perform(explorer, (Action){.kind = ACTION_PREVIOUS});
}

static const Target *find_target(const Frame *frame, Action wanted, int *nth)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool fits = target->enabled && target->action.kind == wanted.kind &&
                    (wanted.index < 0 || target->action.index == wanted.index) &&
                    (!wanted.id.at[0] || id_equal(target->action.id, wanted.id));
        if (fits && (*nth)-- == 0)
            return target;
    }
    return NULL;
}

// The nth target, on whichever page of the step and in whichever turn of its choices, with that kind, index (-1: any)
// and id ("": any).
static bool touch(Explorer *explorer, Action wanted, int nth)
{
    turn_to_first(explorer);
    for (int page = 0; page < PAGES_MOST; page++) {
        for (int turn = 0; turn < OPTIONS_MOST; turn++) {
            const Frame *frame = look(explorer);
            const Target *target = find_target(frame, wanted, &nth);
            if (target) {
                perform(explorer, target->action);
                return true;
            }
            if (frame_target_acting(frame, ACTION_MORE_CHOICES) < 0)
                break;
            perform(explorer, (Action){.kind = ACTION_MORE_CHOICES});
        }
        const Frame *frame = look(explorer);
        if (frame->page >= frame->page_count)
            return false;
        perform(explorer, (Action){.kind = ACTION_NEXT});
    }
    return false;
}

static bool shows_link(const Frame *frame, const Link *link)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == link->action.kind &&
            id_equal(frame->targets.at[i].action.id, link->action.id))
            return true;
    return false;
}

// Links may take turns with the choices above them: all of those round, once.
static void note_links(Explorer *explorer, const Step *step, bool has_link[OPTIONS_MOST])
{
    for (int turn = 0; turn <= OPTIONS_MOST; turn++) {
        const Frame *frame = look(explorer);
        for (int i = 0; i < step->links.count; i++)
            has_link[i] |= shows_link(frame, &step->links.at[i]);
        if (frame_target_acting(frame, ACTION_MORE_CHOICES) < 0)
            return;
        perform(explorer, (Action){.kind = ACTION_MORE_CHOICES});
    }
}

// Goes over every page of the step and stands on its last: its title, its links where their conditions hold, and the
// words of its slip likewise.
static void read_step(Explorer *explorer, const Step *step)
{
    const Interaction *asked = step->interaction;
    bool has_title = !step->title.size, has_link[OPTIONS_MOST] = {0}, has_line[STEPS_MOST] = {0};
    assert_true(step->links.count <= OPTIONS_MOST && asked->line_count <= STEPS_MOST);
    turn_to_first(explorer);
    for (int page = 0; page < PAGES_MOST; page++) {
        const Frame *frame = look(explorer);
        has_title |= has_title_of(frame, step);
        for (int i = 0; i < asked->line_count; i++)
            has_line[i] |= frame_shows(frame, asked->lines[i].parts[0].words);
        note_links(explorer, step, has_link);
        frame = look(explorer);
        if (frame->page >= frame->page_count)
            break;
        perform(explorer, (Action){.kind = ACTION_NEXT});
    }
    if (!has_title)
        tell(explorer, "step %s: another one is shown", step->id.at);
    for (int i = 0; i < step->links.count; i++)
        if (has_link[i] != answers_hold(explorer->answers, explorer->exercise, step->links.at[i].when))
            tell(explorer, "step %s: the link to %s stands there wrongly", step->id.at, step->links.at[i].action.id.at);
    for (int i = 0; i < asked->line_count; i++)
        if (asked->lines[i].part_count == 1 && !asked->lines[i].parts[0].name.id.at[0] &&
            has_line[i] != answers_hold(explorer->answers, explorer->exercise, asked->lines[i].when))
            tell(explorer, "step %s: its line %d stands there wrongly", step->id.at, i + 1);
}

// ---- answering

static ActionKind kind_of(const Interaction *asked)
{
    return asked->kind == STEP_RATE ? ACTION_RATE : asked->kind == STEP_CHECKLIST ? ACTION_TOGGLE : ACTION_CHOOSE;
}

static void choose(Explorer *explorer, const Interaction *asked, const Offer *offer)
{
    bool was_full = asked->max && answers_count(explorer->answers, asked->slot) >= asked->max;
    if (!touch(explorer, (Action){.kind = kind_of(asked), .index = offer->index, .id = asked->name}, 0) && !was_full)
        tell(explorer, "\"%.*s\" cannot be touched", TEXT_ARGS(offer->option->label));
}

// The next digit of the odometer, below radix.
static int decide(Explorer *explorer, int radix)
{
    if (explorer->is_by_chance || explorer->decision_count == DECISIONS_MOST)
        return pick(explorer, radix);
    explorer->radices[explorer->decision_count] = radix;
    return explorer->digits[explorer->decision_count++];
}

// None, one of them, or all that may be. Whoever comes by again goes on, so that no run is endless.
static void answer(Explorer *explorer, const Interaction *asked, int at)
{
    Offers offers = answers_offers(explorer->answers, explorer->exercise, asked);
    int kept = 0;
    for (int i = 0; explorer->visits[at] > 1 && i < offers.count; i++)
        if (step_named(explorer->exercise, offers.at[i].option->go_to.id) > at)
            offers.at[kept++] = offers.at[i];
    int count = kept ? kept : offers.count;
    int radix = count + (kept ? 0 : 1) + (asked->kind == STEP_CHECKLIST);
    int digit = decides_way(explorer->exercise, asked) ? decide(explorer, radix) : pick(explorer, radix);
    digit += kept ? 1 : 0;
    for (int i = 0; i < count; i++)
        if (digit == i + 1 || (digit > count && (!explorer->is_by_chance || pick(explorer, 2))))
            choose(explorer, asked, &offers.at[i]);
}

static void take_turns(Explorer *explorer, const Step *step, int at)
{
    enum { TWO = 1, ONE, NOBODY };
    const Interaction *asked = step->interaction;
    int who = pick(explorer, NOBODY) + 1;
    if (pick(explorer, 8) == 0 || !touch(explorer, (Action){.kind = ACTION_TAB, .index = who}, 0))
        return;
    for (int i = 0, taken = 0; i < asked->turn_count; i++) {
        if ((asked->turns[i].who == WHO_ALONE) != (who == ONE))
            continue;
        if (taken++)
            perform(explorer, (Action){.kind = ACTION_NEXT});
        if (asked->turns[i].choose)
            answer(explorer, asked->turns[i].choose, at);
        read_step(explorer, step);
    }
}

// What was placed can be taken back, as often as something was.
static void sort(Explorer *explorer, const Interaction *asked)
{
    int placed = 0;
    for (int i = pick(explorer, 4) ? asked->option_count : 0; i > placed; placed++)
        if (!touch(explorer, (Action){.kind = ACTION_SORT, .index = -1}, pick(explorer, asked->bin_count)))
            break;
    for (int back = pick(explorer, 3); back > 0 && placed > 0; back--, placed--)
        if (!touch(explorer, (Action){.kind = ACTION_UNDO}, 0))
            tell(explorer, "%s: a placement cannot be taken back", asked->name.at);
}

// A breath that was enough asks whether it was; then the step is come to anew.
static void breathe(Explorer *explorer, const Step *step)
{
    if (!touch(explorer, (Action){.kind = ACTION_PAUSE, .index = -1}, 0))
        tell(explorer, "step %s: it cannot be started", step->id.at);
    stage_wait(&explorer->stage, pick(explorer, 2) * 2000);
    if (!touch(explorer, (Action){.kind = ACTION_ENOUGH, .index = -1}, 0))
        tell(explorer, "step %s: it cannot be ended", step->id.at);
    if (frame_target_acting(look(explorer), ACTION_AGAIN) < 0)
        tell(explorer, "step %s: it cannot be done once more", step->id.at);
    perform(explorer, (Action){.kind = ACTION_PREVIOUS});
    for (int i = 0; i < PAGES_MOST && look(explorer)->page < look(explorer)->page_count; i++)
        perform(explorer, (Action){.kind = ACTION_NEXT});
    perform(explorer, (Action){.kind = ACTION_NEXT});
}

static void act(Explorer *explorer, const Step *step, int at)
{
    const Interaction *asked = step->interaction;
    switch (asked->kind) {
    case STEP_TURNS:
        take_turns(explorer, step, at);
        break;
    case STEP_SORT:
        sort(explorer, asked);
        break;
    case STEP_CARDS:
        for (int i = 0; i < asked->card_count; i++)
            if (pick(explorer, 2) && !touch(explorer, (Action){.kind = ACTION_TURN_OVER, .index = i}, 0))
                tell(explorer, "step %s: card %d cannot be touched", step->id.at, i + 1);
        break;
    case STEP_COUNT:
        for (int i = pick(explorer, asked->of + 1); i > 0; i--)
            touch(explorer, (Action){.kind = ACTION_COUNT, .index = -1}, 0);
        break;
    case STEP_BREATHE:
        if (at > 0 && pick(explorer, 2))
            breathe(explorer, step);
        break;
    case STEP_TIMER:
        if (pick(explorer, 2) && !touch(explorer, (Action){.kind = ACTION_PAUSE, .index = -1}, 0))
            tell(explorer, "step %s: it cannot be started", step->id.at);
        stage_wait(&explorer->stage, pick(explorer, 2) * 2000);
        break;
    default:
        if (asked->name.at[0])
            answer(explorer, asked, at);
    }
}

// ---- runs

static void open_exercise(Explorer *explorer)
{
    perform(explorer, (Action){.kind = ACTION_HIDE});
    stage_frame(&explorer->stage);
    perform(explorer, (Action){.kind = ACTION_WAKE});
    stage_frame(&explorer->stage);
    app_begin(explorer->stage.app);
    stage_frame(&explorer->stage);
    perform(explorer, (Action){.kind = ACTION_OPEN, .id = explorer->item->id});
    explorer->answers = app_answers(explorer->stage.app);
    for (int i = 0; i < PAGES_MOST && look(explorer)->page < look(explorer)->page_count; i++)
        perform(explorer, (Action){.kind = ACTION_NEXT});
}

// What was not chosen is known at the end alone.
static void note_options(Explorer *explorer, bool is_end)
{
    const Exercise *exercise = explorer->exercise;
    for (int slot = 0; slot < exercise->slot_count; slot++)
        for (int i = 0; i < exercise->slots[slot]->option_count; i++) {
            bool is_chosen = exercise->slots[slot]->kind == STEP_SORT ? explorer->answers->bins[slot][i] != 0
                                                                      : answers_has(explorer->answers, slot, i);
            explorer->option_met[slot][i] |= is_chosen ? 2 : is_end ? 1 : 0;
        }
}

static void note_run(Explorer *explorer)
{
    const Exercise *exercise = explorer->exercise;
    for (int i = 0; i < exercise->step_count; i++)
        note_condition(explorer, exercise->steps[i].when);
    note_options(explorer, true);
}

// From Home to the last step and the soft landing.
static void run_through(Explorer *explorer)
{
    const Exercise *exercise = explorer->exercise;
    int steps = 0, at = -1;
    memset(explorer->visits, 0, sizeof explorer->visits);
    explorer->decision_count = 0;
    open_exercise(explorer);
    for (;;) {
        at = next_step(explorer, at);
        perform(explorer, (Action){.kind = ACTION_NEXT});
        if (at < 0 || ++steps > 3 * exercise->step_count || explorer->fault_count)
            break;
        explorer->visits[at]++;
        act(explorer, &exercise->steps[at], at);
        read_step(explorer, &exercise->steps[at]);
        explorer->has_reached[at] = true;
        note_step(explorer, &exercise->steps[at]);
        note_options(explorer, false);
    }
    if (!frame_shows(look(explorer), phrase(explorer->book->phrases, PHRASE_FINISHED_TITLE)))
        tell(explorer, "after %d steps the end does not come", steps);
    note_run(explorer);
    arena_reset(explorer->arena);
}

// To the next way that was not tried; false when there is none.
static bool advance_odometer(Explorer *explorer)
{
    for (int i = explorer->decision_count - 1; i >= 0; i--) {
        if (++explorer->digits[i] < explorer->radices[i])
            return true;
        explorer->digits[i] = 0;
    }
    return false;
}

static bool has_met_all(const Explorer *explorer)
{
    for (int i = 0; i < explorer->condition_count; i++)
        if (explorer->condition_met[i] != BOTH)
            return false;
    for (int slot = 0; slot < explorer->exercise->slot_count; slot++)
        for (int i = 0; i < explorer->exercise->slots[slot]->option_count; i++)
            if (explorer->option_met[slot][i] != BOTH)
                return false;
    return true;
}

static void tell_missed(Explorer *explorer)
{
    const Exercise *exercise = explorer->exercise;
    for (int i = 0; i < exercise->step_count; i++)
        if (!explorer->has_reached[i])
            tell(explorer, "step %s was never reached", exercise->steps[i].id.at);
    for (int i = 0; i < explorer->condition_count; i++)
        if (explorer->condition_met[i] != BOTH)
            tell(explorer, "what is shown when %s is %s ... was always %s", explorer->conditions[i]->name.id.at,
                 explorer->conditions[i]->is_count ? explorer->conditions[i]->is[0].id.at : "none",
                 explorer->condition_met[i] == 1 ? "left out" : "there");
    for (int slot = 0; slot < exercise->slot_count; slot++)
        for (int i = 0; i < exercise->slots[slot]->option_count; i++)
            if (explorer->option_met[slot][i] != BOTH)
                tell(explorer, "\"%.*s\" was %s chosen", TEXT_ARGS(exercise->slots[slot]->options[i].label),
                     explorer->option_met[slot][i] == 1 ? "never" : "always");
}

static int explore(Explorer *explorer)
{
    int runs = 0, chances = 0;
    assert_true(explorer->exercise->step_count <= STEPS_MOST);
    do
        run_through(explorer);
    while (!explorer->fault_count && ++runs < RUNS_MOST && advance_odometer(explorer));
    if (runs == RUNS_MOST)
        tell(explorer, "there are more ways than %d", RUNS_MOST);
    explorer->is_by_chance = true;
    while (!explorer->fault_count && chances++ < CHANCES_MOST && !has_met_all(explorer))
        run_through(explorer);
    if (!explorer->fault_count)
        tell_missed(explorer);
    return explorer->fault_count;
}

static int explore_item(const char *content, Size window, const char *id)
{
    static Explorer explorer;
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    StageSpec spec = {.content = content, .window = window, .preferences.text_step = TEXT_STEP_DEFAULT};
    Source *source = source_open(content);
    explorer = (Explorer){.arena = arena_create(), .chance = 7, .book = book_open(source, TEXT("en"), &problems)};
    assert_non_null(explorer.book);
    assert_true(stage_open(&explorer.stage, &spec));
    explorer.item = book_find_item(explorer.book, id_of(text_of(id)));
    const Body *body = explorer.item ? book_body(explorer.book, explorer.item) : NULL;
    assert_non_null(body);
    explorer.exercise = &body->exercise;
    int fault_count = explore(&explorer);
    stage_close(&explorer.stage);
    book_close(explorer.book);
    source_close(source);
    arena_destroy(explorer.arena);
    arena_destroy(arena);
    return fault_count;
}

static int explore_library(Size window)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Source *source = source_open(LECTERN_CONTENT_DIR);
    Book *book = book_open(source, TEXT("en"), &problems);
    int faults = 0, count = 0;
    assert_non_null(book);
    const Shelf *shelf = book_find_shelf(book, SHELF_PRACTISE);
    for (int group = 0; group < shelf->group_count; group++)
        for (int i = 0; i < shelf->groups[group].item_count; i++, count++)
            faults += explore_item(LECTERN_CONTENT_DIR, window, shelf->groups[group].items[i].id.at);
    assert_true(count > 0);
    book_close(book);
    source_close(source);
    arena_destroy(arena);
    return faults;
}

static void every_branch_comes_to_its_end(void **state)
{
    (void)state;
    assert_int_equal(explore_library((Size){1280, 800}), 0);
}

static void every_branch_fits_a_small_glass(void **state)
{
    (void)state;
    assert_int_equal(explore_library((Size){800, 480}), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_branch_comes_to_its_end),
        cmocka_unit_test(every_branch_fits_a_small_glass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
