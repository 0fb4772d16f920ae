#include "screen/answers.h"

#include <assert.h>
#include <string.h>

static void note_change(Answers *answers)
{
    answers->changes++; // never begins again, or layouts took them for answers given before
    answers->weighed = NULL;
}

// Its place among those put aside; ASIDE_MOST where it has none.
static int find_aside(const Answers *answers, Id item)
{
    int i = 0;
    while (i < ASIDE_MOST && !(answers->aside[i].item.at[0] && id_equal(answers->aside[i].item, item)))
        i++;
    return i;
}

// Takes it out from among those put aside; empty where it was not there.
static Aside take_aside(Answers *answers, Id item)
{
    Aside taken = {.item = item};
    int i = find_aside(answers, item);
    if (i == ASIDE_MOST)
        return taken;
    taken = answers->aside[i];
    memmove(&answers->aside[i], &answers->aside[i + 1], sizeof(Aside) * (size_t)(ASIDE_MOST - 1 - i));
    explicit_bzero(&answers->aside[ASIDE_MOST - 1], sizeof(Aside));
    return taken;
}

static void put_aside(Answers *answers)
{
    memmove(&answers->aside[1], &answers->aside[0], sizeof(Aside) * (ASIDE_MOST - 1));
    answers->aside[0].item = answers->item;
    memcpy(answers->aside[0].chosen, answers->chosen, sizeof answers->chosen);
    memcpy(answers->aside[0].bins, answers->bins, sizeof answers->bins);
    answers->aside[0].placements = answers->placements;
}

void answers_begin(Answers *answers, Id item)
{
    answers->weighed = NULL;
    if (id_equal(answers->item, item))
        return;
    Aside kept = take_aside(answers, item);
    if (answers->item.at[0])
        put_aside(answers);
    answers->item = item;
    memcpy(answers->chosen, kept.chosen, sizeof kept.chosen);
    memcpy(answers->bins, kept.bins, sizeof kept.bins);
    answers->placements = kept.placements;
    explicit_bzero(answers->counting, sizeof answers->counting);
    answers->judged = 0;
    note_change(answers);
    explicit_bzero(&kept, sizeof kept);
}

void answers_forget(Answers *answers, Id item)
{
    Aside taken = take_aside(answers, item);
    explicit_bzero(&taken, sizeof taken);
    if (!id_equal(answers->item, item))
        return;
    explicit_bzero(&answers->item, sizeof answers->item);
    explicit_bzero(answers->chosen, sizeof answers->chosen);
    explicit_bzero(answers->bins, sizeof answers->bins);
    explicit_bzero(&answers->placements, sizeof answers->placements);
    explicit_bzero(answers->counting, sizeof answers->counting);
    note_change(answers);
}

static void check_place(int slot, int option)
{
    assert(slot >= 0 && slot < SLOTS_MOST);
    assert(option >= 0 && option < OPTIONS_MOST);
}

bool answers_has(const Answers *answers, int slot, int option)
{
    check_place(slot, option);
    return answers->chosen[slot] >> option & 1;
}

int answers_count(const Answers *answers, int slot)
{
    check_place(slot, 0);
    return __builtin_popcount(answers->chosen[slot]);
}

void answers_choose(Answers *answers, int slot, int option)
{
    check_place(slot, option);
    answers->chosen[slot] = 1u << option;
    note_change(answers);
}

void answers_toggle(Answers *answers, int slot, int option)
{
    check_place(slot, option);
    answers->chosen[slot] ^= 1u << option;
    note_change(answers);
}

static void drop_placement(Placements *placements, int i)
{
    assert(i >= 0 && i < placements->count);
    placements->count--;
    memmove(&placements->at[i], &placements->at[i + 1], sizeof(Placement) * (size_t)(placements->count - i));
    explicit_bzero(&placements->at[placements->count], sizeof(Placement));
}

void answers_sort(Answers *answers, int slot, int option, int bin)
{
    check_place(slot, option);
    assert(bin >= 0 && bin < BINS_MOST);
    uint8_t *place = &answers->bins[slot][option];
    if (*place == bin + 1)
        return;
    Placements *placements = &answers->placements;
    if (placements->count == PLACEMENTS_MOST)
        drop_placement(placements, 0);
    placements->at[placements->count++] = (Placement){(uint8_t)slot, (uint8_t)option, *place};
    *place = (uint8_t)(bin + 1);
    note_change(answers);
}

