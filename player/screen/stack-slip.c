// The slip of a Stack: a note on a card, with its small print and its buttons below it or beside it. Shown large it has
// the page to itself, and words as large as that lets them be. One that is longer than a page goes on to further ones,
// and its last line stays with its buttons.
#include <assert.h>

#include "page/typesetter.h"
#include "screen/slip-card.h"
#include "screen/stack-private.h"
#include "screen/words.h"

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

// The lines of a slip from one on, in words of a size.
typedef struct SlipRest {
    const StackPart *part;
    int smaller, line;
} SlipRest;

// Sets the lines from one on.
static SlipCard set_rest(const StackDraft *draft, const SlipRest *rest, TextStyle style, int width_px)
{
    View *view = draft->stack->view;
    const StackSlip *slip = &rest->part->slip;
    int count = slip->line_count - rest->line;
    WordsStyle words = {style_colored(style, view->theme.palette->text), view->theme.palette->surface};
    Paragraph *lines = arena_many(view->arena, Paragraph, count);
    for (int i = 0; i < count; i++)
        lines[i] = words_set(view, slip->lines[rest->line + i], words, slip_card_words_px(&view->theme, width_px));
    return (SlipCard){lines, count, slip->is_large};
}

static SlipCard set_card(const StackDraft *draft, const StackPart *part, TextStyle style, int width_px)
{
    return set_rest(draft, &(SlipRest){.part = part}, style, width_px);
}

static bool is_broken(const SlipCard *card)
{
    for (int i = 0; i < card->count; i++)
        if (words_are_broken(&card->lines[i]))
            return true;
    return false;
}

// Some of its lines.
static SlipCard part_of(const SlipCard *card, int first, int after)
{
    return (SlipCard){card->lines + first, after - first, card->is_centered};
}

enum { SIZES = 3 };

// Its words: as the text, or smaller; few on a line, so that these stand closer. Those of a large one are larger.
static TextStyle style_of(const StackDraft *draft, const StackPart *part, int smaller)
{
    const Theme set = stack_draft_sizes(draft), *theme = &set;
    const TextStyle sizes[SIZES] = {style_closer(theme->body, 1.35), theme->label, style_closer(theme->small, 1.3)};
    const TextStyle large[SIZES] = {style_closer(theme->large, 1.25), style_closer(theme->strong_body, 1.25),
                                    style_strong(theme->label)};
    assert(smaller >= 0 && smaller < SIZES);
    return part->slip.is_large ? large[smaller] : sizes[smaller];
}

static void add_card(StackDraft *draft, const StackPart *part, const SlipCard *card, int line)
{
    SlipCard *kept = arena_new(draft->stack->view->arena, SlipCard);
    *kept = *card;
    int height = slip_card_height_px(theme_of(draft), card);
    if (draft->is_trial && (height > draft->stack->column.h || is_broken(card)))
        draft->is_unsound = true;
    Piece piece = {.kind = PIECE_BOX, .height_px = height, .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_SLIP);
    drawn->draw = slip_card_draw;
    drawn->owner = kept;
    drawn->part = line;
    draft->above = part;
}

// ---- below each other

// Its small print and its buttons.
static void add_tail(StackDraft *draft, const StackPart *part)
{
    const StackSlip *slip = &part->slip;
    int first = draft->drawn.count;
    if (slip->print.size) {
        StackPart *print = arena_new(draft->stack->view->arena, StackPart);
        *print = (StackPart){
            .kind = PART_WORDS, .statement = part->statement, .role = WORDS_PRINT, .lines = &slip->print, .count = 1};
        stack_draft_words(draft, print);
    }
    if (part->count)
        stack_draft_buttons(draft, part);
    for (int i = first; i < draft->drawn.count; i++)
        draft->drawn.at[i].part = slip->line_count + i - first;
    draft->above = part;
}

static int tail_px(const StackDraft *draft, const StackPart *part)
{
    StackDraft tail = {.stack = draft->stack, .how = draft->how, .above = part};
    add_tail(&tail, part);
    return stack_draft_px(&tail, 0, tail.pieces.count) + theme_of(draft)->gap_px;
}

static void draft_below(StackDraft *draft, const StackPart *part)
{
    SlipCard card = set_card(draft, part, style_of(draft, part, draft->how.smaller), draft->stack->column.w);
    add_card(draft, part, &card, 0);
    add_tail(draft, part);
}

// ---- beside each other

static int widest_px(const StackDraft *draft, const StackPart *part)
{
    int widest = 0;
    for (int i = 0; i < part->count; i++) {
        int px = control_natural_px(draft->stack->view, &part->controls[i]);
        widest = px > widest ? px : widest;
    }
    return widest;
}

