// Keys: what keyboards and remote controls do on the present frame.
#include <assert.h>
#include <string.h>

#include "app/app-frame.h"
#include "app/app-perform.h"
#include "app/app-private.h"
#include "app/key-rules.h"
#include "app/task.h"
#include "markup/keyname.h"

static bool move_focus(App *app, int step)
{
    if (app_is_heard(app)) // what has the focus is to be heard
        app_cue(app, &(AidCue){.kind = CUE_PAUSE});
    const Frame *frame = app_frame(app);
    int first = step > 0 && !app->focus.is_shown ? task_begin(frame, &app->frames.stops) : -1;
    if (first >= 0)
        focus_set(&app->focus, &app->frames.stops, reading_order_target(&app->frames.stops, first));
    else
        focus_move(&app->focus, &app->frames.stops, step);
    app->focus.is_steered = app->is_dirty = true;
    return true;
}

// Left and Right turn pages where there are pages to turn, and move the focus where there are not.
static bool turn_or_move(App *app, bool is_left)
{
    Action turn;
    if (app_offers(app, ACTION_NEXT, &turn) || app_offers(app, ACTION_PREVIOUS, &turn))
        return app_perform_offered(app, app_turn_towards(app, !is_left));
    bool is_rtl = edition_direction(&app->edition) == DIRECTION_RTL;
    return move_focus(app, is_left == is_rtl ? 1 : -1);
}

static bool act_on_focus(App *app)
{
    app->focus.is_steered = true;
    const Frame *frame = app_frame(app);
    const Stop *stop = focus_stop(&app->focus, &app->frames.stops);
    if (stop && stop->is_enabled) {
        assert(stop->kind == STOP_TARGET && stop->index < frame->targets.count);
        app_perform(app, frame->targets.at[stop->index].action);
        return true;
    }
    static const ActionKind obvious[] = {
        [FACE_ATTRACT] = ACTION_BEGIN, [FACE_COVER] = ACTION_WAKE, [FACE_STILL] = ACTION_KEEP};
    if (app->face == FACE_VISIT || app->face == FACE_ENDED || app->face == FACE_ORDER)
        return false;
    return app_perform_offered(app, app_is_dark(app) ? ACTION_WAKE : obvious[app->face]);
}

// A page can be read aloud where no Listen stands on it.
static bool begin_to_read(App *app)
{
    if (app->face != FACE_VISIT)
        return false;
    app_perform(app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN});
    return true;
}

static bool is_on_hide(App *app)
{
    const Frame *frame = app_frame(app);
    const Stop *stop = focus_stop(&app->focus, &app->frames.stops);
    return stop && stop->kind == STOP_TARGET && frame->targets.at[stop->index].action.kind == ACTION_HIDE;
}

static bool follow(App *app, const KeyRule *rule, bool has_shift)
{
    bool moves = rule->meaning == KEY_ON || rule->meaning == KEY_BACK;
    app->focus.is_steered =
        app->focus.is_steered || app_is_heard(app); // keys that act steer who cannot see what they do
    if (!moves && !app_has_settled(app) && !is_on_hide(app))
        return true;
    switch (rule->meaning) {
    case KEY_ACT:
        return act_on_focus(app);
    case KEY_ON:
        return move_focus(app, has_shift ? -1 : 1);
    case KEY_BACK:
        return move_focus(app, -1);
    case KEY_LEFT:
    case KEY_RIGHT:
        return turn_or_move(app, rule->meaning == KEY_LEFT);
    case KEY_ACTION:
        // Back closes what is open even where no Back stands on the glass.
        if (rule->action == ACTION_BACK && app->face == FACE_VISIT && visit_top(app->visit)->kind->is_sheet) {
            app_perform(app, (Action){.kind = ACTION_DONE});
            return true;
        }
        if (rule->action == ACTION_BACK && app_perform_offered(app, ACTION_BACK))
            return true;
        // Where the contents stand in its place, these are where one came from.
        return app_perform_offered(app, rule->action == ACTION_BACK ? ACTION_CONTENTS : rule->action) ||
               (rule->action == ACTION_LISTEN && begin_to_read(app));
    }
    return false;
}

static bool is_hide(const App *app, const char *name)
{
    return strcmp(name, app->spec.hide_key ? app->spec.hide_key : HIDE_KEY) == 0;
}

// Whoever strikes a key is there, whichever it is.
static bool keep_visit(App *app)
{
    if (app->face != FACE_STILL)
        return false;
    app_perform(app, (Action){.kind = ACTION_KEEP});
    return true;
}

// The letter that a key types, in arena; empty where it is none, or more than one. Digits are for codes.
static Text letter_of(const App *app, Arena *arena, const char *name)
{
    size_t at = 0;
    Text letter = text_of(name);
    bool is_letter = letter.size && unicode_is_alphanumeric(text_next(letter, &at)) && at == letter.size;
    bool is_meant = !text_is_digit(name[0]) || visit_top(app->visit)->kind == &code_entry_screen;
    return is_letter && is_meant ? unicode_fold(arena, letter) : TEXT("");
}

// Where a word is looked for a keyboard writes it; Space and Return are for it only where no key of the glass is meant.
static bool type_letter(App *app, const char *name)
{
    if (app->face != FACE_VISIT || visit_top(app->visit)->kind->is_sheet)
        return false;
    bool is_begun = app_offers(app, ACTION_ERASE, &(Action){0});
    if (!is_begun && !app_offers(app, ACTION_TYPE, &(Action){0}))
        return false;
    if (strcmp(name, "Backspace") == 0) { // struck once too often it leads nowhere
        app_perform_offered(app, ACTION_ERASE);
        return true;
    }
    bool is_for_word = is_begun && !app->focus.is_shown;
    if (is_for_word && strcmp(name, "Return") == 0)
        return app_perform_offered(app, ACTION_EXPAND);
    bool is_blank = is_for_word && strcmp(name, "Space") == 0;
    Text letter = is_blank ? TEXT(" ") : letter_of(app, app->scratch, name);
    if (!letter.size)
        return false;
    focus_hide(&app->focus);
    app_perform(app, (Action){.kind = ACTION_TYPE, .id = id_of(letter)});
    return true;
}

bool app_key(App *app, const char *name, bool has_shift)
{
    app_note_presence(app);
    app_cue(app, &(AidCue){.kind = CUE_STIR, .key = name});
    if (is_hide(app, name)) {
        if (app->visit)
            app_perform(app, (Action){.kind = ACTION_HIDE});
        return true;
    }
    app_frame(app);
    if (keep_visit(app) || app_cue(app, &(AidCue){.kind = CUE_KEY, .key = name}))
        return true;
    if (type_letter(app, name))
        return true;
    app_cue(app, &(AidCue){.kind = CUE_ELSEWHERE});
    const KeyRule *rule = key_rule(name);
    return rule && follow(app, rule, has_shift);
}

void app_key_up(App *app, const char *name)
{
    app_cue(app, &(AidCue){.kind = CUE_KEY_UP, .key = name});
}
