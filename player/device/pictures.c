#include "device/pictures.h"

#include <assert.h>
#include <string.h>

#include "base/index.h"
#include "device/picture-process.h"
#include "device/surface.h"

enum {
    PICTURES_MOST = 16,
    PICTURES_LIMIT = 24 * 1024 * 1024, // bytes of decoded pixels
    LOOK_EVERY_MS = 50,
};

// A picture of the library, as its file's head and its process tell of it.
typedef struct Known {
    Text path;
    Size size;
    bool is_shown, shows_way;
} Known;

// How a picture was asked for. Without a picture: nobody has asked.
typedef struct Wanted {
    Known *picture;
    Size size;
    ThemeId theme;
} Wanted;

typedef struct Kept {
    Wanted wanted;
    SDL_Surface *surface;
    long used;
} Kept;

struct Pictures {
    Arena *arena, *scratch;
    Arena *told; // what is known of pictures
    Source *source;
    ImageLoader *imagery;
    Index known; // by path
    Kept kept[PICTURES_MOST];
    long turn;
    PictureProcess process;
    Wanted coming;     // what the process is for
    bool is_asked_for; // by the frame that is drawn or those that are prepared after it
};

Pictures *pictures_open(Source *source)
{
    Arena *arena = arena_create();
    Pictures *pictures = arena_new(arena, Pictures);
    assert(source);
    *pictures = (Pictures){.arena = arena, .scratch = arena_create(), .told = arena_create(), .source = source};
    pictures->known.arena = pictures->told;
    return pictures;
}

static void unload(Pictures *pictures)
{
    image_loader_close(pictures->imagery);
    pictures->imagery = NULL;
}

void pictures_close(Pictures *pictures)
{
    if (pictures) {
        pictures_forget(pictures);
        assert(!pictures_bytes(pictures));
        unload(pictures);
        arena_destroy(pictures->told);
        arena_destroy(pictures->scratch);
        arena_destroy(pictures->arena);
    }
}

static void drop_kept(Kept *kept)
{
    surface_wipe(kept->surface);
    explicit_bzero(kept, sizeof *kept);
}

static void end_process(Pictures *pictures)
{
    picture_process_end(&pictures->process);
    pictures->coming = (Wanted){0};
}

static void drop_all(Pictures *pictures)
{
    for (int i = 0; i < PICTURES_MOST; i++)
        drop_kept(&pictures->kept[i]);
}

void pictures_tidy(Pictures *pictures)
{
    if (pictures_are_coming(pictures))
        return;
    drop_all(pictures);
    unload(pictures);
}

