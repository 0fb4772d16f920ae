// What has no room on some glass is told where it is written, and nothing else is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "command/fit-proof.h"
#include "device/fonts.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"
#define EXERCISE "en/exercises/steps-of-all-kinds.xml"

typedef struct Fixture {
    Arena *arena;
    Fonts *fonts;
    FitProof *fit;
    Problems problems;
} Fixture;

static int open_fixture(void **state)
{
    static Fixture fixture;
    char fault[FONTS_FAULT_SIZE];
    fixture = (Fixture){.arena = arena_create()};
    fixture.problems.arena = fixture.arena;
    fixture.fonts = fonts_open(fonts_folder(fixture.arena), NULL, fault);
    assert_non_null(fixture.fonts);
    fixture.fit = fit_proof_create(fonts_metrics(fixture.fonts));
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    fit_proof_destroy(fixture->fit);
    fonts_close(fixture->fonts);
    arena_destroy(fixture->arena);
    return 0;
}

static void prove(Fixture *fixture, const char *path)
{
    FileProof proof = fit_proof_of(fixture->fit);
    assert_true(proof_path(path, &(FileProofs){.at = &proof, .count = 1}, &fixture->problems) > 0);
}

static void run(const char *format, const char *a, const char *b)
{
    char line[2048];
    assert_in_range(snprintf(line, sizeof line, format, a, b), 1, sizeof line - 1);
    assert_int_equal(system(line), 0);
}

// Proves the whole library after one command has changed a copy of it. Problems are called by their path in it.
static void prove_changed(Fixture *fixture, const char *command)
{
    char folder[] = "/tmp/lectern-fit-XXXXXX";
    assert_non_null(mkdtemp(folder));
    run("cp -r " WHOLE "/. %s%s", folder, "");
    run("cd %s && %s", folder, command);
    prove(fixture, folder);
    run("rm -r %s%s", folder, "");
    for (int i = 0; i < fixture->problems.list.count; i++) {
        Text *file = &fixture->problems.list.at[i].at.file;
        *file = text_slice(*file, strlen(folder) + 1, file->size);
    }
}

// What this proof tells begins so; the others tell other things.
static bool is_of_fit(const Problem *problem)
{
    Text sentence = problem->sentence;
    return text_starts(sentence, TEXT("at ")) || text_find(sentence, TEXT("choices at once"), 0) < sentence.size;
}

static int count_told(const Fixture *fixture)
{
    int count = 0;
    for (int i = 0; i < fixture->problems.list.count; i++)
        count += is_of_fit(&fixture->problems.list.at[i]);
    return count;
}

static const Problem *find_told(const Fixture *fixture, int n)
{
    assert_in_range(n, 0, count_told(fixture) - 1);
    const Problem *problem = fixture->problems.list.at;
    for (;; problem++)
        if (is_of_fit(problem) && n-- == 0)
            return problem;
}

static void expect(const Fixture *fixture, int n, const char *wanted)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    problem_print(find_told(fixture, n), out);
    fclose(out);
    assert_string_equal(bytes, wanted);
    free(bytes);
}

static void nothing_is_told_of_what_has_room(void **state)
{
    Fixture *fixture = *state;
    prove(fixture, WHOLE);
    assert_int_equal(fixture->problems.list.count, 0);
}

static void the_shipped_library_has_room_on_every_glass(void **state)
{
    Fixture *fixture = *state;
    prove(fixture, LECTERN_CONTENT_DIR);
    for (int i = 0; i < fixture->problems.list.count; i++)
        problem_print(&fixture->problems.list.at[i], stderr);
    assert_int_equal(count_told(fixture), 0);
}

// For sed: one more step, its choose at line 8, column 19.
#define LONG_STEP                                                                                                      \
    "s|^  <step id=\"pace\">|  <step id=\"long\"><choose name=\"long\">"                                               \
    "<option id=\"a\">A long walk through the park by ourselves</option>"                                              \
    "<option id=\"b\">A quiet talk about what was good today</option>"                                                 \
    "<option id=\"c\">Sitting side by side without any words</option>"                                                 \
    "<option id=\"d\">Holding hands for as long as it feels good</option>"                                             \
    "<option id=\"e\">Cooking something simple for each other</option>"                                                \
    "<option id=\"f\">Something else that we find out together now</option></choose></step>\\n&|"

