#include "proof/quotation.h"

#include <assert.h>

typedef struct QuoteMark {
    const char *bytes;
    QuoteStyle style;
    bool is_apostrophe;
} QuoteMark;

static const QuoteMark marks[] = {
    {"\"", QUOTE_STRAIGHT, false},     {"\u201C", QUOTE_CURLED, false},   {"\u201D", QUOTE_CURLED, false},
    {"\u201E", QUOTE_LOW, false},      {"\u00AB", QUOTE_ANGLED, false},   {"\u00BB", QUOTE_ANGLED, false},
    {"\u300C", QUOTE_CORNERED, false}, {"\u300D", QUOTE_CORNERED, false}, {"'", QUOTE_STRAIGHT, true},
    {"\u2018", QUOTE_CURLED, true},    {"\u2019", QUOTE_CURLED, true},
};

static const QuoteMark *mark_at(Text words, size_t at)
{
    Text rest = text_slice(words, at, words.size);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(rest, text_of(marks[i].bytes)))
            return &marks[i];
    return NULL;
}

// What begins low ends high, with a curled mark.
static bool belongs(QuoteStyle style, QuoteStyle met)
{
    return style == met || (met == QUOTE_LOW && style == QUOTE_CURLED);
}

// Whether the mark is of another style than those before it. Within a quotation there may be marks of a second kind.
static bool differs(Quotation *met, const QuoteMark *mark, QuotationHit *hit)
{
    QuoteStyle *style = mark->is_apostrophe ? &met->apostrophes : &met->marks;
    Text *first = mark->is_apostrophe ? &met->first_apostrophe : &met->first_mark;
    if (*style == QUOTE_NONE) {
        *style = mark->style;
        *first = hit->mark;
    }
    hit->before = *first;
    bool is_same = belongs(mark->style, *style);
    if (mark->is_apostrophe)
        return !is_same;
    met->is_open = met->is_open != is_same;
    bool is_inner = met->is_open && *style != QUOTE_STRAIGHT && mark->style != QUOTE_STRAIGHT;
    return !is_same && !is_inner;
}

bool quotation_find(Quotation *met, const QuotedWords *some, size_t *from, QuotationHit *hit)
{
    Text words = some->words;
    assert(*from <= words.size);
    if (!text_equal(some->language, met->language))
        *met = (Quotation){.language = some->language};
    met->is_open = met->is_open && *from > 0;
    for (size_t at = *from; at < words.size && !interrupt_due(some->interrupt); at++) {
        const QuoteMark *mark = mark_at(words, at);
        if (!mark)
            continue;
        *hit = (QuotationHit){.mark = text_of(mark->bytes), .start = at};
        if (differs(met, mark, hit)) {
            *from = at + hit->mark.size;
            return true;
        }
    }
    *from = words.size;
    return false;
}
