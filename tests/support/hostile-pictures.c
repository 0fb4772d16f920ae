#include "hostile-pictures.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// ---- Bytes

typedef struct Bytes {
    uint8_t *at;
    size_t size, room;
    uint32_t bits; // not yet written out,
    int bit_count; // so many
} Bytes;

static void put(Bytes *bytes, const void *from, size_t size)
{
    while (bytes->size + size > bytes->room) {
        bytes->room = bytes->room ? bytes->room * 2 : 4096;
        bytes->at = realloc(bytes->at, bytes->room);
        assert(bytes->at);
    }
    memcpy(bytes->at + bytes->size, from, size);
    bytes->size += size;
}

static void put_byte(Bytes *bytes, unsigned byte)
{
    put(bytes, &(uint8_t){(uint8_t)byte}, 1);
}

static void put_number(Bytes *bytes, uint32_t number, int count)
{
    while (count-- > 0)
        put_byte(bytes, number >> 8 * count & 255);
}

static void put_words(Bytes *bytes, const char *words)
{
    put(bytes, words, strlen(words));
}

// ---- PNG

// The checksum of chunks (CRC-32).
static uint32_t sum_chunk(const uint8_t *at, size_t size)
{
    uint32_t sum = ~0U;
    for (size_t i = 0; i < size; i++) {
        sum ^= at[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xEDB88320U : 0);
    }
    return ~sum;
}

static void put_chunk(Bytes *png, const char *name, const Bytes *said)
{
    size_t start = png->size + 4;
    put_number(png, (uint32_t)said->size, 4);
    put_words(png, name);
    put(png, said->at ? said->at : (const uint8_t *)"", said->size);
    put_number(png, sum_chunk(png->at + start, png->size - start), 4);
}

// Deflate writes its bits from the lowest on, and its codes from the highest.
static void put_bits(Bytes *bytes, uint32_t bits, int count)
{
    bytes->bits |= bits << bytes->bit_count;
    bytes->bit_count += count;
    for (; bytes->bit_count >= 8; bytes->bit_count -= 8, bytes->bits >>= 8)
        put_byte(bytes, bytes->bits & 255);
}

static void put_code(Bytes *bytes, uint32_t code, int count)
{
    while (count-- > 0)
        put_bits(bytes, code >> count & 1, 1);
}

// So many zeros: one, and the rest copied from the byte before, 258 at a time.
static Bytes deflated_zeros(size_t count)
{
    enum { LITERAL_0 = 0x30, COPY_258 = 0xC5, END = 0, COPY = 258 };
    Bytes bytes = {0};
    uint32_t low = 1, high = 0;
    put_number(&bytes, 0x7801, 2);
    put_bits(&bytes, 3, 3); // the last block, with fixed codes
    put_code(&bytes, LITERAL_0, 8);
    size_t left = count - 1;
    for (; left >= COPY; left -= COPY) {
        put_code(&bytes, COPY_258, 8);
        put_code(&bytes, 0, 5);
    }
    while (left-- > 0)
        put_code(&bytes, LITERAL_0, 8);
    put_code(&bytes, END, 7);
    put_bits(&bytes, 0, 7);
    high = (uint32_t)(count % 65521);
    bytes.bit_count = 0;
    put_number(&bytes, high << 16 | low, 4);
    return bytes;
}

// A black picture of one byte a pixel.
static Bytes black_png(uint32_t w, uint32_t h)
{
    Bytes png = {0}, head = {0}, none = {0}, pixels = deflated_zeros(((size_t)w + 1) * h);
    put(&png, "\x89PNG\r\n\x1A\n", 8);
    put_number(&head, w, 4);
    put_number(&head, h, 4);
    put(&head, "\x08\0\0\0", 5);
    put_chunk(&png, "IHDR", &head);
    put_chunk(&png, "IDAT", &pixels);
    put_chunk(&png, "IEND", &none);
    free(head.at);
    free(pixels.at);
    return png;
}

// ---- JPEG

static void put_segment(Bytes *jpeg, unsigned marker, const Bytes *said)
{
    put_number(jpeg, 0xFF00 | marker, 2);
    put_number(jpeg, (uint32_t)said->size + 2, 2);
    put(jpeg, said->at, said->size);
}

