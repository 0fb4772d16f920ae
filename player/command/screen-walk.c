#include "command/screen-walk.h"

#include <assert.h>

#include "book/bookcase.h"
#include "screen/home.h"

typedef struct Tour {
    Stage *stage;
    ScreenWalkStop stop;
    void *owner;
    Arena *arena; // names
    bool is_whole;
} Tour;

enum { PAGES_MOST = 400 }; // of one place: a guard against pages that never end

static void stop_here(Tour *tour, Text name, int page)
{
    stage_frame(tour->stage);
    assert(tour->stop && page >= 0 && page <= PAGES_MOST);
    tour->stop(tour->owner, tour->stage, page ? text_format(tour->arena, "%.*s-p%02d", TEXT_ARGS(name), page) : name);
}

// All pages of the present place.
static void walk_pages(Tour *tour, Text name)
{
    for (int page = 1; page < PAGES_MOST; page++) {
        stop_here(tour, name, page);
        const Frame *frame = stage_frame(tour->stage);
        if (frame->page >= frame->page_count)
            return;
        app_perform(tour->stage->app, (Action){.kind = ACTION_NEXT});
    }
    tour->is_whole = false;
}

static void go(Tour *tour, Action action)
{
    app_perform(tour->stage->app, (Action){.kind = ACTION_HOME});
    app_perform(tour->stage->app, action);
}

static void walk_place(Tour *tour, const char *name, Action action)
{
    go(tour, action);
    walk_pages(tour, text_of(name));
}

static Action open_named(const char *id)
{
    return (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id))};
}

static Text name_of(Tour *tour, const char *kind, const Item *item)
{
    return text_format(tour->arena, "%s-%s", kind, item->id.at);
}

static void walk_chapter(Tour *tour, const Item *item, const Chapter *chapter)
{
    Action open = {.kind = ACTION_OPEN, .id = item->id};
    if (chapter->note) {
        walk_place(tour, name_of(tour, "note", item).at, open);
        open.value = OPEN_BRIEF;
        walk_place(tour, name_of(tour, "short", item).at, open);
        open.value = OPEN_WHOLE;
    }
    walk_place(tour, name_of(tour, "chapter", item).at, open);
}

static void walk_faq(Tour *tour, const Item *item, const Faq *faq)
{
    Action open = {.kind = ACTION_OPEN, .id = item->id};
    walk_place(tour, name_of(tour, "faq", item).at, open);
    for (int i = 0; i < faq->count; i++) {
        if (faq->questions[i].is_adult && !app_book(tour->stage->app)->adult_topics)
            continue;
        open.block = faq->questions[i].id;
        go(tour, open);
        if (faq->questions[i].note) {
            stop_here(tour, text_format(tour->arena, "faq-%s-%s-note", item->id.at, open.block.at), 0);
            app_perform(tour->stage->app, (Action){.kind = ACTION_READ});
        }
        walk_pages(tour, text_format(tour->arena, "faq-%s-%s", item->id.at, open.block.at));
    }
}

// Some answer to everything, so that what is built from answers shows something.
static void answer_all(Answers *answers, const Exercise *exercise)
{
    for (int slot = 0; slot < exercise->slot_count; slot++) {
        const Interaction *asked = exercise->slots[slot];
        for (int i = 0; asked->kind == STEP_SORT && i < asked->option_count; i++)
            answers_sort(answers, slot, i, i % asked->bin_count);
        Offers offers = answers_offers(answers, exercise, asked);
        if (asked->kind == STEP_SORT || !offers.count)
            continue;
        answers_choose(answers, slot, offers.at[0].index);
        if (asked->kind == STEP_CHECKLIST && offers.count > 1)
            answers_toggle(answers, slot, offers.at[1].index);
    }
}

// All pages of the open sheet: those of the page beneath it do not count.
static void walk_sheet(Tour *tour, Text name)
{
    for (int page = 1; page < PAGES_MOST; page++) {
        stop_here(tour, name, page);
        const Frame *frame = stage_frame(tour->stage);
        int next = frame_target_acting(frame, ACTION_NEXT);
        if (next < 0 || !frame->targets.at[next].enabled)
            return;
        app_perform(tour->stage->app, frame->targets.at[next].action);
    }
    tour->is_whole = false;
}

