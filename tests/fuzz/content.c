// Content: any bytes as a file of a library. The library is proved, opened and read, and what has come of the bytes is
// set in pages on a small glass.
#include "target.h"

#include <assert.h>
#include <stdlib.h>

#include "book/book.h"
#include "fixed_metrics.h"
#include "page/pages.h"
#include "proof/proof.h"
#include "small-library.h"

enum { PAGES_MOST = 12 };

typedef struct Reading {
    Arena *arena;
    FixedMetrics fixed;
    Typesetter *typesetter;
    Theme theme;
    Book *book;
} Reading;

// Every fault is told with a place that is one.
static void expect_places(const Problems *problems)
{
    for (int i = 0; i < problems->list.count; i++) {
        const Problem *problem = &problems->list.at[i];
        assert(problem->at.line >= 1 && problem->at.column >= 1 && problem->sentence.size);
        assert(text_ill_formed(problem->sentence) == problem->sentence.size);
        assert(text_ill_formed(problem->hint) == problem->hint.size);
    }
}

// Most bytes are no XML, and of those no more is said than that. A head may be read of them all the same.
static bool is_xml(Text path)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena}, of_head = {.arena = arena};
    Source *source = source_open(small_library_folder());
    const XmlNode *root = xml_read(arena, source, path, &problems);
    const XmlNode *head = xml_read_head(arena, source, path, &of_head);
    bool is_read = root;
    assert(is_read || problems.error_count == 1);
    assert(head || !is_read);
    expect_places(&problems);
    expect_places(&of_head);
    source_close(source);
    arena_destroy(arena);
    return is_read;
}

static void prove(void)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Source *source = source_open(small_library_folder());
    proof_library(source, NULL, &problems);
    expect_places(&problems);
    source_close(source);
    arena_destroy(arena);
}

static void set_flow(Reading *reading, Flow flow)
{
    Piece piece = {.flow = flow};
    PagesSpec spec = {.pieces = &piece,
                      .piece_count = 1,
                      .theme = reading->theme,
                      .width_px = reading->theme.glass.width_px,
                      .height_px = reading->theme.glass.height_px,
                      .language = reading->book->language,
                      .direction = reading->book->direction};
    Pages *pages = pages_begin(reading->arena, reading->typesetter, &spec);
    pages_extend(pages, PAGES_MOST);
    for (int page = 0; page < pages_count(pages); page++) {
        Frame frame = frame_begin(reading->arena, &reading->theme);
        pages_draw(pages, page, &frame, &(PagesLook){0});
        assert(pages_find(pages, pages_place(pages, page)) <= page);
    }
}

static void set_exercise(Reading *reading, const Exercise *exercise)
{
    set_flow(reading, exercise->before);
    for (int i = 0; i < exercise->step_count; i++) {
        const Interaction *asked = exercise->steps[i].interaction;
        set_flow(reading, exercise->steps[i].flow);
        for (int k = 0; k < asked->option_count; k++)
            set_flow(reading, asked->options[k].reply);
        for (int k = 0; k < asked->card_count; k++)
            set_flow(reading, asked->cards[k].back);
        for (int k = 0; k < asked->turn_count; k++)
            set_flow(reading, asked->turns[k].flow);
    }
}

static void set_faq(Reading *reading, const Faq *faq)
{
    for (int i = 0; i < faq->count; i++)
        set_flow(reading, faq->questions[i].answer);
}

static void set_body(Reading *reading, const Item *item)
{
    const Body *body = book_body(reading->book, item);
    if (!body)
        return;
    if (item->kind == ITEM_CHAPTER)
        set_flow(reading, body->chapter.flow);
    else if (item->kind == ITEM_FAQ)
        set_faq(reading, &body->faq);
    else
        set_exercise(reading, &body->exercise);
}

static void set_items(Reading *reading)
{
    for (int i = 0; i < reading->book->shelf_count; i++) {
        const Shelf *shelf = &reading->book->shelves[i];
        for (int k = 0; k < shelf->group_count; k++)
            for (int m = 0; m < shelf->groups[k].item_count; m++)
                set_body(reading, &shelf->groups[k].items[m]);
    }
}

static void set_own_pages(Reading *reading)
{
    const GlossaryEntry *entries;
    int count = book_glossary(reading->book, &entries);
    for (int i = 0; i < count; i++)
        set_flow(reading, entries[i].meaning);
    set_flow(reading, book_support(reading->book)->flow);
    set_flow(reading, book_about(reading->book));
    set_flow(reading, book_rider(reading->book, id_of(TEXT("consent"))));
    book_landing(reading->book);
}

static void read_book(Text language)
{
    Reading reading = {.arena = arena_create(), .theme = fixed_theme(320, 240)};
    Problems problems = {.arena = reading.arena};
    Source *source = source_open(small_library_folder());
    reading.book = book_open(source, language, &problems);
    if (reading.book) {
        fixed_metrics_begin(&reading.fixed);
        reading.typesetter =
            typesetter_create(&reading.fixed.metrics, text_string(reading.arena, reading.book->language));
        set_items(&reading);
        set_own_pages(&reading);
        book_drop_bodies(reading.book);
        book_close(reading.book);
        typesetter_destroy(reading.typesetter);
    }
    source_close(source);
    arena_destroy(reading.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (is_xml(small_library_place((Text){(const char *)bytes, size}))) {
        prove();
        read_book(TEXT(""));
    }
    return 0;
}
