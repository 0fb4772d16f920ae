#include "screen/answers.h"

#include <assert.h>
#include <string.h>

void answers_begin(Answers *answers, Id item)
{
    if (id_equal(answers->item, item))
        return;
    uint32_t changes = answers->changes + 1; // goes on, or layouts took them for answers given before
    explicit_bzero(answers, sizeof *answers);
    answers->item = item;
    answers->changes = changes;
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
    answers->changes++;
}

void answers_toggle(Answers *answers, int slot, int option)
{
    check_place(slot, option);
    answers->chosen[slot] ^= 1u << option;
    answers->changes++;
}

void answers_sort(Answers *answers, int slot, int option, int bin)
{
    check_place(slot, option);
    assert(bin >= -1 && bin < BINS_MOST);
    answers->bins[slot][option] = (uint8_t)(bin + 1);
    answers->changes++;
}

const Interaction *answers_find(const Exercise *exercise, Id name)
{
    for (int i = 0; i < exercise->slot_count; i++)
        if (id_equal(exercise->slots[i]->name, name))
            return exercise->slots[i];
    return NULL;
}

// Whether the option was ticked, or sorted into that bin (any bin where none is named).
static bool is_marked(const Answers *answers, const Interaction *asked, int option, const Id *bin)
{
    if (asked->kind != STEP_SORT)
        return answers_has(answers, asked->slot, option);
    int in_bin = answers->bins[asked->slot][option];
    if (!bin || !bin->at[0])
        return in_bin > 0;
    return in_bin > 0 && id_equal(asked->bins[in_bin - 1].id, *bin);
}

// An option of the interaction that wrote it, as an answer to one that may have taken it from there.
typedef struct Choice {
    const Interaction *asked, *writer;
    int option;
    const Id *bin; // or NULL
} Choice;

// The interaction whose option list an answer counts by: from leads back to who wrote the options.
static const Interaction *writer_of(const Exercise *exercise, const Interaction *interaction)
{
    for (int hops = 0; interaction && interaction->from.at[0] && hops < SLOTS_MOST; hops++)
        interaction = answers_find(exercise, interaction->from);
    return interaction;
}

// Whether the option counts as an answer: marked, and still offered. An earlier answer may have been changed since.
static bool is_answer(const Answers *answers, const Exercise *exercise, const Choice *choice)
{
    return is_marked(answers, choice->asked, choice->option, choice->bin) &&
           answers_hold(answers, exercise, choice->writer->options[choice->option].when);
}

static bool holds_alone(const Answers *answers, const Exercise *exercise, const Condition *condition)
{
    const Interaction *asked = answers_find(exercise, condition->name);
    const Interaction *writer = asked ? writer_of(exercise, asked) : NULL;
    if (!writer)
        return false;
    bool any = false;
    for (int i = 0; i < writer->option_count; i++) {
        if (!is_answer(answers, exercise, &(Choice){asked, writer, i, NULL}))
            continue;
        any = true;
        for (int k = 0; k < condition->is_count; k++)
            if (id_equal(condition->is[k], writer->options[i].id))
                return true;
    }
    return condition->is_none && !any;
}

bool answers_hold(const Answers *answers, const Exercise *exercise, const Condition *condition)
{
    for (; condition; condition = condition->also)
        if (!holds_alone(answers, exercise, condition))
            return false;
    return true;
}

int answers_offers(const Answers *answers, const Exercise *exercise, const Interaction *interaction, Offer offers[OPTIONS_MOST])
{
    if (interaction->from.at[0])
        return answers_chosen(answers, exercise, interaction->from, interaction->from_bin, offers);
    int count = 0;
    for (int i = 0; i < interaction->option_count && i < OPTIONS_MOST; i++)
        if (answers_hold(answers, exercise, interaction->options[i].when))
            offers[count++] = (Offer){&interaction->options[i], i};
    return count;
}

int answers_chosen(const Answers *answers, const Exercise *exercise, Id name, Id bin, Offer offers[OPTIONS_MOST])
{
    const Interaction *asked = answers_find(exercise, name);
    const Interaction *writer = asked ? writer_of(exercise, asked) : NULL;
    int count = 0;
    for (int i = 0; writer && i < writer->option_count && i < OPTIONS_MOST; i++)
        if (is_answer(answers, exercise, &(Choice){asked, writer, i, &bin}))
            offers[count++] = (Offer){&writer->options[i], i};
    return count;
}
