#include "screen/ways-in.h"

Id ways_in_id(void)
{
    return id_of(TEXT("needs"));
}

static bool is_offered(const View *view, Id id)
{
    const Item *item = book_find_item(view->book, id);
    return item && book_offers(view->book, item);
}

bool ways_in_now(const View *view, Control *card)
{
    const Now *now = &view->book->now;
    if (!now->item.at[0] || !is_offered(view, now->item))
        return false;
    *card = (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = now->title,
        .detail = now->summary,
        .icon = ICON_NOW,
        .is_first = true,
        .action = {.kind = ACTION_OPEN, .id = now->item, .block = now->step},
    };
    return true;
}

bool ways_in_meet(const View *view, const Need *need)
{
    for (int i = 0; i < need->item_count; i++)
        if (is_offered(view, need->items[i]))
            return true;
    return false;
}

bool ways_in_needs(const View *view, Control *card)
{
    const Needs *needs = &view->book->needs;
    bool is_met = false;
    for (int i = 0; i < needs->count && !is_met; i++)
        is_met = ways_in_meet(view, &needs->at[i]);
    if (!is_met)
        return false;
    *card = (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = needs->title,
        .detail = needs->summary,
        .icon = ICON_NEEDS,
        .action = {.kind = ACTION_OPEN, .id = ways_in_id()},
    };
    return true;
}
