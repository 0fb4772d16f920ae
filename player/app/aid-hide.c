// Hiding by hand: whoever holds a switch, or a key that acts, hides the screen, without going to Hide.
#include <assert.h>

#include <string.h>

#include "app/aid.h"
#include "app/key-rules.h"

enum { HOLD_MS = 1500 };

// The key that is held.
typedef struct Hider {
    uint64_t key; // by a hash of its name; 0: none
    int64_t from_ms;
} Hider;
AID_STATE(Hider);

static bool may_hide(const AppSpec *spec, const char *key)
{
    const char *const switches[] = {spec->act_key, spec->move_key};
    for (size_t i = 0; i < sizeof switches / sizeof *switches; i++)
        if (switches[i] && strcmp(switches[i], key) == 0)
            return true;
    const KeyRule *rule = key_rule(key);
    return rule && rule->meaning == KEY_ACT;
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    Hider *hider = state;
    bool is_struck = cue->kind == CUE_STIR && cue->key; // also where another answer is given to it: Still there?
    if (is_struck && may_hide(sight->spec, cue->key))
        *hider = (Hider){text_hash(text_of(cue->key)) | 1, sight->now_ms};
    else if (is_struck || (cue->kind == CUE_KEY_UP && hider->key == (text_hash(text_of(cue->key)) | 1)))
        *hider = (Hider){0};
    return (AidRequest){0};
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    const Hider *hider = state;
    return hider->key && (sight->page || sight->is_passing) ? hider->from_ms + HOLD_MS : INT64_MAX;
}

static AidRequest advance(void *state, const AidSight *sight)
{
    Hider *hider = state;
    assert(hider->from_ms <= sight->now_ms);
    if (sight->now_ms < due_ms(state, sight))
        return (AidRequest){0};
    *hider = (Hider){0};
    return (AidRequest){.asks = AID_PERFORMS, .action = {.kind = ACTION_HIDE}};
}

static void forget(void *state)
{
    *(Hider *)state = (Hider){0};
}

const AidKind hide_aid = {.name = "hide", .forget = forget, .hear = hear, .advance = advance, .due_ms = due_ms};
