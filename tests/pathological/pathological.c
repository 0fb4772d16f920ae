// pathological KNOWN [KIND]: content that is allowed and meant badly. Each kind of workload is checked and visited at
// n, 2n and 4n, and hidden while 4n of it are opened, each in a process of its own with little memory and stack. Its
// costs are counted, not timed: they may grow like n log n. What still fails stands in the list KNOWN with its reason;
// the list can only shrink, for what is listed and does not fail is a fault too.
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/command.h"
#include "command/made-folder.h"
#include "command/stage.h"
#include "command/workload.h"
#include "counts.h"
#include "proof/proof.h"

enum {
    SIZES = 3,
    SPACE_MOST = 1 << 30, // bytes, and of the stack:
    STACK_MOST = 1 << 20,
    SECONDS_MOST = 120,             // of the processor: against what does not come back from a library
    FLOOR_BLOCKS = 5 * 1000 * 1000, // what grows by less is not judged
    FLOOR_BYTES = 24 << 20, // nor memory: the most at one time may be that of opening or of an array that has doubled
};
#define BLOCKS_MOST 1000000000L
#define DEAF_BLOCKS_MOST 30000000L // Hide waits for no more: some 35 ms on a desktop computer
#define EXPONENT_MOST 1.25         // of n log n it is less than 1.2 by these sizes

typedef struct Act {
    const char *name;
    int (*take)(const Workload *workload, char *folder); // in a process of its own, which it ends with this status
    bool grows;       // else the largest size is enough: it is hidden more or less often
    long blocks_most; // what is hidden on its way is opened and judged up to there, and then as a whole
} Act;

// ---- the acts

static void hush(int descriptor)
{
    if (!freopen("/dev/null", "w", descriptor == STDOUT_FILENO ? stdout : stderr))
        _exit(EXIT_UNUSABLE);
}

static int check(const Workload *workload, char *folder)
{
    (void)workload;
    char name[] = "check", *argv[] = {name, folder, NULL};
    return check_command.run(2, argv);
}

// What changes the screen's state most: the first and the last thing that can be chosen.
static void choose(Stage *stage)
{
    static const ActionKind kinds[] = {ACTION_CHOOSE, ACTION_TOGGLE,    ACTION_RATE,
                                       ACTION_SORT,   ACTION_TURN_OVER, ACTION_EXPAND};
    const Frame *frame = stage_frame(stage);
    Action first = {.kind = ACTION_NONE}, last = first;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        for (size_t k = 0; target->enabled && k < sizeof kinds / sizeof *kinds; k++) {
            if (target->action.kind != kinds[k])
                continue;
            first = first.kind ? first : target->action;
            last = target->action;
        }
    }
    if (first.kind)
        app_perform(stage->app, first);
    stage_frame(stage);
    if (last.kind)
        app_perform(stage->app, last);
}

typedef struct Goal {
    const char *id, *screen;
} Goal;

static const Goal goals[] = {
    [PLACE_FLOW] = {WORKLOAD_CHAPTER, "chapter"},
    [PLACE_EXERCISE] = {WORKLOAD_EXERCISE, "exercise"},
    [PLACE_QUESTIONS] = {WORKLOAD_QUESTIONS, "faq"},
    [PLACE_SUPPORT] = {"support", "support"},
    [PLACE_SHELF] = {"a-book", "shelf"},
    [PLACE_LIBRARY] = {"comfort", "comfort"},
};
enum { GOAL_COUNT = sizeof goals / sizeof *goals };

// Hide comes when the player has asked for it so often.
static int asks_left;

static bool is_hidden_from(void *owner)
{
    (void)owner;
    counts_heed();
    return asks_left > 0 && --asks_left == 0;
}

static Interrupt interrupt = {.is_wanted = is_hidden_from};

static bool open_stage(Stage *stage, const char *folder)
{
    StageSpec spec = {
        .content = folder, .window = {1024, 600}, .preferences.text_step = TEXT_STEP_DEFAULT, .interrupt = &interrupt};
    bool is_open = stage_open(stage, &spec);
    counts_heed();
    return is_open;
}

