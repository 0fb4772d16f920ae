// Contact: what looks like a way to reach somebody: a number to call, a web or mail address. Shipped pages hold none; a
// clinic's own stand in the places of its support page.
#pragma once

#include "base/text.h"

// Byte of the first run of digits at or after from that could be dialled: five digits or more, with the usual marks
// between them, or a well-known emergency number alone; text.size when there is none.
size_t contact_find_number(Text text, size_t from);

// Byte where the first word at or after from begins that looks like an address: http, www, an @, or a name with an
// ending like .org; text.size when there is none.
size_t contact_find_address(Text text, size_t from);

// Byte of the first decimal digit, Latin, Arabic, Persian or Devanagari; text.size when there is none.
size_t contact_find_digit(Text text);
