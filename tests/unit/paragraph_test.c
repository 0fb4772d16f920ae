#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixed_metrics.h"
#include "page/paragraph.h"
#include "page/runs.h"
#include "page/typesetter.h"

// Letters of the body style are 10 px wide, its hyphen and space as well; lines are 30 px apart.
typedef struct Fixture {
    FixedMetrics fixed;
    Typesetter *typesetter;
    Arena *arena;
    Theme theme;
    Frame frame;
} Fixture;

static int set_up(void **state)
{
    Fixture *fixture = calloc(1, sizeof *fixture);
    fixed_metrics_begin(&fixture->fixed);
    fixture->typesetter = typesetter_create(&fixture->fixed.metrics, "en");
    assert_non_null(fixture->typesetter);
    fixture->arena = arena_create();
    fixture->theme = fixed_theme(800, 480);
    fixture->frame = frame_begin(fixture->arena, &fixture->theme);
    *state = fixture;
    return 0;
}

static int tear_down(void **state)
{
    Fixture *fixture = *state;
    typesetter_destroy(fixture->typesetter);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

static Passage passage_of(const Fixture *f, const char *text)
{
    return (Passage){.text = text_of(text),
                     .style = f->theme.body,
                     .link_color = f->theme.palette->accent,
                     .block = id_of(TEXT("p1"))};
}

static Paragraph set_text(Fixture *f, const char *text, int width_px)
{
    Passage passage = passage_of(f, text);
    return paragraph_set(f->typesetter, f->arena, &passage, width_px);
}

static void draw_all(Fixture *f, const Paragraph *paragraph, int x, int y)
{
    paragraph_draw(f->typesetter, &f->frame,
                   &(ParagraphPart){.paragraph = paragraph, .last = paragraph->line_count, .x = x, .y = y});
}

// The lines as they will be read, each ended by '|'.
static const char *lines_of(Fixture *f, const Paragraph *paragraph)
{
    Text joined = TEXT("");
    for (int i = 0; i < paragraph->line_count; i++) {
        const ParagraphLine *line = &paragraph->lines[i];
        Text text = text_slice(paragraph->passage.text, line->start, line->end);
        joined =
            text_format(f->arena, "%.*s%.*s%s|", TEXT_ARGS(joined), TEXT_ARGS(text), line->is_hyphenated ? "-" : "");
    }
    return text_string(f->arena, joined);
}

#define assert_lines(f, text, width_px, expected)                                                                      \
    do {                                                                                                               \
        Paragraph set_ = set_text((f), (text), (width_px));                                                            \
        assert_string_equal(lines_of((f), &set_), (expected));                                                         \
    } while (0)

static void lines_fill_and_spaces_hang(void **state)
{
    Fixture *f = *state;
    assert_lines(f, "one two three", 70, "one two|three|");
    assert_lines(f, "one two three", 69, "one|two|three|");
    assert_lines(f, "one two   ", 70, "one two|");
    assert_lines(f, "one two three", 130, "one two three|");
    assert_lines(f, "", 100, "");
    Paragraph paragraph = set_text(f, "one two three", 70);
    assert_int_equal(paragraph.lines[0].width, 70 * 64);
    assert_int_equal(paragraph_widest_px(&paragraph), 70);
    assert_int_equal(paragraph_height_px(&paragraph), 60);
}

static void newlines_break(void **state)
{
    Fixture *f = *state;
    assert_lines(f, "a\nb", 100, "a|b|");
    assert_lines(f, "a \n\nb\n", 100, "a||b|");
}

static void wide_words_break_at_graphemes(void **state)
{
    Fixture *f = *state;
    assert_lines(f, "an incomprehensible word", 60, "an|incom-|prehe-|nsible|word|");
    assert_lines(f, "abc", 5, "a|b|c|"); // narrower than a letter
    assert_lines(f, "abc", 20, "a-|bc|");
    assert_lines(f, "xe\u0301e\u0301e\u0301", 20, "x-|e\u0301-|e\u0301e\u0301|");
    assert_lines(f, "ภาษาไทยภาษา", 20, "ภา|ษา|ไท|ย|ภา|ษา|"); // no hyphen in Thai
}

static void soft_hyphens_show_only_where_a_line_ends(void **state)
{
    Fixture *f = *state;
    assert_lines(f, "very com\u00ADplete", 90, "very com\u00AD-|plete|");
    assert_lines(f, "very com\u00ADplete", 130, "very com\u00ADplete|");
    Paragraph paragraph = set_text(f, "very com\u00ADplete", 130);
    assert_int_equal(paragraph.lines[0].width, 130 * 64);
    draw_all(f, &paragraph, 0, 0);
    assert_true(text_is(f->frame.lines.at[0].text, "very complete"));
}

static void a_hyphen_leaves_three_letters_on_both_lines(void **state)
{
    Fixture *f = *state;
    assert_lines(f, "use Check-in words", 100, "use|Check-in|words|");
    assert_lines(f, "it is X-ray film", 80, "it is|X-ray|film|");
    assert_lines(f, "a well-being day", 70, "a well-|being|day|");
    assert_lines(f, "very emergenci\u00ADes", 150, "very|emergenci\u00ADes|");
    assert_lines(f, "desensitisation", 140, "desensitisat-|ion|");
    assert_lines(f, "say emergencies.", 100, "say|emergenc-|ies.|");
    assert_lines(f, "Check-in", 60, "Check-|in|"); // narrower than the word
    assert_lines(f, "stop -", 60, "stop -|");
}

static void an_endless_word_costs_what_its_lines_cost(void **state)
{
    Fixture *f = *state;
    char *word = malloc(200001);
    memset(word, 'w', 200000);
    word[200000] = '\0';
    Paragraph paragraph = set_text(f, word, 210);
    assert_int_equal(paragraph.line_count, 10000);
    assert_true(f->fixed.width_calls < 200000);
    for (int i = 1; i < paragraph.line_count; i++)
        assert_int_equal(paragraph.lines[i].start, paragraph.lines[i - 1].end);
    free(word);
}

static void six_scripts_and_a_picture_in_one_line(void **state)
{
    Fixture *f = *state;
    Paragraph paragraph = set_text(f, "Hope سلام שלום สวัส 你好 \U0001F44D\U0001F3FD end", 800);
    assert_int_equal(paragraph.line_count, 1);
    draw_all(f, &paragraph, 0, 0);
    // The two right-to-left words change places: they are one phrase.
    static const struct {
        const char *text;
        int x, face;
        Script script;
        bool is_rtl;
    } expected[] = {
        {"Hope ", 0, 0, SCRIPT('L', 'a', 't', 'n'), false},
        {"سلام ", 90, 1, SCRIPT('A', 'r', 'a', 'b'), true},
        {"שלום", 50, 2, SCRIPT('H', 'e', 'b', 'r'), true},
        {" สวัส ", 140, 3, SCRIPT('T', 'h', 'a', 'i'), false},
        {"你好 ", 190, 4, SCRIPT('H', 'a', 'n', 'i'), false},
        {"\U0001F44D\U0001F3FD", 240, 5, SCRIPT('H', 'a', 'n', 'i'), false},
        {" end", 260, 0, SCRIPT('L', 'a', 't', 'n'), false},
    };
    enum { RUN_COUNT = sizeof expected / sizeof *expected };
    for (size_t i = 0; i < RUN_COUNT; i++) {
        const Mark *run = &f->frame.marks.at[i];
        if (!text_is(run->run.text, expected[i].text))
            fail_msg("run %zu is \"%.*s\", not \"%s\"", i, TEXT_ARGS(run->run.text), expected[i].text);
        assert_int_equal(run->x, expected[i].x * 64);
        assert_int_equal(run->run.font.face, expected[i].face);
        assert_int_equal(run->run.script, expected[i].script);
        assert_int_equal(run->run.is_rtl, expected[i].is_rtl);
    }
    assert_int_equal(f->frame.marks.count, RUN_COUNT);
    assert_int_equal(f->frame.lines.count, 1);
    assert_int_equal(f->frame.lines.at[0].rect.w, 300);
}

static void mixed_scripts_break_where_each_may(void **state)
{
    Fixture *f = *state;
    assert_lines(f, "Hope سلام สวัสดีครับ 你好吗 \U0001F44D\U0001F3FD", 60,
                 "Hope|سلام|สวัสดี|ครับ 你|好吗|\U0001F44D\U0001F3FD|");
}

static int mark_x(const Fixture *f, const char *text)
{
    for (int i = 0; i < f->frame.marks.count; i++)
        if (f->frame.marks.at[i].kind == MARK_RUN && text_is(f->frame.marks.at[i].run.text, text))
            return f->frame.marks.at[i].x / 64;
    fail_msg("no run \"%s\"", text);
    return 0;
}

static void right_to_left_paragraphs_start_at_the_right(void **state)
{
    Fixture *f = *state;
    Paragraph paragraph = set_text(f, "שלום abc 12 עולם", 200);
    assert_int_equal(paragraph.direction, DIRECTION_RTL);
    draw_all(f, &paragraph, 0, 0);
    assert_int_equal(mark_x(f, "שלום "), 150);
    assert_int_equal(mark_x(f, "abc 12"), 90);
    assert_int_equal(mark_x(f, " עולם"), 40);
}

static void numbers_stand_upright_in_hebrew(void **state)
{
    Fixture *f = *state;
    Paragraph paragraph = set_text(f, "a אב 12 גד b", 200);
    draw_all(f, &paragraph, 0, 0);
    assert_int_equal(mark_x(f, "a "), 0);
    assert_int_equal(mark_x(f, " גד"), 20);
    assert_int_equal(mark_x(f, "12"), 50);
    assert_int_equal(mark_x(f, "אב "), 70);
    assert_int_equal(mark_x(f, " b"), 100);
}

// The words of the first line as they stand from left to right.
static const char *seen(Fixture *f, const char *text)
{
    enum { SIZE = 400 };
    Paragraph paragraph = set_text(f, text, 2000);
    char *line = arena_alloc(f->arena, SIZE, 1);
    int first = f->frame.marks.count, x = -1;
    draw_all(f, &paragraph, 0, 0);
    for (int count = f->frame.marks.count - first; count > 0; count--) {
        const Mark *next = NULL;
        for (int i = first; i < f->frame.marks.count; i++) {
            const Mark *mark = &f->frame.marks.at[i];
            if (mark->kind == MARK_RUN && mark->x > x && (!next || mark->x < next->x))
                next = mark;
        }
        if (!next)
            break;
        x = next->x;
        snprintf(line + strlen(line), SIZE - strlen(line), "%s%.*s", *line ? "|" : "", TEXT_ARGS(next->run.text));
    }
    return line;
}

static void numbers_to_dial_keep_the_order_of_their_groups(void **state)
{
    Fixture *f = *state;
    assert_string_equal(seen(f, "אב 020 7946 0812"), "020 7946 0812|אב ");
    assert_string_equal(seen(f, "אב 020 7946 0812 גד"), " גד|020 7946 0812|אב ");
    assert_string_equal(seen(f, "אב +44 (0)20 7946 גד"), " גד|+44 (0)20 7946|אב ");
    assert_string_equal(seen(f, "אב +4420794608 גד"), " גד|+4420794608|אב ");
    assert_string_equal(seen(f, "אב (020) 7946 0812, 116 123 גד"), " גד|116 123|, |(020) 7946 0812|אב ");
    assert_string_equal(seen(f, "אב ٠٢٠ ٧٩٤٦ גד"), " גד|٠٢٠ ٧٩٤٦|אב ");
    assert_string_equal(seen(f, "a אב 020 7946 גד b"), "a | גד|020 7946|אב | b");
}

static void other_numbers_stay_where_their_words_lead(void **state)
{
    Fixture *f = *state;
    assert_string_equal(seen(f, "אב 10:30 12:30 גד"), " גד|12:30|10:30|אב ");
    assert_string_equal(seen(f, "אב 10 - 2026 גד"), " גד|2026| - |10|אב ");
    assert_string_equal(seen(f, "אב 1 2 גד"), " גד|2|1|אב ");
}

static void isolated_spans_do_not_disturb_what_surrounds_them(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 2, .end = 6, .direction = DIRECTION_RTL}};
    Passage passage = passage_of(f, "a אב 1 b");
    passage.spans = spans;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 200);
    draw_all(f, &paragraph, 0, 0);
    // Without the isolation the digit would join the Hebrew and stand left of it.
    assert_int_equal(mark_x(f, "אב"), 20);
    assert_int_equal(mark_x(f, " 1 b"), 40);
}

