// Themes: the theme of a glass, a visitor's preferences and a language, made once from the letters' measures and found
// again.
#pragma once

#include "screen/layouts.h"

typedef struct ThemeSpec {
    Glass glass;
    ThemeReader reader;
} ThemeSpec;

Theme themes_find(Layouts *layouts, const ThemeSpec *spec);

// As theme_offers_step, for the theme of spec.
bool themes_offer_step(Layouts *layouts, const ThemeSpec *spec, int text_step);
