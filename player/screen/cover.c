// Cover: what stands on the glass after Hide. Nothing of what was read: opening hours or a clock. A touch leads to
// Attract.
#include "book/phrases.h"
#include "screen/words.h"

static Text clock_words(const View *view)
{
    if (view->minute_of_day < 0)
        return TEXT("");
    return text_format(view->arena, "%d:%02d", view->minute_of_day / 60, view->minute_of_day % 60);
}

static void draw_cover(View *view, const void *state, Frame *frame)
{
    (void)state;
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    Rect glass = {0, 0, theme->glass.width_px, theme->glass.height_px};
    Rect room = rect_inset(glass, theme->edge_px, theme->edge_px);
    frame->ground = palette->calm;
    Text hours = view->setting->opening_hours;
    Text first = hours.size
                     ? phrase_words(view->arena, view->book ? view->book->phrases : NULL, PHRASE_COVER_OPEN, hours)
                     : clock_words(view);
    Paragraph upper = words_set(view, first, (WordsStyle){theme->large, palette->calm}, room.w);
    Paragraph lower = words_set(view, view_phrase(view, PHRASE_COVER_TOUCH),
                                (WordsStyle){style_colored(theme->label, palette->dim), palette->calm}, room.w);
    int used = (first.size ? paragraph_height_px(&upper) + theme->gap_px : 0) + paragraph_height_px(&lower);
    rect_cut_top(&room, (room.h - used) / 2);
    if (first.size) {
        words_draw_centered(view, frame, &upper, rect_cut_top(&room, paragraph_height_px(&upper)));
        rect_cut_top(&room, theme->gap_px);
    }
    words_draw_centered(view, frame, &lower, room);
    frame_target(frame, &(Target){.label = view_phrase(view, PHRASE_COVER_TOUCH),
                                  .role = ROLE_BUTTON,
                                  .action = {.kind = ACTION_WAKE},
                                  .rect = glass,
                                  .enabled = true});
}

// The clock shows minutes, so it is drawn again at the next one; opening hours hold until midnight.
static int64_t wake_cover(const View *view, const void *state)
{
    (void)state;
    enum { LAST_MINUTE = 24 * 60 - 1, MINUTE_MS = 60000 };
    if (view->minute_of_day < 0)
        return SCREEN_NEVER;
    int minutes = view->setting->opening_hours.size ? LAST_MINUTE - view->minute_of_day : 0;
    return view->next_minute_ms + (int64_t)minutes * MINUTE_MS;
}

const ScreenKind cover_screen = {.name = "cover", .draw = draw_cover, .wake_ms = wake_cover};
