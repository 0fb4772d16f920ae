#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "book/book.h"
#include "book/flow-iterator.h"
#include "book/flow.h"
#include "book/library.h"
#include "command/made-folder.h"
#include "command/workload.h"
#include "markup/vocabulary.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole"

typedef struct Fixture {
    Problems problems;
    Source *source;
    Book *book;
} Fixture;

static int open_whole(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.problems.arena = arena_create()};
    fixture.source = source_open(WHOLE);
    fixture.book = book_open(fixture.source, TEXT(""), &fixture.problems);
    *state = &fixture;
    return fixture.book ? 0 : -1;
}

static int close_whole(void **state)
{
    Fixture *fixture = *state;
    book_close(fixture->book);
    source_close(fixture->source);
    arena_destroy(fixture->problems.arena);
    return 0;
}

static Id named(const char *name)
{
    return id_of(text_of(name));
}

static const Body *body_of(Book *book, const char *id)
{
    const Item *item = book_find_item(book, named(id));
    assert_non_null(item);
    const Body *body = book_body(book, item);
    assert_non_null(body);
    return body;
}

static const Block *find_block(Flow flow, const char *id)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    while (flow_enter(&walk) && !id_is(walk.block->id, id))
        continue;
    return walk.block;
}

#define assert_words(text, expected) assert_true(text_is(text, expected))

static void lists_without_reading_a_body(void **state)
{
    const Fixture *fixture = *state;
    const Book *book = fixture->book;
    const Library *library = library_lent(book);
    assert_int_equal(fixture->problems.list.count, 0);
    assert_int_equal(source_counts(book->source).files, 3 + 5); // library.xml, phrases.xml, contents.xml, and the heads
    assert_int_equal(library->item_count, 5);
    for (int i = 0; i < library->item_count; i++)
        assert_null(library->loaded[i]);
    assert_int_equal(arena_used(library->bodies), 0);
    assert_int_equal(book->shelf_count, 3);
    assert_words(book->quiet_title, "Small library");
    assert_words(book->title, "A small library for tests");
    assert_int_equal(book->language_count, 2);
    assert_int_equal(book->direction, DIRECTION_LTR);
}

static void knows_heads(void **state)
{
    const Fixture *fixture = *state;
    const Item *item = book_find_item(fixture->book, named("first-steps"));
    assert_words(item->title, "First steps with sexual closeness");
    assert_words(item->quiet_title, "First steps");
    assert_words(item->summary, "Every element of running text");
    assert_words(item->covers, "A01 B02");
    assert_words(item->path, "en/chapters/first-steps.xml");
    assert_int_equal(item->minutes, 0);
    assert_true(id_is(item->group->id, "one-book"));
    const Item *exercise = book_find_item(fixture->book, named("steps-of-all-kinds"));
    assert_int_equal(exercise->kind, ITEM_EXERCISE);
    assert_int_equal(exercise->minutes, 7);
    assert_words(exercise->quiet_title, "Steps of all kinds");
    const Item *faq = book_find_item(fixture->book, named("some-questions"));
    assert_int_equal(faq->kind, ITEM_FAQ);
    assert_true(id_is(faq->group->id, "questions"));
    assert_null(book_find_item(fixture->book, named("unknown")));
    assert_null(book_find_item(fixture->book, named("")));
}

static void knows_the_ways_in(void **state)
{
    const Fixture *fixture = *state;
    const Book *book = fixture->book;
    assert_words(book->now.title, "A quiet minute");
    assert_words(book->now.summary, "Wait, or look around");
    assert_true(id_is(book->now.item, "steps-of-all-kinds") && id_is(book->now.step, "wait"));
    assert_words(book->needs.title, "Help me choose");
    assert_int_equal(book->needs.count, 2);
    const Need *need = book_find_need(book, named("read-on"));
    assert_ptr_equal(need, &book->needs.at[1]);
    assert_words(need->title, "To read on");
    assert_int_equal(need->item_count, 4);
    assert_true(id_is(need->items[2], "grown-ups"));
    assert_null(book_find_need(book, named("first-steps")));
    assert_words(book_find_item(book, named("first-steps"))->picture, "pictures/two-hands.svg");
    assert_words(book_find_item(book, named("last-words"))->picture, "");
    assert_true(book->may_continue);
}

