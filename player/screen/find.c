// Find: a word is looked for. What is typed stands above the keys, with the whole words that may be meant; a touch on
// one of them, or on the number of places, shows these as cards, and a card leads to the very place.
#include <assert.h>
#include <string.h>

#include "book/phrases.h"
#include "screen/entry-field.h"
#include "screen/find-places.h"
#include "screen/key-grid.h"
#include "screen/words.h"

enum { TYPED_MOST = 60, WORDS_MOST = 4 };

// What stands behind what was typed; in this order it gives way where there is little room.
enum { KEY_SPACE, KEY_ERASE, KEY_PLACES, KEYS };

typedef struct FindState {
    char typed[TYPED_MOST];
    int size;
    bool is_listed; // the places are shown, else the keys
    Id volume;      // the book of the world that is looked through; "": the library
    Spot spot;      // among the places
} FindState;
SCREEN_STATE(FindState);

static Text typed_text(const FindState *state)
{
    return (Text){state->typed, (size_t)state->size};
}

// What is looked through; NULL while its words are not known.
static Finder *finder_of(const View *view, const FindState *state)
{
    Finder *finder = view->finders ? finders_of(view->finders, state->volume) : NULL;
    return finder && finder_is_built(finder) ? finder : NULL;
}

// ---- the keys

// What is drawn of it above the keys.
typedef struct FindPage {
    const FindState *state;
    Completion completion;
    Control words[WORDS_MOST]; // that may be meant
    int word_count;
    Control keys[KEYS]; // behind what was typed
} FindPage;

static Completion complete(View *view, const FindState *state)
{
    Finder *finder = finder_of(view, state);
    return finder ? finder_complete(finder, view->arena, typed_text(state), SEARCH_WORDS_MOST) : (Completion){0};
}

// Of the words that may be meant those that everyone in the room may read.
static void offer_words(const View *view, FindPage *page)
{
    const Completion *completion = &page->completion;
    for (int i = 0; i < completion->word_count && page->word_count < WORDS_MOST; i++) {
        if (find_is_private(view, TEXT(""), completion->words[i]))
            continue;
        page->words[page->word_count++] = (Control){.look = LOOK_BUTTON,
                                                    .role = ROLE_BUTTON,
                                                    .label = completion->words[i],
                                                    .language = book_language(view->book)->pages,
                                                    .is_modest = true,
                                                    .is_tight = true,
                                                    .action = {.kind = ACTION_CHOOSE, .index = i}};
    }
}

static Control state_key(Control key, bool is_enabled)
{
    key.is_modest = key.is_tight = true;
    key.is_disabled = !is_enabled;
    return key;
}

static FindPage state_page(View *view, const FindState *state)
{
    FindPage page = {.state = state, .completion = complete(view, state)};
    int count = state->size ? page.completion.text_count : 0;
    offer_words(view, &page);
    page.keys[KEY_SPACE] = state_key(control_button(view, PHRASE_FIND_SPACE, ACTION_TYPE), state->size);
    page.keys[KEY_SPACE].action.id = id_of(TEXT(" "));
    page.keys[KEY_ERASE] = state_key(control_button(view, PHRASE_FIND_ERASE, ACTION_ERASE), state->size);
    page.keys[KEY_PLACES] = state_key(control_counted(view, PHRASE_FIND_PLACES, count, ACTION_EXPAND), count);
    if (count)
        page.keys[KEY_PLACES].look = LOOK_PRIMARY;
    return page;
}

static Rect placed(const View *view, Rect rect, Rect row)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, row) : rect;
}

static void draw_field(View *view, Frame *frame, const FindPage *page, Rect rect)
{
    Text typed = typed_text(page->state);
    Text spoken =
        phrase_pair(view->arena, view->book->phrases, PHRASE_LABELLED, (Text[]){typed, page->keys[KEY_PLACES].label});
    EntryField field = {typed, view_phrase(view, PHRASE_FIND_PROMPT), spoken, book_language(view->book)->pages};
    entry_field_draw(view, frame, &field, rect);
}

// Keys in a row, from its end; where they have no room the first of them are left out, but for so many.
typedef struct FindRow {
    int keys[KEYS], count, least;
    Rect room;
} FindRow;

