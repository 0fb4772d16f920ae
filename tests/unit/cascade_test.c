// Cascade: what style sheets say that changes what a page tells.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "book/cascade.h"

typedef struct Desk {
    Arena *arena;
    Cascade *cascade;
} Desk;

static int set_up(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create()};
    desk.cascade = cascade_create(desk.arena);
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    arena_destroy(((Desk *)*state)->arena);
    return 0;
}

static Text load(void *owner, Text from, Text reference, Text *path)
{
    (void)owner;
    assert_true(text_is(from, "a.css") || text_is(from, "loop.css"));
    *path = reference;
    return text_is(reference, "b.css") ? TEXT(".b { display: none }") : TEXT("@import 'loop.css'; i {display:none}");
}

static const CascadeLoader loader = {load, NULL};

static void add(Desk *desk, const char *sheet)
{
    cascade_add_sheet(desk->cascade, text_of(sheet), TEXT("a.css"), &loader);
}

// "p.a.b#c" begins inside what has begun.
static CascadeStyle enter(Desk *desk, const char *name, const char *class, const char *id, const char *style)
{
    MarkupAttribute attributes[] = {{TEXT("class"), text_of(class)},
                                    {TEXT("id"), text_of(id)},
                                    {TEXT("style"), text_of(style)},
                                    {TEXT("epub:type"), TEXT("footnote aside")}};
    return cascade_enter(desk->cascade, &(MarkupElement){text_of(name), attributes, 4, 0});
}

static CascadeStyle style_of(Desk *desk, const char *name, const char *class, const char *id)
{
    CascadeStyle style = enter(desk, name, class, id, "");
    cascade_leave(desk->cascade);
    return style;
}

static void properties_that_change_meaning_are_known(void **state)
{
    Desk *desk = *state;
    add(desk, "a { color: red; display: none } b { font-style: italic; FONT-WEIGHT: 700 } /* c {} */"
              "c { text-decoration: underline line-through; vertical-align: super; white-space: pre-wrap }"
              "d { visibility: hidden !important; font-weight: normal; display: block; }");
    assert_int_equal(style_of(desk, "a", "", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "b", "", "").italic, CHOICE_YES);
    assert_int_equal(style_of(desk, "b", "", "").bold, CHOICE_YES);
    assert_int_equal(style_of(desk, "c", "", "").struck, CHOICE_YES);
    assert_int_equal(style_of(desk, "c", "", "").shift, SHIFT_SUPER);
    assert_int_equal(style_of(desk, "c", "", "").pre, CHOICE_YES);
    assert_int_equal(style_of(desk, "d", "", "").hidden, CHOICE_YES);
    assert_int_equal(style_of(desk, "d", "", "").bold, CHOICE_NO);
    assert_int_equal(style_of(desk, "d", "", "").display, DISPLAY_BLOCK);
    assert_int_equal(style_of(desk, "e", "", "").display, DISPLAY_UNSET);
    CascadeStyle own = enter(desk, "a", "", "", "display:inline; font-style : oblique");
    assert_int_equal(own.display, DISPLAY_INLINE);
    assert_int_equal(own.italic, CHOICE_YES);
}

static void looks_that_tell_something_are_known(void **state)
{
    Desk *desk = *state;
    add(desk,
        "a { font-variant: small-caps; text-transform: uppercase; text-decoration: underline }"
        "b { direction: rtl; list-style: square inside; margin-left: 1.5em; text-indent: -8px }"
        "c { font: italic bold small-caps 12pt serif; margin: 1em 2em } d { margin-left: 900em; display: table }");
    assert_int_equal(style_of(desk, "a", "", "").small_caps, CHOICE_YES);
    assert_int_equal(style_of(desk, "a", "", "").capitals, CHOICE_YES);
    assert_int_equal(style_of(desk, "a", "", "").underlined, CHOICE_YES);
    assert_int_equal(style_of(desk, "a", "", "").struck, CHOICE_NO);
    assert_int_equal(style_of(desk, "b", "", "").direction, CASCADE_RTL);
    assert_int_equal(style_of(desk, "b", "", "").marker, CASCADE_DISC);
    assert_int_equal(style_of(desk, "b", "", "").indent, CASCADE_EM);
    assert_int_equal(style_of(desk, "c", "", "").italic, CHOICE_YES);
    assert_int_equal(style_of(desk, "c", "", "").bold, CHOICE_YES);
    assert_int_equal(style_of(desk, "c", "", "").small_caps, CHOICE_YES);
    assert_int_equal(style_of(desk, "c", "", "").indent, 2 * CASCADE_EM);
    assert_int_equal(style_of(desk, "d", "", "").indent, 0);
    assert_int_equal(style_of(desk, "d", "", "").display, DISPLAY_BLOCK);
}

