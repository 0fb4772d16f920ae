// What goes to the speech program in whole visits, in several languages: every word that a voice is given stands in the
// files of that voice's language, and Somali, which has no voice, goes to none. The program is one that notes what it
// is given: tests/support/fake-espeak.sh.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/app-private.h"
#include "base/unicode.h"
#include "command/stage.h"
#include "device/voice.h"

static char record[] = "/tmp/lectern-tongues-XXXXXX", program[sizeof record + 16];

// ---- the words of a language

typedef struct Tongue {
    const char *code, *voice; // voice: as the program calls it
    ARRAY(uint32_t) words;    // hashes, sorted
} Tongue;

static Arena *arena;
static Tongue tongues[] = {
    {.code = "en", .voice = "gmw/en"}, {.code = "es", .voice = "roa/es"},       {.code = "ar", .voice = "sem/ar"},
    {.code = "fa", .voice = "ira/fa"}, {.code = "zh-Hans", .voice = "sit/cmn"}, {.code = "ru", .voice = "zle/ru"},
    {.code = "uk", .voice = "zle/uk"}, {.code = "pl", .voice = "zlw/pl"},       {.code = "pt", .voice = "roa/pt"},
    {.code = "tr", .voice = "trk/tr"}, {.code = "vi", .voice = "aav/vi"}};
enum { TONGUE_COUNT = sizeof tongues / sizeof *tongues };

static bool is_letter(uint32_t point)
{
    return unicode_is_alphanumeric(point) && !unicode_is_digit(point);
}

// Chinese parts no words: each sign is one.
static bool is_sign(uint32_t point)
{
    return point >= 0x2E80 && is_letter(point);
}

// The next run of letters at or after *at; empty: there is none.
static Text next_word(Text text, size_t *at)
{
    size_t start = text.size;
    while (*at < text.size) {
        size_t from = *at;
        uint32_t point = text_next(text, at);
        if (start < text.size && (is_sign(point) || !is_letter(point))) {
            *at = from;
            return text_slice(text, start, from);
        }
        if (is_sign(point))
            return text_slice(text, from, *at);
        if (is_letter(point) && start == text.size)
            start = from;
    }
    return text_slice(text, start, text.size);
}

static void take_words(Tongue *tongue, Text text)
{
    size_t at = 0;
    for (Text word = next_word(text, &at); word.size; word = next_word(text, &at))
        *array_push(arena, &tongue->words) = text_hash(word);
}

static Text read_command(const char *command)
{
    FILE *pipe = popen(command, "r");
    ARRAY(char) bytes = {0};
    assert_non_null(pipe);
    for (int byte; (byte = fgetc(pipe)) != EOF;)
        *array_push(arena, &bytes) = (char)byte;
    assert_int_equal(pclose(pipe), 0);
    return (Text){bytes.at, (size_t)bytes.count};
}

static int compare_hashes(const void *a, const void *b)
{
    uint32_t first = *(const uint32_t *)a, second = *(const uint32_t *)b;
    return (first > second) - (first < second);
}

// All that stands in its files, and its own names in library.xml.
static void read_tongue(Tongue *tongue)
{
    const char *command = text_format(arena,
                                      "find " LECTERN_CONTENT_DIR "/%s -name '*.xml' -exec cat {} +; "
                                      "grep -A1 'code=\"%s\"' " LECTERN_CONTENT_DIR "/library.xml",
                                      tongue->code, tongue->code)
                              .at;
    take_words(tongue, read_command(command));
    qsort(tongue->words.at, (size_t)tongue->words.count, sizeof *tongue->words.at, compare_hashes);
}

static bool has_word(const Tongue *tongue, Text word)
{
    uint32_t hash = text_hash(word);
    return bsearch(&hash, tongue->words.at, (size_t)tongue->words.count, sizeof hash, compare_hashes);
}

// ---- a visitor with a voice

typedef struct Visitor {
    Stage stage;
    Loudspeaker loudspeaker;
    Voice *voice;
} Visitor;

static Visitor *visitor_of(void *owner)
{
    return owner;
}

static void say(void *owner, const Utterance *utterance)
{
    voice_say(visitor_of(owner)->voice, utterance, visitor_of(owner)->stage.now_ms);
}

static void prepare(void *owner, const Utterance *utterance)
{
    voice_prepare(visitor_of(owner)->voice, utterance, visitor_of(owner)->stage.now_ms);
}

static void stop(void *owner)
{
    voice_stop(visitor_of(owner)->voice, visitor_of(owner)->stage.now_ms);
}

