// Inviting: the way to speech for those who cannot see it, between visits. Headphones that are plugged in, and the
// first key of a keypad, have it said what stands here and how to go on; a finger that rests anywhere for two seconds
// lets the screen speak from then on, but only into headphones or where staff have switched that on. Nothing is said
// twice to somebody who is there, and any key or touch silences it.
#include "app/aid.h"

#include <stdlib.h>
#include <string.h>

#include "app/wishes.h"
#include "markup/keyname.h"

enum { REST_MS = 2000 };

typedef struct Inviter {
    bool is_resting; // a finger is down and has hardly moved
    int64_t finger, from_ms;
    int x, y;               // where it landed
    int64_t quiet_until_ms; // it has been said to whoever is there
} Inviter;
AID_STATE(Inviter);

static bool may_speak(const AidSight *sight)
{
    return sight->waiting && !sight->is_dark && sight->spec->setting.has_voice && !sight->is_heard;
}

static AidRequest invite(Inviter *inviter, const AidSight *sight)
{
    bool is_new = sight->now_ms >= inviter->quiet_until_ms;
    inviter->quiet_until_ms = sight->now_ms + WISHES_EARLY_MS;
    return (AidRequest){.asks = is_new ? AID_INVITES : 0};
}

// Pulled out, what is being said shall not go on for all to hear.
static AidRequest hear_plug(Inviter *inviter, const AidSight *sight)
{
    if (!sight->spec->has_headphones)
        return (AidRequest){.asks = AID_HUSHES | AID_PAUSES};
    return may_speak(sight) ? invite(inviter, sight) : (AidRequest){0};
}

// A key that does something else does that; the cover stays silent, since whoever hid the screen may strike on.
static AidRequest hear_key(Inviter *inviter, const AidSight *sight, const char *key)
{
    const char *speech_key = sight->spec->speech_key ? sight->spec->speech_key : SPEECH_KEY;
    bool is_for_it = may_speak(sight) && sight->waiting != &cover_screen && strcmp(key, speech_key) != 0;
    return is_for_it ? invite(inviter, sight) : (AidRequest){0};
}

static bool has_strayed(const Inviter *inviter, const AidSight *sight, const Sample *sample)
{
    int most = sight->touch->swipe_px / 2;
    return abs(sample->x - inviter->x) > most || abs(sample->y - inviter->y) > most;
}

static AidRequest land(Inviter *inviter, const AidSight *sight, const Sample *sample)
{
    bool is_second = inviter->is_resting && sample->finger != inviter->finger;
    *inviter = (Inviter){.is_resting = !is_second,
                         .finger = sample->finger,
                         .from_ms = sample->time_ms,
                         .x = sample->x,
                         .y = sample->y,
                         .quiet_until_ms = inviter->quiet_until_ms};
    bool is_told = sight->told.is_narrating && !sight->is_heard;
    return (AidRequest){.asks = is_told ? AID_HUSHES : 0};
}

static AidRequest hear_finger(Inviter *inviter, const AidSight *sight, const Sample *sample)
{
    if (sample->kind == SAMPLE_DOWN)
        return land(inviter, sight, sample);
    bool is_other = sample->finger != inviter->finger;
    bool ends = sample->kind != SAMPLE_MOVE || has_strayed(inviter, sight, sample);
    if (!is_other && ends)
        inviter->is_resting = false;
    return (AidRequest){0};
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    if (cue->kind == CUE_PLUG)
        return hear_plug(state, sight);
    if (cue->kind == CUE_KEY)
        return hear_key(state, sight, cue->key);
    if (cue->kind == CUE_SAMPLE)
        return hear_finger(state, sight, cue->sample);
    return (AidRequest){0};
}

// ---- a finger that rests

static bool is_waiting(const Inviter *inviter, const AidSight *sight)
{
    return inviter->is_resting && may_speak(sight) && (sight->spec->has_headphones || sight->spec->speaks_to_fingers);
}

static AidRequest advance(void *state, const AidSight *sight)
{
    Inviter *inviter = state;
    if (!is_waiting(inviter, sight) || sight->now_ms < inviter->from_ms + REST_MS)
        return (AidRequest){0};
    inviter->is_resting = false;
    AidRequest request = {.asks = AID_RELEASES | AID_LETS_GO | AID_STIRS | AID_WISHES | AID_ACTS | AID_REDRAWS,
                          .wishes = *sight->wishes};
    request.wishes.is_spoken = true;
    return request;
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    const Inviter *inviter = state;
    return is_waiting(inviter, sight) ? inviter->from_ms + REST_MS : INT64_MAX;
}

static void forget(void *state)
{
    *(Inviter *)state = (Inviter){0};
}

const AidKind invite_aid = {.name = "invite", .forget = forget, .hear = hear, .advance = advance, .due_ms = due_ms};
