// The ladder: the arrangements that a screenful may take, the best first. Each rung is tried roomy and tight, and in
// one column, two and three; the first that fits is taken, and remembered.
#include <assert.h>

#include "screen/stack-private.h"

enum { COLUMNS_MOST = 3, RUNG_TURNS = 6, LARGE_TEXT_STEP = 5 };

// What a rung gives up beside those above it.
typedef struct Rung {
    int number;
    bool is_generous, is_brief, is_low, is_fine, is_hint, words_first, is_plain, is_small;
    int scarcity, smaller;
    WaysForm ways;
} Rung;

static const Rung rungs[] = {
    {.number = 1, .is_generous = true},
    {.number = 1}, // in columns: 2, tight: 3
    {.number = 3, .smaller = 1},
    {.number = 3, .ways = WAYS_ROW},
    {.number = 3, .ways = WAYS_BUTTONS},
    {.number = 1, .is_brief = true},
    {.number = 5, .is_brief = true, .is_low = true},
    {.number = 3, .is_brief = true, .is_hint = true},
    {.number = 4, .is_brief = true, .words_first = true},
    {.number = 5, .is_brief = true, .words_first = true, .is_plain = true, .smaller = 1},
    {.number = 5, .is_brief = true, .words_first = true, .is_plain = true, .is_fine = true, .smaller = 1},
    {.number = 5,
     .is_brief = true,
     .is_low = true,
     .words_first = true,
     .is_plain = true,
     .is_fine = true,
     .smaller = 1},
    {.number = 5, .is_brief = true, .words_first = true, .is_plain = true, .is_small = true, .smaller = 2},
    {.number = 5, .is_brief = true, .words_first = true, .is_plain = true, .scarcity = 1, .smaller = 2},
    {.number = 5,
     .is_brief = true,
     .words_first = true,
     .is_plain = true,
     .is_small = true,
     .scarcity = 1,
     .smaller = 2},
    {.number = 5, .is_brief = true, .words_first = true, .is_plain = true, .scarcity = 2, .smaller = 2},
    {.number = 5,
     .is_brief = true,
     .words_first = true,
     .is_plain = true,
     .is_small = true,
     .scarcity = 2,
     .smaller = 2},
};
// Whole: all of it stands on one page, and before HINT_COUNT at least with its text as a hint. Cards have their second
// lines before BRIEF_COUNT, and lose them before TERSE_COUNT, without smaller words; all that is said above them is
// left before TITLED_COUNT.
enum {
    RUNG_COUNT = sizeof rungs / sizeof *rungs,
    WHOLE_COUNT = 7,
    HINT_COUNT = 8,
    BRIEF_COUNT = 9,
    TERSE_COUNT = 12,
    TITLED_COUNT = 13
};

static const StackPart *part_of(const Stack *stack, const StackGroup *group, StackPartKind kind)
{
    for (int i = group->first; i < group->after; i++)
        if (stack->parts.at[i].kind == kind)
            return &stack->parts.at[i];
    return NULL;
}

static const StackPart *cards_of(const Stack *stack, const StackGroup *group)
{
    return part_of(stack, group, PART_CARDS);
}

static const StackPart *choices_of(const Stack *stack, const StackGroup *group)
{
    const StackPart *choices = part_of(stack, group, PART_CHOICES);
    return choices ? choices : part_of(stack, group, PART_WAYS);
}

static bool is_large(const Stack *stack)
{
    return stack->view->theme.preferences.text_step >= LARGE_TEXT_STEP;
}

// Large glass is for generous words; small words are for those who read large text, whose smallest still are large.
static bool is_offered(const Stack *stack, const Rung *rung)
{
    if (rung->is_generous && !glass_is_large(&stack->view->theme.glass))
        return false;
    return (is_large(stack) || !rung->is_small) && (!stack_is_calm(stack) || rung->words_first);
}

