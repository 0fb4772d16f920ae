// Each rule of writing is told at its exact place, and not for what stands just within it.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "proof/style.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define ROOT(name) XML "<" name " xmlns=\"urn:lectern:content:1\" xml:lang=\"en\">\n"
#define RIDER(flow) ROOT("riders") "<rider id=\"one\">\n" flow "\n</rider></riders>"
#define STEP(within) ROOT("exercise") "<step id=\"one\">\n" within "\n</step></exercise>"

static Arena *shared;
static WordLists words;

static void advise(const char *xml, const StyleRules *rules, const char *expected)
{
    Problems problems = {.arena = arena_create()};
    XmlNode *root = xml_parse(problems.arena, text_of(xml), TEXT("f"), &problems);
    assert_non_null(root);
    style_check(root, rules, &problems);
    problems_sort(&problems);
    assert_int_equal(problems.error_count, 0);
    char *told = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&told, &size);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], out);
    fclose(out);
    assert_string_equal(told, expected);
    free(told);
    arena_destroy(problems.arena);
}

// The lists that are shipped.
static int read_words(void **state)
{
    (void)state;
    shared = arena_create();
    Source *source = source_open(LECTERN_CONTENT_DIR);
    words = word_lists_read(shared, source);
    source_close(source);
    return words.all.count == 0;
}

static int drop_words(void **state)
{
    (void)state;
    word_lists_close(&words);
    arena_destroy(shared);
    return 0;
}

static void expect(const char *xml, const char *expected)
{
    advise(xml, &(StyleRules){.words = &words}, expected);
}

// Words to fill a text with: count times a sentence of four.
static char *repeat(Arena *arena, const char *sentence, int count)
{
    Text text = TEXT("");
    for (int i = 0; i < count; i++)
        text = text_format(arena, "%.*s%s ", TEXT_ARGS(text), sentence);
    return text_string(arena, text);
}

static void expect_with(const char *format, const char *filling, const char *expected)
{
    Arena *arena = arena_create();
    Text xml = text_of(format);
    size_t at = text_find(xml, TEXT("$"), 0);
    xml = text_format(arena, "%.*s%s%.*s", (int)at, format, filling, TEXT_ARGS(text_slice(xml, at + 1, xml.size)));
    expect(xml.at, expected);
    arena_destroy(arena);
}

#define SEVEN "So many of us here may rest." // seven words of one syllable
#define CHAPTER_OF(flow)                                                                                               \
    ROOT("chapter") "  <title>On rest</title>\n<section><title>One</title>" flow "</section></chapter>"
#define CHAPTER CHAPTER_OF("<p>$</p>")
#define LISTED CHAPTER_OF("<ul><li>$</li></ul>")
#define FOUR "Rest for a while."
#define NINE "So we may sit here and rest a while."
#define TEN "So we may sit and rest by the old wall."
#define PATIENCE "Patience slowly opens many windows." // five words, ten syllables

static void tells_the_length_of_chapters(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    expect_with(CHAPTER, repeat(arena, TEN, 14),
                "f:2:3: warning: this chapter has 140 words; 150 to 350 are wanted; say a little more, or join it to "
                "another\n");
    expect_with(CHAPTER, repeat(arena, TEN, 15), "");
    expect_with(CHAPTER, repeat(arena, TEN, 35), "");
    expect_with(CHAPTER, repeat(arena, TEN, 36),
                "f:2:3: warning: this chapter has 360 words; 150 to 350 are wanted; say less, or part it in two\n");
    expect_with(LISTED, repeat(arena, FOUR, 38), "");
    arena_destroy(arena);
}

static void lets_what_is_empty_be_of_any_length(void **state)
{
    (void)state;
    static const char xml[] = XML
        "<chapter xmlns=\"urn:lectern:content:1\" id=\"a\" xml:lang=\"en\" status=\"empty\">\n  <title>On rest</title>"
        "\n<section><title>One</title><p>Write here, for those who read it while they sit and wait, in the words that "
        "you "
        "would choose for them, whom one can ask. It can cure.</p></section></chapter>";
    expect(xml, "f:3:160: warning: the library leaves out \"cure\"; say what can or may help some people\n");
}

