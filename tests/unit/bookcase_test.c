// Bookcase: books of the world beside a library's own items, opened when they are asked for and closed with the visit.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "book/bookcase.h"

#define LIBRARY LECTERN_TESTS_DIR "/library/whole"
#define LANTERN LECTERN_TESTS_DIR "/books/lantern"

typedef struct Desk {
    Problems problems;
    Source *source;
    Book *book;
    Bookcase *books;
} Desk;

static int set_up(void **state)
{
    static Desk desk;
    desk = (Desk){.problems.arena = arena_create(), .source = source_open(LIBRARY)};
    desk.book = book_open(desk.source, TEXT(""), &desk.problems);
    desk.books = bookcase_create(desk.source);
    assert_non_null(desk.book);
    book_lend_books(desk.book, desk.books);
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    book_close(desk->book);
    bookcase_destroy(desk->books);
    source_close(desk->source);
    arena_destroy(desk->problems.arena);
    return 0;
}

static Id id(const char *name)
{
    return id_of(text_of(name));
}

static void assert_text(Text text, const char *wanted)
{
    if (!text_is(text, wanted))
        fail_msg("\"%.*s\" is not \"%s\"", TEXT_ARGS(text), wanted);
}

static void shelve_four(Desk *desk)
{
    const BookEntry entries[] = {{.path = LANTERN, .title = TEXT("Lantern"), .authors = TEXT("Ada Moor")},
                                 {.path = LANTERN},
                                 {.path = "/nowhere/gone.epub"},
                                 {.path = LANTERN}};
    bookcase_fill(desk->books, &(BookRows){.entries = entries, .count = 4});
}

static void a_shelf_knows_its_books_unopened(void **state)
{
    Desk *desk = *state;
    assert_int_equal(book_find_shelf(desk->book, SHELF_BOOKS)->group_count, 0);
    shelve_four(desk);
    const Shelf *shelf = book_find_shelf(desk->book, SHELF_BOOKS);
    assert_int_equal(shelf->group_count, 4);
    assert_text(shelf->groups[0].title, "Lantern");
    assert_text(shelf->groups[0].summary, "Ada Moor");
    assert_text(shelf->groups[1].title, "lantern");
    assert_text(shelf->groups[2].title, "gone");
    assert_int_equal(shelf->groups[0].item_count, 0);
    assert_ptr_equal(book_find_group(desk->book, id("book:2")), &shelf->groups[2]);
    assert_null(bookcase_given(desk->books));
}

static void a_book_opens_when_it_is_asked_for(void **state)
{
    Desk *desk = *state;
    shelve_four(desk);
    const Item *item = book_find_item(desk->book, id("book:1:p1"));
    assert_non_null(item);
    assert_text(item->title, "One: the lantern");
    assert_text(item->language, "en-GB");
    assert_true(id_is(item->group->id, "book:1"));
    assert_int_equal(book_find_group(desk->book, id("book:1"))->item_count, 7);
    assert_text(book_body(desk->book, item)->chapter.flow.blocks[0].text, "The lantern");
    assert_ptr_equal(book_neighbour(desk->book, item, 1), &item->group->items[2]);
    assert_true(id_is(book_neighbour(desk->book, &item->group->items[4], -1)->id, "book:1:p2")); // past what is aside
    assert_null(book_neighbour(desk->book, &item->group->items[3], 1));
    assert_null(book_neighbour(desk->book, &item->group->items[6], 1));
    assert_int_equal(book_minutes(desk->book, item, NULL), 1);
}

