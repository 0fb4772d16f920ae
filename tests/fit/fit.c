// Fit: walks the shipped library on every glass that is looked at, counts what does not fit and how full pages are,
// and holds the counts to bounds. Prints the table of what it found. A name of an argument prints what is torn or thin
// as well.
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/screen-walk.h"
#include "first-breath.h"
#include "judge.h"
#include "screenful.h"
#include "tidy.h"

// What may be at most (fill: at least) today. Each has a goal; a bound goes towards it and never away, but for what a
// whole safety line, or the second row or item beside one that would stand alone, costs the page before it.
typedef struct Bounds {
    Size glass;
    int text_step;
    int torn;              // screenfuls; goal: 0 at text 2
    int fill, fill_goal;   // thousandths of the room, mean of the chapters' pages but for each last one
    int pages, pages_goal; // hundredths a chapter, in the mean
    int thin;              // hundredths a chapter: pages under 20 words with neither picture nor landing; goal: 0
    int faults;            // labels missing or cut, targets too small or too close or over each other; goal: 0
} Bounds;

static const Bounds bounds[] = {
    {{800, 480}, 2, 0, 855, 800, 704, 800, 0, 0},  // 7 inches
    {{1024, 600}, 2, 0, 852, 0, 738, 0, 6, 0},     // 7 inches, finer
    {{600, 1024}, 2, 0, 887, 0, 780, 0, 3, 0},     // 7 inches, upright
    {{1280, 800}, 2, 0, 885, 830, 452, 500, 0, 0}, // 10 inches
    {{1920, 1080}, 2, 0, 933, 0, 312, 0, 0, 0},    // 15.6 inches
    {{1080, 1920}, 2, 0, 999, 0, 110, 0, 0, 0},    // 21.5 inches, upright
    {{3840, 2160}, 2, 0, 990, 0, 195, 0, 0, 0},    // 27 inches
    {{800, 480}, 4, 0, 777, 0, 1466, 0, 706, 0},   // 7 inches, text 4
    {{800, 480}, 5, 0, 731, 0, 2063, 0, 1855, 0},  // 7 inches, text 5
    {{800, 480}, 6, 0, 853, 0, 2503, 0, 2375, 0},  // 7 inches, text 6
    {{1024, 600}, 4, 0, 773, 0, 1438, 0, 672, 0},  // 7 inches, finer, text 4
    {{1024, 600}, 5, 0, 744, 0, 2055, 0, 1846, 0}, // 7 inches, finer, text 5
    {{1024, 600}, 6, 0, 859, 0, 2495, 0, 2366, 0}, // 7 inches, finer, text 6
    {{600, 1024}, 4, 0, 876, 0, 1375, 0, 529, 0},  // 7 inches, upright, text 4
    {{600, 1024}, 5, 0, 889, 0, 1900, 0, 1735, 0}, // 7 inches, upright, text 5
    {{600, 1024}, 6, 0, 875, 0, 2732, 0, 2603, 0}, // 7 inches, upright, text 6
    {{1280, 800}, 4, 0, 819, 0, 629, 0, 0, 0},     // 10 inches, text 4
    {{1280, 800}, 5, 0, 824, 0, 874, 0, 54, 0},    // 10 inches, text 5
    {{1280, 800}, 6, 0, 809, 0, 1141, 0, 238, 0},  // 10 inches, text 6
    {{1920, 1080}, 4, 0, 911, 0, 403, 0, 0, 0},    // 15.6 inches, text 4
    {{1920, 1080}, 5, 0, 879, 0, 483, 0, 0, 0},    // 15.6 inches, text 5
    {{1920, 1080}, 6, 0, 821, 0, 600, 0, 0, 0},    // 15.6 inches, text 6
    {{1080, 1920}, 4, 0, 979, 0, 192, 0, 0, 0},    // 21.5 inches, upright, text 4
    {{1080, 1920}, 5, 0, 977, 0, 206, 0, 0, 0},    // 21.5 inches, upright, text 5
    {{1080, 1920}, 6, 0, 971, 0, 255, 0, 0, 0},    // 21.5 inches, upright, text 6
    {{3840, 2160}, 4, 0, 974, 0, 209, 0, 0, 0},    // 27 inches, text 4
    {{3840, 2160}, 5, 0, 956, 0, 240, 0, 0, 0},    // 27 inches, text 5
    {{3840, 2160}, 6, 0, 958, 0, 298, 0, 0, 0},    // 27 inches, text 6
};

enum { BOUND_COUNT = sizeof bounds / sizeof *bounds, WORDS_LEAST = 20, PLACE_PAGES_MOST = 400 };

