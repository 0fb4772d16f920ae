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

void ways_on_add_for(View *view, Stack *stack, Links links, const Exercise *exercise)
{
    Control *buttons = arena_many(view->arena, Control, links.count + 1);
    int count = 0;
    for (int i = 0; i < links.count; i++) {
        const Link *link = &links.at[i];
        if (is_offered(view, link, exercise))
            buttons[count++] =
                (Control){.look = LOOK_BUTTON, .role = ROLE_BUTTON, .label = link->label, .action = link->action};
    }
    if (!count)
        return;
    stack_tie(stack);
    stack_buttons(stack, buttons, count);
}

// ---- the end of something

static bool leads_to(const Link *link, const char *name)
{
    return id_is(link->action.id, name);
}

static Control link_card(const View *view, const Link *link)
{
    const Item *item = book_find_item(view->book, link->action.id);
    bool is_support = leads_to(link, "support");
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = link->label,
        .detail = item         ? item_card(view, item).print
                  : is_support ? view_phrase(view, PHRASE_SUPPORT_ASK)
                               : TEXT(""),
        .icon = item         ? item_card_icon(item)
                : is_support ? ICON_SUPPORT
                             : ICON_LIST,
        .action = link->action,
    };
}

static Control next_card(const View *view, const Item *next)
{
    Control whole = item_card(view, next), card = control_without(&whole, CONTROL_PRINT | CONTROL_PICTURE);
    card.detail = whole.print;
    card.label = phrase_words(view->arena, view->book->phrases, PHRASE_NEXT_UP, next->quiet_title);
    card.icon = ICON_NEXT;
    card.is_first = true;
    card.action.index = OPEN_ON;
    return card;
}

// The links that have a card of so many: the first ones, and Support whatever its place.
static int choose_links(const View *view, Links links, int most, const Link **chosen)
{
    int count = 0;
    const Link *support = NULL;
    for (int i = 0; i < links.count; i++) {
        const Link *link = &links.at[i];
        if (leads_to(link, "home") || !is_offered(view, link, NULL))
            continue;
        if (leads_to(link, "support"))
            support = link;
        else if (count < most)
            chosen[count++] = link;
    }
    if (support)
        chosen[count < most ? count++ : most - 1] = support;
    return count;
}

static int list_cards(View *view, Links links, const Control *first, Control cards[WAYS_MOST])
{
    const Link *chosen[WAYS_MOST];
    int count = 0;
    if (first)
        cards[count++] = *first;
    int links_count = choose_links(view, links, WAYS_MOST - count, chosen);
    for (int i = 0; i < links_count; i++)
        cards[count++] = link_card(view, chosen[i]);
    assert(count <= WAYS_MOST);
    return count;
}

void ways_on_land(View *view, Stack *stack, Links links, const Item *next)
{
    Control cards[WAYS_MOST], card;
    if (next)
        card = next_card(view, next);
    int count = list_cards(view, links, next ? &card : NULL, cards);
    if (count)
        stack_landing(stack, view_phrase(view, PHRASE_LANDING), cards, count);
}

void ways_on_suggest(View *view, Stack *stack, Links links)
{
    Control cards[WAYS_MOST];
    int count = list_cards(view, links, NULL, cards);
    if (count)
        stack_landing(stack, view_phrase(view, PHRASE_ALSO), cards, count);
}

void ways_on_choose(View *view, Stack *stack, Links links, const Control *first)
{
    Control cards[WAYS_MOST];
    int count = list_cards(view, links, first, cards);
    if (!count)
        return;
    stack_words(stack, WORDS_PROMPT, view_phrase(view, PHRASE_LANDING));
    stack_choices(stack, &(StackChoices){cards, NULL, count, -1});
}
