// Languages: every screen of the library in other languages than English, on every glass in three sizes of text, before
// the judge: six drafts that are shipped, whose scripts and directions differ most, and xx, in which every word is
// longer than in English; `languages all` walks the other five as well. Prints the table of what it found, which is to
// be nothing. `languages xx`, `languages xx 800x480` and
// `languages xx 800x480 2` walk a part of it and tell each fault.
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/screen-walk.h"
#include "home-losses.h"
#include "judge.h"
#include "pseudo-language.h"
#include "screen/home.h"
#include "screenful.h"
#include "tidy.h"

static const Size glasses[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                               {1920, 1080}, {1080, 1920}, {3840, 2160}};
static const int text_steps[] = {2, 4, 6};
static const char *const languages[] = {"es", "ar", "fa", "zh-Hans", "uk", "vi", "xx", "ru", "pl", "pt", "tr", "so"};

enum {
    GLASSES = sizeof glasses / sizeof *glasses,
    TEXT_STEPS = sizeof text_steps / sizeof *text_steps,
    LANGUAGES = sizeof languages / sizeof *languages,
    USUAL = 7,        // of them, first
    PAGES_MOST = 400, // of one place
    STOPS_LEAST = 300 // of one walk: fewer are not the whole library
};

typedef enum Kind {
    KIND_CUT,    // words outside the glass or of their target, labels without some of theirs
    KIND_OVER,   // words or targets over each other, or too close
    KIND_SMALL,  // targets or letters
    KIND_OTHER,  // whatever else the judge names
    KIND_TORN,   // screenfuls
    KIND_UNTIDY, // words off their marks, uneven, close to their frame
    KIND_LOST,   // on Home, where room was left
    KINDS
} Kind;

static const char *const kind_names[KINDS] = {"cut", "over", "small", "other", "torn", "untidy", "lost"};

// What one walk found.
typedef struct Tally {
    Arena *arena, *names;
    int text_step;
    bool is_told, is_long; // is_long: its language is xx
    Text place;            // whose pages are being collected
    PageFacts pages[PAGES_MOST];
    int page_count;
    int stops, home_pages;
    int faults[KINDS];
} Tally;

static void note(Tally *tally, Kind kind, const char *rule, Text what)
{
    tally->faults[kind]++;
    if (tally->is_told)
        printf("    %s: %.*s: %s %.*s\n", kind_names[kind], TEXT_ARGS(tally->place), rule, TEXT_ARGS(what));
}

static void note_judged(void *owner, const char *rule, Text what)
{
    static const struct {
        const char *rule;
        Kind kind;
    } kinds[] = {{"line outside the glass", KIND_CUT}, {"line reaches out of its target", KIND_CUT},
                 {"label is cut", KIND_CUT},           {"ellipsis", KIND_CUT},
                 {"lines overlap", KIND_OVER},         {"targets overlap", KIND_OVER},
                 {"links overlap", KIND_OVER},         {"targets too close", KIND_OVER},
                 {"target too small", KIND_SMALL},     {"smaller than small print", KIND_SMALL}};
    Kind kind = KIND_OTHER;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        kind = strcmp(rule, kinds[i].rule) == 0 ? kinds[i].kind : kind;
    note(owner, kind, rule, what);
}

// ---- brackets

static int count_byte(Text text, char byte)
{
    int count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.at[i] == byte;
    return count;
}

// In xx, what stands on something to touch has its beginning and its end on it, but for the parts of sentences that
// tell where a word was found.
static void look_for_brackets(Tally *tally, const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        int open = 0;
        if (text_is(tally->place, "find-places") && target->role == ROLE_CARD)
            continue;
        for (int k = 0; k < frame->lines.count && target->role != ROLE_LINK; k++) {
            const Line *line = &frame->lines.at[k];
            bool is_on_it = rect_overlaps(line->rect, target->rect);
            open += is_on_it ? count_byte(line->text, '[') - count_byte(line->text, ']') : 0;
        }
        if (open)
            note(tally, KIND_CUT, "without its beginning or its end", target->label);
    }
}

