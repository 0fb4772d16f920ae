// The sound of breathing: what a frame says should sound is played, each breath from where it stands on the glass. It
// makes way for a voice.
#include <assert.h>
#include <stdlib.h>

#include "app/aid.h"

enum { APART_MOST_MS = 50 }; // picture and sound; with more between them it begins anew

typedef struct Breather {
    const BreathPlayer *player;
    bool is_playing, is_broken;
    BreathCue present;
    int64_t began_ms; // its breath
} Breather;
AID_STATE(Breather);

static void stop(Breather *breather)
{
    if (breather->is_playing)
        breather->player->stop(breather->player->owner);
    *breather = (Breather){.player = breather->player, .is_broken = breather->is_broken};
}

static bool is_present(const Breather *breather, const BreathCue *cue, int64_t began_ms)
{
    return breather->is_playing && breather->present.in_ms == cue->in_ms && breather->present.out_ms == cue->out_ms &&
           llabs(began_ms - breather->began_ms) <= APART_MOST_MS;
}

// What is played now is heard a little later.
static void play(Breather *breather, const BreathCue *cue, const AidSight *sight)
{
    assert(cue->at_ms >= 0 && cue->at_ms < cue->in_ms + cue->out_ms);
    BreathTone tone = {.in_ms = cue->in_ms,
                       .out_ms = cue->out_ms,
                       .from_ms = cue->at_ms + LOUDSPEAKER_LAG_MS,
                       .volume_percent = speech_percent(sight->wishes->volume)};
    breather->present = *cue;
    breather->began_ms = sight->now_ms - cue->at_ms;
    breather->is_playing = breather->player->play(breather->player->owner, &tone);
    breather->is_broken = !breather->is_playing;
}

static void apply(void *state, const AidSight *sight, Frame *frame)
{
    Breather *breather = state;
    const BreathCue *cue = &frame->breath;
    bool is_spoken_over = (sight->told.is_reading && !sight->told.is_resting) || sight->told.is_narrating;
    if (!cue->in_ms || is_spoken_over || !sight->spec->setting.has_sound || breather->is_broken)
        stop(breather);
    else if (!is_present(breather, cue, sight->now_ms - cue->at_ms))
        play(breather, cue, sight);
}

static AidRequest advance(void *state, const AidSight *sight)
{
    if (!((Breather *)state)->is_broken || !sight->spec->setting.has_sound)
        return (AidRequest){0};
    return (AidRequest){.asks = AID_SILENCES | AID_REDRAWS};
}

// A machine without a loudspeaker is found out when it is first asked for.
static int64_t due_ms(const void *state, const AidSight *sight)
{
    bool is_untold = ((const Breather *)state)->is_broken && sight->spec->setting.has_sound;
    return is_untold ? sight->now_ms : INT64_MAX;
}

static void open(void *state, const AppSpec *spec)
{
    ((Breather *)state)->player = &spec->breath;
}

static void close(void *state)
{
    stop(state);
}

// The next visitor's loudspeaker may work.
static void forget(void *state)
{
    stop(state);
    ((Breather *)state)->is_broken = false;
}

const AidKind breath_aid = {.name = "breath",
                            .open = open,
                            .close = close,
                            .forget = forget,
                            .advance = advance,
                            .apply = apply,
                            .due_ms = due_ms};
