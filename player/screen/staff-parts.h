// Staff parts: the pieces that the pages of staff share. They know no page and nothing that a page remembers.
#pragma once

#include "book/phrases.h"
#include "screen/stack.h"
#include "screen/staff.h"

// The stack of a page, begun with its title: running text, or one screenful.
Stack *staff_text(View *view, PhraseId title);
Stack *staff_stack(View *view, PhraseId title);

// That a setting could not be kept stands first; that all is well stands in the bar.
void staff_add_news(View *view, Stack *stack);

// A button with its picture and its word, its word, or its picture alone, as they fit.
void staff_draw_key(View *view, Frame *frame, const Control *key, Rect rect);

// A control that asks for a wish.
Control staff_button(const View *view, PhraseId label, StaffWish wish, int value);
Control staff_option(Text label, StaffWish wish, int value, bool is_selected);

// The way to a page (StaffPageId); subject: what that page is about, where several look alike. It says whose it is, so
// that no sheet over the page takes it for a tab of its own.
Action staff_way(int page, int subject);
