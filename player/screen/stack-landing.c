// The landing of a Stack: a row below the last words, or a page of its own.
#include "screen/stack-private.h"
#include "screen/words.h"

// How the cards stand in one of its forms.
typedef struct LandingForm {
    int count, columns, height_px; // of the cards with the gaps between them
    bool is_generous, is_tight, is_modest, is_small, is_plain, is_bare, has_no_icons; // bare: without the heading
    bool is_slim; // the icon stands in small print with the kind, below the label
    bool is_sound;
} LandingForm;

static Control card_in(const LandingForm *form, const Control *card)
{
    Control copy = control_without(card, form->is_plain ? CONTROL_DETAIL | CONTROL_PRINT : 0);
    copy.is_generous = form->is_generous;
    copy.is_tight = form->is_tight;
    copy.is_modest = form->is_modest;
    copy.is_small = form->is_small;
    if (form->has_no_icons)
        copy.icon = ICON_NONE;
    return form->is_slim ? control_slim(&copy) : copy;
}

static int form_column_px(const StackDraft *draft, const LandingForm *form)
{
    return stack_piece_column_px(&draft->stack->view->theme, draft->stack->column.w, form->columns);
}

static void measure_form(const StackDraft *draft, const Control *cards, LandingForm *form)
{
    View *view = draft->stack->view;
    int gap = view->theme.gap_px, row_px = 0, width = form_column_px(draft, form);
    form->is_sound = true;
    form->height_px = -gap;
    for (int i = 0; i < form->count; i++) {
        Control card = card_in(form, &cards[i]);
        int px = control_height_px(view, &card, width, draft->stack->column.h);
        row_px = px > row_px ? px : row_px;
        form->is_sound = form->is_sound && control_is_roomy(view, &card, width);
        if ((i + 1) % form->columns == 0 || i + 1 == form->count) {
            form->height_px += row_px + gap;
            row_px = 0;
        }
    }
}

// On narrow glass words need the room that an icon takes beside them; that is so of all rows on it, or of none.
static bool is_narrow(const StackDraft *draft)
{
    enum { CARDS = 3, LETTERS = 8 }; // in a row; em
    const Theme *theme = &draft->stack->view->theme;
    return stack_piece_column_px(theme, draft->stack->column.w, CARDS) < LETTERS * theme->label.font.size_px;
}

// One row in the words of buttons, which is to be low: no higher than one and a half targets, or with its icons below
// the labels than two; one alone is no wider than two are, but on narrow glass as wide as the words above it.
static LandingForm fit_row(const StackDraft *draft, const Control *cards, int count)
{
    int columns = count > 1 || is_narrow(draft) ? count : 2;
    LandingForm form = {.count = count, .columns = columns, .is_modest = true, .is_tight = true};
    int target = draft->stack->view->theme.target_px;
    for (form.is_slim = is_narrow(draft) && count > 1;; form.is_slim = true) { // rather than a page more
        measure_form(draft, cards, &form);
        form.is_sound = form.is_sound && form.height_px <= (form.is_slim ? 2 * target : target * 3 / 2);
        if (form.is_sound || form.is_slim)
            return form;
    }
}

static LandingForm fit_column(const StackDraft *draft, const StackPart *part, bool is_plain, bool has_no_icons)
{
    LandingForm form = {.count = part->count,
                        .columns = 1,
                        .is_tight = true,
                        .is_modest = true,
                        .is_bare = true,
                        .is_plain = is_plain,
                        .has_no_icons = has_no_icons};
    measure_form(draft, part->controls, &form);
    return form;
}

// What may stand below the last words: a row, or where three do not go side by side the cards below each other, of
// large text without their second lines, last without icons, whose room the words need.
static LandingForm fit_compact(const StackDraft *draft, const StackPart *part)
{
    LandingForm row = fit_row(draft, part->controls, part->count);
    bool is_large_text = draft->stack->view->theme.preferences.text_step > TEXT_STEP_DEFAULT + 1;
    if (row.is_sound)
        return row;
    LandingForm column = fit_column(draft, part, is_large_text, false);
    column.is_sound = column.is_sound && column.height_px * 3 <= draft->stack->column.h * 2;
    return column.is_sound || !is_large_text ? column : fit_column(draft, part, true, true);
}

// The heading of its full form: beside the corner that tells the place, where it leaves that free.
typedef struct LandingHeading {
    Paragraph *words; // NULL: not set yet
    bool is_small;
    int height_px, corner_px; // with the gap below it; the room that it gains at the top
} LandingHeading;

static LandingHeading set_heading(const StackDraft *draft, const StackPart *part, bool is_small)
{
    const Stack *stack = draft->stack;
    const Theme *theme = &stack->view->theme;
    LandingHeading heading = {.words = arena_new(stack->view->arena, Paragraph), .is_small = is_small};
    WordsStyle style = {is_small ? style_strong(theme->label) : theme->heading, theme->palette->ground};
    *heading.words = words_set(stack->view, part->lines[0], style, stack->column.w);
    static const Context context = {.kind = CONTEXT_HEADING, .number = 2};
    heading.words->passage.context = &context;
    heading.height_px = paragraph_height_px(heading.words) + theme->gap_px * 3 / 4;
    bool leaves_corner =
        heading.words->line_count == 1 && paragraph_widest_px(heading.words) <= stack->column.w - stack->corner.w;
    heading.corner_px = leaves_corner ? stack->corner.h : 0;
    return heading;
}

