#include "command/reading.h"

#include <assert.h>

#include "command/made-text.h"

bool reading_begin(Reading *reading, const StageSpec *spec, const Corpus *corpus, const char *folder)
{
    *reading = (Reading){.spec = *spec, .seed = MADE_TEXT_SEED};
    reading->spec.content = corpus->is_book ? spec->content : folder;
    reading->spec.book = corpus->is_book ? folder : NULL;
    if (!stage_open(&reading->stage, &reading->spec))
        return false;
    if (app_book(reading->stage.app))
        reading->finder = finder_open(app_book(reading->stage.app));
    else
        stage_close(&reading->stage);
    return reading->finder;
}

void reading_end(Reading *reading)
{
    finder_close(reading->finder);
    stage_close(&reading->stage);
}

// ---- Acts

static bool open_once(Reading *reading)
{
    Source *source = source_open(reading->spec.content);
    Problems problems = {.arena = arena_create()};
    Book *book = book_open(source, reading->spec.language, &problems);
    Bookcase *books = reading->spec.book ? bookcase_create(source) : NULL;
    bool is_well = book && (!books || bookcase_give(books, reading->spec.book, &problems));
    bookcase_destroy(books);
    book_close(book);
    arena_destroy(problems.arena);
    source_close(source);
    return is_well;
}

static const Group *group_of(const Reading *reading)
{
    const Book *book = app_book(reading->stage.app);
    const Group *given = book_given(book);
    return given ? given : &book->shelves[0].groups[0];
}

// Something of an item stands on the frame.
static bool go(Reading *reading, const Item *item, Id block)
{
    App *app = reading->stage.app;
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = item->id, .block = block, .value = OPEN_WHOLE});
    return text_is(app_frame(app)->screen, "chapter");
}

static bool go_to_start(Reading *reading)
{
    return go(reading, &group_of(reading)->items[0], (Id){0});
}

static bool go_to_end(Reading *reading)
{
    const Group *group = group_of(reading);
    const Item *last = &group->items[group->item_count - 1];
    const Body *body = book_body(app_book(reading->stage.app), last);
    if (!body || !body->chapter.flow.count)
        return false;
    return go(reading, last, body->chapter.flow.blocks[body->chapter.flow.count - 1].id);
}

static bool turn(Reading *reading)
{
    App *app = reading->stage.app;
    int page = app_frame(app)->page;
    app_perform(app, (Action){.kind = reading->goes_back ? ACTION_PREVIOUS : ACTION_NEXT});
    reading->goes_back = !reading->goes_back;
    return app_frame(app)->page != page;
}

static bool change_size(Reading *reading)
{
    App *app = reading->stage.app;
    Preferences *preferences = app_preferences(app);
    preferences->text_step = preferences->text_step < TEXT_STEP_MOST ? preferences->text_step + 1 : TEXT_STEP_LEAST;
    app_touch_all(app);
    return text_is(app_frame(app)->screen, "chapter");
}

static bool list_words(Reading *reading)
{
    while (finder_build_some(reading->finder))
        continue;
    return finder_is_built(reading->finder);
}

// A word that was typed so far, in arena.
static Text typed_word(Reading *reading, Arena *arena)
{
    enum { TYPED_BYTES = 4 };
    return text_slice(made_text_word(arena, &reading->seed), 0, TYPED_BYTES);
}

static bool type(Reading *reading)
{
    enum { WORDS_SHOWN = 4 };
    Arena *arena = arena_create();
    finder_complete(reading->finder, arena, typed_word(reading, arena), WORDS_SHOWN);
    arena_destroy(arena);
    return true;
}

static bool list_places(Reading *reading)
{
    enum { PLACES_SHOWN = 24 };
    Arena *arena = arena_create();
    finder_search(reading->finder, arena, typed_word(reading, arena), PLACES_SHOWN);
    arena_destroy(arena);
    return true;
}

static const struct {
    const char *name;
    int count;
    bool (*take)(Reading *reading);
} acts[] = {
    [READING_OPEN] = {"open", 5, open_once},      [READING_FIRST_PAGE] = {"first page", 1, go_to_start},
    [READING_TURN] = {"turn", 9, turn},           [READING_SIZE] = {"size step", 5, change_size},
    [READING_END] = {"to the end", 1, go_to_end}, [READING_LIST] = {"list words", 1, list_words},
    [READING_KEY] = {"a key", 15, type},          [READING_PLACES] = {"places", 15, list_places},
};

const char *reading_act_name(ReadingAct act)
{
    return acts[act].name;
}

int reading_act_count(ReadingAct act)
{
    return acts[act].count;
}

bool reading_take(Reading *reading, ReadingAct act)
{
    assert(act < READING_ACT_COUNT);
    return acts[act].take(reading);
}
