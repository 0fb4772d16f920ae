#include "book/course.h"

#include <string.h>

#include "markup/step-kind.h"

int course_find_step(const Course *course, Text id)
{
    for (int i = 0; i < course->step_count; i++)
        if (text_equal(course->steps[i].id, id))
            return i;
    return -1;
}

int course_find_answer(const Course *course, Text name)
{
    for (int i = 0; i < course->answer_count; i++)
        if (text_equal(course->answers[i].name, name))
            return i;
    return -1;
}

int course_step_of(const Course *course, const XmlNode *node)
{
    for (const XmlNode *up = node; up; up = up->parent)
        for (int i = 0; i < course->step_count; i++)
            if (course->steps[i].node == up)
                return i;
    for (const XmlNode *down = node; down; down = xml_after(node, down))
        for (int i = 0; i < course->step_count; i++)
            if (course->steps[i].node == down)
                return i;
    return -1;
}

static void add_answer(Course *course, const XmlNode *node, StepKind kind, int step)
{
    Text name = text_trim(xml_value(node, "name"));
    if (!name.size)
        return;
    if (course->answer_count == SLOTS_MOST) {
        course->has_answers_left_out = true;
        return;
    }
    course->steps[step].asks |= (uint32_t)1 << course->answer_count;
    course->answers[course->answer_count++] = (CourseAnswer){node, name, kind, step};
}

static void gather_step(Course *course, int step)
{
    const XmlNode *root = course->steps[step].node;
    for (const XmlNode *node = root; node; node = xml_after(root, node)) {
        StepKind kind;
        if (!step_kind_find(node->name, &kind))
            continue;
        if (node->parent == root)
            course->steps[step].interaction = node;
        if (kind == STEP_CHOOSE || kind == STEP_CHECKLIST || kind == STEP_RATE || kind == STEP_SORT)
            add_answer(course, node, kind, step);
    }
}

static void find_next(Course *course, int step)
{
    Text next = text_trim(xml_value(course->steps[step].node, "next"));
    course->steps[step].next = next.size ? course_find_step(course, next) : step + 1;
}

Course course_of(Arena *arena, const XmlNode *root, Problems *problems)
{
    Course course = {.arena = arena, .problems = problems, .root = root};
    ARRAY(CourseStep) steps = {0};
    for (const XmlNode *node = root; node; node = xml_after(root, node))
        if (text_is(node->name, "step"))
            *array_push(arena, &steps) = (CourseStep){.node = node, .id = text_trim(xml_value(node, "id"))};
    course.steps = steps.at;
    course.step_count = steps.count;
    for (int i = 0; i < course.step_count; i++) {
        gather_step(&course, i);
        find_next(&course, i);
    }
    course.asked = arena_many(arena, Asked, course.step_count + 1);
    return course;
}

static void gather_options(const Course *course, const XmlNode *node, CourseOptions *options)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (text_is(child->name, "when"))
            gather_options(course, child, options);
        else if (text_is(child->name, "option") || text_is(child->name, "level"))
            *array_push(course->arena, options) = child;
    }
}

CourseOptions course_options(const Course *course, const XmlNode *interaction)
{
    CourseOptions options = {0};
    for (int hops = 0; interaction && !options.count && hops <= SLOTS_MOST; hops++) {
        gather_options(course, interaction, &options);
        int from = course_find_answer(course, text_trim(xml_value(interaction, "from")));
        interaction = from < 0 ? NULL : course->answers[from].node;
    }
    return options;
}

// ---- Paths

static bool has_word(Text words, Text wanted)
{
    for (Text word = text_word(&words); word.size; word = text_word(&words))
        if (text_equal(word, wanted))
            return true;
    return false;
}

static bool has_all(Text words, Text wanted)
{
    for (Text word = text_word(&wanted); word.size; word = text_word(&wanted))
        if (!has_word(words, word))
            return false;
    return true;
}

static bool has_any(Text words, Text wanted)
{
    for (Text word = text_word(&wanted); word.size; word = text_word(&wanted))
        if (has_word(words, word))
            return true;
    return false;
}

// The next when at node or around it.
static const XmlNode *when_around(const XmlNode *node)
{
    while (node && !text_is(node->name, "when"))
        node = node->parent;
    return node;
}

// Whether someone who meets the conditions around place may choose this option (an empty id: choose nothing) of a single choice.
static bool may_choose(const XmlNode *place, Text name, Text option)
{
    for (const XmlNode *when = when_around(place); when; when = when_around(when->parent))
        if (text_equal(xml_value(when, "name"), name) &&
            !has_word(xml_value(when, "is"), option.size ? option : TEXT("none")))
            return false;
    return true;
}

typedef enum Showing { SHOWN_PERHAPS, SHOWN_ALWAYS, SHOWN_NEVER } Showing;

