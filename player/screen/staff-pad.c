// The pad for the PIN: ten digits, Erase and Enter, and a dot for each digit. No digit is ever shown.
#include <assert.h>
#include <string.h>

#include "screen/digit-pad.h"
#include "screen/key-face.h"
#include "screen/staff-pages.h"
#include "screen/words.h"

// The wait, in whole minutes where there are several.
static Text wait_words(View *view, int64_t left_ms)
{
    int seconds = (int)((left_ms + 999) / 1000);
    bool is_long = seconds > 120;
    int number = is_long ? (seconds + 59) / 60 : seconds;
    return phrase_numbers(view->arena, view->book->phrases,
                          is_long ? PHRASE_STAFF_WAIT_MINUTES : PHRASE_STAFF_WAIT_SECONDS, (int[]){number, 0});
}

static bool is_waiting(const View *view)
{
    return view->staff->wait_until_ms > view->now_ms;
}

bool staff_takes_digits(const View *view)
{
    StaffDoor door = view->staff->door;
    return (door == STAFF_LOCKED || door == STAFF_REFUSED) && !is_waiting(view);
}

// What stands there while no digit is taken.
static Stack *stack_notice(View *view, const StaffState *state)
{
    (void)state;
    StaffDoor door = view->staff->door;
    Stack *stack =
        staff_text(view, door == STAFF_LOCKED || door == STAFF_REFUSED ? PHRASE_STAFF_WAIT : PHRASE_STAFF_TITLE);
    if (door == STAFF_UNSET)
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_STAFF_LOCKED));
    else if (door == STAFF_BROKEN)
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_STAFF_BROKEN));
    else
        stack_words(stack, WORDS_BODY, wait_words(view, view->staff->wait_until_ms - view->now_ms));
    return stack;
}

// ---- the keys

static int dots_px(const View *view)
{
    return view->theme.target_px / 3;
}

static Control key_control(View *view, int key, const StaffState *state)
{
    Text label = key == PAD_ERASE   ? view_phrase(view, PHRASE_STAFF_ERASE)
                 : key == PAD_ENTER ? view_phrase(view, PHRASE_STAFF_ENTER)
                                    : view_number(view, key);
    return (Control){.look = key == PAD_ENTER ? LOOK_PRIMARY : LOOK_BUTTON,
                     .role = ROLE_BUTTON,
                     .label = label,
                     .icon = key == PAD_ERASE   ? ICON_ERASE
                             : key == PAD_ENTER ? ICON_CHECK
                                                : ICON_NONE,
                     .is_disabled = key >= PAD_ERASE && !state->digit_count,
                     .action = {.kind = ACTION_CHOOSE, .index = key}};
}

// Others hear what is said: which digit it is shall not be among that.
static bool is_overheard(const View *view)
{
    return view->preferences && view->preferences->is_spoken && !view->setting->has_headphones;
}

static void draw_digit(View *view, Frame *frame, const Control *key, Rect rect)
{
    Control named = *key;
    if (is_overheard(view))
        named.label = view_phrase(view, PHRASE_STAFF_KEY);
    key_face_draw_sign(view, frame, &(KeySign){.key = &named, .sign = key->label}, rect);
}

static void draw_key(View *view, Frame *frame, const Control *key, Rect rect)
{
    if (key->action.index < PAD_ERASE)
        draw_digit(view, frame, key, rect);
    else
        staff_draw_key(view, frame, key, rect);
}

static void draw_keys(View *view, const StaffState *state, Frame *frame, const DigitPad *pad)
{
    for (int place = 0; place < pad->plan.columns * pad->plan.rows; place++) {
        Control key = key_control(view, pad->plan.keys[place], state);
        draw_key(view, frame, &key, digit_pad_rect(pad, place));
    }
}

