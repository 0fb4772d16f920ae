#include "app/frame-diff.h"

#include <assert.h>
#include <string.h>

#include "app/group.h"
#include "base/hash.h"
#include "base/unicode.h"

void frame_diff_open(FrameDiff *diff)
{
    *diff = (FrameDiff){.arena = arena_create()};
}

void frame_diff_close(FrameDiff *diff)
{
    arena_destroy(diff->arena);
}

void frame_diff_forget(FrameDiff *diff)
{
    arena_wipe(diff->arena);
    *diff = (FrameDiff){.arena = diff->arena};
}

// ---- what is known of a frame

static uint64_t key_of_text(Text text)
{
    return text.size ? hash_number(0x9E3779B97F4A7C15u, text_hash(text)) | 1 : 0;
}

static const uint64_t digits_alone = 0x27D4EB2F165667C5u;

static uint64_t rough_key(Text words)
{
    uint64_t hash = digits_alone;
    for (size_t at = 0; at < words.size;) {
        uint32_t point = text_next(words, &at);
        if (!unicode_is_digit(point))
            hash = hash_number(hash, point);
    }
    return hash;
}

static bool holds(const uint64_t *keys, int count, uint64_t key)
{
    for (int i = 0; i < count; i++)
        if (keys[i] == key)
            return true;
    return false;
}

// What stands above an open sheet was told before it opened.
static bool is_behind(const Scene *scene, const Stop *stop)
{
    return scene->frame->sheet.h && stop->rect.y < scene->frame->sheet.y;
}

static uint64_t screen_key(const Scene *scene)
{
    return hash_number(key_of_text(scene->frame->screen), text_hash(id_text(&scene->frame->item))) | 1;
}

static uint64_t state_key(const Scene *scene, const Stop *stop)
{
    if (!stop || stop->kind != STOP_TARGET)
        return 0;
    const Target *target = &scene->frame->targets.at[stop->index];
    return 4u | (uint64_t)target->selected << 1 | target->enabled;
}

static void know_stops(FrameDiff *diff, const Scene *scene)
{
    arena_wipe(diff->arena);
    memset(&diff->known, 0, sizeof diff->known);
    memset(&diff->known_roughly, 0, sizeof diff->known_roughly);
    for (int i = 0; i < scene->stops->count; i++) {
        const Stop *stop = &scene->stops->at[i];
        *array_push(diff->arena, &diff->known) = stop->key;
        if (stop->kind == STOP_TARGET)
            continue;
        *array_push(diff->arena, &diff->known_roughly) = rough_key(describe_words(scene, stop, scene->frame->arena));
    }
    assert(diff->known.count == scene->stops->count && diff->known_roughly.count <= diff->known.count);
}

// 0: no row.
static uint64_t row_key(const Scene *scene)
{
    uint64_t key = 0;
    for (int i = 0; i < scene->row_count; i++)
        key = hash_number(key, text_hash(scene->row[i].text)) | 1;
    return key;
}

static GroupKind find_group(const Scene *scene)
{
    GroupKind group = GROUP_PLAIN;
    for (int i = 0; group == GROUP_PLAIN && i < scene->stops->count; i++)
        group = group_of(scene, &scene->stops->at[i]);
    return group;
}

void frame_diff_take(FrameDiff *diff, const Scene *scene)
{
    uint64_t key = screen_key(scene);
    if (!scene->is_passing)
        diff->under_key = 0;
    else if (!diff->under_key)
        diff->under_key = diff->screen_key;
    diff->screen_key = key;
    diff->page = scene->frame->page;
    diff->page_count = scene->frame->page_count;
    diff->step = scene->frame->step;
    diff->focus_key = scene->focus ? scene->focus->key : 0;
    diff->state_key = state_key(scene, scene->focus);
    diff->rest_key = scene->focus ? key_of_text(describe_rest(scene, scene->focus, scene->frame->arena)) : 0;
    diff->row_key = row_key(scene);
    diff->group = find_group(scene);
    diff->has_sheet = scene->frame->sheet.h;
    know_stops(diff, scene);
}

// ---- what is new on a frame

// Which of the words that stand on no control are said.
typedef enum Which {
    WHICH_ALL,     // of the screen, or of the sheet that has opened
    WHICH_PAGE,    // of the book, and what else was not there before
    WHICH_CHANGED, // what was not there before
} Which;

static bool is_known(const FrameDiff *diff, const Scene *scene, const Stop *stop)
{
    if (holds(diff->known.at, diff->known.count, stop->key))
        return true;
    if (scene->has_acted)
        return false;
    uint64_t rough = rough_key(describe_words(scene, stop, scene->frame->arena));
    return rough == digits_alone || holds(diff->known_roughly.at, diff->known_roughly.count, rough);
}

static bool is_of_book(const Scene *scene, const Stop *stop)
{
    return stop->kind == STOP_PICTURE || scene->frame->lines.at[stop->first].block.at[0];
}