static void lines_of_two_directions_reorder_one_by_one(void **state)
{
    Fixture *f = *state;
    Paragraph paragraph = set_text(f, "ab אב גד cd", 50);
    assert_string_equal(lines_of(f, &paragraph), "ab אב|גד cd|");
    draw_all(f, &paragraph, 10, 100);
    assert_int_equal(mark_x(f, "אב"), 40);
    assert_int_equal(mark_x(f, "גד"), 10);
    assert_int_equal(f->frame.lines.at[1].baseline, 100 + 30 + 20);
}

static void spans_part_runs_but_not_words(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 4, .end = 6, .style = SPAN_STRONG}};
    Passage passage = passage_of(f, "one before");
    passage.spans = spans;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 90);
    assert_string_equal(lines_of(f, &paragraph), "one|before|");
    draw_all(f, &paragraph, 0, 0);
    assert_int_equal(f->frame.marks.at[1].run.font.style, SPAN_STRONG);
    assert_int_equal(mark_x(f, "fore"), 20);
}

static const Mark *mark_of(const Fixture *f, const char *text)
{
    for (int i = 0; i < f->frame.marks.count; i++)
        if (text_is(f->frame.marks.at[i].run.text, text))
            return &f->frame.marks.at[i];
    fail_msg("no run \"%s\"", text);
    return NULL;
}