static void tells_the_mean_of_the_sentences_of_a_chapter(void **state)
{
    (void)state;
    static const char low[] = "f:2:3: warning: the sentences of this chapter have 9.9 words on average; 10 to 14 read "
                              "easily; join short ones, with and, but, because, when or so\n";
    Arena *arena = arena_create();
    expect_with(CHAPTER,
                repeat(arena, SEVEN " So we may sit and rest by the old wall with a cup of hot tea and milk.", 8), "");
    expect_with(CHAPTER, repeat(arena, "So we may sit and rest by the old wall with a cup of tea.", 11),
                "f:2:3: warning: the sentences of this chapter have 15.0 words on average; 10 to 14 read easily; part "
                "the longer ones\n");
    expect_with(CHAPTER_OF("<p>" NINE "</p><p>$</p>"), repeat(arena, TEN, 15), low);
    expect_with(CHAPTER_OF("<p>" NINE " " SEVEN "</p><note kind=\"tip\">So we may sit and rest by the old wall with a "
                           "cup.</note><p>$</p>"),
                repeat(arena, TEN, 14), low);
    // Under eight sentences it may be lower, and lists, quotations and tables may be.
    expect_with(CHAPTER_OF("<p>" NINE " " NINE " " NINE " " NINE " " NINE " " NINE " " NINE "</p><ul><li>$</li></ul>"),
                repeat(arena, TEN, 10), "");
    expect_with(CHAPTER_OF("<p>" TEN " " TEN " " TEN " " TEN " " TEN " " TEN " " TEN " " TEN "</p>"
                           "<blockquote><p>$</p></blockquote><table><tr><td>One.</td></tr></table>"),
                repeat(arena, FOUR, 20), "");
    arena_destroy(arena);
}

#define EXERCISE(text)                                                                                                 \
    ROOT("exercise")                                                                                                   \
    "<title>Rest</title><before><p>" text "</p></before>"                                                              \
    "<step id=\"one\"><choose name=\"a\"><option id=\"b\">B<reply><p>$</p></reply></option></choose>"                  \
    "</step></exercise>"

static void tells_a_share_of_short_sentences(void **state)
{
    (void)state;
    static const char many[] = "f:2:1: warning: 2 of the 8 sentences of this exercise have 6 words or fewer; at most 1 "
                               "read smoothly; join short ones, with and, but, because, when or so\n";
    Arena *arena = arena_create();
    expect_with(EXERCISE(SEVEN " " FOUR " " SEVEN " " SEVEN " " SEVEN " " SEVEN), repeat(arena, SEVEN, 2), "");
    expect_with(EXERCISE(SEVEN " " FOUR " " SEVEN " " FOUR " " SEVEN), repeat(arena, SEVEN, 2), "");
    expect_with(EXERCISE(SEVEN " " FOUR " " SEVEN " " SEVEN " " SEVEN " " SEVEN),
                repeat(arena, SEVEN " We rest by the old wall.", 1), many);
    expect_with(EXERCISE("<span xml:lang=\"de\">Ja.</span> " SEVEN " " FOUR " " SEVEN " " SEVEN
                         "</p><p xml:lang=\"de\">"
                         "Ja. Ja. Ja."),
                repeat(arena, SEVEN, 4), "");
    expect_with(ROOT("riders") "<rider id=\"one\"><p>$</p></rider></riders>", repeat(arena, FOUR, 9), "");
    arena_destroy(arena);
}