// What the page of a landing holds.
typedef struct LandingPage {
    LandingForm form;
    LandingHeading heading; // unless it is bare
} LandingPage;

static int page_room_px(const StackDraft *draft, const LandingPage *page)
{
    int room_px = draft->stack->column.h;
    return page->form.is_bare ? room_px : room_px + page->heading.corner_px - page->heading.height_px;
}

// On large glass generous and roomy; of large text without second lines, in smaller words, last without heading and
// icons.
static const LandingForm forms[] = {
    {.is_generous = true},
    {.is_sound = false},
    {.is_tight = true},
    {.is_tight = true, .is_plain = true},
    {.is_tight = true, .is_plain = true, .is_modest = true},
    {.is_tight = true, .is_plain = true, .is_modest = true, .is_small = true},
    {.is_tight = true, .is_plain = true, .is_modest = true, .is_bare = true},
    {.is_tight = true, .is_plain = true, .is_modest = true, .is_small = true, .is_bare = true},
    {.is_tight = true, .is_plain = true, .is_modest = true, .is_bare = true, .has_no_icons = true},
    {.is_tight = true, .is_plain = true, .is_modest = true, .is_small = true, .is_bare = true, .has_no_icons = true},
};
enum { FORM_COUNT = sizeof forms / sizeof *forms, TIGHT_FIRST = 2, PLAIN_FIRST = 3 };

static bool try_form(const StackDraft *draft, const StackPart *part, const LandingForm *form, LandingPage *page)
{
    LandingForm before = page->form;
    page->form = *form;
    page->form.count = before.count;
    page->form.columns = before.columns;
    measure_form(draft, part->controls, &page->form);
    if (!page->heading.words || page->heading.is_small != form->is_small)
        page->heading = set_heading(draft, part, form->is_small);
    return page->form.is_sound && page->form.height_px <= page_room_px(draft, page);
}

// Side by side a card has room for some twelve letters beside its icon.
static bool is_wide(const StackDraft *draft, const LandingForm *form)
{
    enum { EM = 9 };
    return form->columns == 1 || form_column_px(draft, form) >= EM * draft->stack->view->theme.label.font.size_px;
}

// For as many cards as the page wants, in these forms: below each other, else side by side.
static bool try_forms(const StackDraft *draft, const StackPart *part, const int span[2], LandingPage *page)
{
    int count = page->form.count;
    for (int columns = 1; columns <= count; columns++) {
        page->form.columns = columns;
        if (!is_wide(draft, &page->form))
            break;
        for (int i = span[0]; i < span[1]; i++)
            if (try_form(draft, part, &forms[i], page))
                return true;
    }
    return false;
}

// Only where nothing else helps a card goes, the last one first; and of one that is too long even so, words are cut.
static LandingPage fit_page(const StackDraft *draft, const StackPart *part)
{
    LandingPage page = {0};
    int first = glass_is_large(&draft->stack->view->theme.glass) ? 0 : TIGHT_FIRST;
    for (int count = part->count; count > 0; count--) {
        page.form.count = count;
        if (try_forms(draft, part, (int[]){first, PLAIN_FIRST}, &page) ||
            try_forms(draft, part, (int[]){PLAIN_FIRST, FORM_COUNT}, &page))
            return page;
    }
    int room_px = page_room_px(draft, &page);
    page.form.height_px = page.form.height_px < room_px ? page.form.height_px : room_px;
    return page;
}

void stack_draft_landing(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    LandingForm compact = fit_compact(draft, part);
    LandingPage page = fit_page(draft, part);
    Control *cards = arena_many(view->arena, Control, 2 * part->count);
    for (int i = 0; i < part->count; i++) {
        cards[i] = card_in(&compact, &part->controls[i]);
        cards[part->count + i] = card_in(&page.form, &part->controls[i]);
    }
    bool has_heading = !page.form.is_bare;
    int full_px = page.form.height_px + (has_heading ? page.heading.height_px : 0);
    Piece piece = {.kind = PIECE_BOX,
                   .height_px = compact.is_sound && compact.height_px < full_px ? compact.height_px : full_px,
                   .full_px = full_px,
                   .choice_count = part->count,
                   .is_at_foot = true,
                   .foot_px = view->theme.gap_px,
                   .leaves_corner = has_heading && page.heading.corner_px,
                   .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_LANDING);
    drawn->words = has_heading ? page.heading.words : NULL;
    drawn->words_px = has_heading ? page.heading.height_px : 0;
    drawn->controls = cards;
    drawn->count = part->count;
    drawn->columns = compact.columns;
    drawn->full_columns = page.form.columns;
    drawn->full_count = page.form.count;
    drawn->full_px = full_px;
    draft->above = part;
}

void stack_draft_row(StackDraft *draft, const StackPart *part)
{
    const StackChoices *ways = &part->choices;
    LandingForm form = fit_row(draft, ways->controls, ways->count);
    if (!form.is_sound)
        draft->is_unsound = true;
    Control *cards = arena_many(draft->stack->view->arena, Control, ways->count);
    for (int i = 0; i < ways->count; i++)
        cards[i] = card_in(&form, &ways->controls[i]);
    Piece piece = {.kind = PIECE_BOX, .height_px = form.height_px, .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_ROW);
    drawn->controls = cards;
    drawn->count = ways->count;
    drawn->columns = form.columns;
    draft->above = part;
}
