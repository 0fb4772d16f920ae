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

// One file being read.
typedef struct ConfigReading {
    Arena *arena;
    Config *config;
    WordLists *words; // that the notice is held to
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

// A number; 0 where none is set.
static double read_number(const ConfigReading *reading, const XmlNode *node, const char *name)
{
    return strtod(text_string(reading->arena, setting(node, name)), NULL);
}

static void read_display(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->px_per_mm = read_number(reading, node, "px-per-mm");
    reading->config->distance_mm = read_number(reading, node, "distance-mm");
    reading->config->rotation = (int)read_number(reading, node, "rotation");
    double *matrix = arena_many(reading->arena, double, 6);
    if (value_matrix(xml_value(node, "touch-matrix"), matrix) && value_matrix_reaches(matrix))
        reading->config->touch_matrix = matrix;
}

static void read_start(const ConfigReading *reading, const XmlNode *node)
{
    Preferences *preferences = &reading->config->preferences;
    reading->config->language = text_copy(reading->arena, setting(node, "language"));
    reading->config->languages = text_copy(reading->arena, setting(node, "languages"));
    for (int id = 0; id < THEME_COUNT; id++)
        if (says(node, "theme", theme_name((ThemeId)id)))
            preferences->theme = (ThemeId)id;
    if (setting(node, "text-size").size)
        preferences->text_step = (int)read_number(reading, node, "text-size");
}

static void read_idle(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->idle_ms = (int64_t)read_number(reading, node, "seconds") * 1000;
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
    for (const XmlNode *day = xml_child(node, "day"); day; day = xml_sibling(day, "day"))
        read_opening(&reading->config->hours, day);
}

static void read_sound(const ConfigReading *reading, const XmlNode *node)
{
    reading->config->allows_sound = !says(node, "allowed", "no");
    reading->config->loudest_percent = (int)read_number(reading, node, "loudest");
    if (setting(node, "lead-ms").size)
        reading->config->lead_ms = (int)read_number(reading, node, "lead-ms");
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
} readers[] = {
    {"display", read_display}, {"start", read_start},   {"idle", read_idle},     {"clock", read_clock},
    {"hours", read_hours},     {"sound", read_sound},   {"voice", read_voice},   {"topics", read_topics},
    {"hide", read_hide},       {"speech", read_speech}, {"switch", read_switch}, {"notice", read_notice},
    {"books", read_books},     {"find", read_find},
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

static void read_settings(const ConfigReading *reading, const XmlNode *root)
{
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        const XmlNode *node = xml_child(root, readers[i].element);
        if (node && node->rule)
            readers[i].read(reading, node);
    }
    part_keys(reading->config);
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

static bool is_config(const XmlNode *root, Problems *problems)
{
    if (text_is(root->name, "config"))
        return true;
    problems_add(problems, SEVERITY_ERROR, root->at, "a configuration begins with \"config\", not \"%.*s\"",
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

// False: a fault was told. A root that cannot be used leaves the defaults.
static bool read_root(ConfigReading *reading, XmlNode *root, const char *content, Problems *problems)
{
    Config *config = reading->config;
    int before = problems->error_count;
    if (!root || !is_config(root, problems)) {
        config->state = CONFIG_DAMAGED;
        return false;
    }
    vocabulary_check(root, problems);
    WordLists lists = read_lists(reading->arena, root, content);
    reading->words = &lists;
    proof_config(root, &lists, problems);
    read_settings(reading, root);
    word_lists_close(&lists);
    config->state = problems->error_count == before ? CONFIG_SOUND : CONFIG_FAULTY;
    return config->state == CONFIG_SOUND;
}

const Config config_defaults = {.preferences.text_step = TEXT_STEP_DEFAULT,
                                .allows_sound = true,
                                .allows_voice = true,
                                .offers_find = true,
                                .lead_ms = LOUDSPEAKER_LEAD_MS};

bool config_parse(Arena *arena, Text bytes, Config *config, Problems *problems)
{
    assert(problems->arena);
    *config = config_defaults;
    ConfigReading reading = {arena, config, NULL};
    return read_root(&reading, xml_parse(arena, bytes, text_of("config.xml"), problems), NULL, problems);
}

// The copy tells no faults of its own: staff are to mend the file.
static void use_good(ConfigReading *reading, const char *path, const char *content)
{
    Problems problems = {.arena = reading->arena};
    Text good = text_format(reading->arena, "%s" CONFIG_GOOD, path);
    if (access(good.at, F_OK) == 0)
        read_root(reading, xml_read_file(reading->arena, good.at, good, &problems), content, &problems);
    reading->config->state = CONFIG_DAMAGED;
}

bool config_read(Arena *arena, const ConfigFile *file, Config *config, Problems *problems)
{
    bool may_lack = !file->path;
    const char *path = file->path ? file->path : CONFIG_PATH;
    ConfigReading reading = {arena, config, NULL};
    *config = config_defaults;
    config->support_path = find_support(arena, path);
    if (may_lack && access(path, F_OK) != 0)
        return true;
    XmlNode *root = xml_read_file(arena, path, text_of(path), problems);
    bool is_sound = read_root(&reading, root, file->content, problems);
    if (config->state == CONFIG_DAMAGED)
        use_good(&reading, path, file->content);
    return is_sound;
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
    app->hide_key = config->hide_key;
    app->speech_key = config->speech_key;
    app->act_key = config->act_key;
    app->move_key = config->move_key;
    app->is_silent = !config->allows_sound;
    app->is_mute = app->is_silent || !config->allows_voice;
    app->support_path = config->support_path;
}
