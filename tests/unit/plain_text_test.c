// Plain text: pages of it as events of markup.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "listener.h"
#include "markup/plain-text.h"

static void assert_told(const char *text, const char *wanted)
{
    Listener listener = {.arena = arena_create()};
    MarkupEvents events = listener_events(&listener);
    MarkupPage page = {.arena = listener.arena, .text = text_of(text)};
    MarkupRead read = plain_text_read(&page, &events);
    assert_string_equal(listener.told, wanted);
    assert_true(read.is_whole);
    assert_int_equal(listener.depth, 0);
    arena_destroy(listener.arena);
}

static void blank_lines_part_paragraphs(void **state)
{
    (void)state;
    assert_told("", "");
    assert_told("a\nb\n \n\nc <d> &amp;", "<p@0>a\nb\n</p><p@7>c <d> &amp;\n</p>");
    assert_told("\r\na\r\nb\r\n", "<p@2>a\nb\n</p>");
    assert_told("  The first line stands in\nand no other.", "<p@0>  The first line stands in\nand no other.\n</p>");
    assert_told("   A line by itself.", "<p@0>   A line by itself.\n</p>");
}

static void items_and_long_lines_stand_by_themselves(void **state)
{
    (void)state;
    assert_told("a:\n- b\nc\n12. d\n2 e", "<p@0>a:\n</p><p@3>- b\nc\n</p><p@9>12. d\n2 e\n</p>");
    char line[201], text[403], wanted[450];
    memset(line, 'a', 200);
    line[200] = '\0';
    snprintf(text, sizeof text, "%s\n%s", line, line);
    snprintf(wanted, sizeof wanted, "<p@0>%s\n</p><p@201>%s\n</p>", line, line);
    assert_told(text, wanted);
}

static void lines_that_stand_in_are_verse_or_columns(void **state)
{
    (void)state;
    assert_told("  a\n    b\n  c",
                "<div@0 class=stanza of class stanza><div@0 class=line of class line>a</div>"
                "<div@4 class=line of class line>\u00A0\u00A0b</div><div@10 class=line of class line>c</div></div>");
    assert_told("  a\n                                        b\n  c",
                "<div@0 class=stanza of class stanza><div@0 class=line of class line>a</div>"
                "<div@4 class=line of class line>\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0\u00A0b</div>"
                "<div@46 class=line of class line>c</div></div>");
    assert_told("  a    b\n\tc\td", "<pre@0>  a    b\n\tc\td\n</pre>");
}

static void who_hears_may_end_it(void **state)
{
    (void)state;
    Listener listener = {.arena = arena_create(), .most = 1};
    MarkupEvents events = listener_events(&listener);
    MarkupPage page = {.arena = listener.arena, .text = TEXT("a\n\nb")};
    assert_false(plain_text_read(&page, &events).is_whole);
    assert_string_equal(listener.told, "<p@0>");
    arena_destroy(listener.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blank_lines_part_paragraphs),
        cmocka_unit_test(items_and_long_lines_stand_by_themselves),
        cmocka_unit_test(lines_that_stand_in_are_verse_or_columns),
        cmocka_unit_test(who_hears_may_end_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
