// Pictures: any bytes as the file of a picture: its head, what is left of it for a decoder, its colours in each theme,
// and its pixels. Photographs are decoded here; drawings, which may take for ever, in the process that the player
// decodes pictures in, and only some of them, since that takes its time.
#include "target.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"
#include "device/drawing-colors.h"
#include "device/picture-process.h"
#include "device/surface.h"
#include "small-library.h"

enum {
    PIXELS_MOST = 128 * 128,
    SIDE_MOST = 96,
    DRAWN_OF = 16, // of so many drawings, one is drawn
    DRAWING_MS = 100,
};

// SDL_image, which stays.
static const ImageLoader *imagery_of_player(void)
{
    static ImageLoader *imagery;
    if (!imagery)
        imagery = image_loader_open();
    if (!imagery)
        exit(2);
    return imagery;
}

// A part of a file says nothing that the whole denies.
static void read_part(Text file, size_t size, const PictureHead *whole, PictureHeadStatus whole_status)
{
    char *part = malloc(size ? size : 1);
    PictureHead head;
    memcpy(part, file.at, size);
    if (picture_head_read((Text){part, size}, &head) == PICTURE_HEAD_READ) {
        assert(whole_status == PICTURE_HEAD_READ && head.kind == whole->kind);
        assert(head.size.w == whole->size.w && head.size.h == whole->size.h && head.turn == whole->turn);
    }
    free(part);
}

static void read_parts(Text file)
{
    PictureHead whole;
    PictureHeadStatus status = picture_head_read(file, &whole);
    for (size_t size = file.size; size > 0; size /= 2)
        read_part(file, size - size / 3, &whole, status);
}

// Smaller than it is, in its own shape.
static Size size_of(const PictureHead *head)
{
    Size size = head->size.w > 0 && head->size.h > 0 ? head->size : (Size){SIDE_MOST, SIDE_MOST};
    return (Size){size.w < SIDE_MOST ? size.w : SIDE_MOST, size.h < SIDE_MOST ? size.h : SIDE_MOST};
}

static void decode(const PictureBare *bare)
{
    if ((int64_t)bare->head.size.w * bare->head.size.h > PIXELS_MOST)
        return;
    Size size = size_of(&bare->head);
    SDL_Surface *drawn = image_loader_draw(imagery_of_player(), bare, size);
    assert(!drawn || (drawn->w == size.w && drawn->h == size.h && drawn->format->format == SDL_PIXELFORMAT_ARGB8888));
    surface_wipe(drawn);
}

static void draw(Text file, const PictureBare *bare)
{
    if (hash_bytes(HASH_SEED, file.at, file.size) % DRAWN_OF)
        return;
    small_library_write_alone(file);
    Source *source = source_open(small_library_folder());
    PictureOrder order = {source, TEXT("alone.xml"), size_of(&bare->head), THEME_NIGHT};
    PictureProcess run = {0};
    if (picture_process_start(&run, imagery_of_player(), &order) &&
        picture_process_step(&run, DRAWING_MS) == PICTURE_STEP_DONE)
        surface_wipe(picture_process_take(&run));
    picture_process_end(&run);
    source_close(source);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    Text file = {(const char *)bytes, size};
    read_parts(file);
    PictureBare bare = picture_bare_read(arena, file);
    assert(bare.flaw == PICTURE_SOUND ? bare.bytes.size > 0 : bare.bytes.size == 0);
    bool is_shown = bare.flaw == PICTURE_SOUND && picture_head_is_shown(&bare.head);
    for (int theme = 0; is_shown && theme < THEME_COUNT; theme++)
        drawing_colors_of(arena, bare.bytes, (ThemeId)theme);
    if (is_shown && bare.head.kind == PICTURE_SVG)
        draw(file, &bare);
    else if (is_shown)
        decode(&bare);
    arena_destroy(arena);
    return 0;
}