static void media_are_for_a_glass_or_not(void **state)
{
    (void)state;
    static const char *const for_glass[] = {"", "all", "screen", "ONLY screen", "print, screen", "not print"};
    static const char *const for_others[] = {"print", "(min-width: 1px)", "screen and (color)", "amzn-kf8",
                                             "not screen"};
    for (size_t i = 0; i < sizeof for_glass / sizeof *for_glass; i++)
        assert_true(cascade_is_for_glass(text_of(for_glass[i])));
    for (size_t i = 0; i < sizeof for_others / sizeof *for_others; i++)
        assert_false(cascade_is_for_glass(text_of(for_others[i])));
}

static void selectors_match_as_css_says(void **state)
{
    Desk *desk = *state;
    add(desk,
        "p.x, #only { display: none } div > i { display: block } div em { display: none } h1 + p { display: none }"
        ".a.b { font-style: italic } q[epub|type~='aside'] { display: none } q.plain[class='plain'] { display: block "
        "}");
    assert_int_equal(style_of(desk, "p", "y x", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "div", "x", "").display, DISPLAY_UNSET);
    assert_int_equal(style_of(desk, "u", "", "only").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "u", "a", "").italic, CHOICE_UNSET);
    assert_int_equal(style_of(desk, "u", "b a", "").italic, CHOICE_YES);
    assert_int_equal(style_of(desk, "q", "", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "q", "plain", "").display, DISPLAY_BLOCK);
    enter(desk, "div", "", "", "");
    assert_int_equal(style_of(desk, "i", "", "").display, DISPLAY_BLOCK);
    style_of(desk, "h1", "", "");
    assert_int_equal(style_of(desk, "p", "", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "p", "", "").display, DISPLAY_UNSET);
    enter(desk, "span", "", "", "");
    assert_int_equal(style_of(desk, "i", "", "").display, DISPLAY_UNSET);
    assert_int_equal(style_of(desk, "em", "", "").display, DISPLAY_NONE);
}

static void the_more_special_rule_holds_else_the_later(void **state)
{
    Desk *desk = *state;
    add(desk, "p { display: none } .x { display: block } #y { display: inline } p { display: block }");
    assert_int_equal(style_of(desk, "p", "", "").display, DISPLAY_BLOCK);
    add(desk, "p { display: none }");
    assert_int_equal(style_of(desk, "p", "", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "p", "x", "").display, DISPLAY_BLOCK);
    assert_int_equal(style_of(desk, "p", "x", "y").display, DISPLAY_INLINE);
}

static void what_is_not_known_is_passed_over(void **state)
{
    Desk *desk = *state;
    add(desk, "<!-- p:first-child { display: none } p::before { display: none } a ~ p { display: none } -->"
              "@font-face { font-family: x; src: url(x) } @media print { p { display: none } }"
              "@media (max-width: 1px) { p { display: none } } @media screen { i { display: none } }"
              "@charset 'x'; p[x^=y] { display: none } p { display: grid } u { } b { display: none");
    assert_int_equal(style_of(desk, "p", "", "").display, DISPLAY_UNSET);
    assert_int_equal(style_of(desk, "i", "", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "b", "", "").display, DISPLAY_NONE);
}

static void other_sheets_are_imported_to_an_end(void **state)
{
    Desk *desk = *state;
    add(desk, "@import url(\"b.css\") screen; @import 'loop.css' print; @import url(loop.css) ; u { display: none }");
    assert_int_equal(style_of(desk, "p", "b", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "i", "", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "u", "", "").display, DISPLAY_NONE);
}

// Rules beyond the bound are not kept, and each element looks at those of its own names alone.
static void many_rules_have_an_end(void **state)
{
    Desk *desk = *state;
    enum { SIZE = 900000 };
    char *sheet = arena_alloc(desk->arena, SIZE + 64, 1);
    size_t size = 0;
    for (int i = 0; size < SIZE; i++)
        size += (size_t)sprintf(sheet + size, ".c%d{display:none}", i);
    cascade_add_sheet(desk->cascade, (Text){sheet, size}, TEXT("a.css"), NULL);
    cascade_add_sheet(desk->cascade, (Text){sheet, size}, TEXT("a.css"), NULL); // over a megabyte: passed over
    assert_int_equal(style_of(desk, "p", "c19999", "").display, DISPLAY_NONE);
    assert_int_equal(style_of(desk, "p", "c20000", "").display, DISPLAY_UNSET);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(properties_that_change_meaning_are_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(looks_that_tell_something_are_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(media_are_for_a_glass_or_not, set_up, tear_down),
        cmocka_unit_test_setup_teardown(selectors_match_as_css_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_more_special_rule_holds_else_the_later, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_not_known_is_passed_over, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_sheets_are_imported_to_an_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_rules_have_an_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
