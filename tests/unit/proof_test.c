#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "proof/proof.h"

#define LIBRARIES LECTERN_TESTS_DIR "/library/"

static void run(const char *format, const char *a, const char *b)
{
    char line[1024];
    snprintf(line, sizeof line, format, a, b);
    assert_int_equal(system(line), 0);
}

// Prints problems as check does, with the folder called LIBRARY.
static Text print_problems(Arena *arena, const Problems *problems, const char *folder)
{
    char *bytes = NULL;
    size_t size = 0, folder_size = strlen(folder);
    FILE *out = open_memstream(&bytes, &size);
    for (int i = 0; i < problems->list.count; i++) {
        Problem problem = problems->list.at[i];
        assert_true(text_starts(problem.at.file, text_of(folder)));
        problem.at.file = text_format(arena, "LIBRARY%.*s",
                                      TEXT_ARGS(text_slice(problem.at.file, folder_size, problem.at.file.size)));
        problem_print(&problem, out);
    }
    fclose(out);
    Text result = text_copy(arena, (Text){bytes, size});
    free(bytes);
    return result;
}

// The whole library with the files of one variant laid over it gives exactly what stands in the variant's .expected.
static void prove_variant(const char *variant)
{
    char folder[] = "/tmp/lectern-proof-XXXXXX";
    assert_non_null(mkdtemp(folder));
    run("cp -r %s. %s", LIBRARIES "whole/", folder);
    if (strcmp(variant, "levels") != 0) // its exercise stands for another one than that of most variants
        run("rm -r %s/%s", folder, "en-simple");
    char overlay[512];
    snprintf(overlay, sizeof overlay, LIBRARIES "%s/.", variant);
    run("cp -r %s %s", overlay, folder);
    Problems problems = {.arena = arena_create()};
    proof_path(folder, NULL, &problems);
    run("rm -r %s%s", folder, "");
    Text told = print_problems(problems.arena, &problems, folder), expected;
    char path[512];
    snprintf(path, sizeof path, LIBRARIES "%s.expected", variant);
    assert_int_equal(file_read(problems.arena, path, 1 << 20, &expected), FILE_READ);
    assert_string_equal(told.at, text_string(problems.arena, expected));
    arena_destroy(problems.arena);
}

static void finds_nothing_in_the_whole(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    assert_int_equal(proof_path(LIBRARIES "whole", NULL, &problems), 30);
    assert_int_equal(problems.list.count, 0);
    arena_destroy(problems.arena);
}

static void tells_what_in_a_level_cannot_stand_for_its_language(void **state)
{
    (void)state;
    prove_variant("levels");
}

static void tells_what_a_language_with_lent_pages_lacks(void **state)
{
    (void)state;
    prove_variant("lenders");
}

static void tells_letters_without_a_key(void **state)
{
    (void)state;
    prove_variant("keys");
}

static void tells_unknown_references(void **state)
{
    (void)state;
    prove_variant("references");
}

static void tells_steps_that_lead_astray(void **state)
{
    (void)state;
    prove_variant("steps");
}

static void tells_answers_not_asked(void **state)
{
    (void)state;
    prove_variant("answers");
}

static void tells_interactions_that_cannot_work(void **state)
{
    (void)state;
    prove_variant("interactions");
}

static void tells_phrases_and_public_words(void **state)
{
    (void)state;
    prove_variant("words");
}

// What check says of the whole library after one command has changed a copy of it.
static Text prove_changed(Arena *arena, const char *command)
{
    char folder[] = "/tmp/lectern-proof-XXXXXX";
    assert_non_null(mkdtemp(folder));
    run("cp -r %s. %s", LIBRARIES "whole/", folder);
    run("cd %s && %s", folder, command);
    Problems problems = {.arena = arena};
    proof_path(folder, NULL, &problems);
    run("rm -r %s%s", folder, "");
    return print_problems(arena, &problems, folder);
}

