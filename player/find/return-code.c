#include "find/return-code.h"

#include <assert.h>

#include "base/hash.h"
#include "find/findable.h"

// ---- digits

// The parts of a number that are shifted in turns, each by what the other says.
enum {
    HIGH = 2500,
    LOW = 4000,
    ROUNDS = 6,
    CHECK = 97,
    CHECK_DIGITS = 2,
    NUMBER_DIGITS = RETURN_DIGITS - CHECK_DIGITS
};
_Static_assert(HIGH *LOW == RETURN_NUMBERS, "the parts make the number");
_Static_assert(RETURN_ITEMS_MOST *RETURN_BLOCKS_MOST *RETURN_COMFORTS_MOST <= RETURN_NUMBERS, "all have a number");

static int shift_of(uint64_t key, int round, int other, int size)
{
    return (int)(hash_number(hash_number(key, round), other) % (uint64_t)size);
}

static int scramble(uint64_t key, int number)
{
    int high = number / LOW, low = number % LOW;
    for (int round = 0; round < ROUNDS; round++) {
        high = (high + shift_of(key, 2 * round, low, HIGH)) % HIGH;
        low = (low + shift_of(key, 2 * round + 1, high, LOW)) % LOW;
    }
    return high * LOW + low;
}

static int unscramble(uint64_t key, int number)
{
    int high = number / LOW, low = number % LOW;
    for (int round = ROUNDS - 1; round >= 0; round--) {
        low = (low + LOW - shift_of(key, 2 * round + 1, high, LOW)) % LOW;
        high = (high + HIGH - shift_of(key, 2 * round, low, HIGH)) % HIGH;
    }
    return high * LOW + low;
}

// As of ISO 7064, MOD 97-10, but for what the library adds: no digit that differs alone, and no two that change places,
// leave the remainder as it was, since 10 to no power below 96 is 1 modulo 97.
static int check_of(uint64_t key, int scrambled)
{
    return CHECK - 1 - (int)(((uint64_t)scrambled * 100 + key % CHECK) % CHECK);
}

static void write_number(char *digits, int count, int number)
{
    for (int i = count - 1; i >= 0; i--, number /= 10)
        digits[i] = (char)('0' + number % 10);
}

static int read_number(const char *digits, int count)
{
    int number = 0;
    for (int i = 0; i < count; i++) {
        assert(text_is_digit(digits[i]));
        number = number * 10 + digits[i] - '0';
    }
    return number;
}

void return_code_write(uint64_t key, int number, char digits[RETURN_DIGITS])
{
    assert(number >= 0 && number < RETURN_NUMBERS);
    int scrambled = scramble(key, number);
    write_number(digits, NUMBER_DIGITS, scrambled);
    write_number(digits + NUMBER_DIGITS, CHECK_DIGITS, check_of(key, scrambled));
}

int return_code_read(uint64_t key, const char digits[RETURN_DIGITS])
{
    int scrambled = read_number(digits, NUMBER_DIGITS);
    bool is_sound = read_number(digits + NUMBER_DIGITS, CHECK_DIGITS) == check_of(key, scrambled);
    return is_sound ? unscramble(key, scrambled) : -1;
}

// ---- places

// A walk through the items of the library's own shelves, in the order of reading.
typedef struct ItemWalk {
    const Book *book;
    int shelf, group, item;
} ItemWalk;

static const Item *next_item(ItemWalk *walk)
{
    for (; walk->shelf < walk->book->shelf_count; walk->shelf++, walk->group = 0) {
        const Shelf *shelf = &walk->book->shelves[walk->shelf];
        if (shelf->kind == SHELF_BOOKS)
            continue;
        for (; walk->group < shelf->group_count; walk->group++, walk->item = 0)
            if (walk->item < shelf->groups[walk->group].item_count)
                return &shelf->groups[walk->group].items[walk->item++];
    }
    return NULL;
}

