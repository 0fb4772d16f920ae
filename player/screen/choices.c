#include "screen/choices.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/bars.h"
#include "screen/themes.h"
#include "screen/words.h"

static Choice plain_choice(const View *view, Text label, int value, int present)
{
    const Palette *palette = view->theme.palette;
    return (Choice){.label = label,
                    .shown = label,
                    .style = view->theme.label,
                    .small = view->theme.small,
                    .fill = palette->surface,
                    .ink = palette->text,
                    .value = value,
                    .is_selected = value == present};
}

static ThemeSpec theme_spec(const View *view)
{
    return (ThemeSpec){view->theme.glass, theme_reader(&view->theme)};
}

TextStyle choices_small_style(const View *view, int text_step)
{
    ThemeSpec spec = theme_spec(view);
    if (text_step >= spec.reader.preferences.text_step)
        return view->theme.small;
    spec.reader.preferences.text_step = text_step;
    return themes_find(view->layouts, &spec).small;
}

TextStyle choices_close_style(TextStyle style, int size_px)
{
    style = style_larger(style, size_px / (double)style.font.size_px);
    style.ascent_px = size_px * 9 / 10;
    style.leading_px = style.ascent_px + size_px * 3 / 10 + 1;
    return style_reaching(style, style.reach);
}

// What a sample takes of a height: its line, and the ink of letters that reach higher or lower than that.
static int sample_px(View *view, Text letters, TextStyle style)
{
    enum { ONE_LINE_PX = 10000 };
    Paragraph set = words_set(view, letters, (WordsStyle){style, view->theme.palette->surface}, ONE_LINE_PX);
    InkReach reach = words_reach(view, &set);
    return (reach.ascent + reach.descent + 63) / 64;
}

// Each size shows itself: its own letters, as large as the text will be, beside those of the others. Letters with low
// capitals are large for what they show: where the largest, with its caption, would be much higher than a target, all
// are smaller by as large a part.
static int size_choices(View *view, Choice *choices)
{
    enum { MOST_PERCENT = 145 };
    const Metrics *metrics = typesetter_metrics(view->typesetter);
    ThemeSpec spec = theme_spec(view);
    spec.reader.preferences.text_step = TEXT_STEP_MOST;
    TextStyle largest = themes_find(view->layouts, &spec).body;
    TextStyle caption = choices_small_style(view, TEXT_STEP_DEFAULT); // the letters above it say more
    int caption_px = choices_close_style(caption, caption.font.size_px).leading_px;
    Text letters = view_phrase(view, PHRASE_SIZE_LETTERS);
    int count = 0, own_px = sample_px(view, letters, choices_close_style(largest, largest.font.size_px)),
        most_px = view->theme.target_px * MOST_PERCENT / 100 - caption_px,
        room_px = own_px < most_px ? own_px : most_px;
    for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
        spec.reader.preferences.text_step = step;
        if (!themes_offer_step(view->layouts, &spec, step))
            continue;
        Text label = phrase_numbers(view->arena, view->book->phrases, PHRASE_SIZE_STEP, (int[]){step, 0});
        Choice choice = plain_choice(view, label, step, view->theme.preferences.text_step);
        choice.shown = letters;
        choice.caption = label;
        choice.small = caption;
        choice.sample_px = room_px; // all of them, so that their captions stand in a row
        TextStyle body = themes_find(view->layouts, &spec).body;
        int size_px = body.font.size_px * room_px / own_px, least_px = caption.font.size_px;
        choice.style = choices_close_style(body, size_px > least_px ? size_px : least_px);
        choice.style.cap_px64 = metrics->heights(metrics->owner, choice.style.font).cap;
        choices[count++] = choice;
    }
    return count;
}

// Easier words, by the name that they have in their language; none where it has no level.
static int level_choices(View *view, Choice *choices)
{
    Text name = book_language(view->book)->level_name;
    if (!name.size)
        return 0;
    *choices = plain_choice(view, name, CHOICE_LEVEL, -1);
    choices->group = 1;
    choices->is_selected = view->book->level.size;
    return 1;
}