// What tells something where it is touched once more: the answer that is chosen, a card.
static bool may_tell(const Target *target)
{
    ActionKind kind = target->action.kind;
    bool is_answer = kind == ACTION_CHOOSE || kind == ACTION_RATE;
    return (is_answer && target->selected) || (kind == ACTION_TURN_OVER && !target->selected);
}

// What it opens, where that stands on a sheet.
static void walk_reply(Tour *tour, Text name)
{
    const Frame *frame = stage_frame(tour->stage);
    for (int i = 0; i < frame->targets.count; i++) {
        if (!may_tell(&frame->targets.at[i]))
            continue;
        app_perform(tour->stage->app, frame->targets.at[i].action);
        if (!text_is(stage_frame(tour->stage)->screen, term_screen.name))
            return;
        walk_sheet(tour, text_format(tour->arena, "%.*s-reply", TEXT_ARGS(name)));
        app_perform(tour->stage->app, (Action){.kind = ACTION_DONE});
        return;
    }
}

static void walk_exercise(Tour *tour, const Item *item, const Exercise *exercise)
{
    Action open = {.kind = ACTION_OPEN, .id = item->id};
    walk_place(tour, name_of(tour, "exercise", item).at, open);
    for (int i = 0; i < exercise->step_count; i++) {
        const Step *step = &exercise->steps[i];
        open.block = step->id;
        go(tour, open);
        Text name = text_format(tour->arena, "exercise-%s-%02d-%s", item->id.at, i + 1, step->id.at);
        answer_all(app_answers(tour->stage->app), exercise);
        app_touch_all(tour->stage->app);
        walk_pages(tour, name);
        walk_reply(tour, name);
    }
    app_perform(tour->stage->app, (Action){.kind = ACTION_STOP});
    walk_pages(tour, text_format(tour->arena, "exercise-%s-stopped", item->id.at));
}

static void walk_item(Tour *tour, const Item *item)
{
    Book *book = app_book(tour->stage->app);
    assert(book && item);
    const Body *body = book_offers(book, item) ? book_body(book, item) : NULL;
    if (item->is_faulty)
        tour->is_whole = false;
    if (!body)
        return;
    switch (item->kind) {
    case ITEM_CHAPTER:
        walk_chapter(tour, item, &body->chapter);
        break;
    case ITEM_FAQ:
        walk_faq(tour, item, &body->faq);
        break;
    case ITEM_EXERCISE:
        walk_exercise(tour, item, &body->exercise);
        break;
    }
}

static void walk_needs(Tour *tour, const Needs *needs)
{
    Action open = open_named("needs");
    if (needs->count)
        walk_place(tour, "needs", open);
    for (int i = 0; i < needs->count; i++) {
        open.block = needs->at[i].id;
        walk_place(tour, text_format(tour->arena, "needs-%s", open.block.at).at, open);
    }
}

static void walk_shelf(Tour *tour, const Shelf *shelf)
{
    Id own = home_shelf_id(shelf->kind);
    walk_place(tour, text_format(tour->arena, "shelf-%s", own.at).at, (Action){.kind = ACTION_OPEN, .id = own});
    for (int g = 0; g < shelf->group_count; g++) {
        const Group *group = &shelf->groups[g];
        if (!id_equal(group->id, own))
            walk_place(tour, text_format(tour->arena, "shelf-%s", group->id.at).at,
                       (Action){.kind = ACTION_OPEN, .id = group->id});
        for (int i = 0; i < group->item_count; i++)
            walk_item(tour, &group->items[i]);
    }
}

// The contents of a book of the world, and each of its parts.
static void walk_volume(Tour *tour, const Group *group)
{
    walk_place(tour, "contents", (Action){.kind = ACTION_OPEN, .id = group->id});
    for (int i = 0; i < group->item_count; i++) {
        const Item *item = &group->items[i];
        Text name = text_format(tour->arena, "part-%04d", i + 1);
        walk_place(tour, name.at, (Action){.kind = ACTION_OPEN, .id = item->id});
        tour->is_whole = tour->is_whole && !item->is_faulty;
    }
}

