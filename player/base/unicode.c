#include "base/unicode.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucol.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#include "base/heap.h"
#include "base/line-pairs.h"

enum { LANGUAGE_SIZE = 64, BREAK_KIND_COUNT = 4 };

struct Unicode {
    // By UBreakIteratorType: grapheme, word, line, sentence; opened when first used.
    UBreakIterator *iterators[BREAK_KIND_COUNT];
    UText text;
    UBiDi *bidi;
    char locales[BREAK_KIND_COUNT][LANGUAGE_SIZE];       // that each was opened for
    char language[LANGUAGE_SIZE], locale[LANGUAGE_SIZE]; // the present one, in BCP 47 and as ICU calls it
};

// What ICU calls a language; empty where it has no name for it.
static void name_locale(const char *language, char locale[LANGUAGE_SIZE])
{
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(language, locale, LANGUAGE_SIZE, NULL, &status);
    if (U_FAILURE(status) || status == U_STRING_NOT_TERMINATED_WARNING)
        locale[0] = '\0';
}

static UBreakIterator *open_iterator(Unicode *unicode, UBreakIteratorType kind)
{
    UErrorCode status = U_ZERO_ERROR;
    if (unicode->iterators[kind] && strcmp(unicode->locales[kind], unicode->locale) != 0) {
        ubrk_close(unicode->iterators[kind]);
        unicode->iterators[kind] = NULL;
    }
    if (!unicode->iterators[kind]) {
        unicode->iterators[kind] = ubrk_open(kind, unicode->locale, NULL, 0, &status);
        memcpy(unicode->locales[kind], unicode->locale, LANGUAGE_SIZE);
    }
    return U_SUCCESS(status) ? unicode->iterators[kind] : NULL;
}

static void close_all(Unicode *unicode)
{
    for (int kind = 0; kind < BREAK_KIND_COUNT; kind++) {
        ubrk_close(unicode->iterators[kind]);
        unicode->iterators[kind] = NULL;
    }
    utext_close(&unicode->text);
    ubidi_close(unicode->bidi);
}

void unicode_set_language(Unicode *unicode, Text language)
{
    bool is_same =
        strlen(unicode->language) == language.size && memcmp(unicode->language, language.at, language.size) == 0;
    if (!language.size || is_same)
        return;
    snprintf(unicode->language, LANGUAGE_SIZE, "%.*s", TEXT_ARGS(language));
    name_locale(unicode->language, unicode->locale);
}

Unicode *unicode_open(const char *language)
{
    Unicode *unicode = heap_take(sizeof *unicode);
    unicode->text = (UText)UTEXT_INITIALIZER;
    unicode_set_language(unicode, text_of(language));
    unicode->bidi = ubidi_open();
    if (!unicode->bidi || !open_iterator(unicode, UBRK_LINE)) {
        unicode_close(unicode);
        return NULL;
    }
    return unicode;
}

void unicode_close(Unicode *unicode)
{
    if (!unicode)
        return;
    close_all(unicode);
    free(unicode);
}

// An iterator keeps a stretch of its text in UTF-16, so that it is closed and not only given another text.
void unicode_forget(Unicode *unicode)
{
    close_all(unicode);
    unicode->bidi = ubidi_open();
    assert(unicode->bidi);
}

static UBreakIterator *begin_breaks(Unicode *unicode, UBreakIteratorType kind, Text text)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *iterator = open_iterator(unicode, kind);
    assert(iterator);
    utext_openUTF8(&unicode->text, text.at, (int64_t)text.size, &status);
    ubrk_setUText(iterator, &unicode->text, &status);
    assert(U_SUCCESS(status));
    ubrk_first(iterator);
    return iterator;
}

static void list_breaks(UBreakIterator *iterator, Arena *arena, Offsets *offsets)
{
    for (int32_t at = ubrk_next(iterator); at != UBRK_DONE; at = ubrk_next(iterator))
        *array_push(arena, offsets) = (uint32_t)at;
}

void unicode_line_breaks(Unicode *unicode, Arena *arena, Text text, Offsets *offsets)
{
    if (!line_pairs_break(arena, text, offsets))
        list_breaks(begin_breaks(unicode, UBRK_LINE, text), arena, offsets);
}

void unicode_graphemes(Unicode *unicode, Arena *arena, Text text, Offsets *offsets)
{
    list_breaks(begin_breaks(unicode, UBRK_CHARACTER, text), arena, offsets);
}

void unicode_sentences(Unicode *unicode, Arena *arena, Text text, Offsets *offsets)
{
    list_breaks(begin_breaks(unicode, UBRK_SENTENCE, text), arena, offsets);
}

