#include "device/font-file.h"

#include <assert.h>
#include <limits.h>
#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H
#include FT_SIZES_H
#include FT_TRUETYPE_TABLES_H
#include <hb-ft.h>
#include <hb.h>

#include "base/file.h"

// Light hinting: letters stand on whole pixels upright and keep their own widths, so that lines are set as designed;
// and it is the one hinting whose widths need no glyph loaded.
enum { LOAD_FLAGS = FT_LOAD_DEFAULT | FT_LOAD_TARGET_LIGHT, TTF_HINTING = TTF_HINTING_LIGHT };

enum { SIZES_MOST = 8, GLYPHS_MOST = 2048 };

typedef struct FontSize {
    int px;
    FT_Size size;
    hb_font_t *shaper;
    FontHeights heights;
    long used;
} FontSize;

struct FontShop {
    Arena *arena;
    FT_Library library;
    hb_buffer_t *buffer;
    int open_count; // of its files
    ShapedGlyph glyphs[GLYPHS_MOST];
    long turn;
};

struct FontFile {
    FontShop *shop;
    const char *path;
    int index;
    void *bytes;
    size_t byte_count;
    FT_Face face;
    hb_face_t *tables; // what HarfBuzz reads of the mapped bytes; all sizes share it
    bool is_broken;
    FontSize *sizes; // SIZES_MOST; NULL: it was never opened
};

FontShop *font_shop_open(Arena *arena)
{
    FontShop *shop = arena_new(arena, FontShop);
    shop->arena = arena;
    if (FT_Init_FreeType(&shop->library) != 0)
        return NULL;
    shop->buffer = hb_buffer_create();
    return shop;
}

void font_shop_close(FontShop *shop)
{
    if (shop) {
        assert(shop->open_count == 0);
        hb_buffer_destroy(shop->buffer);
        FT_Done_FreeType(shop->library);
    }
}

FontFile *font_file_new(Arena *arena, FontShop *shop, const char *path, int index)
{
    FontFile *file = arena_new(arena, FontFile);
    assert(shop && path);
    *file = (FontFile){.shop = shop, .path = path, .index = index};
    return file;
}

static void close_size(FontSize *size)
{
    hb_font_destroy(size->shaper);
    FT_Done_Size(size->size);
    *size = (FontSize){0};
}

void font_file_close(FontFile *file)
{
    if (file->face) {
        for (int i = 0; i < SIZES_MOST; i++)
            if (file->sizes[i].size)
                close_size(&file->sizes[i]);
        hb_face_destroy(file->tables);
        FT_Done_Face(file->face);
        file->face = NULL;
        file->tables = NULL;
        file->shop->open_count--;
    }
    if (file->bytes) {
        munmap(file->bytes, file->byte_count);
        file->bytes = NULL;
    }
}

bool font_file_is_open(const FontFile *file)
{
    return file->face;
}

static bool map_file(FontFile *file)
{
    FileOpen open;
    if (file_open(file->path, INT_MAX, &open) != FILE_READ)
        return false;
    void *bytes = open.size ? mmap(NULL, open.size, PROT_READ, MAP_PRIVATE, open.descriptor, 0) : MAP_FAILED;
    close(open.descriptor);
    if (bytes == MAP_FAILED)
        return false;
    file->bytes = bytes;
    file->byte_count = open.size;
    return true;
}

