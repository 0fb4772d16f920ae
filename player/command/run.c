#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/config-writer.h"
#include "app/loop.h"
#include "base/heap.h"
#include "base/standard-files.h"
#include "book/catalogue.h"
#include "book/volume.h"
#include "command/command.h"
#include "command/options.h"
#include "device/lock.h"
#include "device/origin.h"
#include "device/wait.h"
#include "pack/holding.h"
#include "pack/pack-offer.h"

// A core file would hold what somebody read, and so does the memory that another program of the same user looks into.
static void refuse_looks(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
}

_Static_assert((int)HEAP_END_STATUS == (int)EXIT_UNUSABLE, "without memory the machine has failed the program");

// The start may tell what it finds; what comes after it belongs to visits.
static void hush(void *owner, App *app)
{
    (void)owner;
    (void)app;
    standard_files_hush();
}

static const LoopProbe hushed = {.opened = hush};

typedef struct RunPlan {
    LoopSpec loop;
    ConfigFile file;
    const char *state; // folder; NULL: the usual one
    bool is_personal;  // as it was called, whatever the configuration says
    const char *store; // of versions; NULL: the library is named
    Config config;
    Clock *clock;
    Origin origin;
} RunPlan;

static bool read_options(Options *options, RunPlan *plan)
{
    LoopSpec *spec = &plan->loop;
    for (const char *word; (word = options_next(options));) {
        if (options_is(options, word, "--kiosk"))
            spec->is_kiosk = true;
        else if (options_is(options, word, "--personal"))
            plan->is_personal = true;
        else if (options_is_valued(options, word, "--window")) {
            if (!options_size(options->value, &spec->window))
                options_fault(options, "--window takes a size like 1280x800");
        } else if (options_is_valued(options, word, "--lang"))
            spec->language = text_of(options->value);
        else if (options_is_valued(options, word, "--config"))
            plan->file.path = options->value;
        else if (options_is_valued(options, word, "--state"))
            plan->state = options->value;
        else if (options_is_valued(options, word, "--store"))
            plan->store = options->value;
        else if (word[0] == '-' || spec->content)
            options_reject(options, word);
        else
            spec->content = word;
    }
    if (spec->is_kiosk && plan->is_personal)
        options_fault(options, "--personal cannot go with --kiosk: a screen that people share keeps nothing");
    return !options->is_faulty;
}

// Where a reader of one's own keeps its places: in a folder of that person, made if need be. NULL: there is none.
static const char *personal_folder(Arena *arena, const RunPlan *plan)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    if (plan->state)
        return plan->state;
    if (!(state && state[0]) && !(home && home[0]))
        return NULL;
    Text folder = state && state[0] ? text_format(arena, "%s/lectern", state)
                                    : text_format(arena, "%s/.local/state/lectern", home);
    char *path = text_string(arena, folder);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    mkdir(path, 0700);
    return path;
}

// A screen that people share keeps nothing, whatever its configuration says.
static void be_personal(Arena *arena, RunPlan *plan)
{
    bool is_wanted = plan->is_personal || plan->config.books.keeps_place;
    const char *folder = is_wanted && !plan->loop.is_kiosk ? personal_folder(arena, plan) : NULL;
    if (is_wanted && plan->loop.is_kiosk)
        fputs("lectern: remember=\"place\" is not heeded with --kiosk: a screen that people share keeps nothing\n",
              stderr);
    else if (is_wanted && (!folder || access(folder, W_OK) != 0))
        fprintf(stderr, "lectern: no place can be kept in %s: %s\n", folder ? folder : "a folder of yours",
                folder ? strerror(errno) : "there is no HOME");
    plan->loop.app.reading_folder = folder && access(folder, W_OK) == 0 ? folder : NULL;
}

static const char *runtime_folder(const RunPlan *plan)
{
    return plan->loop.is_kiosk ? getenv("RUNTIME_DIRECTORY") : NULL;
}

static void open_desk(Arena *arena, RunPlan *plan)
{
    plan->clock = clock_open(&(ClockSpec){.folder = runtime_folder(plan),
                                          .batteries = CLOCK_BATTERIES,
                                          .confirmed_day = plan->config.clock_confirmed_day,
                                          .is_served = clock_is_served});
    plan->loop.app.desk = (DeskSpec){
        .folder = plan->state ? plan->state : LOCK_FOLDER,
        .reset_path = config_reset_path(arena, plan->file.path),
        .config = &plan->config,
        .origin = plan->origin,
        .clock = plan->clock,
        .requests = plan->loop.is_kiosk ? OFFER_FOLDER : NULL,
        .store = plan->loop.holding ? plan->store : NULL,
        .machine = {.system = MACHINE_SYSTEM, .disk = MACHINE_DISK, .runtime = runtime_folder(plan)},
    };
    // A screen that stands alone has a copy to go back to.
    if (plan->loop.is_kiosk && plan->config.state == CONFIG_SOUND)
        config_keep(&plan->file);
}

