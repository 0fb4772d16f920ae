#include "command/bench-peer.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/bench-text.h"
#include "device/font-list.h"

enum { TEXT_WORDS = 3000 };

struct BenchPeer {
    Arena *arena;
    char *program, *text_path; // text_path: NULL until it is made
    const char *font_path;
    int size_px;
    Size window;
};

static bool write_text(BenchPeer *rival, Stage *stage)
{
    const char *folder = getenv("TMPDIR");
    Text path = text_format(rival->arena, "%s/lectern-bench-XXXXXX", folder && folder[0] ? folder : "/tmp");
    char *name = text_string(rival->arena, path);
    int number = mkstemp(name);
    FILE *file = number < 0 ? NULL : fdopen(number, "w");
    if (!file)
        return false;
    rival->text_path = name;
    BenchText reading = bench_text_gather(rival->arena, app_book(stage->app));
    bench_text_print(bench_text_chapter(rival->arena, &reading, TEXT_WORDS), file);
    return fclose(file) == 0;
}

// The family, size and file that the stage sets body words in.
static void choose_letters(BenchPeer *rival, const Stage *stage)
{
    const StageSpec *spec = &stage->spec;
    Glass glass = glass_of(spec->window.w, spec->window.h, spec->px_per_mm, spec->distance_mm);
    Theme theme = theme_make(&glass, &(ThemeReader){.preferences = spec->preferences}, fonts_metrics(stage->fonts));
    FontList list;
    Text fault;
    rival->size_px = theme.body.font.size_px;
    if (font_list_read(rival->arena, fonts_folder(rival->arena), &list, &fault))
        rival->font_path = list.families[theme.body.font.family].styles[0].path;
}

BenchPeer *bench_peer_prepare(char *program, const StageSpec *spec)
{
    Stage stage;
    if (!stage_open(&stage, spec))
        return NULL;
    Arena *arena = arena_create();
    BenchPeer *rival = arena_new(arena, BenchPeer);
    *rival = (BenchPeer){.arena = arena, .program = program, .window = spec->window};
    choose_letters(rival, &stage);
    bool is_ready = rival->font_path && app_book(stage.app) && write_text(rival, &stage);
    if (!is_ready) {
        fprintf(stderr, "lectern bench: the text for %s cannot be written: %s\n", program, strerror(errno));
        bench_peer_dismiss(rival);
    }
    stage_close(&stage);
    return is_ready ? rival : NULL;
}

void bench_peer_dismiss(BenchPeer *rival)
{
    if (!rival)
        return;
    if (rival->text_path)
        unlink(rival->text_path);
    arena_destroy(rival->arena);
}

bool bench_peer_run(const BenchPeer *rival, BenchReport *report, bool is_quiet)
{
    assert(rival->font_path && rival->text_path && rival->size_px > 0);
    char *font = text_string(rival->arena, text_of(rival->font_path));
    char *size = text_string(rival->arena, text_format(rival->arena, "%d", rival->size_px));
    char *window = text_string(rival->arena, text_format(rival->arena, "%dx%d", rival->window.w, rival->window.h));
    char *argv[] = {rival->program,
                    (char[]){"--text"},
                    rival->text_path,
                    (char[]){"--font"},
                    font,
                    (char[]){"--size"},
                    size,
                    (char[]){"--window"},
                    window,
                    NULL};
    return bench_process_run(report, argv, false, is_quiet);
}