static void tells_short_sentences_in_a_row(void **state)
{
    (void)state;
    static const char row[] = "makes 3 sentences of 6 words or fewer in a row; at most 2 read smoothly; join it to the "
                              "one before, with and, but, because, when or so\n";
    char expected[256];
    snprintf(expected, sizeof expected, "f:3:31: warning: this %s", row);
    expect_with(STEP("<p>" FOUR " It is so. $</p>"), SEVEN, "");
    expect_with(STEP("<p>" FOUR " Yes. $</p>"), "<em>Now</em> rest. And so on. So it is.", expected);
    expect_with(STEP("<p>" FOUR " It is so.</p><p>$</p>"), "And <br/> on.", "");
    expect_with(STEP("<p>" FOUR " It is so. " SEVEN " $</p>"), FOUR, "");
    expect_with(STEP("<ul><li>" FOUR " It is so. $</li></ul>"), FOUR, "");
    expect_with(STEP("<cards><card><front>A</front><back><p>" FOUR " It is so. $</p></back></card></cards>"), FOUR, "");
    snprintf(expected, sizeof expected, "f:3:52: warning: this %s", row);
    expect_with(STEP("<turns><turn who=\"first\"><p>" FOUR " Yes. $</p></turn></turns>"), "Now rest. And so on.",
                expected);
}

static void tells_the_grade_of_chapters_and_sections(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    // 0.39 * 5 + 11.8 * 2 - 15.59 = 9.96
    expect_with(
        LISTED, repeat(arena, PATIENCE, 30),
        "f:2:3: warning: this chapter reads at grade 10.0; at most 6.5 reads easily; shorten its sentences, and choose "
        "shorter words\n"
        "f:3:10: warning: this section reads at grade 10.0; at most 8.0 reads easily; shorten its sentences, and "
        "choose shorter words\n");
    // Under 80 words a section is not judged.
    expect_with(ROOT("about") "<section><title>One</title><p>$</p></section></about>", repeat(arena, PATIENCE, 15), "");
    expect_with(
        ROOT("about") "<section><title>One</title><p>$</p></section></about>", repeat(arena, PATIENCE, 16),
        "f:2:10: warning: this section reads at grade 10.0; at most 8.0 reads easily; shorten its sentences, and "
        "choose shorter words\n");
    arena_destroy(arena);
}

#define ANSWER ROOT("faq") "<question id=\"a\"><ask>May I?</ask>\n  <answer><p>$</p></answer></question></faq>"

static void tells_the_length_of_answers(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    expect_with(
        ANSWER, repeat(arena, TEN, 3),
        "f:3:3: warning: this answer has 30 words; 40 to 120 are wanted; say a little more, or join it to another\n");
    expect_with(ANSWER, repeat(arena, TEN, 4), "");
    expect_with(ANSWER, repeat(arena, TEN, 12), "");
    expect_with(ANSWER, repeat(arena, TEN, 13),
                "f:3:3: warning: this answer has 130 words; 40 to 120 are wanted; say less, or part it in two\n");
    arena_destroy(arena);
}

static void tells_text_too_long_for_a_step(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    expect_with(STEP("<title>Now</title><p>$</p>"), repeat(arena, TEN, 6), "");
    expect_with(STEP(" <title>Now</title><p>$</p>"), repeat(arena, TEN, 7),
                "f:3:2: warning: this step has 70 words; at most 60 are wanted; say less, or part it in two\n");
    // Of what is shown for some answers only, the longest counts.
    expect_with(
        STEP("<p>One two.</p><when name=\"a\" is=\"b\"><p>$</p></when><when name=\"a\" is=\"c\"><p>" TEN "</p></when>"),
        repeat(arena, TEN, 6),
        "f:2:1: warning: this step has 62 words; at most 60 are wanted; say less, or part it in two\n");
    expect_with(STEP("<choose name=\"a\"><option id=\"b\">B\n<reply><p>$</p></reply></option></choose>"),
                repeat(arena, TEN, 7),
                "f:4:1: warning: this reply has 70 words; at most 60 are wanted; say less, or part it in two\n");
    arena_destroy(arena);
}

