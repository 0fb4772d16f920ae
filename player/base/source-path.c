// Paths of a source: which may be in one, and how they are called.
#include <limits.h>

#include "base/source-kind.h"

static bool is_part(Text part)
{
    return part.size && !text_is(part, ".") && !text_is(part, "..");
}

bool source_may_hold(Text path)
{
    if (path.size >= PATH_MAX || text_find(path, (Text){"", 1}, 0) < path.size)
        return false;
    for (size_t start = 0, end; start <= path.size; start = end + 1) {
        end = text_find(path, TEXT("/"), start);
        if (!is_part(text_slice(path, start, end)))
            return false;
    }
    return true;
}

Text source_name(const Source *source, Arena *arena, Text path)
{
    Text around = text_slice(source->path, 0, source->path.size - source->page.size);
    if (path.size && source->page.size)
        return text_format(arena, "%.*s%.*s", TEXT_ARGS(around), TEXT_ARGS(path));
    return path.size ? text_format(arena, "%.*s/%.*s", TEXT_ARGS(source->path), TEXT_ARGS(path))
                     : text_copy(arena, source->path);
}
