#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "page/ruby.h"

// The words, their reading and its brackets, as the book has them.
static const Span spans[] = {{.start = 2, .end = 4, .style = SPAN_BASE},
                             {.start = 5, .end = 6, .style = SPAN_READING},
                             {.start = 6, .end = 10, .style = SPAN_READING},
                             {.start = 10, .end = 11, .style = SPAN_READING},
                             {.start = 12, .end = 14, .style = SPAN_EM}};
enum { SPANS = sizeof spans / sizeof *spans };

static void assert_heard(Text language, RubyPart part, const char *words)
{
    Arena *arena = arena_create();
    Text heard = ruby_heard(arena, &part, language);
    assert_string_equal(text_string(arena, heard), words);
    arena_destroy(arena);
}

static void one_of_both_is_heard(void **state)
{
    (void)state;
    Line line = {.passage = TEXT("a qi (chee) is"), .spans = spans, .span_count = SPANS};
    RubyPart all = {&line, 0, 14};
    assert_heard(TEXT("en"), all, "a qi  is");
    assert_heard(TEXT("ja"), all, "a  chee is");
    assert_heard(TEXT("ja-JP"), all, "a  chee is");
    assert_heard(TEXT("jam"), all, "a qi  is");
    line.language = TEXT("ja"); // of the line before that of the book
    assert_heard(TEXT("en"), all, "a  chee is");
}

static void a_part_of_a_line_is_heard(void **state)
{
    (void)state;
    Line line = {.passage = TEXT("a qi (chee) is"), .spans = spans, .span_count = SPANS};
    assert_heard(TEXT("en"), (RubyPart){&line, 11, 14}, " is");
    assert_heard(TEXT("en"), (RubyPart){&line, 0, 4}, "a qi");
    assert_heard(TEXT("ja"), (RubyPart){&line, 5, 14}, "chee is");
    line.span_count = 0;
    assert_heard(TEXT("en"), (RubyPart){&line, 0, 14}, "a qi (chee) is");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_of_both_is_heard),
        cmocka_unit_test(a_part_of_a_line_is_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
