#include "command/bench-reader.h"

#include <assert.h>

#include "command/made-text.h"

bool bench_reader_begin(BenchReader *reader, const StageSpec *spec, const Corpus *corpus, const char *folder)
{
    *reader = (BenchReader){.spec = *spec, .seed = MADE_TEXT_SEED};
    reader->spec.content = corpus->is_book ? spec->content : folder;
    reader->spec.book = corpus->is_book ? folder : NULL;
    if (!stage_open(&reader->stage, &reader->spec))
        return false;
    Book *book = app_book(reader->stage.app);
    const Group *given = book ? book_given(book) : NULL;
    if (book)
        reader->finder = finder_open(book, given ? given->id : (Id){0});
    else
        stage_close(&reader->stage);
    return reader->finder;
}

void bench_reader_end(BenchReader *reader)
{
    finder_close(reader->finder);
    stage_close(&reader->stage);
}

// ---- Acts

static bool open_once(BenchReader *reader)
{
    Source *source = source_open(reader->spec.content);
    Problems problems = {.arena = arena_create()};
    Book *book = book_open(source, reader->spec.language, &problems);
    Bookcase *books = reader->spec.book ? bookcase_create(source) : NULL;
    bool is_well = book && (!books || bookcase_give(books, reader->spec.book, &problems));
    bookcase_destroy(books);
    book_close(book);
    arena_destroy(problems.arena);
    source_close(source);
    return is_well;
}

static const Group *group_of(const BenchReader *reader)
{
    const Book *book = app_book(reader->stage.app);
    const Group *given = book_given(book);
    return given ? given : &book->shelves[0].groups[0];
}

// Something of an item stands on the frame.
static bool go(BenchReader *reader, const Item *item, Id block)
{
    App *app = reader->stage.app;
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = item->id, .block = block, .value = OPEN_WHOLE});
    return text_is(app_frame(app)->screen, "chapter");
}

static bool go_to_start(BenchReader *reader)
{
    return go(reader, &group_of(reader)->items[0], (Id){0});
}

static bool go_to_end(BenchReader *reader)
{
    const Group *group = group_of(reader);
    const Item *last = &group->items[group->item_count - 1];
    const Body *body = book_body(app_book(reader->stage.app), last);
    if (!body || !body->chapter.flow.count)
        return false;
    return go(reader, last, body->chapter.flow.blocks[body->chapter.flow.count - 1].id);
}

static bool turn(BenchReader *reader)
{
    App *app = reader->stage.app;
    int page = app_frame(app)->page;
    app_perform(app, (Action){.kind = reader->goes_back ? ACTION_PREVIOUS : ACTION_NEXT});
    reader->goes_back = !reader->goes_back;
    return app_frame(app)->page != page;
}

static bool change_size(BenchReader *reader)
{
    App *app = reader->stage.app;
    Preferences *preferences = app_preferences(app);
    preferences->text_step = preferences->text_step < TEXT_STEP_MOST ? preferences->text_step + 1 : TEXT_STEP_LEAST;
    app_touch_all(app);
    return text_is(app_frame(app)->screen, "chapter");
}

static bool list_words(BenchReader *reader)
{
    while (finder_build_some(reader->finder))
        continue;
    return finder_is_built(reader->finder);
}

// A word that was typed so far, in arena.
static Text typed_word(BenchReader *reader, Arena *arena)
{
    enum { TYPED_BYTES = 4 };
    return text_slice(made_text_word(arena, &reader->seed), 0, TYPED_BYTES);
}

static bool type(BenchReader *reader)
{
    enum { WORDS_SHOWN = 4 };
    Arena *arena = arena_create();
    finder_complete(reader->finder, arena, typed_word(reader, arena), WORDS_SHOWN);
    arena_destroy(arena);
    return true;
}

static bool list_places(BenchReader *reader)
{
    enum { PLACES_SHOWN = 24 };
    Arena *arena = arena_create();
    finder_search(reader->finder, arena, typed_word(reader, arena), PLACES_SHOWN);
    arena_destroy(arena);
    return true;
}

static const struct {
    const char *name;
    int count;
    bool (*take)(BenchReader *reader);
} acts[] = {
    [BENCH_ACT_OPEN] = {"open", 5, open_once},      [BENCH_ACT_FIRST_PAGE] = {"first page", 1, go_to_start},
    [BENCH_ACT_TURN] = {"turn", 9, turn},           [BENCH_ACT_SIZE] = {"size step", 5, change_size},
    [BENCH_ACT_END] = {"to the end", 1, go_to_end}, [BENCH_ACT_LIST] = {"list words", 1, list_words},
    [BENCH_ACT_KEY] = {"a key", 15, type},          [BENCH_ACT_PLACES] = {"places", 15, list_places},
};

const char *bench_act_name(BenchAct act)
{
    return acts[act].name;
}

int bench_act_count(BenchAct act)
{
    return acts[act].count;
}

bool bench_reader_take(BenchReader *reader, BenchAct act)
{
    assert(act < BENCH_ACT_COUNT);
    return acts[act].take(reader);
}
