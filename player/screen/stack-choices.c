// The choices of a Stack: in rows, with the reply of the one that is chosen; or a few at a time, where even the least
// arrangement does not hold them all.
#include <assert.h>

#include "book/phrases.h"
#include "screen/stack-private.h"
#include "screen/words.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

bool stack_is_way(const Control *choice)
{
    return choice->look == LOOK_CARD && choice->icon;
}

static int row_height_px(const StackDraft *draft, const Control *controls, int count, int width_px)
{
    int height = 0;
    for (int i = 0; i < count; i++)
        height = larger(height, control_height_px(draft->stack->view, &controls[i], width_px, draft->stack->column.h));
    return height;
}

// All of them tell how many are in them alike: in words, or as numbers.
static void agree_on_tallies(View *view, Control *controls, int count, int width_px)
{
    bool are_told = true;
    for (int i = 0; i < count; i++)
        are_told = are_told && control_tells_tally(view, &controls[i], width_px);
    for (int i = 0; i < count && !are_told; i++)
        controls[i].tally_words = TEXT("");
}

// Ways on that stand close side by side are modest.
static Control choice_in(const StackDraft *draft, const Control *control)
{
    Control choice = stack_draft_control(draft, control);
    if (stack_is_way(control) && draft->how.is_crowded)
        choice.icon = ICON_NONE;
    choice.is_modest = choice.is_modest || (stack_is_way(control) && draft->how.is_tight && draft->how.columns > 1);
    return choice;
}

// The controls from first to before after.
typedef struct Shown {
    const Control *controls;
    int first, after;
} Shown;

// In rows.
static void draft_rows(StackDraft *draft, const StackPart *part, Shown shown)
{
    int first = shown.first, after = shown.after;
    View *view = draft->stack->view;
    int columns = draft->how.columns, width = stack_piece_column_px(&view->theme, draft->stack->column.w, columns);
    Control *controls = arena_many(view->arena, Control, after);
    for (int i = first; i < after; i++) {
        controls[i] = choice_in(draft, &shown.controls[i]);
        bool is_roomy = stack_draft_is_roomy(draft, &controls[i], width) &&
                        !(stack_is_way(&controls[i]) && control_is_crowded(view, &controls[i], width));
        if (columns > 1 && !is_roomy)
            draft->is_unsound = true;
    }
    agree_on_tallies(view, controls + first, after - first, width);
    bool opens = !draft->is_trial && !draft->how.tells_apart;
    for (int i = first; i < after; i += columns) {
        int count = after - i < columns ? after - i : columns;
        bool is_open =
            columns == 1 && opens && i == part->choices.open && part->choices.replies && part->choices.replies[i].count;
        Piece row = {.kind = PIECE_BOX,
                     .height_px = row_height_px(draft, controls + i, count, width),
                     .gap_px = stack_draft_gap_px(draft, part)};
        StackPiece *drawn = is_open ? stack_draft_card(draft, part, &controls[i], part->choices.replies[i])
                                    : stack_draft_piece(draft, part, row, STACK_PIECE_ROW);
        drawn->part = i;
        drawn->controls = &controls[i];
        drawn->count = count;
        drawn->columns = columns;
        draft->above = part;
    }
}

// The height that a reply adds when it opens: to its own choice, or below the rows.
static int reply_px(const StackDraft *draft, const StackPart *part, int i)
{
    const Stack *stack = draft->stack;
    bool is_inside = draft->how.columns == 1;
    Control control = stack_draft_control(draft, &part->choices.controls[i]);
    StackDraft one = {.stack = draft->stack, .how = draft->how};
    stack_draft_card(&one, part, is_inside ? &control : NULL, part->choices.replies[i]);
    int beside = is_inside ? control_height_px(stack->view, &control, stack->column.w, stack->column.h)
                           : -stack->view->theme.gap_px;
    return stack_draft_px(&one, 0, 1) - beside;
}