void unicode_words(Unicode *unicode, Arena *arena, Text text, Offsets *offsets)
{
    list_breaks(begin_breaks(unicode, UBRK_WORD, text), arena, offsets);
}

// ---- words

bool unicode_is_spaceless(uint32_t point)
{
    static const Script scripts[] = {SCRIPT('H', 'a', 'n', 'i'), SCRIPT('H', 'i', 'r', 'a'), SCRIPT('K', 'a', 'n', 'a'),
                                     SCRIPT('T', 'h', 'a', 'i'), SCRIPT('L', 'a', 'o', 'o'), SCRIPT('K', 'h', 'm', 'r'),
                                     SCRIPT('M', 'y', 'm', 'r')};
    enum { FIRST_OF_THEM = 0xE01, COUNT = sizeof scripts / sizeof *scripts };
    if (point < FIRST_OF_THEM)
        return false;
    Script script = unicode_script(point);
    bool is_one = false;
    for (int i = 0; i < COUNT; i++)
        is_one = is_one || script == scripts[i];
    return is_one;
}

// All of them stand where letters take three bytes or four.
static bool holds_spaceless(Text word)
{
    enum { FIRST_BYTE = 0xE0 };
    for (size_t at = 0; at < word.size;)
        if ((unsigned char)word.at[at] < FIRST_BYTE)
            at++;
        else if (unicode_is_spaceless(text_next(word, &at)))
            return true;
    return false;
}

static int count_points(Text text)
{
    int count = 0;
    for (size_t at = 0; at < text.size; count++)
        text_next(text, &at);
    return count;
}

static int count_spaceless(Unicode *unicode, Text text)
{
    int count = 0;
    UBreakIterator *iterator = begin_breaks(unicode, UBRK_WORD, text);
    int32_t start = 0;
    for (int32_t end = ubrk_next(iterator); end != UBRK_DONE; start = end, end = ubrk_next(iterator)) {
        int32_t status = ubrk_getRuleStatus(iterator);
        if (status >= UBRK_WORD_KANA)
            count += count_points(text_slice(text, (size_t)start, (size_t)end));
        else if (status >= UBRK_WORD_NUMBER)
            count++;
    }
    return count;
}

int unicode_count_words(Unicode *unicode, Text text)
{
    int count = 0;
    for (Text word = text_word(&text); word.size; word = text_word(&text))
        count += holds_spaceless(word) ? count_spaceless(unicode, word) : 1;
    return count;
}

