// The words of a Stack: titles, headings and the like, and panels.
#include "book/phrases.h"
#include "page/typesetter.h"
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

static TextStyle role_style(const StackDraft *draft, WordsRole role)
{
    const Theme sizes = stack_draft_sizes(draft), *theme = &sizes;
    TextStyle styles[] = {
        [WORDS_TITLE] = theme->title,
        [WORDS_CAPTION] = style_strong(theme_of(draft)->least),
        [WORDS_HEADING] = theme->heading,
        [WORDS_PROMPT] = style_closer(theme->strong_body, 1.35),
        [WORDS_NAME] = style_strong(theme->label),
        [WORDS_TURN] = style_strong(style_colored(theme->label, theme->palette->accent)),
        [WORDS_HINT] = draft->how.is_hint && draft->how.is_small
                           ? style_colored(style_closer(theme->small, 1.35), theme->palette->text)
                       : draft->how.is_hint ? theme_of(draft)->label
                                            : style_colored(theme_of(draft)->label, theme->palette->dim), // quiet
        [WORDS_BODY] = theme_of(draft)->body,
        [WORDS_PRINT] = style_closer(theme->small, 1.35),
    };
    enum { LARGER_TEXT_STEP = 4 };
    bool is_larger = theme->preferences.text_step >= LARGER_TEXT_STEP;
    if (role == WORDS_HINT && draft->how.is_fine)
        return style_closer(theme_of(draft)->small, 1.2);
    bool is_least = draft->how.is_crowded || (draft->how.scarcity && (draft->how.is_small || is_larger));
    if (role <= WORDS_PROMPT && (is_least || draft->how.is_low))
        return style_strong(theme_of(draft)->least);
    if (role <= WORDS_PROMPT && (draft->how.is_small || (draft->how.is_level && is_larger)))
        return style_strong(theme->label);
    if (role <= WORDS_PROMPT && (draft->how.is_plain || draft->how.is_level))
        return styles[WORDS_PROMPT];
    return styles[role];
}

static TextStyle style_of(const StackDraft *draft, const StackPart *part)
{
    TextStyle style = role_style(draft, part->role);
    style.language = part->language;
    return style;
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
    return words_keep(stack->view, line, style, width_px(draft, &style.style, stack->column.w - less_px));
}

// Words at the top of a page stand beside the corner that tells the place, unless that costs them a line.
static bool leave_corner(const StackDraft *draft, Text line, WordsStyle style, Paragraph *words)
{
    bool is_at_corner = !draft->above && draft->stack->corner.h;
    *words = set_words(draft, line, style, is_at_corner && !draft->frees_corner ? draft->stack->corner.w : 0);
    if (!is_at_corner || draft->frees_corner || words->line_count == 1)
        return is_at_corner;
    Paragraph whole = set_words(draft, line, style, 0);
    bool costs_line = whole.line_count < words->line_count;
    if (costs_line)
        *words = whole;
    return !costs_line;
}

// A hint has lines of much the same length: no word stands alone in the last one.
static void even_out(const StackDraft *draft, Text line, WordsStyle style, Paragraph *words)
{
    Paragraph even = words_set_evenly(draft->stack->view, line, style, words->width_px);
    even.width_px = words->width_px; // it begins where all words do
    *words = even;
}

// ---- whose turn it is, in the line of the heading

static bool is_heading(const StackPart *part)
{
    return part->kind == PART_WORDS && part->role <= WORDS_PROMPT;
}

static bool says_turn(const StackPart *part)
{
    return part->kind == PART_WORDS && part->role == WORDS_TURN;
}

// The heading with whose turn it is before it; its own words where nothing says that.
static Text with_turn(const StackDraft *draft, const StackPart *heading)
{
    Text words = heading->lines[0];
    if (!draft->joins_turn || heading == draft->stack->parts.at || !says_turn(heading - 1))
        return words;
    const View *view = draft->stack->view;
    return phrase_pair(view->arena, view->book->phrases, PHRASE_BESIDE, (Text[]){heading[-1].lines[0], words});
}

