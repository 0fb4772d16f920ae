#include "spoil.h"

#include <stdio.h>
#include <stdlib.h>

#include "acts.h"
#include "dump.h"
#include "grounds.h"

typedef enum Fault {
    SOUND,
    PALE_WORDS,
    PALE_BORDER,
    LONG_LINE,
    CLOSE_LINES,
    SMALL_CAPITALS,
    BACKWARDS,
    SMALL_TARGET,
    BARE_PICTURE,
    FAULT_COUNT
} Fault;

static const Rule wanted[FAULT_COUNT] = {
    [PALE_WORDS] = RULE_BODY,      [PALE_BORDER] = RULE_BORDERS,     [LONG_LINE] = RULE_LINES,
    [CLOSE_LINES] = RULE_LEADING,  [SMALL_CAPITALS] = RULE_CAPITALS, [BACKWARDS] = RULE_ORDER,
    [SMALL_TARGET] = RULE_TARGETS, [BARE_PICTURE] = RULE_PICTURES};

static void add_line(Frame *frame, const char *words, int baseline, Fault fault)
{
    const Theme *theme = &frame->theme;
    const TextStyle *style = &theme->body;
    Color ink = fault == PALE_WORDS ? theme->palette->border : style->color;
    int size = style->font.size_px;
    *array_push(frame->arena, &frame->lines) =
        (Line){.text = text_of(words),
               .rect = {200, baseline - style->ascent_px, size * 3, style->leading_px},
               .baseline = baseline,
               .font_px = size,
               .color = style->color,
               .cap_px64 = fault == SMALL_CAPITALS ? style->cap_px64 * 9 / 10 : style->cap_px64,
               .background = theme->palette->ground,
               .block = id_of(TEXT("a")),
               .passage = TEXT("of all"),
               .start = (uint32_t)baseline,
               .end = (uint32_t)baseline + 1};
    *array_push(frame->arena, &frame->marks) =
        (Mark){.kind = MARK_RUN,
               .rect = {200, baseline - style->ascent_px, size * 3, style->leading_px},
               .color = ink,
               .x = 200 * 64,
               .baseline_y = baseline,
               .run = {.font = style->font, .script = SCRIPT_LATIN, .text = TEXT("HHHH")}};
}

// The word that a control bears.
static void add_word(Frame *frame, const char *word, Rect rect)
{
    const Theme *theme = &frame->theme;
    const TextStyle *style = &theme->label;
    *array_push(frame->arena, &frame->lines) = (Line){.text = text_of(word),
                                                      .rect = {rect.x + 20, rect.y, rect.w / 2, rect.h},
                                                      .baseline = rect.y + rect.h / 2 + style->font.size_px * 3 / 10,
                                                      .font_px = style->font.size_px,
                                                      .color = style->color,
                                                      .cap_px64 = style->cap_px64,
                                                      .background = theme->palette->surface};
    *array_push(frame->arena, &frame->marks) =
        (Mark){.kind = MARK_RUN,
               .rect = rect,
               .color = style->color,
               .x = (rect.x + 20) * 64,
               .baseline_y = rect.y + rect.h / 2 + style->font.size_px * 3 / 10,
               .run = {.font = style->font, .script = SCRIPT_LATIN, .text = text_of(word)}};
}

static void add_card(Frame *frame, int index, int y, Fault fault)
{
    const Theme *theme = &frame->theme;
    Rect rect = {100, y, 400, fault == SMALL_TARGET ? 60 : theme->target_px};
    Color border = fault == PALE_BORDER ? theme->palette->rule : theme->palette->border;
    frame_box(frame, rect, (BoxLook){theme->palette->surface, border, theme->border_px, theme->radius_px});
    Action action = {.kind = ACTION_OPEN, .index = index};
    frame_target(frame, &(Target){.label = TEXT("few"),
                                  .role = ROLE_BUTTON,
                                  .action = action,
                                  .rect = rect,
                                  .radius_px = theme->radius_px,
                                  .enabled = true});
    add_word(frame, "few", rect);
}

static Frame make_frame(Arena *arena, const Theme *theme, Fault fault)
{
    Frame frame = frame_begin(arena, theme);
    frame.screen = TEXT("shelf");
    frame.ground = theme->palette->ground;
    int step = fault == CLOSE_LINES ? theme->body.font.size_px * 5 / 4 : theme->body.leading_px;
    const char *words =
        fault == LONG_LINE ? "a line that goes on and on and on until nobody finds the next one any more" : "few";
    add_line(&frame, words, 500, fault);
    add_line(&frame, "more", 500 + step, fault);
    add_card(&frame, 1, fault == BACKWARDS ? 300 : 40, fault);
    add_card(&frame, 2, fault == BACKWARDS ? 40 : 300, fault);
    if (fault == BARE_PICTURE)
        *array_push(arena, &frame.pictures) = (Picture){.rect = {700, 300, 50, 50}};
    return frame;
}