static void small_letters_stand_above_and_below_the_line(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 1, .end = 2, .style = SPAN_SUPER}, {.start = 3, .end = 4, .style = SPAN_SUB}};
    Passage passage = passage_of(f, "m2H3");
    passage.spans = spans;
    passage.span_count = 2;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 200);
    assert_int_equal(paragraph.line_count, 1);
    assert_int_equal(paragraph.lines[0].width, (10 + 7 + 10 + 7) * 64 + 64); // three quarters of 20 px are 15
    draw_all(f, &paragraph, 0, 0);
    int baseline = mark_of(f, "m")->baseline_y;
    assert_int_equal(mark_of(f, "2")->run.font.size_px, 15);
    assert_int_equal(mark_of(f, "2")->baseline_y, baseline - 7);
    assert_int_equal(mark_of(f, "3")->baseline_y, baseline + 3);
    assert_int_equal(f->frame.lines.count, 1);
    assert_int_equal(f->frame.lines.at[0].baseline, baseline);
}

static void small_letters_are_never_too_small_to_read(void **state)
{
    Fixture *f = *state;
    const Span span = {.start = 1, .end = 2, .style = SPAN_SUPER};
    Passage passage = passage_of(f, "m2");
    passage.spans = &span;
    passage.span_count = 1;
    passage.style.least_px = 18;
    assert_int_equal(paragraph_set(f->typesetter, f->arena, &passage, 200).runs[1].voice.font.size_px, 18);
    passage.style.least_px = 30; // nor larger than the words around them
    assert_int_equal(paragraph_set(f->typesetter, f->arena, &passage, 200).runs[1].voice.font.size_px, 20);
    passage.style.leading_px = 20; // as much of a shift as the line has room for
    passage.style.ascent_px = 14;
    TextRun run = paragraph_set(f->typesetter, f->arena, &passage, 200).runs[1];
    assert_int_equal(run.rise_px, 14 - 13);
}

