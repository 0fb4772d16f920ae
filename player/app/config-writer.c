#include "app/config-writer.h"

#include <assert.h>
#include <string.h>

#include "app/config-comments.h"
#include "base/calendar.h"
#include "base/file.h"
#include "base/store.h"
#include "markup/xml.h"

// The text being made.
typedef struct Print {
    Arena *arena;
    Text text;
} Print;

#define PRINT(print, ...) add_text((print), text_format((print)->arena, __VA_ARGS__))

static void add_text(Print *print, Text more)
{
    print->text = text_format(print->arena, "%.*s%.*s", TEXT_ARGS(print->text), TEXT_ARGS(more));
}

static void print_display(Print *print, const Config *config)
{
    PRINT(print, "  <display");
    if (config->px_per_mm > 0)
        PRINT(print, " px-per-mm=\"%.3f\"", config->px_per_mm);
    if (config->distance_mm > 0)
        PRINT(print, " distance-mm=\"%.0f\"", config->distance_mm);
    if (config->rotation)
        PRINT(print, " rotation=\"%d\"", config->rotation);
    if (config->touch_matrix) {
        const double *m = config->touch_matrix;
        PRINT(print, " touch-matrix=\"%.6f %.6f %.6f %.6f %.6f %.6f\"", m[0], m[1], m[2], m[3], m[4], m[5]);
    }
    PRINT(print, "/>\n");
}

static void print_start(Print *print, const Config *config)
{
    PRINT(print, "  <start");
    if (config->language.size)
        PRINT(print, " language=\"%.*s\"", TEXT_ARGS(config->language));
    if (config->languages.size)
        PRINT(print, " languages=\"%.*s\"", TEXT_ARGS(config->languages));
    PRINT(print, " theme=\"%s\"", theme_name(config->preferences.theme));
    if (config->preferences.text_step)
        PRINT(print, " text-size=\"%d\"", config->preferences.text_step);
    PRINT(print, "/>\n");
}

static void print_day(Print *print, const OpeningDay *day, const char *name)
{
    assert(day->count >= 0 && day->count <= OPENINGS_MOST);
    for (int i = 0; i < day->count; i++) {
        Opening opening = day->openings[i];
        PRINT(print, "    <day name=\"%s\" from=\"%02d:%02d\" to=\"%02d:%02d\"/>\n", name, opening.from / 60,
              opening.from % 60, opening.to / 60, opening.to % 60);
    }
}

static void print_hours(Print *print, const Config *config)
{
    static const char *const names[WEEKDAY_COUNT] = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
    int count = 0;
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        count += config->hours.days[day].count;
    if (!count)
        return;
    PRINT(print, "  <hours>\n");
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        print_day(print, &config->hours.days[day], names[day]);
    PRINT(print, "  </hours>\n");
}

static void print_notice(Print *print, const Config *config)
{
    const Notice *notice = &config->notice;
    if (!notice->title.size && !notice->sentence.size)
        return;
    PRINT(print, "  <notice");
    if (notice->title.size)
        PRINT(print, " title=\"%.*s\"", TEXT_ARGS(xml_escape(print->arena, notice->title)));
    if (notice->sentence.size)
        PRINT(print, " sentence=\"%.*s\"", TEXT_ARGS(xml_escape(print->arena, notice->sentence)));
    PRINT(print, "/>\n");
}

static const char *yes_or_no(bool is_so)
{
    return is_so ? "yes" : "no";
}

static void print_books(Print *print, const Config *config)
{
    const BooksConfig *books = &config->books;
    if (!books->folder && !books->quiet_title.size && !books->shows_covers && !books->keeps_place)
        return;
    PRINT(print, "  <books");
    if (books->folder)
        PRINT(print, " folder=\"%.*s\"", TEXT_ARGS(xml_escape(print->arena, text_of(books->folder))));
    if (books->quiet_title.size)
        PRINT(print, " quiet-title=\"%.*s\"", TEXT_ARGS(xml_escape(print->arena, books->quiet_title)));
    PRINT(print, " covers=\"%s\" remember=\"%s\"/>\n", yes_or_no(books->shows_covers),
          books->keeps_place ? "place" : "no");
}

