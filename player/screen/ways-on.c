#include "screen/ways-on.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/item-card.h"

enum { WAYS_MOST = 3 }; // at the end of something: more are hard to choose among

static bool is_offered(const View *view, const Link *link, const Exercise *exercise)
{
    if (link->when && exercise && !answers_hold(view->answers, exercise, link->when))
        return false;
    const Item *item = book_find_item(view->book, link->action.id);
    return !item || book_offers(view->book, item);
}

static bool leads_to(const Link *link, const char *name)
{
    return id_is(link->action.id, name);
}

// Where it leads in small print: the kind of an item, and its minutes.
static Control link_card(const View *view, const Link *link)
{
    const Item *item = book_find_item(view->book, link->action.id);
    bool is_support = leads_to(link, "support");
    Control card = {.print = is_support ? view_phrase(view, PHRASE_SUPPORT_ASK) : TEXT("")};
    if (item) {
        Control whole = item_card(view, item);
        card = control_without(&whole, CONTROL_DETAIL | CONTROL_PICTURE);
    }
    card.look = LOOK_CARD;
    card.role = ROLE_CARD;
    card.label = link->label;
    card.language = link->language;
    card.icon = item ? item_card_icon(item) : is_support ? ICON_SUPPORT : ICON_LIST;
    card.action = link->action;
    return card;
}

void ways_on_add_for(View *view, Stack *stack, Links links, const Exercise *exercise)
{
    Control *cards = arena_many(view->arena, Control, links.count + 1);
    int count = 0;
    for (int i = 0; i < links.count; i++)
        if (is_offered(view, &links.at[i], exercise))
            cards[count++] = link_card(view, &links.at[i]);
    if (count)
        stack_ways(stack, cards, count);
}

// ---- the end of something

static Control next_card(const View *view, const Item *next)
{
    Control whole = item_card(view, next), card = control_without(&whole, CONTROL_DETAIL | CONTROL_PICTURE);
    if (!next->language.size) // words of two languages are no sentence; of a lent page the arrow says that it is next
        card.label = phrase_words(view->arena, view->book->phrases, PHRASE_NEXT_UP, next->quiet_title);
    card.icon = ICON_NEXT;
    card.is_first = true;
    card.action.index = OPEN_ON;
    return card;
}

// Links that have a card, at most so many.
typedef struct Chosen {
    const Link *at[WAYS_MOST];
    int count, most;
} Chosen;

// What has a card, or needs none: Home has its place in the bar.
static bool is_named(const Chosen *chosen, const Control *first, const Link *link)
{
    if (leads_to(link, "home") || (first && id_equal(link->action.id, first->action.id)))
        return true;
    for (int i = 0; i < chosen->count; i++)
        if (id_equal(chosen->at[i]->action.id, link->action.id))
            return true;
    return false;
}

// The first links, and Support whatever its place.
static void choose_links(const View *view, Links links, const Control *first, Chosen *chosen)
{
    const Link *support = NULL;
    for (int i = 0; i < links.count; i++) {
        const Link *link = &links.at[i];
        if (!is_offered(view, link, NULL) || is_named(chosen, first, link))
            continue;
        if (leads_to(link, "support"))
            support = link;
        else if (chosen->count < chosen->most)
            chosen->at[chosen->count++] = link;
    }
    if (support)
        chosen->at[chosen->count < chosen->most ? chosen->count++ : chosen->most - 1] = support;
}

static bool is_exercise(const View *view, const Link *link)
{
    const Item *item = book_find_item(view->book, link->action.id);
    return item && item->kind == ITEM_EXERCISE;
}

static bool has_exercise(const View *view, const Chosen *chosen)
{
    for (int i = 0; i < chosen->count; i++)
        if (is_exercise(view, chosen->at[i]))
            return true;
    return false;
}

// The author named what stands first already: something steadying takes the place of that, or Support.
static void fill_up(const View *view, const Control *first, Chosen *chosen)
{
    Links usual = book_landing(view->book);
    for (int i = 0; i < usual.count && chosen->count < chosen->most; i++) {
        const Link *link = &usual.at[i];
        bool is_enough = is_exercise(view, link) && has_exercise(view, chosen);
        if (!is_enough && !is_named(chosen, first, link))
            chosen->at[chosen->count++] = link;
    }
}

static bool names(Links links, const Control *control)
{
    for (int i = 0; i < links.count; i++)
        if (id_equal(links.at[i].action.id, control->action.id))
            return true;
    return false;
}

// Where to go from here: the way that comes first (NULL: none), then the links.
typedef struct WaysOn {
    GroupKind group;
    const Control *first;
    Links links;
} WaysOn;

static int list_cards(View *view, const WaysOn *ways, Control cards[WAYS_MOST])
{
    const Control *first = ways->first;
    Links links = ways->links;
    int count = 0;
    if (first)
        cards[count++] = *first;
    Chosen chosen = {.most = WAYS_MOST - count};
    choose_links(view, links, first, &chosen);
    if (first && names(links, first))
        fill_up(view, first, &chosen);
    for (int i = 0; i < chosen.count; i++)
        cards[count++] = link_card(view, chosen.at[i]);
    for (int i = 0; i < count; i++)
        cards[i].member.group = ways->group;
    assert(count <= WAYS_MOST);
    return count;
}

void ways_on_land(View *view, Stack *stack, Links links, const Item *next)
{
    Control cards[WAYS_MOST], card;
    if (next)
        card = next_card(view, next);
    int count = list_cards(view, &(WaysOn){GROUP_WAYS_ON, next ? &card : NULL, links}, cards);
    if (count)
        stack_landing(stack, view_phrase(view, PHRASE_LANDING), cards, count);
}

void ways_on_suggest(View *view, Stack *stack, Links links)
{
    Control cards[WAYS_MOST];
    int count = list_cards(view, &(WaysOn){GROUP_ALSO, NULL, links}, cards);
    if (count)
        stack_landing(stack, view_phrase(view, PHRASE_ALSO), cards, count);
}

void ways_on_choose(View *view, Stack *stack, Links links, const Control *first)
{
    Control cards[WAYS_MOST];
    int count = list_cards(view, &(WaysOn){GROUP_WAYS_ON, first, links}, cards);
    if (!count)
        return;
    stack_words(stack, WORDS_PROMPT, view_phrase(view, PHRASE_LANDING));
    stack_choices(stack, &(StackChoices){cards, NULL, count, -1});
}
