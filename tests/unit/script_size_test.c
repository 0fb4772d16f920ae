// The heights that the themes promise, by script, on the letters that are drawn; and lines that words have room in.
#include "page/script-size.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>

#include "book/book.h"
#include "command/stage.h"
#include "device/fonts.h"
#include "page/paragraph.h"
#include "page/runs.h"
#include "page/theme.h"

static Fonts *fonts;
static const Metrics *metrics;
static Typesetter *typesetter;
static Arena *arena;

static int set_up(void **state)
{
    (void)state;
    fonts = fonts_open(LECTERN_TESTS_DIR "/../fonts", NULL, NULL);
    metrics = fonts ? fonts_metrics(fonts) : NULL;
    typesetter = fonts ? typesetter_create(metrics, "en") : NULL;
    arena = arena_create();
    return !typesetter;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(arena);
    typesetter_destroy(typesetter);
    fonts_close(fonts);
    return 0;
}

// A language of each script, and the size of its letters beside those of the clear family, in hundredths.
static const struct {
    const char *language;
    int least, most;
} LANGUAGES[] = {
    {"ar", 115, 120}, {"fa", 115, 120}, {"ur", 90, 100},  {"he", 118, 122}, {"hi", 113, 116}, {"bn", 113, 116},
    {"pa", 113, 116}, {"gu", 117, 120}, {"ta", 127, 130}, {"te", 99, 101},  {"kn", 99, 101},  {"ml", 124, 128},
    {"si", 115, 118}, {"th", 126, 129}, {"lo", 126, 129}, {"km", 120, 123}, {"my", 129, 132}, {"am", 99, 101},
    {"hy", 99, 101},  {"ka", 99, 101},  {"zh", 99, 101},  {"ja", 99, 101},  {"ko", 99, 101},
};
enum { LANGUAGE_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES };

static uint32_t point_of(const ReferenceLetter *reference)
{
    size_t at = 0;
    return text_next(text_of(reference->letter), &at);
}

// The face that shows a language's reference letter.
static Font face_of(Font font, Text language)
{
    const ReferenceLetter *reference = script_reference(unicode_language_script(language));
    assert_non_null(reference);
    int own = metrics->language_face(metrics->owner, language);
    int face = own > 0 ? own : metrics->face(metrics->owner, font, point_of(reference));
    assert_true(face > 0);
    font.face = (uint8_t)face;
    return font;
}

// How high SDL_ttf draws it.
static int drawn_px(Font font, const ReferenceLetter *reference)
{
    TTF_Font *drawing = fonts_face(fonts, font);
    int top = 0;
    assert_non_null(drawing);
    assert_int_equal(TTF_GlyphMetrics32(drawing, point_of(reference), NULL, NULL, NULL, &top, NULL), 0);
    return top;
}

static void assert_height(const Glass *glass, const ThemeReader *reader)
{
    static const double degrees[TEXT_STEP_MOST + 1] = {0, 0.44, 0.5, 0.6, 0.7, 0.85, 1.0};
    Theme theme = theme_make(glass, reader, metrics);
    const ReferenceLetter *reference = script_reference(unicode_language_script(reader->language));
    double promised_px =
        tan(degrees[reader->preferences.text_step] * 3.14159265358979 / 180) * glass->distance_mm * glass->px_per_mm;
    for (unsigned style = 0; style <= (SPAN_STRONG | SPAN_EM); style++) {
        Font font = theme.body.font;
        font.style = (uint8_t)style;
        Font letters = face_of(font, reader->language);
        ScriptSize size = script_size(metrics, letters, reference->script);
        assert_int_equal(size.size_px, script_size_in(metrics, font, reader->language).size_px);
        letters.size_px = size.size_px;
        int drawn = drawn_px(letters, reference);
        if (drawn < (int)promised_px)
            fail_msg("%.*s: \"%s\" is drawn %d px high in family %d, style %u, and not %.1f",
                     TEXT_ARGS(reader->language), reference->letter, drawn, font.family, style, promised_px);
        if (style == 0 && glass->width_px == 1280)
            print_message("%-3.*s family %d step %d: %s %.2f mm, promised %.2f mm; em %d px beside %d px\n",
                          TEXT_ARGS(reader->language), font.family, reader->preferences.text_step, reference->letter,
                          drawn / glass->px_per_mm, promised_px / glass->px_per_mm, size.size_px, font.size_px);
    }
}

