// Chapter: pages of large text, its landing, and the way to the next chapter.
#include "book/counterpart.h"
#include "book/phrases.h"
#include "screen/resume.h"
#include "screen/stack.h"
#include "screen/ways-on.h"

typedef struct ChapterState {
    Id item;
    bool is_brief;  // the short version of its content note
    int riders_met; // before one came here
    Spot spot;
    Action left; // the link that led away from here, marked while its page is open
} ChapterState;
SCREEN_STATE(ChapterState);

// Where somebody left it is where it is taken up, unless a place in it is asked for.
static void enter_chapter(View *view, void *state, const Action *how)
{
    ChapterState *chapter = state;
    *chapter = (ChapterState){
        .item = how->id,
        .riders_met = view->riders->count,
        .is_brief = how->value == OPEN_BRIEF,
        .spot.place.block = how->block,
    };
    const Item *item = book_find_item(view->book, how->id);
    const Bookmark *left = item && !how->block.at[0] ? resume_find(view, item) : NULL;
    if (left && !left->is_read)
        chapter->spot.place = left->place;
}

static const Item *find_item(const View *view, const ChapterState *state)
{
    return book_find_item(view->book, state->item);
}

static void add_read_on(View *view, Stack *stack, const Item *item)
{
    Control read = {
        .look = LOOK_BUTTON,
        .role = ROLE_BUTTON,
        .label = view_phrase(view, PHRASE_NOTE_READ),
        .icon = ICON_BOOK,
        .action = {.kind = ACTION_OPEN, .index = OPEN_INSTEAD, .id = item->id, .value = OPEN_WHOLE},
    };
    stack_tie(stack);
    stack_buttons(stack, &read, 1);
}

static Stack *stack_chapter(View *view, const ChapterState *state)
{
    Stack *stack = stack_begin(view, bars_room(view));
    const Item *item = find_item(view, state);
    const Body *body = item ? book_body(view->book, item) : NULL;
    if (!body || item->kind != ITEM_CHAPTER) {
        stack_words(stack, WORDS_BODY, view_phrase(view, PHRASE_ITEM_FAULTY));
        return stack;
    }
    const Chapter *chapter = &body->chapter;
    stack_language(stack, item->language);
    stack_riders(stack, item->group->id, state->riders_met);
    if (state->is_brief && chapter->note) {
        stack_words_in(stack, item->language, WORDS_TITLE, item->title);
        stack_flow(stack, chapter->note->brief, NULL);
        add_read_on(view, stack, item);
    } else {
        stack_flow(stack, chapter->flow, NULL);
    }
    ways_on_land(view, stack, chapter->landing.count ? chapter->landing : book_landing(view->book),
                 book_neighbour(view->book, item, 1));
    return stack;
}

static void leave_chapter(View *view, const void *state)
{
    const ChapterState *chapter = state;
    const Item *item = find_item(view, chapter);
    const Body *body = item && item->kind == ITEM_CHAPTER ? book_body(view->book, item) : NULL;
    if (body && !body->chapter.note)
        resume_note(view, item, resume_mark(view, stack_chapter(view, chapter), &chapter->spot));
}

static void carry_chapter(const Crossing *crossing, void *state)
{
    ChapterState *chapter = state;
    TextPart part = {.item = chapter->item, .is_brief = chapter->is_brief};
    chapter->spot.place = counterpart_find(crossing->from, crossing->to, &part, chapter->spot.place);
    chapter->left.from = counterpart_find(crossing->from, crossing->to, &part, chapter->left.from);
}

static void draw_chapter(View *view, const void *state, Frame *frame)
{
    const ChapterState *chapter = state;
    const Item *item = find_item(view, chapter);
    Stack *stack = stack_chapter(view, chapter);
    int page = stack_page(stack, &chapter->spot);
    unsigned back = view->arrival.is_by_link ? CELL_BACK : CELL_CONTENTS;
    Bars bars = {.cells = (CELLS_STANDING & ~(unsigned)CELL_BACK) | back,
                 .title = item ? item->quiet_title : TEXT(""),
                 .title_language = item ? item->language : TEXT(""),
                 .is_chapter = true};
    frame->item = chapter->item;
    if (frame->about.kind == ACTION_NONE)
        frame->about = chapter->left;
    stack_bars(stack, page, &bars);
    int minutes = bars.page_count ? stack_minutes_after(stack, page) : 0;
    bars.minutes_left = minutes ? minutes : -1;
    if (item && book_neighbour(view->book, item, 1))
        bars.cells |= CELL_NEXT;
    if (view->arrival.is_onward)
        bars.cells |= CELL_PREVIOUS;
    stack_show(stack, frame, page, &bars);
}

static bool perform_on_chapter(View *view, void *state, Action *action)
{
    ChapterState *chapter = state;
    const Item *item = find_item(view, chapter);
    chapter->left = action->kind == ACTION_OPEN && action->from.block.at[0] ? *action : (Action){0};
    if (stack_turn(stack_chapter(view, chapter), &chapter->spot, action))
        return true;
    const Item *next = item && action->kind == ACTION_NEXT ? book_neighbour(view->book, item, 1) : NULL;
    if (next)
        *action = (Action){.kind = ACTION_OPEN, .index = OPEN_ON, .id = next->id};
    if (item && action->kind == ACTION_CONTENTS)
        *action = (Action){.kind = ACTION_OPEN, .index = OPEN_UP, .id = item->group->id};
    return false;
}

const ScreenKind chapter_screen = {
    .name = "chapter",
    .enter = enter_chapter,
    .leave = leave_chapter,
    .carry = carry_chapter,
    .draw = draw_chapter,
    .perform = perform_on_chapter,
};
