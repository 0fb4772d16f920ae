// The pieces that the parts of a Stack become: what all kinds of parts share.
#include "book/phrases.h"
#include "screen/stack-private.h"

static bool condition_holds(const void *owner, const Condition *condition)
{
    const Stack *stack = owner;
    return answers_hold(stack->view->answers, stack->exercise, condition);
}

bool stack_shows(const Stack *stack, const Condition *when)
{
    return !when || !stack->exercise || condition_holds(stack, when);
}

bool stack_is_calm(const Stack *stack)
{
    return stack->view->theme.preferences.is_calm && !stack->view->staff;
}

enum { REACH_PERCENT = 60 }; // of the glass, from below: controls stand there in reach mode

int stack_low_px(const Stack *stack)
{
    const Theme *theme = &stack->view->theme;
    int low = stack->column.y + stack->column.h - theme->glass.height_px * (100 - REACH_PERCENT) / 100;
    bool is_asked = theme->preferences.is_low && !glass_is_small(&theme->glass);
    return is_asked && low < stack->column.h && low > theme->target_px ? low : 0;
}

// With closer lines, where these are asked for: by as much of them, however far apart the visitor wants them.
static Theme theme_for_pages(const Stack *stack)
{
    enum { CLOSE_PERCENT = 86 };
    Theme theme = stack->view->theme;
    TextStyle *const styles[] = {&theme.body, &theme.strong_body};
    for (size_t i = 0; stack->is_close && i < sizeof styles / sizeof *styles; i++) {
        double close_px = styles[i]->leading_px * CLOSE_PERCENT / 100.0;
        *styles[i] = style_closer(*styles[i], close_px / styles[i]->font.size_px);
    }
    return theme;
}

PagesSpec stack_pages_spec(const Stack *stack)
{
    const View *view = stack->view;
    Text own = view->book ? view->book->language : TEXT("en"), language = stack->language;
    return (PagesSpec){
        .width_px = stack->column.w,
        .height_px = stack->column.h,
        .is_calm = stack_is_calm(stack),
        .is_filled = stack->is_filled,
        .corner = stack->corner,
        .controls_px = stack_low_px(stack),
        .theme = theme_for_pages(stack),
        .language = language.size ? language : own,
        .phrases = view->book ? view->book->phrases : NULL,
        .direction = language.size ? book_direction(view->book, language) : view->theme.direction,
        .quiet_riders = stack->quiet_riders,
        .quiet_count = stack->quiet_count,
        .holds = stack->exercise ? condition_holds : NULL,
        .owner = stack,
    };
}

uint32_t stack_version(const Stack *stack)
{
    return stack->exercise ? stack->view->answers->changes : 0;
}

// ---- pieces

