// The made-up language of the layout tests: longer than English by its rule, and whole in all that is no word.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "markup/xml.h"
#include "pseudo-language.h"

static int open_arena(void **state)
{
    *state = arena_create();
    return 0;
}

static int close_arena(void **state)
{
    arena_destroy(*state);
    return 0;
}

static void makes(Arena *arena, Text english, const char *made)
{
    char *found = text_string(arena, pseudo_language_file(arena, english));
    assert_string_equal(found, made);
}

static void words_are_longer_and_marked(void **state)
{
    makes(*state, TEXT("<p>Home</p>"), "<p>Hộộmệệ</p>");
    makes(*state, TEXT("<p>\n  On my own\n</p>"), "<p>\n  [Ộộñ my ộộwñ]\n</p>");
    makes(*state, TEXT("<p>A <em>new</em> word</p>"), "<p>Ậậ <em>ñệệw</em> wộộrd</p>");
}

static void what_is_no_word_stays(void **state)
{
    makes(*state, TEXT("<p id=\"a-b\" say=\"is\">{name}, <br/>&amp; <!-- one --> on</p>"),
          "<p id=\"a-b\" say=\"ịịş\">{name}, <br/>&amp; <!-- one --> ộộñ</p>");
    makes(*state, TEXT("<form n=\"other\">{n} min left</form>"), "<form n=\"other\">[{n} mịịñ lệệft]</form>");
    makes(*state, TEXT("<a xml:lang=\"en\" note=\"on\"/>"), "<a xml:lang=\"xx\" note=\"on\"/>");
}

// On a card that holds fourteen letters.
static void names_of_needs_keep_their_length(void **state)
{
    makes(*state, TEXT("<now><title>A quiet minute</title></now>"), "<now><title>Ậ qụịệt mịñụtệ</title></now>");
}

static void phrases_keep_to_the_lines_that_their_notes_allow(void **state)
{
    makes(*state, TEXT("<phrase note=\"Two lines of about nine letters.\">More choices</phrase><phrase>On</phrase>"),
          "<phrase note=\"Two lines of about nine letters.\">[Mộrệ çhộịçệş]</phrase><phrase>Ộộñ</phrase>");
}

static int count_letters(Text text)
{
    int count = 0;
    for (size_t at = 0; at < text.size; count++)
        text_next(text, &at);
    return count;
}

static int letters_below(const XmlNode *node)
{
    int count = 0;
    for (const XmlNode *child = node->first; child; child = child->next)
        count += xml_is_text(child) ? count_letters(text_trim(child->text)) : letters_below(child);
    return count;
}

static int nodes_below(const XmlNode *node)
{
    int count = 0;
    for (const XmlNode *child = node->first; child; child = child->next)
        count += xml_is_text(child) ? 0 : 1 + nodes_below(child);
    return count;
}

static void it_is_longer_by_forty_of_a_hundred(void **state)
{
    static const char *const files[] = {"/en/phrases.xml", "/en/chapters/shame.xml", "/en/exercises/kinder-words.xml"};
    Arena *arena = *state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        Text bytes;
        Problems problems = {.arena = arena};
        const char *path = text_format(arena, "%s%s", LECTERN_CONTENT_DIR, files[i]).at;
        assert_int_equal(file_read(arena, path, 1 << 20, &bytes), FILE_READ);
        const XmlNode *english = xml_parse(arena, bytes, text_of(files[i]), &problems);
        const XmlNode *made = xml_parse(arena, pseudo_language_file(arena, bytes), text_of(files[i]), &problems);
        assert_non_null(made);
        assert_int_equal(nodes_below(made), nodes_below(english));
        double growth = (double)letters_below(made) / letters_below(english);
        print_message("%s: %.2f times as long\n", files[i], growth);
        assert_true(growth > 1.3 && growth < 1.5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_longer_and_marked, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_no_word_stays, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(phrases_keep_to_the_lines_that_their_notes_allow, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(names_of_needs_keep_their_length, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(it_is_longer_by_forty_of_a_hundred, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
