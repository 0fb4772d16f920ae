// The pages of a Stack: set, found, counted, turned and shown.
#include <assert.h>

#include "screen/stack-private.h"

// A screenful has its pages to itself.
static void settle_group(Stack *stack, StackGroup *group, bool is_apart)
{
    StackArrangement running = {.columns = 1, .is_generous = glass_is_large(&stack->view->theme.glass)};
    StackArrangement how = group->is_screenful ? stack_arrange(stack, group) : running;
    StackDraft draft = stack_draft(stack, group, &how, false);
    if (is_apart && draft.pieces.count)
        draft.pieces.at[0].starts_page = true;
    stack_draft_add(&stack->draft, &draft);
    group->how = how;
}

static Pages *settle(Stack *stack)
{
    if (stack->pages)
        return stack->pages;
    stack->draft = (StackDraft){.stack = stack, .turn_count = 1};
    for (int i = 0; i < stack->groups.count; i++) {
        StackGroup *group = &stack->groups.at[i];
        bool is_apart = i > 0 && (group->is_screenful || stack->groups.at[i - 1].is_screenful);
        if (group->first < group->after)
            settle_group(stack, group, is_apart && stack->draft.pieces.count);
    }
    PagesSpec spec = stack_pages_spec(stack);
    spec.pieces = stack->draft.pieces.at;
    spec.piece_count = stack->draft.pieces.count;
    stack->pages = layouts_pages(stack->view->layouts, &spec, stack_version(stack));
    // An exercise's pages are short, and what they ask about the answers must be asked while this stack lives.
    if (stack->exercise)
        pages_extend(stack->pages, INT32_MAX);
    return stack->pages;
}

// The last piece at or before the spot.
static int piece_of(const Stack *stack, const Spot *spot)
{
    int found = 0;
    for (int i = 0; i < stack->draft.drawn.count; i++) {
        const StackPiece *drawn = &stack->draft.drawn.at[i];
        bool is_before =
            drawn->statement < spot->statement || (drawn->statement == spot->statement && drawn->part <= spot->part);
        if (is_before)
            found = i;
    }
    return found;
}

int stack_page(Stack *stack, const Spot *spot)
{
    if (!stack->pages)
        stack->turn = spot->turn;
    Pages *pages = settle(stack);
    stack->place = spot->place;
    if (spot->place.block.at[0])
        return pages_find(pages, spot->place);
    return spot->statement || spot->part ? pages_find_piece(pages, piece_of(stack, spot)) : 0;
}

// Pages so far known, and whether that is all.
static int count_pages(Stack *stack, bool *is_complete)
{
    Pages *pages = settle(stack);
    *is_complete = pages_are_complete(pages);
    return pages_count(pages);
}

bool stack_has_page(Stack *stack, int page)
{
    if (page < 0)
        return false;
    Pages *pages = settle(stack);
    pages_extend(pages, page);
    return page < pages_count(pages);
}

// The spot where a page begins.
static Spot spot_of(Stack *stack, int page)
{
    if (page <= 0)
        return (Spot){0};
    Pages *pages = settle(stack);
    const PageBox *boxes;
    int count = pages_boxes(pages, page, &boxes);
    Place place = pages_place(pages, page);
    if (place.block.at[0] && (!count || boxes[0].rect.y > 0))
        return (Spot){.place = place};
    if (!count)
        return (Spot){0};
    assert(boxes[0].piece >= 0 && boxes[0].piece < stack->draft.drawn.count);
    const StackPiece *drawn = &stack->draft.drawn.at[boxes[0].piece];
    return (Spot){.statement = drawn->statement, .part = drawn->part};
}

int stack_used_px(Stack *stack, int page)
{
    assert(page >= 0);
    Pages *pages = settle(stack);
    pages_extend(pages, page);
    return pages_used_px(pages, page);
}

int stack_minutes_after(Stack *stack, int page)
{
    assert(page >= 0);
    int words = pages_words_after(settle(stack), page);
    return (words + BOOK_WORDS_A_MINUTE - 1) / BOOK_WORDS_A_MINUTE;
}

static const StackGroup *group_of(const Stack *stack, int statement)
{
    const StackGroup *group = stack->groups.at;
    while (statement >= group->after)
        group++;
    return group;
}

