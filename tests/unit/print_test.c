#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "fixed_metrics.h"
#include "page/print.h"

static char *printed(const Frame *frame, const Text *speech, int speech_count)
{
    char *string = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&string, &size);
    print_frame(frame, &(Heard){speech, speech_count, 33000}, out);
    fclose(out);
    return string;
}

static Frame chapter_frame(Arena *arena)
{
    Theme theme = fixed_theme(1280, 800);
    theme.glass.px_per_mm = 5.88;
    Frame frame = frame_begin(arena, &theme);
    frame.screen = TEXT("chapter");
    frame.item = id_of(TEXT("common-patterns"));
    frame.language = TEXT("en");
    return frame;
}

static void prints_every_key_in_order(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Frame frame = chapter_frame(arena);
    frame.page = 3;
    frame.breath = (BreathCue){4000, 5000, 1500};
    frame.page_count = 8;
    frame.level = TEXT("en-simple");
    frame_target(
        &frame,
        &(Target){.label = TEXT("Hide"), .action = {.kind = ACTION_HIDE}, .rect = {1, 2, 3, 4}, .enabled = true});
    *array_push(arena, &frame.lines) = (Line){.text = TEXT("Say \"no\"."),
                                              .rect = {5, 6, 7, 8},
                                              .baseline = 9,
                                              .font_px = 36,
                                              .cap_px64 = 1672,
                                              .color = {0x1F, 0x2A, 0x33, 255},
                                              .background = {0xFB, 0xF7, 0xF0, 255},
                                              .block = id_of(TEXT("p3")),
                                              .language = TEXT("ar")};
    frame_picture(&frame, (Rect){1, 1, 2, 2}, &(PictureLook){.path = TEXT("a.svg"), .alt = TEXT("A hand")});
    const Text speech[] = {TEXT("One."), TEXT("Two.")};
    char *string = printed(&frame, speech, 2);
    assert_string_equal(
        string,
        "{\"screen\": \"chapter\", \"item\": \"common-patterns\", \"window\": [1280, 800], \"px_per_mm\": 5.88, "
        "\"distance_mm\": 500,\n"
        "\"lang\": \"en\", \"level\": \"en-simple\", \"direction\": \"ltr\", \"theme\": \"day\", \"text_size\": 2, "
        "\"page\": [3, 8],\n"
        "\"targets\": [\n  {\"label\": \"Hide\", \"role\": \"button\", \"action\": \"hide\", \"rect\": [1, 2, 3, 4], "
        "\"enabled\": true, \"selected\": false, \"focused\": false, \"faded\": false, \"rest\": false, \"lang\": "
        "\"\"}],\n"
        "\"lines\": [\n  {\"text\": \"Say \\\"no\\\".\", \"rect\": [5, 6, 7, 8], \"baseline\": 9, \"font_px\": 36, "
        "\"cap_px\": 26.125, \"color\": \"#1F2A33\", \"background\": \"#FBF7F0\", \"block\": \"p3\", \"lang\": "
        "\"ar\"}],\n"
        "\"images\": [\n  {\"alt\": \"A hand\", \"rect\": [1, 1, 2, 2]}],\n"
        "\"speech\": [\"One.\", \"Two.\"],\n"
        "\"breath\": {\"in_ms\": 4000, \"out_ms\": 5000, \"at_ms\": 1500, \"sample\": 33000}}\n");
    free(string);
    arena_destroy(arena);
}

static void an_empty_frame_has_every_key(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Frame frame = chapter_frame(arena);
    char *string = printed(&frame, NULL, 0);
    assert_non_null(strstr(
        string,
        "\"page\": null,\n\"targets\": [],\n\"lines\": [],\n\"images\": [],\n\"speech\": [],\n\"breath\": null}"));
    free(string);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prints_every_key_in_order),
        cmocka_unit_test(an_empty_frame_has_every_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