// What choices that stand together are called.
typedef struct GroupHead {
    int number;
    PhraseId label;
} GroupHead;

static Choice grouped_choice(const View *view, const GroupHead *head, PhraseId name, int value)
{
    Choice choice = plain_choice(view, view_phrase(view, (int)name), value, -1);
    choice.group = head->number;
    choice.group_label = view_phrase(view, (int)head->label);
    return choice;
}

static int colour_choices(View *view, Choice *choices)
{
    static const PhraseId names[] = {PHRASE_THEME_DAY, PHRASE_THEME_NIGHT, PHRASE_THEME_CONTRAST, PHRASE_THEME_QUIET};
    for (int id = 0; id < THEME_COUNT; id++) {
        const Palette *palette = palette_of((ThemeId)id);
        choices[id] = grouped_choice(view, &(GroupHead){0, PHRASE_TAB_COLOURS}, names[id], id);
        choices[id].is_selected = id == (int)view->theme.id;
        choices[id].fill = palette->surface;
        choices[id].ink = id == THEME_CONTRAST ? palette->accent : palette->text;
    }
    return THEME_COUNT;
}

static int letter_choices(View *view, Choice *choices)
{
    static const PhraseId names[] = {PHRASE_LETTERS_CLEAR, PHRASE_LETTERS_BOOK, PHRASE_LETTERS_DYSLEXIC};
    for (int family = 0; family <= FAMILY_DYSLEXIC; family++) {
        choices[family] = grouped_choice(view, &(GroupHead){0, PHRASE_TAB_LETTERS}, names[family], family);
        choices[family].is_selected = family == (int)view->theme.preferences.family;
        ThemeSpec spec = theme_spec(view);
        spec.reader.preferences.family = (FontFamily)family;
        bool is_narrow = glass_is_short(&view->theme.glass) && spec.reader.preferences.text_step >= TEXT_STEP_AFAR;
        if (is_narrow) // the widest of them has room beside the others
            spec.reader.preferences.text_step = TEXT_STEP_AFAR - 1;
        choices[family].style = themes_find(view->layouts, &spec).label;
        if (is_narrow)
            choices[family].small = choices_small_style(view, TEXT_STEP_AFAR - 1);
    }
    return FAMILY_DYSLEXIC + 1;
}

// Something that is off or on.
typedef struct Switch {
    GroupHead head;
    int off_value; // on is the next one
    bool is_on;
} Switch;

static int switch_choices(View *view, const Switch *what, Choice *choices)
{
    static const PhraseId names[] = {PHRASE_SCAN_OFF, PHRASE_CHOICE_ON};
    for (int i = 0; i < 2; i++) {
        choices[i] = grouped_choice(view, &what->head, names[i], what->off_value + i);
        choices[i].is_selected = what->is_on == i;
    }
    return 2;
}

enum { SPACING_RULER = SPACING_COUNT }; // off, then on

static int spacing_choices(View *view, Choice *choices)
{
    static const PhraseId names[] = {PHRASE_SPACING_NORMAL, PHRASE_SPACING_WIDE, PHRASE_SPACING_WIDEST};
    const Preferences *now = &view->theme.preferences;
    for (int i = 0; i < SPACING_COUNT; i++) {
        choices[i] = grouped_choice(view, &(GroupHead){0, PHRASE_TAB_SPACING}, names[i], i);
        choices[i].is_selected = i == (int)now->spacing;
    }
    Switch ruler = {{1, PHRASE_RULER}, SPACING_RULER, now->has_ruler};
    return SPACING_COUNT + switch_choices(view, &ruler, choices + SPACING_COUNT);
}

typedef enum Movement { MOVEMENT_GENTLE, MOVEMENT_NONE, MOVEMENT_COUNT } Movement;

