#include "base/folded.h"

#include <assert.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/array.h"
#include "base/locale.h"

enum { SEGMENT_MOST = 32 };

void folding_close(Folding *folding)
{
    unicode_close(folding->unicode);
    folding->unicode = NULL;
}

// ---- Points

typedef struct FoldedWork {
    const UNormalizer2 *normalizer;
    Text text;
    bool is_turkic;
    Arena *arena;
    ARRAY(FoldedPoint) points;
} FoldedWork;

static bool is_turkic(Text language)
{
    Text primary = locale_primary(language);
    return text_is(primary, "tr") || text_is(primary, "az");
}

// Vowel signs of Hebrew and Arabic, and the stroke that stretches a word.
static bool may_be_missing(uint32_t point)
{
    return (point >= 0x591 && point <= 0x5BD) || (point >= 0x610 && point <= 0x61A) || point == 0x640 ||
           (point >= 0x64B && point <= 0x65F) || point == 0x670 || (point >= 0x6D6 && point <= 0x6ED) ||
           (point >= 0x8D3 && point <= 0x8FF);
}

// One of what is typed in several ways for the same.
static uint32_t settle(uint32_t point)
{
    switch (point) {
    case 0x2018:
    case 0x2019:
    case 0x2BC:
        return '\'';
    case 0x2010:
        return '-';
    case 0x643: // keyboards of Arabic and of Persian have a kaf and a yeh of their own
        return 0x6A9;
    case 0x64A:
        return 0x6CC;
    default:
        return u_isUWhiteSpace((UChar32)point) ? ' ' : point;
    }
}

static bool is_of_word(uint32_t point)
{
    return unicode_is_alphanumeric(point) || unicode_is_mark(point);
}

static void push_point(FoldedWork *work, uint32_t point, size_t start, size_t end)
{
    if (may_be_missing(point))
        return;
    uint32_t settled = settle(point);
    *array_push(work->arena, &work->points) = (FoldedPoint){.point = settled,
                                                            .start = (uint32_t)start,
                                                            .end = (uint32_t)end,
                                                            .is_letter = is_of_word(settled),
                                                            .is_spaceless = unicode_is_spaceless(settled)};
}

// In Turkish a small dotless i is what I is small, and İ is i.
static uint32_t turn_turkic(uint32_t point)
{
    return point == 'I' ? 0x131 : point == 0x130 ? 'i' : point;
}

// Up to where the text can be parted without any sign being parted that is composed.
static int32_t take_segment(const FoldedWork *work, size_t *at, UChar units[2 * SEGMENT_MOST])
{
    int32_t count = 0;
    for (size_t next = *at; next < work->text.size && count < 2 * SEGMENT_MOST - 1; *at = next) {
        uint32_t point = text_next(work->text, &next);
        if (count && unorm2_hasBoundaryBefore(work->normalizer, (UChar32)point))
            break;
        point = work->is_turkic ? turn_turkic(point) : point;
        if (work->is_turkic && point == 0x307 && count == 1 && units[0] == 0x131)
            units[0] = 'i'; // I with its dot as a mark
        else
            U16_APPEND_UNSAFE(units, count, point);
    }
    return count;
}

static void fold_segment(FoldedWork *work, size_t *at)
{
    enum { FOLDED_MOST = 18 * 2 * SEGMENT_MOST }; // the longest decomposition has 18 points
    UChar units[2 * SEGMENT_MOST], folded[FOLDED_MOST];
    UErrorCode status = U_ZERO_ERROR;
    size_t start = *at;
    int32_t count = take_segment(work, at, units);
    int32_t size = unorm2_normalize(work->normalizer, units, count, folded, FOLDED_MOST, &status);
    assert(U_SUCCESS(status));
    UChar32 points[FOLDED_MOST];
    int32_t point_count = 0;
    u_strToUTF32(points, FOLDED_MOST, &point_count, folded, size, &status);
    assert(U_SUCCESS(status)); // a normal form has no half of a pair that the text has not
    for (int32_t i = 0; i < point_count; i++)
        push_point(work, (uint32_t)points[i], start, *at);
}