// The player speaks English by itself; a phrase that another language lacks is advice, so that no library is shut out
// by a new button.
static void warns_of_missing_phrases_in_other_languages(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text told = prove_changed(arena, "sed -i '/id=\"hide\"/d' en/phrases.xml");
    assert_string_equal(text_string(arena, told), "");
    told = prove_changed(arena, "sed -i '/id=\"hide\"/d' ar/phrases.xml");
    assert_string_equal(text_string(arena, told),
                        "LIBRARY/ar/phrases.xml:2:1: warning: the phrase \"hide\" is missing; "
                        "until then it is \"Hide\"\n");
    arena_destroy(arena);
}

// Titles stand in public in every language, and their quiet ones with them.
static void holds_each_language_to_its_own_words(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text told = prove_changed(arena, "rm ar/words.xml");
    assert_string_equal(text_string(arena, told),
                        "LIBRARY/library.xml:4:3: warning: nothing guards the titles of \"ar\"; list in ar/words.xml "
                        "what may not be read across a room\n");
    told = prove_changed(arena, "sed -i 's/quiet-title=\"[^\"]*\"/quiet-title=\"بعد الصَّدمة\"/' ar/contents.xml");
    assert_string_equal(text_string(arena, told),
                        "LIBRARY/ar/contents.xml:2:68: error: everyone in the room can read this, and it says "
                        "\"الصَّدمة\"; say it in a quieter word\n");
    told = prove_changed(arena, "sed -i 's/<title>.*/<title>On abuse<\\/title>/' en-simple/chapters/first-steps.xml");
    assert_string_equal(text_string(arena, told), "");
    arena_destroy(arena);
}

// A word may be the same in two languages, and then the phrase says so; what has no letters is nobody's language.
static void warns_of_phrases_left_untranslated(void **state)
{
    (void)state;
    static const struct {
        const char *id, *now, *told;
    } changes[] = {
        {"hide", "<phrase id=\"hide\">Hide<\\/phrase>", "said"},
        {"hide", "<phrase id=\"hide\"> Hide <\\/phrase>", "said"},
        {"hide", "<phrase id=\"hide\" same=\"yes\">Hide<\\/phrase>", ""},
        {"list-number", "<phrase id=\"list-number\">{n}.<\\/phrase>", ""},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        Arena *arena = arena_create();
        Text command =
            text_format(arena, "sed -i 's/<phrase id=\"%s\".*/%s/' ar/phrases.xml", changes[i].id, changes[i].now);
        Text told = prove_changed(arena, command.at),
             expected = TEXT("warning: this says \"Hide\", as the default language "
                             "does; translate it, or write same=\"yes\" where the "
                             "word is the same\n");
        bool is_told = text_starts(told, TEXT("LIBRARY/ar/phrases.xml:")) && text_ends(told, expected);
        assert_true(*changes[i].told ? is_told : !told.size);
        arena_destroy(arena);
    }
}

static void warns_of_forms_left_untranslated(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text told =
        prove_changed(arena, "sed -i '/id=\"count-rows\"/,/form n=\"few\"/s/<form n=\"few\">.*/<form n=\"few\">{n} "
                             "rows<\\/form>/' ar/phrases.xml");
    assert_true(text_find(told, TEXT("warning: this says \"{n} rows\", as the default language does"), 0) < told.size);
    arena_destroy(arena);
}

// Writes a word of both glossaries anew.
static Text prove_entry(Arena *arena, const char *english, const char *attributes, const char *arabic)
{
    static const char change[] = "sed -i '/id=\"limit\"/,/<.entry>/c <entry id=\"limit\"%s><word>%s</word>"
                                 "<meaning><p>-</p></meaning></entry>' %s/glossary.xml";
    Text command = text_format(arena, change, "", english, "en");
    command = text_format(arena, "%.*s && ", TEXT_ARGS(command));
    Text other = text_format(arena, change, attributes, arabic, "ar");
    return prove_changed(arena, text_format(arena, "%.*s%.*s", TEXT_ARGS(command), TEXT_ARGS(other)).at);
}

