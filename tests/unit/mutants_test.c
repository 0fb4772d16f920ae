// Damaged libraries: whatever a hand, a disc or a copy has done to a file, the player shows what is left of the library
// and goes on. The same few hundred faults every time.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "command/screen-walk.h"
#include "proof/proof.h"

#define WHOLE LECTERN_TESTS_DIR "/library/whole/"

static const char *const links[] = {"ar", "pictures", "library.xml", "en/about.xml", "en/support.xml", "en/riders.xml"};
static const char *const files[] = {"library.xml",
                                    "en/contents.xml",
                                    "en/phrases.xml",
                                    "en/glossary.xml",
                                    "en/chapters/first-steps.xml",
                                    "en/chapters/last-words.xml",
                                    "en/chapters/grown-ups.xml",
                                    "en/faqs/some-questions.xml",
                                    "en/exercises/steps-of-all-kinds.xml"};
static const char *const folders[] = {"", "/en", "/en/chapters", "/en/faqs", "/en/exercises"};
enum {
    LINK_COUNT = sizeof links / sizeof *links,
    FILE_COUNT = sizeof files / sizeof *files,
    FOLDER_COUNT = sizeof folders / sizeof *folders
};

typedef struct Fixture {
    char folder[32];
    Arena *arena;
    uint64_t chance;
    int outside; // lines that leave the glass
} Fixture;

static char *path_in(const Fixture *fixture, const char *name)
{
    return (char *)text_format(fixture->arena, "%s/%s", fixture->folder, name).at;
}

static Text read_whole(const Fixture *fixture, const char *name)
{
    Text bytes;
    assert_int_equal(file_read(fixture->arena, text_format(fixture->arena, WHOLE "%s", name).at, 1 << 20, &bytes),
                     FILE_READ);
    return bytes;
}

static void write_part(FILE *file, Text bytes)
{
    assert_int_equal(fwrite(bytes.at, 1, bytes.size, file), bytes.size);
}

static FILE *open_file(const Fixture *fixture, const char *name)
{
    unlink(path_in(fixture, name));
    FILE *file = fopen(path_in(fixture, name), "w");
    assert_non_null(file);
    return file;
}

static void restore(const Fixture *fixture, const char *name)
{
    FILE *file = open_file(fixture, name);
    write_part(file, read_whole(fixture, name));
    fclose(file);
}

static int open_fixture(void **state)
{
    static Fixture fixture;
    fixture = (Fixture){.folder = "/tmp/lectern-mutants-XXXXXX", .arena = arena_create(), .chance = 7};
    assert_non_null(mkdtemp(fixture.folder));
    for (int i = 1; i < FOLDER_COUNT; i++)
        assert_int_equal(mkdir(path_in(&fixture, folders[i]), 0700), 0);
    for (int i = 0; i < LINK_COUNT; i++)
        assert_int_equal(symlink(text_format(fixture.arena, WHOLE "%s", links[i]).at, path_in(&fixture, links[i])), 0);
    for (int i = 0; i < FILE_COUNT; i++)
        restore(&fixture, files[i]);
    *state = &fixture;
    return 0;
}

static int close_fixture(void **state)
{
    Fixture *fixture = *state;
    for (int i = 0; i < FILE_COUNT; i++)
        unlink(path_in(fixture, files[i]));
    for (int i = 0; i < LINK_COUNT; i++)
        unlink(path_in(fixture, links[i]));
    for (int i = FOLDER_COUNT - 1; i >= 0; i--)
        rmdir(path_in(fixture, folders[i]));
    arena_destroy(fixture->arena);
    return 0;
}

static void look(void *owner, Stage *stage, Text name)
{
    (void)name;
    const Frame *frame = stage_frame(stage);
    for (int i = 0; i < frame->lines.count; i++) {
        Rect rect = frame->lines.at[i].rect;
        ((Fixture *)owner)->outside += rect.y < 0 || rect.y + rect.h > stage->size.h;
    }
}

// Checks what stands in the folder and walks through it.
static void use(Fixture *fixture)
{
    Problems problems = {.arena = fixture->arena};
    proof_path(fixture->folder, NULL, &problems);
    StageSpec spec = {.content = fixture->folder, .window = {320, 240}, .preferences.text_step = TEXT_STEP_DEFAULT};
    Stage stage;
    assert_true(stage_open(&stage, &spec));
    screen_walk(&stage, look, fixture);
    stage_close(&stage);
}

static size_t draw(Fixture *fixture, size_t count)
{
    fixture->chance = fixture->chance * 6364136223846793005u + 1442695040888963407u;
    return count ? (size_t)(fixture->chance >> 33) % count : 0;
}

// Cuts a stretch between two angle brackets out and puts it where another begins, or leaves it out, or puts it in
// twice.
static void write_mutant(Fixture *fixture, const char *name)
{
    Text whole = read_whole(fixture, name);
    size_t from = text_find(whole, TEXT("<"), draw(fixture, whole.size / 2));
    size_t to = text_find(whole, TEXT("<"), from + 1 + draw(fixture, 200));
    size_t again = text_find(whole, TEXT("<"), to + draw(fixture, whole.size - to));
    to = to > whole.size ? whole.size : to;
    again = again > whole.size ? whole.size : again;
    FILE *file = open_file(fixture, name);
    bool stays = draw(fixture, 2), returns = draw(fixture, 2);
    write_part(file, text_slice(whole, 0, stays ? to : from));
    write_part(file, text_slice(whole, to, again));
    if (returns)
        write_part(file, text_slice(whole, from, to));
    if (draw(fixture, 4))
        write_part(file, text_slice(whole, again, whole.size));
    fclose(file);
}

static void damaged_files_take_only_themselves_out(void **state)
{
    Fixture *fixture = *state;
    enum { ROUNDS = 8 };
    setvbuf(stderr, NULL, _IOFBF, 1 << 16);
    for (int round = 0; round < ROUNDS; round++) {
        for (int i = 0; i < FILE_COUNT; i++) {
            write_mutant(fixture, files[i]);
            use(fixture);
            restore(fixture, files[i]);
            arena_reset(fixture->arena);
        }
    }
}

// Puts many words in place of these, which stand in the file.
static void write_longer(Fixture *fixture, const char *name, const char *words)
{
    Text whole = read_whole(fixture, name);
    size_t at = text_find(whole, text_of(words), 0);
    assert_true(at < whole.size);
    FILE *file = open_file(fixture, name);
    write_part(file, text_slice(whole, 0, at));
    for (int i = 0; i < 200; i++)
        write_part(file, TEXT("many words in place of few "));
    write_part(file, text_slice(whole, at + strlen(words), whole.size));
    fclose(file);
}

static void words_longer_than_a_page_stay_on_the_glass(void **state)
{
    Fixture *fixture = *state;
    write_longer(fixture, "en/contents.xml", "Questions");
    write_longer(fixture, "en/glossary.xml", "Trigger");
    use(fixture);
    assert_int_equal(fixture->outside, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(damaged_files_take_only_themselves_out, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(words_longer_than_a_page_stay_on_the_glass, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
