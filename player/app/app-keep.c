#include "app/app-keep.h"

#include <stdio.h>
#include <string.h>

#include "app/app-frame.h"
#include "app/app-private.h"
#include "app/book-mark.h"
#include "base/hash.h"
#include "book/bookcase.h"

enum { KEEP_EVERY_MS = 60000 };

static const BookEntry *find_entry(const App *app, Id id)
{
    return app->spec.books ? bookcase_find_entry(app->spec.books, id) : NULL;
}

// What the book is known by. Its file is read for it once a visit.
static Id mark_of(App *app, const BookEntry *entry)
{
    Text path = text_of(entry->path);
    const Id *known = index_find(&app->kept_marks, path);
    if (known)
        return *known;
    Id mark = book_mark(entry);
    if (!mark.at[0]) // it cannot be read now
        return mark;
    Id *kept = arena_new(app->kept_marks.arena, Id);
    *kept = mark;
    index_add(&app->kept_marks, text_copy(app->kept_marks.arena, path), kept);
    return mark;
}

// ---- what was kept

void app_keep_begin(App *app)
{
    if (!app->spec.reading_folder)
        return;
    app->kept_marks = (Index){.arena = app->visit_arena};
    app->reading = reading_state_open(app->visit_arena, app->spec.reading_folder);
    app->kept_ms = app->moment.now_ms;
    app->visit->bookmarks = app->reading->bookmarks;
    if (app->reading->has_comfort)
        app->wishes.present = app->reading->comfort;
    const Group *given = book_given(app->edition.book);
    if (given)
        app_keep_recall(app, given->id);
}

static bool has_mark(const App *app, const BookEntry *entry)
{
    const Bookmarks *bookmarks = &app->visit->bookmarks;
    for (int i = 0; i < bookmarks->count; i++)
        if (find_entry(app, bookmarks->at[i].item) == entry)
            return true;
    return false;
}

void app_keep_recall(App *app, Id id)
{
    const BookEntry *entry = app->reading ? find_entry(app, id) : NULL;
    if (!entry || has_mark(app, entry))
        return;
    const KeptPlace *kept = reading_state_find(app->reading, mark_of(app, entry));
    const Volume *volume = kept ? bookcase_volume(app->spec.books, id) : NULL;
    if (!volume || kept->part >= volume->group.item_count)
        return;
    bookmarks_put(
        &app->visit->bookmarks,
        &(Bookmark){.item = volume->group.items[kept->part].id, .place = kept->place, .is_read = kept->is_read});
}

// ---- what is to be kept

// The page that is looked at has not been left yet. What was broken off is no place.
static void leave_page(App *app)
{
    const VisitScreen *page = visit_page(app->visit);
    bool shows = app->face == FACE_VISIT || app->face == FACE_STILL;
    if (!shows || !page->kind->leave || interrupt_is_raised(app->spec.interrupt))
        return;
    View view = app_view(app, app->scratch);
    page->kind->leave(&view, page->state);
}

// Of a book with several marks the one that was set last counts, which comes first.
static void note_mark(App *app, const Bookmark *mark)
{
    const BookEntry *entry = find_entry(app, mark->item);
    if (!entry) {
        Bookmark plain = *mark;
        plain.page = plain.page_count = 0; // of this glass
        plain.pages_key = 0;
        bookmarks_put(&app->reading->bookmarks, &plain);
        return;
    }
    KeptPlace kept = {
        .book = mark_of(app, entry), .part = volume_index(mark->item), .place = mark->place, .is_read = mark->is_read};
    if (kept.book.at[0] && kept.part >= 0)
        reading_state_put(app->reading, &kept);
}

static void gather(App *app)
{
    leave_page(app);
    const Bookmarks *bookmarks = &app->visit->bookmarks;
    explicit_bzero(&app->reading->bookmarks, sizeof app->reading->bookmarks);
    for (int i = bookmarks->count - 1; i >= 0; i--)
        note_mark(app, &bookmarks->at[i]);
    app->reading->comfort = app->wishes.present;
    app->reading->has_comfort = true;
}

void app_keep_end(App *app)
{
    if (app->reading)
        gather(app);
}

static void store(App *app)
{
    Arena *arena = arena_create();
    uint64_t hash = hash_text(HASH_SEED, reading_state_print(app->reading, arena));
    arena_destroy(arena);
    bool is_other = hash != app->kept_hash;
    if (is_other && reading_state_save(app->reading, app->spec.reading_folder))
        app->kept_hash = hash;
    else if (is_other)
        fprintf(stderr, "lectern: the place cannot be kept in %s\n", app->spec.reading_folder);
}

bool app_keep_work(App *app)
{
    bool is_due =
        app->reading && app->visit && app->face == FACE_VISIT && app->moment.now_ms >= app->kept_ms + KEEP_EVERY_MS;
    if (!is_due)
        return false;
    app->kept_ms = app->moment.now_ms;
    gather(app);
    store(app);
    return true;
}

void app_keep_settle(App *app)
{
    if (app->reading)
        store(app);
    app->reading = NULL; // it goes with the visit's arena
    app->kept_marks = (Index){0};
    app->kept_hash = 0;
}

void app_keep_forget(App *app, Id book)
{
    const BookEntry *entry = app->reading ? find_entry(app, book) : NULL;
    if (!entry)
        return;
    Bookmarks *bookmarks = &app->visit->bookmarks;
    for (int i = bookmarks->count - 1; i >= 0; i--)
        if (find_entry(app, bookmarks->at[i].item) == entry)
            bookmarks_remove(bookmarks, bookmarks->at[i].item);
    reading_state_forget(app->reading, mark_of(app, entry));
    store(app);
}
