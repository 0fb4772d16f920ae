// Every letter of every language's library is shown whole, with its marks, by one face of every family and style.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/hash.h"
#include "device/fonts.h"
#include "markup/xml.h"
#include "page/coverage.h"
#include "page/paragraph.h"
#include "page/runs.h"

enum { STYLE_COUNT = 4, SEEN_SLOTS = 1 << 15, PATH_SIZE = 512 };

typedef struct Letters {
    Fonts *fonts;
    const Metrics *metrics;
    Typesetter *typesetter;
    Coverage *coverage;
    Unicode *unicode;
    Arena *arena;
    uint64_t seen[SEEN_SLOTS];
    int cluster_count, file_count;
    const char *language, *file; // being read
} Letters;

static Letters letters;

static int set_up(void **state)
{
    (void)state;
    letters.fonts = fonts_open(LECTERN_TESTS_DIR "/../fonts", NULL, NULL);
    if (!letters.fonts)
        return 1;
    letters.metrics = fonts_metrics(letters.fonts);
    letters.typesetter = typesetter_create(letters.metrics, "en");
    letters.unicode = unicode_open("en");
    letters.arena = arena_create();
    letters.coverage = coverage_create(letters.arena, letters.metrics);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_destroy(letters.arena);
    unicode_close(letters.unicode);
    typesetter_destroy(letters.typesetter);
    fonts_close(letters.fonts);
    return 0;
}

static bool is_new(Text cluster)
{
    uint64_t hash = hash_text(HASH_SEED, cluster) | 1;
    for (uint64_t at = hash;; at++) {
        uint64_t *slot = &letters.seen[at % SEEN_SLOTS];
        if (*slot == hash)
            return false;
        if (!*slot) {
            *slot = hash;
            assert_true(++letters.cluster_count < SEEN_SLOTS / 2);
            return true;
        }
    }
}

// The points of a cluster that are drawn.
static int drawn_points(Text cluster, uint32_t points[CLUSTER_POINTS_MOST])
{
    int count = 0;
    for (size_t at = 0; at < cluster.size && count < CLUSTER_POINTS_MOST;) {
        uint32_t point = text_next(cluster, &at);
        if (point > ' ' && point != 0xA0 && !unicode_is_ignorable(point))
            points[count++] = point;
    }
    return count;
}

// The run's own face shows them, as they are or as they compose.
static bool is_shown(const TextRun *run, const uint32_t *points, int count)
{
    uint32_t composed[CLUSTER_POINTS_MOST];
    Font font = run->voice.font;
    if (coverage_shows(letters.coverage, font, points, count))
        return true;
    int composed_count = unicode_compose(points, count, composed);
    return composed_count && coverage_shows(letters.coverage, font, composed, composed_count);
}

static void judge_cluster(Text cluster)
{
    uint32_t points[CLUSTER_POINTS_MOST];
    int count = drawn_points(cluster, points);
    if (!count)
        return;
    for (int k = 0; k < (FAMILY_DYSLEXIC + 1) * STYLE_COUNT; k++) {
        Font font = {.family = (uint8_t)(k / STYLE_COUNT), .style = (uint8_t)(k % STYLE_COUNT), .size_px = 30};
        Passage passage = {.text = cluster, .style = {.font = font, .leading_px = 45, .ascent_px = 34}};
        passage.language = text_of(letters.language);
        Paragraph set = paragraph_set(letters.typesetter, letters.arena, &passage, 4000);
        if (set.run_count != 1 || !is_shown(&set.runs[0], points, count))
            fail_msg("%s: \"%.*s\" (U+%04X) is not shown whole in family %d, style %d", letters.file,
                     TEXT_ARGS(cluster), (unsigned)points[0], font.family, font.style);
    }
}

static void judge_text(Text text)
{
    Offsets ends = {0};
    unicode_graphemes(letters.unicode, letters.arena, text, &ends);
    uint32_t start = 0;
    for (int i = 0; i < ends.count; start = ends.at[i++]) {
        Text cluster = text_slice(text, start, ends.at[i]);
        if (is_new(cluster))
            judge_cluster(cluster);
    }
}

static void judge_node(const XmlNode *node)
{
    if (xml_is_text(node))
        judge_text(node->text);
    for (int i = 0; i < node->attribute_count; i++)
        judge_text(node->attributes[i].value);
    for (const XmlNode *child = node->first; child; child = child->next)
        judge_node(child);
}

static void judge_file(const char *path)
{
    Problems problems = {.arena = arena_create()};
    const XmlNode *root = xml_read_file(problems.arena, path, text_of(path), &problems);
    assert_non_null(root);
    letters.file = path;
    letters.file_count++;
    judge_node(root);
    arena_destroy(problems.arena);
}

static void judge_folder(const char *folder)
{
    DIR *entries = opendir(folder);
    assert_non_null(entries);
    for (const struct dirent *entry; (entry = readdir(entries)) != NULL;) {
        char path[PATH_SIZE];
        struct stat status;
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || stat(path, &status) != 0)
            continue;
        if (S_ISDIR(status.st_mode))
            judge_folder(path);
        else if (text_ends(text_of(path), TEXT(".xml")))
            judge_file(path);
    }
    closedir(entries);
}

