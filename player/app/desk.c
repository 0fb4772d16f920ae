#include "app/desk.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "book/overdue.h"
#include "proof/proof.h"

// A check that goes on between frames. It reads a source of its own, for the book may be opened anew meanwhile.
typedef struct DeskCheck {
    Problems problems;
    Source *source;
    Proof *proof;
} DeskCheck;

static void end_check(Desk *desk)
{
    DeskCheck *checking = desk->checking;
    assert(desk->check.is_running == (checking != NULL));
    desk->checking = NULL;
    desk->check.is_running = false;
    if (!checking)
        return;
    proof_end(checking->proof);
    source_close(checking->source);
    arena_destroy(checking->problems.arena); // the check itself lives there
}

Desk *desk_open(const DeskSpec *spec, int64_t now_ms)
{
    Arena *texts = arena_create();
    Desk *desk = arena_new(texts, Desk);
    *desk = (Desk){.texts = texts, .folder = spec->folder, .origin = spec->origin, .opened_ms = now_ms};
    desk->clock = spec->clock;
    desk->machine_spec = spec->machine;
    desk->given_up = spec->given_up;
    desk->config = spec->config ? *spec->config : config_defaults;
    desk->update = update_open(&(UpdateSpec){spec->requests, spec->store});
    desk->lock = spec->folder ? lock_open(spec->folder, spec->reset_path, now_ms) : NULL;
    desk_leave(desk);
    return desk;
}

void desk_close(Desk *desk)
{
    if (!desk)
        return;
    desk_leave(desk);
    lock_close(desk->lock);
    update_close(desk->update);
    arena_destroy(desk->texts);
}

static int read_memory_mib(void)
{
    FILE *file = fopen("/proc/self/statm", "r");
    long resident = 0;
    if (file && fscanf(file, "%*d %ld", &resident) != 1)
        resident = 0;
    if (file)
        fclose(file);
    return (int)(resident * (sysconf(_SC_PAGESIZE) / 1024) / 1024);
}

void desk_look(Desk *desk, int64_t now_ms)
{
    desk->is_attended = true;
    desk->is_set = desk->lock && lock_is_set(desk->lock);
    desk->wait_until_ms = desk->lock ? now_ms + lock_wait_ms(desk->lock, now_ms) : 0;
    desk->memory_mib = read_memory_mib();
    zones_present(desk->zone, sizeof desk->zone);
    update_look(desk->update);
    desk->machine = machine_look(&desk->machine_spec);
    if (desk->is_open && !desk->zones.list.count)
        desk->zones = zones_read(desk->texts);
}

bool desk_stir(Desk *desk, int64_t now_ms)
{
    if (desk->is_open)
        desk_look(desk, now_ms);
    return desk->is_open;
}

void desk_leave(Desk *desk)
{
    end_check(desk);
    desk->is_attended = false;
    desk->is_open = false;
    desk->verdict = LOCK_EARLY;
    desk->news = STAFF_QUIET;
}

// ---- the check

void desk_begin_check(Desk *desk, Book *book, int day)
{
    assert(book && day >= 0);
    end_check(desk);
    Arena *arena = arena_create();
    DeskCheck *checking = arena_new(arena, DeskCheck);
    checking->problems = (Problems){.arena = arena, .interrupt = book->interrupt};
    checking->source = source_open(source_name(book->source, arena, TEXT("")).at);
    checking->proof = proof_begin(checking->source, NULL, &checking->problems);
    desk->checking = checking;
    desk->check = (StaffCheck){.is_dated = day > 0, .is_running = true};
    if (desk->check.is_dated) {
        Overdue overdue = overdue_count(book, day);
        desk->check.reviews_due = overdue.reviews;
        desk->check.old_support = overdue.support;
    }
}

bool desk_go_on_checking(Desk *desk, bool *has_ended)
{
    *has_ended = false;
    if (!desk->checking || proof_go_on(desk->checking->proof))
        return desk->checking != NULL;
    desk->check.errors = desk->checking->problems.error_count;
    desk->check.warnings = desk->checking->problems.warning_count;
    end_check(desk);
    *has_ended = true;
    return true;
}
