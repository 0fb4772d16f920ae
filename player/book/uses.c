#include "book/uses.h"

#include "book/flow-iterator.h"

typedef struct UseGathering {
    Arena *arena;
    Text file; // the exercise's own
    Uses uses;
    int step;
    const Interaction *inside;
    bool decides_options;
} UseGathering;

static void add_use(UseGathering *gathering, Use use)
{
    use.step = gathering->step;
    use.inside = gathering->inside;
    use.decides_options = gathering->decides_options;
    *array_push(gathering->arena, &gathering->uses) = use;
}

static bool holds_among(const Condition *wanted, const Condition *chain)
{
    while (chain && chain != wanted)
        chain = chain->also;
    return chain != NULL;
}

// The conditions around something that were not around what came before it.
static void add_conditions(UseGathering *gathering, const Condition *when, const Condition *before)
{
    for (; when && !holds_among(when, before); when = when->also)
        add_use(gathering, (Use){.kind = USE_CONDITION, .name = &when->name, .condition = when, .when = when->also});
}

// Blocks side by side share conditions, and those inside a block have their own.
static void add_flow(UseGathering *gathering, Flow flow)
{
    const Condition *before[FLOW_DEPTH_MOST + 1] = {0};
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk)) {
        add_conditions(gathering, block->when, before[walk.depth]);
        before[walk.depth] = block->when;
        if (walk.depth < FLOW_DEPTH_MOST)
            before[walk.depth + 1] = NULL;
        if (!text_equal(block->at.file, gathering->file))
            flow_pass_over(&walk);
    }
}

static void add_links(UseGathering *gathering, Links links)
{
    for (int i = 0; i < links.count; i++)
        add_conditions(gathering, links.at[i].when, i ? links.at[i - 1].when : NULL);
}

static void add_options(UseGathering *gathering, const Interaction *interaction)
{
    gathering->decides_options = true;
    if (interaction->from.id.at[0])
        add_use(gathering, (Use){.kind = USE_OPTIONS, .name = &interaction->from, .bin = &interaction->from_bin});
    for (int i = 0; i < interaction->option_count; i++)
        add_conditions(gathering, interaction->options[i].when, i ? interaction->options[i - 1].when : NULL);
    gathering->decides_options = false;
    for (int i = 0; i < interaction->option_count; i++)
        add_flow(gathering, interaction->options[i].reply);
}

static void add_pacer(UseGathering *gathering, const Interaction *interaction)
{
    const struct {
        UseKind kind;
        const Ref *name;
    } uses[] = {{USE_PACE, &interaction->pace}, {USE_TIME, &interaction->time}, {USE_FORM, &interaction->form_name}};
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (uses[i].name->id.at[0])
            add_use(gathering, (Use){.kind = uses[i].kind, .name = uses[i].name});
}

static void add_lines(UseGathering *gathering, const Interaction *slip)
{
    for (int i = 0; i < slip->line_count; i++) {
        const SlipLine *line = &slip->lines[i];
        add_conditions(gathering, line->when, i ? slip->lines[i - 1].when : NULL);
        for (int j = 0; j < line->part_count; j++) {
            const SlipPart *part = &line->parts[j];
            if (part->name.id.at[0])
                add_use(gathering,
                        (Use){.kind = USE_WORDS, .name = &part->name, .bin = &part->bin, .when = line->when});
        }
    }
}

static void add_interaction(UseGathering *gathering, const Interaction *interaction)
{
    const Interaction *outer = gathering->inside;
    gathering->inside = interaction;
    add_options(gathering, interaction);
    add_pacer(gathering, interaction);
    add_lines(gathering, interaction);
    for (int i = 0; i < interaction->card_count; i++)
        add_flow(gathering, interaction->cards[i].back);
    for (int i = 0; i < interaction->turn_count; i++) {
        add_flow(gathering, interaction->turns[i].flow);
        if (interaction->turns[i].choose)
            add_interaction(gathering, interaction->turns[i].choose);
    }
    gathering->inside = outer;
}

Uses uses_of(Arena *arena, const Exercise *exercise)
{
    UseGathering gathering = {.arena = arena, .file = exercise->at.file, .step = -1};
    add_flow(&gathering, exercise->before);
    for (int i = 0; i < exercise->step_count; i++) {
        const Step *step = &exercise->steps[i];
        gathering.step = i;
        add_conditions(&gathering, step->when, i ? exercise->steps[i - 1].when : NULL);
        add_flow(&gathering, step->flow);
        add_interaction(&gathering, step->interaction);
        add_links(&gathering, step->links);
    }
    gathering.step = -1; // the landing is offered whatever was answered
    add_links(&gathering, exercise->landing);
    return gathering.uses;
}