static hb_face_t *open_tables(const FontFile *file)
{
    assert(file->byte_count <= INT_MAX);
    hb_blob_t *bytes = hb_blob_create(file->bytes, (unsigned)file->byte_count, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *tables = hb_face_create(bytes, (unsigned)file->index);
    hb_blob_destroy(bytes);
    return tables;
}

bool font_file_open(FontFile *file)
{
    if (file->face || file->is_broken)
        return file->face;
    if (!map_file(file) || FT_New_Memory_Face(file->shop->library, file->bytes, (FT_Long)file->byte_count, file->index,
                                              &file->face) != 0) {
        file->face = NULL;
        file->is_broken = true;
        font_file_close(file);
        return false;
    }
    file->tables = open_tables(file);
    if (!file->sizes)
        file->sizes = arena_many(file->shop->arena, FontSize, SIZES_MOST);
    file->shop->open_count++;
    return true;
}

TTF_Font *font_file_draw(FontFile *file, int size_px)
{
    if (!font_file_open(file))
        return NULL;
    SDL_RWops *stream = SDL_RWFromConstMem(file->bytes, (int)file->byte_count);
    TTF_Font *font = TTF_OpenFontIndexRW(stream, 1, FT_IS_SCALABLE(file->face) ? size_px : 0, file->index);
    if (font)
        TTF_SetFontHinting(font, TTF_HINTING);
    return font;
}

bool font_file_resize(const FontFile *file, TTF_Font *font, int size_px)
{
    assert(file->face);
    return !FT_IS_SCALABLE(file->face) || TTF_SetFontSize(font, size_px) == 0;
}

bool font_file_covers(FontFile *file, uint32_t point)
{
    return font_file_open(file) && FT_Get_Char_Index(file->face, point) != 0;
}

double font_file_scale(FontFile *file, int size_px)
{
    if (!font_file_open(file) || FT_IS_SCALABLE(file->face))
        return 1;
    return size_px * 64.0 / (double)file->face->available_sizes[0].y_ppem;
}

static int ceil_26_6(FT_Pos length)
{
    return (int)((length + 63) / 64 * 64);
}

// Whole pixels, as SDL_ttf rounds them.
static FontHeights measure_heights(FT_Face face, int px)
{
    const FT_Size_Metrics *metrics = &face->size->metrics;
    if (!FT_IS_SCALABLE(face)) {
        double scale = px * 64.0 / (double)face->available_sizes[0].y_ppem;
        int ascent = (int)lround((double)metrics->ascender * scale),
            descent = (int)lround(-(double)metrics->descender * scale);
        return (FontHeights){.ascent = ascent, .descent = descent, .cap = ascent};
    }
    int ascent = ceil_26_6(FT_MulFix(face->ascender, metrics->y_scale));
    int height = ceil_26_6(FT_MulFix(face->ascender - face->descender, metrics->y_scale));
    FontHeights heights = {.ascent = ascent, .descent = height - ascent};
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(face, FT_SFNT_OS2);
    if (os2 && os2->version >= 2 && os2->sCapHeight > 0)
        heights.cap = (int)FT_MulFix(os2->sCapHeight, metrics->y_scale);
    // The drawn H may be hinted lower than the table says: what is promised must be on the glass.
    if (FT_Load_Char(face, 'H', LOAD_FLAGS) == 0 && face->glyph->metrics.horiBearingY > 0) {
        int drawn = (int)face->glyph->metrics.horiBearingY;
        heights.cap = heights.cap == 0 || drawn < heights.cap ? drawn : heights.cap;
    }
    return heights;
}

static bool set_size(FT_Face face, int px)
{
    return FT_IS_SCALABLE(face) ? FT_Set_Char_Size(face, 0, px * 64, 0, 0) == 0 : FT_Select_Size(face, 0) == 0;
}

static bool open_size(FontFile *file, FontSize *slot, int px)
{
    if (slot->size)
        close_size(slot);
    if (FT_New_Size(file->face, &slot->size) != 0) {
        slot->size = NULL;
        return false;
    }
    assert(!slot->shaper);
    FT_Activate_Size(slot->size);
    if (!set_size(file->face, px)) {
        FT_Done_Size(slot->size);
        slot->size = NULL;
        return false;
    }
    slot->px = px;
    slot->shaper = hb_ft_font_create(file->face, NULL);
    hb_font_set_face(slot->shaper, file->tables);
    hb_ft_font_set_load_flags(slot->shaper, LOAD_FLAGS);
    slot->heights = measure_heights(file->face, px);
    return true;
}

// The face made ready at that size; the one unused longest gives way. NULL when the file cannot be used.
static FontSize *find_size(FontFile *file, int px)
{
    assert(px > 0);
    if (!font_file_open(file))
        return NULL;
    FontSize *oldest = &file->sizes[0];
    for (int i = 0; i < SIZES_MOST; i++) {
        FontSize *size = &file->sizes[i];
        if (size->size && size->px == px) {
            FT_Activate_Size(size->size);
            size->used = ++file->shop->turn;
            return size;
        }
        if (size->used < oldest->used)
            oldest = size;
    }
    oldest->used = ++file->shop->turn;
    return open_size(file, oldest, px) ? oldest : NULL;
}

FontHeights font_file_heights(FontFile *file, int size_px)
{
    const FontSize *size = find_size(file, size_px);
    return !size ? (FontHeights){0} : size->heights;
}

static void fill_buffer(hb_buffer_t *buffer, const GlyphRun *run)
{
    assert(run->text.size <= INT_MAX);
    hb_buffer_clear_contents(buffer);
    hb_buffer_set_direction(buffer, run->is_rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, hb_script_from_iso15924_tag(run->script));
    hb_buffer_add_utf8(buffer, run->text.at, (int)run->text.size, 0, (int)run->text.size);
}

int font_file_shape(FontFile *file, const GlyphRun *run, const ShapedGlyph **glyphs)
{
    FontShop *shop = file->shop;
    *glyphs = shop->glyphs;
    const FontSize *size = find_size(file, run->font.size_px);
    if (!size)
        return 0;
    fill_buffer(shop->buffer, run);
    hb_shape(size->shaper, shop->buffer, NULL, 0);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shop->buffer, &count);
    const hb_glyph_position_t *places = hb_buffer_get_glyph_positions(shop->buffer, NULL);
    count = count < GLYPHS_MOST ? count : GLYPHS_MOST;
    for (unsigned i = 0; i < count; i++) {
        shop->glyphs[i] = (ShapedGlyph){.glyph = infos[i].codepoint,
                                        .start = infos[i].cluster,
                                        .advance = places[i].x_advance,
                                        .x_offset = places[i].x_offset,
                                        .y_offset = places[i].y_offset};
    }
    return (int)count;
}

