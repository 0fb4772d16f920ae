#include "device/fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "book/book.h"
#include "page/theme.h"

static Fonts *fonts;
static const Metrics *metrics;

static int open_fonts(void **state)
{
    (void)state;
    fonts = fonts_open(LECTERN_TESTS_DIR "/../fonts", NULL, NULL);
    metrics = fonts == NULL ? NULL : fonts_metrics(fonts);
    return fonts == NULL;
}

static int close_fonts(void **state)
{
    (void)state;
    fonts_close(fonts);
    return 0;
}

static GlyphRun make_run(Font font, Script script, const char *words)
{
    size_t at = 0;
    GlyphRun run = {.font = font, .script = script, .text = text_of(words)};
    run.is_rtl = script == SCRIPT_ARABIC;
    run.font.face = (uint8_t)metrics->face(metrics->owner, font, text_next(run.text, &at));
    return run;
}

static int width(const GlyphRun *run)
{
    return metrics->width(metrics->owner, run);
}

// What SDL_ttf says that it will draw, in pixels.
static int drawn_width(const GlyphRun *run)
{
    TTF_Font *font = fonts_face(fonts, run->font);
    assert_non_null(font);
    char script[] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8), (char)run->script,
                     '\0'};
    TTF_SetFontScriptName(font, script);
    TTF_SetFontDirection(font, run->is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    int w = 0;
    assert_int_equal(TTF_SizeUTF8(font, run->text.at, &w, NULL), 0);
    return w;
}

