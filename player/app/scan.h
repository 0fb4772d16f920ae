// Scan: driving by one switch or two. A highlight goes from row to row; the acting switch enters a row, then takes one of its
// controls. By one switch the highlight moves by itself and rests after some rounds in which nothing was taken; by two the second
// one moves it.
#pragma once

#include "page/frame.h"

// Controls that stand beside each other: enabled targets in reading order.
typedef struct ScanRow {
    const int *targets; // indices in the frame
    int count;
    Rect rect;
} ScanRow;

typedef ARRAY(ScanRow) ScanRows;

// The rows of a frame, in arena.
void scan_rows(const Frame *frame, Arena *arena, ScanRows *rows);

enum { SCAN_ROUNDS = 3 };

typedef struct Scan {
    bool is_on, is_inside; // inside: among the controls of a row
    int row, item;
    int rounds;       // completed without a choice
    uint64_t key;     // of the first control of the row, or of the control: to find it in a new frame
    int64_t moved_ms; // when the highlight came where it is
} Scan;

// The time it stays at one place.
int scan_dwell_ms(ScanPace pace);

// The acting switch: begins, enters a row, or takes a control. Returns the index of the target to act on, or -1.
int scan_act(Scan *scan, const Frame *frame, const ScanRows *rows, int64_t now_ms);

// To the next place; from the last control of a row back to the rows.
void scan_step(Scan *scan, const Frame *frame, const ScanRows *rows, int64_t now_ms);

// Finds its place in a frame stated anew and marks it there.
void scan_apply(Scan *scan, const ScanRows *rows, Frame *frame);

// The row or control it is at; false when it rests. For speaking it.
bool scan_at(const Scan *scan, const ScanRows *rows, ScanRow *at);

void scan_rest(Scan *scan);
