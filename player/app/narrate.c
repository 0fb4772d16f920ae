// The interface speaking, as the visitor steers it: what the narrator looks at, and its keys.
#include <string.h>

#include "app/inside.h"
#include "markup/keyname.h"
#include "screen/home.h"

bool app_is_heard(const App *app)
{
    return app->wishes.present.is_spoken && app->spec.setting.has_voice;
}

// ---- what the narrator looks at

static Text shelf_title(const App *app, Id id)
{
    const Group *group = book_find_group(app->edition.book, id);
    if (group && group->title.size)
        return group->title;
    for (int kind = SHELF_READ; kind <= SHELF_QUESTIONS; kind++)
        if (id_equal(id, home_shelf_id((ShelfKind)kind)) && book_find_shelf(app->edition.book, (ShelfKind)kind))
            return book_find_shelf(app->edition.book, (ShelfKind)kind)->title;
    return TEXT("");
}

// The screen's own name, where it has one.
static bool find_screen_phrase(Text screen, PhraseId *id)
{
    static const struct {
        const char *screen;
        PhraseId phrase;
    } names[] = {
        {"home", PHRASE_HOME},   {"comfort", PHRASE_READING_COMFORT}, {"term", PHRASE_TERM_TITLE}, {"support", PHRASE_SUPPORT},
        {"about", PHRASE_ABOUT}, {"still", PHRASE_STILL_TITLE},       {"staff", PHRASE_STAFF_TITLE}, {"order", PHRASE_ORDER_TITLE},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        *id = names[i].phrase;
        if (text_is(screen, names[i].screen))
            return true;
    }
    return false;
}

static Text title_of(const App *app, const Frame *frame)
{
    PhraseId id;
    if (find_screen_phrase(frame->screen, &id))
        return phrase(edition_phrases(&app->edition), id);
    if (!app->edition.book)
        return TEXT("");
    if (text_is(frame->screen, "attract"))
        return app->edition.book->quiet_title;
    if (text_is(frame->screen, "shelf"))
        return shelf_title(app, frame->item);
    const Item *item = app->face == FACE_VISIT ? book_find_item(app->edition.book, frame->item) : NULL;
    return item ? item->quiet_title : TEXT("");
}

static const Stop *stop_of_target(const App *app, int index)
{
    for (int i = 0; i < app->stops.count; i++)
        if (app->stops.at[i].kind == STOP_TARGET && app->stops.at[i].index == index)
            return &app->stops.at[i];
    return NULL;
}

// What a switch has come to: one control, which is a focus, or the names of a row.
static void look_at_switch(const App *app, Scene *scene)
{
    ScanRow row;
    if (!app->scan.is_on || !scan_at(&app->scan, &app->scan_rows, &row) || !row.count)
        return;
    scene->focus = row.count == 1 ? stop_of_target(app, row.targets[0]) : NULL;
    for (int i = 0; row.count > 1 && i < row.count; i++) {
        Text label = scene->frame->targets.at[row.targets[i]].label;
        scene->row = text_format(scene->frame->arena, "%.*s%s%.*s", TEXT_ARGS(scene->row), i ? ", " : "", TEXT_ARGS(label));
    }
}

static Scene scene_of(const App *app, const Frame *frame)
{
    Scene scene = {
        .frame = frame,
        .stops = &app->stops,
        .focus = focus_stop(&app->focus, &app->stops),
        .sheet_y = app->sheet_y,
        .is_passing = app->sheet_y < frame->theme.glass.height_px || app->face == FACE_STILL,
        .title = title_of(app, frame),
        .phrases = edition_phrases(&app->edition),
        .has_acted = app->has_acted,
    };
    look_at_switch(app, &scene);
    return scene;
}

// ---- frames

static const Target *focused_target(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].focused)
            return &frame->targets.at[i];
    return NULL;
}

// Whatever they are called: the library that the last frame's names came from may be closed.
static bool does_the_same(Target a, Target b)
{
    a.label = b.label = TEXT("");
    return target_key(&a) == target_key(&b);
}

static bool is_same_screen(const Frame *a, const Frame *b)
{
    return text_equal(a->screen, b->screen) && id_equal(a->item, b->item);
}

// What was acted on may bear another name now, as Start does that has become Pause: the focus stays on it.
static void follow_focus(App *app, Frame *frame)
{
    const Frame *last = &app->frames[!app->present];
    bool is_lost = app->focus.is_shown && !app->focus.key;
    const Target *lost = is_lost ? focused_target(last) : NULL;
    if (!lost || !is_same_screen(last, frame) || last->page != frame->page)
        return;
    for (int i = 0; i < frame->targets.count; i++) {
        if (!does_the_same(frame->targets.at[i], *lost))
            continue;
        focus_set(&app->focus, &app->stops, stop_of_target(app, i));
        focus_apply(&app->focus, &app->stops, frame);
        return;
    }
}