static bool is_said(const FrameDiff *diff, const Scene *scene, const Stop *stop, Which which)
{
    if (stop->kind == STOP_TARGET || is_behind(scene, stop))
        return false;
    if (which == WHICH_ALL || (which == WHICH_PAGE && is_of_book(scene, stop)))
        return true;
    return !is_known(diff, scene, stop);
}

// What has been said of a frame so far.
typedef struct Telling {
    Scene scene; // heard: the words said last
    Which which;
    GroupKind group; // the one told last
    const Target *link;
    bool goes_on; // the words before were said
} Telling;

static void tell_passage(Telling *telling, const Stop *stop, Sayings *sayings)
{
    Text words = describe_words(&telling->scene, stop, sayings->arena);
    bool is_title = telling->which == WHICH_ALL && text_equal(words, telling->scene.title.text);
    if (is_title || describe_is_place(&telling->scene, words, sayings->arena))
        return;
    describe_stop(&telling->scene, stop, sayings);
    telling->scene.heard = stop;
    telling->goes_on = true;
}

// A link in running text follows its words; one that goes on over two lines is one.
static void tell_link(Telling *telling, const Stop *stop, Sayings *sayings)
{
    const Target *target = &telling->scene.frame->targets.at[stop->index];
    bool is_link = target->role == ROLE_LINK && stop->first == stop->end && stop != telling->scene.focus;
    bool is_same = is_link && telling->link && action_equal(&telling->link->action, &target->action);
    if (telling->goes_on && is_link && !is_same)
        describe_stop(&telling->scene, stop, sayings);
    if (is_link)
        telling->link = target;
}

// Where there is little to touch, and no bar that stands everywhere, that belongs to what the screen says.
static bool has_few_controls(const Scene *scene)
{
    enum { FEW = 3 };
    return scene->frame->targets.count <= FEW;
}

// One of them has the focus, or all are told: each says which of how many it is.
static bool choices_tell_themselves(const Scene *scene)
{
    return has_few_controls(scene) || (scene->focus && group_of(scene, scene->focus) == GROUP_CHOICES);
}

static void tell_group(Telling *telling, const Stop *stop, Sayings *sayings)
{
    GroupKind group = group_of(&telling->scene, stop);
    if (group == GROUP_PLAIN || group == telling->group || is_behind(&telling->scene, stop))
        return;
    if (group != GROUP_CHOICES || !choices_tell_themselves(&telling->scene))
        group_tell(&telling->scene, stop, sayings);
    telling->group = group;
}

// Words and the links among them, and how many a group has where it comes up.
static void add_words(const FrameDiff *diff, const Scene *scene, Which which, Sayings *sayings)
{
    bool is_anew = which == WHICH_ALL || scene->frame->step != diff->step; // the choices of another step are others
    Telling telling = {.scene = *scene, .which = which, .group = is_anew ? GROUP_PLAIN : diff->group};
    telling.scene.heard = NULL;
    for (int i = 0; i < scene->stops->count; i++) {
        const Stop *stop = &scene->stops->at[i];
        if (stop->kind != STOP_TARGET)
            telling.goes_on = false;
        if (is_said(diff, scene, stop, which))
            tell_passage(&telling, stop, sayings);
        if (stop->kind == STOP_TARGET)
            tell_link(&telling, stop, sayings);
        tell_group(&telling, stop, sayings);
    }
}

static void add_few_controls(const Scene *scene, Sayings *sayings)
{
    for (int i = 0; has_few_controls(scene) && i < scene->stops->count; i++)
        if (scene->stops->at[i].kind == STOP_TARGET)
            describe_stop(scene, &scene->stops->at[i], sayings);
}

static void add_saying(Sayings *sayings, Text text)
{
    if (text.size)
        *array_push(sayings->arena, sayings) = (Saying){.text = text};
}

static void add_title(const Scene *scene, Sayings *sayings)
{
    if (scene->title.text.size)
        *array_push(sayings->arena, sayings) = (Saying){.text = scene->title.text, .language = scene->title.language};
}

void frame_diff_tell_title(const Scene *scene, Sayings *sayings)
{
    add_title(scene, sayings);
    if (scene->frame->sheet.h)
        return;
    add_saying(sayings, describe_step(scene, sayings->arena));
    add_saying(sayings, describe_page(scene, sayings->arena));
}

void frame_diff_tell_screen(const Scene *scene, Sayings *sayings)
{
    frame_diff_tell_title(scene, sayings);
    add_words(NULL, scene, WHICH_ALL, sayings);
    add_few_controls(scene, sayings);
}

// What has become of the stop that had the focus: its state, or that it had it already, and the rest of its words.
static void add_acted(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    const Stop *stop = reading_order_keyed(scene->stops, diff->focus_key);
    if (!stop || stop->kind != STOP_TARGET)
        return;
    const Target *target = &scene->frame->targets.at[stop->index];
    bool is_acted = scene->has_acted && target->action.kind == scene->acted;
    if (state_key(scene, stop) != diff->state_key)
        describe_state(scene, stop, sayings);
    else if (is_acted && target->selected)
        describe_already(scene, stop, sayings);
    Text rest = describe_rest(scene, stop, sayings->arena);
    if (scene->has_acted && key_of_text(rest) != diff->rest_key)
        add_saying(sayings, rest);
}