// The shelf of books of the world, its sections and the parts of the alphabet in them, and the first book.
static void walk_books(Tour *tour, const Book *book)
{
    const Shelf *shelf = book_find_shelf(book, SHELF_BOOKS);
    if (!shelf || !shelf->group_count)
        return;
    walk_place(tour, "books", open_named("books"));
    for (int i = 0; bookcase_section_count(book->books) > 1 && i < bookcase_section_count(book->books); i++) {
        Text id = text_format(tour->arena, "books:%d", i);
        walk_place(tour, text_format(tour->arena, "books-%d", i + 1).at, open_named(id.at));
    }
    if (book_volume(book, shelf->groups[0].id))
        walk_volume(tour, &shelf->groups[0]);
}

// Every tab that stands on the open sheet, in their order.
static void walk_tabs(Tour *tour)
{
    ARRAY(Action) tabs = {0};
    const Frame *frame = stage_frame(tour->stage);
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].action.kind == ACTION_TAB)
            *array_push(tour->arena, &tabs) = frame->targets.at[i].action;
    for (int i = 0; i < tabs.count; i++) {
        app_perform(tour->stage->app, tabs.at[i]);
        stop_here(tour, TEXT("comfort"), i + 1);
    }
}

// What the bars have no room for, where there is such.
static void walk_more(Tour *tour)
{
    const Frame *frame = stage_frame(tour->stage);
    int more = frame_target_acting(frame, ACTION_MORE);
    if (more < 0)
        return;
    app_perform(tour->stage->app, frame->targets.at[more].action);
    stop_here(tour, TEXT("more"), 0);
    app_perform(tour->stage->app, (Action){.kind = ACTION_DONE});
}

// The sheets over a page of reading: more, comfort, tab by tab, and the keys of reading aloud.
static void walk_sheets(Tour *tour)
{
    Book *book = app_book(tour->stage->app);
    const Shelf *shelf = book_find_shelf(book, SHELF_READ);
    const Group *given = book_given(book);
    if (given)
        go(tour, (Action){.kind = ACTION_OPEN, .id = given->items[0].id});
    else if (shelf && shelf->group_count && shelf->groups[0].item_count)
        go(tour, (Action){.kind = ACTION_OPEN, .id = shelf->groups[0].items[0].id, .value = OPEN_WHOLE});
    walk_more(tour);
    app_perform(tour->stage->app, (Action){.kind = ACTION_COMFORT});
    walk_tabs(tour);
    app_perform(tour->stage->app, (Action){.kind = ACTION_DONE});
    app_perform(tour->stage->app, (Action){.kind = ACTION_LISTEN});
    stop_here(tour, TEXT("listen"), 0);
}

static void type(Tour *tour, Text words)
{
    for (size_t at = 0; at < words.size;) {
        size_t from = at;
        text_next(words, &at);
        app_perform(tour->stage->app, (Action){.kind = ACTION_TYPE, .id = id_of(text_slice(words, from, at))});
    }
}

// The keys at first, with a word's beginning, and with what nobody has written; and the places of the first title.
static void walk_find(Tour *tour, const Book *book)
{
    const Shelf *shelf = book_find_shelf(book, SHELF_READ);
    bool has_title = shelf && shelf->group_count && shelf->groups[0].item_count;
    Text title = has_title ? shelf->groups[0].items[0].title : TEXT("");
    size_t first = 0;
    go(tour, open_named(find_screen.name));
    if (!text_is(stage_frame(tour->stage)->screen, find_screen.name) || !title.size)
        return;
    stop_here(tour, TEXT("find"), 1);
    text_next(title, &first);
    type(tour, text_slice(title, 0, first));
    stop_here(tour, TEXT("find"), 2);
    type(tour, text_slice(title, first, title.size));
    stop_here(tour, TEXT("find"), 3);
    app_perform(tour->stage->app, (Action){.kind = ACTION_EXPAND});
    walk_pages(tour, TEXT("find-places"));
    go(tour, open_named(find_screen.name));
    type(tour, TEXT("qqqqzzzz"));
    stop_here(tour, TEXT("find"), 4);
}

