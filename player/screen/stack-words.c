// The words of a Stack: titles, headings and the like, and panels.
#include "screen/stack-private.h"
#include "screen/words.h"

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

Theme stack_draft_sizes(const StackDraft *draft)
{
    return draft->how.is_generous && draft->how.rung ? theme_generous(theme_of(draft)) : *theme_of(draft);
}

static TextStyle style_of(const StackDraft *draft, WordsRole role)
{
    const Theme sizes = stack_draft_sizes(draft), *theme = &sizes;
    TextStyle styles[] = {
        [WORDS_TITLE] = theme->title,
        [WORDS_HEADING] = theme->heading,
        [WORDS_PROMPT] = style_closer(theme->strong_body, 1.35),
        [WORDS_NAME] = style_strong(theme->label),
        [WORDS_TURN] = style_strong(style_colored(theme->label, theme->palette->accent)),
        [WORDS_HINT] = style_colored(theme_of(draft)->label, theme->palette->dim), // quiet, and on one line
        [WORDS_BODY] = theme_of(draft)->body,
        [WORDS_PRINT] = style_closer(theme->small, 1.35),
    };
    if (role <= WORDS_PROMPT && (draft->how.is_small || (draft->how.a_turn && draft->how.scarcity)))
        return style_strong(theme->label);
    if (role <= WORDS_PROMPT && draft->how.is_plain)
        return styles[WORDS_PROMPT];
    return styles[role];
}

// How wide words stand in so much room.
static int width_px(const StackDraft *draft, const TextStyle *style, int room_px)
{
    int measure = theme_measure_px(theme_of(draft), style);
    return room_px < measure ? room_px : measure;
}

static Paragraph set_words(const StackDraft *draft, Text line, WordsStyle style, int less_px)
{
    const Stack *stack = draft->stack;
    return words_set(stack->view, line, style, width_px(draft, &style.style, stack->column.w - less_px));
}

// Words at the top of a page stand beside the corner that tells the place, unless that costs them a line.
static bool leave_corner(const StackDraft *draft, Text line, WordsStyle style, Paragraph *words)
{
    bool is_at_corner = !draft->above && draft->stack->corner.h;
    *words = set_words(draft, line, style, is_at_corner ? draft->stack->corner.w : 0);
    if (!is_at_corner || words->line_count == 1)
        return is_at_corner;
    Paragraph whole = set_words(draft, line, style, 0);
    bool costs_line = whole.line_count < words->line_count;
    if (costs_line)
        *words = whole;
    return !costs_line;
}

void stack_draft_words(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    WordsStyle style = {style_of(draft, part->role), view->theme.palette->ground};
    Paragraph *words = arena_new(view->arena, Paragraph);
    bool leaves_corner = leave_corner(draft, part->lines[0], style, words);
    for (int i = 0; i < words->line_count; i++) {
        Piece piece = {.kind = PIECE_BOX,
                       .height_px = style.style.leading_px,
                       .gap_px = i ? 0 : stack_draft_gap_px(draft, part),
                       .leaves_corner = !i && leaves_corner,
                       .keep_with_next = stack_announces(part) || i + 1 < words->line_count};
        StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_LINE);
        drawn->words = words;
        drawn->line = i;
        drawn->part = (int)words->lines[i].start;
    }
    draft->above = part;
}

// Small print, but not dim: on a tint that would be too faint.
void stack_draft_panel(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    const Theme *theme = theme_of(draft);
    WordsStyle style = {style_colored(style_closer(theme->small, 1.35), theme->palette->text), theme->palette->soft};
    Paragraph *words = arena_new(view->arena, Paragraph);
    *words = words_set(view, part->lines[0], style,
                       width_px(draft, &style.style, draft->stack->column.w - 2 * theme->edge_px));
    Piece piece = {
        .kind = PIECE_BOX, .height_px = stack_piece_panel_px(theme, words), .gap_px = stack_draft_gap_px(draft, part)};
    stack_draft_piece(draft, part, piece, STACK_PIECE_PANEL)->words = words;
    draft->above = part;
}
