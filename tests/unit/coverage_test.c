// The shipped library says every point of its plan where the plan wants it, with the riders and content notes that go
// with it. tests/coverage/ holds the points and the places of the plan as data.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "book/book.h"
#include "proof/contact.h"
#include "proof/proof.h"

#define FACTS LECTERN_TESTS_DIR "/coverage/"

typedef struct Row {
    Text id, flags, lands;
} Row;

// A chapter, an exercise or one question.
typedef struct Plan {
    Text number, item, question, marks;
    const XmlNode *node; // its root, or the question
    Text covers;
    bool is_adult;
} Plan;

typedef struct Library {
    Arena *arena;
    Problems problems;
    Book *book;
    ARRAY(Row) rows;
    ARRAY(Plan) places;
} Library;

// ---- The facts of the plan

// The next line that is neither empty nor a comment; empty at the end.
static Text next_line(Text *rest)
{
    while (rest->size) {
        size_t end = text_find(*rest, TEXT("\n"), 0);
        Text line = text_trim(text_slice(*rest, 0, end));
        *rest = text_slice(*rest, end + 1, rest->size);
        if (line.size && line.at[0] != '#')
            return line;
    }
    return TEXT("");
}

static Text read_facts(Library *library, const char *path)
{
    Text bytes;
    assert_int_equal(file_read(library->arena, path, 1 << 16, &bytes), FILE_READ);
    return bytes;
}

static void read_rows(Library *library)
{
    Text rest = read_facts(library, FACTS "rows.txt");
    for (Text line = next_line(&rest); line.size; line = next_line(&rest)) {
        Row row = {.id = text_word(&line), .flags = text_word(&line)};
        row.lands = text_trim(line);
        *array_push(library->arena, &library->rows) = row;
    }
}

static void read_places(Library *library)
{
    Text rest = read_facts(library, FACTS "items.txt");
    for (Text line = next_line(&rest); line.size; line = next_line(&rest)) {
        Plan place = {.number = text_word(&line)};
        Text id = text_word(&line);
        size_t hash = text_find(id, TEXT("#"), 0);
        place.item = text_slice(id, 0, hash);
        place.question = text_slice(id, hash + 1, id.size);
        place.marks = text_word(&line);
        *array_push(library->arena, &library->places) = place;
    }
}

// ---- The library

static const XmlNode *find_question(const XmlNode *root, Text id)
{
    for (const XmlNode *node = xml_child(root, "question"); node; node = xml_sibling(node, "question"))
        if (text_equal(text_trim(xml_value(node, "id")), id))
            return node;
    return NULL;
}

static const Item *find_item(const Library *library, Text id)
{
    const Item *item = book_find_item(library->book, id_of(id));
    if (!item)
        fail_msg("the library has no item %.*s", TEXT_ARGS(id));
    return item;
}

static void meet(Library *library, Plan *place)
{
    const Item *item = find_item(library, place->item);
    place->node = xml_read(library->arena, library->book->source, item->path, &library->problems);
    if (place->question.size)
        place->node = find_question(place->node, place->question);
    if (!place->node)
        fail_msg("there is no %.*s#%.*s", TEXT_ARGS(place->item), TEXT_ARGS(place->question));
    place->covers = xml_value(place->node, "covers");
    place->is_adult = item->is_adult || text_is(xml_value(place->node, "audience"), "adult");
}

static int open_library(void **state)
{
    Arena *arena = arena_create();
    Library *library = arena_new(arena, Library);
    library->arena = library->problems.arena = arena;
    library->book = book_open(source_open(LECTERN_CONTENT_DIR), TEXT("en"), &library->problems);
    assert_non_null(library->book);
    read_rows(library);
    read_places(library);
    for (int i = 0; i < library->places.count; i++)
        meet(library, &library->places.at[i]);
    *state = library;
    return 0;
}

static int close_library(void **state)
{
    Library *library = *state;
    Source *source = library->book->source;
    book_close(library->book);
    source_close(source);
    arena_destroy(library->arena);
    return 0;
}

// ---- What is asked of it

static bool has_word(Text list, Text wanted)
{
    for (Text word = text_word(&list); word.size; word = text_word(&list))
        if (text_equal(word, wanted))
            return true;
    return false;
}

static bool has_flag(Text flags, char flag)
{
    return flags.size && memchr(flags.at, flag, flags.size);
}

