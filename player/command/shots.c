#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "command/command.h"
#include "command/options.h"
#include "command/screen-walk.h"
#include "command/stage.h"

typedef struct ShotsPlan {
    StageSpec stage;
    const char *out;
} ShotsPlan;

static bool read_options(Options *options, ShotsPlan *plan)
{
    StageSpec *stage = &plan->stage;
    for (const char *word; (word = options_next(options));) {
        if (options_is_valued(options, word, "--out"))
            plan->out = options->value;
        else if (options_is_valued(options, word, "--window")) {
            if (!options_size(options->value, &stage->window))
                options_fault(options, "--window takes a size like 1280x800");
        } else if (options_is_valued(options, word, "--theme")) {
            if (!options_theme(options->value, &stage->preferences.theme))
                options_fault(options, "--theme takes day, night, contrast or quiet");
        } else if (options_is_valued(options, word, "--text")) {
            if (!options_text_step(options->value, &stage->preferences.text_step))
                options_fault(options, "--text takes a step from 1 to 6");
        } else if (options_is_valued(options, word, "--lang"))
            stage->language = text_of(options->value);
        else if (word[0] == '-' || stage->content)
            options_reject(options, word);
        else
            stage->content = word;
    }
    if (!options->is_faulty && !stage->content)
        options_fault(options, "it needs a library or a book");
    else if (!options->is_faulty && !plan->out)
        options_fault(options, "it needs --out and a folder for the pictures");
    return !options->is_faulty;
}

typedef struct Album {
    const char *folder;
    int count;
    bool has_failed;
} Album;

static void take_shot(void *owner, Stage *stage, Text name)
{
    Album *album = owner;
    Arena *arena = arena_create();
    Text path = text_format(arena, "%s/%04d-%.*s.png", album->folder, ++album->count, TEXT_ARGS(name));
    if (!stage_shot(stage, path.at)) {
        fprintf(stderr, "lectern shots: %s cannot be written: %s\n", path.at, strerror(errno));
        album->has_failed = true;
    }
    if (isatty(STDERR_FILENO))
        fprintf(stderr, "\r%d pictures", album->count);
    arena_destroy(arena);
}

static int take_shots(Arena *arena, int argc, char **argv)
{
    Options options = options_begin(argc, argv);
    ShotsPlan plan = {.stage = {.window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT}};
    if (!read_options(&options, &plan))
        return EXIT_UNUSABLE;
    options_open(arena, &plan.stage.content, &plan.stage.book);
    if (!plan.stage.content) {
        fputs("lectern shots: there is no library in whose words the book could be shown\n", stderr);
        return EXIT_UNUSABLE;
    }
    assert(plan.out);
    if (mkdir(plan.out, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "lectern shots: %s cannot be made: %s\n", plan.out, strerror(errno));
        return EXIT_UNUSABLE;
    }
    Stage stage;
    if (!stage_open(&stage, &plan.stage))
        return stage.is_book_faulty ? EXIT_FAULTY : EXIT_UNUSABLE;
    if (!app_book(stage.app)) { // its problems have been printed
        stage_close(&stage);
        return EXIT_FAULTY;
    }
    Album album = {.folder = plan.out};
    bool is_whole = screen_walk(&stage, take_shot, &album);
    stage_close(&stage);
    if (isatty(STDERR_FILENO))
        fputc('\r', stderr);
    printf("%d pictures in %s\n", album.count, plan.out);
    return album.has_failed ? EXIT_UNUSABLE : is_whole ? EXIT_WELL : EXIT_FAULTY;
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    int status = take_shots(arena, argc, argv);
    arena_destroy(arena);
    return status;
}

const Command shots_command = {
    .name = "shots",
    .synopsis = "CONTENT --out DIR [--window WxH] [--theme T] [--text N] [--lang CODE]",
    .summary = "write every screen, page and exercise step as a picture",
    .help = "The pictures are PNG files named so that they sort in reading order. No display is needed.\n\n"
            "  --out DIR     where they go; made if it is not there\n"
            "  --window WxH  size of the glass (1280x800)\n"
            "  --theme T     day, night, contrast or quiet (day)\n"
            "  --text N      text step, 1 to 6 (2)\n"
            "  --lang CODE   language of the library\n",
    .run = run,
};
