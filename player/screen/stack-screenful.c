// The groups of a Stack drafted whole: running text, and screenfuls with their words above them or on a page before.
#include <assert.h>

#include "screen/stack-private.h"

static void start_page(StackDraft *draft)
{
    draft->starts_page = true;
    draft->above = NULL;
}

static void draft_flow(StackDraft *draft, const StackPart *part)
{
    if (draft->how.is_hint) {
        stack_draft_hint(draft, part);
        return;
    }
    Piece piece = {.kind = PIECE_FLOW,
                   .flow = part->flow,
                   .gap_px = stack_draft_gap_px(draft, part),
                   .is_close = draft->how.is_plain,
                   .is_together = draft->how.rung > 0 && !draft->how.words_first};
    stack_draft_piece(draft, part, piece, STACK_PIECE_FLOW);
    draft->above = part;
}

// With the choices above them, or where there are none in turns of their own, as these stand.
static void draft_buttons(StackDraft *draft, const StackPart *part)
{
    if (stack_takes_turns(draft, part))
        return;
    if (draft->how.a_turn)
        stack_draft_choices(draft, part);
    else
        stack_draft_buttons(draft, part);
}

// Where few ways on have room, or all of them alone, they say themselves what they answer, below what the screen says.
static bool goes_without_saying(const StackDraft *draft, const StackPart *part)
{
    const StackPart *after = part + 1, *end = draft->stack->parts.at + draft->stack->parts.count;
    bool asks_for_ways = part->role == WORDS_PROMPT && after < end && after->kind == PART_CHOICES &&
                         stack_is_way(after->choices.controls);
    return asks_for_ways && draft->how.scarcity > (draft->how.a_turn ? 0 : 1) && draft->above;
}

static void draft_part(StackDraft *draft, const StackPart *part)
{
    switch (part->kind) {
    case PART_WORDS:
        if (goes_without_saying(draft, part))
            break;
        if ((part->role != WORDS_HINT || !draft->how.scarcity) && !stack_is_joined(draft, part))
            stack_draft_words(draft, part);
        break;
    case PART_PANEL:
        stack_draft_panel(draft, part);
        break;
    case PART_SLIP:
        stack_draft_slip(draft, part);
        break;
    case PART_FLOW:
        draft_flow(draft, part);
        break;
    case PART_OPEN_CARD:
        stack_draft_card(draft, part, part->controls, part->flow);
        draft->above = part;
        break;
    case PART_CHOICES:
        stack_draft_choices(draft, part);
        break;
    case PART_BESIDE:
        stack_draft_beside(draft, part);
        break;
    case PART_LANDING:
        stack_draft_landing(draft, part);
        break;
    case PART_BUTTONS:
        draft_buttons(draft, part);
        break;
    case PART_WAYS:
        stack_draft_ways(draft, part);
        break;
    case PART_CANVAS:
        stack_draft_canvas(draft, part);
        break;
    case PART_CARDS:
        break; // with their group
    }
}

// Where one thing stands on a screen, what is said begins a page unless it stays with what stands above it.
static bool begins_thing(const StackDraft *draft, const StackPart *part)
{
    bool says = part->kind == PART_WORDS || part->kind == PART_FLOW || part->kind == PART_OPEN_CARD;
    return stack_is_calm(draft->stack) && says && draft->above && !stack_announces(draft->above) && !part->is_tied;
}

static void draft_running(StackDraft *draft, const StackGroup *group)
{
    for (int i = group->first; i < group->after; i++) {
        const StackPart *part = &draft->stack->parts.at[i];
        if (begins_thing(draft, part))
            start_page(draft);
        int piece = draft->pieces.count;
        draft_part(draft, part);
        if (part->is_tied && piece > 0 && piece < draft->pieces.count)
            draft->pieces.at[piece].is_tied = true;
    }
}

static bool is_heading(const StackPart *part)
{
    return part->kind == PART_WORDS && part->role <= WORDS_PROMPT;
}

// The words that stay with the choices though they have stood above the text already: the last heading, unless another
// one follows.
static const StackPart *kept_heading(const Stack *stack, const StackGroup *group, int end)
{
    const StackPart *kept = NULL;
    for (int i = group->first; i < end; i++)
        if (is_heading(&stack->parts.at[i]))
            kept = &stack->parts.at[i];
    return is_heading(&stack->parts.at[end]) ? NULL : kept;
}