static void letters_of_one_width_are_as_high_and_take_no_hyphen(void **state)
{
    Fixture *f = *state;
    const Span span = {.start = 0, .end = 16, .style = SPAN_CODE | SPAN_STRONG};
    Passage passage = passage_of(f, "abcdefghijklmnop");
    passage.spans = &span;
    passage.span_count = 1;
    passage.style.cap_px64 = 22 * 40;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 100);
    assert_int_equal(paragraph.runs[0].voice.font.family, FAMILY_PLAIN_WIDTH);
    assert_int_equal(paragraph.runs[0].voice.font.style, SPAN_STRONG);
    assert_int_equal(paragraph.runs[0].voice.font.size_px, 22);
    assert_string_equal(lines_of(f, &paragraph), "abcdefghi|jklmnop|");
}

static void a_picture_stands_in_place_of_its_words(void **state)
{
    Fixture *f = *state;
    Span span = {.start = 4, .end = 17, .picture = TEXT("switch.svg")};
    Passage passage = passage_of(f, "one an אב key!! two");
    passage.spans = &span;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 80);
    assert_int_equal(paragraph.line_count, 2); // it is as high as capitals, 13 px, twice as wide, and never parts
    assert_int_equal(paragraph.lines[0].width, (40 + 26) * 64);
    f->frame.theme.direction = DIRECTION_RTL; // the words are lent by a language that runs from left to right
    draw_all(f, &paragraph, 0, 0);
    const Mark *picture = NULL;
    for (int i = 0; i < f->frame.marks.count; i++)
        if (f->frame.marks.at[i].kind == MARK_PICTURE)
            picture = &f->frame.marks.at[i];
    assert_non_null(picture);
    assert_true(text_is(picture->path, "switch.svg"));
    assert_false(picture->is_rtl);
    assert_int_equal(picture->rect.x, 40);
    assert_int_equal(picture->rect.y + picture->rect.h, 20);
    assert_int_equal(f->frame.pictures.count, 0);
    f->fixed.picture = (Size){0, 0}; // nobody can read it: its words are there
    passage.text = TEXT("one an old key! two");
    span.end = 15;
    paragraph = paragraph_set(f->typesetter, f->arena, &passage, 80);
    assert_string_equal(lines_of(f, &paragraph), "one an|old key!|two|");
}

static void a_line_goes_through_struck_words(void **state)
{
    Fixture *f = *state;
    const Span span = {.start = 4, .end = 11, .style = SPAN_STRUCK};
    Passage passage = passage_of(f, "say had not yet");
    passage.spans = &span;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 400);
    draw_all(f, &paragraph, 0, 0);
    int count = 0;
    for (int i = 0; i < f->frame.marks.count; i++) {
        const Mark *mark = &f->frame.marks.at[i];
        if (mark->kind != MARK_BOX)
            continue;
        assert_int_equal(mark->rect.x, 40);
        assert_int_equal(mark->rect.w, 70);
        assert_true(mark->rect.y < 20 && mark->rect.y > 8); // between baseline and capitals
        count++;
    }
    assert_int_equal(count, 1);
}

