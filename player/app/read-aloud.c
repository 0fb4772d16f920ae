#include "app/read-aloud.h"

#include <assert.h>

void read_aloud_open(ReadAloud *recital, const Speech *speech)
{
    *recital = (ReadAloud){.speech = speech, .arena = arena_create(), .present_arena = arena_create()};
}

void read_aloud_close(ReadAloud *recital)
{
    read_aloud_stop(recital);
    assert(!recital->is_open && !arena_used(recital->arena) && !arena_used(recital->present_arena));
    unicode_close(recital->unicode);
    arena_destroy(recital->arena);
    arena_destroy(recital->present_arena);
}

void read_aloud_stop(ReadAloud *recital)
{
    if (recital->is_open)
        recital->speech->stop(recital->speech->owner);
    arena_wipe(recital->arena);
    arena_wipe(recital->present_arena);
    if (recital->unicode)
        unicode_forget(recital->unicode);
    Utterance manner = {.rate = recital->manner.rate, .volume_percent = recital->manner.volume_percent};
    *recital = (ReadAloud){.speech = recital->speech,
                           .arena = recital->arena,
                           .present_arena = recital->present_arena,
                           .unicode = recital->unicode,
                           .manner = manner};
}

void read_aloud_begin(ReadAloud *recital, Text language)
{
    read_aloud_stop(recital);
    if (!recital->unicode)
        recital->unicode = unicode_open("en"); // until it meets another language
    recital->is_open = recital->unicode;
    recital->start = START_FIRST;
    recital->manner.language = language;
}

bool read_aloud_is_speaking(const ReadAloud *recital)
{
    return recital->is_open && !recital->is_paused;
}

static Utterance utter(const ReadAloud *recital, const Sentence *sentence)
{
    Utterance utterance = recital->manner;
    utterance.text = sentence->text;
    if (sentence->language.size)
        utterance.language = sentence->language;
    return utterance;
}

// The sentence after the present one is prepared while that plays; what follows on the next page is not known yet.
static void say_present(ReadAloud *recital)
{
    assert(recital->start == START_NOWHERE && recital->at >= -1 && recital->at < recital->list.count);
    Utterance now = utter(recital, &recital->present);
    recital->is_paused = false;
    recital->speech->say(recital->speech->owner, &now);
    if (recital->at + 1 >= recital->list.count)
        return;
    Utterance next = utter(recital, &recital->list.at[recital->at + 1]);
    recital->speech->prepare(recital->speech->owner, &next);
}

static void say_at(ReadAloud *recital, int at)
{
    assert(at >= 0 && at < recital->list.count);
    arena_wipe(recital->present_arena);
    recital->at = at;
    recital->start = START_NOWHERE;
    recital->is_through = false;
    recital->present = recital->list.at[at];
    recital->present.text = text_copy(recital->present_arena, recital->present.text);
    say_present(recital);
}

void read_aloud_pause(ReadAloud *recital)
{
    if (!read_aloud_is_speaking(recital))
        return;
    recital->speech->stop(recital->speech->owner);
    recital->is_paused = true;
}

static bool is_same(const Spoken *a, const Spoken *b)
{
    return id_equal(a->block, b->block) && a->passage == b->passage && a->start == b->start;
}

// The present sentence in the list; -1 when it began elsewhere. Where the same words stand twice it stays where it was.
static int find_sentence(const ReadAloud *recital)
{
    const Sentences *list = &recital->list;
    if (recital->at >= 0 && recital->at < list->count &&
        is_same(&list->at[recital->at].spoken, &recital->present.spoken))
        return recital->at;
    for (int i = 0; i < list->count; i++)
        if (is_same(&list->at[i].spoken, &recital->present.spoken))
            return i;
    return -1;
}

// The last byte on the frame of a sentence that began on an earlier page; 0 when nothing of it stands there.
static uint32_t continued_end(const Frame *frame, const Spoken *spoken)
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

