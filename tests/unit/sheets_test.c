// What every sheet leaves of the page beneath it, on the glasses that are looked at: nothing is cut by its edge, and
// what it is about stays in sight.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/stage.h"

static const Size glasses[] = {{800, 480}, {600, 1024}, {1280, 800}};
static const int steps[] = {2, 4, 6};
enum {
    GLASS_COUNT = sizeof glasses / sizeof *glasses,
    TEXT_COUNT = sizeof steps / sizeof *steps,
    PRINTED_MOST = 20,
    SLIVER_PX = 8
};

typedef struct Round {
    Stage *stage;
    const char *page, *sheet;
    int faults, looks;
} Round;

static void report(Round *round, const char *what, Rect rect)
{
    Size size = round->stage->size;
    if (round->faults++ < PRINTED_MOST)
        print_error("%dx%d text %d, %s over %s: %s at %d %d %d %d\n", size.w, size.h,
                    stage_frame(round->stage)->theme.preferences.text_step, round->sheet, round->page, what, rect.x,
                    rect.y, rect.w, rect.h);
}

static bool is_above(const Frame *frame, Rect rect)
{
    return rect.y < frame->sheet.y;
}

// The sheet's upper edge runs through it. Its own ground begins there.
static bool is_cut(const Frame *frame, Rect rect)
{
    return is_above(frame, rect) && rect.y + rect.h > frame->sheet.y + frame->theme.border_px;
}

// Words stand on it, or beside a line so thin, that are all in sight.
static bool holds_words(const Frame *frame, Rect box)
{
    for (int i = 0; i < frame->lines.count; i++) {
        Rect line = frame->lines.at[i].rect;
        bool is_beside = box.w <= frame->theme.gap_px && line.y < box.y + box.h && box.y < line.y + line.h;
        if (line.y + line.h <= frame->sheet.y && (is_beside || rect_overlaps(line, box)))
            return true;
    }
    for (int i = 0; i < frame->pictures.count; i++)
        if (rect_overlaps(box, frame->pictures.at[i].rect) && is_above(frame, frame->pictures.at[i].rect))
            return true;
    return false;
}

static void look_at_marks(Round *round, const Frame *frame)
{
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        if (!is_cut(frame, mark->rect) || !mark->rect.w)
            continue;
        if (mark->kind != MARK_BOX)
            report(round, "letters or a sign cut", mark->rect);
        else if (!holds_words(frame, mark->rect))
            report(round, "a box cut to a sliver", mark->rect);
    }
}

// It ends where the sheet begins, and words that stand on it stay in sight for a reason.
static bool is_of_what_is_read(const Frame *frame, const Target *target)
{
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        if (frame->spoken.end && id_equal(line->block, frame->spoken.block) && rect_overlaps(line->rect, target->rect))
            return true;
    }
    return false;
}

static void look_at_targets(Round *round, const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool ends_there = target->rect.y + target->rect.h == frame->sheet.y;
        if (target->role == ROLE_CARD && is_above(frame, target->rect) && ends_there &&
            !is_of_what_is_read(frame, target))
            report(round, "a card cut", target->rect);
    }
}

static void look_for_spoken(Round *round, const Frame *frame)
{
    bool is_there = !frame->spoken.end;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        is_there = is_there || (id_equal(line->block, frame->spoken.block) && line->start < frame->spoken.end &&
                                line->end > frame->spoken.start && line->rect.y + line->rect.h <= frame->sheet.y);
    }
    if (!is_there)
        report(round, "what is read aloud is hidden", frame->sheet);
}

// A key of reading aloud, or what More offers.
static bool stands_in_rows(const Round *round, const Frame *frame, const Target *target)
{
    bool is_key = target->action.kind == ACTION_LISTEN || strcmp(round->sheet, "more") == 0;
    return is_key && rect_encloses(frame->sheet, target->rect);
}

