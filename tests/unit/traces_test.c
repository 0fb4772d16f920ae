// What a visit leaves in the memory of a player that runs: a second after its end every line that was shown, answer,
// explained word, picture and spoken sample is looked for from outside, as letters and code points of any width, as
// glyph ids at any distance, as pixels and as samples. The player is this program, run anew.
#include "app/loop.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "command/stage.h"
#include "device/font-file.h"
#include "device/font-list.h"
#include "image.h"
#include "sanitized.h"

#define LIBRARY LECTERN_CONTENT_DIR
#define CHAPTER "slow-steps"
#define OTHER_CHAPTER "triggers-and-pausing"
#define PROGRAM "LECTERN_TRACES_PROGRAM" // the variable that tells the player of its speech program
#define EXERCISE "a-good-small-moment"

static const Size GLASS = {1024, 600};
static const double PX_PER_MM = 5.9, DISTANCE_MM = 500;
static const Preferences PREFERENCES = {.text_step = TEXT_STEP_DEFAULT};

// ---- the visit, as both take it

static void open_item(App *app, const char *id, const char *block)
{
    app_perform(
        app,
        (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id)), .block = id_of(text_of(block)), .value = OPEN_WHOLE});
}

static void begin(App *app)
{
    app_begin(app);
}

static void open_shelf(App *app)
{
    open_item(app, "read", "");
}

static void open_chapter(App *app)
{
    open_item(app, CHAPTER, "");
}

static void turn(App *app)
{
    app_perform(app, (Action){.kind = ACTION_NEXT});
}

static void open_term(App *app)
{
    app_perform(app, (Action){.kind = ACTION_TERM, .id = id_of(TEXT("trigger"))});
}

static void close_sheet(App *app)
{
    app_perform(app, (Action){.kind = ACTION_DONE});
}

static void open_question(App *app)
{
    open_item(app, "some-questions", "how-long");
}

static void open_exercise(App *app)
{
    open_item(app, EXERCISE, "");
}

static int slot_of(const Exercise *exercise, const char *name)
{
    int slot = 0;
    while (slot < exercise->slot_count && !id_is(exercise->slots[slot]->name, name))
        slot++;
    assert_true(slot < exercise->slot_count);
    return slot;
}

static void answer(App *app)
{
    Book *book = app_book(app);
    const Exercise *exercise = &book_body(book, book_find_item(book, id_of(TEXT(EXERCISE))))->exercise;
    Answers *answers = app_answers(app);
    static const char *const asked[] = {"with", "sense", "what", "length", "sign"};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        answers_choose(answers, slot_of(exercise, asked[i]), 1);
    app_touch_all(app);
}

static void open_slip(App *app)
{
    open_item(app, "steps-of-all-kinds", "slip");
}

static void enlarge(App *app)
{
    app_preferences(app)->text_step++;
    app_touch_all(app);
}

static void open_other(App *app)
{
    open_item(app, OTHER_CHAPTER, "");
}

static void open_find(App *app)
{
    open_item(app, "find", "");
}

// What nobody else would ask, and then a word that there is.
static void type_query(App *app)
{
    static const char query[] = "zqxjkwvbyfgdm breath";
    for (size_t i = 0; query[i]; i++)
        app_perform(app, (Action){.kind = ACTION_TYPE, .id = id_of((Text){query + i, 1})});
}

// ICU tells words of Thai by a dictionary, and keeps a copy of what it looks through.
static void type_thai(App *app)
{
    static const char query[] = "กขคงจฉชซฌญฎฏฐฑ";
    open_find(app);
    for (size_t i = 0; i + 3 < sizeof query; i += 3)
        app_perform(app, (Action){.kind = ACTION_TYPE, .id = id_of((Text){query + i, 3})});
}

static void look_for_breath(App *app)
{
    open_find(app);
    for (const char *letter = "breath"; *letter; letter++)
        app_perform(app, (Action){.kind = ACTION_TYPE, .id = id_of((Text){letter, 1})});
}

static void show_places(App *app)
{
    app_perform(app, (Action){.kind = ACTION_EXPAND});
}

static void listen(App *app)
{
    app_perform(app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN});
}