static void options_that_must_take_turns_are_told(void **state)
{
    Fixture *fixture = *state;
    prove_changed(fixture, "sed -i '" LONG_STEP "' " EXERCISE);
    assert_int_equal(count_told(fixture), 1);
    expect(fixture, 0,
           EXERCISE ":8:19: warning: at 800x480 this question needs 3 screens: 6 choices of up to 9 words are too much "
                    "for one; offer fewer, shorten \"Holding hands for as long as it feels good\", or ask in one step "
                    "more\n");
}

// What is ticked in one list has to fit where it is taken from there, though fewer may be ticked at first sight.
static void what_earlier_answers_bring_is_set(void **state)
{
    Fixture *fixture = *state;
    prove_changed(fixture, "sed -i -e 's|<checklist name=\"helps\" max=\"2\">|<checklist name=\"helps\">|' -e "
                           "'s|<option id=\"walk\">Walking</option>|<option id=\"g\">One</option><option "
                           "id=\"h\">Two</option><option id=\"i\">Three</option><option id=\"j\">Four</option><option "
                           "id=\"k\">Five</option><option id=\"l\">Six</option>|' " EXERCISE);
    assert_int_equal(count_told(fixture), 2);
    expect(fixture, 0,
           EXERCISE
           ":21:5: warning: this question offers 7 choices at once; 6 are the most; make steps of at most 6 of "
           "it\n");
    expect(fixture, 1,
           EXERCISE ":28:19: warning: this question offers 7 choices at once; 6 are the most; make steps of at most 6 "
                    "of it\n");
}

static void links_of_a_step_are_set(void **state)
{
    Fixture *fixture = *state;
    prove_changed(fixture,
                  "sed -i 's|<title>Words</title><p>Only words.</p>|<title>Which of all these ways would you like "
                  "to go now, or some other day?</title><links><link ref=\"support\"/>"
                  "<link ref=\"first-steps\"/><link ref=\"last-words\"/><link ref=\"some-questions\"/>"
                  "<link ref=\"about\"/><link ref=\"home\"/><link ref=\"comfort\"/></links>|' " EXERCISE);
    assert_int_equal(count_told(fixture), 1);
    expect(fixture, 0,
           EXERCISE
           ":7:3: warning: at 600x1024 this row of links needs 2 screens: 7 choices of up to 3 words are too much "
           "for one; offer fewer, shorten \"About and privacy\", or ask in one step more\n");
}

static void what_no_arrangement_holds_is_told(void **state)
{
    Fixture *fixture = *state;
    prove_changed(fixture, "sed -i 's|<line>I like|<line>I like a morning with nobody in a hurry, a table by the "
                           "window, tea that is still warm, and a talk that may stop whenever either of us wants it to "
                           "stop, and then a walk along the river with the dog and home before the rain comes and "
                           "supper on the stove and a book to read aloud and then to bed and sleep until late and "
                           "breakfast by the window with the radio turned low and no plans at all for the rest of that "
                           "day and|' " EXERCISE);
    assert_int_equal(count_told(fixture), 1);
    Text sentence = find_told(fixture, 0)->sentence;
    assert_string_equal(text_string(fixture->arena, sentence), "at 800x480 this note has no room on one screen");
    assert_true(find_told(fixture, 0)->hint.size > 0);
    assert_int_equal(find_told(fixture, 0)->at.line, 59);
}

// Every language is set by itself, and a single file within its library.
static void each_language_is_set(void **state)
{
    Fixture *fixture = *state;
    prove_changed(fixture, "sed -i '" LONG_STEP "' ar/exercises/steps-of-all-kinds.xml");
    assert_int_equal(count_told(fixture), 1);
    assert_true(text_is(find_told(fixture, 0)->at.file, "ar/exercises/steps-of-all-kinds.xml"));
}

static void a_file_without_a_library_is_not_set(void **state)
{
    Fixture *fixture = *state;
    char folder[] = "/tmp/lectern-fit-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    run("sed '" LONG_STEP "' " WHOLE "/" EXERCISE " >%s/alone.xml%s", folder, "");
    snprintf(path, sizeof path, "%s/alone.xml", folder);
    prove(fixture, path);
    run("rm -r %s%s", folder, "");
    assert_int_equal(count_told(fixture), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_told_of_what_has_room, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(the_shipped_library_has_room_on_every_glass, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(options_that_must_take_turns_are_told, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(what_earlier_answers_bring_is_set, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(links_of_a_step_are_set, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(what_no_arrangement_holds_is_told, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(each_language_is_set, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(a_file_without_a_library_is_not_set, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
