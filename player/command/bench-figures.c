#include "command/bench-figures.h"

#include <assert.h>
#include <limits.h>
#include <math.h>

#include "app/shelving.h"
#include "book/catalogue.h"
#include "command/bench-samples.h"
#include "command/bench-text.h"
#include "page/pages.h"

enum { OPENINGS = 9, FRAMES = 50, TURNS = 40, CHAPTER_WORDS = 3000, TEXT_BYTES = 1 << 20, PASSES_LEAST = 5 };

// With the book of the world that was named, or the folder of them, where one was.
static void time_opening_once(BenchSamples *laps, Source *source, const StageSpec *spec)
{
    Problems problems = {.arena = arena_create()};
    bench_samples_start(laps);
    Book *book = book_open(source, spec->language, &problems);
    Bookcase *books = spec->book ? bookcase_create(source) : NULL;
    Shelving *shelving = books && catalogue_stands_at(spec->book) ? shelving_open(spec->book, books) : NULL;
    if (shelving)
        shelving_finish(shelving, spec->language);
    else if (books)
        bookcase_give(books, spec->book, &problems);
    bench_samples_stop(laps);
    bookcase_destroy(books);
    shelving_close(shelving);
    book_close(book);
    arena_destroy(problems.arena);
}

static double time_opening(const StageSpec *spec)
{
    BenchSamples laps = {0};
    Source *source = source_open(spec->content);
    for (int i = 0; i < OPENINGS; i++)
        time_opening_once(&laps, source, spec);
    source_close(source);
    return bench_samples_median_ms(&laps);
}

// ---- pages of a chapter

bool bench_figures_open_chapter(App *app)
{
    const Item *item = app_book(app) ? bench_text_longest(app_book(app)) : NULL;
    if (!item)
        return false;
    app_perform(app, (Action){.kind = ACTION_OPEN, .id = item->id, .value = OPEN_WHOLE});
    return true;
}

bool bench_figures_turn(App *app, int *step)
{
    const Frame *frame = app_frame(app);
    if (frame->page_count < 2)
        return false;
    assert(*step == 1 || *step == -1);
    *step = frame->page == frame->page_count ? -1 : frame->page == 1 ? 1 : *step;
    app_perform(app, (Action){.kind = *step > 0 ? ACTION_NEXT : ACTION_PREVIOUS});
    return true;
}

static double time_frames(Stage *stage)
{
    BenchSamples laps = {0};
    for (int i = 0; i < FRAMES; i++) {
        app_touch_all(stage->app);
        bench_samples_start(&laps);
        painter_draw(stage->painter, app_frame(stage->app));
        bench_samples_stop(&laps);
    }
    return bench_samples_median_ms(&laps);
}

static void prepare_neighbours(Stage *stage)
{
    for (int step = 1; step >= -1; step -= 2) {
        const Frame *frame = app_preview(stage->app, step);
        if (frame)
            painter_prepare(stage->painter, frame);
    }
}

static void add_counts(BenchFigures *figures, const Stage *stage, int sign)
{
    assert(sign == 1 || sign == -1);
    figures->layouts_in_turns += sign * (double)layouts_begun(app_layouts(stage->app));
    figures->runs_shaped_in_turns += sign * (double)typesetter_counts(app_typesetter(stage->app)).shaped;
    figures->textures_in_turns += sign * (double)painter_counts(stage->painter).made;
}

static void time_turns(BenchFigures *figures, Stage *stage)
{
    BenchSamples laps = {0};
    int step = 1;
    bool has_turned = true;
    for (int i = 0; i < TURNS && has_turned; i++) {
        prepare_neighbours(stage);
        add_counts(figures, stage, -1);
        bench_samples_start(&laps);
        has_turned = bench_figures_turn(stage->app, &step);
        painter_draw(stage->painter, app_frame(stage->app));
        if (has_turned)
            bench_samples_stop(&laps);
        add_counts(figures, stage, 1);
    }
    figures->turn_ms = bench_samples_median_ms(&laps);
    figures->texture_kib = (double)painter_counts(stage->painter).run_bytes / 1024;
}

static void time_chapter(BenchFigures *figures, Stage *stage)
{
    bool is_open = bench_figures_open_chapter(stage->app) && stage_paint(stage, stage_frame(stage));
    if (!is_open)
        return;
    figures->frame_ms = time_frames(stage);
    time_turns(figures, stage);
}

// ---- screenfuls

// Each step stated with nothing of it worked out before but the widths of its words.
static void time_steps(BenchSamples *laps, Stage *stage, const Item *item)
{
    const Body *body = book_body(app_book(stage->app), item);
    for (int i = 0; body && i < body->exercise.step_count; i++) {
        app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = item->id, .block = body->exercise.steps[i].id});
        stage_frame(stage);
        layouts_forget(app_layouts(stage->app));
        app_touch_all(stage->app);
        bench_samples_start(laps);
        app_frame(stage->app);
        bench_samples_stop(laps);
    }
}

