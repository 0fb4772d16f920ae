#include "command/picture-proof.h"

#include <assert.h>

#include "book/picture-head.h"
#include "device/image-loader.h"
#include "device/pictures.h"

struct PictureProof {
    Arena *arena;         // it lives there
    ImageLoader *imagery; // open, so that it is not loaded anew for each
};

PictureProof *picture_proof_create(void)
{
    Arena *arena = arena_create();
    PictureProof *proof = arena_new(arena, PictureProof);
    *proof = (PictureProof){arena, image_loader_open()};
    if (proof->imagery)
        return proof;
    arena_destroy(arena);
    return NULL;
}

void picture_proof_destroy(PictureProof *proof)
{
    if (proof) {
        image_loader_close(proof->imagery);
        arena_destroy(proof->arena);
    }
}

// As wide or as high as a large glass, whichever comes first.
static Size size_on_glass(Size natural)
{
    enum { GLASS_PX = 1280 };
    int longer = natural.w > natural.h ? natural.w : natural.h;
    int64_t w = (int64_t)natural.w * GLASS_PX / longer, h = (int64_t)natural.h * GLASS_PX / longer;
    return (Size){w ? (int)w : 1, h ? (int)h : 1};
}

static void tell_undecoded(const ProofPicture *picture, Problems *problems)
{
    bool is_drawing = text_ends(picture->path, TEXT(".svg")) || text_ends(picture->path, TEXT(".SVG"));
    problems_add(problems, SEVERITY_ERROR, (Position){picture->name, 1, 1}, "%s",
                 is_drawing ? "this picture takes too long to draw, or too much memory"
                            : "this picture cannot be decoded");
    problems_hint(problems, "its words are shown in its place; %s",
                  is_drawing ? "draw it with fewer points, and without dashes that are tiny or run on outside"
                             : "save the picture again");
}

static void decode(void *owner, const ProofPicture *picture, Problems *problems)
{
    (void)owner;
    Pictures *pictures = pictures_open(picture->source);
    Size natural;
    if (pictures_size(pictures, picture->path, &natural)) {
        pictures_begin(pictures);
        pictures_find(pictures, picture->path, size_on_glass(natural), THEME_DAY);
        if (pictures_wait(pictures) == PICTURES_FAILED)
            tell_undecoded(picture, problems);
    }
    pictures_close(pictures);
}

FileProof picture_proof_of(PictureProof *proof)
{
    assert(proof);
    return (FileProof){.picture = decode, .owner = proof};
}