// A faulty configuration is told and used as far as it holds: a screen that nobody attends must come up.
static void configure(Arena *arena, RunPlan *plan)
{
    Problems problems = {.arena = arena};
    Config *config = &plan->config;
    LoopSpec *spec = &plan->loop;
    plan->file.content = spec->content;
    plan->file.state = plan->state ? plan->state : LOCK_FOLDER;
    config_read(arena, &plan->file, config, &problems);
    problems_sort(&problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    config_apply(config, &spec->app);
    if (!spec->book && !spec->shelf)
        spec->shelf = config->books.folder;
    open_desk(arena, plan);
    be_personal(arena, plan);
    if (!spec->language.size)
        spec->language = config->language;
    spec->px_per_mm = config->px_per_mm;
    spec->distance_mm = config->distance_mm;
    spec->rotation = config->rotation;
    spec->touch_matrix = config->touch_matrix;
    spec->voice.names = config->speakers.at;
    spec->voice.loudest_percent = config->loudest_percent;
    spec->lead_ms = config->lead_ms;
    spec->voice.name_count = config->speakers.count;
}

// The library that was named, else what the store holds, else the installed one: of a book that was named, beside it.
static void choose_library(Arena *arena, RunPlan *plan)
{
    const char *named = plan->loop.content;
    bool is_book = named && volume_stands_at(named), is_shelf = named && !is_book && catalogue_stands_at(named);
    if (named && !is_book && !is_shelf)
        return;
    plan->loop.book = is_book ? named : NULL;
    plan->loop.shelf = is_shelf ? named : NULL;
    plan->loop.is_shelf_alone = is_shelf;
    plan->loop.holding =
        holding_open(&(HoldingSpec){.store = plan->store,
                                    .installed = options_content(arena),
                                    .runtime = runtime_folder(plan),
                                    .has_failed = plan->origin == ORIGIN_FAULT || plan->origin == ORIGIN_HANG,
                                    .now_s = wait_now_ms() / 1000});
    plan->loop.content = holding_content(plan->loop.holding);
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = options_begin(argc, argv);
    RunPlan plan = {.store = PACK_STORE_FOLDER};
    int status = EXIT_UNUSABLE;
    if (read_options(&options, &plan)) {
        plan.origin = origin_read();
        choose_library(arena, &plan);
        configure(arena, &plan);
        refuse_looks();
        plan.loop.probe = &hushed;
        if (!plan.loop.content)
            fputs("lectern: there is no library: none in the store, none installed, no content/ beside the program\n",
                  stderr);
        else
            status = (int)loop_run(&plan.loop);
    }
    holding_close(plan.loop.holding);
    clock_close(plan.clock);
    arena_destroy(arena);
    return status;
}

const Command run_command = {
    .name = "run",
    .synopsis =
        "[CONTENT | BOOK | BOOKS] [--kiosk | --personal] [--window WxH] [--lang CODE] [--config FILE] [--state DIR] "
        "[--store DIR]",
    .summary = "show the library on the screen",
    .help =
        "CONTENT is the library's folder; without it the present version of the store is shown, else the version "
        "before,\n"
        "else the installed library, else content/ beside the build. A new version is shown from the next visit on."
        "\n"
        "BOOK is a book of the world (EPUB): it is read in the words of that library, which itself is not offered "
        "then. BOOKS is a folder of such books, likewise.\n\n"
        "  --kiosk       for an unattended screen: the window cannot be closed, the keyboard is held\n"
        "  --personal    for one person's own reader: it keeps their place in each book, and how they like to read\n"
        "  --window WxH  a window of that size instead of the whole screen\n"
        "  --lang CODE   begin in this language of the library, whatever the configuration says\n"
        "  --config FILE what this screen is set to; without it " CONFIG_PATH ", if that is there\n"
        "  --state DIR   where the PIN of staff and what they set are kept; without it " LOCK_FOLDER "; and the place\n"
        "                of a personal reader; without it ~/.local/state/lectern\n"
        "  --store DIR   where versions of the library are installed; without it " PACK_STORE_FOLDER "\n\n"
        "Staff end it by the exit status: 10 close the player, 11 start it again, 12 switch the machine off.\n",
    .run = run,
};
