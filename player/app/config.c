#include "app/config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/calendar.h"
#include "base/file.h"
#include "markup/keyname.h"
#include "markup/value.h"
#include "proof/proof.h"

// One file being read, or what staff set being laid over it: what is not said stays.
typedef struct ConfigReading {
    Arena *arena;
    Config *config;
    WordLists *words; // that the notice is held to
    bool is_staffs;
} ConfigReading;

// What an attribute says where it may say so; empty otherwise.
static Text setting(const XmlNode *node, const char *name)
{
    Text value = xml_value(node, name);
    for (const AttributeRule *rule = node->rule->attributes; rule->name; rule++)
        if (strcmp(rule->name, name) == 0 && value_fits(rule, value))
            return value;
    return TEXT("");
}

static bool says(const XmlNode *node, const char *name, const char *word)
{
    return text_is(setting(node, name), word);
}

static void read_number(const ConfigReading *reading, const XmlNode *node, const char *name, double *number)
{
    Text value = setting(node, name);
    if (value.size)
        *number = strtod(text_string(reading->arena, value), NULL);
}

static void read_count(const ConfigReading *reading, const XmlNode *node, const char *name, int *count)
{
    double number = *count;
    read_number(reading, node, name, &number);
    *count = (int)number;
}

static void read_words(const ConfigReading *reading, const XmlNode *node, const char *name, Text *words)
{
    Text value = setting(node, name);
    if (value.size)
        *words = text_copy(reading->arena, value);
}

static void read_display(const ConfigReading *reading, const XmlNode *node)
{
    read_number(reading, node, "px-per-mm", &reading->config->px_per_mm);
    read_number(reading, node, "distance-mm", &reading->config->distance_mm);
    read_count(reading, node, "rotation", &reading->config->rotation);
    double *matrix = arena_many(reading->arena, double, 6);
    if (value_matrix(xml_value(node, "touch-matrix"), matrix) && value_matrix_reaches(matrix))
        reading->config->touch_matrix = matrix;
}

static void read_start(const ConfigReading *reading, const XmlNode *node)
{
    Preferences *preferences = &reading->config->preferences;
    read_words(reading, node, "language", &reading->config->language);
    read_words(reading, node, "languages", &reading->config->languages);
    for (int id = 0; id < THEME_COUNT; id++)
        if (says(node, "theme", theme_name((ThemeId)id)))
            preferences->theme = (ThemeId)id;
    read_count(reading, node, "text-size", &preferences->text_step);
}

static void read_idle(const ConfigReading *reading, const XmlNode *node)
{
    int seconds = 0;
    read_count(reading, node, "seconds", &seconds);
    reading->config->idle_ms = (int64_t)seconds * 1000;
}

static void read_clock(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->clock_confirmed_day = calendar_day(setting(node, "confirmed"));
}

static void read_opening(Hours *hours, const XmlNode *node)
{
    static const char *const names[WEEKDAY_COUNT] = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
    Opening opening = {value_minute(setting(node, "from")), value_minute(setting(node, "to"))};
    for (int i = 0; i < WEEKDAY_COUNT; i++) {
        OpeningDay *day = &hours->days[i];
        int free_from = day->count ? day->openings[day->count - 1].to + 1 : 0;
        bool fits = opening.from >= free_from && opening.to > opening.from && day->count < OPENINGS_MOST;
        if (fits && says(node, "name", names[i]))
            day->openings[day->count++] = opening;
    }
}

static void read_hours(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->hours = (Hours){0}; // a week is set as a whole
    for (const XmlNode *day = xml_child(node, "day"); day; day = xml_sibling(day, "day"))
        read_opening(&reading->config->hours, day);
}

static void read_sound(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->allows_sound = !says(node, "allowed", "no");
    read_count(reading, node, "loudest", &reading->config->loudest_percent);
    read_count(reading, node, "lead-ms", &reading->config->lead_ms);
}

static void read_voice(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->allows_voice = !says(node, "allowed", "no");
    for (const XmlNode *child = xml_child(node, "speaker"); child; child = xml_sibling(child, "speaker")) {
        VoiceName speaker = {text_copy(reading->arena, setting(child, "language")),
                             text_copy(reading->arena, text_trim(setting(child, "name")))};
        if (speaker.language.size && speaker.name.size)
            *array_push(reading->arena, &reading->config->speakers) = speaker;
    }
}

static void read_topics(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->adult_topics = says(node, "adult", "on")    ? WISH_ON
                                    : says(node, "adult", "off") ? WISH_OFF
                                                                 : WISH_NONE;
}

static void read_hide(const ConfigReading *reading, const XmlNode *node)
{
    Text key = setting(node, "key");
    reading->config->hide_key = key.size ? text_string(reading->arena, key) : NULL;
}

