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
    static const struct {
        const char *word;
        CascadeDisplay display;
    } displays[] = {
        {"none", DISPLAY_NONE},       {"inline", DISPLAY_INLINE}, {"inline-block", DISPLAY_INLINE},
        {"block", DISPLAY_BLOCK},     {"table", DISPLAY_BLOCK},   {"list-item", DISPLAY_BLOCK},
        {"flow-root", DISPLAY_BLOCK},
    };
    for (size_t i = 0; i < sizeof displays / sizeof *displays; i++)
        if (is_word(value, displays[i].word))
            return displays[i].display;
    return DISPLAY_UNSET;
}

static CascadeChoice choice_of(bool is_yes)
{
    return is_yes ? CHOICE_YES : CHOICE_NO;
}

static bool is_bold(Text value)
{
    return is_word(value, "bold") || is_word(value, "bolder") ||
           (value.size == 3 && value.at[0] >= '6' && value.at[0] <= '9' && text_is_digit(value.at[2]));
}

static bool is_italic(Text value)
{
    return is_word(value, "italic") || is_word(value, "oblique");
}

// Any of the words of a value that has several.
static bool holds(Text value, bool (*is_it)(Text word))
{
    for (Text word = text_word(&value); word.size; word = text_word(&value))
        if (is_it(word))
            return true;
    return false;
}

static bool is_small_caps(Text value)
{
    return is_word(value, "small-caps") || is_word(value, "all-small-caps") || is_word(value, "petite-caps");
}

static CascadeMarker marker_of(Text value)
{
    static const struct {
        const char *word;
        CascadeMarker marker;
    } markers[] = {
        {"none", CASCADE_NO_MARKER},
        {"disc", CASCADE_DISC},
        {"circle", CASCADE_DISC},
        {"square", CASCADE_DISC},
        {"decimal", CASCADE_NUMBER},
        {"decimal-leading-zero", CASCADE_NUMBER},
        {"lower-alpha", CASCADE_LETTER},
        {"lower-latin", CASCADE_LETTER},
        {"upper-alpha", CASCADE_CAPITAL_LETTER},
        {"upper-latin", CASCADE_CAPITAL_LETTER},
        {"lower-roman", CASCADE_ROMAN},
        {"upper-roman", CASCADE_CAPITAL_ROMAN},
    };
    for (Text word = text_word(&value); word.size; word = text_word(&value))
        for (size_t i = 0; i < sizeof markers / sizeof *markers; i++)
            if (is_word(word, markers[i].word))
                return markers[i].marker;
    return CASCADE_MARKER_UNSET;
}

