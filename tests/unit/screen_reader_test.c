// The interface speaking: what is said of a frame, what is new on the next, and what is left of it afterwards.
#include "app/screen-reader.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "command/transcript.h"
#include "fixed_metrics.h"

typedef struct Desk {
    Arena *arena;
    int64_t now_ms;
    Transcript transcript;
    Speech speech;
    ScreenReader reader;
    Frame frame;
    ReadingOrder stops;
    Scene scene;
} Desk;

static void turn_page(Desk *desk, const char *screen)
{
    Theme theme = fixed_theme(800, 600);
    desk->frame = frame_begin(desk->arena, &theme);
    desk->frame.screen = text_of(screen);
    desk->frame.language = TEXT("en");
    desk->scene = (Scene){.frame = &desk->frame, .stops = &desk->stops};
}

static int open_desk(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create(), .now_ms = 1000};
    desk.transcript = transcript_of(desk.arena, &desk.now_ms);
    desk.speech = transcript_speech(&desk.transcript);
    screen_reader_open(&desk.reader, &desk.speech);
    screen_reader_set_manner(&desk.reader, TEXT("en"), 0, 35);
    turn_page(&desk, "chapter");
    *state = &desk;
    return 0;
}

static int close_desk(void **state)
{
    Desk *desk = *state;
    screen_reader_close(&desk->reader);
    arena_destroy(desk->arena);
    return 0;
}

static void add_line(Desk *desk, const char *block, const char *words)
{
    Text text = text_of(words);
    int y = 40 * desk->frame.lines.count;
    *array_push(desk->arena, &desk->frame.lines) = (Line){.text = text,
                                                          .passage = text,
                                                          .end = (uint32_t)text.size,
                                                          .rect = {10, y, 100, 20},
                                                          .block = id_of(text_of(block))};
}

static Target *add_target(Desk *desk, const char *label, Role role)
{
    int count = desk->frame.targets.count;
    frame_target(&desk->frame,
                 &(Target){.label = text_of(label), .role = role, .rect = {300, 50 * count, 100, 40}, .enabled = true});
    return &desk->frame.targets.at[count];
}

static void look(Desk *desk)
{
    ptrdiff_t focus = desk->scene.focus ? desk->scene.focus - desk->stops.at : 0;
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    if (desk->scene.focus)
        desk->scene.focus = &desk->stops.at[focus];
    screen_reader_look(&desk->reader, &desk->scene);
}

static void focus(Desk *desk, int stop)
{
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    desk->scene.focus = &desk->stops.at[stop];
}

static void let_finish(Desk *desk)
{
    for (int i = 0; i < 1000 && screen_reader_is_speaking(&desk->reader); i++) {
        desk->now_ms = screen_reader_wake_ms(&desk->reader, desk->now_ms);
        assert_true(screen_reader_advance(&desk->reader));
    }
    assert_false(screen_reader_is_speaking(&desk->reader));
}

// All that was said since it was asked last.
static void expect_said(Desk *desk, const char *words)
{
    let_finish(desk);
    Text rest = transcript_rest(&desk->transcript);
    if (!text_is(text_trim(rest), words))
        fail_msg("said \"%.*s\", not \"%s\"", TEXT_ARGS(rest), words);
    desk->transcript.told += rest.size;
}

// ---- tests

static void announces_a_screen_once(void **state)
{
    Desk *desk = *state;
    desk->scene.title.text = TEXT("First steps");
    desk->frame.page = 1;
    desk->frame.page_count = 3;
    add_line(desk, "", "First steps");
    add_line(desk, "b1", "One thing. Another thing.");
    for (int i = 0; i < 4; i++)
        add_target(desk, "Not told", ROLE_BUTTON);
    add_line(desk, "", "Page 1 of 3");
    look(desk);
    assert_int_equal(desk->transcript.said.count, 1); // the rest waits
    expect_said(desk, "First steps Page 1 of 3 One thing. Another thing.");
    assert_int_equal(desk->transcript.said.count, 4);
    look(desk);
    expect_said(desk, "");
}