// ---- places

// Support of a draft says all of it twice, and so has no page that holds it; notes in xx are as long as others are in
// larger text.
static bool is_usual(const Tally *tally)
{
    bool is_of_words = text_is(tally->place, "support") || text_starts(tally->place, TEXT("note-")) ||
                       text_starts(tally->place, TEXT("exercise-"));
    if (text_is(tally->place, "home"))
        return true;
    return tally->text_step < 4 && !text_is(tally->place, "support") && !(tally->is_long && is_of_words);
}

static bool takes_turns(const PageFacts *pages, int count)
{
    for (int i = 0; i < count; i++)
        if (pages[i].has_turns)
            return true;
    return false;
}

static void end_place(Tally *tally)
{
    int cards = is_usual(tally) ? 3 : 2, count = tally->page_count;
    if (!count)
        return;
    if (screenful_is_torn(tally->place, tally->pages, count, cards))
        note(tally, KIND_TORN, "torn", TEXT(""));
    if (!tally->is_long && screenful_is_scanty(tally->pages, count)) // of so long words one may have to do
        note(tally, KIND_TORN, "one option in sight", TEXT(""));
    if (!tally->is_long && tally->text_step < 4 && takes_turns(tally->pages, count)) // authors of xx are warned of it
        note(tally, KIND_TORN, "takes turns", TEXT(""));
    if (screenful_is_uneven(tally->place, tally->pages, count, cards))
        note(tally, KIND_UNTIDY, "cards spread unevenly", TEXT(""));
    bool is_exercise = text_starts(tally->place, TEXT("exercise-"));
    if (is_exercise && screenful_bare_pages(tally->pages, count))
        note(tally, KIND_TORN, "does not say what is asked", TEXT(""));
    bool is_home = text_is(tally->place, "home");
    if (is_home && count > 1 && tally->text_step < 4 && !tally->is_long)
        note(tally, KIND_LOST, "lost", TEXT("cards on a further page"));
    tally->home_pages = is_home ? count : tally->home_pages;
    tally->page_count = 0;
}

static void look_for_untidiness(Tally *tally, const Frame *frame)
{
    Untidy found = {0};
    tidy_look(frame, &found);
    int count = found.off_words + found.off_row + found.uneven_cards + found.close;
    if (count)
        note(tally, KIND_UNTIDY, "untidy",
             text_format(tally->arena, "%d off their words, %d off their row, %d cards, %d close", found.off_words,
                         found.off_row, found.uneven_cards, found.close));
}

static Text stem_of(Text name)
{
    bool has_page = name.size > 4 && text_starts(text_slice(name, name.size - 4, name.size), TEXT("-p"));
    return has_page ? text_slice(name, 0, name.size - 4) : name;
}

static void look(void *owner, Stage *stage, Text name)
{
    Tally *tally = owner;
    const Frame *frame = stage_frame(stage);
    Text stem = stem_of(name);
    if (!text_equal(stem, tally->place) || tally->page_count == PAGES_MOST) {
        end_place(tally);
        tally->place = text_format(tally->names, "%.*s", TEXT_ARGS(stem));
    }
    tally->pages[tally->page_count++] = page_facts_of(stage, tally->arena);
    judge_frame(frame, tally->arena, note_judged, tally);
    look_for_untidiness(tally, frame);
    look_for_brackets(tally, frame);
    Text lost = TEXT("");
    if (text_is(name, "home") && home_losses(stage, tally->arena, &lost))
        note(tally, KIND_LOST, "lost", lost);
    tally->stops++;
    arena_reset(tally->arena);
}

// ---- walks

typedef struct Walk {
    const char *language;
    Size glass;
    int text_step;
} Walk;