static VoiceState look(void *owner)
{
    return voice_look(visitor_of(owner)->voice, visitor_of(owner)->stage.now_ms);
}

static bool speaks(void *owner, Text language)
{
    return voice_speaks(visitor_of(owner)->voice, language);
}

static const char *noted(const char *name)
{
    return text_format(arena, "%s/%s", record, name).at;
}

static void open_visitor(Visitor *visitor, const char *language, bool is_spoken)
{
    *visitor = (Visitor){0};
    unlink(noted("given"));
    visitor->voice = voice_open(&(VoiceSpec){.program = program, .loudspeaker = &visitor->loudspeaker});
    assert_non_null(visitor->voice);
    Speech speech = {say, prepare, stop, look, speaks, visitor};
    StageSpec spec = {.content = LECTERN_CONTENT_DIR,
                      .language = text_of(language),
                      .window = {1280, 800},
                      .preferences = {.text_step = TEXT_STEP_DEFAULT, .is_spoken = is_spoken},
                      .speech = &speech};
    assert_true(stage_open(&visitor->stage, &spec));
}

static void close_visitor(Visitor *visitor)
{
    stage_close(&visitor->stage);
    voice_close(visitor->voice);
    loudspeaker_close(&visitor->loudspeaker);
}

// Until all has been said that is due.
static void hear(Visitor *visitor)
{
    enum { LOOKS_MOST = 60000, LOOK_US = 200 };
    for (int i = 0; i < LOOKS_MOST; i++) {
        stage_wait(&visitor->stage, 1);
        stage_frame(&visitor->stage);
        AidTold told = aids_told(&visitor->stage.app->aids);
        if (!told.is_narrating && (!told.is_reading || told.is_resting))
            return;
        usleep(LOOK_US);
    }
    fail_msg("it does not end");
}

static void act(Visitor *visitor, Action action)
{
    app_perform(visitor->stage.app, action);
    stage_frame(&visitor->stage);
    hear(visitor);
}

static Action to(const char *id)
{
    return (Action){.kind = ACTION_OPEN, .id = id_of(text_of(id)), .value = OPEN_WHOLE};
}

// ---- what the program was given

// As it is spelled.
static bool is_single(Text word)
{
    size_t at = 0;
    uint32_t point = text_next(word, &at);
    return at == word.size && !is_sign(point);
}

// Judges one <voice name="...">words</voice>; returns how many words there were.
static int judge_words(Text voice, Text words)
{
    const Tongue *tongue = tongues;
    while (tongue < tongues + TONGUE_COUNT && !text_is(voice, tongue->voice))
        tongue++;
    if (tongue == tongues + TONGUE_COUNT)
        fail_msg("\"%.*s\" was given to \"%.*s\"", TEXT_ARGS(words), TEXT_ARGS(voice));
    size_t at = 0;
    int count = 0;
    for (Text word = next_word(words, &at); word.size; word = next_word(words, &at), count++)
        if (!is_single(word) && !has_word(tongue, word))
            fail_msg("\"%.*s\" of \"%.*s\" is no word of %s, whose voice was given it", TEXT_ARGS(word),
                     TEXT_ARGS(words), tongue->code);
    return count;
}

// How many words went to the voice that is named so.
static int judge_given(const char *name)
{
    Text given = read_command(text_format(arena, "cat %s/given 2>/dev/null || true", record).at);
    int count = 0;
    for (size_t at = text_find(given, TEXT("<voice name=\""), 0); at < given.size;
         at = text_find(given, TEXT("<voice name=\""), at)) {
        size_t start = at + 13, end = text_find(given, TEXT("\">"), start);
        Text voice = text_slice(given, start, end);
        at = text_find(given, TEXT("</voice>"), end);
        int words = judge_words(voice, text_slice(given, end + 2, at));
        count += text_is(voice, name) ? words : 0;
    }
    return count;
}

static int count_in(Text text, Text words)
{
    int count = 0;
    for (size_t at = text_find(text, words, 0); at < text.size; at = text_find(text, words, at + 1))
        count++;
    return count;
}

// ---- tests

