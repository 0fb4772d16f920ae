#include "command/bench-process.h"

#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "device/wait.h"

extern char **environ;

enum { LINE_MOST = 512, PATH_MOST = 512, PATIENCE_MS = 10000, CALM_MS = 300, REST_MS = 2000 };

typedef struct Trial {
    pid_t pid;
    int out; // what it prints
} Trial;

static bool start(Trial *trial, char *const *argv, bool is_quiet)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    assert(argv[0]);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    posix_spawn_file_actions_addclose(&actions, ends[0]);
    posix_spawn_file_actions_addclose(&actions, ends[1]);
    if (is_quiet)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    char now[32];
    snprintf(now, sizeof now, "%lld", (long long)wait_now_ns());
    setenv("LECTERN_EXEC_NS", now, 1);
    bool is_started = posix_spawn(&trial->pid, argv[0], &actions, NULL, argv, environ) == 0;
    unsetenv("LECTERN_EXEC_NS");
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    trial->out = ends[0];
    if (!is_started)
        close(ends[0]);
    return is_started;
}

// The next line it prints; false when it ends or keeps silent instead.
static bool read_line(const Trial *trial, char line[LINE_MOST])
{
    int64_t end = wait_now_ms() + PATIENCE_MS;
    for (size_t size = 0; size + 1 < LINE_MOST; size++) {
        struct pollfd polled = {.fd = trial->out, .events = POLLIN};
        int64_t left = end - wait_now_ms();
        if (left <= 0 || poll(&polled, 1, (int)left) <= 0 || read(trial->out, line + size, 1) != 1)
            return false;
        line[size + 1] = 0;
        if (line[size] == '\n')
            return true;
    }
    return false;
}

static double read_number(const char *line, const char *name)
{
    const char *found = strstr(line, name);
    return found ? strtod(found + strlen(name), NULL) : NAN;
}

static long read_switches(const char *status)
{
    FILE *file = fopen(status, "r");
    char line[LINE_MOST];
    long count = 0;
    while (file && fgets(line, sizeof line, file) && sscanf(line, "voluntary_ctxt_switches: %ld", &count) != 1)
        continue;
    if (file)
        fclose(file);
    return count;
}

// How often its threads have gone to sleep so far.
static long count_sleeps(const Trial *trial)
{
    char tasks[64], status[PATH_MOST];
    snprintf(tasks, sizeof tasks, "/proc/%d/task", (int)trial->pid);
    DIR *folder = opendir(tasks);
    long count = 0;
    for (const struct dirent *task; folder && (task = readdir(folder));) {
        snprintf(status, sizeof status, "%s/%.32s/status", tasks, task->d_name);
        if (task->d_name[0] != '.')
            count += read_switches(status);
    }
    if (folder)
        closedir(folder);
    return count;
}

static void watch_rest(const Trial *trial, BenchReport *report)
{
    poll(NULL, 0, CALM_MS);
    long before = count_sleeps(trial);
    poll(NULL, 0, REST_MS);
    report->wakeups_at_rest = (double)(count_sleeps(trial) - before);
}

static void end(const Trial *trial, BenchReport *report, bool is_patient)
{
    char line[LINE_MOST];
    assert(trial->pid > 0 && trial->out >= 0);
    kill(trial->pid, is_patient ? SIGTERM : SIGKILL);
    if (is_patient && read_line(trial, line) && !isnan(report->wakeups_at_rest))
        report->frames_at_rest = read_number(line, "\"frames_at_rest\":");
    close(trial->out);
    while (waitpid(trial->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
}

bool bench_process_run(BenchReport *report, char *const *argv, bool watches_rest, bool is_quiet)
{
    *report = (BenchReport){NAN, NAN, NAN, NAN, NAN};
    Trial trial;
    char line[LINE_MOST];
    if (!start(&trial, argv, is_quiet))
        return false;
    bool has_reported = read_line(&trial, line);
    if (has_reported) {
        report->first_page_ms = read_number(line, "\"first_page_ms\":");
        report->turn_ms = read_number(line, "\"turn_ms\":");
        report->pss_kib = read_number(line, "\"pss_kib\":");
        if (watches_rest)
            watch_rest(&trial, report);
    }
    end(&trial, report, has_reported);
    return has_reported;
}
