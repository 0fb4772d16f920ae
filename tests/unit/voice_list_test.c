// Which voice speaks which language, as the speech program tells of its voices: tests/support/fake-espeak.sh.
#include "device/voice-list.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "device/language-range.h"
#include "device/wait.h"

static char record[] = "/tmp/lectern-voices-XXXXXX", program[sizeof record + 16];

static const char *noted(const char *name)
{
    static char path[sizeof record + 32];
    snprintf(path, sizeof path, "%s/%s", record, name);
    return path;
}

static void write_file(const char *name, const char *words)
{
    FILE *file = fopen(noted(name), "w");
    assert_non_null(file);
    fputs(words, file);
    fclose(file);
}

static int open_list(void **state)
{
    static VoiceList list;
    static const char *const names[] = {"voices", "silence", "asked"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        unlink(noted(names[i]));
    voice_list_open(&list, &(VoiceListSpec){.program = program});
    *state = &list;
    return 0;
}

static int close_list(void **state)
{
    voice_list_close(*state);
    return 0;
}

static int count_asked(void)
{
    FILE *file = fopen(noted("asked"), "r");
    int count = 0;
    while (file && fgetc(file) == '\n')
        count++;
    if (file)
        fclose(file);
    return count;
}

static void expect_voice(VoiceList *list, const char *language, const char *voice)
{
    Text found = voice_list_find(list, text_of(language));
    if (!text_is(found, voice))
        fail_msg("\"%s\" is spoken by \"%.*s\", not by \"%s\"", language, TEXT_ARGS(found), voice);
}

// ---- tests

static void finds_the_voice_of_a_language(void **state)
{
    static const char *const voices[][2] = {
        {"en", "gmw/en"},         {"en-GB", "gmw/en"},       {"en-US", "gmw/en-US"},     {"en-AU", "gmw/en"},
        {"es", "roa/es"},         {"es-MX", "roa/es-419"},   {"es-419", "roa/es-419"},   {"es-AR", "roa/es"},
        {"ar", "sem/ar"},         {"ar-EG", "sem/ar"},       {"arb", "sem/ar"},          {"fa", "ira/fa"},
        {"fa-AF", "ira/fa"},      {"prs", "ira/fa"},         {"fa-Latn", "ira/fa-Latn"}, {"zh", "sit/cmn"},
        {"zh-Hans", "sit/cmn"},   {"zh-Hans-CN", "sit/cmn"}, {"zh-Hant", "sit/cmn"},     {"zh-cmn-Hans", "sit/cmn"},
        {"cmn", "sit/cmn"},       {"zh-Hant-HK", "sit/yue"}, {"zh-HK", "sit/yue"},       {"zh-yue", "sit/yue"},
        {"yue", "sit/yue"},       {"yue-Hant", "sit/yue"},   {"pt", "roa/pt"},           {"pt-BR", "roa/pt-BR"},
        {"pt-br", "roa/pt-BR"},   {"pt-PT", "roa/pt"},       {"pt-AO", "roa/pt"},        {"ru", "zle/ru"},
        {"ru-x-plain", "zle/ru"}, {"sr", "zls/sr"},          {"sr-Latn", "zls/sr"},      {"sr-Latn-RS", "zls/sr"},
        {"fr", "roa/fr"},         {"fr-CA", "roa/fr"},       {"no", "gmq/nb"},           {"nb-NO", "gmq/nb"},
        {"vi", "aav/vi"},         {"vi-VN", "aav/vi"},
    };
    for (size_t i = 0; i < sizeof voices / sizeof *voices; i++)
        expect_voice(*state, voices[i][0], voices[i][1]);
    assert_int_equal(count_asked(), 1);
}

// None of these is read in the program's usual voice.
static void has_none_for_others(void **state)
{
    static const char *const languages[] = {"so", "so-SO", "ti",   "e",   "english", "zhx", "",
                                            "-",  "a-en",  "x-en", "art", "und",     "nn",  "Language"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++)
        expect_voice(*state, languages[i], "");
}

static void takes_the_voices_that_the_clinic_wants(void **state)
{
    VoiceList *list = *state;
    static const VoiceName names[] = {
        {{"en", 2}, {"en-gb-x-rp+f3", 13}},
        {{"ru", 2}, {"Russian (Latvia)", 16}},
        {{"zh-Hans", 7}, {"cmn-Latn-pinyin", 15}},
        {{"fa", 2}, {"no-such-voice", 13}}, // what it has itself is taken
        {{"so", 2}, {"Somali", 6}},
        {{"de", 2}, {"mb-de2", 6}},
        {{"fr", 2}, {"fr-fr", 5}},
    };
    list->spec.names = names;
    list->spec.name_count = sizeof names / sizeof *names;
    expect_voice(list, "en", "gmw/en-GB-x-rp+f3");
    expect_voice(list, "en-US", "gmw/en-US");
    expect_voice(list, "en-AU", "gmw/en-GB-x-rp+f3");
    expect_voice(list, "ru", "zle/ru-LV");
    expect_voice(list, "zh-Hans", "sit/cmn-Latn-pinyin");
    expect_voice(list, "zh", "sit/cmn");
    expect_voice(list, "fa", "ira/fa");
    expect_voice(list, "so", "");
    expect_voice(list, "de", "mb-de2");
    expect_voice(list, "fr", "roa/fr");
    assert_true(voice_list_has(list, TEXT("GERMAN")));
    assert_false(voice_list_has(list, TEXT("no-such-voice")));
}

// One that has no words in it, or has them where they do not belong.
static void knows_nothing_of_what_is_no_list(void **state)
{
    static const char *const told[] = {
        "",
        "\n\n \n",
        "Pty Language       Age/Gender VoiceName          File                 Other Languages\n",
        "Error: The specified espeak-ng voice does not exist.\n",
        " 5  so --/M\n so so so so so\n 99999  so --/M Somali cus/so\n",
    };
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        write_file("voices", told[i]);
        expect_voice(*state, "en", "");
        expect_voice(*state, "so", "");
        assert_int_equal(((VoiceList *)*state)->state, VOICES_UNKNOWN);
        voice_list_forget(*state);
    }
    write_file("voices", " 5  so --/M Somali cus/so (x)(en )( 5)(de 5\n garbage");
    expect_voice(*state, "so", "cus/so");
    expect_voice(*state, "en", "");
}

