// Markdown: pages of it as events of markup.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "listener.h"
#include "markup/markdown.h"

static MarkupRead read_page(Text text, Listener *listener)
{
    MarkupEvents events = listener_events(listener);
    MarkupPage page = {.arena = listener->arena, .text = text};
    return markdown_read(&page, &events);
}

static void assert_told(const char *text, const char *wanted)
{
    Listener listener = {.arena = arena_create()};
    MarkupRead read = read_page(text_of(text), &listener);
    assert_string_equal(listener.told, wanted);
    assert_true(read.is_whole);
    assert_false(read.is_soup);
    assert_int_equal(listener.depth, 0);
    arena_destroy(listener.arena);
}

static void blocks_are_elements(void **state)
{
    (void)state;
    assert_told("one\ntwo\n\nthree", "<p@0>one\ntwo</p><p@9>three</p>");
    assert_told("- a\n- b\n  1. c", "<ul@2><li@2>a</li><li@6>b<ol@13><li@13>c</li></ol></li></ul>");
    assert_told("7. a", "<ol@3 start=7><li@3>a</li></ol>");
    assert_told("- [ ] a\n- [x] b", "<ul@0><li@0>☐ a</li><li@6>☑ b</li></ul>");
    assert_told("> a\n\n***\n\n    b  c\n", "<blockquote@2><p@2>a</p></blockquote><hr@2></hr><pre@14>b  c\n</pre>");
    assert_told("```c\na\n\n b\n```", "<pre@5>a\n\n b\n</pre>");
    assert_told("|a|b|\n|---|---|\n|1|2|",
                "<table@1><thead@1><tr@1><th@1>a</th><th@3>b</th></tr></thead><tbody@17><tr@17><td@17>1</td>"
                "<td@19>2</td></tr></tbody></table>");
}

// A picture's description is words alone, whatever is written in it; and a cell may begin with one, or with a link.
static void pictures_hold_no_elements(void **state)
{
    (void)state;
    assert_told("![a <b>c](x.png) d", "<p@10><img@10 src=x.png alt=a c></img> d</p>");
    assert_told("<b>![</b>x](y)", "<p@12><b@12><img@12 src=y alt=x></img></></p>");
    assert_told("|a|b|\n|---|---|\n|![i](x.png)|w|",
                "<table@1><thead@1><tr@1><th@1>a</th><th@3>b</th></tr></thead><tbody@22><tr@22><td@22><img@22 "
                "src=x.png alt=i></img></td><td@29>w</td></tr></tbody></table>");
    assert_told("|a|b|\n|---|---|\n| |[x](y)|",
                "<table@1><thead@1><tr@1><th@1>a</th><th@3>b</th></tr></thead><tbody@3><tr@3><td@3></td><td@20><a@20 "
                "href=y>x</a></td></tr></tbody></table>");
}

// Cells at the end of a row that has none there are not told, however many its table has.
static void a_short_row_is_short(void **state)
{
    (void)state;
    assert_told("|a|b|c|\n|---|---|---|\n| |d|\n|e",
                "<table@1><thead@1><tr@1><th@1>a</th><th@3>b</th><th@5>c</th></tr></thead><tbody@5><tr@5><td@5></td>"
                "<td@25>d</td></tr><tr@29><td@29>e</td></tr></tbody></table>");
    enum { COLUMNS = 2000, ROWS = 2000 };
    Listener listener = {.arena = arena_create()};
    char *text = arena_alloc(listener.arena, 8 * COLUMNS + 2 * ROWS + 8, 1);
    char *at = text;
    for (int i = 0; i < COLUMNS; i++)
        at = stpcpy(at, "|a");
    at = stpcpy(at, "\n");
    for (int i = 0; i < COLUMNS; i++)
        at = stpcpy(at, "|---");
    at = stpcpy(at, "\n");
    for (int i = 0; i < ROWS; i++)
        at = stpcpy(at, "b\n");
    MarkupRead read = read_page(text_of(text), &listener);
    assert_true(read.event_count < 4 * (COLUMNS + 2 * ROWS));
    assert_int_equal(read.wide_table_line, 1);
    arena_destroy(listener.arena);
}

