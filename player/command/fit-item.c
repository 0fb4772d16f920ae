#include "command/fit-item.h"

#include <assert.h>

#include "screen/step.h"

enum { CHOICES_MOST = 6 }; // that are weighed at once

// ---- telling

static void tell_many(const FitItem *proof, Position at, const char *noun, const FitVerdict *verdict)
{
    problems_add(proof->problems, SEVERITY_WARNING, at, "this %s offers %d choices at once; %d are the most", noun,
                 verdict->option_count, CHOICES_MOST);
    problems_hint(proof->problems, "make steps of at most %d of it", CHOICES_MOST);
}

static void tell_turns(const FitItem *proof, Position at, const char *noun, const FitVerdict *verdict)
{
    const Glass *glass = &proof->screen->view.theme.glass;
    problems_add(proof->problems, SEVERITY_WARNING, at,
                 "at %dx%d this %s needs %d screens: %d choices of up to %d words are too much for one",
                 glass->width_px, glass->height_px, noun, verdict->screen_count, verdict->option_count,
                 verdict->words_most);
    problems_hint(proof->problems, "offer fewer, shorten \"%.*s\", or ask in one step more",
                  TEXT_ARGS(verdict->longest));
}

static void tell(const FitItem *proof, Position at, const char *noun, const FitVerdict *verdict)
{
    const Glass *glass = &proof->screen->view.theme.glass;
    at.file = proof->root->at.file; // the book's own names go with it
    if (verdict->is_many) {
        tell_many(proof, at, noun, verdict);
    } else if (!verdict->is_torn) {
        tell_turns(proof, at, noun, verdict);
    } else {
        problems_add(proof->problems, SEVERITY_WARNING, at, "at %dx%d this %s has no room on one screen",
                     glass->width_px, glass->height_px, noun);
        problems_hint(proof->problems, "shorten its heading or its words, or make two of it");
    }
}

// ---- exercises

static const char *noun_of(StepKind kind)
{
    static const char *const nouns[STEP_KIND_COUNT] = {
        [STEP_BREATHE] = "breathing",  [STEP_TIMER] = "timer", [STEP_COUNT] = "count",      [STEP_SORT] = "sort",
        [STEP_CARDS] = "set of cards", [STEP_SLIP] = "note",   [STEP_TEXT] = "row of links"};
    return nouns[kind] ? nouns[kind] : "question";
}

// The further looks of a step: each turn of two people, for one as well, a note shown large, the end of a breathing.
static bool is_whole_further(FitItem *proof, const Step *step, FitVerdict *verdict)
{
    enum { WAYS = 2 };
    FitScreen *screen = proof->screen;
    switch (step->interaction->kind) {
    case STEP_SLIP:
        return !fit_screen_perform(screen, (Action){.kind = ACTION_LARGE}) || fit_screen_is_whole(screen, verdict);
    case STEP_BREATHE:
        fit_screen_perform(screen, (Action){.kind = ACTION_PAUSE});
        return !fit_screen_perform(screen, (Action){.kind = ACTION_ENOUGH}) || fit_screen_is_whole(screen, verdict);
    case STEP_TURNS:
        for (int way = 1; way <= WAYS; way++) {
            fit_screen_perform(screen, (Action){.kind = ACTION_TAB, .index = way, .id = step->id});
            do
                if (!fit_screen_is_whole(screen, verdict))
                    return false;
            while (fit_screen_perform(screen, (Action){.kind = ACTION_PAGE, .value = 1, .id = step->id}));
        }
        return true;
    default:
        return true;
    }
}

static bool has_seen(const uint64_t *seen, int count, uint64_t shown)
{
    for (int i = 0; i < count; i++)
        if (seen[i] == shown)
            return true;
    return false;
}

// Counts what a step offers now; true when these are more than people choose among.
static bool has_many(FitItem *proof, const Interaction *asked, FitVerdict *verdict)
{
    bool is_list = asked->kind == STEP_CHOOSE || asked->kind == STEP_CHECKLIST || asked->kind == STEP_SORT;
    Offers offers = {.count = 0};
    if (is_list)
        offers = answers_offers(proof->screen->view.answers, proof->exercise, asked);
    *verdict = (FitVerdict){.is_many = offers.count > CHOICES_MOST, .option_count = offers.count};
    return verdict->is_many;
}

