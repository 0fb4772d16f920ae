// Reading aloud: which sentences stand on a frame, and what is said when.
#include "app/read-aloud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "command/transcript.h"

typedef struct Desk {
    Arena *arena;
    int64_t now_ms;
    Transcript transcript;
    Speech speech;
    ReadAloud reading;
    Frame frame;
} Desk;

static int open_desk(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create(), .now_ms = 1000};
    desk.transcript = transcript_of(desk.arena, &desk.now_ms);
    desk.speech = transcript_speech(&desk.transcript);
    read_aloud_open(&desk.reading, &desk.speech);
    desk.frame.arena = desk.arena;
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    Desk *desk = *state;
    read_aloud_close(&desk->reading);
    arena_destroy(desk->arena);
    return 0;
}

static void turn_page(Desk *desk)
{
    desk->frame = (Frame){.arena = desk->arena};
}

// Bytes start..end of a block's words stand on a line.
static void add_line(Desk *desk, const char *block, Text passage, uint32_t start, uint32_t end)
{
    *array_push(desk->arena, &desk->frame.lines) = (Line){.block = id_of(text_of(block)),
                                                          .passage = passage,
                                                          .start = start,
                                                          .end = end,
                                                          .text = text_slice(passage, start, end)};
}

static void add_block(Desk *desk, const char *block, Text passage)
{
    add_line(desk, block, passage, 0, (uint32_t)passage.size);
}

// A control of one line.
static void add_control(Desk *desk, Role role, Text words, int y)
{
    Rect rect = {0, 100 + y, 100, 20}; // other lines are at the top
    add_block(desk, "", words);
    desk->frame.lines.at[desk->frame.lines.count - 1].rect = rect;
    frame_target(&desk->frame, &(Target){.label = words, .role = role, .rect = rect, .enabled = true});
}

static void begin(Desk *desk)
{
    read_aloud_begin(&desk->reading);
    assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame));
}

static void finish_sentence(Desk *desk)
{
    desk->now_ms = read_aloud_wake_ms(&desk->reading, desk->now_ms);
}

static void expect_said(Desk *desk, const char *words)
{
    Text rest = transcript_rest(&desk->transcript);
    if (!text_is(text_trim(rest), words))
        fail_msg("said \"%.*s\", not \"%s\"", TEXT_ARGS(rest), words);
    desk->transcript.told += rest.size;
}

// ---- tests

static void finds_sentences_in_order(void **state)
{
    Desk *desk = *state;
    add_block(desk, "", TEXT("Interface words."));
    add_block(desk, "b1", TEXT("A title"));
    Text two = TEXT("One\nline  two.  Two (2.5 cm) lines? ");
    add_line(desk, "b2", two, 0, 9);
    add_line(desk, "b2", two, 10, 35);
    add_block(desk, "b3", TEXT("   "));
    Unicode *unicode = unicode_open("en");
    Sentences sentences = {0};
    sentences_find(&(SentenceSearch){&desk->frame, &(Diction){.language = desk->frame.language}, unicode, desk->arena},
                   &sentences);
    unicode_close(unicode);
    static const char *const expected[] = {"A title", "One", "line two.", "Two (2.5 cm) lines?"};
    assert_int_equal(sentences.count, 4);
    for (int i = 0; i < 4; i++)
        assert_true(text_is(sentences.at[i].words->text, expected[i]));
    assert_int_equal(sentences.at[3].spoken.start, 16);
    assert_int_equal(sentences.at[3].spoken.end, 35);
}

