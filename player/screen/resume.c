#include "screen/resume.h"

#include "book/bookcase.h"
#include "book/counterpart.h"
#include "book/phrases.h"
#include "book/volume.h"

static bool may_resume(const View *view)
{
    const Preferences *wishes = &view->theme.preferences;
    bool is_seen_by_others = !view->setting->is_personal; // who has chosen quiet colours
    bool is_quiet = wishes->theme == THEME_QUIET || wishes->is_calm;
    return view->bookmarks && view->book->may_continue && !(is_quiet && is_seen_by_others);
}

// What pages were counted for: glass, letters and language.
static uint64_t pages_key(const View *view)
{
    return view_key(view, PLAN_PAGES);
}

Bookmark resume_mark(View *view, Stack *stack, const Spot *spot)
{
    Bars bars = {.cells = 0};
    int page = stack_page(stack, spot);
    stack_bars(stack, page, &bars);
    return (Bookmark){
        .place = spot->place,
        .page = page + 1,
        .page_count = bars.page_count,
        .pages_key = pages_key(view),
        .is_read = bars.page_count && (page + 1 == bars.page_count || !stack_minutes_after(stack, page + 1)),
    };
}

void resume_note(View *view, const Item *item, Bookmark left)
{
    if (!may_resume(view))
        return;
    left.item = item->id;
    const Bookmark *before = bookmarks_find(view->bookmarks, item->id);
    bool is_at_beginning = !left.place.block.at[0] && !left.open.at[0] && !left.is_read;
    if (!is_at_beginning || book_volume(view->book, item->id)) // the beginning of a part is a place in its book
        bookmarks_put(view->bookmarks, &left);
    else if (before && !before->is_read)
        bookmarks_remove(view->bookmarks, item->id);
}

const Bookmark *resume_find(const View *view, const Item *item)
{
    return may_resume(view) ? bookmarks_find(view->bookmarks, item->id) : NULL;
}

// What was looked up beside the run of a book is not where it is read on.
static bool is_in_order(const View *view, const Item *item)
{
    const Volume *volume = book_volume(view->book, item->id);
    return !volume || volume->parts[item->index].is_linear;
}

// Both are of the same book of the world, or of none: told without opening any.
static bool is_of_book(const View *view, Id item, Id group)
{
    const Bookcase *books = view->book->books;
    return !books || bookcase_find_entry(books, item) == bookcase_find_entry(books, group);
}

const Bookmark *resume_latest(const View *view, const Group *group)
{
    for (int i = 0; may_resume(view) && i < view->bookmarks->count; i++) {
        const Bookmark *left = &view->bookmarks->at[i];
        if (!is_of_book(view, left->item, group->id))
            continue;
        const Item *item = book_find_item(view->book, left->item);
        if (item && id_equal(item->group->id, group->id) && is_in_order(view, item))
            return left->is_read && !book_neighbour(view->book, item, 1) ? NULL : left;
    }
    return NULL;
}

void resume_carry(Bookmarks *bookmarks, Book *from, Book *to)
{
    for (int i = 0; i < bookmarks->count; i++) {
        Bookmark *left = &bookmarks->at[i];
        left->place = counterpart_find(from, to, &(TextPart){.item = left->item, .part = left->open}, left->place);
    }
}

Text resume_words(const View *view, const Bookmark *bookmark, Text kind)
{
    const Phrases *phrases = view->book->phrases;
    if (bookmark->is_read)
        return phrase_words(view->arena, phrases, PHRASE_WAS_READ, kind);
    if (!bookmark->page_count || bookmark->pages_key != pages_key(view)) // counted for other letters
        return phrase(phrases, PHRASE_CONTINUE);
    return phrase_numbers(view->arena, phrases, PHRASE_CONTINUE_PAGE, (int[]){bookmark->page, bookmark->page_count});
}
