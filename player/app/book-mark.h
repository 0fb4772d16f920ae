// BookMark: what a book of the world is known by, wherever its file stands and whatever it is called: its size and the
// end of it, where an archive lists all that it holds, each with its size and checksum.
#pragma once

#include "base/id.h"
#include "book/bookcase.h"

// Its mark, "3f0c..."; of a folder that a book was unpacked to that of its path. "" when it cannot be read.
Id book_mark(const BookEntry *entry);
