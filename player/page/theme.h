// Theme: colours and sizes for one glass and one visitor's preferences. All lengths derive from millimetres and degrees
// of sight, never from fixed pixels.
#pragma once

#include "page/metrics.h"

typedef struct Color {
    uint8_t r, g, b, a;
} Color;

// Relative luminance contrast, 1..21 (WCAG 2.2, "contrast ratio"). Alpha is ignored.
double color_contrast(Color a, Color b);

typedef struct Glass {
    int width_px, height_px;
    double px_per_mm, distance_mm;
} Glass;

// The glass of that many pixels; px_per_mm and distance_mm where positive, else the usual table for the
// seven known sizes, else a 10.1 inch diagonal, seen from 500 mm. It is taken to be at least 40 mm on its shorter side,
// and to be read from at most eight times that: letters for more leave no room for a page.
Glass glass_of(int width_px, int height_px, double px_per_mm, double distance_mm);

// The seven that are known by their pixels, by index; false past the last.
bool glass_known(int index, Glass *glass);

// The shorter side in mm.
double glass_short_mm(const Glass *glass);

// Under 100 mm on the shorter side: 7 inch and the like.
bool glass_is_short(const Glass *glass);

// The same in landscape: one bar has to do.
bool glass_is_small(const Glass *glass);

// 170 mm and more on the shorter side: 15 inch and the like, which people stand before.
bool glass_is_large(const Glass *glass);

typedef enum ThemeId { THEME_DAY, THEME_NIGHT, THEME_CONTRAST, THEME_QUIET, THEME_COUNT } ThemeId;

// "day", "night", "contrast", "quiet".
const char *theme_name(ThemeId id);

typedef struct Palette {
    Color ground;            // behind everything; never pure white
    Color surface;           // cards, buttons, sheets
    Color text, dim;         // body words (7:1 on ground and surface); small print (4.5:1)
    Color border;            // of controls (3:1)
    Color rule;              // hairlines between bars and page
    Color accent, on_accent; // the one accent, and words on it (4.5:1)
    Color link;              // words that lead somewhere, in running text (7:1, as the text)
    Color breath;            // a deeper tint, of the pacer; text on it holds 4.5:1
    Color soft;              // accent tint behind what is selected or spoken
    Color track;             // empty part of a bar
    Color alert, alert_soft; // Hide
    Color focus;             // focus ring (3:1)
    Color calm;              // Cover, Attract and Still there?
} Palette;

const Palette *palette_of(ThemeId id);

// AFAR: what all must be able to read before they can choose stands at it at least.
enum { TEXT_STEP_LEAST = 1, TEXT_STEP_DEFAULT = 2, TEXT_STEP_AFAR = 4, TEXT_STEP_MOST = 6 };

enum { VOICE_RATE_LEAST = -1, VOICE_RATE_MOST = 1 }; // slower, normal, faster

typedef enum Loudness { LOUDNESS_LOW, LOUDNESS_MIDDLE, LOUDNESS_COUNT } Loudness;

typedef enum Spacing { SPACING_NORMAL, SPACING_WIDE, SPACING_WIDEST, SPACING_COUNT } Spacing;

// How long a finger rests on a control before it acts; HOLD_NONE: it acts when it lifts.
typedef enum Hold { HOLD_NONE, HOLD_SHORT, HOLD_MIDDLE, HOLD_LONG, HOLD_COUNT } Hold;

// How switches drive: the highlight moves by itself, slowly to quickly, or by a second switch.
typedef enum ScanPace { SCAN_OFF, SCAN_SLOW, SCAN_MIDDLE, SCAN_QUICK, SCAN_BY_HAND, SCAN_PACE_COUNT } ScanPace;

// What the visitor has chosen in Comfort; wiped with the visit.
typedef struct Preferences {
    ThemeId theme;
    int text_step; // TEXT_STEP_LEAST..TEXT_STEP_MOST
    FontFamily family;
    Spacing spacing;
    bool is_still;   // no movement at all
    bool is_low;     // reach mode: both bars at the bottom
    int voice_rate;  // VOICE_RATE_LEAST..VOICE_RATE_MOST, 0 is normal
    Loudness volume; // low until the visitor asks for more
    bool is_calm;    // one thing a screen, beside quiet colours and no movement
    bool has_ruler;  // a reading ruler marks one line
    bool is_spoken;  // the interface speaks
    bool is_veiled;  // and nothing is painted while it does
    Hold hold;
    ScanPace scan;
} Preferences;