// With all that may have been answered, but once for answers of which it shows the same.
static bool is_whole_step(FitItem *proof, int index, FitVerdict *verdict)
{
    FitScreen *screen = proof->screen;
    const Step *step = &proof->exercise->steps[index];
    Action open = {.kind = ACTION_OPEN, .id = proof->item->id, .block = step->id};
    const FitAnswersList *list = &proof->answers[index];
    uint64_t *seen = proof->shown;
    int seen_count = 0;
    for (int i = 0; i < list->count; i++) {
        fit_screen_enter(screen, &exercise_screen, open);
        fit_answers_give(screen->view.answers, proof->exercise, &list->at[i]);
        uint64_t shown = fit_answers_shown(screen->view.answers, proof->exercise, &proof->uses, step);
        if (has_seen(seen, seen_count, shown))
            continue;
        seen[seen_count++] = shown;
        if (has_many(proof, step->interaction, verdict))
            return false;
        fit_screen_draw(screen);
        if (!fit_screen_is_whole(screen, verdict) || !is_whole_further(proof, step, verdict))
            return false;
    }
    return true;
}

static void prove_steps(FitItem *proof)
{
    for (int i = 0; i < proof->exercise->step_count; i++) {
        const Step *step = &proof->exercise->steps[i];
        FitVerdict verdict;
        if (proof->is_told[i] || !step_is_screenful(step) || is_whole_step(proof, i, &verdict))
            continue;
        const Interaction *asked = step->interaction;
        tell(proof, asked->kind == STEP_TEXT ? step->at : asked->at, noun_of(asked->kind), &verdict);
        proof->is_told[i] = true;
    }
}

// ---- other screens

static void prove_places(FitItem *proof)
{
    bool *is_told = proof->is_told + (proof->exercise ? proof->exercise->step_count : 0);
    for (int i = 0; i < proof->places.count; i++) {
        const FitPlace *place = &proof->places.at[i];
        FitVerdict verdict;
        fit_screen_enter(proof->screen, place->kind, place->how);
        if (proof->exercise)
            fit_screen_perform(proof->screen, (Action){.kind = ACTION_STOP});
        else
            fit_screen_draw(proof->screen);
        if (is_told[i] || fit_screen_is_whole(proof->screen, &verdict))
            continue;
        tell(proof, place->at, place->noun, &verdict);
        is_told[i] = true;
    }
}

static void add_place(FitItem *proof, Arena *arena, const XmlNode *at, FitPlace place)
{
    place.at = at->at;
    place.how.kind = ACTION_OPEN;
    place.how.id = proof->item->id;
    *array_push(arena, &proof->places) = place;
}

static void list_notes(FitItem *proof, Arena *arena)
{
    const XmlNode *note = xml_child(proof->root, "content-note");
    if (note)
        add_place(proof, arena, note, (FitPlace){.kind = &note_screen, .noun = "content note"});
}

static void list_questions(FitItem *proof, Arena *arena)
{
    add_place(proof, arena, proof->root, (FitPlace){.kind = &faq_screen, .noun = "set of questions"});
    for (const XmlNode *node = xml_child(proof->root, "question"); node; node = xml_sibling(node, "question")) {
        const XmlNode *note = xml_child(node, "content-note");
        Action how = {.block = id_of(text_trim(xml_value(node, "id")))};
        if (note)
            add_place(proof, arena, note, (FitPlace){.kind = &faq_screen, .noun = "content note", .how = how});
    }
}

static void list_steps(FitItem *proof, Arena *arena, const Exercise *exercise)
{
    int most = 0;
    proof->exercise = exercise;
    proof->uses = uses_of(arena, exercise);
    proof->answers = arena_many(arena, FitAnswersList, exercise->step_count + 1);
    for (int i = 0; i < exercise->step_count; i++) {
        proof->answers[i] = fit_answers_list(arena, exercise, &proof->uses, &exercise->steps[i]);
        most = proof->answers[i].count > most ? proof->answers[i].count : most;
    }
    proof->shown = arena_many(arena, uint64_t, most + 1);
    const XmlNode *landing = xml_child(proof->root, "landing");
    add_place(proof, arena, landing ? landing : proof->root, (FitPlace){.kind = &exercise_screen, .noun = "end"});
}

void fit_item_list(FitItem *proof, Arena *arena, const Body *body)
{
    assert(proof->item && proof->root);
    if (proof->item->kind == ITEM_EXERCISE)
        list_steps(proof, arena, &body->exercise);
    else if (proof->item->kind == ITEM_FAQ)
        list_questions(proof, arena);
    else
        list_notes(proof, arena);
    int steps = proof->exercise ? proof->exercise->step_count : 0;
    proof->is_told = arena_many(arena, bool, steps + proof->places.count + 1);
}

void fit_item_prove(FitItem *proof, FitScreen *screen, Problems *problems)
{
    proof->screen = screen;
    proof->problems = problems;
    if (proof->exercise)
        prove_steps(proof);
    prove_places(proof);
}
