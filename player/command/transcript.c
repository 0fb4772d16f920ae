#include "command/transcript.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

Transcript transcript_of(Arena *arena, const int64_t *now_ms)
{
    assert(arena && now_ms);
    return (Transcript){.arena = arena, .now_ms = now_ms};
}

typedef enum SaidPart { SAID_TEXT, SAID_LANGUAGE } SaidPart;

static Text part_of(const SpokenWords *words, SaidPart part)
{
    return part == SAID_TEXT ? words->text : words->language;
}

// That part of all words, with blanks between.
static Text join(Arena *arena, const Utterance *utterance, SaidPart part)
{
    size_t most = 0, size = 0;
    for (int i = 0; i < utterance->count; i++)
        most += part_of(&utterance->words[i], part).size + 1;
    char *joined = arena_alloc(arena, most, 1);
    for (int i = 0; i < utterance->count; i++) {
        Text words = part_of(&utterance->words[i], part);
        if (size)
            joined[size++] = ' ';
        if (words.size)
            memcpy(joined + size, words.at, words.size);
        size += words.size;
    }
    return (Text){joined, size};
}

static void say(void *owner, const Utterance *utterance)
{
    Transcript *transcript = owner;
    assert(utterance->count > 0);
    Text text = join(transcript->arena, utterance, SAID_TEXT);
    Text languages = join(transcript->arena, utterance, SAID_LANGUAGE);
    assert(text.size <= INT_MAX / TRANSCRIPT_MS_A_BYTE);
    *array_push(transcript->arena, &transcript->said) = text;
    *array_push(transcript->arena, &transcript->languages) = languages;
    transcript->language = text_copy(transcript->arena, utterance->words[utterance->count - 1].language);
    transcript->volume_percent = utterance->volume_percent;
    transcript->begun_ms = *transcript->now_ms;
    transcript->whole_ms = (int)text.size * TRANSCRIPT_MS_A_BYTE;
}

static void prepare(void *owner, const Utterance *utterance)
{
    (void)owner;
    (void)utterance;
}

static void stop(void *owner)
{
    ((Transcript *)owner)->whole_ms = 0;
}

static VoiceState look(void *owner)
{
    const Transcript *transcript = owner;
    int64_t said_ms = *transcript->now_ms - transcript->begun_ms;
    if (said_ms >= transcript->whole_ms)
        return (VoiceState){.is_over = true, .wake_ms = INT64_MAX};
    assert(said_ms >= 0); // time only goes on
    return (VoiceState){
        .said_ms = (int)said_ms,
        .whole_ms = transcript->whole_ms,
        .wake_ms = transcript->begun_ms + transcript->whole_ms,
    };
}

static bool speaks(void *owner, Text language)
{
    Text voices = ((Transcript *)owner)->voices;
    bool speaks = !voices.size;
    for (Text voice = text_word(&voices); voice.size && !speaks; voice = text_word(&voices))
        speaks = text_equal(voice, language);
    return speaks;
}

Speech transcript_speech(Transcript *transcript)
{
    return (Speech){say, prepare, stop, look, speaks, transcript};
}

static bool play(void *owner, const BreathTone *tone)
{
    Transcript *transcript = owner;
    transcript->breath = *tone;
    transcript->played_ms = *transcript->now_ms;
    return true;
}

static void be_still(void *owner)
{
    ((Transcript *)owner)->breath = (BreathTone){0};
}

BreathPlayer transcript_breath(Transcript *transcript)
{
    return (BreathPlayer){play, be_still, transcript};
}

int transcript_sample(const Transcript *transcript)
{
    const BreathTone *tone = &transcript->breath;
    if (!tone->in_ms)
        return -1;
    int64_t ms = tone->from_ms + *transcript->now_ms - transcript->played_ms - LOUDSPEAKER_LAG_MS;
    BreathTone whole = {.in_ms = tone->in_ms, .out_ms = tone->out_ms};
    int64_t sample = ms * BREATH_SOUND_RATE / 1000;
    return ms >= 0 && sample < breath_sound_count(&whole) ? (int)sample : -1;
}

Text transcript_rest(const Transcript *transcript)
{
    Text joined = TEXT("");
    for (int i = 0; i < transcript->said.count; i++)
        joined = text_format(transcript->arena, "%.*s%s%.*s", TEXT_ARGS(joined), i ? " " : "",
                             TEXT_ARGS(transcript->said.at[i]));
    assert(transcript->told <= joined.size);
    return text_slice(joined, transcript->told, joined.size);
}

bool transcript_tells(Transcript *transcript, Text words)
{
    Text rest = transcript_rest(transcript);
    size_t found = text_find(rest, words, 0);
    if (!words.size || found == rest.size)
        return false;
    transcript->told += found + words.size;
    return true;
}

Text transcript_language(const Transcript *transcript)
{
    size_t end = 0;
    for (int i = 0; i < transcript->said.count; i++) {
        end += (i ? 1 : 0) + transcript->said.at[i].size;
        if (end >= transcript->told)
            return transcript->languages.at[i];
    }
    return TEXT("");
}
