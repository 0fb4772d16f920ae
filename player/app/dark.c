// The glass goes dark outside opening hours, once nobody has been there for a while.
#include "app/inside.h"

enum { LIT_MS = 120000, MINUTE_MS = 60000 };

static bool may_be_dark(const App *app)
{
    bool is_idle = app->face == FACE_ATTRACT || app->face == FACE_COVER;
    return is_idle && app->moment.minute_of_day >= 0 && hours_are_set(&app->spec.hours);
}

bool app_is_dark(const App *app)
{
    const OpeningDay *today = &app->spec.hours.days[app->moment.weekday];
    return may_be_dark(app) && app->moment.now_ms >= app->lit_until_ms && !hours_are_open(today, app->moment.minute_of_day);
}

void app_light(App *app)
{
    app->lit_until_ms = app->moment.now_ms + LIT_MS;
}

int64_t app_dark_deadline_ms(const App *app)
{
    if (!may_be_dark(app))
        return SCREEN_NEVER;
    int minutes = hours_until_change(&app->spec.hours.days[app->moment.weekday], app->moment.minute_of_day);
    int64_t change = app->moment.next_minute_ms + (int64_t)(minutes - 1) * MINUTE_MS;
    return app->lit_until_ms > app->moment.now_ms && app->lit_until_ms < change ? app->lit_until_ms : change;
}