static void put_scan_bits(Bytes *scan, uint32_t bits, int count)
{
    while (count-- > 0) {
        scan->bits = scan->bits << 1 | (bits >> count & 1);
        if (++scan->bit_count % 8)
            continue;
        put_byte(scan, scan->bits & 255);
        if ((scan->bits & 255) == 255)
            put_byte(scan, 0);
    }
}

// One square of 8x8 pixels of one value: how far it is from the one before. Each class of lengths has a code of its
// number in four bits.
static void put_square(Bytes *scan, int value, int *before)
{
    int step = (value - 128) * 8 - *before, length = 0;
    for (int rest = abs(step); rest; rest >>= 1)
        length++;
    put_scan_bits(scan, (uint32_t)length, 4);
    put_scan_bits(scan, (uint32_t)(step < 0 ? step + (1 << length) - 1 : step), length);
    put_scan_bits(scan, 0, 1); // nothing but the mean
    *before += step;
}

typedef struct Photograph {
    int w, h, count;       // squares; values a pixel: 3 of light or 4 of ink
    const uint8_t *corner; // the values of the square at the top left,
    const uint8_t *rest;   // and of the others
    unsigned turn;         // Exif's orientation; 0: none is said
} Photograph;

static void put_tables(Bytes *jpeg)
{
    Bytes quants = {0}, means = {0}, ends = {0};
    put_byte(&quants, 0);
    for (int i = 0; i < 64; i++)
        put_byte(&quants, 1);
    put_segment(jpeg, 0xDB, &quants);
    put(&means, "\0\0\0\0\x0C\0\0\0\0\0\0\0\0\0\0\0\0", 17); // twelve codes of four bits
    for (unsigned i = 0; i < 12; i++)
        put_byte(&means, i);
    put_segment(jpeg, 0xC4, &means);
    put(&ends, "\x10\1\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 18); // one code of one bit
    put_segment(jpeg, 0xC4, &ends);
    free(quants.at);
    free(means.at);
    free(ends.at);
}

static void put_frame(Bytes *jpeg, const Photograph *photograph)
{
    Bytes frame = {0}, scan = {0};
    put_byte(&frame, 8);
    put_number(&frame, (uint32_t)photograph->h * 8, 2);
    put_number(&frame, (uint32_t)photograph->w * 8, 2);
    put_byte(&frame, (unsigned)photograph->count);
    put_byte(&scan, (unsigned)photograph->count);
    for (unsigned i = 1; i <= (unsigned)photograph->count; i++) {
        put_byte(&frame, i);
        put(&frame, "\x11\0", 2);
        put_byte(&scan, i);
        put_byte(&scan, 0);
    }
    put(&scan, "\0\x3F\0", 3);
    put_segment(jpeg, 0xC0, &frame);
    put_segment(jpeg, 0xDA, &scan);
    free(frame.at);
    free(scan.at);
}

static Bytes jpeg_of(const Photograph *photograph)
{
    Bytes jpeg = {0}, adobe = {0}, exif = {0};
    int before[4] = {0};
    put_number(&jpeg, 0xFFD8, 2);
    put(&exif, "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0", 32);
    exif.at[25] = (uint8_t)photograph->turn;
    if (photograph->turn)
        put_segment(&jpeg, 0xE1, &exif);
    put(&adobe, "Adobe\0\x64\0\0\0\0\0", 12); // the values are what they say
    put_segment(&jpeg, 0xEE, &adobe);
    put_tables(&jpeg);
    put_frame(&jpeg, photograph);
    for (int i = 0; i < photograph->w * photograph->h; i++)
        for (int k = 0; k < photograph->count; k++)
            put_square(&jpeg, (i ? photograph->rest : photograph->corner)[k], &before[k]);
    while (jpeg.bit_count % 8)
        put_scan_bits(&jpeg, 1, 1);
    put_number(&jpeg, 0xFFD9, 2);
    free(adobe.at);
    free(exif.at);
    return jpeg;
}

// ---- The pictures

static const uint8_t red[] = {255, 0, 0}, blue[] = {0, 0, 255};
static const uint8_t red_ink[] = {255, 0, 0, 255}, blue_ink[] = {0, 0, 255, 255}; // how much paper each ink leaves

static Bytes make_nothing(void)
{
    return (Bytes){0};
}

static Bytes make_huge_png(void)
{
    return black_png(10000, 10000);
}

// All pixels of a picture that is just small enough.
static Bytes make_large_png(void)
{
    return black_png(4000, 4000);
}

static Bytes make_long_chunk(void)
{
    Bytes png = black_png(40, 30);
    png.at[33] = 0x7F; // the length of IDAT begins here
    return png;
}

static Bytes make_wrong_sum(void)
{
    Bytes png = black_png(40, 30);
    png.at[png.size - 14] ^= 1; // of IDAT
    return png;
}

static Bytes make_cut_png(void)
{
    Bytes png = black_png(400, 300);
    png.size = png.size * 3 / 5;
    return png;
}

// What unpacks to 100 MB stands beside the pixels.
static Bytes make_swollen_png(void)
{
    Bytes png = black_png(40, 30), profile = {0}, zeros = deflated_zeros((size_t)100 << 20), end = png, all = {0};
    put(&profile, "p\0", 3);
    put(&profile, zeros.at, zeros.size);
    put(&all, png.at, 33);
    put_chunk(&all, "iCCP", &profile);
    put(&all, end.at + 33, end.size - 33);
    free(png.at);
    free(profile.at);
    free(zeros.at);
    return all;
}

static Bytes make_photograph(void)
{
    return jpeg_of(&(Photograph){8, 4, 3, red, blue, 0});
}

static Bytes make_lying(void)
{
    return jpeg_of(&(Photograph){8, 4, 3, red, blue, 6});
}

static Bytes make_inks(void)
{
    return jpeg_of(&(Photograph){8, 4, 4, red_ink, blue_ink, 0});
}

static Bytes make_cut_jpeg(void)
{
    Bytes jpeg = make_photograph();
    jpeg.size -= 12;
    return jpeg;
}

static Bytes words_of(const char *words)
{
    Bytes bytes = {0};
    put_words(&bytes, words);
    return bytes;
}

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" "
#define RECT "<rect width=\"40\" height=\"30\" fill=\"#CC0000\"/>"

static Bytes make_vast_svg(void)
{
    return words_of(SVG
                    "width=\"20000\" height=\"20000\"><rect width=\"9000\" height=\"20000\" fill=\"#CC0000\"/></svg>");
}

static Bytes make_many_points(void)
{
    Bytes svg = words_of(SVG "width=\"400\" height=\"200\"><path fill=\"none\" stroke=\"#CC0000\" d=\"M0 0");
    char point[32];
    for (int i = 0; i < 200000; i++) {
        snprintf(point, sizeof point, " L%d %d", i % 400, i * 7 % 200);
        put_words(&svg, point);
    }
    put_words(&svg, "\"/></svg>");
    return svg;
}

static Bytes make_far_dashes(void)
{
    return words_of(SVG "width=\"400\" height=\"200\"><line x1=\"10\" y1=\"100\" x2=\"77777777\" y2=\"100\" "
                        "stroke=\"#CC0000\" stroke-width=\"6\" stroke-dasharray=\"3 3\"/></svg>");
}

static Bytes make_tiny_dashes(void)
{
    return words_of(SVG "width=\"400\" height=\"200\"><path d=\"M0 100H400\" fill=\"none\" stroke=\"#CC0000\" "
                        "stroke-width=\"8\" stroke-dasharray=\"0.000001 0.000001\"/></svg>");
}

// Round corners as wide as this are drawn with thousands of points each, which take gigabytes.
static Bytes make_heavy_svg(void)
{
    Bytes svg = words_of(SVG "width=\"9\" height=\"9\"><path fill=\"none\" stroke=\"#CC0000\" stroke-width=\"20000\" "
                             "stroke-linejoin=\"round\" d=\"M0 0");
    for (int i = 0; i < 9000; i++)
        put_words(&svg, i % 2 ? "L9 9" : "L0 8");
    put_words(&svg, "\"/></svg>");
    return svg;
}

static Bytes make_prefixed_svg(void)
{
    return words_of("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"30\">"
                    "<s:rect width=\"40\" height=\"30\" fill=\"#CC0000\"></s:rect></s:svg>");
}

static Bytes make_late_svg(void)
{
    Bytes svg = words_of("<?xml version=\"1.0\"?>\n<!-- ");
    for (int i = 0; i < 300; i++)
        put_words(&svg, "what a program says of itself ");
    put_words(&svg, "-->\n" SVG "viewBox=\"0 0 40 30\" width=\"100%\">" RECT "</svg>");
    return svg;
}

static Bytes make_sizeless_svg(void)
{
    return words_of(SVG "width=\"-4\">" RECT "</svg>");
}

static Bytes make_gif(void)
{
    return words_of("GIF89a\x01\x01");
}

static Bytes make_page(void)
{
    return words_of("<!DOCTYPE html>\n<html><svg width=\"4\" height=\"4\"/></html>");
}

const HostilePicture hostile_pictures[] = {
    {"nothing.png", {0, 0}, false, "there is nothing in this file"},
    {"huge.png", {0, 0}, false, "this picture has 10000 by 10000 pixels"},
    {"large.png", {4000, 4000}, true, "this picture has 4000 by 4000 pixels"},
    {"long-chunk.png", {40, 30}, false, "this picture is damaged"},
    {"wrong-sum.png", {40, 30}, false, "this picture cannot be decoded"},
    {"cut.png", {400, 300}, false, "this picture is cut off"},
    {"swollen.png", {40, 30}, true, NULL},
    {"photograph.jpg", {64, 32}, true, NULL},
    {"photograph.png", {64, 32}, true, "this is a JPEG picture"},
    {"lying.jpg", {32, 64}, true, NULL},
    {"inks.jpg", {64, 32}, true, "this picture is in the colours of a press"},
    {"cut.jpg", {64, 32}, false, "this picture is cut off"},
    {"vast.svg", {20000, 20000}, true, NULL},
    {"points.svg", {400, 200}, false, "this picture takes too long to draw"},
    {"far-dashes.svg", {400, 200}, false, "this picture takes too long to draw"},
    {"tiny-dashes.svg", {400, 200}, false, "this picture takes too long to draw"},
    {"heavy.svg", {9, 9}, false, "this picture takes too long to draw"},
    {"prefixed.svg", {40, 30}, true, NULL},
    {"late.SVG", {40, 30}, true, NULL},
    {"sizeless.svg", {0, 0}, false, "this picture says no size"},
    {"moving.gif", {0, 0}, false, "this is a GIF picture"},
    {"page.png", {0, 0}, false, "this is no picture"},
    {"folder.png", {0, 0}, false, "this picture cannot be read"},
    {"pipe.png", {0, 0}, false, "this picture cannot be read"},
    {0},
};

// In the same order; the last two are no files.
static Bytes (*const makers[])(void) = {
    make_nothing,     make_huge_png,     make_large_png,  make_long_chunk,  make_wrong_sum, make_cut_png,
    make_swollen_png, make_photograph,   make_photograph, make_lying,       make_inks,      make_cut_jpeg,
    make_vast_svg,    make_many_points,  make_far_dashes, make_tiny_dashes, make_heavy_svg, make_prefixed_svg,
    make_late_svg,    make_sizeless_svg, make_gif,        make_page,
};
enum { MAKER_COUNT = sizeof makers / sizeof *makers, PATH_MOST = 512 };

static void path_of(char path[PATH_MOST], const char *folder, int index)
{
    snprintf(path, PATH_MOST, "%s/%s", folder, hostile_pictures[index].name);
}

void hostile_pictures_make(const char *folder)
{
    char path[PATH_MOST];
    for (int i = 0; i < MAKER_COUNT; i++) {
        Bytes bytes = makers[i]();
        path_of(path, folder, i);
        FILE *file = fopen(path, "wb");
        assert(file);
        size_t written = fwrite(bytes.at ? bytes.at : (uint8_t *)"", 1, bytes.size, file);
        assert(written == bytes.size);
        fclose(file);
        free(bytes.at);
    }
    path_of(path, folder, MAKER_COUNT);
    int failure = mkdir(path, 0755);
    path_of(path, folder, MAKER_COUNT + 1);
    failure |= mkfifo(path, 0644);
    assert(!failure);
}

void hostile_pictures_remove(const char *folder)
{
    char path[PATH_MOST];
    for (int i = 0; hostile_pictures[i].name; i++) {
        path_of(path, folder, i);
        remove(path);
    }
    rmdir(folder);
}
