#include "device/pictures.h"

#include <assert.h>
#include <string.h>

#include "device/drawing-colors.h"
#include "device/image-loader.h"
#include "device/surface.h"

enum {
    PICTURES_MOST = 16,
    PICTURE_FILE_LIMIT = 8 * 1024 * 1024,
    PICTURES_LIMIT = 24 * 1024 * 1024, // bytes of decoded pixels
    PATH_LIMIT = 256,
};

// A picture as it was asked for: at a size and in a theme's colours, or (0x0) only measured.
typedef struct Kept {
    char path[PATH_LIMIT]; // "": free
    Size natural, size;
    ThemeId theme;
    SDL_Surface *surface; // NULL: only measured, or it cannot be read
    bool is_readable;
    long used;
} Kept;

struct Pictures {
    Arena *arena, *scratch;
    Source *source;
    ImageLoader *imagery;
    Kept kept[PICTURES_MOST];
    long turn;
};

Pictures *pictures_open(Source *source)
{
    Arena *arena = arena_create();
    Pictures *pictures = arena_new(arena, Pictures);
    assert(source);
    *pictures = (Pictures){.arena = arena, .scratch = arena_create(), .source = source};
    return pictures;
}

void pictures_close(Pictures *pictures)
{
    if (pictures) {
        pictures_forget(pictures);
        assert(!pictures_bytes(pictures));
        image_loader_close(pictures->imagery);
        arena_destroy(pictures->scratch);
        arena_destroy(pictures->arena);
    }
}

static void drop_kept(Kept *kept)
{
    surface_wipe(kept->surface);
    explicit_bzero(kept, sizeof *kept);
}

void pictures_forget(Pictures *pictures)
{
    for (int i = 0; i < PICTURES_MOST; i++)
        drop_kept(&pictures->kept[i]);
    arena_wipe(pictures->scratch);
}

size_t pictures_bytes(const Pictures *pictures)
{
    size_t bytes = 0;
    for (int i = 0; i < PICTURES_MOST; i++) {
        const SDL_Surface *surface = pictures->kept[i].surface;
        bytes += !surface ? 0 : (size_t)surface->pitch * (size_t)surface->h;
    }
    return bytes;
}

static Kept *find_kept(Pictures *pictures, Text path, Size size, ThemeId theme)
{
    for (int i = 0; i < PICTURES_MOST; i++) {
        Kept *kept = &pictures->kept[i];
        bool is_same = kept->size.w == size.w && kept->size.h == size.h && kept->theme == theme;
        if (is_same && text_is(path, kept->path)) {
            kept->used = ++pictures->turn;
            return kept;
        }
    }
    return NULL;
}

// A free place, made by dropping what was unused longest, while pixels of that many bytes still pass the limit.
static Kept *make_room(Pictures *pictures, size_t bytes)
{
    for (;;) {
        Kept *oldest = &pictures->kept[0];
        for (int i = 1; i < PICTURES_MOST; i++)
            oldest = pictures->kept[i].used < oldest->used ? &pictures->kept[i] : oldest;
        Kept *fullest = NULL;
        for (int i = 0; i < PICTURES_MOST; i++) {
            Kept *kept = &pictures->kept[i];
            if (kept->surface && (!fullest || kept->used < fullest->used))
                fullest = kept;
        }
        if (!fullest || pictures_bytes(pictures) + bytes <= PICTURES_LIMIT) {
            drop_kept(oldest);
            return oldest;
        }
        drop_kept(fullest);
    }
}

static bool load_kept(Pictures *pictures, Kept *kept)
{
    SourceBytes read = source_read(pictures->source, pictures->scratch, text_of(kept->path), PICTURE_FILE_LIMIT);
    if (read.status != FILE_READ)
        return false;
    if (!pictures->imagery)
        pictures->imagery = image_loader_open(pictures->arena);
    if (!pictures->imagery)
        return false;
    if (kept->size.w == 0)
        return image_loader_size(pictures->imagery, read.bytes, &kept->natural);
    Text drawing = drawing_colors_of(pictures->scratch, read.bytes, kept->theme);
    kept->surface = image_loader_draw(pictures->imagery, drawing, kept->size);
    return kept->surface;
}

static Kept *read_picture(Pictures *pictures, Text path, Size size, ThemeId theme)
{
    Kept *kept = find_kept(pictures, path, size, theme);
    if (kept || path.size >= PATH_LIMIT || !source_may_hold(path))
        return kept;
    kept = make_room(pictures, (size_t)size.w * (size_t)size.h * 4);
    assert(!kept->path[0] && !kept->surface);
    memcpy(kept->path, path.at, path.size);
    kept->size = size;
    kept->theme = theme;
    kept->used = ++pictures->turn;
    kept->is_readable = load_kept(pictures, kept);
    arena_wipe(pictures->scratch);
    return kept;
}

bool pictures_size(Pictures *pictures, Text path, Size *size)
{
    const Kept *kept = read_picture(pictures, path, (Size){0}, THEME_DAY);
    if (!kept || !kept->is_readable)
        return false;
    *size = kept->natural;
    return true;
}

SDL_Surface *pictures_find(Pictures *pictures, Text path, Size size, ThemeId theme)
{
    if (size.w <= 0 || size.h <= 0)
        return NULL;
    const Kept *kept = read_picture(pictures, path, size, theme);
    return !kept ? NULL : kept->surface;
}
