#include "page/dialled.h"

#include <assert.h>

enum {
    NOTHING = 0,
    MARKS_MOST = 3,  // between two groups
    DIGITS_MOST = 20 // the longest number of any country has fifteen; with what leads out of a house some more
};

typedef struct Dialled {
    uint32_t start, end;
} Dialled;

// A number while it is read.
typedef struct Reading {
    Text text;
    size_t at, end; // end: behind the last digit or bracket that is sure to belong to it
    int groups, digits;
    bool has_plus, has_dash, is_open; // a bracket
} Reading;

static uint32_t point_at(Text text, size_t at)
{
    return at < text.size ? text_next(text, &at) : NOTHING;
}

static void pass(Reading *reading)
{
    text_next(reading->text, &reading->at);
}

static bool is_space(uint32_t point)
{
    return point == ' ' || point == 0xA0 || point == 0x2009 || point == 0x202F;
}

static bool is_dash(uint32_t point)
{
    return point == '-' || point == 0x2010 || point == 0x2011 || point == '/';
}

// One that a number goes on after, though not one to dial: 10:30, 1.5, 3,000.
static bool is_inner_mark(uint32_t point)
{
    return point == ':' || point == '.' || point == ',' || point == 0x66B || point == 0x66C;
}

static bool read_group(Reading *reading)
{
    int before = reading->digits;
    if (point_at(reading->text, reading->at) == '(' && !reading->is_open) {
        pass(reading);
        reading->is_open = true;
    }
    while (unicode_is_digit(point_at(reading->text, reading->at))) {
        pass(reading);
        reading->digits++;
        reading->end = reading->at;
    }
    if (reading->digits == before)
        return false;
    reading->groups++;
    if (reading->is_open && point_at(reading->text, reading->at) == ')') {
        pass(reading);
        reading->is_open = false;
        reading->end = reading->at;
    }
    return true;
}

// What stands between two groups; a dash with spaces around it parts two numbers.
static bool read_marks(Reading *reading)
{
    int spaces = 0, dashes = 0;
    for (uint32_t point; (point = point_at(reading->text, reading->at)) != NOTHING; pass(reading)) {
        spaces += is_space(point);
        dashes += is_dash(point);
        if ((!is_space(point) && !is_dash(point)) || spaces + dashes > MARKS_MOST)
            break;
    }
    reading->has_dash |= dashes > 0;
    bool is_bracket = reading->text.at[reading->end - 1] == ')' || point_at(reading->text, reading->at) == '(';
    return spaces + dashes <= MARKS_MOST && !(spaces && dashes) && (spaces || dashes || is_bracket);
}

// It stands by itself: no letter and no other number goes on behind it.
static bool ends_alone(const Reading *reading)
{
    size_t at = reading->end;
    uint32_t point = point_at(reading->text, at);
    if (point == NOTHING || !is_inner_mark(point))
        return point == NOTHING || !unicode_is_alphanumeric(point);
    text_next(reading->text, &at);
    return !unicode_is_digit(point_at(reading->text, at));
}

static bool is_to_dial(const Reading *reading)
{
    enum { DIGITS_LEAST = 4, WITH_PLUS_LEAST = 5, WITH_DASHES_LEAST = 9 }; // with dashes: a date has eight
    if (reading->is_open || reading->digits > DIGITS_MOST || !ends_alone(reading))
        return false;
    if (reading->has_plus)
        return reading->digits >= WITH_PLUS_LEAST;
    return reading->groups >= 2 && reading->digits >= (reading->has_dash ? WITH_DASHES_LEAST : DIGITS_LEAST);
}

static Reading read_number(Text text, size_t start)
{
    Reading reading = {.text = text, .at = start, .end = start};
    if (point_at(text, start) == '+') {
        pass(&reading);
        reading.has_plus = true;
    }
    while (read_group(&reading) && read_marks(&reading))
        continue;
    return reading;
}

// The first one at or after a byte of the text.
static bool find_next(Text text, Interrupt *interrupt, size_t from, Dialled *found)
{
    uint32_t before = NOTHING, last = NOTHING;
    for (size_t at = from; at < text.size && !interrupt_due(interrupt);) {
        uint32_t point = point_at(text, at);
        bool goes_on = unicode_is_alphanumeric(last) || (is_inner_mark(last) && unicode_is_digit(before));
        if (!goes_on && (point == '+' || point == '(' || unicode_is_digit(point))) {
            Reading reading = read_number(text, at);
            if (is_to_dial(&reading)) {
                *found = (Dialled){(uint32_t)at, (uint32_t)reading.end};
                return true;
            }
            // A long list of groups is no number from any of them on.
            if (reading.digits > DIGITS_MOST) {
                at = reading.end;
                last = '0';
                continue;
            }
        }
        text_next(text, &at);
        before = last;
        last = point;
    }
    return false;
}

// ---- Levels

// Levels while they are settled.
typedef struct Settling {
    Arena *arena;
    const BidiRuns *levels;
    BidiRuns settled;
    int next;      // of the levels
    uint32_t from; // where what is left of that one begins
} Settling;

static void push(Settling *settling, uint32_t start, uint32_t end, uint8_t level)
{
    if (start < end)
        *array_push(settling->arena, &settling->settled) = (BidiRun){start, end, level};
}

// Takes over all levels up to a byte.
static void take_up_to(Settling *settling, uint32_t end)
{
    const BidiRuns *levels = settling->levels;
    while (settling->next < levels->count && settling->from < end) {
        const BidiRun *run = &levels->at[settling->next];
        uint32_t to = run->end < end ? run->end : end;
        push(settling, settling->from, to, run->level);
        settling->from = to;
        settling->next += to == run->end;
    }
}

// The level of a number: that of its digits, or the next one that runs from left to right.
static void put_number(Settling *settling, Dialled number)
{
    const BidiRuns *levels = settling->levels;
    uint8_t highest = 0;
    for (int i = settling->next; i < levels->count && levels->at[i].start < number.end; i++)
        highest = levels->at[i].level > highest ? levels->at[i].level : highest;
    push(settling, number.start, number.end, (uint8_t)((highest + 1) & ~1));
    while (settling->next < levels->count && levels->at[settling->next].end <= number.end)
        settling->next++;
    settling->from = number.end;
}

void dialled_settle(Arena *arena, Text text, Interrupt *interrupt, BidiRuns *levels)
{
    Settling settling = {.arena = arena, .levels = levels};
    Dialled number = {0};
    while (find_next(text, interrupt, number.end, &number)) {
        assert(number.start < number.end && number.end <= text.size);
        take_up_to(&settling, number.start);
        put_number(&settling, number);
    }
    if (!number.end)
        return;
    take_up_to(&settling, (uint32_t)text.size);
    *levels = settling.settled;
}
