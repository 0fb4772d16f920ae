// What a reader of one's own keeps: lines that come back, and lines that are damaged or of a newer player.
#include "app/reading-state.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static int set_up(void **state)
{
    *state = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(*state);
    return 0;
}

static ReadingState *empty(Arena *arena)
{
    ReadingState *state = arena_new(arena, ReadingState);
    state->arena = arena;
    return state;
}

static ReadingState *parsed(Arena *arena, Text bytes)
{
    ReadingState *state = empty(arena);
    reading_state_parse(state, bytes);
    return state;
}

static Id mark_of(Arena *arena, int number)
{
    return id_of(text_format(arena, "mark%032d", number));
}

static KeptPlace place_in(Arena *arena, int number)
{
    return (KeptPlace){.book = mark_of(arena, number),
                       .part = number,
                       .place = {id_of(text_format(arena, "p%d-17", number)), (uint32_t)(number * 3)},
                       .is_read = number % 2};
}

static void all_comes_back(void **state)
{
    Arena *arena = *state;
    ReadingState *kept = empty(arena);
    for (int i = 0; i < 3; i++)
        reading_state_put(kept, &(KeptPlace){.book = mark_of(arena, i)});
    KeptPlace last = place_in(arena, 7);
    reading_state_put(kept, &last);
    bookmarks_put(&kept->bookmarks, &(Bookmark){.item = id_of(TEXT("limits")), .place = {id_of(TEXT("b3")), 12}});
    bookmarks_put(&kept->bookmarks,
                  &(Bookmark){.item = id_of(TEXT("answers")), .open = id_of(TEXT("why")), .is_read = true});
    kept->has_comfort = true;
    kept->comfort = (Preferences){.theme = THEME_NIGHT,
                                  .text_step = 5,
                                  .family = FAMILY_BOOK,
                                  .spacing = SPACING_WIDE,
                                  .voice_rate = -1,
                                  .hold = HOLD_LONG,
                                  .scan = SCAN_BY_HAND,
                                  .has_ruler = true};
    Text bytes = reading_state_print(kept, arena);
    ReadingState *again = parsed(arena, bytes);
    assert_int_equal(again->book_count, 4);
    assert_true(id_equal(again->books[0].book, last.book));
    assert_int_equal(again->books[0].part, 7);
    assert_true(id_equal(again->books[0].place.block, last.place.block));
    assert_int_equal(again->books[0].place.offset, 21);
    assert_true(again->books[0].is_read && !again->books[1].is_read);
    assert_int_equal(again->bookmarks.count, 2);
    assert_true(id_is(again->bookmarks.at[0].item, "answers") && id_is(again->bookmarks.at[0].open, "why"));
    assert_true(again->bookmarks.at[0].is_read && !again->bookmarks.at[1].is_read);
    assert_memory_equal(&again->comfort, &kept->comfort, sizeof kept->comfort);
    assert_true(text_equal(reading_state_print(again, arena), bytes));
}

static void a_damaged_line_takes_nothing_from_the_others(void **state)
{
    Arena *arena = *state;
    static const char *const damaged[] = {
        "book mark=abc part=x block=p1 offset=3",
        "book part=1 block=p1 offset=3",
        "book mark=abc part=1 block=p1",
        "book mark=abc part=1 block=p1 offset=-3",
        "book mark=abc part=99999999999 block=p1 offset=3",
        "book mark=../../etc/passwd part=1 block=p1 offset=3",
        "comfort theme=9 text=2",
        "item id= open= block= offset=0",
        "book mark=a\x01 part=1 block=p1 offset=3",
        "note of a newer player \xff\xfe",
        "",
    };
    for (size_t i = 0; i < sizeof damaged / sizeof *damaged; i++) {
        Text bytes = text_format(arena,
                                 "book mark=one part=1 block=p1-2 offset=3 read=0\n%s\nitem id=two open= block=b1 "
                                 "offset=4 read=0\n",
                                 damaged[i]);
        ReadingState *kept = parsed(arena, bytes);
        assert_int_equal(kept->book_count, 1);
        assert_int_equal(kept->bookmarks.count, 1);
        assert_false(kept->has_comfort);
        assert_int_equal(kept->others.size, 0);
    }
}

// Whatever the bytes are: nothing is made of them but lines that are sound.
static void any_bytes_are_read(void **state)
{
    Arena *arena = *state;
    unsigned seed = 7;
    Text sound =
        TEXT("book mark=one part=1 block=p1-2 offset=3 read=0\ncomfort theme=0 text=2\nitem id=two open= block= "
             "offset=4 read=1\n");
    for (int round = 0; round < 2000; round++) {
        char *bytes = text_string(arena, sound);
        for (int i = 0; i < 4; i++) {
            seed = seed * 1103515245 + 12345;
            bytes[(seed >> 8) % sound.size] = (char)(seed >> 24);
        }
        ReadingState *kept = parsed(arena, (Text){bytes, sound.size});
        Text printed = reading_state_print(kept, arena);
        assert_true(text_equal(reading_state_print(parsed(arena, printed), arena), printed));
        arena_reset(arena);
    }
}

static void lines_of_a_newer_player_stay(void **state)
{
    Arena *arena = *state;
    ReadingState *kept =
        parsed(arena, TEXT("shelf order=new\nbook mark=one part=1 block=p1-2 offset=3 colour=blue\nclock zone=UTC\n"));
    assert_int_equal(kept->book_count, 1);
    reading_state_forget(kept, id_of(TEXT("one")));
    assert_string_equal(text_copy(arena, reading_state_print(kept, arena)).at, "shelf order=new\nclock zone=UTC\n");
}

static void the_file_has_an_end(void **state)
{
    Arena *arena = *state;
    ReadingState *kept = empty(arena);
    for (int i = 0; i < READING_BOOKS_MOST + 20; i++) {
        KeptPlace place = place_in(arena, i);
        reading_state_put(kept, &place);
    }
    assert_int_equal(kept->book_count, READING_BOOKS_MOST);
    assert_null(reading_state_find(kept, mark_of(arena, 19))); // the one left longest ago
    assert_non_null(reading_state_find(kept, mark_of(arena, 20)));
    char line[402];
    memset(line, 'x', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    Text many = TEXT("");
    for (int i = 0; i < 200; i++)
        many = text_format(arena, "%.*sline%d %s\n", TEXT_ARGS(many), i, line);
    reading_state_parse(kept, many);
    assert_true(kept->others.size > 10000);
    Text bytes = reading_state_print(kept, arena);
    assert_true(bytes.size <= READING_BYTES_MOST);
    assert_int_equal(parsed(arena, bytes)->book_count, READING_BOOKS_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(all_comes_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_line_takes_nothing_from_the_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(any_bytes_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lines_of_a_newer_player_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_file_has_an_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