static int row_px(View *view, const FindPage *page, const FindRow *row)
{
    int px = 0;
    for (int i = 0; i < row->count; i++)
        px += control_natural_px(view, &page->keys[row->keys[i]]) + view->theme.gap_px;
    return px;
}

static FindRow fit_row(View *view, const FindPage *page, FindRow row, int room_px)
{
    while (row.count > row.least && row_px(view, page, &row) > room_px) {
        row.count--;
        memmove(row.keys, row.keys + 1, sizeof *row.keys * (size_t)row.count);
    }
    return row;
}

static void draw_row(View *view, Frame *frame, const FindPage *page, const FindRow *row)
{
    Rect rest = row->room, at[KEYS];
    for (int i = row->count - 1; i >= 0; i--) {
        at[i] = rect_cut_right(&rest, control_natural_px(view, &page->keys[row->keys[i]]));
        rect_cut_right(&rest, view->theme.gap_px);
    }
    for (int i = 0; i < row->count; i++)
        control_draw(view, frame, &page->keys[row->keys[i]], placed(view, at[i], row->room));
}

// The keys stand behind what was typed, and where the glass is narrow and high, but for Erase, below it.
static void draw_typed(View *view, Frame *frame, const FindPage *page, Rect *room)
{
    FindRow beside = {{KEY_SPACE, KEY_ERASE, KEY_PLACES}, KEYS, 2, {0}}, below = {{KEY_SPACE, KEY_PLACES}, 2, 1, {0}};
    bool is_narrow = room->h > room->w && row_px(view, page, &beside) > room->w / 2;
    Rect row = rect_cut_top(room, view->theme.target_px), field = row;
    if (is_narrow)
        beside = (FindRow){{KEY_ERASE}, 1, 1, {0}};
    beside = fit_row(view, page, beside, row.w * 2 / 3);
    beside.room = row;
    if (page->state->size)
        field.w -= row_px(view, page, &beside);
    draw_field(view, frame, page, placed(view, field, row));
    if (page->state->size)
        draw_row(view, frame, page, &beside);
    if (!is_narrow)
        return;
    rect_cut_top(room, view->theme.gap_px);
    below.room = rect_cut_top(room, view->theme.target_px);
    below = fit_row(view, page, below, row.w + view->theme.gap_px);
    if (page->state->size)
        draw_row(view, frame, page, &below);
}

// In small print, or smaller where this would go beyond the row.
static void draw_note(View *view, Frame *frame, PhraseId phrase, Rect row)
{
    static const double parts[] = {1, 0.8, 0.65, 0.5};
    Paragraph set;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        TextStyle style = style_larger(style_closer(view->theme.small, 1.3), parts[i]);
        set = words_set(view, view_phrase(view, (int)phrase), (WordsStyle){style, view->theme.palette->ground}, row.w);
        if (paragraph_height_px(&set) <= row.h)
            break;
    }
    row.y += (row.h - paragraph_height_px(&set)) / 2;
    words_draw(view, frame, &set, row);
    frame->lines.at[frame->lines.count - 1].is_read = true;
}

// Where nothing is typed yet: whoever noted a code types that.
static void draw_code_way(View *view, Frame *frame, Rect row)
{
    Control way = control_button(view, PHRASE_CODE_HAVE, ACTION_OPEN);
    way.is_modest = way.is_tight = true;
    way.action.id = id_of(TEXT("code-entry"));
    Rect rest = row;
    control_draw(view, frame, &way, placed(view, rect_cut_right(&rest, control_natural_px(view, &way)), row));
}

// Side by side as far as they have room, the likeliest first; or why there are none.
static void draw_words(View *view, Frame *frame, const FindPage *page, Rect row)
{
    Rect rest = row;
    if (!finder_of(view, page->state))
        draw_note(view, frame, PHRASE_FIND_WAIT, row);
    else if (page->state->size && !page->completion.text_count)
        draw_note(view, frame, PHRASE_FIND_NONE, row);
    if (!page->state->size && view->setting->offers_code)
        draw_code_way(view, frame, row);
    for (int i = 0; i < page->word_count; i++) {
        int width = control_natural_px(view, &page->words[i]);
        if (width > rest.w)
            break;
        control_draw(view, frame, &page->words[i], placed(view, rect_cut_left(&rest, width), row));
        rect_cut_left(&rest, view->theme.gap_px);
    }
}