static void says_the_words_of_another_page(void **state)
{
    Desk *desk = *state;
    desk->scene.title.text = TEXT("First steps");
    desk->frame.page = 1;
    desk->frame.page_count = 3;
    add_line(desk, "", "Quiet title");
    look(desk);
    expect_said(desk, "First steps Page 1 of 3 Quiet title");
    turn_page(desk, "chapter");
    desk->scene.title.text = TEXT("First steps");
    desk->scene.has_acted = true;
    desk->frame.page = 2;
    desk->frame.page_count = 3;
    add_line(desk, "", "Quiet title");
    add_line(desk, "b2", "The second page.");
    look(desk);
    expect_said(desk, "Page 2 of 3 The second page.");
    desk->scene.has_acted = false;
    desk->frame.page = 3; // laid out anew
    add_line(desk, "b3", "More.");
    look(desk);
    expect_said(desk, "");
}

static void tells_role_state_and_position(void **state)
{
    Desk *desk = *state;
    add_target(desk, "Read", ROLE_CARD);
    add_target(desk, "Practise", ROLE_CARD);
    *array_push(desk->arena, &desk->frame.lines) = (Line){.text = TEXT("Practise"), .rect = {310, 55, 50, 10}};
    *array_push(desk->arena, &desk->frame.lines) = (Line){.text = TEXT("Short exercises"), .rect = {310, 70, 50, 10}};
    add_target(desk, "Why me?", ROLE_QUESTION);
    add_target(desk, "Alone", ROLE_OPTION)->selected = true;
    add_target(desk, "Off", ROLE_BUTTON)->enabled = false;
    add_target(desk, "here", ROLE_LINK);
    static const char *const expected[] = {"Read, button, 1 of 2.",       "Practise, button, 2 of 2. Short exercises.",
                                           "Why me? question, closed.",   "Alone, choice, selected.",
                                           "Off, button, not available.", "here, link."};
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    assert_int_equal(desk->stops.count, 6);
    for (int i = 0; i < 6; i++) {
        Text words = screen_reader_words(&desk->scene, &desk->stops.at[i], desk->arena);
        if (!text_is(words, expected[i]))
            fail_msg("\"%.*s\", not \"%s\"", TEXT_ARGS(words), expected[i]);
    }
}

static void words_part_neighbours(void **state)
{
    Desk *desk = *state;
    add_target(desk, "One", ROLE_BUTTON);
    add_line(desk, "", "Between");
    add_target(desk, "Two", ROLE_BUTTON);
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    assert_true(text_is(screen_reader_words(&desk->scene, &desk->stops.at[0], desk->arena), "One, button."));
}

static void bars_have_no_position(void **state)
{
    Desk *desk = *state;
    add_target(desk, "Read", ROLE_BUTTON);
    add_target(desk, "Skip", ROLE_BUTTON);
    add_target(desk, "Home", ROLE_BUTTON)->is_bar = true;
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    assert_true(text_is(screen_reader_words(&desk->scene, &desk->stops.at[1], desk->arena), "Skip, button, 2 of 2."));
    assert_true(text_is(screen_reader_words(&desk->scene, &desk->stops.at[2], desk->arena), "Home, button."));
}

static void a_group_goes_on_over_pages(void **state)
{
    Desk *desk = *state;
    add_target(desk, "Third", ROLE_OPTION)->member = (Member){.nth = 3, .of = 4};
    add_target(desk, "Size 2", ROLE_OPTION)->member = (Member){.nth = 2, .of = 6, .is_named = true};
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    assert_true(text_is(screen_reader_words(&desk->scene, &desk->stops.at[0], desk->arena),
                        "Third, choice, not selected, 3 of 4."));
    assert_true(
        text_is(screen_reader_words(&desk->scene, &desk->stops.at[1], desk->arena), "Size 2, choice, not selected."));
}

