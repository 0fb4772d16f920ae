#include "device/language-range.h"

#include <string.h>

enum { SCRIPT_LETTERS = 4, EXTENSION_LETTERS = 3 };

// Macrolanguages and the member that their two letters mostly mean (ISO 639-3), and names that others have taken the
// place of (IANA's registry of subtags).
typedef struct Relation {
    const char *name, *other;
} Relation;

static const Relation relations[] = {
    {"cmn", "zh"}, {"zh", "cmn"}, {"no", "nb"},  {"nb", "no"},  {"arb", "ar"}, {"pes", "fa"}, {"prs", "fa"},
    {"swh", "sw"}, {"zsm", "ms"}, {"ekk", "et"}, {"lvs", "lv"}, {"als", "sq"}, {"azj", "az"}, {"uzn", "uz"},
    {"khk", "mn"}, {"npi", "ne"}, {"ory", "or"}, {"gug", "gn"}, {"kmr", "ku"}, {"gaz", "om"}, {"iw", "he"},
    {"in", "id"},  {"ji", "yi"},  {"mo", "ro"},  {"sh", "sr"},  {"hbs", "sr"}, {"tl", "fil"}, {"fil", "tl"},
};

static size_t part_end(Text tag, size_t from)
{
    return text_find(tag, TEXT("-"), from);
}

static Text small_letters(Arena *arena, Text tag)
{
    char *bytes = text_string(arena, tag);
    for (size_t i = 0; i < tag.size; i++)
        bytes[i] = (char)(bytes[i] >= 'A' && bytes[i] <= 'Z' ? bytes[i] - 'A' + 'a' : bytes[i] == '_' ? '-' : bytes[i]);
    return (Text){bytes, tag.size};
}

static bool has_part(Text tag, Text part)
{
    for (size_t from = 0; from < tag.size; from = part_end(tag, from) + 1)
        if (text_equal(text_slice(tag, from, part_end(tag, from)), part))
            return true;
    return false;
}

Text language_range_of(Arena *arena, Text tag)
{
    Text range = small_letters(arena, text_trim(tag));
    size_t end = part_end(range, 0), next = part_end(range, end + 1);
    if (end < range.size && next - end - 1 == EXTENSION_LETTERS && text_is_letter(range.at[end + 1]))
        return text_slice(range, end + 1, range.size);
    bool is_cantonese = text_equal(text_slice(range, 0, end), TEXT("zh")) &&
                        (has_part(range, TEXT("hk")) || has_part(range, TEXT("mo")));
    return is_cantonese ? text_format(arena, "yue%.*s", TEXT_ARGS(text_slice(range, end, range.size))) : range;
}

Text language_range_wider(Text range)
{
    size_t end = range.size;
    while (end && range.at[end - 1] != '-')
        end--;
    Text wider = text_slice(range, 0, end ? end - 1 : 0);
    bool ends_in_letter = wider.size > 2 && wider.at[wider.size - 2] == '-';
    return ends_in_letter ? text_slice(wider, 0, wider.size - 2) : wider;
}

Text language_range_related(Arena *arena, Text range)
{
    size_t end = part_end(range, 0);
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (text_is(text_slice(range, 0, end), relations[i].name))
            return text_format(arena, "%s%.*s", relations[i].other, TEXT_ARGS(text_slice(range, end, range.size)));
    return TEXT("");
}

LanguageFit language_range_fit(Text range, Text tag)
{
    if (text_equal(range, tag))
        return LANGUAGE_SAME;
    if (!range.size || !text_starts(tag, range) || tag.at[range.size] != '-')
        return LANGUAGE_OTHER;
    size_t from = range.size + 1;
    return part_end(tag, from) - from == SCRIPT_LETTERS ? LANGUAGE_OTHER : LANGUAGE_CLOSER;
}
