#include "book/picture-head.h"

#include <assert.h>
#include <math.h>

static PictureHeadStatus none_or_unfinished(Text bytes, size_t wanted)
{
    return bytes.size < wanted ? PICTURE_HEAD_UNFINISHED : PICTURE_HEAD_NONE;
}

uint32_t picture_head_number(Text bytes, size_t at, int count)
{
    uint32_t number = 0;
    assert(count <= 4 && at + (size_t)count <= bytes.size);
    for (int i = 0; i < count; i++)
        number = number << 8 | (unsigned char)bytes.at[at + (size_t)i];
    return number;
}

// ---- PNG

static PictureHeadStatus read_png(Text bytes, PictureHead *head)
{
    enum { START = 8, LENGTH = 13, NAME = 0x49484452, WANTED = START + 8 + LENGTH }; // "IHDR"
    if (bytes.size < WANTED)
        return PICTURE_HEAD_UNFINISHED;
    uint32_t w = picture_head_number(bytes, START + 8, 4), h = picture_head_number(bytes, START + 12, 4);
    bool is_head = picture_head_number(bytes, START, 4) == LENGTH && picture_head_number(bytes, START + 4, 4) == NAME;
    if (!is_head || w - 1 >= INT32_MAX || h - 1 >= INT32_MAX)
        return PICTURE_HEAD_NONE;
    head->size = (Size){(int)w, (int)h};
    return PICTURE_HEAD_READ;
}

// ---- JPEG

enum {
    JPEG_FRAME_FIRST = 0xC0,
    JPEG_FRAME_LAST = 0xCF,
    JPEG_TABLES = 0xC4,
    JPEG_EXTENSION = 0xC8,
    JPEG_CODING = 0xCC,
    JPEG_SCAN = 0xDA,
    JPEG_END = 0xD9,
    JPEG_EXIF = 0xE1,
};

// A number of Exif's, in the order of bytes that it says.
static uint32_t exif_number(Text exif, size_t at, int count)
{
    uint32_t number = picture_head_number(exif, at, count), turned = 0;
    if (text_starts(exif, TEXT("MM")))
        return number;
    for (int i = 0; i < count; i++, number >>= 8)
        turned = turned << 8 | (number & 255);
    return turned;
}

// How the picture is to be turned, by the first list of what Exif says; 1 where it says nothing.
static int exif_turn(Text exif)
{
    enum { ENTRY_BYTES = 12, ORIENTATION = 0x112, SHORT_NUMBER = 3 };
    if (exif.size < 8 || (!text_starts(exif, TEXT("II*")) && !text_starts(exif, TEXT("MM"))))
        return 1;
    size_t at = exif_number(exif, 4, 4);
    if (at > exif.size - 2)
        return 1;
    uint32_t count = exif_number(exif, at, 2);
    at += 2;
    for (uint32_t i = 0; i < count && exif.size - at >= ENTRY_BYTES; i++, at += ENTRY_BYTES) {
        uint32_t turn = exif_number(exif, at + 8, 2);
        if (exif_number(exif, at, 2) == ORIENTATION && exif_number(exif, at + 2, 2) == SHORT_NUMBER)
            return turn >= 1 && turn <= 8 ? (int)turn : 1;
    }
    return 1;
}

static bool is_frame(uint32_t marker)
{
    return marker >= JPEG_FRAME_FIRST && marker <= JPEG_FRAME_LAST && marker != JPEG_TABLES &&
           marker != JPEG_EXTENSION && marker != JPEG_CODING;
}

static PictureHeadStatus read_frame(Text segment, PictureHead *head)
{
    enum { LEAST = 8, COLOURS_OF_A_PRESS = 4 };
    if (segment.size < LEAST)
        return PICTURE_HEAD_NONE;
    int h = (int)picture_head_number(segment, 3, 2), w = (int)picture_head_number(segment, 5, 2);
    if (w == 0 || h == 0)
        return PICTURE_HEAD_NONE;
    head->size = head->turn >= 5 ? (Size){h, w} : (Size){w, h};
    head->is_cmyk = picture_head_number(segment, 7, 1) == COLOURS_OF_A_PRESS;
    return PICTURE_HEAD_READ;
}

