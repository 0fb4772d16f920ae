#include "screen/poster.h"

#include <assert.h>

#include "screen/themes.h"

static void use_small_print(Theme *theme)
{
    theme->body = style_closer(style_colored(theme->small, theme->palette->text), 1.3);
    theme->strong_body = theme->heading = theme->title = theme->large = style_strong(theme->body);
}

Theme poster_theme(const View *view, int size)
{
    static const double farther[POSTER_LARGE] = {2.2, 1.8, 1.5, 1.25};
    assert(size >= 0 && size < POSTER_SIZES);
    ThemeSpec spec = {view->theme.glass, theme_reader(&view->theme)};
    spec.reader.preferences.spacing = SPACING_NORMAL; // it is looked at from afar, where the height of letters counts
    bool is_last = size == POSTER_SIZES - 1;
    spec.reader.preferences.text_step = size < POSTER_LARGE ? TEXT_STEP_MOST
                                        : is_last           ? TEXT_STEP_LEAST
                                                            : TEXT_STEP_MOST - (size - POSTER_LARGE);
    if (size < POSTER_LARGE)
        spec.glass.distance_mm *= farther[size]; // letters grow with it, and nothing else does
    Theme theme = themes_find(view->layouts, &spec);
    theme.glass = view->theme.glass;
    if (is_last)
        use_small_print(&theme);
    return theme;
}

int poster_first(const View *view)
{
    return glass_is_large(&view->theme.glass) ? 0 : POSTER_LARGE;
}

int poster_size(int text_step)
{
    assert(text_step >= TEXT_STEP_LEAST && text_step <= TEXT_STEP_MOST);
    return POSTER_LARGE + TEXT_STEP_MOST - text_step;
}
