// Shelf: the books of the library, or the items of one of them, as cards.
#include "screen/home.h"
#include "screen/item-card.h"
#include "screen/stack.h"

typedef struct ShelfState {
    Id id; // a group, or a shelf
    Spot spot;
} ShelfState;
SCREEN_STATE(ShelfState);

static void enter_shelf(View *view, void *state, const Action *how)
{
    (void)view;
    ((ShelfState *)state)->id = how->id;
}

static Control group_card(const Group *group, ShelfKind shelf)
{
    return (Control){
        .member.group = shelf == SHELF_PRACTISE ? GROUP_SETS_OF_EXERCISES : GROUP_BOOKS,
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = group->title,
        .detail = group->summary,
        .action = {.kind = ACTION_OPEN, .id = group->id},
    };
}

static void add_items(const View *view, Controls *cards, const Group *group)
{
    static const GroupKind kinds[] = {
        [ITEM_CHAPTER] = GROUP_CHAPTERS, [ITEM_FAQ] = GROUP_SETS_OF_QUESTIONS, [ITEM_EXERCISE] = GROUP_EXERCISES};
    for (int i = 0; i < group->item_count; i++) {
        const Item *item = &group->items[i];
        if (!item->is_faulty && !book_offers(view->book, item))
            continue;
        Control card = item_card(view, item);
        card.member.group = kinds[item->kind];
        *array_push(view->arena, cards) = card;
    }
}

// A shelf's groups as cards; items that stand in the shelf itself as they are.
static void add_groups(const View *view, Controls *cards, const Shelf *shelf)
{
    for (int i = 0; i < shelf->group_count; i++) {
        const Group *group = &shelf->groups[i];
        if (id_equal(group->id, home_shelf_id(shelf->kind)))
            add_items(view, cards, group);
        else
            *array_push(view->arena, cards) = group_card(group, shelf->kind);
    }
}

static Stack *stack_shelf(View *view, const ShelfState *state, Text *title)
{
    Stack *stack = stack_begin(view, bars_room(view));
    Controls cards = {0};
    const Shelf *shelf = home_find_shelf(view->book, state->id);
    const Group *group = shelf ? NULL : book_find_group(view->book, state->id);
    *title = shelf ? shelf->title : group ? group->title : TEXT("");
    if (shelf)
        add_groups(view, &cards, shelf);
    else if (group)
        add_items(view, &cards, group);
    stack_screenful(stack);
    stack_words(stack, WORDS_TITLE, *title);
    stack_cards(stack, &(StackCards){.controls = cards.at,
                                     .count = cards.count,
                                     .wanted = stack_cards_wanted(cards.count),
                                     .least = stack_cards_least(view),
                                     .is_terse = shelf,
                                     .is_shelf = true});
    return stack;
}

static void draw_shelf(View *view, const void *state, Frame *frame)
{
    const ShelfState *shelf = state;
    Bars bars = {.cells = CELLS_STANDING};
    Stack *stack = stack_shelf(view, shelf, &bars.title);
    bars.title = TEXT(""); // it stands large below
    int page = stack_page(stack, &shelf->spot);
    frame->item = shelf->id;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_shelf(View *view, void *state, Action *action)
{
    ShelfState *shelf = state;
    Text title;
    return stack_turn(stack_shelf(view, shelf, &title), &shelf->spot, action);
}

const ScreenKind shelf_screen = {
    .name = "shelf", .enter = enter_shelf, .draw = draw_shelf, .perform = perform_on_shelf};
