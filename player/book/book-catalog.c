// Finding one's way in an open book.
#include "book/book.h"

#include <assert.h>

#include "book/library.h"

const Item *book_find_item(const Book *book, Id id)
{
    return index_find(&library_lent(book)->item_index, id_text(&id));
}

const Group *book_find_group(const Book *book, Id id)
{
    return index_find(&library_lent(book)->group_index, id_text(&id));
}

const Need *book_find_need(const Book *book, Id id)
{
    for (int i = 0; i < book->needs.count; i++)
        if (id_equal(book->needs.at[i].id, id))
            return &book->needs.at[i];
    return NULL;
}

const Shelf *book_find_shelf(const Book *book, ShelfKind kind)
{
    for (int i = 0; i < book->shelf_count; i++)
        if (book->shelves[i].kind == kind)
            return &book->shelves[i];
    return NULL;
}

const Item *book_neighbour(const Book *book, const Item *item, int step)
{
    assert(step == 1 || step == -1);
    const Group *group = item->group;
    for (int i = item->index + step; i >= 0 && i < group->item_count; i += step)
        if (book_offers(book, &group->items[i]))
            return &group->items[i];
    return NULL;
}

bool book_offers(const Book *book, const Item *item)
{
    return !item->is_faulty && (!item->is_adult || book->adult_topics);
}

bool book_offers_question(const Book *book, const Question *question)
{
    return !question->is_adult || book->adult_topics;
}

Text book_code(const Book *book)
{
    return book->level.size ? book->level : book->language;
}

Direction book_direction(const Book *book, Text code)
{
    const Language *lender = library_lent(book)->lender;
    if (lender && text_equal(lender->code, code))
        return lender->direction;
    for (int i = 0; i < book->language_count; i++)
        if (text_equal(book->languages[i].code, code))
            return book->languages[i].direction;
    return DIRECTION_LTR;
}

static bool is_named(Text codes, Text code)
{
    for (Text word = text_word(&codes); word.size; word = text_word(&codes))
        if (text_equal(word, code))
            return true;
    return false;
}

void book_offer_languages(Book *book, Text codes)
{
    Language *offered = arena_many(library_of(book)->arena, Language, book->language_count);
    int count = 0;
    for (int i = 0; i < book->language_count; i++) {
        const Language *language = &book->languages[i];
        bool is_offered = codes.size ? is_named(codes, language->code) : !language->is_draft;
        if (is_offered || text_equal(language->code, book->language))
            offered[count++] = *language;
    }
    book->languages = offered;
    book->language_count = count;
}

const Language *book_language(const Book *book)
{
    const Language *language = book->languages;
    while (!text_equal(language->code, book->language)) // it was chosen from among them
        language++;
    return language;
}
