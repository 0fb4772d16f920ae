// Letters that no font has are told once in a file, at their first place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/letter-proof.h"

#define CHAPTER LECTERN_TESTS_DIR "/library/whole/en/chapters/last-words.xml"

static unsigned all_but_p(void *owner, const uint32_t *points, int count)
{
    ++*(int *)owner;
    assert_true(count > 0);
    return points[0] == 'p' ? ALL_FAMILIES : 0;
}

static void tells_a_letter_once_at_its_place(void **state)
{
    (void)state;
    int asked = 0;
    Problems problems = {.arena = arena_create()};
    DrawnLetters letters = {.lacking = all_but_p, .owner = &asked};
    FileProof proof = letter_proof(&letters);
    assert_int_equal(proof_path(CHAPTER, &(FileProofs){.at = &proof, .count = 1}, &problems), 1);
    assert_true(asked > 50);
    assert_int_equal(problems.error_count, 1);
    const Problem *problem = &problems.list.at[0];
    assert_true(text_is(problem->sentence, "no font has the letter \"p\" (U+0070)"));
    assert_true(problem->hint.size > 0);
    assert_int_equal(problem->at.line, 4);
    assert_int_equal(problem->at.column, 26);
    arena_destroy(problems.arena);
}

static void says_nothing_of_letters_it_does_not_know(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    assert_int_equal(proof_path(CHAPTER, NULL, &problems), 1);
    assert_int_equal(problems.error_count, 0);
    arena_destroy(problems.arena);
}

static unsigned all_but_an_acute(void *owner, const uint32_t *points, int count)
{
    (void)owner;
    for (int i = 1; i < count; i++)
        if (points[i] == 0x301)
            return 1 << FAMILY_BOOK | 1 << FAMILY_DYSLEXIC;
    return 0;
}

// A file of its own with these words in a paragraph.
static Problems judge_words(const char *words, DrawnLetters *letters)
{
    char path[] = "/tmp/lectern-letters-XXXXXX.xml";
    int file = mkstemps(path, 4);
    assert_true(file >= 0);
    dprintf(file,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<chapter xmlns=\"urn:lectern:content:1\" id=\"a\" "
            "xml:lang=\"en\" reviewed=\"2026-11-20\" "
            "review-by=\"2027-11-20\"><title>A</title><summary>B</summary><section><title>C</title>\n<p>%s</p></"
            "section></chapter>",
            words);
    close(file);
    Problems problems = {.arena = arena_create()};
    FileProof proof = letter_proof(letters);
    assert_int_equal(proof_path(path, &(FileProofs){.at = &proof, .count = 1}, &problems), 1);
    unlink(path);
    return problems;
}

static const Problem *find_problem(const Problems *problems, const char *start)
{
    for (int i = 0; i < problems->list.count; i++)
        if (text_starts(problems->list.at[i].sentence, text_of(start)))
            return &problems->list.at[i];
    return NULL;
}

static void tells_a_mark_that_no_font_has_on_its_letter(void **state)
{
    (void)state;
    DrawnLetters letters = {.lacking = all_but_an_acute};
    Problems problems = judge_words("a o\xCC\x80 o\xCC\x81 o\xCC\x81", &letters);
    const Problem *problem = find_problem(&problems, "no font has the marks");
    assert_non_null(problem);
    assert_int_equal(problems.error_count, 1);
    assert_int_equal(problem->at.line, 3);
    assert_int_equal(problem->at.column, 9);
    assert_true(text_ends(problem->sentence, TEXT(" on their letter where letters are \"book\" and \"dyslexic\"")));
    arena_destroy(problems.arena);
}

static unsigned latin_alone(void *owner, const uint32_t *points, int count)
{
    (void)owner;
    assert_true(count > 0);
    return points[0] < 0x530 ? 0 : ALL_FAMILIES;
}

#define FOR(tags, file, package)                                                                                       \
    {                                                                                                                  \
        TEXT(tags), TEXT(file), TEXT(package)                                                                          \
    }

