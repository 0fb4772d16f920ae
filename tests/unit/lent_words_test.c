// Around lent pages every word on the glass bears the language that it is in, so that its own voice says it: walks the
// whole library as an Arabic reader meets it, where the script tells one language from the other.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command/screen-walk.h"

enum { PRINTED_MOST = 30 };

typedef struct Round {
    int screens, lent, own, faults;
} Round;

// Letters of a script, and of none other.
static bool has_letters(Text text, uint32_t first, uint32_t last)
{
    for (size_t at = 0; at < text.size;) {
        uint32_t letter = text_next(text, &at);
        if (letter >= first && letter <= last)
            return true;
    }
    return false;
}

static bool is_latin(Text text)
{
    return has_letters(text, 'A', 'Z') || has_letters(text, 'a', 'z');
}

static bool is_arabic(Text text)
{
    return has_letters(text, 0x0621, 0x064a);
}

// What has a name of its own has it in every language.
static bool is_name(Text text)
{
    return text_find(text, TEXT("OpenDyslexic"), 0) < text.size;
}

// The names of languages bear those; all else is the interface's, or lent.
static void judge(Round *round, const Frame *frame, Text words, Text language)
{
    bool is_lent = text_is(language, "en"), is_own = !language.size || text_equal(language, frame->language);
    bool is_wrong = (is_lent && is_arabic(words)) || (is_own && is_latin(words) && !is_name(words));
    round->lent += is_lent;
    round->own += is_own;
    if (is_wrong && round->faults++ < PRINTED_MOST)
        print_error("\"%.*s\" is said to be in %.*s\n", TEXT_ARGS(words),
                    TEXT_ARGS(is_own ? frame->language : language));
}

static void judge_screen(void *owner, Stage *stage, Text name)
{
    Round *round = owner;
    const Frame *frame = stage_frame(stage);
    int before = round->faults;
    for (int i = 0; i < frame->lines.count; i++)
        judge(round, frame, frame->lines.at[i].text, frame->lines.at[i].language);
    for (int i = 0; i < frame->targets.count; i++)
        judge(round, frame, frame->targets.at[i].label, frame->targets.at[i].language);
    round->screens++;
    if (round->faults > before && before < PRINTED_MOST)
        print_error("    on %.*s\n", TEXT_ARGS(name));
}

static void each_word_bears_its_language(void **state)
{
    (void)state;
    Stage stage;
    Round round = {0};
    StageSpec spec = {.content = LECTERN_CONTENT_DIR,
                      .language = TEXT("ar"),
                      .window = {1280, 800},
                      .preferences = {.text_step = TEXT_STEP_DEFAULT}};
    assert_true(stage_open(&stage, &spec));
    screen_walk(&stage, judge_screen, &round);
    stage_close(&stage);
    print_message("%d screens, %d words lent, %d the interface's own\n", round.screens, round.lent, round.own);
    assert_true(round.lent > 1000 && round.own > 1000);
    assert_int_equal(round.faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_word_bears_its_language)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
