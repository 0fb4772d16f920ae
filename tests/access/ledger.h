// Ledger: what is held to, how often each was looked at and how often it was not so; and the table made of that.
#pragma once

#include <stdio.h>

#include "base/text.h"

typedef enum Rule {
    RULE_CAPITALS,
    RULE_AFAR,
    RULE_DRAWN,
    RULE_REFLOW,
    RULE_LABELS,
    RULE_PALETTE,
    RULE_BODY,
    RULE_TEXT,
    RULE_BORDERS,
    RULE_GREY,
    RULE_GROUNDS,
    RULE_TARGETS,
    RULE_GAPS,
    RULE_EDGES,
    RULE_LINES,
    RULE_LEADING,
    RULE_PICTURES,
    RULE_ORDER,
    RULE_REACHED,
    RULE_TRAP,
    RULE_RING,
    RULE_HIDDEN,
    RULE_REST,
    RULE_FLASH,
    RULE_STILL,
    RULE_COUNT
} Rule;

typedef struct Ledger {
    Arena *arena;      // of the sentences; reset by whoever walks
    const char *about; // which tour
    Text stop;         // where on it
    int printed[RULE_COUNT];
    bool is_mute; // faults are wanted: none is printed
    int looks[RULE_COUNT], faults[RULE_COUNT];
} Ledger;

// Counts a look; unless it is so, a fault too, printed to stderr while they are few.
void ledger_note(Ledger *ledger, Rule rule, bool is_so, Text what);

#define NOTE(ledger, rule, is_so, ...)                                                                                 \
    ledger_note(ledger, rule, is_so, (is_so) ? TEXT("") : text_format((ledger)->arena, __VA_ARGS__))

int ledger_faults(const Ledger *ledger);

// The rules that were looked at too seldom to mean anything, named on stderr; how many.
int ledger_unseen(const Ledger *ledger);

// The generated part of the report.
void ledger_print(const Ledger *ledger, FILE *out);
