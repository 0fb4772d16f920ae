// The declarations of a cascade: what a rule, or an element by itself, says.
#include <string.h>
#include <strings.h>

#include "book/cascade-rule.h"

static bool is_word(Text a, const char *b)
{
    return a.size == strlen(b) && strncasecmp(a.at, b, a.size) == 0;
}

static CascadeDisplay display_of(Text value)
{
    return is_word(value, "none")                                       ? DISPLAY_NONE
           : is_word(value, "inline") || is_word(value, "inline-block") ? DISPLAY_INLINE
           : is_word(value, "block") || is_word(value, "list-item")     ? DISPLAY_BLOCK
                                                                        : DISPLAY_UNSET;
}

static CascadeChoice choice_of(bool is_yes)
{
    return is_yes ? CHOICE_YES : CHOICE_NO;
}

static bool is_bold(Text value)
{
    return is_word(value, "bold") || is_word(value, "bolder") ||
           (value.size == 3 && value.at[0] >= '6' && value.at[0] <= '9');
}

static void read_declaration(Text property, Text value, CascadeStyle *style)
{
    bool is_shift = is_word(value, "sub") || is_word(value, "super") || is_word(value, "baseline");
    if (is_word(property, "display") && display_of(value))
        style->display = display_of(value);
    else if (is_word(property, "visibility"))
        style->hidden = choice_of(is_word(value, "hidden") || is_word(value, "collapse"));
    else if (is_word(property, "font-style"))
        style->italic = choice_of(is_word(value, "italic") || is_word(value, "oblique"));
    else if (is_word(property, "font-weight"))
        style->bold = choice_of(is_bold(value));
    else if (is_word(property, "text-decoration") || is_word(property, "text-decoration-line"))
        style->struck = choice_of(text_find(value, TEXT("line-through"), 0) < value.size);
    else if (is_word(property, "white-space"))
        style->pre = choice_of(text_starts(value, TEXT("pre")) && !is_word(value, "pre-line"));
    else if (is_word(property, "vertical-align") && is_shift)
        style->shift = is_word(value, "sub") ? SHIFT_SUB : is_word(value, "super") ? SHIFT_SUPER : SHIFT_NONE;
}

void cascade_read_declarations(Text declarations, CascadeStyle *style)
{
    for (size_t start = 0, end; start < declarations.size; start = end + 1) {
        end = text_find(declarations, TEXT(";"), start);
        Text one = text_slice(declarations, start, end);
        size_t colon = text_find(one, TEXT(":"), 0);
        Text value = text_slice(one, colon + 1, one.size);
        value = text_slice(value, 0, text_find(value, TEXT("!"), 0));
        read_declaration(text_trim(text_slice(one, 0, colon)), text_trim(value), style);
    }
}
