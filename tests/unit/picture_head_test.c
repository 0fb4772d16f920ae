#include "book/picture-head.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "book/picture-bare.h"
#include "hostile-pictures.h"

static void expect_svg(const char *svg, int w, int h)
{
    PictureHead head;
    assert_int_equal(picture_head_read(text_of(svg), &head), PICTURE_HEAD_READ);
    assert_int_equal(head.kind, PICTURE_SVG);
    assert_int_equal(head.size.w, w);
    assert_int_equal(head.size.h, h);
}

static void drawings_say_their_size_in_many_ways(void **state)
{
    (void)state;
    expect_svg("<svg width='400' height=\"200px\">", 400, 200);
    expect_svg(
        " <?xml version=\"1.0\"?><!-- <svg width='1'> --><!DOCTYPE svg [<!ENTITY a '>'>]>\n<svg width='4' height='2'/>",
        4, 2);
    expect_svg("\xEF\xBB\xBF<a:svg\n width = '25.4mm' height='1in' >", 96, 96);
    expect_svg("<svg width='72pt' height='1cm'>", 96, 38);
    expect_svg("<svg viewBox='0 0 400 200'>", 400, 200);
    expect_svg("<svg width='100%' height='100%' viewBox='0,0,40,20'>", 40, 20);
    expect_svg("<svg width='400' viewBox='0 0 40 20'>", 400, 200);
    expect_svg("<svg height='10em' viewBox='-5 -5 40 20'>", 40, 20);
    expect_svg("<svg>", 0, 0);
    expect_svg("<svg width='-400' height='0' viewBox='0 0 0 0'>", 0, 0);
    expect_svg("<svg width='1e9' height='inf'>", 0, 0);
}

static void other_texts_are_no_drawings(void **state)
{
    (void)state;
    static const char *const none[] = {"<html><svg width='1' height='1'>", "<!DOCTYPE html><html>", "words",
                                       "<svgs width='1' height='1'>", "<svg width='1' height='1'<"};
    PictureHead head;
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        PictureHeadStatus status = picture_head_read(text_of(none[i]), &head);
        assert_true(status != PICTURE_HEAD_READ || !picture_head_is_shown(&head));
    }
}

static Text read_file(Arena *arena, const char *folder, const char *name)
{
    Text bytes = {0};
    assert_int_equal(file_read(arena, file_path(arena, text_of(folder), text_of(name)), 8 << 20, &bytes), FILE_READ);
    return bytes;
}

// As the player reads it: a little more at a time. Copied, so that the sanitiser sees who reads beyond.
static void a_part_is_unfinished_and_never_read_beyond(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-heads-XXXXXX";
    static const char *const names[] = {"photograph.jpg", "lying.jpg", "inks.jpg", "wrong-sum.png", "prefixed.svg"};
    assert_non_null(mkdtemp(folder));
    hostile_pictures_make(folder);
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Text whole = read_file(arena, folder, names[i]);
        bool is_read = false;
        for (size_t size = 1; size <= whole.size; size++) {
            char *part = malloc(size);
            memcpy(part, whole.at, size);
            PictureHead head;
            PictureHeadStatus status = picture_head_read((Text){part, size}, &head);
            assert_true(status != PICTURE_HEAD_NONE);
            assert_true(!is_read || status == PICTURE_HEAD_READ);
            is_read = status == PICTURE_HEAD_READ;
            free(part);
        }
        assert_true(is_read);
    }
    arena_destroy(arena);
    hostile_pictures_remove(folder);
}

// Every byte of small pictures takes some values that are not its own.
static void changed_bytes_do_no_harm(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-heads-XXXXXX";
    static const char *const names[] = {"lying.jpg", "inks.jpg", "wrong-sum.png", "prefixed.svg", "sizeless.svg"};
    static const unsigned char values[] = {0, 1, 0x7F, 0x80, 0xFF, '<', '>', '"'};
    assert_non_null(mkdtemp(folder));
    hostile_pictures_make(folder);
    Arena *arena = arena_create(), *scratch = arena_create();
    long sound_count = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Text whole = read_file(arena, folder, names[i]);
        for (size_t k = 0; k < whole.size * sizeof values; k++) {
            char *changed = malloc(whole.size);
            memcpy(changed, whole.at, whole.size);
            changed[k / sizeof values] = (char)values[k % sizeof values];
            PictureBare bare = picture_bare_read(scratch, (Text){changed, whole.size});
            sound_count += bare.flaw == PICTURE_SOUND;
            assert_true(bare.flaw == PICTURE_SOUND ? bare.bytes.size > 0 : bare.bytes.size == 0);
            arena_reset(scratch);
            free(changed);
        }
    }
    assert_true(sound_count > 0);
    arena_destroy(scratch);
    arena_destroy(arena);
    hostile_pictures_remove(folder);
}

// Each of the eight ways to lie; 9 is none, and numbers stand in either order of bytes.
static void photographs_say_how_they_lie(void **state)
{
    (void)state;
    static const char big[] = "\xFF\xD8\xFF\xE1\0\x22"
                              "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0T\0\0\0\0\0\0"
                              "\xFF\xC0\0\x0B\x08\0\x10\0\x20\x01\x01\x11\0";
    static const char little[] = "\xFF\xD8\xFF\xE1\0\x22"
                                 "Exif\0\0II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0T\0\0\0\0\0\0\0"
                                 "\xFF\xC0\0\x0B\x08\0\x10\0\x20\x01\x01\x11\0";
    for (int turn = 0; turn <= 9; turn++)
        for (int order = 0; order < 2; order++) {
            char bytes[sizeof big];
            memcpy(bytes, order ? little : big, sizeof big);
            *(char *)memchr(bytes, 'T', sizeof bytes) = (char)turn;
            PictureHead head;
            assert_int_equal(picture_head_read((Text){bytes, sizeof bytes - 1}, &head), PICTURE_HEAD_READ);
            assert_int_equal(head.turn, turn >= 1 && turn <= 8 ? turn : 1);
            assert_int_equal(head.size.w, head.turn >= 5 ? 16 : 32);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drawings_say_their_size_in_many_ways),
        cmocka_unit_test(other_texts_are_no_drawings),
        cmocka_unit_test(a_part_is_unfinished_and_never_read_beyond),
        cmocka_unit_test(changed_bytes_do_no_harm),
        cmocka_unit_test(photographs_say_how_they_lie),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
