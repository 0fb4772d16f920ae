// CodeEntry: the digits of a code are typed; the last of them leads to its page, in the size and colours that it tells.
#include <assert.h>
#include <string.h>

#include "book/phrases.h"
#include "screen/bars.h"
#include "screen/code-digits.h"
#include "screen/digit-pad.h"
#include "screen/entry-field.h"
#include "screen/key-face.h"
#include "screen/words.h"

typedef struct CodeEntryState {
    char digits[RETURN_DIGITS];
    int count;
} CodeEntryState;
SCREEN_STATE(CodeEntryState);

// ---- what stands there

static void draw_keys(View *view, Frame *frame, Rect room)
{
    DigitPadPlan plan = digit_pad_plan(view, room, 0, true);
    DigitPad pad = digit_pad_fit(view, room, &plan);
    for (int place = 0; place < plan.columns * plan.rows; place++) {
        Text digit = view_number(view, plan.keys[place]);
        Control key = {.look = LOOK_BUTTON,
                       .role = ROLE_BUTTON,
                       .label = digit,
                       .action = {.kind = ACTION_TYPE, .id = id_of(digit)}};
        if (plan.keys[place] < 10)
            key_face_draw_sign(view, frame, &(KeySign){.key = &key, .sign = digit}, digit_pad_rect(&pad, place));
    }
}

// The digits, and that they lead nowhere.
static Text spoken(const View *view, const CodeEntryState *entry)
{
    Text digits = code_digits_spoken(view, entry->digits, entry->count);
    if (entry->count < RETURN_DIGITS)
        return digits;
    return phrase_pair(view->arena, view->book->phrases, PHRASE_LABELLED,
                       (Text[]){digits, view_phrase(view, PHRASE_CODE_WRONG)});
}

static Control erase_key(const View *view, const CodeEntryState *state)
{
    Control erase = control_button(view, PHRASE_FIND_ERASE, ACTION_ERASE);
    erase.is_modest = erase.is_tight = true;
    erase.is_disabled = !state->count;
    return erase;
}

static Rect placed(const View *view, Rect rect, Rect row)
{
    return view->theme.direction == DIRECTION_RTL ? rect_mirror(rect, row) : rect;
}

// Erase stands behind the digits, and on high glass that is too narrow for both, below them.
static void draw_typed(View *view, Frame *frame, const CodeEntryState *entry, Rect *room)
{
    enum { SHARE = 3 };
    EntryField field = {code_digits_shown(view, entry->digits, entry->count), view_phrase(view, PHRASE_CODE_PROMPT),
                        spoken(view, entry), TEXT("")};
    Control erase = erase_key(view, entry);
    int erase_px = control_natural_px(view, &erase), target = view->theme.target_px, gap = view->theme.gap_px;
    int prompt_px = words_width_px(view, field.prompt, style_closer(view->theme.small, 1.2)) + 2 * gap;
    bool is_narrow = erase_px * SHARE > room->w || prompt_px > room->w - erase_px - gap;
    bool is_below = room->h > room->w && is_narrow;
    Rect row = rect_cut_top(room, target), rest = row, key;
    if (is_below) {
        rect_cut_top(room, gap);
        Rect below = rect_cut_top(room, target), left = below;
        key = placed(view, rect_cut_right(&left, erase_px), below);
    } else {
        key = placed(view, rect_cut_right(&rest, erase_px), row);
        rect_cut_right(&rest, gap);
    }
    entry_field_draw(view, frame, &field, placed(view, rest, row));
    control_draw(view, frame, &erase, key);
}

// In place of the keys: another digit would be one too many.
static void draw_wrong(View *view, Frame *frame, Rect room)
{
    const Theme *theme = &view->theme;
    const TextStyle ladder[] = {theme->body, theme->label, theme->small};
    Paragraph set;
    for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
        set = words_set(view, view_phrase(view, PHRASE_CODE_WRONG),
                        (WordsStyle){style_closer(ladder[i], 1.35), theme->palette->ground}, room.w);
        if (paragraph_height_px(&set) <= room.h)
            break;
    }
    words_draw(view, frame, &set, room);
}

static void draw_entry(View *view, const void *state, Frame *frame)
{
    const CodeEntryState *entry = state;
    Bars bars = {.cells = CELLS_STANDING};
    Rect room = bars_whole(view);
    bars_draw_upper(view, frame, &bars);
    draw_typed(view, frame, entry, &room);
    rect_cut_top(&room, view->theme.gap_px);
    if (entry->count < RETURN_DIGITS)
        draw_keys(view, frame, room);
    else
        draw_wrong(view, frame, room);
    bars_draw_lower(view, frame, &bars);
}

// ---- touches

// -1: it is none.
static int digit_of(const View *view, Text letter)
{
    for (int digit = 0; digit < 10; digit++)
        if (text_equal(letter, view_number(view, digit)) || (letter.size == 1 && letter.at[0] == '0' + digit))
            return digit;
    return -1;
}

// True where the last digit has led somewhere, to which *action is changed.
static bool lead_back(View *view, CodeEntryState *entry, Action *action)
{
    ReturnPlace place;
    if (!return_code_find(view->book, entry->digits, &place))
        return false;
    *action = (Action){.kind = ACTION_OPEN, .index = OPEN_INSTEAD, .id = place.item->id, .block = place.block};
    code_prefer(view->preferences, place.comfort);
    explicit_bzero(entry, sizeof *entry);
    return true;
}

static bool perform_on_entry(View *view, void *state, Action *action)
{
    CodeEntryState *entry = state;
    int digit = action->kind == ACTION_TYPE ? digit_of(view, id_text(&action->id)) : -1;
    if (digit >= 0 && entry->count < RETURN_DIGITS) {
        entry->digits[entry->count++] = (char)('0' + digit);
        return entry->count < RETURN_DIGITS || !lead_back(view, entry, action);
    }
    if (action->kind == ACTION_ERASE && entry->count)
        entry->digits[--entry->count] = 0;
    return action->kind == ACTION_TYPE || action->kind == ACTION_ERASE;
}

const ScreenKind code_entry_screen = {.name = "code-entry", .draw = draw_entry, .perform = perform_on_entry};
