#include "book/action.h"

#include <assert.h>

static const char *const names[ACTION_KIND_COUNT] = {
    [ACTION_NONE] = "none",         [ACTION_BACK] = "back",     [ACTION_HOME] = "home",
    [ACTION_SUPPORT] = "support",   [ACTION_HIDE] = "hide",     [ACTION_PREVIOUS] = "previous",
    [ACTION_COMFORT] = "comfort",   [ACTION_LISTEN] = "listen", [ACTION_STOP] = "stop",
    [ACTION_NEXT] = "next",         [ACTION_FINISH] = "finish", [ACTION_DONE] = "done",
    [ACTION_BEGIN] = "begin",       [ACTION_OPEN] = "open",     [ACTION_CONTENTS] = "contents",
    [ACTION_TERM] = "term",         [ACTION_RIDER] = "rider",   [ACTION_KEEP] = "keep",
    [ACTION_WAKE] = "wake",         [ACTION_READ] = "read",     [ACTION_SHORT] = "short",
    [ACTION_SKIP] = "skip",         [ACTION_CHOOSE] = "choose", [ACTION_TOGGLE] = "toggle",
    [ACTION_RATE] = "rate",         [ACTION_SORT] = "sort",     [ACTION_TURN_OVER] = "turn-over",
    [ACTION_COUNT] = "count",       [ACTION_PAUSE] = "pause",   [ACTION_ENOUGH] = "enough",
    [ACTION_AGAIN] = "again",       [ACTION_SOUND] = "sound",   [ACTION_LONGER] = "longer",
    [ACTION_LARGE] = "large",       [ACTION_EXPAND] = "expand", [ACTION_TAB] = "tab",
    [ACTION_LANGUAGE] = "language", [ACTION_PREFER] = "prefer", [ACTION_PAGE] = "page",
    [ACTION_STAFF] = "staff",       [ACTION_MORE] = "more",     [ACTION_MORE_CHOICES] = "more-choices",
    [ACTION_REPLY] = "reply",       [ACTION_UNDO] = "undo",     [ACTION_SPEAK] = "speak",
    [ACTION_LEVEL] = "level",       [ACTION_NOTE] = "note",     [ACTION_ADDRESS] = "address",
    [ACTION_PICTURE] = "picture",   [ACTION_FORGET] = "forget", [ACTION_TYPE] = "type",
    [ACTION_ERASE] = "erase",       [ACTION_CODE] = "code",
};

bool action_equal(const Action *a, const Action *b)
{
    return a->kind == b->kind && a->index == b->index && a->value == b->value && id_equal(a->id, b->id) &&
           id_equal(a->block, b->block) && id_equal(a->from.block, b->from.block) && a->from.offset == b->from.offset;
}

const char *action_name(ActionKind kind)
{
    assert(kind >= 0 && kind < ACTION_KIND_COUNT && names[kind]);
    return names[kind];
}
