// The voice with a speech program that does as it is told: tests/support/fake-espeak.sh.
#include "device/voice.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum { LOOKS_MOST = 6000, LOOK_MS = 5, MUCH_LATER_MS = 60000 };

static char record[] = "/tmp/lectern-voice-XXXXXX";

typedef struct Fake {
    Arena *arena;
    Voice *voice;
    int64_t now_ms; // of the test; it moves when the test says so
} Fake;

static const char *noted(Fake *fake, const char *name)
{
    return text_format(fake->arena, "%s/%s", record, name).at;
}

static Text note(Fake *fake, const char *name)
{
    FILE *file = fopen(noted(fake, name), "r");
    char *bytes = arena_alloc(fake->arena, 65536, 1);
    size_t size = file ? fread(bytes, 1, 65535, file) : 0;
    if (file)
        fclose(file);
    return (Text){bytes, size};
}

static void set_moods(Fake *fake, const char *moods)
{
    FILE *file = fopen(noted(fake, "moods"), "w");
    assert_non_null(file);
    fputs(moods, file);
    fclose(file);
}

static int open_fake(void **state)
{
    static Fake fake;
    fake = (Fake){.arena = arena_create()};
    VoiceSpec spec = {.program = LECTERN_TESTS_DIR "/support/fake-espeak.sh"};
    fake.voice = voice_open(&spec);
    fake.now_ms = 1000;
    static const char *const names[] = {"moods", "words", "arguments", "processes"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(noted(&fake, names[i]));
    *state = &fake;
    return fake.voice ? 0 : -1;
}

static int close_fake(void **state)
{
    Fake *fake = *state;
    voice_close(fake->voice);
    arena_destroy(fake->arena);
    return 0;
}

static Utterance words(const char *text)
{
    return (Utterance){.text = text_of(text), .language = TEXT("en"), .volume_percent = 35};
}

static void say(Fake *fake, const char *text)
{
    Utterance utterance = words(text);
    voice_say(fake->voice, &utterance, fake->now_ms);
}

// Looks until the sentence is over, or until it sounds.
static VoiceState look_until(Fake *fake, bool is_over)
{
    VoiceState state = voice_look(fake->voice, fake->now_ms);
    for (int i = 0; i < LOOKS_MOST && !(state.is_over || (!is_over && state.whole_ms)); i++) {
        usleep(LOOK_MS * 1000);
        state = voice_look(fake->voice, fake->now_ms);
    }
    return state;
}

static int count_lines(Text text)
{
    int count = 0;
    for (size_t i = 0; i < text.size; i++)
        count += text.at[i] == '\n';
    return count;
}

// ---- tests

static void says_a_sentence_to_its_end(void **state)
{
    Fake *fake = *state;
    assert_true(voice_look(fake->voice, fake->now_ms).is_over);
    say(fake, "You can stop at any time.");
    VoiceState sounding = look_until(fake, false);
    assert_int_equal(sounding.whole_ms, 100);
    assert_false(sounding.is_over);
    VoiceState over = look_until(fake, true);
    assert_true(over.is_over);
    assert_false(over.is_broken);
    assert_true(text_equal(note(fake, "words"), TEXT("You can stop at any time.\n")));
}

static void keeps_words_out_of_the_arguments(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "hang\n");
    say(fake, "Nobody else reads this.");
    while (!note(fake, "processes").size)
        usleep(LOOK_MS * 1000);
    char path[64], line[4096] = "";
    snprintf(path, sizeof path, "/proc/%ld/cmdline", strtol(note(fake, "processes").at, NULL, 10));
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t size = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    assert_true(size > 0);
    assert_null(memmem(line, size, "Nobody", 6));
    assert_non_null(memmem(line, size, "--stdin", 7));
    assert_true(text_equal(note(fake, "arguments"), TEXT("--stdin --stdout -b 1 -v en -s 145\n")));
}

static void prepares_the_next_sentence(void **state)
{
    Fake *fake = *state;
    Utterance next = words("Second.");
    say(fake, "First.");
    voice_prepare(fake->voice, &next, fake->now_ms);
    look_until(fake, true);
    // While a program works the voice wants to be looked at again soon.
    for (int i = 0; i < LOOKS_MOST && voice_look(fake->voice, fake->now_ms).wake_ms < fake->now_ms + 1000; i++)
        usleep(LOOK_MS * 1000);
    assert_int_equal(count_lines(note(fake, "words")), 2);
    voice_say(fake->voice, &next, fake->now_ms);
    assert_int_equal(voice_look(fake->voice, fake->now_ms).whole_ms, 100); // it sounds at once
    look_until(fake, true);
    assert_int_equal(count_lines(note(fake, "arguments")), 2);
}

static void replaces_a_program_that_hangs(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "hang\nwell\n");
    say(fake, "Again.");
    while (!note(fake, "processes").size)
        usleep(LOOK_MS * 1000);
    long hung = strtol(note(fake, "processes").at, NULL, 10);
    assert_false(voice_look(fake->voice, fake->now_ms).is_over);
    assert_int_equal(kill((pid_t)hung, 0), 0);
    fake->now_ms += MUCH_LATER_MS;
    voice_look(fake->voice, fake->now_ms);
    assert_int_equal(kill((pid_t)hung, 0), -1); // gone, and waited for
    assert_int_equal(look_until(fake, false).whole_ms, 100);
    assert_true(text_equal(note(fake, "words"), TEXT("Again.\n")));
}