static void tells_a_long_sentence_where_it_begins(void **state)
{
    (void)state;
    expect(RIDER("<p>Short one. So we may sit and rest by the\n  old wall with a cup of hot tea and milk and jam for "
                 "now.</p>"),
           "");
    expect(RIDER("<p>Short one. A <em>bit</em> of &amp; rest.\n  Now so we may <strong>sit</strong> and rest by the "
                 "old wall with\n"
                 "a cup of hot tea and milk and jam for now.</p>"),
           "f:4:3: warning: this sentence has 23 words; at most 22 read easily; part it in two\n");
    expect(RIDER("<p>A &amp; B. <em>Now so</em> we may sit and rest by the old wall with\n"
                 "a cup of hot tea and milk and jam for now.</p>"),
           "f:3:19: warning: this sentence has 23 words; at most 22 read easily; part it in two\n");
}

#define EASY(language, text)                                                                                           \
    XML "<chapter xmlns=\"urn:lectern:content:1\" id=\"a\" xml:lang=\"" language                                       \
        "\"><title>Rest</title>\n<section><title>One</title><p>" text "</p></section></chapter>"

static void holds_easier_words_to_shorter_sentences(void **state)
{
    (void)state;
    static const char told[] = "f:2:31: warning: this sentence has 13 words; at most 12 read easily; part it in two\n";
    expect(EASY("en-simple", "So we may sit and rest by the old wall with tea."), "");
    expect(EASY("en-simple", "So we may sit and rest by the old wall with hot tea."), told);
    expect(EASY("en-simple", "Yes. No. It is. So. Then rest. And so on. Yes. No. It is."), "");
    expect(EASY("en-simple-GB", "So we may sit and rest by the old wall with hot tea."), told);
    expect(EASY("en-simpler", "So we may sit and rest by the old wall with hot tea."),
           "f:1:107: warning: this chapter has 13 words; 150 to 350 are wanted; say a little more, or join it to "
           "another\n");
}

#define PICTURE "<figure><img src=\"a.svg\" alt=\"A small round hand\"/></figure>"
#define PICTURES(language, words)                                                                                      \
    XML "<chapter xmlns=\"urn:lectern:content:1\" id=\"a\" xml:lang=\"" language                                       \
        "\"><title>Rest</title>\n<section><title>One</title>" words "</section></chapter>"

static void holds_easier_words_to_one_picture_a_section(void **state)
{
    (void)state;
    expect(PICTURES("en-simple", PICTURE "<section><title>Two</title>" PICTURE "</section>"), "");
    expect(PICTURES("de-simple", PICTURE "\n" PICTURE PICTURE),
           "f:3:9: warning: this section has a second picture; easier words stand with one; keep the one that says "
           "most\n");
    expect(PICTURES("de", PICTURE PICTURE), "");
}

static void tells_words_the_library_leaves_out(void **state)
{
    (void)state;
    expect(RIDER("<p>It can cure\nand Transforms you.</p>"),
           "f:3:11: warning: the library leaves out \"cure\"; say what can or may help some people\n"
           "f:4:5: warning: the library leaves out \"Transforms\"; say what can or may help some people\n");
    expect(RIDER("<p>A secure, uncured, unproven, rooted thing.</p>"), "");
    expect(
        RIDER("<p>It always works.</p>"),
        "f:3:7: warning: the library leaves out \"always\"; promise less: often, or every time where it is agreed\n");
    expect(RIDER("<p>Not always. It isn't always so.</p>"), "");
    expect(RIDER("<p>It isn’t always so.</p>"), "");
    expect(
        RIDER("<p>Then you\n  must go.</p>"),
        "f:3:9: warning: the library leaves out \"you   must\"; say what the reader may do, or what some people do\n");
    expect(
        RIDER("<p>You should rest. If you need to, pause.</p>"),
        "f:3:4: warning: the library leaves out \"You should\"; say what the reader may do, or what some people do\n");
    expect(RIDER("<p>Nobody asks you to leave your partner or to forgive them. Forgive yourself.</p>"), "");
    expect(RIDER("<p>Then leave your partner.</p>"), "f:3:9: warning: the library leaves out \"leave your partner\"; "
                                                     "what to do about somebody is the reader's to decide\n");
    expect(RIDER("<p>No failure, no symptoms, no damaged goods.</p>"),
           "f:3:7: warning: the library leaves out \"failure\"; call it a protective response, or a sign\n"
           "f:3:19: warning: the library leaves out \"symptoms\"; call it a protective response, or a sign\n"
           "f:3:32: warning: the library leaves out \"damaged\"; say hurt or harm, and not of a person\n");
}

