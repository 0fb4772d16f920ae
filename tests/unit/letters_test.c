// Letters that no font has are told once in a file, at their first place.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/letter-proof.h"

#define CHAPTER LECTERN_TESTS_DIR "/library/whole/en/chapters/last-words.xml"

static bool all_but_p(void *owner, uint32_t point)
{
    ++*(int *)owner;
    return point != 'p';
}

static void tells_a_letter_once_at_its_place(void **state)
{
    (void)state;
    int asked = 0;
    Problems problems = {.arena = arena_create()};
    DrawnLetters letters = {all_but_p, &asked};
    FileProof proof = letter_proof(&letters);
    assert_int_equal(proof_path(CHAPTER, &(FileProofs){&proof, 1}, &problems), 1);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_a_letter_once_at_its_place),
        cmocka_unit_test(says_nothing_of_letters_it_does_not_know),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
