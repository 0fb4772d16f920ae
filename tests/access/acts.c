#include "acts.h"

#include <math.h>

#include "dump.h"

static bool is_whole_glass(const Frame *frame, Rect rect)
{
    return rect_encloses(rect, (Rect){0, 0, frame->theme.glass.width_px, frame->theme.glass.height_px});
}

// Links, tabs and the title, which leads to the contents, are words without a border.
static bool is_words(const Target *target)
{
    bool is_title = target->role == ROLE_BUTTON && target->action.kind == ACTION_CONTENTS;
    return target->role == ROLE_LINK || target->role == ROLE_TAB || is_title;
}

// ---- contrast

void act_look_at_words(Ledger *ledger, const Frame *frame, const Shot *shot)
{
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        int cap = line->cap_px64 / 64;
        bool is_body = line->block.at[0] && line->font_px >= frame->theme.body.font.size_px;
        Rect box = {line->rect.x, line->baseline - cap, line->rect.w, cap};
        double contrast = shot_ink_contrast(shot, box, ledger->arena);
        NOTE(ledger, is_body ? RULE_BODY : RULE_TEXT, contrast >= (is_body ? 7 : 4.5), "\"%.*s\" %.2f",
             TEXT_ARGS(line->text), contrast);
    }
}

void act_look_at_borders(Ledger *ledger, const Frame *frame, const Shot *shot)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool is_anywhere = is_whole_glass(frame, target->rect) || is_whole_glass(frame, target->reach);
        if (is_words(target) || !target->enabled || is_anywhere)
            continue;
        double contrast = shot_edge_contrast(shot, target->rect, frame->theme.border_px + 1);
        NOTE(ledger, RULE_BORDERS, contrast >= 3, "\"%.*s\" %.2f", TEXT_ARGS(target->label), contrast);
    }
}

void act_paint(Ledger *ledger, Stage *stage)
{
    const Frame *frame = stage_frame(stage);
    Shot shot = shot_take(stage, frame, ledger->arena);
    act_look_at_words(ledger, frame, &shot);
    act_look_at_borders(ledger, frame, &shot);
}

// ---- focus

static int focused_in(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].focused)
            return i;
    return -1;
}

// What an open sheet lies over is reached again when that is closed; a link over two lines is reached where it begins.
static bool may_be_reached(const Frame *frame, const Target *target)
{
    return target->enabled && !target->is_rest && (target->is_bar || !frame_is_beneath(frame, target->rect));
}

static int enabled_after(const Frame *frame, int at)
{
    for (int i = 1; i <= frame->targets.count; i++)
        if (may_be_reached(frame, &frame->targets.at[(at + i) % frame->targets.count]))
            return (at + i) % frame->targets.count;
    return -1;
}

static int enabled_in(const Frame *frame)
{
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += may_be_reached(frame, &frame->targets.at[i]);
    return count;
}

static Rect around(const Frame *frame, Rect rect)
{
    int far = (int)(2 * frame->theme.glass.px_per_mm) + 4;
    return rect_inset(rect, -far, -far);
}

void act_look_at_ring(Ledger *ledger, const Frame *frame, const Target *target, const Shot shots[2])
{
    // Outlines that would lie beyond the glass are drawn within it: what is lost at the corners is little.
    double thick = fmax(2, 2 * dump_css_px(&frame->theme.glass));
    double wanted = 2.0 * (target->rect.w + target->rect.h) * thick * (is_whole_glass(frame, target->rect) ? 0.98 : 1);
    int changed = shot_changed(&shots[0], &shots[1], around(frame, target->rect));
    NOTE(ledger, RULE_RING, changed >= wanted, "\"%.*s\" %d < %.0f", TEXT_ARGS(target->label), changed, wanted);
}

