// The comments of a configuration find their place in another.
#include "app/config-comments.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define NEW_HEAD "<?xml version=\"1.0\"?>\n"
#define NEW_BODY                                                                                                       \
    "<config>\n%s  <display/>\n%s  <sound allowed=\"yes\"/>\n%s  <hours>\n    <day/>\n  </hours>\n%s</config>\n"

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

// Where in the new file comments are wanted: before the root, display, sound, hours, and at the end.
typedef struct Wanted {
    const char *root, *display, *sound, *hours, *end;
} Wanted;

static void expect(Arena *arena, const char *old, Wanted wanted)
{
#define OR_NONE(text) ((text) ? (text) : "")
    Text new = text_format(arena, NEW_HEAD NEW_BODY, "", "", "", "");
    Text carried = config_comments_carry(arena, text_of(old), new);
    Text expected = text_format(arena, NEW_HEAD "%s" NEW_BODY, OR_NONE(wanted.root), OR_NONE(wanted.display),
                                OR_NONE(wanted.sound), OR_NONE(wanted.hours), OR_NONE(wanted.end));
    assert_string_equal(text_string(arena, carried), text_string(arena, expected));
    // Once they have their place they keep it.
    assert_true(text_equal(config_comments_carry(arena, carried, new), carried));
}

static void each_stands_before_what_it_stood_before(void **state)
{
    expect(*state,
           "<?xml version=\"1.0\"?><!-- a --><config>\n<!-- b --><!-- c -->\n<sound/>\n<!-- d\n d --> <display/>\n<!-- "
           "e --></config>",
           (Wanted){.root = "<!-- a -->\n",
                    .sound = "  <!-- b -->\n  <!-- c -->\n",
                    .display = "  <!-- d\n d -->\n",
                    .end = "  <!-- e -->\n"});
}

static void one_behind_or_within_a_setting_belongs_to_it(void **state)
{
    expect(*state,
           "<config>\n <display/> <!-- a -->\n <hours><!-- b -->\n  <day/> <!-- c -->\n  <!-- d -->\n </hours> <!-- e "
           "-->\n <sound/>\n</config>",
           (Wanted){.display = "  <!-- a -->\n", .hours = "  <!-- b -->\n  <!-- c -->\n  <!-- d -->\n  <!-- e -->\n"});
}

static void one_without_a_setting_goes_to_the_end(void **state)
{
    expect(*state, "<config>\n<!-- a --><idle seconds='300'/>\n<display/>\n</config>\n<!-- b -->\n",
           (Wanted){.end = "  <!-- a -->\n  <!-- b -->\n"});
}

// What only looks like a comment, a tag or the end of one.
static void quotes_and_comments_hide_what_they_hold(void **state)
{
    expect(*state,
           "<config x='>' y=\"<!-- no -->\">\n<!-- <sound/> > -->\n<display a='/>' b='\"'/>\n<![CDATA[<!-- no "
           "-->]]>\n<!--s--><sound/></config>",
           (Wanted){.display = "  <!-- <sound/> > -->\n", .sound = "  <!--s-->\n"});
    expect(*state, "<config>\n<!--> <sound/>\n-->\n<display/>\n<!---> <config> --><sound/></config>",
           (Wanted){.display = "  <!--> <sound/>\n-->\n", .sound = "  <!---> <config> -->\n"});
}

static void without_comments_nothing_changes(void **state)
{
    expect(*state, "", (Wanted){0});
    expect(*state, "<config/>", (Wanted){0});
    expect(*state, "<config><display", (Wanted){0});
}

// Whatever the old file is, the new one's own lines are all there.
static void torn_files_do_no_harm(void **state)
{
    Arena *arena = *state;
    const char *old = "<?xml version=\"1.0\"?>\n<!-- a --><config x='1'>\n<!-- b --><display "
                      "y=\"2\"/><hours><day/><!-- c --></hours></config>";
    Text new = text_format(arena, NEW_HEAD NEW_BODY, "", "", "", "");
    for (size_t size = 0; size <= strlen(old); size++) {
        Text carried = config_comments_carry(arena, text_slice(text_of(old), 0, size), new);
        size_t at = 0;
        for (Text rest = new; rest.size; rest = text_slice(rest, text_find(rest, TEXT("\n"), 0) + 1, rest.size)) {
            Text line = text_slice(rest, 0, text_find(rest, TEXT("\n"), 0) + 1);
            at = text_find(carried, line, at);
            assert_true(at < carried.size);
        }
    }
}

#define COMMENTS_TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        COMMENTS_TEST(each_stands_before_what_it_stood_before),
        COMMENTS_TEST(one_behind_or_within_a_setting_belongs_to_it),
        COMMENTS_TEST(one_without_a_setting_goes_to_the_end),
        COMMENTS_TEST(quotes_and_comments_hide_what_they_hold),
        COMMENTS_TEST(without_comments_nothing_changes),
        COMMENTS_TEST(torn_files_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