static bool is_found(Stage *stage, const Theme *theme, Fault fault)
{
    Ledger ledger = {.arena = arena_create(), .is_mute = fault != SOUND, .about = "a frame made up"};
    Frame frame = make_frame(ledger.arena, theme, fault);
    dump_look(&ledger, &frame);
    Shot shot = shot_take(stage, &frame, ledger.arena);
    act_look_at_words(&ledger, &frame, &shot);
    act_look_at_borders(&ledger, &frame, &shot);
    bool is_right = fault == SOUND ? !ledger_faults(&ledger) : ledger.faults[wanted[fault]] > 0;
    if (!is_right)
        fprintf(stderr, "spoiled frame %d is not found\n", (int)fault);
    arena_destroy(ledger.arena);
    return is_right;
}

// A ring is found, and that there is none.
static bool ring_is_found(Stage *stage, const Theme *theme)
{
    Ledger ledger = {.arena = arena_create(), .is_mute = true};
    Frame frame = make_frame(ledger.arena, theme, SOUND);
    Shot shots[2];
    shots[0] = shot_take(stage, &frame, ledger.arena);
    frame.ring = frame.targets.at[0].rect;
    frame.ring_radius_px = frame.targets.at[0].radius_px;
    shots[1] = shot_take(stage, &frame, ledger.arena);
    act_look_at_ring(&ledger, &frame, &frame.targets.at[0], shots);
    bool is_seen = !ledger.faults[RULE_RING];
    act_look_at_ring(&ledger, &frame, &frame.targets.at[1], shots);
    bool is_missed = ledger.faults[RULE_RING] == 1 && !shot_equal(&shots[0], &shots[1]);
    arena_destroy(ledger.arena);
    return is_seen && is_missed;
}

// Ten turns a second are a flash, one is none.
static bool flash_is_found(void)
{
    Flicker fast = {0}, slow = {0};
    bool is_found = false, is_wrong = false;
    for (int ms = 0; ms < 5000; ms += 100) {
        is_found = is_found || !flicker_step(&fast, ms / 100 % 2 ? 0.9 : 0.1, ms);
        is_wrong = is_wrong || !flicker_step(&slow, ms / 1000 % 2 ? 0.9 : 0.1, ms);
    }
    return is_found && !is_wrong;
}

static bool palette_is_found(void)
{
    Ledger ledger = {.arena = arena_create(), .is_mute = true};
    Palette palette = *palette_of(THEME_DAY);
    palette.border = palette.rule;
    dump_palette(&ledger, &palette);
    bool is_found = ledger.faults[RULE_PALETTE] > 0;
    arena_destroy(ledger.arena);
    return is_found;
}

// A drawing in the colours of another theme.
static bool picture_is_found(void)
{
    Stage stage;
    StageSpec spec = {.content = LECTERN_CONTENT_DIR, .window = {800, 480}, .preferences = {.text_step = 2}};
    if (!stage_open(&stage, &spec))
        return false;
    Ledger ledger = {.arena = arena_create(), .is_mute = true};
    Frame frame = make_frame(ledger.arena, &stage_frame(&stage)->theme, SOUND);
    frame_picture(&frame, (Rect){550, 50, 200, 100},
                  &(PictureLook){.path = TEXT("pictures/two-chairs.svg"), .alt = TEXT("Two chairs")});
    Shot shot = shot_take(&stage, &frame, ledger.arena);
    grounds_look(&ledger, &frame, &shot);
    bool is_sound = ledger.looks[RULE_GROUNDS] == 1 && !ledger.faults[RULE_GROUNDS];
    frame.marks.at[frame.marks.count - 1].theme = THEME_NIGHT;
    shot = shot_take(&stage, &frame, ledger.arena);
    grounds_look(&ledger, &frame, &shot);
    bool is_found = ledger.faults[RULE_GROUNDS] == 1;
    arena_destroy(ledger.arena);
    stage_close(&stage);
    return is_sound && is_found;
}

bool spoil_is_found(void)
{
    Stage stage;
    StageSpec spec = {
        .content = LECTERN_TESTS_DIR "/library/whole", .window = {1280, 800}, .preferences = {.text_step = 2}};
    if (!stage_open(&stage, &spec))
        return false;
    Theme theme = stage_frame(&stage)->theme;
    bool all = ring_is_found(&stage, &theme) && flash_is_found() && palette_is_found() && picture_is_found();
    if (!all)
        fputs("a spoiled ring, flash, palette or picture is not found\n", stderr);
    for (int fault = SOUND; fault < FAULT_COUNT; fault++)
        all = is_found(&stage, &theme, (Fault)fault) && all;
    stage_close(&stage);
    return all;
}