// All that is told: home, shelves, a chapter and an exercise, sheets, the library's own pages, the warning.
static void visit_by_ear(const char *language)
{
    static const char *const places[] = {"read", "what-closeness-means", "practise", "steady-breathing", "about"};
    Visitor visitor;
    open_visitor(&visitor, language, true);
    hear(&visitor);
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        act(&visitor, to(places[i]));
    act(&visitor, (Action){.kind = ACTION_SUPPORT});
    act(&visitor, (Action){.kind = ACTION_COMFORT});
    act(&visitor, (Action){.kind = ACTION_DONE});
    for (int i = 0; i < 12; i++) {
        app_key(visitor.stage.app, "Tab", false);
        stage_frame(&visitor.stage);
        hear(&visitor);
    }
    app_key(visitor.stage.app, "F3", false);
    hear(&visitor);
    app_key(visitor.stage.app, "F4", false);
    hear(&visitor);
    close_visitor(&visitor);
}

static void every_voice_speaks_its_own_words(void **state)
{
    (void)state;
    static const char *const codes[] = {"en", "es", "ar", "zh-Hans", "uk"};
    enum { MANY = 60 };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const Tongue *tongue = tongues;
        while (strcmp(tongue->code, codes[i]) != 0)
            tongue++;
        visit_by_ear(codes[i]);
        assert_true(judge_given(tongue->voice) > MANY);
        assert_true(judge_given("gmw/en") > MANY); // the pages are English
    }
}

// The pages, which are English, can be heard; and so can it that there is no voice, and the names of those there are.
static void somali_goes_to_no_voice(void **state)
{
    (void)state;
    enum { MANY = 60 };
    visit_by_ear("so");
    assert_true(judge_given("gmw/en") > MANY);
    for (int i = 0; i < TONGUE_COUNT; i++)
        assert_true(judge_given(tongues[i].voice) >= 1);
    Text given = read_command(text_format(arena, "cat %s/given", record).at);
    // When it comes on, and for each of the two keys that ask for what has no voice.
    assert_int_equal(count_in(given, TEXT("There is no voice here for the language on the screen.")), 3);
    assert_true(text_find(given, TEXT("Soomaali"), 0) == given.size);
}

// In the middle of a visit, as often as anybody likes.
static void a_language_that_is_chosen_is_spoken_by_its_voice(void **state)
{
    (void)state;
    static const char *const codes[] = {"ru", "so", "fa", "so", "pt"};
    Visitor visitor;
    open_visitor(&visitor, "pl", true);
    hear(&visitor);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        act(&visitor, (Action){.kind = ACTION_LANGUAGE, .id = id_of(text_of(codes[i]))});
    close_visitor(&visitor);
    assert_true(judge_given("zle/ru") > 0 && judge_given("ira/fa") > 0 && judge_given("roa/pt") > 0);
}

static bool offers_listen(Visitor *visitor)
{
    return frame_target_acting(stage_frame(&visitor->stage), ACTION_LISTEN) >= 0;
}

static void listen_is_offered_where_there_is_a_voice(void **state)
{
    (void)state;
    Visitor visitor;
    open_visitor(&visitor, "so", false);
    assert_false(offers_listen(&visitor)); // Home, in Somali
    act(&visitor, to("about"));
    assert_false(offers_listen(&visitor));
    act(&visitor, to("what-closeness-means"));
    assert_true(offers_listen(&visitor)); // an English page
    app_perform(visitor.stage.app, (Action){.kind = ACTION_LISTEN, .value = LISTEN_BEGIN});
    hear(&visitor);
    close_visitor(&visitor);
    assert_true(judge_given("gmw/en") > 60);
}

int main(void)
{
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    arena = arena_create();
    if (!mkdtemp(record))
        return 1;
    snprintf(program, sizeof program, "%s/espeak-ng", record);
    if (symlink(LECTERN_TESTS_DIR "/support/fake-espeak.sh", program) != 0)
        return 1;
    // A sound of two samples, as fast as may be.
    FILE *quick = fopen(noted("quick"), "w");
    static const unsigned char wav[] =
        "RIFF\377\377\377\177WAVEfmt \020\0\0\0\001\0\001\0\042\126\0\0\104\254\0\0\002\0\020\0data"
        "\377\377\377\177\0\0\0\0";
    if (!quick || fwrite(wav, 1, sizeof wav - 1, quick) != sizeof wav - 1 || fclose(quick) != 0)
        return 1;
    for (int i = 0; i < TONGUE_COUNT; i++)
        read_tongue(&tongues[i]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_voice_speaks_its_own_words),
        cmocka_unit_test(somali_goes_to_no_voice),
        cmocka_unit_test(a_language_that_is_chosen_is_spoken_by_its_voice),
        cmocka_unit_test(listen_is_offered_where_there_is_a_voice),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", record);
    arena_destroy(arena);
    return system(command) != 0 || failed;
}
