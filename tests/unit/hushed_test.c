// The end of a visit that was read aloud, through the real voice and loudspeaker: neither the words that were said nor
// their sound are left in the memory of the process.
#include "command/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "memory.h"
#include "sanitized.h"

enum { LOOKS_MOST = 4000, LOOK_US = 5000, SOUND_REPEATS = 2000, SOFT_PERCENT = 35 };

static char record[] = "/tmp/lectern-hushed-XXXXXX", program[sizeof record + 16];

// One sentence of a chapter, '|' for each space.
static const char secret_words[] = "One|two|three|four";

// Eight samples of the sound, in disguise.
static const unsigned char secret_sound[] = {0x31, 0xB2, 0x13, 0x94, 0x75, 0xD6, 0x57, 0x38,
                                             0x99, 0xFA, 0x1B, 0x7C, 0xDD, 0x5E, 0x3F, 0x80};

// ---- a visit with a voice

typedef struct Visitor {
    Stage stage;
    Loudspeaker loudspeaker;
    Voice *voice;
    bool has_heard; // the sentence was handed to the voice
} Visitor;

static void say(void *owner, const Utterance *utterance)
{
    Visitor *visitor = owner;
    visitor->has_heard = text_find(utterance->words->text, TEXT("three four"), 0) < utterance->words->text.size;
    voice_say(visitor->voice, utterance, visitor->stage.now_ms);
}

static void prepare(void *owner, const Utterance *utterance)
{
    voice_prepare(((Visitor *)owner)->voice, utterance, ((Visitor *)owner)->stage.now_ms);
}

static void stop(void *owner)
{
    voice_stop(((Visitor *)owner)->voice, ((Visitor *)owner)->stage.now_ms);
}

static VoiceState look(void *owner)
{
    return voice_look(((Visitor *)owner)->voice, ((Visitor *)owner)->stage.now_ms);
}

static bool speaks(void *owner, Text language)
{
    return voice_speaks(((Visitor *)owner)->voice, language);
}

static void present(Stage *stage)
{
    assert_non_null(stage_paint(stage, stage_frame(stage)));
    app_settle(stage->app);
}

static void act(Stage *stage, Action action)
{
    app_perform(stage->app, action);
    present(stage);
}

static void open_visitor(Visitor *visitor)
{
    *visitor = (Visitor){0};
    VoiceSpec spec = {.program = program, .loudspeaker = &visitor->loudspeaker};
    visitor->voice = voice_open(&spec);
    assert_non_null(visitor->voice);
    Speech speech = {say, prepare, stop, look, speaks, visitor};
    StageSpec stage = {.content = LECTERN_TESTS_DIR "/library/whole",
                       .language = TEXT("en"),
                       .window = {1024, 600},
                       .preferences.text_step = TEXT_STEP_DEFAULT,
                       .speech = &speech};
    assert_true(stage_open(&visitor->stage, &stage));
}

static void close_visitor(Visitor *visitor)
{
    stage_close(&visitor->stage);
    voice_close(visitor->voice);
    loudspeaker_close(&visitor->loudspeaker);
    visitor->voice = NULL;
}

// ---- what is looked for

static int count_sound(bool is_told)
{
    return memory_holds(secret_sound, sizeof secret_sound, is_told);
}

// As the loudspeaker takes it.
static int count_soft_sound(void)
{
    unsigned char soft[sizeof secret_sound];
    for (size_t i = 0; i < sizeof soft; i += 2) {
        int sample =
            (int16_t)((secret_sound[i] ^ MEMORY_MASK) | (secret_sound[i + 1] ^ MEMORY_MASK) << 8) * SOFT_PERCENT / 100;
        soft[i] = (unsigned char)((sample & 0xFF) ^ MEMORY_MASK);
        soft[i + 1] = (unsigned char)((sample >> 8 & 0xFF) ^ MEMORY_MASK);
    }
    return memory_holds(soft, sizeof soft, false);
}

static bool write_sound(void)
{
    char path[sizeof record + 8];
    snprintf(path, sizeof path, "%s/sound", record);
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    setvbuf(file, NULL, _IONBF, 0); // no buffer that would keep it
    for (size_t i = 0; i < SOUND_REPEATS * sizeof secret_sound; i++)
        fputc(secret_sound[i % sizeof secret_sound] ^ MEMORY_MASK, file);
    return fclose(file) == 0;
}

static void drop_sound(void)
{
    char path[sizeof record + 8];
    snprintf(path, sizeof path, "%s/sound", record);
    assert_int_equal(unlink(path), 0);
}

// ---- the proof

static bool is_sounding(Visitor *visitor)
{
    return visitor->has_heard && look(visitor).whole_ms > 0;
}

// Somebody has the chapter read aloud, or everything that is on the glass.
static void listen_to_chapter(Visitor *visitor)
{
    act(&visitor->stage, (Action){.kind = ACTION_OPEN, .id = {"first-steps"}, .value = OPEN_WHOLE});
    act(&visitor->stage, (Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN});
}

