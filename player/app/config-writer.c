#include "app/config-writer.h"

#include <assert.h>
#include <string.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/store.h"
#include "markup/xml.h"

// The text being made.
typedef struct Print {
    Arena *arena;
    Text text;
    const Config *base; // what it will be laid over
} Print;

#define PRINT(print, ...) add_text((print), text_format((print)->arena, __VA_ARGS__))

static void add_text(Print *print, Text more)
{
    print->text = text_format(print->arena, "%.*s%.*s", TEXT_ARGS(print->text), TEXT_ARGS(more));
}

static void print_display(Print *print, const Config *config)
{
    bool has_scale = config->px_per_mm != print->base->px_per_mm;
    bool has_distance = config->distance_mm != print->base->distance_mm;
    if (!has_scale && !has_distance)
        return;
    PRINT(print, "  <display");
    if (has_scale)
        PRINT(print, " px-per-mm=\"%.3f\"", config->px_per_mm);
    if (has_distance)
        PRINT(print, " distance-mm=\"%.0f\"", config->distance_mm);
    PRINT(print, "/>\n");
}

static void print_start(Print *print, const Config *config)
{
    const Preferences *preferences = &config->preferences, *base = &print->base->preferences;
    bool has_language = !text_equal(config->language, print->base->language);
    bool has_theme = preferences->theme != base->theme, has_size = preferences->text_step != base->text_step;
    if (!has_language && !has_theme && !has_size)
        return;
    PRINT(print, "  <start");
    if (has_language)
        PRINT(print, " language=\"%.*s\"", TEXT_ARGS(config->language));
    if (has_theme)
        PRINT(print, " theme=\"%s\"", theme_name(preferences->theme));
    if (has_size)
        PRINT(print, " text-size=\"%d\"", preferences->text_step);
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

// A week is one setting: where it differs at all, it is written whole, and without an opening it is empty.
static void print_hours(Print *print, const Config *config)
{
    static const char *const names[WEEKDAY_COUNT] = {"sunday",   "monday", "tuesday", "wednesday",
                                                     "thursday", "friday", "saturday"};
    if (hours_equal(&config->hours, &print->base->hours))
        return;
    PRINT(print, "  <hours>\n");
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        print_day(print, &config->hours.days[day], names[day]);
    PRINT(print, "  </hours>\n");
}

static const char *yes_or_no(bool is_so)
{
    return is_so ? "yes" : "no";
}

static void print_rest(Print *print, const Config *config)
{
    const Config *base = print->base;
    if (config->clock_confirmed_day != base->clock_confirmed_day)
        PRINT(print, "  <clock confirmed=\"%.*s\"/>\n",
              TEXT_ARGS(calendar_print(print->arena, config->clock_confirmed_day)));
    if (config->allows_sound != base->allows_sound)
        PRINT(print, "  <sound allowed=\"%s\"/>\n", yes_or_no(config->allows_sound));
    if (config->adult_topics != base->adult_topics && config->adult_topics != WISH_NONE)
        PRINT(print, "  <topics adult=\"%s\"/>\n", config->adult_topics == WISH_ON ? "on" : "off");
    if (config->offers_find != base->offers_find)
        PRINT(print, "  <find allowed=\"%s\"/>\n", yes_or_no(config->offers_find));
    if (config->offers_code != base->offers_code)
        PRINT(print, "  <code allowed=\"%s\"/>\n", yes_or_no(config->offers_code));
}

static bool holds(Arena *arena, Text bytes)
{
    Problems problems = {.arena = arena};
    Config config = config_defaults;
    return config_lay(arena, bytes, &config, &problems);
}

Text config_print(Arena *arena, const Config *config)
{
    Print print = {arena, TEXT(""), config->base ? config->base : &config_defaults};
    PRINT(&print, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<settings xmlns=\"" XML_NAMESPACE "\">\n");
    print_display(&print, config);
    print_start(&print, config);
    print_hours(&print, config);
    print_rest(&print, config);
    PRINT(&print, "</settings>\n");
    return holds(arena, print.text) ? print.text : TEXT("");
}

static const char *in_folder(Arena *arena, const char *folder, const char *name)
{
    return file_path(arena, text_of(folder), text_of(name));
}

bool config_write(const Config *config, const char *state)
{
    Arena *arena = arena_create();
    Text bytes = config_print(arena, config);
    bool is_written = bytes.size && store_write(in_folder(arena, state, CONFIG_SETTINGS), bytes, STORE_FOR_ALL);
    if (is_written)
        store_write(in_folder(arena, state, CONFIG_SETTINGS_COPY), bytes, STORE_FOR_ALL);
    arena_destroy(arena);
    return is_written;
}

bool config_keep(const ConfigFile *file)
{
    Arena *arena = arena_create();
    const char *path = file->path ? file->path : CONFIG_PATH;
    const char *good = in_folder(arena, file->state, CONFIG_COPY);
    Text bytes, kept = TEXT("");
    bool is_there = file_read(arena, path, XML_BYTES_MOST, &bytes) == FILE_READ;
    bool is_kept = is_there && file_read(arena, good, XML_BYTES_MOST, &kept) == FILE_READ && text_equal(bytes, kept);
    if (is_there && !is_kept)
        is_kept = store_write(good, bytes, STORE_FOR_ALL);
    arena_destroy(arena);
    return is_kept;
}