// The texts begin and end with letters whose ink stays within their advance, so that SDL_ttf's extent is the advance
// alone.
static void advance_cache_are_those_drawn(void **state)
{
    (void)state;
    const struct {
        Script script;
        const char *words;
    } texts[] = {
        {SCRIPT_LATIN, "nobody has to answer: office, AVATAR, fjord, 1234 n"},
        {SCRIPT_LATIN, "na\xc3\xafve caf\xc3\xa9 \xe2\x80\x93 e\xcc\x81n"},
        {SCRIPT('H', 'e', 'b', 'r'), "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d"},
        {SCRIPT('D', 'e', 'v', 'a'), "\xe0\xa4\xb9\xe0\xa4\xbf\xe0\xa4\xa8\xe0\xa5\x8d\xe0\xa4\xa6\xe0\xa5\x80"},
        {SCRIPT('T', 'h', 'a', 'i'),
         "\xe0\xb8\xa0\xe0\xb8\xb2\xe0\xb8\xa9\xe0\xb8\xb2\xe0\xb9\x84\xe0\xb8\x97\xe0\xb8\xa2"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        for (unsigned style = 0; style < 4; style++) {
            for (uint16_t px = 17; px <= 61; px = (uint16_t)(px + 11)) {
                for (uint8_t family = FAMILY_CLEAR; family <= FAMILY_DYSLEXIC; family++) {
                    GlyphRun run = make_run((Font){.family = family, .style = (uint8_t)style, .size_px = px},
                                            texts[i].script, texts[i].words);
                    int drawn = drawn_width(&run), set = width(&run);
                    if (drawn < set / 64 || drawn > set / 64 + 3) {
                        fail_msg("\"%s\" family %d style %u at %d px: set %.2f, drawn %d", texts[i].words, family,
                                 style, px, set / 64.0, drawn);
                    }
                }
            }
        }
    }
}

static void plain_words_are_exact(void **state)
{
    (void)state;
    GlyphRun run = make_run((Font){.size_px = 36}, SCRIPT_LATIN, "nobody has to answer, in a calm moment n");
    assert_int_equal(drawn_width(&run), width(&run) / 64);
}

static void arabic_joins(void **state)
{
    (void)state;
    const char *letters[] = {"\xd8\xa8", "\xd9\x8a", "\xd8\xaa"};
    Font font = {.size_px = 36};
    int apart = 0;
    for (int i = 0; i < 3; i++) {
        GlyphRun run = make_run(font, SCRIPT_ARABIC, letters[i]);
        apart += width(&run);
    }
    GlyphRun joined = make_run(font, SCRIPT_ARABIC, "\xd8\xa8\xd9\x8a\xd8\xaa");
    assert_true(width(&joined) > 0 && width(&joined) * 4 < apart * 3);
}

static void sizes_add_up(void **state)
{
    (void)state;
    GlyphRun run = make_run((Font){.size_px = 40}, SCRIPT_LATIN, "hamburg");
    int small = width(&run);
    run.font.size_px = 80;
    assert_in_range(width(&run), small * 2 - 64, small * 2 + 64);
    run.text = TEXT("");
    assert_int_equal(width(&run), 0);
}

static void fallbacks_cover_what_the_family_lacks(void **state)
{
    (void)state;
    Font font = {.size_px = 36};
    assert_int_equal(metrics->face(metrics->owner, font, 'a'), 0);
    int arabic = metrics->face(metrics->owner, font, 0x0628), emoji = metrics->face(metrics->owner, font, 0x1F600);
    assert_true(arabic > 0 && emoji > 0 && arabic != emoji);
    assert_int_equal(metrics->face(metrics->owner, font, 0x10FFFE), -1);
}

// The longest tag that begins a language's own.
static void languages_have_faces_of_their_own(void **state)
{
    (void)state;
    static const char *const apart[] = {"ja", "ko", "zh", "zh-Hant", "zh-HK"};
    enum { APART = sizeof apart / sizeof *apart, HAN_BONE = 0x9AA8 };
    int faces[APART];
    for (int i = 0; i < APART; i++) {
        faces[i] = metrics->language_face(metrics->owner, text_of(apart[i]));
        assert_true(faces[i] > 0);
        for (int k = 0; k < i; k++)
            assert_int_not_equal(faces[i], faces[k]);
        assert_int_equal(metrics->face(metrics->owner, (Font){.face = (uint8_t)faces[i], .size_px = 36}, HAN_BONE),
                         faces[i]);
    }
    assert_int_equal(metrics->language_face(metrics->owner, TEXT("ja-JP")), faces[0]);
    assert_int_equal(metrics->language_face(metrics->owner, TEXT("zh-Hans")), faces[2]);
    assert_int_equal(metrics->language_face(metrics->owner, TEXT("zh-Hant-TW")), faces[3]);
    assert_int_equal(metrics->language_face(metrics->owner, TEXT("zhx")), -1);
    assert_int_equal(metrics->language_face(metrics->owner, TEXT("en")), -1);
    assert_int_equal(metrics->language_face(metrics->owner, TEXT("")), -1);
    int shared = metrics->face(metrics->owner, (Font){.size_px = 36}, HAN_BONE);
    for (int i = 0; i < APART; i++)
        assert_true(shared > 0 && shared < faces[i]); // they stand in for nothing else
}

static void emoji_take_the_size_of_the_font(void **state)
{
    (void)state;
    GlyphRun run = make_run((Font){.size_px = 40}, SCRIPT_COMMON, "\xf0\x9f\x98\x80");
    assert_in_range(width(&run), 40 * 64, 56 * 64);
    assert_true(fonts_scale(fonts, run.font) < 0.5);
    FontHeights heights = metrics->heights(metrics->owner, run.font);
    assert_in_range(heights.ascent + heights.descent, 40 * 64, 56 * 64);
}

// The ink of H, as drawn.
static int drawn_cap_px(TTF_Font *font)
{
    int least, most;
    assert_int_equal(TTF_GlyphMetrics32(font, 'H', NULL, NULL, &least, &most, NULL), 0);
    return most;
}

static void heights_hold_what_they_promise(void **state)
{
    (void)state;
    for (uint8_t family = FAMILY_CLEAR; family <= FAMILY_DYSLEXIC; family++) {
        for (uint16_t px = 14; px < 90; px++) {
            Font font = {.family = family, .size_px = px};
            FontHeights heights = metrics->heights(metrics->owner, font);
            TTF_Font *drawing = fonts_face(fonts, font);
            assert_int_equal(heights.ascent, TTF_FontAscent(drawing) * 64);
            assert_int_equal(heights.ascent + heights.descent, TTF_FontHeight(drawing) * 64);
            assert_true(heights.cap <= drawn_cap_px(drawing) * 64);
            if (heights.cap <
                drawn_cap_px(drawing) * 64 - 128) { // hinting fits small letters to whole pixels and capitals with them
                fail_msg("family %d at %d px: cap %.2f, drawn %d", family, px, heights.cap / 64.0,
                         drawn_cap_px(drawing));
            }
        }
    }
}

static void clusters_stand_where_the_run_has_them(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    GlyphRun run = make_run((Font){.size_px = 36}, SCRIPT_LATIN, "ne\xcc\x81t");
    const Cluster *clusters;
    assert_int_equal(fonts_clusters(fonts, arena, &run, &clusters), 3);
    assert_true(text_is(clusters[1].text, "e\xcc\x81"));
    assert_int_equal(clusters[1].letters, 1);
    GlyphRun first = run;
    first.text = TEXT("n");
    assert_int_equal(clusters[0].x, 0);
    assert_int_equal(clusters[1].x, width(&first));
    arena_destroy(arena);
}

static void forgetting_closes_and_opens_again(void **state)
{
    (void)state;
    GlyphRun run = make_run((Font){.size_px = 36}, SCRIPT_LATIN, "again");
    int before = width(&run);
    assert_true(fonts_open_count(fonts) > 0);
    fonts_forget(fonts);
    assert_int_equal(fonts_open_count(fonts), 0);
    assert_int_equal(width(&run), before);
    assert_int_equal(fonts_open_count(fonts), 1);
}

static void only_what_is_asked_for_opens(void **state)
{
    (void)state;
    fonts_forget(fonts);
    metrics->face(metrics->owner, (Font){.size_px = 30}, 'x');
    assert_int_equal(fonts_open_count(fonts), 1);
    metrics->heights(metrics->owner, (Font){.size_px = 30, .style = SPAN_STRONG});
    assert_int_equal(fonts_open_count(fonts), 2);
}

static void more_sizes_than_are_kept(void **state)
{
    (void)state;
    GlyphRun run = make_run((Font){.size_px = 20}, SCRIPT_LATIN, "sizes");
    int first = width(&run);
    for (uint16_t px = 21; px < 60; px++) {
        run.font.size_px = px;
        assert_true(width(&run) > first);
        assert_non_null(fonts_face(fonts, run.font));
    }
    run.font.size_px = 20;
    assert_int_equal(width(&run), first);
}

static void missing_list_is_a_sentence(void **state)
{
    (void)state;
    char fault[FONTS_FAULT_SIZE] = "";
    assert_null(fonts_open("/nonexistent", NULL, fault));
    assert_string_equal(fault, "the list of fonts /nonexistent/fonts.txt cannot be read");
}

// The list of a folder of its own.
static void open_list(const char *words, char *fault)
{
    char folder[] = "/tmp/fonts-test-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/fonts.txt", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(words, file);
    fclose(file);
    assert_null(fonts_open(folder, NULL, fault));
    unlink(path);
    rmdir(folder);
}

static void faulty_list_names_its_line(void **state)
{
    (void)state;
    char fault[FONTS_FAULT_SIZE] = "";
    open_list("# words\nclear wide Andika-Regular.ttf p\n", fault);
    assert_non_null(strstr(fault, "fonts.txt:2: this line names no font"));
    open_list("clear regular Absent.ttf p\n", fault);
    assert_string_equal(fault, "no font is there for the family \"clear\"; install fonts-sil-andika");
}

// Tags of a language, and of those that it begins.
static void tags_take_in_longer_ones(void **state)
{
    (void)state;
    Text tags = TEXT("zh-Hant,zh-TW,ar");
    assert_int_equal(font_tags_match(tags, TEXT("zh-Hant-TW")), 7);
    assert_int_equal(font_tags_match(tags, TEXT("zh-TW")), 5);
    assert_int_equal(font_tags_match(tags, TEXT("ar")), 2);
    assert_int_equal(font_tags_match(tags, TEXT("arc")), 0);
    assert_int_equal(font_tags_match(tags, TEXT("zh")), 0);
    assert_int_equal(font_tags_match(TEXT("*"), TEXT("so")), FONT_TAGS_ALL);
    assert_int_equal(font_tags_match(TEXT("-"), TEXT("so")), 0);
}

static void put_file(const char *folder, const char *name, const char *words)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(words, file);
    fclose(file);
}

