#include "book/overdue.h"

#include "base/calendar.h"

static int count_reviews(const Book *book, int day)
{
    int due = 0;
    for (int s = 0; s < book->shelf_count; s++) {
        const Shelf *shelf = &book->shelves[s];
        for (int g = 0; g < shelf->group_count; g++)
            for (int i = 0; i < shelf->groups[g].item_count; i++)
                due += calendar_day(shelf->groups[g].items[i].review_by) < day;
    }
    return due;
}

static int count_support(Book *book, int day)
{
    const Support *support = book_support(book);
    int old = 0;
    for (int i = 0; support && i < support->entry_count; i++)
        old += calendar_day(support->entries[i].checked) + OVERDUE_SUPPORT_DAYS < day;
    return old;
}

Overdue overdue_count(Book *book, int day)
{
    return (Overdue){count_reviews(book, day), count_support(book, day)};
}
