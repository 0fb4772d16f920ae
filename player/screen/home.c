#include "screen/home.h"

#include "book/bookcase.h"
#include "book/phrases.h"
#include "screen/book-shelf.h"
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

static Control books_card(const View *view)
{
    Control card = shelf_card(view, SHELF_BOOKS, ICON_BOOKS);
    card.detail =
        phrase_numbers(view->arena, view->book->phrases, PHRASE_BOOKS_COUNT, (int[]){book_shelf_count(view), 0});
    return card;
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

// A folder of books was given in place of a library: they stand here at once.
static bool is_shelf_alone(const View *view)
{
    return view->book->books && bookcase_is_alone(view->book->books);
}

// What helps at once stands first, then what readers may need, then the shelves.
static Controls list_cards(const View *view)
{
    Controls cards = {0};
    Control way;
    const Group *given = book_given(view->book);
    if (given) {
        *array_push(view->arena, &cards) = volume_card(view, given);
        *array_push(view->arena, &cards) = volume_card_contents(view, given);
        if (volume_card_find(view, given, &way))
            *array_push(view->arena, &cards) = way;
        return cards;
    }
    if (ways_in_now(view, &way))
        *array_push(view->arena, &cards) = way;
    if (ways_in_needs(view, &way))
        *array_push(view->arena, &cards) = way;
    *array_push(view->arena, &cards) = shelf_card(view, SHELF_READ, ICON_BOOK);
    *array_push(view->arena, &cards) = shelf_card(view, SHELF_PRACTISE, ICON_PRACTISE);
    *array_push(view->arena, &cards) = shelf_card(view, SHELF_QUESTIONS, ICON_QUESTION);
    if (book_shelf_count(view))
        *array_push(view->arena, &cards) = books_card(view);
    if (volume_card_find(view, NULL, &way))
        *array_push(view->arena, &cards) = way;
    return cards;
}

static void add_cards(View *view, Stack *stack)
{
    BookShelf shelf;
    if (is_shelf_alone(view) && book_shelf_read(view, home_shelf_id(SHELF_BOOKS), &shelf)) {
        Control find;
        if (shelf.cards.count && volume_card_find(view, NULL, &find))
            *array_push(view->arena, &shelf.cards) = find;
        stack_cards(stack, &(StackCards){.controls = shelf.cards.at,
                                         .count = shelf.cards.count,
                                         .wanted = stack_cards_wanted(shelf.cards.count),
                                         .least = stack_cards_least(view),
                                         .is_terse = true,
                                         .is_shelf = true});
        return;
    }
    Controls cards = list_cards(view);
    stack_cards(
        stack,
        &(StackCards){.controls = cards.at, .count = cards.count, .wanted = cards.count, .least = 3, .is_terse = true});
}

static Text title_of(const View *view)
{
    if (book_given(view->book)) // whose title is on its card
        return TEXT("");
    return view_phrase(view, is_shelf_alone(view) ? PHRASE_BOOKS : PHRASE_GREETING);
}

static Stack *stack_cards_in(View *view, Rect room)
{
    Stack *stack = stack_begin(view, room);
    stack_screenful(stack);
    if (title_of(view).size)
        stack_words(stack, WORDS_TITLE, title_of(view));
    stack_words(stack, WORDS_HINT,
                view_phrase(view, view->setting->is_personal ? PHRASE_PROMISE_KEPT : PHRASE_PROMISE));
    add_cards(view, stack);
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
                 .title = book_given(view->book) || is_shelf_alone(view) ? TEXT("") : view->book->quiet_title};
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_home(View *view, void *state, Action *action)
{
    HomeState *home = state;
    return stack_turn(stack_home(view), &home->spot, action);
}

const ScreenKind home_screen = {.name = "home", .draw = draw_home, .perform = perform_on_home};
