#include "fixed_metrics.h"

static bool is_combining(uint32_t point)
{
    return (point >= 0x300 && point < 0x370) || (point >= 0x591 && point <= 0x5C7) ||
           (point >= 0x64B && point <= 0x65F) ||
           (point >= 0xE31 && point <= 0xE3A && point != 0xE32 && point != 0xE33) ||
           (point >= 0xE47 && point <= 0xE4E) || (point >= 0x1F3FB && point <= 0x1F3FF) || unicode_is_ignorable(point);
}

static int face_with(uint32_t point)
{
    if (point < 0x530 || (point >= 0x1E00 && point < 0x2100))
        return 0;
    if (point >= 0x600 && point < 0x780)
        return 1;
    if (point >= 0x590 && point < 0x600)
        return 2;
    if (point >= 0xE00 && point < 0xE80)
        return 3;
    if (point >= 0x3000 && point < 0xA000)
        return 4;
    return point >= 0x1F000 ? 5 : -1;
}

static int face_of(void *owner, Font font, uint32_t point)
{
    (void)owner;
    if (font.face == FIXED_JAPANESE_FACE)
        return (point >= 0x2010 && point < 0x2028) || (point >= 0x3000 && point < 0xA000) ? FIXED_JAPANESE_FACE : -1;
    int face = face_with(point);
    return face >= font.face ? face : -1;
}

static int width_of(void *owner, const GlyphRun *run)
{
    FixedMetrics *fixed = owner;
    fixed->width_calls++;
    int width = 0;
    for (size_t at = 0; at < run->text.size;) {
        uint32_t point = text_next(run->text, &at);
        if (!is_combining(point))
            width += point >= 0x3000 ? run->font.size_px * 64 : run->font.size_px * 32;
    }
    return width;
}

static FontHeights heights_of(void *owner, Font font)
{
    (void)owner;
    return (FontHeights){font.size_px * 48, font.size_px * 16, font.size_px * 40};
}

static InkReach ink_of(void *owner, const GlyphRun *run)
{
    (void)owner;
    (void)run;
    return (InkReach){0};
}

static int language_face(void *owner, Text language)
{
    (void)owner;
    return text_is(language, "ja") ? FIXED_JAPANESE_FACE : -1;
}

static bool picture_size(void *owner, Text path, Size *size)
{
    (void)path;
    *size = ((FixedMetrics *)owner)->picture;
    return size->w > 0;
}

void fixed_metrics_begin(FixedMetrics *fixed)
{
    *fixed = (FixedMetrics){.metrics = {fixed, width_of, heights_of, ink_of, face_of, language_face, picture_size},
                            .picture = {400, 200}};
}

static TextStyle style_of(int size_px, unsigned style, Color color)
{
    return (TextStyle){
        .font = {.family = FAMILY_CLEAR, .style = (uint8_t)style, .size_px = (uint16_t)size_px},
        .color = color,
        .leading_px = size_px * 3 / 2,
        .ascent_px = size_px,
        .cap_px64 = size_px * 40,
    };
}

Theme fixed_theme(int width_px, int height_px)
{
    const Palette *palette = palette_of(THEME_DAY);
    enum { STRONG = 1 };
    return (Theme){
        .id = THEME_DAY,
        .palette = palette,
        .glass = {width_px, height_px, 4, 500},
        .preferences = {.text_step = TEXT_STEP_DEFAULT},
        .direction = DIRECTION_LTR,
        .body = style_of(20, 0, palette->text),
        .strong_body = style_of(20, STRONG, palette->text),
        .heading = style_of(24, STRONG, palette->text),
        .title = style_of(32, STRONG, palette->text),
        .small = style_of(16, 0, palette->dim),
        .label = style_of(16, 0, palette->text),
        .large = style_of(40, 0, palette->text),
        .target_px = 40,
        .gap_px = 8,
        .edge_px = 8,
        .radius_px = 10,
        .hairline_px = 1,
        .border_px = 2,
        .column_px = 700,
    };
}