static SlipRow make_beside(const StackDraft *draft, const StackPart *part)
{
    return (SlipRow){.buttons = part->controls,
                     .count = part->count,
                     .width_px = widest_px(draft, part),
                     .button_px = theme_of(draft)->target_px};
}

static int card_width_px(const StackDraft *draft, const SlipRow *beside)
{
    return draft->stack->column.w - beside->width_px - slip_row_gap_px(theme_of(draft));
}

static void add_beside(StackDraft *draft, const StackPart *part, const SlipRow *beside, int height_px)
{
    SlipRow *kept = arena_new(draft->stack->view->arena, SlipRow);
    *kept = *beside;
    Piece piece = {.kind = PIECE_BOX, .height_px = height_px, .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_SLIP);
    drawn->draw = slip_row_draw;
    drawn->owner = kept;
    drawn->controls = part->controls;
    drawn->count = part->count;
    draft->above = part;
}

// Sets them beside the buttons. False: their column would be too narrow.
static bool set_beside(const StackDraft *draft, const SlipRest *rest, SlipRow *beside)
{
    const StackPart *part = rest->part;
    const Stack *stack = draft->stack;
    const Theme *theme = theme_of(draft);
    *beside = make_beside(draft, part);
    int width = card_width_px(draft, beside);
    if (width < stack->column.w / 2 || !part->count)
        return false;
    beside->card = set_rest(draft, rest, style_of(draft, part, rest->smaller), width);
    beside->has_print = part->slip.print.size;
    WordsStyle style = {style_closer(theme->small, 1.35), theme->palette->ground};
    if (beside->has_print)
        beside->print = words_set(stack->view, part->slip.print, style, beside->width_px);
    return !is_broken(&beside->card) && !(beside->has_print && words_are_broken(&beside->print));
}

static void draft_beside(StackDraft *draft, const StackPart *part)
{
    SlipRow beside;
    if (!set_beside(draft, &(SlipRest){part, draft->how.smaller, 0}, &beside)) {
        draft->is_unsound = true;
        draft_below(draft, part);
        return;
    }
    int height = slip_row_height_px(theme_of(draft), &beside);
    if (height > draft->stack->column.h)
        draft->is_unsound = true;
    add_beside(draft, part, &beside, height);
}

// The first piece of the page that the draft has come to.
static int page_first(const StackDraft *draft)
{
    int first = draft->pieces.count;
    if (draft->starts_page)
        return first;
    while (first > 0 && !draft->pieces.at[first - 1].starts_page)
        first--;
    return first > 0 ? first - 1 : 0;
}

// The room below what stands on it already.
static int room_px(const StackDraft *draft, const StackPart *part)
{
    const Stack *stack = draft->stack;
    int first = page_first(draft), count = draft->pieces.count;
    if (first == count)
        return stack->column.h;
    return stack->column.h - stack_draft_px(draft, first, count) - stack_draft_gap_px(draft, part);
}

// ---- page by page

// How many lines, from one on, fit that room.
static int count_fitting(const StackDraft *draft, const SlipCard *card, int first, int room_px)
{
    int after = first;
    while (after < card->count) {
        SlipCard more = part_of(card, first, after + 1);
        if (slip_card_height_px(theme_of(draft), &more) > room_px)
            break;
        after++;
    }
    return after - first;
}

static SlipCard set_whole(const StackDraft *draft, const StackPart *part, int smaller)
{
    return set_card(draft, part, style_of(draft, part, smaller), draft->stack->column.w);
}

// More lines than that room has, each of one line alone: then nothing need be set to know it.
static bool is_hopeless(const StackDraft *draft, const SlipRest *rest, int room_px)
{
    int line_px = style_of(draft, rest->part, rest->smaller).leading_px;
    return (int64_t)(rest->part->slip.line_count - rest->line) * line_px > room_px;
}

// Whether they fit that room with what stands below them or beside them.
static bool rest_fits(const StackDraft *draft, const SlipRest *rest, int room_px)
{
    SlipRow beside;
    if (is_hopeless(draft, rest, room_px))
        return false;
    if (set_beside(draft, rest, &beside))
        return slip_row_height_px(theme_of(draft), &beside) <= room_px;
    SlipCard card = set_rest(draft, rest, style_of(draft, rest->part, rest->smaller), draft->stack->column.w);
    int below = tail_px(draft, rest->part);
    return slip_card_height_px(theme_of(draft), &card) <= room_px - below;
}

static void add_rest(StackDraft *draft, const SlipRest *rest)
{
    SlipRow beside;
    if (set_beside(draft, rest, &beside)) {
        add_beside(draft, rest->part, &beside, slip_row_height_px(theme_of(draft), &beside));
        draft->drawn.at[draft->drawn.count - 1].part = rest->line;
        return;
    }
    SlipCard last = set_rest(draft, rest, style_of(draft, rest->part, rest->smaller), draft->stack->column.w);
    add_card(draft, rest->part, &last, rest->line);
    add_tail(draft, rest->part);
}

