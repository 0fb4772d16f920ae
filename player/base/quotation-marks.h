// Quotation marks of a language, as CLDR has them. It uses ICU, as unicode.h says.
#pragma once

#include "base/text.h"

typedef struct QuotationMarks {
    Text begin, end;
} QuotationMarks;

// In arena. is_inner: of a quotation within another. English ones where nothing is known of the language.
QuotationMarks quotation_marks(Arena *arena, Text language, bool is_inner);