static int movement_choices(View *view, Choice *choices)
{
    static const PhraseId names[] = {PHRASE_MOVEMENT_ON, PHRASE_MOVEMENT_OFF};
    for (int i = 0; i < MOVEMENT_COUNT; i++) {
        choices[i] = grouped_choice(view, &(GroupHead){0, PHRASE_TAB_MOVEMENT}, names[i], i);
        choices[i].is_selected = i == (int)view->theme.preferences.is_still;
    }
    return MOVEMENT_COUNT;
}

static int calm_choices(View *view, Choice *choices)
{
    Switch calm = {{0, PHRASE_MOVEMENT_CALM}, 0, view->theme.preferences.is_calm};
    return switch_choices(view, &calm, choices);
}

// Where the bars stand, then how a control is touched: values go on from one to the other.
enum { BARS_COUNT = 2 };

static int reach_choices(View *view, Choice *choices)
{
    static const PhraseId names[BARS_COUNT + HOLD_COUNT] = {PHRASE_REACH_NORMAL, PHRASE_REACH_LOW,   PHRASE_HOLD_NONE,
                                                            PHRASE_HOLD_SHORT,   PHRASE_HOLD_MIDDLE, PHRASE_HOLD_LONG};
    static const GroupHead heads[] = {{0, PHRASE_GROUP_BARS}, {1, PHRASE_GROUP_TOUCH}};
    const Preferences *now = &view->theme.preferences;
    int count = 0;
    // Small glass has one bar only, at the bottom.
    for (int i = bars_are_one(view) ? BARS_COUNT : 0; i < BARS_COUNT + HOLD_COUNT; i++) {
        bool is_bars = i < BARS_COUNT;
        choices[count] = grouped_choice(view, &heads[!is_bars], names[i], i);
        choices[count++].is_selected = i == (is_bars ? now->is_low : BARS_COUNT + (int)now->hold);
    }
    return count;
}

// How fast, how loud, and what is spoken: values go on from one to the other.
enum {
    RATE_COUNT = VOICE_RATE_MOST - VOICE_RATE_LEAST + 1,
    VOICE_SPEAK_ALL = RATE_COUNT + LOUDNESS_COUNT, // off, then on
    VOICE_VEIL = VOICE_SPEAK_ALL + 2,
};

static int sound_choices(View *view, Choice *choices)
{
    static const PhraseId names[RATE_COUNT + LOUDNESS_COUNT] = {
        PHRASE_LISTEN_SLOWER, PHRASE_VOICE_NORMAL, PHRASE_LISTEN_FASTER, PHRASE_VOLUME_LOW, PHRASE_VOLUME_MIDDLE};
    static const GroupHead heads[] = {{0, PHRASE_GROUP_SPEED}, {1, PHRASE_GROUP_LOUDNESS}};
    const Preferences *now = &view->theme.preferences;
    for (int i = 0; i < RATE_COUNT + LOUDNESS_COUNT; i++) {
        int present = i < RATE_COUNT ? now->voice_rate - VOICE_RATE_LEAST : RATE_COUNT + (int)now->volume;
        choices[i] = grouped_choice(view, &heads[i >= RATE_COUNT], names[i], i);
        choices[i].is_selected = i == present;
    }
    return RATE_COUNT + LOUDNESS_COUNT;
}

// A picture that is off belongs to speaking.
static int voice_choices(View *view, Choice *choices)
{
    const Preferences *now = &view->theme.preferences;
    Switch speech = {{2, PHRASE_SPEAK_ALL}, VOICE_SPEAK_ALL, now->is_spoken};
    int count = sound_choices(view, choices);
    count += switch_choices(view, &speech, choices + count);
    if (now->is_spoken) {
        choices[count] = grouped_choice(view, &speech.head, PHRASE_VEIL, VOICE_VEIL);
        choices[count++].is_selected = now->is_veiled;
    }
    return count;
}

