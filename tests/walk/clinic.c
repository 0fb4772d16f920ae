#include "clinic.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "device/lock.h"

// ---- the voice

static Speech voice_of(void *owner)
{
    return transcript_speech(&((Clinic *)owner)->transcript);
}

static void say(void *owner, const Utterance *utterance)
{
    Transcript *transcript = &((Clinic *)owner)->transcript;
    arena_reset(transcript->arena);
    memset(&transcript->said, 0, sizeof transcript->said);
    memset(&transcript->languages, 0, sizeof transcript->languages);
    voice_of(owner).say(transcript, utterance);
}

static void prepare(void *owner, const Utterance *utterance)
{
    voice_of(owner).prepare(&((Clinic *)owner)->transcript, utterance);
}

static void stop(void *owner)
{
    voice_of(owner).stop(&((Clinic *)owner)->transcript);
}

static VoiceState look(void *owner)
{
    if (((Clinic *)owner)->is_mute)
        return (VoiceState){.is_broken = true, .is_over = true, .wake_ms = INT64_MAX};
    if (((Clinic *)owner)->hangs)
        return (VoiceState){.wake_ms = INT64_MAX};
    return voice_of(owner).look(&((Clinic *)owner)->transcript);
}

static bool speaks(void *owner, Text language)
{
    return voice_of(owner).speaks(&((Clinic *)owner)->transcript, language);
}

// ---- what is set

static void set_wishes(Config *config, uint64_t bits)
{
    enum { FROM_MINUTE = 10 * 60, OPEN_MINUTES = 30 };
    Preferences *wishes = &config->preferences;
    wishes->is_spoken = bits & 1;
    wishes->has_ruler = bits & 2;
    wishes->hold = bits & 4 ? HOLD_MIDDLE : HOLD_NONE;
    wishes->is_calm = wishes->is_still = bits & 8;
    for (int day = 0; bits & 16 && day < WEEKDAY_COUNT; day++)
        config->hours.days[day] = (OpeningDay){.openings = {{FROM_MINUTE, FROM_MINUTE + OPEN_MINUTES}}, .count = 1};
}

static void set_pin(Clinic *clinic)
{
    strcpy(clinic->folder, "/tmp/lectern-walk-XXXXXX");
    if (!mkdtemp(clinic->folder) || !lock_set(clinic->folder, TEXT(CLINIC_PIN)))
        clinic->folder[0] = '\0';
}

void clinic_open(Clinic *clinic, uint64_t seed, const int64_t *now_ms)
{
    uint64_t bits = seed / 4;
    *clinic = (Clinic){
        .config = config_defaults, .speech = {say, prepare, stop, look, speaks, clinic}, .may_break = bits & 32};
    clinic->transcript = transcript_of(arena_create(), now_ms);
    clinic->config.act_key = seed % 4 > 1 ? "Insert" : NULL;
    clinic->config.move_key = seed % 4 == 3 ? "Delete" : NULL;
    clinic->config.offers_find = true;
    set_wishes(&clinic->config, bits);
    if (bits & 64)
        set_pin(clinic);
}

void clinic_close(Clinic *clinic)
{
    static const char *const names[] = {"pin", "pin-tries"};
    for (size_t i = 0; clinic->folder[0] && i < sizeof names / sizeof *names; i++)
        unlink(text_format(clinic->transcript.arena, "%s/%s", clinic->folder, names[i]).at);
    if (clinic->folder[0])
        rmdir(clinic->folder);
    arena_destroy(clinic->transcript.arena);
}
