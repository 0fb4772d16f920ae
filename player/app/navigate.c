#include "app/navigate.h"

#include <assert.h>

#include "screen/home.h"

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

static bool is_shelf(const Book *book, Id id)
{
    for (int kind = SHELF_READ; kind <= SHELF_QUESTIONS; kind++)
        if (id_equal(id, home_shelf_id((ShelfKind)kind)))
            return true;
    return book_find_group(book, id);
}

// The library's own places by name.
static const ScreenKind *own_screen(Id id)
{
    static const struct {
        const char *name;
        const ScreenKind *kind;
    } places[] = {
        {"support", &support_screen}, {"about", &about_screen}, {"words", &about_screen},
        {"comfort", &comfort_screen}, {"staff", &staff_screen}, {"needs", &needs_screen},
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
    return is_shelf(book, action->id) ? &shelf_screen : own_screen(action->id);
}

static Outcome go_home(const Route *way, const Action *action)
{
    (void)action;
    leave(way, visit_page(way->visit));
    while (way->visit->depth > 1) {
        drop(way, visit_top(way->visit));
        visit_pop(way->visit);
    }
    return moved;
}

static Outcome open_place(const Route *way, const Action *action)
{
    if (id_is(action->id, "home")) {
        go_home(way, action);
        return (Outcome){0};
    }
    const ScreenKind *kind = screen_of(way->view->book, action);
    if (!kind)
        return (Outcome){0}; // the checker finds links that lead nowhere
    visit_close_sheets(way->visit);
    return enter(way, kind, action);
}

static Outcome go_back(const Route *way, const Action *action)
{
    (void)action;
    if (way->visit->depth > 1) {
        leave(way, visit_top(way->visit));
        drop(way, visit_top(way->visit));
        visit_pop(way->visit);
    }
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

// Screens know items, blocks and offsets by their ids, which are the same in every language.
static Outcome change_language(const Route *way, const Action *action)
{
    bool is_spoken = text_equal(id_text(&action->id), way->view->book->language);
    return (Outcome){.kind = is_spoken ? OUTCOME_STAY : OUTCOME_LANGUAGE, .language = action->id};
}

static Outcome hide(const Route *way, const Action *action)
{
    (void)way, (void)action;
    return (Outcome){.kind = OUTCOME_END, .face = FACE_COVER};
}

static Outcome finish(const Route *way, const Action *action)
{
    (void)way, (void)action;
    return (Outcome){.kind = OUTCOME_END, .face = FACE_ATTRACT};
}

static Outcome (*const rules[ACTION_KIND_COUNT])(const Route *, const Action *) = {
    [ACTION_BACK] = go_back,
    [ACTION_DONE] = go_back,
    [ACTION_HOME] = go_home,
    [ACTION_SUPPORT] = open_support,
    [ACTION_COMFORT] = open_comfort,
    [ACTION_OPEN] = open_place,
    [ACTION_TERM] = open_term,
    [ACTION_RIDER] = open_term,
    [ACTION_HIDE] = hide,
    [ACTION_FINISH] = finish,
    [ACTION_LANGUAGE] = change_language,
    [ACTION_MORE] = open_more,
};

Outcome navigate(Visit *visit, View *view, const Action *action)
{
    assert(visit->depth > 0 && view->book && !view->sheet);
    assert(action->kind < ACTION_KIND_COUNT);
    return rules[action->kind] ? rules[action->kind](&(Route){visit, view}, action) : (Outcome){0};
}
