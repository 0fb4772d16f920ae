#include "refusals.h"

#include <assert.h>
#include <dlfcn.h>
#include <execinfo.h>
#include <sched.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PLACES_MOST = 8192, FRAMES_MOST = 48, PAGES = 4096, KEPT_ERRORS = 100, EXIT_UNUSABLE_STATUS = 2 };

// What all processes see.
typedef struct Shared {
    atomic_flag is_held; // while a place is looked for
    long asked, every;
    int place_count;
    RefusalPlace places[PLACES_MOST];
} Shared;

static Shared *shared;
static int said;            // a file in memory that takes standard error of those that are refused
static pid_t first_process; // the player itself
static bool is_refused;     // this process is a copy that was refused something
static atomic_flag is_busy; // a request of one thread at a time
static _Thread_local bool is_within;

// ---- where a request comes from

// The library that an address belongs to, and whether it is one of the names of malloc.
typedef struct Spot {
    void *address;
    char library[REFUSAL_LIBRARY];
    bool is_own, is_malloc;
} Spot;

static Spot spots[PAGES];

static void name_library(Spot *spot, const char *path)
{
    const char *slash = strrchr(path, '/');
    snprintf(spot->library, sizeof spot->library, "%s", slash ? slash + 1 : path);
    char *dot = strstr(spot->library, ".so");
    if (dot)
        *dot = '\0';
    char *digits = strpbrk(spot->library, "-.0123456789");
    if (digits && digits > spot->library + 4)
        *digits = '\0';
}

