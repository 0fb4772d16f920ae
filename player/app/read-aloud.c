#include "app/read-aloud.h"

#include <assert.h>

void read_aloud_open(ReadAloud *reading, const Speech *speech)
{
    *reading = (ReadAloud){.speech = speech, .arena = arena_create(), .present_arena = arena_create()};
}

void read_aloud_close(ReadAloud *reading)
{
    read_aloud_stop(reading);
    assert(!reading->is_open && !arena_used(reading->arena) && !arena_used(reading->present_arena));
    unicode_close(reading->unicode);
    arena_destroy(reading->arena);
    arena_destroy(reading->present_arena);
}

void read_aloud_stop(ReadAloud *reading)
{
    if (reading->is_open)
        reading->speech->stop(reading->speech->owner);
    arena_wipe(reading->arena);
    arena_wipe(reading->present_arena);
    if (reading->unicode)
        unicode_forget(reading->unicode);
    Utterance manner = {.rate = reading->manner.rate, .volume_percent = reading->manner.volume_percent};
    *reading = (ReadAloud){.speech = reading->speech,
                           .arena = reading->arena,
                           .present_arena = reading->present_arena,
                           .unicode = reading->unicode,
                           .manner = manner};
}

void read_aloud_begin(ReadAloud *reading)
{
    read_aloud_stop(reading);
    if (!reading->unicode)
        reading->unicode = unicode_open("en"); // until it meets another language
    reading->is_open = reading->unicode;
    reading->start = START_FIRST;
}

bool read_aloud_is_speaking(const ReadAloud *reading)
{
    return reading->is_open && !reading->is_paused;
}

static Utterance utter(const ReadAloud *reading, const Sentence *sentence)
{
    Utterance utterance = reading->manner;
    utterance.words = sentence->words;
    utterance.count = sentence->count;
    return utterance;
}

// The sentence after the present one is prepared while that plays; what follows on the next page is not known yet.
static void say_present(ReadAloud *reading)
{
    assert(reading->start == START_NOWHERE && reading->at >= -1 && reading->at < reading->list.count);
    Utterance now = utter(reading, &reading->present);
    reading->is_paused = false;
    reading->speech->say(reading->speech->owner, &now);
    if (reading->at + 1 >= reading->list.count)
        return;
    Utterance next = utter(reading, &reading->list.at[reading->at + 1]);
    reading->speech->prepare(reading->speech->owner, &next);
}

static void keep_words(ReadAloud *reading)
{
    Sentence *present = &reading->present;
    SpokenWords *words = arena_many(reading->present_arena, SpokenWords, present->count);
    for (int i = 0; i < present->count; i++)
        words[i] = (SpokenWords){text_copy(reading->present_arena, present->words[i].text),
                                 text_copy(reading->present_arena, present->words[i].language)};
    present->words = words;
}

static void say_at(ReadAloud *reading, int at)
{
    assert(at >= 0 && at < reading->list.count);
    arena_wipe(reading->present_arena);
    reading->at = at;
    reading->start = START_NOWHERE;
    reading->line_start = reading->line_end = 0;
    reading->is_through = false;
    reading->present = reading->list.at[at];
    keep_words(reading);
    say_present(reading);
}

void read_aloud_pause(ReadAloud *reading)
{
    if (!read_aloud_is_speaking(reading))
        return;
    reading->speech->stop(reading->speech->owner);
    reading->is_paused = true;
}

static bool is_same(const Spoken *a, const Spoken *b)
{
    return id_equal(a->block, b->block) && a->passage == b->passage && a->start == b->start;
}

// The present sentence in the list; -1 when it began elsewhere. Where the same words stand twice it stays where it was.
static int find_sentence(const ReadAloud *reading)
{
    const Sentences *list = &reading->list;
    if (reading->at >= 0 && reading->at < list->count &&
        is_same(&list->at[reading->at].spoken, &reading->present.spoken))
        return reading->at;
    for (int i = 0; i < list->count; i++)
        if (is_same(&list->at[i].spoken, &reading->present.spoken))
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
        if (holds && line->end > end && text_passage_hash(line->passage) == spoken->passage)
            end = line->end < spoken->end ? line->end : spoken->end;
    }
    return end;
}