// The page that is left open is the one that is read aloud, in a size that leaves some of its lines above the keys.
static void (*const steps[])(App *app) = {
    begin,  open_find, type_query, type_thai,    look_for_breath, show_places, open_shelf,    open_other,
    turn,   turn,      turn,       turn,         open_term,       close_sheet, open_question, open_exercise,
    answer, open_slip, enlarge,    turn,         open_other,      turn,        turn,          open_chapter,
    turn,   turn,      open_slip,  open_chapter, listen,
};
enum { WAY_COUNT = sizeof steps / sizeof *steps };

// ---- the player

static time_t clock_ahead_s;

// In place of the C library's, so that hours of rest pass at once.
int clock_gettime(clockid_t clock, struct timespec *now)
{
    int status = (int)syscall(SYS_clock_gettime, clock, now);
    now->tv_sec += clock == CLOCK_MONOTONIC ? clock_ahead_s : 0;
    return status;
}

typedef enum End { END_HIDE, END_FINISH, END_IDLE, END_SIGNAL, END_COUNT } End;

typedef struct Player {
    End end;
    int step;
    bool is_told;
} Player;

static void tell(char word)
{
    ssize_t written = write(STDOUT_FILENO, &word, 1);
    (void)written;
}

// Stands still until the other has looked.
static void tell_and_wait(char word)
{
    char go;
    tell(word);
    ssize_t taken = read(STDIN_FILENO, &go, 1);
    (void)taken;
}

static void end_visit(Player *player, App *app)
{
    switch (player->end) {
    case END_HIDE:
        app_key(app, "F12", false);
        break;
    case END_FINISH:
        app_perform(app, (Action){.kind = ACTION_FINISH});
        app_perform(app, (Action){.kind = ACTION_FINISH}); // at once
        break;
    case END_IDLE:
        clock_ahead_s++;
        break;
    default:
        kill(getpid(), SIGTERM);
    }
}

static bool is_sounding(void)
{
    struct stat facts;
    const char *program = getenv(PROGRAM);
    Arena *arena = arena_create();
    Text folder = {program, (size_t)(strrchr(program, '/') - program)};
    bool is_begun = stat(file_path(arena, folder, TEXT("words")), &facts) == 0 && facts.st_size > 0;
    arena_destroy(arena);
    return is_begun;
}

static bool go_on(void *owner, App *app)
{
    Player *player = owner;
    if (player->step == 0 && !player->is_told) {
        player->is_told = true;
        tell_and_wait('a'); // nobody was here yet
    }
    if (player->step < WAY_COUNT) {
        steps[player->step++](app);
        return true;
    }
    if (player->step == WAY_COUNT) {
        usleep(20000);
        if (!is_sounding())
            return true;
        usleep(200000); // some of it has been taken
        player->step++;
        return true;
    }
    if (player->step == WAY_COUNT + 1) {
        player->step++;
        tell_and_wait('b');
        end_visit(player, app);
        return true;
    }
    if (player->end == END_IDLE && app_face(app) != FACE_ATTRACT) {
        clock_ahead_s++;
        return true;
    }
    if (player->step == WAY_COUNT + 2 && player->end != END_SIGNAL) {
        player->step++;
        tell('c');
    }
    return false;
}

static int play(End end)
{
    Player player = {.end = end};
    LoopProbe probe = {.stirs = go_on, .owner = &player};
    LoopSpec spec = {
        .content = LIBRARY,
        .window = GLASS,
        .px_per_mm = PX_PER_MM,
        .distance_mm = DISTANCE_MM,
        .app = {.preferences = PREFERENCES, .setting.offers_find = true},
        .voice = {.program = getenv(PROGRAM)},
        .probe = &probe,
    };
    LoopEnd ended = loop_run(&spec);
    if (end == END_SIGNAL) // what would be left in memory that the system takes back
        tell_and_wait('c');
    return (int)ended;
}

// ---- who looks on

enum { SECRETS_MOST = 2000, WINDOW = 12, SOUND_TRACES = 2 };

typedef enum Kind { KIND_LETTERS, KIND_GLYPHS, KIND_PIXELS, KIND_SOUND, KIND_COUNT } Kind;

