#include "markup/keyname.h"

// One of the words that '|' parts in list.
static bool is_among(Text name, Text list)
{
    for (size_t from = 0, to; from < list.size; from = to + 1) {
        to = text_find(list, TEXT("|"), from);
        if (text_equal(name, text_slice(list, from, to)))
            return true;
    }
    return false;
}

static bool is_function_key(Text name)
{
    return is_among(name,
                    TEXT("F1|F2|F3|F4|F5|F6|F7|F8|F9|F10|F11|F12|F13|F14|F15|F16|F17|F18|F19|F20|F21|F22|F23|F24"));
}

// One letter, digit or sign, as it stands on the key: letters are large there.
static bool is_sign(Text name)
{
    size_t end = 0;
    uint32_t sign = name.size ? text_next(name, &end) : 0;
    return name.size && end == name.size && sign > ' ' && !(sign >= 'a' && sign <= 'z');
}

bool keyname_is_free(Text name)
{
    return (name.size == 1 && name.at[0] >= 'A' && name.at[0] <= 'Z') || is_function_key(name) ||
           is_among(name, TEXT("Escape|Backspace|Delete|Insert|End|Pause|PrintScreen|Stop|Keypad 0|ScrollLock"));
}

bool keyname_is_switch(Text name)
{
    return is_sign(name) || is_function_key(name) || is_among(name, TEXT(KEYNAME_SWITCHES));
}
