// The ladder: the arrangements that a screenful may take, the best first. Each rung is tried roomy and tight, and in
// one column, two and three; the first that fits is taken, and remembered.
#include <assert.h>

#include "screen/stack-rungs.h"

enum { COLUMNS_MOST = 3 };

static const StackPart *cards_of(const Stack *stack, const StackGroup *group)
{
    return stack_part_of(stack, group, PART_CARDS);
}

static const StackPart *choices_of(const Stack *stack, const StackGroup *group)
{
    const StackPart *choices = stack_part_of(stack, group, PART_CHOICES);
    return choices ? choices : stack_part_of(stack, group, PART_WAYS);
}

// The last page of a draft holds what is touched; those before it are running text, or cards that were made to fit.
static bool fits(const StackDraft *draft, int *whole_px)
{
    const Stack *stack = draft->stack;
    int first = 0, control = -1, count = draft->pieces.count;
    for (int i = 0; i < count; i++) {
        if (draft->pieces.at[i].starts_page) {
            first = i;
            control = -1;
        }
        if (control < 0 && draft->pieces.at[i].is_control)
            control = i;
    }
    enum { LINES = 2 }; // that come along with buttons
    int low = stack_low_px(stack), words_px = draft->tied ? LINES * stack->view->theme.body.leading_px : 0;
    first = draft->tied ? draft->tied : first;
    *whole_px = stack_draft_px(draft, first, count) + words_px + draft->reply_px;
    if (*whole_px > stack->column.h)
        return false;
    return !low || control < 0 || stack_draft_px(draft, control, count) + draft->reply_px <= low;
}

static bool is_fitting(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    StackDraft trial = stack_draft(stack, group, how, true);
    return !trial.is_unsound && fits(&trial, &how->whole_px);
}

static int count_pages(Stack *stack, const StackGroup *group, const StackArrangement *how)
{
    StackDraft draft = stack_draft(stack, group, how, false);
    return stack_draft_pages(&draft).all;
}

// As many columns as have room for a card's words in one line, whichever these are; two of them at most.
static int columns_alike(const Stack *stack)
{
    enum { EM = 14 };
    return stack->column.w >= 2 * EM * stack->view->theme.body.font.size_px ? 2 : 1;
}

// Choices stand below each other before they stand beside each other, three of them in one row rather than in two.
// Cards and ways on stand side by side at once on wide glass: a card as wide as the glass is a strip.
static const int *columns_order(const Stack *stack, const StackGroup *group)
{
    static const int usual[COLUMNS_MOST] = {1, 2, 3}, of_three[COLUMNS_MOST] = {1, 3, 2},
                     wide[COLUMNS_MOST] = {2, 3, 1}, three_wide[COLUMNS_MOST] = {3, 1, 2};
    enum { LETTERS = 12 }; // em of half the column, where two stand well
    const StackPart *choices = choices_of(stack, group), *cards = cards_of(stack, group);
    bool is_wide =
        stack->column.w > stack->column.h && stack->column.w >= 2 * LETTERS * stack->view->theme.body.font.size_px;
    if (cards && is_wide && cards->cards.count > 3)
        return wide;
    if (stack_part_of(stack, group, PART_WAYS) && is_wide)
        return choices->choices.count == 3 || choices->choices.count > 4 ? three_wide : wide;
    int count = choices ? choices->choices.count : cards ? cards->cards.count : 0;
    return count == 3 ? of_three : usual;
}

static bool try_arrangement(Stack *stack, const StackGroup *group, const StackRung *rung, StackArrangement *how)
{
    StackArrangement tried = stack_rung_arrange(rung, how->columns, how->is_tight);
    tried.is_modest = how->is_modest;
    tried.least_cards = how->least_cards;
    tried.tells_apart = how->tells_apart;
    tried.leaves_one = how->leaves_one;
    *how = tried;
    return is_fitting(stack, group, how);
}

// The last of equal things would stand alone below rows of others. Options are read line by line, and may.
static bool leaves_one(const Stack *stack, const StackGroup *group, int columns)
{
    const StackPart *choices = choices_of(stack, group);
    int count = choices ? choices->choices.count : 0;
    return count > columns && count % columns == 1 && columns > 1 && !control_has_mark(choices->choices.controls);
}

// How close things stand.
enum { CLOSE_ROOMY, CLOSE_TIGHT, CLOSE_MODEST, CLOSE_COUNT };