// What codes depend on: the ids of all items in their order, and the version, whatever the language.
static uint64_t key_of(const Book *book)
{
    ItemWalk walk = {.book = book};
    uint64_t key = hash_number(0, book->version);
    for (const Item *item = next_item(&walk); item; item = next_item(&walk))
        key = hash_text(key, id_text(&item->id));
    return key;
}

static int number_of(const Book *book, const Item *wanted)
{
    ItemWalk walk = {.book = book};
    int number = 0;
    const Item *item = next_item(&walk);
    for (; item && item != wanted; item = next_item(&walk))
        number++;
    return item && number < RETURN_ITEMS_MOST ? number : -1;
}

static const Item *item_of(const Book *book, int number)
{
    ItemWalk walk = {.book = book};
    const Item *item = next_item(&walk);
    while (item && number--)
        item = next_item(&walk);
    return item;
}

// What the languages of a library differ in: the words of riders, and what is said of a page that one lacks.
static bool is_of_language(const Findable *block)
{
    return block->rider || id_is(block->block, "page.lacking");
}

// The places of an item that can be told, in the order of reading.
typedef struct ReturnPlaces {
    Findables blocks; // the first one is its beginning
    int wanted;       // which of them stands at or before the block that is asked for
} ReturnPlaces;

// Steps of an exercise come one after the other: it is begun anew. NULL: it has no code.
static const ReturnPlaces *list_places(Book *book, const Item *item, Id wanted, Arena *arena)
{
    const Body *body = book_offers(book, item) && !item->is_adult ? book_read_apart(book, item, arena) : NULL;
    if (!body || (item->kind == ITEM_CHAPTER && body->chapter.note))
        return NULL;
    Findables all = {0};
    ReturnPlaces *places = arena_new(arena, ReturnPlaces);
    Findables *blocks = &places->blocks;
    if (item->kind == ITEM_CHAPTER)
        findables_of_body(arena, body, &all, book->interrupt);
    *array_push(arena, blocks) = (Findable){.block = {""}};
    for (int i = 0; i < all.count; i++) {
        const Findable *block = &all.at[i];
        bool is_new = block->block.at[0] && !id_equal(block->block, blocks->at[blocks->count - 1].block);
        if (is_new && !is_of_language(block) && blocks->count < RETURN_BLOCKS_MOST)
            *array_push(arena, blocks) = *block;
        if (is_new && id_equal(block->block, wanted))
            places->wanted = blocks->count - 1;
    }
    return places;
}

bool return_code_of(Book *book, const ReturnPlace *place, char digits[RETURN_DIGITS])
{
    Arena *arena = arena_create();
    int item = number_of(book, place->item);
    const ReturnPlaces *places = item >= 0 ? list_places(book, place->item, place->block, arena) : NULL;
    bool has_code = places != NULL;
    assert(place->comfort >= 0 && place->comfort < RETURN_COMFORTS_MOST);
    if (has_code)
        return_code_write(key_of(book),
                          (item * RETURN_BLOCKS_MOST + places->wanted) * RETURN_COMFORTS_MOST + place->comfort, digits);
    arena_destroy(arena);
    return has_code;
}

bool return_code_find(Book *book, const char digits[RETURN_DIGITS], ReturnPlace *place)
{
    int number = return_code_read(key_of(book), digits), block = number / RETURN_COMFORTS_MOST;
    const Item *item = number >= 0 ? item_of(book, block / RETURN_BLOCKS_MOST) : NULL;
    if (!item)
        return false;
    Arena *arena = arena_create();
    const ReturnPlaces *places = list_places(book, item, (Id){""}, arena);
    block %= RETURN_BLOCKS_MOST;
    bool is_there = places && block < places->blocks.count;
    if (is_there)
        *place = (ReturnPlace){item, places->blocks.at[block].block, number % RETURN_COMFORTS_MOST};
    arena_destroy(arena);
    return is_there;
}
