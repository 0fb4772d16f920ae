// Listening: reading aloud as the visitor steers it. The recital knows sentences; here it gets its pages, its keys and its end.
#include <stdio.h>
#include <string.h>

#include "app/inside.h"

enum { PAGES_AHEAD_MOST = 60 }; // passed over in search of words: pictures, buttons

int app_volume_percent(const Preferences *preferences)
{
    // "Volume starts low": shares of what staff allow.
    static const int volumes_percent[VOLUME_COUNT] = {[VOLUME_LOW] = 35, [VOLUME_MIDDLE] = 70};
    return volumes_percent[preferences->volume];
}

static void take_manner(App *app)
{
    const Preferences *preferences = &app->wishes.present;
    recital_set_manner(&app->recital, preferences->voice_rate, app_volume_percent(preferences));
}

static void end(App *app)
{
    recital_stop(&app->recital);
    if (app->visit && visit_top(app->visit)->kind == &listen_screen)
        visit_pop(app->visit);
    app->is_dirty = true;
}

static void begin(App *app)
{
    visit_close_sheets(app->visit);
    visit_push(app->visit, &listen_screen);
    take_manner(app);
    recital_begin(&app->recital, app->edition.book->language);
}

// ---- pages

static bool turn(App *app, ActionKind way)
{
    VisitScreen *page = visit_page(app->visit);
    View view = app_view(app, app->scratch);
    app_view_sheet(app, &view);
    Action action = {.kind = way, .value = TURN_PAGE};
    return page->kind->perform && page->kind->perform(&view, page->state, &action);
}

static bool has_sentences(App *app)
{
    Sentences sentences = {0};
    Frame frame = app_state_frame(app, app->scratch);
    sentences_find(&frame, app->recital.unicode, app->scratch, &sentences);
    return sentences.count > 0;
}

// To the nearest page that way which has something to read; false, and nothing turned, when there is none.
static bool turn_to_words(App *app, ActionKind way)
{
    VisitScreen *page = visit_page(app->visit), kept = *page;
    bool is_found = false;
    for (int i = 0; i < PAGES_AHEAD_MOST && !is_found && turn(app, way); i++)
        is_found = has_sentences(app);
    if (!is_found)
        *page = kept;
    explicit_bzero(&kept, sizeof kept);
    app->is_dirty = true;
    return is_found;
}

static void go_back(App *app)
{
    if (recital_step_back(&app->recital) != RECITAL_PREVIOUS)
        return;
    if (turn_to_words(app, ACTION_PREVIOUS))
        recital_start(&app->recital, START_LAST);
    else
        recital_restart(&app->recital);
}

static void go_on(App *app)
{
    if (turn_to_words(app, ACTION_NEXT))
        recital_start(&app->recital, START_FIRST);
    else if (visit_page(app->visit)->kind == &exercise_screen) // the next step is the visitor's to take
        recital_rest(&app->recital);
    else
        end(app);
}

static void turn_within(App *app)
{
    if (!turn(app, ACTION_NEXT))
        recital_stay(&app->recital);
    app->is_dirty = true;
}

static void withdraw(App *app)
{
    if (!app->spec.setting.has_voice)
        return;
    fputs("lectern: reading aloud is left out: the speech program or the loudspeaker does not work\n", stderr);
    app->spec.setting.has_voice = false;
    end(app);
}

void app_read_aloud(App *app)
{
    Recital *recital = &app->recital;
    if (app->is_dirty && recital->start != START_NOWHERE)
        return; // it waits for the frame
    arena_reset(app->scratch);
    switch (recital_advance(recital)) {
    case RECITAL_CALM:
    case RECITAL_PREVIOUS:
        break;
    case RECITAL_MOVED:
        app->is_dirty = true;
        break;
    case RECITAL_TURN:
        turn_within(app);
        break;
    case RECITAL_NEXT:
        go_on(app);
        break;
    case RECITAL_BROKEN:
        withdraw(app);
        break;
    }
}

// ---- keys

static void change_rate(App *app, int step)
{
    int *rate = &app->wishes.present.voice_rate;
    int wanted = *rate + step;
    *rate = wanted < VOICE_RATE_LEAST ? VOICE_RATE_LEAST : wanted > VOICE_RATE_MOST ? VOICE_RATE_MOST : wanted;
    take_manner(app);
}

static void steer(App *app, int value)
{
    switch (value) {
    case LISTEN_PAUSE:
        recital_pause(&app->recital);
        break;
    case LISTEN_ON:
        recital_resume(&app->recital);
        break;
    case LISTEN_BACK:
        go_back(app);
        break;
    case LISTEN_SLOWER:
    case LISTEN_FASTER:
        change_rate(app, value == LISTEN_FASTER ? 1 : -1);
        break;
    case LISTEN_END:
        end(app);
        break;
    default:
        break;
    }
}

// Listen in the bar begins; once begun it pauses and goes on.
void app_listen(App *app, const Action *action)
{
    bool is_open = app->recital.is_open;
    if (!app->spec.setting.has_voice)
        return;
    if (action->value != LISTEN_BEGIN && is_open)
        steer(app, action->value);
    else if (action->value == LISTEN_BEGIN && is_open)
        steer(app, recital_is_speaking(&app->recital) ? LISTEN_PAUSE : LISTEN_ON);
    else if (action->value == LISTEN_BEGIN)
        begin(app);
}

void app_hush(App *app)
{
    if (!recital_is_speaking(&app->recital))
        return;
    recital_pause(&app->recital);
    app->is_dirty = true;
}

void app_leave_recital(App *app)
{
    bool is_shown = app->visit && app->face == FACE_VISIT && visit_top(app->visit)->kind == &listen_screen;
    if (app->recital.is_open && !is_shown)
        recital_stop(&app->recital);
}