static void each_script_is_as_high_as_promised(void **state)
{
    (void)state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        Glass glass;
        for (int g = 0; glass_known(g, &glass); g++) {
            for (int k = 0; k < 6; k++) {
                ThemeReader reader = {.language = text_of(LANGUAGES[i].language)};
                reader.preferences.text_step = k % 2 ? TEXT_STEP_AFAR : TEXT_STEP_DEFAULT;
                reader.preferences.family = (FontFamily)(k / 2);
                assert_height(&glass, &reader);
            }
        }
    }
}

static void sizes_are_those_of_the_design(void **state)
{
    (void)state;
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        Font font = {.size_px = 1000};
        int percent = (script_size_in(metrics, font, text_of(LANGUAGES[i].language)).size_px + 5) / 10;
        if (percent < LANGUAGES[i].least || percent > LANGUAGES[i].most)
            fail_msg("%s stands at %d hundredths", LANGUAGES[i].language, percent);
    }
}

// The size of a script's letters is that of the capitals beside them, whatever part of its em they are in the family.
static void families_agree(void **state)
{
    (void)state;
    Glass glass = glass_of(1280, 800, 0, 0);
    for (int i = 0; i < LANGUAGE_COUNT; i++) {
        int sizes[(FAMILY_DYSLEXIC + 1)];
        for (int family = 0; family < (FAMILY_DYSLEXIC + 1); family++) {
            ThemeReader reader = {.language = text_of(LANGUAGES[i].language)};
            reader.preferences = (Preferences){.text_step = TEXT_STEP_MOST, .family = (FontFamily)family};
            Theme theme = theme_make(&glass, &reader, metrics);
            sizes[family] = script_size_in(metrics, theme.body.font, reader.language).size_px;
            assert_in_range(sizes[family] - sizes[0] + 3, 0, 6);
        }
    }
}

static void the_familys_own_letters_keep_their_size(void **state)
{
    (void)state;
    static const Script own[] = {SCRIPT_LATIN, SCRIPT('C', 'y', 'r', 'l'), SCRIPT('G', 'r', 'e', 'k'), SCRIPT_COMMON};
    for (uint16_t px = 12; px < 120; px++) {
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            assert_int_equal(script_size(metrics, (Font){.size_px = px}, own[i]).size_px, px);
        Font arrow = {.size_px = px};
        arrow.face = (uint8_t)metrics->face(metrics->owner, arrow, 0x2192);
        assert_int_equal(script_size(metrics, arrow, SCRIPT_LATIN).size_px, px);
        Font emoji = {.size_px = px};
        emoji.face = (uint8_t)metrics->face(metrics->owner, emoji, 0x1F600);
        assert_int_equal(script_size(metrics, emoji, SCRIPT_ARABIC).size_px, px);
    }
    for (int i = 0; i < 2; i++)
        assert_int_equal(script_size_in(metrics, (Font){.size_px = 40}, text_of(i ? "vi" : "")).size_px, 40);
}

static void sizes_are_found_again(void **state)
{
    (void)state;
    ScriptSizes sizes = {0};
    for (int round = 0; round < 2; round++) {
        for (uint16_t px = 20; px < 20 + SCRIPT_SIZES_KEPT + 8; px++) {
            Font font = face_of((Font){.size_px = px}, TEXT("ar"));
            ScriptSize found = script_sizes_find(&sizes, metrics, font, SCRIPT_ARABIC);
            ScriptSize measured = script_size(metrics, font, SCRIPT_ARABIC);
            assert_int_equal(found.size_px, measured.size_px);
            assert_int_equal(found.ascent, measured.ascent);
            assert_int_equal(found.descent, measured.descent);
        }
    }
}