GlyphInk font_file_ink(FontFile *file, uint32_t glyph, int size_px)
{
    const FontSize *size = find_size(file, size_px);
    if (!size || FT_Load_Glyph(file->face, glyph, LOAD_FLAGS) != 0)
        return (GlyphInk){0};
    FT_GlyphSlot slot = file->face->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE || slot->outline.n_points == 0)
        return (GlyphInk){.left = slot->bitmap_left, .top = slot->bitmap_top};
    FT_BBox box;
    FT_Outline_Get_CBox(&slot->outline, &box);
    return (GlyphInk){.left = (int)(box.xMin >> 6),
                      .top = ceil_26_6(box.yMax) / 64,
                      .ascent = (int)box.yMax,
                      .descent = (int)-box.yMin};
}

static bool is_letter(uint32_t point)
{
    if (unicode_is_ignorable(point))
        return false;
    switch (hb_unicode_general_category(hb_unicode_funcs_get_default(), point)) {
    case HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK:
    case HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK:
        return false;
    default:
        return true;
    }
}

int font_file_count_letters(Text text)
{
    int count = 0;
    for (size_t at = 0; at < text.size;)
        count += is_letter(text_next(text, &at));
    return count;
}

void font_shop_forget(FontShop *shop)
{
    unsigned count;
    hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(shop->buffer, &count);
    if (count > 0) {
        explicit_bzero(infos, count * sizeof *infos);
        explicit_bzero(hb_buffer_get_glyph_positions(shop->buffer, NULL), count * sizeof(hb_glyph_position_t));
    }
    hb_buffer_destroy(shop->buffer);
    shop->buffer = hb_buffer_create();
    explicit_bzero(shop->glyphs, sizeof shop->glyphs);
}