// Whose turn it is, where that has stood above the text already.
static const StackPart *kept_turn(const Stack *stack, const StackGroup *group, int end)
{
    for (int i = group->first; i < end; i++)
        if (stack->parts.at[i].kind == PART_WORDS && stack->parts.at[i].role == WORDS_TURN)
            return &stack->parts.at[i];
    return NULL;
}

// Where room is scarcest, a note needs nothing above it that says so.
static bool leaves_heading(const Stack *stack, const StackGroup *group, const StackArrangement *how)
{
    return how->scarcity > 1 && stack_part_of(stack, group, PART_SLIP);
}

// Nor does what is watched once more what has stood above the words before it.
static bool keeps_heading(const Stack *stack, const StackGroup *group, const StackArrangement *how)
{
    bool is_watched = how->scarcity > 1 && how->is_crowded && stack_part_of(stack, group, PART_CANVAS);
    return !is_watched && !leaves_heading(stack, group, how);
}

// The running text at the head of a screenful ends before that part; group->first where there is none. Where no heading
// says what is asked, the last of the text does and stays.
static int words_end(const Stack *stack, const StackGroup *group)
{
    int end = group->first, before = group->first;
    for (int i = group->first; i < group->after - 1; i++) {
        const StackPart *part = &stack->parts.at[i];
        if (part->kind == PART_FLOW || (part->kind == PART_WORDS && part->role == WORDS_BODY)) {
            before = end;
            end = i + 1;
        } else if (part->kind != PART_WORDS)
            break;
    }
    bool is_note = stack->parts.at[end].kind == PART_SLIP; // and says so itself
    bool is_asked = is_note || is_heading(&stack->parts.at[end]) || kept_heading(stack, group, end);
    return is_asked ? end : before;
}

// A row of buttons, where there is nothing else to touch, stands with the last words of the text that explains it.
static bool stands_with_words(const StackDraft *draft, const StackGroup *group, int end)
{
    const StackPart *part = &draft->stack->parts.at[end];
    bool is_row = part->kind == PART_BUTTONS || (part->kind == PART_WAYS && draft->how.ways != WAYS_CARDS);
    if (!is_row || end + 1 != group->after || draft->how.a_turn)
        return false;
    StackDraft row = {.stack = draft->stack, .how = draft->how};
    draft_part(&row, part);
    return row.pieces.count == 1;
}

// The words of a question or a step, on pages of their own. Their heading stands in body size, and a note closer, where
// that saves a page or keeps a paragraph whole.
static void draft_words(StackDraft *draft, const StackGroup *group)
{
    StackDraft closer = *draft;
    closer.how.is_plain = true;
    draft_running(draft, group);
    if (draft->is_trial)
        return;
    PageCounts pages = stack_draft_pages(draft);
    if (pages.all == 1)
        return;
    draft_running(&closer, group);
    PageCounts fewer = stack_draft_pages(&closer);
    if (fewer.all < pages.all || (fewer.all == pages.all && fewer.parted < pages.parted))
        *draft = closer;
}

static void draft_words_first(StackDraft *draft, const StackGroup *group, int end)
{
    Stack *stack = draft->stack;
    StackArrangement how = draft->how;
    draft->how = (StackArrangement){.rung = how.rung, .columns = how.columns, .words_first = true};
    draft_words(draft, &(StackGroup){.first = group->first, .after = end});
    draft->how = how;
    if (stands_with_words(draft, group, end)) {
        draft->tied = draft->pieces.count;
        return;
    }
    start_page(draft);
    draft->joins_turn = true;
    const StackPart *heading = keeps_heading(stack, group, &how) ? kept_heading(stack, group, end) : NULL;
    int first = draft->pieces.count;
    const StackPart *turn = kept_turn(stack, group, end);
    if (turn && !(turn + 1 == heading && stack_is_joined(draft, turn)))
        stack_draft_words(draft, turn);
    if (heading)
        stack_draft_words(draft, heading);
    for (int i = first; i < draft->drawn.count; i++) {
        draft->drawn.at[i].statement = stack->parts.at[end].statement;
        draft->drawn.at[i].part = 0;
    }
}

// What takes turns.
static const StackPart *turns_of(const Stack *stack, const StackGroup *group)
{
    const StackPart *choices = stack_part_of(stack, group, PART_CHOICES);
    return choices ? choices : stack_part_of(stack, group, PART_BUTTONS);
}