static void print_sound(Print *print, const Config *config)
{
    PRINT(print, "  <sound allowed=\"%s\"", yes_or_no(config->allows_sound));
    if (config->loudest_percent > 0)
        PRINT(print, " loudest=\"%d\"", config->loudest_percent);
    if (config->lead_ms != config_defaults.lead_ms)
        PRINT(print, " lead-ms=\"%d\"", config->lead_ms);
    PRINT(print, "/>\n");
    PRINT(print, "  <voice allowed=\"%s\">\n", yes_or_no(config->allows_voice));
    for (int i = 0; i < config->speakers.count; i++)
        PRINT(print, "    <speaker language=\"%.*s\" name=\"%.*s\"/>\n", TEXT_ARGS(config->speakers.at[i].language),
              TEXT_ARGS(xml_escape(print->arena, config->speakers.at[i].name)));
    PRINT(print, "  </voice>\n");
}

static void print_rest(Print *print, const Config *config)
{
    if (config->idle_ms > 0)
        PRINT(print, "  <idle seconds=\"%d\"/>\n", (int)(config->idle_ms / 1000));
    if (config->clock_confirmed_day > 0)
        PRINT(print, "  <clock confirmed=\"%.*s\"/>\n",
              TEXT_ARGS(calendar_print(print->arena, config->clock_confirmed_day)));
    if (config->adult_topics != WISH_NONE)
        PRINT(print, "  <topics adult=\"%s\"/>\n", config->adult_topics == WISH_ON ? "on" : "off");
    if (!config->offers_find)
        PRINT(print, "  <find allowed=\"no\"/>\n");
}

static const char *key_value(Print *print, const char *key)
{
    return xml_escape(print->arena, text_of(key)).at;
}

static void print_keys(Print *print, const Config *config)
{
    bool is_spoken = config->preferences.is_spoken, rests = config->speaks_to_fingers;
    if (config->hide_key)
        PRINT(print, "  <hide key=\"%s\"/>\n", config->hide_key);
    if (config->speech_key || is_spoken || rests) {
        PRINT(print, "  <speech always=\"%s\" rest=\"%s\"", yes_or_no(is_spoken), yes_or_no(rests));
        if (config->speech_key)
            PRINT(print, " key=\"%s\"", config->speech_key);
        PRINT(print, "/>\n");
    }
    if (config->act_key && config->move_key)
        PRINT(print, "  <switch act=\"%s\" move=\"%s\"/>\n", key_value(print, config->act_key),
              key_value(print, config->move_key));
    else if (config->act_key)
        PRINT(print, "  <switch act=\"%s\"/>\n", key_value(print, config->act_key));
}

static bool holds(Arena *arena, Text bytes)
{
    Problems problems = {.arena = arena};
    Config config;
    return config_parse(arena, bytes, &config, &problems);
}

Text config_print(Arena *arena, const Config *config)
{
    Print print = {.arena = arena, .text = TEXT("")};
    PRINT(&print, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<config xmlns=\"" XML_NAMESPACE "\">\n");
    print_display(&print, config);
    print_start(&print, config);
    print_rest(&print, config);
    print_keys(&print, config);
    print_sound(&print, config);
    print_hours(&print, config);
    print_notice(&print, config);
    print_books(&print, config);
    PRINT(&print, "</config>\n");
    return holds(arena, print.text) ? print.text : TEXT("");
}

static const char *good_path(Arena *arena, const char *path)
{
    return text_format(arena, "%s" CONFIG_GOOD, path).at;
}

// With the comments of the file at path, where they can be carried over.
static Text keep_comments(Arena *arena, const char *path, Text bytes)
{
    Text old;
    if (!bytes.size || file_read(arena, path, XML_BYTES_MOST, &old) != FILE_READ)
        return bytes;
    Text carried = config_comments_carry(arena, old, bytes);
    return holds(arena, carried) ? carried : bytes;
}

bool config_write(const Config *config, const char *path)
{
    Arena *arena = arena_create();
    path = path ? path : CONFIG_PATH;
    Text bytes = keep_comments(arena, path, config_print(arena, config));
    bool is_written = bytes.size && store_write(path, bytes, STORE_FOR_ALL);
    if (is_written)
        store_write(good_path(arena, path), bytes, STORE_FOR_ALL);
    arena_destroy(arena);
    return is_written;
}

bool config_keep(const char *path)
{
    Arena *arena = arena_create();
    path = path ? path : CONFIG_PATH;
    const char *good = good_path(arena, path);
    Text bytes, kept = TEXT("");
    bool is_there = file_read(arena, path, XML_BYTES_MOST, &bytes) == FILE_READ;
    bool is_kept = is_there && file_read(arena, good, XML_BYTES_MOST, &kept) == FILE_READ && text_equal(bytes, kept);
    if (is_there && !is_kept)
        is_kept = store_write(good, bytes, STORE_FOR_ALL);
    arena_destroy(arena);
    return is_kept;
}
