// Switches: keys and mouse buttons that staff have bound drive the highlight.
#include <assert.h>
#include <string.h>

#include "app/aid.h"

typedef struct Scanner {
    Scan scan;
    ScanRows rows;          // of the present frame, in its arena; none where no switch is bound
    bool has_taken;         // a control, which has not acted yet
    bool is_tab;            // it was a tab: in the next frame stands what that has opened
    bool is_letter;         // it was a letter: in the next frame stand the words that it leads to
    const ScreenKind *over; // the sheet that was open then
} Scanner;
AID_STATE(Scanner);

enum { SWITCH_ACT, SWITCH_MOVE, SWITCH_NONE };

static int find_switch(const AppSpec *spec, const char *name)
{
    const char *const keys[] = {[SWITCH_ACT] = spec->act_key, [SWITCH_MOVE] = spec->move_key};
    int which = SWITCH_ACT;
    while (which < SWITCH_NONE && !(keys[SWITCH_ACT] && keys[which] && strcmp(keys[which], name) == 0))
        which++;
    return which;
}

static AidRequest light(const AidSight *sight)
{
    int index = frame_target_acting(sight->frame, ACTION_WAKE);
    if (index < 0)
        return (AidRequest){0};
    return (AidRequest){.asks = AID_TAKES | AID_PERFORMS, .action = sight->frame->targets.at[index].action};
}

static AidRequest wake(Scanner *scanner, const AidSight *sight)
{
    AidRequest request = {
        .asks = AID_TAKES | AID_REDRAWS | AID_WISHES | AID_FOCUSES, .wishes = *sight->wishes, .focus = *sight->focus};
    if (request.wishes.scan == SCAN_OFF)
        request.wishes.scan = sight->spec->move_key ? SCAN_BY_HAND : SCAN_MIDDLE;
    focus_hide(&request.focus);
    scan_begin(&scanner->scan, &scanner->rows, sight->now_ms);
    return request;
}

static bool may_act(const Scanner *scanner, const AidSight *sight)
{
    ScanRow at;
    if (!sight->is_settling || !scan_at(&scanner->scan, &scanner->rows, &at))
        return true;
    return at.count == 1 && sight->frame->targets.at[at.targets[0]].action.kind == ACTION_HIDE;
}

static AidRequest act(Scanner *scanner, const AidSight *sight)
{
    if (!may_act(scanner, sight))
        return (AidRequest){.asks = AID_TAKES};
    int index = scan_act(&scanner->scan, &scanner->rows, sight->now_ms);
    if (index < 0)
        return (AidRequest){.asks = AID_TAKES | AID_REDRAWS};
    assert(index < sight->frame->targets.count && sight->frame->targets.at[index].enabled);
    const Target *target = &sight->frame->targets.at[index];
    scanner->has_taken = true;
    scanner->is_tab = target->role == ROLE_TAB;
    scanner->is_letter = target->action.kind == ACTION_TYPE;
    scanner->over = sight->sheet;
    return (AidRequest){.asks = AID_TAKES | AID_REDRAWS | AID_PERFORMS, .action = target->action};
}

static AidRequest hear_key(Scanner *scanner, const AidSight *sight, const char *key)
{
    int which = find_switch(sight->spec, key);
    if (which == SWITCH_NONE)
        return (AidRequest){0};
    if (!scan_hears(&scanner->scan, which, sight->now_ms))
        return (AidRequest){.asks = AID_TAKES};
    if (sight->is_dark)
        return light(sight);
    if (!scanner->scan.is_on)
        return wake(scanner, sight);
    if (which == SWITCH_ACT)
        return act(scanner, sight);
    scan_step(&scanner->scan, &scanner->rows, sight->now_ms);
    return (AidRequest){.asks = AID_TAKES | AID_REDRAWS};
}

// The highlight goes to what has opened.
static void follow(Scanner *scanner, const AidSight *sight)
{
    if (scanner->has_taken && sight->sheet && sight->sheet != scanner->over) {
        scan_leave(&scanner->scan);
        scanner->is_tab = false;
    }
    scanner->has_taken = false;
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    Scanner *scanner = state;
    AidRequest request = {0};
    if (cue->kind == CUE_KEY)
        return hear_key(scanner, sight, cue->key);
    if (cue->kind == CUE_PERFORMED)
        follow(scanner, sight);
    if (cue->kind == CUE_ELSEWHERE) {
        request.asks = scanner->scan.is_on ? AID_REDRAWS : 0;
        scan_rest(&scanner->scan);
    }
    return request;
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    const Scanner *scanner = state;
    return scan_due_ms(&scanner->scan, sight->wishes->scan);
}

// It waits until its place has been told by voice.
static AidRequest advance(void *state, const AidSight *sight)
{
    Scanner *scanner = state;
    if (sight->now_ms < due_ms(state, sight))
        return (AidRequest){0};
    if (sight->told.is_narrating) {
        scanner->scan.moved_ms = sight->now_ms;
        return (AidRequest){0};
    }
    scan_step(&scanner->scan, &scanner->rows, sight->now_ms);
    if (scanner->scan.rounds >= SCAN_ROUNDS)
        scan_pause(&scanner->scan);
    return (AidRequest){.asks = AID_REDRAWS};
}

// What somebody who types goes on with: a word to take, else a letter; -1: neither is there.
static int find_typing(const Frame *frame)
{
    int word = frame_target_acting(frame, ACTION_CHOOSE);
    return word >= 0 ? word : frame_target_acting(frame, ACTION_TYPE);
}

static void apply(void *state, const AidSight *sight, Frame *frame)
{
    Scanner *scanner = state;
    scanner->rows = (ScanRows){0};
    if (!sight->spec->act_key)
        return;
    if (sight->wishes->scan == SCAN_OFF) // as the visitor has chosen in Comfort
        scan_rest(&scanner->scan);
    scan_rows(frame, frame->arena, &scanner->rows);
    if (scanner->is_tab)
        scan_leave_tabs(&scanner->scan, &scanner->rows, sight->now_ms);
    if (scanner->is_letter)
        scan_come(&scanner->scan, &scanner->rows, find_typing(frame), sight->now_ms);
    scanner->is_tab = scanner->is_letter = false;
    if (sight->task >= 0)
        scan_come(&scanner->scan, &scanner->rows, sight->task, sight->now_ms);
    scan_apply(&scanner->scan, &scanner->rows, frame, sight->now_ms);
}

static void tell(const void *state, AidTold *told)
{
    const Scanner *scanner = state;
    told->is_scanning = scanner->scan.is_on && scan_at(&scanner->scan, &scanner->rows, &told->row);
}

static void forget(void *state)
{
    Scanner *scanner = state;
    scan_rest(&scanner->scan);
    *scanner = (Scanner){.scan = scanner->scan};
}

const AidKind scan_aid = {
    .name = "scan", .forget = forget, .hear = hear, .advance = advance, .apply = apply, .tell = tell, .due_ms = due_ms};
