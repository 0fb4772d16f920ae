#include "book/soundness.h"

#include <assert.h>
#include <string.h>

#include "base/index.h"
#include "book/uses.h"

enum { LEVELS_LEAST = 3, LEVELS_MOST = 7, BINS_LEAST = 2 };
enum { CONDITIONS_MOST = 64 }; // around one another; XML nests no deeper

typedef struct Soundness {
    Arena *arena; // until the proof is over
    Problems *problems;
    const Exercise *exercise;
    Index steps, answers; // Step by its id, Interaction by its name
    Uses uses;
} Soundness;

static void fault(const Soundness *proof, Position at, const char *sentence, const char *hint)
{
    problems_add(proof->problems, SEVERITY_ERROR, at, "%s", sentence);
    if (hint)
        problems_hint(proof->problems, "%s", hint);
}

static void suggest(const Soundness *proof, Text wrong, const Text *words, int count)
{
    Text nearest = problem_nearest(wrong, words, count);
    if (nearest.size)
        problems_hint(proof->problems, "did you mean \"%.*s\"?", TEXT_ARGS(nearest));
}

// ---- Steps

static void suggest_step(const Soundness *proof, Text wrong)
{
    const Exercise *exercise = proof->exercise;
    Text *ids = arena_many(proof->arena, Text, exercise->step_count);
    for (int i = 0; i < exercise->step_count; i++)
        ids[i] = id_text(&exercise->steps[i].id);
    suggest(proof, wrong, ids, exercise->step_count);
}

static void prove_step_ref(const Soundness *proof, const Ref *ref)
{
    Text id = id_text(&ref->id);
    if (!id.size || index_find(&proof->steps, id))
        return;
    problems_add(proof->problems, SEVERITY_ERROR, ref->at, "there is no step \"%.*s\"", TEXT_ARGS(id));
    suggest_step(proof, id);
}

// ---- Interactions

static bool is_single(const Interaction *interaction)
{
    return interaction->kind == STEP_CHOOSE || interaction->kind == STEP_RATE;
}

static void prove_option(const Soundness *proof, const Interaction *interaction, const Option *option, bool is_in_turn)
{
    if (id_is(option->id, "none"))
        fault(proof, option->id_at, "an option may not be called \"none\"",
              "in is=\"none\" that word means that nothing was chosen");
    if (option->go_to.id.at[0] && !is_single(interaction))
        fault(proof, option->go_to.at, "only the options of choose and rate may lead to a step", NULL);
    if (option->go_to.id.at[0] && is_in_turn)
        fault(proof, option->go_to.at, "a choose inside a turn may not lead to another step", NULL);
    if (!option->in_ms != !option->out_ms)
        fault(proof, option->at, "in and out belong together", "a pace says how long to breathe in and how long out");
    prove_step_ref(proof, &option->go_to);
}

static void prove_option_source(const Soundness *proof, const Interaction *interaction)
{
    bool has_from = interaction->from.id.at[0], writes_options = interaction->option_count > 0;
    if (!has_from && !writes_options)
        fault(proof, interaction->at, "there is nothing to choose from",
              "write option elements, or name an earlier checklist or sort in from");
    if (has_from && writes_options)
        fault(proof, interaction->at, "options are written here and taken from elsewhere", "keep from or the options");
    if (!has_from && interaction->from_bin.id.at[0])
        fault(proof, interaction->from_bin.at, "bin means nothing without from", NULL);
}

static void prove_options(const Soundness *proof, const Interaction *interaction, bool is_in_turn)
{
    bool is_rate = interaction->kind == STEP_RATE;
    int count = interaction->option_count;
    if (!is_rate && interaction->kind != STEP_SORT)
        prove_option_source(proof, interaction);
    if (interaction->from.id.at[0])
        return;
    for (int i = 0; i < count; i++)
        prove_option(proof, interaction, &interaction->options[i], is_in_turn);
    if (count > OPTIONS_MOST)
        problems_add(proof->problems, SEVERITY_ERROR, interaction->at, "%d options are too many; %d are the most",
                     count, OPTIONS_MOST);
    if (is_rate && (count < LEVELS_LEAST || count > LEVELS_MOST))
        problems_add(proof->problems, SEVERITY_ERROR, interaction->at, "a rate has %d to %d levels, not %d",
                     LEVELS_LEAST, LEVELS_MOST, count);
}

