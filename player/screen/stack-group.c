// What stands together on a screenful.
#include "screen/stack-private.h"

const StackPart *stack_part_of(const Stack *stack, const StackGroup *group, StackPartKind kind)
{
    for (int i = group->first; i < group->after; i++)
        if (stack->parts.at[i].kind == kind)
            return &stack->parts.at[i];
    return NULL;
}
