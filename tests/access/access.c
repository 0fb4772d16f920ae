// Access: walks the fixture library at every size, text step and theme, holds what it sees to the numbers of the
// design, and keeps the table in report.md. `access --report` prints that table. Without an option it fails on any
// fault, and on a table that is not the one printed now.
#include <stdlib.h>
#include <string.h>

#include "acts.h"
#include "base/file.h"
#include "command/screen-walk.h"
#include "dump.h"
#include "grounds.h"
#include "spoil.h"

static const Size sizes[] = {{800, 480},   {1024, 600},  {600, 1024}, {1280, 800},
                             {1920, 1080}, {1080, 1920}, {3840, 2160}};
enum { SIZE_COUNT = sizeof sizes / sizeof *sizes };

typedef struct Walk {
    Ledger *ledger;
    void (*act)(Ledger *ledger, Stage *stage); // at every by_th stop; NULL: none
    int by, at;
} Walk;

static void look(void *owner, Stage *stage, Text name)
{
    Walk *walk = owner;
    arena_reset(walk->ledger->arena);
    walk->ledger->stop = name;
    dump_look(walk->ledger, stage_frame(stage));
    if (walk->act && walk->at++ % walk->by == 0)
        walk->act(walk->ledger, stage);
}

static StageSpec spec_of(const char *language, Size size, int step, ThemeId theme)
{
    Preferences preferences = {.text_step = step, .theme = theme};
    return (StageSpec){.content = LECTERN_TESTS_DIR "/library/whole",
                       .language = text_of(language),
                       .window = size,
                       .preferences = preferences};
}

// One tour; none where the glass does not offer that size of text.
static void walk_tour(Walk *walk, const StageSpec *spec)
{
    Stage stage;
    if (!stage_open(&stage, spec))
        exit(EXIT_FAILURE);
    Arena *names = arena_create();
    const Preferences *wanted = &spec->preferences;
    Text about = text_format(names, "%.*s %dx%d text %d %s letters %d spacing %d", TEXT_ARGS(spec->language),
                             spec->window.w, spec->window.h, wanted->text_step, theme_name(wanted->theme),
                             (int)wanted->family, (int)wanted->spacing);
    walk->ledger->about = text_string(names, about);
    if (theme_offers_step(&stage_frame(&stage)->theme, fonts_metrics(stage.fonts), wanted->text_step))
        screen_walk(&stage, look, walk);
    stage_close(&stage);
    arena_destroy(names);
}

// Every size, step and theme; letters, spacing and the ruler turn with them. One of the four themes is painted, another
// one at the next step, and of large glass fewer screens.
static void walk_everything(Ledger *ledger)
{
    for (int i = 0; i < SIZE_COUNT; i++) {
        int by = 1 + sizes[i].w * sizes[i].h / 500000;
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
            for (int theme = 0; theme < THEME_COUNT; theme++) {
                bool is_painted = (i + step + theme) % THEME_COUNT == 0;
                Walk walk = {.ledger = ledger, .act = is_painted ? act_paint : NULL, .by = by, .at = step};
                StageSpec spec = spec_of(step % 2 ? "ar" : "en", sizes[i], step, (ThemeId)theme);
                if (theme % 2)
                    spec.language = TEXT("en");
                spec.preferences.family = (FontFamily)((step + theme) % 3);
                spec.preferences.spacing = (Spacing)(theme % SPACING_COUNT);
                spec.preferences.has_ruler = (i + step) % 2;
                walk_tour(&walk, &spec);
            }
        }
    }
}

// What is shipped, once on every glass: another step and theme on each.
static void walk_shipped(Ledger *ledger)
{
    enum { BY = 24 };
    for (int i = 0; i < SIZE_COUNT; i++) {
        Walk walk = {.ledger = ledger, .act = act_paint, .by = BY, .at = i};
        StageSpec spec = spec_of("en", sizes[i], 1 + (i + 1) % TEXT_STEP_MOST, (ThemeId)(i % THEME_COUNT));
        spec.content = LECTERN_CONTENT_DIR;
        walk_tour(&walk, &spec);
    }
}

// Every picture of both libraries, in every theme.
static void walk_pictures(Ledger *ledger)
{
    static const char *const libraries[] = {LECTERN_TESTS_DIR "/library/whole", LECTERN_CONTENT_DIR};
    for (int i = 0; i < 2 * THEME_COUNT; i++) {
        Walk walk = {.ledger = ledger, .act = act_grounds, .by = 1};
        StageSpec spec = spec_of("en", (Size){800, 480}, 2, (ThemeId)(i / 2));
        spec.content = libraries[i % 2];
        walk_tour(&walk, &spec);
    }
}

// Keys, choices and rest, on glass of four kinds, in every theme once.
static void walk_acting(Ledger *ledger)
{
    static const Size glass[] = {{800, 480}, {600, 1024}, {1280, 800}, {1024, 600}};
    static void (*const acts[])(Ledger *, Stage *) = {act_focus, act_choose, act_rest};
    for (size_t a = 0; a < sizeof acts / sizeof *acts; a++) {
        for (int theme = 0; theme < THEME_COUNT; theme++) {
            Walk walk = {.ledger = ledger, .act = acts[a], .by = acts[a] == act_choose ? 1 : 3, .at = theme};
            StageSpec spec = spec_of(theme == 1 ? "ar" : "en", glass[theme], 2 + theme % 2, (ThemeId)theme);
            walk_tour(&walk, &spec);
        }
    }
}