// Words without a stop that go on over several pages, and one word that does.
static void says_a_sentence_without_end_in_parts(void **state)
{
    enum { LETTERS = 9000, PART_MOST = 2048, WORD = 6 };
    Desk *desk = *state;
    char *letters = arena_alloc(desk->arena, LETTERS, 1);
    for (int i = 0; i < LETTERS; i++)
        letters[i] = "words "[i % WORD];
    for (int i = LETTERS / 2; i + 1 < LETTERS; i += 2)
        memcpy(letters + i, "\u00E9", 2);
    Text passage = {letters, LETTERS};
    add_block(desk, "b1", passage);
    Unicode *unicode = unicode_open("en");
    Sentences sentences = {0};
    sentences_find(&(SentenceSearch){&desk->frame, &(Diction){.language = desk->frame.language}, unicode, desk->arena},
                   &sentences);
    unicode_close(unicode);
    assert_in_range(sentences.count, LETTERS / PART_MOST, 2 * LETTERS / PART_MOST);
    uint32_t said = 0;
    for (int i = 0; i < sentences.count; i++) {
        const Spoken *spoken = &sentences.at[i].spoken;
        Text part = text_slice(passage, spoken->start, spoken->end);
        assert_in_range(part.size, 1, PART_MOST);
        assert_int_equal(text_ill_formed(part), part.size);
        assert_int_equal(text_trim(text_slice(passage, said, spoken->start)).size, 0);
        assert_true(spoken->end == LETTERS || spoken->end > LETTERS / 2 || passage.at[spoken->end] == ' ');
        said = spoken->end;
    }
    assert_int_equal(said, LETTERS);
}

static void expect_sentences(Desk *desk, const char *const *expected, int count)
{
    Unicode *unicode = unicode_open("en");
    Sentences sentences = {0};
    sentences_find(&(SentenceSearch){&desk->frame, &(Diction){.language = desk->frame.language}, unicode, desk->arena},
                   &sentences);
    unicode_close(unicode);
    assert_int_equal(sentences.count, count);
    for (int i = 0; i < count; i++)
        if (!text_is(sentences.at[i].words->text, expected[i]))
            fail_msg("found \"%.*s\", not \"%s\"", TEXT_ARGS(sentences.at[i].words->text), expected[i]);
}

static void sentences_end_as_their_language_says(void **state)
{
    Desk *desk = *state;
    desk->frame.language = TEXT("el");
    add_block(desk, "b1", TEXT("Τι κάνεις; Καλά."));
    add_block(desk, "b2", TEXT("Rest; then go on."));
    desk->frame.lines.at[1].language = TEXT("en");
    add_block(desk, "b3", TEXT("Ναι; Όχι."));
    expect_sentences(desk, (const char *const[]){"Τι κάνεις;", "Καλά.", "Rest; then go on.", "Ναι;", "Όχι."}, 5);
}

static void describes_pictures_where_they_stand(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("Before it."));
    frame_picture(&desk->frame, (Rect){0, 0, 10, 10},
                  &(PictureLook){.path = TEXT("hands.svg"), .alt = TEXT("Two hands. They are open.")});
    frame_picture(&desk->frame, (Rect){0, 0, 10, 10}, &(PictureLook){.path = TEXT("rule.svg")});
    add_block(desk, "b2", TEXT("After it."));
    frame_picture(&desk->frame, (Rect){0, 0, 10, 10}, &(PictureLook){.path = TEXT("leaf.svg"), .alt = TEXT("A leaf")});
    expect_sentences(desk, (const char *const[]){"Before it.", "Two hands.", "They are open.", "After it.", "A leaf"},
                     5);
}

static void reads_questions_and_choices(void **state)
{
    Desk *desk = *state;
    add_control(desk, ROLE_BUTTON, TEXT("Home"), 0);
    add_block(desk, "", TEXT("Title in the bar"));
    add_block(desk, "", TEXT("Which one?"));
    desk->frame.lines.at[desk->frame.lines.count - 1].is_read = true;
    add_control(desk, ROLE_OPTION, TEXT("The first"), 20);
    add_control(desk, ROLE_CARD, TEXT("The second"), 40);
    add_control(desk, ROLE_BUTTON, TEXT("Begin"), 60);
    add_control(desk, ROLE_QUESTION, TEXT("Another question?"), 80);
    add_block(desk, "", TEXT("Breathe in 3"));
    expect_sentences(desk, (const char *const[]){"Which one?", "The first", "The second", "Another question?"}, 4);
}

