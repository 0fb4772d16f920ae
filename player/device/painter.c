#include "device/painter.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "device/box-cache.h"
#include "device/surface.h"
#include "device/textures.h"

enum {
    RUNS_LIMIT = 6 * 1024 * 1024,
    PICTURES_LIMIT = 24 * 1024 * 1024, // three of the whole glass at 1920x1080
    PICTURES_SPARE = 512 * 1024,       // of screens that one may come back to: the drawings of some shelves
    RING_GAP_PX = 2,                   // between a target and its focus ring
    RING_LEAST_PX = 3,
    HELD_LEAST_PX = 4,
    PRESSED_ALPHA = 40,
};

static const double RING_MM = 0.7, HELD_MM = 1.1;

struct Painter {
    Arena *arena;
    SDL_Renderer *renderer;
    Fonts *fonts;
    Pictures *pictures;
    BoxCache *skins;
    Textures *runs, *copies; // copies: of pictures
    SDL_Texture *fading;     // the frame that goes, while it does
    Size fading_size;
    Arena *scratch;
    bool is_preparing; // make textures, draw nothing
};

Painter *painter_create(SDL_Renderer *renderer, Fonts *fonts, Pictures *pictures)
{
    assert(renderer && fonts);
    Arena *arena = arena_create();
    Painter *painter = arena_new(arena, Painter);
    *painter = (Painter){.arena = arena,
                         .renderer = renderer,
                         .fonts = fonts,
                         .pictures = pictures,
                         .skins = box_cache_create(arena, renderer),
                         .runs = textures_create(renderer, RUNS_LIMIT),
                         .copies = textures_create(renderer, PICTURES_LIMIT),
                         .scratch = arena_create()};
    return painter;
}

void painter_destroy(Painter *painter)
{
    if (painter) {
        painter_forget(painter);
        assert(!painter->fading && !arena_used(painter->scratch));
        textures_destroy(painter->copies);
        textures_destroy(painter->runs);
        box_cache_destroy(painter->skins);
        arena_destroy(painter->scratch);
        arena_destroy(painter->arena);
    }
}

// ---- Runs

// The ink is part of the key: SDL's software renderer tints seven times slower than it copies.
static Text run_key(Arena *arena, const GlyphRun *run, Color ink)
{
    uint32_t head[] = {(uint32_t)ink.r << 16 | (uint32_t)ink.g << 8 | ink.b,
                       (uint32_t)run->font.family << 24 | (uint32_t)run->font.style << 16 |
                           (uint32_t)run->font.face << 8 | run->is_rtl,
                       run->font.size_px, run->script};
    char *key = arena_alloc(arena, sizeof head + run->text.size, 1);
    memcpy(key, head, sizeof head);
    memcpy(key + sizeof head, run->text.at, run->text.size);
    return (Text){key, sizeof head + run->text.size};
}