// The last placement of one of these options; -1: there is none.
static int last_placement(const Answers *answers, int slot, const Offers *offers)
{
    for (int i = answers->placements.count - 1; i >= 0; i--) {
        const Placement *placement = &answers->placements.at[i];
        for (int k = 0; placement->slot == slot && k < offers->count; k++)
            if (offers->at[k].index == placement->option)
                return i;
    }
    return -1;
}

bool answers_can_unsort(const Answers *answers, int slot, const Offers *offers)
{
    return last_placement(answers, slot, offers) >= 0;
}

bool answers_unsort(Answers *answers, int slot, const Offers *offers)
{
    int last = last_placement(answers, slot, offers);
    if (last < 0)
        return false;
    const Placement *placement = &answers->placements.at[last];
    answers->bins[slot][placement->option] = placement->before;
    drop_placement(&answers->placements, last);
    note_change(answers);
    return true;
}

const Interaction *answers_find(const Exercise *exercise, Id name)
{
    for (int i = 0; i < exercise->slot_count; i++)
        if (id_equal(exercise->slots[i]->name, name))
            return exercise->slots[i];
    return NULL;
}

// The interaction whose option list an answer counts by: from leads back to who wrote the options.
static const Interaction *writer_of(const Exercise *exercise, const Interaction *interaction)
{
    for (int hops = 0; interaction && interaction->from.id.at[0] && hops < SLOTS_MOST; hops++)
        interaction = answers_find(exercise, interaction->from.id);
    return interaction;
}

static int option_count(const Interaction *writer)
{
    return writer->option_count < OPTIONS_MOST ? writer->option_count : OPTIONS_MOST;
}

// Whether the option was ticked, or sorted into any bin.
static bool is_marked(const Answers *answers, const Interaction *asked, int option)
{
    check_place(asked->slot, option);
    return asked->kind == STEP_SORT ? answers->bins[asked->slot][option] > 0
                                    : answers->chosen[asked->slot] >> option & 1;
}

// Whether it was sorted into that bin; any will do where none is named, or there are none.
static bool is_in_bin(const Answers *answers, const Interaction *asked, int option, Id bin)
{
    if (asked->kind != STEP_SORT || !bin.at[0])
        return true;
    int in_bin = answers->bins[asked->slot][option];
    return in_bin > 0 && in_bin <= asked->bin_count && id_equal(asked->bins[in_bin - 1].id, bin);
}

// ---- what counts

typedef enum Verdict { VERDICT_NO, VERDICT_YES, VERDICT_CIRCLE } Verdict;

// One pass over all that is marked. An option whose condition is being judged, or has led to one that is, stands in a
// circle.
typedef struct Weighing {
    Answers *answers;
    const Exercise *exercise;
    uint32_t begun[SLOTS_MOST], circling[SLOTS_MOST]; // a bit an option
} Weighing;

static Verdict judge_condition(Weighing *weighing, const Condition *condition);

// Whether the option counts as an answer: marked, and still offered. An earlier answer may have been changed since.
static Verdict judge_option(Weighing *weighing, const Interaction *asked, const Option *option, int index)
{
    Answers *answers = weighing->answers;
    uint32_t bit = (uint32_t)1 << index, *circling = &weighing->circling[asked->slot];
    if (!is_marked(answers, asked, index))
        return VERDICT_NO;
    if (!(weighing->begun[asked->slot] & bit)) {
        weighing->begun[asked->slot] |= bit;
        *circling |= bit;
        Verdict verdict = judge_condition(weighing, option->when);
        if (verdict != VERDICT_CIRCLE)
            *circling &= ~bit;
        if (verdict == VERDICT_YES)
            answers->counting[asked->slot] |= bit;
    }
    return *circling & bit ? VERDICT_CIRCLE : answers->counting[asked->slot] & bit ? VERDICT_YES : VERDICT_NO;
}

static bool names(const Condition *condition, Id option)
{
    for (int i = 0; i < condition->is_count; i++)
        if (id_equal(condition->is[i].id, option))
            return true;
    return false;
}