// The font that would have the letter is named, and so is what a language cannot do without.
static void names_the_package_that_is_missing(void **state)
{
    (void)state;
    const MissingFont missing[] = {FOR("*", "Wide.ttf", "fonts-wide"), FOR("ar,fa", "Arabic.ttf", "fonts-arabic"),
                                   FOR("ar,fa", "Arabic-Bold.ttf", "fonts-arabic"), FOR("zh", "Han.ttc", "fonts-han"),
                                   FOR("-", "Signs.ttf", "fonts-signs")};
    DrawnLetters letters = {.lacking = latin_alone, .missing = missing, .missing_count = 5};
    Problems problems = judge_words("a <span xml:lang=\"fa-IR\">\xDA\xA9</span> b <span xml:lang=\"zh-Hant\">c</span> "
                                    "<span xml:lang=\"fa-IR\">d</span> \xE0\xA4\x95",
                                    &letters);
    const Problem *letter = find_problem(&problems, "no font has the letter \"\xDA\xA9\" (U+06A9)");
    assert_non_null(letter);
    assert_true(text_is(letter->hint, "install fonts-arabic, whose Arabic.ttf is not on this machine"));
    const Problem *other = find_problem(&problems, "no font has the letter \"\xE0\xA4\x95\"");
    assert_non_null(other);
    assert_true(text_starts(other->hint, TEXT("write it another way")));
    const Problem *persian = find_problem(&problems, "Arabic.ttf is not on this machine, and \"fa-IR\" needs it");
    assert_non_null(persian);
    assert_int_equal(persian->severity, SEVERITY_WARNING);
    assert_true(text_is(persian->hint, "install fonts-arabic"));
    assert_int_equal(persian->at.line, 3);
    assert_int_equal(persian->at.column, 22);
    assert_non_null(find_problem(&problems, "Han.ttc is not on this machine, and \"zh-Hant\" needs it"));
    assert_non_null(find_problem(&problems, "Wide.ttf is not on this machine, and \"en\" needs it"));
    assert_null(find_problem(&problems, "Signs.ttf"));
    assert_int_equal(problems.error_count, 2);
    assert_int_equal(problems.warning_count, 3); // a package each
    arena_destroy(problems.arena);
}

static void warns_of_line_ends_that_nobody_sees(void **state)
{
    (void)state;
    DrawnLetters letters = {.lacking = all_but_an_acute};
    Problems problems = judge_words("one\xE2\x80\xA8two\xC2\x85three", &letters);
    const Problem *problem = find_problem(&problems, "an unseen sign, U+2028");
    assert_non_null(problem);
    assert_int_equal(problem->at.column, 7);
    assert_non_null(find_problem(&problems, "an unseen sign, U+0085"));
    arena_destroy(problems.arena);
}

// Nobody here can write a book another way: it is warned of, each letter once a book, where its block stands.
static void a_book_tells_its_letters_once(void **state)
{
    (void)state;
    int asked = 0;
    Problems problems = {.arena = arena_create()};
    DrawnLetters letters = {.lacking = all_but_p, .owner = &asked};
    BookLetters *book = letter_proof_of_books(problems.arena, &letters);
    Block block = {.kind = BLOCK_PARAGRAPH, .at = {TEXT("book.epub/a.xhtml"), 7, 3}, .text = TEXT("a pip pops")};
    letter_proof_block(book, NULL, &problems);
    letter_proof_block(book, &block, &problems);
    letter_proof_block(book, &block, &problems);
    assert_int_equal(problems.error_count, 0);
    assert_int_equal(problems.warning_count, 1);
    assert_true(text_is(problems.list.at[0].sentence, "no font has the letter \"p\" (U+0070)"));
    assert_int_equal(problems.list.at[0].at.line, 7);
    letter_proof_block(book, NULL, &problems); // another one
    letter_proof_block(book, &block, &problems);
    assert_int_equal(problems.warning_count, 2);
    arena_destroy(problems.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_a_letter_once_at_its_place),
        cmocka_unit_test(tells_a_mark_that_no_font_has_on_its_letter),
        cmocka_unit_test(names_the_package_that_is_missing),
        cmocka_unit_test(warns_of_line_ends_that_nobody_sees),
        cmocka_unit_test(says_nothing_of_letters_it_does_not_know),
        cmocka_unit_test(a_book_tells_its_letters_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