static const Theme *theme_of(const StackDraft *draft)
{
    return &draft->stack->view->theme;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

StackPiece *stack_draft_piece(StackDraft *draft, const StackPart *part, Piece piece, StackPieceKind kind)
{
    Arena *arena = draft->stack->view->arena;
    piece.starts_page = draft->starts_page;
    piece.is_control = kind == STACK_PIECE_LANDING || kind == STACK_PIECE_CARD || kind == STACK_PIECE_ROW ||
                       kind == STACK_PIECE_BUTTONS;
    if (piece.height_px > draft->stack->column.h)
        piece.height_px = draft->stack->column.h;
    draft->starts_page = false;
    *array_push(arena, &draft->pieces) = piece;
    StackPiece *drawn = array_push(arena, &draft->drawn);
    *drawn = (StackPiece){.kind = kind, .statement = part->statement};
    return drawn;
}

void stack_draft_add(StackDraft *draft, const StackDraft *more)
{
    Arena *arena = draft->stack->view->arena;
    for (int i = 0; i < more->pieces.count; i++) {
        *array_push(arena, &draft->pieces) = more->pieces.at[i];
        *array_push(arena, &draft->drawn) = more->drawn.at[i];
    }
    if (more->turn_count > draft->turn_count)
        draft->turn_count = more->turn_count;
    draft->frees_corner = draft->frees_corner || more->frees_corner;
    draft->turn_statement = more->turn_statement ? more->turn_statement : draft->turn_statement;
}

// ---- gaps, by one rule: words that belong together stand close, what is touched stands apart

bool stack_announces(const StackPart *part)
{
    return part->kind == PART_WORDS && part->role < WORDS_BODY;
}

static int gap_below_words_px(const StackDraft *draft, const StackPart *part)
{
    int gap = theme_of(draft)->gap_px;
    bool is_close = draft->how.is_tight;
    switch (draft->above->role) {
    case WORDS_TITLE:
    case WORDS_CAPTION:
        return is_close ? gap / 3 : gap / 2;
    case WORDS_HEADING:
    case WORDS_PROMPT:
        return part->kind == PART_WORDS || part->kind == PART_FLOW ? gap / 4 : is_close ? gap / 3 : gap * 3 / 4;
    case WORDS_NAME:
    case WORDS_TURN:
        return gap / 4;
    case WORDS_HINT:
        if (draft->how.is_hint && draft->how.is_small) // a whole instruction
            return gap * 3 / 4;
        return is_close ? gap / 4 : gap / 2;
    case WORDS_BODY:
    case WORDS_PRINT:
        break;
    }
    return part->kind == PART_WORDS ? gap / 3 : gap;
}

int stack_draft_gap_px(const StackDraft *draft, const StackPart *part)
{
    int gap = theme_of(draft)->gap_px;
    if (!draft->above)
        return 0;
    if (draft->above->kind == PART_WORDS)
        return gap_below_words_px(draft, part);
    if (part->kind == PART_WORDS && !stack_announces(part))
        return gap * 2 / 3;
    bool is_same = part == draft->above; // a row below a row
    return is_same || part->kind == PART_FLOW || draft->how.is_tight ? gap : gap * 4 / 3;
}

// ---- cards

// Leaves two lines of the flow below it where it can; a target's height and its words come first.
static int head_height_px(const StackDraft *draft, const Control *head)
{
    Stack *stack = draft->stack;
    const Theme *theme = &stack->view->theme;
    int height = 0;
    for (int lines = 2; lines >= 0; lines--) {
        int limit = stack->column.h - lines * theme->body.leading_px - theme->edge_px;
        height = control_height_px(stack->view, head, stack->column.w, limit > 1 ? limit : 1);
        if (height < limit)
            break;
    }
    return larger(height, theme->target_px);
}

StackPiece *stack_draft_card(StackDraft *draft, const StackPart *part, const Control *head, Flow flow)
{
    bool is_framed = part->kind != PART_OPEN_CARD; // a text of several pages would seem to end on each of them
    Piece piece = {.kind = PIECE_FLOW,
                   .flow = flow,
                   .is_framed = is_framed,
                   .is_together = draft->how.rung > 0,
                   .head_px = head ? head_height_px(draft, head) : 0,
                   .pad_px = theme_of(draft)->edge_px * (draft->how.is_tight ? 2 : 3) / 3,
                   .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, head ? STACK_PIECE_CARD : STACK_PIECE_FLOW);
    drawn->controls = head;
    drawn->is_frameless = !is_framed;
    drawn->count = head ? 1 : 0;
    return drawn;
}

// ---- controls

// What stands a line each, side by side.
static Text in_one_line(const View *view, Text lines)
{
    Text words = TEXT("");
    size_t from = 0;
    for (size_t at = 0; at <= lines.size; at++) {
        if (at < lines.size && lines.at[at] != '\n')
            continue;
        Text line = text_slice(lines, from, at);
        words = from ? phrase_pair(view->arena, view->book->phrases, PHRASE_BESIDE, (Text[]){words, line}) : line;
        from = at + 1;
    }
    return words;
}

Control stack_draft_control(const StackDraft *draft, const Control *control)
{
    unsigned parts = draft->how.is_brief ? CONTROL_PICTURE | (control->print.size ? CONTROL_DETAIL : 0) : 0;
    if (draft->how.is_plain)
        parts = CONTROL_PICTURE | CONTROL_PRINT | (control->is_whole && draft->how.scarcity < 2 ? 0 : CONTROL_DETAIL);
    Control copy = control_without(control, parts);
    if (draft->how.is_tight && text_find(copy.detail, TEXT("\n"), 0) < copy.detail.size)
        copy.detail = in_one_line(draft->stack->view, copy.detail);
    copy.is_tight = draft->how.is_tight;
    copy.is_generous = draft->how.is_generous;
    bool is_item = control->look == LOOK_CARD && !control->icon;
    bool is_modest = (draft->how.is_tight && control->print.size) || (draft->how.is_modest && control->detail.size);
    copy.is_modest = copy.is_modest || (is_item && is_modest);
    copy.is_lifted = draft->how.is_lifted;
    copy.is_modest = copy.is_modest || (copy.is_lifted && draft->how.is_modest);
    copy.is_small = draft->how.is_small;
    copy.is_small = copy.is_small || (draft->how.is_crowded && control->look == LOOK_BUTTON);
    return copy;
}

// In a narrow column its words stand on one line, in a wider one, and in a button or a card of modest words or below
// its icon that is set close, on two at most; and whole.
bool stack_draft_is_roomy(const StackDraft *draft, const Control *control, int width_px)
{
    View *view = draft->stack->view;
    bool is_wide = width_px >= view->theme.body.font.size_px * 9; // for some twelve letters beside its figure
    bool is_low = control->is_modest || control->is_lifted || control->look == LOOK_BUTTON;
    int lines = draft->how.is_crowded ? 3 : is_wide || (control->is_tight && is_low) ? 2 : 1;
    return control_is_roomy(view, control, width_px) && control_natural_px(view, control) <= width_px * lines;
}

// ---- heights, and pages

static PagesSpec spec_of(const StackDraft *draft, int first, int after)
{
    PagesSpec spec = stack_pages_spec(draft->stack);
    spec.pieces = draft->pieces.at + first;
    spec.piece_count = after - first;
    return spec;
}

PageCounts stack_draft_pages(const StackDraft *draft)
{
    const Stack *stack = draft->stack;
    PagesSpec spec = spec_of(draft, 0, draft->pieces.count);
    return layouts_page_counts(stack->view->layouts, &spec, stack_version(stack));
}

int stack_draft_px(const StackDraft *draft, int first, int after)
{
    const Stack *stack = draft->stack;
    PagesSpec spec = spec_of(draft, first, after);
    spec.is_calm = false;
    return layouts_stacked_px(stack->view->layouts, &spec, stack_version(stack));
}