static void open_goal(Stage *stage, const Goal *goal)
{
    app_perform(stage->app, (Action){.kind = ACTION_OPEN, .id = id_of(text_of(goal->id)), .value = OPEN_WHOLE});
}

// False when something else stands there.
static bool open_and_leaf(Stage *stage, const Goal *goal)
{
    enum { TURNS = 36, LISTEN_MS = 2000 }; // more than there can be answers
    open_goal(stage, goal);
    bool is_there = text_is(stage_frame(stage)->screen, goal->screen);
    app_perform(stage->app, (Action){.kind = ACTION_LISTEN});
    stage_wait(stage, LISTEN_MS);
    app_perform(stage->app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_END});
    for (int i = 0; i < TURNS; i++) {
        choose(stage);
        app_perform(stage->app, (Action){.kind = ACTION_NEXT});
    }
    stage_frame(stage);
    return is_there;
}

// An item that is faulty by its kind need not open; all others do.
static int visit(const Workload *workload, char *folder)
{
    Stage stage;
    bool is_well = true;
    if (!open_stage(&stage, folder))
        return EXIT_UNUSABLE;
    for (size_t i = 0; i < GOAL_COUNT; i++)
        if (goals[i].id)
            is_well &= open_and_leaf(&stage, &goals[i]) || (workload->is_faulty && workload->place == (WorkloadPlace)i);
    stage_resize(&stage, (Size){600, 1024});
    stage_frame(&stage);
    is_well &= app_face(stage.app) == FACE_VISIT;
    stage_close(&stage);
    return is_well ? EXIT_WELL : EXIT_FAULTY;
}

// Opens it, and hides while it is opened; false once it is there before Hide comes.
static bool open_and_hide(Stage *stage, const Goal *goal, int asks, bool *is_well)
{
    asks_left = asks;
    counts_heed();
    open_goal(stage, goal);
    app_frame(stage->app);
    bool is_hidden = interrupt_is_raised(&interrupt);
    asks_left = 0;
    interrupt.is_raised = false;
    app_perform(stage->app, (Action){.kind = ACTION_HIDE});
    *is_well &= text_is(app_frame(stage->app)->screen, "cover");
    counts_heed();
    app_settle(stage->app);
    app_begin(stage->app);
    app_frame(stage->app);
    return is_hidden;
}

// The same with the check that staff begin.
static bool check_and_hide(Stage *stage, int asks)
{
    Problems problems = {.arena = arena_create(), .interrupt = &interrupt};
    asks_left = asks;
    counts_heed();
    Proof *proof = proof_begin(stage->source, NULL, &problems);
    while (!interrupt_is_raised(&interrupt) && proof_go_on(proof))
        continue;
    bool is_hidden = interrupt_is_raised(&interrupt);
    asks_left = 0;
    interrupt.is_raised = false;
    proof_end(proof);
    arena_destroy(problems.arena);
    counts_heed();
    return is_hidden;
}

// What is opened after it was hidden on its way is whole.
static int hide(const Workload *workload, char *folder)
{
    Stage stage;
    bool is_well = true;
    if (!open_stage(&stage, folder))
        return EXIT_UNUSABLE;
    for (size_t i = 0; i < GOAL_COUNT; i++)
        for (int asks = 1; goals[i].id && open_and_hide(&stage, &goals[i], asks, &is_well);)
            asks *= 4;
    for (int asks = 1; check_and_hide(&stage, asks);)
        asks *= 4;
    is_well &= open_and_leaf(&stage, &goals[PLACE_FLOW]) || (workload->is_faulty && workload->place == PLACE_FLOW);
    stage_close(&stage);
    return is_well ? EXIT_WELL : EXIT_FAULTY;
}

static const Act acts[] = {
    {"check", check, true, BLOCKS_MOST}, {"visit", visit, true, BLOCKS_MOST}, {"hide", hide, false, 2 * BLOCKS_MOST}};