static void what_is_no_item_is_not_found(void **state)
{
    Desk *desk = *state;
    shelve_four(desk);
    static const char *const names[] = {"book:1:p7",
                                        "book:4:p0",
                                        "book:2:p0",
                                        "book:",
                                        "book:1:",
                                        "book:1x:p0",
                                        "book:1:p01",
                                        "book:0001",
                                        "p1",
                                        "",
                                        "book:99999999999999:p1"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (book_find_item(desk->book, id(names[i])))
            fail_msg("there is an item %s", names[i]);
    assert_null(book_find_group(desk->book, id("book:0001")));
    assert_non_null(book_find_item(desk->book, book_find_shelf(desk->book, SHELF_READ)->groups[0].items[0].id));
}

static void links_are_followed_into_their_page(void **state)
{
    Desk *desk = *state;
    shelve_four(desk);
    const Item *one = book_find_item(desk->book, id("book:0:p1"));
    const Block *words = &book_body(desk->book, one)->chapter.flow.blocks[1];
    assert_int_equal(words->span_count, 2);
    Action link = book_resolve(desk->book, &words->spans[1].action);
    assert_string_equal(link.id.at, "book:0:p2");
    assert_string_equal(link.block.at, "p2-3");
    Action plain = {.kind = ACTION_OPEN, .id = id("book:0:p1"), .block = id("p1-2")};
    plain = book_resolve(desk->book, &plain);
    assert_string_equal(plain.block.at, "p1-2");
}

// The pictures of each book, and those of the library, are found in one source.
static void pictures_are_found_beside_the_librarys(void **state)
{
    Desk *desk = *state;
    size_t size;
    shelve_four(desk);
    const Item *picture = book_find_item(desk->book, id("book:3:p5"));
    Text path = book_body(desk->book, picture)->chapter.flow.blocks[0].picture;
    assert_text(path, "book:3/OPS/lantern.svg");
    assert_int_equal(source_find(desk->source, path, &size), FILE_READ);
    SourceBytes read = source_read(desk->source, desk->problems.arena, path, 100000);
    assert_int_equal(read.status, FILE_READ);
    assert_int_equal(read.bytes.size, size);
    assert_int_equal(source_find(desk->source, TEXT("library.xml"), &size), FILE_READ);
    assert_int_equal(source_find(desk->source, TEXT("book:3/../library.xml"), &size), FILE_MISSING);
    assert_int_equal(source_find(desk->source, TEXT("book:3"), &size), FILE_MISSING);
    bookcase_close_all(desk->books);
    assert_int_equal(source_find(desk->source, TEXT("book:3/OPS/lantern.svg"), &size), FILE_MISSING);
}

static int count_open(const Desk *desk)
{
    const Shelf *shelf = bookcase_shelf(desk->books);
    int count = 0;
    for (int i = 0; i < shelf->group_count; i++)
        count += shelf->groups[i].item_count > 0;
    return count;
}

static void few_stay_open(void **state)
{
    Desk *desk = *state;
    shelve_four(desk);
    const Item *first = book_find_item(desk->book, id("book:0:p1"));
    assert_non_null(book_find_item(desk->book, id("book:1:p1")));
    assert_non_null(book_find_item(desk->book, id("book:3:p1")));
    assert_false(book_tidy(desk->book)); // whoever asked for them may still look at them
    assert_int_equal(count_open(desk), 3);
    assert_ptr_equal(book_find_item(desk->book, id("book:0:p1")), first);
    assert_true(book_tidy(desk->book));
    assert_int_equal(count_open(desk), BOOKCASE_OPEN_MOST);
    assert_int_equal(bookcase_shelf(desk->books)->groups[1].item_count, 0);
    book_drop_bodies(desk->book);
    assert_int_equal(count_open(desk), 0);
    assert_text(bookcase_shelf(desk->books)->groups[0].title, "Lantern");
    assert_non_null(book_find_item(desk->book, id("book:0:p1")));
}

static bool is_wanted(void *owner)
{
    return *(bool *)owner;
}

static void what_was_broken_off_is_opened_later(void **state)
{
    Desk *desk = *state;
    shelve_four(desk);
    bool hides = true;
    Interrupt interrupt = {.is_wanted = is_wanted, .owner = &hides, .is_raised = true};
    bookcase_heed(desk->books, &interrupt);
    assert_null(book_find_item(desk->book, id("book:0:p1")));
    hides = interrupt.is_raised = false;
    assert_non_null(book_find_item(desk->book, id("book:0:p1")));
    bookcase_heed(desk->books, NULL);
}

static void a_book_is_given_by_its_path(void **state)
{
    Desk *desk = *state;
    assert_true(bookcase_give(desk->books, LANTERN, &desk->problems));
    const Group *given = bookcase_given(desk->books);
    assert_text(given->title, "The Lantern & the Sea");
    assert_text(given->summary, "Ada Moor, Ben Lund");
    assert_int_equal(given->item_count, 7);
    assert_string_equal(book_volume(desk->book, given->id)->start->id.at, "book:0:p1");
    book_drop_bodies(desk->book);
    assert_text(bookcase_given(desk->books)->title, "The Lantern & the Sea");
    int before = desk->problems.error_count;
    assert_false(bookcase_give(desk->books, "/nowhere/gone.epub", &desk->problems));
    assert_int_equal(desk->problems.error_count, before + 1);
    assert_null(bookcase_given(desk->books));
}

// In another language of the library the same books are read on, and its own pages come and go.
static void books_stay_open_in_another_language(void **state)
{
    Desk *desk = *state;
    shelve_four(desk);
    const Item *item = book_find_item(desk->book, id("book:0:p1"));
    Book *arabic = book_open(desk->source, TEXT("ar"), &desk->problems);
    book_lend_books(arabic, desk->books);
    assert_ptr_equal(book_find_item(arabic, id("book:0:p1")), item);
    book_close(desk->book);
    desk->book = arabic;
    assert_text(book_body(arabic, item)->chapter.flow.blocks[0].text, "The lantern");
    assert_int_equal(book_direction(arabic, TEXT("ar")), DIRECTION_RTL);
    assert_int_equal(book_direction(arabic, TEXT("he")), DIRECTION_RTL);
    assert_int_equal(book_direction(arabic, TEXT("ja")), DIRECTION_LTR);
}

// A cover is found while its book is closed, and no longer than the visit; of very many only those asked for last.
static void covers_are_found_unopened(void **state)
{
    enum { BOOKS = BOOKCASE_COVERS_MOST + 10 };
    Desk *desk = *state;
    BookEntry entries[BOOKS];
    for (int i = 0; i < BOOKS; i++)
        entries[i] = (BookEntry){.path = LANTERN, .cover = TEXT("OPS/lantern.svg"), .is_locked = i == 1};
    bookcase_fill(desk->books, &(BookRows){.entries = entries, .count = BOOKS});
    Text cover = bookcase_cover(desk->books, desk->problems.arena, 0);
    size_t size;
    assert_text(cover, "book:0/OPS/lantern.svg");
    assert_int_equal(source_find(desk->source, cover, &size), FILE_READ);
    assert_int_equal(bookcase_cover(desk->books, desk->problems.arena, 1).size, 0);
    for (int i = 2; i < BOOKS; i++)
        assert_int_equal(source_find(desk->source, bookcase_cover(desk->books, desk->problems.arena, i), &size),
                         FILE_READ);
    assert_int_equal(source_find(desk->source, cover, &size), FILE_MISSING);
    assert_int_equal(source_find(desk->source, bookcase_cover(desk->books, desk->problems.arena, 0), &size), FILE_READ);
    assert_non_null(book_find_item(desk->book, id("book:0:p1")));
    book_drop_bodies(desk->book);
    assert_int_equal(source_find(desk->source, cover, &size), FILE_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_shelf_knows_its_books_unopened, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_book_opens_when_it_is_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_item_is_not_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_are_followed_into_their_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pictures_are_found_beside_the_librarys, set_up, tear_down),
        cmocka_unit_test_setup_teardown(few_stay_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_was_broken_off_is_opened_later, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_book_is_given_by_its_path, set_up, tear_down),
        cmocka_unit_test_setup_teardown(books_stay_open_in_another_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(covers_are_found_unopened, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
