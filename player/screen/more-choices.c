#include "screen/more-choices.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/choice-cell.h"

// Two lines of words need less of a row than one, where a target is high enough for them.
static int more_px(View *view, const Choice *more)
{
    return choice_cell_least_px(view, more, choice_cell_lines(view, more) > 1 ? 2 : 1);
}

Choice more_choices(View *view, int page, int page_count, int most_px)
{
    assert(page >= 0 && page < page_count);
    const int numbers[] = {page + 1, page_count};
    Choice more = {.label = phrase_numbers(view->arena, view->book->phrases, PHRASE_MORE_CHOICES_OF, numbers),
                   .fill = view->theme.palette->surface,
                   .ink = view->theme.palette->text,
                   .action = {.kind = ACTION_PAGE},
                   .is_way = true};
    more.shown = more.label;
    for (int step = TEXT_STEP_MOST; step >= TEXT_STEP_LEAST; step--) {
        more.style = more.small = choices_small_style(view, step);
        if (more_px(view, &more) <= most_px)
            break;
    }
    return more;
}

int more_choices_px(View *view, int page_count, int most_px)
{
    int widest = 0;
    for (int page = 0; page < page_count; page++) {
        Choice more = more_choices(view, page, page_count, most_px);
        int px = more_px(view, &more);
        widest = px > widest ? px : widest;
    }
    return widest < most_px ? widest : most_px;
}