// What is chosen already says so; and what was chosen is told though the focus has gone on, before where it has gone.
static void tells_what_an_act_has_done(void **state)
{
    Desk *desk = *state;
    add_target(desk, "Yes", ROLE_OPTION)->action.kind = ACTION_CHOOSE;
    add_target(desk, "Next", ROLE_BUTTON)->is_bar = true;
    focus(desk, 0);
    look(desk);
    expect_said(desk, "Yes, choice, not selected. Next, button.");
    desk->frame.targets.at[0].selected = desk->scene.has_acted = true;
    desk->scene.acted = ACTION_CHOOSE;
    add_line(desk, "", "A reply.");
    focus(desk, 1);
    assert_true(desk->scene.focus->kind == STOP_TARGET);
    desk->scene.focus = reading_order_target(&desk->stops, 1);
    look(desk);
    expect_said(desk, "Yes, selected. A reply. Next, button.");
    desk->scene.focus = reading_order_target(&desk->stops, 0);
    desk->scene.has_acted = false;
    look(desk);
    expect_said(desk, "Yes, choice, selected.");
    desk->scene.has_acted = true;
    look(desk);
    expect_said(desk, "Yes, selected already.");
}

// How many there are is said where they come up, and what ways on answer, wherever it stands.
static void tells_how_many_there_are(void **state)
{
    Desk *desk = *state;
    desk->scene.title.text = TEXT("Read");
    for (int i = 0; i < 4; i++)
        add_target(desk, "A book", ROLE_CARD)->member = (Member){GROUP_BOOKS, i + 1, 5, false};
    look(desk);
    expect_said(desk, "Read 5 books on this shelf.");
    turn_page(desk, "chapter");
    add_line(desk, "b1", "The end.");
    for (int i = 0; i < 4; i++)
        add_target(desk, "Last words", ROLE_CARD)->member = (Member){GROUP_WAYS_ON, i + 1, 4, false};
    look(desk);
    expect_said(desk, "The end. Where to now? 4 ways on. First: Last words");
    look(desk);
    expect_said(desk, "");
    turn_page(desk, "chapter");
    desk->frame.step = 2; // of the same screen, with its words and the focus on the first
    desk->scene.has_acted = true;
    look(desk);
    expect_said(desk, "");
    add_line(desk, "", "Where to now?");
    add_target(desk, "Once more", ROLE_CARD)->member = (Member){GROUP_WAYS_ON, 1, 2, false};
    focus(desk, 1);
    look(desk);
    expect_said(desk, "Where to now? 2 ways on. Once more, button, 1 of 2.");
}

// What words stand in is told where it begins, and again of a stop that is heard by itself; a note's end where nothing
// else begins.
static void tells_what_words_stand_in(void **state)
{
    Desk *desk = *state;
    static const Context heading = {.kind = CONTEXT_HEADING, .number = 2}, list = {.kind = CONTEXT_LIST},
                         tip = {.kind = CONTEXT_NOTE, .note = NOTE_TIP},
                         one = {.kind = CONTEXT_ITEM, .outer = &list, .number = 1, .count = 2},
                         two = {.kind = CONTEXT_ITEM, .outer = &list, .number = 2, .count = 2},
                         quote = {.kind = CONTEXT_QUOTE, .outer = &two};
    static const struct {
        const char *words;
        const Context *context;
    } lines[] = {{"Boxes", &heading}, {"A walk.", &one},      {"By day.", &one}, {"Some say:", &two},
                 {"Rest.", &quote},   {"Drink water.", &tip}, {"Slowly.", &tip}, {"Go on.", NULL}};
    for (int i = 0; i < 8; i++) {
        add_line(desk, "b1", lines[i].words);
        desk->frame.lines.at[i].context = lines[i].context;
    }
    look(desk);
    expect_said(desk,
                "Boxes, heading. List, 1 of 2: A walk. By day. 2 of 2: Some say: Quotation: Rest. Tip: Drink water. "
                "Slowly. End of the note. Go on.");
    focus(desk, 6);
    look(desk);
    expect_said(desk, "Tip: Slowly.");
    focus(desk, 5);
    look(desk);
    expect_said(desk, "Drink water.");
}

