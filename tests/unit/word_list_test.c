// Lists of words, from what an author writes to what is told of a text.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "markup/vocabulary.h"
#include "proof/proof.h"
#include "proof/word-list.h"

#define LIST(attributes, rules)                                                                                        \
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?><words xmlns=\"urn:lectern:content:1\" xml:lang=\"" attributes          \
    "\">\n" rules "\n</words>"

typedef struct Fixture {
    Problems problems;
    WordLists lists;
} Fixture;

static Fixture begin(void)
{
    return (Fixture){.problems.arena = arena_create()};
}

static void end(Fixture *fixture)
{
    word_lists_close(&fixture->lists);
    arena_destroy(fixture->problems.arena);
}

static void add(Fixture *fixture, const char *xml)
{
    XmlNode *root = xml_parse(fixture->problems.arena, text_of(xml), TEXT("f"), &fixture->problems);
    assert_non_null(root);
    assert_true(vocabulary_check(root, &fixture->problems));
    word_lists_add(&fixture->lists, fixture->problems.arena, root, &fixture->problems);
}

// All that is found, each as it stands in the text, in brackets.
static void expect(Fixture *fixture, WordKind kind, const char *language, const char *words, const char *expected)
{
    Arena *arena = fixture->problems.arena;
    Text text = text_of(words), found = TEXT("");
    WordList *list = word_lists_find(&fixture->lists, text_of(language));
    assert_non_null(list);
    WordSearch search = word_search_begin(list, kind, arena, text);
    for (WordHit hit; word_search_next(&search, &hit);)
        found =
            text_format(arena, "%.*s[%.*s%s%.*s]", TEXT_ARGS(found), TEXT_ARGS(text_slice(text, hit.start, hit.end)),
                        hit.instead.size ? ": " : "", TEXT_ARGS(hit.instead));
    assert_string_equal(text_string(arena, found), expected);
}

static void expect_told(const Fixture *fixture, const char *expected)
{
    char *told = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&told, &size);
    for (int i = 0; i < fixture->problems.list.count; i++)
        problem_print(&fixture->problems.list.at[i], out);
    fclose(out);
    assert_string_equal(told, expected);
    free(told);
}

static void tells_private_words_from_those_left_out(void **state)
{
    (void)state;
    Fixture fixture = begin();
    add(&fixture, LIST("en\" negations=\"not", "<private><find>sex|sexual</find><find>abuse</find></private>"
                                               "<private unless-after=\"without\"><find>violence</find></private>"
                                               "<avoid instead=\"say may\"><find>cure*</find></avoid>"
                                               "<avoid instead=\"say often\" in-speech=\"yes\" unless-amid=\"if\">"
                                               "<find>always</find></avoid>"));
    const char *text = "Sexual abuse, violence; without violence. It cured, always. If always.";
    expect(&fixture, WORDS_PRIVATE, "en", text, "[Sexual][abuse][violence]");
    expect(&fixture, WORDS_AVOIDED, "en", text, "[cured: say may][always: say often]");
    expect(&fixture, WORDS_AVOIDED_IN_SPEECH, "en", text, "[cured: say may]");
    expect(&fixture, WORDS_PRIVATE, "en", "", "");
    expect_told(&fixture, "");
    end(&fixture);
}

static void finds_the_list_of_a_language(void **state)
{
    (void)state;
    Fixture fixture = begin();
    assert_null(word_lists_find(&fixture.lists, TEXT("en")));
    assert_null(word_lists_find(NULL, TEXT("en")));
    add(&fixture, LIST("en", "<private><find>sex</find></private>"));
    add(&fixture, LIST("zh-Hans", "<private><find>\u6027\u4FB5</find></private>"));
    WordList *english = word_lists_find(&fixture.lists, TEXT("en"));
    assert_ptr_equal(word_lists_find(&fixture.lists, TEXT("en-GB")), english);
    assert_ptr_equal(word_lists_find(&fixture.lists, TEXT("en-simple")), english);
    assert_ptr_equal(word_lists_find(&fixture.lists, TEXT("en-GB-oxendict")), english);
    assert_null(word_lists_find(&fixture.lists, TEXT("e")));
    assert_null(word_lists_find(&fixture.lists, TEXT("eng")));
    assert_null(word_lists_find(&fixture.lists, TEXT("")));
    assert_null(word_lists_find(&fixture.lists, TEXT("zh")));
    expect(&fixture, WORDS_PRIVATE, "zh-Hans-SG", "\u8C08\u6027\u4FB5\u5BB3", "[\u6027\u4FB5]");
    // A level with a name of its own has the words of its language, until it has some itself.
    word_lists_lend(&fixture.lists, fixture.problems.arena, TEXT("enm"), TEXT("en"));
    word_lists_lend(&fixture.lists, fixture.problems.arena, TEXT("frm"), TEXT("fr"));
    assert_ptr_equal(word_lists_find(&fixture.lists, TEXT("enm")), english);
    assert_null(word_lists_find(&fixture.lists, TEXT("frm")));
    add(&fixture, LIST("enm", "<private><find>harm</find></private>"));
    expect(&fixture, WORDS_PRIVATE, "enm", "Harm, sex", "[Harm]");
    end(&fixture);
}

