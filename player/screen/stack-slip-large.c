// A slip that is shown large, for somebody else to read: it has the page to itself, and words as large as that lets
// them be.
#include "screen/stack-slip.h"

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

// Capitals against those of the text, in tenths.
static const int large_tenths[] = {8, 9, 10, 11, 12, 13, 15, 17, 19, 21, 24, 27, 30, 34, 38, 43, 48, 54, 60};
enum { LARGE_SIZES = sizeof large_tenths / sizeof *large_tenths };

static TextStyle large_style(const StackDraft *draft, int size)
{
    const View *view = draft->stack->view;
    return theme_display(&view->theme, view->typesetter->metrics, large_tenths[size] / 10.0);
}

static bool large_fits(const StackDraft *draft, const StackPart *part, int size, Size room)
{
    SlipCard card = stack_slip_set(draft, part, large_style(draft, size), room.w);
    return !stack_slip_is_broken(&card) && slip_card_height_px(theme_of(draft), &card) <= room.h;
}

// The largest size with which it fits the room; -1: none does.
static int search_large(const StackDraft *draft, const StackPart *part, Size room)
{
    int least = -1, most = LARGE_SIZES;
    while (most - least > 1) {
        int middle = (least + most) / 2;
        *(large_fits(draft, part, middle, room) ? &least : &most) = middle;
    }
    return least;
}

static int find_large(const StackDraft *draft, const StackPart *part, Size room)
{
    View *view = draft->stack->view;
    uint64_t key = hash_number(hash_number(view_key(view, PLAN_SLIP), room.w), room.h);
    for (int i = 0; i < part->slip.line_count; i++)
        key = hash_text(hash_number(key, i), part->slip.lines[i]);
    bool is_new;
    int *size = plans_find(layouts_plans(view->layouts), key, sizeof *size, &is_new);
    if (is_new)
        *size = search_large(draft, part, room);
    return *size;
}

// The button that makes it small again stands where it leaves the note larger: below it or beside it.
bool stack_slip_large(StackDraft *draft, const StackPart *part)
{
    const Theme *theme = theme_of(draft);
    SlipRow beside = stack_slip_beside(draft, part);
    Size below = {draft->stack->column.w, stack_slip_room_px(draft, part) - beside.button_px - theme->gap_px};
    Size aside = {stack_slip_beside_px(draft, &beside), stack_slip_room_px(draft, part)};
    int size_below = find_large(draft, part, below), size_aside = aside.w > 0 ? find_large(draft, part, aside) : -1;
    bool is_aside = size_aside > size_below;
    int size = is_aside ? size_aside : size_below;
    if (size < 0)
        return false;
    beside.card = stack_slip_set(draft, part, large_style(draft, size), is_aside ? aside.w : below.w);
    stack_slip_add_beside(draft, part, &beside, stack_slip_room_px(draft, part));
    if (!is_aside)
        draft->drawn.at[draft->drawn.count - 1].draw = slip_row_draw_below;
    return true;
}
