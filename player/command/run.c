#include <stdio.h>
#include <sys/resource.h>

#include "app/loop.h"
#include "command/command.h"
#include "command/options.h"

// A core file would hold what somebody read.
static void refuse_core_dumps(void)
{
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
}

static bool read_options(Options *options, LoopSpec *spec)
{
    for (const char *word; (word = options_next(options));) {
        if (options_is(options, word, "--kiosk"))
            spec->is_kiosk = true;
        else if (options_is_valued(options, word, "--window")) {
            if (!options_size(options->value, &spec->window))
                options_fault(options, "--window takes a size like 1280x800");
        } else if (options_is_valued(options, word, "--lang"))
            spec->language = text_of(options->value);
        else if (word[0] == '-' || spec->content)
            options_reject(options, word);
        else
            spec->content = word;
    }
    return !options->is_faulty;
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = options_begin(argc, argv);
    LoopSpec spec = {.app.preferences.text_step = TEXT_STEP_DEFAULT};
    int status = EXIT_UNUSABLE;
    if (read_options(&options, &spec)) {
        if (!spec.content)
            spec.content = options_content(arena);
        refuse_core_dumps();
        if (!spec.content)
            fputs("lectern: there is no library: neither an installed one nor content/ beside the program\n", stderr);
        else if (loop_run(&spec))
            status = EXIT_WELL;
    }
    arena_destroy(arena);
    return status;
}

const Command run_command = {
    .name = "run",
    .synopsis = "[CONTENT] [--kiosk] [--window WxH] [--lang CODE]",
    .summary = "show the library on the screen",
    .help = "CONTENT is the library's folder; without it the installed library is shown, else content/ beside the build.\n\n"
            "  --kiosk       for an unattended screen: the window cannot be closed, the keyboard is held\n"
            "  --window WxH  a window of that size instead of the whole screen\n"
            "  --lang CODE   begin in this language of the library\n",
    .run = run,
};
