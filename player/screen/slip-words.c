#include "screen/slip-words.h"

// The closing mark that it ends with, of a quotation or in parentheses; empty where there is none.
static Text closer_of(Text text)
{
    static const char *const closers[] = {"”", "’", "\"", "'", "»", ")"};
    for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
        if (text_ends(text, text_of(closers[i])))
            return text_of(closers[i]);
    return TEXT("");
}

static bool is_sentence(Text text)
{
    static const char *const stops[] = {".", "!", "?", "…", "؟", "۔", "。", "！", "？", "।"};
    for (Text closer = closer_of(text); closer.size; closer = closer_of(text))
        text.size -= closer.size;
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++)
        if (text_ends(text, text_of(stops[i])))
            return true;
    return false;
}

Text slip_words_list(Arena *arena, const Phrases *phrases, const Text *answers, int count)
{
    Text words = TEXT("");
    for (int first = 0, end = 0; first < count; first = end) {
        while (end < count && (end == first || !is_sentence(answers[end - 1])))
            end++;
        Text list = locale_list(phrases_locale(phrases), arena, answers + first, end - first);
        words = first ? phrase_pair(arena, phrases, PHRASE_SENTENCES, (Text[]){words, list}) : list;
    }
    return words;
}

Text slip_words_go_on(Arena *arena, Text line, Text words)
{
    static const char *const full_stops[] = {".", "。", "۔", "।"};
    for (size_t i = 0; i < sizeof full_stops / sizeof *full_stops && is_sentence(line); i++) {
        Text stop = text_of(full_stops[i]);
        if (text_starts(words, stop))
            return text_format(arena, "%.*s%.*s", TEXT_ARGS(line), TEXT_ARGS(text_slice(words, stop.size, words.size)));
    }
    return text_format(arena, "%.*s%.*s", TEXT_ARGS(line), TEXT_ARGS(words));
}