static void tells_promises_that_nobody_can_keep(void **state)
{
    (void)state;
    static const char so[] = "say what is so: nobody can promise this\n";
    static const char *const promises[] = {"Nobody will know",
                                           "no one will ever find out",
                                           "stays between us",
                                           "Everything will be all right",
                                           "everything will be fine",
                                           "You will be okay",
                                           "You are safe here",
                                           "nobody can hurt you",
                                           "nothing bad will happen to you",
                                           "What is said here stays between",
                                           "Staff come to you at once",
                                           "Staff can come to you at once",
                                           "Nurses will see you at once",
                                           "One of them is close by",
                                           "What you say stays with",
                                           "someone here will listen",
                                           "is safe to try",
                                           "Someone is close by"};
    static const char *const kept[] = {
        "Nobody can say that everything will be all right.",
        "If it matters that nobody will know, ask first.",
        "Everything will be cleared from the screen.",
        "Ask what is said in confidence, and grow in confidence.",
        "You are safe with some people. Ask whether you will be safe at home.",
        "We don\u2019t know that you will be fine.",
        "Staff can stop, and both of you stop at once. A chair is close by.",
        "A feeling often stays with you. What is said can be hard.",
        "Ask whether a nurse is close by.",
        "I will listen, and you will listen. Ask whether staff will listen.",
        "It may help to ask if this is safe to try. The note stays with you.",
        "Staff can tell you more. Stop at once if you like.",
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof promises / sizeof *promises; i++)
        expect_with(RIDER("<p>$ today.</p>"), promises[i],
                    text_format(arena, "f:3:4: warning: the library leaves out \"%s\"; %s", promises[i], so).at);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        expect_with(RIDER("<p>$</p>"), kept[i], "");
    expect(RIDER("<p>All is said in confidence.</p>"),
           "f:3:16: warning: the library leaves out \"in confidence\"; say what staff may have to pass on\n");
    expect(STEP("<choose name=\"a\"><option id=\"b\">Everything will be fine.</option></choose>"), "");
    arena_destroy(arena);
}

static void holds_silence_and_doubt_to_stop(void **state)
{
    (void)state;
    expect(RIDER("<p>No answer, or a slow one, means a pause.</p>"),
           "f:3:4: warning: the library leaves out \"No answer, or a slow one, means a pause\"; silence and doubt mean "
           "stop, everywhere\n");
    expect(RIDER("<p>So not sure means wait.</p>"),
           "f:3:7: warning: the library leaves out \"not sure means wait\"; silence and doubt mean stop, everywhere\n");
    expect(RIDER("<p>Unsure or silent\n means pause.</p>"),
           "f:3:4: warning: the library leaves out \"Unsure or silent  means pause\"; silence and doubt mean stop, "
           "everywhere\n");
    expect(RIDER("<p>A stiff body counts as a maybe.</p>"),
           "f:3:6: warning: the library leaves out \"stiff body counts as a maybe\"; silence and doubt mean stop, "
           "everywhere\n");
    expect(
        RIDER("<p>Silence or doubt means stop. Silence, a stiff body or a look means the same as a no. A silence may "
              "last. If both are silent, it means little.</p>"),
        "");
    expect(RIDER("<p>No answer means stop. No answer does not mean yes. If you are not sure what it means, wait.</p>"),
           "");
}