// Tries one rung, for as many cards on a page as *how wants: roomy before tight. Cards stay in their columns if they
// can, where their words and drawings have more room, and those of a shelf with smaller words; so do small words, since
// in a column more they would leave half of the page empty.
static bool try_rung(Stack *stack, const StackGroup *group, const StackRung *rung, StackArrangement *how)
{
    const StackArrangement gives = stack_rung_arrange(rung, 1, false);
    const int *columns = columns_order(stack, group);
    const StackPart *choices = choices_of(stack, group);
    bool has_cards = cards_of(stack, group),
         is_cards = has_cards || (choices && stack_is_way(choices->choices.controls));
    bool keeps_columns = is_cards || gives.is_small;
    int count = has_cards ? CLOSE_COUNT : CLOSE_MODEST, tries = COLUMNS_MOST;
    int alike = columns_alike(stack);
    bool is_alike = stack_is_alike(stack, cards_of(stack, group));
    if (is_alike) {
        columns = &alike;
        tries = 1;
    }
    // Without second lines some cards would have room for large words, and others not.
    int first = is_alike && gives.is_plain ? CLOSE_MODEST : 0;
    for (int i = first; i < count * tries; i++) {
        int closeness = keeps_columns ? i % count : i / tries;
        if (closeness > CLOSE_ROOMY && gives.is_generous)
            continue;
        how->is_tight = closeness > CLOSE_ROOMY;
        how->is_modest = closeness == CLOSE_MODEST;
        how->columns = columns[keeps_columns ? i / count : i % tries];
        if (leaves_one(stack, group, how->columns) && !how->leaves_one)
            continue;
        if (try_arrangement(stack, group, rung, how))
            return true;
    }
    return false;
}

// Some spans of rungs, the last among them.
typedef struct SpanRange {
    RungSpan first, last;
} SpanRange;

static bool try_spans(Stack *stack, const StackGroup *group, SpanRange range, StackArrangement *how)
{
    for (int span = (int)range.first; span <= (int)range.last; span++) {
        StackRungs rungs = stack_rungs((RungSpan)span);
        for (int i = 0; i < rungs.count; i++)
            if (stack_rung_is_worth(stack, group, &rungs.at[i]) && try_rung(stack, group, &rungs.at[i], how))
                return true;
    }
    return false;
}

static bool has_replies(const Stack *stack, const StackGroup *group)
{
    const StackPart *part = choices_of(stack, group);
    for (int i = 0; part && part->choices.replies && i < part->choices.count; i++)
        if (part->choices.replies[i].count)
            return true;
    return false;
}

// Replies in their place, else apart.
static bool try_replies(Stack *stack, const StackGroup *group, RungSpan span, StackArrangement *how)
{
    how->tells_apart = false;
    if (try_spans(stack, group, (SpanRange){span, span}, how))
        return true;
    how->tells_apart = has_replies(stack, group);
    return how->tells_apart && try_spans(stack, group, (SpanRange){span, span}, how);
}

// For as many at a time as *how wants.
static bool try_turn(Stack *stack, const StackGroup *group, const StackRung *rung, StackArrangement *how)
{
    int a_turn = how->a_turn;
    for (int columns = 1; columns <= COLUMNS_MOST; columns++) {
        *how = stack_rung_arrange(rung, columns, true);
        how->a_turn = a_turn;
        how->tells_apart = has_replies(stack, group);
        if (is_fitting(stack, group, how))
            return true;
    }
    return false;
}

// So many at a time are tried at most: more stand on no glass, and people do not weigh more.
static int most_a_turn(const Stack *stack, const StackGroup *group)
{
    enum { A_TURN_MOST = 12 };
    const StackPart *choices = choices_of(stack, group), *buttons = stack_part_of(stack, group, PART_BUTTONS);
    int count = choices ? choices->choices.count : buttons ? buttons->count : 1;
    return count - 1 < A_TURN_MOST ? count - 1 : A_TURN_MOST;
}

// As many choices at a time as fit; two in smaller words rather than one.
static bool try_turns(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    StackRungs rungs = stack_rungs(SPAN_TURNS);
    int most = most_a_turn(stack, group);
    for (int least = most < 2 ? most : 2; least > 0; least--)
        for (int i = 0; i < rungs.count; i++)
            for (int a_turn = least > 1 ? most : 1; a_turn >= least; a_turn--) {
                how->a_turn = a_turn;
                if (stack_rung_is_worth(stack, group, &rungs.at[i]) && try_turn(stack, group, &rungs.at[i], how))
                    return true;
            }
    return false;
}

