#include "device/voice-list.h"

#include <assert.h>
#include <poll.h>
#include <string.h>

#include "device/language-range.h"
#include "device/wait.h"

enum { TOLD_MOST = 256 << 10, VOICES_MOST = 2048 };

void voice_list_open(VoiceList *list, const VoiceListSpec *spec)
{
    *list = (VoiceList){.spec = *spec, .arena = arena_create(), .engine = {0, -1, -1}};
}

static void end_asking(VoiceList *list, VoiceListState state)
{
    speech_process_kill(&list->engine);
    arena_destroy(list->told.arena);
    list->told = (SpeechProcessSound){0};
    list->state = state;
}

void voice_list_close(VoiceList *list)
{
    if (!list->arena)
        return;
    end_asking(list, VOICES_UNASKED);
    arena_destroy(list->arena);
    *list = (VoiceList){.engine = {0, -1, -1}};
}

void voice_list_forget(VoiceList *list)
{
    if (list->state == VOICES_UNKNOWN)
        list->state = VOICES_UNASKED;
    explicit_bzero(list->found, sizeof list->found);
    list->found_count = 0;
}

// ---- what it tells

// A row: " 5  pt-br  --/M  Portuguese_(Brazil)  roa/pt-BR  (pt 6)". The first row names the columns.
enum { COLUMN_PRIORITY, COLUMN_LANGUAGE, COLUMN_PERSON, COLUMN_NAME, COLUMN_FILE, COLUMNS };

// False: it is no whole number that can be meant.
static bool read_number(Text text, int *number)
{
    enum { DIGITS_MOST = 4 };
    *number = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (!text_is_digit(text.at[i]) || i == DIGITS_MOST)
            return false;
        *number = *number * 10 + text.at[i] - '0';
    }
    return text.size;
}

static void add_voice(VoiceList *list, ListedVoice voice)
{
    if (!voice.language.size || list->voices.count == VOICES_MOST)
        return;
    *array_push(list->arena, &list->voices) = (ListedVoice){.language = language_range_of(list->arena, voice.language),
                                                            .file = text_copy(list->arena, voice.file),
                                                            .name = text_copy(list->arena, voice.name),
                                                            .priority = voice.priority};
}

// " (zh-cmn 5)(zh 5)": what else the voice speaks.
static void add_others(VoiceList *list, Text rest, ListedVoice voice)
{
    for (size_t from = text_find(rest, TEXT("("), 0); from < rest.size; from = text_find(rest, TEXT("("), from + 1)) {
        Text other = text_slice(rest, from + 1, text_find(rest, TEXT(")"), from));
        voice.language = text_word(&other);
        if (read_number(text_trim(other), &voice.priority))
            add_voice(list, voice);
    }
}