static void tells_turns_of_phrase_that_cannot_be_carried_over(void **state)
{
    (void)state;
    static const char hear[] = "say how somebody may hear it", usual[] = "say usually, or most of the time";
    static const char picture[] = "say what is meant: this picture is lost in other languages";
    static const struct {
        const char *words, *hint;
    } turns[] = {
        {"may land", hear},
        {"lands as", hear},
        {"under your breath", picture},
        {"ball of socks", picture},
        {"kept at the door", picture},
        {"more like a wall", picture},
        {"find an ear", picture},
        {"on the spot", picture},
        {"half of you gone", picture},
        {"one for a queue", picture},
        {"as a rule", usual},
        {"speaks for each", "say it as people speak"},
        {"pineapple", "take a plain word or a sign, like a raised hand"},
        {"ask again soon", "leave it to the other when to speak of it again"},
    };
    Arena *arena = arena_create();
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++)
        expect_with(
            STEP("<choose name=\"a\"><option id=\"b\">So $</option></choose>"), turns[i].words,
            text_format(arena, "f:3:36: warning: the library leaves out \"%s\"; %s\n", turns[i].words, turns[i].hint)
                .at);
    arena_destroy(arena);
    expect(
        RIDER("<p>Wait at the door, walk on the spot, watch a bird land. Take it as a rule. Touch a wall. Look at the "
              "weather. Hold a hand to your ear.</p>"),
        "");
}

static void finds_words_beside_curled_marks(void **state)
{
    (void)state;
    expect(RIDER("<p>It is “always” so, or — cured.</p>"),
           "f:3:11: warning: the library leaves out \"always\"; promise less: often, or every time where it is agreed\n"
           "f:3:28: warning: the library leaves out \"cured\"; say what can or may help some people\n");
    expect(STEP("<title>“Sex” and more</title>"),
           "f:3:9: warning: this is shown large, and it says \"Sex\"; such words stand in running text alone\n");
}

static void lets_people_speak_as_they_do(void **state)
{
    (void)state;
    expect(STEP("<choose name=\"a\"><option id=\"b\" say=\"You must try.\">You always say that.</option></choose>"),
           "");
    expect(STEP("<choose name=\"a\"><option id=\"b\">It will cure you.</option></choose>"),
           "f:3:41: warning: the library leaves out \"cure\"; say what can or may help some people\n");
    expect(
        STEP("<choose name=\"a\"><option id=\"b\">You must.<reply><p>You must.</p></reply></option></choose>"),
        "f:3:52: warning: the library leaves out \"You must\"; say what the reader may do, or what some people do\n");
}

static void tells_numbers_and_addresses(void **state)
{
    (void)state;
    const char *number = "only a clinic's own support page names numbers, with the day they were checked\n";
    const char *address = "no address ever opens here; name no website or mail\n";
    char expected[512];
    snprintf(expected, sizeof expected, "f:3:9: warning: this looks like a number to call; %s", number);
    expect(RIDER("<p>Call 020 7946 0000 now.</p>"), expected);
    expect(RIDER("<p>Call 112, please.</p>"), expected);
    expect(RIDER("<p>Find 5 things, then 4, 3, 2, 1. In 2019, 20 adults said so; 113 did not.</p>"), "");
    snprintf(expected, sizeof expected, "f:3:8: warning: this looks like an address; %s", address);
    expect(RIDER("<p>See help.org for more.</p>"), expected);
    expect(RIDER("<p>See http://x now.</p>"), expected);
    expect(RIDER("<p>See WWW.x now.</p>"), expected);
    expect(RIDER("<p>Ask ann@home now.</p>"), expected);
    expect(RIDER("<p>Organise it. Come e.g. at nine.Then rest.</p>"), "");
}

