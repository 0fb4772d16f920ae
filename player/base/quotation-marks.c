#include "base/quotation-marks.h"

#include <unicode/ulocdata.h>
#include <unicode/ustring.h>

static Text read_mark(Arena *arena, ULocaleData *data, ULocaleDataDelimiterType type)
{
    enum { UNITS_MOST = 8, UTF8_MOST = 3 };
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[UNITS_MOST];
    int32_t wide_size = ulocdata_getDelimiter(data, type, wide, UNITS_MOST, &status), size = 0;
    char *bytes = arena_alloc(arena, UNITS_MOST * UTF8_MOST, 1);
    if (U_SUCCESS(status) && wide_size <= UNITS_MOST)
        u_strToUTF8(bytes, UNITS_MOST * UTF8_MOST, &size, wide, wide_size, &status);
    return U_SUCCESS(status) ? (Text){bytes, (size_t)size} : TEXT("");
}

// What could be a path is no language.
static bool is_language(Text language)
{
    for (size_t i = 0; i < language.size; i++)
        if (!text_is_letter(language.at[i]) && !text_is_digit(language.at[i]) && language.at[i] != '-')
            return false;
    return language.size;
}

QuotationMarks quotation_marks(Arena *arena, Text language, bool is_inner)
{
    QuotationMarks marks = {0};
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData *data = ulocdata_open(is_language(language) ? text_string(arena, language) : "en", &status);
    if (U_SUCCESS(status)) {
        marks.begin = read_mark(arena, data, is_inner ? ULOCDATA_ALT_QUOTATION_START : ULOCDATA_QUOTATION_START);
        marks.end = read_mark(arena, data, is_inner ? ULOCDATA_ALT_QUOTATION_END : ULOCDATA_QUOTATION_END);
    }
    if (data)
        ulocdata_close(data);
    bool is_known = marks.begin.size && marks.end.size;
    return is_known   ? marks
           : is_inner ? (QuotationMarks){TEXT("‘"), TEXT("’")}
                      : (QuotationMarks){TEXT("“"), TEXT("”")};
}
