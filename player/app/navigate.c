#include "app/inside.h"
#include "screen/home.h"

static void enter(App *app, const ScreenKind *kind, const Action *how)
{
    View view = app_view(app, app->scratch);
    VisitScreen *screen = visit_push(app->visit, kind);
    if (kind->enter)
        kind->enter(&view, screen->state, how);
    focus_hide(&app->focus);
}

static const ScreenKind *item_screen(App *app, const Item *item, const Action *action)
{
    const Body *body = book_body(app->book, item);
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
        {"comfort", &comfort_screen}, {"staff", &staff_screen},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (id_is(id, places[i].name))
            return places[i].kind;
    return NULL;
}

static void open_place(App *app, const Action *action)
{
    if (id_is(action->id, "home")) {
        visit_rewind(app->visit);
        return;
    }
    const Item *item = book_find_item(app->book, action->id);
    const ScreenKind *kind = item && (item->is_faulty || book_offers(app->book, item)) ? item_screen(app, item, action)
                             : is_shelf(app->book, action->id)                           ? &shelf_screen
                                                                                          : own_screen(action->id);
    if (!kind)
        return; // the checker finds links that lead nowhere
    visit_close_sheets(app->visit);
    enter(app, kind, action);
}

static void open_named(App *app, const char *name)
{
    open_place(app, &(Action){.kind = ACTION_OPEN, .id = id_of(text_of(name))});
}

static void go_back(App *app, const Action *action)
{
    (void)action;
    visit_pop(app->visit);
    focus_hide(&app->focus);
}

static void go_home(App *app, const Action *action)
{
    (void)action;
    visit_rewind(app->visit);
    focus_hide(&app->focus);
}

static void open_support(App *app, const Action *action)
{
    (void)action;
    visit_close_sheets(app->visit);
    if (visit_top(app->visit)->kind != &support_screen)
        open_named(app, "support");
}

static void open_comfort(App *app, const Action *action)
{
    visit_close_sheets(app->visit);
    enter(app, &comfort_screen, action);
}

static void open_term(App *app, const Action *action)
{
    visit_close_sheets(app->visit);
    enter(app, &term_screen, action);
}

// Screens know items, blocks and offsets by their ids, which are the same in every language.
static void change_language(App *app, const Action *action)
{
    if (!text_equal(id_text(&action->id), app->book->language) && !app_open_book(app, id_text(&action->id)))
        app_end_visit(app, FACE_ORDER);
}

static void hide(App *app, const Action *action)
{
    (void)action;
    app_end_visit(app, FACE_COVER);
}

static void finish(App *app, const Action *action)
{
    (void)action;
    app_end_visit(app, FACE_ATTRACT);
}

static void (*const rules[ACTION_KIND_COUNT])(App *, const Action *) = {
    [ACTION_BACK] = go_back,         [ACTION_DONE] = go_back,       [ACTION_HOME] = go_home,
    [ACTION_SUPPORT] = open_support, [ACTION_COMFORT] = open_comfort, [ACTION_OPEN] = open_place,
    [ACTION_TERM] = open_term,       [ACTION_HIDE] = hide,          [ACTION_FINISH] = finish,
    [ACTION_LANGUAGE] = change_language,
    [ACTION_LISTEN] = app_listen,    [ACTION_STAFF] = app_serve_staff,
};

void app_navigate(App *app, const Action *action)
{
    if (rules[action->kind])
        rules[action->kind](app, action);
}