// One answer that is named counts; or none at all does, where the condition is for that.
static Verdict judge_alone(Weighing *weighing, const Condition *condition)
{
    const Interaction *asked = answers_find(weighing->exercise, condition->name.id);
    const Interaction *writer = asked ? writer_of(weighing->exercise, asked) : NULL;
    bool any = false, is_circling = false, is_open = false; // open: one that is named stands in a circle
    for (int i = 0; writer && i < option_count(writer); i++) {
        bool is_named = names(condition, writer->options[i].id);
        Verdict verdict =
            is_named || condition->is_none ? judge_option(weighing, asked, &writer->options[i], i) : VERDICT_NO;
        if (is_named && verdict == VERDICT_YES)
            return VERDICT_YES;
        any |= verdict == VERDICT_YES;
        is_circling |= verdict == VERDICT_CIRCLE;
        is_open |= is_named && verdict == VERDICT_CIRCLE;
    }
    bool none = writer && condition->is_none && !any;
    if (is_open || (none && is_circling))
        return VERDICT_CIRCLE;
    return none ? VERDICT_YES : VERDICT_NO;
}

static Verdict judge_condition(Weighing *weighing, const Condition *condition)
{
    Verdict all = VERDICT_YES;
    for (; condition; condition = condition->also) {
        weighing->answers->judged++;
        Verdict verdict = judge_alone(weighing, condition);
        if (verdict == VERDICT_NO)
            return verdict;
        all = verdict == VERDICT_CIRCLE ? verdict : all;
    }
    return all;
}

// Works out anew what counts, unless nothing has changed; always in the order of the slots, so that it never depends on
// who asks.
static void weigh(Answers *answers, const Exercise *exercise)
{
    if (answers->weighed == exercise)
        return;
    Weighing weighing = {.answers = answers, .exercise = exercise};
    memset(answers->counting, 0, sizeof answers->counting);
    for (int slot = 0; slot < exercise->slot_count; slot++) {
        const Interaction *asked = exercise->slots[slot], *writer = writer_of(exercise, asked);
        assert(asked->slot == slot);
        for (int i = 0; writer && i < option_count(writer); i++)
            judge_option(&weighing, asked, &writer->options[i], i);
    }
    answers->weighed = exercise;
}

static bool counts(const Answers *answers, const Interaction *asked, int option)
{
    return answers->counting[asked->slot] >> option & 1;
}

static bool holds_alone(const Answers *answers, const Exercise *exercise, const Condition *condition)
{
    const Interaction *asked = answers_find(exercise, condition->name.id);
    const Interaction *writer = asked ? writer_of(exercise, asked) : NULL;
    if (!writer)
        return false;
    for (int i = 0; i < option_count(writer); i++)
        if (counts(answers, asked, i) && names(condition, writer->options[i].id))
            return true;
    return condition->is_none && !answers->counting[asked->slot];
}

bool answers_hold(Answers *answers, const Exercise *exercise, const Condition *condition)
{
    if (condition)
        weigh(answers, exercise);
    for (; condition; condition = condition->also) {
        answers->judged++;
        if (!holds_alone(answers, exercise, condition))
            return false;
    }
    return true;
}

Offers answers_offers(Answers *answers, const Exercise *exercise, const Interaction *interaction)
{
    if (interaction->from.id.at[0])
        return answers_chosen(answers, exercise, interaction->from.id, interaction->from_bin.id);
    Offers offers = {.count = 0};
    for (int i = 0; i < option_count(interaction); i++)
        if (answers_hold(answers, exercise, interaction->options[i].when))
            offers.at[offers.count++] = (Offer){&interaction->options[i], i};
    return offers;
}

Offers answers_chosen(Answers *answers, const Exercise *exercise, Id name, Id bin)
{
    const Interaction *asked = answers_find(exercise, name);
    const Interaction *writer = asked ? writer_of(exercise, asked) : NULL;
    weigh(answers, exercise);
    Offers offers = {.count = 0};
    for (int i = 0; writer && i < option_count(writer); i++)
        if (counts(answers, asked, i) && is_in_bin(answers, asked, i, bin))
            offers.at[offers.count++] = (Offer){&writer->options[i], i};
    return offers;
}
