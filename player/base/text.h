// Text: a borrowed slice of UTF-8. It owns nothing and need not end in NUL; whoever made the bytes keeps them alive.
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

typedef struct Text {
    const char *at;
    size_t size; // bytes
} Text;

// A string literal as Text.
#define TEXT(literal) ((Text){"" literal, sizeof(literal) - 1})

// For printf: "%.*s", TEXT_ARGS(text)
#define TEXT_ARGS(text) (int)(text).size, (text).at

// The NUL-ended string as Text; NULL gives the empty Text.
Text text_of(const char *string);

// Bytes start..end of text; both are clamped to its size.
Text text_slice(Text text, size_t start, size_t end);

bool text_equal(Text a, Text b);
bool text_is(Text text, const char *string);
bool text_starts(Text text, Text start);
bool text_ends(Text text, Text end);

// Order by bytes, as strcmp.
int text_compare(Text a, Text b);

// Byte offset of the first needle at or after from; text.size when there is none.
size_t text_find(Text text, Text needle, size_t from);

bool text_is_space(char byte);  // space, tab, CR or LF
bool text_is_digit(char byte);  // 0-9
bool text_is_letter(char byte); // a-z, A-Z

// Without white space at both ends.
Text text_trim(Text text);

// The next word of *rest (words are parted by white space), taken off it; an empty Text when none is left.
Text text_word(Text *rest);

// One of the words of a text is that one.
bool text_holds_word(Text text, const char *word);

// What stands behind the last '/' of a path; all of it where there is none.
Text text_last_part(Text path);

// A copy in arena, ended by a NUL that is not counted.
Text text_copy(Arena *arena, Text text);
char *text_string(Arena *arena, Text text);

// The same with runs of white space folded to one space and none at the ends.
Text text_fold(Arena *arena, Text text);

// As printf, the result in arena, ended by a NUL that is not counted.
Text text_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
Text text_vformat(Arena *arena, const char *format, va_list args);

// The code point that starts at text.at[*offset], and moves *offset past it. Ill-formed bytes give U+FFFD and move one
// byte (Unicode 15, 3.9 best practice is stricter; content is checked before it gets here).
uint32_t text_next(Text text, size_t *offset);

// Writes a code point as UTF-8; returns its bytes.
enum { POINT_BYTES_MOST = 4 };
size_t text_encode(uint32_t point, char bytes[POINT_BYTES_MOST]);

// Offset of the first byte that is not well-formed UTF-8 (Unicode table 3-7), or text.size.
size_t text_ill_formed(Text text);

// FNV-1a, for hash tables within one run; never stored.
uint32_t text_hash(Text text);

// Of its size and its beginning: tells passages apart at one price, however long they are.
uint32_t text_passage_hash(Text passage);
