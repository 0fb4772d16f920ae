// Finding one's way in an open book.
#include "book/book.h"

#include <assert.h>

#include "book/bookcase.h"
#include "book/library.h"

void book_lend_books(Book *book, Bookcase *books)
{
    book->books = books;
    if (books)
        bookcase_heed(books, book->interrupt);
}

const Item *book_find_item(const Book *book, Id id)
{
    const Item *own = index_find(&library_lent(book)->item_index, id_text(&id));
    return own || !book->books ? own : bookcase_find_item(book->books, id);
}

const Group *book_find_group(const Book *book, Id id)
{
    const Group *own = index_find(&library_lent(book)->group_index, id_text(&id));
    return own || !book->books ? own : bookcase_find_group(book->books, id);
}

Volume *book_volume(const Book *book, Id id)
{
    return book->books ? bookcase_volume(book->books, id) : NULL;
}

Flow book_note(const Book *book, const Action *action)
{
    Volume *volume = book_volume(book, action->id);
    const Item *item = volume ? volume_item(volume, action->id) : NULL;
    return item ? volume_note(volume, item, action->block) : (Flow){NULL, 0};
}

const Group *book_given(const Book *book)
{
    const Group *given = book->books ? bookcase_given(book->books) : NULL;
    if (given)
        book_volume(book, given->id);
    return given;
}

Action book_resolve(const Book *book, const Action *action)
{
    Action resolved = *action;
    Volume *volume = action->block.at[0] ? book_volume(book, action->id) : NULL;
    const Item *item = volume ? volume_item(volume, action->id) : NULL;
    if (!item || !press_is_fragment(action->block))
        return resolved;
    resolved.block = volume_find(volume, &item, action->block).block;
    resolved.id = item->id;
    return resolved;
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
    return kind == SHELF_BOOKS && book->books ? bookcase_shelf(book->books) : NULL;
}

const Item *book_neighbour(const Book *book, const Item *item, int step)
{
    assert(step == 1 || step == -1);
    const Group *group = item->group;
    const Volume *volume = book_volume(book, group->id);
    if (volume)
        return volume_neighbour(volume, item, step);
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
    return unicode_language_direction(code);
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
