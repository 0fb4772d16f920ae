#include "command/fit-glass.h"

#include "screen/bars.h"
#include "screen/themes.h"

// What the height of a page and the breaks of its lines come from.
typedef struct FitRoom {
    int width_px, height_px;
    int letter_px, target_px, gap_px, edge_px;
} FitRoom;

static FitRoom room_of(const View *view)
{
    const Theme *theme = &view->theme;
    Rect room = bars_room(view);
    return (FitRoom){.width_px = room.w < theme->column_px ? room.w : theme->column_px,
                     .height_px = room.h,
                     .letter_px = theme->body.font.size_px,
                     .target_px = theme->target_px,
                     .gap_px = theme->gap_px,
                     .edge_px = theme->edge_px};
}

// How many times larger the most grown of what stands there is.
static double growth(const FitRoom *from, const FitRoom *to)
{
    const double grown[] = {(double)to->letter_px / from->letter_px, (double)to->target_px / from->target_px,
                            (double)to->gap_px / from->gap_px, (double)to->edge_px / from->edge_px};
    double most = 0;
    for (size_t i = 0; i < sizeof grown / sizeof *grown; i++)
        most = grown[i] > most ? grown[i] : most;
    return most;
}

// Lengths are whole pixels, and rounding may not decide.
static bool outgrows(const FitRoom *from, const FitRoom *to)
{
    static const double margin = 1.05;
    double least = growth(from, to) * margin;
    return to->height_px >= least * from->height_px && to->width_px >= least * from->width_px;
}

bool fit_glass_is_spared(View *view)
{
    FitRoom own = room_of(view);
    Theme theme = view->theme;
    bool is_spared = false;
    Glass glass;
    for (int i = 0; glass_known(i, &glass) && !is_spared; i++) {
        view->theme = themes_find(view->layouts, &(ThemeSpec){glass, theme_reader(&theme)});
        FitRoom other = room_of(view);
        is_spared = outgrows(&other, &own);
    }
    view->theme = theme;
    return is_spared;
}
