// The shipped library says every point of its plan where the plan wants it, with the riders and content notes that go
// with it. tests/coverage/ holds the points and the places of the plan as data.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>

#include "book/book.h"
#include "library-plan.h"
#include "plain-words.h"
#include "proof/contact.h"
#include "proof/proof.h"

// A place of the plan, as the library has it.
typedef struct Spot {
    const PlanPlace *plan;
    const XmlNode *node; // its root, or the question
    Text covers;
    bool is_adult;
} Spot;

typedef struct Library {
    Arena *arena;
    Problems problems;
    Book *book;
    Plan plan;
    ARRAY(Spot) places; // those of the plan, in their order
} Library;

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

static Spot meet(Library *library, const PlanPlace *plan)
{
    const Item *item = find_item(library, plan->item);
    Spot place = {.plan = plan};
    place.node = xml_read(library->arena, library->book->source, item->path, &library->problems);
    if (plan->question.size)
        place.node = find_question(place.node, plan->question);
    if (!place.node)
        fail_msg("there is no %.*s", TEXT_ARGS(plan->id));
    place.covers = xml_value(place.node, "covers");
    place.is_adult = item->is_adult || text_is(xml_value(place.node, "audience"), "adult");
    return place;
}

static int open_library(void **state)
{
    Arena *arena = arena_create();
    Library *library = arena_new(arena, Library);
    library->arena = library->problems.arena = arena;
    library->book = book_open(source_open(LECTERN_CONTENT_DIR), TEXT("en"), &library->problems);
    assert_non_null(library->book);
    library->plan = plan_read(arena);
    for (int i = 0; i < library->plan.places.count; i++)
        *array_push(arena, &library->places) = meet(library, &library->plan.places.at[i]);
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

static void reads_the_whole_plan(void **state)
{
    const Library *library = *state;
    int wanted = 0;
    for (int i = 0; i < library->plan.rows.count; i++)
        wanted += !plan_has_flag(library->plan.rows.at[i].flags, 'P');
    assert_int_equal(library->plan.rows.count, 139);
    assert_int_equal(wanted, 136);
    assert_int_equal(library->places.count, 35 + 17 + 10);
}

static void covers_every_point(void **state)
{
    const Library *library = *state;
    int missing = 0;
    for (int i = 0; i < library->plan.rows.count; i++) {
        const PlanRow *row = &library->plan.rows.at[i];
        bool is_covered = plan_has_flag(row->flags, 'P');
        for (int p = 0; p < library->places.count; p++)
            is_covered |= plan_lists(library->places.at[p].covers, row->id);
        if (!is_covered)
            print_error("%.*s is covered nowhere\n", TEXT_ARGS(row->id));
        missing += !is_covered;
    }
    assert_int_equal(missing, 0);
}

static bool holds(Text words, Text wanted)
{
    return text_find(words, wanted, 0) < words.size;
}

static const Spot *find_place(const Library *library, Text id)
{
    for (int i = 0; i < library->places.count; i++)
        if (text_equal(library->places.at[i].plan->id, id))
            return &library->places.at[i];
    return NULL;
}

// What is wrong with a sentence of the plan, or NULL.
static const char *find_fault(const Library *library, const PlanSentence *sentence)
{
    const Spot *place = find_place(library, sentence->place);
    if (!place)
        return "which is no place of the plan";
    if (!plan_lists(place->covers, sentence->row))
        return "which does not cover it";
    if (!sentence->words.size || !holds(plain_words(library->arena, place->node), sentence->words))
        return "where these words do not stand";
    return NULL;
}

// The covers of an item are a claim; here is the sentence behind it, so that whoever changes it looks at its point
// again.
static void says_each_point_in_a_sentence(void **state)
{
    const Library *library = *state;
    int faults = 0;
    for (int i = 0; i < library->plan.sentences.count; i++) {
        const PlanSentence *sentence = &library->plan.sentences.at[i];
        const char *fault = find_fault(library, sentence);
        if (fault)
            print_error("%.*s is said by %.*s, %s: %.*s\n", TEXT_ARGS(sentence->row), TEXT_ARGS(sentence->place), fault,
                        TEXT_ARGS(sentence->words));
        faults += fault != NULL;
    }
    assert_int_equal(faults, 0);
}

static bool has_sentence(const Plan *plan, Text row)
{
    for (int i = 0; i < plan->sentences.count; i++)
        if (text_equal(plan->sentences.at[i].row, row))
            return true;
    return false;
}

static void knows_a_sentence_for_each_point(void **state)
{
    const Library *library = *state;
    int missing = 0;
    for (int i = 0; i < library->plan.rows.count; i++) {
        const PlanRow *row = &library->plan.rows.at[i];
        if (plan_has_flag(row->flags, 'P') || has_sentence(&library->plan, row->id))
            continue;
        print_error("%.*s has no sentence in sentences.txt\n", TEXT_ARGS(row->id));
        missing++;
    }
    assert_int_equal(missing, 0);
}

static int count_unknown(const Library *library, Text covers, Text where)
{
    int unknown = 0;
    for (Text id = text_word(&covers); id.size; id = text_word(&covers)) {
        const PlanRow *row = plan_find_row(&library->plan, id);
        if (row && !plan_has_flag(row->flags, 'P'))
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
        const Spot *place = &library->places.at[i];
        unknown += count_unknown(library, place->covers, place->plan->number);
        unknown += count_unknown(library, find_item(library, place->plan->item)->covers, place->plan->item);
    }
    assert_int_equal(unknown, 0);
}

// Each point stands in all the places the plan names for it, and in no other.
static void says_points_where_the_plan_wants_them(void **state)
{
    const Library *library = *state;
    int astray = 0;
    for (int i = 0; i < library->plan.rows.count; i++)
        for (int p = 0; p < library->places.count; p++) {
            const PlanRow *row = &library->plan.rows.at[i];
            const Spot *place = &library->places.at[p];
            bool is_wanted = plan_lists(row->lands, place->plan->number);
            if (is_wanted == plan_lists(place->covers, row->id))
                continue;
            print_error("%.*s %s %.*s\n", TEXT_ARGS(place->plan->number),
                        is_wanted ? "does not cover" : "need not cover", TEXT_ARGS(row->id));
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
        const Item *item = find_item(library, library->places.at[i].plan->item);
        for (Text id = text_word(&covers); id.size; id = text_word(&covers))
            if (!plan_lists(item->covers, id))
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

static bool asks_for(const Library *library, const Spot *place, char flag)
{
    Text covers = place->covers;
    bool asks = plan_has_flag(place->plan->marks, flag);
    for (Text id = text_word(&covers); id.size; id = text_word(&covers)) {
        const PlanRow *row = plan_find_row(&library->plan, id);
        asks |= row && plan_has_flag(row->flags, flag);
    }
    return asks;
}

static const struct {
    char flag;
    const char *rider;
} riders[] = {{'D', "now-safe"}, {'V', "partner-safety"}, {'C', "consent"}, {'M', "medical"}};
enum { RIDER_COUNT = sizeof riders / sizeof *riders };

static void carries_riders_where_flags_ask_for_them(void **state)
{
    const Library *library = *state;
    int missing = 0;
    for (int p = 0; p < library->places.count; p++)
        for (int i = 0; i < RIDER_COUNT; i++) {
            const Spot *place = &library->places.at[p];
            if (!asks_for(library, place, riders[i].flag) || holds_rider(place->node, riders[i].rider))
                continue;
            print_error("%.*s lacks the rider %s\n", TEXT_ARGS(place->plan->number), riders[i].rider);
            missing++;
        }
    assert_int_equal(missing, 0);
}

static bool is_in_policy(const XmlNode *policy, const char *rider, Text item)
{
    for (const XmlNode *node = xml_child(policy, "require"); node; node = xml_sibling(node, "require"))
        if (text_is(text_trim(xml_value(node, "rider")), rider) && plan_lists(xml_value(node, "items"), item))
            return true;
    return false;
}

// So that check holds translations to the same riders.
static void lists_riders_in_its_policy(void **state)
{
    Library *library = *state;
    const XmlNode *root = xml_read(library->arena, library->book->source, TEXT("library.xml"), &library->problems);
    assert_non_null(root);
    const XmlNode *policy = xml_child(root, "policy");
    int missing = 0;
    for (int p = 0; p < library->places.count; p++)
        for (int i = 0; i < RIDER_COUNT; i++) {
            const Spot *place = &library->places.at[p];
            if (!asks_for(library, place, riders[i].flag) || is_in_policy(policy, riders[i].rider, place->plan->item))
                continue;
            print_error("the policy does not ask for %s in %.*s\n", riders[i].rider, TEXT_ARGS(place->plan->item));
            missing++;
        }
    assert_int_equal(missing, 0);
}

static void notes_come_before_hard_chapters(void **state)
{
    const Library *library = *state;
    int marked = 0;
    for (int i = 0; i < library->places.count; i++) {
        const Spot *place = &library->places.at[i];
        if (!plan_has_flag(place->plan->marks, 'X'))
            continue;
        const Body *body = book_body(library->book, find_item(library, place->plan->item));
        assert_non_null(body);
        assert_int_equal(body->item->kind, ITEM_CHAPTER);
        if (!body->chapter.note || !body->chapter.note->brief.count)
            fail_msg("%.*s has no content note with a short version", TEXT_ARGS(place->plan->number));
        marked++;
    }
    assert_int_equal(marked, 4);
}

static void keeps_adult_topics_off(void **state)
{
    const Library *library = *state;
    assert_false(library->book->adult_topics);
    for (int i = 0; i < library->places.count; i++) {
        const Spot *place = &library->places.at[i];
        if (place->is_adult != plan_has_flag(place->plan->marks, 'A'))
            fail_msg("%.*s is%s for adults alone", TEXT_ARGS(place->plan->number), place->is_adult ? "" : " not");
    }
}

// By the order of the shelf.
static const char *const books[] = {"1", "H", "2", "3", "4", "5"};
enum { BOOK_COUNT = sizeof books / sizeof *books };

static void keeps_the_order_of_the_plan(void **state)
{
    const Library *library = *state;
    const Shelf *shelf = book_find_shelf(library->book, SHELF_READ);
    assert_int_equal(shelf->group_count, BOOK_COUNT);
    int p = 0;
    for (int g = 0; g < BOOK_COUNT; g++)
        for (int i = 0; i < shelf->groups[g].item_count; i++, p++) {
            const Spot *place = &library->places.at[p];
            Text number = text_format(library->arena, "%s.%d", books[g], i + 1);
            assert_true(text_equal(number, place->plan->number));
            assert_string_equal(shelf->groups[g].items[i].id.at, text_string(library->arena, place->plan->item));
        }
    assert_int_equal(p, 35);
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
        cmocka_unit_test(says_each_point_in_a_sentence), cmocka_unit_test(knows_a_sentence_for_each_point),
        cmocka_unit_test(names_no_unknown_point),        cmocka_unit_test(says_points_where_the_plan_wants_them),
        cmocka_unit_test(sums_up_its_questions),         cmocka_unit_test(carries_riders_where_flags_ask_for_them),
        cmocka_unit_test(lists_riders_in_its_policy),    cmocka_unit_test(notes_come_before_hard_chapters),
        cmocka_unit_test(keeps_adult_topics_off),        cmocka_unit_test(keeps_the_order_of_the_plan),
        cmocka_unit_test(ships_no_way_to_reach_anybody), cmocka_unit_test(leaves_check_nothing_to_tell),
    };
    return cmocka_run_group_tests(tests, open_library, close_library);
}