static void draw_keys(View *view, Frame *frame, const FindPage *page, Rect room)
{
    KeyGridSpec spec = {.keyboard = book_keyboard(view->book),
                        .letters = finder_of(view, page->state) ? &page->completion.letters : NULL,
                        .is_alphabetical = view->setting->switch_count > 0,
                        .is_begun = page->state->size > 0};
    key_grid_draw(view, frame, key_grid_fit(view, &spec, room));
}

static void draw_typing(View *view, const FindState *state, Frame *frame)
{
    Bars bars = {.cells = CELLS_STANDING};
    Rect room = bars_whole(view);
    int gap = view->theme.gap_px, target = view->theme.target_px;
    FindPage page = state_page(view, state);
    bars_draw_upper(view, frame, &bars);
    draw_typed(view, frame, &page, &room);
    rect_cut_top(&room, gap);
    draw_words(view, frame, &page, rect_cut_top(&room, target));
    rect_cut_top(&room, gap);
    draw_keys(view, frame, &page, room);
    bars_draw_lower(view, frame, &bars);
}

// ---- the places

static void draw_places(View *view, const FindState *state, Frame *frame)
{
    Bars bars = {.cells = CELLS_STANDING};
    FindPlaces places = find_places(view, finder_of(view, state), typed_text(state));
    int page = stack_page(places.stack, &state->spot);
    frame->found = places.marks;
    frame->found_count = places.mark_count;
    stack_bars(places.stack, page, &bars);
    stack_show(places.stack, frame, page, &bars);
}

static bool shows_places(const View *view, const FindState *find)
{
    return find->is_listed && finder_of(view, find);
}

static void enter_find(View *view, void *state, const Action *how)
{
    (void)view;
    ((FindState *)state)->volume = how->block;
}

static void draw_find(View *view, const void *state, Frame *frame)
{
    const FindState *find = state;
    if (shows_places(view, find))
        draw_places(view, find, frame);
    else
        draw_typing(view, find, frame);
}

// ---- touches

static void type(FindState *find, Text letter)
{
    if ((size_t)find->size + letter.size > TYPED_MOST)
        return;
    memcpy(find->typed + find->size, letter.at, letter.size);
    find->size += (int)letter.size;
}

static void erase(FindState *find, int size)
{
    assert(size >= 0 && size <= find->size);
    memset(find->typed + size, 0, (size_t)find->size - (size_t)size);
    find->size = size;
}

static int last_letter(const FindState *find)
{
    int at = find->size;
    while (at > 0 && (find->typed[--at] & 0xC0) == 0x80)
        continue;
    return at;
}

// In place of what was typed of it.
static void take_word(View *view, FindState *find, int index)
{
    Completion completion = complete(view, find);
    if (index < 0 || index >= completion.word_count)
        return;
    int at = find->size;
    while (at > 0 && find->typed[at - 1] != ' ')
        at--;
    if ((size_t)at + completion.words[index].size > TYPED_MOST)
        return;
    erase(find, at);
    type(find, completion.words[index]);
}

static void show_places(FindState *find)
{
    find->is_listed = true;
    find->spot = (Spot){0};
}

static bool perform_on_keys(View *view, FindState *find, const Action *action)
{
    switch (action->kind) {
    case ACTION_TYPE:
        type(find, id_text(&action->id));
        return true;
    case ACTION_ERASE:
        erase(find, last_letter(find));
        return true;
    case ACTION_CHOOSE:
        take_word(view, find, action->index);
        show_places(find);
        return true;
    case ACTION_EXPAND:
        show_places(find);
        return true;
    default:
        return false;
    }
}

static bool perform_on_find(View *view, void *state, Action *action)
{
    FindState *find = state;
    if (!shows_places(view, find))
        return perform_on_keys(view, find, action);
    if (action->kind == ACTION_BACK) {
        find->is_listed = false;
        return true;
    }
    return stack_turn(find_places(view, finder_of(view, find), typed_text(find)).stack, &find->spot, action);
}

const ScreenKind find_screen = {.name = "find", .enter = enter_find, .draw = draw_find, .perform = perform_on_find};
