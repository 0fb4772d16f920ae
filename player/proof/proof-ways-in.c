// The proof of the ways in that contents.xml offers beside its shelves: what may help at once, and what readers may
// need. What is named there exists, its names stand whole on a card, and whoever begins at once lacks no answer.
#include "proof/proof-parts.h"

#include <assert.h>

#include "book/exercise.h"
#include "proof/proof-exercise.h"

enum { NEEDS_MOST = 6, NEED_ITEMS_LEAST = 3, NEED_ITEMS_MOST = 6, NAME_LETTERS_MOST = 14 };

typedef struct WaysIn {
    ProofLibrary *library;
    const ProofFile *file; // contents.xml of one language
    Unicode *unicode;      // NULL until a name is long enough to be counted
} WaysIn;

// ---- Names

// As a reader counts them; blanks are letters too.
static int count_letters(WaysIn *ways, Text words)
{
    if (words.size <= NAME_LETTERS_MOST)
        return (int)words.size;
    if (!ways->unicode)
        ways->unicode = unicode_open(text_string(ways->library->arena, ways->file->language));
    Offsets ends = {0};
    if (ways->unicode)
        unicode_graphemes(ways->unicode, ways->library->arena, words, &ends);
    return ends.count;
}

static void prove_name(WaysIn *ways, const XmlNode *node)
{
    const XmlNode *title = xml_child(node, "title");
    if (!title || !title->first)
        return;
    Problems *problems = ways->library->problems;
    int letters = count_letters(ways, text_fold(ways->library->arena, title->first->text));
    if (letters <= NAME_LETTERS_MOST)
        return;
    problems_add(problems, SEVERITY_WARNING, title->at, "this name has %d letters; at most %d stand whole on a card",
                 letters, NAME_LETTERS_MOST);
    problems_hint(problems, "say more in a summary");
}

// ---- Now

static const Step *find_step(const Exercise *exercise, Id id)
{
    for (int i = 0; i < exercise->step_count; i++)
        if (id_equal(exercise->steps[i].id, id))
            return &exercise->steps[i];
    return NULL;
}

static void suggest_step(ProofLibrary *library, const Exercise *exercise, Text wrong)
{
    Text *names = arena_many(library->arena, Text, exercise->step_count);
    for (int i = 0; i < exercise->step_count; i++)
        names[i] = id_text(&exercise->steps[i].id);
    proof_suggest(library, wrong, names, exercise->step_count);
}

static void prove_beginning(ProofLibrary *library, const XmlNode *now, const Exercise *exercise)
{
    Text name = text_trim(xml_value(now, "step"));
    const Step *step = find_step(exercise, id_of(name));
    if (!step) {
        proof_error(library, now, "step", "\"%.*s\" has no step \"%.*s\"", TEXT_ARGS(text_trim(xml_value(now, "ref"))),
                    TEXT_ARGS(name));
        suggest_step(library, exercise, name);
        return;
    }
    Lack lack;
    if (!proof_exercise_lacks(exercise, step, &lack))
        return;
    proof_error(library, now, "step", "whoever begins at \"%s\" has not been asked \"%s\", which \"%s\" needs",
                step->id.at, lack.answer.at, lack.step.at);
    problems_hint(library->problems, "name a step that needs no earlier answer, nor any after it");
}

// The file of an item that is named here, told where there is none. NULL: none that can be looked into.
static const ProofFile *find_named(const WaysIn *ways, const XmlNode *node, const char *attribute, Text id)
{
    ProofLibrary *library = ways->library;
    const ProofFile *file = ways->file;
    const ProofFile *item = proof_find_item(library, file->language, id);
    if (item && item->is_empty)
        proof_warn_empty(library, item, node, attribute);
    if (item || !id.size || proof_is_unread(library, id))
        return item;
    const ProofLanguage *spoken = proof_find_language(library, file->language);
    proof_error(library, node, attribute, "there is no item \"%.*s\"", TEXT_ARGS(id));
    if (spoken)
        proof_suggest(library, id, spoken->ids.list.at, spoken->ids.list.count);
    return NULL;
}

