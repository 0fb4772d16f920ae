// Shelf: any bytes as what is read beside books of the world: the register of a folder of them (books.xml), or what a
// reader at home keeps.
#include "target.h"

#include <assert.h>

#include "app/reading-state.h"
#include "book/register.h"

static void read_register(Text bytes)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Source *folder = source_open("books-that-are-not-there");
    Index files = {.arena = arena};
    index_add(&files, TEXT(REGISTER_PATH), &bytes);
    source_lend(folder, &files);
    Register books = register_read(folder, arena, &problems);
    assert(books.is_there || problems.error_count);
    for (int i = 0; i < books.book_count; i++) {
        const RegisterBook *book = &books.books[i];
        assert(source_may_hold(book->path) && book->group >= -1 && book->group < books.group_count);
        assert(register_find(&books, book->path) == book);
    }
    source_take_back(folder, &files);
    source_close(folder);
    arena_destroy(arena);
}

// What is kept of it is read again as the same.
static void read_state(Text bytes)
{
    Arena *arena = arena_create();
    ReadingState *state = arena_new(arena, ReadingState), *again = arena_new(arena, ReadingState);
    state->arena = again->arena = arena;
    reading_state_parse(state, bytes);
    Text printed = reading_state_print(state, arena);
    reading_state_parse(again, printed);
    assert(text_equal(printed, reading_state_print(again, arena)));
    assert(state->book_count >= 0 && state->book_count <= READING_BOOKS_MOST);
    for (int i = 0; i < state->book_count; i++)
        assert(reading_state_find(state, state->books[i].book));
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Text text = {(const char *)bytes, size};
    if (text_find(text, TEXT("<"), 0) < size)
        read_register(text);
    else
        read_state(text);
    return 0;
}