// Right-to-left letters and numbers, and the controls that embed, override or isolate.
static bool disturbs_ltr(uint32_t point)
{
    return (point >= 0x590 && point < 0x900) || (point >= 0x200E && point <= 0x200F) ||
           (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
           (point >= 0xFB1D && point <= 0xFDFF) || (point >= 0xFE70 && point <= 0xFEFE) ||
           (point >= 0x10800 && point <= 0x10FFF) || (point >= 0x1E800 && point <= 0x1EFFF);
}

bool unicode_is_plain_ltr(Text text)
{
    for (size_t at = 0; at < text.size;)
        if ((unsigned char)text.at[at] < 0xD6) // below U+0580
            at++;
        else if (disturbs_ltr(text_next(text, &at)))
            return false;
    return true;
}

// The text in UTF-16 and, for each unit and the end, the byte it came from.
typedef struct Wide {
    UChar *units;
    uint32_t *bytes;
    int32_t count;
} Wide;

static Wide widen(Arena *arena, Text text)
{
    Wide wide = {arena_many(arena, UChar, text.size + 1), arena_many(arena, uint32_t, text.size + 1), 0};
    for (size_t at = 0; at < text.size;) {
        uint32_t start = (uint32_t)at;
        uint32_t point = text_next(text, &at);
        int32_t end = wide.count;
        U16_APPEND_UNSAFE(wide.units, end, point);
        while (wide.count < end)
            wide.bytes[wide.count++] = start;
    }
    wide.bytes[wide.count] = (uint32_t)text.size;
    return wide;
}

static Direction resolve_base(const Wide *wide, Direction base)
{
    if (base != DIRECTION_AUTO)
        return base;
    return ubidi_getBaseDirection(wide->units, wide->count) == UBIDI_RTL ? DIRECTION_RTL : DIRECTION_LTR;
}

Bidi unicode_bidi(Unicode *unicode, Arena *arena, Text text, Direction base)
{
    assert(text.size < INT32_MAX);
    Wide wide = widen(arena, text);
    Bidi bidi = {.base = resolve_base(&wide, base)};
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(unicode->bidi, wide.units, wide.count, bidi.base == DIRECTION_RTL, NULL, &status);
    assert(U_SUCCESS(status));
    for (int32_t at = 0, limit; at < wide.count; at = limit) {
        UBiDiLevel level;
        ubidi_getLogicalRun(unicode->bidi, at, &limit, &level);
        *array_push(arena, &bidi.runs) = (BidiRun){wide.bytes[at], wide.bytes[limit], level};
    }
    return bidi;
}

// A word's place in an alphabet: keys stand in the order of their bytes.
typedef struct SortKey {
    uint8_t *bytes;
    int32_t size;
    int index;
} SortKey;

static int compare_keys(const void *a, const void *b)
{
    const SortKey *one = a, *other = b;
    int32_t size = one->size < other->size ? one->size : other->size;
    int order = memcmp(one->bytes, other->bytes, (size_t)size);
    if (!order)
        order = (one->size > other->size) - (one->size < other->size);
    return order ? order : (one->index > other->index) - (one->index < other->index);
}

static SortKey key_of(Arena *arena, const UCollator *collator, Text word, int index)
{
    Wide wide = widen(arena, word);
    int32_t size = ucol_getSortKey(collator, wide.units, wide.count, NULL, 0);
    SortKey key = {arena_alloc(arena, (size_t)size + 1, 1), size, index};
    ucol_getSortKey(collator, wide.units, wide.count, key.bytes, size);
    return key;
}

int *unicode_alphabetical(Arena *arena, Text language, const Text *words, int count)
{
    char locale[LANGUAGE_SIZE];
    UErrorCode status = U_ZERO_ERROR;
    name_locale(text_string(arena, language), locale);
    UCollator *collator = ucol_open(locale, &status);
    assert(U_SUCCESS(status));
    SortKey *keys = arena_many(arena, SortKey, count + 1);
    int *order = arena_many(arena, int, count + 1);
    for (int i = 0; i < count; i++)
        keys[i] = key_of(arena, collator, words[i], i);
    qsort(keys, (size_t)count, sizeof *keys, compare_keys);
    for (int i = 0; i < count; i++)
        order[i] = keys[i].index;
    ucol_close(collator);
    return order;
}

void unicode_visual_order(const uint8_t *levels, int count, int *order)
{
    if (count)
        ubidi_reorderVisual(levels, count, order);
}

static Script packed_script(UScriptCode code)
{
    const char *name = uscript_getShortName(code);
    return SCRIPT((unsigned char)name[0], (unsigned char)name[1], (unsigned char)name[2], (unsigned char)name[3]);
}

Script unicode_script(uint32_t point)
{
    if (point < 0x80)
        return (point | 0x20) >= 'a' && (point | 0x20) <= 'z' ? SCRIPT_LATIN : SCRIPT_COMMON;
    UErrorCode status = U_ZERO_ERROR;
    UScriptCode code = uscript_getScript((UChar32)point, &status);
    if (U_FAILURE(status) || code == USCRIPT_COMMON || code == USCRIPT_INHERITED || code == USCRIPT_UNKNOWN)
        return SCRIPT_COMMON;
    return packed_script(code);
}

// What writes Han characters, simplified or not, with kana or with Hangul, is one script here.
static UScriptCode plain_script(UScriptCode code)
{
    switch (code) {
    case USCRIPT_SIMPLIFIED_HAN:
    case USCRIPT_TRADITIONAL_HAN:
    case USCRIPT_JAPANESE:
        return USCRIPT_HAN;
    case USCRIPT_KOREAN:
        return USCRIPT_HANGUL;
    default:
        return code;
    }
}

Script unicode_language_script(Text language)
{
    char tag[ULOC_FULLNAME_CAPACITY], locale[ULOC_FULLNAME_CAPACITY], full[ULOC_FULLNAME_CAPACITY],
        script[ULOC_SCRIPT_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(tag, sizeof tag, "%.*s", TEXT_ARGS(language));
    uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &status);
    if (U_FAILURE(status) || !locale[0] || locale[0] == '_') // where no language is named, what is likely is English
        return SCRIPT_COMMON;
    uloc_addLikelySubtags(locale, full, sizeof full, &status);
    int32_t size = uloc_getScript(full, script, sizeof script, &status);
    int32_t code = U_SUCCESS(status) && size ? u_getPropertyValueEnum(UCHAR_SCRIPT, script) : UCHAR_INVALID_CODE;
    return code == UCHAR_INVALID_CODE ? SCRIPT_COMMON : packed_script(plain_script((UScriptCode)code));
}

Direction unicode_language_direction(Text language)
{
    char tag[ULOC_FULLNAME_CAPACITY], locale[ULOC_FULLNAME_CAPACITY];
    UErrorCode status = U_ZERO_ERROR;
    snprintf(tag, sizeof tag, "%.*s", TEXT_ARGS(language));
    uloc_forLanguageTag(tag, locale, sizeof locale, NULL, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale) ? DIRECTION_RTL : DIRECTION_LTR;
}

bool unicode_script_joins(Script script)
{
    static const Script joining[] = {
        SCRIPT_ARABIC,
        SCRIPT('S', 'y', 'r', 'c'),
        SCRIPT('N', 'k', 'o', 'o'),
        SCRIPT('M', 'o', 'n', 'g'),
        SCRIPT('M', 'a', 'n', 'd'),
        SCRIPT('M', 'a', 'n', 'i'),
        SCRIPT('P', 'h', 'a', 'g'),
        SCRIPT('P', 'h', 'l', 'p'),
        SCRIPT('A', 'd', 'l', 'm'),
        SCRIPT('R', 'o', 'h', 'g'),
        SCRIPT('S', 'o', 'g', 'd'),
        SCRIPT('D', 'e', 'v', 'a'),
        SCRIPT('B', 'e', 'n', 'g'),
        SCRIPT('G', 'u', 'r', 'u'),
        SCRIPT('M', 'o', 'd', 'i'),
        SCRIPT('S', 'h', 'r', 'd'),
        SCRIPT('T', 'i', 'r', 'h'),
        SCRIPT('N', 'a', 'n', 'd'),
    };
    for (size_t i = 0; i < sizeof joining / sizeof *joining; i++)
        if (joining[i] == script)
            return true;
    return false;
}

int unicode_compose(const uint32_t *points, int count, uint32_t composed[CLUSTER_POINTS_MOST])
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFCInstance(&status);
    assert(count <= CLUSTER_POINTS_MOST);
    int left = 0;
    for (int i = 0; i < count && U_SUCCESS(status); i++) {
        UChar32 pair =
            left ? unorm2_composePair(normalizer, (UChar32)composed[left - 1], (UChar32)points[i]) : U_SENTINEL;
        if (pair >= 0)
            composed[left - 1] = (uint32_t)pair;
        else
            composed[left++] = points[i];
    }
    return left;
}