// Heights of a bold font where these lines are the list, beside which Broken.ttf is no font.
static FontHeights heights_by(const char *words)
{
    char folder[] = "/tmp/fonts-test-XXXXXX", fault[FONTS_FAULT_SIZE] = "", path[64];
    assert_non_null(mkdtemp(folder));
    put_file(folder, "fonts.txt", words);
    put_file(folder, "Broken.ttf", "no font");
    Fonts *own = fonts_open(folder, NULL, fault);
    assert_non_null(own);
    const Metrics *measure = fonts_metrics(own);
    Font bold = {.size_px = 30, .style = SPAN_STRONG};
    FontHeights heights = measure->heights(measure->owner, bold);
    const GlyphRun run = {.font = bold, .script = SCRIPT_LATIN, .text = TEXT("words")};
    assert_int_equal(measure->width(measure->owner, &run) > 0, heights.cap > 0);
    assert_int_equal(fonts_face(own, bold) != NULL, heights.cap > 0);
    const ThemeReader wanted = {.preferences.text_step = TEXT_STEP_DEFAULT};
    const Glass glass = glass_of(800, 480, 5, 400);
    assert_true(theme_make(&glass, &wanted, measure).body.leading_px > 0);
    int missing_count;
    fonts_missing(own, &missing_count);
    assert_int_equal(missing_count, 0);
    fonts_close(own);
    snprintf(path, sizeof path, "%s/fonts.txt", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/Broken.ttf", folder);
    unlink(path);
    rmdir(folder);
    return heights;
}

// The list itself says where a file comes from and who needs it.
static void files_that_are_not_there_are_known(void **state)
{
    (void)state;
    char folder[] = "/tmp/fonts-test-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    put_file(
        folder, "fonts.txt",
        "folder /usr/share/fonts/truetype/andika\nclear regular Andika-Regular.ttf fonts-sil-andika\n"
        "book bold Absent.ttf p\nshared ar,fa regular Missing.ttc#2 fonts-q\nlanguage ur regular Gone.ttf fonts-r\n");
    Fonts *own = fonts_open(folder, NULL, NULL);
    assert_non_null(own);
    int count;
    const MissingFont *missing = fonts_missing(own, &count);
    assert_int_equal(count, 3);
    assert_true(text_is(missing[0].file, "Absent.ttf") && text_is(missing[0].tags, "*"));
    assert_true(text_is(missing[1].file, "Missing.ttc") && text_is(missing[1].tags, "ar,fa"));
    assert_true(text_is(missing[1].package, "fonts-q") && text_is(missing[2].tags, "ur"));
    fonts_close(own);
    snprintf(path, sizeof path, "%s/fonts.txt", folder);
    unlink(path);
    rmdir(folder);
}

