#include "device/fonts.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "base/file.h"
#include "book/book.h"
#include "device/font-file.h"
#include "device/font-list.h"

enum { FACES_MOST = UINT8_MAX - 1 }; // a Font counts them in a byte, and typesetting keeps its last value
// SDL_ttf fonts open at once, one a file: each reads tables of its file into memory of its own, a quarter of a megabyte
// for Latin letters, and holds up to 256 glyph bitmaps.
enum { DRAWN_MOST = 8 };

typedef struct FontFace {
    FontFile *styles[FONT_STYLES]; // NULL where there is no file
    Text tags;                     // of the languages that it is for
} FontFace;

typedef struct DrawnFont {
    const FontFile *file;
    TTF_Font *font; // NULL: free
    int size_px;    // that it stands at
    long used;
} DrawnFont;

struct Fonts {
    Arena *arena;
    FontShop *shop;
    Pictures *pictures;
    Metrics metrics;
    FontFace families[FAMILY_COUNT];
    FontFace *shared; // the stand-ins for all, then those for languages
    int shared_count, face_count;
    MissingFonts missing;
    DrawnFont drawn[DRAWN_MOST];
    long turn;
    bool is_drawing; // SDL_ttf counts who opened it
};

// ---- Finding files

// The nearest style that has a file: slant gives way before weight.
static FontFile *find_style(const FontFace *face, unsigned style)
{
    static const uint8_t ORDER[FONT_STYLES][FONT_STYLES] = {{0, 1, 2, 3}, {1, 0, 3, 2}, {2, 0, 3, 1}, {3, 1, 2, 0}};
    assert(style < FONT_STYLES);
    for (int i = 0; i < FONT_STYLES; i++) {
        FontFile *file = face->styles[ORDER[style][i]];
        if (file)
            return file;
    }
    return NULL;
}

// The same of those that can be used: a file may be damaged, or the machine may have no more to give.
static FontFile *find_usable(FontFace face, unsigned style)
{
    FontFile *file = find_style(&face, style);
    while (file && !font_file_open(file)) {
        for (int i = 0; i < FONT_STYLES; i++)
            face.styles[i] = face.styles[i] == file ? NULL : face.styles[i];
        file = find_style(&face, style);
    }
    return file;
}

// The file of face number face of the font's family: 0 its own, or that of another family where none of its own can be
// used, then the stand-ins. NULL when it has none.
static FontFile *find_file(const Fonts *fonts, Font font)
{
    assert(font.family < FAMILY_COUNT);
    if (font.face)
        return font.face <= fonts->face_count ? find_usable(fonts->shared[font.face - 1], font.style) : NULL;
    FontFile *file = find_usable(fonts->families[font.family], font.style);
    for (int other = 0; !file && font.family != FAMILY_ICONS && other < FAMILY_ICONS; other++)
        file = find_usable(fonts->families[other], font.style);
    return file;
}

// ---- Metrics

static int measure_width(void *owner, const GlyphRun *run)
{
    FontFile *file = find_file(owner, run->font);
    if (!file || run->text.size == 0)
        return 0;
    const ShapedGlyph *glyphs;
    int count = font_file_shape(file, run, &glyphs), width = 0;
    for (int i = 0; i < count; i++)
        width += glyphs[i].advance;
    double scale = font_file_scale(file, run->font.size_px);
    return scale == 1 ? width : (int)lround(width * scale);
}

static FontHeights measure_heights(void *owner, Font font)
{
    FontFile *file = find_file(owner, font);
    return !file ? (FontHeights){0} : font_file_heights(file, font.size_px);
}

