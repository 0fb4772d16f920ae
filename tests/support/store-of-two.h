// A store with two versions of a library in it, home-3 and home-4, for tests: their pages are links to libraries that
// are there anyway.
#pragma once

#include <stdbool.h>

typedef struct StoreOfTwo {
    char folder[32];
} StoreOfTwo;

// Their pages are those of the tests' whole library (version 3) and of the shipped one (version 1).
void store_of_two_make(StoreOfTwo *store);
void store_of_two_remove(const StoreOfTwo *store);

// Adds a version whose pages are a link to that folder.
void store_of_two_add(const StoreOfTwo *store, const char *name, const char *pages);

// Lets current, or previous, lead to a version, as an install does.
void store_of_two_lead(const StoreOfTwo *store, bool is_current, const char *name);
