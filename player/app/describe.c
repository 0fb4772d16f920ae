#include "app/describe.h"

#include <assert.h>

#include "app/group.h"
#include "app/surroundings.h"
#include "page/ruby.h"

static bool is_one_passage(const Line *a, const Line *b)
{
    return a->passage.size && a->passage.at == b->passage.at && id_equal(a->block, b->block);
}

// What stands on lines of one passage, without the hyphens of broken words.
static Text words_of_lines(const Frame *frame, int first, int end, Arena *arena)
{
    assert(first >= 0 && first < end && end <= frame->lines.count);
    const Line *line = &frame->lines.at[first];
    const RubyPart part = {line, line->start, frame->lines.at[end - 1].end};
    return diction_fold(arena, line->passage.size ? ruby_heard(arena, &part, frame->language) : line->text);
}

static int passage_end(const Frame *frame, int first, int end)
{
    int at = first + 1;
    while (at < end && is_one_passage(&frame->lines.at[first], &frame->lines.at[at]))
        at++;
    return at;
}

// ---- sentences

static bool ends_sentence(Text text)
{
    static const char *const ends[] = {".", "!", "?", ":", ";", ",", "…", "؟", "؛", "،", "。", "！", "？", "।"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        Text end = text_of(ends[i]);
        if (text_ends(phrase_bare_end(text), end))
            return true;
    }
    return false;
}

static Text join(const Scene *scene, Text words, Text more, Arena *arena)
{
    if (!words.size || !more.size)
        return words.size ? words : more;
    PhraseId join = ends_sentence(words) ? PHRASE_SENTENCES : PHRASE_LISTED;
    return phrase_pair(arena, scene->phrases, join, (Text[]){words, more});
}

static Text close_sentence(const Scene *scene, Text words, Arena *arena)
{
    return !words.size || ends_sentence(words) ? words : phrase_words(arena, scene->phrases, PHRASE_SENTENCE, words);
}

static void add(Sayings *sayings, Text text, Text language)
{
    if (text.size)
        *array_push(sayings->arena, sayings) = (Saying){.text = text, .language = language};
}

// ---- controls

static const Target *target_of(const Scene *scene, const Stop *stop)
{
    assert(stop->kind == STOP_TARGET && stop->index < scene->frame->targets.count);
    return &scene->frame->targets.at[stop->index];
}

static Text role_of(const Scene *scene, const Target *target)
{
    static const PhraseId roles[] = {
        [ROLE_BUTTON] = PHRASE_ROLE_BUTTON, [ROLE_CARD] = PHRASE_ROLE_BUTTON,       [ROLE_LINK] = PHRASE_ROLE_LINK,
        [ROLE_OPTION] = PHRASE_ROLE_OPTION, [ROLE_QUESTION] = PHRASE_ROLE_QUESTION, [ROLE_TAB] = PHRASE_ROLE_TAB,
    };
    return phrase(scene->phrases, target->action.kind == ACTION_TERM ? PHRASE_ROLE_TERM : roles[target->role]);
}

static Text state_of(const Scene *scene, const Target *target)
{
    if (!target->enabled)
        return phrase(scene->phrases, PHRASE_STATE_OFF);
    switch (target->role) {
    case ROLE_QUESTION:
        return phrase(scene->phrases, target->selected ? PHRASE_STATE_OPEN : PHRASE_STATE_CLOSED);
    case ROLE_OPTION:
    case ROLE_TAB:
        return phrase(scene->phrases, target->selected ? PHRASE_STATE_SELECTED : PHRASE_STATE_UNSELECTED);
    case ROLE_BUTTON:
    case ROLE_CARD:
    case ROLE_LINK:
        break;
    }
    return target->selected ? phrase(scene->phrases, PHRASE_STATE_SELECTED) : TEXT("");
}