static StackArrangement arrangement_of(const Rung *rung, int columns, bool is_tight)
{
    int number = rung->number > 1 ? rung->number : is_tight ? 3 : columns > 1 ? 2 : 1;
    return (StackArrangement){.rung = number,
                              .columns = columns,
                              .is_generous = rung->is_generous,
                              .is_tight = is_tight,
                              .ways = rung->ways,
                              .is_brief = rung->is_brief,
                              .is_low = rung->is_low,
                              .is_fine = rung->is_fine,
                              .is_hint = rung->is_hint,
                              .words_first = rung->words_first,
                              .is_plain = rung->is_plain,
                              .is_small = rung->is_small,
                              .scarcity = rung->scarcity,
                              .smaller = rung->smaller};
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
    if (part_of(stack, group, PART_WAYS) && is_wide)
        return choices->choices.count == 3 || choices->choices.count > 4 ? three_wide : wide;
    int count = choices ? choices->choices.count : cards ? cards->cards.count : 0;
    return count == 3 ? of_three : usual;
}

static bool try_arrangement(Stack *stack, const StackGroup *group, const Rung *rung, StackArrangement *how)
{
    StackArrangement tried = arrangement_of(rung, how->columns, how->is_tight);
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
static bool try_rung(Stack *stack, const StackGroup *group, const Rung *rung, StackArrangement *how)
{
    const int *columns = columns_order(stack, group);
    const StackPart *choices = choices_of(stack, group);
    bool has_cards = cards_of(stack, group),
         is_cards = has_cards || (choices && stack_is_way(choices->choices.controls));
    bool keeps_columns = is_cards || rung->is_small;
    int count = has_cards ? CLOSE_COUNT : CLOSE_MODEST, tries = COLUMNS_MOST;
    int alike = columns_alike(stack);
    bool is_alike = stack_is_alike(stack, cards_of(stack, group));
    if (is_alike) {
        columns = &alike;
        tries = 1;
    }
    // Without second lines some cards would have room for large words, and others not.
    int first = is_alike && rung->is_plain ? CLOSE_MODEST : 0;
    for (int i = first; i < count * tries; i++) {
        int closeness = keeps_columns ? i % count : i / tries;
        if (closeness > CLOSE_ROOMY && rung->is_generous)
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

static bool has_hint(const Stack *stack, const StackGroup *group)
{
    bool has = false;
    for (int i = group->first; i < group->after; i++)
        has = has || (stack->parts.at[i].kind == PART_WORDS && stack->parts.at[i].role == WORDS_HINT);
    return has;
}

// Only cards have anything to be brief with, only hints a finer print, only ways on another form, only slips smaller
// words before anything is given up, and only text that is not large can be a hint.
static bool is_worth(const Stack *stack, const StackGroup *group, const Rung *rung)
{
    if (rung->is_fine)
        return has_hint(stack, group) && (!rung->is_low || cards_of(stack, group));
    if (rung->is_low)
        return stack_is_alike(stack, cards_of(stack, group)) && !is_large(stack);
    if (rung->smaller && !rung->words_first && !part_of(stack, group, PART_SLIP))
        return false;
    if (rung->ways)
        return part_of(stack, group, PART_WAYS) && is_offered(stack, rung);
    if (rung->is_hint)
        return !is_large(stack) && !stack_is_calm(stack) && part_of(stack, group, PART_FLOW);
    return is_offered(stack, rung) && (!rung->is_brief || rung->words_first || cards_of(stack, group));
}

// Some rungs below each other.
typedef struct RungSpan {
    int first, after;
} RungSpan;

static bool try_rungs(Stack *stack, const StackGroup *group, RungSpan span, StackArrangement *how)
{
    for (int i = span.first; i < span.after; i++)
        if (is_worth(stack, group, &rungs[i]) && try_rung(stack, group, &rungs[i], how))
            return true;
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
    if (try_rungs(stack, group, span, how))
        return true;
    how->tells_apart = has_replies(stack, group);
    return how->tells_apart && try_rungs(stack, group, span, how);
}

// For as many at a time as *how wants.
static bool try_turn(Stack *stack, const StackGroup *group, const Rung *rung, StackArrangement *how)
{
    int a_turn = how->a_turn;
    for (int columns = 1; columns <= COLUMNS_MOST; columns++) {
        *how = arrangement_of(rung, columns, true);
        how->rung = RUNG_TURNS;
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
    const StackPart *choices = choices_of(stack, group), *buttons = part_of(stack, group, PART_BUTTONS);
    int count = choices ? choices->choices.count : buttons ? buttons->count : 1;
    return count - 1 < A_TURN_MOST ? count - 1 : A_TURN_MOST;
}

// As many choices at a time as fit in the least arrangement; of larger text two rather than what stands above them.
static bool try_turns(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    Rung last = rungs[RUNG_COUNT - 1];
    last.is_small = is_large(stack);
    int most = most_a_turn(stack, group);
    int scarcest = stack->view->theme.preferences.text_step > TEXT_STEP_DEFAULT ? last.scarcity : 0;
    for (int least = most < 2 ? most : 2; least > 0; least--)
        for (last.scarcity = 0; last.scarcity <= scarcest; last.scarcity++)
            for (how->a_turn = least > 1 ? most : 1; how->a_turn >= least; how->a_turn--)
                if (try_turn(stack, group, &last, how))
                    return true;
    last.scarcity = 1; // rather without a hint than torn
    how->a_turn = 1;
    return most > 0 && try_turn(stack, group, &last, how);
}

// Ways on below a heading alone, as after Stop: they give up their second lines before one stands alone in a row.
static bool ends_in_ways(const Stack *stack, const StackGroup *group)
{
    const StackPart *choices = part_of(stack, group, PART_CHOICES);
    return choices && stack_is_way(choices->choices.controls) && !part_of(stack, group, PART_FLOW);
}

// From large words to small ones; a reply on a sheet costs less than smaller text, and that less than words on a page
// of their own.
static bool try_all(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    static const RungSpan spans[] = {{0, WHOLE_COUNT},
                                     {WHOLE_COUNT, HINT_COUNT},
                                     {HINT_COUNT, TERSE_COUNT},
                                     {TERSE_COUNT, TITLED_COUNT},
                                     {TITLED_COUNT, RUNG_COUNT}};
    enum { SPAN_COUNT = sizeof spans / sizeof *spans };
    bool is_level = ends_in_ways(stack, group);
    for (int i = 0; i < 2 * SPAN_COUNT; i++) {
        how->leaves_one = is_level ? i / SPAN_COUNT : i % 2;
        RungSpan span = spans[is_level ? i % SPAN_COUNT : i / 2];
        if ((!how->leaves_one || choices_of(stack, group)) && try_replies(stack, group, span, how))
            return true;
    }
    return false;
}

// Ways on whose words have pages of their own stand below the last of these where that makes fewer pages; one alone,
// where it makes no more.
static void tie_ways(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    int least = how->rung == RUNG_TURNS ? INT32_MAX : count_pages(stack, group, how);
    bool is_one = part_of(stack, group, PART_WAYS)->count == 1;
    static const WaysForm forms[] = {WAYS_ROW, WAYS_BUTTONS};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        StackArrangement tied = arrangement_of(&rungs[HINT_COUNT], 1, true);
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
    bool is_note = part_of(stack, group, PART_SLIP);
    const StackArrangement *how = is_note ? &plain : &usual, *less = is_note ? &least : &plain;
    return count_pages(stack, group, less) < count_pages(stack, group, how) ? *less : *how;
}

// As many cards on a page as are wanted, or, where all shelves are alike, as fit: before their second lines go, or with
// that.
static bool try_cards(Stack *stack, const StackGroup *group, StackArrangement *how)
{
    const StackPart *cards = cards_of(stack, group);
    bool is_alike = stack_is_alike(stack, cards);
    RungSpan span = {0, cards->cards.is_terse ? TERSE_COUNT : BRIEF_COUNT};
    int wanted = cards->cards.wanted, least = is_alike ? cards->cards.least : wanted;
    for (how->least_cards = wanted; how->least_cards >= least; how->least_cards--)
        if (try_rungs(stack, group, span, how))
            return true;
    return false;
}

static StackArrangement choose(Stack *stack, const StackGroup *group)
{
    StackArrangement how = {0};
    const StackPart *cards = cards_of(stack, group);
    if (cards && cards->cards.wanted > cards->cards.least && try_cards(stack, group, &how))
        return how;
    how.least_cards = cards ? cards->cards.least : 0;
    bool is_found = try_all(stack, group, &how) || try_turns(stack, group, &how);
    if (!is_found)
        how = longest(stack, group);
    if (how.words_first && part_of(stack, group, PART_WAYS))
        tie_ways(stack, group, &how);
    return how;
}

// ---- remembered by value

static uint64_t mix_control(uint64_t key, const Control *control)
{
    const int numbers[] = {(int)control->look, control->icon != ICON_NONE, control->print_icon != ICON_NONE,
                           control->is_whole, control->has_tally ? 1 + control->tally : 0};
    const Text words[] = {control->label, control->detail, control->print, control->picture};
    key = hash_bytes(key, numbers, sizeof numbers);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        key = hash_text(hash_number(key, (int64_t)words[i].size), words[i]);
    return key;
}

static uint64_t mix_controls(uint64_t key, const Control *controls, int count)
{
    for (int i = 0; i < count; i++)
        key = mix_control(key, &controls[i]);
    return key;
}

static uint64_t mix_flow(uint64_t key, Flow flow)
{
    return hash_number(hash_bytes(key, &flow.blocks, sizeof flow.blocks), flow.count);
}

static uint64_t mix_part(uint64_t key, const StackPart *part)
{
    const int numbers[] = {(int)part->kind,       (int)part->role,         part->slip.is_large,  part->count,
                           part->cards.wanted,    part->cards.least,       part->cards.is_terse, part->cards.is_shelf,
                           part->canvas.least_px, part->canvas.least_w_px, part->is_tied};
    key = mix_flow(hash_bytes(key, numbers, sizeof numbers), part->flow);
    for (int i = 0; part->lines && i < part->count; i++)
        key = hash_text(key, part->lines[i]);
    for (int i = 0; i < part->slip.line_count; i++)
        key = hash_text(hash_number(key, i), part->slip.lines[i]);
    if (part->controls)
        key = mix_controls(key, part->controls, part->count);
    key = mix_controls(key, part->choices.controls, part->choices.count);
    for (int i = 0; part->choices.replies && i < part->choices.count; i++)
        key = mix_flow(key, part->choices.replies[i]);
    return mix_controls(key, part->cards.controls, part->cards.count);
}

StackArrangement stack_arrange(Stack *stack, const StackGroup *group)
{
    uint64_t key = view_key(stack->view, PLAN_ARRANGEMENT);
    const int numbers[] = {stack->column.w, stack->column.h, stack_low_px(stack), stack_is_calm(stack),
                           stack->exercise ? (int)stack->view->answers->changes : 0};
    key = hash_bytes(key, numbers, sizeof numbers);
    for (int i = 0; i < stack->quiet_count; i++)
        key = hash_bytes(key, &stack->quiet_riders[i], sizeof stack->quiet_riders[i]);
    for (int i = group->first; i < group->after; i++)
        key = mix_part(key, &stack->parts.at[i]);
    bool is_new;
    StackArrangement *how = plans_find(layouts_plans(stack->view->layouts), key, sizeof *how, &is_new);
    if (is_new) {
        StackArrangement chosen = choose(stack, group); // makes plans of its own
        how = plans_find(layouts_plans(stack->view->layouts), key, sizeof *how, &is_new);
        *how = chosen;
    }
    return *how;
}