static void listen_to_everything(Visitor *visitor)
{
    app_preferences(visitor->stage.app)->is_spoken = true;
    app_touch_all(visitor->stage.app);
    present(&visitor->stage);
    act(&visitor->stage, (Action){.kind = ACTION_OPEN, .id = {"first-steps"}, .value = OPEN_WHOLE});
}

static void wait_for_secret(Visitor *visitor)
{
    for (int i = 0; i < LOOKS_MOST && !is_sounding(visitor); i++) {
        usleep(LOOK_US);
        stage_wait(&visitor->stage, 1);
        present(&visitor->stage);
    }
    assert_true(is_sounding(visitor));
}

// It does not stay: a look may come when the sentence is over.
static void expect_soft_sound(void)
{
    int count = 0;
    for (int i = 0; i < LOOKS_MOST && !count; i++, usleep(LOOK_US))
        count = count_soft_sound();
    assert_true(count > 0);
}

// SDL fills its own buffer with silence when it next takes some.
static void expect_soft_sound_to_go(void)
{
    for (int i = 0; i < LOOKS_MOST && count_soft_sound(); i++)
        usleep(LOOK_US);
    assert_int_equal(count_soft_sound(), 0);
}

static void end_by_hide(Visitor *visitor)
{
    stage_key(&visitor->stage, "F12", false);
    present(&visitor->stage);
    assert_int_equal(app_face(visitor->stage.app), FACE_COVER);
}

static void end_by_finish(Visitor *visitor)
{
    act(&visitor->stage, (Action){.kind = ACTION_HOME});
    act(&visitor->stage, (Action){.kind = ACTION_FINISH});
    act(&visitor->stage, (Action){.kind = ACTION_FINISH}); // at once
    assert_int_equal(app_face(visitor->stage.app), FACE_ATTRACT);
}

// What is said when the visit has gone sounds otherwise.
static void end_by_idle(Visitor *visitor)
{
    drop_sound();
    enum { HOURS_MS = 3 * 3600000 };
    stage_touch(&visitor->stage, SAMPLE_DOWN, 1, (Size){512, 200});
    stage_touch(&visitor->stage, SAMPLE_UP, 1, (Size){512, 200});
    stage_wait(&visitor->stage, HOURS_MS);
    present(&visitor->stage);
    assert_int_equal(app_face(visitor->stage.app), FACE_ATTRACT);
}

static void end_with_the_player(Visitor *visitor)
{
    close_visitor(visitor);
}

static void prove(void (*listen)(Visitor *visitor), void (*end)(Visitor *visitor))
{
    Visitor visitor;
    assert_true(write_sound());
    open_visitor(&visitor);
    assert_int_equal(memory_holds_words(secret_words, true), 0);
    assert_int_equal(count_sound(true), 0);
    listen(&visitor);
    wait_for_secret(&visitor);
    expect_soft_sound();
    assert_true(memory_holds_words(secret_words, false) > 0);
    assert_true(count_sound(false) > 0);
    end(&visitor);
    assert_int_equal(memory_holds_words(secret_words, true), 0);
    assert_int_equal(count_sound(true), 0);
    expect_soft_sound_to_go();
    if (visitor.voice)
        close_visitor(&visitor);
}

static void test_hide_hushes(void **state)
{
    (void)state;
    prove(listen_to_chapter, end_by_hide);
}

static void test_finish_hushes(void **state)
{
    (void)state;
    prove(listen_to_chapter, end_by_finish);
}

static void test_idle_hushes(void **state)
{
    (void)state;
    prove(listen_to_chapter, end_by_idle);
}

static void test_end_of_player_hushes(void **state)
{
    (void)state;
    prove(listen_to_chapter, end_with_the_player);
}

static void test_hide_hushes_the_interface(void **state)
{
    (void)state;
    prove(listen_to_everything, end_by_hide);
}

static void test_idle_hushes_the_interface(void **state)
{
    (void)state;
    prove(listen_to_everything, end_by_idle);
}

static void test_end_of_player_hushes_the_interface(void **state)
{
    (void)state;
    prove(listen_to_everything, end_with_the_player);
}

int main(void)
{
    if (IS_SANITIZED)
        return 0; // the sanitiser keeps what was freed
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    if (!mkdtemp(record) || !write_sound())
        return 1;
    snprintf(program, sizeof program, "%s/espeak-ng", record);
    if (symlink(LECTERN_TESTS_DIR "/support/fake-espeak.sh", program) != 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hide_hushes),
        cmocka_unit_test(test_finish_hushes),
        cmocka_unit_test(test_idle_hushes),
        cmocka_unit_test(test_end_of_player_hushes),
        cmocka_unit_test(test_hide_hushes_the_interface),
        cmocka_unit_test(test_idle_hushes_the_interface),
        cmocka_unit_test(test_end_of_player_hushes_the_interface),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", record);
    return system(command) != 0 || failed;
}
