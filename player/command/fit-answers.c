#include "command/fit-answers.h"

#include <assert.h>

#include "base/hash.h"

// ---- which

static void add_each(Arena *arena, FitAnswersList *list, const Exercise *exercise, int slot)
{
    const Interaction *asked = exercise->slots[slot];
    const Interaction *source = asked->from.id.at[0] ? answers_find(exercise, asked->from.id) : asked;
    int count = asked->kind == STEP_SORT ? asked->bin_count : source ? source->option_count : 0;
    for (int i = 0; i < count; i++)
        *array_push(arena, list) = (FitAnswers){FIT_ONE, slot, i};
}

static int find_longest(const Interaction *asked)
{
    int longest = 0;
    for (int i = 1; i < asked->option_count; i++)
        if (asked->options[i].label.size > asked->options[longest].label.size)
            longest = i;
    return longest;
}

FitAnswersList fit_answers_list(Arena *arena, const Exercise *exercise, const Uses *uses, const Step *step)
{
    int index = (int)(step - exercise->steps);
    assert(index >= 0 && index < exercise->step_count);
    bool is_added[SLOTS_MOST] = {false}, is_sort = step->interaction->kind == STEP_SORT, uses_any = false;
    FitAnswersList list = {0};
    *array_push(arena, &list) = (FitAnswers){.kind = FIT_ALL};
    for (int i = 0; i < uses->count; i++) {
        const Interaction *asked = uses->at[i].step == index ? answers_find(exercise, uses->at[i].name->id) : NULL;
        uses_any = uses_any || asked;
        bool may_vary = asked && (uses->at[i].kind == USE_CONDITION || asked->kind == STEP_SORT);
        if (!may_vary || is_added[asked->slot])
            continue;
        is_added[asked->slot] = true;
        add_each(arena, &list, exercise, asked->slot);
    }
    if (uses_any || is_sort)
        *array_push(arena, &list) = (FitAnswers){.kind = FIT_NONE};
    if (is_sort && step->interaction->option_count)
        *array_push(arena, &list) = (FitAnswers){FIT_ALL_BUT, step->interaction->slot, find_longest(step->interaction)};
    return list;
}

// ---- given

// The longest that is offered and not given yet; NULL when there is none.
static const Offer *longest_offer(const Answers *answers, int slot, const Offers *offers)
{
    const Offer *longest = NULL;
    for (int i = 0; i < offers->count; i++) {
        const Offer *offer = &offers->at[i];
        bool is_given = answers_has(answers, slot, offer->index);
        if (!is_given && (!longest || offer->option->say.size > longest->option->say.size))
            longest = offer;
    }
    return longest;
}

static void choose_longest(Answers *answers, const Exercise *exercise, int slot)
{
    const Interaction *asked = exercise->slots[slot];
    Offers offers = answers_offers(answers, exercise, asked);
    int most = asked->kind != STEP_CHECKLIST ? 1 : asked->max ? asked->max : offers.count;
    const Offer *offer = longest_offer(answers, slot, &offers);
    for (; offer && most > 0; most--, offer = longest_offer(answers, slot, &offers))
        answers_toggle(answers, slot, offer->index);
}

static void sort_all(Answers *answers, const Interaction *sort, const FitAnswers *wanted)
{
    bool is_meant = wanted->slot == sort->slot;
    for (int i = 0; i < sort->option_count && sort->bin_count; i++) {
        bool is_left_out = is_meant && wanted->kind == FIT_ALL_BUT && wanted->option == i;
        int bin = is_meant && wanted->kind == FIT_ONE ? wanted->option : i % sort->bin_count;
        if (!is_left_out)
            answers_sort(answers, sort->slot, i, bin);
    }
}

void fit_answers_give(Answers *answers, const Exercise *exercise, const FitAnswers *wanted)
{
    for (int slot = 0; wanted->kind != FIT_NONE && slot < exercise->slot_count; slot++)
        if (exercise->slots[slot]->kind == STEP_SORT)
            sort_all(answers, exercise->slots[slot], wanted);
        else if (wanted->kind == FIT_ONE && wanted->slot == slot)
            answers_choose(answers, slot, wanted->option);
        else
            choose_longest(answers, exercise, slot);
}

// ---- shown

static uint64_t mix_offers(uint64_t hash, const Offers *offers)
{
    for (int i = 0; i < offers->count; i++)
        hash = hash_number(hash, offers->at[i].index);
    return hash_number(hash, offers->count);
}

static uint64_t mix_sort(uint64_t hash, const Answers *answers, const Interaction *sort)
{
    assert(sort->slot >= 0 && sort->slot < SLOTS_MOST);
    return hash_bytes(hash, answers->bins[sort->slot], sizeof answers->bins[sort->slot]);
}

// Words of a slip are left out: the longest are given where one of these differs.
uint64_t fit_answers_shown(Answers *answers, const Exercise *exercise, const Uses *uses, const Step *step)
{
    const Interaction *asked = step->interaction;
    uint64_t hash = asked->kind == STEP_SORT ? mix_sort(HASH_SEED, answers, asked) : HASH_SEED;
    for (int i = 0; i < uses->count; i++) {
        const Use *use = &uses->at[i];
        if (use->step != step - exercise->steps)
            continue;
        if (use->kind == USE_CONDITION)
            hash = hash_number(hash, answers_hold(answers, exercise, use->condition));
        Offers offers = {.count = 0};
        if (use->kind == USE_OPTIONS)
            offers = answers_chosen(answers, exercise, use->name->id, use->bin->id);
        hash = mix_offers(hash, &offers);
    }
    return hash;
}
