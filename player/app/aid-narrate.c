// The interface speaking, as the visitor steers it: what the screen reader looks at, and its keys. What a key asks for
// is said of the next frame, when reading aloud has given way.
#include <string.h>

#include "app/aid.h"
#include "app/screen-reader.h"
#include "app/voiceless.h"
#include "markup/keyname.h"
#include "screen/book-shelf.h"
#include "screen/home.h"
#include "screen/more.h"
#include "screen/still-there.h"

typedef void (*Ask)(ScreenReader *reader, const Scene *scene);

typedef struct Describer {
    ScreenReader reader;
    Ask asked;           // by a key or a finger; NULL: nothing
    uint64_t heard_key;  // of the stop that had the focus last, the bars and More aside
    int64_t reminded_ms; // the warning was told again that has stood since then
    Id voiceless;        // the language of which it was told that it has no voice; "": of none
} Describer;
AID_STATE(Describer);

// ---- what the screen reader looks at

static const Phrases *phrases_of(const AidSight *sight)
{
    return phrases_said(sight->book ? sight->book->phrases : NULL);
}

static Diction diction_of(const AidSight *sight)
{
    return (Diction){&sight->spec->speech, sight->book, sight->frame->language};
}

static Text shelf_title(const Book *book, Id id)
{
    const Group *group = book_find_group(book, id);
    if (group && group->title.size)
        return group->title;
    if (book_shelf_has(book, id))
        return phrase(phrases_said(book->phrases), PHRASE_BOOKS);
    const Shelf *shelf = home_find_shelf(book, id);
    return shelf ? shelf->title : TEXT("");
}

static Text needs_title(const Book *book, Id id)
{
    const Need *need = book_find_need(book, id);
    return need ? need->title : book->needs.title;
}

// The screen's own name, where it has one.
static bool find_screen_phrase(Text screen, PhraseId *id)
{
    static const struct {
        const char *screen;
        PhraseId phrase;
    } names[] = {
        {"home", PHRASE_HOME},         {"comfort", PHRASE_READING_COMFORT}, {"more", PHRASE_MORE},
        {"ended", PHRASE_ENDED_TITLE}, {"term", PHRASE_TERM_TITLE},         {"support", PHRASE_SUPPORT},
        {"about", PHRASE_ABOUT},       {"still", PHRASE_STILL_TITLE},       {"staff", PHRASE_STAFF_TITLE},
        {"order", PHRASE_ORDER_TITLE}, {"languages", PHRASE_LANGUAGES},     {"contents", PHRASE_BAR_CONTENTS},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        *id = names[i].phrase;
        if (text_is(screen, names[i].screen))
            return true;
    }
    return false;
}

// Words and their language, where that is not the interface's.
static SpokenWords words_in(const AidSight *sight, Text words, Text language)
{
    return (SpokenWords){words, text_equal(language, sight->frame->language) ? TEXT("") : language};
}

// A reply, or the whole of a safety line, goes by what stands at its head.
static SpokenWords sheet_title(const AidSight *sight)
{
    const Frame *frame = sight->frame;
    bool has_own = frame->explained != ACTION_NONE && frame->explained != ACTION_TERM;
    for (int i = 0; has_own && i < sight->stops->count; i++) {
        const Stop *stop = &sight->stops->at[i];
        if (stop->kind == STOP_WORDS && stop->first >= frame->first_read)
            return words_in(sight, frame->lines.at[stop->first].passage, frame->lines.at[stop->first].language);
    }
    return (SpokenWords){0};
}

// In the language of the interface.
static Text own_title(const AidSight *sight)
{
    PhraseId id;
    if (find_screen_phrase(sight->frame->screen, &id))
        return phrase(phrases_of(sight), id);
    if (!sight->book)
        return TEXT("");
    if (text_is(sight->frame->screen, "attract"))
        return sight->book->quiet_title;
    if (text_is(sight->frame->screen, "shelf"))
        return shelf_title(sight->book, sight->frame->item);
    return text_is(sight->frame->screen, "needs") ? needs_title(sight->book, sight->frame->item) : TEXT("");
}

