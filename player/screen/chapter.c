// Chapter: pages of large text, its landing, and the way to the next chapter. The parts of a book of the world follow
// each other as its pages do, with a landing at the end of the book alone.
#include "book/counterpart.h"
#include "book/flow-iterator.h"
#include "book/phrases.h"
#include "book/volume.h"
#include "screen/resume.h"
#include "screen/stack.h"
#include "screen/volume-card.h"
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
    bool is_sought = how->block.at[0] || book_volume(view->book, how->id); // contents lead to the beginning of a part
    const Bookmark *left = item && !is_sought ? resume_find(view, item) : NULL;
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

// The end of a book of the world: back to its contents, and Support.
static void land_book(View *view, Stack *stack, const Group *group)
{
    Control cards[] = {volume_card_contents(view, group),
                       {
                           .look = LOOK_CARD,
                           .role = ROLE_CARD,
                           .label = view_phrase(view, PHRASE_LINK_SUPPORT),
                           .icon = ICON_SUPPORT,
                           .action = {.kind = ACTION_SUPPORT},
                       }};
    for (int i = 0; i < 2; i++)
        cards[i].member.group = GROUP_WAYS_ON;
    stack_landing(stack, view_phrase(view, PHRASE_LANDING), cards, 2);
}

static void land(View *view, Stack *stack, const Item *item, const Chapter *chapter)
{
    const Volume *volume = book_volume(view->book, item->id);
    const Item *next = book_neighbour(view->book, item, 1);
    if (!volume)
        ways_on_land(view, stack, chapter->landing.count ? chapter->landing : book_landing(view->book), next);
    else if (!next && volume->parts[item->index].is_linear)
        land_book(view, stack, item->group);
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
    land(view, stack, item, chapter);
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

// How much of the book has been read once this page has, by the sizes of its parts.
static Text share_of(const View *view, const Volume *volume, const Item *item, const Bars *bars)
{
    const VolumePart *part = &volume->parts[item->index];
    if (!part->is_linear || !volume->bytes)
        return TEXT("");
    uint64_t pages = bars->page_count > 1 ? (uint64_t)bars->page_count : 1,
             page = bars->page_count > 1 ? (uint64_t)bars->page : 1;
    uint64_t read = part->before + part->bytes * page / pages;
    return phrase_numbers(view->arena, view->book->phrases, PHRASE_BOOK_SHARE,
                          (int[]){(int)(read * 100 / volume->bytes), 0});
}

// In the words of the interface: a label is a number, in most books.
static Text printed_page(const View *view, Volume *volume, const Item *item, Id block)
{
    Text label = volume_printed_page(volume, item, block);
    return label.size ? phrase_words(view->arena, view->book->phrases, PHRASE_PRINTED_PAGE, label) : TEXT("");
}

static void state_place(const View *view, const Item *item, Id block, Bars *bars)
{
    Volume *volume = book_volume(view->book, item->id);
    if (!volume)
        return;
    bars->share = share_of(view, volume, item, bars);
    bars->printed = printed_page(view, volume, item, block);
    bars->title = item->quiet_title;
    Text language; // of the title alone: the page stays in its own, by which it can be listened to
    if (!bars->title.size || !volume_card_is_named(view))
        bars->title = volume_card_title(view, book_find_group(view->book, item->group->id), &language);
    if (book_neighbour(view->book, item, -1))
        bars->cells |= CELL_PREVIOUS;
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
    if (item)
        state_place(view, item, chapter->spot.place.block, &bars);
    if (item && book_neighbour(view->book, item, 1))
        bars.cells |= CELL_NEXT;
    if (view->arrival.is_onward)
        bars.cells |= CELL_PREVIOUS;
    stack_show(stack, frame, page, &bars);
}

// ---- from part to part

// Where the last words or picture of a flow stand.
static Place end_of(Flow flow)
{
    FlowIterator walk;
    Place end = {.offset = 0};
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        if (block->text.size || block->kind == BLOCK_FIGURE)
            end = (Place){block->id, block->text.size ? (uint32_t)block->text.size - 1 : 0};
    return end;
}

// The part of a book of the world that is read after this one, or before it; pages that hold nothing are passed over,
// but for the last.
static const Item *find_part(const View *view, const Item *item, int step)
{
    const Item *part = book_neighbour(view->book, item, step), *last = part;
    while (part && !interrupt_due(view->book->interrupt)) {
        const Body *body = book_body(view->book, part);
        last = part;
        if (!body || body->chapter.flow.count)
            return part;
        part = book_neighbour(view->book, part, step);
    }
    return last;
}

// Its parts follow each other like pages.
static bool turn_part(View *view, ChapterState *chapter, const Item *item, ActionKind way)
{
    bool is_turn = way == ACTION_NEXT || way == ACTION_PREVIOUS;
    const Item *part = is_turn ? find_part(view, item, way == ACTION_NEXT ? 1 : -1) : NULL;
    if (!part)
        return false;
    leave_chapter(view, chapter);
    *chapter = (ChapterState){.item = part->id, .riders_met = view->riders->count};
    const Body *body = way == ACTION_PREVIOUS ? book_body(view->book, part) : NULL;
    if (body)
        chapter->spot.place = end_of(body->chapter.flow);
    return true;
}

static bool perform_in_volume(View *view, ChapterState *chapter, const Item *item, Action *action)
{
    if (turn_part(view, chapter, item, action->kind))
        return true;
    if (action->kind == ACTION_CONTENTS)
        *action = (Action){.kind = ACTION_OPEN, .id = item->group->id, .block = item->id};
    if (action->kind == ACTION_ADDRESS && !action->id.at[0])
        action->id = item->id;
    return false;
}

static bool perform_on_chapter(View *view, void *state, Action *action)
{
    ChapterState *chapter = state;
    const Item *item = find_item(view, chapter);
    chapter->left = action->kind == ACTION_OPEN && action->from.block.at[0] ? *action : (Action){0};
    if (stack_turn(stack_chapter(view, chapter), &chapter->spot, action))
        return true;
    if (action->kind == ACTION_PICTURE)
        action->id = chapter->item;
    if (item && book_volume(view->book, item->id))
        return perform_in_volume(view, chapter, item, action);
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