static void tells_a_table_by_row_and_column(void **state)
{
    Desk *desk = *state;
    static const Context table = {.kind = CONTEXT_TABLE, .number = 1, .count = 2},
                         heads = {.kind = CONTEXT_ROW, .outer = &table, .count = 1},
                         row = {.kind = CONTEXT_ROW, .outer = &table, .number = 1, .count = 1};
    const Context cells[] = {{.kind = CONTEXT_CELL, .outer = &heads, .number = 1},
                             {.kind = CONTEXT_CELL, .outer = &heads, .number = 2},
                             {.kind = CONTEXT_CELL, .outer = &row, .number = 1, .head = TEXT("Day")},
                             {.kind = CONTEXT_CELL, .outer = &row, .number = 2, .head = TEXT("Time")}};
    static const char *const words[] = {"Day", "Time", "Monday", "Nine"};
    for (int i = 0; i < 4; i++) {
        add_line(desk, "b1", words[i]);
        desk->frame.lines.at[i].context = &cells[i];
    }
    look(desk);
    expect_said(desk,
                "Table, 1 row, 2 columns, heads, Column 1: Day Column 2: Time Row 1 of 1, Day: Monday Time: Nine");
}

// What is only seen of an item is no stop; a link says whether it explains a word.
static void tells_signs_links_and_terms(void **state)
{
    Desk *desk = *state;
    static const Context item = {.kind = CONTEXT_ITEM, .number = 3, .count = 3};
    add_line(desk, "", "3.");
    add_line(desk, "b1", "A limit helps.");
    desk->frame.lines.at[0].is_sign = true;
    desk->frame.lines.at[1].context = &item;
    Target *term = add_target(desk, "limit", ROLE_LINK);
    term->action.kind = ACTION_TERM;
    term->line = 2;
    for (int i = 0; i < 4; i++)
        add_target(desk, "Bar", ROLE_BUTTON)->is_bar = true;
    look(desk);
    expect_said(desk, "3 of 3: A limit helps. limit, word explained.");
}

static void follows_the_focus_and_its_state(void **state)
{
    Desk *desk = *state;
    add_target(desk, "Yes", ROLE_OPTION);
    add_target(desk, "No", ROLE_OPTION);
    for (int i = 0; i < 2; i++)
        add_target(desk, "Bar", ROLE_BUTTON);
    look(desk);
    expect_said(desk, "");
    focus(desk, 1);
    look(desk);
    expect_said(desk, "No, choice, not selected, 2 of 2.");
    look(desk);
    expect_said(desk, "");
    desk->frame.targets.at[1].selected = desk->scene.has_acted = true;
    focus(desk, 1);
    add_line(desk, "", "2 of 5 found");
    focus(desk, 1);
    look(desk);
    expect_said(desk, "No, selected. 2 of 5 found");
}

static void leaves_count_downs_alone(void **state)
{
    Desk *desk = *state;
    add_line(desk, "", "30 seconds left");
    look(desk);
    expect_said(desk, "30 seconds left");
    turn_page(desk, "chapter");
    add_line(desk, "", "29 seconds left");
    look(desk);
    expect_said(desk, "");
    turn_page(desk, "chapter");
    add_line(desk, "", "28 seconds left");
    add_line(desk, "", "Breathe out");
    look(desk);
    expect_said(desk, "Breathe out");
    turn_page(desk, "chapter");
    desk->scene.has_acted = true;
    add_line(desk, "", "58 seconds left");
    look(desk);
    expect_said(desk, "58 seconds left");
}

