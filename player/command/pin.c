#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "app/config.h"
#include "command/command.h"
#include "command/options.h"
#include "device/lock.h"

enum { LINE_BYTES = 64 };

// One line of standard input, without echo on a terminal. False at its end.
static bool read_line(const char *prompt, char line[LINE_BYTES])
{
    struct termios usual, silent;
    bool is_terminal = tcgetattr(STDIN_FILENO, &usual) == 0;
    if (is_terminal) {
        fputs(prompt, stderr);
        silent = usual;
        silent.c_lflag &= (tcflag_t)~ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    bool is_read = fgets(line, LINE_BYTES, stdin);
    if (is_terminal) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &usual);
        fputc('\n', stderr);
    }
    line[is_read ? strcspn(line, "\r\n") : 0] = 0;
    return is_read;
}

static int set_pin(const char *folder, const char *reset_path)
{
    char pin[LINE_BYTES], again[LINE_BYTES];
    int status = EXIT_FAULTY;
    setvbuf(stdin, NULL, _IONBF, 0);
    if (!read_line("New PIN: ", pin) || !lock_may_be(text_of(pin)))
        fprintf(stderr, "lectern: a PIN has %d to %d digits\n", LOCK_DIGITS_LEAST, LOCK_DIGITS_MOST);
    else if (!read_line("The same again: ", again) || strcmp(pin, again) != 0)
        fputs("lectern: the two differ; the PIN is as it was\n", stderr);
    else if (!lock_set(folder, text_of(pin))) {
        fprintf(stderr, "lectern: the PIN cannot be written in %s: %s\n", folder, strerror(errno));
        status = EXIT_UNUSABLE;
    } else {
        puts("The PIN is set.");
        lock_drop_reset(reset_path); // it would win at the next start
        status = EXIT_WELL;
    }
    explicit_bzero(pin, sizeof pin);
    explicit_bzero(again, sizeof again);
    return status;
}

// What the player does at its start, by somebody who may overwrite the file as well.
static int heed_reset(const char *folder, const char *reset_path)
{
    Lock *lock = lock_open(folder, reset_path, 0);
    int status = access(reset_path, F_OK) == 0 ? EXIT_FAULTY : EXIT_WELL;
    lock_close(lock);
    return status;
}

static int run(int argc, char **argv)
{
    Arena *arena = arena_create();
    Options options = options_begin(argc, argv);
    const char *folder = LOCK_FOLDER, *config_path = NULL;
    bool is_reset = false;
    for (const char *word; (word = options_next(&options));)
        if (options_is_valued(&options, word, "--state"))
            folder = options.value;
        else if (options_is_valued(&options, word, "--config"))
            config_path = options.value;
        else if (options_is(&options, word, "--reset"))
            is_reset = true;
        else
            options_reject(&options, word);
    const char *reset_path = config_reset_path(arena, config_path);
    int status = options.is_faulty ? EXIT_UNUSABLE
                 : is_reset        ? heed_reset(folder, reset_path)
                                   : set_pin(folder, reset_path);
    arena_destroy(arena);
    return status;
}

const Command pin_command = {
    .name = "pin",
    .synopsis = "[--state DIR] [--config FILE] [--reset]",
    .summary = "set the PIN of staff",
    .help = "It asks for the new PIN twice, 4 to 8 digits, without showing them; where standard input is not a "
            "terminal it reads two\n"
            "lines. Only a salted hash is kept.\n\n"
            "  --state DIR   where the player keeps it; without it " LOCK_FOLDER "\n"
            "  --config FILE the player's configuration, beside which a pin-reset may stand: it is removed\n"
            "  --reset       ask nothing: heed that pin-reset now, then overwrite and remove it\n",
    .run = run,
};
