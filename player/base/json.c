#include "base/json.h"

#include <math.h>
#include <string.h>

static void write_escaped(FILE *out, unsigned char byte)
{
    static const char plain[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = byte ? strchr(plain, byte) : NULL;
    if (found)
        fprintf(out, "\\%c", letters[found - plain]);
    else if (byte < 0x20 || byte == 0x7F)
        fprintf(out, "\\u%04x", byte);
    else
        fputc(byte, out);
}

void json_string(FILE *out, Text text)
{
    fputc('"', out);
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t point = text_next(text, &at);
        if (point < 0x80)
            write_escaped(out, (unsigned char)point);
        else if (point == 0xFFFD)
            fputs("\xEF\xBF\xBD", out);
        else
            fwrite(text.at + start, 1, at - start, out);
    }
    fputc('"', out);
}

void json_name(FILE *out, const char *name)
{
    fprintf(out, "\"%s\": ", name);
}

void json_number(FILE *out, double number)
{
    if (!isfinite(number)) {
        fputs("null", out);
        return;
    }
    char digits[64];
    int size = snprintf(digits, sizeof digits, "%.3f", number);
    if (size >= (int)sizeof digits) {
        fprintf(out, "%.17g", number);
        return;
    }
    while (digits[size - 1] == '0')
        size--;
    if (digits[size - 1] == '.')
        size--;
    fprintf(out, "%.*s", size, strcmp(digits, "-0.000") == 0 ? "0" : digits);
}

void json_bool(FILE *out, bool is_true)
{
    fputs(is_true ? "true" : "false", out);
}
