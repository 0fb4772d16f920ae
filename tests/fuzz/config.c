// Config: any bytes as what a clinic writes: its configuration, and what staff make of that; its support page; and the
// words of the interface.
#include "target.h"

#include <assert.h>

#include "app/config-writer.h"
#include "base/array.h"
#include "book/phrases.h"
#include "small-library.h"

// What staff set of a sound configuration can be written, and what is written, laid over the same, says the same.
static void write_settings(Arena *arena, const Config *config)
{
    Problems problems = {.arena = arena};
    Config again = config->base ? *config->base : config_defaults;
    Text printed = config_print(arena, config);
    assert(printed.size && config_lay(arena, printed, &again, &problems));
    again.base = config->base;
    assert(text_equal(printed, config_print(arena, &again)));
}

// The bytes are what staff set, over root's words.
static void read_settings(Text bytes)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Config below, config;
    bool is_sound =
        config_parse(arena,
                     TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?><config xmlns=\"urn:lectern:content:1\">"
                          "<start text-size=\"5\"/><hours fixed=\"yes\"/><find allowed=\"no\"/></config>"),
                     &below, &problems);
    assert(is_sound);
    config = below;
    config.base = &below;
    is_sound = config_lay(arena, bytes, &config, &problems);
    assert(is_sound == (problems.error_count == 0));
    assert(hours_equal(&config.hours, &below.hours));
    if (is_sound)
        write_settings(arena, &config);
    arena_destroy(arena);
}

static void read_config(Text bytes)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Config config;
    AppSpec app = {0};
    bool is_sound = config_parse(arena, bytes, &config, &problems);
    assert(is_sound == (problems.error_count == 0));
    config_apply(&config, &app);
    if (is_sound)
        write_settings(arena, &config);
    arena_destroy(arena);
}

static void read_support(Book *book, Text bytes, Problems *problems)
{
    if (!book_use_support(book, small_library_write_alone(bytes), problems))
        return;
    const Support *support = book_support(book);
    for (int i = 0; i < support->entry_count; i++)
        assert(support->entries[i].name.size && support->entries[i].reach.size);
}

static void read_pages(Text bytes)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    small_library_place(bytes);
    Source *source = source_open(small_library_folder());
    Book *book = book_open(source, TEXT("en"), &problems);
    if (book) {
        for (int i = 0; i < PHRASE_COUNT; i++)
            for (int n = 0; n < 25; n++)
                assert(phrase_numbers(arena, book->phrases, (PhraseId)i, (int[]){n, n}).size);
        read_support(book, bytes, &problems);
        book_close(book);
    }
    source_close(source);
    arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Text text = {(const char *)bytes, size};
    bool is_page = text_find(text, TEXT("<support"), 0) < size || text_find(text, TEXT("<phrases"), 0) < size;
    bool is_staffs = text_find(text, TEXT("<settings"), 0) < size;
    if (is_page)
        read_pages(text);
    else if (is_staffs)
        read_settings(text);
    else
        read_config(text);
    return 0;
}
