// Contents: what a book of the world holds, as cards, one level at a time: an entry that has others below it opens
// these. Where a level has many, they are offered by their numbers first. It opens where one is.
#include <assert.h>

#include "book/phrases.h"
#include "book/volume.h"
#include "screen/contents-list.h"
#include "screen/resume.h"
#include "screen/stack.h"
#include "screen/volume-card.h"

// What was shown, and which of its cards led on.
typedef struct ContentsShown {
    ContentsRange range;
    int card;
} ContentsShown;

enum { SHOWN_MOST = 24 }; // of eight levels with their numbers; further up Back leads out

typedef struct ContentsState {
    Id group, here; // here: the item that one came from, or ""
    ContentsRange range;
    ContentsShown above[SHOWN_MOST]; // what led down to it, since the screen was opened
    int above_count;
    bool is_sure; // that where the book was left shall be forgotten: it is asked once more
    Spot spot;
} ContentsState;
SCREEN_STATE(ContentsState);

enum {
    CARDS_STATEMENT = 1, // below the title
    CARDS_LARGE = 6,     // so many have large words
};

static ContentsRequest request_of(const View *view, const ContentsState *state)
{
    const Volume *volume = book_volume(view->book, state->group);
    return (ContentsRequest){view->arena, view->book->phrases, volume,
                             volume ? volume_item(volume, state->here) : NULL};
}

static ContentsList list_of(const View *view, const ContentsState *state, ContentsRange range)
{
    ContentsRequest request = request_of(view, state);
    return request.volume ? contents_list_of(&request, range) : (ContentsList){.count = 0};
}

static Spot spot_of(int card)
{
    return (Spot){.statement = CARDS_STATEMENT, .part = card};
}

static void enter_contents(View *view, void *place, const Action *how)
{
    ContentsState *state = place;
    *state = (ContentsState){.group = how->id, .here = how->block, .range = contents_range_whole()};
    ContentsRequest request = request_of(view, state);
    if (!request.here)
        return;
    int card;
    state->range = contents_list_find(&request, &card);
    state->spot = spot_of(card);
}

// ---- cards

static Control entry_card(const View *view, const ContentsList *list, int index)
{
    const ContentsEntry *entry = &list->at[index];
    Control card = {
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .member.group = GROUP_CHAPTERS,
        .label = entry->label,
        .language = entry->language,
    };
    if (entry->has_below) {
        card.icon = ICON_LIST;
        card.action = (Action){.kind = ACTION_EXPAND, .index = entry->place, .value = index};
    } else {
        card.action =
            (Action){.kind = ACTION_OPEN, .index = OPEN_INSTEAD, .id = entry->item->id, .block = entry->block};
    }
    if (entry->is_here) {
        card.is_marked = true;
        card.print = view_phrase(view, PHRASE_YOU_ARE_HERE);
    }
    return card;
}

static Control range_card(const View *view, const ContentsList *list, int index)
{
    const ContentsRange *range = &list->ranges[index];
    const Phrases *phrases = view->book->phrases;
    Control card = {
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = phrase_numbers(view->arena, phrases, PHRASE_RANGE, (int[]){range->first + 1, range->after}),
        .icon = ICON_LIST,
        .action = {.kind = ACTION_PAGE, .index = index},
    };
    if (list->here >= range->first && list->here < range->after) {
        card.is_marked = true;
        card.print = view_phrase(view, PHRASE_YOU_ARE_HERE);
    }
    return card;
}

static Control up_button(const View *view)
{
    Control button = control_button(view, PHRASE_BAR_CONTENTS, ACTION_EXPAND);
    button.icon = ICON_LIST;
    button.action.index = CONTENTS_TOP;
    return button;
}

// Beside the title of the whole.
static bool find_button(View *view, const Group *group, Control *button)
{
    Control card;
    if (!group || !volume_card_find(view, group, &card))
        return false;
    *button = control_button(view, PHRASE_FIND, ACTION_OPEN);
    button->icon = card.icon;
    button->action = card.action;
    return true;
}

static bool is_whole(const ContentsState *state)
{
    return state->range.above == CONTENTS_TOP && !state->range.after;
}