static void prove_bins(const Soundness *proof, const Interaction *sort)
{
    if (sort->bin_count < BINS_LEAST || sort->bin_count > BINS_MOST)
        problems_add(proof->problems, SEVERITY_ERROR, sort->at, "a sort has %d to %d bins, not %d", BINS_LEAST,
                     BINS_MOST, sort->bin_count);
}

static void prove_breathe(const Soundness *proof, const Interaction *breathe)
{
    int written = !!breathe->in_ms + !!breathe->out_ms + !!breathe->minutes;
    int named = !!breathe->pace.id.at[0] + !!breathe->time.id.at[0];
    if ((written == 3 && named == 0) || (written == 0 && named == 2))
        return;
    fault(proof, breathe->at, "a breathe needs in, out and minutes, or pace and time",
          "pace and time name earlier chooses whose options carry in and out, or minutes");
}

static void prove_interaction(const Soundness *proof, const Interaction *interaction, bool is_in_turn)
{
    switch (interaction->kind) {
    case STEP_SORT:
        prove_bins(proof, interaction);
        prove_options(proof, interaction, is_in_turn);
        break;
    case STEP_CHOOSE:
    case STEP_CHECKLIST:
    case STEP_RATE:
        prove_options(proof, interaction, is_in_turn);
        break;
    case STEP_BREATHE:
        prove_breathe(proof, interaction);
        break;
    case STEP_TURNS:
        for (int i = 0; i < interaction->turn_count; i++)
            if (interaction->turns[i].choose)
                prove_interaction(proof, interaction->turns[i].choose, true);
        break;
    case STEP_TEXT:
    case STEP_TIMER:
    case STEP_COUNT:
    case STEP_CARDS:
    case STEP_SLIP:
    case STEP_KIND_COUNT:
        break;
    }
}

// ---- Answers

static const Interaction *find_answer(const Soundness *proof, const Ref *name)
{
    return index_find(&proof->answers, id_text(&name->id));
}

// The interaction that wrote the options of one; NULL when its from leads nowhere, or round in a circle.
static const Interaction *find_writer(const Soundness *proof, const Interaction *asked)
{
    for (int hops = 0; asked && !asked->option_count; hops++)
        asked = hops < SLOTS_MOST ? find_answer(proof, &asked->from) : NULL;
    return asked;
}

static void suggest_answer(const Soundness *proof, Text wrong)
{
    const Exercise *exercise = proof->exercise;
    Text *names = arena_many(proof->arena, Text, exercise->slot_count);
    for (int i = 0; i < exercise->slot_count; i++)
        names[i] = id_text(&exercise->slots[i]->name);
    suggest(proof, wrong, names, exercise->slot_count);
}

static int find_option(const Interaction *writer, const Id *id)
{
    for (int i = 0; writer && i < writer->option_count; i++)
        if (id_equal(writer->options[i].id, *id))
            return i;
    return -1;
}

static void suggest_option(const Soundness *proof, Text wrong, const Interaction *writer)
{
    Text ids[OPTIONS_MOST];
    assert(writer->option_count <= OPTIONS_MOST);
    for (int i = 0; i < writer->option_count; i++)
        ids[i] = id_text(&writer->options[i].id);
    suggest(proof, wrong, ids, writer->option_count);
}

static void prove_condition(const Soundness *proof, const Condition *condition, const Interaction *asked)
{
    const Interaction *writer = find_writer(proof, asked);
    if (writer && writer->option_count > OPTIONS_MOST)
        return; // told already; so many are not looked through for each condition
    for (int i = 0; i < condition->is_count; i++) {
        Text id = id_text(&condition->is[i].id);
        if (find_option(writer, &condition->is[i].id) >= 0)
            continue;
        problems_add(proof->problems, SEVERITY_ERROR, condition->is[i].at, "\"%s\" has no option \"%.*s\"",
                     asked->name.at, TEXT_ARGS(id));
        if (writer)
            suggest_option(proof, id, writer);
    }
}