static PictureHeadStatus read_jpeg(Text bytes, PictureHead *head)
{
    Text exif = TEXT("Exif\0\0");
    for (size_t at = 2;;) {
        while (at + 1 < bytes.size && bytes.at[at] == '\xFF' && bytes.at[at + 1] == '\xFF')
            at++;
        if (bytes.size < at + 4)
            return PICTURE_HEAD_UNFINISHED;
        uint32_t marker = picture_head_number(bytes, at + 1, 1), size = picture_head_number(bytes, at + 2, 2);
        if (bytes.at[at] != '\xFF' || marker < JPEG_FRAME_FIRST || marker == JPEG_SCAN || marker == JPEG_END ||
            size < 2)
            return PICTURE_HEAD_NONE;
        if (bytes.size < at + 2 + size)
            return PICTURE_HEAD_UNFINISHED;
        Text segment = text_slice(bytes, at + 2, at + 2 + size), said = text_slice(segment, 2, size);
        if (is_frame(marker))
            return read_frame(segment, head);
        if (marker == JPEG_EXIF && text_starts(said, exif) && head->turn == 1)
            head->turn = exif_turn(text_slice(said, exif.size, said.size));
        at += 2 + size;
    }
}

// ---- SVG

static PictureHeadStatus read_svg(Text bytes, PictureHead *head)
{
    switch (svg_root_read(bytes, &head->root)) {
    case SVG_ROOT_NONE:
        return PICTURE_HEAD_NONE;
    case SVG_ROOT_UNFINISHED:
        return PICTURE_HEAD_UNFINISHED;
    case SVG_ROOT_FOUND:
        break;
    }
    head->kind = PICTURE_SVG;
    head->size = (Size){(int)ceil(head->root.w), (int)ceil(head->root.h)};
    return PICTURE_HEAD_READ;
}

// ---- Kinds

typedef struct KindMark {
    PictureKind kind;
    Text first, at_8; // what the file begins with, and what stands at its eighth byte
    PictureHeadStatus (*read)(Text bytes, PictureHead *head);
} KindMark;

static PictureHeadStatus read_nothing(Text bytes, PictureHead *head)
{
    (void)bytes;
    (void)head;
    return PICTURE_HEAD_READ;
}

PictureHeadStatus picture_head_read(Text bytes, PictureHead *head)
{
    static const KindMark marks[] = {
        {PICTURE_PNG, {"\x89PNG\r\n\x1A\n", 8}, {"", 0}, read_png},
        {PICTURE_JPEG, {"\xFF\xD8", 2}, {"", 0}, read_jpeg},
        {PICTURE_GIF, {"GIF8", 4}, {"", 0}, read_nothing},
        {PICTURE_WEBP, {"RIFF", 4}, {"WEBP", 4}, read_nothing},
        {PICTURE_BMP, {"BM", 2}, {"", 0}, read_nothing},
    };
    enum { MARK_BYTES = 12 };
    *head = (PictureHead){.turn = 1};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(bytes, marks[i].first) && text_starts(text_slice(bytes, 8, bytes.size), marks[i].at_8)) {
            head->kind = marks[i].kind;
            return marks[i].read(bytes, head);
        }
    bool is_text = bytes.size && (bytes.at[0] == '<' || bytes.at[0] == '\xEF' || text_is_space(bytes.at[0]));
    return is_text ? read_svg(bytes, head) : none_or_unfinished(bytes, MARK_BYTES);
}

bool picture_head_is_shown(const PictureHead *head)
{
    bool is_drawing = head->kind == PICTURE_SVG;
    if (head->size.w <= 0 || head->size.h <= 0 || (!is_drawing && head->kind > PICTURE_SVG))
        return false;
    return is_drawing || (int64_t)head->size.w * head->size.h <= PICTURE_PIXELS_MOST;
}

const char *picture_kind_name(PictureKind kind)
{
    static const char *const names[] = {"", "PNG", "JPEG", "SVG", "GIF", "WebP", "BMP"};
    assert(kind < sizeof names / sizeof *names);
    return names[kind];
}
