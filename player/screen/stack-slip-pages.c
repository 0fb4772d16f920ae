// A slip that is longer than a page goes on to further ones. Its buttons stand with its first words: what shows it
// large is at hand where it begins, and shows it from there. Its small print stands beside them, or below its last
// words.
#include "screen/stack-slip.h"
#include "screen/words.h"

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

// Where its pages end, and how its words stand.
typedef struct SlipPages {
    int smaller;
    int *ends; // the row of words after each page
    int count;
    bool is_sound;     // each word is whole, and each page holds some
    bool prints_below; // the small print stands on the last page, and takes
    int print_px;      // so much of it
} SlipPages;

static SlipCard set_card(const StackDraft *draft, const StackPart *part, int smaller)
{
    return stack_slip_set(draft, part, stack_slip_style(draft, part, smaller), draft->stack->column.w);
}

static Text print_beside(const StackPart *part, const SlipPages *pages)
{
    return pages->prints_below ? TEXT("") : part->slip.print;
}

// What small print takes below a card.
static int print_px(const StackDraft *draft, const StackPart *part)
{
    StackDraft print = {.stack = draft->stack, .how = draft->how, .above = part};
    stack_slip_add_print(&print, part, part->slip.print);
    return stack_draft_px(&print, 0, print.pieces.count) + print.pieces.at[0].gap_px;
}

// A third of the rows that are left for the last page; not all of them.
static int leave_some(const SlipCard *rest)
{
    int count = rest->after - rest->first, after = rest->after - (count + 2) / 3;
    return after > rest->first ? slip_card_line_end(rest, after) : after;
}

// Where a page with room for that much of the rest ends. Small print still to come stands below words.
static int find_end(const StackDraft *draft, SlipPages *pages, const SlipCard *rest, int room_px)
{
    int after = slip_card_fit(theme_of(draft), rest, room_px);
    if (after == rest->first) {
        pages->is_sound = false;
        return after + 1;
    }
    bool is_last = pages->count > 0 && slip_card_fit(theme_of(draft), rest, room_px - pages->print_px) == rest->after;
    bool is_short = pages->prints_below && after == rest->after && !is_last;
    int fewer = is_short ? leave_some(rest) : after;
    return fewer > rest->first ? fewer : after;
}

static SlipPages lay_pages(const StackDraft *draft, const StackPart *part, int smaller)
{
    SlipCard rest = set_card(draft, part, smaller);
    SlipPages pages = {.smaller = smaller, .is_sound = !stack_slip_is_broken(&rest)};
    pages.ends = arena_many(draft->stack->view->arena, int, rest.after);
    pages.prints_below = part->slip.print.size && !stack_slip_tail_is_low(draft, part, part->slip.print);
    pages.print_px = pages.prints_below ? print_px(draft, part) : 0;
    int room = stack_slip_room_px(draft, part) - stack_slip_tail_px(draft, part, print_beside(part, &pages));
    while (rest.first < rest.after) {
        slip_card_go_on(&rest, find_end(draft, &pages, &rest, room));
        pages.ends[pages.count++] = rest.first;
        room = draft->stack->column.h;
    }
    return pages;
}

// Few pages before large words, and these before all of the small print; a large one is large first.
static SlipPages choose_pages(const StackDraft *draft, StackPart *part)
{
    SlipPages best = {0};
    const Text prints[] = {part->slip.print, part->slip.brief_print};
    Text print = prints[0];
    for (int i = 0; i < SLIP_SIZES * (prints[0].size ? 2 : 1); i++) {
        part->slip.print = prints[i / SLIP_SIZES];
        SlipPages pages = lay_pages(draft, part, i % SLIP_SIZES);
        bool is_fewer = pages.is_sound && (!best.is_sound || (!part->slip.is_large && pages.count < best.count));
        if (!is_fewer && best.is_sound) // where none is, the smallest will do
            continue;
        best = pages;
        print = part->slip.print;
    }
    part->slip.print = print;
    return best;
}

static void start_page(StackDraft *draft)
{
    draft->starts_page = true;
    draft->above = NULL;
}

void stack_slip_pages(StackDraft *draft, const StackPart *part)
{
    StackPart *said = arena_new(draft->stack->view->arena, StackPart);
    *said = *part;
    if (part->slip.is_large)
        said->slip.print = TEXT("");
    SlipPages pages = choose_pages(draft, said);
    SlipCard card = set_card(draft, said, pages.smaller);
    for (int i = 0; i < pages.count; i++) {
        card.after = pages.ends[i];
        stack_slip_add_card(draft, said, &card);
        slip_card_go_on(&card, card.after);
        if (i == 0)
            stack_slip_add_tail(draft, said, print_beside(said, &pages));
        if (i + 1 < pages.count)
            start_page(draft);
    }
    if (pages.prints_below)
        stack_slip_add_print(draft, said, said->slip.print);
    draft->above = part;
}
