// Listening: reading aloud as the visitor steers it. ReadAloud knows sentences; here it gets its pages, its keys and
// its end.
#include <assert.h>
#include <stdio.h>

#include "app/aid.h"
#include "app/read-aloud.h"

AID_STATE(ReadAloud);

static void take_manner(ReadAloud *recital, const Preferences *wishes)
{
    read_aloud_set_manner(recital, wishes->voice_rate, speech_percent(wishes->volume));
}

static AidRequest end(ReadAloud *recital)
{
    read_aloud_stop(recital);
    return (AidRequest){.asks = AID_CLOSES | AID_REDRAWS, .sheet = &listen_screen};
}

static AidRequest begin(ReadAloud *recital, const AidSight *sight)
{
    take_manner(recital, sight->wishes);
    read_aloud_begin(recital, sight->book->language);
    return (AidRequest){.asks = AID_OPENS, .sheet = &listen_screen};
}

// ---- pages

static AidRequest turn(ActionKind way, bool is_to_words)
{
    return (AidRequest){.asks = AID_TURNS, .turn = {way, is_to_words}};
}

static AidRequest go_back(ReadAloud *recital)
{
    return read_aloud_step_back(recital) == RECITAL_PREVIOUS ? turn(ACTION_PREVIOUS, true) : (AidRequest){0};
}

static AidRequest withdraw(ReadAloud *recital, const AidSight *sight)
{
    if (!sight->spec->setting.has_voice)
        return (AidRequest){0};
    fputs("lectern: reading aloud is left out: the speech program or the loudspeaker does not work\n", stderr);
    AidRequest request = end(recital);
    request.asks |= AID_MUTES;
    return request;
}

static AidRequest advance(void *state, const AidSight *sight)
{
    ReadAloud *recital = state;
    if (sight->is_stale && recital->start != START_NOWHERE)
        return (AidRequest){0}; // it waits for the frame
    switch (read_aloud_advance(recital)) {
    case RECITAL_CALM:
    case RECITAL_PREVIOUS:
        break;
    case RECITAL_MOVED:
        return (AidRequest){.asks = AID_REDRAWS};
    case RECITAL_TURN:
        return turn(ACTION_NEXT, false);
    case RECITAL_NEXT:
        return turn(ACTION_NEXT, true);
    case RECITAL_BROKEN:
        return withdraw(recital, sight);
    }
    return (AidRequest){0};
}

// The page is turned, or there is none that way.
static AidRequest go_on(ReadAloud *recital, const AidSight *sight, const AidCue *cue)
{
    assert(recital->is_open && (cue->turn.way == ACTION_NEXT || cue->turn.way == ACTION_PREVIOUS));
    bool is_back = cue->turn.way == ACTION_PREVIOUS;
    if (!cue->turn.is_to_words && !cue->has_turned)
        read_aloud_stay(recital);
    else if (cue->turn.is_to_words && cue->has_turned)
        read_aloud_start(recital, is_back ? START_LAST : START_FIRST);
    else if (cue->turn.is_to_words && is_back)
        read_aloud_restart(recital);
    else if (cue->turn.is_to_words && sight->page == &exercise_screen) // the next step is the visitor's to take
        read_aloud_rest(recital);
    else if (cue->turn.is_to_words)
        return end(recital);
    return (AidRequest){.asks = AID_REDRAWS};
}

// ---- keys

static AidRequest change_rate(ReadAloud *recital, const AidSight *sight, int step)
{
    AidRequest request = {.asks = AID_WISHES, .wishes = *sight->wishes};
    int wanted = request.wishes.voice_rate + step;
    request.wishes.voice_rate = wanted < VOICE_RATE_LEAST  ? VOICE_RATE_LEAST
                                : wanted > VOICE_RATE_MOST ? VOICE_RATE_MOST
                                                           : wanted;
    take_manner(recital, &request.wishes);
    return request;
}

static AidRequest steer(ReadAloud *recital, const AidSight *sight, int value)
{
    switch (value) {
    case LISTEN_PAUSE:
        read_aloud_pause(recital);
        break;
    case LISTEN_ON:
        read_aloud_resume(recital);
        break;
    case LISTEN_BACK:
        return go_back(recital);
    case LISTEN_SLOWER:
    case LISTEN_FASTER:
        return change_rate(recital, sight, value == LISTEN_FASTER ? 1 : -1);
    case LISTEN_END:
        return end(recital);
    default:
        break;
    }
    return (AidRequest){0};
}

// Listen in the bar begins; once begun it pauses and goes on.
static AidRequest perform(ReadAloud *recital, const AidSight *sight, int value)
{
    if (!sight->spec->setting.has_voice)
        return (AidRequest){0};
    if (value == LISTEN_BEGIN && !recital->is_open)
        return begin(recital, sight);
    if (value == LISTEN_BEGIN)
        value = read_aloud_is_speaking(recital) ? LISTEN_PAUSE : LISTEN_ON;
    return recital->is_open ? steer(recital, sight, value) : (AidRequest){0};
}

static AidRequest pause(ReadAloud *recital)
{
    bool is_speaking = read_aloud_is_speaking(recital);
    read_aloud_pause(recital);
    return (AidRequest){.asks = is_speaking ? AID_REDRAWS : 0};
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    ReadAloud *recital = state;
    AidRequest request = {0};
    if (cue->kind == CUE_ACTION && cue->action->kind == ACTION_LISTEN) {
        request = perform(recital, sight, cue->action->value);
        request.asks |= AID_TAKES;
    }
    if (cue->kind == CUE_TURNED)
        request = go_on(recital, sight, cue);
    if (cue->kind == CUE_PAUSE)
        request = pause(recital);
    if (cue->kind == CUE_PERFORMED && recital->is_open &&
        sight->sheet != &listen_screen) // its keys are not on the glass any more
        read_aloud_stop(recital);
    return request;
}

// ---- frames

static bool read(void *state, const Frame *frame)
{
    return read_aloud_take(state, frame);
}

static bool suits(void *state, const Frame *frame, Arena *scratch)
{
    const ReadAloud *recital = state;
    Sentences sentences = {0};
    if (recital->is_open)
        sentences_find(frame, recital->unicode, scratch, &sentences);
    return sentences.count > 0;
}

static void tell(const void *state, AidTold *told)
{
    const ReadAloud *recital = state;
    told->is_reading = recital->is_open;
    told->is_resting = recital->is_paused;
    if (recital->start == START_NOWHERE)
        told->spoken = recital->present.spoken;
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    return read_aloud_wake_ms(state, sight->now_ms);
}

static void open(void *state, const Speech *speech)
{
    read_aloud_open(state, speech);
}

static void close(void *state)
{
    read_aloud_close(state);
}

static void forget(void *state)
{
    read_aloud_stop(state);
}

const AidKind listen_aid = {.name = "listen",
                            .open = open,
                            .close = close,
                            .forget = forget,
                            .hear = hear,
                            .advance = advance,
                            .read = read,
                            .suits = suits,
                            .tell = tell,
                            .due_ms = due_ms};