static void tells_digits_on_the_support_page(void **state)
{
    (void)state;
    expect(ROOT("support") "<p>Room 4 is quiet.</p></support>",
           "f:2:9: warning: the support page holds a digit outside its places; numbers stand in a place, with the day "
           "it was "
           "checked\n");
    expect(
        ROOT("support") "<p>Ask at the desk.</p>\n<place checked=\"2026-02-01\"><name>Desk</name><reach>020 7946 0000, "
                        "a@b.org</reach></place></support>",
        "");
}

static void tells_pictures_without_words(void **state)
{
    (void)state;
    expect(RIDER("<figure><img src=\"a.svg\" alt=\"Two round shapes\"/></figure>"), "");
    expect(RIDER("<figure><img src=\"a.svg\" alt=\" \"/></figure>"),
           "f:3:31: warning: this picture has no words; say what it shows, for those who do not see it\n");
    expect(RIDER("<figure><img src=\"a.svg\" alt=\"Two shapes\"/></figure>"),
           "f:3:31: warning: these words for a picture are too few to see it by; say what it shows, in at least 3 "
           "words\n");
    expect(RIDER("<figure><img src=\"a.svg\" alt=\"Picture of two shapes\"/></figure>"),
           "f:3:31: warning: these words say that a picture is a picture; begin with what it shows\n");
}

static void tells_invented_quotations(void **state)
{
    (void)state;
    expect(RIDER("<blockquote><p>Could we stop?</p></blockquote><p>— and so on</p>"), "");
    expect(RIDER("<blockquote><p>It saved me.</p>\n<p>— Ann, reader</p></blockquote>"),
           "f:4:4: warning: this reads as the words of a real person; people and their words are never made up; say "
           "what many "
           "people say\n");
}

#define THREE "<option id=\"a\">A</option><option id=\"b\">B</option><option id=\"c\">C</option>"
#define WHEN(options) "<when name=\"x\" is=\"y\">" options "</when>"

static void tells_mixed_quotation_marks(void **state)
{
    (void)state;
    static const char hint[] = "one text has one style of quotation marks, and of apostrophes: straight or curled";
    Arena *arena = arena_create();
    static const struct {
        const char *words, *told;
    } mixed[] = {
        {"<p>They said \"yes\".</p>\n<p>We said \u201Cno\u201D.</p>",
         "f:4:12: warning: this mark is \u201C, and the text has \" before it; $\n"
         "f:4:15: warning: this mark is \u201D, and the text has \" before it; $\n"},
        {"<p>It\u2019s fine.</p>\n<p>It's fine.</p>",
         "f:4:6: warning: this mark is ', and the text has \u2019 before it; $\n"},
        {"<p>\u201COne\u201D and \u00ABtwo\u00BB</p>",
         "f:3:14: warning: this mark is \u00AB, and the text has \u201C before it; $\n"
         "f:3:18: warning: this mark is \u00BB, and the text has \u201C before it; $\n"},
        {"<p>\u201COne \u00ABtwo\u00BB and \u2018it\u2019s\u2019 three\u201D</p>", ""},
        {"<p xml:lang=\"de\">\u201EEins\u201C</p>\n<p>\u201COne\u201D</p>", ""},
    };
    for (size_t i = 0; i < sizeof mixed / sizeof *mixed; i++) {
        Text told = TEXT(""), rest = text_of(mixed[i].told);
        for (size_t at; (at = text_find(rest, TEXT("$"), 0)) < rest.size; rest = text_slice(rest, at + 1, rest.size))
            told = text_format(arena, "%.*s%.*s%s", TEXT_ARGS(told), TEXT_ARGS(text_slice(rest, 0, at)), hint);
        told = text_format(arena, "%.*s%.*s", TEXT_ARGS(told), TEXT_ARGS(rest));
        expect_with(RIDER("$"), mixed[i].words, text_string(arena, told));
    }
    arena_destroy(arena);
}