// The words on it that its name does not hold, each passage a sentence, and in one saying those of one language.
static void collect_rest(const Scene *scene, const Stop *stop, Sayings *rest)
{
    Arena *arena = rest->arena;
    Text unsaid = diction_fold(arena, target_of(scene, stop)->label); // of the name, in the words so far
    int first = rest->count;
    for (int i = stop->first, end; i < stop->end; i = end) {
        end = passage_end(scene->frame, i, stop->end);
        Text words = words_of_lines(scene->frame, i, end, arena), language = scene->frame->lines.at[i].language;
        if (unsaid.size && text_starts(unsaid, words)) {
            unsaid = text_trim(text_slice(unsaid, words.size, unsaid.size));
            continue;
        }
        Saying *last = rest->count > first ? &rest->at[rest->count - 1] : NULL;
        words = close_sentence(scene, diction_spell(&scene->diction, words, language, arena), arena);
        if (last && text_equal(last->language, language))
            last->text = join(scene, last->text, words, arena);
        else
            add(rest, words, language);
    }
}

Text describe_rest(const Scene *scene, const Stop *stop, Arena *arena)
{
    Sayings rest = {.arena = arena};
    Text words = TEXT("");
    if (stop->kind == STOP_TARGET)
        collect_rest(scene, stop, &rest);
    for (int i = 0; i < rest.count; i++)
        words = join(scene, words, rest.at[i].text, arena);
    return words;
}

// The name, and what is said about it; in two parts where the name is in another language.
static void add_name(const Scene *scene, const Target *target, Text about, Sayings *sayings)
{
    Arena *arena = sayings->arena;
    Text language = target->language, label = diction_spell(&scene->diction, target->label, language, arena);
    bool is_foreign = language.size && !text_equal(language, scene->frame->language);
    if (is_foreign)
        add(sayings, close_sentence(scene, label, arena), language);
    add(sayings, close_sentence(scene, is_foreign ? about : join(scene, label, about, arena), arena), TEXT(""));
}

static void tell_target(const Scene *scene, const Stop *stop, Sayings *sayings)
{
    Arena *arena = sayings->arena;
    const Target *target = target_of(scene, stop);
    Text about = join(scene, role_of(scene, target), state_of(scene, target), arena);
    add_name(scene, target, join(scene, about, group_position(scene, stop, arena), arena), sayings);
    collect_rest(scene, stop, sayings);
}

void describe_state(const Scene *scene, const Stop *stop, Sayings *sayings)
{
    if (stop->kind == STOP_TARGET)
        add_name(scene, target_of(scene, stop), state_of(scene, target_of(scene, stop)), sayings);
}

void describe_already(const Scene *scene, const Stop *stop, Sayings *sayings)
{
    add_name(scene, target_of(scene, stop), phrase(scene->phrases, PHRASE_STATE_ALREADY), sayings);
}

// ---- all stops

Text describe_words(const Scene *scene, const Stop *stop, Arena *arena)
{
    switch (stop->kind) {
    case STOP_TARGET:
        return diction_fold(arena, target_of(scene, stop)->label);
    case STOP_PICTURE:
        return diction_fold(arena, scene->frame->pictures.at[stop->index].alt);
    case STOP_WORDS:
        break;
    }
    return words_of_lines(scene->frame, stop->first, stop->end, arena);
}

Text describe_language(const Scene *scene, const Stop *stop)
{
    switch (stop->kind) {
    case STOP_TARGET:
        return target_of(scene, stop)->language;
    case STOP_PICTURE:
        return scene->frame->pictures.at[stop->index].language;
    case STOP_WORDS:
        break;
    }
    return scene->frame->lines.at[stop->first].language;
}

static bool is_foreign(const Scene *scene, const Stop *stop)
{
    Text language = describe_language(scene, stop);
    return language.size && !text_equal(language, scene->frame->language);
}

// The words of a passage as far as it is on the page, with what stands there in other languages.
static SaidWords said_words(const Scene *scene, const Stop *stop, Arena *arena)
{
    const Line *line = &scene->frame->lines.at[stop->first];
    SaidWords said = {.arena = arena};
    Excerpt excerpt = {.text = line->text, .end = (uint32_t)line->text.size, .language = line->language};
    if (line->passage.size)
        excerpt = (Excerpt){.text = line->passage,
                            .spans = line->spans,
                            .span_count = line->span_count,
                            .start = line->start,
                            .end = scene->frame->lines.at[stop->end - 1].end,
                            .language = line->language};
    diction_say(&scene->diction, &excerpt, &said);
    return said;
}