static void a_line_is_under_underlined_words(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 4, .end = 7, .style = SPAN_UNDERLINE},
                          {.start = 8, .end = 11, .style = SPAN_UNDERLINE, .action = {.kind = ACTION_OPEN}}};
    Passage passage = passage_of(f, "say had not yet");
    passage.link_color.r = 77;
    passage.spans = spans;
    passage.span_count = 2;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 400);
    draw_all(f, &paragraph, 0, 0);
    int count = 0;
    for (int i = 0; i < f->frame.marks.count; i++) {
        const Mark *mark = &f->frame.marks.at[i];
        if (mark->kind != MARK_BOX)
            continue;
        assert_int_equal(mark->rect.x, count ? 80 : 40); // and one alone under a link
        assert_int_equal(mark->rect.w, 30);
        assert_true(mark->rect.y > 20);
        count++;
    }
    assert_int_equal(count, 2);
}

static void small_capitals_are_smaller(void **state)
{
    Fixture *f = *state;
    const Span span = {.start = 4, .end = 7, .style = SPAN_CAPS};
    Passage passage = passage_of(f, "say HAD not");
    passage.spans = &span;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 400);
    draw_all(f, &paragraph, 0, 0);
    const int size_px = passage.style.font.size_px;
    int smaller = 0;
    for (int i = 0; i < f->frame.marks.count; i++)
        if (f->frame.marks.at[i].kind == MARK_RUN && f->frame.marks.at[i].run.font.size_px < size_px) {
            assert_true(text_is(f->frame.marks.at[i].run.text, "HAD"));
            assert_int_equal(f->frame.marks.at[i].run.font.size_px, (size_px * 85 + 50) / 100);
            smaller++;
        }
    assert_int_equal(smaller, 1);
}

static void tracking_widens_but_never_joined_scripts(void **state)
{
    Fixture *f = *state;
    Passage passage = passage_of(f, "abc سلام");
    passage.style.tracking = 128;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 200);
    assert_int_equal(paragraph.lines[0].width, (36 + 12 + 40) * 64);
    draw_all(f, &paragraph, 0, 0);
    assert_int_equal(f->frame.marks.at[0].tracking, 128);
    assert_int_equal(f->frame.marks.at[1].tracking, 0);
}

static void variation_selectors_choose_the_picture(void **state)
{
    Fixture *f = *state;
    Paragraph paragraph = set_text(f, "a \u00A9\uFE0F \u00A9", 200);
    draw_all(f, &paragraph, 0, 0);
    assert_int_equal(f->frame.marks.at[1].run.font.face, 5);
    assert_int_equal(f->frame.marks.at[2].run.font.face, 0);
}

// Han, kana and the marks beside them have the shapes of their language; Latin words and figures the family's.
static void words_of_a_language_take_its_face(void **state)
{
    Fixture *f = *state;
    Passage passage = passage_of(f, "\u6587\u2026\u2026 Pi 4");
    const int own[] = {FIXED_JAPANESE_FACE, 0}, others[] = {4, 0};
    for (int i = 0; i < 2; i++) {
        passage.language = i ? TEXT("zh") : TEXT("ja");
        Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 400);
        const int *expected = i ? others : own;
        assert_int_equal(paragraph.run_count, 2);
        for (int k = 0; k < 2; k++)
            assert_int_equal(paragraph.runs[k].voice.font.face, expected[k]);
        assert_int_equal(paragraph.runs[0].end, i ? 3 : 10); // the dots, and the space after them
    }
}

// A few words of another language within a line, and dots alone, which are plain elsewhere.
static void a_span_of_a_language_takes_its_face(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 2, .end = 5, .language = TEXT("ja")}};
    Passage passage = passage_of(f, "a \u2026 \u2026");
    passage.spans = spans;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 400);
    assert_int_equal(paragraph.run_count, 3);
    assert_int_equal(paragraph.runs[0].voice.font.face, 0);
    assert_int_equal(paragraph.runs[1].voice.font.face, FIXED_JAPANESE_FACE);
    assert_int_equal(paragraph.runs[2].voice.font.face, 0);
}

static void links_become_targets_apart_from_each_other(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 0, .end = 9, .action = {.kind = ACTION_TERM}},
                          {.start = 10, .end = 14, .action = {.kind = ACTION_OPEN}}};
    Passage passage = passage_of(f, "two words link end");
    passage.spans = spans;
    passage.span_count = 2;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 90);
    assert_string_equal(lines_of(f, &paragraph), "two words|link end|");
    draw_all(f, &paragraph, 100, 100);
    assert_int_equal(f->frame.targets.count, 2);
    const Target *term = &f->frame.targets.at[0], *link = &f->frame.targets.at[1];
    assert_true(text_is(term->label, "two words"));
    assert_int_equal(link->action.kind, ACTION_OPEN);
    assert_false(rect_overlaps(term->rect, link->rect));
    assert_true(rect_encloses(link->rect, (Rect){100, 130, 40, 30}));
    assert_true(rect_encloses(term->rect, (Rect){100, 100, 90, 30}));
    assert_memory_equal(&f->frame.marks.at[0].color, &f->theme.palette->accent, sizeof(Color));
}