static void find_present(ReadAloud *recital, const Frame *frame)
{
    recital->at = find_sentence(recital);
    uint32_t end =
        recital->at >= 0 ? recital->list.at[recital->at].shown_end : continued_end(frame, &recital->present.spoken);
    if (recital->is_paused) // the reader may have gone elsewhere: go on from there
        recital->start = end && !recital->is_through ? START_NOWHERE : START_FIRST;
    recital->present.shown_end = end ? end : recital->present.spoken.end;
}

bool read_aloud_take(ReadAloud *recital, const Frame *frame)
{
    if (!recital->is_open)
        return false;
    arena_wipe(recital->arena);
    assert(recital->unicode);
    recital->list = (Sentences){0};
    sentences_find(frame, recital->unicode, recital->arena, &recital->list);
    if (recital->start == START_NOWHERE || recital->is_paused) {
        find_present(recital, frame);
        return false;
    }
    if (!recital->list.count)
        return false;
    say_at(recital, recital->start == START_FIRST ? 0 : recital->list.count - 1);
    return true;
}

void read_aloud_rest(ReadAloud *recital)
{
    read_aloud_pause(recital);
    recital->is_through = true;
    recital->start = START_FIRST;
}

void read_aloud_start(ReadAloud *recital, ReadAloudStart start)
{
    assert(recital->is_open && start != START_NOWHERE);
    recital->start = start;
    recital->is_paused = false;
}

void read_aloud_stay(ReadAloud *recital)
{
    recital->present.shown_end = recital->present.spoken.end;
}

void read_aloud_resume(ReadAloud *recital)
{
    if (!recital->is_open || !recital->is_paused)
        return;
    recital->is_paused = false;
    if (recital->start == START_NOWHERE)
        say_present(recital);
}

void read_aloud_set_manner(ReadAloud *recital, int rate, int volume_percent)
{
    assert(volume_percent >= 0 && volume_percent <= 100);
    bool has_changed = recital->manner.rate != rate || recital->manner.volume_percent != volume_percent;
    recital->manner.rate = rate;
    recital->manner.volume_percent = volume_percent;
    if (has_changed && read_aloud_is_speaking(recital) && recital->start == START_NOWHERE)
        say_present(recital);
}

// The voice has come to the words that stand overleaf.
static bool has_left_page(const Sentence *sentence, const VoiceState *voice)
{
    uint32_t whole = sentence->spoken.end - sentence->spoken.start,
             shown = sentence->shown_end - sentence->spoken.start;
    return shown < whole && voice->whole_ms > 0 && (int64_t)voice->said_ms * whole >= (int64_t)voice->whole_ms * shown;
}

RecitalNeed read_aloud_advance(ReadAloud *recital)
{
    if (!recital->speech->look)
        return RECITAL_CALM;
    VoiceState voice = recital->speech->look(recital->speech->owner);
    if (voice.is_broken)
        return RECITAL_BROKEN;
    if (!read_aloud_is_speaking(recital))
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

RecitalNeed read_aloud_step_back(ReadAloud *recital)
{
    if (!recital->is_open)
        return RECITAL_CALM;
    int at = recital->is_through && recital->at >= 0 ? recital->at : recital->at - 1;
    if (at < 0)
        return RECITAL_PREVIOUS;
    say_at(recital, at);
    return RECITAL_MOVED;
}

void read_aloud_restart(ReadAloud *recital)
{
    if (recital->list.count)
        say_at(recital, 0);
}

int64_t read_aloud_wake_ms(const ReadAloud *recital, int64_t now_ms)
{
    if (!recital->speech->look)
        return INT64_MAX;
    VoiceState voice = recital->speech->look(recital->speech->owner);
    if (read_aloud_is_speaking(recital) && (voice.is_over || voice.is_broken))
        return now_ms;
    const Sentence *present = &recital->present;
    uint32_t whole = present->spoken.end - present->spoken.start, shown = present->shown_end - present->spoken.start;
    if (!read_aloud_is_speaking(recital) || shown >= whole || voice.whole_ms <= 0)
        return voice.wake_ms;
    int64_t leaves_ms = now_ms + ((int64_t)voice.whole_ms * shown + whole - 1) / whole - voice.said_ms;
    return leaves_ms < voice.wake_ms ? leaves_ms : voice.wake_ms;
}
