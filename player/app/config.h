// Config: what a clinic sets for one screen, from config.xml (the vocabulary's element config). Nothing in it is
// needed: each setting has a default, and a faulty one keeps it while the others hold, so that a slip of the hand never
// turns a picture upside down. A clinic's own support.xml stands beside the file.
//
// The file is root's. What staff set on the glass is settings.xml in the state folder, which is the player's: it is
// laid over the file, but where that says fixed="yes". Copies of both stand there too, for a day on which a file is
// damaged.
#pragma once

#include "app/app.h"

#define CONFIG_PATH "/etc/lectern/config.xml"
#define CONFIG_SETTINGS "settings.xml"
// The last good copies of both.
#define CONFIG_COPY "config.xml.good"
#define CONFIG_SETTINGS_COPY "settings.xml.good"

// What came of reading it.
typedef enum ConfigState {
    CONFIG_SOUND,   // or absent where that is allowed
    CONFIG_FAULTY,  // some settings kept their defaults
    CONFIG_DAMAGED, // none could be read: these are those of the last good copy, or defaults where there is none
} ConfigState;

// What a clinic, or whoever owns the reader, wants of books of the world.
typedef struct BooksConfig {
    const char *folder; // that they lie in; NULL: there are none
    Text quiet_title;   // what the bars call one that has none of its own; empty: the phrase for it
    bool shows_covers;
    bool keeps_place; // from one visit to the next: this is one person's reader
} BooksConfig;

typedef struct Config {
    Text language;                 // empty: the library's default
    Text languages;                // that are offered, parted by spaces; empty: those that are no drafts
    Preferences preferences;       // what every visit begins with
    double px_per_mm, distance_mm; // 0: as the display says; 500 mm
    int rotation;                  // 0, 90, 180, 270
    const double *touch_matrix;    // six numbers, as TouchMap's; NULL: the panel is right
    int64_t idle_ms;               // 0: the usual limit
    int clock_confirmed_day;       // when staff last found the clock right, since 1970; 0: never
    Hours hours;
    bool allows_sound, allows_voice;
    int loudest_percent;       // of what the loudspeaker can do; 0: all
    int lead_ms;               // of silence, by which a loudspeaker that was closed wakes
    ARRAY(VoiceName) speakers; // other than a language's usual one
    Wish adult_topics;
    const char *hide_key, *speech_key; // SDL's names of them; NULL: the usual ones, F12 and F1
    const char *act_key, *move_key;    // switches; NULL: none
    bool speaks_to_fingers;            // also without headphones
    Notice notice;                     // what the cover says; each may be empty
    BooksConfig books;
    bool offers_find;                  // a word can be looked for
    bool offers_code;                  // a code leads back to a page
    unsigned fixed;                    // what staff may not set here (StaffPart)
    const char *support_path;          // support.xml beside the file; NULL where there is none
    ConfigState state, settings_state; // of the file, and of what staff set
    const struct Config *base;         // the file's alone, in the same arena; NULL: the defaults
} Config;

// What holds where nothing is set.
extern const Config config_defaults;

// What it is read from.
typedef struct ConfigFile {
    const char *path;    // NULL: CONFIG_PATH, which may be absent
    const char *content; // the folder of the library that is shown, whose lists guard the notice; NULL: none do
    const char *state;   // the folder of what staff set, and of the copies; NULL: there are none
} ConfigFile;

// Reads the file into *config, all of it in arena. False when there was a fault, told in problems; what is faulty keeps
// its default. In place of a file that cannot be read at all its last good copy serves.
bool config_read(Arena *arena, const ConfigFile *file, Config *config, Problems *problems);

// The same from bytes in memory, without support.xml, copies, a library and what staff set.
bool config_parse(Arena *arena, Text bytes, Config *config, Problems *problems);

// Lays what staff set, from bytes in memory, over *config. False when there was a fault; what is faulty is left.
bool config_lay(Arena *arena, Text bytes, Config *config, Problems *problems);

// The file beside the configuration by which root replaces a lost PIN, whether it is there or not. In arena.
const char *config_reset_path(Arena *arena, const char *path);

// Sets what the App is told of it; config must outlive the App.
void config_apply(const Config *config, AppSpec *app);
