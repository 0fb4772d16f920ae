#include "app/screen-reader.h"

#include <assert.h>
#include <string.h>

void screen_reader_open(ScreenReader *reader, const Speech *speech)
{
    *reader = (ScreenReader){.speech = speech, .arena = arena_create()};
    frame_diff_open(&reader->known);
}

void screen_reader_close(ScreenReader *reader)
{
    screen_reader_forget(reader);
    assert(!reader->is_speaking && !arena_used(reader->arena) && !arena_used(reader->known.arena));
    unicode_close(reader->unicode);
    arena_destroy(reader->arena);
    frame_diff_close(&reader->known);
}

void screen_reader_set_manner(ScreenReader *reader, Text language, int rate, int volume_percent)
{
    reader->language = id_of(language);
    reader->manner = (Utterance){.rate = rate, .volume_percent = volume_percent};
}

// ---- saying

static Utterance utter(const ScreenReader *reader, int at)
{
    Utterance utterance = reader->manner;
    utterance.words = reader->waiting.at[at].words;
    utterance.count = reader->waiting.at[at].count;
    return utterance;
}

// The next one is prepared while the present one plays.
static void say_present(ScreenReader *reader)
{
    assert(reader->at < reader->waiting.count);
    const Speech *speech = reader->speech;
    Utterance now = utter(reader, reader->at);
    speech->say(speech->owner, &now);
    reader->is_speaking = true;
    if (reader->at + 1 >= reader->waiting.count)
        return;
    Utterance next = utter(reader, reader->at + 1);
    speech->prepare(speech->owner, &next);
}

static void drop_waiting(ScreenReader *reader)
{
    arena_wipe(reader->arena);
    memset(&reader->waiting, 0, sizeof reader->waiting);
    reader->at = 0;
    reader->is_speaking = reader->has_told = false;
}

static Text language_of(const ScreenReader *reader, const Saying *saying)
{
    return saying->language.size ? saying->language : id_text(&reader->language);
}

// A sentence: bytes start..end of these, which lie one after the other.
typedef struct Cut {
    const Saying *sayings;
    int count;
    uint32_t start, end;
} Cut;

// As far as there are voices for it.
static void add_waiting(ScreenReader *reader, const Cut *cut)
{
    Waiting waiting = {.words = arena_many(reader->arena, SpokenWords, cut->count)};
    uint32_t from = 0;
    for (int i = 0; i < cut->count; from += (uint32_t)cut->sayings[i++].text.size) {
        Text text = cut->sayings[i].text, language = language_of(reader, &cut->sayings[i]);
        uint32_t start = cut->start > from ? cut->start - from : 0, end = cut->end > from ? cut->end - from : 0;
        Text words = text_trim(text_slice(text, start, end));
        if (words.size && reader->speech->speaks(reader->speech->owner, language))
            waiting.words[waiting.count++] =
                (SpokenWords){text_copy(reader->arena, words), text_copy(reader->arena, language)};
    }
    if (waiting.count)
        *array_push(reader->arena, &reader->waiting) = waiting;
}

// Where sentences end, by the rules of the language that they begin in.
static Offsets find_ends(ScreenReader *reader, const Saying *first, Text text, Arena *arena)
{
    Offsets ends = {0};
    if (!reader->unicode)
        reader->unicode = unicode_open("en"); // until it meets another language
    if (!reader->unicode) {
        *array_push(arena, &ends) = (uint32_t)text.size;
        return ends;
    }
    unicode_set_language(reader->unicode, language_of(reader, first));
    unicode_sentences(reader->unicode, arena, text, &ends);
    return ends;
}

// Sentence by sentence, so that the first is heard soon.
static void add_sentences(ScreenReader *reader, const Saying *sayings, int count, Arena *arena)
{
    Text text = sayings->text;
    for (int i = 1; i < count; i++)
        text = text_format(arena, "%.*s%.*s", TEXT_ARGS(text), TEXT_ARGS(sayings[i].text));
    Offsets ends = find_ends(reader, sayings, text, arena);
    for (int i = 0; i < ends.count; i++) {
        Cut cut = {sayings, count, i ? ends.at[i - 1] : 0, ends.at[i]};
        assert(cut.end >= cut.start && cut.end <= text.size);
        add_waiting(reader, &cut);
    }
}

// Each in one language: words that stand in for the interface's own are a saying of theirs, which the sentence goes on
// with, and a mark without words goes with those before it.
static void part_saying(const Saying *saying, Sayings *parted)
{
    PhraseStretch stretch;
    bool goes_on = saying->goes_on;
    for (size_t from = 0; phrase_next_stretch(saying->text, &from, &stretch); goes_on = true) {
        Text language = stretch.is_stand_in ? PHRASES_STAND_IN : saying->language;
        Saying *last = goes_on && parted->count ? &parted->at[parted->count - 1] : NULL;
        if (last && (text_equal(last->language, language) || !unicode_has_words(stretch.words)))
            last->text = text_format(parted->arena, "%.*s%.*s", TEXT_ARGS(last->text), TEXT_ARGS(stretch.words));
        else
            *array_push(parted->arena, parted) = (Saying){stretch.words, language, goes_on};
    }
}

static void add_sayings(ScreenReader *reader, const Sayings *sayings)
{
    Sayings parted = {.arena = sayings->arena};
    for (int i = 0; i < sayings->count; i++)
        part_saying(&sayings->at[i], &parted);
    for (int i = 0, next; i < parted.count; i = next) {
        for (next = i + 1; next < parted.count && parted.at[next].goes_on;)
            next++;
        add_sentences(reader, &parted.at[i], next - i, parted.arena);
    }
}

