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

static char record[] = "/tmp/lectern-voice-XXXXXX", program[sizeof record + 16];

typedef struct Fake {
    Arena *arena;
    Loudspeaker loudspeaker;
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
    VoiceSpec spec = {.program = program, .loudspeaker = &fake.loudspeaker};
    fake.voice = voice_open(&spec);
    fake.now_ms = 1000;
    static const char *const names[] = {"moods", "words", "given", "arguments", "processes", "environment"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(noted(&fake, names[i]));
    *state = &fake;
    return fake.voice ? 0 : -1;
}

static int close_fake(void **state)
{
    Fake *fake = *state;
    voice_close(fake->voice);
    loudspeaker_close(&fake->loudspeaker);
    arena_destroy(fake->arena);
    return 0;
}

static Utterance words_in(Fake *fake, const char *text, const char *language)
{
    SpokenWords *words = arena_new(fake->arena, SpokenWords);
    *words = (SpokenWords){text_of(text), text_of(language)};
    return (Utterance){.words = words, .count = 1, .volume_percent = 35};
}

static Utterance words(Fake *fake, const char *text)
{
    return words_in(fake, text, "en");
}

static void say(Fake *fake, const char *text)
{
    Utterance utterance = words(fake, text);
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
    assert_true(text_equal(note(fake, "arguments"), TEXT("--stdin --stdout -b 1 -m -s 145\n")));
}

static bool is_noted(Fake *fake, const char *name, const char *line)
{
    Text all = note(fake, name);
    return text_find(all, text_of(line), 0) < all.size;
}

// Nothing of ours: neither a home nor a display nor a sound server.
static void has_an_environment_of_its_own(void **state)
{
    Fake *fake = *state;
    setenv("LECTERN_SECRET", "yes", 1);
    setenv("XDG_CONFIG_HOME", "/tmp", 1);
    say(fake, "Quiet.");
    look_until(fake, true);
    assert_true(is_noted(fake, "environment", "HOME=/nonexistent\n"));
    assert_true(is_noted(fake, "environment", "PULSE_SERVER=unix:/nonexistent\n"));
    assert_true(is_noted(fake, "environment", "PATH="));
    assert_false(is_noted(fake, "environment", "LECTERN_SECRET"));
    assert_false(is_noted(fake, "environment", "XDG_CONFIG_HOME"));
    assert_false(is_noted(fake, "environment", "HOME=/root"));
}

static void marks_in_words_are_words(void **state)
{
    Fake *fake = *state;
    say(fake, "<voice name=\"de\">1 & 2</voice> [[h@l'oU]] [x]");
    look_until(fake, true);
    assert_true(is_noted(fake, "words", "<voice name=\"de\">1 & 2</voice> [h@l'oU]] [x]"));
}

// The real program, where it is there: it takes [[ for phonemes, and very many of them ended it.
static void brackets_end_no_program(void **state)
{
    (void)state;
    enum { BRACKETS = 200000 };
    if (!voice_is_there())
        return;
    Fake fake = {.arena = arena_create(), .now_ms = 1000};
    fake.voice = voice_open(&(VoiceSpec){.loudspeaker = &fake.loudspeaker});
    char *text = arena_alloc(fake.arena, BRACKETS + 16, 1);
    memset(text, '[', BRACKETS);
    memcpy(text + BRACKETS, " Good morning.", 15);
    say(&fake, text);
    VoiceState state_then = look_until(&fake, false);
    assert_true(state_then.whole_ms > 300 && state_then.whole_ms < 5000);
    assert_false(state_then.is_broken);
    voice_close(fake.voice);
    loudspeaker_close(&fake.loudspeaker);
    arena_destroy(fake.arena);
}

// One whose sentences ended the program three times over has no voice; who comes next has.
static void a_later_visitor_has_a_voice(void **state)
{
    Fake *fake = *state;
    set_moods(fake, "die\ndie\ndie\ndie\ndie\ndie\n");
    for (int i = 0; i < VOICE_FAILURES_MOST; i++) {
        say(fake, "This ends it.");
        look_until(fake, true);
    }
    assert_true(voice_look(fake->voice, fake->now_ms).is_broken);
    voice_stop(fake->voice, fake->now_ms);
    voice_forget(fake->voice);
    assert_false(voice_look(fake->voice, fake->now_ms).is_broken);
    say(fake, "This does not.");
    assert_int_equal(look_until(fake, false).whole_ms, 100);
    voice_forget(NULL);
}

static void prepares_the_next_sentence(void **state)
{
    Fake *fake = *state;
    Utterance next = words(fake, "Second.");
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

// The first run, which does this, is ended when it has done nothing for long enough; the second one speaks.
static void expect_replaced(Fake *fake, const char *mood)
{
    set_moods(fake, mood);
    say(fake, "Again.");
    while (!note(fake, "processes").size)
        usleep(LOOK_MS * 1000);
    pid_t hung = (pid_t)strtol(note(fake, "processes").at, NULL, 10);
    assert_false(voice_look(fake->voice, fake->now_ms).is_over);
    assert_int_equal(kill(hung, 0), 0);
    fake->now_ms += VOICE_HUNG_MS - 1;
    voice_look(fake->voice, fake->now_ms);
    assert_int_equal(kill(hung, 0), 0);
    for (int i = 0; i < LOOKS_MOST && kill(hung, 0) == 0; i++) {
        usleep(LOOK_MS * 1000);
        fake->now_ms += VOICE_HUNG_MS;
        voice_look(fake->voice, fake->now_ms);
    }
    assert_int_equal(kill(hung, 0), -1); // gone, and waited for
    assert_int_equal(look_until(fake, false).whole_ms, 100);
    assert_int_equal(count_lines(note(fake, "arguments")), 2);
}

static void replaces_a_program_that_hangs(void **state)
{
    expect_replaced(*state, "hang\nwell\n");
    assert_true(text_equal(note(*state, "words"), TEXT("Again.\n")));
}

static void replaces_a_program_that_stalls(void **state)
{
    expect_replaced(*state, "stall\nwell\n");
}

// It is run again at once.
static void expect_run_again(Fake *fake, const char *mood)
{
    set_moods(fake, mood);
    say(fake, "Once more.");
    VoiceState sounding = look_until(fake, false);
    assert_int_equal(sounding.whole_ms, 100);
    assert_int_equal(count_lines(note(fake, "arguments")), 2);
}

static void replaces_a_program_that_dies(void **state)
{
    expect_run_again(*state, "die\nwell\n");
}

static void replaces_a_program_that_breaks_off(void **state)
{
    expect_run_again(*state, "break\nwell\n");
}

static void replaces_a_program_that_babbles(void **state)
{
    expect_run_again(*state, "babble\nwell\n");
}

// Bytes without end are cut short, and the program with them.
static void replaces_a_program_that_floods(void **state)
{
    expect_run_again(*state, "flood\nwell\n");
    assert_int_equal(kill((pid_t)strtol(note(*state, "processes").at, NULL, 10), 0), -1);
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

// Though it is looked at on and on, as it is with every turn of the loop.
static void lets_the_loudspeaker_rest_when_it_has_given_up(void **state)
{
    Fake *fake = *state;
    say(fake, "It was heard once.");
    look_until(fake, true);
    set_moods(fake, "mute\nmute\nmute\nmute\nmute\nmute\n");
    for (int i = 0; i < VOICE_FAILURES_MOST; i++) {
        say(fake, "It is not heard.");
        look_until(fake, true);
    }
    assert_true(voice_look(fake->voice, fake->now_ms).is_broken);
    int64_t wake_ms = loudspeaker_rest(&fake->loudspeaker, fake->now_ms);
    for (int i = 0; i < 3 && wake_ms < INT64_MAX; i++) {
        fake->now_ms = wake_ms;
        assert_true(voice_look(fake->voice, fake->now_ms).wake_ms == INT64_MAX);
        wake_ms = loudspeaker_rest(&fake->loudspeaker, fake->now_ms);
    }
    assert_true(wake_ms == INT64_MAX);
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

static void lets_the_loudspeaker_rest_when_all_is_said(void **state)
{
    Fake *fake = *state;
    Loudspeaker *loudspeaker = &fake->loudspeaker;
    assert_true(loudspeaker_rest(loudspeaker, fake->now_ms) == INT64_MAX);
    say(fake, "Short.");
    assert_true(look_until(fake, true).wake_ms == INT64_MAX);
    assert_true(loudspeaker_rest(loudspeaker, fake->now_ms) == fake->now_ms + 5000);
    fake->now_ms += 4999;
    assert_true(voice_look(fake->voice, fake->now_ms).is_over);
    assert_true(loudspeaker_rest(loudspeaker, fake->now_ms) == fake->now_ms + 1);
    fake->now_ms += 1;
    assert_true(loudspeaker_rest(loudspeaker, fake->now_ms) == INT64_MAX);
}

// Another sound that has taken the place of a sentence goes on when the voice stops.
static void leaves_what_others_play(void **state)
{
    enum { COUNT = 22050 };
    static uint8_t samples[2 * COUNT];
    Fake *fake = *state;
    voice_stop(fake->voice, fake->now_ms);
    assert_true(loudspeaker_play(&fake->loudspeaker, &(Sound){samples, COUNT, 22050, 100, false}));
    voice_stop(fake->voice, fake->now_ms);
    assert_true(loudspeaker_left(&fake->loudspeaker) > 0);
    loudspeaker_hush(&fake->loudspeaker, samples, fake->now_ms);
    assert_int_equal(loudspeaker_left(&fake->loudspeaker), 0);
}

static void speaks_as_asked(void **state)
{
    Fake *fake = *state;
    voice_close(fake->voice);
    VoiceName names[] = {{TEXT("en"), TEXT("en-gb-x-rp")}, {TEXT("de"), TEXT("de+f2")}};
    VoiceSpec spec = {.program = program, .names = names, .name_count = 2, .loudspeaker = &fake->loudspeaker};
    fake->voice = voice_open(&spec);
    Utterance slow = words_in(fake, "Langsam.", "de"), fast = words_in(fake, "سريع.", "ar");
    slow.rate = VOICE_SLOWEST;
    fast.rate = VOICE_FASTEST;
    voice_say(fake->voice, &slow, fake->now_ms);
    look_until(fake, true);
    voice_say(fake->voice, &fast, fake->now_ms);
    look_until(fake, true);
    assert_true(text_equal(note(fake, "arguments"),
                           TEXT("--stdin --stdout -b 1 -m -s 115\n--stdin --stdout -b 1 -m -s 180\n")));
    assert_true(text_equal(note(fake, "given"),
                           TEXT("<voice name=\"gmw/de+f2\">Langsam.</voice><voice name=\"sem/ar\">سريع.</voice>")));
}

// SDL's disk driver writes what the hardware would be given to a file.
static int loudest_heard(Fake *fake)
{
    int loudest = 0;
    for (int i = 0; i < LOOKS_MOST && !loudest; i++) {
        usleep(LOOK_MS * 1000);
        voice_look(fake->voice, fake->now_ms);
        Text heard = note(fake, "heard");
        for (size_t at = 0; at + 1 < heard.size; at += 2) {
            int sample = abs((int16_t)((uint8_t)heard.at[at] | (uint8_t)heard.at[at + 1] << 8));
            loudest = sample > loudest ? sample : loudest;
        }
    }
    return loudest;
}

static void is_never_louder_than_allowed(void **state)
{
    enum { SAMPLE = 10000, ALLOWED_PERCENT = 60, WISHED_PERCENT = 70 };
    Fake *fake = *state;
    voice_close(fake->voice);
    loudspeaker_close(&fake->loudspeaker);
    setenv("SDL_AUDIODRIVER", "disk", 1);
    setenv("SDL_DISKAUDIOFILE", noted(fake, "heard"), 1);
    FILE *file = fopen(noted(fake, "sound"), "w");
    for (int i = 0; i < 22050; i++)
        fprintf(file, "%c%c", SAMPLE & 0xFF, SAMPLE >> 8);
    fclose(file);
    VoiceSpec spec = {.program = program, .loudest_percent = ALLOWED_PERCENT, .loudspeaker = &fake->loudspeaker};
    fake->voice = voice_open(&spec);
    Utterance loud = words(fake, "Hush.");
    loud.volume_percent = WISHED_PERCENT;
    voice_say(fake->voice, &loud, fake->now_ms);
    int loudest = loudest_heard(fake);
    voice_close(fake->voice);
    loudspeaker_close(&fake->loudspeaker);
    fake->voice = NULL;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    unlink(noted(fake, "sound"));
    assert_int_equal(loudest, SAMPLE * (WISHED_PERCENT * ALLOWED_PERCENT / 100) / 100);
}

static void is_absent_without_the_program(void **state)
{
    (void)state;
    Loudspeaker loudspeaker = {0};
    char *path = strdup(getenv("PATH"));
    setenv("PATH", "/nonexistent", 1);
    assert_null(voice_open(&(VoiceSpec){.loudspeaker = &loudspeaker}));
    setenv("PATH", path, 1);
    free(path);
}

int main(void)
{
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    if (!mkdtemp(record))
        return 1;
    snprintf(program, sizeof program, "%s/espeak-ng", record);
    if (symlink(LECTERN_TESTS_DIR "/support/fake-espeak.sh", program) != 0)
        return 1;
#define FAKED(test) cmocka_unit_test_setup_teardown(test, open_fake, close_fake)
    const struct CMUnitTest tests[] = {
        FAKED(says_a_sentence_to_its_end),
        FAKED(keeps_words_out_of_the_arguments),
        FAKED(has_an_environment_of_its_own),
        FAKED(marks_in_words_are_words),
        FAKED(a_later_visitor_has_a_voice),
        cmocka_unit_test(brackets_end_no_program),
        FAKED(prepares_the_next_sentence),
        FAKED(replaces_a_program_that_hangs),
        FAKED(replaces_a_program_that_stalls),
        FAKED(replaces_a_program_that_dies),
        FAKED(replaces_a_program_that_breaks_off),
        FAKED(replaces_a_program_that_babbles),
        FAKED(replaces_a_program_that_floods),
        FAKED(passes_over_what_cannot_be_said),
        FAKED(gives_up_after_some_sentences),
        FAKED(is_silent_at_once),
        FAKED(lets_the_loudspeaker_rest_when_it_has_given_up),
        FAKED(ends_the_program_when_stopped),
        FAKED(lets_the_loudspeaker_rest_when_all_is_said),
        FAKED(leaves_what_others_play),
        FAKED(speaks_as_asked),
        FAKED(is_never_louder_than_allowed),
        cmocka_unit_test(is_absent_without_the_program),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", record);
    return system(command) != 0 || failed;
}
