#include "book/press-picture.h"

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

PressPicture press_picture_of(const PressRequest *request, const MarkupElement *element, Arena *arena,
                              PressCounts *counts)
{
    Path path = path_of(request, element, arena);
    Text found = path.is_outside ? TEXT("") : path_find(request->names, &path);
    PressPicture picture = {
        .path = press_picture_path(arena, request->pictures, found),
        .alt = text_fold(arena, markup_value(element, "alt")),
        .at = leaf_at(request->leaf, element->offset),
    };
    counts->pictures++;
    counts->wordless_pictures += !picture.alt.size;
    counts->remote_pictures += path.is_outside;
    if (!path.is_outside && !picture.path.size) {
        counts->missing_pictures++;
        tell_missing(request, &path, picture.at);
    }
    return picture;
}
