#include "app/recital.h"

#include <string.h>

// ---- sentences

// The lines of one passage that stand on the page.
typedef struct Stretch {
    const Line *first, *last;
} Stretch;

static bool is_read(const Line *line)
{
    return line->block.at[0] && line->passage.size;
}

// Returns where to look for the next one; first is NULL when there is none.
static int find_stretch(const Frame *frame, int from, Stretch *stretch)
{
    const Line *lines = frame->lines.at;
    while (from < frame->lines.count && !is_read(&lines[from]))
        from++;
    int end = from;
    while (end < frame->lines.count && lines[end].passage.at == lines[from].passage.at)
        end++;
    *stretch = from < end ? (Stretch){&lines[from], &lines[end - 1]} : (Stretch){NULL, NULL};
    return end;
}

// Words with single spaces between them.
static Text fold(Arena *arena, Text text)
{
    char *folded = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (Text word = text_word(&text); word.size; word = text_word(&text)) {
        if (size)
            folded[size++] = ' ';
        memcpy(folded + size, word.at, word.size);
        size += word.size;
    }
    return (Text){folded, size};
}

static Sentence sentence_of(const Stretch *stretch, Arena *arena, uint32_t start, uint32_t end)
{
    Text passage = stretch->first->passage, whole = text_slice(passage, start, end), trimmed = text_trim(whole);
    start += (uint32_t)(trimmed.at - whole.at);
    end = start + (uint32_t)trimmed.size;
    return (Sentence){
        .spoken = {stretch->first->block, text_hash(passage), start, end},
        .shown_end = stretch->last->end < end ? stretch->last->end : end,
        .text = fold(arena, trimmed),
        .language = stretch->first->language,
    };
}

static void add_stretch(const Stretch *stretch, Unicode *unicode, Arena *arena, Sentences *sentences)
{
    Offsets ends = {0};
    unicode_sentences(unicode, arena, stretch->first->passage, &ends);
    uint32_t start = 0;
    for (int i = 0; i < ends.count; i++) {
        Sentence sentence = sentence_of(stretch, arena, start, ends.at[i]);
        start = ends.at[i];
        bool begins_here = sentence.spoken.start >= stretch->first->start && sentence.spoken.start < stretch->last->end;
        if (begins_here && sentence.text.size)
            *array_push(arena, sentences) = sentence;
    }
}

void sentences_find(const Frame *frame, Unicode *unicode, Arena *arena, Sentences *sentences)
{
    Stretch stretch;
    for (int i = 0, end; i < frame->lines.count; i = end) {
        end = find_stretch(frame, i, &stretch);
        if (stretch.first)
            add_stretch(&stretch, unicode, arena, sentences);
    }
}

// ---- the recital

void recital_open(Recital *recital, const Speech *speech)
{
    *recital = (Recital){.speech = speech, .arena = arena_create(), .present_arena = arena_create()};
}

void recital_close(Recital *recital)
{
    recital_stop(recital);
    unicode_close(recital->unicode);
    arena_destroy(recital->arena);
    arena_destroy(recital->present_arena);
}

void recital_stop(Recital *recital)
{
    if (recital->is_open)
        recital->speech->stop(recital->speech->owner);
    arena_wipe(recital->arena);
    arena_wipe(recital->present_arena);
    Utterance manner = {.rate = recital->manner.rate, .volume_percent = recital->manner.volume_percent};
    *recital = (Recital){.speech = recital->speech, .arena = recital->arena, .present_arena = recital->present_arena,
                         .unicode = recital->unicode, .manner = manner};
}

void recital_begin(Recital *recital, Text language)
{
    recital_stop(recital);
    if (!recital->unicode)
        recital->unicode = unicode_open("en"); // sentences end alike in all languages it knows
    recital->is_open = recital->unicode;
    recital->start = START_FIRST;
    recital->manner.language = language;
}

bool recital_is_speaking(const Recital *recital)
{
    return recital->is_open && !recital->is_paused;
}

static Utterance utter(const Recital *recital, const Sentence *sentence)
{
    Utterance utterance = recital->manner;
    utterance.text = sentence->text;
    if (sentence->language.size)
        utterance.language = sentence->language;
    return utterance;
}

// The sentence after the present one is prepared while that plays; what follows on the next page is not known yet.
static void say_present(Recital *recital)
{
    Utterance now = utter(recital, &recital->present);
    recital->is_paused = false;
    recital->speech->say(recital->speech->owner, &now);
    if (recital->at + 1 >= recital->list.count)
        return;
    Utterance next = utter(recital, &recital->list.at[recital->at + 1]);
    recital->speech->prepare(recital->speech->owner, &next);
}

static void say_at(Recital *recital, int at)
{
    arena_wipe(recital->present_arena);
    recital->at = at;
    recital->present = recital->list.at[at];
    recital->present.text = text_copy(recital->present_arena, recital->present.text);
    say_present(recital);
}

void recital_pause(Recital *recital)
{
    if (!recital_is_speaking(recital))
        return;
    recital->speech->stop(recital->speech->owner);
    recital->is_paused = true;
}

