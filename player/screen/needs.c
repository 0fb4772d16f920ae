// Needs: what readers may need, in their words, as cards; and for one of them, the items that are there for it.
#include "screen/item-card.h"
#include "screen/stack.h"
#include "screen/ways-in.h"

typedef struct NeedsState {
    Id need; // "": all of them
    Spot spot;
} NeedsState;
SCREEN_STATE(NeedsState);

static void enter_needs(View *view, void *state, const Action *how)
{
    (void)view;
    ((NeedsState *)state)->need = how->block;
}

static Control need_card(const Need *need)
{
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = need->title,
        .detail = need->summary,
        .action = {.kind = ACTION_OPEN, .id = ways_in_id(), .block = need->id},
    };
}

static void add_needs(const View *view, Controls *cards)
{
    const Needs *needs = &view->book->needs;
    for (int i = 0; i < needs->count; i++)
        if (ways_in_meet(view, &needs->at[i]))
            *array_push(view->arena, cards) = need_card(&needs->at[i]);
}

static void add_items(const View *view, Controls *cards, const Need *need)
{
    for (int i = 0; i < need->item_count; i++) {
        const Item *item = book_find_item(view->book, need->items[i]);
        if (item && book_offers(view->book, item))
            *array_push(view->arena, cards) = item_card(view, item);
    }
}

static Stack *stack_needs(View *view, const NeedsState *state)
{
    Stack *stack = stack_begin(view, bars_room(view));
    const Need *need = state->need.at[0] ? book_find_need(view->book, state->need) : NULL;
    Controls cards = {0};
    if (need)
        add_items(view, &cards, need);
    else
        add_needs(view, &cards);
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, need ? need->title : view->book->needs.title);
    stack_cards(stack, &(StackCards){.controls = cards.at,
                                     .count = cards.count,
                                     .wanted = stack_cards_wanted(cards.count),
                                     .least = stack_cards_least(view),
                                     .is_shelf = true});
    return stack;
}

static void draw_needs(View *view, const void *place, Frame *frame)
{
    const NeedsState *state = place;
    Bars bars = {.cells = CELLS_STANDING};
    Stack *stack = stack_needs(view, state);
    int page = stack_page(stack, &state->spot);
    frame->item = state->need;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_needs(View *view, void *place, Action *action)
{
    NeedsState *state = place;
    return stack_turn(stack_needs(view, state), &state->spot, action);
}

const ScreenKind needs_screen = {
    .name = "needs", .enter = enter_needs, .draw = draw_needs, .perform = perform_on_needs};
