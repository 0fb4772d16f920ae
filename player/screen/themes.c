#include "screen/themes.h"

#include <assert.h>

// Told apart from the keys of views, which begin with another number.
enum { KIND_THEME = -1, KIND_STEP = -2 };

// What letters, colours and lengths depend on; other preferences change none of them.
static uint64_t key_of(const ThemeSpec *spec, int kind)
{
    const Preferences *wishes = &spec->reader.preferences;
    const int numbers[] = {kind,
                           spec->glass.width_px,
                           spec->glass.height_px,
                           (int)wishes->theme,
                           wishes->text_step,
                           (int)wishes->family,
                           (int)wishes->spacing,
                           (int)spec->reader.direction};
    const double scales[] = {spec->glass.px_per_mm, spec->glass.distance_mm};
    uint64_t hash = hash_bytes(hash_bytes(HASH_SEED, numbers, sizeof numbers), scales, sizeof scales);
    return hash_text(hash, spec->reader.language);
}

static const Metrics *metrics_of(Layouts *layouts)
{
    return typesetter_metrics(layouts_typesetter(layouts));
}

Theme themes_find(Layouts *layouts, const ThemeSpec *spec)
{
    assert(spec->glass.width_px > 0 && spec->glass.height_px > 0);
    bool is_new;
    Theme *found = plans_find(layouts_plans(layouts), key_of(spec, KIND_THEME), sizeof *found, &is_new);
    if (is_new)
        *found = theme_make(&spec->glass, &spec->reader, metrics_of(layouts));
    Theme theme = *found;
    theme.preferences = spec->reader.preferences;
    theme.language = spec->reader.language; // that of the one found may be gone
    return theme;
}

bool themes_offer_step(Layouts *layouts, const ThemeSpec *spec, int text_step)
{
    assert(text_step >= TEXT_STEP_LEAST && text_step <= TEXT_STEP_MOST);
    bool is_new;
    uint64_t key = hash_number(key_of(spec, KIND_STEP), text_step);
    bool *is_offered = plans_find(layouts_plans(layouts), key, sizeof *is_offered, &is_new);
    if (is_new) {
        Theme theme = themes_find(layouts, spec);
        *is_offered = theme_offers_step(&theme, metrics_of(layouts), text_step);
    }
    return *is_offered;
}
