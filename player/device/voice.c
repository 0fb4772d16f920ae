#include "device/voice.h"

#include <assert.h>
#include <string.h>

#include "device/speech-process.h"
#include "device/speech-words.h"

enum {
    LOOK_EVERY_MS = 10, // while the program works, which is for some hundredths of a second
    WAV_HEAD = 44,
};

// One sentence on its way to sound.
typedef enum JobState { JOB_NONE, JOB_MAKING, JOB_READY, JOB_FAILED } JobState;

typedef struct Job {
    JobState state;
    Arena *arena;        // words and sound; wiped when it is over
    Utterance utterance; // its texts live in arena
    Text marked;         // as the program takes them
    Text unfed;
    SpeechProcess engine;
    SpeechProcessSound sound;
    int64_t moved_ms; // when the speech program last did anything
    int tries;
} Job;

struct Voice {
    Arena *arena;
    VoiceSpec spec;
    VoiceList list;
    Job jobs[2];
    Job *present, *next; // the two jobs
    const uint8_t *lent; // the samples that play; NULL: none
    bool is_playing, is_broken;
    int failures; // sentences in a row
};

bool voice_is_there(void)
{
    Arena *arena = arena_create();
    bool is_there = speech_process_find(arena, VOICE_PROGRAM);
    arena_destroy(arena);
    return is_there;
}

Voice *voice_open(const VoiceSpec *spec)
{
    assert(spec->loudspeaker);
    Arena *arena = arena_create();
    const char *program = spec->program ? spec->program : speech_process_find(arena, VOICE_PROGRAM);
    if (!program) {
        arena_destroy(arena);
        return NULL;
    }
    Voice *voice = arena_new(arena, Voice);
    voice->arena = arena;
    voice->spec = *spec;
    voice->spec.program = program;
    voice_list_open(&voice->list, &(VoiceListSpec){program, spec->names, spec->name_count});
    for (int i = 0; i < 2; i++)
        voice->jobs[i] = (Job){.arena = arena_create(), .engine = {0, -1, -1}};
    voice->present = &voice->jobs[0];
    voice->next = &voice->jobs[1];
    return voice;
}

// ---- languages

bool voice_learn(Voice *voice)
{
    enum { MOMENT_MS = 5 };
    return voice_list_learn(&voice->list, MOMENT_MS);
}

bool voice_has(Voice *voice, Text name)
{
    return voice_list_has(&voice->list, name);
}

bool voice_speaks(Voice *voice, Text language)
{
    return voice_list_find(&voice->list, language).size;
}

// ---- jobs

static void drop(Job *job)
{
    speech_process_kill(&job->engine);
    assert(!job->engine.process);
    arena_wipe(job->arena);
    *job = (Job){.arena = job->arena, .engine = job->engine};
}

static void run_engine(const Voice *voice, Job *job, int64_t now_ms)
{
    static const int words_per_minute[] = {[0] = 115, [1] = 145, [2] = 180};
    assert(job->utterance.rate >= VOICE_SLOWEST && job->utterance.rate <= VOICE_FASTEST);
    SpeechProcessSpec spec = {voice->spec.program, words_per_minute[job->utterance.rate - VOICE_SLOWEST]};
    assert(job->state != JOB_MAKING || !job->engine.process); // one that works would be lost
    job->unfed = job->marked;
    job->sound = (SpeechProcessSound){.arena = job->arena};
    job->moved_ms = now_ms;
    job->tries++;
    // One that cannot be started counts as one that died: the next look tries again.
    speech_process_start(&job->engine, &spec);
    job->state = JOB_MAKING;
}

static void copy_words(Job *job, const Utterance *utterance)
{
    SpokenWords *words = arena_many(job->arena, SpokenWords, utterance->count);
    for (int i = 0; i < utterance->count; i++)
        words[i] = (SpokenWords){text_copy(job->arena, utterance->words[i].text),
                                 text_copy(job->arena, utterance->words[i].language)};
    job->utterance = *utterance;
    job->utterance.words = words;
}

