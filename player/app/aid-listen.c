// Listening: reading aloud as the visitor steers it. ReadAloud knows sentences; here it gets its pages, its keys and
// its end.
#include <assert.h>

#include "app/aid.h"
#include "app/read-aloud.h"

typedef struct Listener {
    ReadAloud reading;
    int64_t hushed_ms; // when the finger landed that silenced it; -1: none did
} Listener;
AID_STATE(Listener);

static ReadAloud *reading_of(void *state)
{
    return &((Listener *)state)->reading;
}

static void take_manner(ReadAloud *reading, const Preferences *wishes)
{
    read_aloud_set_manner(reading, wishes->voice_rate, speech_percent(wishes->volume));
}

static AidRequest end(ReadAloud *reading)
{
    read_aloud_stop(reading);
    return (AidRequest){.asks = AID_CLOSES | AID_REDRAWS, .sheet = &listen_screen};
}

// A sheet with words of its own stays, and has its own keys.
static AidRequest begin(ReadAloud *reading, const AidSight *sight)
{
    take_manner(reading, sight->wishes);
    read_aloud_begin(reading);
    if (sight->sheet && sight->sheet->has_words)
        return (AidRequest){.asks = AID_REDRAWS};
    return (AidRequest){.asks = AID_OPENS, .sheet = &listen_screen};
}

// What is read stands on the glass, with what steers it.
static bool is_steered(const AidSight *sight)
{
    return sight->sheet && (sight->sheet == &listen_screen || sight->sheet->has_words);
}

// ---- pages

static AidRequest turn(ActionKind way, bool is_to_words)
{
    return (AidRequest){.asks = AID_TURNS, .turn = {way, is_to_words}};
}

static AidRequest go_back(ReadAloud *reading)
{
    return read_aloud_step_back(reading) == READ_ALOUD_PREVIOUS ? turn(ACTION_PREVIOUS, true) : (AidRequest){0};
}

static AidRequest withdraw(ReadAloud *reading, const AidSight *sight)
{
    if (!sight->spec->setting.has_voice)
        return (AidRequest){0};
    AidRequest request = end(reading);
    request.asks |= AID_MUTES;
    return request;
}

static AidRequest advance(void *state, const AidSight *sight)
{
    ReadAloud *reading = reading_of(state);
    if (sight->is_stale && reading->start != START_NOWHERE)
        return (AidRequest){0}; // it waits for the frame
    switch (read_aloud_advance(reading)) {
    case READ_ALOUD_CALM:
    case READ_ALOUD_PREVIOUS:
        break;
    case READ_ALOUD_MOVED:
        return (AidRequest){.asks = AID_REDRAWS};
    case READ_ALOUD_TURN:
        return turn(ACTION_NEXT, false);
    case READ_ALOUD_NEXT:
        return turn(ACTION_NEXT, true);
    case READ_ALOUD_BROKEN:
        return withdraw(reading, sight);
    }
    return (AidRequest){0};
}

// The page is turned, or there is none that way.
static AidRequest go_on(ReadAloud *reading, const AidSight *sight, const AidCue *cue)
{
    assert(reading->is_open && (cue->turn.way == ACTION_NEXT || cue->turn.way == ACTION_PREVIOUS));
    bool is_back = cue->turn.way == ACTION_PREVIOUS;
    if (!cue->turn.is_to_words && !cue->has_turned)
        read_aloud_stay(reading);
    else if (cue->turn.is_to_words && cue->has_turned)
        read_aloud_start(reading, is_back ? START_LAST : START_FIRST);
    else if (cue->turn.is_to_words && is_back)
        read_aloud_restart(reading);
    else if (cue->turn.is_to_words && sight->page == &exercise_screen) // the next step is the visitor's to take
        read_aloud_rest(reading);
    else if (cue->turn.is_to_words)
        return end(reading);
    return (AidRequest){.asks = AID_REDRAWS};
}

// ---- keys

static AidRequest change_rate(ReadAloud *reading, const AidSight *sight, int step)
{
    AidRequest request = {.asks = AID_WISHES, .wishes = *sight->wishes};
    int wanted = request.wishes.voice_rate + step;
    request.wishes.voice_rate = wanted < VOICE_RATE_LEAST  ? VOICE_RATE_LEAST
                                : wanted > VOICE_RATE_MOST ? VOICE_RATE_MOST
                                                           : wanted;
    take_manner(reading, &request.wishes);
    return request;
}