typedef struct Secrets {
    ImageTrace traces[SECRETS_MOST];
    Kind kinds[SECRETS_MOST];
    char words[SECRETS_MOST][64];
    int count;
    ARRAY(Text) plain; // what everybody sees, whoever was there before
    Arena *arena;
    FontShop *shop;
    FontList fonts;
    FontFile *files[FAMILY_COUNT][FONT_STYLES];
} Secrets;

static char record[] = "/tmp/lectern-traces-XXXXXX";
static Secrets secrets;

static int count_distinct(const uint16_t *units, int count)
{
    int distinct = 0;
    for (int i = 0; i < count; i++) {
        int before = 0;
        while (before < i && units[before] != units[i])
            before++;
        distinct += before == i;
    }
    return distinct;
}

static void add_trace(const ImageTrace *trace, Kind kind, Text words)
{
    enum { DISTINCT_LEAST = 6 };
    if (secrets.count == SECRETS_MOST || count_distinct(trace->units, trace->count) < DISTINCT_LEAST)
        return;
    for (int i = 0; i < secrets.count; i++)
        if (secrets.traces[i].width == trace->width &&
            memcmp(secrets.traces[i].units, trace->units, sizeof trace->units) == 0)
            return;
    secrets.traces[secrets.count] = *trace;
    secrets.kinds[secrets.count] = kind;
    snprintf(secrets.words[secrets.count++], sizeof *secrets.words, "%.*s", TEXT_ARGS(words));
}

static bool is_plain(Text words)
{
    for (int i = 0; i < secrets.plain.count; i++)
        if (text_find(secrets.plain.at[i], words, 0) < secrets.plain.at[i].size)
            return true;
    return false;
}

// Each twelve letters of a line: in Latin a byte a letter, else two.
static void add_letters(Text line)
{
    ImageTrace trace = {.width = 1};
    for (size_t at = 0, start = 0; at < line.size;) {
        uint32_t point = text_next(line, &at);
        trace.units[trace.count++] = (uint16_t)point;
        trace.width = point > 0xFF ? 2 : trace.width;
        if (trace.count < WINDOW)
            continue;
        if (!is_plain(text_slice(line, start, at)))
            add_trace(&trace, KIND_LETTERS, text_slice(line, start, at));
        trace = (ImageTrace){.width = 1};
        start = at;
    }
}

static FontFile *file_of(Font font)
{
    FontFile **file = &secrets.files[font.family][font.style];
    const char *path = secrets.fonts.families[font.family].styles[font.style].path;
    if (!*file && path)
        *file = font_file_new(secrets.arena, secrets.shop, path,
                              secrets.fonts.families[font.family].styles[font.style].index);
    return *file;
}

static void add_glyphs(const GlyphRun *run)
{
    FontFile *file = run->font.face ? NULL : file_of(run->font);
    const ShapedGlyph *glyphs;
    int count = !file || is_plain(run->text) ? 0 : font_file_shape(file, run, &glyphs);
    for (int start = 0; start + WINDOW <= count; start += WINDOW) {
        ImageTrace trace = {.width = 2, .count = WINDOW};
        for (int i = 0; i < WINDOW; i++)
            trace.units[i] = (uint16_t)glyphs[start + i].glyph;
        size_t first = glyphs[start].start;
        add_trace(&trace, KIND_GLYPHS, text_slice(run->text, first, run->text.size));
    }
}

// A piece of a row of ink, by its green and blue: what stands above them differs from one format of pixels to another.
static void add_pixels(Canvas *canvas, Rect rect, Text words)
{
    ImageTrace trace = {.width = 2, .count = IMAGE_UNITS_MOST};
    if (rect.w < 2 * IMAGE_UNITS_MOST)
        return;
    for (int i = 0; i < IMAGE_UNITS_MOST; i++) {
        Color color = canvas_pixel(canvas, rect.x + rect.w / 2 + i, rect.y + rect.h / 2);
        trace.units[i] = (uint16_t)(color.g << 8 | color.b);
    }
    add_trace(&trace, KIND_PIXELS, words);
}