// Cells of a table may share a block, and their words.
static void reads_a_table_row_by_row(void **state)
{
    Desk *desk = *state;
    static const char day[] = "Day", open[] = "Open", monday[] = "Monday", yes[] = "Yes", friday[] = "Friday",
                      again[] = "Yes";
    const char *const cells[] = {day, open, monday, yes, friday, again};
    for (int i = 0; i < 6; i++)
        add_block(desk, "table", text_of(cells[i]));
    expect_sentences(desk, cells, 6);
    begin(desk);
    for (int i = 0; i < 5; i++) {
        finish_sentence(desk);
        assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_MOVED);
        read_aloud_take(&desk->reading, NULL, &desk->frame); // it stays where it is, though the same words come again
    }
    expect_said(desk, "Day Open Monday Yes Friday Yes");
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_NEXT);
}

static void pauses_within_a_description(void **state)
{
    Desk *desk = *state;
    frame_picture(&desk->frame, (Rect){0, 0, 10, 10},
                  &(PictureLook){.path = TEXT("leaf.svg"), .alt = TEXT("A leaf. It is red.")});
    add_block(desk, "b1", TEXT("After it."));
    begin(desk);
    finish_sentence(desk);
    read_aloud_advance(&desk->reading);
    read_aloud_pause(&desk->reading);
    read_aloud_take(&desk->reading, NULL, &desk->frame);
    read_aloud_resume(&desk->reading);
    expect_said(desk, "A leaf. It is red. It is red.");
}

static void rests_when_all_is_read(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("First. Last."));
    begin(desk);
    finish_sentence(desk);
    read_aloud_advance(&desk->reading);
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_NEXT);
    read_aloud_rest(&desk->reading);
    assert_false(read_aloud_is_speaking(&desk->reading));
    read_aloud_take(&desk->reading, NULL, &desk->frame);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM);
    expect_said(desk, "First. Last.");
    assert_int_equal(read_aloud_step_back(&desk->reading), READ_ALOUD_MOVED);
    expect_said(desk, "Last.");
    finish_sentence(desk);
    read_aloud_rest(&desk->reading);
    read_aloud_resume(&desk->reading);
    assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame));
    expect_said(desk, "First.");
}

static void says_one_after_the_other(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("First. Second."));
    begin(desk);
    expect_said(desk, "First.");
    assert_int_equal(desk->reading.present.spoken.end, 6);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM);
    desk->now_ms += 6 * TRANSCRIPT_MS_A_BYTE - 1;
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM);
    desk->now_ms += 1;
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_MOVED);
    expect_said(desk, "Second.");
    assert_false(read_aloud_take(&desk->reading, NULL, &desk->frame)); // the same frame again: nothing is said twice
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_NEXT);
    expect_said(desk, "");
}

static void goes_on_overleaf_within_a_sentence(void **state)
{
    Desk *desk = *state;
    Text passage = TEXT("Twenty bytes a line. This sentence goes on there. Then another.");
    add_line(desk, "b1", passage, 0, 20);
    add_line(desk, "b1", passage, 21, 35); // "This sentence "
    begin(desk);
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_MOVED);
    desk->transcript.told = 0;
    expect_said(desk, "Twenty bytes a line. This sentence goes on there.");
    desk->now_ms += 14 * TRANSCRIPT_MS_A_BYTE - 1;
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM);
    assert_true(read_aloud_wake_ms(&desk->reading, desk->now_ms) == desk->now_ms + 1);
    desk->now_ms += 1;
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_TURN);
    turn_page(desk);
    add_line(desk, "b1", passage, 35, 49);
    add_line(desk, "b1", passage, 50, 63);
    assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame)); // on another line
    assert_false(read_aloud_take(&desk->reading, NULL, &desk->frame));
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM); // it is whole here
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_MOVED);
    expect_said(desk, "Then another.");
    read_aloud_step_back(&desk->reading);
    expect_said(desk, ""); // what came before begins on the earlier page
}

// So that the line that is being said stays in sight where not all of the sentence does.
static void knows_the_line_it_has_come_to(void **state)
{
    Desk *desk = *state;
    Text passage = TEXT("One sentence that goes over three lines of words.");
    add_line(desk, "b1", passage, 0, 13);
    add_line(desk, "b1", passage, 13, 28);
    add_line(desk, "b1", passage, 28, 49);
    begin(desk);
    assert_int_equal(read_aloud_spoken(&desk->reading).reached, 0);
    static const uint32_t begins[] = {13, 28};
    for (int i = 0; i < 2; i++) {
        desk->now_ms = read_aloud_wake_ms(&desk->reading, desk->now_ms);
        assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_MOVED);
        assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame));
        assert_int_equal(read_aloud_spoken(&desk->reading).reached, begins[i]);
        assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM);
    }
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_NEXT);
    expect_said(desk, "One sentence that goes over three lines of words.");
}