// One way of setting words.
typedef struct TextStyle {
    Font font;
    Color color;
    int leading_px; // baseline to baseline: the larger of 1.5 em and ascent + descent, more with wider spacing
    int ascent_px;  // from the top of a line to its baseline
    int cap_px64;   // cap height, 26.6, for the dump
    InkReach reach; // of words in the language of the theme; nothing where they are in the family's own letters
    int tracking;   // added after each grapheme, 26.6; 0 in joining scripts whatever it says
    int least_px;   // em size below which nothing of it is read; 0: any
    Text language;  // for hyphens and breaks; empty: the book's
} TextStyle;

typedef struct Theme {
    ThemeId id;
    const Palette *palette;
    Glass glass;
    Preferences preferences;
    Direction direction; // of the interface
    Text language;       // of the interface; borrowed
    TextStyle body, strong_body, heading, title, small, label,
        large;       // heading: section; title: page; label: bar and button words; large: slips, pacer
    TextStyle least; // of headings beside words that are larger
    int target_px, gap_px, edge_px, radius_px, hairline_px, border_px;
    int bar_edge_px; // from the upper and the lower edge of the glass to the bars; edge_px is that at the sides
    int column_px;   // widest column of body text, its measure: at most 70 characters
} Theme;

// Whom a theme is for: what they chose, and the language that the interface speaks.
typedef struct ThemeReader {
    Preferences preferences;
    Direction direction;
    Text language; // borrowed; empty: one in Latin letters
} ThemeReader;

// Whom the theme is for.
ThemeReader theme_reader(const Theme *theme);

// The theme for a glass. metrics gives the cap heights of the chosen family, and how far apart the lines of the
// language must be.
Theme theme_make(const Glass *glass, const ThemeReader *reader, const Metrics *metrics);

// A text step that leaves under 3 lines of 12 characters on this glass is not offered.
bool theme_offers_step(const Theme *theme, const Metrics *metrics, int text_step);

// About the width of that many letters of body text.
int theme_letters_px(const Theme *theme, int letters);

// The theme with larger targets, and, below the text sizes that are read from afar, larger words: for a large glass
// that has room for them. Distances and the measure stay.
Theme theme_generous(const Theme *theme);

// The column that all a screen holds stands in, so that headings, text, options and cards begin at one edge: the whole
// room; on glass much wider than text is, as wide as one and a half columns of text, in the middle of the room. Running
// text begins where it does and keeps its measure.
Rect theme_column(const Theme *theme, Rect room);

// The widest that lines in that style stand: they have no more letters than those of body text.
int theme_measure_px(const Theme *theme, const TextStyle *style);

// Small print with capitals of that many degrees of sight: the words of bars, and the place in a corner.
TextStyle theme_small_print(const Theme *theme, const Metrics *metrics, double degrees);

// Strong words with capitals so many times as high as those of the text: a figure, a note that somebody else reads.
TextStyle theme_display(const Theme *theme, const Metrics *metrics, double times);

// Letters of one width, with capitals as high as those of the text. Few pages have some, and to open their font takes
// time.
TextStyle theme_code(const Theme *theme, const Metrics *metrics);

// Whole pixels of a length in mm on this glass, rounded to nearest, at least 1.
int theme_mm(const Theme *theme, double mm);

// The style so many times as large.
TextStyle style_larger(TextStyle style, double times);

// How far the ink of its letters may reach below their line: in the scripts that run from the right, tails and dots
// hang lower.
int style_depth_px(TextStyle style, Direction direction);

// The style with its lines so far apart that words which reach so high and so low hardly meet; as it is where they have
// room, so that lines of two scripts keep one rhythm.
TextStyle style_reaching(TextStyle style, InkReach reach);

// The style with its lines set em apart, for headings and labels: few words on one or two lines hold together better
// so. Words that need more room than that keep it.
TextStyle style_closer(TextStyle style, double em);

// The style with another colour, or made bold.
TextStyle style_colored(TextStyle style, Color color);
TextStyle style_strong(TextStyle style);
