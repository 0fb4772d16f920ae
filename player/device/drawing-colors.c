#include "device/drawing-colors.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

// What stands out from the field by day does so in every theme, and the lighter of two stays the lighter: a head is
// never darker than what is behind it. Dark figures on a light field are lighter than a dark one.
static const unsigned long colors[][THEME_COUNT] = {
    // day, night, contrast, quiet
    {0xDCECE9, 0x152B29, 0x1A1A1A, 0xC3CBC6}, // field, behind a scene
    {0xFFFEFA, 0x1B3331, 0x353535, 0xD4D7D2}, // light field: a rug, a disc, a window pane
    {0xE5DCCF, 0x1F211F, 0x272727, 0xB8B2A7}, // floor, earth
    {0xA4DBD3, 0x1F423E, 0x4A3E00, 0xAFBCB6}, // what is far: hills, water
    {0xFBF7F0, 0xF7F3EC, 0xFFFFFF, 0xE6E2DA}, // paper: a figure, the sun, a way
    {0xDDD5C7, 0xDDD4C3, 0xDCDCDC, 0xB7AF9F}, // sand: a sleeve, a seat, a stone
    {0x7FCFC4, 0x95DCD2, 0xF1DA56, 0x93AAA3}, // lighter accent
    {0x1F6B66, 0x407D76, 0x917900, 0x3B5553}, // accent
    {0x174F4B, 0x285A55, 0x615100, 0x2B403E}, // darker accent
    {0x9A3B13, 0xA9603C, 0xC45D2A, 0x663A25}, // second, warm colour
    {0x1F2A33, 0x9AA5AB, 0xB0B0B0, 0x2B2F31}, // lines: legs, a post
    {0x43515B, 0x7C8993, 0x9A9A9A, 0x3D4245}, // weaker lines
    {0x857D6E, 0x7C8993, 0x8C8C8C, 0x6F6A60}, // bars, frames
};

enum { DIGITS = 6 };

static bool find_color(unsigned long day, ThemeId theme, unsigned long *color)
{
    for (size_t i = 0; i < sizeof colors / sizeof *colors; i++) {
        *color = colors[i][theme];
        if (colors[i][THEME_DAY] == day)
            return true;
    }
    return false;
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
        unsigned long color;
        char digits[DIGITS + 1];
        if (!read_color(bytes, at, &color) || !find_color(color, theme, &color))
            continue;
        snprintf(digits, sizeof digits, "%06lX", color);
        memcpy(copy + at + 1, digits, DIGITS);
    }
    return (Text){copy, bytes.size};
}
