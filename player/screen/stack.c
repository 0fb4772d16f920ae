#include "screen/stack.h"

#include <assert.h>

#include "screen/stack-private.h"
#include "screen/words.h"

// A sheet with long words may leave nothing of the page behind it.
static int at_least_one(int px)
{
    return px > 1 ? px : 1;
}

static void begin_group(Stack *stack, bool is_screenful)
{
    assert(!stack->pages);
    int parts = stack->parts.count, count = stack->groups.count;
    StackGroup *last = count ? &stack->groups.at[count - 1] : NULL;
    if (!last || last->first < parts)
        last = array_push(stack->view->arena, &stack->groups);
    *last = (StackGroup){.first = parts, .after = parts, .is_screenful = is_screenful};
}

Stack *stack_begin(View *view, Rect room)
{
    room.w = at_least_one(room.w);
    room.h = at_least_one(room.h);
    Stack *stack = arena_new(view->arena, Stack);
    Rect column = theme_column(&view->theme, room);
    bool is_below_corner = room.y == bars_room(view).y;
    *stack = (Stack){
        .view = view, .room = room, .column = column, .corner = is_below_corner ? bars_corner(view) : (Size){0, 0}};
    begin_group(stack, false);
    return stack;
}

int stack_width_px(const Stack *stack)
{
    return stack->column.w;
}

void stack_place(Stack *stack, Text place)
{
    stack->place_words = place;
}

void stack_language(Stack *stack, Text language)
{
    stack->language = language;
}

void stack_screenful(Stack *stack)
{
    begin_group(stack, true);
}

void stack_close_lines(Stack *stack)
{
    stack->is_close = true;
}

void stack_fill_pages(Stack *stack)
{
    stack->is_filled = true;
}

void stack_tie(Stack *stack)
{
    stack->next_is_tied = true;
}

static StackPart *add_part(Stack *stack, StackPartKind kind)
{
    assert(!stack->pages);
    StackPart *part = array_push(stack->view->arena, &stack->parts);
    *part = (StackPart){.kind = kind, .statement = stack->parts.count - 1, .is_tied = stack->next_is_tied};
    stack->next_is_tied = false;
    stack->groups.at[stack->groups.count - 1].after = stack->parts.count;
    return part;
}

static const Text *copy_lines(Stack *stack, const Text *lines, int count)
{
    Text *copy = arena_many(stack->view->arena, Text, count);
    for (int i = 0; i < count; i++)
        copy[i] = lines[i];
    return copy;
}

static const Control *copy_controls(Stack *stack, const Control *controls, int count)
{
    Control *copy = arena_many(stack->view->arena, Control, count);
    for (int i = 0; i < count; i++)
        copy[i] = controls[i];
    return copy;
}

// What can be chosen is one of all that can be, on whichever page it stands.
static const Control *copy_members(Stack *stack, const Control *controls, int count)
{
    Control *copy = arena_many(stack->view->arena, Control, count);
    for (int i = 0; i < count; i++) {
        copy[i] = controls[i];
        copy[i].member.nth = i + 1;
        copy[i].member.of = count;
        if (copy[i].member.group == GROUP_PLAIN)
            copy[i].member.group = GROUP_CHOICES;
    }
    return copy;
}

void stack_riders(Stack *stack, Id scope, int met)
{
    assert(!stack->pages && met >= 0);
    const View *view = stack->view;
    Id *quiet = arena_many(view->arena, Id, RIDERS_MET_MOST);
    stack->rider_scope = scope;
    stack->quiet_riders = quiet;
    stack->quiet_count = view->riders ? riders_met_list(view->riders, met, scope, quiet) : 0;
}

void stack_words(Stack *stack, WordsRole role, Text words)
{
    stack_words_in(stack, TEXT(""), role, words);
}

void stack_words_in(Stack *stack, Text language, WordsRole role, Text words)
{
    if (!words.size)
        return;
    StackPart *part = add_part(stack, PART_WORDS);
    part->language = language;
    part->role = role;
    part->lines = copy_lines(stack, &words, 1);
    part->count = 1;
}

bool stack_title(Stack *stack, Text words, const Control *button)
{
    View *view = stack->view;
    int words_px = words_width_px(view, words, view->theme.title) + 1;
    int both_px = words_px + view->theme.gap_px + control_natural_px(view, button);
    if (both_px > stack->column.w || stack_low_px(stack) || stack_is_calm(stack))
        return false;
    stack_words(stack, WORDS_TITLE, words);
    stack->parts.at[stack->parts.count - 1].controls = copy_controls(stack, button, 1);
    return true;
}

void stack_panel(Stack *stack, Text words)
{
    StackPart *part = add_part(stack, PART_PANEL);
    part->lines = copy_lines(stack, &words, 1);
    part->count = 1;
}