// Nothing that comes later covers it, and it ends on the glass.
static void look_at_hidden(Ledger *ledger, const Frame *frame, const Target *target)
{
    Rect glass = {0, 0, frame->theme.glass.width_px, frame->theme.glass.height_px};
    int x = target->rect.x + target->rect.w / 2, y = target->rect.y + target->rect.h / 2;
    int index = frame_target_at(frame, x, y);
    bool is_on_top = index >= 0 && (&frame->targets.at[index] == target || target->role == ROLE_LINK);
    NOTE(ledger, RULE_HIDDEN, rect_encloses(glass, target->rect) && is_on_top, "\"%.*s\"", TEXT_ARGS(target->label));
}

static int press(Stage *stage, bool has_shift)
{
    stage_key(stage, "Tab", has_shift);
    return focused_in(stage_frame(stage));
}

// One whole round of Tab.
static void go_round(Ledger *ledger, Stage *stage, int first)
{
    int at = first, count = enabled_in(stage_frame(stage));
    Shot last = shot_take(stage, stage_frame(stage), ledger->arena);
    for (int i = 0; i < count; i++) {
        int wanted = enabled_after(stage_frame(stage), at), found = press(stage, false);
        const Frame *frame = stage_frame(stage);
        NOTE(ledger, RULE_REACHED, found == wanted, "from %d to %d, not %d", at, found, wanted);
        if (found < 0)
            return;
        at = found;
        Shot shot = shot_take(stage, frame, ledger->arena);
        look_at_hidden(ledger, frame, &frame->targets.at[at]);
        // Where the ring was and where it is lie apart unless there is one control, which then had it all along.
        if (count > 1)
            act_look_at_ring(ledger, frame, &frame->targets.at[at], (Shot[]){last, shot});
        last = shot;
    }
    NOTE(ledger, RULE_TRAP, at == first, "ends at %d, not %d", at, first);
}

void act_focus(Ledger *ledger, Stage *stage)
{
    if (text_is(stage_frame(stage)->screen, "still")) // any key keeps the visit
        return;
    int first = press(stage, false);
    NOTE(ledger, RULE_REACHED, first >= 0, "nothing takes the focus");
    if (first < 0)
        return;
    go_round(ledger, stage, first);
    int before = focused_in(stage_frame(stage));
    press(stage, false);
    int back = press(stage, true);
    NOTE(ledger, RULE_TRAP, back == before, "Shift+Tab goes to %d, not %d", back, before);
}

// ---- choosing

static bool is_choice(const Target *target)
{
    ActionKind kind = target->action.kind;
    bool chooses = kind == ACTION_CHOOSE || kind == ACTION_TOGGLE || kind == ACTION_RATE || kind == ACTION_TAB;
    return chooses && target->enabled && !target->selected;
}

static const Target *same_place(const Frame *frame, const Target *old)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->selected && text_equal(target->label, old->label) && target->rect.x == old->rect.x &&
            target->rect.y == old->rect.y && target->rect.w == old->rect.w && target->rect.h == old->rect.h)
            return target;
    }
    return NULL;
}

static void choose(Ledger *ledger, Stage *stage, int index)
{
    const Frame *frame = stage_frame(stage);
    Target old = frame->targets.at[index];
    old.label = text_copy(ledger->arena, old.label);
    Shot before = shot_take(stage, frame, ledger->arena);
    app_perform(stage->app, old.action);
    frame = stage_frame(stage);
    if (!same_place(frame, &old))
        return; // it grew, and is seen to
    Shot after = shot_take(stage, frame, ledger->arena);
    int changed = shot_changed(&before, &after, old.rect);
    int wanted = (int)(2 * dump_css_px(&frame->theme.glass) * (old.rect.w < old.rect.h ? old.rect.w : old.rect.h));
    NOTE(ledger, RULE_GREY, changed >= wanted, "\"%.*s\" %d < %d", TEXT_ARGS(old.label), changed, wanted);
}

void act_choose(Ledger *ledger, Stage *stage)
{
    for (int i = 0; i < stage_frame(stage)->targets.count; i++)
        if (is_choice(&stage_frame(stage)->targets.at[i]))
            choose(ledger, stage, i);
}

// ---- rest