// What a level has stands in place of its language's own, and all else is the language.
static void opens_a_level(void **state)
{
    const Fixture *fixture = *state;
    Problems problems = {.arena = arena_create()};
    Book *book = book_open(fixture->source, TEXT("en-simple"), &problems);
    assert_non_null(book);
    assert_int_equal(problems.list.count, 0);
    assert_words(book->language, "en");
    assert_words(book->level, "en-simple");
    assert_words(book_code(book), "en-simple");
    assert_words(book_code(fixture->book), "en");
    assert_int_equal(book->language_count, 2); // a level is none of them
    assert_words(book_language(book)->level, "en-simple");
    assert_words(book_language(book)->level_name, "Easier words");
    assert_words(book->languages[1].level, "");
    assert_words(book->title, "A small library for tests");
    const Item *first = book_find_item(book, named("first-steps"));
    assert_words(first->title, "First steps, in easier words");
    assert_words(first->quiet_title, "First small steps");
    assert_words(first->summary, "The same, in few words");
    assert_words(first->path, "en-simple/chapters/first-steps.xml");
    assert_false(first->lacks_level);
    assert_non_null(find_block(body_of(book, "first-steps")->chapter.flow, "inner"));
    assert_null(find_block(body_of(book, "first-steps")->chapter.flow, "opening"));
    const Item *last = book_find_item(book, named("last-words"));
    assert_words(last->path, "en/chapters/last-words.xml");
    assert_true(last->lacks_level);
    assert_false(book_find_item(fixture->book, named("last-words"))->lacks_level);
    assert_true(book_find_item(book, named("grown-ups"))->is_adult);
    assert_non_null(book_term(book, named("limit")));
    book_close(book);
    arena_destroy(problems.arena);
}

static void write_file(const char *path, const char *words)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(words, file);
    fclose(file);
}

// The whole library in a folder of its own, whose level has this in place of its chapter, and these phrases.
static Book *open_with_level(const char *chapter, const char *phrases, Problems *problems, Source **source)
{
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/lectern-level-XXXXXX");
    assert_non_null(mkdtemp(folder));
    char line[512];
    snprintf(line, sizeof line, "cp -r " WHOLE "/. %s", folder);
    assert_int_equal(system(line), 0);
    snprintf(line, sizeof line, "%s/en-simple/chapters/first-steps.xml", folder);
    write_file(line, chapter);
    snprintf(line, sizeof line, "%s/en-simple/phrases.xml", folder);
    write_file(line, phrases);
    *source = source_open(folder);
    Book *book = book_open(*source, TEXT("en-simple"), problems);
    assert_non_null(book);
    body_of(book, "first-steps");
    snprintf(line, sizeof line, "rm -r %s", folder);
    assert_int_equal(system(line), 0);
    return book;
}

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define EASIER_HEAD                                                                                                    \
    XML "<chapter xmlns=\"urn:lectern:content:1\" xml:lang=\"en\" reviewed=\"2026-01-15\" review-by=\"2027-01-15\""
#define EASIER_REST                                                                                                    \
    "<title>Easier</title><summary>Few words</summary><section><title>One</title><p>Words.</p></section></chapter>"
#define PHRASES                                                                                                        \
    XML "<phrases xmlns=\"urn:lectern:content:1\" xml:lang=\"en\"><phrase id=\"done\">That is all</phrase></phrases>"

// One that cannot be read, or is another item, takes nothing from anybody; nor does it make anything for all that is
// for adults in its language.
static void a_faulty_level_leaves_the_language(void **state)
{
    (void)state;
    static const char *const chapters[] = {
        EASIER_HEAD " id=\"first-steps\"><title>Ea",
        EASIER_HEAD
        " id=\"first-steps\"><title>Easier</title><summary>Few words</summary><section><nonsense/></section>"
        "</chapter>",
        EASIER_HEAD " id=\"other-steps\">" EASIER_REST,
    };
    for (size_t i = 0; i < sizeof chapters / sizeof *chapters; i++) {
        Problems problems = {.arena = arena_create()};
        Source *source;
        Book *book = open_with_level(chapters[i], PHRASES, &problems, &source);
        const Item *item = book_find_item(book, named("first-steps"));
        assert_false(item->is_faulty);
        assert_true(item->lacks_level);
        assert_words(item->path, "en/chapters/first-steps.xml");
        assert_non_null(find_block(body_of(book, "first-steps")->chapter.flow, "opening"));
        assert_null(book_find_item(book, named("other-steps")));
        book_close(book);
        source_close(source);
        arena_destroy(problems.arena);
    }
}

