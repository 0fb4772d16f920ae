// The proof of one exercise: its steps, and each interaction by itself. What has been asked when stands in proof-answers.c.
#include "book/course.h"

#include <string.h>

#include "markup/step-kind.h"

enum { LEVELS_LEAST = 3, LEVELS_MOST = 7, BINS_LEAST = 2 };

static void fault(const Course *course, Position at, const char *sentence, const char *hint)
{
    problems_add(course->problems, SEVERITY_ERROR, at, "%s", sentence);
    if (hint)
        problems_hint(course->problems, "%s", hint);
}

static void suggest_step(const Course *course, Text wrong)
{
    Text *ids = arena_many(course->arena, Text, course->step_count);
    for (int i = 0; i < course->step_count; i++)
        ids[i] = course->steps[i].id;
    Text nearest = problem_nearest(wrong, ids, course->step_count);
    if (nearest.size)
        problems_hint(course->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

static void prove_step_ref(Course *course, const XmlNode *node, const char *name)
{
    Text ref = text_trim(xml_value(node, name));
    if (!ref.size || course_find_step(course, ref) >= 0)
        return;
    course->has_gaps = true;
    problems_add(course->problems, SEVERITY_ERROR, xml_value_at(node, name), "there is no step \"%.*s\"", TEXT_ARGS(ref));
    suggest_step(course, ref);
}

// ---- Interactions

static void prove_option(Course *course, const XmlNode *interaction, const XmlNode *option)
{
    bool is_single = text_is(interaction->name, "choose") || text_is(interaction->name, "rate");
    if (text_is(text_trim(xml_value(option, "id")), "none"))
        fault(course, xml_value_at(option, "id"), "an option may not be called \"none\"",
              "in is=\"none\" that word means that nothing was chosen");
    if (xml_attribute(option, "goto") && !is_single)
        fault(course, xml_value_at(option, "goto"), "only the options of choose and rate may lead to a step", NULL);
    if (xml_attribute(option, "goto") && text_is(interaction->parent->name, "turn"))
        fault(course, xml_value_at(option, "goto"), "a choose inside a turn may not lead to another step", NULL);
    if (!xml_attribute(option, "in") != !xml_attribute(option, "out"))
        fault(course, option->at, "in and out belong together", "a pace says how long to breathe in and how long out");
    prove_step_ref(course, option, "goto");
}

static bool writes_options(const XmlNode *interaction)
{
    return xml_child(interaction, "option") || xml_child(interaction, "when");
}

static void prove_option_source(const Course *course, const XmlNode *interaction)
{
    bool has_from = xml_attribute(interaction, "from");
    if (!has_from && !writes_options(interaction))
        fault(course, interaction->at, "there is nothing to choose from",
              "write option elements, or name an earlier checklist or sort in from");
    if (has_from && writes_options(interaction))
        fault(course, interaction->at, "options are written here and taken from elsewhere", "keep from or the options");
    if (!has_from && xml_attribute(interaction, "bin"))
        fault(course, xml_value_at(interaction, "bin"), "bin means nothing without from", NULL);
}

static void prove_options(Course *course, const XmlNode *interaction)
{
    bool is_rate = text_is(interaction->name, "rate"), is_sort = text_is(interaction->name, "sort");
    if (!is_rate && !is_sort)
        prove_option_source(course, interaction);
    if (xml_attribute(interaction, "from"))
        return;
    CourseOptions options = course_options(course, interaction);
    for (int i = 0; i < options.count; i++)
        prove_option(course, interaction, options.at[i]);
    if (options.count > OPTIONS_MOST)
        problems_add(course->problems, SEVERITY_ERROR, interaction->at, "%d options are too many; %d are the most",
                     options.count, OPTIONS_MOST);
    if (is_rate && (options.count < LEVELS_LEAST || options.count > LEVELS_MOST))
        problems_add(course->problems, SEVERITY_ERROR, interaction->at, "a rate has %d to %d levels, not %d",
                     LEVELS_LEAST, LEVELS_MOST, options.count);
}

static void prove_bins(const Course *course, const XmlNode *sort)
{
    int count = 0;
    for (const XmlNode *bin = xml_child(sort, "bin"); bin; bin = xml_sibling(bin, "bin"))
        count++;
    if (count < BINS_LEAST || count > BINS_MOST)
        problems_add(course->problems, SEVERITY_ERROR, sort->at, "a sort has %d to %d bins, not %d", BINS_LEAST,
                     BINS_MOST, count);
}

static void prove_breathe(const Course *course, const XmlNode *node)
{
    int written = !!xml_attribute(node, "in") + !!xml_attribute(node, "out") + !!xml_attribute(node, "minutes");
    int named = !!xml_attribute(node, "pace") + !!xml_attribute(node, "time");
    if ((written == 3 && named == 0) || (written == 0 && named == 2))
        return;
    fault(course, node->at, "a breathe needs in, out and minutes, or pace and time",
          "pace and time name earlier chooses whose options carry in and out, or minutes");
}

void proof_interactions(Course *course)
{
    for (const XmlNode *node = course->root; node; node = xml_after(course->root, node)) {
        StepKind kind;
        if (!step_kind_find(node->name, &kind))
            continue;
        if (kind == STEP_CHOOSE || kind == STEP_CHECKLIST || kind == STEP_RATE || kind == STEP_SORT)
            prove_options(course, node);
        if (kind == STEP_SORT)
            prove_bins(course, node);
        if (kind == STEP_BREATHE)
            prove_breathe(course, node);
    }
}

// ---- Paths

static void prove_paths(Course *course)
{
    bool *ends = arena_many(course->arena, bool, course->step_count + 1);
    course_find_ends(course, ends);
    for (int i = 0; i < course->step_count; i++) {
        Position at = xml_value_at(course->steps[i].node, "id");
        if (!course->asked[i].is_reached) {
            problems_add(course->problems, SEVERITY_ERROR, at, "no path leads to the step \"%.*s\"",
                         TEXT_ARGS(course->steps[i].id));
            problems_hint(course->problems, "let a goto or next name it, or take it out");
        } else if (!ends[i]) {
            problems_add(course->problems, SEVERITY_ERROR, at, "from the step \"%.*s\" no path comes to an end",
                         TEXT_ARGS(course->steps[i].id));
            problems_hint(course->problems, "let a next or goto lead out of the circle");
        }
    }
}

bool proof_exercise(const XmlNode *root, Problems *problems)
{
    int errors_before = problems->error_count;
    Arena *arena = arena_create();
    Course course = course_of(arena, root, problems);
    for (int i = 0; i < course.step_count; i++)
        prove_step_ref(&course, course.steps[i].node, "next");
    proof_interactions(&course);
    course_follow(&course, NULL, course.asked);
    if (!course.has_gaps)
        prove_paths(&course);
    proof_answers(&course);
    arena_destroy(arena);
    return problems->error_count == errors_before;
}