static const Row *find_row(const Library *library, Text id)
{
    for (int i = 0; i < library->rows.count; i++)
        if (text_equal(library->rows.at[i].id, id))
            return &library->rows.at[i];
    return NULL;
}

static void reads_the_whole_plan(void **state)
{
    const Library *library = *state;
    int wanted = 0;
    for (int i = 0; i < library->rows.count; i++)
        wanted += !has_flag(library->rows.at[i].flags, 'P');
    assert_int_equal(library->rows.count, 139);
    assert_int_equal(wanted, 136);
    assert_int_equal(library->places.count, 29 + 17 + 10);
}

static void covers_every_point(void **state)
{
    const Library *library = *state;
    int missing = 0;
    for (int i = 0; i < library->rows.count; i++) {
        const Row *row = &library->rows.at[i];
        bool is_covered = has_flag(row->flags, 'P');
        for (int p = 0; p < library->places.count; p++)
            is_covered |= has_word(library->places.at[p].covers, row->id);
        if (!is_covered)
            print_error("%.*s is covered nowhere\n", TEXT_ARGS(row->id));
        missing += !is_covered;
    }
    assert_int_equal(missing, 0);
}

static int count_unknown(const Library *library, Text covers, Text where)
{
    int unknown = 0;
    for (Text id = text_word(&covers); id.size; id = text_word(&covers)) {
        const Row *row = find_row(library, id);
        if (row && !has_flag(row->flags, 'P'))
            continue;
        print_error("%.*s covers %.*s, which the plan does not ask for\n", TEXT_ARGS(where), TEXT_ARGS(id));
        unknown++;
    }
    return unknown;
}

static void names_no_unknown_point(void **state)
{
    const Library *library = *state;
    int unknown = 0;
    for (int i = 0; i < library->places.count; i++) {
        const Plan *place = &library->places.at[i];
        unknown += count_unknown(library, place->covers, place->number);
        unknown += count_unknown(library, find_item(library, place->item)->covers, place->item);
    }
    assert_int_equal(unknown, 0);
}

// Each point stands in all the places the plan names for it, and in no other.
static void says_points_where_the_plan_wants_them(void **state)
{
    const Library *library = *state;
    int astray = 0;
    for (int i = 0; i < library->rows.count; i++)
        for (int p = 0; p < library->places.count; p++) {
            const Row *row = &library->rows.at[i];
            const Plan *place = &library->places.at[p];
            bool is_wanted = has_word(row->lands, place->number);
            if (is_wanted == has_word(place->covers, row->id))
                continue;
            print_error("%.*s %s %.*s\n", TEXT_ARGS(place->number), is_wanted ? "does not cover" : "need not cover",
                        TEXT_ARGS(row->id));
            astray++;
        }
    assert_int_equal(astray, 0);
}

// A set of questions says what its questions say.
static void sums_up_its_questions(void **state)
{
    const Library *library = *state;
    for (int i = 0; i < library->places.count; i++) {
        Text covers = library->places.at[i].covers;
        const Item *item = find_item(library, library->places.at[i].item);
        for (Text id = text_word(&covers); id.size; id = text_word(&covers))
            if (!has_word(item->covers, id))
                fail_msg("%s does not cover %.*s, and a question of it does", item->id.at, TEXT_ARGS(id));
    }
}

static bool holds_rider(const XmlNode *root, const char *rider)
{
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (text_is(node->name, "rider") && text_is(text_trim(xml_value(node, "ref")), rider))
            return true;
    return false;
}

static bool asks_for(const Library *library, const Plan *place, char flag)
{
    Text covers = place->covers;
    bool asks = has_flag(place->marks, flag);
    for (Text id = text_word(&covers); id.size; id = text_word(&covers)) {
        const Row *row = find_row(library, id);
        asks |= row && has_flag(row->flags, flag);
    }
    return asks;
}

static const struct {
    char flag;
    const char *rider;
} riders[] = {{'V', "partner-safety"}, {'C', "consent"}, {'M', "medical"}};
enum { RIDER_COUNT = sizeof riders / sizeof *riders };

static void carries_riders_where_flags_ask_for_them(void **state)
{
    const Library *library = *state;
    int missing = 0;
    for (int p = 0; p < library->places.count; p++)
        for (int i = 0; i < RIDER_COUNT; i++) {
            const Plan *place = &library->places.at[p];
            if (!asks_for(library, place, riders[i].flag) || holds_rider(place->node, riders[i].rider))
                continue;
            print_error("%.*s lacks the rider %s\n", TEXT_ARGS(place->number), riders[i].rider);
            missing++;
        }
    assert_int_equal(missing, 0);
}