static void draw_dots(View *view, const StaffState *state, Frame *frame, Rect row)
{
    const Palette *palette = view->theme.palette;
    int size = row.h < row.w / (2 * STAFF_PIN_MOST) ? row.h : row.w / (2 * STAFF_PIN_MOST);
    row = rect_center(row, (Size){size * (2 * STAFF_PIN_MOST - 1), size});
    for (int i = 0; i < STAFF_PIN_MOST; i++) {
        bool is_filled = i < state->digit_count;
        Rect dot = {row.x + 2 * i * size, row.y, size, size};
        frame_box(frame, dot,
                  (BoxLook){is_filled ? palette->accent : palette->surface,
                            is_filled ? palette->accent : palette->border, view->theme.border_px, size / 2});
    }
}

// What the prompt takes of a height, with ink that reaches below its last line.
static int prompt_px(View *view, const Paragraph *prompt)
{
    TextStyle style = prompt->passage.style;
    return paragraph_height_px(prompt) - style.leading_px + style.ascent_px + words_reach(view, prompt).descent / 64;
}

// The prompt gives way to smaller words before the keys lose anything.
static Paragraph set_prompt(View *view, const StaffState *state, Rect room, int most_px)
{
    bool is_refused = view->staff->door == STAFF_REFUSED && !state->digit_count;
    Text words = view_phrase(view, is_refused ? PHRASE_STAFF_WRONG : PHRASE_STAFF_PIN);
    const TextStyle ladder[] = {view->theme.title, view->theme.body, view->theme.small};
    Paragraph set;
    for (size_t i = 0; i < sizeof ladder / sizeof *ladder; i++) {
        set = words_set(view, words, (WordsStyle){style_closer(ladder[i], 1.3), view->theme.palette->ground}, room.w);
        if (prompt_px(view, &set) <= most_px)
            break;
    }
    return set;
}

static void draw_pad(View *view, const StaffState *state, Frame *frame, Rect room)
{
    const Theme *theme = &view->theme;
    int below_prompt = dots_px(view) + 2 * theme->gap_px;
    DigitPadPlan plan = digit_pad_plan(view, room, below_prompt + theme->small.leading_px, false);
    Paragraph prompt = set_prompt(view, state, room, room.h - digit_pad_least_px(view, &plan) - below_prompt);
    words_draw_centered(view, frame, &prompt, rect_cut_top(&room, prompt_px(view, &prompt)));
    if (state->digit_count)
        frame_say_as(frame, phrase_numbers(view->arena, view->book->phrases, PHRASE_STAFF_ENTERED,
                                           (int[]){state->digit_count, 0}));
    rect_cut_top(&room, theme->gap_px / 2);
    draw_dots(view, state, frame, rect_cut_top(&room, dots_px(view)));
    rect_cut_top(&room, theme->gap_px);
    DigitPad pad = digit_pad_fit(view, room, &plan);
    draw_keys(view, state, frame, &pad);
}

// ---- touches

static void forget_digits(StaffState *state)
{
    explicit_bzero(state->digits, sizeof state->digits);
    state->digit_count = 0;
}

static bool perform_on_pad(View *view, StaffState *state, Action *action)
{
    (void)view;
    if (action->kind != ACTION_CHOOSE)
        return false;
    assert(state->digit_count >= 0 && state->digit_count <= STAFF_PIN_MOST);
    if (action->index == PAD_ENTER) {
        Text digits = {state->digits, (size_t)state->digit_count};
        *action = (Action){.kind = ACTION_STAFF, .index = STAFF_UNLOCK, .id = id_of(digits)};
        *state = (StaffState){.page = STAFF_MENU};
        return false;
    }
    if (action->index == PAD_ERASE)
        forget_digits(state);
    else if (action->index >= 0 && action->index <= 9 && state->digit_count < STAFF_PIN_MOST)
        state->digits[state->digit_count++] = (char)('0' + action->index);
    return true;
}

const StaffPage staff_pad = {.draw = draw_pad, .perform = perform_on_pad};
const StaffPage staff_notice = {.stack = stack_notice};