static void read_speech(const ConfigReading *reading, const XmlNode *node)
{
    Text key = setting(node, "key");
    reading->config->speech_key = key.size ? text_string(reading->arena, key) : NULL;
    reading->config->preferences.is_spoken = says(node, "always", "yes");
    reading->config->speaks_to_fingers = says(node, "rest", "yes");
}

static void read_switch(const ConfigReading *reading, const XmlNode *node)
{
    Text act = setting(node, "act"), move = setting(node, "move");
    reading->config->act_key = act.size ? text_string(reading->arena, act) : NULL;
    reading->config->move_key = act.size && move.size ? text_string(reading->arena, move) : NULL;
}

static Text notice_words(const ConfigReading *reading, const XmlNode *node, const char *name, int letters_most)
{
    bool is_suited = proof_suits_notice(node, name, letters_most, reading->words);
    return is_suited ? text_fold(reading->arena, setting(node, name)) : TEXT("");
}

static void read_notice(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->notice = (Notice){notice_words(reading, node, "title", NOTICE_TITLE_MOST),
                                       notice_words(reading, node, "sentence", NOTICE_SENTENCE_MOST)};
}

static void read_find(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->offers_find = !says(node, "allowed", "no");
}

static void read_code(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->offers_code = !says(node, "allowed", "no");
}

static void read_books(const ConfigReading *reading, const XmlNode *node)
{
    BooksConfig *books = &reading->config->books;
    Text folder = text_trim(setting(node, "folder"));
    books->folder = proof_suits_folder(folder) ? text_string(reading->arena, folder) : NULL;
    books->quiet_title = notice_words(reading, node, "quiet-title", NOTICE_TITLE_MOST);
    books->shows_covers = says(node, "covers", "yes");
    books->keeps_place = says(node, "remember", "place");
}

static const struct {
    const char *element;
    void (*read)(const ConfigReading *reading, const XmlNode *node);
    unsigned part; // StaffPart; 0: nobody fixes it
} readers[] = {
    {"display", read_display, STAFF_PART_GLASS},
    {"start", read_start, STAFF_PART_START},
    {"idle", read_idle, 0},
    {"clock", read_clock, 0},
    {"hours", read_hours, STAFF_PART_HOURS},
    {"sound", read_sound, STAFF_PART_SOUND},
    {"voice", read_voice, 0},
    {"topics", read_topics, STAFF_PART_TOPICS},
    {"hide", read_hide, 0},
    {"speech", read_speech, 0},
    {"switch", read_switch, 0},
    {"notice", read_notice, 0},
    {"books", read_books, 0},
    {"find", read_find, STAFF_PART_FIND},
    {"code", read_code, STAFF_PART_CODE},
};

static bool is_same(const char *key, const char *usual, const char *other)
{
    key = key ? key : usual;
    return key && other && strcmp(key, other) == 0;
}

// One key for two things was told as a fault: hiding wins, then speech, and a switch that cannot be gives way.
static void part_keys(Config *config)
{
    if (is_same(config->hide_key, HIDE_KEY, config->speech_key))
        config->speech_key = NULL;
    if (is_same(config->hide_key, HIDE_KEY, config->act_key) ||
        is_same(config->speech_key, SPEECH_KEY, config->act_key))
        config->act_key = config->move_key = NULL;
    if (is_same(config->hide_key, HIDE_KEY, config->move_key) ||
        is_same(config->speech_key, SPEECH_KEY, config->move_key) || is_same(config->act_key, NULL, config->move_key))
        config->move_key = NULL;
}

// The vocabulary leaves nodes without a rule where they may not stand.
static void read_settings(const ConfigReading *reading, const XmlNode *root)
{
    Config *config = reading->config;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        const XmlNode *node = xml_child(root, readers[i].element);
        if (!node || !node->rule || (reading->is_staffs && (config->fixed & readers[i].part)))
            continue;
        readers[i].read(reading, node);
        if (!reading->is_staffs && says(node, "fixed", "yes"))
            config->fixed |= readers[i].part;
    }
    part_keys(config);
}

// A file of that name in the same folder.
static const char *name_beside(Arena *arena, const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    Text folder = slash ? (Text){path, (size_t)(slash - path) + 1} : TEXT("");
    return text_format(arena, "%.*s%s", TEXT_ARGS(folder), name).at;
}

static const char *find_support(Arena *arena, const char *path)
{
    const char *support = name_beside(arena, path, "support.xml");
    return access(support, F_OK) == 0 ? support : NULL;
}

static bool is_called(const XmlNode *root, const char *name, Problems *problems)
{
    if (text_is(root->name, name))
        return true;
    problems_add(problems, SEVERITY_ERROR, root->at, "a configuration begins with \"%s\", not \"%.*s\"", name,
                 TEXT_ARGS(root->name));
    return false;
}