static void a_sheet_speaks_and_closes_briefly(void **state)
{
    Desk *desk = *state;
    desk->scene.title.text = TEXT("First steps");
    add_line(desk, "b1", "Words of the page.");
    look(desk);
    expect_said(desk, "First steps Words of the page.");
    desk->frame.screen = TEXT("term");
    desk->scene.title.text = TEXT("What this word means");
    desk->frame.sheet = (Rect){0, 30, 800, 570};
    desk->scene.is_passing = true;
    desk->scene.has_acted = true;
    add_line(desk, "", "The meaning.");
    look(desk);
    expect_said(desk, "What this word means, opened. The meaning.");
    turn_page(desk, "chapter");
    desk->scene.title.text = TEXT("First steps");
    add_line(desk, "b1", "Words of the page.");
    look(desk);
    expect_said(desk, "Closed. First steps");
}

static void knows_what_another_voice_has_read(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Read aloud by another.");
    reading_order_find(&desk->frame, desk->arena, &desk->stops);
    screen_reader_know(&desk->reader, &desk->scene);
    look(desk);
    expect_said(desk, "");
}

static void interrupts_itself_and_falls_silent(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "First. Second. Third.");
    for (int i = 0; i < 4; i++)
        add_target(desk, "Bar", ROLE_BUTTON);
    look(desk);
    focus(desk, 1);
    look(desk);
    expect_said(desk, "First. Bar, button, 1 of 4.");
    screen_reader_repeat(&desk->reader, &desk->scene);
    screen_reader_hush(&desk->reader);
    assert_false(screen_reader_is_speaking(&desk->reader));
    assert_int_equal(desk->transcript.whole_ms, 0);
    desk->now_ms += 60000;
    assert_true(screen_reader_advance(&desk->reader));
    expect_said(desk, "Bar, button, 1 of 4.");
}

static void repeats_locates_and_spells(void **state)
{
    Desk *desk = *state;
    desk->scene.title.text = TEXT("Home");
    desk->frame.page = 2;
    desk->frame.page_count = 3;
    add_target(desk, "Añb c", ROLE_LINK);
    focus(desk, 0);
    look(desk);
    expect_said(desk, "Home Page 2 of 3 Añb c, link.");
    screen_reader_repeat(&desk->reader, &desk->scene);
    expect_said(desk, "Añb c, link.");
    screen_reader_locate(&desk->reader, &desk->scene);
    expect_said(desk, "Home Page 2 of 3 Añb c, link.");
    screen_reader_spell(&desk->reader, &desk->scene);
    expect_said(desk, "A, ñ, b c");
}

static void tells_before_what_is_new(void **state)
{
    Desk *desk = *state;
    desk->scene.title.text = TEXT("Home");
    Sayings told = {.arena = desk->arena};
    *array_push(desk->arena, &told) = (Saying){.text = TEXT("Speech is on.")};
    screen_reader_tell(&desk->reader, &told);
    look(desk);
    expect_said(desk, "Speech is on. Home");
}

static void names_a_row(void **state)
{
    Desk *desk = *state;
    look(desk);
    const SpokenWords names[] = {{TEXT("Back"), TEXT("")}, {TEXT("Home"), TEXT("")}, {TEXT("Español"), TEXT("es")}};
    desk->scene.row = names;
    desk->scene.row_count = 3;
    look(desk);
    look(desk);
    expect_said(desk, "Row: Back, Home Español");
}

// A voice that notes in which language it was to speak.
static Text languages[8];
static int language_count;

static void note_language(void *owner, const Utterance *utterance)
{
    Desk *desk = owner;
    languages[language_count++] = text_copy(desk->arena, utterance->words->language);
}

static void say_nothing(void *owner, const Utterance *utterance)
{
    (void)owner, (void)utterance;
}

static void stop_nothing(void *owner)
{
    (void)owner;
}

static bool speaks_all(void *owner, Text language)
{
    (void)owner;
    return language.size;
}