enum { ACT_COUNT = sizeof acts / sizeof *acts };

// ---- one run

static int report_descriptor; // of the process that is counted

static void send_counts(void)
{
    Counts counts = counts_end();
    if (write(report_descriptor, &counts, sizeof counts) != (ssize_t)sizeof counts)
        _exit(EXIT_UNUSABLE);
}

static void give_up(void)
{
    send_counts();
    _exit(EXIT_WELL);
}

static void limit(int resource, rlim_t most)
{
    struct rlimit limits = {.rlim_cur = most, .rlim_max = most};
    if (setrlimit(resource, &limits) != 0)
        _exit(EXIT_UNUSABLE);
}

static void run_act(const Act *act, const Workload *workload, char *folder)
{
    hush(STDOUT_FILENO);
    hush(STDERR_FILENO);
    limit(RLIMIT_AS, SPACE_MOST);
    limit(RLIMIT_STACK, STACK_MOST);
    limit(RLIMIT_CPU, SECONDS_MOST);
    limit(RLIMIT_CORE, 0);
    counts_begin(act->blocks_most, give_up);
    int status = act->take(workload, folder);
    send_counts();
    _exit(status);
}

// The counts of the act; false when it died. *status is what it ended with.
static bool count_act(const Act *act, const Workload *workload, char *folder, Counts *counts, int *status)
{
    int ends[2];
    if (pipe(ends) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        report_descriptor = ends[1];
        run_act(act, workload, folder);
    }
    close(ends[1]);
    bool is_told = read(ends[0], counts, sizeof *counts) == (ssize_t)sizeof *counts;
    close(ends[0]);
    if (child < 0 || waitpid(child, status, 0) != child)
        return false;
    return is_told;
}

// ---- the judgement

// Takes a line's worth of words to the fault. The first one counts.
__attribute__((format(printf, 2, 3))) static void tell(char fault[256], const char *format, ...)
{
    va_list args;
    va_start(args, format);
    if (!fault[0])
        vsnprintf(fault, 256, format, args);
    va_end(args);
}

