#include "screen/item-card.h"

#include "book/phrases.h"
#include "page/typesetter.h"
#include "screen/resume.h"

static Text kind_of(const View *view, const Item *item)
{
    static const PhraseId kinds[] = {[ITEM_CHAPTER] = PHRASE_KIND_CHAPTER,
                                     [ITEM_FAQ] = PHRASE_KIND_QUESTIONS,
                                     [ITEM_EXERCISE] = PHRASE_KIND_EXERCISE};
    return view_phrase(view, (int)kinds[item->kind]);
}

static Text kind_and_minutes(const View *view, const Item *item)
{
    const Phrases *phrases = view->book->phrases;
    int number = book_minutes(view->book, item, view->typesetter->unicode);
    Text minutes = phrase_numbers(view->arena, phrases, PHRASE_MINUTES, (int[]){number, 0});
    return phrase_pair(view->arena, phrases, PHRASE_KIND_MINUTES, (Text[]){kind_of(view, item), minutes});
}

Control item_card(const View *view, const Item *item)
{
    const Bookmark *left = item->is_faulty ? NULL : resume_find(view, item);
    Control card = {
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = item->quiet_title,
        .language = item->language,
        .detail = item->is_faulty ? view_phrase(view, PHRASE_ITEM_FAULTY) : item->summary,
        .picture = item->picture,
        .action = {.kind = ACTION_OPEN, .id = item->id},
        .is_disabled = item->is_faulty,
    };
    if (left) {
        card.print = resume_words(view, left, kind_of(view, item));
        card.print_icon = left->is_read ? ICON_CHECK : ICON_NONE;
        card.is_marked = true;
    } else if (!item->is_faulty) {
        card.print = kind_and_minutes(view, item);
    }
    return card;
}

Icon item_card_icon(const Item *item)
{
    static const Icon icons[] = {
        [ITEM_CHAPTER] = ICON_BOOK, [ITEM_FAQ] = ICON_QUESTION, [ITEM_EXERCISE] = ICON_PRACTISE};
    return icons[item->kind];
}
