// Scan: driving by one switch or two. A highlight goes from row to row; the acting switch enters a row, then takes one
// of its controls. By one switch the highlight moves by itself and rests after some rounds in which nothing was taken;
// by two the second one moves it. It stands on a control, not on a place: in a new frame it goes on where that control
// is, and begins anew where it is gone.
#pragma once

#include "page/frame.h"

// Controls that stand beside each other: enabled targets as they are read from side to side.
typedef struct ScanRow {
    const int *targets;   // indices in the frame
    const uint64_t *keys; // target_key of each
    int count;
    Rect rect; // around all of them
    int radius_px;
    Role role;   // of the first
    bool is_bar; // one of the bars
} ScanRow;

typedef struct ScanRows {
    const Target *targets; // the frame's
    ScanRow *at;           // from top to bottom, but for Next, which stands alone before the bars
    int count, room;
    int home; // where the highlight begins: the first row of an open sheet, else of what stands between the bars, else
              // that of Next
} ScanRows;

// The rows of a frame, in arena.
void scan_rows(const Frame *frame, Arena *arena, ScanRows *rows);

enum {
    SCAN_ROUNDS = 3,
    SCAN_ROW_MOST = 6,  // controls that stand beside each other and are more make rows of equal length
    SCAN_DEAF_MS = 300, // a second press of the same switch within it is a tremor (EN 301 549, 5.8)
};

typedef struct Scan {
    bool is_on, is_inside; // inside: among the controls of a row
    bool is_fresh;         // it stays longer where it begins, so that there is time to see where it is
    int row, item;
    int from;                 // the row at which a round is complete
    int rounds;               // completed without a press
    uint64_t key;             // of the control, or of the first one of the row
    uint64_t taken_key;       // of the control that was taken last: it begins there again; 0: none
    int64_t moved_ms;         // when it came where it is
    int64_t deaf_until_ms[2]; // of the acting switch, of the moving one
} Scan;

// When it moves by itself; INT64_MAX: it does not.
int64_t scan_due_ms(const Scan *scan, ScanPace pace);

// A switch went down (0: acting, 1: moving); false when that was a tremor.
bool scan_hears(Scan *scan, int which, int64_t now_ms);

// From rest, where something was taken last, else at home.
void scan_begin(Scan *scan, const ScanRows *rows, int64_t now_ms);

// The acting switch: enters a row, or takes a control. Returns the index of the target to act on, or -1.
int scan_act(Scan *scan, const ScanRows *rows, int64_t now_ms);

// To the next place; from the last control of a row back to the rows.
void scan_step(Scan *scan, const ScanRows *rows, int64_t now_ms);

// From a tab that was taken, wherever it is in a frame stated anew, to what it has opened: the next row that holds no
// tabs.
void scan_leave_tabs(Scan *scan, const ScanRows *rows, int64_t now_ms);

// To the row of the control where the visitor goes on.
void scan_come(Scan *scan, const ScanRows *rows, int target, int64_t now_ms);

// A sheet has opened: it begins there in the next frame.
void scan_leave(Scan *scan);

// Finds its place in a frame stated anew and marks it there.
void scan_apply(Scan *scan, const ScanRows *rows, Frame *frame, int64_t now_ms);

// The row or control it is at; false when it rests. For speaking it.
bool scan_at(const Scan *scan, const ScanRows *rows, ScanRow *at);

// After its rounds: it keeps in mind what was taken last. Otherwise it forgets that too.
void scan_pause(Scan *scan);
void scan_rest(Scan *scan);