static bool is_name_of_malloc(const char *name)
{
    static const char *const names[] = {"malloc",        "calloc",         "realloc",  "reallocarray",
                                        "aligned_alloc", "posix_memalign", "memalign", "heap_take"};
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

static const Spot *look_up(void *address)
{
    Spot *spot = &spots[(uintptr_t)address * 2654435761U / 64 % PAGES];
    Dl_info found, own;
    if (spot->address == address)
        return spot;
    *spot = (Spot){.address = address};
    if (!dladdr(address, &found) || !dladdr((void *)(uintptr_t)look_up, &own))
        return spot;
    spot->is_own = found.dli_fbase == own.dli_fbase;
    spot->is_malloc = is_name_of_malloc(found.dli_sname);
    if (spot->is_own)
        snprintf(spot->library, sizeof spot->library, "player");
    else
        name_library(spot, found.dli_fname);
    return spot;
}

static RefusalPlace find_place(void *asker)
{
    void *frames[FRAMES_MOST];
    RefusalPlace place = {.is_picture = getpid() != first_process};
    int count = backtrace(frames, FRAMES_MOST), at = 0, callers = 0;
    while (at < count && frames[at] != asker)
        at++;
    while (at < count && look_up(frames[at])->is_malloc)
        at++;
    for (int i = at; i < count && callers < REFUSAL_CALLERS; i++)
        if (look_up(frames[i])->is_own)
            place.callers[callers++] = frames[i];
    if (at < count)
        memcpy(place.library, look_up(frames[at])->library, sizeof place.library);
    return place;
}

static bool is_same(const RefusalPlace *a, const RefusalPlace *b)
{
    return a->is_picture == b->is_picture && strcmp(a->library, b->library) == 0 &&
           memcmp(a->callers, b->callers, sizeof a->callers) == 0;
}

static void hold(atomic_flag *flag)
{
    while (atomic_flag_test_and_set(flag))
        sched_yield();
}

// is_due: this request is to be refused.
static RefusalPlace *note_place(void *asker, bool *is_due)
{
    RefusalPlace place = find_place(asker);
    int i = 0;
    hold(&shared->is_held);
    while (i < shared->place_count && !is_same(&shared->places[i], &place))
        i++;
    assert(i < PLACES_MOST);
    if (i == shared->place_count)
        shared->places[shared->place_count++] = place;
    *is_due = ++shared->asked % shared->every == 0 || !shared->places[i].asked;
    shared->places[i].asked++;
    atomic_flag_clear(&shared->is_held);
    return &shared->places[i];
}

// ---- the copy

static void become_refused(void)
{
    enum { SECONDS = 600 };
    is_refused = true;
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    if (said >= 0 && getpid() != first_process) {
        dup2(said, STDERR_FILENO);
        if (write(KEPT_ERRORS, "", 0) == 0)
            dup2(said, KEPT_ERRORS);
    }
    alarm(SECONDS); // one that hangs
}

static RefusalEnd judge(int status, bool is_picture)
{
    char words[512] = "";
    if (!is_picture && pread(said, words, sizeof words - 1, 0) < 0)
        return REFUSAL_DAMAGED;
    if (WIFSIGNALED(status))
        return REFUSAL_CRASHED;
    int code = WEXITSTATUS(status);
    if (is_picture)
        return code == 0 || code == EXIT_UNUSABLE_STATUS ? REFUSAL_WITHDRAWN : REFUSAL_DAMAGED;
    if (code == 0)
        return REFUSAL_WENT_ON;
    return code != EXIT_UNUSABLE_STATUS ? REFUSAL_DAMAGED : words[0] ? REFUSAL_ENDED : REFUSAL_SILENT;
}

static void tell_of_fault(RefusalEnd end, int status, const RefusalPlace *place)
{
    char words[512] = "";
    if (end < REFUSAL_CRASHED || !getenv("FAULTS_TOLD"))
        return;
    ssize_t size = pread(said, words, sizeof words - 1, 0);
    fprintf(stderr, "# %ld %s status %x: %.*s\n", shared->asked, place->library, (unsigned)status, (int)size, words);
    backtrace_symbols_fd((void *const *)place->callers, 3, STDERR_FILENO);
}

// True in the copy.
static bool try_without(RefusalPlace *place)
{
    int status = 0;
    if (!place->is_picture && ftruncate(said, 0) == 0)
        lseek(said, 0, SEEK_SET);
    fflush(stdout);
    pid_t copy = fork();
    if (copy == 0) {
        become_refused();
        return true;
    }
    if (copy < 0 || waitpid(copy, &status, 0) != copy)
        abort();
    RefusalEnd end = judge(status, place->is_picture);
    place->refused++;
    place->ends[end]++;
    tell_of_fault(end, status, place);
    return false;
}

// True: it is refused.
static bool is_refused_here(void *asker)
{
    if (!shared || is_refused || is_within)
        return false;
    is_within = true;
    hold(&is_busy);
    bool is_due;
    RefusalPlace *place = note_place(asker, &is_due);
    bool is_copy = is_due && try_without(place);
    atomic_flag_clear(&is_busy);
    is_within = false;
    return is_copy;
}

// ---- in place of the C library's

void *__real___libc_malloc(size_t size);
void *__real___libc_calloc(size_t count, size_t size);
void *__real___libc_memalign(size_t align, size_t size);
void *__wrap___libc_malloc(size_t size);
void *__wrap___libc_calloc(size_t count, size_t size);
void *__wrap___libc_memalign(size_t align, size_t size);

void *__wrap___libc_malloc(size_t size)
{
    return is_refused_here(__builtin_return_address(0)) ? NULL : __real___libc_malloc(size);
}

void *__wrap___libc_calloc(size_t count, size_t size)
{
    return is_refused_here(__builtin_return_address(0)) ? NULL : __real___libc_calloc(count, size);
}

void *__wrap___libc_memalign(size_t align, size_t size)
{
    return is_refused_here(__builtin_return_address(0)) ? NULL : __real___libc_memalign(align, size);
}

// ---- beginning and end

void refusals_begin(long every)
{
    void *frames[FRAMES_MOST];
    backtrace(frames, FRAMES_MOST); // which loads what it needs at first
    assert(!shared && every > 0);
    said = memfd_create("said", MFD_CLOEXEC);
    first_process = getpid();
    Shared *made = mmap(NULL, sizeof *made, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert(said >= 0 && made != MAP_FAILED);
    made->every = every;
    shared = made;
}

void refusals_end(int status)
{
    if (is_refused) {
        fflush(NULL);
        _exit(status);
    }
    is_refused = true; // what the table takes is not refused
}

int refusals_places(const RefusalPlace **places)
{
    *places = shared->places;
    return shared->place_count;
}