// bin goes with a sort, and names one of its bins.
static void prove_bin(const Soundness *proof, const Ref *bin, const Interaction *asked)
{
    Text wanted = id_text(&bin->id);
    if (!wanted.size)
        return;
    if (asked->kind != STEP_SORT) {
        problems_add(proof->problems, SEVERITY_ERROR, bin->at, "\"%s\" has no bins: it is not a sort", asked->name.at);
        return;
    }
    Text *ids = arena_many(proof->arena, Text, asked->bin_count);
    for (int i = 0; i < asked->bin_count; i++) {
        ids[i] = id_text(&asked->bins[i].id);
        if (text_equal(ids[i], wanted))
            return;
    }
    problems_add(proof->problems, SEVERITY_ERROR, bin->at, "\"%s\" has no bin \"%.*s\"", asked->name.at,
                 TEXT_ARGS(wanted));
    suggest(proof, wanted, ids, asked->bin_count);
}

static void prove_from(const Soundness *proof, const Use *use, const Interaction *asked)
{
    if (asked->kind != STEP_CHECKLIST && asked->kind != STEP_SORT)
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at,
                     "options are taken from a checklist or a sort; \"%s\" is neither", asked->name.at);
    else if (asked->kind == STEP_SORT && !use->bin->id.at[0])
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at,
                     "\"%s\" is a sort, so bin must say which of its bins", asked->name.at);
    else
        prove_bin(proof, use->bin, asked);
}

typedef struct PacedBy {
    const char *attribute, *carried; // by each option
} PacedBy;

static const PacedBy pacers[] = {
    [USE_PACE] = {"pace", "in"}, [USE_TIME] = {"time", "minutes"}, [USE_FORM] = {"form", "form"}};

static bool carries(const Option *option, UseKind kind)
{
    return kind == USE_PACE ? option->in_ms > 0 : kind == USE_TIME ? option->minutes > 0 : option->form >= 0;
}

static void prove_pacer(const Soundness *proof, const Use *use, const Interaction *asked)
{
    const Interaction *writer = asked->kind == STEP_CHOOSE ? find_writer(proof, asked) : NULL;
    bool carry = writer != NULL;
    for (int i = 0; carry && i < writer->option_count; i++)
        carry = carries(&writer->options[i], use->kind);
    if (carry)
        return;
    problems_add(proof->problems, SEVERITY_ERROR, use->name->at, "each option of \"%s\" must carry %s", asked->name.at,
                 pacers[use->kind].carried);
    problems_hint(proof->problems, "%s names a choose", pacers[use->kind].attribute);
}

static void prove_use(const Soundness *proof, const Use *use)
{
    const Interaction *asked = find_answer(proof, use->name);
    if (!asked) {
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at, "nothing in this exercise is called \"%s\"",
                     use->name->id.at);
        suggest_answer(proof, id_text(&use->name->id));
        return;
    }
    switch (use->kind) {
    case USE_CONDITION:
        prove_condition(proof, use->condition, asked);
        break;
    case USE_OPTIONS:
        prove_from(proof, use, asked);
        break;
    case USE_WORDS:
        prove_bin(proof, use->bin, asked);
        break;
    case USE_PACE:
    case USE_TIME:
    case USE_FORM:
        prove_pacer(proof, use, asked);
        break;
    }
}

// ---- Circles

// The answer whose options depend on what the use names, by its slot; -1 when none do.
static int find_dependent(const Use *use)
{
    bool is_dependent = use->decides_options && use->inside->slot < SLOTS_MOST;
    return is_dependent ? use->inside->slot : -1;
}