static void find_present(ReadAloud *reading, const Frame *frame)
{
    reading->at = find_sentence(reading);
    uint32_t end =
        reading->at >= 0 ? reading->list.at[reading->at].shown_end : continued_end(frame, &reading->present.spoken);
    if (reading->is_paused) // the reader may have gone elsewhere: go on from there
        reading->start = end && !reading->is_through ? START_NOWHERE : START_FIRST;
    reading->present.shown_end = end ? end : reading->present.spoken.end;
}

// The byte that the voice has come to, as far as its time tells.
static uint32_t reached_byte(const ReadAloud *reading)
{
    const Spoken *spoken = &reading->present.spoken;
    VoiceState voice = reading->speech->look ? reading->speech->look(reading->speech->owner) : (VoiceState){0};
    if (!read_aloud_is_speaking(reading) || voice.whole_ms <= 0 || voice.said_ms <= 0)
        return spoken->start;
    int64_t said = (int64_t)(spoken->end - spoken->start) * voice.said_ms / voice.whole_ms;
    uint32_t byte = spoken->start + (uint32_t)said;
    return byte < spoken->end ? byte : spoken->end;
}

Spoken read_aloud_spoken(const ReadAloud *reading)
{
    Spoken spoken = {0};
    if (reading->start != START_NOWHERE && !reading->is_through)
        return spoken;
    spoken = reading->present.spoken;
    spoken.reached = reading->line_start > spoken.start ? reading->line_start : spoken.start;
    return spoken;
}

// Finds the line that the voice has come to, for when it comes to the next.
static void find_line(ReadAloud *reading, const Frame *frame)
{
    const Spoken *spoken = &reading->present.spoken;
    uint32_t reached = reached_byte(reading);
    reading->line_end = reading->line_start = 0;
    for (int i = 0; i < frame->lines.count; i++) {
        const Line *line = &frame->lines.at[i];
        bool is_present = id_equal(line->block, spoken->block) && line->start <= reached && reached < line->end &&
                          text_passage_hash(line->passage) == spoken->passage;
        if (!is_present)
            continue;
        reading->line_start = line->start;
        reading->line_end = line->end < spoken->end ? line->end : 0;
    }
}

static Sentences find_sentences(const ReadAloud *reading, Book *book, const Frame *frame, Arena *arena)
{
    Sentences found = {0};
    Diction diction = {reading->speech, book, frame->language};
    sentences_find(&(SentenceSearch){frame, &diction, reading->unicode, arena}, &found);
    return found;
}

bool read_aloud_finds_words(const ReadAloud *reading, Book *book, const Frame *frame, Arena *scratch)
{
    return find_sentences(reading, book, frame_read(frame), scratch).count > 0;
}

bool read_aloud_take(ReadAloud *reading, Book *book, const Frame *frame)
{
    if (!reading->is_open)
        return false;
    frame = frame_read(frame);
    arena_wipe(reading->arena);
    assert(reading->unicode);
    reading->list = find_sentences(reading, book, frame, reading->arena);
    if (reading->start == START_NOWHERE || reading->is_paused) {
        uint32_t line_start = reading->line_start;
        find_present(reading, frame);
        find_line(reading, frame);
        return reading->line_start != line_start;
    }
    if (!reading->list.count)
        return false;
    say_at(reading, reading->start == START_FIRST ? 0 : reading->list.count - 1);
    find_line(reading, frame);
    return true;
}

void read_aloud_rest(ReadAloud *reading)
{
    read_aloud_pause(reading);
    reading->is_through = true;
    reading->start = START_FIRST;
}

