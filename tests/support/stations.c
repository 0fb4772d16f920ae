#include "stations.h"

#include "screen/home.h"
#include "screen/ways-in.h"

enum { SETTLED_MS = 700, PAGES_MOST = 40 };

// Each page is a station.
static void add_pages(Stage *stage, Stations *stations, Arena *arena, Action way)
{
    Station station = {.way = way};
    for (bool goes_on = true; goes_on && station.page < PAGES_MOST;) {
        station.page++;
        *array_push(arena, stations) = station;
        stations_go(stage, &station);
        const Frame *frame = stage_frame(stage);
        goes_on = frame->page < frame->page_count;
    }
}

static void add_item(Stage *stage, Stations *stations, Arena *arena, const Item *item)
{
    Action open = {.kind = ACTION_OPEN, .id = item->id};
    Book *book = app_book(stage->app);
    add_pages(stage, stations, arena, open);
    const Body *body = book_offers(book, item) ? book_body(book, item) : NULL;
    if (body && item->kind == ITEM_CHAPTER && body->chapter.note) {
        open.value = OPEN_WHOLE;
        add_pages(stage, stations, arena, open);
    }
    ARRAY(Id) inner = {0}; // the body may go with the visit
    for (int i = 0; body && item->kind == ITEM_EXERCISE && i < body->exercise.step_count; i++)
        *array_push(arena, &inner) = body->exercise.steps[i].id;
    for (int i = 0; body && item->kind == ITEM_FAQ && i < body->faq.count; i++)
        *array_push(arena, &inner) = body->faq.questions[i].id;
    for (int i = 0; i < inner.count; i++) {
        open.block = inner.at[i];
        add_pages(stage, stations, arena, open);
    }
}

static void add_shelf(Stage *stage, Stations *stations, Arena *arena, const Shelf *shelf)
{
    add_pages(stage, stations, arena, (Action){.kind = ACTION_OPEN, .id = home_shelf_id(shelf->kind)});
    for (int g = 0; g < shelf->group_count; g++) {
        add_pages(stage, stations, arena, (Action){.kind = ACTION_OPEN, .id = shelf->groups[g].id});
        for (int i = 0; i < shelf->groups[g].item_count; i++)
            add_item(stage, stations, arena, &shelf->groups[g].items[i]);
    }
}

static void add_needs(Stage *stage, Stations *stations, Arena *arena)
{
    const Needs *needs = &app_book(stage->app)->needs;
    for (int i = -1; i < needs->count; i++)
        add_pages(
            stage, stations, arena,
            (Action){.kind = ACTION_OPEN, .id = ways_in_id(), .block = i < 0 ? id_of(TEXT("")) : needs->at[i].id});
}

// Over the first page of the library.
static void add_sheets(Stage *stage, Stations *stations, Arena *arena)
{
    Book *book = app_book(stage->app);
    const Shelf *shelf = book_find_shelf(book, SHELF_READ);
    if (!shelf || !shelf->group_count || !shelf->groups[0].item_count)
        return;
    Station station = {.way = {.kind = ACTION_OPEN, .id = shelf->groups[0].items[0].id, .value = OPEN_WHOLE},
                       .page = 1};
    const GlossaryEntry *entries;
    ARRAY(Action) sheets = {0};
    *array_push(arena, &sheets) = (Action){.kind = ACTION_COMFORT};
    *array_push(arena, &sheets) = (Action){.kind = ACTION_LISTEN};
    if (book_glossary(book, &entries))
        *array_push(arena, &sheets) = (Action){.kind = ACTION_TERM, .id = entries[0].id};
    stations_go(stage, &station);
    const Frame *frame = stage_frame(stage);
    int more = frame_target_acting(frame, ACTION_MORE);
    if (more >= 0)
        *array_push(arena, &sheets) = frame->targets.at[more].action;
    for (int i = 0; i < sheets.count; i++) {
        station.sheet = sheets.at[i];
        *array_push(arena, stations) = station;
    }
}

Stations stations_of(Stage *stage, Arena *arena)
{
    Stations stations = {0};
    add_pages(stage, &stations, arena, (Action){.kind = ACTION_HOME});
    add_pages(stage, &stations, arena, (Action){.kind = ACTION_SUPPORT});
    add_pages(stage, &stations, arena, (Action){.kind = ACTION_OPEN, .id = id_of(TEXT("about"))});
    if (app_book(stage->app)->needs.count)
        add_needs(stage, &stations, arena);
    for (int i = 0; i < app_book(stage->app)->shelf_count; i++)
        add_shelf(stage, &stations, arena, &app_book(stage->app)->shelves[i]);
    add_sheets(stage, &stations, arena);
    return stations;
}

void stations_go(Stage *stage, const Station *station)
{
    app_perform(stage->app, (Action){.kind = ACTION_HIDE});
    stage_frame(stage);
    app_begin(stage->app);
    stage_frame(stage);
    app_perform(stage->app, station->way);
    for (int page = 1; page < station->page; page++) {
        stage_frame(stage);
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    }
    if (station->sheet.kind != ACTION_NONE) {
        stage_frame(stage);
        app_perform(stage->app, station->sheet);
    }
    stage_wait(stage, SETTLED_MS);
}
