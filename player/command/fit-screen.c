#include "command/fit-screen.h"

#include <assert.h>

enum { RUNG_TURNS = 6 };

void fit_screen_draw(FitScreen *screen)
{
    screen->frame = frame_begin(screen->view.arena, &screen->view.theme);
    screen->shown.kind->draw(&screen->view, screen->shown.state, &screen->frame);
}

void fit_screen_enter(FitScreen *screen, const ScreenKind *kind, Action how)
{
    assert(kind->draw);
    arena_reset(screen->view.arena);
    screen->shown = (VisitScreen){.kind = kind, .id = how.id};
    if (kind->enter)
        kind->enter(&screen->view, screen->shown.state, &how);
}

bool fit_screen_perform(FitScreen *screen, Action action)
{
    const ScreenKind *kind = screen->shown.kind;
    if (!kind->perform || !kind->perform(&screen->view, screen->shown.state, &action))
        return false;
    fit_screen_draw(screen);
    return true;
}

// ---- options that take turns

static bool is_option(const Target *target)
{
    bool is_asked = target->role == ROLE_OPTION || target->role == ROLE_CARD || target->role == ROLE_QUESTION;
    bool is_link = target->role == ROLE_BUTTON && target->action.kind == ACTION_OPEN; // none stands in a step's bars
    return is_link || (is_asked && target->action.kind != ACTION_MORE_CHOICES);
}

static int count_words(Text text)
{
    int count = 0;
    while (text_word(&text).size)
        count++;
    return count;
}

static const Target *first_option(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (is_option(&frame->targets.at[i]))
            return &frame->targets.at[i];
    return NULL;
}

static void count_options(const Frame *frame, FitVerdict *verdict)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        int words = is_option(target) ? count_words(target->label) : 0;
        verdict->option_count += is_option(target);
        if (words > verdict->words_most) {
            verdict->words_most = words;
            verdict->longest = target->label;
        }
    }
}

// The turn that comes next: which option it begins with; 0: there is none.
static uint64_t take_turn(FitScreen *screen)
{
    bool has_turned = fit_screen_perform(screen, (Action){.kind = ACTION_MORE_CHOICES});
    const Target *first = has_turned ? first_option(&screen->frame) : NULL;
    return first ? target_key(first) : 0;
}

// Goes once through all of them. The words may have a page before the first one.
static void count_turns(FitScreen *screen, FitVerdict *verdict)
{
    uint64_t begin = take_turn(screen), present = begin;
    do {
        verdict->screen_count++;
        count_options(&screen->frame, verdict);
        present = take_turn(screen);
    } while (present && present != begin && verdict->screen_count < OPTIONS_MOST);
}

bool fit_screen_is_whole(FitScreen *screen, FitVerdict *verdict)
{
    assert(screen->frame.rung >= 0 && screen->frame.rung <= RUNG_TURNS);
    *verdict = (FitVerdict){.is_torn = screen->frame.is_torn};
    if (verdict->is_torn)
        return false;
    if (screen->frame.rung < RUNG_TURNS)
        return true;
    count_turns(screen, verdict);
    return false;
}
