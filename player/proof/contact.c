#include "proof/contact.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

// ---- Numbers

static bool is_emergency_number(Text digits)
{
    static const char *const numbers[] = {"000", "111", "112", "911", "988", "999"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (text_is(digits, numbers[i]))
            return true;
    return false;
}

static bool is_phone_mark(char c)
{
    return c && strchr(" ()-./", c);
}

// The end of the digits that begin at start, one or two marks of a written phone number between them at most.
static size_t find_run_end(Text text, size_t start, int *digit_count)
{
    size_t end = start;
    *digit_count = 0;
    for (size_t at = start; at < text.size && at <= end + 2; at++) {
        if (text_is_digit(text.at[at])) {
            ++*digit_count;
            end = at + 1;
        } else if (!is_phone_mark(text.at[at])) {
            break;
        }
    }
    assert(end > start && *digit_count > 0);
    return end;
}

size_t contact_find_number(Text text, size_t from)
{
    assert(from <= text.size);
    for (size_t at = from; at < text.size; at++) {
        if (!text_is_digit(text.at[at]))
            continue;
        int digit_count;
        size_t end = find_run_end(text, at, &digit_count);
        if (digit_count >= 5 || is_emergency_number(text_slice(text, at, end)))
            return at;
        at = end;
    }
    return text.size;
}

// ---- Addresses

static bool holds(Text word, const char *part)
{
    size_t size = strlen(part);
    for (size_t at = 0; at + size <= word.size; at++)
        if (strncasecmp(word.at + at, part, size) == 0)
            return true;
    return false;
}

// Whether a point within word is followed by the ending of a web address, and by no further letter.
static bool has_address_ending(Text word)
{
    static const char *const endings[] = {"org", "com", "net", "edu", "gov", "info",
                                          "int", "eu",  "uk",  "de",  "io",  "app"};
    for (size_t at = 1; at < word.size; at++) {
        if (word.at[at] != '.' || !isalnum((unsigned char)word.at[at - 1]))
            continue;
        for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
            size_t size = strlen(endings[i]), end = at + 1 + size;
            if (end <= word.size && strncasecmp(word.at + at + 1, endings[i], size) == 0 &&
                (end == word.size || !isalnum((unsigned char)word.at[end])))
                return true;
        }
    }
    return false;
}

size_t contact_find_address(Text text, size_t from)
{
    assert(from <= text.size);
    Text rest = text_slice(text, from, text.size);
    for (Text word = text_word(&rest); word.size; word = text_word(&rest))
        if (memchr(word.at, '@', word.size) || holds(word, "http:") || holds(word, "https:") || holds(word, "www.") ||
            has_address_ending(word))
            return (size_t)(word.at - text.at);
    return text.size;
}

// ---- Digits

size_t contact_find_digit(Text text)
{
    static const uint32_t zeros[] = {'0', 0x0660, 0x06F0, 0x0966};
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t point = text_next(text, &at);
        for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
            if (point >= zeros[i] && point <= zeros[i] + 9)
                return start;
    }
    return text.size;
}
