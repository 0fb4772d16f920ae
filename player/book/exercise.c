#include "book/body.h"

#include <string.h>

#include "book/fold.h"
#include "book/interaction.h"

static Who read_who(const XmlNode *node)
{
    Text who = xml_value(node, "who");
    return text_is(who, "first")    ? WHO_FIRST
           : text_is(who, "second") ? WHO_SECOND
           : text_is(who, "alone")  ? WHO_ALONE
                                    : WHO_ANYONE;
}

Turn read_turn(Reader *reader, const XmlNode *node, Slots *slots)
{
    Turn turn = {.who = read_who(node), .flow = read_flow(reader, node)};
    const XmlNode *choose = xml_child(node, "choose");
    if (choose)
        turn.choose = read_interaction(reader, choose, slots);
    return turn;
}

static const Interaction *read_step_interaction(Reader *reader, const XmlNode *node, Slots *slots)
{
    static const Interaction only_text = {.kind = STEP_TEXT, .slot = -1};
    for (const XmlNode *child = node->first; child; child = child->next)
        if (is_interaction(child))
            return read_interaction(reader, child, slots);
    return &only_text;
}

static Step read_step(Reader *reader, const XmlNode *node, Slots *slots)
{
    Step step = {
        .id = read_id(node, "id"),
        .title = read_child_words(reader, node, "title"),
        .next = read_id(node, "next"),
        .who = read_who(node),
        .when = reader->when,
    };
    const Condition *outer = reader->when;
    reader->when = NULL; // the step's own condition covers what is inside
    step.flow = read_flow(reader, node);
    step.interaction = read_step_interaction(reader, node, slots);
    step.links = read_links(reader, node);
    reader->when = outer;
    return step;
}

typedef ARRAY(Step) Steps;

static void read_steps(Reader *reader, const XmlNode *node, Steps *steps, Slots *slots)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = read_condition(reader, child);
            read_steps(reader, child, steps, slots);
            reader->when = outer;
        } else if (text_is(child->name, "step")) {
            Step step = read_step(reader, child, slots);
            *array_push(reader->arena, steps) = step;
        }
    }
}

static int read_minutes(const XmlNode *root)
{
    const XmlNode *minutes = xml_child(root, "minutes");
    int value = 0;
    for (const XmlNode *child = minutes ? minutes->first : NULL; child; child = child->next)
        for (size_t i = 0; i < child->text.size && value < 1000; i++)
            if (child->text.at[i] >= '0' && child->text.at[i] <= '9')
                value = value * 10 + (child->text.at[i] - '0');
    return value;
}

Exercise read_exercise(Reader *reader, const XmlNode *root)
{
    Exercise exercise = {.minutes = read_minutes(root)};
    const XmlNode *before = xml_child(root, "before");
    if (before)
        exercise.before = read_flow(reader, before);
    Steps steps = {0};
    Slots slots = {0};
    read_steps(reader, root, &steps, &slots);
    exercise.steps = steps.at;
    exercise.step_count = steps.count;
    exercise.slots = slots.at;
    exercise.slot_count = slots.count;
    exercise.landing = read_links(reader, xml_child(root, "landing"));
    return exercise;
}