// The code of a page, and the keys for one; of one that is wrong as well.
static void walk_code(Tour *tour, const Book *book)
{
    const Shelf *shelf = book_find_shelf(book, SHELF_READ);
    if (!shelf || !shelf->group_count || !shelf->groups[0].item_count)
        return;
    go(tour, (Action){.kind = ACTION_OPEN, .id = shelf->groups[0].items[0].id, .value = OPEN_WHOLE});
    app_perform(tour->stage->app, (Action){.kind = ACTION_CODE});
    stop_here(tour, text_of(code_screen.name), 0);
    go(tour, open_named(code_entry_screen.name));
    stop_here(tour, text_of(code_entry_screen.name), 1);
    type(tour, TEXT("123456789"));
    stop_here(tour, text_of(code_entry_screen.name), 2);
}

static void walk_glossary(Tour *tour)
{
    walk_place(tour, "about-words", open_named("words"));
    const GlossaryEntry *entries;
    int count = book_glossary(app_book(tour->stage->app), &entries);
    for (int i = 0; i < count; i++) {
        go(tour, (Action){.kind = ACTION_TERM, .id = entries[i].id});
        walk_sheet(tour, text_format(tour->arena, "term-%s", entries[i].id.at));
    }
}

// Still there? and the cover, at the end of the visit; then what stands there between visits.
static void walk_ending(Tour *tour)
{
    enum { LONG_ENOUGH_MS = 3600000, STEP_MS = 1000 };
    app_perform(tour->stage->app, (Action){.kind = ACTION_HOME});
    for (int64_t ms = 0; app_face(tour->stage->app) == FACE_VISIT && ms < LONG_ENOUGH_MS; ms += STEP_MS)
        stage_wait(tour->stage, STEP_MS);
    stop_here(tour, TEXT("still"), 0);
    app_perform(tour->stage->app, (Action){.kind = ACTION_HIDE});
    stop_here(tour, TEXT("cover"), 0);
    app_perform(tour->stage->app, (Action){.kind = ACTION_WAKE});
    app_perform(tour->stage->app, (Action){.kind = ACTION_FINISH});
    stop_here(tour, TEXT("ended"), 0);
    app_perform(tour->stage->app, (Action){.kind = ACTION_FINISH});
    stop_here(tour, TEXT("attract"), 0);
    app_perform(tour->stage->app, open_named(languages_screen.name));
    if (text_is(stage_frame(tour->stage)->screen, languages_screen.name))
        walk_pages(tour, text_of(languages_screen.name));
    app_perform(tour->stage->app, (Action){.kind = ACTION_BACK});
}

// What there is to read: the book that was named, or the folder of books, or the whole library and the books beside it.
static void walk_reading(Tour *tour, const Book *book)
{
    const Group *given = book_given(book);
    if (given) {
        walk_volume(tour, given);
        return;
    }
    bool is_alone = book->books && bookcase_is_alone(book->books);
    if (!is_alone)
        walk_needs(tour, &book->needs);
    for (int i = 0; !is_alone && i < book->shelf_count; i++)
        walk_shelf(tour, &book->shelves[i]);
    walk_books(tour, book);
}

bool screen_walk(Stage *stage, ScreenWalkStop stop, void *owner)
{
    Tour tour = {.stage = stage, .stop = stop, .owner = owner, .arena = arena_create(), .is_whole = true};
    const Book *book = app_book(stage->app);
    if (!book) {
        stop_here(&tour, TEXT("order"), 0);
        arena_destroy(tour.arena);
        return false;
    }
    walk_place(&tour, "home", open_named("home"));
    walk_reading(&tour, book);
    walk_sheets(&tour);
    walk_find(&tour, book);
    walk_code(&tour, book);
    walk_place(&tour, "support", open_named("support"));
    walk_place(&tour, "about", open_named("about"));
    walk_glossary(&tour);
    walk_place(&tour, "staff", open_named("staff"));
    walk_ending(&tour);
    arena_destroy(tour.arena);
    return tour.is_whole;
}