// Each language in its own words.
static int language_choices(View *view, Choice *choices)
{
    const Book *book = view->book;
    int count = book->language_count, present = -1;
    for (int i = 0; i < count; i++)
        present = text_equal(book->languages[i].code, book->language) ? i : present;
    for (int i = 0; i < count; i++) {
        choices[i] = plain_choice(view, book->languages[i].label, i, present);
        choices[i].language = book->languages[i].code;
        choices[i].group_label = view_phrase(view, PHRASE_TAB_LANGUAGE);
    }
    return count;
}

// Two switches need no pace.
static int scan_choices(View *view, Choice *choices)
{
    static const PhraseId names[SCAN_PACE_COUNT] = {PHRASE_SCAN_OFF, PHRASE_SCAN_SLOW, PHRASE_SCAN_MIDDLE,
                                                    PHRASE_SCAN_QUICK, PHRASE_SCAN_BY_HAND};
    int count = view->setting->switch_count > 1 ? SCAN_PACE_COUNT : SCAN_BY_HAND;
    for (int pace = 0; pace < count; pace++) {
        choices[pace] = grouped_choice(view, &(GroupHead){0, PHRASE_TAB_SWITCH}, names[pace], pace);
        choices[pace].is_selected = pace == (int)view->theme.preferences.scan;
    }
    return count;
}

// Ways to the code of the present page, and from one that was noted.
enum { CODE_SHOW, CODE_HAVE };

static int code_choices(View *view, Choice *choices)
{
    static const PhraseId names[] = {[CODE_SHOW] = PHRASE_CODE_SHOW, [CODE_HAVE] = PHRASE_CODE_HAVE};
    for (int i = CODE_SHOW; i <= CODE_HAVE; i++) {
        choices[i] = grouped_choice(view, &(GroupHead){0, PHRASE_CODE}, names[i], i);
        choices[i].is_way = true;
    }
    return CODE_HAVE + 1;
}

static Action action_of(const View *view, int tab, int value)
{
    if (tab == TAB_LANGUAGE)
        return (Action){.kind = ACTION_LANGUAGE, .id = id_of(view->book->languages[value].code)};
    if (tab == TAB_LETTERS && value == CHOICE_LEVEL)
        return (Action){.kind = ACTION_LEVEL};
    if (tab == TAB_CODE)
        return value == CODE_SHOW ? (Action){.kind = ACTION_CODE}
                                  : (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("code-entry"))};
    return (Action){.kind = ACTION_PREFER, .index = tab, .value = value};
}

enum { FIXED_MOST = 16 }; // of a tab whose choices do not depend on the library

static int list_choices(View *view, Tab tab, Choice *choices)
{
    int count;
    switch (tab) {
    case TAB_SIZE:
        return size_choices(view, choices);
    case TAB_COLOURS:
        return colour_choices(view, choices);
    case TAB_LETTERS:
        count = letter_choices(view, choices);
        return count + level_choices(view, choices + count);
    case TAB_SPACING:
        return spacing_choices(view, choices);
    case TAB_MOVEMENT:
        return movement_choices(view, choices);
    case TAB_CALM:
        return calm_choices(view, choices);
    case TAB_REACH:
        return reach_choices(view, choices);
    case TAB_VOICE:
        return voice_choices(view, choices);
    case TAB_LANGUAGE:
        return language_choices(view, choices);
    case TAB_SWITCH:
        return scan_choices(view, choices);
    case TAB_CODE:
        return code_choices(view, choices);
    case TAB_COUNT:
        break;
    }
    return 0;
}

Choices choices_list(View *view, int tab)
{
    assert(tab >= 0 && tab < TAB_COUNT);
    int most = tab == TAB_LANGUAGE ? view->book->language_count : FIXED_MOST;
    Choices choices = {.at = arena_many(view->arena, Choice, most)};
    choices.count = list_choices(view, (Tab)tab, choices.at);
    assert(choices.count <= most);
    for (int i = 0; i < choices.count; i++)
        choices.at[i].action = action_of(view, tab, choices.at[i].value);
    return choices;
}