// In place of what is being said, or after it.
static void say(ScreenReader *reader, const Sayings *sayings, bool is_after)
{
    if (!sayings->count)
        return;
    bool was_speaking = reader->is_speaking;
    if (!is_after)
        drop_waiting(reader);
    add_sayings(reader, sayings);
    if (!reader->is_speaking && reader->waiting.count)
        say_present(reader);
    else if (was_speaking && !reader->is_speaking)
        reader->speech->stop(reader->speech->owner);
}

bool screen_reader_advance(ScreenReader *reader)
{
    if (!reader->is_speaking)
        return true;
    VoiceState voice = reader->speech->look(reader->speech->owner);
    if (voice.is_broken)
        drop_waiting(reader);
    if (voice.is_broken || !voice.is_over)
        return !voice.is_broken;
    assert(reader->at < reader->waiting.count);
    const Waiting *said = &reader->waiting.at[reader->at++];
    for (int i = 0; i < said->count; i++)
        explicit_bzero((char *)said->words[i].text.at, said->words[i].text.size);
    if (reader->at < reader->waiting.count)
        say_present(reader);
    else
        drop_waiting(reader);
    return true;
}

int64_t screen_reader_wake_ms(const ScreenReader *reader, int64_t now_ms)
{
    if (!reader->is_speaking)
        return INT64_MAX;
    VoiceState voice = reader->speech->look(reader->speech->owner);
    return voice.is_over || voice.is_broken ? now_ms : voice.wake_ms;
}

bool screen_reader_is_speaking(const ScreenReader *reader)
{
    return reader->is_speaking;
}

void screen_reader_hush(ScreenReader *reader)
{
    if (reader->is_speaking)
        reader->speech->stop(reader->speech->owner);
    drop_waiting(reader);
}

void screen_reader_forget(ScreenReader *reader)
{
    screen_reader_hush(reader);
    frame_diff_forget(&reader->known);
    if (reader->unicode)
        unicode_forget(reader->unicode); // it keeps some of the last text
    *reader = (ScreenReader){
        .speech = reader->speech, .arena = reader->arena, .unicode = reader->unicode, .known = reader->known};
}

void screen_reader_tell(ScreenReader *reader, const Sayings *sayings)
{
    say(reader, sayings, false);
    reader->has_told = reader->is_speaking;
}

void screen_reader_say(ScreenReader *reader, const Sayings *sayings)
{
    say(reader, sayings, false);
}

void screen_reader_add(ScreenReader *reader, const Sayings *sayings)
{
    say(reader, sayings, true);
}

// ---- frames

void screen_reader_know(ScreenReader *reader, const Scene *scene)
{
    drop_waiting(reader);
    frame_diff_take(&reader->known, scene);
}

void screen_reader_look(ScreenReader *reader, const Scene *scene)
{
    Sayings sayings = {.arena = scene->frame->arena};
    frame_diff_find(&reader->known, scene, &sayings);
    Text page = describe_page(scene, sayings.arena);
    bool is_counted =
        reader->is_speaking && !sayings.count && page.size && frame_diff_is_counted(&reader->known, scene);
    if (is_counted) // it was not known when the screen was announced
        *array_push(sayings.arena, &sayings) = (Saying){.text = page};
    say(reader, &sayings, reader->has_told || is_counted);
    reader->has_told = false;
    frame_diff_take(&reader->known, scene);
}

// ---- asked by a key

void screen_reader_repeat(ScreenReader *reader, const Scene *scene)
{
    Sayings sayings = {.arena = scene->frame->arena};
    if (scene->focus)
        describe_stop(scene, scene->focus, &sayings);
    else
        frame_diff_tell_screen(scene, &sayings);
    say(reader, &sayings, false);
}

void screen_reader_locate(ScreenReader *reader, const Scene *scene)
{
    Sayings sayings = {.arena = scene->frame->arena};
    frame_diff_tell_title(scene, &sayings);
    if (scene->focus)
        describe_stop(scene, scene->focus, &sayings);
    say(reader, &sayings, false);
}

// A word an utterance, its letters parted by commas, so that each is spoken by its name.
static Text spell_word(ScreenReader *reader, const Scene *scene, Text word)
{
    Arena *arena = scene->frame->arena;
    Offsets ends = {0};
    unicode_graphemes(reader->unicode, arena, word, &ends);
    Text spelled = TEXT("");
    uint32_t start = 0;
    for (int i = 0; i < ends.count; i++) {
        Text letter = text_slice(word, start, ends.at[i]);
        start = ends.at[i];
        spelled = i ? phrase_pair(arena, scene->phrases, PHRASE_LISTED, (Text[]){spelled, letter}) : letter;
    }
    return spelled;
}

void screen_reader_spell(ScreenReader *reader, const Scene *scene)
{
    Arena *arena = scene->frame->arena;
    if (!reader->unicode)
        reader->unicode = unicode_open("en");
    if (!scene->focus || !reader->unicode)
        return;
    drop_waiting(reader);
    Text rest = describe_words(scene, scene->focus, arena), language = describe_language(scene, scene->focus);
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        Saying saying = {.text = spell_word(reader, scene, word), .language = language};
        add_waiting(reader, &(Cut){&saying, 1, 0, (uint32_t)saying.text.size});
    }
    if (reader->waiting.count)
        say_present(reader);
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
