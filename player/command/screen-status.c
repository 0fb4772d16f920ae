#include "command/screen-status.h"

#include <stdio.h>

#include "app/config.h"
#include "app/report.h"
#include "base/calendar.h"
#include "base/file.h"
#include "book/overdue.h"
#include "command/inspection.h"
#include "device/machine.h"
#include "markup/xml.h"
#include "pack/pack-offer.h"

Text screen_status_name(Arena *arena)
{
    Machine machine = machine_look(&(MachineSpec){.system = MACHINE_SYSTEM});
    return xml_escape(arena, text_copy(arena, text_of(machine.name)));
}

// ---- the machine

static void print_machine(void)
{
    enum { HOUR_S = 3600 };
    Machine machine = machine_look(&(MachineSpec){.system = MACHINE_SYSTEM, .disk = MACHINE_DISK});
    printf("  <machine up-hours=\"%ld\"", (long)machine_up_s() / HOUR_S);
    if (machine.room_mib >= 0)
        printf(" room-mb=\"%d\"", machine.room_mib);
    if (machine.has_temperature)
        printf(" temperature-c=\"%d\"", machine.temperature_c);
    if (machine.power != MACHINE_POWER_UNKNOWN)
        printf(" power=\"%s\"", machine.power == MACHINE_POWER_WEAK ? "weak" : "sound");
    puts("/>");
}

// ---- what the player says

static void print_report(Arena *arena, const Report *report)
{
    printf("  <run restarts-after-faults=\"%d\" restarts-after-hangs=\"%d\"", report->faults, report->hangs);
    if (report->given_up)
        printf(" failed-version=\"%d\"", report->given_up);
    printf("/>\n  <clock date=\"%.*s\" trust=\"%s\"/>\n", TEXT_ARGS(calendar_print(arena, inspection_today())),
           report_trust(report->trust));
}

// ---- the library

static void print_last(Arena *arena, const char *store)
{
    PackOffer last = pack_offer_read(arena, file_path(arena, text_of(store), TEXT(OFFER_LAST)));
    if (last.state != OFFER_DONE && last.state != OFFER_REFUSED && last.state != OFFER_FAILED)
        return;
    const char *outcome = last.state == OFFER_DONE ? "installed" : last.state == OFFER_REFUSED ? "refused" : "failed";
    printf("  <last outcome=\"%s\"", outcome);
    if (last.name.version)
        printf(" name=\"%s\"", last.name.at);
    if (last.date.size)
        printf(" date=\"%.*s\"", TEXT_ARGS(xml_escape(arena, last.date)));
    printf(">%.*s</last>\n", TEXT_ARGS(xml_escape(arena, last.sentence)));
}

// By a clock that somebody vouches for; otherwise nothing is known of days.
static void print_overdue(Arena *arena, const char *content, int day)
{
    Problems problems = {.arena = arena};
    Config config;
    Source *source = source_open(content);
    Book *book = book_open(source, TEXT(""), &problems);
    config_read(arena, &(ConfigFile){.content = content}, &config, &problems);
    if (book && config.support_path)
        book_use_support(book, config.support_path, &problems);
    if (book) {
        Overdue overdue = overdue_count(book, day);
        printf("  <overdue reviews=\"%d\" support=\"%d\"/>\n", overdue.reviews, overdue.support);
        book_close(book);
    }
    source_close(source);
}

void screen_status_print(Arena *arena, const ScreenStatusSpec *spec)
{
    Report report;
    bool is_told = report_read(spec->told, &report);
    print_machine();
    print_last(arena, spec->store);
    if (is_told)
        print_report(arena, &report);
    if (is_told && clock_is_believed(report.trust) && spec->content)
        print_overdue(arena, spec->content, inspection_today());
}
