// Books: the shelf of books of the world, or a part of it, as cards.
#include "screen/book-shelf.h"
#include "screen/stack.h"

typedef struct BooksState {
    Id id;
    Spot spot;
} BooksState;
SCREEN_STATE(BooksState);

static void enter_books(View *view, void *state, const Action *how)
{
    (void)view;
    ((BooksState *)state)->id = how->id;
}

static Stack *stack_books(View *view, const BooksState *state)
{
    BookShelf shelf;
    Stack *stack = stack_begin(view, bars_room(view));
    book_shelf_read(view, state->id, &shelf);
    int wanted = view->setting->shows_covers && shelf.cards.count > 4 ? 4 : stack_cards_wanted(shelf.cards.count);
    stack_screenful(stack);
    stack_words_in(stack, shelf.title_language, WORDS_TITLE, shelf.title);
    stack_cards(stack, &(StackCards){.controls = shelf.cards.at,
                                     .count = shelf.cards.count,
                                     .wanted = wanted,
                                     .least = stack_cards_least(view),
                                     .is_terse = !view->setting->shows_covers,
                                     .is_shelf = true});
    return stack;
}

static void draw_books(View *view, const void *state, Frame *frame)
{
    const BooksState *books = state;
    Bars bars = {.cells = CELLS_STANDING};
    Stack *stack = stack_books(view, books);
    int page = stack_page(stack, &books->spot);
    frame->item = books->id;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_books(View *view, void *state, Action *action)
{
    BooksState *books = state;
    return stack_turn(stack_books(view, books), &books->spot, action);
}

const ScreenKind books_screen = {
    .name = "books", .enter = enter_books, .draw = draw_books, .perform = perform_on_books};
