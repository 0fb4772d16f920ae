// BenchProcess: a program started under the stopwatch. It is told the moment of its start in LECTERN_EXEC_NS, prints
// one line of JSON with its figures (command/bench-window.h says which), and either ends or stays at rest until it is
// told to.
#pragma once

#include <stdbool.h>

typedef struct BenchReport {
    double first_page_ms, turn_ms, pss_kib; // NAN: it did not say
    double frames_at_rest, wakeups_at_rest; // of two seconds; NAN: not watched
} BenchReport;

// Runs it and waits for its end. watches_rest: keeps it at rest for two seconds and counts how often its threads woke.
// False when it could not be started or did not print its line within ten seconds. is_quiet: what it complains about is
// not printed.
bool bench_process_run(BenchReport *report, char *const *argv, bool watches_rest, bool is_quiet);
