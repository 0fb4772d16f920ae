// Letters at seams, in the fonts that are installed: where a tag begins within a word, where a mark stands on a letter.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "device/fonts.h"
#include "page/paragraph.h"
#include "page/runs.h"

typedef struct Fixture {
    Fonts *fonts;
    const Metrics *metrics;
    Typesetter *typesetter;
    Arena *arena;
} Fixture;

static Fixture fixture;

static int set_up(void **state)
{
    (void)state;
    fixture.fonts = fonts_open(LECTERN_TESTS_DIR "/../fonts", NULL, NULL);
    if (!fixture.fonts)
        return 1;
    fixture.metrics = fonts_metrics(fixture.fonts);
    fixture.typesetter = typesetter_create(fixture.metrics, "en");
    fixture.arena = arena_create();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(fixture.arena);
    typesetter_destroy(fixture.typesetter);
    fonts_close(fixture.fonts);
    return 0;
}

enum { WIDE_PX = 2000, SIZE_PX = 40 };

static Paragraph set_words(FontFamily family, const char *words, const Span *spans, int span_count)
{
    Passage passage = {.text = text_of(words), .spans = spans, .span_count = span_count};
    passage.style.font = (Font){.family = (uint8_t)family, .size_px = SIZE_PX};
    passage.style.leading_px = 2 * SIZE_PX;
    return paragraph_set(fixture.typesetter, fixture.arena, &passage, WIDE_PX);
}

static int width_of(const char *words, const char *tagged)
{
    const char *start = strstr(words, tagged);
    Span span = {.start = (uint32_t)(start - words),
                 .end = (uint32_t)(start - words + (ptrdiff_t)strlen(tagged)),
                 .action.kind = ACTION_TERM};
    Paragraph paragraph = set_words(FAMILY_CLEAR, words, &span, *tagged ? 1 : 0);
    assert_int_equal(paragraph.line_count, 1);
    return paragraph.lines[0].width;
}

// One pixel for what is rounded at each seam.
static void a_tag_within_a_word_parts_no_letters(void **state)
{
    (void)state;
    static const struct {
        const char *words, *tagged;
    } cases[] = {
        {"بالكتاب", "كتاب"}, {"للحدود", "حدود"}, {"كتابهم", "هم"}, {"بيتهم", "ته"},
        {"بَيْتُهُم", "تُهُ"},     {"ܫܠܡܐ", "ܠ"},      {"دار هم", "هم"}, {"limits", "mit"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_in_range(width_of(cases[i].words, cases[i].tagged) - width_of(cases[i].words, "") + 64, 0, 2 * 64);
}

// A word that is broken since no line holds it goes on in the form of its middle.
static void a_broken_word_is_drawn_as_it_was_measured(void **state)
{
    (void)state;
    Passage passage = {.text = TEXT("ببببببببببببببببببببببببب")};
    passage.style.font = (Font){.size_px = SIZE_PX};
    passage.style.leading_px = 2 * SIZE_PX;
    Paragraph paragraph = paragraph_set(fixture.typesetter, fixture.arena, &passage, 4 * SIZE_PX);
    assert_true(paragraph.line_count > 1);
    static const Palette palette;
    Theme theme = {.palette = &palette};
    theme.glass.width_px = theme.glass.height_px = WIDE_PX;
    Frame frame = frame_begin(fixture.arena, &theme);
    paragraph_draw(fixture.typesetter, &frame, &(ParagraphPart){&paragraph, 0, 1, 0, 0, ALIGN_START});
    assert_int_equal(frame.marks.count, 1);
    const GlyphRun *run = &frame.marks.at[0].run;
    assert_in_range(fixture.metrics->width(fixture.metrics->owner, run) - paragraph.lines[0].width + 64, 0, 2 * 64);
    assert_true(text_ends(run->text, TEXT("\xE2\x80\x8D")));
}

// All that is drawn of each run has a glyph in the run's own face.
static void assert_faces(FontFamily family, const char *words)
{
    Paragraph paragraph = set_words(family, words, NULL, 0);
    for (int i = 0; i < paragraph.run_count; i++) {
        const TextRun *run = &paragraph.runs[i];
        for (size_t at = run->start; at < run->end;) {
            uint32_t point = text_next(paragraph.passage.text, &at);
            if (point != ' ' && !unicode_is_ignorable(point))
                assert_int_equal(fixture.metrics->face(fixture.metrics->owner, run->voice.font, point),
                                 run->voice.font.face);
        }
    }
}

static void marks_and_their_letter_come_from_one_face(void **state)
{
    (void)state;
    for (int family = FAMILY_CLEAR; family <= FAMILY_DYSLEXIC; family++) {
        assert_faces((FontFamily)family, "ẹ̀kọ́ ọ̀rọ̀ ṣùgbọ́n n̄ m̀ Ẹ́ Ọ̀");
        assert_faces((FontFamily)family, "ɛ̃ ɔ̃ ŋ́ ɖ ɣ ƙ ɗ ɓ ŋ̀");
    }
}

static int face_of(const char *words)
{
    return set_words(FAMILY_CLEAR, words, NULL, 0).runs[0].voice.font.face;
}

static void a_sign_is_plain_where_it_is_asked_to_be(void **state)
{
    (void)state;
    int pictures = face_of("😀");
    assert_int_equal(face_of("☀️"), pictures);
    assert_int_not_equal(face_of("☀︎"), pictures);
    assert_int_not_equal(face_of("⌚︎"), pictures);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_tag_within_a_word_parts_no_letters),
        cmocka_unit_test(a_broken_word_is_drawn_as_it_was_measured),
        cmocka_unit_test(marks_and_their_letter_come_from_one_face),
        cmocka_unit_test(a_sign_is_plain_where_it_is_asked_to_be),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
