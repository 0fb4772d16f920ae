#include "book/picture-bare.h"

#include <assert.h>
#include <string.h>

// ---- PNG

enum {
    PNG_START = 8,
    PNG_FRAME = 12, // of a chunk: its length, name and checksum
    PNG_IHDR = 0x49484452,
    PNG_PLTE = 0x504C5445,
    PNG_TRNS = 0x74524E53,
    PNG_IDAT = 0x49444154,
    PNG_IEND = 0x49454E44,
};

static bool is_needed(uint32_t name)
{
    return name == PNG_IHDR || name == PNG_PLTE || name == PNG_TRNS || name == PNG_IDAT || name == PNG_IEND;
}

static bool is_name(Text bytes)
{
    for (size_t i = 0; i < bytes.size; i++)
        if (!text_is_letter(bytes.at[i]))
            return false;
    return true;
}

// A chunk whose length leads out of the file is cut off; where the file has its end all the same, that length is wrong.
static PictureFlaw judge_chunk(Text file, size_t at, uint32_t *length)
{
    if (file.size - at < PNG_FRAME)
        return PICTURE_SHORT;
    *length = picture_head_number(file, at, 4);
    if (*length > INT32_MAX || !is_name(text_slice(file, at + 4, at + 8)))
        return PICTURE_BROKEN;
    if (*length <= file.size - at - PNG_FRAME)
        return PICTURE_SOUND;
    return picture_head_number(file, file.size - 8, 4) == PNG_IEND ? PICTURE_BROKEN : PICTURE_SHORT;
}

// The first line of what is left is the file's own; then the chunks without which there is no picture.
static void strip_png(Arena *arena, Text file, PictureBare *bare)
{
    char *copy = arena_alloc(arena, file.size, 1);
    size_t size = PNG_START;
    bool has_pixels = false;
    memcpy(copy, file.at, PNG_START);
    for (size_t at = PNG_START;;) {
        uint32_t length = 0;
        bare->flaw = judge_chunk(file, at, &length);
        if (bare->flaw != PICTURE_SOUND)
            return;
        uint32_t name = picture_head_number(file, at + 4, 4);
        has_pixels |= name == PNG_IDAT;
        if (is_needed(name)) {
            memcpy(copy + size, file.at + at, PNG_FRAME + length);
            size += PNG_FRAME + length;
        }
        at += PNG_FRAME + length;
        if (name == PNG_IEND)
            break;
    }
    assert(size <= file.size);
    bare->flaw = has_pixels ? PICTURE_SOUND : PICTURE_BROKEN;
    if (has_pixels)
        bare->bytes = (Text){copy, size};
}

// ---- JPEG

// It has an end: what lies behind the last scan is a marker that says so. A decoder would make up what is missing.
static bool has_jpeg_end(Text file)
{
    enum { SCAN = 0xDA, END = 0xD9, STUFFED = 0, RESTART_FIRST = 0xD0, RESTART_LAST = 0xD7, FILL = 0xFF };
    bool is_in_scan = false;
    for (size_t at = 2; at + 1 < file.size;) {
        uint32_t marker = picture_head_number(file, at + 1, 1);
        bool is_marker = file.at[at] == '\xFF' && marker != STUFFED && marker != FILL &&
                         !(marker >= RESTART_FIRST && marker <= RESTART_LAST);
        if (!is_marker) {
            at++;
            continue;
        }
        if (marker == END)
            return is_in_scan;
        if (at + 4 > file.size)
            return false;
        is_in_scan |= marker == SCAN;
        at += 2 + picture_head_number(file, at + 2, 2);
    }
    return false;
}

// ---- SVG

// True at the name of a tag that has the prefix; *at is where the prefix begins.
static bool has_prefix(Text file, Text prefix, size_t *at)
{
    *at += *at + 1 < file.size && file.at[*at + 1] == '/' ? 2 : 1;
    return text_starts(text_slice(file, *at, file.size), prefix);
}

// The tags of the root's own prefix lose it: decoders know their names without one.
static void copy_plain(Text file, const SvgRoot *root, char *copy, size_t *size)
{
    for (size_t at = root->start; at < file.size;) {
        size_t next = text_find(file, TEXT("<"), at + 1), name = at;
        if (file.at[at] == '<' && root->prefix.size && has_prefix(file, root->prefix, &name)) {
            memcpy(copy + *size, file.at + at, name - at);
            *size += name - at;
            at = name + root->prefix.size;
        }
        memcpy(copy + *size, file.at + at, next - at);
        *size += next - at;
        at = next;
    }
}

// It has an end: the tag that closes its root.
static bool has_svg_end(Arena *arena, Text file, const SvgRoot *root)
{
    Text end = text_format(arena, "</%.*ssvg", TEXT_ARGS(root->prefix));
    return root->is_empty || text_find(file, end, root->end) < file.size;
}

// The size as it has been read stands once more as the root's last attributes: of two the later one holds, and no
// decoder reads the first ones in a way of its own.
static void strip_svg(Arena *arena, Text file, PictureBare *bare)
{
    const SvgRoot *root = &bare->head.root;
    Text length = text_format(arena, " width=\"%.6g\" height=\"%.6g\"", root->w, root->h);
    size_t end = root->end - 1 - root->is_empty;
    SvgRoot tag = *root;
    char *copy = arena_alloc(arena, file.size + length.size, 1);
    size_t size = 0;
    assert(end > root->start && end < file.size);
    copy_plain(text_slice(file, 0, end), root, copy, &size);
    memcpy(copy + size, length.at, length.size);
    size += length.size;
    tag.start = end;
    copy_plain(file, &tag, copy, &size);
    bare->bytes = (Text){copy, size};
    bare->flaw = PICTURE_SOUND;
}

// ---- All kinds

static PictureFlaw judge_head(Text file, PictureHead *head)
{
    switch (picture_head_read(text_slice(file, 0, PICTURE_HEAD_MOST), head)) {
    case PICTURE_HEAD_UNFINISHED:
        return head->kind == PICTURE_UNKNOWN ? PICTURE_ALIEN : PICTURE_SHORT;
    case PICTURE_HEAD_NONE:
        return head->kind == PICTURE_UNKNOWN ? PICTURE_ALIEN : PICTURE_BROKEN;
    case PICTURE_HEAD_READ:
        break;
    }
    return PICTURE_SOUND;
}

// The end of a PNG is met when its chunks are walked.
static bool has_end(Arena *arena, Text file, const PictureHead *head)
{
    if (head->kind == PICTURE_SVG)
        return has_svg_end(arena, file, &head->root);
    return head->kind != PICTURE_JPEG || has_jpeg_end(file);
}

PictureBare picture_bare_read(Arena *arena, Text file)
{
    PictureBare bare = {.flaw = PICTURE_EMPTY};
    if (!file.size)
        return bare;
    bare.flaw = judge_head(file, &bare.head);
    if (bare.flaw != PICTURE_SOUND)
        return bare;
    if (!has_end(arena, file, &bare.head))
        bare.flaw = PICTURE_SHORT;
    else if (bare.head.kind == PICTURE_PNG)
        strip_png(arena, file, &bare);
    else if (bare.head.kind == PICTURE_SVG)
        strip_svg(arena, file, &bare);
    else
        bare.bytes = file;
    return bare;
}
