#include "page/theme.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "book/book.h"
#include "page/script-size.h"

#define HEX(value)                                                                                                     \
    {                                                                                                                  \
        (value) >> 16 & 0xFF, (value) >> 8 & 0xFF, (value)&0xFF, 0xFF                                                  \
    }

static const Palette palettes[THEME_COUNT] = {
    [THEME_DAY] = {.ground = HEX(0xFBF7F0),
                   .surface = HEX(0xFFFEFA),
                   .text = HEX(0x1F2A33),
                   .dim = HEX(0x43515B),
                   .border = HEX(0x857D6E),
                   .rule = HEX(0xDDD5C7),
                   .accent = HEX(0x1F6B66),
                   .link = HEX(0x174F4B),
                   .on_accent = HEX(0xFFFEFA),
                   .soft = HEX(0xDCECE9),
                   .breath = HEX(0xC0DBD7),
                   .track = HEX(0xE5DCCF),
                   .alert = HEX(0x9A3B13),
                   .alert_soft = HEX(0xFBE9E0),
                   .focus = HEX(0x1B4FA8),
                   .calm = HEX(0xDDE6E4)},
    [THEME_NIGHT] = {.ground = HEX(0x14191D),
                     .surface = HEX(0x1E262D),
                     .text = HEX(0xF2EDE4),
                     .dim = HEX(0xB9C1C6),
                     .border = HEX(0x7C8993),
                     .rule = HEX(0x2D373F),
                     .accent = HEX(0x7FCFC4),
                     .link = HEX(0x93DDD2),
                     .on_accent = HEX(0x10201F),
                     .soft = HEX(0x21413F),
                     .breath = HEX(0x2C5F5B),
                     .track = HEX(0x38434B),
                     .alert = HEX(0xF5B08E),
                     .alert_soft = HEX(0x38251A),
                     .focus = HEX(0xFFD866),
                     .calm = HEX(0x1A2426)},
    [THEME_CONTRAST] = {.ground = HEX(0x000000),
                        .surface = HEX(0x000000),
                        .text = HEX(0xFFFFFF),
                        .dim = HEX(0xFFFFFF),
                        .border = HEX(0xFFFFFF),
                        .rule = HEX(0x8C8C8C),
                        .accent = HEX(0xFFEB3B),
                        .link = HEX(0xFFEB3B),
                        .on_accent = HEX(0x000000),
                        .soft = HEX(0x3A3500),
                        .breath = HEX(0x5A5200),
                        .track = HEX(0x4A4A4A),
                        .alert = HEX(0xFFB59B),
                        .alert_soft = HEX(0x000000),
                        .focus = HEX(0x6FE3FF),
                        .calm = HEX(0x000000)},
    [THEME_QUIET] = {.ground = HEX(0xD0CBC2),
                     .surface = HEX(0xDAD5CC),
                     .text = HEX(0x2B2F31),
                     .dim = HEX(0x3D4245),
                     .border = HEX(0x6F6A60),
                     .rule = HEX(0xB8B2A7),
                     .accent = HEX(0x3B5553),
                     .link = HEX(0x1F3331),
                     .on_accent = HEX(0xEFECE6),
                     .soft = HEX(0xC3CBC6),
                     .breath = HEX(0xAFBBB5),
                     .track = HEX(0xBDB7AC),
                     .alert = HEX(0x663A25),
                     .alert_soft = HEX(0xD6CAC0),
                     .focus = HEX(0x1F3F78),
                     .calm = HEX(0xC6CAC6)},
};

