// Markup: pages as events, well-formed or not, whatever they ask for.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "listener.h"
#include "markup/markup.h"

static int set_up(void **state)
{
    static Listener listener;
    listener = (Listener){.arena = arena_create()};
    *state = &listener;
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(((Listener *)*state)->arena);
    return 0;
}

static MarkupRead read_page(Listener *listener, Text text, Interrupt *interrupt)
{
    MarkupEvents events = listener_events(listener);
    MarkupPage page = {.arena = listener->arena, .text = text, .interrupt = interrupt};
    MarkupRead read = markup_read(&page, &events);
    if (!read.is_whole)
        return read;
    assert_int_equal(read.is_soup, !markup_is_xml(&page));
    return read;
}

static void a_page_is_told_in_order(void **state)
{
    Listener *listener = *state;
    MarkupRead read = read_page(listener,
                                TEXT("<HTML xmlns:o='http://www.idpf.org/2007/ops'><p Class='a' o:type='note' "
                                     "xml:lang=\"de\">x &amp; y<br/>é</p></HTML>"),
                                NULL);
    assert_string_equal(listener->told,
                        "<html@0><p@45 class=a epub:type=note xml:lang=de of class a>x & y<br@95></br>é</p></html>");
    assert_true(read.is_whole);
    assert_false(read.is_soup);
    assert_in_range(read.event_count, 7, 12); // words come in as many pieces as libxml2 likes
}

static void what_is_not_xml_is_told_again_as_html(void **state)
{
    Listener *listener = *state;
    MarkupRead read =
        read_page(listener, TEXT("<html><body><p>one<p>tw\xC3\xB6 <b><i>x</b></i>&amp;<br></body>"), NULL);
    assert_true(read.is_soup);
    assert_true(read.is_whole);
    assert_int_equal(listener->again_count, 1);
    assert_int_equal(read.fault.line, 1);
    assert_true(read.fault.sentence.size > 0);
    assert_string_equal(listener->told, "<html@0><body@6><p@12>one</p><p@18>tw\xC3\xB6 <b@26><i@29>x</i></b>"
                                        "&<br@46></br></p></body></html>");
}

// A meta element does not make a parser think again: the text is UTF-8 by then.
static void no_declaration_changes_the_encoding(void **state)
{
    Listener *listener = *state;
    read_page(listener, TEXT("<html><head><meta charset='iso-8859-1'></head><body><p>\xC3\xA9<p>"), NULL);
    assert_non_null(strstr(listener->told, "\xC3\xA9"));
    assert_null(strstr(listener->told, "\xC3\x83"));
}

static void undeclared_prefixes_are_no_fault(void **state)
{
    Listener *listener = *state;
    assert_false(read_page(listener, TEXT("<p epub:type='x'><m:math/></p>"), NULL).is_soup);
    assert_string_equal(listener->told, "<p@0 epub:type=x><math@17></math></p>");
}

static Text nested(Arena *arena, const char *start, const char *end, int depth)
{
    size_t size = 0;
    char *text = arena_alloc(arena, (size_t)depth * (strlen(start) + strlen(end)) + 64, 1);
    for (int i = 0; i < depth; i++)
        size += (size_t)sprintf(text + size, "%s", start);
    size += (size_t)sprintf(text + size, "deep");
    for (int i = 0; i < depth; i++)
        size += (size_t)sprintf(text + size, "%s", end);
    return (Text){text, size};
}

static void deep_elements_are_flattened(void **state)
{
    Listener *listener = *state;
    enum { DEPTH = 20000 };
    MarkupRead read = read_page(listener, nested(listener->arena, "<div>", "</div>", DEPTH), NULL);
    assert_true(read.is_whole);
    assert_true(listener->deepest <= MARKUP_DEPTH_MOST + 2);
    assert_true(read.is_flattened);
    assert_true(read.event_count <= 4 * DEPTH + 10);
    listener_events(listener).again(listener);
    read = read_page(listener, nested(listener->arena, "<div>", "", DEPTH), NULL);
    assert_true(read.is_soup);
    assert_true(listener->deepest <= MARKUP_DEPTH_MOST + 2);
}

static void whoever_is_told_may_have_heard_enough(void **state)
{
    Listener *listener = *state;
    listener->most = 2;
    MarkupRead read = read_page(listener, TEXT("<a><b><c/></b></a>"), NULL);
    assert_false(read.is_whole);
    assert_string_equal(listener->told, "<a@0><b@3>");
    *listener = (Listener){.arena = listener->arena, .most = 4};
    read = read_page(listener, TEXT("<p>x<p>y<p>z"), NULL);
    assert_false(read.is_whole);
    assert_int_equal(listener->start_count, 4);
}

static bool is_wanted(void *owner)
{
    (void)owner;
    return true;
}

static void reading_is_broken_off(void **state)
{
    Listener *listener = *state;
    enum { COUNT = 100000 };
    Interrupt interrupt = {.is_wanted = is_wanted};
    MarkupRead read = read_page(listener, nested(listener->arena, "<p>", "</p>", COUNT), &interrupt);
    assert_false(read.is_whole);
    assert_true(interrupt_is_raised(&interrupt));
    assert_true(read.event_count < 10000);
}

static void characters_go_by_name(void **state)
{
    (void)state;
    assert_int_equal(markup_character(TEXT("nbsp")), 0xA0);
    assert_int_equal(markup_character(TEXT("apos")), '\'');
    assert_int_equal(markup_character(TEXT("nope")), 0);
    assert_int_equal(markup_character(TEXT("")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_page_is_told_in_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_xml_is_told_again_as_html, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_declaration_changes_the_encoding, set_up, tear_down),
        cmocka_unit_test_setup_teardown(undeclared_prefixes_are_no_fault, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_elements_are_flattened, set_up, tear_down),
        cmocka_unit_test_setup_teardown(whoever_is_told_may_have_heard_enough, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_is_broken_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(characters_go_by_name, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