static void goes_on_with_the_next_page(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("Here."));
    begin(desk);
    finish_sentence(desk);
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_NEXT);
    read_aloud_start(&desk->reading, START_FIRST);
    turn_page(desk);
    add_block(desk, "b2", TEXT("There. And on."));
    assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame));
    expect_said(desk, "Here. There.");
}

static void goes_back_a_sentence(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("First. Second."));
    begin(desk);
    finish_sentence(desk);
    read_aloud_advance(&desk->reading);
    expect_said(desk, "First. Second.");
    assert_int_equal(read_aloud_step_back(&desk->reading), READ_ALOUD_MOVED);
    expect_said(desk, "First.");
    assert_int_equal(read_aloud_step_back(&desk->reading), READ_ALOUD_PREVIOUS);
    read_aloud_start(&desk->reading, START_LAST);
    turn_page(desk);
    add_block(desk, "b0", TEXT("Before this. And this."));
    assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame));
    expect_said(desk, "And this.");
}

static void pauses_and_goes_on(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("First. Second."));
    begin(desk);
    read_aloud_pause(&desk->reading);
    assert_false(read_aloud_is_speaking(&desk->reading));
    desk->now_ms += 600000;
    assert_int_equal(read_aloud_advance(&desk->reading), READ_ALOUD_CALM);
    read_aloud_take(&desk->reading, NULL, &desk->frame);
    read_aloud_resume(&desk->reading);
    expect_said(desk, "First. First.");
    read_aloud_pause(&desk->reading);
    turn_page(desk);
    add_block(desk, "b2", TEXT("Elsewhere."));
    assert_false(read_aloud_take(&desk->reading, NULL, &desk->frame));
    expect_said(desk, "");
    read_aloud_resume(&desk->reading);
    assert_true(read_aloud_take(&desk->reading, NULL, &desk->frame));
    expect_said(desk, "Elsewhere.");
}

static void wipes_what_it_said(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("Nobody shall find this."));
    begin(desk);
    read_aloud_stop(&desk->reading);
    assert_int_equal(arena_used(desk->reading.arena), 0);
    assert_int_equal(arena_used(desk->reading.present_arena), 0);
    assert_int_equal(desk->reading.present.count, 0);
    assert_false(desk->reading.is_open);
    assert_true(read_aloud_wake_ms(&desk->reading, desk->now_ms) == INT64_MAX);
}

static void says_again_at_another_pace(void **state)
{
    Desk *desk = *state;
    add_block(desk, "b1", TEXT("First. Second."));
    read_aloud_set_manner(&desk->reading, 0, 35);
    begin(desk);
    read_aloud_set_manner(&desk->reading, 0, 35);
    expect_said(desk, "First.");
    read_aloud_set_manner(&desk->reading, 1, 35);
    expect_said(desk, "First.");
    read_aloud_pause(&desk->reading);
    read_aloud_set_manner(&desk->reading, 0, 35);
    expect_said(desk, "");
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        AT_DESK(finds_sentences_in_order),
        AT_DESK(says_a_sentence_without_end_in_parts),
        AT_DESK(says_one_after_the_other),
        AT_DESK(goes_on_overleaf_within_a_sentence),
        AT_DESK(knows_the_line_it_has_come_to),
        AT_DESK(goes_on_with_the_next_page),
        AT_DESK(goes_back_a_sentence),
        AT_DESK(pauses_and_goes_on),
        AT_DESK(wipes_what_it_said),
        AT_DESK(says_again_at_another_pace),
        AT_DESK(sentences_end_as_their_language_says),
        AT_DESK(describes_pictures_where_they_stand),
        AT_DESK(reads_questions_and_choices),
        AT_DESK(reads_a_table_row_by_row),
        AT_DESK(pauses_within_a_description),
        AT_DESK(rests_when_all_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