static void what_is_no_font_gives_way_to_another(void **state)
{
    (void)state;
#define SYSTEM "folder /usr/share/fonts/truetype/andika\nfolder /usr/share/fonts/truetype/gentiumplus\n"
    FontHeights regular = heights_by(SYSTEM "clear regular Andika-Regular.ttf p\n");
    FontHeights instead = heights_by(SYSTEM "clear regular Andika-Regular.ttf p\nclear bold Broken.ttf p\n");
    assert_true(regular.cap > 0);
    assert_int_equal(instead.cap, regular.cap);
    assert_true(heights_by(SYSTEM "clear regular Broken.ttf p\nclear bold Andika-Bold.ttf p\n").cap > 0);
    assert_true(heights_by(SYSTEM "clear regular Broken.ttf p\nbook regular GentiumPlus-Regular.ttf p\n").cap > 0);
    assert_int_equal(heights_by(SYSTEM "clear regular Broken.ttf p\n").cap, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(advance_cache_are_those_drawn),
        cmocka_unit_test(plain_words_are_exact),
        cmocka_unit_test(arabic_joins),
        cmocka_unit_test(sizes_add_up),
        cmocka_unit_test(fallbacks_cover_what_the_family_lacks),
        cmocka_unit_test(languages_have_faces_of_their_own),
        cmocka_unit_test(emoji_take_the_size_of_the_font),
        cmocka_unit_test(heights_hold_what_they_promise),
        cmocka_unit_test(clusters_stand_where_the_run_has_them),
        cmocka_unit_test(forgetting_closes_and_opens_again),
        cmocka_unit_test(only_what_is_asked_for_opens),
        cmocka_unit_test(more_sizes_than_are_kept),
        cmocka_unit_test(missing_list_is_a_sentence),
        cmocka_unit_test(faulty_list_names_its_line),
        cmocka_unit_test(tags_take_in_longer_ones),
        cmocka_unit_test(files_that_are_not_there_are_known),
        cmocka_unit_test(what_is_no_font_gives_way_to_another),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