static SDL_Surface *render_run(Painter *painter, const GlyphRun *run, Color ink)
{
    TTF_Font *font = fonts_face(painter->fonts, run->font);
    if (!font || run->text.size == 0)
        return NULL;
    char script[] = {(char)(run->script >> 24), (char)(run->script >> 16), (char)(run->script >> 8), (char)run->script,
                     '\0'};
    TTF_SetFontScriptName(font, script);
    TTF_SetFontDirection(font, run->is_rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    return TTF_RenderUTF8_Blended(font, text_string(painter->scratch, run->text),
                                  (SDL_Color){ink.r, ink.g, ink.b, 255});
}

// Pictures that stand in for letters come in one size; they are brought to the font's.
static SDL_Surface *fit_run(SDL_Surface *drawn, double scale)
{
    Size size = {(int)lround(drawn->w * scale), (int)lround(drawn->h * scale)};
    SDL_Surface *fitted = size.w > 0 && size.h > 0 ? surface_scaled(drawn, size) : NULL;
    surface_wipe(drawn);
    return fitted;
}

// SDL_ttf draws room for the highest and lowest letter of the font: near half of a line's pixels are empty rows.
static const Texture *add_rows(Painter *painter, Text key, SDL_Surface *drawn, Rows rows)
{
    SDL_Surface *part = rows.first < rows.end ? surface_part(drawn, rows) : NULL;
    const Texture *added = textures_add(painter->runs, key, part);
    SDL_FreeSurface(part);
    return added;
}

static const Texture *make_run(Painter *painter, Text key, const GlyphRun *run, Color ink)
{
    SDL_Surface *drawn = render_run(painter, run, ink);
    if (!drawn)
        return textures_add(painter->runs, key, NULL);
    Overhang over = fonts_overhang(painter->fonts, run, drawn->h);
    int ascent = TTF_FontAscent(fonts_face(painter->fonts, run->font));
    double scale = fonts_scale(painter->fonts, run->font);
    if (scale != 1)
        drawn = fit_run(drawn, scale);
    Rows inked = !drawn ? (Rows){0} : surface_inked(drawn);
    const Texture *made = add_rows(painter, key, drawn, inked);
    int top = (int)lround((ascent + over.top_px) * scale) - inked.first;
    textures_place(painter->runs, (int)lround(over.left_px * scale), top);
    surface_wipe(drawn);
    return made;
}

static const Texture *find_run(Painter *painter, const GlyphRun *run, Color ink)
{
    Text key = run_key(painter->scratch, run, ink);
    const Texture *found = textures_find(painter->runs, key);
    return found ? found : make_run(painter, key, run, ink);
}

// What reaches out of its line, marks on marks on a letter, is cut: a quarter of a line is room for all that is
// written, and lines that stand close leave as much as others do.
static bool cut_to_line(Rect line, int font_px, SDL_Rect *from, SDL_Rect *to)
{
    int usual_px = font_px * 3 / 2, more = (line.h > usual_px ? line.h : usual_px) / 4, top = line.y - more,
        bottom = line.y + line.h + more;
    int above = top > to->y ? top - to->y : 0, below = to->y + to->h > bottom ? to->y + to->h - bottom : 0;
    from->y += above;
    to->y += above;
    from->h = to->h -= above + below;
    return to->h > 0;
}

// x in 26.6.
static void draw_run(Painter *painter, const Mark *mark, const GlyphRun *run, int x)
{
    const Texture *texture = find_run(painter, run, mark->color);
    if (painter->is_preparing || !texture->pixels)
        return;
    SDL_SetTextureAlphaMod(texture->pixels, mark->color.a);
    SDL_Rect to = {((x + 32) >> 6) - texture->left, mark->baseline_y - texture->top, texture->w, texture->h};
    SDL_Rect from = {0, 0, to.w, to.h};
    if (cut_to_line(mark->rect, run->font.size_px, &from, &to))
        SDL_RenderCopy(painter->renderer, texture->pixels, &from, &to);
}

static void draw_tracked(Painter *painter, const Mark *mark)
{
    const Cluster *clusters;
    int count = fonts_clusters(painter->fonts, painter->scratch, &mark->run, &clusters), spread = 0;
    for (int i = 0; i < count; i++) {
        GlyphRun part = mark->run;
        part.text = clusters[i].text;
        draw_run(painter, mark, &part, mark->x + clusters[i].x + spread);
        spread += mark->tracking * clusters[i].letters;
    }
}

static void draw_words(Painter *painter, const Mark *mark)
{
    if (mark->tracking != 0 && !unicode_script_joins(mark->run.script))
        draw_tracked(painter, mark);
    else
        draw_run(painter, mark, &mark->run, mark->x);
}

// ---- Icons and pictures

static Text icon_text(Arena *arena, Icon icon)
{
    unsigned point = (unsigned)icon;
    return text_format(arena, "%c%c%c", (int)(0xE0 | point >> 12), (int)(0x80 | (point >> 6 & 63)),
                       (int)(0x80 | (point & 63)));
}

// The glyph's em square in the middle of the mark's square.
static void draw_icon(Painter *painter, const Mark *mark)
{
    int side = mark->rect.w < mark->rect.h ? mark->rect.w : mark->rect.h;
    if (mark->icon == ICON_NONE || side <= 0)
        return;
    GlyphRun run = {.font = {.family = FAMILY_ICONS, .size_px = (uint16_t)side},
                    .script = SCRIPT_COMMON,
                    .text = icon_text(painter->scratch, mark->icon)};
    const Metrics *metrics = fonts_metrics(painter->fonts);
    int face = metrics->face(metrics->owner, run.font, (uint32_t)mark->icon);
    run.font.face = (uint8_t)(face < 0 ? 0 : face);
    int free_px64 = side * 64 - metrics->width(metrics->owner, &run);
    FontHeights heights = metrics->heights(metrics->owner, run.font);
    Mark placed = *mark;
    placed.baseline_y =
        mark->rect.y + (mark->rect.h - (heights.ascent + heights.descent) / 64) / 2 + heights.ascent / 64;
    draw_run(painter, &placed, &run, (mark->rect.x + (mark->rect.w - side) / 2) * 64 + free_px64 / 2);
}

// NULL: its pixels are not there, or not yet.
static const Texture *find_copy(Painter *painter, const Mark *mark)
{
    Size size = {mark->rect.w, mark->rect.h};
    Text key =
        text_format(painter->scratch, "%dx%d %s %.*s", size.w, size.h, theme_name(mark->theme), TEXT_ARGS(mark->path));
    const Texture *found = textures_find(painter->copies, key);
    if (found)
        return found;
    SDL_Surface *surface = pictures_find(painter->pictures, mark->path, size, mark->theme);
    return surface ? textures_add(painter->copies, key, surface) : NULL;
}

static void draw_picture(Painter *painter, const Mark *mark)
{
    if (!painter->pictures)
        return;
    const Texture *texture = find_copy(painter, mark);
    if (texture && texture->pixels && !painter->is_preparing) {
        SDL_Rect to = {mark->rect.x, mark->rect.y, mark->rect.w, mark->rect.h};
        bool is_mirrored = mark->is_rtl && pictures_shows_way(painter->pictures, mark->path);
        SDL_RenderCopyEx(painter->renderer, texture->pixels, NULL, &to, 0, NULL,
                         is_mirrored ? SDL_FLIP_HORIZONTAL : SDL_FLIP_NONE);
    }
}

// ---- Frames

// A box that goes on where it is open is drawn so far beyond that its edge and its corners fall away.
static void draw_box(Painter *painter, const Mark *mark)
{
    if (painter->is_preparing)
        return;
    BoxLook look = {
        .fill = mark->color, .border = mark->border_color, .border_px = mark->border_px, .radius_px = mark->radius_px};
    int beyond_px = mark->radius_px > mark->border_px ? mark->radius_px : mark->border_px;
    Rect whole = mark->rect;
    whole.y -= mark->opening.is_above ? beyond_px : 0;
    whole.h += beyond_px * (mark->opening.is_above + mark->opening.is_below);
    bool is_cut = whole.h > mark->rect.h;
    if (is_cut)
        SDL_RenderSetClipRect(painter->renderer, &(SDL_Rect){mark->rect.x, mark->rect.y, mark->rect.w, mark->rect.h});
    box_cache_draw(painter->skins, whole, look);
    if (is_cut)
        SDL_RenderSetClipRect(painter->renderer, NULL);
}

static void draw_marks(Painter *painter, const Frame *frame)
{
    static void (*const DRAW[])(Painter *, const Mark *) = {
        [MARK_BOX] = draw_box, [MARK_RUN] = draw_words, [MARK_ICON] = draw_icon, [MARK_PICTURE] = draw_picture};
    for (int i = 0; i < frame->marks.count; i++) {
        const Mark *mark = &frame->marks.at[i];
        assert(mark->kind < sizeof DRAW / sizeof *DRAW && DRAW[mark->kind]);
        DRAW[mark->kind](painter, mark);
    }
}

static void draw_pressed(Painter *painter, const Target *target, const Palette *palette)
{
    Color veil = palette->text;
    veil.a = PRESSED_ALPHA;
    box_cache_draw(painter->skins, target->rect, (BoxLook){.fill = veil, .radius_px = target->radius_px});
}

static int thickness(const Frame *frame, double mm, int least_px)
{
    int thick = (int)lround(mm * frame->theme.glass.px_per_mm);
    return thick > least_px ? thick : least_px;
}

// Around what it belongs to, drawn in where the glass ends.
static void draw_around(Painter *painter, const Frame *frame, Rect rect, BoxLook look)
{
    int away = RING_GAP_PX + look.border_px;
    Rect ring = rect_inset(rect, -away, -away);
    int left = ring.x > 0 ? ring.x : 0, top = ring.y > 0 ? ring.y : 0;
    int right = ring.x + ring.w, bottom = ring.y + ring.h;
    right = right < frame->theme.glass.width_px ? right : frame->theme.glass.width_px;
    bottom = bottom < frame->theme.glass.height_px ? bottom : frame->theme.glass.height_px;
    look.radius_px += look.radius_px > 0 ? away : 0;
    box_cache_draw(painter->skins, (Rect){left, top, right - left, bottom - top}, look);
}

static void draw_ring(Painter *painter, const Frame *frame)
{
    BoxLook look = {.border = frame->theme.palette->focus,
                    .border_px = thickness(frame, RING_MM, RING_LEAST_PX),
                    .radius_px = frame->ring_radius_px};
    draw_around(painter, frame, frame->ring, look);
    if (frame->ring_rest.w > 0)
        draw_around(painter, frame, frame->ring_rest, look);
}

// The border of what is held fills from where reading starts to where it ends.
static void draw_held(Painter *painter, const Frame *frame, const Target *target)
{
    BoxLook look = {.border = frame->theme.palette->accent,
                    .border_px = thickness(frame, HELD_MM, HELD_LEAST_PX),
                    .radius_px = target->radius_px};
    int away = RING_GAP_PX + look.border_px;
    Rect all = rect_inset(target->rect, -away, -away), full = all;
    full.w = (int)((int64_t)all.w * target->held_permille / 1000);
    if (frame->theme.direction == DIRECTION_RTL)
        full = rect_mirror(full, all);
    SDL_RenderSetClipRect(painter->renderer, &(SDL_Rect){full.x, full.y, full.w, full.h});
    draw_around(painter, frame, target->rect, look);
    SDL_RenderSetClipRect(painter->renderer, NULL);
}

static void draw_targets(Painter *painter, const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (target->pressed)
            draw_pressed(painter, target, frame->theme.palette);
        if (target->held_permille > 0)
            draw_held(painter, frame, target);
    }
    if (frame->ring.w > 0)
        draw_ring(painter, frame);
}

