#include "app/screen-reader.h"

#include <assert.h>
#include <string.h>

void screen_reader_open(ScreenReader *narrator, const Speech *speech)
{
    *narrator = (ScreenReader){.speech = speech, .arena = arena_create()};
    frame_diff_open(&narrator->news);
}

void screen_reader_close(ScreenReader *narrator)
{
    screen_reader_forget(narrator);
    assert(!narrator->is_speaking && !arena_used(narrator->arena) && !arena_used(narrator->news.arena));
    unicode_close(narrator->unicode);
    arena_destroy(narrator->arena);
    frame_diff_close(&narrator->news);
}

void screen_reader_set_manner(ScreenReader *narrator, Text language, int rate, int volume_percent)
{
    narrator->manner = (Utterance){.language = language, .rate = rate, .volume_percent = volume_percent};
}

// ---- saying

static Utterance utter(const ScreenReader *narrator, int at)
{
    const Saying *saying = &narrator->waiting.at[at];
    Utterance utterance = narrator->manner;
    utterance.text = saying->text;
    if (saying->language.size)
        utterance.language = saying->language;
    return utterance;
}

// The next one is prepared while the present one plays.
static void say_present(ScreenReader *narrator)
{
    assert(narrator->at < narrator->waiting.count);
    const Speech *speech = narrator->speech;
    Utterance now = utter(narrator, narrator->at);
    speech->say(speech->owner, &now);
    narrator->is_speaking = true;
    if (narrator->at + 1 >= narrator->waiting.count)
        return;
    Utterance next = utter(narrator, narrator->at + 1);
    speech->prepare(speech->owner, &next);
}

static void drop_waiting(ScreenReader *narrator)
{
    arena_wipe(narrator->arena);
    memset(&narrator->waiting, 0, sizeof narrator->waiting);
    narrator->at = 0;
    narrator->is_speaking = narrator->has_told = false;
}

static void add_waiting(ScreenReader *narrator, const Saying *saying)
{
    Text language = text_copy(narrator->arena, saying->language);
    *array_push(narrator->arena, &narrator->waiting) = (Saying){text_copy(narrator->arena, saying->text), language};
}

// Sentence by sentence, so that the first is heard soon.
static void add_sentences(ScreenReader *narrator, const Saying *saying, Arena *arena)
{
    if (!narrator->unicode)
        narrator->unicode = unicode_open("en"); // until it meets another language
    Offsets ends = {0};
    if (narrator->unicode)
        unicode_set_language(narrator->unicode, saying->language.size ? saying->language : narrator->manner.language);
    if (narrator->unicode)
        unicode_sentences(narrator->unicode, arena, saying->text, &ends);
    else
        *array_push(arena, &ends) = (uint32_t)saying->text.size;
    uint32_t start = 0;
    for (int i = 0; i < ends.count; i++) {
        assert(ends.at[i] >= start && ends.at[i] <= saying->text.size);
        Text sentence = text_trim(text_slice(saying->text, start, ends.at[i]));
        start = ends.at[i];
        if (sentence.size)
            add_waiting(narrator, &(Saying){sentence, saying->language});
    }
}

// In place of what is being said, or after it.
static void say(ScreenReader *narrator, const Sayings *sayings, bool is_after)
{
    if (!sayings->count)
        return;
    if (!is_after)
        drop_waiting(narrator);
    for (int i = 0; i < sayings->count; i++)
        add_sentences(narrator, &sayings->at[i], sayings->arena);
    if (!narrator->is_speaking && narrator->waiting.count)
        say_present(narrator);
}

bool screen_reader_advance(ScreenReader *narrator)
{
    if (!narrator->is_speaking)
        return true;
    VoiceState voice = narrator->speech->look(narrator->speech->owner);
    if (voice.is_broken)
        drop_waiting(narrator);
    if (voice.is_broken || !voice.is_over)
        return !voice.is_broken;
    assert(narrator->at < narrator->waiting.count);
    Saying *said = &narrator->waiting.at[narrator->at++];
    explicit_bzero((char *)said->text.at, said->text.size);
    if (narrator->at < narrator->waiting.count)
        say_present(narrator);
    else
        drop_waiting(narrator);
    return true;
}