static bool is_same(const Spoken *a, const Spoken *b)
{
    return id_equal(a->block, b->block) && a->passage == b->passage && a->start == b->start;
}

// The last byte of the present sentence on the frame; 0 when nothing of it stands there.
static uint32_t shown_end(const Frame *frame, const Spoken *spoken)
{
    uint32_t end = 0;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        bool holds = id_equal(line->block, spoken->block) && line->end > spoken->start && line->start < spoken->end;
        if (holds && line->end > end && text_hash(line->passage) == spoken->passage)
            end = line->end < spoken->end ? line->end : spoken->end;
    }
    return end;
}

static void find_present(Recital *recital, const Frame *frame)
{
    recital->at = -1;
    for (int i = 0; i < recital->list.count; i++)
        if (is_same(&recital->list.at[i].spoken, &recital->present.spoken))
            recital->at = i;
    uint32_t end = shown_end(frame, &recital->present.spoken);
    if (recital->is_paused) // the reader may have gone elsewhere: go on from there
        recital->start = end ? START_NOWHERE : START_FIRST;
    recital->present.shown_end = end ? end : recital->present.spoken.end;
}

bool recital_take(Recital *recital, const Frame *frame)
{
    if (!recital->is_open)
        return false;
    arena_wipe(recital->arena);
    recital->list = (Sentences){0};
    sentences_find(frame, recital->unicode, recital->arena, &recital->list);
    if (recital->start == START_NOWHERE || recital->is_paused) {
        find_present(recital, frame);
        return false;
    }
    if (!recital->list.count)
        return false;
    int at = recital->start == START_FIRST ? 0 : recital->list.count - 1;
    recital->start = START_NOWHERE;
    say_at(recital, at);
    return true;
}

void recital_start(Recital *recital, RecitalStart start)
{
    recital->start = start;
    recital->is_paused = false;
}

void recital_stay(Recital *recital)
{
    recital->present.shown_end = recital->present.spoken.end;
}

void recital_resume(Recital *recital)
{
    if (!recital->is_open || !recital->is_paused)
        return;
    recital->is_paused = false;
    if (recital->start == START_NOWHERE)
        say_present(recital);
}

void recital_set_manner(Recital *recital, int rate, int volume_percent)
{
    bool has_changed = recital->manner.rate != rate || recital->manner.volume_percent != volume_percent;
    recital->manner.rate = rate;
    recital->manner.volume_percent = volume_percent;
    if (has_changed && recital_is_speaking(recital) && recital->start == START_NOWHERE)
        say_present(recital);
}

// The voice has come to the words that stand overleaf.
static bool has_left_page(const Sentence *sentence, const VoiceState *voice)
{
    uint32_t whole = sentence->spoken.end - sentence->spoken.start, shown = sentence->shown_end - sentence->spoken.start;
    return shown < whole && voice->whole_ms > 0 && (int64_t)voice->said_ms * whole >= (int64_t)voice->whole_ms * shown;
}

RecitalNeed recital_advance(Recital *recital)
{
    if (!recital->speech->look)
        return RECITAL_CALM;
    VoiceState voice = recital->speech->look(recital->speech->owner);
    if (voice.is_broken)
        return RECITAL_BROKEN;
    if (!recital_is_speaking(recital))
        return RECITAL_CALM;
    if (recital->start != START_NOWHERE) // the frame it waits for had no sentence
        return recital->start == START_FIRST ? RECITAL_NEXT : RECITAL_PREVIOUS;
    if (!voice.is_over)
        return has_left_page(&recital->present, &voice) ? RECITAL_TURN : RECITAL_CALM;
    if (recital->at + 1 >= recital->list.count)
        return RECITAL_NEXT;
    say_at(recital, recital->at + 1);
    return RECITAL_MOVED;
}

RecitalNeed recital_step_back(Recital *recital)
{
    if (!recital->is_open || recital->at <= 0)
        return recital->is_open ? RECITAL_PREVIOUS : RECITAL_CALM;
    say_at(recital, recital->at - 1);
    return RECITAL_MOVED;
}

void recital_restart(Recital *recital)
{
    if (recital->list.count)
        say_at(recital, 0);
}

int64_t recital_wake_ms(const Recital *recital, int64_t now_ms)
{
    if (!recital->speech->look)
        return INT64_MAX;
    VoiceState voice = recital->speech->look(recital->speech->owner);
    if (recital_is_speaking(recital) && (voice.is_over || voice.is_broken))
        return now_ms;
    const Sentence *present = &recital->present;
    uint32_t whole = present->spoken.end - present->spoken.start, shown = present->shown_end - present->spoken.start;
    if (!recital_is_speaking(recital) || shown >= whole || voice.whole_ms <= 0)
        return voice.wake_ms;
    int64_t leaves_ms = now_ms + ((int64_t)voice.whole_ms * shown + whole - 1) / whole - voice.said_ms;
    return leaves_ms < voice.wake_ms ? leaves_ms : voice.wake_ms;
}
