#include "app/group.h"

#include <assert.h>

static const Target *target_at(const Scene *scene, const Stop *stop)
{
    return stop->kind == STOP_TARGET ? &scene->frame->targets.at[stop->index] : NULL;
}

static bool is_neighbour(const Scene *scene, const Stop *stop, Role role)
{
    const Target *target = target_at(scene, stop);
    return target && target->role == role && !target->is_bar && !target->member.of;
}

// Those of its role that no words part from it.
static Text position_among_neighbours(const Scene *scene, const Stop *stop, Arena *arena)
{
    Role role = target_at(scene, stop)->role;
    const Stop *first = stop, *last = stop, *begin = scene->stops->at, *end = begin + scene->stops->count;
    while (first > begin && is_neighbour(scene, first - 1, role))
        first--;
    while (last + 1 < end && is_neighbour(scene, last + 1, role))
        last++;
    if (first == last)
        return TEXT("");
    return phrase_numbers(arena, scene->phrases, PHRASE_PART_OF,
                          (int[]){(int)(stop - first) + 1, (int)(last - first) + 1});
}

Text group_position(const Scene *scene, const Stop *stop, Arena *arena)
{
    const Target *target = target_at(scene, stop);
    assert(target);
    const Member *member = &target->member;
    assert(member->nth >= 0 && member->nth <= member->of);
    if (target->is_bar || member->is_named || member->of == 1)
        return TEXT("");
    if (!member->of)
        return position_among_neighbours(scene, stop, arena);
    return phrase_numbers(arena, scene->phrases, PHRASE_PART_OF, (int[]){member->nth, member->of});
}

GroupKind group_of(const Scene *scene, const Stop *stop)
{
    const Target *target = target_at(scene, stop);
    return target && target->member.of > 1 ? target->member.group : GROUP_PLAIN;
}

// ---- how many there are

typedef struct GroupWords {
    PhraseId count;
    bool are_ways;
    PhraseId asks; // of ways: what they answer
} GroupWords;

static const GroupWords groups[] = {
    [GROUP_CHOICES] = {.count = PHRASE_COUNT_CHOICES},
    [GROUP_WAYS_ON] = {PHRASE_COUNT_WAYS, true, PHRASE_LANDING},
    [GROUP_ALSO] = {PHRASE_COUNT_WAYS, true, PHRASE_ALSO},
    [GROUP_BOOKS] = {.count = PHRASE_COUNT_BOOKS},
    [GROUP_SETS_OF_EXERCISES] = {.count = PHRASE_COUNT_SETS_OF_EXERCISES},
    [GROUP_CHAPTERS] = {.count = PHRASE_COUNT_CHAPTERS},
    [GROUP_EXERCISES] = {.count = PHRASE_COUNT_EXERCISES},
    [GROUP_SETS_OF_QUESTIONS] = {.count = PHRASE_COUNT_SETS_OF_QUESTIONS},
    [GROUP_QUESTIONS] = {.count = PHRASE_COUNT_QUESTIONS},
};

static bool stands_there(const Frame *frame, Text words)
{
    for (int i = 0; i < frame->lines.count; i++)
        if (text_equal(frame->lines.at[i].passage, words))
            return true;
    return false;
}

static void add(Sayings *sayings, Text text)
{
    *array_push(sayings->arena, sayings) = (Saying){.text = text};
}

void group_tell(const Scene *scene, const Stop *first, Sayings *sayings)
{
    const Target *target = target_at(scene, first);
    assert(target && target->member.group != GROUP_PLAIN);
    const GroupWords *group = &groups[target->member.group];
    Text asks = phrase(scene->phrases, group->asks);
    if (group->are_ways && !stands_there(scene->frame, asks))
        add(sayings, asks);
    add(sayings,
        phrase_numbers(sayings->arena, scene->phrases, group->count, (int[]){target->member.of, target->member.of}));
    if (!group->are_ways || first == scene->focus)
        return;
    if (target->language.size) // words of two languages are no sentence
        *array_push(sayings->arena, sayings) = (Saying){.text = target->label, .language = target->language};
    else
        add(sayings, phrase_words(sayings->arena, scene->phrases, PHRASE_FIRST_WAY, target->label));
}