// The process first: until it is gone, memory that is overwritten leaves a copy of its own with it.
bool pictures_forget(Pictures *pictures)
{
    bool is_waited_for = pictures->is_asked_for && pictures->coming.picture;
    end_process(pictures);
    drop_all(pictures);
    pictures->known = (Index){.arena = pictures->told};
    arena_wipe(pictures->told);
    arena_wipe(pictures->scratch);
    return is_waited_for;
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

bool pictures_can_decode(const Pictures *pictures)
{
    return pictures->imagery;
}

pid_t pictures_process(const Pictures *pictures)
{
    return pictures->process.process;
}

// ---- What is known of a picture

// Reads as much of the file as its head takes.
static bool read_head(Pictures *pictures, Text path, PictureHead *head)
{
    SourceStart start = source_start(pictures->source, pictures->scratch, path, PICTURE_FILE_MOST);
    PictureHeadStatus status = PICTURE_HEAD_UNFINISHED;
    if (start.status != FILE_READ)
        return false;
    while (status == PICTURE_HEAD_UNFINISHED && start.bytes.size < PICTURE_HEAD_MOST && source_more(&start))
        status = picture_head_read(start.bytes, head);
    source_stop(&start);
    return status == PICTURE_HEAD_READ && picture_head_is_shown(head);
}

static Known *find_known(Pictures *pictures, Text path)
{
    Known *known = index_find(&pictures->known, path);
    PictureHead head;
    if (known)
        return known;
    known = arena_new(pictures->told, Known);
    known->path = text_copy(pictures->told, path);
    known->is_shown = read_head(pictures, path, &head);
    if (known->is_shown) {
        known->size = head.size;
        known->shows_way = head.root.shows_way;
    }
    arena_wipe(pictures->scratch);
    index_add(&pictures->known, known->path, known);
    return known;
}

bool pictures_size(Pictures *pictures, Text path, Size *size)
{
    const Known *known = find_known(pictures, path);
    if (known->is_shown)
        *size = known->size;
    return known->is_shown;
}

bool pictures_shows_way(Pictures *pictures, Text path)
{
    return find_known(pictures, path)->shows_way;
}

// ---- Pixels

static bool is_same(const Wanted *a, const Wanted *b)
{
    return a->picture == b->picture && a->size.w == b->size.w && a->size.h == b->size.h && a->theme == b->theme;
}

static Kept *find_kept(Pictures *pictures, const Wanted *wanted)
{
    for (int i = 0; i < PICTURES_MOST; i++) {
        Kept *kept = &pictures->kept[i];
        if (is_same(&kept->wanted, wanted)) {
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

static void start(Pictures *pictures, const Wanted *wanted)
{
    PictureOrder order = {pictures->source, wanted->picture->path, wanted->size, wanted->theme};
    end_process(pictures);
    if (!pictures->imagery)
        pictures->imagery = image_loader_open();
    if (pictures->imagery)
        picture_process_start(&pictures->process, pictures->imagery, &order);
    pictures->coming = *wanted; // where nothing was started, it is as one that has failed
}

void pictures_begin(Pictures *pictures)
{
    pictures->is_asked_for = false;
}

SDL_Surface *pictures_find(Pictures *pictures, Text path, Size size, ThemeId theme)
{
    if (size.w <= 0 || size.h <= 0)
        return NULL;
    Wanted wanted = {find_known(pictures, path), size, theme};
    const Kept *kept = find_kept(pictures, &wanted);
    if (kept || !wanted.picture->is_shown)
        return kept ? kept->surface : NULL;
    if (!is_same(&pictures->coming, &wanted) && pictures->is_asked_for)
        return NULL;
    if (!is_same(&pictures->coming, &wanted))
        start(pictures, &wanted);
    pictures->is_asked_for = true;
    return NULL;
}

bool pictures_are_coming(const Pictures *pictures)
{
    return pictures->coming.picture;
}

static bool keep(Pictures *pictures)
{
    const Wanted *wanted = &pictures->coming;
    Kept *kept = make_room(pictures, (size_t)wanted->size.w * (size_t)wanted->size.h * 4);
    assert(!kept->wanted.picture && !kept->surface);
    *kept = (Kept){*wanted, picture_process_take(&pictures->process), ++pictures->turn};
    return kept->surface;
}

static PicturesNews look(Pictures *pictures, int wait_ms)
{
    if (!pictures->coming.picture)
        return PICTURES_SAME;
    bool has_process = pictures->process.process > 0;
    PictureStep step = has_process ? picture_process_step(&pictures->process, wait_ms) : PICTURE_STEP_DEAD;
    if (step == PICTURE_STEP_WAITS)
        return PICTURES_SAME;
    bool has_come = step == PICTURE_STEP_DONE && keep(pictures);
    pictures->coming.picture->is_shown = has_come;
    end_process(pictures);
    pictures->is_asked_for = false;
    return has_come ? PICTURES_CAME : PICTURES_FAILED;
}

PicturesNews pictures_look(Pictures *pictures)
{
    return look(pictures, 0);
}

PicturesNews pictures_wait(Pictures *pictures)
{
    PicturesNews news = PICTURES_SAME;
    while (news == PICTURES_SAME && pictures_are_coming(pictures))
        news = look(pictures, LOOK_EVERY_MS);
    return news;
}