static void phrases_of_a_level_stand_over_others_one_by_one(void **state)
{
    const Fixture *fixture = *state;
    Problems problems = {.arena = arena_create()};
    Source *source;
    Book *book = open_with_level(EASIER_HEAD " id=\"first-steps\">" EASIER_REST, PHRASES, &problems, &source);
    assert_int_equal(problems.list.count, 0);
    assert_words(phrase(book->phrases, PHRASE_DONE), "That is all");
    assert_true(text_equal(phrase(book->phrases, PHRASE_HOME), phrase(fixture->book->phrases, PHRASE_HOME)));
    assert_false(book_find_item(book, named("first-steps"))->lacks_level);
    book_close(book);
    source_close(source);
    arena_destroy(problems.arena);
}

static void passes_over_what_is_not_offered(void **state)
{
    const Fixture *fixture = *state;
    Book *book = fixture->book;
    const Item *first = book_find_item(book, named("first-steps")), *last = book_find_item(book, named("last-words"));
    const Item *adult = book_find_item(book, named("grown-ups"));
    assert_false(book_offers(book, adult));
    assert_ptr_equal(book_neighbour(book, first, 1), last);
    assert_ptr_equal(book_neighbour(book, last, -1), first);
    assert_null(book_neighbour(book, last, 1));
    assert_int_equal(body_of(book, "first-steps")->chapter.landing.count, 2);
    const Faq *faq = &body_of(book, "some-questions")->faq;
    assert_true(book_offers_question(book, &faq->questions[0]));
    assert_false(book_offers_question(book, &faq->questions[1]));
    book->adult_topics = true;
    assert_ptr_equal(book_neighbour(book, first, 1), adult);
    assert_true(book_offers_question(book, &faq->questions[1]));
    book_drop_bodies(book);
    assert_int_equal(body_of(book, "first-steps")->chapter.landing.count, 3);
}

static void folds_running_text(void **state)
{
    const Fixture *fixture = *state;
    Flow flow = body_of(fixture->book, "first-steps")->chapter.flow;
    const Block *block = find_block(flow, "opening");
    assert_words(block->text, "One two three four\nfive six seven, the end.");
    assert_int_equal(block->span_count, 4);
    const Span *spans = block->spans;
    assert_words(text_slice(block->text, spans[0].start, spans[0].end), "three");
    assert_int_equal(spans[0].style, SPAN_EM);
    assert_words(text_slice(block->text, spans[1].start, spans[1].end), "six");
    assert_int_equal(spans[1].style, SPAN_STRONG);
    assert_words(text_slice(block->text, spans[2].start, spans[2].end), "seven");
    assert_int_equal(spans[2].style, SPAN_STRONG | SPAN_EM);
    assert_words(text_slice(block->text, spans[3].start, spans[3].end), "the end");
    assert_int_equal(spans[3].action.kind, ACTION_OPEN);
    assert_true(id_is(spans[3].action.id, "last-words"));
    assert_true(id_is(spans[3].action.block, "end"));
}

static void unseen_line_ends_part_words(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Text bytes = TEXT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<chapter xmlns=\"" XML_NAMESPACE "\" id=\"a\">"
                      "<title>T</title><section><title>S</title>"
                      "<p>one\xE2\x80\xA8two \xE2\x80\xA9 three\xC2\x85"
                      "four</p></section></chapter>");
    XmlNode *root = xml_parse(problems.arena, bytes, TEXT("a.xml"), &problems);
    assert_non_null(root);
    vocabulary_check(root, &problems); // gives the elements their rules; what else is missing does not matter
    Reader reader = reader_alone(problems.arena, root);
    Flow flow = flow_read(&reader, xml_child(root, "section"));
    assert_int_equal(flow.count, 1);
    assert_words(flow.blocks[0].text, "one\ntwo\nthree\nfour");
    arena_destroy(problems.arena);
}