void painter_draw(Painter *painter, const Frame *frame)
{
    assert(!painter->is_preparing);
    textures_mark(painter->runs);
    textures_mark(painter->copies);
    if (painter->pictures)
        pictures_begin(painter->pictures);
    Color ground = frame->is_veiled ? (Color){0, 0, 0, 255} : frame->ground;
    SDL_SetRenderDrawColor(painter->renderer, ground.r, ground.g, ground.b, 255);
    SDL_RenderClear(painter->renderer);
    if (!frame->is_veiled) {
        draw_marks(painter, frame);
        draw_targets(painter, frame);
    }
    arena_wipe(painter->scratch);
}

void painter_prepare(Painter *painter, const Frame *frame)
{
    assert(!painter->is_preparing);
    painter->is_preparing = true;
    draw_marks(painter, frame);
    painter->is_preparing = false;
    arena_wipe(painter->scratch);
}

void painter_tidy(Painter *painter)
{
    textures_tidy(painter->runs, 0);
    textures_tidy(painter->copies, PICTURES_SPARE);
}

// ---- Fading

static void drop_fading(Painter *painter)
{
    if (painter->fading) {
        SDL_Texture *target = SDL_GetRenderTarget(painter->renderer);
        SDL_SetRenderTarget(painter->renderer, painter->fading);
        SDL_SetRenderDrawColor(painter->renderer, 0, 0, 0, 255);
        SDL_RenderClear(painter->renderer);
        SDL_SetRenderTarget(painter->renderer, target);
        SDL_DestroyTexture(painter->fading);
        painter->fading = NULL;
    }
}

