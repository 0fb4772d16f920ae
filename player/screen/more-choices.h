// MoreChoices: the way through the pages of a tab's choices. It says which page is shown, and stands among them as one
// of them does.
#pragma once

#include "screen/choices.h"

// As it stands on that page (from 0) of so many: its words are small print, or smaller where that is wider than
// most_px. What a touch of it leads to is left to fill in.
Choice more_choices(View *view, int page, int page_count, int most_px);

// The width it needs on every one of so many pages; no more than most_px. 0 for none.
int more_choices_px(View *view, int page_count, int most_px);
