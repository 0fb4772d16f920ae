#include "app/navigate.h"

#include <assert.h>
#include <string.h>

#include "book/bookcase.h"
#include "screen/book-shelf.h"
#include "screen/home.h"
#include "screen/resume.h"

// Where the visit is, and what its screens may look at.
typedef struct Route {
    Visit *visit;
    View *view;
} Route;

static const Outcome moved = {.has_moved = true};

static void leave(const Route *way, const VisitScreen *screen)
{
    if (screen->kind->leave)
        screen->kind->leave(way->view, screen->state);
}

static void drop(const Route *way, const VisitScreen *screen)
{
    if (screen->kind->drop)
        screen->kind->drop(way->view, screen->state);
}

static Outcome enter(const Route *way, const ScreenKind *kind, const Action *how)
{
    if (!kind->is_sheet)
        leave(way, visit_page(way->visit));
    if (way->visit->depth == VISIT_DEPTH) // the second step is forgotten
        drop(way, &way->visit->screens[1]);
    VisitScreen *screen = visit_push(way->visit, kind);
    screen->id = how->id;
    screen->found = how->found;
    if (kind->enter)
        kind->enter(way->view, screen->state, how);
    return moved;
}

static const ScreenKind *item_screen(Book *book, const Item *item, const Action *action)
{
    const Body *body = book_body(book, item);
    switch (item->kind) {
    case ITEM_FAQ:
        return &faq_screen;
    case ITEM_EXERCISE:
        return &exercise_screen;
    case ITEM_CHAPTER:
        break;
    }
    bool has_note = body && body->chapter.note;
    return has_note && action->value == OPEN_ASKING ? &note_screen : &chapter_screen;
}

// The shelf, one of its groups, or the contents of a book of the world.
static const ScreenKind *list_screen(const Book *book, Id id)
{
    if (book_shelf_has(book, id))
        return &books_screen;
    if (book->books && bookcase_find_group(book->books, id))
        return &contents_screen;
    if (book_find_group(book, id))
        return &shelf_screen;
    return home_find_shelf(book, id) ? &shelf_screen : NULL;
}