// Words of the interface, in English where it lacks them.
static SpokenWords own_words(Text words)
{
    PhraseStretch stretch;
    bool is_stand_in = phrase_next_stretch(words, &(size_t){0}, &stretch) && stretch.is_stand_in;
    return is_stand_in ? (SpokenWords){stretch.words, PHRASES_STAND_IN} : (SpokenWords){.text = words};
}

static SpokenWords title_of(const AidSight *sight)
{
    SpokenWords title = sheet_title(sight);
    if (!title.text.size)
        title = own_words(own_title(sight));
    const Item *item = sight->page && sight->book ? book_find_item(sight->book, sight->frame->item) : NULL;
    return title.text.size || !item ? title : words_in(sight, item->quiet_title, item->language);
}

// What a switch has come to: one control, which is a focus, or the names of a row.
static void look_at_switch(const AidSight *sight, Scene *scene)
{
    const ScanRow *row = &sight->told.row;
    if (!sight->told.is_scanning || !row->count)
        return;
    scene->focus = row->count == 1 ? reading_order_target(sight->stops, row->targets[0]) : NULL;
    if (row->count == 1)
        return;
    SpokenWords *names = arena_many(scene->frame->arena, SpokenWords, row->count);
    for (int i = 0; i < row->count; i++) {
        const Target *target = &scene->frame->targets.at[row->targets[i]];
        names[i] = words_in(sight, diction_spell(&scene->diction, target->label, target->language, scene->frame->arena),
                            target->language);
    }
    scene->row = names;
    scene->row_count = row->count;
}

static Scene scene_of(const AidSight *sight)
{
    Scene scene = {
        .frame = sight->frame,
        .stops = sight->stops,
        .focus = focus_stop(sight->focus, sight->stops),
        .is_passing = sight->is_passing || sight->frame->sheet.h,
        .title = title_of(sight),
        .written = sight->book ? sight->book->phrases : NULL,
        .phrases = phrases_of(sight),
        .diction = diction_of(sight),
        .has_acted = sight->has_acted,
        .acted = sight->acted,
    };
    look_at_switch(sight, &scene);
    return scene;
}

// ---- Still there?

static void add(Sayings *sayings, Text text, Text language)
{
    *array_push(sayings->arena, sayings) = (Saying){.text = text, .language = language};
}

// How the visit is kept is said when the warning comes up, and once more when little time is left.
static void tell_how_to_stay(ScreenReader *reader, const AidSight *sight)
{
    Sayings sayings = {.arena = sight->frame->arena};
    add(&sayings, phrase(phrases_of(sight), PHRASE_STILL_HOW), TEXT(""));
    screen_reader_add(reader, &sayings);
}

static int64_t reminder_due_ms(const Describer *describer, const AidSight *sight)
{
    enum { LEFT_MS = 10000 };
    bool is_due = sight->warned_ms && sight->is_heard && describer->reminded_ms != sight->warned_ms;
    return is_due ? sight->warned_ms + STILL_WARNING_MS - LEFT_MS : INT64_MAX;
}

static void remind(Describer *describer, const AidSight *sight)
{
    Scene scene = scene_of(sight);
    describer->reminded_ms = sight->warned_ms;
    screen_reader_repeat(&describer->reader, &scene);
    tell_how_to_stay(&describer->reader, sight);
}

// ---- frames

static bool is_read_aloud(const AidSight *sight)
{
    return sight->told.is_reading && !sight->told.is_resting;
}

static void take_manner(ScreenReader *reader, const AidSight *sight)
{
    const Preferences *wishes = sight->wishes;
    screen_reader_set_manner(reader, sight->frame->language, wishes->voice_rate, speech_percent(wishes->volume));
}