static InkReach measure_ink(void *owner, const GlyphRun *run)
{
    InkReach reach = {0};
    FontFile *file = find_file(owner, run->font);
    if (!file || run->text.size == 0 || font_file_scale(file, run->font.size_px) != 1)
        return reach;
    const ShapedGlyph *glyphs;
    int count = font_file_shape(file, run, &glyphs);
    for (int i = 0; i < count; i++) {
        GlyphInk ink = font_file_ink(file, glyphs[i].glyph, run->font.size_px);
        if (ink.ascent + ink.descent <= 0)
            continue;
        int ascent = ink.ascent + glyphs[i].y_offset, descent = ink.descent - glyphs[i].y_offset;
        reach.ascent = ascent > reach.ascent ? ascent : reach.ascent;
        reach.descent = descent > reach.descent ? descent : reach.descent;
    }
    return reach;
}

// No font is meant to draw them (Unicode, general category Cc): to look for one would open every file of the list.
static bool is_control(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

static int find_face(void *owner, Font font, uint32_t point)
{
    const Fonts *fonts = owner;
    int last = is_control(point) ? 0 : font.face > fonts->shared_count ? font.face : fonts->shared_count;
    for (int face = font.face; face <= last; face++) {
        font.face = (uint8_t)face;
        FontFile *file = find_file(fonts, font);
        if (file && font_file_covers(file, point))
            return face;
    }
    return -1;
}

static int find_language_face(void *owner, Text language)
{
    const Fonts *fonts = owner;
    size_t best = 0;
    int found = -1;
    for (int i = fonts->shared_count; i < fonts->face_count; i++) {
        size_t match = font_tags_match(fonts->shared[i].tags, language);
        if (match > best) {
            best = match;
            found = i + 1;
        }
    }
    return found;
}

static bool measure_picture(void *owner, Text path, Size *size)
{
    const Fonts *fonts = owner;
    return fonts->pictures && pictures_size(fonts->pictures, path, size);
}

const Metrics *fonts_metrics(Fonts *fonts)
{
    return &fonts->metrics;
}

// ---- Opening

static FontFace make_face(Fonts *fonts, const FontRow *row)
{
    FontFace face = {.tags = row->tags};
    for (int style = 0; style < FONT_STYLES; style++) {
        if (row->styles[style].path) {
            face.styles[style] =
                font_file_new(fonts->arena, fonts->shop, row->styles[style].path, row->styles[style].index);
        }
    }
    return face;
}

static void make_faces(Fonts *fonts, const FontList *list)
{
    for (int family = 0; family < FAMILY_COUNT; family++) {
        fonts->families[family] = make_face(fonts, &list->families[family]);
        if (!find_style(&fonts->families[family], 0) && family != FAMILY_ICONS)
            fonts->families[family] = fonts->families[FAMILY_CLEAR];
    }
    int count = list->shared.count + list->languages.count;
    fonts->face_count = count < FACES_MOST ? count : FACES_MOST;
    fonts->shared_count = list->shared.count < fonts->face_count ? list->shared.count : fonts->face_count;
    fonts->shared = arena_many(fonts->arena, FontFace, fonts->face_count);
    for (int i = 0; i < fonts->face_count; i++) {
        int at = i - fonts->shared_count;
        fonts->shared[i] = make_face(fonts, at < 0 ? &list->shared.at[i] : &list->languages.at[at]);
    }
}

static bool fill_fonts(Fonts *fonts, const char *folder, Text *sentence)
{
    FontList list;
    if (!font_list_read(fonts->arena, folder, &list, sentence))
        return false;
    fonts->shop = font_shop_open(fonts->arena);
    fonts->is_drawing = TTF_Init() == 0;
    if (!fonts->shop || !fonts->is_drawing) {
        *sentence = TEXT("FreeType does not start");
        return false;
    }
    make_faces(fonts, &list);
    fonts->missing = list.missing;
    if (!find_style(&fonts->families[FAMILY_CLEAR], 0)) {
        *sentence = TEXT("no font is there for the family \"clear\"; install fonts-sil-andika");
        return false;
    }
    return true;
}

Fonts *fonts_open(const char *folder, Pictures *pictures, char *fault)
{
    Arena *arena = arena_create();
    Fonts *fonts = arena_new(arena, Fonts);
    *fonts = (Fonts){.arena = arena, .pictures = pictures};
    fonts->metrics = (Metrics){.owner = fonts,
                               .width = measure_width,
                               .heights = measure_heights,
                               .ink = measure_ink,
                               .face = find_face,
                               .language_face = find_language_face,
                               .picture = measure_picture};
    Text sentence = {0};
    if (!fill_fonts(fonts, folder, &sentence)) {
        if (fault)
            snprintf(fault, FONTS_FAULT_SIZE, "%.*s", TEXT_ARGS(sentence));
        fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

void fonts_close(Fonts *fonts)
{
    if (!fonts)
        return;
    if (fonts->shop) {
        fonts_forget(fonts);
        assert(fonts_open_count(fonts) == 0);
        font_shop_close(fonts->shop);
    }
    if (fonts->is_drawing)
        TTF_Quit();
    arena_destroy(fonts->arena);
}

// The folder where the list stands; NULL: it does not.
static char *list_folder(Arena *arena, Text start, const char *rest)
{
    char *folder = text_string(arena, text_format(arena, "%.*s%s", TEXT_ARGS(start), rest));
    return access(file_path(arena, text_of(folder), TEXT("fonts.txt")), R_OK) == 0 ? folder : NULL;
}

// Beside the program as it is installed, or in the build that it or a test stands in.
char *fonts_folder(Arena *arena)
{
    static const char *const places[] = {"../share/lectern/fonts", "fonts", "../fonts", "../../fonts"};
    char program[4096];
    ssize_t size = readlink("/proc/self/exe", program, sizeof program);
    Text path = {program, size > 0 ? (size_t)size : 0};
    while (path.size > 0 && path.at[path.size - 1] != '/')
        path.size--;
    char *found = NULL;
    for (size_t i = 0; i < sizeof places / sizeof *places && !found; i++)
        found = list_folder(arena, path, places[i]);
    return found ? found : text_string(arena, text_of(LECTERN_DATA_DIR "/fonts"));
}

const MissingFont *fonts_missing(const Fonts *fonts, int *count)
{
    *count = fonts->missing.count;
    return fonts->missing.at;
}

// ---- Drawing

// The place of that file; else a free one, or that of the file unused longest.
static DrawnFont *find_drawn(Fonts *fonts, const FontFile *file)
{
    DrawnFont *oldest = &fonts->drawn[0];
    for (int i = 0; i < DRAWN_MOST; i++) {
        DrawnFont *drawn = &fonts->drawn[i];
        if (drawn->file == file)
            return drawn;
        if (drawn->used < oldest->used)
            oldest = drawn;
    }
    return oldest;
}

static void drop_drawn(DrawnFont *drawn)
{
    if (drawn->font)
        TTF_CloseFont(drawn->font);
    *drawn = (DrawnFont){0};
}

// A page has a file in a few sizes, run after run in one of them: to set the size anew costs the letters of a run.
TTF_Font *fonts_face(Fonts *fonts, Font font)
{
    FontFile *file = find_file(fonts, font);
    if (!file)
        return NULL;
    DrawnFont *drawn = find_drawn(fonts, file);
    bool is_open = drawn->file == file && drawn->font;
    if (is_open && drawn->size_px != font.size_px && !font_file_resize(file, drawn->font, font.size_px))
        is_open = false;
    if (!is_open) {
        drop_drawn(drawn);
        TTF_Font *opened = font_file_draw(file, font.size_px);
        if (!opened)
            return NULL;
        *drawn = (DrawnFont){.file = file, .font = opened};
    }
    drawn->size_px = font.size_px;
    drawn->used = ++fonts->turn;
    return drawn->font;
}

double fonts_scale(Fonts *fonts, Font font)
{
    FontFile *file = find_file(fonts, font);
    return !file ? 1 : font_file_scale(file, font.size_px);
}

// Loading glyphs is dear: ink reaches left of the origin only from the first em, and above the ascent only where the
// bitmap is higher than the font.
Overhang fonts_overhang(Fonts *fonts, const GlyphRun *run, int drawn_px)
{
    Overhang over = {0};
    FontFile *file = find_file(fonts, run->font);
    if (!file || font_file_scale(file, run->font.size_px) != 1)
        return over; // fixed pictures keep inside
    const ShapedGlyph *glyphs;
    int count = font_file_shape(file, run, &glyphs);
    FontHeights heights = font_file_heights(file, run->font.size_px);
    int ascent_px = heights.ascent / 64;
    bool is_high = drawn_px * 64 > heights.ascent + heights.descent;
    for (int i = 0, x = 0; i < count && (is_high || x < run->font.size_px * 64); i++) {
        GlyphInk ink = font_file_ink(file, glyphs[i].glyph, run->font.size_px);
        int left = ((x + glyphs[i].x_offset) >> 6) + ink.left;
        int top = ((ascent_px * 64 - glyphs[i].y_offset) >> 6) - ink.top;
        over.left_px = -left > over.left_px ? -left : over.left_px;
        over.top_px = -top > over.top_px ? -top : over.top_px;
        x += glyphs[i].advance;
    }
    return over;
}

// Where the cluster that starts at that byte ends: at the nearest later start, or the run's end.
static uint32_t cluster_end(const ShapedGlyph *glyphs, int count, uint32_t start, uint32_t size)
{
    uint32_t end = size;
    for (int i = 0; i < count; i++)
        if (glyphs[i].start > start && glyphs[i].start < end)
            end = glyphs[i].start;
    return end;
}

int fonts_clusters(Fonts *fonts, Arena *arena, const GlyphRun *run, const Cluster **clusters)
{
    FontFile *file = find_file(fonts, run->font);
    const ShapedGlyph *glyphs = NULL;
    int glyph_count = !file ? 0 : font_file_shape(file, run, &glyphs);
    Cluster *found = arena_many(arena, Cluster, glyph_count + 1);
    int count = 0, x = 0;
    for (int i = 0; i < glyph_count; i++) {
        assert(glyphs[i].start < run->text.size);
        if (i == 0 || glyphs[i].start != glyphs[i - 1].start) {
            uint32_t end = cluster_end(glyphs, glyph_count, glyphs[i].start, (uint32_t)run->text.size);
            Text text = text_slice(run->text, glyphs[i].start, end);
            found[count++] = (Cluster){.text = text, .x = x, .letters = font_file_count_letters(text)};
        }
        x += glyphs[i].advance;
    }
    *clusters = found;
    return count;
}

// ---- Forgetting

static void close_styles(const FontFace *face)
{
    for (int style = 0; style < FONT_STYLES; style++)
        if (face->styles[style])
            font_file_close(face->styles[style]);
}

void fonts_forget(Fonts *fonts)
{
    for (int i = 0; i < DRAWN_MOST; i++)
        drop_drawn(&fonts->drawn[i]);
    for (int family = 0; family < FAMILY_COUNT; family++)
        close_styles(&fonts->families[family]);
    for (int i = 0; i < fonts->face_count; i++)
        close_styles(&fonts->shared[i]);
    font_shop_forget(fonts->shop);
}

static int count_open(const FontFace *face)
{
    int count = 0;
    for (int style = 0; style < FONT_STYLES; style++)
        count += face->styles[style] && font_file_is_open(face->styles[style]);
    return count;
}

int fonts_drawn_count(const Fonts *fonts)
{
    int count = 0;
    for (int i = 0; i < DRAWN_MOST; i++)
        count += fonts->drawn[i].font != NULL;
    return count;
}

int fonts_open_count(const Fonts *fonts)
{
    int count = 0;
    for (int family = 0; family < FAMILY_COUNT; family++) {
        bool is_twin = family != FAMILY_CLEAR && fonts->families[family].styles[0] == fonts->families[0].styles[0];
        count += is_twin ? 0 : count_open(&fonts->families[family]);
    }
    for (int i = 0; i < fonts->face_count; i++)
        count += count_open(&fonts->shared[i]);
    return count;
}