static int highest_reply_px(const StackDraft *draft, const StackPart *part)
{
    int highest = 0;
    for (int i = 0; part->choices.replies && i < part->choices.count; i++)
        if (part->choices.replies[i].count)
            highest = larger(highest, reply_px(draft, part, i));
    return highest;
}

static void draft_all(StackDraft *draft, const StackPart *part)
{
    int open = part->choices.open;
    draft_rows(draft, part, (Shown){part->choices.controls, 0, part->choices.count});
    if (draft->how.tells_apart)
        return;
    if (draft->is_trial)
        draft->reply_px += highest_reply_px(draft, part);
    else if (draft->how.columns > 1 && open >= 0 && part->choices.replies && part->choices.replies[open].count)
        stack_draft_card(draft, part, NULL, part->choices.replies[open])->part = part->choices.count;
}

// ---- choices that take turns

// The controls that take turns, and how many of them stand in each, evened out.
typedef struct Turns {
    Controls all;
    int a_turn, count;
} Turns;

// What is chosen but has no turn now; empty where nothing is.
static Text turned_away(const StackDraft *draft, const StackPart *part, const Shown *shown)
{
    const View *view = draft->stack->view;
    for (int i = 0; i < part->choices.count; i++) {
        const Control *control = &part->choices.controls[i];
        if (control->is_selected && (i < shown->first || i >= shown->after))
            return phrase_words(view->arena, view->book->phrases, PHRASE_CHOSEN, control->label);
    }
    return TEXT("");
}

// Whether a button stands with these choices at all times.
static bool has_beside(const Stack *stack, const StackPart *choices)
{
    return choices->statement + 1 < stack->parts.count && choices[1].kind == PART_BESIDE;
}

static Control turn_control(const StackDraft *draft, int turn, int turn_count)
{
    const View *view = draft->stack->view;
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_BUTTON,
        .icon = ICON_TURN,
        .label =
            phrase_numbers(view->arena, view->book->phrases, PHRASE_MORE_CHOICES_OF, (int[]){turn + 1, turn_count}),
        .action = {.kind = ACTION_MORE_CHOICES},
        .is_tight = true,
        .is_modest = true,
        .is_small = true,
        .is_quiet = true,
    };
}

// It takes half of its row where that leaves a button beside it the other half.
static int turn_px(const StackDraft *draft, const StackPart *part, const Control *more)
{
    const Stack *stack = draft->stack;
    int half = stack_piece_column_px(&stack->view->theme, stack->column.w, 2);
    bool leaves_place = has_beside(stack, part) && control_natural_px(stack->view, more) <= half;
    return leaves_place ? half : stack->column.w;
}

// Its end says where the visitor is, and what was chosen in another turn: both, or what has room.
static Text turn_aside(const StackDraft *draft, const Control *more, int width_px, Text chosen)
{
    View *view = draft->stack->view;
    Text place = draft->frees_corner ? draft->stack->place_words : TEXT("");
    Text both = place;
    if (place.size && chosen.size)
        both = phrase_pair(view->arena, view->book->phrases, PHRASE_BESIDE, (Text[]){chosen, place});
    const Text tries[] = {both, chosen, place};
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        Control told = *more;
        told.aside = tries[i];
        if (told.aside.size && control_holds_aside(view, &told, width_px))
            return told.aside;
    }
    return TEXT("");
}

static void draft_turn_control(StackDraft *draft, const StackPart *part, const Shown *shown)
{
    View *view = draft->stack->view;
    Control *more = arena_new(view->arena, Control);
    *more = turn_control(draft, draft->stack->turn % draft->turn_count, draft->turn_count);
    int width = turn_px(draft, part, more);
    more->aside = turn_aside(draft, more, width, turned_away(draft, part, shown));
    Piece piece = {.kind = PIECE_BOX, .height_px = row_height_px(draft, more, 1, width), .gap_px = view->theme.gap_px};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_ROW);
    drawn->part = part->kind == PART_BUTTONS ? part->count : part->choices.count;
    drawn->controls = more;
    drawn->count = 1;
    drawn->columns = width < draft->stack->column.w ? 2 : 1;
}

