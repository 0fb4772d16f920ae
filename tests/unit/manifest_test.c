// Manifests: what is written is read, and nothing else is: of a manifest with a byte changed, added or left out either
// a fault is told, or it is another manifest, written as a manifest is.
#include "pack/manifest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#define HEAD "format 1\nname home\nversion 7\nneeds 0.1.0\ndate 2026-11-20\nlanguages en ar\n"
#define D "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef "
#define SOUND HEAD D "11 content/en/about.xml\n" D "0 content/library.xml\n" D "67108864 content/pictures/a_b-c.d.png\n"
#define KEYS "format 1\nname trust\nversion 2\nneeds 0.1.0\ndate -\nlanguages -\n" D "9 author.pub\n" D "9 trust.xml\n"

static void what_is_written_is_read(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Manifest manifest;
    assert_string_equal(manifest_read(arena, TEXT(SOUND), &manifest).at, "");
    assert_string_equal(manifest.name.at, "home-7");
    assert_int_equal(manifest.file_count, 3);
    assert_int_equal(manifest_size(&manifest), 11 + 67108864);
    assert_non_null(manifest_find(&manifest, TEXT("content/library.xml")));
    assert_null(manifest_find(&manifest, TEXT("content/library")));
    assert_true(text_is(manifest_print(arena, &manifest), SOUND));
    assert_string_equal(manifest_read(arena, TEXT(KEYS), &manifest).at, "");
    assert_true(pack_name_is_trust(&manifest.name));
    arena_destroy(arena);
}

static void faults_are_told(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *fault;
    } cases[] = {
        {"", "format"},
        {"format 2\n", "format"},
        {"format 1\nname Home\nversion 7\n", "name or version"},
        {"format 1\nname home\nversion 07\n", "name or version"},
        {"format 1\nname home\nversion 0\n", "name or version"},
        {"format 1\nname home\nversion 1000000\n", "name or version"},
        {"format 1\nname ../x\nversion 7\n", "name or version"},
        {"format 1\nname home\nversion 7\nneeds new\n", "which player"},
        {"format 1\nname home\nversion 7\nneeds 0.1.0\ndate 2026-2-3\n", "date"},
        {"format 1\nname home\nversion 7\nneeds 0.1.0\ndate 2026-02-30\n", "date"},
        {"format 1\nname home\nversion 7\nneeds 0.1.0\ndate -\nlanguages \n", "languages"},
        {HEAD, "it has no content/library.xml"},
        {HEAD D "1 content/library.xml", "as lectern pack writes it"},
        {HEAD D "1 content/library.xml\n\n", "line 8"},
        {HEAD D "01 content/library.xml\n", "line 7"},
        {HEAD D "-1 content/library.xml\n", "line 7"},
        {HEAD D "67108865 content/library.xml\n", "line 7"},
        {HEAD D "1  content/library.xml\n", "line 7"},
        {HEAD D "1 content/library.xml\r\n", "line 7"},
        {HEAD D "1 /content/library.xml\n", "line 7"},
        {HEAD D "1 content/../library.xml\n", "line 7"},
        {HEAD D "1 content//library.xml\n", "line 7"},
        {HEAD D "1 content/./library.xml\n", "line 7"},
        {HEAD D "1 content/.library.xml\n", "line 7"},
        {HEAD D "1 content/library.xml/\n", "line 7"},
        {HEAD D "1 content/lib rary.xml\n", "line 7"},
        {HEAD D "1 content/a\\b.xml\n", "line 7"},
        {HEAD D "1 content/caf\303\251.xml\n", "line 7"},
        {HEAD D "1 content/1/2/3/4/5/6/7/8.xml\n", "line 7"},
        {HEAD D "1 MANIFEST\n", "no place"},
        {HEAD D "1 etc/passwd\n", "no place"},
        {HEAD D "1 trust.xml\n", "no place"},
        {HEAD D "1 content/library.xml\n" D "1 content/library.xml\n", "out of order"},
        {HEAD D "1 content/library.xml\n" D "1 content/a.xml\n", "out of order"},
        {HEAD D "1 content/Library.xml\n" D "1 content/library.xml\n", "but for capitals"},
        {HEAD D "1 content/a\n" D "1 content/a-b\n" D "1 content/a/b.xml\n" D "1 content/library.xml\n",
         "through a file"},
        {HEAD D "1 content/A\n" D "1 content/a/b.xml\n" D "1 content/library.xml\n", "through a file"},
        {HEAD "0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef 1 content/library.xml\n",
         "as lectern pack writes it"},
        {HEAD "0123 1 content/library.xml\n", "line 7"},
        {"format 1\nname trust\nversion 2\nneeds 0.1.0\ndate -\nlanguages -\n" D "9 a/b.pub\n", "no place"},
        {"format 1\nname trust\nversion 2\nneeds 0.1.0\ndate -\nlanguages -\n" D "9 content/library.xml\n", "no place"},
        {"format 1\nname trust\nversion 2\nneeds 0.1.0\ndate -\nlanguages -\n" D "9 author.pub\n", "no trust.xml"},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Manifest manifest;
        Text fault = manifest_read(arena, text_of(cases[i].bytes), &manifest);
        if (!fault.size || !strstr(text_string(arena, fault), cases[i].fault))
            fail_msg("\"%s\" is told as \"%.*s\"", cases[i].bytes, TEXT_ARGS(fault));
    }
    arena_destroy(arena);
}

static void hold(Arena *arena, Text bytes)
{
    Manifest manifest;
    if (manifest_read(arena, bytes, &manifest).size)
        return;
    assert_true(text_equal(manifest_print(arena, &manifest), bytes));
    for (int i = 0; i < manifest.file_count; i++)
        assert_true(manifest_suits_path(manifest.files[i].path) && !text_starts(manifest.files[i].path, TEXT("/")));
}

static void changed_manifests_are_faulty_or_others(void **state)
{
    (void)state;
    static const char bytes[] = "\0\n\r /.-0179azAZ\\\377\t";
    const size_t size = sizeof SOUND - 1;
    char changed[sizeof SOUND + 1];
    for (size_t at = 0; at < size; at++) {
        Arena *arena = arena_create();
        for (size_t i = 0; i < sizeof bytes; i++) {
            memcpy(changed, SOUND, size);
            changed[at] = bytes[i];
            hold(arena, (Text){changed, size});
            memmove(changed + at + 1, SOUND + at, size - at);
            hold(arena, (Text){changed, size + 1});
        }
        memcpy(changed, SOUND, at);
        hold(arena, (Text){changed, at});
        memcpy(changed + at, SOUND + at + 1, size - at - 1);
        hold(arena, (Text){changed, size - 1});
        arena_destroy(arena);
    }
}

static void a_player_is_new_enough_or_not(void **state)
{
    (void)state;
    Manifest manifest = {.needs = TEXT("0.9.10")};
    assert_true(manifest_suits_player(&manifest, TEXT("0.9.10")));
    assert_true(manifest_suits_player(&manifest, TEXT("0.10.0")));
    assert_true(manifest_suits_player(&manifest, TEXT("1.0.0")));
    assert_false(manifest_suits_player(&manifest, TEXT("0.9.9")));
    assert_false(manifest_suits_player(&manifest, TEXT("0.1.0")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read),
        cmocka_unit_test(faults_are_told),
        cmocka_unit_test(changed_manifests_are_faulty_or_others),
        cmocka_unit_test(a_player_is_new_enough_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
