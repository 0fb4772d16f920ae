#include "screen/volume-card.h"

#include "book/phrases.h"
#include "book/volume.h"
#include "screen/resume.h"

Text volume_card_title(const View *view, const Group *group, Text *language)
{
    const Volume *volume = view->setting->names_books ? book_volume(view->book, group->id) : NULL;
    *language = volume ? volume->package->language : TEXT("");
    return view->setting->names_books ? group->title : view_phrase(view, PHRASE_KIND_BOOK);
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
    if (view->setting->names_books || !volume)
        card.detail = volume ? group->summary : view_phrase(view, PHRASE_ITEM_FAULTY);
    if (left || view->setting->names_books)
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