// No mark follows that would be composed with it.
static bool is_plain(const FoldedWork *work, size_t at)
{
    unsigned char byte = (unsigned char)work->text.at[at];
    return byte < 0x80 && (at + 1 == work->text.size || (unsigned char)work->text.at[at + 1] < 0xCC) &&
           !(work->is_turkic && byte == 'I');
}

static void fold_points(FoldedWork *work, Interrupt *interrupt)
{
    for (size_t at = 0; at < work->text.size && !interrupt_due(interrupt);) {
        if (!is_plain(work, at)) {
            fold_segment(work, &at);
            continue;
        }
        unsigned char byte = (unsigned char)work->text.at[at];
        push_point(work, byte >= 'A' && byte <= 'Z' ? byte | 0x20u : byte, at, at + 1);
        at++;
    }
}

// ---- Words

static bool is_han(uint32_t point)
{
    Script script = unicode_script(point);
    return script == SCRIPT('H', 'a', 'n', 'i') || script == SCRIPT('H', 'i', 'r', 'a') ||
           script == SCRIPT('K', 'a', 'n', 'a');
}

// Between two letters a word ends where the script has no blanks: in Chinese and Japanese anywhere, as nobody can say
// for sure where their words end; in Thai and its kin where ICU's dictionaries say so.
static bool parts_letters(const FoldedPoint *before, const FoldedPoint *after)
{
    if (before->start == after->start || unicode_is_mark(after->point))
        return false;
    return (before->is_spaceless && is_han(before->point)) || (after->is_spaceless && is_han(after->point));
}

static bool find_plain_breaks(Folded *folded)
{
    bool needs_dictionary = false;
    for (int i = 0; i <= folded->count; i++) {
        FoldedPoint *point = &folded->at[i];
        bool is_within = i > 0 && i < folded->count && point[-1].is_letter && point->is_letter;
        point->is_break = !is_within || parts_letters(point - 1, point);
        needs_dictionary = needs_dictionary || (is_within && !point->is_break && point->is_spaceless);
    }
    return needs_dictionary;
}

static void find_dictionary_breaks(Folding *folding, Arena *arena, Text text, Folded *folded)
{
    if (!folding->unicode)
        folding->unicode = unicode_open(text_string(arena, folding->language));
    if (!folding->unicode)
        return;
    Offsets ends = {0};
    unicode_words(folding->unicode, arena, text, &ends);
    for (int i = 1, end = 0; i < folded->count; i++) {
        FoldedPoint *point = &folded->at[i];
        while (end < ends.count && ends.at[end] < point->start)
            end++;
        if (end < ends.count && ends.at[end] == point->start && point[-1].start != point->start)
            point->is_break = point->is_break || point->is_spaceless || point[-1].is_spaceless;
    }
}

Folded folded_of(Folding *folding, Arena *arena, Text text)
{
    assert(text.size < INT32_MAX);
    UErrorCode status = U_ZERO_ERROR;
    FoldedWork work = {.normalizer = unorm2_getNFKCCasefoldInstance(&status), .text = text, .arena = arena};
    assert(U_SUCCESS(status));
    work.is_turkic = is_turkic(folding->language);
    fold_points(&work, folding->interrupt);
    *array_push(arena, &work.points) = (FoldedPoint){.start = (uint32_t)text.size, .end = (uint32_t)text.size};
    Folded folded = {work.points.at, work.points.count - 1};
    if (find_plain_breaks(&folded))
        find_dictionary_breaks(folding, arena, text, &folded);
    return folded;
}

bool folded_is_stop(uint32_t point)
{
    return u_hasBinaryProperty((UChar32)point, UCHAR_S_TERM);
}

bool folded_is_pause(uint32_t point)
{
    return u_hasBinaryProperty((UChar32)point, UCHAR_TERMINAL_PUNCTUATION) || folded_is_stop(point);
}
