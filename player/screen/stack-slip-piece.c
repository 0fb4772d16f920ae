// What a slip is drafted from: its words on a card, and what stands below that.
#include "screen/stack-slip.h"

#include <assert.h>

#include "screen/words.h"

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

SlipCard stack_slip_set(const StackDraft *draft, const StackPart *part, TextStyle style, int width_px)
{
    View *view = draft->stack->view;
    const StackSlip *slip = &part->slip;
    WordsStyle words = {style_colored(style, view->theme.palette->text), view->theme.palette->surface};
    words.style.language = slip->language;
    Paragraph *lines = arena_many(view->arena, Paragraph, slip->line_count);
    for (int i = 0; i < slip->line_count; i++)
        lines[i] = words_keep(view, slip->lines[i], words, slip_card_words_px(&view->theme, width_px));
    SlipCard card = slip_card_of(lines, slip->line_count);
    card.is_centered = slip->is_large;
    return card;
}

bool stack_slip_is_broken(const SlipCard *card)
{
    for (int i = 0; i < card->count; i++)
        if (words_are_broken(&card->lines[i]))
            return true;
    return false;
}

// Few words stand on a line, so that these stand closer.
TextStyle stack_slip_style(const StackDraft *draft, const StackPart *part, int smaller)
{
    const Theme set = stack_draft_sizes(draft), *theme = &set;
    const TextStyle sizes[SLIP_SIZES] = {style_closer(theme->body, 1.35), theme->label,
                                         style_closer(theme->small, 1.3)};
    const TextStyle large[SLIP_SIZES] = {style_closer(theme->large, 1.25), style_closer(theme->strong_body, 1.25),
                                         style_strong(theme->label)};
    assert(smaller >= 0 && smaller < SLIP_SIZES);
    return part->slip.is_large ? large[smaller] : sizes[smaller];
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

int stack_slip_room_px(const StackDraft *draft, const StackPart *part)
{
    const Stack *stack = draft->stack;
    int first = page_first(draft), count = draft->pieces.count;
    if (first == count)
        return stack->column.h;
    return stack->column.h - stack_draft_px(draft, first, count) - stack_draft_gap_px(draft, part);
}

// ---- below each other

void stack_slip_add_card(StackDraft *draft, const StackPart *part, const SlipCard *card)
{
    SlipCard *kept = arena_new(draft->stack->view->arena, SlipCard);
    *kept = *card;
    int height = slip_card_height_px(theme_of(draft), card);
    if (draft->is_trial && (height > draft->stack->column.h || stack_slip_is_broken(card)))
        draft->is_unsound = true;
    Piece piece = {.kind = PIECE_BOX, .height_px = height, .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_SLIP);
    drawn->draw = slip_card_draw;
    drawn->owner = kept;
    drawn->part = slip_card_bytes_before(card);
    draft->above = part;
}

static TextStyle print_style(const StackDraft *draft)
{
    return style_closer(theme_of(draft)->small, 1.35);
}

Paragraph stack_slip_set_print(const StackDraft *draft, Text print, int width_px)
{
    WordsStyle style = {print_style(draft), theme_of(draft)->palette->ground};
    return words_set(draft->stack->view, print, style, width_px);
}

void stack_slip_add_print(StackDraft *draft, const StackPart *part, Text print)
{
    Arena *arena = draft->stack->view->arena;
    Text *words = arena_new(arena, Text);
    StackPart *said = arena_new(arena, StackPart);
    *words = print;
    *said =
        (StackPart){.kind = PART_WORDS, .statement = part->statement, .role = WORDS_PRINT, .lines = words, .count = 1};
    int first = draft->drawn.count, at = first ? draft->drawn.at[first - 1].part : 0;
    stack_draft_words(draft, said);
    for (int i = first; i < draft->drawn.count; i++)
        draft->drawn.at[i].part = at;
}

// The buttons with the print beside them; without one, and at the end of their row, where it has no room there.
static Paragraph *set_beside_buttons(const StackDraft *draft, const StackPiece *row, Text print)
{
    enum { LETTERS_LEAST = 10 };
    View *view = draft->stack->view;
    int width = draft->stack->column.w - slip_row_gap_px(&view->theme);
    for (int i = 0; i < row->count; i++)
        width -= row->widths_px[i] + view->theme.gap_px;
    if (!print.size || width * 2 < print_style(draft).font.size_px * LETTERS_LEAST)
        return NULL;
    Paragraph *words = arena_new(view->arena, Paragraph);
    *words = stack_slip_set_print(draft, print, width);
    return words_are_broken(words) ? NULL : words;
}

static int stacked_px(const StackDraft *draft)
{
    return stack_draft_px(draft, 0, draft->pieces.count);
}

typedef struct SlipTail {
    StackDraft draft;
    int button_px; // of its row of buttons
    bool is_beside;
} SlipTail;

// Both forms, and of these the lower one.
static SlipTail make_tail(const StackDraft *draft, const StackPart *part, Text print)
{
    SlipTail tail = {.draft = {.stack = draft->stack, .how = draft->how, .above = part}};
    StackDraft stacked = tail.draft;
    if (!part->count) {
        if (print.size)
            stack_slip_add_print(&tail.draft, part, print);
        return tail;
    }
    stack_draft_buttons(&tail.draft, part);
    tail.button_px = tail.draft.pieces.at[0].height_px;
    if (!print.size)
        return tail;
    Paragraph *words = tail.draft.pieces.count == 1 ? set_beside_buttons(draft, tail.draft.drawn.at, print) : NULL;
    if (words && paragraph_height_px(words) > tail.button_px)
        tail.draft.pieces.at[0].height_px = paragraph_height_px(words);
    stack_slip_add_print(&stacked, part, print);
    stack_draft_buttons(&stacked, part);
    tail.is_beside = words && stacked_px(&tail.draft) <= stacked_px(&stacked);
    if (tail.is_beside)
        tail.draft.drawn.at[0].words = words;
    else
        tail.draft = stacked;
    return tail;
}

void stack_slip_add_tail(StackDraft *draft, const StackPart *part, Text print)
{
    int first = draft->drawn.count, at = first ? draft->drawn.at[first - 1].part : 0;
    SlipTail tail = make_tail(draft, part, print);
    stack_draft_add(draft, &tail.draft);
    for (int i = first; i < draft->drawn.count; i++)
        draft->drawn.at[i].part = at;
    draft->above = part;
}

int stack_slip_tail_px(const StackDraft *draft, const StackPart *part, Text print)
{
    SlipTail tail = make_tail(draft, part, print);
    return tail.draft.pieces.count ? stacked_px(&tail.draft) + tail.draft.pieces.at[0].gap_px : 0;
}

bool stack_slip_tail_is_low(const StackDraft *draft, const StackPart *part, Text print)
{
    SlipTail tail = make_tail(draft, part, print);
    return tail.is_beside && tail.draft.pieces.at[0].height_px * 4 <= tail.button_px * 5;
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

SlipRow stack_slip_beside(const StackDraft *draft, const StackPart *part)
{
    return (SlipRow){.buttons = part->controls,
                     .count = part->count,
                     .width_px = widest_px(draft, part),
                     .button_px = theme_of(draft)->target_px};
}

int stack_slip_beside_px(const StackDraft *draft, const SlipRow *beside)
{
    return draft->stack->column.w - beside->width_px - slip_row_gap_px(theme_of(draft));
}

void stack_slip_add_beside(StackDraft *draft, const StackPart *part, const SlipRow *beside, int height_px)
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