static void take_manner(App *app)
{
    const Preferences *wishes = &app->wishes.present;
    Text language = app->edition.book ? app->edition.book->language : TEXT("en");
    narrator_set_manner(&app->narrator, language, wishes->voice_rate, app_volume_percent(wishes));
}

static void tell(App *app, PhraseId id)
{
    if (app->spec.setting.has_voice && !recital_is_speaking(&app->recital))
        narrator_tell(&app->narrator, phrase(edition_phrases(&app->edition), id));
}

// What the visitor has switched is confirmed; a visit's end, and a voice that is always on, are not.
static void tell_switches(App *app, const Frame *frame, bool is_heard)
{
    Narrator *narrator = &app->narrator;
    bool was_on = narrator->is_on, was_veiled = narrator->is_veiled;
    if (was_on && !is_heard)
        narrator_forget(narrator);
    narrator->is_on = is_heard;
    narrator->is_veiled = frame->is_veiled;
    take_manner(app);
    bool is_new = !app->frames[!app->present].theme.preferences.is_spoken;
    if (app->has_acted && was_on != is_heard && (was_on || is_new))
        tell(app, is_heard ? PHRASE_SPEECH_ON : PHRASE_SPEECH_OFF);
    else if (app->has_acted && was_veiled != frame->is_veiled)
        tell(app, frame->is_veiled ? PHRASE_VEIL_ON : PHRASE_VEIL_OFF);
}

// Reading aloud has the voice for itself; where it begins or ends, nothing is said again.
void app_narrate(App *app, Frame *frame)
{
    bool is_heard = app_is_heard(app);
    if (!is_heard && !app->narrator.is_on)
        return;
    tell_switches(app, frame, is_heard);
    if (!is_heard)
        return;
    follow_focus(app, frame);
    Scene scene = scene_of(app, frame);
    bool has_changed = app->narrator.is_reading != app->recital.is_open && is_same_screen(&app->frames[!app->present], frame);
    app->narrator.is_reading = app->recital.is_open;
    if (recital_is_speaking(&app->recital) || has_changed)
        narrator_know(&app->narrator, &scene);
    else
        narrator_look(&app->narrator, &scene);
}

// A machine that cannot speak has no voice any more, and the picture comes back: app_read_aloud sees to both.
void app_go_on_narrating(App *app)
{
    if (!narrator_advance(&app->narrator))
        app->is_dirty = true;
}

int64_t app_narrator_deadline_ms(const App *app)
{
    return narrator_wake_ms(&app->narrator, app->moment.now_ms);
}

bool app_is_narrating(const App *app)
{
    return narrator_is_speaking(&app->narrator);
}

void app_hush_narrator(App *app)
{
    narrator_hush(&app->narrator);
}

// ---- keys

typedef void (*Ask)(Narrator *narrator, const Scene *scene);

static void ask(App *app, Ask what)
{
    const Frame *frame = app_frame(app);
    Scene scene = scene_of(app, frame);
    what(&app->narrator, &scene);
}

static void switch_speech(App *app)
{
    Preferences *wishes = wishes_ask(&app->wishes, app->moment.now_ms);
    wishes->is_spoken = !wishes->is_spoken;
    wishes->is_veiled = false;
    app->is_dirty = app->has_acted = true;
}

static void switch_veil(App *app)
{
    Preferences *wishes = wishes_ask(&app->wishes, app->moment.now_ms);
    wishes->is_veiled = !wishes->is_veiled;
    app->is_dirty = app->has_acted = true;
}

bool app_speech_key(App *app, const char *name)
{
    static const struct {
        const char *name;
        Ask what;
    } asks[] = {{"F2", narrator_repeat}, {"F3", narrator_locate}, {"F4", narrator_spell}};
    bool is_switch = strcmp(name, app->spec.speech_key ? app->spec.speech_key : SPEECH_KEY) == 0;
    if (!app->spec.setting.has_voice || (!is_switch && !app_is_heard(app)))
        return false;
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++) {
        if (is_switch || strcmp(name, asks[i].name) != 0)
            continue;
        app_hush(app);
        ask(app, asks[i].what);
        return true;
    }
    if (!is_switch && strcmp(name, "F5") != 0)
        return false;
    app_hush(app);
    if (is_switch)
        switch_speech(app);
    else
        switch_veil(app);
    return true;
}
