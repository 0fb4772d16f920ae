#include "book/press-picture.h"

#include "base/data-url.h"
#include "book/picture-head.h"

static void tell_missing(const PressRequest *request, const Path *path, Position at)
{
    if (!request->problems)
        return;
    problems_add(request->problems, SEVERITY_WARNING, at, "there is no picture \"%.*s\" in the book",
                 TEXT_ARGS(path->file));
    problems_hint(request->problems, "its description stands in its place");
}

static Path path_of(const PressRequest *request, const MarkupElement *element, Arena *arena)
{
    static const char *const names[] = {"src", "xlink:href", "href", "data"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Text reference = markup_value(element, names[i]);
        if (reference.size)
            return path_resolve(arena, request->leaf->path, reference);
    }
    return (Path){0};
}

Text press_picture_path(Arena *arena, Text folder, Text path)
{
    return folder.size && path.size ? text_format(arena, "%.*s/%.*s", TEXT_ARGS(folder), TEXT_ARGS(path))
                                    : text_copy(arena, path);
}

// Keeps what stands in the page at an element as a file; "" where there are too many.
static Text embed(const PressPictures *pictures, const MarkupElement *element, Text bytes, const char *ending)
{
    const PressRequest *request = pictures->request;
    Index *kept = pictures->is_wanted ? request->embedded : NULL;
    Text path = text_format(kept ? kept->arena : pictures->arena, "%.*s/%zu.%s", TEXT_ARGS(request->leaf->path),
                            element->offset, ending);
    if (!kept)
        return path;
    if (kept->count >= PRESS_EMBEDDED_MOST)
        return TEXT("");
    Text *file = arena_new(kept->arena, Text);
    *file = text_copy(kept->arena, bytes);
    index_add(kept, path, file);
    return path;
}

// Pictures of kinds that may be seen, by their media types.
static const char *ending_of(Text media_type)
{
    static const char *const types[][2] = {
        {"image/png", "png"}, {"image/jpeg", "jpg"}, {"image/jpg", "jpg"}, {"image/svg+xml", "svg"}};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(media_type, types[i][0]))
            return types[i][1];
    return NULL;
}

static Text unpack(const PressPictures *pictures, const MarkupElement *element, Text address)
{
    DataUrl data;
    Arena *scratch = arena_create();
    bool is_read = data_url_read(scratch, address, PICTURE_FILE_MOST, &data);
    const char *ending = is_read ? ending_of(data.media_type) : NULL;
    Text path = ending ? embed(pictures, element, data.bytes, ending) : TEXT("");
    arena_destroy(scratch);
    return path;
}

PressPicture press_picture_of(const PressPictures *pictures, const MarkupElement *element)
{
    const PressRequest *request = pictures->request;
    PressCounts *counts = pictures->counts;
    Path path = path_of(request, element, pictures->arena);
    bool is_data = path.is_outside && data_url_is(path.file);
    Text found = is_data           ? unpack(pictures, element, path.file)
                 : path.is_outside ? TEXT("")
                                   : path_find(request->names, &path);
    PressPicture picture = {
        .path = press_picture_path(pictures->arena, request->pictures, found),
        .alt = text_fold(pictures->arena, markup_value(element, "alt")),
        .at = leaf_at(request->leaf, element->offset),
    };
    counts->pictures++;
    counts->wordless_pictures += !picture.alt.size;
    counts->remote_pictures += path.is_outside && !is_data;
    if (!path.is_outside && !picture.path.size) {
        counts->missing_pictures++;
        tell_missing(request, &path, picture.at);
    }
    return picture;
}

PressPicture press_picture_drawn(const PressPictures *pictures, const MarkupElement *element, Text bytes, Text words)
{
    Text label = markup_value(element, "aria-label");
    Text path = embed(pictures, element, bytes, "svg");
    pictures->counts->pictures++;
    pictures->counts->wordless_pictures += !words.size && !label.size;
    return (PressPicture){
        .path = press_picture_path(pictures->arena, pictures->request->pictures, path),
        .alt = text_fold(pictures->arena, words.size ? words : label),
        .at = leaf_at(pictures->request->leaf, element->offset),
    };
}