// Sets a heading, with whose turn it is where that costs no line. True: it leaves the corner free.
static bool set_heading(const StackDraft *draft, const StackPart *part, WordsStyle style, Paragraph *words)
{
    Text both = with_turn(draft, part);
    bool leaves_corner = leave_corner(draft, part->lines[0], style, words);
    if (both.size == part->lines[0].size)
        return leaves_corner;
    Paragraph joined;
    bool joined_leaves = leave_corner(draft, both, style, &joined);
    bool is_as_short = joined.line_count <= words->line_count && joined_leaves == leaves_corner;
    if (!is_as_short)
        return leaves_corner;
    *words = joined;
    return joined_leaves;
}

bool stack_is_joined(const StackDraft *draft, const StackPart *part)
{
    const Stack *stack = draft->stack;
    const StackPart *heading = part + 1, *end = stack->parts.at + stack->parts.count;
    if (!draft->joins_turn || !says_turn(part) || heading == end || !is_heading(heading))
        return false;
    Paragraph words;
    WordsStyle style = {style_of(draft, heading), stack->view->theme.palette->ground};
    set_heading(draft, heading, style, &words);
    return draft->how.is_plain || words.passage.text.size != heading->lines[0].size;
}

static const Context *context_of(WordsRole role)
{
    static const Context title = {.kind = CONTEXT_HEADING, .number = 1},
                         heading = {.kind = CONTEXT_HEADING, .number = 2};
    return role <= WORDS_CAPTION ? &title : role == WORDS_HEADING ? &heading : NULL;
}

// A title with a button at the end of its line.
static void draft_title(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    const Control *button = part->controls;
    WordsStyle style = {style_of(draft, part), view->theme.palette->ground};
    int *width_px = arena_new(view->arena, int);
    *width_px = control_natural_px(view, button);
    Paragraph *words = arena_new(view->arena, Paragraph);
    *words = words_set(view, part->lines[0], style, draft->stack->column.w - *width_px - view->theme.gap_px);
    words->passage.context = context_of(part->role);
    int words_px = paragraph_height_px(words);
    int button_px = control_height_px(view, button, *width_px, draft->stack->column.h);
    Piece piece = {.kind = PIECE_BOX, .height_px = words_px > button_px ? words_px : button_px, .keep_with_next = true};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_TITLE);
    drawn->words = words;
    drawn->controls = button;
    drawn->count = 1;
    drawn->widths_px = width_px;
    draft->above = part;
}

void stack_draft_words(StackDraft *draft, const StackPart *part)
{
    if (part->controls) {
        draft_title(draft, part);
        return;
    }
    View *view = draft->stack->view;
    WordsStyle style = {style_of(draft, part), view->theme.palette->ground};
    Paragraph *words = arena_new(view->arena, Paragraph);
    bool leaves_corner =
        is_heading(part) ? set_heading(draft, part, style, words) : leave_corner(draft, part->lines[0], style, words);
    if (part->role == WORDS_HINT && words->line_count > 1)
        even_out(draft, part->lines[0], style, words);
    words->passage.context = context_of(part->role);
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

// ---- running text as a hint

// Words alone: nothing in it leads anywhere or is set apart.
static bool is_plain(const Block *block)
{
    return block->kind == BLOCK_PARAGRAPH && !block->span_count && block->text.size && !block->language.size;
}

void stack_draft_hint(StackDraft *draft, const StackPart *part)
{
    enum { LINES_MOST = 2, SMALL_LINES_MOST = 3 };
    const Flow *flow = &part->flow;
    int before = draft->pieces.count;
    for (int i = 0; i < flow->count; i++) {
        const Block *block = &flow->blocks[i];
        if (!stack_shows(draft->stack, block->when))
            continue;
        if (!is_plain(block)) {
            draft->is_unsound = true;
            return;
        }
        StackPart *hint = arena_new(draft->stack->view->arena, StackPart);
        *hint = (StackPart){
            .kind = PART_WORDS, .statement = part->statement, .role = WORDS_HINT, .lines = &block->text, .count = 1};
        stack_draft_words(draft, hint);
    }
    if (draft->pieces.count - before > (draft->how.is_small ? SMALL_LINES_MOST : LINES_MOST))
        draft->is_unsound = true;
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