static void makes_blocks_of_every_kind(void **state)
{
    const Fixture *fixture = *state;
    const Chapter *chapter = &body_of(fixture->book, "first-steps")->chapter;
    Flow flow = chapter->flow;
    assert_true(id_is(flow.blocks[0].id, "title"));
    assert_int_equal(flow.blocks[0].level, 1);
    assert_int_equal(find_block(flow, "words")->level, 2);
    assert_words(find_block(flow, "words")->text, "Plain words");
    assert_int_equal(find_block(flow, "inner")->level, 3);
    const Block *item = find_block(flow, "named-item");
    assert_int_equal(item->kind, BLOCK_ITEM);
    assert_int_equal(item->child_count, 2);
    unsigned seen = 0;
    NoteKind notes[8];
    int note_count = 0;
    for (int i = 0; i < flow.count; i++) {
        seen |= 1u << flow.blocks[i].kind;
        if (flow.blocks[i].kind == BLOCK_NOTE)
            notes[note_count++] = flow.blocks[i].note;
        if (flow.blocks[i].kind == BLOCK_FIGURE) {
            assert_words(flow.blocks[i].picture, "pictures/two-hands.svg");
            assert_words(flow.blocks[i].alt, "Two round shapes");
            assert_words(flow.blocks[i].children[0].text, "Side by side");
        }
    }
    unsigned expected = 1u << BLOCK_PARAGRAPH | 1u << BLOCK_HEADING | 1u << BLOCK_LIST | 1u << BLOCK_DEFINITIONS |
                        1u << BLOCK_QUOTE | 1u << BLOCK_NOTE | 1u << BLOCK_FIGURE | 1u << BLOCK_TABLE;
    assert_int_equal(seen, expected);
    assert_int_equal(note_count, 4); // tip, care, example, and the rider
    assert_int_equal(notes[0], NOTE_TIP);
    assert_int_equal(notes[2], NOTE_EXAMPLE);
    assert_int_equal(notes[3], NOTE_CARE);
    const Block *last = &flow.blocks[flow.count - 1];
    assert_words(last->language, "ar");
    assert_int_equal(last->direction, DIRECTION_RTL);
    assert_words(chapter->note->text.blocks[0].text, "This page speaks of hard things.");
    assert_int_equal(chapter->note->text.count, 1);
    assert_words(chapter->note->brief.blocks[0].text, "Small steps can help.");
}

static void resolves_links_and_riders(void **state)
{
    const Fixture *fixture = *state;
    const Chapter *chapter = &body_of(fixture->book, "first-steps")->chapter;
    assert_words(chapter->landing.at[0].label, "Some questions");
    assert_true(id_is(chapter->landing.at[0].action.block, "how-long"));
    assert_words(chapter->landing.at[1].label, "Back to Home");
    const Faq *faq = &body_of(fixture->book, "some-questions")->faq;
    assert_words(faq->questions[0].also.at[0].label, "First steps");
    assert_words(faq->questions[0].also.at[1].label, "Find support here");
    assert_words(faq->questions[0].words, "time duration");
    Flow before = body_of(fixture->book, "steps-of-all-kinds")->exercise.before;
    assert_int_equal(before.count, 2);
    assert_words(before.blocks[1].children[0].text, "Both agree now. No is enough.");
    assert_true(id_is(before.blocks[1].id, "b2"));
    assert_true(id_is(before.blocks[1].children[1].id, "b2-2"));
    Links landing = book_landing(fixture->book);
    assert_int_equal(landing.count, 2); // this library has neither of the two exercises
    assert_words(landing.at[0].label, "Find support here");
    assert_words(landing.at[1].label, "Back to Home");
}

static int list_ids(Flow flow, Id *ids)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    int count = 0;
    while (flow_enter(&walk))
        ids[count++] = walk.block->id;
    return count;
}

static void names_blocks_alike_in_every_language(void **state)
{
    const Fixture *fixture = *state;
    Book *other = book_open(fixture->source, TEXT("ar"), &((Fixture *)*state)->problems);
    assert_non_null(other);
    assert_int_equal(other->direction, DIRECTION_RTL);
    assert_words(book_find_item(other, named("first-steps"))->title, "خطوات أولى");
    Id here[128], there[128];
    int here_count = list_ids(body_of(fixture->book, "first-steps")->chapter.flow, here);
    int there_count = list_ids(body_of(other, "first-steps")->chapter.flow, there);
    assert_int_equal(here_count, there_count);
    assert_true(here_count > 30);
    for (int i = 0; i < here_count; i++)
        assert_string_equal(here[i].at, there[i].at);
    book_close(other);
}

static long files_read(const Book *book)
{
    return source_counts(book->source).files;
}

static void loads_once_and_drops_all(void **state)
{
    const Fixture *fixture = *state;
    Book *book = fixture->book;
    const Library *library = library_lent(book);
    long before = files_read(book);
    const Body *body = body_of(book, "last-words");
    assert_int_equal(files_read(book), before + 1);
    assert_ptr_equal(body_of(book, "last-words"), body);
    assert_non_null(book_term(book, named("limit")));
    assert_null(book_term(book, named("unknown")));
    assert_int_equal(files_read(book), before + 2);
    assert_true(arena_used(library->bodies) > 0);
    const char *words = body->chapter.flow.blocks[0].text.at;
    assert_int_equal(memcmp(words, "Last", 4), 0);
    book_drop_bodies(book);
    assert_int_equal(arena_used(library->bodies), 0);
    assert_words(body_of(book, "last-words")->chapter.flow.blocks[0].text, "Last words");
    assert_int_equal(files_read(book), before + 3);
}