static bool is_voiceless(const AidSight *sight)
{
    Diction diction = diction_of(sight);
    return !diction_speaks(&diction, TEXT(""));
}

// What is new on the frame follows it.
static void tell_voiceless(ScreenReader *reader, const AidSight *sight)
{
    Sayings sayings = {.arena = sight->frame->arena};
    Diction diction = diction_of(sight);
    voiceless_tell(&diction, &sayings);
    screen_reader_tell(reader, &sayings);
}

static void confirm(ScreenReader *reader, const AidSight *sight, PhraseId id)
{
    Sayings sayings = {.arena = sight->frame->arena};
    add(&sayings, phrase(phrases_of(sight), id), TEXT(""));
    if (sight->spec->setting.has_voice && !is_read_aloud(sight))
        screen_reader_tell(reader, &sayings);
}

// What the visitor has switched is confirmed; a visit's end, and a voice that is always on, are not. True: they have
// asked for speech just now.
static bool tell_switches(ScreenReader *reader, const AidSight *sight)
{
    bool was_on = reader->is_on, was_veiled = reader->is_veiled, is_veiled = sight->frame->is_veiled;
    if (was_on && !sight->is_heard)
        screen_reader_forget(reader);
    reader->is_on = sight->is_heard;
    reader->is_veiled = is_veiled;
    take_manner(reader, sight);
    bool is_new = !sight->last->theme.preferences.is_spoken;
    bool has_switched = sight->has_acted && was_on != sight->is_heard && (was_on || is_new);
    if (has_switched)
        confirm(reader, sight, sight->is_heard ? PHRASE_SPEECH_ON : PHRASE_SPEECH_OFF);
    else if (sight->has_acted && was_veiled != is_veiled)
        confirm(reader, sight, is_veiled ? PHRASE_VEIL_ON : PHRASE_VEIL_OFF);
    return has_switched && sight->is_heard;
}

// Reading aloud has the voice for itself; where it begins or ends, nothing is said again.
static void describe(ScreenReader *reader, const AidSight *sight)
{
    Scene scene = scene_of(sight);
    bool has_changed = reader->is_reading != sight->told.is_reading && sight->is_same_screen;
    reader->is_reading = sight->told.is_reading;
    if (is_read_aloud(sight) || has_changed)
        screen_reader_know(reader, &scene);
    else
        screen_reader_look(reader, &scene);
    if (sight->warned_ms && !sight->is_same_screen)
        tell_how_to_stay(reader, sight);
}

// What is asked in More is asked of what was heard before a finger or the focus went there.
static void note_heard(Describer *describer, const AidSight *sight, const Scene *scene)
{
    const Stop *focus = scene->focus;
    bool is_bar = focus && focus->kind == STOP_TARGET && sight->frame->targets.at[focus->index].is_bar;
    if (focus && !is_bar && sight->sheet != &more_screen)
        describer->heard_key = focus->key;
}

static void answer(Describer *describer, const AidSight *sight)
{
    Scene scene = scene_of(sight);
    note_heard(describer, sight, &scene);
    if (describer->asked)
        describer->asked(&describer->reader, &scene);
    if (describer->asked && !screen_reader_is_speaking(&describer->reader) && is_voiceless(sight))
        tell_voiceless(&describer->reader, sight);
    describer->asked = NULL;
}

// ---- between visits

// Each by its name in itself.
static void add_language(const AidSight *sight, const Language *language, Sayings *sayings)
{
    if (!text_equal(language->code, sight->book->language))
        add(sayings, language->label, language->code);
}

static void add_languages(const AidSight *sight, Sayings *sayings)
{
    for (int i = 0; i < sight->book->language_count; i++)
        add_language(sight, &sight->book->languages[i], sayings);
}