static void walk(const char *content, const Walk *way, Tally *tally)
{
    Stage stage;
    StageSpec spec = {.content = content,
                      .language = text_of(way->language),
                      .window = way->glass,
                      .preferences.text_step = way->text_step};
    if (!stage_open(&stage, &spec))
        exit(EXIT_FAILURE);
    tally->arena = arena_create();
    tally->names = arena_create();
    tally->text_step = way->text_step;
    bool is_whole = screen_walk(&stage, look, tally);
    end_place(tally);
    if (!is_whole || tally->stops < STOPS_LEAST)
        note(tally, KIND_OTHER, "the walk is not whole", TEXT(""));
    stage_close(&stage);
    arena_destroy(tally->arena);
    arena_destroy(tally->names);
}

static void print_head(void)
{
    printf("%-8s  text", "language");
    for (int i = 0; i < GLASSES; i++)
        printf("  %4dx%-4d", glasses[i].w, glasses[i].h);
    printf("  screens");
    for (int i = 0; i < KINDS; i++)
        printf("  %6s", kind_names[i]);
    puts("\n                (faults, and pages of Home)");
}

static bool is_wanted(const Walk *way, int count, char **words)
{
    char glass[16];
    snprintf(glass, sizeof glass, "%dx%d", way->glass.w, way->glass.h);
    bool has_all = count > 1 && strcmp(words[1], "all") == 0;
    return (count < 2 || has_all || strcmp(words[1], way->language) == 0) &&
           (count < 3 || strcmp(words[2], glass) == 0) && (count < 4 || atoi(words[3]) == way->text_step);
}

static bool is_long(const char *language)
{
    return strcmp(language, "xx") == 0;
}

// One size of text in one language on all glasses: a line of the table.
typedef struct Row {
    int faults[GLASSES], home_pages[GLASSES], kinds[KINDS], screens;
} Row;

static Row walk_row(const char *content, Walk way, int count, char **words)
{
    Tally *tally = malloc(sizeof *tally);
    assert(tally);
    Row row = {.screens = 0};
    for (int g = 0; g < GLASSES; g++) {
        way.glass = glasses[g];
        *tally = (Tally){.is_told = count > 1, .is_long = is_long(way.language)};
        if (is_wanted(&way, count, words))
            walk(content, &way, tally);
        row.home_pages[g] = tally->home_pages;
        row.screens += tally->stops;
        for (int i = 0; i < KINDS; i++) {
            row.kinds[i] += tally->faults[i];
            row.faults[g] += tally->faults[i];
        }
    }
    free(tally);
    return row;
}

static void print_row(const char *language, int text_step, const Row *row)
{
    printf("%-8s  %4d", language, text_step);
    for (int g = 0; g < GLASSES; g++)
        printf("  %6d %d ", row->faults[g], row->home_pages[g]);
    printf("  %7d", row->screens);
    for (int i = 0; i < KINDS; i++)
        printf("  %6d", row->kinds[i]);
    puts("");
    fflush(stdout);
}

static bool is_faultless(const Row *row)
{
    int faults = 0;
    for (int i = 0; i < KINDS; i++)
        faults += row->kinds[i];
    return !faults;
}

static bool walk_languages(const char *content, int count, char **words)
{
    bool is_so = true;
    print_head();
    for (int l = 0; l < (count < 2 ? USUAL : LANGUAGES); l++) {
        for (int t = 0; t < TEXT_STEPS; t++) {
            Row row = walk_row(content, (Walk){.language = languages[l], .text_step = text_steps[t]}, count, words);
            if (!row.screens)
                continue;
            print_row(languages[l], text_steps[t], &row);
            is_so = is_faultless(&row) && is_so;
        }
    }
    return is_so;
}

int main(int count, char **words)
{
    char folder[] = "/tmp/lectern-languages-XXXXXX", content[64], clear[64];
    if (!mkdtemp(folder)) {
        perror(folder);
        return EXIT_FAILURE;
    }
    pseudo_language_library(folder);
    snprintf(content, sizeof content, "%s/content", folder);
    snprintf(clear, sizeof clear, "rm -r %s", folder);
    bool is_so = walk_languages(content, count, words);
    return system(clear) == 0 && is_so ? EXIT_SUCCESS : EXIT_FAILURE;
}