static double channel_light(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(Color color)
{
    return 0.2126 * channel_light(color.r) + 0.7152 * channel_light(color.g) + 0.0722 * channel_light(color.b);
}

double color_contrast(Color a, Color b)
{
    double one = luminance(a) + 0.05, other = luminance(b) + 0.05;
    return one > other ? one / other : other / one;
}

static const struct {
    int w, h;
    double inches;
} known_sizes[] = {
    {800, 480, 7},      {1024, 600, 7},     {600, 1024, 7},   {1280, 800, 10.1},
    {1920, 1080, 15.6}, {1080, 1920, 21.5}, {3840, 2160, 27},
};

enum {
    DEFAULT_DISTANCE_MM = 500,
    SHORT_LEAST_MM = 40,  // letters and targets for less leave no room for a page,
    SHORTS_AWAY_MOST = 8, // nor do letters for a reader farther away than so many shorter sides
};

Glass glass_of(int width_px, int height_px, double px_per_mm, double distance_mm)
{
    double inches = 10.1;
    for (size_t i = 0; i < sizeof known_sizes / sizeof *known_sizes; i++)
        if (known_sizes[i].w == width_px && known_sizes[i].h == height_px)
            inches = known_sizes[i].inches;
    if (px_per_mm <= 0)
        px_per_mm = hypot(width_px, height_px) / (inches * 25.4);
    int short_px = width_px < height_px ? width_px : height_px;
    px_per_mm = fmin(px_per_mm, short_px / (double)SHORT_LEAST_MM);
    double farthest_mm = SHORTS_AWAY_MOST * short_px / px_per_mm;
    return (Glass){width_px, height_px, px_per_mm,
                   fmin(distance_mm > 0 ? distance_mm : DEFAULT_DISTANCE_MM, farthest_mm)};
}

bool glass_known(int index, Glass *glass)
{
    assert(index >= 0);
    if (index >= (int)(sizeof known_sizes / sizeof *known_sizes))
        return false;
    *glass = glass_of(known_sizes[index].w, known_sizes[index].h, 0, 0);
    return true;
}

double glass_short_mm(const Glass *glass)
{
    return (glass->width_px < glass->height_px ? glass->width_px : glass->height_px) / glass->px_per_mm;
}

bool glass_is_short(const Glass *glass)
{
    return glass_short_mm(glass) < 100;
}

bool glass_is_small(const Glass *glass)
{
    return glass->width_px > glass->height_px && glass_is_short(glass);
}

bool glass_is_large(const Glass *glass)
{
    return glass_short_mm(glass) >= 170;
}

const char *theme_name(ThemeId id)
{
    static const char *const names[THEME_COUNT] = {"day", "night", "contrast", "quiet"};
    assert(id < THEME_COUNT);
    return names[id];
}

const Palette *palette_of(ThemeId id)
{
    assert(id < THEME_COUNT);
    return &palettes[id];
}

// Cap height in degrees of sight: step 2 holds 0.5, step 4 0.7 (EN 301 549, 5.1.4), step 6 twice step 2.
static double step_degrees(int text_step)
{
    static const double degrees[] = {0.44, 0.5, 0.6, 0.7, 0.85, 1.0};
    assert(text_step >= TEXT_STEP_LEAST && text_step <= TEXT_STEP_MOST);
    return degrees[text_step - 1];
}

// Small print grows with the text; for whom needs large text nothing that says anything is smaller than it must be for
// them (EN 301 549, 5.1.4).
static double small_degrees(int text_step)
{
    static const double degrees[] = {0.35, 0.35, 0.42, 0.7, 0.7, 0.7};
    return degrees[text_step - 1];
}

static double cap_px_of(const Glass *glass, double degrees)
{
    return tan(degrees * 3.14159265358979 / 180) * glass->distance_mm * glass->px_per_mm;
}

static int round_up(int value64)
{
    return (value64 + 63) / 64;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

typedef struct StyleSpec {
    FontFamily family;
    unsigned style;
    double cap_px;
    Color color;
    Spacing spacing;
    Text language;
} StyleSpec;

// The least whole em size whose capitals reach cap_px.
static int size_for_cap(const StyleSpec *spec, const Metrics *metrics)
{
    Font probe = {.family = (uint8_t)spec->family, .style = (uint8_t)spec->style, .size_px = 1000};
    const double usual_ratio = 0.7;
    double cap_ratio = metrics->heights(metrics->owner, probe).cap / 64.0 / 1000.0;
    if (cap_ratio < 0.2 || cap_ratio > 1.5) // of no letters: no font can be used, or its file lies
        return (int)ceil(spec->cap_px / usual_ratio);
    int size = (int)ceil(spec->cap_px / cap_ratio - 0.01);
    while (probe.size_px = (uint16_t)size, metrics->heights(metrics->owner, probe).cap < (int)(spec->cap_px * 64))
        size++;
    return size;
}

static TextStyle make_style(const StyleSpec *spec, const Metrics *metrics)
{
    static const double leading_more[SPACING_COUNT] = {1.0, 1.15, 1.3};
    static const double tracking_em[SPACING_COUNT] = {0, 0.06, 0.12}; // WCAG 1.4.12 asks that 0.12 em works
    Font font = {.family = (uint8_t)spec->family, .style = (uint8_t)spec->style};
    font.size_px = (uint16_t)size_for_cap(spec, metrics);
    FontHeights heights = metrics->heights(metrics->owner, font);
    int natural = round_up(heights.ascent + heights.descent);
    int leading = larger((font.size_px * 3 + 1) / 2, natural);
    leading = (int)lround(leading * leading_more[spec->spacing]);
    ScriptSize words = script_size_in(metrics, font, spec->language);
    TextStyle style = {
        .font = font,
        .color = spec->color,
        .leading_px = leading,
        .ascent_px = (leading - natural) / 2 + round_up(heights.ascent),
        .cap_px64 = heights.cap,
        .tracking = (int)lround(font.size_px * 64 * tracking_em[spec->spacing]),
        .reach = {words.ascent, words.descent},
    };
    return style_reaching(style, style.reach);
}

TextStyle style_reaching(TextStyle style, InkReach reach)
{
    int above = round_up(reach.ascent), below = round_up(reach.descent);
    // The highest and the lowest letter seldom stand one above the other.
    if (above + below - style.leading_px <= style.leading_px / 8)
        return style;
    style.ascent_px = above;
    style.leading_px = above + below;
    return style;
}

int style_depth_px(TextStyle style, Direction direction)
{
    return direction == DIRECTION_RTL ? style.font.size_px * 2 / 5 : style.font.size_px / 4;
}

TextStyle style_closer(TextStyle style, double em)
{
    int leading = (int)lround(style.font.size_px * em);
    style.ascent_px -= (style.leading_px - leading) / 2;
    style.leading_px = leading;
    return style_reaching(style, style.reach);
}

// How much larger than the text a heading is: the full measure at the default size, less as the text itself grows
// large.
static double heading_factor(int text_step, double full)
{
    double grown = step_degrees(text_step) / step_degrees(TEXT_STEP_DEFAULT);
    return grown > 1 ? 1 + (full - 1) / (grown * grown) : full;
}

enum { STYLE_COUNT = 7 };

static void list_styles(Theme *theme, TextStyle *styles[STYLE_COUNT])
{
    TextStyle *const all[STYLE_COUNT] = {&theme->body,  &theme->strong_body, &theme->heading, &theme->title,
                                         &theme->small, &theme->label,       &theme->large};
    memcpy(styles, all, sizeof all);
}

static void set_styles(Theme *theme, const Metrics *metrics)
{
    const Preferences *wanted = &theme->preferences;
    const Palette *palette = theme->palette;
    double body = cap_px_of(&theme->glass, step_degrees(wanted->text_step));
    double small = cap_px_of(&theme->glass, small_degrees(wanted->text_step));
    StyleSpec spec = {wanted->family, 0, body, palette->text, wanted->spacing, theme->language};
    theme->body = make_style(&spec, metrics);
    theme->strong_body = style_strong(theme->body);
    spec.style = SPAN_STRONG;
    spec.cap_px = body * heading_factor(wanted->text_step, 1.17);
    theme->heading = style_closer(make_style(&spec, metrics), 1.35);
    spec.cap_px = body * heading_factor(wanted->text_step, 1.33);
    theme->title = style_closer(make_style(&spec, metrics), 1.3);
    spec.cap_px = body * heading_factor(wanted->text_step, 1.5);
    theme->large = style_closer(make_style(&spec, metrics), 1.4);
    spec = (StyleSpec){wanted->family, 0, small, palette->dim, SPACING_NORMAL, theme->language};
    theme->small = make_style(&spec, metrics);
    spec.color = palette->text;
    spec.cap_px = small > body * 0.76 ? small : fmin(body * 0.76, cap_px_of(&theme->glass, 0.7));
    theme->label = style_closer(make_style(&spec, metrics), 1.3);
    spec.cap_px = fmin(spec.cap_px, cap_px_of(&theme->glass, step_degrees(TEXT_STEP_DEFAULT)));
    theme->least = style_closer(make_style(&spec, metrics), 1.3);
    TextStyle *styles[STYLE_COUNT];
    list_styles(theme, styles);
    for (int i = 0; i < STYLE_COUNT; i++)
        styles[i]->least_px = theme->small.font.size_px;
}

enum { COLUMN_LETTERS = 62 };

int theme_letters_px(const Theme *theme, int letters)
{
    return theme->column_px * letters / COLUMN_LETTERS;
}

Theme theme_generous(const Theme *theme)
{
    static const double words = 1.3, rows = 1.4;
    Theme more = *theme;
    more.target_px = (int)lround(theme->target_px * rows);
    TextStyle *styles[STYLE_COUNT];
    list_styles(&more, styles);
    bool is_afar = theme->preferences.text_step >= TEXT_STEP_AFAR;
    for (int i = 0; i < STYLE_COUNT && !is_afar; i++)
        *styles[i] = style_larger(*styles[i], words);
    return more;
}

Rect theme_column(const Theme *theme, Rect room)
{
    int most_px = theme->column_px * 3 / 2;
    return room.w > most_px && most_px > 0 ? rect_center(room, (Size){most_px, room.h}) : room;
}

// Smaller words keep the column of the text that they stand with.
int theme_measure_px(const Theme *theme, const TextStyle *style)
{
    int size = style->font.size_px, body = theme->body.font.size_px;
    return size > body ? (int)((int64_t)theme->column_px * size / body) : theme->column_px;
}

TextStyle theme_small_print(const Theme *theme, const Metrics *metrics, double degrees)
{
    assert(degrees > 0 && degrees < 5);
    StyleSpec spec = {theme->preferences.family,
                      0,
                      cap_px_of(&theme->glass, degrees),
                      theme->palette->dim,
                      SPACING_NORMAL,
                      theme->language};
    return make_style(&spec, metrics);
}

TextStyle theme_display(const Theme *theme, const Metrics *metrics, double times)
{
    assert(times > 0 && times < 20);
    StyleSpec spec = {theme->preferences.family,           SPAN_STRONG,
                      theme->body.cap_px64 / 64.0 * times, theme->palette->text,
                      theme->preferences.spacing,          theme->language};
    return style_closer(make_style(&spec, metrics), 1.2);
}

int theme_mm(const Theme *theme, double mm)
{
    int px = (int)lround(mm * theme->glass.px_per_mm);
    return px < 1 ? 1 : px;
}

TextStyle theme_code(const Theme *theme, const Metrics *metrics)
{
    StyleSpec spec = {FAMILY_PLAIN_WIDTH,         0,       theme->body.cap_px64 / 64.0, theme->body.color,
                      theme->preferences.spacing, TEXT("")};
    TextStyle style = make_style(&spec, metrics);
    style.least_px = theme->body.least_px;
    return style;
}

// Targets and gaps: Colle and Hiszem 2004; WCAG 2.5.5.
static void set_distances(Theme *theme)
{
    double s = glass_short_mm(&theme->glass);
    double target = glass_is_large(&theme->glass) ? 20 : fmin(15, 0.16 * s);
    theme->target_px = (int)ceil(target * theme->glass.px_per_mm - 0.01);
    theme->gap_px = (int)ceil(fmin(3, target / 5) * theme->glass.px_per_mm - 0.01);
    theme->edge_px = (int)ceil(fmin(5, target / 3) * theme->glass.px_per_mm - 0.01);
    theme->bar_edge_px = (int)ceil(fmin(2.7, target / 5) * theme->glass.px_per_mm - 0.01);
    theme->radius_px = theme_mm(theme, target * 0.23);
    theme->hairline_px = larger(1, theme_mm(theme, 0.3));
    theme->border_px = larger(2, theme_mm(theme, 0.3));
}

Theme theme_make(const Glass *glass, const ThemeReader *reader, const Metrics *metrics)
{
    Theme theme = {
        .id = reader->preferences.theme,
        .palette = palette_of(reader->preferences.theme),
        .glass = *glass,
        .preferences = reader->preferences,
        .direction = reader->direction,
        .language = reader->language,
    };
    set_styles(&theme, metrics);
    set_distances(&theme);
    // A letter of running text is about half an em wide; 0.5 em x 66 keeps lines under 70 characters (BDA, WCAG 1.4.8).
    GlyphRun sample = {
        .font = theme.body.font, .script = SCRIPT_LATIN, .text = TEXT("the quick body rests and listens now")};
    int sample_width = metrics->width(metrics->owner, &sample) + (int)sample.text.size * theme.body.tracking;
    theme.column_px = (int)((int64_t)sample_width * COLUMN_LETTERS / (int64_t)sample.text.size / 64);
    return theme;
}

ThemeReader theme_reader(const Theme *theme)
{
    return (ThemeReader){theme->preferences, theme->direction, theme->language};
}

bool theme_offers_step(const Theme *theme, const Metrics *metrics, int text_step)
{
    ThemeReader reader = theme_reader(theme);
    reader.preferences.text_step = text_step;
    Theme trial = theme_make(&theme->glass, &reader, metrics);
    int bars = glass_is_small(&theme->glass) ? 1 : 2;
    int height = theme->glass.height_px - bars * (trial.target_px + trial.bar_edge_px + trial.gap_px) - trial.edge_px;
    GlyphRun sample = {.font = trial.body.font, .script = SCRIPT_LATIN, .text = TEXT("words of body")};
    int width = theme->glass.width_px - 2 * trial.edge_px;
    return height >= 3 * trial.body.leading_px && metrics->width(metrics->owner, &sample) / 64 <= width;
}

TextStyle style_larger(TextStyle style, double times)
{
    style.font.size_px = (uint16_t)lround(style.font.size_px * times);
    style.leading_px = (int)lround(style.leading_px * times);
    style.ascent_px = (int)lround(style.ascent_px * times);
    style.cap_px64 = (int)lround(style.cap_px64 * times);
    style.tracking = (int)lround(style.tracking * times);
    style.reach.ascent = (int)lround(style.reach.ascent * times);
    style.reach.descent = (int)lround(style.reach.descent * times);
    return style;
}

TextStyle style_colored(TextStyle style, Color color)
{
    style.color = color;
    return style;
}

TextStyle style_strong(TextStyle style)
{
    style.font.style |= SPAN_STRONG;
    return style;
}