// Of words in a language that has no voice, that they stand there; once for all that follow each other.
static void tell_stand_in(const Scene *scene, Sayings *sayings)
{
    SpokenWords stand_in = diction_stand_in(&scene->diction, TEXT(""));
    Text words = close_sentence(scene, stand_in.text, sayings->arena);
    if (!sayings->count || !text_equal(sayings->at[sayings->count - 1].text, words))
        add(sayings, words, stand_in.language);
}

static void add_said(Sayings *sayings, const SaidWords *said)
{
    for (int i = 0; i < said->count; i++) {
        Text gap = i ? TEXT(" ") : TEXT("");
        Text text = text_format(sayings->arena, "%.*s%.*s", TEXT_ARGS(gap), TEXT_ARGS(said->at[i].text));
        *array_push(sayings->arena, sayings) = (Saying){text, said->at[i].language, .goes_on = i > 0};
    }
}

// Words with what they stand in, which is said in the language of the interface.
static void tell_words(const Scene *scene, const Stop *stop, Sayings *sayings)
{
    Arena *arena = sayings->arena;
    Surroundings around = surroundings_of(scene, stop, arena);
    Text kind = surroundings_kind(scene, stop);
    SaidWords said = said_words(scene, stop, arena);
    Text own = diction_language(&scene->diction, TEXT(""));
    add(sayings, around.ends, TEXT(""));
    if (said.count != 1 || !text_equal(said.at[0].language, own)) {
        add(sayings, close_sentence(scene, around.begins, arena), TEXT(""));
        if (said.count)
            add_said(sayings, &said);
        else if (is_foreign(scene, stop))
            tell_stand_in(scene, sayings);
        add(sayings, close_sentence(scene, kind, arena), TEXT(""));
        return;
    }
    Text words = said.at[0].text;
    if (kind.size)
        words = close_sentence(scene, join(scene, words, kind, arena), arena);
    if (around.begins.size)
        words = phrase_pair(arena, scene->phrases, PHRASE_LABELLED, (Text[]){around.begins, words});
    add(sayings, words, TEXT(""));
}

// One without a description is an ornament.
static void tell_picture(const Scene *scene, const Stop *stop, Sayings *sayings)
{
    Arena *arena = sayings->arena;
    Text words = describe_words(scene, stop, arena), role = phrase(scene->phrases, PHRASE_ROLE_PICTURE);
    if (!words.size)
        return;
    if (!is_foreign(scene, stop)) {
        add(sayings, close_sentence(scene, join(scene, words, role, arena), arena), TEXT(""));
        return;
    }
    add(sayings, close_sentence(scene, words, arena), describe_language(scene, stop));
    add(sayings, close_sentence(scene, role, arena), TEXT(""));
}

void describe_stop(const Scene *scene, const Stop *stop, Sayings *sayings)
{
    switch (stop->kind) {
    case STOP_TARGET:
        tell_target(scene, stop, sayings);
        break;
    case STOP_PICTURE:
        tell_picture(scene, stop, sayings);
        break;
    case STOP_WORDS:
        tell_words(scene, stop, sayings);
        break;
    }
}

Text describe_step(const Scene *scene, Arena *arena)
{
    const Frame *frame = scene->frame;
    if (frame->step < 1 || frame->step_count < 2)
        return TEXT("");
    return phrase_numbers(arena, scene->phrases, PHRASE_STEP_OF, (int[]){frame->step, frame->step_count});
}

Text describe_page(const Scene *scene, Arena *arena)
{
    const Frame *frame = scene->frame;
    if (frame->page < 1 || frame->page_count < 2)
        return TEXT("");
    return phrase_numbers(arena, scene->phrases, PHRASE_PAGE_OF, (int[]){frame->page, frame->page_count});
}

bool describe_is_place(const Scene *scene, Text words, Arena *arena)
{
    const Frame *frame = scene->frame;
    const int pages[2] = {frame->page, frame->page_count}, steps[2] = {frame->step, frame->step_count};
    return text_equal(words, phrase_numbers(arena, scene->written, PHRASE_PAGE_OF, pages)) ||
           text_equal(words, phrase_numbers(arena, scene->written, PHRASE_PART_OF, pages)) ||
           text_equal(words, phrase_numbers(arena, scene->written, PHRASE_STEP_OF, steps));
}