// md4c gives every row as many cells as the head has: where few of them were written, the lines are words.
static void a_head_far_wider_than_its_rows_heads_nothing(void **state)
{
    (void)state;
    enum { COLUMNS = 40, ROWS = 100 };
    Listener listener = {.arena = arena_create()};
    Text text = TEXT("a\n\n> ");
    for (int i = 0; i < COLUMNS; i++)
        text = text_format(listener.arena, "%.*s|a", TEXT_ARGS(text));
    text = text_format(listener.arena, "%.*s|\n> ", TEXT_ARGS(text));
    for (int i = 0; i < COLUMNS; i++)
        text = text_format(listener.arena, "%.*s|---", TEXT_ARGS(text));
    for (int i = 0; i < ROWS; i++)
        text = text_format(listener.arena, "%.*s\n> b", TEXT_ARGS(text));
    MarkupRead read = read_page(text, &listener);
    assert_int_equal(read.wide_table_line, 3);
    assert_non_null(strstr(listener.told, "|a|a|</p><p"));
    assert_null(strstr(listener.told, "<table"));
    assert_null(strstr(listener.told, "---"));
    Listener again = {.arena = listener.arena};
    assert_int_equal(read_page(TEXT("|a|b|\n|---|---|\n|c|d|"), &again).wide_table_line, 0);
    arena_destroy(listener.arena);
}

static void words_are_set(void **state)
{
    (void)state;
    assert_told("*a **b*** `c` ~~d~~", "<p@1><em@1>a <strong@5>b</strong></em> <code@11>c</code> <del@16>d</del></p>");
    assert_told("[a](b.md#c) <https://d>", "<p@1><a@1 href=b.md#c>a</a> <a@13 href=https://d>https://d</a></p>");
    assert_told("a  \nb\\\nc", "<p@0>a<br@0></br>b<br@4></br>c</p>");
    assert_told("&amp; &mdash; &#8212; &nothing; &#0;", "<p@0>& — — &nothing; &#0;</p>");
    assert_told("[a](<x&amp;y>)", "<p@1><a@1 href=x&y>a</a></p>");
}

static void pictures_have_their_words(void **state)
{
    (void)state;
    assert_told("![a *b* [c](d)](e.png)", "<p@16><img@16 src=e.png alt=a b c></img></p>");
    assert_told("# a ![b](c)", "<h1@2>a <img@9 src=c alt=b></img><a@9 id=a-b></a></h1>");
}

static void headings_have_anchors(void **state)
{
    (void)state;
    assert_told("## What *is* it, 2-3?", "<h2@3>What <em@9>is</em> it, 2-3?<a@12 id=what-is-it-2-3></a></h2>");
    assert_told("Ärger\n=====", "<h1@0>Ärger<a@0 id=ärger></a></h1>");
}

static void html_is_read_as_far_as_it_means_something(void **state)
{
    (void)state;
    assert_told("a<br>b <u>c</u> <span class=x>d</span> <img src=e> <!-- f -->",
                "<p@0>a<br@0></br>b <u@10>c</u> d <html@39><body@39><img@39 src=e></img></body></html> </p>");
    assert_told("<div>\n<p class=a>b &nbsp;<b>c\n</div>\n",
                "<html@0><body@0><div@0>\n<p@0 class=a of class a>b \u00A0<b@0>c\n</b></p></div>\n</body></html>");
    assert_told("<script>\nx\n</script>\n\n<!-- a -->\n\nb <i>c\n\nd",
                "<html@0><head@0><script@0></script>\n</head></html><p@34>b <i@39>c</></p><p@42>d</p>");
}

static void a_front_matter_is_passed_over(void **state)
{
    (void)state;
    assert_told("---\ntitle: a\n---\nb", "<p@17>b</p>");
    assert_told("---\na", "<hr@0></hr><p@4>a</p>");
}

static void nesting_has_an_end(void **state)
{
    (void)state;
    enum { DEEP = 5000 };
    char text[DEEP + 2];
    Listener listener = {.arena = arena_create()};
    memset(text, '>', DEEP);
    strcpy(text + DEEP, "a");
    MarkupRead read = read_page(text_of(text), &listener);
    assert_true(read.is_flattened && read.is_whole);
    assert_int_equal(listener.deepest, MARKUP_DEPTH_MOST);
    assert_int_equal(listener.depth, 0);
    arena_destroy(listener.arena);
}

static void who_hears_may_end_it(void **state)
{
    (void)state;
    Listener listener = {.arena = arena_create(), .most = 2};
    MarkupRead read = read_page(TEXT("a\n\nb\n\nc"), &listener);
    assert_false(read.is_whole);
    assert_string_equal(listener.told, "<p@0>a</p><p@3>");
    arena_destroy(listener.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_are_elements),
        cmocka_unit_test(pictures_hold_no_elements),
        cmocka_unit_test(a_short_row_is_short),
        cmocka_unit_test(a_head_far_wider_than_its_rows_heads_nothing),
        cmocka_unit_test(words_are_set),
        cmocka_unit_test(pictures_have_their_words),
        cmocka_unit_test(headings_have_anchors),
        cmocka_unit_test(html_is_read_as_far_as_it_means_something),
        cmocka_unit_test(a_front_matter_is_passed_over),
        cmocka_unit_test(nesting_has_an_end),
        cmocka_unit_test(who_hears_may_end_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