static void draft_screenful(StackDraft *draft, const StackGroup *group)
{
    Stack *stack = draft->stack;
    int end = draft->how.words_first ? words_end(stack, group) : group->first;
    const StackPart *last = &stack->parts.at[group->after - 1];
    if (last->kind == PART_CARDS) {
        stack_draft_cards(draft, group, last);
        return;
    }
    if (end > group->first)
        draft_words_first(draft, group, end);
    draft->joins_turn = draft->how.words_first;
    const StackPart *choices = draft->how.a_turn ? turns_of(stack, group) : NULL;
    draft->frees_corner = choices && stack_turn_tells_place(draft, choices);
    bool leaves = leaves_heading(stack, group, &draft->how);
    for (int i = end; i < group->after; i++)
        if (!leaves || !is_heading(&stack->parts.at[i]))
            draft_part(draft, &stack->parts.at[i]);
    if (draft->tied)
        draft->pieces.at[draft->tied].is_tied = true;
}

// What is left of the page goes to its canvas.
static void stretch_canvas(StackDraft *draft, const StackGroup *group)
{
    Stack *stack = draft->stack;
    for (int i = 0; i < draft->drawn.count; i++) {
        const StackPart *part = &stack->parts.at[draft->drawn.at[i].statement];
        if (draft->drawn.at[i].kind != STACK_PIECE_CANVAS)
            continue;
        assert(part->kind == PART_CANVAS && part->statement >= group->first && part->statement < group->after);
        int first = i;
        while (first > 0 && !draft->pieces.at[first].starts_page)
            first--;
        int free = stack->column.h - stack_draft_px(draft, first, draft->pieces.count);
        int wanted = part->canvas.most_px - draft->pieces.at[i].height_px;
        if (free > 0 && wanted > 0)
            draft->pieces.at[i].height_px += free < wanted ? free : wanted;
    }
}

static bool is_row(const StackDraft *draft, int i)
{
    StackPieceKind kind = draft->drawn.at[i].kind;
    return kind == STACK_PIECE_ROW || (kind == STACK_PIECE_CARD && draft->pieces.at[i].head_px);
}

// What stands below words is half a gap off them at least, where so much is free. The rest of what is free.
static int air_first_row(StackDraft *draft, int free)
{
    int wanted = draft->stack->view->theme.gap_px / 2, i = 0;
    while (i < draft->drawn.count && !is_row(draft, i))
        i++;
    if (i == 0 || i == draft->drawn.count || draft->pieces.at[i].gap_px >= wanted || draft->pieces.at[i].starts_page)
        return free;
    int more = wanted - draft->pieces.at[i].gap_px;
    more = more < free ? more : free;
    draft->pieces.at[i].gap_px += more;
    return free - more;
}

// What is left of the page, with the highest of its replies, goes to rows that had to be set close, until they are as
// roomy as others.
static void air_rows(StackDraft *draft)
{
    const Stack *stack = draft->stack;
    int rows = 0, free = stack->column.h - draft->how.whole_px;
    for (int i = 0; i < draft->drawn.count; i++)
        rows += is_row(draft, i);
    if (!rows || !draft->how.is_tight || free <= 0 || stack_low_px(stack))
        return;
    free = air_first_row(draft, free);
    int most = stack->view->theme.gap_px * 5 / 6, each = free / rows < most ? free / rows : most;
    for (int i = 0; i < draft->drawn.count; i++) {
        if (!is_row(draft, i))
            continue;
        Piece *piece = &draft->pieces.at[i];
        *(piece->head_px ? &piece->head_px : &piece->height_px) += each;
    }
}

StackDraft stack_draft(Stack *stack, const StackGroup *group, const StackArrangement *how, bool is_trial)
{
    StackDraft draft = {.stack = stack, .how = *how, .is_trial = is_trial, .turn_count = 1};
    if (group->first == group->after)
        return draft;
    if (group->is_screenful)
        draft_screenful(&draft, group);
    else if (is_heading(&stack->parts.at[group->first]))
        draft_words(&draft, group);
    else
        draft_running(&draft, group);
    if (is_trial)
        return draft;
    stretch_canvas(&draft, group);
    if (group->is_screenful && stack->parts.at[group->after - 1].kind != PART_CARDS)
        air_rows(&draft);
    return draft;
}
