// The arrangements of a Stack, remembered by what they were chosen for.
#include "screen/stack-private.h"

static uint64_t mix_control(uint64_t key, const Control *control)
{
    const int numbers[] = {(int)control->look, control->icon != ICON_NONE, control->print_icon != ICON_NONE,
                           control->is_whole, control->has_tally ? 1 + control->tally : 0};
    const Text words[] = {control->label, control->detail, control->print, control->picture};
    key = hash_bytes(key, numbers, sizeof numbers);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key = hash_text(hash_number(key, (int64_t)words[i].size), words[i]);
    return key;
}

static uint64_t mix_controls(uint64_t key, const Control *controls, int count)
{
    for (int i = 0; i < count; i++)
        key = mix_control(key, &controls[i]);
    return key;
}

static uint64_t mix_flow(uint64_t key, Flow flow)
{
    return hash_number(hash_bytes(key, &flow.blocks, sizeof flow.blocks), flow.count);
}

static uint64_t mix_part(uint64_t key, const StackPart *part)
{
    const int numbers[] = {(int)part->kind,       (int)part->role,         part->slip.is_large,  part->count,
                           part->cards.wanted,    part->cards.least,       part->cards.is_terse, part->cards.is_shelf,
                           part->canvas.least_px, part->canvas.least_w_px, part->is_tied};
    key = mix_flow(hash_bytes(key, numbers, sizeof numbers), part->flow);
    for (int i = 0; part->lines && i < part->count; i++)
        key = hash_text(key, part->lines[i]);
    for (int i = 0; i < part->slip.line_count; i++)
        key = hash_text(hash_number(key, i), part->slip.lines[i]);
    if (part->controls)
        key = mix_controls(key, part->controls, part->count);
    key = mix_controls(key, part->choices.controls, part->choices.count);
    for (int i = 0; part->choices.replies && i < part->choices.count; i++)
        key = mix_flow(key, part->choices.replies[i]);
    return mix_controls(key, part->cards.controls, part->cards.count);
}

StackArrangement stack_arrange(Stack *stack, const StackGroup *group)
{
    uint64_t key = view_key(stack->view, PLAN_ARRANGEMENT);
    const int numbers[] = {stack->column.w, stack->column.h, stack_low_px(stack), stack_is_calm(stack),
                           stack->exercise ? (int)stack->view->answers->changes : 0};
    key = hash_bytes(key, numbers, sizeof numbers);
    for (int i = 0; i < stack->quiet_count; i++)
        key = hash_bytes(key, &stack->quiet_riders[i], sizeof stack->quiet_riders[i]);
    for (int i = group->first; i < group->after; i++)
        key = mix_part(key, &stack->parts.at[i]);
    bool is_new;
    StackArrangement *how = plans_find(layouts_plans(stack->view->layouts), key, sizeof *how, &is_new);
    if (is_new) {
        StackArrangement chosen = stack_choose(stack, group); // makes plans of its own
        how = plans_find(layouts_plans(stack->view->layouts), key, sizeof *how, &is_new);
        *how = chosen;
    }
    return *how;
}