// "2em", "-1.5em", "24px", "5%", in parts of an em; 0 where it is none of these, or is more than any glass is wide.
static int length_of(Text value)
{
    static const struct {
        const char *unit;
        double ems;
    } units[] = {{"em", 1}, {"rem", 1}, {"ex", 0.5}, {"px", 1 / 16.0}, {"pt", 1 / 12.0}, {"%", 0.4}};
    enum { EMS_MOST = 40 };
    bool is_below = value.size && value.at[0] == '-';
    double number = 0, place = 1;
    size_t at = is_below;
    for (bool is_part = false; at < value.size && (text_is_digit(value.at[at]) || value.at[at] == '.'); at++) {
        if (value.at[at] == '.') {
            is_part = true;
            continue;
        }
        place = is_part ? place / 10 : place;
        number = is_part ? number + place * (value.at[at] - '0') : number * 10 + (value.at[at] - '0');
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (is_word(text_slice(value, at, value.size), units[i].unit) && number * units[i].ems < EMS_MOST)
            return (int)(number * units[i].ems * CASCADE_EM) * (is_below ? -1 : 1);
    return 0;
}

// Of "margin: 1em 0 1em 2em" the last of four, or the second.
static Text left_of(Text value)
{
    Text sides[4] = {{"", 0}};
    int count = 0;
    for (Text word = text_word(&value); word.size && count < 4; word = text_word(&value))
        sides[count++] = word;
    return count == 4 ? sides[3] : count > 1 ? sides[1] : sides[0];
}

static void read_decoration(Text value, CascadeStyle *style)
{
    style->struck = choice_of(text_find(value, TEXT("line-through"), 0) < value.size);
    style->underlined = choice_of(text_find(value, TEXT("underline"), 0) < value.size);
}

static void read_font(Text value, CascadeStyle *style)
{
    style->italic = choice_of(holds(value, is_italic));
    style->bold = choice_of(holds(value, is_bold));
    style->small_caps = choice_of(holds(value, is_small_caps));
}

static void read_shift(Text value, CascadeStyle *style)
{
    if (is_word(value, "sub") || is_word(value, "super") || is_word(value, "baseline"))
        style->shift = is_word(value, "sub") ? SHIFT_SUB : is_word(value, "super") ? SHIFT_SUPER : SHIFT_NONE;
}

static void read_indent(Text property, Text value, CascadeStyle *style)
{
    bool is_margin = is_word(property, "margin");
    style->indent += length_of(is_margin ? left_of(value) : value);
}

static void read_display(Text value, CascadeStyle *style)
{
    style->display = display_of(value) ? display_of(value) : style->display;
}

static void read_visibility(Text value, CascadeStyle *style)
{
    style->hidden = choice_of(is_word(value, "hidden") || is_word(value, "collapse"));
}

static void read_italic(Text value, CascadeStyle *style)
{
    style->italic = choice_of(is_italic(value));
}

static void read_bold(Text value, CascadeStyle *style)
{
    style->bold = choice_of(is_bold(value));
}

static void read_small_caps(Text value, CascadeStyle *style)
{
    style->small_caps = choice_of(holds(value, is_small_caps));
}

static void read_capitals(Text value, CascadeStyle *style)
{
    style->capitals = choice_of(is_word(value, "uppercase"));
}

static void read_white_space(Text value, CascadeStyle *style)
{
    style->pre = choice_of(text_starts(value, TEXT("pre")) && !is_word(value, "pre-line"));
}

static void read_direction(Text value, CascadeStyle *style)
{
    style->direction = is_word(value, "rtl") ? CASCADE_RTL : is_word(value, "ltr") ? CASCADE_LTR : style->direction;
}

static void read_marker(Text value, CascadeStyle *style)
{
    style->marker = marker_of(value) ? marker_of(value) : style->marker;
}

static CascadeChoice break_of(Text value)
{
    static const char *const words[] = {"always", "page", "left", "right", "recto", "verso"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (is_word(value, words[i]))
            return CHOICE_YES;
    return CHOICE_NO;
}

static void read_break_before(Text value, CascadeStyle *style)
{
    style->breaks_before = break_of(value);
}

static void read_break_after(Text value, CascadeStyle *style)
{
    style->breaks_after = break_of(value);
}

static void read_declaration(Text property, Text value, CascadeStyle *style)
{
    static const struct {
        const char *property;
        void (*read)(Text value, CascadeStyle *style);
    } known[] = {
        {"display", read_display},
        {"visibility", read_visibility},
        {"font-style", read_italic},
        {"font-weight", read_bold},
        {"font-variant", read_small_caps},
        {"font-variant-caps", read_small_caps},
        {"font", read_font},
        {"text-decoration", read_decoration},
        {"text-decoration-line", read_decoration},
        {"text-transform", read_capitals},
        {"vertical-align", read_shift},
        {"white-space", read_white_space},
        {"direction", read_direction},
        {"list-style", read_marker},
        {"page-break-before", read_break_before},
        {"break-before", read_break_before},
        {"page-break-after", read_break_after},
        {"break-after", read_break_after},
        {"list-style-type", read_marker},
    };
    static const char *const indents[] = {"margin", "margin-left", "padding-left", "text-indent"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (is_word(property, known[i].property))
            known[i].read(value, style);
    for (size_t i = 0; i < sizeof indents / sizeof *indents; i++)
        if (is_word(property, indents[i]))
            read_indent(property, value, style);
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
