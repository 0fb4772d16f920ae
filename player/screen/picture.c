// Picture: one picture of a page by itself: first the whole of it, as large as the glass lets it be; then about twice
// as large, part by part in the order of reading, turned like pages.
#include "book/block-search.h"
#include "book/phrases.h"
#include "page/typesetter.h"
#include "screen/stack.h"

typedef struct PictureState {
    Id item, block;
    int page; // 0: the whole
} PictureState;
SCREEN_STATE(PictureState);

static void enter_picture(View *view, void *state, const Action *how)
{
    (void)view;
    *(PictureState *)state = (PictureState){.item = how->id, .block = how->block};
}

static const Block *find_figure(const View *view, const PictureState *state)
{
    const Item *item = book_find_item(view->book, state->item);
    const Body *body = item ? book_body(view->book, item) : NULL;
    const Block *block = body ? block_search(body, state->block) : NULL;
    return block && block->kind == BLOCK_FIGURE ? block : NULL;
}

// How it is parted.
typedef struct PicturePlan {
    Rect room;
    Size whole, large;
    int columns, rows; // of the large one
} PicturePlan;

static int count_parts(int px, int room_px)
{
    return (px + room_px - 1) / room_px;
}

enum { LARGE_PIXELS_MOST = 5 * 1024 * 1024 }; // of one that is drawn

// As wide or as high as the room where that makes it about twice as large, so that its parts lie in one row or column;
// else just twice as large.
static int large_percent(const Rect *room, Size whole)
{
    enum { LEAST = 130, MOST = 260 };
    int wide = room->w * 100 / whole.w, high = room->h * 100 / whole.h, percent = wide > high ? wide : high;
    return percent >= LEAST && percent <= MOST ? percent : 200;
}

static bool make_plan(View *view, const Block *figure, PicturePlan *plan)
{
    const Metrics *metrics = typesetter_metrics(view->typesetter);
    Size natural;
    *plan = (PicturePlan){.room = bars_room(view)};
    if (!figure || !metrics->picture(metrics->owner, figure->picture, &natural))
        return false;
    const Rect *room = &plan->room;
    plan->whole = size_within(natural, (Size){room->w, room->h});
    if (plan->whole.w < 1 || plan->whole.h < 1)
        return false;
    int percent = large_percent(room, plan->whole);
    plan->large = (Size){plan->whole.w * percent / 100, plan->whole.h * percent / 100};
    bool has_large = (int64_t)plan->large.w * plan->large.h <= LARGE_PIXELS_MOST;
    plan->columns = has_large ? count_parts(plan->large.w, room->w) : 0;
    plan->rows = has_large ? count_parts(plan->large.h, room->h) : 0;
    return true;
}

static int page_count(const PicturePlan *plan)
{
    return 1 + plan->columns * plan->rows;
}

// The part that is looked at; on another glass there may be fewer.
static int shown_page(const PictureState *state, const PicturePlan *plan)
{
    int last = page_count(plan) - 1;
    return state->page < last ? state->page : last;
}

// Where the large one begins, so that the part with that number (from 0) fills the room; the last of a row and of a
// column end with it.
static int begin_at(int room_at, int room_px, int px, int part)
{
    if (px <= room_px)
        return room_at + (room_px - px) / 2;
    int left = px - room_px, shift = part * room_px;
    return room_at - (shift < left ? shift : left);
}

static Rect picture_rect(const View *view, const PicturePlan *plan, int page)
{
    const Rect *room = &plan->room;
    if (!page)
        return rect_center(*room, plan->whole);
    int column = (page - 1) % plan->columns, row = (page - 1) / plan->columns;
    if (view->theme.direction == DIRECTION_RTL)
        column = plan->columns - 1 - column;
    return (Rect){begin_at(room->x, room->w, plan->large.w, column), begin_at(room->y, room->h, plan->large.h, row),
                  plan->large.w, plan->large.h};
}

// What of it lies beyond the room is covered again: the bars stand there.
static void cover_beyond(const View *view, Frame *frame, const Rect *room)
{
    const Glass *glass = &view->theme.glass;
    int right = room->x + room->w, below = room->y + room->h;
    const Rect sides[] = {{0, 0, glass->width_px, room->y},
                          {0, below, glass->width_px, glass->height_px - below},
                          {0, room->y, room->x, room->h},
                          {right, room->y, glass->width_px - right, room->h}};
    for (int i = 0; i < 4; i++)
        if (sides[i].w > 0 && sides[i].h > 0)
            frame_box(frame, sides[i], (BoxLook){.fill = view->theme.palette->ground});
}

// Its left and right are those of the page it comes from, which may be lent by another language.
static Direction direction_of(const View *view, const Block *figure, const Item *item)
{
    bool has_own = figure->direction != DIRECTION_AUTO || !item || !item->language.size;
    return has_own ? figure->direction : book_direction(view->book, item->language);
}

static void draw_figure(View *view, Frame *frame, const Block *figure, const PictureState *state)
{
    PicturePlan plan;
    if (!make_plan(view, figure, &plan))
        return;
    const Item *item = book_find_item(view->book, state->item);
    const PictureLook look = {figure->picture, figure->alt, direction_of(view, figure, item)};
    int page = shown_page(state, &plan);
    frame_picture(frame, picture_rect(view, &plan, page), &look);
    if (figure->alt.size && item)
        frame_describe_in(frame, figure->language.size ? figure->language : item->language);
    if (figure->alt.size && page) // no more of it is seen
        frame->pictures.at[frame->pictures.count - 1].rect = plan.room;
    if (page)
        cover_beyond(view, frame, &plan.room);
}

static void draw_picture(View *view, const void *place, Frame *frame)
{
    const PictureState *state = place;
    const Block *figure = find_figure(view, state);
    PicturePlan plan;
    Bars bars = {.cells = CELLS_STANDING};
    if (make_plan(view, figure, &plan)) {
        bars.page = shown_page(state, &plan) + 1;
        bars.page_count = page_count(&plan);
        bars.cells |= (bars.page > 1 ? CELL_PREVIOUS : 0) | (bars.page < bars.page_count ? CELL_NEXT : 0);
    }
    frame->item = state->item;
    frame->page = bars.page;
    frame->page_count = bars.page_count;
    draw_figure(view, frame, figure, state);
    bars_draw_upper(view, frame, &bars);
    bars_draw_lower(view, frame, &bars);
}

static bool perform_on_picture(View *view, void *place, Action *action)
{
    PictureState *state = place;
    PicturePlan plan;
    int step = action->kind == ACTION_NEXT ? 1 : action->kind == ACTION_PREVIOUS ? -1 : 0;
    if (!step || !make_plan(view, find_figure(view, state), &plan))
        return false;
    int page = shown_page(state, &plan) + step;
    if (page < 0 || page >= page_count(&plan))
        return false;
    state->page = page;
    return true;
}

const ScreenKind picture_screen = {
    .name = "picture", .enter = enter_picture, .draw = draw_picture, .perform = perform_on_picture};