static Theme theme_in(const char *language, int step, FontFamily family, const Glass *glass)
{
    ThemeReader reader = {.direction = DIRECTION_AUTO, .language = text_of(language)};
    reader.preferences = (Preferences){.text_step = step, .family = family};
    return theme_make(glass, &reader, metrics);
}

static Paragraph set_words(const Theme *theme, const char *language, const char *words, int width_px)
{
    Passage passage = {.text = text_of(words), .style = theme->body, .language = text_of(language)};
    return paragraph_set(typesetter, arena, &passage, width_px);
}

// Nastaliq climbs along each word, and stands two and a half em high.
static void urdu_has_three_lines_on_small_glass(void **state)
{
    (void)state;
    static const Size glasses[] = {{800, 480}, {1024, 600}, {600, 1024}};
    for (size_t g = 0; g < sizeof glasses / sizeof *glasses; g++) {
        Glass glass = glass_of(glasses[g].w, glasses[g].h, 0, 0);
        for (int family = 0; family < (FAMILY_DYSLEXIC + 1); family++) {
            Theme theme = theme_in("ur", TEXT_STEP_AFAR, (FontFamily)family, &glass);
            int letters_px = script_size_in(metrics, theme.body.font, TEXT("ur")).size_px;
            assert_in_range(theme.body.leading_px, letters_px * 22 / 10, letters_px * 26 / 10);
            assert_true(theme_offers_step(&theme, metrics, TEXT_STEP_AFAR));
            Paragraph words = set_words(&theme, "ur", "یہاں کوئی آپ سے کچھ نہیں پوچھتا۔ گٹھلی", glass.width_px / 2);
            assert_true(words.line_count > 1);
            assert_int_equal(words.passage.style.leading_px, theme.body.leading_px);
            assert_int_equal(words.runs[0].voice.font.face, metrics->language_face(metrics->owner, TEXT("ur")));
            assert_int_equal(words.runs[0].voice.font.size_px, letters_px);
        }
    }
}

// On a page itself, with all that stands around its text.
static void pages_of_urdu_hold_three_lines(void **state)
{
    (void)state;
    static const Size glasses[] = {{800, 480}, {1024, 600}, {600, 1024}};
    for (int i = 0; i < 9; i++) {
        Stage stage;
        StageSpec spec = {.content = LECTERN_TESTS_DIR "/library/urdu", .window = glasses[i / 3]};
        spec.preferences = (Preferences){.text_step = TEXT_STEP_AFAR, .family = (FontFamily)(i % 3)};
        assert_true(stage_open(&stage, &spec));
        app_perform(stage.app, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("waiting")), .value = OPEN_WHOLE});
        int most = 0;
        for (int page = 0; page < 12; page++) {
            const Frame *frame = stage_frame(&stage);
            int lines = 0;
            for (int k = 0; k < frame->lines.count; k++)
                lines += text_starts(frame->lines.at[k].passage, TEXT("یہاں کوئی"));
            most = lines > most ? lines : most;
            app_perform(stage.app, (Action){.kind = ACTION_NEXT});
        }
        if (most < 3)
            fail_msg("at %dx%d in family %d a page holds %d lines", glasses[i / 3].w, glasses[i / 3].h, i % 3, most);
        stage_close(&stage);
    }
}

// What a line of set words reaches, from its own runs.
static InkReach reach_of(const Paragraph *paragraph)
{
    InkReach reach = {0};
    for (int i = 0; i < paragraph->run_count; i++) {
        const Face *voice = &paragraph->runs[i].voice;
        Text text = text_slice(paragraph->passage.text, paragraph->runs[i].start, paragraph->runs[i].end);
        InkReach run = metrics->ink(metrics->owner, &(GlyphRun){voice->font, voice->script, voice->is_rtl, text});
        reach.ascent = run.ascent > reach.ascent ? run.ascent : reach.ascent;
        reach.descent = run.descent > reach.descent ? run.descent : reach.descent;
    }
    return reach;
}