// Those that have no button here, which has been told.
static void tell_languages(ScreenReader *reader, const AidSight *sight)
{
    Sayings sayings = {.arena = sight->frame->arena};
    for (int i = 0; sight->book && i < sight->book->language_count; i++) {
        const Language *language = &sight->book->languages[i];
        if (!frame_label_count(sight->frame, language->label))
            add_language(sight, language, &sayings);
    }
    screen_reader_add(reader, &sayings);
}

// What stands here, how to go on, and in which languages.
static void invite(ScreenReader *reader, const AidSight *sight)
{
    Sayings sayings = {.arena = sight->frame->arena};
    const AppSpec *spec = sight->spec;
    const Phrases *phrases = phrases_of(sight);
    if (!sight->book || is_read_aloud(sight))
        return;
    take_manner(reader, sight);
    if (is_voiceless(sight)) {
        tell_voiceless(reader, sight);
        return;
    }
    Text key = text_of(spec->speech_key ? spec->speech_key : SPEECH_KEY), none = TEXT("");
    add(&sayings, sight->book->quiet_title, none);
    add(&sayings, phrase(phrases, sight->spec->reading_folder ? PHRASE_ATTRACT_PROMISE_KEPT : PHRASE_ATTRACT_PROMISE),
        none);
    if (spec->has_headphones || spec->speaks_to_fingers)
        add(&sayings, phrase(phrases, PHRASE_INVITE_REST), none);
    add(&sayings, phrase_words(sayings.arena, phrases, PHRASE_INVITE_KEY, key), none);
    add_languages(sight, &sayings);
    screen_reader_say(reader, &sayings);
}

// Once for whoever listens, when speech comes on or the language changes.
static void tell_of_voice(Describer *describer, const AidSight *sight)
{
    Text language = sight->frame->language;
    bool is_told = text_equal(id_text(&describer->voiceless), language);
    describer->voiceless = is_voiceless(sight) ? id_of(language) : (Id){0};
    if (describer->voiceless.at[0] && !is_told && !is_read_aloud(sight))
        tell_voiceless(&describer->reader, sight);
}

// Without a picture whoever hears nothing would be left alone.
static void apply(void *state, const AidSight *sight, Frame *frame)
{
    Describer *describer = state;
    if (!sight->is_heard)
        describer->voiceless = (Id){0};
    if (!sight->is_heard && !describer->reader.is_on)
        return;
    frame->is_veiled = sight->wishes->is_veiled && sight->is_heard && !is_voiceless(sight);
    bool is_begun = tell_switches(&describer->reader, sight);
    if (!sight->is_heard)
        return;
    tell_of_voice(describer, sight);
    describe(&describer->reader, sight);
    if (is_begun && sight->waiting && !is_voiceless(sight))
        tell_languages(&describer->reader, sight);
    answer(describer, sight);
}

// ---- time

// A machine that cannot speak has no voice any more, and the picture comes back: reading aloud sees to both.
static AidRequest advance(void *state, const AidSight *sight)
{
    Describer *describer = state;
    if (sight->now_ms >= reminder_due_ms(describer, sight))
        remind(describer, sight);
    return (AidRequest){.asks = screen_reader_advance(&describer->reader) ? 0 : AID_REDRAWS};
}

static int64_t due_ms(const void *state, const AidSight *sight)
{
    int64_t next_ms = screen_reader_wake_ms(&((const Describer *)state)->reader, sight->now_ms);
    int64_t reminder_ms = reminder_due_ms(state, sight);
    return reminder_ms < next_ms ? reminder_ms : next_ms;
}

static void tell(const void *state, AidTold *told)
{
    told->is_narrating = screen_reader_is_speaking(&((const Describer *)state)->reader);
}

// ---- keys

static Ask find_ask(const char *key)
{
    static const struct {
        const char *key;
        Ask what;
    } asks[] = {{"F2", screen_reader_repeat}, {"F3", screen_reader_locate}, {"F4", screen_reader_spell}};
    for (size_t i = 0; i < sizeof asks / sizeof *asks; i++)
        if (strcmp(key, asks[i].key) == 0)
            return asks[i].what;
    return NULL;
}