Text unicode_fold(Arena *arena, Text text)
{
    enum { GROWTH_MOST = 18 }; // code units of UTF-16 for one, by Unicode's own test of normalisers
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *normalizer = unorm2_getNFKCCasefoldInstance(&status);
    int32_t room = (int32_t)text.size, wide_size = 0, folded_size = 0, size = 0;
    UChar *wide = arena_many(arena, UChar, room + 1);
    u_strFromUTF8(wide, room + 1, &wide_size, text.at, room, &status);
    UChar *folded = arena_many(arena, UChar, wide_size * GROWTH_MOST + 1);
    folded_size = unorm2_normalize(normalizer, wide, wide_size, folded, wide_size * GROWTH_MOST + 1, &status);
    enum { UTF8_MOST = 3 };
    char *bytes = arena_alloc(arena, (size_t)folded_size * UTF8_MOST + 1, 1);
    u_strToUTF8(bytes, folded_size * UTF8_MOST + 1, &size, folded, folded_size, &status);
    return U_SUCCESS(status) ? (Text){bytes, (size_t)size} : text;
}

static UJoiningType joining_type(uint32_t point)
{
    enum { FIRST_THAT_JOINS = 0x600, SOFT_HYPHEN = 0xAD };
    if (point < FIRST_THAT_JOINS)
        return point == SOFT_HYPHEN ? U_JT_TRANSPARENT : U_JT_NON_JOINING;
    return (UJoiningType)u_getIntPropertyValue((UChar32)point, UCHAR_JOINING_TYPE);
}

// The first letter before or after that byte that is no mark on another.
static UJoiningType joining_before(Text text, size_t at)
{
    UJoiningType type = U_JT_TRANSPARENT;
    while (at > 0 && type == U_JT_TRANSPARENT) {
        do
            at--;
        while (at > 0 && ((unsigned char)text.at[at] & 0xC0) == 0x80);
        size_t start = at;
        type = joining_type(text_next(text, &start));
    }
    return type;
}

