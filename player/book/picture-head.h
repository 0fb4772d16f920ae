// PictureHead: what the file of a picture says of itself before any of it is decoded: its kind, its size, and how it is
// to be turned. Reading it takes as long as the head is, whatever the picture claims to be.
#pragma once

#include "base/rect.h"
#include "book/svg-root.h"

// The last three are known by name alone: nothing here shows them.
typedef enum PictureKind {
    PICTURE_UNKNOWN,
    PICTURE_PNG,
    PICTURE_JPEG,
    PICTURE_SVG,
    PICTURE_GIF,
    PICTURE_WEBP,
    PICTURE_BMP
} PictureKind;

// What is larger is not decoded: 4096x4096. A drawing (SVG) is made at the size it is wanted at, and has no limit.
enum { PICTURE_PIXELS_MOST = 16 * 1024 * 1024 };

// A file of more bytes is not read, whatever it holds.
enum { PICTURE_FILE_MOST = 8 * 1024 * 1024 };

// Heads are looked for in so much of a file.
enum { PICTURE_HEAD_MOST = 256 * 1024 };

typedef struct PictureHead {
    PictureKind kind;
    Size size;    // as it is shown, in pixels; 0x0: it gives none
    int turn;     // 1..8, as Exif counts orientations: 1 is upright, those from 5 on lie on their side
    bool is_cmyk; // a JPEG in the colours of a press
    SvgRoot root; // of an SVG
} PictureHead;

typedef enum PictureHeadStatus {
    PICTURE_HEAD_READ,
    PICTURE_HEAD_UNFINISHED, // more of the file is needed
    PICTURE_HEAD_NONE,       // it has none: not a picture, or a broken one. The kind is known where its mark was there
} PictureHeadStatus;

// Reads it from the start of a file. The head borrows the bytes.
PictureHeadStatus picture_head_read(Text bytes, PictureHead *head);

// The picture may be shown: a kind that is decoded, of a size within the limit.
bool picture_head_is_shown(const PictureHead *head);

// "PNG"; "" for an unknown kind.
const char *picture_kind_name(PictureKind kind);

// The number in so many bytes (at most 4), the highest first. There must be that many.
uint32_t picture_head_number(Text bytes, size_t at, int count);