// They fill their rows: all begin at one edge and end at one.
static void look_at_rows(Round *round, const Frame *frame)
{
    const Rect *first = NULL, *last = NULL;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!stands_in_rows(round, frame, target))
            continue;
        bool begins = !last || target->rect.y != last->y;
        first = first ? first : &target->rect;
        if (begins && target->rect.x != first->x)
            report(round, "a row that begins elsewhere", target->rect);
        last = &target->rect;
    }
    int edge = frame->theme.glass.width_px - frame->theme.edge_px;
    for (int i = 0; last && i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i], *next = i + 1 < frame->targets.count ? target + 1 : NULL;
        bool ends = !next || next->rect.y != target->rect.y;
        if (stands_in_rows(round, frame, target) && ends &&
            target->rect.x + target->rect.w < edge - 4) // what columns cannot share
            report(round, "a row that ends early", target->rect);
    }
}

static void look(Round *round, const char *sheet)
{
    const Frame *frame = stage_frame(round->stage);
    round->sheet = sheet;
    if (!frame->sheet.h)
        return;
    look_at_marks(round, frame);
    look_at_targets(round, frame);
    look_for_spoken(round, frame);
    if (frame->spoken.end || strcmp(sheet, "more") == 0)
        look_at_rows(round, frame);
    round->looks++;
}

static void look_at_sheet(Round *round, const char *sheet, ActionKind kind)
{
    App *app = round->stage->app;
    int target = frame_target_acting(stage_frame(round->stage), kind);
    Action action = target < 0 ? (Action){.kind = kind} : stage_frame(round->stage)->targets.at[target].action;
    if (target < 0 && kind != ACTION_COMFORT) // that one stands in More, where it is not in the bar
        return;
    app_perform(app, action);
    look(round, sheet);
    app_perform(app, (Action){.kind = ACTION_DONE});
}

// From sentence to sentence.
static void look_while_it_reads(Round *round)
{
    enum { SENTENCES = 6, SENTENCE_MS = 4000 };
    app_perform(round->stage->app, (Action){.kind = ACTION_LISTEN});
    for (int i = 0; i < SENTENCES; i++) {
        look(round, "listen");
        stage_wait(round->stage, SENTENCE_MS);
    }
    app_perform(round->stage->app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_END});
}

static void look_at_sheets(Round *round)
{
    look_at_sheet(round, "comfort", ACTION_COMFORT);
    look_at_sheet(round, "more", ACTION_MORE);
    look_at_sheet(round, "term", ACTION_TERM);
    look_while_it_reads(round);
}

typedef struct Way {
    const char *name, *item, *block;
    int value;
} Way;

static void look_at_pages(Round *round, const Way *way)
{
    enum { PAGES_MOST = 3 };
    App *app = round->stage->app;
    app_perform(app, (Action){.kind = ACTION_HOME});
    app_perform(app, (Action){.kind = ACTION_OPEN,
                              .id = id_of(text_of(way->item)),
                              .block = id_of(text_of(way->block)),
                              .value = way->value});
    round->page = way->name;
    for (int page = 0; page < PAGES_MOST; page++) {
        look_at_sheets(round);
        const Frame *frame = stage_frame(round->stage);
        if (frame->page >= frame->page_count)
            break;
        app_perform(app, (Action){.kind = ACTION_NEXT});
    }
}

static void nothing_is_cut_by_a_sheet(void **state)
{
    (void)state;
    static const Way ways[] = {
        {"home", "home", "", 0},
        {"a shelf", "read", "", 0},
        {"needs", "needs", "", 0},
        {"a chapter", "common-patterns", "", OPEN_WHOLE},
        {"a note", "checking-in", "", 0},
        {"questions", "questions-on-closeness", "", 0},
        {"an exercise", "steady-breathing", "", 0},
        {"a question", "check-in-words", "", 0},
        {"support", "support", "", 0},
        {"about", "about", "", 0},
    };
    Round round = {0};
    for (int i = 0; i < GLASS_COUNT * TEXT_COUNT; i++) {
        Stage stage;
        StageSpec spec = {.content = LECTERN_CONTENT_DIR,
                          .window = glasses[i / TEXT_COUNT],
                          .preferences.text_step = steps[i % TEXT_COUNT]};
        assert_true(stage_open(&stage, &spec));
        round.stage = &stage;
        for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
            look_at_pages(&round, &ways[way]);
        stage_close(&stage);
    }
    assert_int_equal(round.faults, 0);
    assert_true(round.looks > 900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(nothing_is_cut_by_a_sheet)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
