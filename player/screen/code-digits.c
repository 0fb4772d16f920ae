#include "screen/code-digits.h"

enum { TOGETHER = 3 };

static Text join(const View *view, const char *digits, int count, bool is_spoken)
{
    char bytes[4 * RETURN_DIGITS];
    size_t size = 0;
    for (int i = 0; i < count; i++) {
        if (i && i % TOGETHER == 0 && is_spoken)
            bytes[size++] = ',';
        if (i && (is_spoken || i % TOGETHER == 0))
            bytes[size++] = ' ';
        bytes[size++] = digits[i];
    }
    return view_digits(view, text_copy(view->arena, (Text){bytes, size}));
}

Text code_digits_shown(const View *view, const char *digits, int count)
{
    return join(view, digits, count, false);
}

Text code_digits_spoken(const View *view, const char *digits, int count)
{
    return join(view, digits, count, true);
}

_Static_assert((TEXT_STEP_MOST - TEXT_STEP_LEAST + 1) * THEME_COUNT <= RETURN_COMFORTS_MOST, "all have a number");

int code_comfort(const Preferences *preferences)
{
    return (preferences->text_step - TEXT_STEP_LEAST) * THEME_COUNT + (int)preferences->theme;
}

void code_prefer(Preferences *preferences, int comfort)
{
    preferences->text_step = TEXT_STEP_LEAST + comfort / THEME_COUNT;
    preferences->theme = (ThemeId)(comfort % THEME_COUNT);
}