void act_rest(Ledger *ledger, Stage *stage)
{
    enum { SECONDS = 10 };
    // Still there? counts down, the end of a visit leads on after six seconds; a voice that a visitor has started leads
    // its tint along.
    Text screen = stage_frame(stage)->screen;
    if (text_is(screen, "still") || text_is(screen, "ended") || text_is(ledger->stop, "listen"))
        return;
    stage_key(stage, "Shift", false); // somebody is there
    Shot first = shot_take(stage, stage_frame(stage), ledger->arena);
    int moved = 0;
    for (int i = 0; i < SECONDS; i++) {
        stage_wait(stage, 1000);
        Shot shot = shot_take(stage, stage_frame(stage), ledger->arena);
        moved += !shot_equal(&first, &shot);
    }
    NOTE(ledger, RULE_REST, !moved, "%d of %d pictures differ", moved, SECONDS);
}

// ---- the pacer

enum { FRAME_MS = 33, GRID_PX = 6, TURNS = sizeof((Flicker *)0)->turns_ms / sizeof(int) };

bool flicker_step(Flicker *flicker, double light, int now_ms)
{
    double change = light - flicker->extreme, darker = fmin(light, flicker->extreme);
    int way = change > 0 ? 1 : -1;
    if (way == flicker->way) {
        flicker->extreme = light;
        return true;
    }
    if (fabs(change) < 0.1 || darker >= 0.8)
        return true;
    flicker->way = way;
    flicker->extreme = light;
    int slot = flicker->turns++ % TURNS, *then = &flicker->turns_ms[slot];
    bool is_flash = flicker->turns > TURNS && now_ms - *then < 1000;
    *then = now_ms;
    return !is_flash;
}

static bool touch_kind(Stage *stage, ActionKind kind)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->targets.count; i++) {
        if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == kind) {
            app_perform(stage->app, frame->targets.at[i].action);
            return true;
        }
    }
    return false;
}

static void look_at_grid(Ledger *ledger, const Shot *shot, Flicker *grid, int now_ms)
{
    int flashes = 0;
    for (int y = 0; y < shot->h; y += GRID_PX)
        for (int x = 0; x < shot->w; x += GRID_PX, grid++)
            flashes += !flicker_step(grid, shot_light(shot, x, y), now_ms);
    NOTE(ledger, RULE_FLASH, !flashes, "%d points at %d ms", flashes, now_ms);
}

void act_pacer(Ledger *ledger, Stage *stage)
{
    enum { LONG_MS = 10000 };
    Action open = {.kind = ACTION_OPEN, .id = id_of(TEXT("steps-of-all-kinds")), .block = id_of(TEXT("breathe-fixed"))};
    app_perform(stage->app, open);
    bool has_begun = touch_kind(stage, ACTION_PAUSE);
    NOTE(ledger, RULE_FLASH, has_begun, "there is no pacer");
    Arena *arena = arena_create(), *shots[] = {arena_create(), arena_create()};
    Flicker *grid = arena_many(arena, Flicker, (size_t)((stage->size.w / GRID_PX + 1) * (stage->size.h / GRID_PX + 1)));
    Shot last = {0};
    int changes = 0;
    for (int ms = 0; ms < LONG_MS; ms += FRAME_MS) {
        Arena *into = shots[ms / FRAME_MS % 2];
        arena_reset(into);
        Shot shot = shot_take(stage, stage_frame(stage), into);
        look_at_grid(ledger, &shot, grid, ms);
        changes += last.at && !shot_equal(&last, &shot);
        last = shot;
        stage_wait(stage, FRAME_MS);
    }
    // Two phases end within ten seconds, and need not end on a whole one.
    if (stage_frame(stage)->theme.preferences.is_still)
        NOTE(ledger, RULE_STILL, changes <= LONG_MS / 1000 + 2, "%d changes", changes);
    else
        NOTE(ledger, RULE_FLASH, changes > LONG_MS / 1000 * 10, "the pacer moved %d times", changes);
    arena_destroy(arena);
    arena_destroy(shots[0]);
    arena_destroy(shots[1]);
}
