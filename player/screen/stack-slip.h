// The slip of a Stack, for the files that draft it: its pieces (stack-slip-piece.c), whole (stack-slip.c), large
// (stack-slip-large.c), and over pages (stack-slip-pages.c).
#pragma once

#include "page/typesetter.h"
#include "screen/slip-card.h"
#include "screen/stack-private.h"

enum { SLIP_SIZES = 3 };

// Its words: as the text, or smaller by so many sizes; those of a large one are larger.
TextStyle stack_slip_style(const StackDraft *draft, const StackPart *part, int smaller);

// All its lines on a card of that width.
SlipCard stack_slip_set(const StackDraft *draft, const StackPart *part, TextStyle style, int width_px);

// A word of it had to be broken.
bool stack_slip_is_broken(const SlipCard *card);

// Its small print, or other words like it.
Paragraph stack_slip_set_print(const StackDraft *draft, Text print, int width_px);

// The room on the page that the draft has come to, below what stands there.
int stack_slip_room_px(const StackDraft *draft, const StackPart *part);

// Its buttons beside its card, without a card yet; the width that they leave for that.
SlipRow stack_slip_beside(const StackDraft *draft, const StackPart *part);
int stack_slip_beside_px(const StackDraft *draft, const SlipRow *beside);

// Adds a card; a card with its buttons beside it; what stands below a card, which are its small print and its buttons,
// beside each other where that is lower.
void stack_slip_add_card(StackDraft *draft, const StackPart *part, const SlipCard *card);
void stack_slip_add_beside(StackDraft *draft, const StackPart *part, const SlipRow *beside, int height_px);
void stack_slip_add_tail(StackDraft *draft, const StackPart *part, Text print);
void stack_slip_add_print(StackDraft *draft, const StackPart *part, Text print);

// The height of that tail, with the gap above it; whether the print stands beside the buttons, and hardly higher.
int stack_slip_tail_px(const StackDraft *draft, const StackPart *part, Text print);
bool stack_slip_tail_is_low(const StackDraft *draft, const StackPart *part, Text print);

// One for somebody else to read, in words as large as its page lets them be. False: it is longer than that.
bool stack_slip_large(StackDraft *draft, const StackPart *part);

// One that is longer than a page.
void stack_slip_pages(StackDraft *draft, const StackPart *part);