static void tells_too_many_choices(void **state)
{
    (void)state;
    const char *seven =
        "f:3:2: warning: 7 choices stand here at once; at most 6 stay easy to see; leave some out, or let a "
        "checklist page through them\n";
    expect(STEP(" <choose name=\"a\">" THREE THREE "</choose>"), "");
    expect(STEP(" <choose name=\"a\">" THREE THREE "<option id=\"d\">D</option></choose>"), seven);
    expect(STEP(" <checklist name=\"a\">" THREE THREE THREE "</checklist>"), "");
    // Those that stand instead of each other count once.
    expect(STEP(" <choose name=\"a\">" THREE WHEN(THREE) WHEN(THREE) "</choose>"), "");
    expect(STEP(" <choose name=\"a\">" THREE "<option id=\"d\">D</option>" WHEN(THREE) "</choose>"), seven);
}

static void tells_private_words_shown_large(void **state)
{
    (void)state;
    expect(STEP("<title>After trauma</title><p>Trauma can end.</p>"),
           "f:3:14: warning: this is shown large, and it says \"trauma\"; such words stand in running text alone\n");
    expect(STEP("<slip><line>No sex today</line></slip>"),
           "f:3:16: warning: this is shown large, and it says \"sex\"; such words stand in running text alone\n");
    expect(STEP("<title>Sextet</title>"), "");
}

static void judges_english_alone(void **state)
{
    (void)state;
    expect(XML
           "<riders xmlns=\"urn:lectern:content:1\" xml:lang=\"fr\"><rider id=\"one\"><p>Une cure. 020 7946 0000.</p>\n"
           "<p xml:lang=\"en-GB\">A cure.</p></rider></riders>",
           "f:1:120: warning: this looks like a number to call; only a clinic's own support page names numbers, with "
           "the day "
           "they were checked\n"
           "f:2:23: warning: the library leaves out \"cure\"; say what can or may help some people\n");
    expect(RIDER("<p>A <span xml:lang=\"fr\">cure</span> is a <span>cure</span>.</p>"),
           "f:3:49: warning: the library leaves out \"cure\"; say what can or may help some people\n");
    advise(RIDER("<p>A cure. Ask a@b.</p>"), &(StyleRules){.is_free = true},
           "f:3:16: warning: this looks like an address; no address ever opens here; name no website or mail\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_the_length_of_chapters),
        cmocka_unit_test(lets_what_is_empty_be_of_any_length),
        cmocka_unit_test(tells_the_mean_of_the_sentences_of_a_chapter),
        cmocka_unit_test(tells_a_share_of_short_sentences),
        cmocka_unit_test(tells_short_sentences_in_a_row),
        cmocka_unit_test(tells_the_grade_of_chapters_and_sections),
        cmocka_unit_test(tells_the_length_of_answers),
        cmocka_unit_test(tells_text_too_long_for_a_step),
        cmocka_unit_test(tells_a_long_sentence_where_it_begins),
        cmocka_unit_test(holds_easier_words_to_shorter_sentences),
        cmocka_unit_test(holds_easier_words_to_one_picture_a_section),
        cmocka_unit_test(tells_words_the_library_leaves_out),
        cmocka_unit_test(tells_promises_that_nobody_can_keep),
        cmocka_unit_test(holds_silence_and_doubt_to_stop),
        cmocka_unit_test(tells_turns_of_phrase_that_cannot_be_carried_over),
        cmocka_unit_test(finds_words_beside_curled_marks),
        cmocka_unit_test(lets_people_speak_as_they_do),
        cmocka_unit_test(tells_numbers_and_addresses),
        cmocka_unit_test(tells_digits_on_the_support_page),
        cmocka_unit_test(tells_pictures_without_words),
        cmocka_unit_test(tells_invented_quotations),
        cmocka_unit_test(tells_mixed_quotation_marks),
        cmocka_unit_test(tells_too_many_choices),
        cmocka_unit_test(tells_private_words_shown_large),
        cmocka_unit_test(judges_english_alone),
    };
    return cmocka_run_group_tests(tests, read_words, drop_words);
}
