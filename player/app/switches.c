// Switches: keys and mouse buttons that staff have bound drive the highlight.
#include <string.h>

#include "app/app-perform.h"
#include "app/inside.h"

enum { SWITCH_ACT, SWITCH_MOVE, SWITCH_NONE };

static int find_switch(const App *app, const char *name)
{
    const char *const keys[] = {[SWITCH_ACT] = app->spec.act_key, [SWITCH_MOVE] = app->spec.move_key};
    int which = SWITCH_ACT;
    while (which < SWITCH_NONE && !(keys[SWITCH_ACT] && keys[which] && strcmp(keys[which], name) == 0))
        which++;
    return which;
}

static void wake_scan(App *app)
{
    Preferences *wishes = wishes_ask(&app->wishes, app->moment.now_ms);
    if (wishes->scan == SCAN_OFF)
        wishes->scan = app->spec.move_key ? SCAN_BY_HAND : SCAN_MIDDLE;
    focus_hide(&app->focus);
    scan_begin(&app->scan, &app->scan_rows, app->moment.now_ms);
}

static const ScreenKind *open_sheet(const App *app)
{
    const ScreenKind *top = app->face == FACE_VISIT ? visit_top(app->visit)->kind : NULL;
    return top && top->is_sheet ? top : NULL;
}

static void take(App *app, const Target *target)
{
    const ScreenKind *before = open_sheet(app);
    bool is_tab = target->role == ROLE_TAB;
    app_perform(app, target->action);
    if (open_sheet(app) && open_sheet(app) != before) {
        scan_leave(&app->scan);
    } else if (is_tab) {
        app_frame(app); // with what it has opened
        scan_leave_tabs(&app->scan, &app->scan_rows, app->moment.now_ms);
    }
}

static void act(App *app, const Frame *frame)
{
    int index = scan_act(&app->scan, &app->scan_rows, app->moment.now_ms);
    if (index >= 0)
        take(app, &frame->targets.at[index]);
}

bool app_switch(App *app, const char *name)
{
    int which = find_switch(app, name);
    if (which == SWITCH_NONE)
        return false;
    if (!scan_hears(&app->scan, which, app->moment.now_ms))
        return true;
    const Frame *frame = app_frame(app);
    if (app_is_dark(app))
        return app_perform_offered(app, ACTION_WAKE);
    if (!app->scan.is_on)
        wake_scan(app);
    else if (which == SWITCH_MOVE)
        scan_step(&app->scan, &app->scan_rows, app->moment.now_ms);
    else
        act(app, frame);
    app->is_dirty = true;
    return true;
}

void app_show_scan(App *app, Frame *frame)
{
    app->scan_rows = (ScanRows){0};
    if (!app->spec.act_key)
        return;
    if (app->wishes.present.scan == SCAN_OFF) // as the visitor has chosen in Comfort
        scan_rest(&app->scan);
    scan_rows(frame, app->sheet_y, frame->arena, &app->scan_rows);
    scan_apply(&app->scan, &app->scan_rows, frame, app->moment.now_ms);
}

void app_rest_scan(App *app)
{
    app->is_dirty = app->is_dirty || app->scan.is_on;
    scan_rest(&app->scan);
}

// It waits until its place has been told by voice.
void app_scan(App *app)
{
    int64_t now_ms = app->moment.now_ms;
    if (now_ms < app_scan_deadline_ms(app))
        return;
    if (app_is_narrating(app)) {
        app->scan.moved_ms = now_ms;
        return;
    }
    scan_step(&app->scan, &app->scan_rows, now_ms);
    if (app->scan.rounds >= SCAN_ROUNDS)
        scan_pause(&app->scan);
    app->is_dirty = true;
}

int64_t app_scan_deadline_ms(const App *app)
{
    return scan_due_ms(&app->scan, app->wishes.present.scan);
}