void read_aloud_start(ReadAloud *reading, ReadAloudStart start)
{
    assert(reading->is_open && start != START_NOWHERE);
    reading->start = start;
    reading->is_paused = false;
}

void read_aloud_stay(ReadAloud *reading)
{
    reading->present.shown_end = reading->present.spoken.end;
}

void read_aloud_resume(ReadAloud *reading)
{
    if (!reading->is_open || !reading->is_paused)
        return;
    reading->is_paused = false;
    if (reading->start == START_NOWHERE)
        say_present(reading);
}

void read_aloud_set_manner(ReadAloud *reading, int rate, int volume_percent)
{
    assert(volume_percent >= 0 && volume_percent <= 100);
    bool has_changed = reading->manner.rate != rate || reading->manner.volume_percent != volume_percent;
    reading->manner.rate = rate;
    reading->manner.volume_percent = volume_percent;
    if (has_changed && read_aloud_is_speaking(reading) && reading->start == START_NOWHERE)
        say_present(reading);
}

// The voice has come to the words that stand overleaf.
static bool has_left_page(const Sentence *sentence, const VoiceState *voice)
{
    uint32_t whole = sentence->spoken.end - sentence->spoken.start,
             shown = sentence->shown_end - sentence->spoken.start;
    return shown < whole && voice->whole_ms > 0 && (int64_t)voice->said_ms * whole >= (int64_t)voice->whole_ms * shown;
}

ReadAloudNeed read_aloud_advance(ReadAloud *reading)
{
    if (!reading->speech->look)
        return READ_ALOUD_CALM;
    VoiceState voice = reading->speech->look(reading->speech->owner);
    if (voice.is_broken)
        return READ_ALOUD_BROKEN;
    if (!read_aloud_is_speaking(reading))
        return READ_ALOUD_CALM;
    if (reading->start != START_NOWHERE) // the frame it waits for had no sentence
        return reading->start == START_FIRST ? READ_ALOUD_NEXT : READ_ALOUD_PREVIOUS;
    if (!voice.is_over && has_left_page(&reading->present, &voice))
        return READ_ALOUD_TURN;
    if (!voice.is_over)
        return reading->line_end && reached_byte(reading) >= reading->line_end ? READ_ALOUD_MOVED : READ_ALOUD_CALM;
    if (reading->at + 1 >= reading->list.count)
        return READ_ALOUD_NEXT;
    say_at(reading, reading->at + 1);
    return READ_ALOUD_MOVED;
}

ReadAloudNeed read_aloud_step_back(ReadAloud *reading)
{
    if (!reading->is_open)
        return READ_ALOUD_CALM;
    int at = reading->is_through && reading->at >= 0 ? reading->at : reading->at - 1;
    if (at < 0)
        return READ_ALOUD_PREVIOUS;
    say_at(reading, at);
    return READ_ALOUD_MOVED;
}

void read_aloud_restart(ReadAloud *reading)
{
    if (reading->list.count)
        say_at(reading, 0);
}

int64_t read_aloud_wake_ms(const ReadAloud *reading, int64_t now_ms)
{
    if (!reading->speech->look)
        return INT64_MAX;
    VoiceState voice = reading->speech->look(reading->speech->owner);
    if (read_aloud_is_speaking(reading) && (voice.is_over || voice.is_broken))
        return now_ms;
    const Sentence *present = &reading->present;
    uint32_t end = reading->line_end && reading->line_end < present->shown_end ? reading->line_end : present->shown_end;
    uint32_t whole = present->spoken.end - present->spoken.start, shown = end - present->spoken.start;
    if (!read_aloud_is_speaking(reading) || shown >= whole || voice.whole_ms <= 0)
        return voice.wake_ms;
    int64_t leaves_ms = now_ms + ((int64_t)voice.whole_ms * shown + whole - 1) / whole - voice.said_ms;
    return leaves_ms < voice.wake_ms ? leaves_ms : voice.wake_ms;
}