bool stack_tells_apart(Stack *stack, const Action *action)
{
    settle(stack);
    for (int i = 0; i < stack->parts.count; i++) {
        const StackChoices *choices = &stack->parts.at[i].choices;
        int open = choices->count && choices->replies ? choices->open : -1;
        if (open >= 0 && choices->replies[open].count && action_equal(&choices->controls[open].action, action))
            return group_of(stack, i)->how.tells_apart;
    }
    return false;
}

// ---- drawing

static void draw_box(void *owner, Frame *frame, int piece, Rect rect)
{
    Stack *stack = owner;
    assert(piece >= 0 && piece < stack->draft.drawn.count);
    stack_piece_draw(stack->view, frame, &stack->draft.drawn.at[piece], rect);
}

// How far a page hangs down so that its first control is within reach.
static int lowered_px(Stack *stack, int page)
{
    const PageBox *boxes;
    int free = stack->column.h - stack_used_px(stack, page), count = pages_boxes(settle(stack), page, &boxes);
    for (int i = 0; stack_low_px(stack) && i < count; i++) {
        int px = stack->column.h - stack_low_px(stack) - boxes[i].rect.y;
        if (stack->draft.pieces.at[boxes[i].piece].is_control)
            return px < free ? px : free;
    }
    return 0;
}

// Draws a page that far below the top of the column.
static void draw_page(Stack *stack, Frame *frame, int page, int above_px)
{
    Pages *pages = settle(stack);
    PagesLook how = {stack->column.x, stack->column.y + above_px, draw_box, stack};
    pages_extend(pages, page);
    pages_draw(pages, page, frame, &how);
    if (stack->vignette.size && !stack_has_page(stack, page + 1))
        stack_draw_vignette(stack, frame, page, above_px);
}

// The group that a page begins with; NULL: running text of the book.
static const StackGroup *group_on(Stack *stack, int page)
{
    const PageBox *boxes;
    int count = pages_boxes(settle(stack), page, &boxes);
    return count ? group_of(stack, stack->draft.drawn.at[boxes[count - 1].piece].statement) : NULL;
}

// A third of what a page leaves free with the highest of its replies, so that nothing moves when one opens.
static int raised_px(Stack *stack, int page)
{
    const StackGroup *group = group_on(stack, page);
    int used = stack_used_px(stack, page), whole = group && used < group->how.whole_px ? group->how.whole_px : used;
    return whole < stack->column.h ? (stack->column.h - whole) / 3 : 0;
}

// What may grow under the finger, where an answer opens a reply, stays where it is.
static bool grows(Stack *stack, int page)
{
    const PageBox *boxes;
    int count = pages_boxes(settle(stack), page, &boxes);
    for (int i = 0; stack->exercise && i < count; i++) {
        StackPieceKind kind = stack->draft.drawn.at[boxes[i].piece].kind;
        if (kind == STACK_PIECE_ROW || kind == STACK_PIECE_CARD || kind == STACK_PIECE_CANVAS)
            return true;
    }
    return false;
}

// One thing on a page hangs a little below the top, mostly at the same height, so that the eye finds the next one
// there.
static int calm_px(Stack *stack, int page)
{
    int px = raised_px(stack, page), most = stack->column.h / 6;
    return grows(stack, page) ? 0 : px < most ? px : most;
}

// The rung that a page's screenful takes, 0 where it has none; and whether it goes on to another page though it should
// not.
static int rung_on(Stack *stack, int page, bool *is_torn)
{
    const StackGroup *group = group_on(stack, page);
    while (!group && stack->exercise && stack_has_page(stack, page + 1)) // its words have pages of their own before it
        group = group_on(stack, ++page);
    *is_torn = group && group->is_screenful && !group->how.rung && stack_has_page(stack, 1);
    return group ? group->how.rung : 0;
}

// On large glass what fills less than half of the room stands nearer to its middle than to its top, always as far, so
// that the eye finds the next question where this one was; running text that goes on over pages does not.
static int large_px(Stack *stack, int page)
{
    const StackGroup *group = group_on(stack, page);
    bool goes_on = group && !group->is_screenful && (page > 0 || stack_has_page(stack, 1));
    int px = glass_is_large(&stack->view->theme.glass) && !goes_on ? raised_px(stack, page) : 0;
    return px > stack->column.h / 6 ? stack->column.h / 5 : 0;
}

