// Quotation: whether the quotation marks and apostrophes of a text are of one style each: straight, curled, low and
// high, angled, cornered. Marks within a quotation of another style are that style's second kind.
#pragma once

#include "base/interrupt.h"
#include "base/text.h"

typedef enum QuoteStyle {
    QUOTE_NONE, // none has been met yet
    QUOTE_STRAIGHT,
    QUOTE_CURLED,
    QUOTE_LOW,
    QUOTE_ANGLED,
    QUOTE_CORNERED,
} QuoteStyle;

// What has been met of a text; zeroed: nothing.
typedef struct Quotation {
    Text language; // of the words met last: each has its own marks
    QuoteStyle marks, apostrophes;
    bool is_open;                      // of the words met last: a quotation is
    Text first_mark, first_apostrophe; // of these styles
} Quotation;

// Some words of a text. Lent, as all texts here.
typedef struct QuotedWords {
    Text language, words;
    Interrupt *interrupt; // NULL: they are looked through to their end
} QuotedWords;

// A mark that differs from those before it.
typedef struct QuotationHit {
    Text mark, before;
    size_t start; // byte of the words
} QuotationHit;

// The next one in the words at or after *from, and moves *from behind it; false when none is left. Words of another
// language begin anew.
bool quotation_find(Quotation *met, const QuotedWords *some, size_t *from, QuotationHit *hit);