static void read_row(VoiceList *list, Text row)
{
    Text columns[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        columns[i] = text_word(&row);
    ListedVoice voice = {
        .language = columns[COLUMN_LANGUAGE], .file = columns[COLUMN_FILE], .name = columns[COLUMN_NAME]};
    if (!read_number(columns[COLUMN_PRIORITY], &voice.priority) || !voice.file.size)
        return;
    add_voice(list, voice);
    add_others(list, row, voice);
}

// ---- names

// The clinic's name "en+f3" is that of a variant of en.
static Text base_of(Text name)
{
    return text_slice(name, 0, text_find(name, TEXT("+"), 0));
}

static char fold(char byte)
{
    if (byte == '_')
        return ' ';
    return (char)(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
}

static bool is_alike(Text a, Text b)
{
    bool is_same = a.size == b.size;
    for (size_t i = 0; is_same && i < a.size; i++)
        is_same = fold(a.at[i]) == fold(b.at[i]);
    return is_same;
}

static Text last_part(Text path)
{
    size_t start = path.size;
    while (start && path.at[start - 1] != '/')
        start--;
    return text_slice(path, start, path.size);
}

// The voice that goes by that name: of its file, its own, or its language's.
static const ListedVoice *find_named(const VoiceList *list, Text name)
{
    for (int i = 0; i < list->voices.count; i++) {
        const ListedVoice *voice = &list->voices.at[i];
        if (is_alike(voice->file, name) || is_alike(last_part(voice->file), name) || is_alike(voice->name, name))
            return voice;
    }
    for (int i = 0; i < list->voices.count; i++)
        if (is_alike(list->voices.at[i].language, name))
            return &list->voices.at[i];
    return NULL;
}

// Voices of the program MBROLA are made by files of their own, which the list leaves out.
static bool is_mbrola(Text name)
{
    return text_starts(name, TEXT("mb-")) || text_starts(name, TEXT("mb/"));
}

// What the program is given for the clinic's name; empty: it has no such voice.
static Text resolve(const VoiceList *list, Text name)
{
    Text base = base_of(name);
    const ListedVoice *voice = is_mbrola(name) ? NULL : find_named(list, base);
    if (voice && base.size < name.size)
        return text_format(list->arena, "%.*s%.*s", TEXT_ARGS(voice->file),
                           TEXT_ARGS(text_slice(name, base.size, name.size)));
    return voice ? voice->file : is_mbrola(name) ? name : TEXT("");
}

// They come before all others of their languages.
static void add_wanted(VoiceList *list)
{
    enum { FIRST = -1 };
    ARRAY(ListedVoice) wanted = {0};
    for (int i = 0; i < list->spec.name_count; i++)
        *array_push(list->told.arena, &wanted) = (ListedVoice){.language = list->spec.names[i].language,
                                                               .file = resolve(list, list->spec.names[i].name),
                                                               .priority = FIRST};
    for (int i = 0; i < wanted.count; i++)
        if (wanted.at[i].file.size)
            add_voice(list, wanted.at[i]);
}

static void read_told(VoiceList *list)
{
    Text told = {(const char *)list->told.at, list->told.size};
    for (size_t from = 0; from < told.size;) {
        size_t end = text_find(told, TEXT("\n"), from);
        read_row(list, text_slice(told, from, end));
        from = end + 1;
    }
    add_wanted(list);
    end_asking(list, list->voices.count ? VOICES_KNOWN : VOICES_UNKNOWN);
}

// ---- asking

static void ask(VoiceList *list)
{
    assert(!list->voices.count && !list->told.arena);
    SpeechProcessSpec spec = {.program = list->spec.program};
    list->state = VOICES_ASKED;
    list->asked_ms = wait_now_ms();
    list->told = (SpeechProcessSound){.arena = arena_create()};
    if (!speech_process_start(&list->engine, &spec))
        end_asking(list, VOICES_UNKNOWN);
}

static void wait_for(const VoiceList *list, int wait_ms)
{
    enum { END_MS = 1 }; // its words have ended, and it has not quite
    struct pollfd out = {.fd = list->engine.out, .events = POLLIN};
    poll(&out, 1, list->engine.out < 0 && wait_ms > END_MS ? END_MS : wait_ms);
}

bool voice_list_learn(VoiceList *list, int wait_ms)
{
    if (list->state == VOICES_UNASKED)
        ask(list);
    if (list->state != VOICES_ASKED)
        return false;
    wait_for(list, wait_ms);
    Text nothing = TEXT("");
    SpeechProcessStep step = speech_process_step(&list->engine, &nothing, &list->told);
    bool is_late = wait_now_ms() - list->asked_ms >= VOICE_LIST_LIMIT_MS;
    if (step == SPEECH_PROCESS_DEAD || is_late || list->told.size > TOLD_MOST)
        end_asking(list, VOICES_UNKNOWN);
    else if (step == SPEECH_PROCESS_DONE)
        read_told(list);
    return list->state == VOICES_ASKED;
}

static void learn_all(VoiceList *list)
{
    while (voice_list_learn(list, VOICE_LIST_LIMIT_MS))
        continue;
    assert(list->state == VOICES_KNOWN || list->state == VOICES_UNKNOWN);
}

bool voice_list_has(VoiceList *list, Text name)
{
    learn_all(list);
    return resolve(list, name).size;
}

// ---- languages

// The usual voice of those that fit so well.
static const ListedVoice *find_fitting(const VoiceList *list, Text range, LanguageFit fit)
{
    const ListedVoice *found = NULL;
    for (int i = 0; i < list->voices.count; i++) {
        const ListedVoice *voice = &list->voices.at[i];
        bool is_more_usual = !found || voice->priority < found->priority;
        if (is_more_usual && language_range_fit(range, voice->language) == fit)
            found = voice;
    }
    return found;
}

// One that bears the tag or the longest part of it; where there is none, one that bears more.
static Text find_file(const VoiceList *list, Text tag)
{
    static const LanguageFit fits[] = {LANGUAGE_SAME, LANGUAGE_CLOSER};
    for (int i = 0; i < 2; i++) {
        for (Text range = tag; range.size; range = language_range_wider(range)) {
            const ListedVoice *voice = find_fitting(list, range, fits[i]);
            if (voice)
                return voice->file;
        }
    }
    return TEXT("");
}

static Text look_up(const VoiceList *list, Text language)
{
    Arena *arena = arena_create();
    Text tag = language_range_of(arena, language), found = find_file(list, tag);
    if (!found.size)
        found = find_file(list, language_range_related(arena, tag));
    arena_destroy(arena);
    return found;
}

Text voice_list_find(VoiceList *list, Text language)
{
    learn_all(list);
    for (int i = 0; i < list->found_count; i++)
        if (text_equal(id_text(&list->found[i].language), language))
            return list->found[i].file;
    Text file = look_up(list, language);
    if (!language.size || language.size >= ID_SIZE)
        return file;
    int at = list->found_count < VOICES_FOUND_MOST ? list->found_count++ : 0;
    list->found[at] = (FoundVoice){id_of(language), file};
    return file;
}