bool stack_takes_turns(const StackDraft *draft, const StackPart *buttons)
{
    const StackPart *first = draft->stack->parts.at, *before = buttons;
    while (before > first && (before == buttons || before->kind == PART_BESIDE))
        before--;
    return draft->how.a_turn && before->kind == PART_CHOICES;
}

static void list(Arena *arena, Controls *all, const Control *controls, int count)
{
    for (int i = 0; i < count; i++)
        *array_push(arena, all) = controls[i];
}

// The buttons that follow the choices are the last of them; where there are no choices they are all.
static Controls list_turns(const StackDraft *draft, const StackPart *part)
{
    Arena *arena = draft->stack->view->arena;
    Controls all = {0};
    if (part->kind == PART_BUTTONS) {
        list(arena, &all, part->controls, part->count);
        return all;
    }
    list(arena, &all, part->choices.controls, part->choices.count);
    const StackPart *next = part + 1, *end = draft->stack->parts.at + draft->stack->parts.count;
    while (next < end && next->kind == PART_BESIDE)
        next++;
    if (next < end && next->kind == PART_BUTTONS)
        list(arena, &all, next->controls, next->count);
    return all;
}

static Turns turns_of(const StackDraft *draft, const StackPart *part)
{
    Turns turns = {.all = list_turns(draft, part)};
    turns.count = (turns.all.count + draft->how.a_turn - 1) / draft->how.a_turn;
    turns.a_turn = (turns.all.count + turns.count - 1) / turns.count;
    return turns;
}

bool stack_turn_tells_place(const StackDraft *draft, const StackPart *choices)
{
    const Stack *stack = draft->stack;
    int count = turns_of(draft, choices).count;
    Control last = turn_control(draft, count - 1, count);
    int width = turn_px(draft, choices, &last);
    last.aside = stack->place_words;
    return stack->corner.h && last.aside.size && count > 1 && control_holds_aside(stack->view, &last, width);
}

static void draft_turn(StackDraft *draft, const StackPart *part)
{
    Turns turns = turns_of(draft, part);
    draft->turn_count = turns.count;
    int turn = draft->is_trial ? 0 : draft->stack->turn % turns.count, first = turn * turns.a_turn;
    int after = first + turns.a_turn < turns.all.count ? first + turns.a_turn : turns.all.count;
    draft->turn_statement = part->statement;
    Shown shown = {turns.all.at, first, after};
    draft_rows(draft, part, shown);
    if (turns.count > 1)
        draft_turn_control(draft, part, &shown);
}

void stack_draft_choices(StackDraft *draft, const StackPart *part)
{
    if (draft->how.a_turn)
        draft_turn(draft, part);
    else
        draft_all(draft, part);
    draft->above = part;
}

void stack_draft_ways(StackDraft *draft, const StackPart *part)
{
    if (draft->how.ways == WAYS_CARDS)
        stack_draft_choices(draft, part);
    else if (draft->how.ways == WAYS_ROW)
        stack_draft_row(draft, part);
    else
        stack_draft_buttons(draft, part);
}

void stack_draft_beside(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    Control *button = arena_new(view->arena, Control);
    *button = stack_draft_control(draft, part->controls);
    int last = draft->drawn.count - 1, width = control_natural_px(view, button);
    StackPiece *row = &draft->drawn.at[last];
    bool has_place = draft->how.is_tight && row->kind == STACK_PIECE_ROW && row->count < row->columns &&
                     width <= stack_piece_column_px(&view->theme, draft->stack->column.w, row->columns);
    if (!has_place) {
        stack_draft_buttons(draft, part);
        return;
    }
    row->beside = button;
    row->beside_px = width;
    row->beside_h_px = control_height_px(view, button, width, draft->stack->column.h);
    int *height = &draft->pieces.at[last].height_px;
    *height = larger(*height, row->beside_h_px);
    draft->above = part;
}
