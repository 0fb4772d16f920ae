// A word of the bars that no button has room for is told at its place, and no other is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/bar-proof.h"
#include "device/fonts.h"

typedef struct Fixture {
    Arena *arena;
    Fonts *fonts;
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
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    fonts_close(fixture->fonts);
    arena_destroy(fixture->arena);
    return 0;
}

static void prove(Fixture *fixture, Text phrases)
{
    Text bytes = text_format(fixture->arena,
                             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<phrases xmlns=\"urn:lectern:content:1\" xml:lang=\"de\">\n%.*s</phrases>\n",
                             TEXT_ARGS(phrases));
    XmlNode *root = xml_parse(fixture->arena, bytes, TEXT("phrases.xml"), &fixture->problems);
    assert_non_null(root);
    FileProof proof = bar_proof(fonts_metrics(fixture->fonts));
    proof.prove(proof.owner, NULL, root, &fixture->problems);
}

static void a_word_without_room_is_told(void **state)
{
    Fixture *fixture = *state;
    prove(fixture, TEXT("  <phrase id=\"home\">Start</phrase>\n"
                        "  <phrase id=\"support\">Unterstützungsangebot</phrase>\n"
                        "  <phrase id=\"next\">Weiter</phrase>\n"));
    assert_int_equal(fixture->problems.warning_count, 1);
    assert_int_equal(fixture->problems.error_count, 0);
    const Problem *problem = &fixture->problems.list.at[0];
    assert_true(text_find(problem->sentence, TEXT("Unterstützungsangebot"), 0) < problem->sentence.size);
    assert_true(problem->hint.size > 0);
    assert_int_equal(problem->at.line, 4);
    assert_int_equal(problem->at.column, 24);
}

// Comfort and Listen stand in the bars at the usual sizes of text alone; in More there is room for any word.
static void a_word_of_eight_is_told_at_the_usual_text(void **state)
{
    Fixture *fixture = *state;
    prove(fixture, TEXT("  <phrase id=\"comfort\">Leseunterstützung</phrase>\n"));
    assert_int_equal(fixture->problems.warning_count, 1);
    Text sentence = fixture->problems.list.at[0].sentence;
    assert_true(text_find(sentence, TEXT("text size 2"), 0) < sentence.size);
}

// Long words share the room that short ones leave, and what stands in no bar has room.
static void what_has_room_is_not_told(void **state)
{
    Fixture *fixture = *state;
    prove(fixture, TEXT("  <phrase id=\"contents\">Unterstützungsangebote im Überblick</phrase>\n"
                        "  <phrase id=\"previous\">Zurück</phrase>\n"
                        "  <phrase id=\"greeting\">Was würde heute helfen, und wobei denn?</phrase>\n"));
    assert_int_equal(fixture->problems.warning_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_word_without_room_is_told, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(a_word_of_eight_is_told_at_the_usual_text, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(what_has_room_is_not_told, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