// Most configurations have no words to guard.
static WordLists read_lists(Arena *arena, const XmlNode *root, const char *content)
{
    WordLists none = {.common = TEXT("")};
    if (!content || (!xml_child(root, "notice") && !xml_child(root, "books")))
        return none;
    Source *library = source_open(content);
    WordLists lists = word_lists_read(arena, library);
    source_close(library);
    return lists;
}

// What it came to. A root that cannot be used changes nothing.
static ConfigState read_root(ConfigReading *reading, XmlNode *root, const char *content, Problems *problems)
{
    int before = problems->error_count;
    if (!root || !is_called(root, reading->is_staffs ? "settings" : "config", problems))
        return CONFIG_DAMAGED;
    vocabulary_check(root, problems);
    WordLists lists = read_lists(reading->arena, root, content);
    reading->words = &lists;
    proof_config(root, &lists, problems);
    read_settings(reading, root);
    word_lists_close(&lists);
    return problems->error_count == before ? CONFIG_SOUND : CONFIG_FAULTY;
}

const Config config_defaults = {.preferences.text_step = TEXT_STEP_DEFAULT,
                                .allows_sound = true,
                                .allows_voice = true,
                                .offers_find = true,
                                .offers_code = true,
                                .lead_ms = LOUDSPEAKER_LEAD_MS};

bool config_parse(Arena *arena, Text bytes, Config *config, Problems *problems)
{
    assert(problems->arena);
    *config = config_defaults;
    ConfigReading reading = {arena, config, NULL, false};
    config->state = read_root(&reading, xml_parse(arena, bytes, TEXT("config.xml"), problems), NULL, problems);
    return config->state == CONFIG_SOUND;
}

bool config_lay(Arena *arena, Text bytes, Config *config, Problems *problems)
{
    assert(problems->arena);
    ConfigReading reading = {arena, config, NULL, true};
    XmlNode *root = xml_parse(arena, bytes, TEXT(CONFIG_SETTINGS), problems);
    config->settings_state = read_root(&reading, root, NULL, problems);
    return config->settings_state == CONFIG_SOUND;
}

// The copy tells no faults of its own: staff are to mend the file.
static ConfigState read_path(ConfigReading *reading, const char *path, const ConfigFile *file, Problems *problems)
{
    XmlNode *root = xml_read_file(reading->arena, path, text_of(path), problems);
    ConfigState state = read_root(reading, root, file->content, problems);
    if (state != CONFIG_DAMAGED || !file->state)
        return state;
    Problems untold = {.arena = reading->arena};
    const char *name = reading->is_staffs ? CONFIG_SETTINGS_COPY : CONFIG_COPY;
    const char *copy = file_path(reading->arena, text_of(file->state), text_of(name));
    if (access(copy, F_OK) == 0)
        read_root(reading, xml_read_file(reading->arena, copy, text_of(copy), &untold), file->content, &untold);
    return state;
}

bool config_read(Arena *arena, const ConfigFile *file, Config *config, Problems *problems)
{
    const char *path = file->path ? file->path : CONFIG_PATH;
    ConfigReading reading = {arena, config, NULL, false};
    *config = config_defaults;
    config->support_path = find_support(arena, path);
    if (file->path || access(path, F_OK) == 0)
        config->state = read_path(&reading, path, file, problems);
    Config *base = arena_new(arena, Config);
    *base = *config;
    config->base = base;
    const char *settings = file->state ? file_path(arena, text_of(file->state), TEXT(CONFIG_SETTINGS)) : NULL;
    reading.is_staffs = true;
    if (settings && access(settings, F_OK) == 0)
        config->settings_state = read_path(&reading, settings, file, problems);
    return config->state == CONFIG_SOUND && config->settings_state == CONFIG_SOUND;
}

const char *config_reset_path(Arena *arena, const char *path)
{
    return name_beside(arena, path ? path : CONFIG_PATH, "pin-reset");
}

void config_apply(const Config *config, AppSpec *app)
{
    app->language = app->language.size ? app->language : config->language;
    app->languages = config->languages;
    app->preferences = config->preferences;
    app->idle_ms = config->idle_ms;
    app->hours = config->hours;
    app->setting.notice = config->notice;
    app->setting.quiet_book_title = config->books.quiet_title;
    app->setting.shows_covers = config->books.shows_covers;
    app->speaks_to_fingers = config->speaks_to_fingers;
    app->adult_topics = config->adult_topics;
    app->setting.offers_find = config->offers_find;
    app->setting.offers_code = config->offers_code;
    app->hide_key = config->hide_key;
    app->speech_key = config->speech_key;
    app->act_key = config->act_key;
    app->move_key = config->move_key;
    app->is_silent = !config->allows_sound;
    app->is_mute = app->is_silent || !config->allows_voice;
    app->support_path = config->support_path;
}
