#include "screen/ways-on.h"

#include <assert.h>

static int collect(View *view, Links links, const Exercise *exercise, Control *buttons)
{
    int count = 0;
    for (int i = 0; i < links.count; i++) {
        const Link *link = &links.at[i];
        if (link->when && exercise && !answers_hold(view->answers, exercise, link->when))
            continue;
        const Item *item = book_find_item(view->book, link->action.id);
        if (item && !book_offers(view->book, item))
            continue;
        buttons[count++] =
            (Control){.look = LOOK_BUTTON, .role = ROLE_BUTTON, .label = link->label, .action = link->action};
    }
    return count;
}

static void add_buttons(View *view, Stack *stack, Links links, const Exercise *exercise)
{
    Control *buttons = arena_many(view->arena, Control, links.count + 1);
    int count = collect(view, links, exercise, buttons);
    assert(count <= links.count);
    if (count)
        stack_buttons(stack, buttons, count, false);
}

void ways_on_add(View *view, Stack *stack, Text heading, Links links)
{
    if (!links.count)
        return;
    stack_words(stack, heading, view->theme.strong_body, true);
    add_buttons(view, stack, links, NULL);
}

void ways_on_add_for(View *view, Stack *stack, Links links, const Exercise *exercise)
{
    if (links.count)
        add_buttons(view, stack, links, exercise);
}
