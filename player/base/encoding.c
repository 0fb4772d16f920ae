#include "base/encoding.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unicode/ucnv.h>

enum { NAME_SIZE = 48 };

// ICU looks for a file of an unknown name: it is not given what could be a path.
static bool is_name_byte(char byte)
{
    return text_is_letter(byte) || text_is_digit(byte) || byte == '-' || byte == '_' || byte == ':' || byte == '+';
}

static bool is_name(Text encoding)
{
    for (size_t i = 0; i < encoding.size; i++)
        if (!is_name_byte(encoding.at[i]))
            return false;
    return encoding.size && encoding.size < NAME_SIZE;
}

// What says Latin-1 or ASCII is windows-1252 (WHATWG Encoding, 4.2): the two differ in quotation marks and dashes
// alone.
static const char *usual_name(const char *name)
{
    static const char *const western[] = {"iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "us-ascii", "ascii"};
    for (size_t i = 0; i < sizeof western / sizeof *western; i++)
        if (strcasecmp(name, western[i]) == 0)
            return "windows-1252";
    return name;
}

bool encoding_decode(Arena *arena, Text encoding, Text bytes, Text *utf8)
{
    char name[NAME_SIZE] = "";
    if (!is_name(encoding) || bytes.size > INT32_MAX / 4)
        return false;
    memcpy(name, encoding.at, encoding.size);
    UErrorCode status = U_ZERO_ERROR;
    int32_t size = ucnv_convert("UTF-8", usual_name(name), NULL, 0, bytes.at, (int32_t)bytes.size, &status);
    if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR)
        return false;
    char *decoded = arena_alloc(arena, (size_t)size + 1, 1);
    status = U_ZERO_ERROR;
    ucnv_convert("UTF-8", usual_name(name), decoded, size + 1, bytes.at, (int32_t)bytes.size, &status);
    *utf8 = (Text){decoded, (size_t)size};
    return U_SUCCESS(status);
}