static void see(Stage *stage, bool is_plain_screen)
{
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->lines.count; i++)
        if (is_plain_screen)
            *array_push(secrets.arena, &secrets.plain) = text_copy(secrets.arena, frame->lines.at[i].text);
        else
            add_letters(frame->lines.at[i].text);
    if (is_plain_screen)
        return;
    Canvas *canvas = stage_paint(stage, frame);
    for (int i = 0; i < frame->marks.count; i++)
        if (frame->marks.at[i].kind == MARK_RUN)
            add_glyphs(&frame->marks.at[i].run);
    for (int i = 0; i < frame->lines.count; i++)
        if (frame->lines.at[i].block.at[0])
            add_pixels(canvas, frame->lines.at[i].rect, frame->lines.at[i].text);
    for (int i = 0; i < frame->pictures.count; i++)
        add_pixels(canvas, frame->pictures.at[i].rect, frame->pictures.at[i].alt);
}

// As the voice has them, and as the loudspeaker takes them.
static void add_sound(void)
{
    enum { SOFT_PERCENT = 35 };
    char path[sizeof record + 8];
    uint8_t bytes[IMAGE_UNITS_MOST * 2];
    snprintf(path, sizeof path, "%s/sound", record);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fread(bytes, 1, sizeof bytes, file), sizeof bytes);
    fclose(file);
    ImageTrace loud = {.width = 2, .count = IMAGE_UNITS_MOST}, soft = loud;
    for (int i = 0; i < IMAGE_UNITS_MOST; i++) {
        int16_t sample = (int16_t)(bytes[2 * i] | bytes[2 * i + 1] << 8);
        loud.units[i] = (uint16_t)sample;
        soft.units[i] = (uint16_t)(sample * SOFT_PERCENT / 100);
    }
    add_trace(&loud, KIND_SOUND, TEXT("as it was made"));
    add_trace(&soft, KIND_SOUND, TEXT("as it was played"));
}

static void gather(void)
{
    char *folder;
    Text fault;
    secrets.arena = arena_create();
    folder = fonts_folder(secrets.arena);
    secrets.shop = font_shop_open(secrets.arena);
    assert_true(font_list_read(secrets.arena, folder, &secrets.fonts, &fault));
    Stage stage;
    Config config = config_defaults;
    config.preferences = PREFERENCES;
    config.offers_find = true;
    StageSpec spec = {
        .content = LIBRARY, .window = GLASS, .px_per_mm = PX_PER_MM, .distance_mm = DISTANCE_MM, .config = &config};
    assert_true(stage_open(&stage, &spec));
    see(&stage, true); // Home
    stage_key(&stage, "F12", false);
    see(&stage, true); // the cover
    app_perform(stage.app, (Action){.kind = ACTION_WAKE});
    app_perform(stage.app, (Action){.kind = ACTION_FINISH});
    see(&stage, true);
    app_perform(stage.app, (Action){.kind = ACTION_FINISH}); // at once
    see(&stage, true);                                       // Attract
    for (int i = 0; i < WAY_COUNT; i++) {
        steps[i](stage.app);
        if (steps[i] != begin)
            see(&stage, false);
    }
    stage_close(&stage);
    add_sound();
}

// ---- looking

typedef struct Child {
    pid_t process;
    int in, out; // its ends, ours
} Child;

