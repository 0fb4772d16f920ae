// Links that lead out of a library: an author is told of each, and a visitor meets what is missing.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "command/stage.h"
#include "proof/proof.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

static char library[] = "/tmp/lectern-outside-XXXXXX";

// The same bytes, by a link to where they stand outside.
static void link_out(const char *path)
{
    char own[128], other[256];
    snprintf(own, sizeof own, "%s/%s", library, path);
    snprintf(other, sizeof other, "%s/%s", WHOLE, path);
    assert_int_equal(unlink(own), 0);
    assert_int_equal(symlink(other, own), 0);
}

static int set_up(void **state)
{
    (void)state;
    char command[512];
    assert_non_null(mkdtemp(library));
    snprintf(command, sizeof command, "cp -r %s/. %s", WHOLE, library);
    assert_int_equal(system(command), 0);
    link_out("en/chapters/last-words.xml");
    link_out("en/glossary.xml");
    link_out("pictures/two-hands.svg");
    return 0;
}

static int take_down(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", library);
    return system(command);
}

static int count_problems(const Problems *problems, const char *file, const char *words)
{
    int count = 0;
    for (int i = 0; i < problems->list.count; i++) {
        const Problem *problem = &problems->list.at[i];
        count += problem->severity == SEVERITY_ERROR && text_ends(problem->at.file, text_of(file)) &&
                 text_find(problem->sentence, text_of(words), 0) < problem->sentence.size;
    }
    return count;
}

static void an_author_is_told(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    static const char words[] = "a link that leads out of the library";
    proof_path(library, NULL, &problems);
    assert_int_equal(count_problems(&problems, "en/chapters/last-words.xml", words), 1);
    assert_int_equal(count_problems(&problems, "en/glossary.xml", words), 1);
    assert_true(count_problems(&problems, "en/chapters/first-steps.xml", words) > 0); // where the picture is named
    arena_destroy(problems.arena);
}

static void a_visitor_misses_it(void **state)
{
    (void)state;
    Stage stage;
    StageSpec spec = {.content = library, .language = TEXT("en"), .window = {1024, 600}};
    assert_true(stage_open(&stage, &spec));
    Book *book = app_book(stage.app);
    const Item *item = book_find_item(book, id_of(TEXT("last-words")));
    assert_true(!item || !book_body(book, item));
    assert_non_null(book_body(book, book_find_item(book, id_of(TEXT("first-steps")))));
    Size size;
    assert_false(pictures_size(stage.pictures, TEXT("pictures/two-hands.svg"), &size));
    stage_close(&stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(an_author_is_told), cmocka_unit_test(a_visitor_misses_it)};
    return cmocka_run_group_tests(tests, set_up, take_down);
}