bool choices_are_shown(const View *view, int tab)
{
    if (tab < 0 || tab >= TAB_COUNT)
        return false;
    if (tab == TAB_VOICE)
        return view_has_voice(view);
    if (tab == TAB_LANGUAGE)
        return view->book->language_count > 1;
    if (tab == TAB_CODE)
        return view->setting->offers_code;
    return tab != TAB_SWITCH || view->setting->switch_count > 0;
}

// ---- what each choice does

static void choose_size(Preferences *preferences, int step)
{
    assert(step >= TEXT_STEP_LEAST && step <= TEXT_STEP_MOST);
    preferences->text_step = step;
}

static void choose_colours(Preferences *preferences, int theme)
{
    assert(theme >= 0 && theme < THEME_COUNT);
    preferences->theme = (ThemeId)theme;
}

static void choose_letters(Preferences *preferences, int family)
{
    assert(family >= 0 && family <= FAMILY_DYSLEXIC);
    preferences->family = (FontFamily)family;
}

static void choose_spacing(Preferences *preferences, int value)
{
    assert(value >= 0 && value <= SPACING_RULER + 1);
    if (value >= SPACING_RULER)
        preferences->has_ruler = value > SPACING_RULER;
    else
        preferences->spacing = (Spacing)value;
}

// One thing at a time stands still.
static void choose_movement(Preferences *preferences, int movement)
{
    assert(movement >= 0 && movement < MOVEMENT_COUNT);
    preferences->is_still = movement == MOVEMENT_NONE;
    if (!preferences->is_still)
        preferences->is_calm = false;
}

// It comes with quiet colours and no movement; who leaves it keeps both until they choose others.
static void choose_calm(Preferences *preferences, int is_calm)
{
    preferences->is_calm = is_calm;
    if (!is_calm)
        return;
    preferences->is_still = true;
    preferences->theme = THEME_QUIET;
}

static void choose_reach(Preferences *preferences, int value)
{
    assert(value >= 0 && value < BARS_COUNT + HOLD_COUNT);
    if (value < BARS_COUNT)
        preferences->is_low = value;
    else
        preferences->hold = (Hold)(value - BARS_COUNT);
}

static void choose_voice(Preferences *preferences, int value)
{
    if (value < RATE_COUNT)
        preferences->voice_rate = VOICE_RATE_LEAST + value;
    else if (value < VOICE_SPEAK_ALL)
        preferences->volume = (Loudness)(value - RATE_COUNT);
    else if (value < VOICE_VEIL) {
        preferences->is_spoken = value > VOICE_SPEAK_ALL;
        preferences->is_veiled = false;
    } else if (value == VOICE_VEIL)
        preferences->is_veiled = !preferences->is_veiled;
}

static void choose_pace(Preferences *preferences, int pace)
{
    assert(pace >= 0 && pace < SCAN_PACE_COUNT);
    preferences->scan = (ScanPace)pace;
}

void choices_prefer(Preferences *preferences, int tab, int value)
{
    // A language is none: the app opens another library for it.
    static void (*const choose[TAB_COUNT])(Preferences *, int) = {
        [TAB_SIZE] = choose_size,       [TAB_COLOURS] = choose_colours,   [TAB_LETTERS] = choose_letters,
        [TAB_SPACING] = choose_spacing, [TAB_MOVEMENT] = choose_movement, [TAB_CALM] = choose_calm,
        [TAB_REACH] = choose_reach,     [TAB_VOICE] = choose_voice,       [TAB_SWITCH] = choose_pace,
    };
    assert(tab >= 0 && tab < TAB_COUNT);
    if (choose[tab])
        choose[tab](preferences, value);
}
