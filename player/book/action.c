#include "book/action.h"

#include <assert.h>
#include <string.h>

static const char *const names[ACTION_KIND_COUNT] = {
    [ACTION_NONE] = "none",
    [ACTION_BACK] = "back",
    [ACTION_HOME] = "home",
    [ACTION_SUPPORT] = "support",
    [ACTION_HIDE] = "hide",
    [ACTION_PREVIOUS] = "previous",
    [ACTION_COMFORT] = "comfort",
    [ACTION_LISTEN] = "listen",
    [ACTION_STOP] = "stop",
    [ACTION_NEXT] = "next",
    [ACTION_FINISH] = "finish",
    [ACTION_DONE] = "done",
    [ACTION_BEGIN] = "begin",
    [ACTION_OPEN] = "open",
    [ACTION_CONTENTS] = "contents",
    [ACTION_TERM] = "term",
    [ACTION_KEEP] = "keep",
    [ACTION_WAKE] = "wake",
    [ACTION_READ] = "read",
    [ACTION_SHORT] = "short",
    [ACTION_SKIP] = "skip",
    [ACTION_CHOOSE] = "choose",
    [ACTION_TOGGLE] = "toggle",
    [ACTION_RATE] = "rate",
    [ACTION_SORT] = "sort",
    [ACTION_TURN_OVER] = "turn-over",
    [ACTION_COUNT] = "count",
    [ACTION_PAUSE] = "pause",
    [ACTION_LONGER] = "longer",
    [ACTION_LARGE] = "large",
    [ACTION_EXPAND] = "expand",
    [ACTION_TAB] = "tab",
    [ACTION_LANGUAGE] = "language",
    [ACTION_PREFER] = "prefer",
    [ACTION_PAGE] = "page",
    [ACTION_STAFF] = "staff",
};

const char *action_name(ActionKind kind)
{
    assert(kind >= 0 && kind < ACTION_KIND_COUNT && names[kind]);
    return names[kind];
}

Id id_of(Text text)
{
    Id id = {0};
    if (text.size < ID_SIZE && text.size)
        memcpy(id.at, text.at, text.size);
    return id;
}

Text id_text(const Id *id)
{
    return text_of(id->at);
}

bool id_equal(Id a, Id b)
{
    return strcmp(a.at, b.at) == 0;
}

bool id_is(Id id, const char *name)
{
    return strcmp(id.at, name) == 0;
}
