#include "app/scan.h"

#include "base/rect.h"

// ---- rows

// How far two stretches lie over each other; 0 or less: they do not.
static int shared(int a, int a_size, int b, int b_size)
{
    int from = a > b ? a : b, a_end = a + a_size, b_end = b + b_size;
    return (a_end < b_end ? a_end : b_end) - from;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

// Links reach a little over their words, so that neighbours may touch.
static bool is_beside(const ScanRow *row, const Frame *frame, Rect rect)
{
    if (2 * shared(row->rect.y, row->rect.h, rect.y, rect.h) < smaller(row->rect.h, rect.h))
        return false;
    for (int i = 0; i < row->count; i++) {
        Rect other = frame->targets.at[row->targets[i]].rect;
        if (2 * shared(other.x, other.w, rect.x, rect.w) > smaller(other.w, rect.w))
            return false;
    }
    return true;
}

static bool is_of_bar(const Target *target)
{
    switch (target->action.kind) {
    case ACTION_BACK:
    case ACTION_HOME:
    case ACTION_SUPPORT:
    case ACTION_HIDE:
    case ACTION_PREVIOUS:
    case ACTION_COMFORT:
    case ACTION_STOP:
    case ACTION_NEXT:
        return target->role == ROLE_BUTTON;
    default:
        return false;
    }
}

// On a page that holds only words the way on is what is wanted most.
static int find_next(const ScanRows *rows)
{
    for (int i = 0; i < rows->count; i++)
        for (int k = 0; k < rows->at[i].count; k++)
            if (rows->targets[rows->at[i].targets[k]].action.kind == ACTION_NEXT)
                return i;
    return 0;
}

static int find_home(const ScanRows *rows, int sheet_y)
{
    int home = -1;
    for (int i = rows->count - 1; i >= 0; i--)
        if (!rows->at[i].is_bar && (home < 0 || rows->at[home].rect.y < sheet_y || rows->at[i].rect.y >= sheet_y))
            home = i;
    return home < 0 ? find_next(rows) : home;
}

// From top to bottom: a sheet is read after the bar that it stands on.
static void sort(ScanRows *rows)
{
    for (int i = 1; i < rows->count; i++) {
        ScanRow row = rows->at[i];
        int k = i;
        for (; k > 0 && rows->at[k - 1].rect.y > row.rect.y; k--)
            rows->at[k] = rows->at[k - 1];
        rows->at[k] = row;
    }
}

void scan_rows(const Frame *frame, int sheet_y, Arena *arena, ScanRows *rows)
{
    int *targets = arena_many(arena, int, frame->targets.count + 1), count = 0;
    uint64_t *keys = arena_many(arena, uint64_t, frame->targets.count + 1);
    *rows = (ScanRows){.targets = frame->targets.at};
    ScanRow *row = NULL;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!target->enabled)
            continue;
        if (!row || !is_beside(row, frame, target->rect)) {
            row = array_push(arena, rows);
            *row = (ScanRow){.targets = targets + count, .keys = keys + count, .rect = target->rect, .role = target->role};
        }
        row->rect = rect_union(row->rect, target->rect);
        row->radius_px = target->radius_px > row->radius_px ? target->radius_px : row->radius_px;
        row->is_bar = row->is_bar || is_of_bar(target);
        row->count++;
        targets[count] = i;
        keys[count++] = target_key(target);
    }
    sort(rows);
    rows->home = find_home(rows, sheet_y);
}

// ---- time

int scan_dwell_ms(ScanPace pace)
{
    static const int dwells_ms[SCAN_PACE_COUNT] = {[SCAN_SLOW] = 3000, [SCAN_MIDDLE] = 2000, [SCAN_QUICK] = 1200};
    return dwells_ms[pace];
}

int64_t scan_due_ms(const Scan *scan, ScanPace pace)
{
    int dwell_ms = scan_dwell_ms(pace);
    return scan->is_on && dwell_ms ? scan->moved_ms + dwell_ms + (scan->is_fresh ? dwell_ms / 2 : 0) : INT64_MAX;
}

bool scan_hears(Scan *scan, int which, int64_t now_ms)
{
    if (now_ms < scan->deaf_until_ms[which])
        return false;
    scan->deaf_until_ms[which] = now_ms + SCAN_DEAF_MS;
    return true;
}

// ---- the highlight

// A row of one is its control, and where there is one row only its controls come at once.
static void place(Scan *scan, const ScanRows *rows, bool is_inside)
{
    const ScanRow *row = &rows->at[scan->row];
    scan->is_inside = row->count > 1 && (is_inside || rows->count == 1);
    if (!scan->is_inside)
        scan->item = 0;
    scan->key = row->keys[scan->item];
}

static void begin_at(Scan *scan, const ScanRows *rows, int row, int64_t now_ms)
{
    scan->row = scan->from = row;
    scan->item = 0;
    scan->moved_ms = now_ms;
    scan->is_fresh = true;
    place(scan, rows, false);
}

static bool is_there(const Scan *scan, const ScanRows *rows)
{
    return scan->row < rows->count && scan->item < rows->at[scan->row].count && rows->at[scan->row].keys[scan->item] == scan->key;
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

void scan_leave_tabs(Scan *scan, const ScanRows *rows, int64_t now_ms)
{
    int row = scan->row;
    while (row < rows->count && rows->at[row].role == ROLE_TAB)
        row++;
    if (scan->is_on && row < rows->count)
        begin_at(scan, rows, row, now_ms);
}

void scan_leave(Scan *scan)
{
    scan->key = 0;
}

void scan_apply(Scan *scan, const ScanRows *rows, Frame *frame, int64_t now_ms)
{
    if (!scan->is_on || !rows->count)
        return;
    if (find(scan, rows))
        place(scan, rows, scan->is_inside);
    else
        begin_at(scan, rows, rows->home, now_ms);
    ScanRow at;
    scan_at(scan, rows, &at);
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
    const Target *target = &rows->targets[at->targets[scan->item]];
    *at = (ScanRow){.targets = at->targets + scan->item, .keys = at->keys + scan->item, .count = 1, .rect = target->rect,
                    .radius_px = target->radius_px, .role = target->role, .is_bar = at->is_bar};
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
