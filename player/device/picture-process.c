#include "device/picture-process.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "book/picture-bare.h"
#include "device/drawing-colors.h"
#include "device/surface.h"
#include "device/wait.h"

enum {
    MEMORY_MOST = 192 * 1024 * 1024, // beyond what the player has: twice the pixels of the largest picture, and half
    SECONDS_MOST = 4,                // of work
    WAIT_MOST_MS = 60000,            // on a machine that has other work too
    END_MOST_MS = 50,
};

// What both see: the pixels, row by row. The player believes nothing else that stands there.
typedef struct PictureSheet {
    bool is_done;
    Uint32 pixels[];
} PictureSheet;

// ---- In the process

static bool limit(__rlimit_resource_t resource, rlim_t most)
{
    return setrlimit(resource, &(struct rlimit){most, most}) == 0;
}

// The sanitiser takes terabytes of addresses for itself.
static bool limit_memory(void)
{
#ifdef __SANITIZE_ADDRESS__
    return true;
#else
    unsigned long pages = 0;
    FILE *own = fopen("/proc/self/statm", "re");
    bool is_known = own && fscanf(own, "%lu", &pages) == 1;
    if (own)
        fclose(own);
    return is_known && limit(RLIMIT_AS, (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + MEMORY_MOST);
#endif
}

// When memory ends, this process is ended before all others.
static void offer_itself(void)
{
    int own = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    ssize_t written = own < 0 ? 0 : write(own, "1000", 4);
    (void)written;
    if (own >= 0)
        close(own);
}

// Nothing of the player's stays open, and nothing is printed.
static void close_files(void)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        if (nowhere < 0 || dup2(nowhere, i) < 0)
            close(i);
    close_range(STDERR_FILENO + 1, ~0U, 0);
}

// A signal ends it: none is taken in a way of the player's.
static void free_signals(void)
{
    sigset_t none;
    for (int number = 1; number < NSIG; number++)
        signal(number, SIG_DFL);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool confine(void)
{
    free_signals();
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0)
        return false;
    offer_itself();
    bool is_limited =
        limit_memory() && limit(RLIMIT_CPU, SECONDS_MOST) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
    close_files();
    return is_limited;
}

static bool fill_sheet(const ImageLoader *imagery, const PictureOrder *order, PictureSheet *sheet)
{
    Arena *arena = arena_create();
    SourceBytes read = source_read(order->source, arena, order->path, PICTURE_FILE_MOST);
    PictureBare bare = picture_bare_read(arena, read.bytes);
    bool is_shown = bare.flaw == PICTURE_SOUND && picture_head_is_shown(&bare.head);
    if (!is_shown || !limit(RLIMIT_NOFILE, 0))
        return false;
    bare.bytes = drawing_colors_of(arena, bare.bytes, order->theme);
    SDL_Surface *drawn = image_loader_draw(imagery, &bare, order->size);
    if (!drawn)
        return false;
    size_t row = (size_t)order->size.w;
    for (int y = 0; y < order->size.h; y++)
        memcpy(sheet->pixels + (size_t)y * row, (char *)drawn->pixels + (ptrdiff_t)y * drawn->pitch,
               row * sizeof *sheet->pixels);
    surface_wipe(drawn);
    arena_destroy(arena);
    return true;
}

// ---- In the player

// Those that could not be ended at once have ended by and by, and are taken leave of.
static void reap_late(PictureProcess *run)
{
    int left = 0;
    for (int i = 0; i < run->late_count; i++)
        if (waitpid(run->late[i], NULL, WNOHANG) == 0)
            run->late[left++] = run->late[i];
    run->late_count = left;
}

// As it is without a process; those that are late stay known.
static void begin_anew(PictureProcess *run)
{
    PictureProcess empty = {.handle = -1, .late_count = run->late_count};
    memcpy(empty.late, run->late, sizeof empty.late);
    *run = empty;
}

bool picture_process_start(PictureProcess *run, const ImageLoader *imagery, const PictureOrder *order)
{
    assert(!run->process && order->size.w > 0 && order->size.h > 0);
    size_t bytes = sizeof(PictureSheet) + (size_t)order->size.w * (size_t)order->size.h * sizeof(Uint32);
    PictureSheet *sheet = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (sheet == MAP_FAILED)
        return false;
    begin_anew(run);
    run->sheet = sheet;
    run->sheet_bytes = bytes;
    run->size = order->size;
    run->process = fork();
    if (run->process == 0) {
        sheet->is_done = confine() && fill_sheet(imagery, order, sheet);
        _exit(0);
    }
    if (run->process > 0)
        run->handle = pidfd_open(run->process, 0);
    run->until_ms = wait_now_ms() + WAIT_MOST_MS;
    if (run->handle < 0)
        picture_process_end(run);
    return run->handle >= 0;
}

// True when it has ended.
static bool has_ended(PictureProcess *run, int wait_ms)
{
    int64_t until_ms = wait_now_ms() + wait_ms;
    struct pollfd polled = {.fd = run->handle, .events = POLLIN};
    while (poll(&polled, 1, wait_ms) < 0 && errno == EINTR)
        wait_ms = until_ms > wait_now_ms() ? (int)(until_ms - wait_now_ms()) : 0;
    return polled.revents && waitpid(run->process, NULL, WNOHANG) != 0;
}

PictureStep picture_process_step(PictureProcess *run, int wait_ms)
{
    assert(run->process > 0 && run->sheet);
    reap_late(run);
    if (!has_ended(run, wait_ms))
        return wait_now_ms() < run->until_ms ? PICTURE_STEP_WAITS : PICTURE_STEP_DEAD;
    run->process = 0;
    return run->sheet->is_done ? PICTURE_STEP_DONE : PICTURE_STEP_DEAD;
}

SDL_Surface *picture_process_take(const PictureProcess *run)
{
    assert(!run->process && run->sheet->is_done);
    size_t row = (size_t)run->size.w;
    SDL_Surface *surface = surface_create(run->size);
    for (int y = 0; surface && y < run->size.h; y++)
        memcpy((char *)surface->pixels + (ptrdiff_t)y * surface->pitch, run->sheet->pixels + (size_t)y * row,
               row * sizeof *run->sheet->pixels);
    return surface;
}

static void wait_for(pid_t process)
{
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR)
        continue;
}

// One that is stuck in a read of a broken disc cannot be ended before that, and a busy machine takes its time; nobody
// waits for it, unless there are many.
static void kill_process(PictureProcess *run)
{
    kill(run->process, SIGKILL);
    if (run->handle < 0)
        wait_for(run->process);
    else if (!has_ended(run, END_MOST_MS)) {
        if (run->late_count == PICTURE_PROCESSES_LATE)
            wait_for(run->late[--run->late_count]);
        run->late[run->late_count++] = run->process;
    }
}

void picture_process_end(PictureProcess *run)
{
    if (run->process > 0)
        kill_process(run);
    if (run->sheet) {
        explicit_bzero(run->sheet, run->sheet_bytes);
        munmap(run->sheet, run->sheet_bytes);
        if (run->handle >= 0)
            close(run->handle);
    }
    begin_anew(run);
    reap_late(run);
}