static AidRequest steer(ReadAloud *reading, const AidSight *sight, int value)
{
    switch (value) {
    case LISTEN_PAUSE:
        read_aloud_pause(reading);
        break;
    case LISTEN_ON:
        read_aloud_resume(reading);
        break;
    case LISTEN_BACK:
        return go_back(reading);
    case LISTEN_SLOWER:
    case LISTEN_FASTER:
        return change_rate(reading, sight, value == LISTEN_FASTER ? 1 : -1);
    case LISTEN_END:
        return end(reading);
    default:
        break;
    }
    return (AidRequest){0};
}

// Listen in the bar begins; once begun it pauses and goes on.
static AidRequest perform(ReadAloud *reading, const AidSight *sight, int value)
{
    if (!sight->spec->setting.has_voice)
        return (AidRequest){0};
    if (value == LISTEN_BEGIN && !reading->is_open)
        return begin(reading, sight);
    if (value == LISTEN_BEGIN)
        value = read_aloud_is_speaking(reading) ? LISTEN_PAUSE : LISTEN_ON;
    return reading->is_open ? steer(reading, sight, value) : (AidRequest){0};
}

static AidRequest pause(Listener *listener, const AidSight *sight)
{
    bool is_speaking = read_aloud_is_speaking(&listener->reading);
    read_aloud_pause(&listener->reading);
    if (is_speaking)
        listener->hushed_ms = sight->touch->is_down ? sight->touch->down_ms : -1;
    return (AidRequest){.asks = is_speaking ? AID_REDRAWS : 0};
}

// Whoever turns the page while it reads hears the one that they come to; a swipe has silenced it when it landed.
static AidRequest leave(Listener *listener, const AidSight *sight, const Action *then)
{
    bool is_turn = then && (then->kind == ACTION_NEXT || then->kind == ACTION_PREVIOUS);
    bool is_speaking = read_aloud_is_speaking(&listener->reading);
    bool is_swipe =
        listener->reading.is_open && listener->hushed_ms >= 0 && listener->hushed_ms == sight->touch->down_ms;
    AidRequest request = pause(listener, sight);
    if (is_turn && (is_speaking || is_swipe))
        read_aloud_start(&listener->reading, START_FIRST);
    return request;
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    ReadAloud *reading = reading_of(state);
    AidRequest request = {0};
    if (cue->kind == CUE_ACTION && cue->action->kind == ACTION_LISTEN) {
        request = perform(reading, sight, cue->action->value);
        request.asks |= AID_TAKES;
    }
    if (cue->kind == CUE_TURNED)
        request = go_on(reading, sight, cue);
    if (cue->kind == CUE_PAUSE)
        request = leave(state, sight, cue->action);
    if (cue->kind == CUE_PERFORMED && reading->is_open && !is_steered(sight))
        read_aloud_stop(reading);
    return request;
}

// ---- frames

static bool read(void *state, Book *book, const Frame *frame)
{
    return read_aloud_take(reading_of(state), book, frame);
}

static bool suits(void *state, Book *book, const Frame *frame, Arena *scratch)
{
    const ReadAloud *reading = &((const Listener *)state)->reading;
    return reading->is_open && read_aloud_finds_words(reading, book, frame, scratch);
}

static void tell(const void *state, AidTold *told)
{
    const ReadAloud *reading = &((const Listener *)state)->reading;
    told->is_reading = reading->is_open;
    told->is_resting = reading->is_paused;
    told->spoken = read_aloud_spoken(reading);
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    return read_aloud_wake_ms(&((const Listener *)state)->reading, sight->now_ms);
}

static void open(void *state, const AppSpec *spec)
{
    read_aloud_open(reading_of(state), &spec->speech);
    ((Listener *)state)->hushed_ms = -1;
}

static void close(void *state)
{
    read_aloud_close(reading_of(state));
}

static void forget(void *state)
{
    read_aloud_stop(reading_of(state));
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