static bool open_fading(Painter *painter, Size size)
{
    if (painter->fading && (painter->fading_size.w != size.w || painter->fading_size.h != size.h))
        drop_fading(painter);
    if (!painter->fading && SDL_RenderTargetSupported(painter->renderer)) {
        painter->fading =
            SDL_CreateTexture(painter->renderer, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_TARGET, size.w, size.h);
        painter->fading_size = size;
    }
    return painter->fading;
}

void painter_fade(Painter *painter, const Frame *from, const Frame *to, double share)
{
    Size size = {to->theme.glass.width_px, to->theme.glass.height_px};
    double strength = 1 - fmin(1, fmax(0, share));
    if (strength > 0 && open_fading(painter, size)) {
        SDL_Texture *target = SDL_GetRenderTarget(painter->renderer);
        SDL_SetRenderTarget(painter->renderer, painter->fading);
        painter_draw(painter, from);
        SDL_SetRenderTarget(painter->renderer, target);
    }
    painter_draw(painter, to);
    if (strength > 0 && painter->fading) {
        SDL_SetTextureBlendMode(painter->fading, SDL_BLENDMODE_BLEND);
        SDL_SetTextureAlphaMod(painter->fading, (Uint8)lround(strength * 255));
        SDL_RenderCopy(painter->renderer, painter->fading, NULL, NULL);
    }
}

// ---- Forgetting

void painter_forget(Painter *painter)
{
    drop_fading(painter);
    textures_forget(painter->runs);
    textures_forget(painter->copies);
    box_cache_forget(painter->skins);
    arena_wipe(painter->scratch);
}

PainterCounts painter_counts(const Painter *painter)
{
    return (PainterCounts){.run_count = textures_count(painter->runs),
                           .run_bytes = textures_bytes(painter->runs),
                           .picture_bytes = textures_bytes(painter->copies),
                           .made = textures_made(painter->runs)};
}