// Each stretch for its voice; empty: it has none for any of them.
static Text mark_words(Voice *voice, Job *job)
{
    Text marked = TEXT("");
    for (int i = 0; i < job->utterance.count; i++) {
        const SpokenWords *words = &job->utterance.words[i];
        Text name = words->text.size ? voice_list_find(&voice->list, words->language) : TEXT("");
        if (name.size)
            marked = text_format(job->arena, "%.*s%.*s", TEXT_ARGS(marked),
                                 TEXT_ARGS(speech_words(job->arena, name, words->text)));
    }
    return marked;
}

// What nobody can say is over before it has begun.
static void begin(Voice *voice, Job *job, const Utterance *utterance, int64_t now_ms)
{
    drop(job);
    copy_words(job, utterance);
    int rate = utterance->rate;
    job->utterance.rate = rate < VOICE_SLOWEST ? VOICE_SLOWEST : rate > VOICE_FASTEST ? VOICE_FASTEST : rate;
    job->marked = mark_words(voice, job);
    if (job->marked.size)
        run_engine(voice, job, now_ms);
    else
        drop(job);
}

static bool is_for(const Job *job, const Utterance *utterance)
{
    bool is_same =
        job->state != JOB_NONE && job->utterance.rate == utterance->rate && job->utterance.count == utterance->count;
    for (int i = 0; is_same && i < utterance->count; i++)
        is_same = text_equal(job->utterance.words[i].text, utterance->words[i].text) &&
                  text_equal(job->utterance.words[i].language, utterance->words[i].language);
    return is_same;
}

static int read_number(const uint8_t *bytes, int size)
{
    uint32_t number = 0;
    for (int i = size - 1; i >= 0; i--)
        number = number << 8 | bytes[i];
    return (int)(number & INT32_MAX);
}

// The samples of a WAV of one channel with 16 bits. The sizes in its head are guesses: the program writes to a pipe.
static bool read_wav(const SpeechProcessSound *wav, Sound *sound)
{
    if (wav->size <= WAV_HEAD || memcmp(wav->at, "RIFF", 4) != 0 || memcmp(wav->at + 8, "WAVEfmt ", 8) != 0)
        return false;
    if (read_number(wav->at + 22, 2) != 1 || read_number(wav->at + 34, 2) != 16 || memcmp(wav->at + 36, "data", 4) != 0)
        return false;
    *sound = (Sound){.samples = wav->at + WAV_HEAD,
                     .count = (int)((wav->size - WAV_HEAD) / 2),
                     .samples_a_second = read_number(wav->at + 24, 4)};
    return sound->samples_a_second >= 4000 && sound->samples_a_second <= 192000;
}

static void step(const Voice *voice, Job *job, int64_t now_ms)
{
    if (job->state != JOB_MAKING)
        return;
    Sound sound;
    SpeechProcessStep step = speech_process_step(&job->engine, &job->unfed, &job->sound);
    if (step == SPEECH_PROCESS_MOVES)
        job->moved_ms = now_ms;
    bool is_hung = step == SPEECH_PROCESS_WAITS && now_ms - job->moved_ms >= VOICE_HUNG_MS;
    if (step == SPEECH_PROCESS_DONE && read_wav(&job->sound, &sound)) {
        job->state = JOB_READY;
    } else if (step == SPEECH_PROCESS_DONE || step == SPEECH_PROCESS_DEAD || is_hung) {
        speech_process_kill(&job->engine);
        if (job->tries < VOICE_TRIES)
            run_engine(voice, job, now_ms);
        else
            job->state = JOB_FAILED;
    }
}

// ---- speaking

static void finish(Voice *voice, int64_t now_ms)
{
    if (voice->is_playing)
        loudspeaker_hush(voice->spec.loudspeaker, voice->lent, now_ms);
    voice->is_playing = false;
    voice->lent = NULL;
    drop(voice->present);
}