// The title of a level is that of what stands above it; whatever it is, one way leads to the whole. That has the way to
// its words there: false where it has no room beside the title.
static bool add_title(View *view, Stack *stack, const ContentsState *state, const ContentsList *list)
{
    const Group *group = book_find_group(view->book, state->group);
    Text language = list->language, title = list->title;
    Control up = up_button(view), find;
    if (!title.size && group)
        title = volume_card_heading(view, group, &language);
    if (!is_whole(state) && stack_title(stack, title, &up))
        return true;
    if (is_whole(state) && find_button(view, group, &find) && stack_title(stack, title, &find))
        return true;
    stack_words_in(stack, language, WORDS_TITLE, title);
    return false;
}

// Below the whole of it, on a reader that keeps the place.
static bool forget_card(const View *view, const ContentsState *state, Control *card)
{
    const Group *group = book_find_group(view->book, state->group);
    if (!view->setting->is_personal || !is_whole(state) || !group || !resume_latest(view, group))
        return false;
    *card = (Control){
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = view_phrase(view, state->is_sure ? PHRASE_BOOK_FORGET_SURE : PHRASE_BOOK_FORGET),
        .action = {.kind = ACTION_FORGET, .id = state->group, .value = state->is_sure},
    };
    return true;
}

static Stack *stack_contents(View *view, const ContentsState *state)
{
    Stack *stack = stack_begin(view, bars_room(view));
    ContentsList list = list_of(view, state, state->range);
    int count = list.range_count ? list.range_count : list.count;
    Control *cards = arena_many(view->arena, Control, count + 2);
    for (int i = 0; i < count; i++) {
        cards[i] = list.range_count ? range_card(view, &list, i) : entry_card(view, &list, i);
        cards[i].is_modest = count > CARDS_LARGE;
    }
    count += count && forget_card(view, state, &cards[count]);
    stack_screenful(stack);
    if (!add_title(view, stack, state, &list) && count && is_whole(state))
        count += volume_card_find(view, book_find_group(view->book, state->group), &cards[count]);
    if (!count) {
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_ITEM_FAULTY));
        return stack;
    }
    int most = list.range_count ? CONTENTS_RANGES_MOST + 2 : CONTENTS_A_PAGE; // in rows of two or three
    stack_cards(stack, &(StackCards){.controls = cards,
                                     .count = count,
                                     .most = most,
                                     .wanted = count < CONTENTS_A_PAGE || list.range_count ? count : CONTENTS_A_PAGE,
                                     .least = stack_cards_least(view),
                                     .is_terse = true});
    return stack;
}

static void draw_contents(View *view, const void *place, Frame *frame)
{
    const ContentsState *state = place;
    Bars bars = {.cells = CELLS_STANDING};
    Stack *stack = stack_contents(view, state);
    int page = stack_page(stack, &state->spot);
    frame->item = state->group;
    stack_bars(stack, page, &bars);
    stack_show(stack, frame, page, &bars);
}

// ---- going up and down

static void go_down(ContentsState *state, ContentsRange range, int card)
{
    if (state->above_count == SHOWN_MOST)
        state->above_count = 0;
    state->above[state->above_count++] = (ContentsShown){state->range, card};
    state->range = range;
    state->spot = (Spot){0};
}

static bool go_up(ContentsState *state)
{
    if (!state->above_count)
        return false;
    const ContentsShown *shown = &state->above[--state->above_count];
    state->range = shown->range;
    state->spot = spot_of(shown->card);
    return true;
}

static bool expand(ContentsState *state, const Action *action)
{
    ContentsRange range = contents_range_whole();
    range.above = action->index;
    if (action->index == CONTENTS_TOP) {
        state->above_count = 0;
        state->range = range;
        state->spot = (Spot){0};
    } else {
        go_down(state, range, action->value);
    }
    return true;
}

static bool perform_on_contents(View *view, void *place, Action *action)
{
    ContentsState *state = place;
    if (action->kind == ACTION_EXPAND)
        return expand(state, action);
    if (action->kind == ACTION_FORGET && !action->value)
        return state->is_sure = true;
    if (action->kind == ACTION_PAGE) {
        ContentsList list = list_of(view, state, state->range);
        if (action->index < list.range_count)
            go_down(state, list.ranges[action->index], action->index);
        return true;
    }
    if (action->kind == ACTION_BACK && go_up(state))
        return true;
    return stack_turn(stack_contents(view, state), &state->spot, action);
}

const ScreenKind contents_screen = {
    .name = "contents", .enter = enter_contents, .draw = draw_contents, .perform = perform_on_contents};