static AidRequest hear_key(Describer *describer, const AidSight *sight, const char *key)
{
    bool is_switch = strcmp(key, sight->spec->speech_key ? sight->spec->speech_key : SPEECH_KEY) == 0;
    bool is_veil = !is_switch && strcmp(key, "F5") == 0;
    Ask asked = is_switch ? NULL : find_ask(key);
    if (!sight->spec->setting.has_voice || (!is_switch && !sight->is_heard) || (!is_switch && !is_veil && !asked))
        return (AidRequest){0};
    AidRequest request = {.asks = AID_TAKES | AID_PAUSES | AID_REDRAWS, .wishes = *sight->wishes};
    describer->asked = asked;
    if (asked)
        return request;
    request.asks |= AID_ACTS | AID_WISHES;
    request.wishes.is_spoken = is_switch ? !sight->wishes->is_spoken : sight->wishes->is_spoken;
    request.wishes.is_veiled = is_veil && !sight->wishes->is_veiled;
    return request;
}

// The manner went with the visit; the glass still speaks its language.
static void tell_cleared(ScreenReader *reader, const AidSight *sight)
{
    Sayings sayings = {.arena = sight->frame->arena};
    take_manner(reader, sight);
    add(&sayings, phrase(phrases_of(sight), sight->spec->reading_folder ? PHRASE_CLEARED_KEPT : PHRASE_CLEARED),
        TEXT(""));
    screen_reader_tell(reader, &sayings);
}

// Asked by a finger: the focus goes back to what was heard.
static AidRequest hear_wish(Describer *describer, const AidSight *sight, const Action *action)
{
    static const Ask asks[] = {[SPEAK_AGAIN] = screen_reader_repeat,
                               [SPEAK_PLACE] = screen_reader_locate,
                               [SPEAK_LETTERS] = screen_reader_spell};
    AidRequest request = {.asks = AID_TAKES | AID_FOCUSES | AID_REDRAWS, .focus = *sight->focus};
    request.focus.is_shown = describer->heard_key;
    request.focus.key = describer->heard_key;
    request.focus.index = 0;
    describer->asked = sight->is_heard ? asks[action->value] : NULL;
    return request;
}

static AidRequest hear(void *state, const AidSight *sight, const AidCue *cue)
{
    Describer *describer = state;
    if (cue->kind == CUE_ACTION && cue->action->kind == ACTION_SPEAK)
        return hear_wish(describer, sight, cue->action);
    if (cue->kind == CUE_KEY)
        return hear_key(describer, sight, cue->key);
    if (cue->kind == CUE_STIR)
        screen_reader_hush(&describer->reader);
    if (cue->kind == CUE_INVITE)
        invite(&describer->reader, sight);
    if (cue->kind == CUE_CLEARED)
        tell_cleared(&describer->reader, sight);
    if (cue->kind == CUE_FOCUS)
        describer->reader.known.focus_key = 0;
    if (cue->kind == CUE_LAPSED)
        screen_reader_forget(&describer->reader);
    return (AidRequest){0};
}

// ---- life

static void open(void *state, const AppSpec *spec)
{
    screen_reader_open(&((Describer *)state)->reader, &spec->speech);
}

static void close(void *state)
{
    screen_reader_close(&((Describer *)state)->reader);
}

static void forget(void *state)
{
    Describer *describer = state;
    screen_reader_forget(&describer->reader);
    describer->asked = NULL;
    describer->heard_key = 0;
    describer->reminded_ms = 0;
    describer->voiceless = (Id){0};
}

const AidKind narrate_aid = {.name = "narrate",
                             .open = open,
                             .close = close,
                             .forget = forget,
                             .hear = hear,
                             .advance = advance,
                             .apply = apply,
                             .tell = tell,
                             .due_ms = due_ms};
