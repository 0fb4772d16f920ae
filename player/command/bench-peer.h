// BenchPeer: another program that shows the same words in the same letters, to be measured beside the player. It is
// called as
//
//   PROGRAM --text FILE --font FILE --size PX --window WxH
//
// with a text file of this library's words, and prints what command/bench-process.h expects.
#pragma once

#include "command/bench-process.h"
#include "command/stage.h"

typedef struct BenchPeer BenchPeer;

// Writes the text to a temporary file. NULL when it cannot, or there is no library; a sentence was printed.
BenchPeer *bench_peer_prepare(char *program, const StageSpec *spec);

// Removes the file.
void bench_peer_dismiss(BenchPeer *rival);

// Runs it once; false as bench_process_run.
bool bench_peer_run(const BenchPeer *rival, BenchReport *report, bool is_quiet);