// Takes in what those it leads to lead to (Warshall).
static void close_over(uint32_t leads_to[SLOTS_MOST])
{
    for (int by = 0; by < SLOTS_MOST; by++)
        for (int from = 0; from < SLOTS_MOST; from++)
            if (leads_to[from] >> by & 1)
                leads_to[from] |= leads_to[by];
}

static void tell_circle(const Soundness *proof, const Use *use)
{
    const char *from = use->inside->name.at, *to = use->name->id.at;
    if (id_equal(use->inside->name, use->name->id))
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at, "the options of \"%s\" depend on \"%s\" itself",
                     from, to);
    else
        problems_add(proof->problems, SEVERITY_ERROR, use->name->at,
                     "the options of \"%s\" and \"%s\" depend on each other", from, to);
    problems_hint(proof->problems, "let what is offered depend on earlier answers alone");
}

// A circle is told where an answer depends on one that is not earlier; each circle has such a place.
static void prove_circles(const Soundness *proof)
{
    uint32_t leads_to[SLOTS_MOST] = {0}, closed[SLOTS_MOST], told[SLOTS_MOST] = {0};
    for (int i = 0; i < proof->uses.count; i++) {
        const Interaction *named = find_answer(proof, proof->uses.at[i].name);
        int from = find_dependent(&proof->uses.at[i]), to = named ? named->slot : -1;
        if (from >= 0 && to >= 0 && to < SLOTS_MOST)
            leads_to[from] |= (uint32_t)1 << to;
    }
    memcpy(closed, leads_to, sizeof closed);
    close_over(closed);
    for (int i = 0; i < proof->uses.count; i++) {
        const Interaction *named = find_answer(proof, proof->uses.at[i].name);
        int from = find_dependent(&proof->uses.at[i]), to = named ? named->slot : -1;
        if (from < 0 || to < from || to >= SLOTS_MOST || told[from] >> to & 1 || !(closed[to] >> from & 1))
            continue;
        told[from] |= (uint32_t)1 << to;
        tell_circle(proof, &proof->uses.at[i]);
    }
}

// ---- Nesting

static int count_around(const Condition *condition)
{
    int count = 0;
    for (; condition; condition = condition->also)
        count++;
    return count;
}

static void prove_nesting(const Soundness *proof)
{
    for (int i = 0; i < proof->uses.count; i++)
        if (count_around(proof->uses.at[i].condition) > CONDITIONS_MOST)
            fault(proof, proof->uses.at[i].name->at, "conditions stand in each other too deeply", NULL);
}

static void name_parts(Soundness *proof)
{
    const Exercise *exercise = proof->exercise;
    proof->steps.arena = proof->arena;
    proof->answers.arena = proof->arena;
    for (int i = 0; i < exercise->step_count; i++)
        index_add(&proof->steps, id_text(&exercise->steps[i].id), (void *)&exercise->steps[i]);
    for (int i = 0; i < exercise->slot_count; i++)
        index_add(&proof->answers, id_text(&exercise->slots[i]->name), (void *)exercise->slots[i]);
}

bool soundness_prove(const Exercise *exercise, Problems *problems)
{
    assert(exercise->step_count >= 0 && exercise->slot_count >= 0);
    int errors_before = problems->error_count;
    Arena *arena = arena_create();
    Soundness proof = {.arena = arena, .problems = problems, .exercise = exercise, .uses = uses_of(arena, exercise)};
    name_parts(&proof);
    if (exercise->slot_count > SLOTS_MOST)
        problems_add(problems, SEVERITY_ERROR, exercise->at, "this exercise asks more than %d questions", SLOTS_MOST);
    for (int i = 0; i < exercise->step_count; i++) {
        prove_step_ref(&proof, &exercise->steps[i].next);
        prove_interaction(&proof, exercise->steps[i].interaction, false);
    }
    for (int i = 0; i < proof.uses.count; i++)
        prove_use(&proof, &proof.uses.at[i]);
    prove_nesting(&proof);
    bool can_be_shown = problems->error_count == errors_before;
    prove_circles(&proof);
    arena_destroy(arena);
    return can_be_shown;
}