static void replaces_a_program_that_dies(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "die\nwell\n");
    say(fake, "Once more.");
    VoiceState sounding = look_until(fake, false);
    assert_int_equal(sounding.whole_ms, 100);
    assert_int_equal(count_lines(note(fake, "arguments")), 2);
}

static void passes_over_what_cannot_be_said(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "mute\nmute\nwell\n");
    say(fake, "Nothing comes.");
    VoiceState over = look_until(fake, true);
    assert_true(over.is_over);
    assert_false(over.is_broken);
    say(fake, "This does.");
    assert_int_equal(look_until(fake, false).whole_ms, 100);
}

static void gives_up_after_some_sentences(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "die\ndie\ndie\ndie\ndie\ndie\n");
    for (int i = 0; i < VOICE_FAILURES_MOST; i++) {
        assert_false(voice_look(fake->voice, fake->now_ms).is_broken);
        say(fake, "Hello.");
        look_until(fake, true);
    }
    assert_true(voice_look(fake->voice, fake->now_ms).is_broken);
}

static void is_silent_at_once(void **state)
{
    Fake *fake = *state;
    say(fake, "Stop me.");
    assert_int_equal(look_until(fake, false).whole_ms, 100);
    voice_stop(fake->voice, fake->now_ms);
    VoiceState stopped = voice_look(fake->voice, fake->now_ms);
    assert_true(stopped.is_over);
    assert_int_equal(stopped.whole_ms, 0);
}

static void ends_the_program_when_stopped(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "hang\n");
    say(fake, "Hide this.");
    while (!note(fake, "processes").size)
        usleep(LOOK_MS * 1000);
    voice_stop(fake->voice, fake->now_ms);
    assert_int_equal(kill((pid_t)strtol(note(fake, "processes").at, NULL, 10), 0), -1);
    assert_true(voice_look(fake->voice, fake->now_ms).is_over);
}

static void closes_the_loudspeaker_after_a_rest(void **state)
{
    Fake *fake = *state;
    assert_true(voice_look(fake->voice, fake->now_ms).wake_ms == INT64_MAX);
    say(fake, "Short.");
    VoiceState over = look_until(fake, true);
    assert_true(over.wake_ms == fake->now_ms + 5000);
    fake->now_ms += 4999;
    assert_true(voice_look(fake->voice, fake->now_ms).wake_ms == fake->now_ms + 1);
    fake->now_ms += 1;
    assert_true(voice_look(fake->voice, fake->now_ms).wake_ms == INT64_MAX);
}

static void speaks_as_asked(void **state)
{
    Fake *fake = *state;
    voice_close(fake->voice);
    VoiceName names[] = {{TEXT("en"), TEXT("en-gb-x-rp")}, {TEXT("de"), TEXT("de+f2")}};
    VoiceSpec spec = {.program = LECTERN_TESTS_DIR "/support/fake-espeak.sh", .names = names, .name_count = 2};
    fake->voice = voice_open(&spec);
    Utterance slow = {.text = TEXT("Langsam."), .language = TEXT("de"), .rate = VOICE_SLOWEST};
    voice_say(fake->voice, &slow, fake->now_ms);
    look_until(fake, true);
    Utterance fast = {.text = TEXT("سريع."), .language = TEXT("ar"), .rate = VOICE_FASTEST};
    voice_say(fake->voice, &fast, fake->now_ms);
    look_until(fake, true);
    assert_true(text_equal(note(fake, "arguments"),
                           TEXT("--stdin --stdout -b 1 -v de+f2 -s 115\n--stdin --stdout -b 1 -v ar -s 180\n")));
}

static void is_absent_without_the_program(void **state)
{
    (void)state;
    char *path = strdup(getenv("PATH"));
    setenv("PATH", record, 1);
    assert_null(voice_open(&(VoiceSpec){0}));
    setenv("PATH", path, 1);
    free(path);
}

int main(void)
{
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    if (!mkdtemp(record))
        return 1;
    setenv("FAKE_ESPEAK", record, 1);
#define FAKED(test) cmocka_unit_test_setup_teardown(test, open_fake, close_fake)
    const struct CMUnitTest tests[] = {
        FAKED(says_a_sentence_to_its_end),      FAKED(keeps_words_out_of_the_arguments),
        FAKED(prepares_the_next_sentence),      FAKED(replaces_a_program_that_hangs),
        FAKED(replaces_a_program_that_dies),    FAKED(passes_over_what_cannot_be_said),
        FAKED(gives_up_after_some_sentences),   FAKED(is_silent_at_once),
        FAKED(ends_the_program_when_stopped),
        FAKED(closes_the_loudspeaker_after_a_rest), FAKED(speaks_as_asked),
        cmocka_unit_test(is_absent_without_the_program),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", record);
    return system(command) != 0 || failed;
}