static void judge_run(const Act *act, const Workload *workload, const Counts *counts, int status, char fault[256])
{
    if (counts->is_over)
        tell(fault, "runs more than %ld million blocks", act->blocks_most / 1000000);
    else if (!WIFEXITED(status))
        tell(fault, "dies of signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else if (act->take != check && counts->deaf_blocks > DEAF_BLOCKS_MOST)
        tell(fault, "would not heed Hide for %.1f million blocks", (double)counts->deaf_blocks / 1e6);
    else if (act->take != check && WEXITSTATUS(status) != EXIT_WELL)
        tell(fault, "opens something else, or ends the visit");
    else if (act->take == check && WEXITSTATUS(status) != (workload->is_faulty ? EXIT_FAULTY : EXIT_WELL))
        tell(fault, "ends with %d", WEXITSTATUS(status));
}

// How fast a cost grows: what the second doubling adds over what the first one does, so that what does not grow is left
// out.
static double exponent_of(const double cost[SIZES], double floor)
{
    double first = cost[1] - cost[0], second = cost[2] - cost[1];
    if (second < floor)
        return 0;
    return log2(second / (first > floor / 4 ? first : floor / 4));
}

static void judge_growth(const Counts counts[SIZES], char fault[256])
{
    double blocks[SIZES], bytes[SIZES];
    for (int i = 0; i < SIZES; i++) {
        blocks[i] = (double)counts[i].blocks;
        bytes[i] = (double)counts[i].bytes_most;
    }
    double work = exponent_of(blocks, FLOOR_BLOCKS), memory = exponent_of(bytes, FLOOR_BYTES);
    printf(" %7.1f %7.1f %7.1f M blocks, n^%.2f; %5.1f %5.1f %5.1f MiB, n^%.2f; stack %zu KiB; deaf %.2f M\n",
           blocks[0] / 1e6, blocks[1] / 1e6, blocks[2] / 1e6, work, bytes[0] / 1048576, bytes[1] / 1048576,
           bytes[2] / 1048576, memory, counts[SIZES - 1].stack_bytes / 1024,
           (double)counts[SIZES - 1].deaf_blocks / 1e6);
    if (work > EXPONENT_MOST)
        tell(fault, "work grows like n^%.2f", work);
    if (memory > EXPONENT_MOST)
        tell(fault, "memory grows like n^%.2f", memory);
}

static void judge_act(const Act *act, const Workload *workload, char folders[SIZES][64], char fault[256])
{
    Counts counts[SIZES] = {0};
    fault[0] = '\0';
    printf("%-12s %s:", workload->name, act->name);
    fflush(stdout);
    for (int i = act->grows ? 0 : SIZES - 1; i < SIZES && !fault[0]; i++) {
        int status = 0;
        if (!count_act(act, workload, folders[i], &counts[i], &status) && WIFEXITED(status))
            tell(fault, "cannot be counted");
        judge_run(act, workload, &counts[i], status, fault);
        if (fault[0])
            printf(" at %d: ", workload->least << i);
    }
    const Counts *last = &counts[SIZES - 1];
    if (fault[0])
        printf("%s\n", fault);
    else if (act->grows)
        judge_growth(counts, fault);
    else
        printf(" %7.1f M blocks; %5.1f MiB; stack %zu KiB; deaf %.2f M\n", (double)last->blocks / 1e6,
               (double)last->bytes_most / 1048576, last->stack_bytes / 1024, (double)last->deaf_blocks / 1e6);
}

// ---- the list

// The reason why this may still fail, or NULL.
static const char *find_known(const char *path, const char *kind, const char *act)
{
    static char line[256];
    char start[64];
    const char *reason = NULL;
    FILE *list = fopen(path, "r");
    int size = snprintf(start, sizeof start, "%s %s: ", kind, act);
    while (list && !reason && fgets(line, sizeof line, list))
        if (strncmp(line, start, (size_t)size) == 0)
            reason = line + size;
    if (list)
        fclose(list);
    return reason;
}

static bool is_as_known(const char *path, const Workload *workload, const Act *act, const char *fault)
{
    const char *reason = find_known(path, workload->name, act->name);
    if (!fault[0] != !reason)
        fprintf(stderr, "pathological: %s %s: %s\n", workload->name, act->name,
                reason ? "it fails no more; take it out of the list" : fault);
    return !fault[0] == !reason;
}

static bool try_workload(const char *known, const Workload *workload)
{
    char folders[SIZES][64], fault[256];
    bool is_well = true;
    for (int i = 0; i < SIZES; i++) {
        strcpy(folders[i], "/tmp/lectern-pathological-XXXXXX");
        is_well = mkdtemp(folders[i]) && workload_write(workload, workload->least << i, folders[i]) && is_well;
    }
    if (!is_well)
        fprintf(stderr, "pathological: %s cannot be written\n", workload->name);
    bool is_written = is_well;
    for (int i = 0; is_written && i < ACT_COUNT; i++) {
        judge_act(&acts[i], workload, folders, fault);
        is_well &= is_as_known(known, workload, &acts[i], fault);
    }
    for (int i = 0; i < SIZES; i++)
        made_folder_remove(folders[i]);
    return is_well;
}

int main(int argc, char **argv)
{
    int tried = 0, failed = 0;
    if (argc < 2) {
        fputs("pathological KNOWN [KIND...]\n", stderr);
        return EXIT_UNUSABLE;
    }
    for (int i = 0; i < workload_count; i++) {
        bool is_wanted = argc == 2;
        for (int k = 2; k < argc; k++)
            is_wanted = is_wanted || strcmp(argv[k], workloads[i].name) == 0;
        if (!is_wanted)
            continue;
        tried++;
        failed += !try_workload(argv[1], &workloads[i]);
    }
    printf("%d kinds, %d at fault\n", tried, failed);
    return failed || !tried;
}
