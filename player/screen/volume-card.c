#include "screen/volume-card.h"

#include "book/bookcase.h"
#include "book/phrases.h"
#include "book/volume.h"
#include "screen/resume.h"

bool volume_card_is_named(const View *view)
{
    return view->setting->names_books && (view->setting->is_personal || book_given(view->book));
}

static Text own_title(const View *view, const Group *group, Text *language)
{
    const Volume *volume = book_volume(view->book, group->id);
    *language = volume ? volume->package->language : TEXT("");
    return group->title;
}

// Its own quiet title, the clinic's for all books, or the interface's word.
static Text quiet_title(const View *view, const Group *group, Text *language)
{
    const BookEntry *entry = bookcase_find_entry(view->book->books, group->id);
    *language = entry && entry->quiet_title.size ? entry->language : TEXT("");
    if (entry && entry->quiet_title.size)
        return entry->quiet_title;
    Text usual = view->setting->quiet_book_title;
    return usual.size ? usual : view_phrase(view, PHRASE_KIND_BOOK);
}

Text volume_card_title(const View *view, const Group *group, Text *language)
{
    return volume_card_is_named(view) ? own_title(view, group, language) : quiet_title(view, group, language);
}

Text volume_card_heading(const View *view, const Group *group, Text *language)
{
    bool is_chosen = !book_given(view->book);
    return is_chosen ? own_title(view, group, language) : volume_card_title(view, group, language);
}

Control volume_card(const View *view, const Group *group)
{
    const Volume *volume = book_volume(view->book, group->id);
    const Bookmark *left = volume ? resume_latest(view, group) : NULL;
    Control card = {
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .icon = ICON_BOOK,
        .is_first = true,
        .is_disabled = !volume,
    };
    card.label = volume_card_title(view, group, &card.language);
    if (volume_card_is_named(view) || !volume)
        card.detail = volume ? group->summary : view_phrase(view, PHRASE_ITEM_FAULTY);
    if (left || volume_card_is_named(view))
        card.print = view_phrase(view, left ? PHRASE_CONTINUE : PHRASE_KIND_BOOK);
    if (volume)
        card.action = (Action){.kind = ACTION_OPEN, .id = volume->start->id};
    if (left)
        card.action = (Action){.kind = ACTION_OPEN, .id = left->item, .block = left->place.block};
    return card;
}

Control volume_card_contents(const View *view, const Group *group)
{
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = view_phrase(view, PHRASE_BAR_CONTENTS),
        .icon = ICON_LIST,
        .action = {.kind = ACTION_OPEN, .id = group->id},
        .is_disabled = !book_volume(view->book, group->id),
    };
}

bool volume_card_find(const View *view, const Group *group, Control *card)
{
    *card = (Control){.look = LOOK_CARD,
                      .role = ROLE_CARD,
                      .label = view_phrase(view, PHRASE_FIND),
                      .detail = view_phrase(view, PHRASE_FIND_SUMMARY),
                      .icon = ICON_FIND,
                      .action = {.kind = ACTION_OPEN, .id = id_of(TEXT("find"))}};
    if (group)
        card->action.block = group->id;
    return view->finders && (!group || book_volume(view->book, group->id));
}
