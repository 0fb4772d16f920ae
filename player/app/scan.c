#include "app/scan.h"

#include <assert.h>

// ---- time

// The time it stays at one place; 0 where it does not move by itself.
static int find_dwell_ms(ScanPace pace)
{
    static const int dwells_ms[SCAN_PACE_COUNT] = {[SCAN_SLOW] = 3000, [SCAN_MIDDLE] = 2000, [SCAN_QUICK] = 1200};
    return dwells_ms[pace];
}

int64_t scan_due_ms(const Scan *scan, ScanPace pace)
{
    int dwell_ms = find_dwell_ms(pace);
    return scan->is_on && dwell_ms ? scan->moved_ms + dwell_ms + (scan->is_fresh ? dwell_ms / 2 : 0) : INT64_MAX;
}

bool scan_hears(Scan *scan, int which, int64_t now_ms)
{
    assert(which == 0 || which == 1);
    if (now_ms < scan->deaf_until_ms[which])
        return false;
    scan->deaf_until_ms[which] = now_ms + SCAN_DEAF_MS;
    return true;
}

// ---- the highlight

// A row of one is its control, and where there is one row only its controls come at once.
static void place(Scan *scan, const ScanRows *rows, bool is_inside)
{
    assert(scan->row < rows->count && rows->at[scan->row].count > 0);
    const ScanRow *row = &rows->at[scan->row];
    scan->is_inside = row->count > 1 && (is_inside || rows->count == 1);
    if (!scan->is_inside)
        scan->item = 0;
    scan->key = row->keys[scan->item];
}

static void begin_at(Scan *scan, const ScanRows *rows, int row, int64_t now_ms)
{
    assert(row >= 0 && row < rows->count);
    scan->row = scan->from = row;
    scan->item = 0;
    scan->moved_ms = now_ms;
    scan->is_fresh = true;
    place(scan, rows, false);
}

static bool is_there(const Scan *scan, const ScanRows *rows)
{
    return scan->row < rows->count && scan->item < rows->at[scan->row].count &&
           rows->at[scan->row].keys[scan->item] == scan->key;
}

// Two controls may be called the same: the one it stands on wins.
static bool find(Scan *scan, const ScanRows *rows)
{
    if (!scan->key || is_there(scan, rows))
        return scan->key;
    for (int row = 0; row < rows->count; row++) {
        for (int item = 0; item < rows->at[row].count; item++) {
            if (rows->at[row].keys[item] != scan->key)
                continue;
            scan->row = row;
            scan->item = item;
            return true;
        }
    }
    return false;
}

void scan_begin(Scan *scan, const ScanRows *rows, int64_t now_ms)
{
    scan->is_on = true;
    scan->rounds = 0;
    scan->key = scan->taken_key;
    if (!rows->count)
        return;
    bool is_found = find(scan, rows);
    int row = scan->row, item = scan->item;
    begin_at(scan, rows, is_found ? row : rows->home, now_ms);
    if (is_found) {
        scan->item = item;
        place(scan, rows, true);
    }
}

int scan_act(Scan *scan, const ScanRows *rows, int64_t now_ms)
{
    scan->rounds = 0;
    scan->moved_ms = now_ms;
    scan->is_fresh = true;
    if (!rows->count)
        return -1;
    assert(scan->row < rows->count && scan->item < rows->at[scan->row].count);
    const ScanRow *row = &rows->at[scan->row];
    scan->from = scan->row;
    if (!scan->is_inside && row->count > 1) {
        place(scan, rows, true);
        return -1;
    }
    scan->taken_key = scan->key;
    return row->targets[scan->item];
}

static void step_row(Scan *scan, const ScanRows *rows)
{
    scan->row = (scan->row + 1) % rows->count;
    scan->rounds += scan->row == scan->from % rows->count;
    scan->is_fresh = scan->row == 0;
    place(scan, rows, false);
}

void scan_step(Scan *scan, const ScanRows *rows, int64_t now_ms)
{
    scan->moved_ms = now_ms;
    scan->is_fresh = false;
    if (!rows->count) {
        scan->rounds++;
    } else if (scan->is_inside && ++scan->item < rows->at[scan->row].count) {
        place(scan, rows, true);
    } else if (scan->is_inside && rows->count > 1) {
        place(scan, rows, false);
    } else {
        scan->item = 0;
        step_row(scan, rows);
    }
}

// Its place in a frame stated anew; home where that is gone.
static void settle(Scan *scan, const ScanRows *rows, int64_t now_ms)
{
    if (find(scan, rows))
        place(scan, rows, scan->is_inside);
    else
        begin_at(scan, rows, rows->home, now_ms);
}

void scan_leave_tabs(Scan *scan, const ScanRows *rows, int64_t now_ms)
{
    if (!scan->is_on || !rows->count)
        return;
    settle(scan, rows, now_ms);
    int row = scan->row;
    while (row < rows->count && rows->at[row].role == ROLE_TAB)
        row++;
    if (row < rows->count)
        begin_at(scan, rows, row, now_ms);
}

void scan_come(Scan *scan, const ScanRows *rows, int target, int64_t now_ms)
{
    for (int row = 0; scan->is_on && row < rows->count; row++)
        for (int item = 0; item < rows->at[row].count; item++) {
            if (rows->at[row].targets[item] != target)
                continue;
            begin_at(scan, rows, row, now_ms);
            return;
        }
}

void scan_leave(Scan *scan)
{
    scan->key = 0;
}

void scan_apply(Scan *scan, const ScanRows *rows, Frame *frame, int64_t now_ms)
{
    if (!scan->is_on || !rows->count)
        return;
    settle(scan, rows, now_ms);
    ScanRow at;
    if (!scan_at(scan, rows, &at))
        return;
    frame->ring = at.rect;
    frame->ring_radius_px = at.radius_px;
    if (at.count == 1)
        frame->targets.at[at.targets[0]].focused = true;
}

bool scan_at(const Scan *scan, const ScanRows *rows, ScanRow *at)
{
    if (!scan->is_on || scan->row >= rows->count)
        return false;
    *at = rows->at[scan->row];
    if (!scan->is_inside)
        return true;
    assert(scan->item < at->count);
    const Target *target = &rows->targets[at->targets[scan->item]];
    *at = (ScanRow){.targets = at->targets + scan->item,
                    .keys = at->keys + scan->item,
                    .count = 1,
                    .rect = target->rect,
                    .radius_px = target->radius_px,
                    .role = target->role,
                    .is_bar = at->is_bar};
    return true;
}

void scan_pause(Scan *scan)
{
    uint64_t taken_key = scan->taken_key;
    scan_rest(scan);
    scan->taken_key = taken_key;
}

void scan_rest(Scan *scan)
{
    *scan = (Scan){.deaf_until_ms = {scan->deaf_until_ms[0], scan->deaf_until_ms[1]}};
}