// Whether what leads to more choices tells the place of that page.
static bool tells_place(Stack *stack, int page)
{
    const PageBox *boxes;
    int count = pages_boxes(settle(stack), page, &boxes);
    for (int i = 0; stack->draft.frees_corner && i < count; i++) {
        const StackPiece *drawn = &stack->draft.drawn.at[boxes[i].piece];
        if (drawn->count && drawn->controls && drawn->controls->action.kind == ACTION_MORE_CHOICES)
            return true;
    }
    return false;
}

void stack_draw(Stack *stack, Frame *frame, int page)
{
    draw_page(stack, frame, page, 0);
}

void stack_show(Stack *stack, Frame *frame, int page, const Bars *bars)
{
    assert(page >= 0 && (!bars->dot_count || bars->dot < bars->dot_count));
    frame->page = page + 1;
    frame->place = stack->place;
    frame->rider_scope = stack->rider_scope;
    frame->rung = rung_on(stack, page, &frame->is_torn);
    frame->page_count = bars->page_count;
    frame->step = bars->dot_count ? bars->dot + 1 : 0;
    frame->step_count = bars->dot_count;
    Spoken spoken = frame->spoken;
    frame->spoken = (Spoken){0}; // the title in the bar may have the words that are read on the page
    bars_draw_upper(stack->view, frame, bars);
    frame->spoken = spoken;
    int above = stack_is_calm(stack) ? calm_px(stack, page) : large_px(stack, page);
    int lowered = lowered_px(stack, page);
    draw_page(stack, frame, page, above > lowered ? above : lowered);
    Bars lower = *bars;
    lower.is_place_told = tells_place(stack, page);
    bars_draw_lower(stack->view, frame, &lower);
}

// Set at once, so that the end of an ordinary chapter is known in its first frame; one thing a page makes many short
// ones.
enum { PAGES_AHEAD = 8, CALM_PAGES_AHEAD = 32 };

void stack_bars(Stack *stack, int page, Bars *bars)
{
    assert(page >= 0);
    bool is_complete;
    if (page > 0)
        bars->cells |= CELL_PREVIOUS;
    if (stack_has_page(stack, page + 1))
        bars->cells |= CELL_NEXT;
    stack_has_page(stack, page + (stack_is_calm(stack) ? CALM_PAGES_AHEAD : PAGES_AHEAD));
    bars->page = page + 1;
    bars->page_count = count_pages(stack, &is_complete);
    if (!is_complete)
        bars->page_count = 0;
}

static void take_turn(const Stack *stack, Spot *spot)
{
    const StackDraft *draft = &stack->draft;
    *spot = (Spot){.statement = draft->turn_statement, .turn = (spot->turn + 1) % draft->turn_count};
}

// Where what leads away stands: a link in running text, or a control.
static void note_leaving(const Stack *stack, Spot *spot, const Action *action)
{
    if (action->from.block.at[0])
        *spot = (Spot){.place = action->from};
    for (int i = 0; i < stack->draft.drawn.count && !action->from.block.at[0]; i++) {
        const StackPiece *drawn = &stack->draft.drawn.at[i];
        for (int k = 0; k < drawn->count && drawn->controls; k++)
            if (action_equal(&drawn->controls[k].action, action))
                *spot = (Spot){.statement = drawn->statement, .part = drawn->part, .turn = spot->turn};
    }
}

void stack_to_choices(const Stack *stack, Spot *spot)
{
    for (int i = 0; i < stack->parts.count; i++)
        if (stack->parts.at[i].kind == PART_CHOICES)
            *spot = (Spot){.statement = i, .turn = spot->turn};
}

bool stack_turn(Stack *stack, Spot *spot, const Action *action)
{
    int page = stack_page(stack, spot);
    if (action->kind == ACTION_OPEN)
        note_leaving(stack, spot, action);
    if (action->kind == ACTION_MORE_CHOICES) {
        take_turn(stack, spot);
        return true;
    }
    int wanted = action->kind == ACTION_NEXT ? page + 1 : action->kind == ACTION_PREVIOUS ? page - 1 : -1;
    if (wanted < 0 || !stack_has_page(stack, wanted))
        return false;
    *spot = spot_of(stack, wanted);
    return true;
}