static void run_pacers(Ledger *ledger)
{
    for (int i = 0; i < 2 * THEME_COUNT; i++) {
        Stage stage;
        StageSpec spec = spec_of("en", (Size){800, 480}, 2, (ThemeId)(i / 2));
        spec.preferences.is_still = i % 2;
        if (!stage_open(&stage, &spec))
            exit(EXIT_FAILURE);
        ledger->about = theme_name(spec.preferences.theme);
        ledger->stop = i % 2 ? TEXT("pacer without movement") : TEXT("pacer");
        act_pacer(ledger, &stage);
        stage_close(&stage);
        arena_reset(ledger->arena);
    }
}

// ---- drawn capitals

static int rows_inked(const Shot *shot)
{
    int rows = 0;
    for (int y = 0; y < shot->h; y++) {
        bool is_inked = false;
        for (int x = 0; x < shot->w && !is_inked; x++)
            is_inked = color_contrast(shot_pixel(shot, x, y), (Color){255, 255, 255, 255}) > 3;
        rows += is_inked;
    }
    return rows;
}

// An H alone, black on white.
static void draw_capital(Ledger *ledger, Stage *stage, const Theme *theme, const TextStyle *style)
{
    Frame frame = frame_begin(ledger->arena, theme);
    frame.ground = (Color){255, 255, 255, 255};
    int size = style->font.size_px;
    *array_push(frame.arena, &frame.marks) =
        (Mark){.kind = MARK_RUN,
               .rect = {0, 0, 4 * size, 3 * size},
               .color = {0, 0, 0, 255},
               .x = 64 * size / 2,
               .baseline_y = size * 2,
               .run = {.font = style->font, .script = SCRIPT_LATIN, .text = TEXT("H")}};
    Shot shot = shot_take(stage, &frame, ledger->arena);
    double cap = style->cap_px64 / 64.0;
    int rows = rows_inked(&shot);
    NOTE(ledger, RULE_DRAWN, rows >= cap - 1 && rows <= cap + 2, "%d px, said %.1f", rows, cap);
    arena_reset(ledger->arena);
}

// On a canvas of its own: only letters are measured, whatever glass they are for.
static void draw_capitals(Ledger *ledger)
{
    Stage stage;
    StageSpec spec = spec_of("en", (Size){400, 400}, 2, THEME_DAY);
    if (!stage_open(&stage, &spec))
        exit(EXIT_FAILURE);
    ledger->about = "letters";
    ledger->stop = TEXT("H");
    for (int i = 0; i < SIZE_COUNT; i++) {
        Glass glass = glass_of(sizes[i].w, sizes[i].h, 0, 0);
        for (int step = TEXT_STEP_LEAST; step <= TEXT_STEP_MOST; step++) {
            for (int family = 0; family <= FAMILY_DYSLEXIC; family++) {
                Preferences preferences = {.text_step = step, .family = (FontFamily)family};
                Theme theme =
                    theme_make(&glass, &(ThemeReader){.preferences = preferences}, fonts_metrics(stage.fonts));
                draw_capital(ledger, &stage, &theme, &theme.body);
                draw_capital(ledger, &stage, &theme, &theme.small);
            }
        }
    }
    stage_close(&stage);
}

// ---- the report

static Text read_report(Arena *arena)
{
    enum { LIMIT = 1 << 20 };
    Text report = {0};
    if (file_read(arena, LECTERN_TESTS_DIR "/access/report.md", LIMIT, &report) != FILE_READ)
        fputs("there is no tests/access/report.md\n", stderr);
    return report;
}

// The printed table stands in the report, word for word.
static bool table_stands(const Ledger *ledger, Text report)
{
    char *table = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&table, &size);
    if (!out)
        return false;
    ledger_print(ledger, out);
    fclose(out);
    bool stands = text_find(report, (Text){table, size}, 0) < report.size;
    free(table);
    if (!stands)
        fputs("the table of tests/access/report.md is not the one of now: see access --report\n", stderr);
    return stands;
}

// Every test that the report names is there: `tests/...` and `player/...` are files.
static bool names_stand(Arena *arena, Text report)
{
    bool stand = true;
    for (size_t at = 0; (at = text_find(report, TEXT("`"), at)) < report.size; at++) {
        size_t end = text_find(report, TEXT("`"), at + 1);
        Text name = text_slice(report, at + 1, end < report.size ? end : report.size);
        at = end;
        if (!text_starts(name, TEXT("tests/")) && !text_starts(name, TEXT("player/")))
            continue;
        FILE *file = fopen(text_string(arena, text_format(arena, LECTERN_TESTS_DIR "/../%.*s", TEXT_ARGS(name))), "r");
        if (!file)
            fprintf(stderr, "the report names what is not there: %.*s\n", TEXT_ARGS(name));
        else
            fclose(file);
        stand = stand && file;
    }
    return stand;
}

static int conclude(const Ledger *ledger)
{
    Arena *arena = arena_create();
    Text report = read_report(arena);
    bool has_table = table_stands(ledger, report), has_names = names_stand(arena, report);
    arena_destroy(arena);
    bool is_seen = ledger_unseen(ledger) == 0;
    return has_table && has_names && is_seen && !ledger_faults(ledger) ? EXIT_SUCCESS : EXIT_FAILURE;
}

int main(int count, char **words)
{
    bool is_report = count == 2 && strcmp(words[1], "--report") == 0;
    if (count > 1 && !is_report) {
        fputs("usage: access [--report]\n", stderr);
        return 2;
    }
    if (!spoil_is_found())
        return EXIT_FAILURE;
    Ledger ledger = {.arena = arena_create()};
    dump_palettes(&ledger);
    draw_capitals(&ledger);
    walk_everything(&ledger);
    walk_shipped(&ledger);
    walk_pictures(&ledger);
    walk_acting(&ledger);
    run_pacers(&ledger);
    if (is_report)
        ledger_print(&ledger, stdout);
    int code = is_report ? EXIT_SUCCESS : conclude(&ledger);
    arena_destroy(ledger.arena);
    return code;
}