static void tells_what_is_wrong_where_it_stands(void **state)
{
    (void)state;
    Fixture fixture = begin();
    add(&fixture, LIST("en", "<private>\n"
                             "  <find>sex|sexual</find>\n"
                             "  <find>Sexual</find>\n"
                             "  <find>abuse</find>\n"
                             "  <find> abuse </find>\n"
                             "  <find>?</find>\n"
                             "  <find>a |b</find>\n"
                             "</private>\n"
                             "<avoid instead=\"say so\"><find>sex</find><find>a b</find><find>a  b</find></avoid>"));
    expect_told(&fixture, "f:4:3: warning: \"Sexual\" is in this list already; once is enough; take one of them out\n"
                          "f:6:3: warning: \"abuse\" is in this list already; once is enough; take one of them out\n"
                          "f:7:3: error: this begins with no letter, and is never found; begin and end with a word "
                          "that has to be there, and keep it short\n"
                          "f:8:3: error: the last word of this may lack; begin and end with a word that has to be "
                          "there, and keep it short\n"
                          "f:10:57: warning: \"a b\" is in this list already; once is enough; take one of them out\n");
    expect(&fixture, WORDS_PRIVATE, "en", "a sexual a", "[sexual]"); // what is sound holds
    end(&fixture);
}

static bool break_off(void *owner)
{
    (void)owner;
    return true;
}

static void breaks_off_when_it_is_no_longer_wanted(void **state)
{
    (void)state;
    Fixture fixture = begin();
    add(&fixture, LIST("en", "<private><find>sex</find></private>"));
    enum { MANY = 100000 };
    char *many = arena_alloc(fixture.problems.arena, MANY, 1);
    for (int i = 0; i < MANY; i++)
        many[i] = "word "[i % 5];
    Interrupt interrupt = {.is_wanted = break_off};
    WordSearch search = word_search_begin(word_lists_find(&fixture.lists, TEXT("en")), WORDS_PRIVATE,
                                          fixture.problems.arena, (Text){many, MANY});
    search.interrupt = &interrupt;
    assert_false(word_search_next(&search, &(WordHit){0}));
    assert_true(search.at < search.text.folded.count);
    end(&fixture);
}

// What stands in no library is held to the lists that whoever checks it names.
static void guards_a_file_that_stands_alone(void **state)
{
    (void)state;
    Fixture fixture = begin();
    Source *source = source_open(LECTERN_CONTENT_DIR);
    fixture.lists = word_lists_read(fixture.problems.arena, source);
    source_close(source);
    assert_true(text_is(fixture.lists.common, "en"));
    const char *path = LECTERN_TESTS_DIR "/config/faulty.xml";
    FileProofs others = {.words = &fixture.lists};
    int counts[2];
    for (int i = 0; i < 2; i++) {
        Problems problems = {.arena = fixture.problems.arena};
        assert_int_equal(proof_path(path, i ? &others : NULL, &problems), 1);
        counts[i] = problems.error_count;
    }
    assert_int_equal(counts[1], counts[0] + 2); // its notice and its books say "trauma"
    end(&fixture);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_private_words_from_those_left_out),
        cmocka_unit_test(finds_the_list_of_a_language),
        cmocka_unit_test(tells_what_is_wrong_where_it_stands),
        cmocka_unit_test(breaks_off_when_it_is_no_longer_wanted),
        cmocka_unit_test(guards_a_file_that_stands_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