static void reads_its_own_pages(void **state)
{
    const Fixture *fixture = *state;
    Book *book = fixture->book;
    const GlossaryEntry *entries;
    assert_int_equal(book_glossary(book, &entries), 2);
    assert_words(entries[0].word, "Limit"); // written after it
    assert_words(entries[1].word, "Trigger");
    assert_words(entries[1].meaning.blocks[0].text, "A thing that brings a memory back.");
    const Support *support = book_support(book);
    assert_int_equal(support->entry_count, 1);
    assert_words(support->entries[0].checked, "2026-01-15");
    assert_words(support->entries[0].language, "English, Arabic");
    Flow about = book_about(book);
    assert_int_equal(about.count, 4);
    assert_int_equal(about.blocks[0].level, 2);
    assert_true(id_is(about.blocks[0].id, "what"));
    assert_words(about.blocks[3].text, "Nothing is saved.");
}

static void prefers_the_support_page_of_the_clinic(void **state)
{
    Fixture *fixture = *state;
    assert_int_equal(book_support(fixture->book)->entry_count, 1);
    assert_false(book_use_support(fixture->book, WHOLE "/en/about.xml", &fixture->problems));
    assert_int_equal(fixture->problems.error_count, 1);
    assert_int_equal(book_support(fixture->book)->entry_count, 1);
    assert_true(book_use_support(fixture->book, LECTERN_TESTS_DIR "/library/clinic/support.xml", &fixture->problems));
    assert_int_equal(book_support(fixture->book)->entry_count, 2);
    book_drop_bodies(fixture->book);
    assert_int_equal(book_support(fixture->book)->entry_count, 2);
}

static void opens_around_faulty_items(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(LECTERN_TESTS_DIR "/library/half");
    Book *book = book_open(source, TEXT(""), &problems);
    assert_non_null(book);
    assert_int_equal(problems.error_count, 3); // no phrases, an absent file, one that ends early
    const Group *group = &book_find_shelf(book, SHELF_READ)->groups[0];
    assert_int_equal(group->item_count, 4);
    assert_words(group->items[0].title, "Sound");
    assert_true(group->items[1].is_faulty);
    assert_words(group->items[1].title, "absent");
    assert_true(group->items[2].is_faulty);
    assert_false(book_offers(book, &group->items[2]));
    assert_null(book_body(book, &group->items[2]));
    const Item *late = &group->items[3];
    assert_false(late->is_faulty); // its head is sound
    assert_null(book_body(book, late));
    assert_true(late->is_faulty);
    assert_null(book_neighbour(book, &group->items[0], 1));
    assert_int_equal(book_support(book)->flow.count, 0);
    assert_int_equal(book_about(book).count, 0);
    book_close(book);
    source_close(source);
    arena_destroy(problems.arena);
}

// The whole library in a folder of its own, whose last chapter is a paragraph that repeats these words.
static int minutes_of(const char *words, int times)
{
    char folder[] = "/tmp/lectern-book-XXXXXX", line[1024];
    assert_non_null(mkdtemp(folder));
    snprintf(line, sizeof line, "cp -r %s/. %s", WHOLE, folder);
    assert_int_equal(system(line), 0);
    snprintf(line, sizeof line, "%s/en/chapters/last-words.xml", folder);
    FILE *file = fopen(line, "w");
    fputs(XML "<chapter xmlns=\"urn:lectern:content:1\" id=\"last-words\" xml:lang=\"en\"><title>Many words of a "
              "title</title>"
              "<summary>And of a summary</summary><section><title>One</title><p id=\"a-long-id-that-is-no-word\">",
          file);
    for (int i = 0; i < times; i++)
        fputs(words, file);
    fputs("</p></section></chapter>", file);
    fclose(file);
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(folder);
    Unicode *unicode = unicode_open("en");
    Book *book = book_open(source, TEXT(""), &problems);
    const Item *item = book_find_item(book, named("last-words"));
    long before = files_read(book);
    int minutes = book_minutes(book, item, unicode);
    assert_int_equal(book_minutes(book, item, unicode), minutes);
    assert_int_equal(files_read(book), before + 1); // once
    book_close(book);
    unicode_close(unicode);
    source_close(source);
    arena_destroy(problems.arena);
    snprintf(line, sizeof line, "rm -r %s", folder);
    assert_int_equal(system(line), 0);
    return minutes;
}

