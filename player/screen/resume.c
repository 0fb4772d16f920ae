#include "screen/resume.h"

#include "book/phrases.h"

static bool may_resume(const View *view)
{
    const Preferences *wishes = &view->theme.preferences;
    return view->bookmarks && view->book->may_continue && wishes->theme != THEME_QUIET && !wishes->is_calm;
}

// What pages were counted for: glass, letters and language.
static uint64_t pages_key(const View *view)
{
    return view_key(view, PLAN_PAGES);
}

Bookmark resume_mark(View *view, Stack *stack, const Spot *spot)
{
    bool is_complete;
    int page = stack_page(stack, spot), count = stack_page_count(stack, &is_complete);
    return (Bookmark){
        .place = stack_spot(stack, page).place,
        .page = page + 1,
        .page_count = is_complete ? count : 0,
        .pages_key = pages_key(view),
        .is_read = is_complete && (page + 1 == count || !stack_minutes_after(stack, page + 1)),
    };
}

void resume_note(View *view, const Item *item, Bookmark left)
{
    if (!may_resume(view))
        return;
    left.item = item->id;
    const Bookmark *before = bookmarks_find(view->bookmarks, item->id);
    bool is_at_beginning = !left.place.block.at[0] && !left.open.at[0] && !left.is_read;
    if (!is_at_beginning)
        bookmarks_put(view->bookmarks, &left);
    else if (before && !before->is_read)
        bookmarks_remove(view->bookmarks, item->id);
}

const Bookmark *resume_find(const View *view, const Item *item)
{
    return may_resume(view) ? bookmarks_find(view->bookmarks, item->id) : NULL;
}

Text resume_words(const View *view, const Bookmark *bookmark)
{
    const Phrases *phrases = view->book->phrases;
    if (bookmark->is_read)
        return phrase(phrases, PHRASE_WAS_READ);
    if (!bookmark->page_count || bookmark->pages_key != pages_key(view)) // counted for other letters
        return phrase(phrases, PHRASE_CONTINUE);
    return phrase_numbers(view->arena, phrases, PHRASE_CONTINUE_PAGE, (int[]){bookmark->page, bookmark->page_count});
}
