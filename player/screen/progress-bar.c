#include "screen/progress-bar.h"

#include <assert.h>

void progress_bar_draw(View *view, Frame *frame, Rect track, double share)
{
    assert(share >= 0 && share <= 1);
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    frame_box(frame, track, (BoxLook){palette->track, palette->border, theme->hairline_px / 2 + 1, track.h / 2});
    Rect done = track;
    done.w = (int)(track.w * share);
    if (done.w < track.h)
        return;
    if (theme->direction == DIRECTION_RTL)
        done = rect_mirror(done, track);
    frame_box(frame, done, (BoxLook){palette->accent, palette->accent, 0, track.h / 2});
}