static void a_link_over_two_lines_gives_its_name_once(void **state)
{
    Fixture *f = *state;
    const Span spans[] = {{.start = 2, .end = 11, .action = {.kind = ACTION_TERM}}};
    Passage passage = passage_of(f, "a two words b");
    passage.spans = spans;
    passage.span_count = 1;
    Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, 70);
    draw_all(f, &paragraph, 0, 0);
    assert_int_equal(f->frame.targets.count, 2);
    assert_int_equal(frame_label_count(&f->frame, TEXT("two words")), 1);
    assert_int_equal(frame_label_count(&f->frame, TEXT("words")), 1);
    assert_false(f->frame.targets.at[0].is_rest);
    assert_true(f->frame.targets.at[1].is_rest);
}

static void drawn_strings_hold_no_controls(void **state)
{
    Fixture *f = *state;
    Paragraph paragraph = set_text(f, "a\tb\u200Bc\u200Ed", 200);
    draw_all(f, &paragraph, 0, 0);
    Text all = TEXT("");
    for (int i = 0; i < f->frame.marks.count; i++)
        all = text_format(f->arena, "%.*s%.*s", TEXT_ARGS(all), TEXT_ARGS(f->frame.marks.at[i].run.text));
    assert_true(text_is(all, "a bcd"));
}

// A thousand acute accents on one letter are fifteen, and the letters around it lose none of theirs.
static void a_letter_bears_so_many_marks(void **state)
{
    Fixture *f = *state;
    char written[4096] = "e\u0301a", drawn[64] = "e\u0301a";
    for (int i = 0; i < 1000; i++)
        strcat(written, i % 10 ? "\u0301" : "\u0301\u200B");
    for (int i = 0; i < CLUSTER_POINTS_MOST - 1; i++)
        strcat(drawn, "\u0301");
    strcat(written, "i\u0301");
    strcat(drawn, "i\u0301");
    Text clean = typesetter_clean(f->arena, text_of(written));
    assert_true(text_is(clean, drawn));
    clean = typesetter_clean(f->arena, text_of(drawn));
    assert_true(text_is(clean, drawn));
    clean = typesetter_clean(f->arena, TEXT("\tn\u0303\n"));
    assert_true(text_is(clean, " n\u0303 "));
}

static void words_are_shaped_once_until_forgotten(void **state)
{
    Fixture *f = *state;
    set_text(f, "calm calm breath calm", 400);
    long shaped = typesetter_counts(f->typesetter).shaped;
    assert_int_equal(shaped, 3); // calm, breath, the space
    set_text(f, "breath calm", 100);
    assert_int_equal(typesetter_counts(f->typesetter).shaped, shaped);
    typesetter_forget(f->typesetter);
    set_text(f, "breath calm", 100);
    assert_int_equal(typesetter_counts(f->typesetter).shaped, shaped + 3);
}