static VoiceState look_over(void *owner)
{
    (void)owner;
    return (VoiceState){.is_over = true, .wake_ms = INT64_MAX};
}

static void speaks_each_in_its_language(void **state)
{
    Desk *desk = *state;
    Speech speech = {note_language, say_nothing, stop_nothing, look_over, speaks_all, desk};
    desk->reader.speech = &speech;
    language_count = 0;
    add_line(desk, "b1", "Bonjour");
    desk->frame.lines.at[0].language = TEXT("fr");
    add_line(desk, "b2", "Hello");
    Target *button = add_target(desk, "العربية", ROLE_BUTTON);
    button->language = TEXT("ar");
    look(desk);
    let_finish(desk);
    static const char *const expected[] = {"fr", "en", "ar", "en"};
    assert_int_equal(language_count, 4);
    for (int i = 0; i < 4; i++)
        assert_true(text_is(languages[i], expected[i]));
    desk->reader.speech = &desk->speech;
}

// A visit begins in another language while the last book still speaks: its language outlives it.
static void keeps_the_language_of_a_book_that_is_gone(void **state)
{
    Desk *desk = *state;
    Speech speech = {note_language, say_nothing, stop_nothing, look_over, speaks_all, desk};
    char code[] = "de-AT";
    desk->reader.speech = &speech;
    language_count = 0;
    screen_reader_set_manner(&desk->reader, text_of(code), 160, 100);
    add_line(desk, "b1", "Guten Tag. Nehmen Sie Platz.");
    look(desk);
    explicit_bzero(code, sizeof code);
    let_finish(desk);
    assert_int_equal(language_count, 2);
    for (int i = 0; i < language_count; i++)
        assert_true(text_is(languages[i], "de-AT"));
    desk->reader.speech = &desk->speech;
}

static void wipes_what_it_said(void **state)
{
    Desk *desk = *state;
    add_line(desk, "b1", "Nobody shall find this.");
    look(desk);
    let_finish(desk);
    assert_int_equal(arena_used(desk->reader.arena), 0);
    look(desk);
    screen_reader_repeat(&desk->reader, &desk->scene);
    assert_true(arena_used(desk->reader.arena) > 0);
    screen_reader_forget(&desk->reader);
    assert_int_equal(arena_used(desk->reader.arena), 0);
    assert_int_equal(arena_used(desk->reader.known.arena), 0);
    assert_true(desk->reader.known.screen_key == 0 && desk->reader.waiting.at == NULL);
    assert_true(screen_reader_wake_ms(&desk->reader, desk->now_ms) == INT64_MAX);
}

int main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, open_desk, close_desk)
    const struct CMUnitTest tests[] = {
        AT_DESK(announces_a_screen_once),
        AT_DESK(says_the_words_of_another_page),
        AT_DESK(tells_role_state_and_position),
        AT_DESK(words_part_neighbours),
        AT_DESK(bars_have_no_position),
        AT_DESK(a_group_goes_on_over_pages),
        AT_DESK(tells_what_an_act_has_done),
        AT_DESK(tells_how_many_there_are),
        AT_DESK(tells_what_words_stand_in),
        AT_DESK(tells_a_table_by_row_and_column),
        AT_DESK(tells_signs_links_and_terms),
        AT_DESK(follows_the_focus_and_its_state),
        AT_DESK(leaves_count_downs_alone),
        AT_DESK(a_sheet_speaks_and_closes_briefly),
        AT_DESK(knows_what_another_voice_has_read),
        AT_DESK(interrupts_itself_and_falls_silent),
        AT_DESK(repeats_locates_and_spells),
        AT_DESK(tells_before_what_is_new),
        AT_DESK(names_a_row),
        AT_DESK(speaks_each_in_its_language),
        AT_DESK(keeps_the_language_of_a_book_that_is_gone),
        AT_DESK(wipes_what_it_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