void stack_slip(Stack *stack, const StackSlip *slip)
{
    assert(slip->line_count > 0);
    StackPart *part = add_part(stack, PART_SLIP);
    part->slip = *slip;
    part->slip.lines = copy_lines(stack, slip->lines, slip->line_count);
    part->controls = copy_controls(stack, slip->buttons, slip->button_count);
    part->count = slip->button_count;
}

void stack_flow(Stack *stack, Flow flow, const Exercise *exercise)
{
    assert(!exercise || !stack->exercise || exercise == stack->exercise); // one conditions' owner a stack
    if (exercise)
        stack->exercise = exercise;
    if (flow.count)
        add_part(stack, PART_FLOW)->flow = flow;
}

void stack_open_card(Stack *stack, const Control *head, Flow flow)
{
    StackPart *part = add_part(stack, PART_OPEN_CARD);
    part->controls = copy_controls(stack, head, 1);
    part->count = 1;
    part->flow = flow;
}

void stack_choices(Stack *stack, const StackChoices *choices)
{
    assert(choices->count >= 0 && choices->open < choices->count);
    if (!choices->count)
        return;
    StackPart *part = add_part(stack, PART_CHOICES);
    part->choices = *choices;
    part->choices.controls = copy_members(stack, choices->controls, choices->count);
    if (!choices->replies)
        return;
    Flow *replies = arena_many(stack->view->arena, Flow, choices->count);
    for (int i = 0; i < choices->count; i++)
        replies[i] = choices->replies[i];
    part->choices.replies = replies;
}

void stack_cards(Stack *stack, const StackCards *cards)
{
    assert(cards->count >= 0);
    if (!cards->count)
        return;
    StackPart *part = add_part(stack, PART_CARDS);
    part->cards = *cards;
    part->cards.controls = copy_members(stack, cards->controls, cards->count);
}

void stack_landing(Stack *stack, Text heading, const Control *cards, int count)
{
    assert(count > 0);
    StackPart *part = add_part(stack, PART_LANDING);
    part->lines = copy_lines(stack, &heading, 1);
    part->controls = copy_members(stack, cards, count);
    part->count = count;
}

// Adds to a row that is there already.
static void join_buttons(Stack *stack, StackPart *row, const Control *buttons, int count)
{
    Control *all = arena_many(stack->view->arena, Control, row->count + count);
    for (int i = 0; i < row->count + count; i++)
        all[i] = i < row->count ? row->controls[i] : buttons[i - row->count];
    row->controls = all;
    row->count += count;
    stack->next_is_tied = false;
}

void stack_beside(Stack *stack, const Control *button)
{
    if (!stack->parts.count || stack->parts.at[stack->parts.count - 1].kind != PART_CHOICES) {
        stack_buttons(stack, button, 1); // there was nothing to choose
        return;
    }
    StackPart *part = add_part(stack, PART_BESIDE);
    part->controls = copy_controls(stack, button, 1);
    part->count = 1;
}

void stack_buttons(Stack *stack, const Control *buttons, int count)
{
    assert(count > 0);
    StackPart *last = stack->parts.count ? &stack->parts.at[stack->parts.count - 1] : NULL;
    bool has_row = last && (last->kind == PART_BUTTONS || last->kind == PART_SLIP);
    if (stack->next_is_tied && has_row) {
        join_buttons(stack, last, buttons, count);
        return;
    }
    StackPart *part = add_part(stack, PART_BUTTONS);
    part->controls = copy_controls(stack, buttons, count);
    part->count = count;
}

static Control as_button(const Control *card)
{
    Control button = control_without(card, CONTROL_DETAIL | CONTROL_PRINT | CONTROL_PICTURE);
    button.look = LOOK_BUTTON;
    button.role = ROLE_BUTTON;
    button.print_icon = ICON_NONE;
    return button;
}

// Words alone stand above cards; what is chosen or shown there has its buttons below it.
void stack_ways(Stack *stack, const Control *cards, int count)
{
    enum { CARDS_MOST = 6 };
    Control *buttons = arena_many(stack->view->arena, Control, count);
    for (int i = 0; i < count; i++)
        buttons[i] = as_button(&cards[i]);
    const StackPart *last = stack->parts.count ? &stack->parts.at[stack->parts.count - 1] : NULL;
    bool is_below_words = !last || last->kind == PART_WORDS || last->kind == PART_FLOW;
    stack_tie(stack);
    if (!is_below_words || count > CARDS_MOST || stack_is_calm(stack)) {
        stack_buttons(stack, buttons, count);
        return;
    }
    StackPart *part = add_part(stack, PART_WAYS);
    part->choices = (StackChoices){copy_controls(stack, cards, count), NULL, count, -1};
    part->controls = buttons;
    part->count = count;
}

void stack_canvas(Stack *stack, const StackCanvas *canvas)
{
    assert(canvas->least_px > 0 && canvas->draw);
    StackPart *part = add_part(stack, PART_CANVAS);
    part->canvas = *canvas;
    part->controls = copy_controls(stack, canvas->buttons, canvas->button_count);
    part->count = canvas->button_count;
}