// Any mixture at any width: every byte that is not a hanging space stands in one line, in order, and lines fit.
static void random_passages_lose_nothing(void **state)
{
    Fixture *f = *state;
    static const char *const pieces[] = {
        "a", "word", " ", " ",  "longerword", "سلام",   "אב",     "12", "你好", "ไทย", "\U0001F44D\U0001F3FD",
        "-", "(",    ")", "\n", "e\u0301",    "\u00AD", "\u200B", "\"", ". "};
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char string[512] = "";
        for (int i = 0; i < 1 + round % 24; i++) {
            seed = seed * 1664525u + 1013904223u;
            strcat(string, pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        int width_px = 20 + round % 13 * 17;
        Passage passage = passage_of(f, string);
        passage.language = round % 2 ? TEXT("pl") : TEXT(""); // where "a" leans on the next word
        Paragraph paragraph = paragraph_set(f->typesetter, f->arena, &passage, width_px);
        uint32_t at = 0;
        for (int i = 0; i < paragraph.line_count; i++) {
            const ParagraphLine *line = &paragraph.lines[i];
            assert_true(line->start >= at && line->end >= line->start);
            for (; at < line->start; at++)
                assert_non_null(strchr(" \n\xE2\x80\x8B", string[at]));
            assert_true(line->width <= width_px * 64);
            at = line->end;
        }
        for (; string[at]; at++)
            assert_non_null(strchr(" \n\xE2\x80\x8B", string[at]));
        draw_all(f, &paragraph, 0, 0);
        f->frame = frame_begin(f->arena, &f->theme);
        arena_reset(f->arena);
    }
}

// Small kana may begin a line in Japanese alone. A passage that names no language is in the book's.
static void lines_break_by_the_language_of_the_words(void **state)
{
    Fixture *f = *state;
    enum { BEFORE_SYLLABLE = 6, INSIDE = 9, WIDTH_PX = 60 }; // three letters
    Passage passage = passage_of(f, "ああちょ");
    assert_int_equal(paragraph_set(f->typesetter, f->arena, &passage, WIDTH_PX).lines[0].end, BEFORE_SYLLABLE);
    passage.language = TEXT("ja");
    assert_int_equal(paragraph_set(f->typesetter, f->arena, &passage, WIDTH_PX).lines[0].end, INSIDE);
    passage.language = TEXT("");
    assert_int_equal(paragraph_set(f->typesetter, f->arena, &passage, WIDTH_PX).lines[0].end, BEFORE_SYLLABLE);
    typesetter_set_language(f->typesetter, TEXT("ja"));
    assert_int_equal(paragraph_set(f->typesetter, f->arena, &passage, WIDTH_PX).lines[0].end, INSIDE);
}

static const char *lines_in(Fixture *f, const char *text, TextColumn column)
{
    Passage passage = passage_of(f, text);
    Paragraph set = paragraph_set_in(f->typesetter, f->arena, &passage, &column);
    return lines_of(f, &set);
}

static void first_lines_leave_room_for_what_stands_beside_them(void **state)
{
    Fixture *f = *state;
    TextColumn column = {.width_px = 120, .beside_px = 60, .beside_lines = 2};
    assert_string_equal(lines_in(f, "one two three four five six", column), "one|two|three four|five six|");
    assert_string_equal(lines_in(f, "one", column), "one|");
    column.beside_px = 1000; // whatever is asked: a letter a line
    assert_string_equal(lines_in(f, "abc de", column), "a|b|c de|");
}

static void turned_lines_hang(void **state)
{
    Fixture *f = *state;
    TextColumn column = {.width_px = 120, .hang_px = 30};
    assert_string_equal(lines_in(f, "one two three four\nfive six seven", column),
                        "one two|three|four|five six|seven|");
    Passage passage = passage_of(f, "one two three\nfour");
    Paragraph paragraph = paragraph_set_in(f->typesetter, f->arena, &passage, &column);
    draw_all(f, &paragraph, 10, 0);
    assert_int_equal(mark_x(f, "one two"), 10);
    assert_int_equal(mark_x(f, "three"), 40);
    assert_int_equal(mark_x(f, "four"), 10);
    assert_int_equal(paragraph_widest_px(&paragraph), 80);
    passage.direction = DIRECTION_RTL;
    paragraph = paragraph_set_in(f->typesetter, f->arena, &passage, &column);
    f->frame = frame_begin(f->arena, &f->theme);
    draw_all(f, &paragraph, 10, 0);
    assert_int_equal(mark_x(f, "three"), 10 + 120 - 30 - 50);
}

static void a_short_word_does_not_end_alone(void **state)
{
    Fixture *f = *state;
    TextColumn column = {.width_px = 200, .is_even = true};
    assert_string_equal(lines_in(f, "and it may still make them jump.", column), "and it may still|make them jump.|");
    assert_string_equal(lines_in(f, "and it may make a window jumping", column), "and it may make a|window jumping|");
    // Where that would cost a line, or nothing goes along, it stays as it is.
    assert_string_equal(lines_in(f, "twenty letters a line ok", column), "twenty letters a|line ok|");
    assert_string_equal(lines_in(f, "abcdefghijabcdefghij no", column), "abcdefghijabcdefghij|no|");
    assert_string_equal(lines_in(f, "jump.", column), "jump.|");
    column.is_even = false;
    assert_string_equal(lines_in(f, "abc def ghi jkl mno jump.", column), "abc def ghi jkl mno|jump.|");
}

// ---- proclitics

static const char *lines_by(Fixture *f, const char *language, const char *text, int width_px)
{
    Passage passage = passage_of(f, text);
    passage.language = text_of(language);
    Paragraph set = paragraph_set(f->typesetter, f->arena, &passage, width_px);
    return lines_of(f, &set);
}

static void proclitics_go_on_with_the_next_word(void **state)
{
    Fixture *f = *state;
    assert_string_equal(lines_by(f, "pl", "Jestem tu i czekam", 110), "Jestem tu|i czekam|");
    assert_string_equal(lines_by(f, "pl", "Jestem tu (i czekam)", 120), "Jestem tu|(i czekam)|");
    assert_string_equal(lines_by(f, "pl", "Jestem tu I  czekam", 110), "Jestem tu|I  czekam|");
    assert_string_equal(lines_by(f, "pl", "Jestem a i w domu", 120), "Jestem|a i w domu|"); // several of them
    assert_string_equal(lines_by(f, "uk", "старших за 180 днів", 150), "старших|за 180 днів|");
    assert_string_equal(lines_by(f, "uk", "Вправи й відповіді", 110), "Вправи|й відповіді|");
    assert_string_equal(lines_by(f, "en", "Jestem tu i czekam", 110), "Jestem tu i|czekam|");
}

static void proclitics_stay_where_they_lead_a_line_or_have_no_room(void **state)
{
    Fixture *f = *state;
    assert_string_equal(lines_by(f, "pl", "i czekamy", 70), "i|czekamy|"); // nothing is before it
    assert_string_equal(lines_by(f, "pl", "tu a i czekamy", 70),
                        "tu a i|czekamy|"); // the next line has no room for them
    assert_string_equal(lines_by(f, "pl", "Jestem tu i\nczekam", 110), "Jestem tu i|czekam|");
    assert_string_equal(lines_by(f, "pl", "Jestem tu, i", 120), "Jestem tu, i|");
    assert_string_equal(lines_by(f, "pl", "Jest tu i/a czekam", 110), "Jest tu i/a|czekam|");
}

static void a_dash_begins_no_line_in_slavic_languages(void **state)
{
    Fixture *f = *state;
    assert_string_equal(lines_by(f, "ru", "Всё это — о том", 80), "Всё|это —|о том|");
    assert_string_equal(lines_by(f, "en", "All you — of it", 80), "All you|— of it|");
    assert_string_equal(lines_by(f, "ru", "— Всё это", 50), "— Всё|это|");        // somebody speaks
    assert_string_equal(lines_by(f, "ru", "этот экран —", 100), "этот экран|—|"); // no word follows
    assert_string_equal(lines_by(f, "ru", "экранами — о", 90), "экранами|— о|");  // there is no room for both
}

static void words_that_are_broken_carry_no_proclitic(void **state)
{
    Fixture *f = *state;
    assert_string_equal(lines_by(f, "pl", "tu i abcdefghijkl", 60), "tu i|abcde-|fghi-|jkl|");
}

int main(void)
{
#define with_fixture(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        with_fixture(lines_fill_and_spaces_hang),
        with_fixture(newlines_break),
        with_fixture(wide_words_break_at_graphemes),
        with_fixture(soft_hyphens_show_only_where_a_line_ends),
        with_fixture(a_hyphen_leaves_three_letters_on_both_lines),
        with_fixture(an_endless_word_costs_what_its_lines_cost),
        with_fixture(six_scripts_and_a_picture_in_one_line),
        with_fixture(mixed_scripts_break_where_each_may),
        with_fixture(right_to_left_paragraphs_start_at_the_right),
        with_fixture(numbers_stand_upright_in_hebrew),
        with_fixture(numbers_to_dial_keep_the_order_of_their_groups),
        with_fixture(other_numbers_stay_where_their_words_lead),
        with_fixture(isolated_spans_do_not_disturb_what_surrounds_them),
        with_fixture(lines_of_two_directions_reorder_one_by_one),
        with_fixture(spans_part_runs_but_not_words),
        with_fixture(small_letters_stand_above_and_below_the_line),
        with_fixture(small_letters_are_never_too_small_to_read),
        with_fixture(letters_of_one_width_are_as_high_and_take_no_hyphen),
        with_fixture(a_picture_stands_in_place_of_its_words),
        with_fixture(a_line_goes_through_struck_words),
        with_fixture(a_line_is_under_underlined_words),
        with_fixture(small_capitals_are_smaller),
        with_fixture(tracking_widens_but_never_joined_scripts),
        with_fixture(variation_selectors_choose_the_picture),
        with_fixture(words_of_a_language_take_its_face),
        with_fixture(a_span_of_a_language_takes_its_face),
        with_fixture(links_become_targets_apart_from_each_other),
        with_fixture(a_link_over_two_lines_gives_its_name_once),
        with_fixture(drawn_strings_hold_no_controls),
        with_fixture(a_letter_bears_so_many_marks),
        with_fixture(words_are_shaped_once_until_forgotten),
        with_fixture(random_passages_lose_nothing),
        with_fixture(lines_break_by_the_language_of_the_words),
        with_fixture(first_lines_leave_room_for_what_stands_beside_them),
        with_fixture(turned_lines_hang),
        with_fixture(a_short_word_does_not_end_alone),
        with_fixture(proclitics_go_on_with_the_next_word),
        with_fixture(proclitics_stay_where_they_lead_a_line_or_have_no_room),
        with_fixture(a_dash_begins_no_line_in_slavic_languages),
        with_fixture(words_that_are_broken_carry_no_proclitic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
