// growth CONTENT: what a reader's acts cost grows with what is looked at, not with what is there. The acts are taken
// in small corpora and in large ones, each in a process of its own, and their work and memory are counted: in the large
// one they may be so many times those in the small one. Books of the world are read in the library CONTENT.
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "command/bench-reader.h"
#include "command/command.h"
#include "command/made-folder.h"
#include "counts.h"

enum { PART_BYTES = 100 * 1000, SHORT_BYTES = 6 * 1000, MILLION = 1000 * 1000 };
enum { BYTES_LEAST = MILLION }; // what stays below that is not judged

typedef enum Amount { TWO_PARTS, MANY_PARTS, FEW_SHORT, SOME_SHORT, MANY_SHORT, TWO_LONG, AMOUNT_COUNT } Amount;

// Fifty and a hundred times as many, and twenty times as long.
static const Corpus amounts[] = {
    [TWO_PARTS] = {false, 2, PART_BYTES},      [MANY_PARTS] = {false, 100, PART_BYTES},
    [FEW_SHORT] = {false, 10, SHORT_BYTES},    [SOME_SHORT] = {false, 100, SHORT_BYTES},
    [MANY_SHORT] = {false, 1000, SHORT_BYTES}, [TWO_LONG] = {false, 2, 20L * PART_BYTES},
};

typedef struct Claim {
    BenchAct act;
    Amount small, large;
    double times_most;
} Claim;

static const Claim claims[] = {
    // However much there is, the same is looked at.
    {BENCH_ACT_FIRST_PAGE, TWO_PARTS, MANY_PARTS, 1.2},
    {BENCH_ACT_TURN, TWO_PARTS, MANY_PARTS, 1.2},
    {BENCH_ACT_SIZE, TWO_PARTS, MANY_PARTS, 1.2},
    {BENCH_ACT_END, TWO_PARTS, MANY_PARTS, 1.2},
    {BENCH_ACT_FIRST_PAGE, FEW_SHORT, MANY_SHORT, 1.2},
    {BENCH_ACT_TURN, FEW_SHORT, MANY_SHORT, 1.2},
    {BENCH_ACT_SIZE, FEW_SHORT, MANY_SHORT, 1.2},
    {BENCH_ACT_END, FEW_SHORT, MANY_SHORT, 1.2},
    {BENCH_ACT_TURN, TWO_PARTS, TWO_LONG, 1.2},
    {BENCH_ACT_SIZE, TWO_PARTS, TWO_LONG, 1.2},
    // An item is read as a whole, and its end is found past all of its pages.
    {BENCH_ACT_FIRST_PAGE, TWO_PARTS, TWO_LONG, 25},
    {BENCH_ACT_END, TWO_PARTS, TWO_LONG, 25},
    // To open takes the heads of all items, whatever they hold.
    {BENCH_ACT_OPEN, SOME_SHORT, MANY_PARTS, 1.2},
    {BENCH_ACT_OPEN, FEW_SHORT, MANY_SHORT, 100},
};
enum { CLAIM_COUNT = sizeof claims / sizeof *claims };

// ---- Counting

// What the acts took; shared with the process that counts it. No blocks: it did not come so far.
typedef struct Costs {
    Counts acts[BENCH_ACT_COUNT];
} Costs;

static void never_over(void)
{
    _exit(EXIT_UNUSABLE);
}

// Words are listed by the bench alone.
static bool count_acts(const Corpus *corpus, const char *content, const char *folder, Costs *costs)
{
    const StageSpec spec = {.content = content, .window = {1280, 800}, .preferences.text_step = TEXT_STEP_DEFAULT};
    BenchReader reader;
    bool is_well = corpus_write(corpus, folder) && bench_reader_begin(&reader, &spec, corpus, folder);
    for (int act = 0; act < BENCH_ACT_LIST && is_well; act++) {
        counts_begin(10000L * MILLION, never_over);
        is_well = bench_reader_take(&reader, (BenchAct)act);
        costs->acts[act] = counts_end();
    }
    return is_well;
}

static bool measure(const Corpus *corpus, const char *content, Costs *costs)
{
    char folder[] = MADE_FOLDER_TEMPLATE;
    int status = EXIT_UNUSABLE;
    if (!made_folder_create(folder))
        return false;
    pid_t child = fork();
    if (child == 0)
        _exit(count_acts(corpus, content, folder, costs) ? EXIT_WELL : EXIT_UNUSABLE);
    bool is_over = child > 0 && waitpid(child, &status, 0) == child;
    made_folder_remove(folder);
    return is_over && WIFEXITED(status) && WEXITSTATUS(status) == EXIT_WELL;
}

// ---- Judging

static bool is_within(double small, double large, double times_most)
{
    return small > 0 && large <= small * times_most;
}

static bool judge_claim(const char *name, const Claim *claim, const Costs costs[AMOUNT_COUNT])
{
    const Counts *small = &costs[claim->small].acts[claim->act], *large = &costs[claim->large].acts[claim->act];
    const Corpus *few = &amounts[claim->small], *many = &amounts[claim->large];
    double bytes = (double)small->bytes_most, bytes_after = (double)large->bytes_most;
    bytes = bytes > BYTES_LEAST ? bytes : BYTES_LEAST;
    bool holds = is_within((double)small->blocks, (double)large->blocks, claim->times_most) &&
                 is_within(bytes, bytes_after, claim->times_most);
    printf("%-8s%-11s%5d of %7ld bytes:%8.2f M blocks,%8.2f MB; %5d of %7ld:%8.2f M,%8.2f MB; %6.2f times, at most "
           "%g%s\n",
           name, bench_act_name(claim->act), few->item_count, few->item_bytes, (double)small->blocks / MILLION,
           (double)small->bytes_most / MILLION, many->item_count, many->item_bytes, (double)large->blocks / MILLION,
           bytes_after / MILLION, (double)large->blocks / (double)small->blocks, claim->times_most,
           holds ? "" : " <- grows");
    return holds;
}

static bool judge(const char *name, const Costs costs[AMOUNT_COUNT])
{
    bool holds = true;
    for (int i = 0; i < CLAIM_COUNT; i++)
        holds = judge_claim(name, &claims[i], costs) && holds;
    return holds;
}

static bool try_all(bool is_book, const char *content, Costs *costs)
{
    for (int i = 0; i < AMOUNT_COUNT; i++) {
        Corpus corpus = amounts[i];
        corpus.is_book = is_book;
        if (!measure(&corpus, content, &costs[i])) {
            fprintf(stderr, "growth: %d of %ld bytes cannot be read through\n", corpus.item_count, corpus.item_bytes);
            return false;
        }
    }
    return judge(is_book ? "book" : "library", costs);
}

int main(int argc, char **argv)
{
    Costs *costs =
        mmap(NULL, sizeof(Costs[2][AMOUNT_COUNT]), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (argc != 2 || costs == MAP_FAILED) {
        fputs("growth CONTENT\n", stderr);
        return EXIT_UNUSABLE;
    }
    bool holds = try_all(false, argv[1], costs);
    holds = try_all(true, argv[1], costs + AMOUNT_COUNT) && holds;
    return holds ? EXIT_WELL : EXIT_FAULTY;
}