// By words, however many bytes they take and whatever is written about them; by characters where words are not parted.
static void counts_minutes_by_words(void **state)
{
    (void)state;
    enum { FIVE = 5 * BOOK_WORDS_A_MINUTE };
    assert_int_equal(minutes_of("word ", FIVE), 5);
    assert_int_equal(minutes_of("<em>word</em>\n  <strong>or</strong> ", FIVE / 2), 5);
    assert_int_equal(minutes_of("найдовшими ", FIVE), 5);
    assert_int_equal(minutes_of("كلمات ", FIVE), 5);
    assert_int_equal(minutes_of("近", FIVE), 5);
    assert_int_equal(minutes_of("親しさ", FIVE / 3), 5);
    assert_int_equal(minutes_of("สวัสดีครับ", FIVE / 2), 5);
    assert_int_equal(minutes_of("word", 1), 1);
    assert_int_equal(minutes_of("<em>word", 1), 1); // a file that cannot be read
}

static void lends_the_minutes_that_are_written(void **state)
{
    Fixture *fixture = *state;
    Unicode *unicode = unicode_open("en");
    long before = files_read(fixture->book);
    assert_int_equal(book_minutes(fixture->book, book_find_item(fixture->book, named("steps-of-all-kinds")), unicode),
                     7);
    assert_int_equal(files_read(fixture->book), before);
    unicode_close(unicode);
}

// The whole library, with some items beside it that have yet to be written.
static void leaves_out_what_is_empty(void **state)
{
    (void)state;
    char folder[] = "/tmp/lectern-book-XXXXXX", line[1024];
    assert_non_null(mkdtemp(folder));
    snprintf(line, sizeof line, "cp -r %s/. %s/library/empty/. %s", WHOLE, LECTERN_TESTS_DIR, folder);
    assert_int_equal(system(line), 0);
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(folder);
    Book *book = book_open(source, TEXT(""), &problems);
    assert_non_null(book);
    assert_int_equal(problems.error_count, 0);
    static const char *const empty[] = {"chapter-to-fill", "exercise-to-fill", "questions-to-fill", "own-exercises"};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        assert_null(book_find_item(book, named(empty[i])));
        assert_null(book_find_group(book, named(empty[i])));
    }
    const Shelf *practise = book_find_shelf(book, SHELF_PRACTISE);
    assert_int_equal(practise->group_count, 1);
    assert_int_equal(practise->groups[0].item_count, 1);
    const Item *first = book_find_item(book, named("first-steps")), *last = book_find_item(book, named("last-words"));
    assert_int_equal(first->group->item_count, 3);
    assert_ptr_equal(book_neighbour(book, first, 1), last);
    assert_int_equal(last->index, 2);
    assert_int_equal(book_find_shelf(book, SHELF_QUESTIONS)->groups[0].item_count, 1);
    const Chapter *chapter = &body_of(book, "last-words")->chapter;
    assert_int_equal(chapter->landing.count, 1); // one of two links
    assert_words(chapter->flow.blocks[2].text, "That is nearly all.");
    assert_int_equal(chapter->flow.blocks[2].span_count, 0);
    book_close(book);
    source_close(source);
    snprintf(line, sizeof line, "rm -r %s", folder);
    assert_int_equal(system(line), 0);
    arena_destroy(problems.arena);
}

// A file that cannot be read has no id, however many there are of that name; the sound item that goes by it is found
// and linked to.
static void gives_a_broken_file_no_name_of_another(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(LECTERN_TESTS_DIR "/library/stems");
    Book *book = book_open(source, TEXT(""), &problems);
    assert_non_null(book);
    const Library *library = library_lent(book);
    assert_int_equal(library->item_count, 4);
    int broken_count = 0;
    for (int i = 0; i < library->item_count; i++) {
        const Item *item = &library->items[i];
        assert_int_equal(item->is_faulty, !item->id.at[0]);
        if (item->is_faulty)
            assert_words(item->title, "breathing");
        broken_count += item->is_faulty;
    }
    assert_int_equal(broken_count, 2);
    const Item *sound = book_find_item(book, named("breathing"));
    assert_non_null(sound);
    assert_words(sound->path, "en/exercises/breathing.xml");
    assert_true(book_offers(book, sound));
    assert_words(body_of(book, "breathing")->exercise.steps[0].flow.blocks[0].text, "The end.");
    const Block *linking = &body_of(book, "sound")->chapter.flow.blocks[2];
    assert_int_equal(linking->span_count, 1);
    assert_int_equal(linking->spans[0].action.kind, ACTION_OPEN);
    assert_true(id_is(linking->spans[0].action.id, "breathing"));
    assert_null(book_find_item(book, (Id){0}));
    book_close(book);
    source_close(source);
    arena_destroy(problems.arena);
}