// Ways on below a heading alone, as after Stop: they give up their second lines before one stands alone in a row.
static bool ends_in_ways(const Stack *stack, const StackGroup *group)
{
    const StackPart *choices = stack_part_of(stack, group, PART_CHOICES);
    return choices && stack_is_way(choices->choices.controls) && !stack_part_of(stack, group, PART_FLOW);
}

// From large words to small ones; a reply on a sheet costs less than smaller text, and that less than words on a page
// of their own.
static bool try_all(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    bool is_level = ends_in_ways(stack, group);
    for (int i = 0; i < 2 * SPAN_TURNS; i++) {
        how->leaves_one = is_level ? i / SPAN_TURNS : i % 2;
        RungSpan span = (RungSpan)(is_level ? i % SPAN_TURNS : i / 2);
        if ((!how->leaves_one || choices_of(stack, group)) && try_replies(stack, group, span, how))
            return true;
    }
    return false;
}

// Ways on whose words have pages of their own stand below the last of these where that makes fewer pages; one alone,
// where it makes no more.
static void tie_ways(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    int least = how->a_turn ? INT32_MAX : count_pages(stack, group, how);
    bool is_one = stack_part_of(stack, group, PART_WAYS)->count == 1;
    static const WaysForm forms[] = {WAYS_ROW, WAYS_BUTTONS};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        StackArrangement tied = stack_rung_arrange(stack_rungs(SPAN_FIRST).at, 1, true);
        tied.ways = forms[i];
        int pages = is_fitting(stack, group, &tied) ? count_pages(stack, group, &tied) : INT32_MAX;
        if (pages > least || (pages == least && (!is_one || how->ways)))
            continue;
        least = pages;
        *how = tied;
    }
}

// What no page holds. A heading leaves the words below it the room that it can spare, where that saves a page.
static StackArrangement longest(Stack *stack, const StackGroup *group)
{
    StackArrangement usual = {.columns = 1, .is_tight = true, .words_first = true}, plain = usual;
    plain.is_plain = true;
    StackArrangement least = plain;
    least.is_small = true;
    least.scarcity = 1;
    bool is_note = stack_part_of(stack, group, PART_SLIP);
    const StackArrangement *how = is_note ? &plain : &usual, *less = is_note ? &least : &plain;
    return count_pages(stack, group, less) < count_pages(stack, group, how) ? *less : *how;
}

// As many cards on a page as are wanted, or, where all shelves are alike, as fit: before their second lines go, or with
// that.
static bool try_cards(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    const StackPart *cards = cards_of(stack, group);
    bool is_alike = stack_is_alike(stack, cards);
    SpanRange range = {SPAN_WHOLE, cards->cards.is_terse ? SPAN_FIRST : SPAN_LEVEL};
    int wanted = cards->cards.wanted, least = is_alike ? cards->cards.least : wanted;
    for (how->least_cards = wanted; how->least_cards >= least; how->least_cards--)
        if (try_spans(stack, group, range, how))
            return true;
    return false;
}

static int count_first(Stack *stack, const StackGroup *group, const StackArrangement *how)
{
    StackDraft draft = stack_draft(stack, group, how, false);
    int count = 0;
    for (int i = 0; i < draft.drawn.count && (i == 0 || !draft.pieces.at[i].starts_page); i++)
        count += draft.drawn.at[i].kind == STACK_PIECE_ROW ? draft.drawn.at[i].count : 0;
    return count;
}

// Cards that are spread evenly over pages are fewer on each than there might be: they keep all that has room then.
static void enrich_cards(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    StackArrangement richer = {.least_cards = count_first(stack, group, how)};
    if (try_spans(stack, group, (SpanRange){SPAN_WHOLE, SPAN_LEAST}, &richer))
        *how = richer;
}

StackArrangement stack_choose(Stack *stack, const StackGroup *group)
{
    StackArrangement how = {0};
    const StackPart *cards = cards_of(stack, group);
    bool is_found = cards && cards->cards.wanted > cards->cards.least && try_cards(stack, group, &how);
    if (!is_found)
        how.least_cards = cards ? cards->cards.least : 0;
    is_found = is_found || try_all(stack, group, &how) || try_turns(stack, group, &how);
    if (is_found && stack_is_alike(stack, cards))
        enrich_cards(stack, group, &how);
    if (!is_found)
        how = longest(stack, group);
    if (how.words_first && stack_part_of(stack, group, PART_WAYS))
        tie_ways(stack, group, &how);
    return how;
}