static void tells_translations_from_their_originals(void **state)
{
    (void)state;
    static const char older[] =
        "25: warning: the text that this was translated from has changed; see what is new at line 7 of the default "
        "language's page, then take this from out, and let lectern stamp write it anew";
    static const char same[] = "1: warning: this says what the default language does, word for word; translate it, or "
                               "write same=\"yes\" where the words are the same";
    static const char four[] = "1: warning: this says 4, and the text that it was translated from says 3; numbers are "
                               "the same in every language; its digits may differ";
    static const char brace[] =
        "1: warning: a brace stands here that nothing fills; only phrases have words in braces; take it out";
    static const struct {
        const char *english, *attributes, *arabic, *told;
    } rows[] = {
        {"Limit", "", "\u062D\u062F", ""},
        {"Limit", " from=\"58452723\"", "\u062D\u062F", ""},
        {"  Limit\\n", " from=\"58452723\"", "\u062D\u062F", ""},
        {"Limits", " from=\"58452723\"", "\u062D\u062F", older},
        {"Limit", "", "Limit", same},
        {"Limit", "", " Limit ", same},
        {"Limit", " same=\"yes\"", "Limit", ""},
        {"3", "", "3", ""},
        {"Rest 3 times", "", "\u0664 \u062D\u062F", four},
        {"Rest 3 times", "", "\u06F3 \u062D\u062F", ""},
        {"Rest 3 times", "", "\u0663 \u062D\u062F", ""},
        {"Rest three times", "", "\u0664 \u062D\u062F", ""},
        {"Rest 3 times", "", "\u062D\u062F", ""},
        {"Limit", "", "{n} \u062D\u062F", brace},
        {"Limit {n}", "", "{n} \u062D\u062F", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        Arena *arena = arena_create();
        Text told = prove_entry(arena, rows[i].english, rows[i].attributes, rows[i].arabic);
        Text expected = *rows[i].told ? text_format(arena, "LIBRARY/ar/glossary.xml:7:%s\n", rows[i].told) : TEXT("");
        assert_string_equal(text_string(arena, told), text_string(arena, expected));
        arena_destroy(arena);
    }
}

static void counts_what_is_translated(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    TranslationCounts counts = {.count = 0};
    FileProofs others = {.translations = &counts};
    proof_path(LIBRARIES "whole", &others, &problems);
    assert_int_equal(counts.pages, 6);
    assert_int_equal(counts.count, 1); // a level is no translation
    const Translations *arabic = &counts.at[0];
    assert_true(text_is(arabic->language, "ar"));
    assert_int_equal(arabic->items, counts.items);
    assert_int_equal(arabic->pages, counts.pages);
    assert_int_equal(arabic->phrases, counts.phrases);
    assert_int_equal(arabic->older, 0);
    assert_true(arabic->unmarked > counts.phrases);
    arena_destroy(problems.arena);
}

// Chapters for adults alone are passed over: whether they come next is a setting.
static void warns_where_a_landing_names_what_comes_next(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text told = prove_changed(
        arena, "sed -i 's/<link ref=\"grown-ups\"/<link ref=\"last-words#end\"/' en/chapters/first-steps.xml");
    assert_string_equal(text_string(arena, told),
                        "LIBRARY/en/chapters/first-steps.xml:42:5: warning: \"last-words\" comes next, and stands here "
                        "without a link; offer something steadying, or support\n");
    arena_destroy(arena);
}

static void tells_files_out_of_place(void **state)
{
    (void)state;
    prove_variant("files");
}

static void tells_ways_in_that_lead_astray(void **state)
{
    (void)state;
    prove_variant("ways-in");
    Arena *arena = arena_create();
    Text told =
        prove_changed(arena, "sed -i 's/now ref=\"steps-of-all-kinds\"/now ref=\"last-words\"/' en/contents.xml");
    assert_string_equal(text_string(arena, told),
                        "LIBRARY/en/contents.xml:4:13: error: \"last-words\" is no exercise\n");
    told = prove_changed(arena, "sed -i 's/step=\"wait\"/step=\"cards\"/' en/contents.xml");
    assert_string_equal(text_string(arena, told),
                        "LIBRARY/en/contents.xml:4:39: error: whoever begins at \"cards\" has not been asked \"now\", "
                        "which \"cards\" needs; name a step that needs no earlier answer, nor any after it\n");
    arena_destroy(arena);
}

static void holds_what_is_empty_to_the_vocabulary_alone(void **state)
{
    (void)state;
    prove_variant("empty");
}

static void tells_pictures_that_lose_parts(void **state)
{
    (void)state;
    prove_variant("pictures");
}

static void tells_languages_that_differ(void **state)
{
    (void)state;
    prove_variant("languages");
}

static void follows_choices_into_their_branches(void **state)
{
    (void)state;
    prove_variant("branches");
}

static void judges_a_file_within_its_library(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    assert_int_equal(proof_path(LIBRARIES "whole/en/exercises/steps-of-all-kinds.xml", NULL, &problems), 1);
    assert_int_equal(problems.list.count, 0);
    assert_int_equal(proof_path(LIBRARIES "half/en/chapters/late.xml", NULL, &problems), 1);
    assert_int_equal(problems.list.count, 1);
    assert_true(text_is(problems.list.at[0].at.file, LIBRARIES "half/en/chapters/late.xml"));
    arena_destroy(problems.arena);
}

// A slice reads one file at most; all of them find what is found at once, and whoever stops early keeps what was found
// so far.
static void goes_on_in_slices(void **state)
{
    (void)state;
    enum { FILES = 30, SLICES_MOST = 8 * FILES };
    Source *source = source_open(LIBRARIES "whole");
    Problems problems = {.arena = arena_create()};
    Proof *proof = proof_begin(source, NULL, &problems);
    int slices = 0;
    for (long read = 0; proof_go_on(proof); read = source_counts(source).files) {
        assert_true(source_counts(source).files <= read + 1);
        assert_true(++slices <= SLICES_MOST);
    }
    assert_false(proof_go_on(proof));
    assert_true(slices > 2 * FILES);
    assert_int_equal(proof_end(proof), FILES);
    assert_int_equal(problems.list.count, 0);
    proof = proof_begin(source, NULL, &problems);
    for (int i = 0; i < FILES / 2; i++)
        assert_true(proof_go_on(proof));
    assert_in_range(proof_end(proof), 1, FILES / 2);
    source_close(source);
    arena_destroy(problems.arena);
}

static void judges_a_file_alone(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    assert_int_equal(proof_path(LIBRARIES "steps/en/exercises/steps-of-all-kinds.xml", NULL, &problems), 1);
    assert_true(problems.error_count > 0);
    Problems none = {.arena = arena_create()};
    assert_int_equal(proof_path(LIBRARIES "clinic/support.xml", NULL, &none), 1);
    assert_int_equal(none.list.count, 0);
    assert_int_equal(proof_path(LIBRARIES "no-such-file.xml", NULL, &none), 0);
    assert_int_equal(none.error_count, 1);
    arena_destroy(none.arena);
    arena_destroy(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_nothing_in_the_whole),
        cmocka_unit_test(tells_what_in_a_level_cannot_stand_for_its_language),
        cmocka_unit_test(tells_what_a_language_with_lent_pages_lacks),
        cmocka_unit_test(tells_letters_without_a_key),
        cmocka_unit_test(tells_unknown_references),
        cmocka_unit_test(tells_steps_that_lead_astray),
        cmocka_unit_test(tells_answers_not_asked),
        cmocka_unit_test(tells_interactions_that_cannot_work),
        cmocka_unit_test(tells_phrases_and_public_words),
        cmocka_unit_test(warns_of_missing_phrases_in_other_languages),
        cmocka_unit_test(holds_each_language_to_its_own_words),
        cmocka_unit_test(tells_translations_from_their_originals),
        cmocka_unit_test(counts_what_is_translated),
        cmocka_unit_test(warns_of_phrases_left_untranslated),
        cmocka_unit_test(warns_of_forms_left_untranslated),
        cmocka_unit_test(warns_where_a_landing_names_what_comes_next),
        cmocka_unit_test(tells_files_out_of_place),
        cmocka_unit_test(tells_ways_in_that_lead_astray),
        cmocka_unit_test(holds_what_is_empty_to_the_vocabulary_alone),
        cmocka_unit_test(tells_pictures_that_lose_parts),
        cmocka_unit_test(tells_languages_that_differ),
        cmocka_unit_test(follows_choices_into_their_branches),
        cmocka_unit_test(judges_a_file_within_its_library),
        cmocka_unit_test(judges_a_file_alone),
        cmocka_unit_test(goes_on_in_slices),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