// ---- What it costs, by counts, at n, 2n and 4n

enum { SIZES = 3 };

// What opening a library and meeting all of it took.
typedef struct Cost {
    long files, bytes; // read
    size_t kept, met;  // bytes of the book's arena, and of that of its bodies
    size_t looks;      // how many places of an index are looked at to find all that is in it
} Cost;

static const Workload *find_workload(const char *name)
{
    for (int i = 0; i < workload_count; i++)
        if (strcmp(workloads[i].name, name) == 0)
            return &workloads[i];
    fail_msg("there is no workload %s", name);
    return NULL;
}

static size_t count_looks(const Index *index)
{
    size_t looks = 0;
    for (size_t at = 0; at < index->room; at++)
        if (index->entries[at].thing)
            looks += 1 + ((at - index->entries[at].hash) & (index->room - 1));
    return looks;
}

static Cost cost_of(const char *name, int n, void (*meet)(Book *book, int n))
{
    char folder[] = "/tmp/lectern-book-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_true(workload_write(find_workload(name), n, folder));
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(folder);
    Book *book = book_open(source, TEXT(""), &problems);
    assert_non_null(book);
    meet(book, n);
    const Library *library = library_lent(book);
    Cost cost = {
        .files = source_counts(source).files,
        .bytes = source_counts(source).bytes,
        .kept = arena_used(library->arena),
        .met = arena_used(library->bodies),
        .looks = count_looks(&library->item_index) + count_looks(&library->group_index) +
                 count_looks(&library->own.terms) + count_looks(&library->own.riders),
    };
    book_close(book);
    source_close(source);
    made_folder_remove(folder);
    arena_destroy(problems.arena);
    return cost;
}

// The second doubling adds at most twice what the first one did, and a little for tables that double when they are
// full.
static void assert_linear(size_t a, size_t b, size_t c)
{
    if ((double)(c - b) > 2.5 * (double)(b - a) + 4096)
        fail_msg("%zu, %zu, %zu grow faster than what is read", a, b, c);
}

static void measure(const char *name, int least, void (*meet)(Book *book, int n), Cost costs[SIZES])
{
    for (int i = 0; i < SIZES; i++)
        costs[i] = cost_of(name, least << i, meet);
    assert_linear((size_t)costs[0].files, (size_t)costs[1].files, (size_t)costs[2].files);
    assert_linear((size_t)costs[0].bytes, (size_t)costs[1].bytes, (size_t)costs[2].bytes);
    assert_linear(costs[0].kept, costs[1].kept, costs[2].kept);
    assert_linear(costs[0].met, costs[1].met, costs[2].met);
    assert_linear(costs[0].looks, costs[1].looks, costs[2].looks);
}

static void find_items(Book *book, int n)
{
    for (int i = 0; i < n; i++) {
        char id[32];
        snprintf(id, sizeof id, "chapter-%d", i);
        assert_true(id_is(book_find_item(book, named(id))->id, id));
    }
    assert_non_null(book_find_group(book, named("a-book")));
    assert_null(book_find_group(book, named("no-book")));
}

static void opens_many_items_by_their_heads(void **state)
{
    (void)state;
    Cost costs[SIZES];
    enum { LEAST = 500, OTHERS = 3 + 3 }; // library, phrases, contents; and the items of every workload
    measure("items", LEAST, find_items, costs);
    for (int i = 0; i < SIZES; i++) {
        assert_int_equal(costs[i].files, (LEAST << i) + OTHERS);
        assert_true(costs[i].looks < 2 * (size_t)(LEAST << i));
        assert_int_equal(costs[i].met, 0);
    }
}

static void meet_nothing(Book *book, int n)
{
    (void)book, (void)n;
}

// However long a chapter is, no more of it is fetched than the piece that its head stands in.
static void fetches_no_more_than_heads(void **state)
{
    (void)state;
    Cost small = cost_of("blocks", 1000, meet_nothing), large = cost_of("blocks", 8000, meet_nothing);
    assert_int_equal(large.bytes, small.bytes);
    assert_int_equal(large.files, small.files);
    assert_int_equal(large.kept, small.kept);
}

static void meet_broken(Book *book, int n)
{
    (void)n;
    assert_true(book_offers(book, book_find_item(book, named(WORKLOAD_EXERCISE))));
}

static void opens_around_many_broken_files(void **state)
{
    (void)state;
    Cost costs[SIZES];
    measure("broken", 250, meet_broken, costs);
}