// With what must have been seen of each: so many different letters with their marks, in so many files.
static void every_letter_of_every_library_is_shown_whole(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "es", "ar", "fa", "zh-Hans", "ru",       "uk",
                                            "pl", "pt", "tr", "vi", "so",      "en-simple"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        char folder[PATH_SIZE];
        snprintf(folder, sizeof folder, "%s/%s", LECTERN_CONTENT_DIR, languages[i]);
        memset(letters.seen, 0, sizeof letters.seen);
        letters.cluster_count = letters.file_count = 0;
        letters.language = languages[i];
        judge_folder(folder);
        print_message("%s: %d letters in %d files\n", languages[i], letters.cluster_count, letters.file_count);
        assert_true(letters.file_count > 0 && letters.cluster_count > 50);
        arena_wipe(letters.arena);
        letters.coverage = coverage_create(letters.arena, letters.metrics);
    }
}

// What readers of these languages write beyond what the library holds now.
static void letters_of_these_languages_are_shown_whole(void **state)
{
    (void)state;
    static const char *const words[][2] = {
        {"vi", "ẮằẳẵặẤầẩẫậẾềểễệỐồổỗộỚờởỡợỨừửữựỲỵỷỹĐđ"},
        {"vi", "a\xCC\x86\xCC\x81 e\xCC\x82\xCC\xA3 o\xCC\x9B\xCC\x80 u\xCC\x9B\xCC\x89 A\xCC\x82\xCC\x83"},
        {"fa",
         "پ چ ژ گ ک ی ۀ هٔ ئ ؤ أ آ ۰۱۲۳۴۵۶۷۸۹ ، ؛ ؟ ٪ می‌خواهم خانه‌ها"},
        {"ar", "ء آ أ ؤ إ ئ ة ى بَ بً بُّ بٍّ بّٰ ٠١٢٣٤٥٦٧٨٩ ، ؛ ؟ ٪ ﷲ"},
        {"ru", "А Б В Г Д Е Ё Ж З И Й К а́ е́ и́ о́ у́ ы́ э́ ю́ я́ № « » „ “"},
        {"uk", "Ґ ґ Є є І і Ї ї ʼ ’ а́ є́ ї́"},
        {"pl", "Ą ą Ć ć Ę ę Ł ł Ń ń Ó ó Ś ś Ź ź Ż ż „ ”"},
        {"tr", "Ğ ğ İ ı Ş ş Ç ç Ö ö Ü ü Â â Î î Û û"},
        {"es", "á é í ó ú ü ñ ¿ ¡ ª º"},
        {"pt", "ã õ â ê ô á é í ó ú à ç ª º"},
        {"so", "dh kh sh ’ c x q"},
        {"zh-Hans", "，。、；：？！“”‘’（）《》——……·　着门关系亲密"},
        {"zh-Hant", "，。「」『』關係親密"},
        {"ja", "かがぱ゛ア、。「」関係親密骨"},
        {"ko", "가각힣 친밀 骨"},
        {"ur", "ا آ ب پ ت ٹ ث ج چ ڈ ڑ ژ ک گ ں ھ ہ ء ی ے ۓ ، ؟ ۔ بَ بّ ۰۱۲۳۴۵۶۷۸۹"},
        {"hi", "क्ष त्र ज्ञ कि की कूँ र्क ० १ ।"},
        {"yo", "ẹ̀ ọ́ ṣ n̄ m̀"},
    };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        letters.language = letters.file = words[i][0];
        memset(letters.seen, 0, sizeof letters.seen);
        judge_text(text_of(words[i][1]));
    }
}

// Han characters, and the marks beside them, come from the face of the language that they are written in.
static void each_language_has_its_own_han(void **state)
{
    (void)state;
    static const char *const languages[] = {"zh-Hans", "zh-Hant", "ja", "ko", "zh-HK"};
    uint8_t faces[5];
    for (int i = 0; i < 5; i++) {
        Passage passage = {.text = TEXT("骨，"), .language = text_of(languages[i])};
        passage.style = (TextStyle){.font.size_px = 30, .leading_px = 45, .ascent_px = 34};
        for (int family = 0; family < (FAMILY_DYSLEXIC + 1); family++) {
            passage.style.font.family = (uint8_t)family;
            Paragraph set = paragraph_set(letters.typesetter, letters.arena, &passage, 4000);
            assert_int_equal(set.run_count, 1);
            faces[i] = set.runs[0].voice.font.face;
            assert_int_equal(faces[i], letters.metrics->language_face(letters.metrics->owner, text_of(languages[i])));
        }
        for (int k = 0; k < i; k++)
            assert_int_not_equal(faces[i], faces[k]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_letter_of_every_library_is_shown_whole),
        cmocka_unit_test(letters_of_these_languages_are_shown_whole),
        cmocka_unit_test(each_language_has_its_own_han),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
