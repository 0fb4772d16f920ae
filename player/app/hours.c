#include "app/hours.h"

static Text time_words(Arena *arena, int minute)
{
    return text_format(arena, "%d:%02d", minute / 60, minute % 60);
}

Text hours_words(Arena *arena, const OpeningDay *day, const Phrases *phrases)
{
    Text words = TEXT("");
    for (int i = 0; i < day->count; i++) {
        Text ends[] = {time_words(arena, day->openings[i].from), time_words(arena, day->openings[i].to)};
        Text span = phrase_span(arena, phrases, PHRASE_HOURS_SPAN, ends);
        words = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(words), i ? " · " : "", TEXT_ARGS(span));
    }
    return words;
}
