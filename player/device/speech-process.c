#include "device/speech-process.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SOUND_MOST = 8 << 20, SOUND_FIRST = 256 << 10 };

const char *speech_process_find(Arena *arena, const char *name)
{
    const char *path = getenv("PATH");
    Text rest = text_of(path ? path : "/usr/local/bin:/usr/bin:/bin");
    while (rest.size) {
        size_t end = text_find(rest, TEXT(":"), 0);
        Text folder = text_slice(rest, 0, end);
        rest = text_slice(rest, end + 1, rest.size);
        const char *program = text_format(arena, "%.*s/%s", TEXT_ARGS(folder), name).at;
        if (folder.size && access(program, X_OK) == 0)
            return program;
    }
    return NULL;
}

typedef struct Ends {
    int in[2], out[2]; // ours first
} Ends;

static void close_pair(int ends[2])
{
    for (int i = 0; i < 2; i++)
        if (ends[i] >= 0)
            close(ends[i]);
}

static void stop_blocking(int descriptor)
{
    fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

// Its input is a socket, because a write to a pipe whose reader died raises a signal.
static bool open_ends(Ends *ends)
{
    *ends = (Ends){{-1, -1}, {-1, -1}};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends->in) != 0 || pipe2(ends->out, O_CLOEXEC) != 0) {
        close_pair(ends->in);
        return false;
    }
    stop_blocking(ends->in[0]);
    stop_blocking(ends->out[0]);
    return true;
}

// The loop blocks the signals that end the player; what it starts must heed them.
static void free_signals(posix_spawnattr_t *attributes)
{
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP);
}

enum { VARIABLES_MOST = 5 };

// Not ours: espeak-ng greets a sound server even where it only writes to its output, and the server's library makes
// folders at home and in the runtime folder for that, by which the hour could be told.
static void set_variables(Arena *arena, char *variables[VARIABLES_MOST + 1])
{
    static const char *const kept[] = {"PATH", "ESPEAK_DATA_PATH"};
    static const char *const own[] = {"HOME=/nonexistent", "XDG_RUNTIME_DIR=/nonexistent",
                                      "PULSE_SERVER=unix:/nonexistent"};
    int count = 0;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        variables[count++] = (char *)own[i];
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        if (getenv(kept[i]))
            variables[count++] = (char *)text_format(arena, "%s=%s", kept[i], getenv(kept[i])).at;
    assert(count <= VARIABLES_MOST);
    variables[count] = NULL;
}

static bool spawn(SpeechProcess *engine, const SpeechProcessSpec *spec, const Ends *ends)
{
    char speed[16], *variables[VARIABLES_MOST + 1];
    assert(spec->words_per_minute >= 0 && ends->in[1] >= 0 && ends->out[1] >= 0);
    snprintf(speed, sizeof speed, "%d", spec->words_per_minute);
    char *program = (char *)spec->program;
    char *speaks[] = {program, "--stdin", "--stdout", "-b", "1", "-m", "-s", speed, NULL};
    char *lists[] = {program, "--voices", NULL};
    char **arguments = spec->words_per_minute ? speaks : lists;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_adddup2(&actions, ends->in[1], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, ends->out[1], STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    free_signals(&attributes);
    Arena *arena = arena_create();
    set_variables(arena, variables);
    bool is_started = posix_spawn(&engine->process, spec->program, &actions, &attributes, arguments, variables) == 0;
    arena_destroy(arena);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return is_started;
}

bool speech_process_start(SpeechProcess *engine, const SpeechProcessSpec *spec)
{
    *engine = (SpeechProcess){0, -1, -1};
    Ends ends;
    if (!open_ends(&ends))
        return false;
    if (!spawn(engine, spec, &ends)) {
        close_pair(ends.in);
        close_pair(ends.out);
        *engine = (SpeechProcess){0, -1, -1};
        return false;
    }
    close(ends.in[1]);
    close(ends.out[1]);
    engine->in = ends.in[0];
    engine->out = ends.out[0];
    return true;
}

static void close_end(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

// True when something was taken. What a dying program does not take any more is not missed: its sound tells.
static bool feed(SpeechProcess *engine, Text *words)
{
    if (engine->in < 0)
        return false;
    ssize_t taken = words->size ? send(engine->in, words->at, words->size, MSG_NOSIGNAL) : 0;
    if (taken > 0)
        *words = text_slice(*words, (size_t)taken, words->size);
    bool is_broken = taken < 0 && errno != EAGAIN && errno != EINTR;
    if (!words->size || is_broken)
        close_end(&engine->in);
    return taken > 0;
}

static void make_room(SpeechProcessSound *sound)
{
    if (sound->size < sound->room)
        return;
    assert(sound->size == sound->room);
    size_t room = sound->room ? sound->room * 2 : SOUND_FIRST;
    uint8_t *wider = arena_alloc(sound->arena, room, 16);
    if (sound->size)
        memcpy(wider, sound->at, sound->size);
    sound->at = wider;
    sound->room = room;
}

// True when something came. The end of the sound closes our end.
static bool collect(SpeechProcess *engine, SpeechProcessSound *sound)
{
    bool has_come = false;
    while (engine->out >= 0) {
        make_room(sound);
        ssize_t size = read(engine->out, sound->at + sound->size, sound->room - sound->size);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0 && errno == EAGAIN)
            break;
        if (size <= 0 || sound->size + (size_t)size > SOUND_MOST) {
            close_end(&engine->out);
            break;
        }
        sound->size += (size_t)size;
        assert(sound->size <= sound->room);
        has_come = true;
    }
    return has_come;
}

SpeechProcessStep speech_process_step(SpeechProcess *engine, Text *words, SpeechProcessSound *sound)
{
    if (engine->process <= 0)
        return SPEECH_PROCESS_DEAD;
    bool has_fed = feed(engine, words), has_collected = collect(engine, sound);
    if (engine->out >= 0)
        return has_fed || has_collected ? SPEECH_PROCESS_MOVES : SPEECH_PROCESS_WAITS;
    int status;
    pid_t ended = waitpid(engine->process, &status, WNOHANG);
    if (ended == 0)
        return SPEECH_PROCESS_WAITS;
    engine->process = 0;
    close_end(&engine->in);
    assert(engine->in < 0 && engine->out < 0);
    return ended > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0 ? SPEECH_PROCESS_DONE : SPEECH_PROCESS_DEAD;
}

void speech_process_kill(SpeechProcess *engine)
{
    if (engine->process > 0) {
        kill(-engine->process, SIGKILL);
        kill(engine->process, SIGKILL);
        while (waitpid(engine->process, NULL, 0) < 0 && errno == EINTR)
            continue;
        close_end(&engine->in);
        close_end(&engine->out);
    }
    *engine = (SpeechProcess){0, -1, -1};
}