static UJoiningType joining_after(Text text, size_t at)
{
    UJoiningType type = U_JT_TRANSPARENT;
    while (at < text.size && type == U_JT_TRANSPARENT)
        type = joining_type(text_next(text, &at));
    return type;
}

// Nothing in ASCII joins.
static bool is_ascii_at(Text text, size_t at)
{
    return (unsigned char)text.at[at] < 0x80;
}

bool unicode_joins(Text text, size_t at)
{
    if (at == 0 || at == text.size || is_ascii_at(text, at - 1) || is_ascii_at(text, at))
        return false;
    UJoiningType before = joining_before(text, at), after = joining_after(text, at);
    bool reaches_on = before == U_JT_DUAL_JOINING || before == U_JT_LEFT_JOINING || before == U_JT_JOIN_CAUSING;
    return reaches_on && (after == U_JT_DUAL_JOINING || after == U_JT_RIGHT_JOINING || after == U_JT_JOIN_CAUSING);
}

// Letters that Unicode keeps apart and people do not.
static uint32_t settle_letter(uint32_t point)
{
    static const uint32_t pairs[][2] = {{0x111, 'd'},   {0x127, 'h'},   {0x131, 'i'},   {0x142, 'l'},
                                        {0xF8, 'o'},    {0x629, 0x647}, {0x643, 0x6A9}, {0x649, 0x6CC},
                                        {0x64A, 0x6CC}, {0x6C0, 0x647}, {0x6C1, 0x647}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (pairs[i][0] == point)
            return pairs[i][1];
    return point;
}

// Those without which a letter is another one have a class of their own, or none (Unicode, table 4-3).
static bool may_be_left_out(uint32_t point)
{
    enum { KANA_VOICING = 8, VIRAMA = 9 };
    return u_getCombiningClass((UChar32)point) > VIRAMA;
}

uint32_t unicode_bare(uint32_t point)
{
    enum { DECOMPOSED_MOST = 36 };
    if (point < 0x80)
        return point;
    if (may_be_left_out(point))
        return 0;
    UErrorCode status = U_ZERO_ERROR;
    UChar units[DECOMPOSED_MOST];
    int32_t size =
        unorm2_getDecomposition(unorm2_getNFDInstance(&status), (UChar32)point, units, DECOMPOSED_MOST, &status);
    assert(U_SUCCESS(status));
    if (size <= 0)
        return settle_letter(point);
    UChar32 points[DECOMPOSED_MOST];
    int32_t count = 0;
    u_strToUTF32(points, DECOMPOSED_MOST, &count, units, size, &status);
    assert(U_SUCCESS(status) && count > 0);
    for (int32_t i = 1; i < count; i++)
        if (!may_be_left_out((uint32_t)points[i]))
            return point;
    return settle_letter((uint32_t)points[0]);
}

bool unicode_is_emoji(uint32_t point)
{
    return point == 0xFE0F || (point > 0x2000 && u_hasBinaryProperty((UChar32)point, UCHAR_EMOJI_PRESENTATION));
}

bool unicode_is_alike(Text a, Text b)
{
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size)
        if (u_foldCase((UChar32)text_next(a, &i), U_FOLD_CASE_DEFAULT) !=
            u_foldCase((UChar32)text_next(b, &j), U_FOLD_CASE_DEFAULT))
            return false;
    return i == a.size && j == b.size;
}

bool unicode_is_digit(uint32_t point)
{
    return point < 0x80 ? text_is_digit((char)point) : u_charType((UChar32)point) == U_DECIMAL_DIGIT_NUMBER;
}

int unicode_digit(uint32_t point)
{
    return u_charDigitValue((UChar32)point);
}

bool unicode_is_alphanumeric(uint32_t point)
{
    return u_isalnum((UChar32)point);
}

bool unicode_has_words(Text text)
{
    for (size_t at = 0; at < text.size;)
        if (unicode_is_alphanumeric(text_next(text, &at)))
            return true;
    return false;
}

bool unicode_is_mark(uint32_t point)
{
    return point >= 0x300 && (U_MASK(u_charType((UChar32)point)) & U_GC_M_MASK);
}

bool unicode_is_ignorable(uint32_t point)
{
    if (point < 0x7F)
        return point < 0x20;
    if (u_hasBinaryProperty((UChar32)point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT))
        return true;
    int8_t category = u_charType((UChar32)point);
    bool is_drawn_sign = u_hasBinaryProperty((UChar32)point, UCHAR_PREPENDED_CONCATENATION_MARK);
    return category == U_CONTROL_CHAR || (category == U_FORMAT_CHAR && !is_drawn_sign);
}
