#include "book/exercise.h"

#include "book/field.h"
#include "book/flow.h"
#include "book/inline.h"
#include "book/interaction.h"
#include "book/link.h"

static const Interaction *read_step_interaction(Reader *reader, const XmlNode *node, Slots *slots)
{
    static const Interaction only_text = {.kind = STEP_TEXT, .slot = -1};
    for (const XmlNode *child = node->first; child; child = child->next)
        if (step_kind_asks(child->name))
            return interaction_read(reader, child, slots);
    return &only_text;
}

static Step read_step(Reader *reader, const XmlNode *node, Slots *slots)
{
    Step step = {
        .at = field_at(reader, node),
        .id_at = field_value_at(reader, node, "id"),
        .id = field_id(node, "id"),
        .title = inline_child_words(reader, node, "title"),
        .next = field_ref(reader, node, "next"),
        .who = field_who(node),
        .when = reader->when,
    };
    const Condition *outer = reader->when;
    reader->when = NULL; // the step's own condition covers what is inside
    step.flow = flow_read(reader, node);
    step.interaction = read_step_interaction(reader, node, slots);
    step.links = link_read_all(reader, node);
    reader->when = outer;
    return step;
}

typedef ARRAY(Step) Steps;

static void read_steps(Reader *reader, const XmlNode *node, Steps *steps, Slots *slots)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (field_is_when(child)) {
            const Condition *outer = reader->when;
            reader->when = field_condition(reader, child);
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
            if (text_is_digit(child->text.at[i]))
                value = value * 10 + (child->text.at[i] - '0');
    return value;
}

Exercise exercise_read(Reader *reader, const XmlNode *root)
{
    Exercise exercise = {.at = field_at(reader, root), .minutes = read_minutes(root)};
    const XmlNode *before = xml_child(root, "before");
    if (before)
        exercise.before = flow_read(reader, before);
    Steps steps = {0};
    Slots slots = {0};
    read_steps(reader, root, &steps, &slots);
    exercise.steps = steps.at;
    exercise.step_count = steps.count;
    exercise.slots = slots.at;
    exercise.slot_count = slots.count;
    exercise.landing = link_read_all(reader, xml_child(root, "landing"));
    return exercise;
}