int64_t screen_reader_wake_ms(const ScreenReader *narrator, int64_t now_ms)
{
    if (!narrator->is_speaking)
        return INT64_MAX;
    VoiceState voice = narrator->speech->look(narrator->speech->owner);
    return voice.is_over || voice.is_broken ? now_ms : voice.wake_ms;
}

bool screen_reader_is_speaking(const ScreenReader *narrator)
{
    return narrator->is_speaking;
}

void screen_reader_hush(ScreenReader *narrator)
{
    if (narrator->is_speaking)
        narrator->speech->stop(narrator->speech->owner);
    drop_waiting(narrator);
}

void screen_reader_forget(ScreenReader *narrator)
{
    screen_reader_hush(narrator);
    frame_diff_forget(&narrator->news);
    if (narrator->unicode)
        unicode_forget(narrator->unicode); // it keeps some of the last text
    *narrator = (ScreenReader){
        .speech = narrator->speech, .arena = narrator->arena, .unicode = narrator->unicode, .news = narrator->news};
}

void screen_reader_tell(ScreenReader *narrator, Text words)
{
    Arena *arena = arena_create();
    Sayings sayings = {.arena = arena};
    *array_push(arena, &sayings) = (Saying){.text = words};
    say(narrator, &sayings, false);
    narrator->has_told = true;
    arena_destroy(arena);
}

// ---- frames

void screen_reader_know(ScreenReader *narrator, const Scene *scene)
{
    drop_waiting(narrator);
    frame_diff_take(&narrator->news, scene);
}

void screen_reader_look(ScreenReader *narrator, const Scene *scene)
{
    Sayings sayings = {.arena = scene->frame->arena};
    frame_diff_find(&narrator->news, scene, &sayings);
    Text page = describe_page(scene, sayings.arena);
    bool is_counted =
        narrator->is_speaking && !sayings.count && page.size && frame_diff_are_counted(&narrator->news, scene);
    if (is_counted) // it was not known when the screen was announced
        *array_push(sayings.arena, &sayings) = (Saying){.text = page};
    say(narrator, &sayings, narrator->has_told || is_counted);
    narrator->has_told = false;
    frame_diff_take(&narrator->news, scene);
}

// ---- asked by a key

void screen_reader_repeat(ScreenReader *narrator, const Scene *scene)
{
    Sayings sayings = {.arena = scene->frame->arena};
    if (scene->focus)
        describe_stop(scene, scene->focus, &sayings);
    else
        frame_diff_tell_screen(scene, &sayings);
    say(narrator, &sayings, false);
}

void screen_reader_locate(ScreenReader *narrator, const Scene *scene)
{
    Sayings sayings = {.arena = scene->frame->arena};
    frame_diff_tell_title(scene, &sayings);
    if (scene->focus)
        describe_stop(scene, scene->focus, &sayings);
    say(narrator, &sayings, false);
}

// A word an utterance, its letters parted by commas, so that each is spoken by its name.
static Text spell_word(ScreenReader *narrator, Text word, Arena *arena)
{
    Offsets ends = {0};
    unicode_graphemes(narrator->unicode, arena, word, &ends);
    Text spelled = TEXT("");
    uint32_t start = 0;
    for (int i = 0; i < ends.count; i++) {
        Text letter = text_slice(word, start, ends.at[i]);
        start = ends.at[i];
        spelled = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(spelled), i ? ", " : "", TEXT_ARGS(letter));
    }
    return spelled;
}

void screen_reader_spell(ScreenReader *narrator, const Scene *scene)
{
    Arena *arena = scene->frame->arena;
    if (!narrator->unicode)
        narrator->unicode = unicode_open("en");
    if (!scene->focus || !narrator->unicode)
        return;
    drop_waiting(narrator);
    Text rest = describe_words(scene, scene->focus, arena);
    for (Text word = text_word(&rest); word.size; word = text_word(&rest))
        add_waiting(narrator, &(Saying){.text = spell_word(narrator, word, arena)});
    if (narrator->waiting.count)
        say_present(narrator);
}

Text screen_reader_words(const Scene *scene, const Stop *stop, Arena *arena)
{
    Sayings sayings = {.arena = arena};
    describe_stop(scene, stop, &sayings);
    Text words = TEXT("");
    for (int i = 0; i < sayings.count; i++)
        words = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(words), i ? " " : "", TEXT_ARGS(sayings.at[i].text));
    return words;
}
