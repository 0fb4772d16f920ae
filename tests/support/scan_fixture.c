#include "scan_fixture.h"

#include <string.h>

#include "fixed_metrics.h"

static Action action_of(char letter)
{
    ActionKind kind = letter == '<' ? ACTION_BACK : letter == '>' ? ACTION_NEXT : ACTION_OPEN;
    return (Action){.kind = kind, .index = letter};
}

static bool is_bar(const char *word)
{
    return strcspn(word, "<>") < strcspn(word, " ");
}

Frame scan_fixture(Arena *arena, const char *words)
{
    Theme theme = fixed_theme(SCAN_FIXTURE_W, SCAN_FIXTURE_H);
    Frame frame = frame_begin(arena, &theme);
    Rect at = {0, 0, 40, 40};
    bool stands_in_bar = is_bar(words);
    for (const char *letter = words; *letter; letter++) {
        if (*letter == ' ') {
            stands_in_bar = is_bar(letter + 1);
            at = (Rect){0, at.y + 50, 40, 40};
            continue;
        }
        bool is_capital = *letter >= 'A' && *letter <= 'Z';
        frame_target(&frame, &(Target){.label = {letter, 1},
                                       .action = action_of(*letter),
                                       .rect = at,
                                       .enabled = !is_capital,
                                       .is_bar = stands_in_bar});
        at.x += 50;
    }
    return frame;
}

void scan_fixture_add(Frame *frame, const char *letter, Rect rect)
{
    frame_target(frame,
                 &(Target){.label = text_of(letter), .action = {.kind = ACTION_OPEN}, .rect = rect, .enabled = true});
}

void scan_fixture_mirror(Frame *frame)
{
    frame->theme.direction = DIRECTION_RTL;
    for (int i = 0; i < frame->targets.count; i++) {
        Rect *rect = &frame->targets.at[i].rect;
        *rect = rect_mirror(*rect, (Rect){0, 0, SCAN_FIXTURE_W, SCAN_FIXTURE_H});
    }
}

ScanRows scan_fixture_rows(const Frame *frame)
{
    ScanRows rows;
    scan_rows(frame, frame->arena, &rows);
    return rows;
}
