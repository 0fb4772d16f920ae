// Dark: outside opening hours the glass is black. A touch anywhere, or any key that acts, lights it again.
#include "book/phrases.h"
#include "screen/screen.h"

static void draw_dark(View *view, const void *state, Frame *frame)
{
    (void)state;
    Rect glass = {0, 0, view->theme.glass.width_px, view->theme.glass.height_px};
    frame->ground = (Color){0, 0, 0, 255};
    frame_target(frame, &(Target){.label = view_phrase(view, PHRASE_COVER_TOUCH),
                                  .role = ROLE_BUTTON,
                                  .action = {.kind = ACTION_WAKE},
                                  .rect = glass,
                                  .enabled = true});
}

const ScreenKind dark_screen = {.name = "dark", .draw = draw_dark};
