#include "book/leaf.h"

static void tell_status(const Leaf *leaf, const LeafRequest *request, Problems *problems)
{
    Position start = {leaf->name, 1, 1};
    switch (leaf->status) {
    case FILE_READ:
        break;
    case FILE_MISSING:
        problems_add(problems, request->severity, start, "there is no such file");
        break;
    case FILE_TOO_LARGE:
        problems_add(problems, request->severity, start, "this file is larger than %zu KB", request->limit / 1024);
        break;
    default:
        problems_add(problems, request->severity, start, "this file cannot be read");
    }
}

Leaf leaf_read(Source *source, Arena *arena, const LeafRequest *request, Problems *problems)
{
    SourceBytes read = source_read(source, arena, request->path, request->limit);
    Leaf leaf = {.status = read.status, .path = request->path};
    leaf.name = source_name(source, problems ? problems->arena : arena, request->path);
    if (leaf.status == FILE_READ)
        leaf.clean = request->is_plain ? clean_plain(arena, read.bytes) : clean_markup(arena, read.bytes);
    leaf.cursor = source_cursor_begin(leaf.clean.text, leaf.name);
    if (!problems)
        return leaf;
    tell_status(&leaf, request, problems);
    clean_tell(&leaf.clean, leaf.name, problems);
    return leaf;
}

Position leaf_at(Leaf *leaf, size_t offset)
{
    source_cursor_move(&leaf->cursor, offset);
    return leaf->cursor.at;
}
