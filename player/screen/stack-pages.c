// The pages of a Stack: set, found, counted, turned and shown.
#include <assert.h>

#include "screen/stack-private.h"

enum { WORDS_PER_MINUTE = 130 };

static bool condition_holds(const void *owner, const Condition *condition)
{
    const Stack *stack = owner;
    return answers_hold(stack->view->answers, stack->exercise, condition);
}

enum { REACH_PERCENT = 60 }; // of the glass, from below: controls stand there in reach mode

// The height of the column that lies within reach; 0: all of it does, or there is no room for more than a control.
static int low_px(const Stack *stack)
{
    const Theme *theme = &stack->view->theme;
    int low = stack->column.y + stack->column.h - theme->glass.height_px * (100 - REACH_PERCENT) / 100;
    bool is_asked = theme->preferences.is_low && !glass_is_small(&theme->glass);
    return is_asked && low < stack->column.h && low > theme->target_px ? low : 0;
}

void stack_riders(Stack *stack, Id scope, int met)
{
    assert(!stack->pages && met >= 0);
    stack->rider_scope = scope;
    stack->riders_met = met;
}

static Pages *settle(Stack *stack)
{
    View *view = stack->view;
    Id quiet[RIDERS_MET_MOST];
    if (stack->pages)
        return stack->pages;
    if (stack_is_calm(stack))
        stack_part_things(stack);
    PagesSpec spec = {
        .pieces = stack->pieces.at,
        .piece_count = stack->pieces.count,
        .width_px = stack->column.w,
        .height_px = stack->column.h,
        .is_calm = stack_is_calm(stack),
        .controls_px = low_px(stack),
        .theme = view->theme,
        .language = view->book ? view->book->language : TEXT("en"),
        .direction = view->theme.direction,
        .quiet_riders = quiet,
        .quiet_count = view->riders ? riders_met_list(view->riders, stack->riders_met, stack->rider_scope, quiet) : 0,
        .holds = stack->exercise ? condition_holds : NULL,
        .owner = stack,
    };
    stack->pages = layouts_pages(view->layouts, &spec, stack->exercise ? view->answers->changes : 0);
    // An exercise's pages are short, and what they ask about the answers must be asked while this stack lives.
    if (stack->exercise)
        pages_extend(stack->pages, INT32_MAX);
    return stack->pages;
}

// The last piece at or before the spot.
static int piece_of(const Stack *stack, const Spot *spot)
{
    int found = 0;
    for (int i = 0; i < stack->bits.count; i++) {
        const StackPart *bit = &stack->bits.at[i];
        bool is_before =
            bit->statement < spot->statement || (bit->statement == spot->statement && bit->part <= spot->part);
        if (is_before)
            found = i;
    }
    return found;
}

int stack_page(Stack *stack, const Spot *spot)
{
    Pages *pages = settle(stack);
    stack->place = spot->place;
    if (spot->place.block.at[0])
        return pages_find(pages, spot->place);
    return spot->statement || spot->part ? pages_find_piece(pages, piece_of(stack, spot)) : 0;
}

int stack_page_count(Stack *stack, bool *is_complete)
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

Spot stack_spot(Stack *stack, int page)
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
    assert(boxes[0].piece >= 0 && boxes[0].piece < stack->bits.count);
    const StackPart *bit = &stack->bits.at[boxes[0].piece];
    return (Spot){.statement = bit->statement, .part = bit->part};
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
    return (words + WORDS_PER_MINUTE - 1) / WORDS_PER_MINUTE;
}

// ---- drawing

static void draw_box(void *owner, Frame *frame, int piece, Rect rect)
{
    Stack *stack = owner;
    assert(piece >= 0 && piece < stack->bits.count);
    stack_part_draw(stack->view, frame, &stack->bits.at[piece], rect);
}

// Draws a page that far below the top of the column.
// How far a page hangs down so that its first control is within reach.
static int lowered_px(Stack *stack, int page)
{
    const PageBox *boxes;
    int free = stack->column.h - stack_used_px(stack, page), count = pages_boxes(settle(stack), page, &boxes);
    for (int i = 0; low_px(stack) && i < count; i++) {
        int px = stack->column.h - low_px(stack) - boxes[i].rect.y;
        if (stack->pieces.at[boxes[i].piece].is_control)
            return px < free ? px : free;
    }
    return 0;
}

static void draw_page(Stack *stack, Frame *frame, int page, int above_px)
{
    Pages *pages = settle(stack);
    PagesLook how = {stack->column.x, stack->column.y + above_px, draw_box, stack};
    pages_extend(pages, page);
    pages_draw(pages, page, frame, &how);
}

// A third of what a page leaves free.
static int raised_px(Stack *stack, int page)
{
    int used = stack_used_px(stack, page);
    return used < stack->column.h ? (stack->column.h - used) / 3 : 0;
}

// What may grow under the finger, where an answer opens a reply, stays where it is.
static bool grows(Stack *stack, int page)
{
    const PageBox *boxes;
    int count = pages_boxes(settle(stack), page, &boxes);
    for (int i = 0; stack->exercise && i < count; i++) {
        StackPartKind kind = stack->bits.at[boxes[i].piece].kind;
        if (kind == STACK_PART_ROW || kind == STACK_PART_CARD || kind == STACK_PART_CANVAS)
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

enum { LARGE_GLASS_MM = 170 };

static bool is_large(const Stack *stack)
{
    return glass_short_mm(&stack->view->theme.glass) >= LARGE_GLASS_MM;
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
    frame->page_count = bars->page_count;
    frame->step = bars->dot_count ? bars->dot + 1 : 0;
    frame->step_count = bars->dot_count;
    Spoken spoken = frame->spoken;
    frame->spoken = (Spoken){0}; // the title in the bar may have the words that are read on the page
    bars_draw_upper(stack->view, frame, bars);
    frame->spoken = spoken;
    bool is_raised = bars->is_raised && is_large(stack);
    int above = is_raised ? raised_px(stack, page) : stack_is_calm(stack) ? calm_px(stack, page) : 0;
    int lowered = lowered_px(stack, page);
    draw_page(stack, frame, page, above > lowered ? above : lowered);
    bars_draw_lower(stack->view, frame, bars);
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
    bars->page_count = stack_page_count(stack, &is_complete);
    if (!is_complete)
        bars->page_count = 0;
}

bool stack_turn(Stack *stack, Spot *spot, const Action *action)
{
    int page = stack_page(stack, spot);
    int wanted = action->kind == ACTION_NEXT ? page + 1 : action->kind == ACTION_PREVIOUS ? page - 1 : -1;
    if (wanted < 0 || !stack_has_page(stack, wanted))
        return false;
    *spot = stack_spot(stack, wanted);
    return true;
}
