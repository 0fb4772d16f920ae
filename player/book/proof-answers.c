// The proof of an exercise's answers: whatever names one must come after it was asked, and ask it for what it can give.
#include "book/course.h"

#include <string.h>

static void suggest_answer(const Course *course, Text wrong)
{
    Text names[SLOTS_MOST];
    for (int i = 0; i < course->answer_count; i++)
        names[i] = course->answers[i].name;
    Text nearest = problem_nearest(wrong, names, course->answer_count);
    if (nearest.size)
        problems_hint(course->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

static bool stands_before(const XmlNode *a, const XmlNode *b)
{
    return a->at.line < b->at.line || (a->at.line == b->at.line && a->at.column < b->at.column);
}

static bool is_inside(const XmlNode *node, const XmlNode *outer)
{
    while (node && node != outer)
        node = node->parent;
    return node != NULL;
}

// Asked in the same step, and before node: what follows an interaction may answer to it at once.
static bool is_asked_here(const Course *course, int answer, int step, const XmlNode *node)
{
    const CourseAnswer *asked = &course->answers[answer];
    return asked->step == step && stands_before(asked->node, node) && !is_inside(node, asked->node);
}

typedef enum Need { NEED_PERHAPS, NEED_ALWAYS } Need;

// A condition may name what only some paths ask; whoever was not asked does not meet it. Other uses need an answer.
static void prove_asked(const Course *course, const XmlNode *node, const char *attribute, Need need)
{
    Text name = text_trim(xml_value(node, attribute));
    int answer = course_find_answer(course, name), step = course_step_of(course, node);
    if (course->has_gaps || (step >= 0 && is_asked_here(course, answer, step, node)))
        return;
    Asked *asked = arena_many(course->arena, Asked, course->step_count + 1);
    course_follow(course, need == NEED_ALWAYS ? node : NULL, asked);
    uint32_t bit = (uint32_t)1 << answer;
    if (step >= 0 && !asked[step].is_reached)
        return; // told elsewhere, or conditions that exclude each other
    if (step < 0 || !(asked[step].perhaps & bit)) {
        problems_add(course->problems, SEVERITY_ERROR, xml_value_at(node, attribute),
                     "\"%.*s\" has not been asked before this", TEXT_ARGS(name));
        problems_hint(course->problems, "only earlier answers can be used");
    } else if (need == NEED_ALWAYS && !(asked[step].always & bit)) {
        problems_add(course->problems, SEVERITY_ERROR, xml_value_at(node, attribute),
                     "\"%.*s\" is not asked on every path that leads here", TEXT_ARGS(name));
        problems_hint(course->problems, "put this into a when that names the choice leading there");
    }
}

// The answer that an attribute names; NULL, with a Problem where the name is unknown.
static const CourseAnswer *prove_name(const Course *course, const XmlNode *node, const char *attribute, Need need)
{
    if (!xml_attribute(node, attribute))
        return NULL;
    Text name = text_trim(xml_value(node, attribute));
    int answer = course_find_answer(course, name);
    if (answer < 0) {
        if (course->has_answers_left_out)
            return NULL;
        problems_add(course->problems, SEVERITY_ERROR, xml_value_at(node, attribute),
                     "nothing in this exercise is called \"%.*s\"", TEXT_ARGS(name));
        suggest_answer(course, name);
        return NULL;
    }
    prove_asked(course, node, attribute, need);
    return &course->answers[answer];
}

static void suggest_option(const Course *course, CourseOptions options, Text wrong)
{
    Text *ids = arena_many(course->arena, Text, options.count);
    for (int i = 0; i < options.count; i++)
        ids[i] = xml_value(options.at[i], "id");
    Text nearest = problem_nearest(wrong, ids, options.count);
    if (nearest.size)
        problems_hint(course->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

static void prove_when(const Course *course, const XmlNode *when)
{
    const CourseAnswer *answer = prove_name(course, when, "name", NEED_PERHAPS);
    if (!answer)
        return;
    CourseOptions options = course_options(course, answer->node);
    Text value = xml_value(when, "is"), rest = value;
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        bool is_known = text_is(word, "none");
        for (int i = 0; i < options.count && !is_known; i++)
            is_known = text_equal(xml_value(options.at[i], "id"), word);
        if (is_known)
            continue;
        Position at = xml_value_at(when, "is");
        at.column += (int)(word.at - value.at);
        problems_add(course->problems, SEVERITY_ERROR, at, "\"%.*s\" has no option \"%.*s\"", TEXT_ARGS(answer->name),
                     TEXT_ARGS(word));
        suggest_option(course, options, word);
    }
}

// bin goes with a sort, and names one of its bins.
static void prove_bin(const Course *course, const XmlNode *node, const CourseAnswer *answer)
{
    if (!xml_attribute(node, "bin"))
        return;
    Text wanted = text_trim(xml_value(node, "bin"));
    Position at = xml_value_at(node, "bin");
    if (answer->kind != STEP_SORT) {
        problems_add(course->problems, SEVERITY_ERROR, at, "\"%.*s\" has no bins: it is not a sort",
                     TEXT_ARGS(answer->name));
        return;
    }
    ARRAY(Text) bins = {0};
    for (const XmlNode *bin = xml_child(answer->node, "bin"); bin; bin = xml_sibling(bin, "bin")) {
        if (text_equal(xml_value(bin, "id"), wanted))
            return;
        *array_push(course->arena, &bins) = xml_value(bin, "id");
    }
    problems_add(course->problems, SEVERITY_ERROR, at, "\"%.*s\" has no bin \"%.*s\"", TEXT_ARGS(answer->name),
                 TEXT_ARGS(wanted));
    Text nearest = problem_nearest(wanted, bins.at, bins.count);
    if (nearest.size)
        problems_hint(course->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

static void prove_from(const Course *course, const XmlNode *node)
{
    const CourseAnswer *answer = prove_name(course, node, "from", NEED_ALWAYS);
    if (!answer)
        return;
    if (answer->kind != STEP_CHECKLIST && answer->kind != STEP_SORT) {
        problems_add(course->problems, SEVERITY_ERROR, xml_value_at(node, "from"),
                     "options are taken from a checklist or a sort; \"%.*s\" is neither", TEXT_ARGS(answer->name));
        return;
    }
    if (answer->kind == STEP_SORT && !xml_attribute(node, "bin")) {
        problems_add(course->problems, SEVERITY_ERROR, xml_value_at(node, "from"),
                     "\"%.*s\" is a sort, so bin must say which of its bins", TEXT_ARGS(answer->name));
        return;
    }
    prove_bin(course, node, answer);
}

static bool carries(CourseOptions options, const char *attribute)
{
    for (int i = 0; i < options.count; i++)
        if (!xml_attribute(options.at[i], attribute))
            return false;
    return options.count > 0;
}

static void prove_pacer(const Course *course, const XmlNode *breathe, const char *attribute, const char *carried)
{
    const CourseAnswer *answer = prove_name(course, breathe, attribute, NEED_ALWAYS);
    if (!answer)
        return;
    if (answer->kind == STEP_CHOOSE && carries(course_options(course, answer->node), carried))
        return;
    problems_add(course->problems, SEVERITY_ERROR, xml_value_at(breathe, attribute),
                 "each option of \"%.*s\" must carry %s", TEXT_ARGS(answer->name), carried);
    problems_hint(course->problems, "%s names a choose", attribute);
}

void proof_answers(Course *course)
{
    if (course->has_answers_left_out)
        problems_add(course->problems, SEVERITY_ERROR, course->root->at, "this exercise asks more than %d questions",
                     SLOTS_MOST);
    for (const XmlNode *node = course->root; node; node = xml_after(course->root, node)) {
        if (text_is(node->name, "when")) {
            prove_when(course, node);
        } else if (text_is(node->name, "answer")) {
            const CourseAnswer *answer = prove_name(course, node, "name", NEED_ALWAYS);
            if (answer)
                prove_bin(course, node, answer);
        } else if (text_is(node->name, "choose") || text_is(node->name, "checklist")) {
            prove_from(course, node);
        } else if (text_is(node->name, "breathe")) {
            prove_pacer(course, node, "pace", "in");
            prove_pacer(course, node, "time", "minutes");
            prove_pacer(course, node, "form", "form");
        }
    }
}