static Child start(End end)
{
    int in[2], out[2];
    char name[8], words[sizeof record + 8];
    snprintf(name, sizeof name, "%d", (int)end);
    snprintf(words, sizeof words, "%s/words", record);
    unlink(words);
    assert_true(pipe(in) == 0 && pipe(out) == 0);
    pid_t process = fork();
    assert_true(process >= 0);
    if (process == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        for (int i = 0; i < 2; i++) {
            close(in[i]);
            close(out[i]);
        }
        execl("/proc/self/exe", "traces", name, (char *)NULL);
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    return (Child){process, in[1], out[0]};
}

static void expect_word(const Child *child, char word)
{
    char said = 0;
    ssize_t size;
    do
        size = read(child->out, &said, 1);
    while (size < 0 && errno == EINTR);
    assert_int_equal(said, word);
}

static void go(const Child *child)
{
    assert_int_equal(write(child->in, "g", 1), 1);
}

// How often each secret is there.
typedef struct TraceFinds {
    int found[SECRETS_MOST];
} TraceFinds;

static TraceFinds search(const Child *child)
{
    TraceFinds findings = {0};
    Image *image = image_take(child->process);
    assert_non_null(image);
    image_search(image, secrets.traces, secrets.count);
    for (int i = 0; i < secrets.count; i++)
        findings.found[i] = secrets.traces[i].found;
    image_drop(image);
    return findings;
}

// Those of a kind that are there and were not before anybody came.
static int count_new(const TraceFinds *now, const TraceFinds *before, Kind kind)
{
    int count = 0;
    for (int i = 0; i < secrets.count; i++)
        count += secrets.kinds[i] == kind && now->found[i] && !before->found[i];
    return count;
}

static void print_new(const TraceFinds *now, const TraceFinds *before)
{
    static const char *const names[] = {"letters", "glyph ids", "pixels", "sound"};
    for (int i = 0; i < secrets.count; i++)
        if (now->found[i] && !before->found[i])
            fprintf(stderr, "%s, %d times, one at %lx with %d bytes from each to the next: \"%s\"\n",
                    names[secrets.kinds[i]], now->found[i], (unsigned long)secrets.traces[i].address,
                    secrets.traces[i].stride, secrets.words[i]);
}

// What an image shows while the visit lasts, at least: the search sees what is there.
static const int seen_least[KIND_COUNT] = {[KIND_LETTERS] = 50, [KIND_GLYPHS] = 2, [KIND_PIXELS] = 2, [KIND_SOUND] = 1};

static void prove(End end)
{
    enum { SECOND_US = 1000000 };
    Child child = start(end);
    expect_word(&child, 'a');
    TraceFinds before = search(&child);
    go(&child);
    expect_word(&child, 'b');
    TraceFinds during = search(&child);
    go(&child);
    expect_word(&child, 'c');
    usleep(SECOND_US);
    TraceFinds after = search(&child);
    kill(child.process, SIGKILL);
    waitpid(child.process, NULL, 0);
    close(child.in);
    close(child.out);
    for (Kind kind = 0; kind < KIND_COUNT; kind++)
        assert_true(count_new(&during, &before, kind) >= seen_least[kind]);
    print_new(&after, &before);
    for (Kind kind = 0; kind < KIND_COUNT; kind++)
        assert_int_equal(count_new(&after, &before, kind), 0);
}

static void test_hide_leaves_no_trace(void **state)
{
    (void)state;
    prove(END_HIDE);
}

static void test_finish_leaves_no_trace(void **state)
{
    (void)state;
    prove(END_FINISH);
}

static void test_idle_leaves_no_trace(void **state)
{
    (void)state;
    prove(END_IDLE);
}

static void test_signal_leaves_no_trace(void **state)
{
    (void)state;
    prove(END_SIGNAL);
}

// Noise of five seconds, so that it still sounds when it is cut off.
static bool write_sound(void)
{
    enum { SAMPLES = 5 * 22050 };
    char path[sizeof record + 8];
    uint32_t seed = 7;
    snprintf(path, sizeof path, "%s/sound", record);
    FILE *file = fopen(path, "w");
    for (int i = 0; file && i < 2 * SAMPLES; i++, seed = seed * 1664525u + 1013904223u)
        fputc((int)(seed >> 24), file);
    return file && fclose(file) == 0;
}

int main(int argc, char **argv)
{
    if (IS_SANITIZED)
        return 0; // the sanitiser keeps what was freed
    setenv("SDL_VIDEODRIVER", "dummy", 0);
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    if (argc > 1)
        return play((End)atoi(argv[1]));
    if (!mkdtemp(record) || !write_sound())
        return 1;
    char program[sizeof record + 16];
    snprintf(program, sizeof program, "%s/espeak-ng", record);
    if (symlink(LECTERN_TESTS_DIR "/support/fake-espeak.sh", program) != 0)
        return 1;
    setenv(PROGRAM, program, 1);
    gather();
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hide_leaves_no_trace),
        cmocka_unit_test(test_finish_leaves_no_trace),
        cmocka_unit_test(test_idle_leaves_no_trace),
        cmocka_unit_test(test_signal_leaves_no_trace),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", record);
    return system(command) != 0 || failed;
}
