// Overdue: what of a library should have been read again, or called again, by a day.
#pragma once

#include "book/book.h"

typedef struct Overdue {
    int reviews; // items whose review date has passed
    int support; // entries of the support page that were checked longer ago than OVERDUE_SUPPORT_DAYS
} Overdue;

enum { OVERDUE_SUPPORT_DAYS = 180 };

// day since 1970.
Overdue overdue_count(Book *book, int day);
