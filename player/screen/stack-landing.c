// The landing of a Stack: a row below the last words, or a page of its own.
#include "screen/stack-private.h"
#include "screen/words.h"

// How the cards stand in one of its forms.
typedef struct LandingForm {
    int count, columns, height_px;                            // of the cards with the gaps between them
    bool is_generous, is_modest, is_plain, is_small, is_bare; // bare: without the heading above them
    bool is_slim; // the icon stands in small print with the kind, below the label
    bool is_sound;
} LandingForm;

static Control card_in(const LandingForm *form, const Control *card)
{
    unsigned without = (form->is_plain ? CONTROL_DETAIL : 0) | (form->is_bare ? CONTROL_PRINT | CONTROL_PICTURE : 0);
    Control copy = control_without(card, without);
    copy.is_generous = form->is_generous;
    copy.is_tight = !form->is_generous;
    copy.is_modest = form->is_modest;
    copy.is_small = form->is_small;
    if (form->is_bare) // its words need the room
        copy.icon = ICON_NONE;
    return form->is_slim ? control_slim(&copy) : copy;
}

static void measure_form(const StackDraft *draft, const StackPart *part, LandingForm *form)
{
    View *view = draft->stack->view;
    int gap = view->theme.gap_px, row_px = 0, rows = (form->count + form->columns - 1) / form->columns;
    int width = stack_piece_column_px(&view->theme, draft->stack->column.w, form->columns);
    form->is_sound = true;
    for (int i = 0; i < form->count; i++) {
        Control card = card_in(form, &part->controls[i]);
        int px = control_height_px(view, &card, width, draft->stack->column.h);
        row_px = px > row_px ? px : row_px;
        form->is_sound = form->is_sound && control_is_roomy(view, &card, width);
    }
    form->height_px = rows * (row_px + gap) - gap;
}

// One row in the words of buttons, which is to be low: no higher than two targets.
static LandingForm fit_row(const StackDraft *draft, const StackPart *part)
{
    LandingForm form = {.count = part->count, .columns = part->count, .is_modest = true}, slim = form;
    slim.is_slim = true;
    measure_form(draft, part, &form);
    measure_form(draft, part, &slim);
    if (slim.is_sound && (!form.is_sound || slim.height_px < form.height_px))
        form = slim;
    form.is_sound = form.is_sound && form.height_px <= 2 * draft->stack->view->theme.target_px;
    return form;
}

static int page_room_px(const StackDraft *draft, const LandingForm *form, int heading_px)
{
    return draft->stack->column.h - (form->is_bare ? 0 : heading_px);
}

// The first that fits with as many cards as *form has: on large glass generous; below each other, side by side, then
// with less in them and above them.
static bool try_page(const StackDraft *draft, const StackPart *part, int heading_px, LandingForm *form)
{
    int count = form->count;
    static const LandingForm less[] = {{.is_generous = true},
                                       {.is_sound = false},
                                       {.is_plain = true},
                                       {.is_plain = true, .is_modest = true},
                                       {.is_plain = true, .is_modest = true, .is_bare = true},
                                       {.is_plain = true, .is_small = true, .is_bare = true}};
    bool is_large = glass_is_large(&draft->stack->view->theme.glass);
    for (size_t i = is_large ? 0 : 1; i < sizeof less / sizeof *less; i++)
        for (int columns = 1; columns <= count; columns++) {
            *form = less[i];
            form->count = count;
            form->columns = columns;
            measure_form(draft, part, form);
            if (form->is_sound && form->height_px <= page_room_px(draft, form, heading_px))
                return true;
        }
    return false;
}

// Only where nothing else helps a card goes, the last one first; and of one that is too long even so, words are cut.
static LandingForm fit_page(const StackDraft *draft, const StackPart *part, int heading_px)
{
    LandingForm form = {0};
    for (int count = part->count; count > 0; count--) {
        form.count = count;
        if (try_page(draft, part, heading_px, &form))
            return form;
    }
    int room_px = page_room_px(draft, &form, heading_px);
    form.height_px = form.height_px < room_px ? form.height_px : room_px;
    return form;
}

void stack_draft_landing(StackDraft *draft, const StackPart *part)
{
    View *view = draft->stack->view;
    const Theme *theme = &view->theme;
    Paragraph *heading = arena_new(view->arena, Paragraph);
    WordsStyle style = {theme->heading, theme->palette->ground};
    *heading = words_set(view, part->lines[0], style, draft->stack->column.w);
    int heading_px = paragraph_height_px(heading) + theme->gap_px;
    LandingForm row = fit_row(draft, part), page = fit_page(draft, part, heading_px);
    Control *cards = arena_many(view->arena, Control, 2 * part->count);
    for (int i = 0; i < part->count; i++) {
        cards[i] = card_in(&row, &part->controls[i]);
        cards[part->count + i] = card_in(&page, &part->controls[i]);
    }
    int alone_px = page.height_px + (page.is_bare ? 0 : heading_px);
    Piece piece = {.kind = PIECE_BOX,
                   .height_px = row.is_sound && row.height_px < alone_px ? row.height_px : alone_px,
                   .alone_px = row.is_sound && row.height_px < alone_px ? alone_px : 0,
                   .choice_count = part->count,
                   .is_at_foot = true,
                   .gap_px = stack_draft_gap_px(draft, part)};
    StackPiece *drawn = stack_draft_piece(draft, part, piece, STACK_PIECE_LANDING);
    drawn->words = page.is_bare ? NULL : heading;
    drawn->controls = cards;
    drawn->count = drawn->columns = part->count;
    drawn->alone_columns = page.columns;
    drawn->alone_count = page.count;
    drawn->alone_px = alone_px;
    draft->above = part;
}