// On any one glass; goals: 0. Of usual text, and larger.
enum {
    BARE_MOST = 0,
    SPLIT_MOST = 20,
    SPLIT_LARGE_MOST = 45,
    LEFT_LARGE_MOST = 4,
    LONELY_LARGE_MOST = 620,
    PICTURES_SMALL_MOST = 2
};

typedef enum Fault { FAULT_LABEL, FAULT_SMALL, FAULT_CLOSE, FAULT_OVER, FAULT_COUNT } Fault;

// What one walk found.
typedef struct Tally {
    const Bounds *bounds;
    Arena *arena, *names;
    bool is_told; // what is torn or thin is printed
    Text place;   // whose pages are being collected
    PageFacts pages[PLACE_PAGES_MOST];
    int page_count;
    int breath_taps; // 0: no way to a breath that short
    bool has_now;    // the library names what helps at once
    int torn, scanty, thin, least_words, chapters, chapter_pages, filled_pages;
    double fill; // sum
    Untidy untidy;
    int bare;     // pages with options that do not say what is asked
    int split;    // questions whose few words stand on a page before them
    int left;     // pages that end in a colon, though what it leads into follows
    int lonely;   // lines of a paragraph that stand alone on a page
    int pictures; // that stand alone on a page and fill less than two thirds of it
    int card_px;  // how wide the cards of shelves were that were met last
    int forms;    // shelves whose cards are of another width than those of the shelf before
    int lopsided; // places whose cards are spread unevenly over pages
    int faults[FAULT_COUNT];
} Tally;

static Text stem_of(Text name)
{
    bool has_page = name.size > 4 && text_starts(text_slice(name, name.size - 4, name.size), TEXT("-p"));
    return has_page ? text_slice(name, 0, name.size - 4) : name;
}

static double fill_of(const PageFacts *page)
{
    return (double)(page->bottom - page->top) / (page->room.y + page->room.h - page->top);
}

static void tell(const Tally *tally, const char *what, int page, const PageFacts *facts)
{
    if (tally->is_told)
        printf("    %s: %.*s, page %d of %d: %d words, %.2f full\n", what, TEXT_ARGS(tally->place), page + 1,
               tally->page_count, facts->words, fill_of(facts));
}

static void count_chapter(Tally *tally)
{
    tally->chapters++;
    tally->chapter_pages += tally->page_count;
    for (int i = 0; i < tally->page_count; i++) {
        const PageFacts *page = &tally->pages[i];
        if (i + 1 < tally->page_count) {
            tally->fill += fill_of(page);
            tally->filled_pages++;
        }
        if (page->has_picture && !page->words && fill_of(page) < 2.0 / 3) {
            tally->pictures++;
            tell(tally, "a picture alone", i, page);
        }
        if (page->has_picture || page->ways || page->cards) // cards in a chapter are its landing
            continue;
        tally->least_words = page->words < tally->least_words ? page->words : tally->least_words;
        tally->thin += page->words < WORDS_LEAST;
        if (page->words < WORDS_LEAST || (fill_of(page) < 0.7 && i + 1 < tally->page_count))
            tell(tally, "thin", i, page);
    }
}

static bool parts_alone(const PageFacts *page, const PageFacts *next)
{
    bool is_parted = page->last_block.at[0] && id_equal(page->last_block, next->first_block);
    return is_parted && (page->last_lines < 2 || next->first_lines < 2);
}

// How running text goes from page to page.
static void look_at_ends(Tally *tally)
{
    if (text_is(tally->place, "comfort") || text_starts(tally->place, TEXT("term-")))
        return; // the page beneath a sheet
    for (int i = 0; i + 1 < tally->page_count; i++) {
        const PageFacts *page = &tally->pages[i];
        bool is_left = page->ends_in_colon && page[1].first_block.at[0], is_lonely = parts_alone(page, &page[1]);
        tally->left += is_left;
        tally->lonely += is_lonely;
        if (is_left)
            tell(tally, "ends in a colon", i, page);
        if (is_lonely)
            tell(tally, "a line alone", i, page);
    }
}

// In larger text every shelf of a glass is of one form.
static void look_at_form(Tally *tally)
{
    bool is_shelf = text_starts(tally->place, TEXT("shelf-")) || text_starts(tally->place, TEXT("needs"));
    for (int i = 0; i < tally->page_count && is_shelf && tally->bounds->text_step >= 4; i++) {
        int card_px = tally->pages[i].card_px;
        if (tally->card_px && card_px != tally->card_px) {
            tally->forms++;
            tell(tally, "another form", i, &tally->pages[i]);
        }
        tally->card_px = card_px;
    }
}

