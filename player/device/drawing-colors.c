#include "device/drawing-colors.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

// What a colour of the day is for; of two with one purpose each, the first that has it.
static const size_t purposes[] = {
    offsetof(Palette, ground), offsetof(Palette, surface), offsetof(Palette, text),   offsetof(Palette, dim),
    offsetof(Palette, border), offsetof(Palette, rule),    offsetof(Palette, accent), offsetof(Palette, link),
    offsetof(Palette, soft),   offsetof(Palette, breath),  offsetof(Palette, track),  offsetof(Palette, warm),
};

enum { DIGITS = 6, LIGHTER_ACCENT = 0x7FCFC4 }; // drawn on the accent; other themes have the pacer's tint for it

static Color color_for(const Palette *palette, size_t purpose)
{
    Color color;
    memcpy(&color, (const char *)palette + purpose, sizeof color);
    return color;
}

static unsigned long number_of(Color color)
{
    return (unsigned long)color.r << 16 | (unsigned long)color.g << 8 | color.b;
}

static bool find_color(unsigned long day, ThemeId theme, Color *color)
{
    for (size_t i = 0; i < sizeof purposes / sizeof *purposes; i++) {
        *color = color_for(palette_of(theme), purposes[i]);
        if (number_of(color_for(palette_of(THEME_DAY), purposes[i])) == day)
            return true;
    }
    *color = palette_of(theme)->breath;
    return day == LIGHTER_ACCENT;
}

static int digit_of(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

// The colour written at a '#', as six digits and no more; false where there is none.
static bool read_color(Text bytes, size_t at, unsigned long *color)
{
    *color = 0;
    if (bytes.size - at <= DIGITS + 1 || digit_of(bytes.at[at + 1 + DIGITS]) >= 0)
        return false;
    for (size_t i = at + 1; i <= at + DIGITS; i++) {
        int digit = digit_of(bytes.at[i]);
        if (digit < 0)
            return false;
        *color = *color << 4 | (unsigned long)digit;
    }
    return true;
}

Text drawing_colors_of(Arena *arena, Text bytes, ThemeId theme)
{
    assert(theme < THEME_COUNT);
    bool is_drawing = text_starts(text_trim(bytes), TEXT("<")) || text_starts(bytes, TEXT("\xEF\xBB\xBF<"));
    if (theme == THEME_DAY || !is_drawing)
        return bytes;
    char *copy = arena_alloc(arena, bytes.size, 1);
    memcpy(copy, bytes.at, bytes.size);
    for (size_t at = 0; (at = text_find(bytes, TEXT("#"), at)) < bytes.size; at++) {
        unsigned long day;
        Color color;
        char digits[DIGITS + 1];
        if (!read_color(bytes, at, &day) || !find_color(day, theme, &color))
            continue;
        snprintf(digits, sizeof digits, "%06lX", number_of(color));
        memcpy(copy + at + 1, digits, DIGITS);
    }
    return (Text){copy, bytes.size};
}