// The library's own places by name.
static const ScreenKind *own_screen(Id id)
{
    static const struct {
        const char *name;
        const ScreenKind *kind;
    } places[] = {
        {"support", &support_screen}, {"about", &about_screen},           {"words", &about_screen},
        {"comfort", &comfort_screen}, {"staff", &staff_screen},           {"needs", &needs_screen},
        {"find", &find_screen},       {"code-entry", &code_entry_screen},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (id_is(id, places[i].name))
            return places[i].kind;
    return NULL;
}

static const ScreenKind *screen_of(Book *book, const Action *action)
{
    const Item *item = book_find_item(book, action->id);
    if (item && (item->is_faulty || book_offers(book, item)))
        return item_screen(book, item, action);
    const ScreenKind *list = list_screen(book, action->id);
    return list ? list : own_screen(action->id);
}

// Takes the top off for good; false when only the first is left.
static bool take_off(const Route *way)
{
    if (way->visit->depth > 1)
        drop(way, visit_top(way->visit));
    return visit_pop(way->visit);
}

static Outcome go_home(const Route *way, const Action *action)
{
    (void)action;
    leave(way, visit_page(way->visit));
    while (take_off(way))
        continue;
    explicit_bzero(visit_top(way->visit)->state, SCREEN_STATE_BYTES); // on its first page
    return moved;
}

static Arrival arrival_at(const Route *way, const Action *action)
{
    const VisitScreen *page = visit_page(way->visit);
    const ScreenKind *kind = page->kind;
    // Home, shelves and contents lead down to an item, and whatever tells the titles of books; whatever else does has a
    // link to it.
    bool is_list = action->value == OPEN_TAKING_UP || kind == &home_screen || kind == &shelf_screen ||
                   kind == &books_screen || kind == &contents_screen;
    if (is_list)
        return (Arrival){0};
    if (action->index == OPEN_INSTEAD)
        return page->arrival;
    bool is_onward = action->index == OPEN_ON;
    return (Arrival){.is_by_link = !is_onward || page->arrival.is_by_link, .is_onward = is_onward};
}

// Back to the list where one came through it.
static bool go_up(const Route *way, Id id)
{
    int at = way->visit->depth - 1;
    while (at > 0 && !(way->visit->screens[at].kind == &shelf_screen && id_equal(way->visit->screens[at].id, id)))
        at--;
    if (at > 0)
        leave(way, visit_page(way->visit));
    while (at > 0 && way->visit->depth - 1 > at)
        take_off(way);
    return at > 0;
}

// A book of the world from a shelf: where its text begins, or where it was left; its contents, which say so, where it
// cannot be opened.
static Action take_up(const Route *way, Action action)
{
    const Book *book = way->view->book;
    const Group *group = action.value == OPEN_TAKING_UP ? book_find_group(book, action.id) : NULL;
    const Volume *volume = group ? book_volume(book, group->id) : NULL;
    if (!volume || !volume->start)
        return action;
    const Bookmark *left = resume_latest(way->view, group);
    action.id = left ? left->item : volume->start->id;
    if (left && left->is_read) // a part that was read to its end is not begun anew
        action.block = left->place.block;
    action.value = OPEN_ASKING;
    return action;
}

static Outcome open_place(const Route *way, const Action *asked)
{
    const Action found = take_up(way, book_resolve(way->view->book, asked)), *action = &found;
    if (id_is(action->id, "home")) {
        go_home(way, action);
        return (Outcome){0};
    }
    const ScreenKind *kind = screen_of(way->view->book, action);
    if (!kind)
        return (Outcome){0}; // the checker finds links that lead nowhere
    visit_close_sheets(way->visit);
    if (action->index == OPEN_UP && go_up(way, action->id))
        return moved;
    Arrival arrival = arrival_at(way, asked);
    if (action->index == OPEN_INSTEAD)
        take_off(way);
    Outcome outcome = enter(way, kind, action);
    visit_top(way->visit)->arrival = arrival;
    return outcome;
}

// From a chapter to where the link stands that led to it, or to one before it; a sheet is closed.
static Outcome go_back(const Route *way, const Action *action)
{
    (void)action;
    leave(way, visit_top(way->visit));
    bool is_onward;
    do {
        const VisitScreen *top = visit_top(way->visit);
        is_onward = top->kind == &chapter_screen && top->arrival.is_onward;
    } while (take_off(way) && is_onward);
    return moved;
}

// From the first page of what followed an item back to that item's last.
static Outcome go_before(const Route *way, const Action *action)
{
    (void)action;
    if (!visit_top(way->visit)->arrival.is_onward)
        return (Outcome){0};
    leave(way, visit_top(way->visit));
    take_off(way);
    return moved;
}

static Outcome open_support(const Route *way, const Action *action)
{
    (void)action;
    visit_close_sheets(way->visit);
    if (visit_top(way->visit)->kind == &support_screen)
        return (Outcome){0};
    return open_place(way, &(Action){.kind = ACTION_OPEN, .id = id_of(TEXT("support"))});
}

static Outcome open_comfort(const Route *way, const Action *action)
{
    visit_close_sheets(way->visit);
    return enter(way, &comfort_screen, action);
}

static Outcome open_more(const Route *way, const Action *action)
{
    visit_close_sheets(way->visit);
    return enter(way, &more_screen, action);
}

static Outcome open_term(const Route *way, const Action *action)
{
    visit_close_sheets(way->visit);
    return enter(way, &term_screen, action);
}

// Of the page that it stands on.
static Outcome open_picture(const Route *way, const Action *action)
{
    Action whole = *action;
    visit_close_sheets(way->visit);
    if (!whole.id.at[0])
        whole.id = visit_page(way->visit)->id;
    return enter(way, &picture_screen, &whole);
}

static Outcome open_code(const Route *way, const Action *action)
{
    Action whole = *action;
    visit_close_sheets(way->visit);
    if (!whole.id.at[0])
        whole.id = visit_page(way->visit)->id;
    return enter(way, &code_screen, &whole);
}

// What is a note by its looks alone, and leads to none, is a link.
static Outcome open_note(const Route *way, const Action *action)
{
    if (book_note(way->view->book, action).count)
        return open_term(way, action);
    Action link = *action;
    link.kind = ACTION_OPEN;
    return open_place(way, &link);
}

// Who reads in easier words does so in every language that has them.
static Id code_of(const Book *book, Id language)
{
    for (int i = 0; book->level.size && i < book->language_count; i++)
        if (text_equal(book->languages[i].code, id_text(&language)) && book->languages[i].level.size)
            return id_of(book->languages[i].level);
    return language;
}

// Screens know items, blocks and offsets by their ids, which are the same in every language.
static Outcome change_language(const Route *way, const Action *action)
{
    const Book *book = way->view->book;
    bool is_spoken = text_equal(id_text(&action->id), book->language);
    return (Outcome){.kind = is_spoken ? OUTCOME_STAY : OUTCOME_LANGUAGE, .language = code_of(book, action->id)};
}

static Outcome change_level(const Route *way, const Action *action)
{
    (void)action;
    const Book *book = way->view->book;
    Text code = book->level.size ? book->language : book_language(book)->level;
    return (Outcome){.kind = code.size ? OUTCOME_LANGUAGE : OUTCOME_STAY, .language = id_of(code)};
}

static Outcome hide(const Route *way, const Action *action)
{
    (void)way, (void)action;
    return (Outcome){.kind = OUTCOME_END, .face = FACE_COVER};
}

static Outcome finish(const Route *way, const Action *action)
{
    go_home(way, action);
    return (Outcome){.kind = OUTCOME_FINISH};
}

static Outcome (*const rules[ACTION_KIND_COUNT])(const Route *, const Action *) = {
    [ACTION_BACK] = go_back,         [ACTION_DONE] = go_back,
    [ACTION_HOME] = go_home,         [ACTION_SUPPORT] = open_support,
    [ACTION_COMFORT] = open_comfort, [ACTION_OPEN] = open_place,
    [ACTION_TERM] = open_term,       [ACTION_HIDE] = hide,
    [ACTION_FINISH] = finish,        [ACTION_LANGUAGE] = change_language,
    [ACTION_MORE] = open_more,       [ACTION_PREVIOUS] = go_before,
    [ACTION_RIDER] = open_term,      [ACTION_REPLY] = open_term,
    [ACTION_LEVEL] = change_level,   [ACTION_NOTE] = open_note,
    [ACTION_ADDRESS] = open_term,    [ACTION_PICTURE] = open_picture,
    [ACTION_CODE] = open_code,
};

Outcome navigate(Visit *visit, View *view, const Action *action)
{
    assert(visit->depth > 0 && view->book && !view->sheet);
    assert(action->kind < ACTION_KIND_COUNT);
    return rules[action->kind] ? rules[action->kind](&(Route){visit, view}, action) : (Outcome){0};
}