static void find_terms(Book *book, int n)
{
    const Chapter *chapter = &body_of(book, WORKLOAD_CHAPTER)->chapter;
    int found = 0;
    for (int i = 0; i < chapter->flow.count; i++)
        for (int s = 0; s < chapter->flow.blocks[i].span_count; s++)
            found += book_term(book, chapter->flow.blocks[i].spans[s].action.id) != NULL;
    assert_int_equal(found, n);
}

static void finds_a_term_at_each_mention(void **state)
{
    (void)state;
    Cost costs[SIZES];
    enum { LEAST = 1250 }; // 5,000 at most
    measure("entries", LEAST, find_terms, costs);
    for (int i = 0; i < SIZES; i++) {
        assert_int_equal(costs[i].files, costs[0].files);
        assert_true(costs[i].looks < 2 * (size_t)(LEAST << i) + 16);
    }
}

static int list_notes(Book *book, const Block **first, const Block **last)
{
    const Chapter *chapter = &body_of(book, WORKLOAD_CHAPTER)->chapter;
    int count = 0;
    for (int i = 0; i < chapter->flow.count; i++) {
        if (chapter->flow.blocks[i].kind != BLOCK_NOTE)
            continue;
        *last = &chapter->flow.blocks[i];
        *first = count++ ? *first : *last;
    }
    return count;
}

static void meet_riders(Book *book, int n)
{
    const Block *first = NULL, *last = NULL;
    assert_int_equal(list_notes(book, &first, &last), n);
}

static void finds_each_of_many_riders(void **state)
{
    (void)state;
    Cost costs[SIZES];
    measure("riders", 500, meet_riders, costs);
    assert_int_equal(costs[2].files, costs[0].files);
}

static void meet_uses(Book *book, int n)
{
    const Block *first = NULL, *last = NULL;
    assert_int_equal(list_notes(book, &first, &last), n);
    assert_words(last->children[0].text, "Both agree now.");
    assert_ptr_equal(first->children[0].text.at, last->children[0].text.at);
    assert_false(id_equal(first->children[0].id, last->children[0].id));
}

// Each use has blocks of its own, with ids of its own, and no words.
static void shares_the_words_of_a_rider(void **state)
{
    (void)state;
    Cost costs[SIZES];
    measure("rider-uses", 500, meet_uses, costs);
    assert_int_equal(costs[2].files, costs[0].files);
}

static void refuses_what_is_no_library(void **state)
{
    (void)state;
    Problems problems = {.arena = arena_create()};
    Source *none = source_open(LECTERN_TESTS_DIR "/library"), *whole = source_open(WHOLE);
    assert_null(book_open(none, TEXT(""), &problems));
    assert_null(book_open(whole, TEXT("fr"), &problems));
    source_close(none);
    source_close(whole);
    assert_int_equal(problems.error_count, 2);
    assert_words(problems.list.at[1].sentence, "this library has no language \"fr\"");
    arena_destroy(problems.arena);
}

#define WITH_WHOLE(test) cmocka_unit_test_setup_teardown(test, open_whole, close_whole)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_WHOLE(lists_without_reading_a_body),
        WITH_WHOLE(knows_heads),
        WITH_WHOLE(knows_the_ways_in),
        WITH_WHOLE(opens_a_level),
        cmocka_unit_test(a_faulty_level_leaves_the_language),
        WITH_WHOLE(phrases_of_a_level_stand_over_others_one_by_one),
        WITH_WHOLE(passes_over_what_is_not_offered),
        WITH_WHOLE(folds_running_text),
        cmocka_unit_test(unseen_line_ends_part_words),
        WITH_WHOLE(makes_blocks_of_every_kind),
        WITH_WHOLE(resolves_links_and_riders),
        WITH_WHOLE(names_blocks_alike_in_every_language),
        WITH_WHOLE(loads_once_and_drops_all),
        WITH_WHOLE(reads_its_own_pages),
        WITH_WHOLE(prefers_the_support_page_of_the_clinic),
        cmocka_unit_test(opens_around_faulty_items),
        cmocka_unit_test(leaves_out_what_is_empty),
        cmocka_unit_test(gives_a_broken_file_no_name_of_another),
        cmocka_unit_test(opens_many_items_by_their_heads),
        cmocka_unit_test(fetches_no_more_than_heads),
        cmocka_unit_test(opens_around_many_broken_files),
        cmocka_unit_test(counts_minutes_by_words),
        WITH_WHOLE(lends_the_minutes_that_are_written),
        cmocka_unit_test(finds_a_term_at_each_mention),
        cmocka_unit_test(finds_each_of_many_riders),
        cmocka_unit_test(shares_the_words_of_a_rider),
        cmocka_unit_test(refuses_what_is_no_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
