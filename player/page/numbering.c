#include "page/numbering.h"

#include <assert.h>

Numbering numbering_begin(const Block *list, int count)
{
    Numbering numbering = {list->marker, 1, list->is_reversed ? -1 : 1};
    if (list->is_reversed)
        numbering.next = count;
    if (list->has_number)
        numbering.next = list->number;
    return numbering;
}

static int clamp(int number)
{
    return number > ITEM_NUMBER_MOST ? ITEM_NUMBER_MOST : number < -ITEM_NUMBER_MOST ? -ITEM_NUMBER_MOST : number;
}

int numbering_take(Numbering *numbering, const Block *item)
{
    int number = clamp(item->has_number ? item->number : numbering->next);
    numbering->next = number + numbering->step;
    return number;
}

enum { LETTERS = 26, SIGNS_MOST = 16, ROMAN_MOST = 3999 };

// a to z, then aa, ab and on; empty for none.
static Text letters_of(Arena *arena, int number, char first)
{
    char letters[SIGNS_MOST];
    int at = SIGNS_MOST;
    for (; number > 0; number = (number - 1) / LETTERS)
        letters[--at] = (char)(first + (number - 1) % LETTERS);
    return text_copy(arena, (Text){letters + at, (size_t)(SIGNS_MOST - at)});
}

// i, ii, iii, iv; empty where there is no such figure.
static Text roman_of(Arena *arena, int number, bool is_capital)
{
    static const struct {
        int value;
        const char *small, *capital;
    } figures[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"},  {400, "cd", "CD"}, {100, "c", "C"},
                   {90, "xc", "XC"}, {50, "l", "L"},    {40, "xl", "XL"}, {10, "x", "X"},    {9, "ix", "IX"},
                   {5, "v", "V"},    {4, "iv", "IV"},   {1, "i", "I"}};
    Text text = TEXT("");
    if (number > ROMAN_MOST)
        return text;
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        for (; number >= figures[i].value; number -= figures[i].value)
            text = text_format(arena, "%.*s%s", TEXT_ARGS(text), is_capital ? figures[i].capital : figures[i].small);
    return text;
}

static Text signs_of(Arena *arena, MarkerKind kind, int number)
{
    switch (kind) {
    case MARKER_LETTER:
        return letters_of(arena, number, 'a');
    case MARKER_CAPITAL_LETTER:
        return letters_of(arena, number, 'A');
    case MARKER_ROMAN:
        return roman_of(arena, number, false);
    case MARKER_CAPITAL_ROMAN:
        return roman_of(arena, number, true);
    case MARKER_DISC:
    case MARKER_NONE:
    case MARKER_NUMBER:
        break;
    }
    return TEXT("");
}

Text numbering_words(Arena *arena, const Phrases *phrases, MarkerKind kind, int number)
{
    if (kind == MARKER_DISC || kind == MARKER_NONE)
        return TEXT("");
    Text signs = signs_of(arena, kind, number);
    return signs.size ? phrase_words(arena, phrases, PHRASE_LIST_NUMBER, signs)
                      : phrase_numbers(arena, phrases, PHRASE_LIST_NUMBER, (int[]){number, 0});
}
