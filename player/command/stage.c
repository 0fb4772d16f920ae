#include "command/stage.h"

#include <assert.h>
#include <stdio.h>

#include "book/catalogue.h"

enum {
    DAY_MINUTES = 24 * 60,
    START_MINUTE = DAY_MINUTES + 10 * 60, // since a Sunday's midnight
    SUNDAY = 20849,                       // that one: 31 January 2027, in days since 1970
};

static Moment moment_of(const Stage *stage)
{
    int64_t minute = stage->now_ms / 60000;
    int64_t seconds = (int64_t)SUNDAY * DAY_MINUTES * 60 + (int64_t)START_MINUTE * 60 + stage->now_ms / 1000;
    Clock *clock = stage->spec.desk.clock;
    return (Moment){
        .now_ms = stage->now_ms,
        .trust = clock ? clock_trust(clock, seconds, stage->now_ms) : CLOCK_SERVED,
        .minute_of_day = (int)((START_MINUTE + minute) % DAY_MINUTES),
        .weekday = (int)((START_MINUTE + minute) / DAY_MINUTES % WEEKDAY_COUNT),
        .next_minute_ms = (minute + 1) * 60000,
        .day = SUNDAY + (int)((START_MINUTE + minute) / DAY_MINUTES),
    };
}

static void forget_drawn(void *owner)
{
    Stage *stage = owner;
    if (stage->painter)
        painter_forget(stage->painter);
    pictures_forget(stage->pictures);
    fonts_forget(stage->fonts);
}

static bool open_fonts(Stage *stage)
{
    char fault[FONTS_FAULT_SIZE];
    stage->pictures = pictures_open(stage->source);
    stage->fonts = fonts_open(fonts_folder(stage->arena), stage->pictures, fault);
    if (!stage->fonts)
        fprintf(stderr, "lectern: %s\n", fault);
    return stage->fonts;
}

static bool open_content(Stage *stage)
{
    stage->source = source_open(stage->spec.content);
    const char *named = stage->spec.book, *set = stage->spec.config ? stage->spec.config->books.folder : NULL;
    if (!named && !set)
        return true;
    stage->books = bookcase_create(stage->source);
    if (named && !catalogue_stands_at(named))
        return bookcase_open_given(stage->books, named, stderr);
    if (named)
        bookcase_stand_alone(stage->books);
    stage->shelving = shelving_open(named ? named : set, stage->books);
    return true;
}

bool stage_open(Stage *stage, const StageSpec *spec)
{
    *stage = (Stage){.arena = arena_create(), .size = spec->window, .spec = *spec};
    stage->transcript = transcript_of(stage->arena, &stage->now_ms);
    bool has_content = open_content(stage);
    if (!has_content || !open_fonts(stage)) {
        stage_close(stage);
        stage->is_book_faulty = !has_content;
        return false;
    }
    AppSpec app = {
        .content = stage->source,
        .books = stage->books,
        .shelving = stage->shelving,
        .setting = {.names_books = true,
                    .offers_find = config_defaults.offers_find,
                    .offers_code = config_defaults.offers_code},
        .language = spec->language,
        .offers_drafts = true,
        .metrics = fonts_metrics(stage->fonts),
        .glass = glass_of(spec->window.w, spec->window.h, spec->px_per_mm, spec->distance_mm),
        .preferences = spec->preferences,
        .speech = spec->speech ? *spec->speech : transcript_speech(&stage->transcript),
        .interrupt = spec->interrupt,
        .reading_folder = spec->reading_folder,
        .breath = spec->breath ? *spec->breath : transcript_breath(&stage->transcript),
        .forget = forget_drawn,
        .owner = stage,
    };
    if (spec->config)
        config_apply(spec->config, &app);
    app.desk = spec->desk;
    app.desk.config = spec->config;
    stage->app = app_create(&app, moment_of(stage));
    if (!stage->app) {
        fputs("lectern: the data of ICU, by which lines are broken, cannot be read\n", stderr);
        stage_close(stage);
        return false;
    }
    app_begin(stage->app);
    return true;
}

void stage_close(Stage *stage)
{
    app_destroy(stage->app);
    painter_destroy(stage->painter);
    canvas_destroy(stage->canvas);
    fonts_close(stage->fonts);
    pictures_close(stage->pictures);
    bookcase_destroy(stage->books);
    shelving_close(stage->shelving);
    source_close(stage->source);
    arena_destroy(stage->arena);
    *stage = (Stage){0};
}

void stage_resize(Stage *stage, Size size)
{
    assert(stage->app && size.w > 0 && size.h > 0);
    stage->size = size;
    painter_destroy(stage->painter);
    canvas_destroy(stage->canvas);
    stage->painter = NULL;
    stage->canvas = NULL;
    double px_per_mm = stage->spec.px_per_mm, distance_mm = stage->spec.distance_mm;
    app_scale(stage->app, &px_per_mm, &distance_mm);
    app_resize(stage->app, glass_of(size.w, size.h, px_per_mm, distance_mm));
}

void stage_wait(Stage *stage, int64_t ms)
{
    assert(ms >= 0);
    int64_t end = stage->now_ms + ms;
    while (stage->now_ms < end) {
        stage_frame(stage);
        int64_t next = app_deadline_ms(stage->app);
        stage->now_ms = next > end ? end : next > stage->now_ms ? next : stage->now_ms + 1;
        app_advance(stage->app, moment_of(stage));
    }
    assert(stage->now_ms == end);
}

// Between two pieces of work a window's loop takes what has come.
static void look_round(const Stage *stage)
{
    const Interrupt *interrupt = stage->spec.interrupt;
    if (interrupt)
        interrupt->is_wanted(interrupt->owner);
}

const Frame *stage_frame(Stage *stage)
{
    assert(stage->app);
    app_frame(stage->app);
    while (app_work(stage->app))
        look_round(stage);
    app_frame(stage->app);
    app_settle(stage->app);
    return app_frame(stage->app);
}

void stage_present(Stage *stage, int64_t took_ms)
{
    stage_frame(stage);
    stage->now_ms += took_ms;
    app_shown(stage->app, stage->now_ms);
    app_advance(stage->app, moment_of(stage));
}

Canvas *stage_paint(Stage *stage, const Frame *frame)
{
    if (!stage->canvas) {
        stage->canvas = canvas_create(stage->size);
        if (!stage->canvas)
            return NULL;
        stage->painter = painter_create(canvas_renderer(stage->canvas), stage->fonts, stage->pictures);
    }
    for (PicturesNews news = PICTURES_CAME; news != PICTURES_SAME; news = pictures_wait(stage->pictures)) {
        if (news == PICTURES_FAILED) {
            app_lay_anew(stage->app);
            frame = stage_frame(stage);
        }
        painter_draw(stage->painter, frame);
    }
    return stage->canvas;
}

bool stage_shot(Stage *stage, const char *path)
{
    Canvas *canvas = stage_paint(stage, stage_frame(stage));
    return canvas && canvas_save(canvas, path);
}

bool stage_key(Stage *stage, const char *name, bool has_shift)
{
    assert(stage->app);
    bool is_meant = app_key(stage->app, name, has_shift);
    app_key_up(stage->app, name);
    return is_meant;
}

void stage_touch(Stage *stage, SampleKind kind, int finger, Size at)
{
    Sample sample = {
        .kind = kind, .finger = finger, .x = at.w, .y = at.h, .time_ms = stage->now_ms, .turn = stage->now_ms};
    app_sample(stage->app, &sample);
}
