#include "screen/home.h"

#include "book/phrases.h"
#include "screen/stack.h"
#include "screen/volume-card.h"
#include "screen/ways-in.h"

typedef struct HomeState {
    Spot spot;
} HomeState;
SCREEN_STATE(HomeState);

// The way to a shelf; its summary says what is on it.
static Control shelf_card(const View *view, ShelfKind kind, Icon icon)
{
    static const PhraseId titles[] = {[SHELF_READ] = PHRASE_READ,
                                      [SHELF_PRACTISE] = PHRASE_PRACTISE,
                                      [SHELF_QUESTIONS] = PHRASE_QUESTIONS,
                                      [SHELF_BOOKS] = PHRASE_BOOKS};
    const Shelf *shelf = book_find_shelf(view->book, kind);
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = view_phrase(view, (int)titles[kind]),
        .detail = shelf ? shelf->summary : TEXT(""),
        .icon = icon,
        .action = {.kind = ACTION_OPEN, .id = home_shelf_id(kind)},
        .is_disabled = !shelf || !shelf->group_count,
    };
}

Id home_shelf_id(ShelfKind kind)
{
    static const char *const names[] = {
        [SHELF_READ] = "read", [SHELF_PRACTISE] = "practise", [SHELF_QUESTIONS] = "questions", [SHELF_BOOKS] = "books"};
    return id_of(text_of(names[kind]));
}

const Shelf *home_find_shelf(const Book *book, Id id)
{
    for (int kind = SHELF_READ; kind <= SHELF_BOOKS; kind++)
        if (id_equal(id, home_shelf_id((ShelfKind)kind)))
            return book_find_shelf(book, (ShelfKind)kind);
    return NULL;
}

typedef struct HomeCards {
    Control at[8];
    int count;
} HomeCards;

// What helps at once stands first, then what readers may need, then the shelves.
static HomeCards list_cards(const View *view)
{
    HomeCards cards = {.count = 0};
    const Group *given = book_given(view->book);
    const Shelf *books = book_find_shelf(view->book, SHELF_BOOKS);
    if (given) {
        cards.at[cards.count++] = volume_card(view, given);
        cards.at[cards.count++] = volume_card_contents(view, given);
        return cards;
    }
    cards.count += ways_in_now(view, &cards.at[cards.count]);
    cards.count += ways_in_needs(view, &cards.at[cards.count]);
    cards.at[cards.count++] = shelf_card(view, SHELF_READ, ICON_BOOK);
    cards.at[cards.count++] = shelf_card(view, SHELF_PRACTISE, ICON_PRACTISE);
    cards.at[cards.count++] = shelf_card(view, SHELF_QUESTIONS, ICON_QUESTION);
    if (books && books->group_count)
        cards.at[cards.count++] = shelf_card(view, SHELF_BOOKS, ICON_BOOK);
    return cards;
}

static Stack *stack_cards_in(View *view, Rect room)
{
    HomeCards cards = list_cards(view);
    Stack *stack = stack_begin(view, room);
    stack_screenful(stack);
    if (!book_given(view->book)) // whose title is on its card
        stack_words(stack, WORDS_TITLE, view_phrase(view, PHRASE_GREETING));
    stack_words(stack, WORDS_HINT, view_phrase(view, PHRASE_PROMISE));
    stack_cards(stack, &(StackCards){cards.at, cards.count, cards.count, 3, true, false, 0});
    return stack;
}

// On one page, which has no place to tell and takes the room for that, where this holds all cards.
static Stack *stack_home(View *view)
{
    Stack *stack = stack_cards_in(view, bars_room(view));
    Stack *whole = stack_has_page(stack, 1) ? stack_cards_in(view, bars_whole(view)) : stack;
    return stack_has_page(whole, 1) ? stack : whole;
}

static void draw_home(View *view, const void *state, Frame *frame)
{
    const HomeState *home = state;
    Stack *stack = stack_home(view);
    int page = stack_page(stack, &home->spot);
    Bars bars = {.cells = CELL_FINISH | CELL_ABOUT | CELL_COMFORT | CELL_SUPPORT | CELL_HIDE,
                 .title = book_given(view->book) ? TEXT("") : view->book->quiet_title};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_home(View *view, void *state, Action *action)
{
    HomeState *home = state;
    return stack_turn(stack_home(view), &home->spot, action);
}

const ScreenKind home_screen = {.name = "home", .draw = draw_home, .perform = perform_on_home};