static void end_place(Tally *tally)
{
    if (!tally->page_count)
        return;
    int cards = tally->bounds->text_step >= 4 && !text_is(tally->place, "home") ? 2 : 3;
    if (screenful_is_uneven(tally->place, tally->pages, tally->page_count, cards)) {
        tally->lopsided++;
        tell(tally, "uneven", 0, &tally->pages[0]);
    }
    if (screenful_is_torn(tally->place, tally->pages, tally->page_count, cards)) {
        tally->torn++;
        tell(tally, "torn", 0, &tally->pages[0]);
    }
    if (screenful_is_scanty(tally->pages, tally->page_count)) {
        tally->scanty++;
        tell(tally, "one option", 0, &tally->pages[0]);
    }
    bool is_exercise = text_starts(tally->place, TEXT("exercise-"));
    int bare = is_exercise ? screenful_bare_pages(tally->pages, tally->page_count) : 0;
    bool is_split = screenful_is_thin(tally->pages, tally->page_count);
    if (bare)
        tell(tally, "does not say what is asked", 0, &tally->pages[0]);
    if (is_split)
        tell(tally, "few words on a page before", 0, &tally->pages[0]);
    tally->bare += bare;
    tally->split += is_split;
    look_at_ends(tally);
    look_at_form(tally);
    if (text_starts(tally->place, TEXT("chapter-")))
        count_chapter(tally);
    tally->page_count = 0;
}

static void note_fault(void *owner, const char *rule, Text what)
{
    static const char *const rules[FAULT_COUNT] = {"label is cut", "target too small", "targets too close",
                                                   "targets overlap"};
    Tally *tally = owner;
    for (int i = 0; i < FAULT_COUNT; i++)
        tally->faults[i] += strcmp(rule, rules[i]) == 0;
    if (tally->is_told)
        printf("    %s: %.*s, page %d: %.*s\n", rule, TEXT_ARGS(tally->place), tally->page_count + 1, TEXT_ARGS(what));
}

// Every control shows its name: the judge lets buttons of a bar be bare.
static void look_for_labels(Tally *tally, const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        bool is_named = target->role == ROLE_LINK || !target->label.size;
        for (int k = 0; k < frame->lines.count && !is_named; k++)
            is_named = rect_overlaps(frame->lines.at[k].rect, target->rect);
        bool is_whole_glass = target->rect.w == frame->theme.glass.width_px;
        tally->faults[FAULT_LABEL] += !is_named && !is_whole_glass;
    }
}

static void look_for_untidiness(Tally *tally, const Frame *frame)
{
    Untidy before = tally->untidy, *now = &tally->untidy;
    tidy_look(frame, now);
    if (tally->is_told && memcmp(&before, now, sizeof before) != 0)
        printf("    untidy: %.*s, page %d: %d off their words, %d off their row, %d cards, %d close\n",
               TEXT_ARGS(tally->place), tally->page_count, now->off_words - before.off_words,
               now->off_row - before.off_row, now->uneven_cards - before.uneven_cards, now->close - before.close);
}

static void look(void *owner, Stage *stage, Text name)
{
    Tally *tally = owner;
    Text stem = stem_of(name);
    if (!text_equal(stem, tally->place) || tally->page_count == PLACE_PAGES_MOST) {
        end_place(tally);
        tally->place = text_format(tally->names, "%.*s", TEXT_ARGS(stem));
    }
    tally->pages[tally->page_count++] = page_facts_of(stage, tally->arena);
    judge_frame(stage_frame(stage), tally->arena, note_fault, tally);
    look_for_labels(tally, stage_frame(stage));
    look_for_untidiness(tally, stage_frame(stage));
    arena_reset(tally->arena);
}

static double mean_fill(const Tally *tally)
{
    return tally->filled_pages ? tally->fill / tally->filled_pages : 1;
}

static double mean_pages(const Tally *tally)
{
    return tally->chapters ? (double)tally->chapter_pages / tally->chapters : 0;
}

// Hundredths, so that a library may grow.
static double a_chapter(const Tally *tally, int count)
{
    return tally->chapters ? 100.0 * count / tally->chapters : 0;
}

static int fault_count(const Tally *tally)
{
    int count = 0;
    for (int i = 0; i < FAULT_COUNT; i++)
        count += tally->faults[i];
    return count;
}

static void print_head(void)
{
    puts("glass      text  torn  scanty  fill (goal)  pages (goal)  thin  least words  labels  small  close  over  "
         "taps to a "
         "breath");
}

