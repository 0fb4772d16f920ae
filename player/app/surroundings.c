#include "app/surroundings.h"

#include <assert.h>

static const Context *context_of(const Scene *scene, const Stop *stop)
{
    return stop && stop->kind == STOP_WORDS ? scene->frame->lines.at[stop->first].context : NULL;
}

static bool is_within(const Context *inner, const Context *context)
{
    while (inner && inner != context)
        inner = inner->outer;
    return inner;
}

static Text name_of_note(const Scene *scene, NoteKind note)
{
    static const PhraseId names[] = {
        [NOTE_TIP] = PHRASE_KIND_TIP, [NOTE_CARE] = PHRASE_KIND_CARE, [NOTE_EXAMPLE] = PHRASE_KIND_EXAMPLE,
        [NOTE_ASIDE] = PHRASE_NOTE,   [NOTE_FILM] = PHRASE_NOTE,      [NOTE_SOUND] = PHRASE_NOTE,
        [NOTE_FORM] = PHRASE_NOTE,    [NOTE_OTHER] = PHRASE_NOTE};
    return phrase(scene->phrases, names[note]);
}

// The head of a column is said in the words around it, which are the interface's: one in another language is counted.
static Text name_of_cell(const Scene *scene, const Context *cell, Arena *arena)
{
    Text language = cell->head_language;
    bool is_foreign = language.size && !text_equal(language, scene->frame->language);
    bool says_its_head = cell->head.size && !is_foreign;
    return says_its_head
               ? text_fold(arena, cell->head)
               : phrase_numbers(arena, scene->phrases, PHRASE_KIND_COLUMN, (int[]){cell->number, cell->number});
}

static Text name_of_table(const Scene *scene, const int numbers[2], Arena *arena)
{
    Text sides[] = {phrase_numbers(arena, scene->phrases, PHRASE_COUNT_ROWS, (int[]){numbers[0], 0}),
                    phrase_numbers(arena, scene->phrases, PHRASE_COUNT_COLUMNS, (int[]){numbers[1], 0})};
    return phrase_pair(arena, scene->phrases, PHRASE_KIND_TABLE, sides);
}

// "List"; empty for what is told with the words themselves.
static Text name_of(const Scene *scene, const Context *context, Arena *arena)
{
    const int numbers[2] = {context->number, context->count};
    switch (context->kind) {
    case CONTEXT_HEADING:
        break;
    case CONTEXT_LIST:
        return phrase(scene->phrases, PHRASE_KIND_LIST);
    case CONTEXT_ITEM:
        return phrase_numbers(arena, scene->phrases, PHRASE_PART_OF, numbers);
    case CONTEXT_QUOTE:
        return phrase(scene->phrases, PHRASE_KIND_QUOTE);
    case CONTEXT_NOTE:
        return name_of_note(scene, context->note);
    case CONTEXT_TABLE:
        return name_of_table(scene, numbers, arena);
    case CONTEXT_ROW:
        return context->number ? phrase_numbers(arena, scene->phrases, PHRASE_KIND_ROW, numbers)
                               : phrase(scene->phrases, PHRASE_KIND_HEADS);
    case CONTEXT_CELL:
        return name_of_cell(scene, context, arena);
    }
    return TEXT("");
}

static bool is_apart(const Context *context)
{
    return context->kind == CONTEXT_NOTE || context->kind == CONTEXT_QUOTE;
}

// What stood apart and has ended; the outermost of them.
static const Context *find_ended(const Context *before, const Context *now)
{
    const Context *ended = NULL;
    for (; before && !is_within(now, before); before = before->outer)
        if (is_apart(before))
            ended = before;
    return ended;
}

Surroundings surroundings_of(const Scene *scene, const Stop *stop, Arena *arena)
{
    const Context *now = context_of(scene, stop), *before = context_of(scene, scene->heard);
    Surroundings found = {0};
    for (const Context *context = now; context && !is_within(before, context); context = context->outer) {
        Text name = name_of(scene, context, arena);
        if (name.size)
            found.begins = found.begins.size
                               ? phrase_pair(arena, scene->phrases, PHRASE_LISTED, (Text[]){name, found.begins})
                               : name;
    }
    const Context *ended = found.begins.size ? NULL : find_ended(before, now);
    if (ended)
        found.ends =
            phrase(scene->phrases, ended->kind == CONTEXT_NOTE ? PHRASE_KIND_NOTE_ENDS : PHRASE_KIND_QUOTE_ENDS);
    return found;
}

Text surroundings_kind(const Scene *scene, const Stop *stop)
{
    static const PhraseId levels[] = {PHRASE_KIND_TITLE, PHRASE_KIND_HEADING, PHRASE_KIND_SUBHEADING};
    const Context *context = context_of(scene, stop);
    if (!context || context->kind != CONTEXT_HEADING)
        return TEXT("");
    assert(context->number >= 1);
    return phrase(scene->phrases, levels[context->number < 3 ? context->number - 1 : 2]);
}
