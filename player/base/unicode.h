// Unicode: what the standard says about text. It, capitals.h, encoding.h, folded.h, locale.h and quotation-marks.h
// alone use ICU; offsets are bytes of UTF-8 everywhere.
//
// A Unicode value keeps one break iterator of each kind open for the session (opening one a paragraph is the usual
// mistake).
#pragma once

#include "base/array.h"
#include "base/text.h"

typedef struct Unicode Unicode;

// Opens the iterators for a language (BCP 47; it decides e.g. where Thai breaks); NULL when ICU's data cannot be read.
Unicode *unicode_open(const char *language);
void unicode_close(Unicode *unicode);

// From now on by the rules of this language; empty: by the same as before. An iterator is opened again when it is used
// for another language than the last time, so that words which need none cost nothing.
void unicode_set_language(Unicode *unicode, Text language);

// Closes the iterators, which keep some of the last text, and overwrites it. At a visit's end; they open again by
// themselves.
void unicode_forget(Unicode *unicode);

typedef ARRAY(uint32_t) Offsets;

// Where a line may or must break (UAX 14, with ICU's dictionaries for Thai, Lao, Khmer, Burmese and CJK): ascending
// byte offsets, the last is text.size. A mandatory break follows '\n' in the text. Appended to offsets, which live in
// arena.
void unicode_line_breaks(Unicode *unicode, Arena *arena, Text text, Offsets *offsets);

// The ends of grapheme clusters, of sentences, and of words and what stands between them (UAX 29), likewise.
void unicode_graphemes(Unicode *unicode, Arena *arena, Text text, Offsets *offsets);
void unicode_sentences(Unicode *unicode, Arena *arena, Text text, Offsets *offsets);
void unicode_words(Unicode *unicode, Arena *arena, Text text, Offsets *offsets);

// How many words a text holds: what stands between spaces. Where a script writes none, ICU's dictionaries tell words
// (Thai, Lao, Khmer, Burmese), and each character of Chinese and Japanese counts as one.
int unicode_count_words(Unicode *unicode, Text text);

typedef enum Direction { DIRECTION_AUTO, DIRECTION_LTR, DIRECTION_RTL } Direction;

// Which way the script runs that a language is written in for the most part.
Direction unicode_language_direction(Text language);

// A stretch of one embedding level (UAX 9); odd levels run right to left.
typedef struct BidiRun {
    uint32_t start, end;
    uint8_t level;
} BidiRun;
typedef ARRAY(BidiRun) BidiRuns;

// A paragraph's level runs in logical order, and its direction.
typedef struct Bidi {
    Direction base;
    BidiRuns runs;
} Bidi;

// True when every code point is plainly left to right, so that no bidi work is needed. One pass, no ICU.
bool unicode_is_plain_ltr(Text text);

// The levels of a paragraph, in arena. base DIRECTION_AUTO takes the first strong character's.
Bidi unicode_bidi(Unicode *unicode, Arena *arena, Text text, Direction base);

// The visual order (left to right) of runs with these levels: order[visual] = logical (UAX 9, L2).
void unicode_visual_order(const uint8_t *levels, int count, int *order);

// An ISO 15924 script as four letters packed big-endian ('Latn'); SCRIPT_COMMON for what takes on its neighbour's.
typedef uint32_t Script;
#define SCRIPT(a, b, c, d) ((Script)(a) << 24 | (Script)(b) << 16 | (Script)(c) << 8 | (Script)(d))
#define SCRIPT_COMMON SCRIPT('Z', 'y', 'y', 'y')
#define SCRIPT_LATIN SCRIPT('L', 'a', 't', 'n')
#define SCRIPT_ARABIC SCRIPT('A', 'r', 'a', 'b')

// The script of a code point; Common and Inherited both give SCRIPT_COMMON.
Script unicode_script(uint32_t point);

// The script that a language (a tag of BCP 47) is written in, by its tag or by what is likely; SCRIPT_COMMON when that
// is not known.
Script unicode_language_script(Text language);

// Letters of this script join (Arabic, Syriac, N'Ko, Mongolian, Devanagari and its kin): it is never letter-spaced.
bool unicode_script_joins(Script script);

// The letters before and after that byte join when they stand in one word (Joining_Type); marks between them do not
// matter. False at both ends of the text.
bool unicode_joins(Text text, size_t at);

// The code points of a cluster that are looked at; more marks than that stand on no letter.
enum { CLUSTER_POINTS_MOST = 16 };

// The points of one cluster composed as far as Unicode has signs for it (NFC); returns how many are left.
int unicode_compose(const uint32_t *points, int count, uint32_t composed[CLUSTER_POINTS_MOST]);

// A letter of a script that has no blanks between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
bool unicode_is_spaceless(uint32_t point);

// The same for all that differs in case, or in how its letters are put together, alone (NFKC_Casefold, UTS 31), in
// arena: for telling names apart, never for reading. What is no UTF-8 gives itself.
Text unicode_fold(Arena *arena, Text text);

// A letter without the marks that many leave out when they type (é: e; đ, which Unicode does not take apart: d), and
// those of Arabic that are written in several ways as one; 0 for such a mark alone. Marks without which a letter is
// another one stay: vowel signs of India and Thailand, the strokes of kana.
uint32_t unicode_bare(uint32_t point);

// Shown as a colour picture by default, or made so by U+FE0F (UTS 51).
bool unicode_is_emoji(uint32_t point);

// The order of words in a dictionary of that language (UTS 10, as CLDR has it for the language; BCP 47), in arena:
// order[place] = index. Words that are alike keep their order.
int *unicode_alphabetical(Arena *arena, Text language, const Text *words, int count);

// The same letters, large or small.
bool unicode_is_alike(Text a, Text b);

// A decimal digit of any script.
bool unicode_is_digit(uint32_t point);

// Its value from 0 to 9; -1 when it is none.
int unicode_digit(uint32_t point);

// A letter or a decimal digit of any script.
bool unicode_is_alphanumeric(uint32_t point);

// There is one in it: it is more than marks and spaces, which are of no language.
bool unicode_has_words(Text text);

// Stands on, below or around the letter before it (M).
bool unicode_is_mark(uint32_t point);

// Not drawn by itself: controls, joiners, variation selectors, soft hyphen (Default_Ignorable_Code_Point, Cc, Cf).
bool unicode_is_ignorable(uint32_t point);