static void print_tally(const Tally *tally)
{
    const Bounds *bound = tally->bounds;
    printf("%4dx%-5d  %d  %4d  %6d   %.3f %.2f   %5.2f %5.2f  %4d  %9d  %8d %6d %6d %5d  %4d\n", bound->glass.w,
           bound->glass.h, bound->text_step, tally->torn, tally->scanty, mean_fill(tally), bound->fill_goal / 1000.0,
           mean_pages(tally), bound->pages_goal / 100.0, tally->thin, tally->least_words, tally->faults[FAULT_LABEL],
           tally->faults[FAULT_SMALL], tally->faults[FAULT_CLOSE], tally->faults[FAULT_OVER], tally->breath_taps);
    fflush(stdout);
}

static bool is_held(const char *what, double found, double bound)
{
    if (found > bound)
        printf("    not so: %s %g, at most %g\n", what, found, bound);
    return found <= bound;
}

static bool is_tidy(const Untidy *found)
{
    bool is_on_words = is_held("marks off their words", found->off_words, 0);
    bool is_in_row = is_held("options off the middle of their row", found->off_row, 0);
    bool is_in_line = is_held("cards that are not level", found->uneven_cards, 0);
    return is_held("words close to their frame", found->close, 0) && is_in_line && is_in_row && is_on_words;
}

static bool is_within(const Tally *tally)
{
    const Bounds *bound = tally->bounds;
    bool is_large_text = tally->bounds->text_step > TEXT_STEP_DEFAULT;
    bool is_torn_enough = is_held("torn", tally->torn, bound->torn);
    bool is_ample = is_held("questions with one option in sight", tally->scanty, 0);
    bool is_full = is_held("empty thousandths", 1000 - 1000 * mean_fill(tally), 1000 - bound->fill);
    bool is_short = is_held("hundredths of pages a chapter", 100 * mean_pages(tally), bound->pages);
    bool is_rich = is_held("hundredths of thin pages a chapter", a_chapter(tally, tally->thin), bound->thin);
    bool has_breath = is_held("ways to a breath missing", tally->has_now && !tally->breath_taps, 0);
    bool is_asked = is_held("options that do not say what is asked", tally->bare, BARE_MOST);
    bool is_near = is_held("questions with few words on a page before", tally->split,
                           is_large_text ? SPLIT_LARGE_MOST : SPLIT_MOST);
    bool is_even = is_held("cards spread unevenly over pages", tally->lopsided, 0);
    bool has_room = bound->glass.w > 1024 || bound->text_step < 5; // for a heading and two lines below a picture
    bool is_kept = is_held("pictures alone on a page", tally->pictures, has_room ? 0 : PICTURES_SMALL_MOST);
    bool is_alike = is_held("shelves of another form", tally->forms, 0);
    bool is_neat = is_tidy(&tally->untidy);
    bool is_led = is_held("pages that end in a colon", tally->left, is_large_text ? LEFT_LARGE_MOST : 0);
    bool is_joined = is_held("hundredths of lines alone a chapter", a_chapter(tally, tally->lonely),
                             is_large_text ? LONELY_LARGE_MOST : 0);
    return is_kept && is_alike && is_led && is_joined && is_asked && is_near && is_neat && is_even && has_breath &&
           is_held("faults", fault_count(tally), bound->faults) && is_torn_enough && is_ample && is_full && is_short &&
           is_rich;
}

static bool walk(const Bounds *bound, bool is_told)
{
    Stage stage;
    StageSpec spec = {
        .content = LECTERN_CONTENT_DIR, .window = bound->glass, .preferences.text_step = bound->text_step};
    if (!stage_open(&stage, &spec))
        exit(EXIT_FAILURE);
    Tally *tally = calloc(1, sizeof *tally);
    assert(tally);
    *tally = (Tally){
        .bounds = bound, .arena = arena_create(), .names = arena_create(), .is_told = is_told, .least_words = 999};
    tally->has_now = app_book(stage.app)->now.item.at[0];
    tally->breath_taps = first_breath_taps(&stage);
    bool is_whole = screen_walk(&stage, look, tally);
    end_place(tally);
    stage_close(&stage);
    print_tally(tally);
    bool is_held_to = is_within(tally) && is_whole && tally->chapters > 0;
    arena_destroy(tally->arena);
    arena_destroy(tally->names);
    free(tally);
    return is_held_to;
}

static bool is_wanted(const Bounds *bound, int count, char **words)
{
    char name[32];
    snprintf(name, sizeof name, "%dx%d-%d", bound->glass.w, bound->glass.h, bound->text_step);
    return count < 2 || strcmp(words[1], name) == 0;
}

int main(int count, char **words)
{
    bool is_held_to = true;
    print_head();
    for (int i = 0; i < BOUND_COUNT; i++)
        if (is_wanted(&bounds[i], count, words))
            is_held_to = walk(&bounds[i], count > 1) && is_held_to;
    return is_held_to ? EXIT_SUCCESS : EXIT_FAILURE;
}