static void prove_now(WaysIn *ways, const XmlNode *now)
{
    ProofLibrary *library = ways->library;
    prove_name(ways, now);
    const ProofFile *item = find_named(ways, now, "ref", text_trim(xml_value(now, "ref")));
    if (!item || item->is_empty)
        return;
    if (!text_is(item->root->name, "exercise")) {
        proof_error(library, now, "ref", "\"%.*s\" is no exercise", TEXT_ARGS(text_trim(xml_value(now, "ref"))));
    } else if (item->is_valid && xml_attribute(now, "step")) {
        Reader reader = reader_alone(library->arena, item->root);
        Exercise exercise = exercise_read(&reader, item->root);
        prove_beginning(library, now, &exercise);
    }
}

// ---- Needs

static void prove_need(WaysIn *ways, const XmlNode *need)
{
    ProofLibrary *library = ways->library;
    prove_name(ways, need);
    int count = 0;
    Text rest = xml_value(need, "items");
    for (Text id = text_word(&rest); id.size; id = text_word(&rest)) {
        find_named(ways, need, "items", id);
        count++;
    }
    if (!count || (count >= NEED_ITEMS_LEAST && count <= NEED_ITEMS_MOST))
        return;
    proof_error(library, need, "items", "this need has %d item%s; %d to %d are wanted", count, count == 1 ? "" : "s",
                NEED_ITEMS_LEAST, NEED_ITEMS_MOST);
    problems_hint(library->problems, count < NEED_ITEMS_LEAST ? "name some more" : "name those that may help first");
}

static void prove_needs(WaysIn *ways, const XmlNode *needs)
{
    ProofLibrary *library = ways->library;
    int count = 0;
    prove_name(ways, needs);
    for (const XmlNode *need = xml_child(needs, "need"); need; need = xml_sibling(need, "need")) {
        prove_need(ways, need);
        if (++count != NEEDS_MOST + 1)
            continue;
        proof_error(library, need, NULL, "there are more than %d needs", NEEDS_MOST);
        problems_hint(library->problems, "join two of them, or leave one out: all stand on one screen");
    }
}

// ---- In several languages

static const XmlNode *find_need(const XmlNode *contents, Text id)
{
    const XmlNode *needs = xml_child(contents, "needs"), *need = needs ? xml_child(needs, "need") : NULL;
    while (need && !text_equal(text_trim(xml_value(need, "id")), id))
        need = xml_sibling(need, "need");
    return need;
}

static void warn_missing_way(const ProofLibrary *library, const XmlNode *here, Text what, const ProofFile *model)
{
    problems_add(library->problems, SEVERITY_WARNING, here->at, "the %.*s is in %.*s and not here", TEXT_ARGS(what),
                 TEXT_ARGS(model->language));
}

// What the default language offers is offered here as well.
static void compare_ways(const ProofLibrary *library, const ProofFile *file, const ProofFile *model)
{
    if (xml_child(model->root, "now") && !xml_child(file->root, "now"))
        warn_missing_way(library, file->root, TEXT("element \"now\""), model);
    const XmlNode *needs = xml_child(model->root, "needs"), *need = needs ? xml_child(needs, "need") : NULL;
    for (int i = 0; need && i < NEEDS_MOST; i++, need = xml_sibling(need, "need")) {
        Text id = text_trim(xml_value(need, "id"));
        if (!find_need(file->root, id))
            warn_missing_way(library, file->root, text_format(library->arena, "need \"%.*s\"", TEXT_ARGS(id)), model);
    }
}

void proof_ways_in(ProofLibrary *library, const ProofFile *file)
{
    assert(file->root && text_is(file->root->name, "contents"));
    WaysIn ways = {.library = library, .file = file};
    const XmlNode *now = xml_child(file->root, "now"), *needs = xml_child(file->root, "needs");
    if (now)
        prove_now(&ways, now);
    if (needs)
        prove_needs(&ways, needs);
    unicode_close(ways.unicode);
    const ProofFile *model = proof_find_page(library, proof_default_language(library), "contents");
    if (model && model != file)
        compare_ways(library, file, model);
}