static void next_page(StackDraft *draft)
{
    draft->starts_page = true;
    draft->above = NULL;
}

// Where its pages end, and how its words stand.
typedef struct SlipPages {
    const StackPart *part; // with its small print or without
    int smaller;
    int *ends; // the line after each page
    int count;
    bool is_sound; // each line is whole, and the last stands with the buttons
} SlipPages;

// Each page is filled, but a third of what would fit the last but one goes on to the last, with the buttons.
static SlipPages lay_pages(const StackDraft *draft, const StackPart *part, int smaller)
{
    Arena *arena = draft->stack->view->arena;
    SlipCard card = set_whole(draft, part, smaller);
    SlipPages pages = {part, smaller, arena_many(arena, int, card.count + 2), 0, !is_broken(&card)};
    bool is_top = page_first(draft) == draft->pieces.count;
    int line = 0, room = room_px(draft, part), whole = draft->stack->column.h;
    while (!rest_fits(draft, &(SlipRest){part, smaller, line}, room)) {
        int rest = card.count - line, taken = count_fitting(draft, &card, line, room);
        if (is_top && (!taken || rest == 1))
            pages.is_sound = false;
        if (is_top && rest == 1)
            break;
        if (taken == rest)
            taken -= (rest + 2) / 3;
        line += taken || !is_top ? taken : 1;
        pages.ends[pages.count++] = line;
        is_top = true;
        room = whole;
    }
    pages.ends[pages.count++] = card.count;
    return pages;
}

// Few pages before large words, and those before the small print below them; a large one is large first, and goes
// without that.
static SlipPages choose_pages(const StackDraft *draft, const StackPart *part)
{
    bool is_large = part->slip.is_large;
    StackPart *bare = arena_new(draft->stack->view->arena, StackPart);
    *bare = *part;
    bare->slip.print = TEXT("");
    SlipPages best = {0};
    for (int i = is_large ? SIZES : 0; i < 2 * SIZES; i++) {
        SlipPages pages = lay_pages(draft, i < SIZES ? part : bare, i % SIZES);
        bool is_fewer = pages.is_sound && (!best.is_sound || (!is_large && pages.count < best.count));
        if (is_fewer || !best.is_sound) // where none is, the smallest will do
            best = pages;
    }
    return best;
}

static void draft_pages(StackDraft *draft, const StackPart *part)
{
    SlipPages pages = choose_pages(draft, part);
    SlipCard card = set_whole(draft, pages.part, pages.smaller);
    int line = 0;
    for (int i = 0; i + 1 < pages.count; i++) {
        SlipCard some = part_of(&card, line, pages.ends[i]);
        if (some.count)
            add_card(draft, pages.part, &some, line);
        line = pages.ends[i];
        next_page(draft);
    }
    add_rest(draft, &(SlipRest){pages.part, pages.smaller, line});
}

// ---- large

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
    SlipCard card = set_card(draft, part, large_style(draft, size), room.w);
    return !is_broken(&card) && slip_card_height_px(theme_of(draft), &card) <= room.h;
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

// Where the button that makes it small again leaves it larger: below it or beside it. False: it is longer than a page.
static bool draft_large(StackDraft *draft, const StackPart *part)
{
    const Theme *theme = theme_of(draft);
    SlipRow beside = make_beside(draft, part);
    Size below = {draft->stack->column.w, room_px(draft, part) - beside.button_px - theme->gap_px};
    Size aside = {card_width_px(draft, &beside), room_px(draft, part)};
    int size_below = find_large(draft, part, below), size_aside = aside.w > 0 ? find_large(draft, part, aside) : -1;
    bool is_aside = size_aside > size_below;
    int size = is_aside ? size_aside : size_below;
    if (size < 0)
        return false;
    beside.card = set_card(draft, part, large_style(draft, size), is_aside ? aside.w : below.w);
    add_beside(draft, part, &beside, room_px(draft, part));
    if (!is_aside)
        draft->drawn.at[draft->drawn.count - 1].draw = slip_row_draw_below;
    return true;
}

void stack_draft_slip(StackDraft *draft, const StackPart *part)
{
    assert(part->slip.line_count > 0);
    bool is_long = is_hopeless(draft, &(SlipRest){part, SIZES - 1, 0}, draft->stack->column.h);
    if (part->slip.is_large && part->count == 1 && !is_long && draft_large(draft, part))
        return;
    if (draft->is_trial && is_long) {
        draft->is_unsound = true;
        return;
    }
    if (!draft->how.rung || part->slip.is_large)
        draft_pages(draft, part);
    else if (draft->how.columns > 1)
        draft_beside(draft, part);
    else
        draft_below(draft, part);
}