static double time_screenfuls(Stage *stage, const BenchText *reading)
{
    BenchSamples laps = {0};
    for (int i = 0; i < reading->exercises.count; i++)
        time_steps(&laps, stage, reading->exercises.at[i]);
    return bench_samples_median_ms(&laps);
}

// ---- running text

static PagesSpec pages_of(const Stage *stage, const Piece *piece, const Theme *theme)
{
    const Book *book = app_book(stage->app);
    int room_px = theme->glass.width_px - 2 * theme->edge_px;
    return (PagesSpec){
        .pieces = piece,
        .piece_count = 1,
        .width_px = room_px,
        .height_px = theme->glass.height_px - 3 * theme->target_px, // less the bars
        .theme = *theme,
        .language = book->language,
        .direction = book->direction,
    };
}

static Theme theme_of(const Stage *stage, int text_step)
{
    const StageSpec *spec = &stage->spec;
    Glass glass = glass_of(spec->window.w, spec->window.h, spec->px_per_mm, spec->distance_mm);
    Preferences preferences = spec->preferences;
    preferences.text_step = text_step;
    const Book *book = app_book(stage->app);
    ThemeReader reader = {preferences, book->direction, book->language};
    return theme_make(&glass, &reader, fonts_metrics(stage->fonts));
}

// The last page of the flow in a new size, from nothing to painted.
static void show_end(Stage *stage, Flow flow, int text_step)
{
    Arena *arena = arena_create();
    Theme theme = theme_of(stage, text_step);
    Piece piece = {.kind = PIECE_FLOW, .flow = flow};
    PagesSpec spec = pages_of(stage, &piece, &theme);
    Pages *pages = pages_begin(arena, app_typesetter(stage->app), &spec);
    int page = pages_find(pages, (Place){.block = flow.blocks[flow.count - 1].id});
    Frame frame = frame_begin(arena, &theme);
    frame.language = spec.language;
    pages_draw(pages, page, &frame, &(PagesLook){.x = theme.edge_px, .y = theme.target_px});
    stage_paint(stage, &frame);
    arena_destroy(arena);
}

// Each step is met once: a size that was shown before has its widths and letters ready.
static double time_size_changes(Stage *stage, Arena *arena, const BenchText *reading)
{
    BenchSamples laps = {0};
    Flow flow = bench_text_chapter(arena, reading, CHAPTER_WORDS);
    for (int step = TEXT_STEP_LEAST; flow.count && step <= TEXT_STEP_MOST; step++) {
        if (step == stage->spec.preferences.text_step)
            continue;
        bench_samples_start(&laps);
        show_end(stage, flow, step);
        bench_samples_stop(&laps);
    }
    return bench_samples_median_ms(&laps);
}

static void set_all(const Stage *stage, const BenchText *reading, const Theme *theme)
{
    Arena *arena = arena_create();
    for (int i = 0; i < reading->flows.count; i++) {
        Piece piece = {.kind = PIECE_FLOW, .flow = reading->flows.at[i]};
        PagesSpec spec = pages_of(stage, &piece, theme);
        pages_extend(pages_begin(arena, app_typesetter(stage->app), &spec), INT_MAX);
        arena_reset(arena);
    }
    arena_destroy(arena);
}

// As many passes over all the library's text as make a megabyte; a cold one begins without any known width.
static double time_words(const Stage *stage, const BenchText *reading, bool is_cold)
{
    BenchSamples laps = {0};
    Theme theme = theme_of(stage, stage->spec.preferences.text_step);
    assert(!reading->word_count == !reading->byte_count);
    int passes = reading->byte_count ? (int)(TEXT_BYTES / reading->byte_count) + 1 : 0;
    passes = passes && passes < PASSES_LEAST ? PASSES_LEAST : passes < BENCH_SAMPLES_MOST ? passes : BENCH_SAMPLES_MOST;
    for (int i = 0; i < passes; i++) {
        if (is_cold)
            typesetter_forget(app_typesetter(stage->app));
        bench_samples_start(&laps);
        set_all(stage, reading, &theme);
        bench_samples_stop(&laps);
    }
    return (double)reading->word_count * 1000 / bench_samples_median_ms(&laps); // NAN where there are no words
}

bool bench_figures_take(BenchFigures *figures, const StageSpec *spec)
{
    *figures = (BenchFigures){.frame_ms = NAN, .turn_ms = NAN, .size_change_ms = NAN};
    figures->open_ms = time_opening(spec);
    Stage stage;
    if (!stage_open(&stage, spec))
        return false;
    bool is_open = app_book(stage.app);
    if (is_open) {
        time_chapter(figures, &stage);
        BenchText reading = bench_text_gather(stage.arena, app_book(stage.app));
        figures->screenful_ms = time_screenfuls(&stage, &reading);
        figures->size_change_ms = time_size_changes(&stage, stage.arena, &reading);
        figures->words_per_second_cold = time_words(&stage, &reading, true);
        figures->words_per_second_warm = time_words(&stage, &reading, false);
    }
    stage_close(&stage);
    return is_open;
}