// Names of other languages by themselves, after those of the interface.
static void add_row(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    Arena *arena = sayings->arena;
    Sayings others = {.arena = arena};
    Text names = TEXT("");
    if (row_key(scene) == diff->row_key)
        return;
    for (int i = 0; i < scene->row_count; i++) {
        const SpokenWords *name = &scene->row[i];
        if (name->language.size)
            *array_push(arena, &others) = (Saying){.text = name->text, .language = name->language};
        else
            names = names.size ? phrase_pair(arena, scene->phrases, PHRASE_LISTED, (Text[]){names, name->text})
                               : name->text;
    }
    if (names.size)
        add_saying(sayings, phrase_words(arena, scene->phrases, PHRASE_SPOKEN_ROW, names));
    for (int i = 0; i < others.count; i++)
        *array_push(arena, sayings) = others.at[i];
}

// A control of another step is another one, though it looks and does the same.
static bool is_anew(const FrameDiff *diff, const Scene *scene)
{
    const Stop *focus = scene->focus;
    bool is_control = focus->kind == STOP_TARGET && !scene->frame->targets.at[focus->index].is_bar;
    return focus->key != diff->focus_key || (is_control && scene->has_acted && scene->frame->step != diff->step);
}

static void add_focus(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    add_row(diff, scene, sayings);
    if (!scene->focus || !is_anew(diff, scene))
        return;
    Scene moved = *scene;
    moved.heard = reading_order_keyed(scene->stops, diff->focus_key);
    describe_stop(&moved, scene->focus, sayings);
}

// Where nothing else tells what has come of an act.
static void add_new_controls(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    for (int i = 0; i < scene->stops->count; i++) {
        const Stop *stop = &scene->stops->at[i];
        if (stop->kind == STOP_TARGET && !is_known(diff, scene, stop))
            describe_stop(scene, stop, sayings);
    }
}

// On a screen that was there before: what has become of what was touched comes first, then what is new, and last where
// one goes on. A page that turned by itself was laid out anew: its words are not new.
static void add_changes(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    bool has_turned = scene->frame->page != diff->page && !scene->frame->sheet.h;
    if (scene->has_acted && scene->frame->step != diff->step && !scene->frame->sheet.h)
        add_saying(sayings, describe_step(scene, sayings->arena));
    int count = sayings->count;
    if (has_turned && scene->has_acted)
        add_saying(sayings, describe_page(scene, sayings->arena));
    else
        add_acted(diff, scene, sayings);
    if (has_turned && scene->has_acted) // a note that was on two pages is all told where it stands large on one
        add_words(diff, scene, scene->acted == ACTION_LARGE ? WHICH_ALL : WHICH_PAGE, sayings);
    else if (!has_turned && (scene->has_acted || scene->frame->page_count == diff->page_count))
        add_words(diff, scene, WHICH_CHANGED, sayings);
    if (scene->acted == ACTION_LARGE && sayings->count == count) // a note that is shown to somebody stands alone
        add_words(NULL, scene, WHICH_ALL, sayings);
    add_focus(diff, scene, sayings);
    if (scene->acted != ACTION_NONE && sayings->count == count)
        add_new_controls(diff, scene, sayings);
    if (scene->acted != ACTION_NONE && sayings->count == count) // one step looks like the one before it
        add_words(NULL, scene, WHICH_ALL, sayings);
}

// What lay over the screen is gone.
static void add_return(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    if (diff->has_sheet)
        add_saying(sayings, phrase(scene->phrases, PHRASE_SHEET_CLOSED));
    frame_diff_tell_title(scene, sayings);
}

// A sheet has opened, or another screen has come.
static void add_arrival(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    assert(screen_key(scene) != diff->screen_key);
    const SpokenWords *title = &scene->title;
    if (!scene->frame->sheet.h || !title->text.size || title->language.size) {
        frame_diff_tell_screen(scene, sayings);
        return;
    }
    add_saying(sayings, phrase_words(sayings->arena, scene->phrases, PHRASE_SHEET_OPENED, title->text));
    add_words(NULL, scene, WHICH_ALL, sayings);
    add_few_controls(scene, sayings);
}

void frame_diff_find(const FrameDiff *diff, const Scene *scene, Sayings *sayings)
{
    uint64_t key = screen_key(scene);
    if (key == diff->screen_key) {
        add_changes(diff, scene, sayings);
        return;
    }
    bool is_back = key == diff->under_key;
    (is_back ? add_return : add_arrival)(diff, scene, sayings);
    bool has_told_focus = !is_back && scene->focus && scene->focus->kind == STOP_TARGET && has_few_controls(scene);
    (has_told_focus ? add_row : add_focus)(diff, scene, sayings);
}

bool frame_diff_is_counted(const FrameDiff *diff, const Scene *scene)
{
    return diff->screen_key == screen_key(scene) && diff->page == scene->frame->page && !diff->page_count;
}
