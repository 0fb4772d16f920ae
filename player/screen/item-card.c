#include "screen/item-card.h"

#include "book/phrases.h"
#include "screen/resume.h"

static Text kind_and_minutes(const View *view, const Item *item)
{
    static const PhraseId kinds[] = {[ITEM_CHAPTER] = PHRASE_KIND_CHAPTER,
                                     [ITEM_FAQ] = PHRASE_KIND_QUESTIONS,
                                     [ITEM_EXERCISE] = PHRASE_KIND_EXERCISE};
    const Phrases *phrases = view->book->phrases;
    Text minutes = phrase_numbers(view->arena, phrases, PHRASE_MINUTES, (int[]){item->minutes, 0});
    return text_format(view->arena, "%.*s, %.*s", TEXT_ARGS(phrase(phrases, kinds[item->kind])), TEXT_ARGS(minutes));
}

static Text detail_of(const View *view, const Item *item)
{
    if (item->is_faulty)
        return view_phrase(view, PHRASE_ITEM_FAULTY);
    const Bookmark *left = resume_find(view, item);
    return left ? resume_words(view, left) : kind_and_minutes(view, item);
}

Control item_card(const View *view, const Item *item)
{
    return (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = item->quiet_title,
        .detail = detail_of(view, item),
        .action = {.kind = ACTION_OPEN, .id = item->id},
        .is_disabled = item->is_faulty,
    };
}

Icon item_card_icon(const Item *item)
{
    static const Icon icons[] = {
        [ITEM_CHAPTER] = ICON_BOOK, [ITEM_FAQ] = ICON_QUESTION, [ITEM_EXERCISE] = ICON_PRACTISE};
    return icons[item->kind];
}