// Whether one condition holds for someone who meets those around place. Several ticks of a checklist may hold at once.
static Showing judge_condition(const Course *course, const XmlNode *when, const XmlNode *place)
{
    Text name = xml_value(when, "name"), is = xml_value(when, "is");
    int answer = course_find_answer(course, name);
    bool is_single = answer >= 0 && course->answers[answer].kind != STEP_CHECKLIST &&
                     course->answers[answer].kind != STEP_SORT;
    for (const XmlNode *known = when_around(place); known; known = when_around(known->parent)) {
        if (!text_equal(xml_value(known, "name"), name))
            continue;
        if (has_all(is, xml_value(known, "is")))
            return SHOWN_ALWAYS;
        if (is_single && !has_any(is, xml_value(known, "is")))
            return SHOWN_NEVER;
    }
    return SHOWN_PERHAPS;
}

static Showing judge_step(const Course *course, int step, const XmlNode *place)
{
    Showing showing = SHOWN_ALWAYS;
    const XmlNode *node = course->steps[step].node;
    for (const XmlNode *when = when_around(node); when; when = when_around(when->parent)) {
        Showing one = judge_condition(course, when, place);
        if (one == SHOWN_NEVER)
            return one;
        if (one == SHOWN_PERHAPS)
            showing = one;
    }
    return showing;
}

typedef struct Walk {
    const Course *course;
    const XmlNode *place; // whose conditions hold, or NULL
    Asked *asked;
    bool has_changed;
} Walk;

static void join(Walk *walk, int step, Asked from)
{
    Asked *to = &walk->asked[step], before = *to;
    to->always = to->is_reached ? to->always & from.always : from.always;
    to->perhaps |= from.perhaps;
    to->is_reached = true;
    if (memcmp(&before, to, sizeof before) != 0)
        walk->has_changed = true;
}

// Comes to a step, and past it to the following ones where it may not be shown.
static void arrive(Walk *walk, int step, Asked from)
{
    const Course *course = walk->course;
    for (; step >= 0 && step < course->step_count; step++) {
        Showing showing = judge_step(course, step, walk->place);
        if (showing != SHOWN_NEVER)
            join(walk, step, from);
        if (showing == SHOWN_ALWAYS)
            return;
    }
    if (step >= 0)
        join(walk, course->step_count, from);
}

static bool is_single_choice(const XmlNode *interaction)
{
    return interaction && (text_is(interaction->name, "choose") || text_is(interaction->name, "rate"));
}

// Follows the gotos of a single choice. True when it may be left without one.
static bool leave_choice(Walk *walk, const XmlNode *choice, Asked asked)
{
    const Course *course = walk->course;
    CourseOptions options = course_options(course, choice);
    bool goes_on = options.count == 0;
    for (int i = 0; i < options.count; i++) {
        if (!may_choose(walk->place, xml_value(choice, "name"), xml_value(options.at[i], "id")))
            continue;
        Text to = text_trim(xml_value(options.at[i], "goto"));
        if (to.size)
            arrive(walk, course_find_step(course, to), asked);
        else
            goes_on = true;
    }
    return goes_on;
}

// Leaves a step along its gotos; along its next as well, unless every option leads elsewhere.
static void leave(Walk *walk, int step)
{
    const CourseStep *from = &walk->course->steps[step];
    Asked asked = walk->asked[step];
    asked.always |= from->asks;
    asked.perhaps |= from->asks;
    if (!is_single_choice(from->interaction) || leave_choice(walk, from->interaction, asked))
        arrive(walk, from->next, asked);
}

void course_follow(const Course *course, const XmlNode *node, Asked *asked)
{
    memset(asked, 0, sizeof *asked * (size_t)(course->step_count + 1));
    Walk walk = {.course = course, .place = node, .asked = asked};
    arrive(&walk, 0, (Asked){0});
    do {
        walk.has_changed = false;
        for (int i = 0; i < course->step_count; i++)
            if (asked[i].is_reached)
                leave(&walk, i);
    } while (walk.has_changed);
}

// A step ends when leaving it may lead to the end, or to a step that ends.
void course_find_ends(const Course *course, bool *ends)
{
    Asked *asked = arena_many(course->arena, Asked, course->step_count + 1);
    bool has_changed = true;
    memset(ends, 0, sizeof *ends * (size_t)(course->step_count + 1));
    ends[course->step_count] = true;
    while (has_changed) {
        has_changed = false;
        for (int i = course->step_count - 1; i >= 0; i--) {
            memset(asked, 0, sizeof *asked * (size_t)(course->step_count + 1));
            Walk walk = {.course = course, .asked = asked};
            leave(&walk, i);
            for (int to = 0; to <= course->step_count && !ends[i]; to++)
                has_changed |= ends[i] = asked[to].is_reached && ends[to];
        }
    }
}