// No ink is cut: a quarter of a line beyond the line is drawn, and of one of 1.5 em at least.
static void words_have_room_in_their_lines(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"ar", "أُغلِقَ الجَوّ إلى حَجٍّ"},
        {"fa", "آگاهی و گفت‌وگو چیست؟"},
        {"ur", "کچھ گٹھلی پیچھے ٹھیک"},
        {"hi", "मैं किंतु हूँ ट्ठू"},
        {"ta", "கீழே மூன்று"},
        {"th", "ที่นี่ ปู่ ญาติผู้ใหญ่"},
        {"my", "ကျွန်ုပ် ကြို့"},
        {"km", "ស្ត្រី កើត"},
        {"zh", "国家"},
    };
    Glass glass = glass_of(800, 480, 0, 0);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        for (int family = 0; family < (FAMILY_DYSLEXIC + 1); family++) {
            Theme theme = theme_in(words[i][0], TEXT_STEP_DEFAULT, (FontFamily)family, &glass);
            const TextStyle styles[] = {theme.body, theme.label, theme.small, theme.heading};
            for (size_t k = 0; k < sizeof styles / sizeof *styles; k++) {
                theme.body = styles[k];
                Paragraph set = set_words(&theme, words[i][0], words[i][1], 4000);
                const TextStyle *style = &set.passage.style;
                InkReach reach = reach_of(&set);
                int usual_px = set.runs[0].voice.font.size_px * 3 / 2,
                    more = (style->leading_px > usual_px ? style->leading_px : usual_px) / 4;
                if (reach.ascent / 64 > style->ascent_px + more ||
                    reach.descent / 64 > style->leading_px - style->ascent_px + more)
                    fail_msg("\"%s\" in style %zu of family %d reaches %d above and %d below, in %d and %d",
                             words[i][1], k, family, reach.ascent / 64, reach.descent / 64, style->ascent_px,
                             style->leading_px - style->ascent_px);
            }
        }
    }
}

// Words of another script among Latin ones: lines keep their rhythm where their letters have room in it.
static void lines_of_two_scripts_keep_one_rhythm(void **state)
{
    (void)state;
    Glass glass = glass_of(1280, 800, 0, 0);
    for (int family = 0; family < (FAMILY_DYSLEXIC + 1); family++) {
        Theme theme = theme_in("en", TEXT_STEP_DEFAULT, (FontFamily)family, &glass);
        Paragraph mixed = set_words(&theme, "en", "A word, قريب, and another one.", 300);
        assert_int_equal(mixed.passage.style.leading_px, theme.body.leading_px);
        assert_int_equal(mixed.passage.style.ascent_px, theme.body.ascent_px);
        Paragraph high = set_words(&theme, "ur", "A word, قریب, and another one.", 300);
        assert_true(high.passage.style.leading_px > theme.body.leading_px);
        assert_int_equal(paragraph_height_px(&high), high.line_count * high.passage.style.leading_px);
    }
    Theme latin = theme_in("en", TEXT_STEP_DEFAULT, FAMILY_CLEAR, &glass),
          arabic = theme_in("ar", TEXT_STEP_DEFAULT, FAMILY_CLEAR, &glass);
    assert_int_equal(latin.body.leading_px, arabic.body.leading_px);
    assert_int_equal(latin.label.leading_px, arabic.label.leading_px);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_script_is_as_high_as_promised),
        cmocka_unit_test(sizes_are_those_of_the_design),
        cmocka_unit_test(families_agree),
        cmocka_unit_test(the_familys_own_letters_keep_their_size),
        cmocka_unit_test(sizes_are_found_again),
        cmocka_unit_test(urdu_has_three_lines_on_small_glass),
        cmocka_unit_test(pages_of_urdu_hold_three_lines),
        cmocka_unit_test(words_have_room_in_their_lines),
        cmocka_unit_test(lines_of_two_scripts_keep_one_rhythm),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