static void play(Voice *voice)
{
    Sound sound;
    bool is_sound = read_wav(&voice->present->sound, &sound);
    assert(is_sound && voice->present->state == JOB_READY);
    int loudest =
        voice->spec.loudest_percent > 0 && voice->spec.loudest_percent < 100 ? voice->spec.loudest_percent : 100;
    sound.volume_percent = voice->present->utterance.volume_percent * loudest / 100;
    voice->failures = 0;
    voice->lent = sound.samples;
    voice->is_playing = loudspeaker_play(voice->spec.loudspeaker, &sound);
    voice->is_broken = !voice->is_playing;
}

void voice_say(Voice *voice, const Utterance *utterance, int64_t now_ms)
{
    finish(voice, now_ms);
    if (is_for(voice->next, utterance)) {
        Job *prepared = voice->next;
        assert(voice->present->state == JOB_NONE);
        voice->next = voice->present;
        voice->present = prepared;
        prepared->utterance.volume_percent = utterance->volume_percent;
    } else {
        begin(voice, voice->present, utterance, now_ms);
    }
    voice_look(voice, now_ms);
}

void voice_prepare(Voice *voice, const Utterance *utterance, int64_t now_ms)
{
    if (!is_for(voice->next, utterance))
        begin(voice, voice->next, utterance, now_ms);
}

void voice_forget(Voice *voice)
{
    if (!voice)
        return;
    voice->failures = 0;
    voice->is_broken = false;
    voice_list_forget(&voice->list);
}

void voice_stop(Voice *voice, int64_t now_ms)
{
    finish(voice, now_ms);
    drop(voice->next);
}

// A sentence that cannot be made is passed over; after a few the machine has no voice.
static void give_up(Voice *voice, int64_t now_ms)
{
    voice->is_broken = ++voice->failures >= VOICE_FAILURES_MOST;
    finish(voice, now_ms);
}

static void move_on(Voice *voice, int64_t now_ms)
{
    step(voice, voice->present, now_ms);
    step(voice, voice->next, now_ms);
    if (voice->present->state == JOB_READY && !voice->is_playing)
        play(voice);
    if (voice->is_playing && !loudspeaker_left(voice->spec.loudspeaker))
        finish(voice, now_ms);
    if (voice->present->state == JOB_FAILED)
        give_up(voice, now_ms);
    bool has_work = voice->present->state != JOB_NONE || voice->next->state != JOB_NONE;
    if (voice->is_broken && has_work)
        voice_stop(voice, now_ms);
}

static int to_ms(const Voice *voice, int samples)
{
    assert(voice->spec.loudspeaker->samples_a_second > 0);
    return (int)((int64_t)samples * 1000 / voice->spec.loudspeaker->samples_a_second);
}

VoiceState voice_look(Voice *voice, int64_t now_ms)
{
    move_on(voice, now_ms);
    VoiceState state = {
        .is_over = voice->present->state == JOB_NONE, .is_broken = voice->is_broken, .wake_ms = INT64_MAX};
    if (voice->is_playing) {
        int left = loudspeaker_left(voice->spec.loudspeaker), whole = voice->spec.loudspeaker->sound.count;
        int lead = loudspeaker_lead(voice->spec.loudspeaker);
        state.whole_ms = to_ms(voice, whole);
        state.said_ms = to_ms(voice, whole - left);
        state.wake_ms = now_ms + to_ms(voice, lead + left) + 1;
    }
    bool is_making = voice->present->state == JOB_MAKING || voice->next->state == JOB_MAKING;
    if (is_making && now_ms + LOOK_EVERY_MS < state.wake_ms)
        state.wake_ms = now_ms + LOOK_EVERY_MS;
    return state;
}

void voice_close(Voice *voice)
{
    if (!voice)
        return;
    voice_stop(voice, 0);
    for (int i = 0; i < 2; i++) {
        assert(voice->jobs[i].state == JOB_NONE && !arena_used(voice->jobs[i].arena));
        arena_destroy(voice->jobs[i].arena);
    }
    voice_list_close(&voice->list);
    arena_destroy(voice->arena);
}