static bool is_in_policy(const XmlNode *policy, const char *rider, Text item)
{
    for (const XmlNode *node = xml_child(policy, "require"); node; node = xml_sibling(node, "require"))
        if (text_is(text_trim(xml_value(node, "rider")), rider) && has_word(xml_value(node, "items"), item))
            return true;
    return false;
}

// So that check holds translations to the same riders.
static void lists_riders_in_its_policy(void **state)
{
    Library *library = *state;
    const XmlNode *root = xml_read(library->arena, library->book->source, TEXT("library.xml"), &library->problems);
    assert_non_null(root);
    for (int p = 0; p < library->places.count; p++)
        for (int i = 0; i < RIDER_COUNT; i++) {
            const Plan *place = &library->places.at[p];
            if (asks_for(library, place, riders[i].flag) &&
                !is_in_policy(xml_child(root, "policy"), riders[i].rider, place->item))
                fail_msg("the policy does not ask for %s in %.*s", riders[i].rider, TEXT_ARGS(place->item));
        }
}

static void notes_come_before_hard_chapters(void **state)
{
    const Library *library = *state;
    int marked = 0;
    for (int i = 0; i < library->places.count; i++) {
        const Plan *place = &library->places.at[i];
        if (!has_flag(place->marks, 'X'))
            continue;
        const Body *body = book_body(library->book, find_item(library, place->item));
        assert_non_null(body);
        assert_int_equal(body->item->kind, ITEM_CHAPTER);
        if (!body->chapter.note || !body->chapter.note->brief.count)
            fail_msg("%.*s has no content note with a short version", TEXT_ARGS(place->number));
        marked++;
    }
    assert_int_equal(marked, 3);
}

static void keeps_adult_topics_off(void **state)
{
    const Library *library = *state;
    assert_false(library->book->adult_topics);
    for (int i = 0; i < library->places.count; i++) {
        const Plan *place = &library->places.at[i];
        if (place->is_adult != has_flag(place->marks, 'A'))
            fail_msg("%.*s is%s for adults alone", TEXT_ARGS(place->number), place->is_adult ? "" : " not");
    }
}

static void keeps_the_order_of_the_plan(void **state)
{
    const Library *library = *state;
    const Shelf *shelf = book_find_shelf(library->book, SHELF_READ);
    int p = 0;
    for (int g = 0; g < shelf->group_count; g++)
        for (int i = 0; i < shelf->groups[g].item_count; i++, p++) {
            const Plan *place = &library->places.at[p];
            Text number = text_format(library->arena, "%d.%d", g + 1, i + 1);
            assert_true(text_equal(number, place->number));
            assert_string_equal(shelf->groups[g].items[i].id.at, text_string(library->arena, place->item));
        }
    assert_int_equal(p, 29);
}

static void ships_no_way_to_reach_anybody(void **state)
{
    Library *library = *state;
    const XmlNode *root = xml_read(library->arena, library->book->source, TEXT("en/support.xml"), &library->problems);
    assert_non_null(root);
    assert_null(xml_child(root, "place"));
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        assert_int_equal(contact_find_digit(node->text), node->text.size);
}

static void leaves_check_nothing_to_tell(void **state)
{
    Library *library = *state;
    Problems problems = {.arena = library->arena};
    assert_true(proof_library(library->book->source, NULL, &problems) > 0);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    assert_int_equal(problems.list.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_the_whole_plan),          cmocka_unit_test(covers_every_point),
        cmocka_unit_test(names_no_unknown_point),        cmocka_unit_test(says_points_where_the_plan_wants_them),
        cmocka_unit_test(sums_up_its_questions),         cmocka_unit_test(carries_riders_where_flags_ask_for_them),
        cmocka_unit_test(lists_riders_in_its_policy),    cmocka_unit_test(notes_come_before_hard_chapters),
        cmocka_unit_test(keeps_adult_topics_off),        cmocka_unit_test(keeps_the_order_of_the_plan),
        cmocka_unit_test(ships_no_way_to_reach_anybody), cmocka_unit_test(leaves_check_nothing_to_tell),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