static void is_bounded_in_what_it_takes(void **state)
{
    enum { LINES = 20000 };
    FILE *file = fopen(noted("voices"), "w");
    for (int i = 0; i < LINES; i++)
        fprintf(file, " 5  en --/M English gmw/en\n");
    fclose(file);
    expect_voice(*state, "en", "");
    voice_list_forget(*state);
    file = fopen(noted("voices"), "w");
    for (int i = 0; i < LINES / 4; i++)
        fprintf(file, " 5  en --/M English gmw/en\n");
    fclose(file);
    expect_voice(*state, "en", "gmw/en");
    assert_true(((VoiceList *)*state)->voices.count < LINES / 4);
}

// It is ended; whoever comes later asks anew.
static void gives_up_on_a_program_that_is_silent(void **state)
{
    VoiceList *list = *state;
    write_file("silence", "");
    assert_true(voice_list_learn(list, 0)); // nothing waits for it yet
    pid_t process = list->engine.process;
    assert_true(process > 0);
    expect_voice(list, "en", "");
    assert_int_equal(kill(process, 0), -1);
    expect_voice(list, "en", "");
    assert_int_equal(count_asked(), 1); // not again for each sentence
    unlink(noted("silence"));
    voice_list_forget(list);
    expect_voice(list, "en", "gmw/en");
}

static void learns_while_nothing_else_is_done(void **state)
{
    VoiceList *list = *state;
    assert_int_equal(count_asked(), 0);
    while (voice_list_learn(list, 1))
        assert_int_equal(list->state, VOICES_ASKED);
    assert_int_equal(list->state, VOICES_KNOWN);
    assert_int_equal(count_asked(), 1);
    assert_false(voice_list_learn(list, 1));
    assert_int_equal(list->engine.process, 0);
    assert_null(list->told.arena); // what it said is given back
}

static void forgets_what_was_asked_for(void **state)
{
    VoiceList *list = *state;
    char tag[] = "en-x-aaaa";
    for (int i = 0; i < 200; i++) {
        tag[5] = (char)('a' + i % 26);
        tag[6] = (char)('a' + i / 26);
        expect_voice(list, tag, "gmw/en");
    }
    voice_list_forget(list);
    static const FoundVoice nothing[VOICES_FOUND_MOST];
    assert_memory_equal(list->found, nothing, sizeof nothing);
    expect_voice(list, "en", "gmw/en");
    assert_int_equal(count_asked(), 1);
}

static void has_none_without_a_program(void **state)
{
    (void)state;
    VoiceList list;
    voice_list_open(&list, &(VoiceListSpec){.program = "/nonexistent/espeak-ng"});
    expect_voice(&list, "en", "");
    voice_list_close(&list);
    voice_list_close(&list);
}

int main(void)
{
    if (!mkdtemp(record))
        return 1;
    snprintf(program, sizeof program, "%s/espeak-ng", record);
    if (symlink(LECTERN_TESTS_DIR "/support/fake-espeak.sh", program) != 0)
        return 1;
#define ASKED(test) cmocka_unit_test_setup_teardown(test, open_list, close_list)
    const struct CMUnitTest tests[] = {
        ASKED(finds_the_voice_of_a_language),
        ASKED(has_none_for_others),
        ASKED(takes_the_voices_that_the_clinic_wants),
        ASKED(knows_nothing_of_what_is_no_list),
        ASKED(is_bounded_in_what_it_takes),
        ASKED(gives_up_on_a_program_that_is_silent),
        ASKED(learns_while_nothing_else_is_done),
        ASKED(forgets_what_was_asked_for),
        cmocka_unit_test(has_none_without_a_program),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", record);
    return system(command) != 0 || failed;
}
