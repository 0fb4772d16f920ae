// compare GOLDEN TAKEN: grades every picture of one folder beside the picture of the same name in the other, tile by
// tile: same, close (a few shades off) or different (anything a person would see). Different ones, and those missing on
// either side, make it fail. compare --self-test GOLDEN: shows on the pictures themselves that each grade is given when
// it should be.
#include <dirent.h>
#include <SDL.h>
#include <SDL_image.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    TILE = 16,
    // Another version of a library may round an edge by a few shades, never a whole tile.
    CLOSE_MEAN = 3,  // of 255, over a tile
    CLOSE_MOST = 48, // of 255, one channel of one pixel
    PICTURES_MOST = 64,
};

typedef enum Grade { SAME, CLOSE, DIFFERENT } Grade;
static const char *const grade_names[] = {"same", "close", "different"};

typedef struct Difference {
    Grade grade;
    double mean; // of the worst tile
    int most;    // of all pixels
    int x, y;    // of the worst tile
} Difference;

static SDL_Surface *load(const char *path)
{
    SDL_Surface *file = IMG_Load(path);
    SDL_Surface *picture = file ? SDL_ConvertSurfaceFormat(file, SDL_PIXELFORMAT_RGB24, 0) : NULL;
    SDL_FreeSurface(file);
    return picture;
}

static Uint8 *pixel(const SDL_Surface *picture, int x, int y)
{
    return (Uint8 *)picture->pixels + (size_t)y * (size_t)picture->pitch + (size_t)x * 3;
}

// The mean difference over one tile; the largest goes to *most.
static double compare_tile(const SDL_Surface *a, const SDL_Surface *b, SDL_Point at, int *most)
{
    long sum = 0, count = 0;
    for (int y = at.y; y < at.y + TILE && y < a->h; y++) {
        for (int x = at.x; x < at.x + TILE && x < a->w; x++) {
            for (int channel = 0; channel < 3; channel++, count++) {
                int off = abs(pixel(a, x, y)[channel] - pixel(b, x, y)[channel]);
                sum += off;
                *most = off > *most ? off : *most;
            }
        }
    }
    return (double)sum / (double)count;
}

static Difference compare(const SDL_Surface *a, const SDL_Surface *b)
{
    Difference found = {.grade = DIFFERENT, .mean = 255, .most = 255};
    if (!a || !b || a->w != b->w || a->h != b->h)
        return found;
    found = (Difference){.grade = SAME};
    for (int y = 0; y < a->h; y += TILE) {
        for (int x = 0; x < a->w; x += TILE) {
            double mean = compare_tile(a, b, (SDL_Point){x, y}, &found.most);
            if (mean > found.mean) {
                found.mean = mean;
                found.x = x;
                found.y = y;
            }
        }
    }
    if (found.most)
        found.grade = found.mean <= CLOSE_MEAN && found.most <= CLOSE_MOST ? CLOSE : DIFFERENT;
    return found;
}

// ---- folders

typedef struct Names {
    char at[PICTURES_MOST][64];
    int count;
} Names;

static bool has_name(const Names *names, const char *name)
{
    for (int i = 0; i < names->count; i++)
        if (strcmp(names->at[i], name) == 0)
            return true;
    return false;
}

static void list_pictures(const char *folder, Names *names)
{
    DIR *directory = opendir(folder);
    for (struct dirent *entry; directory && (entry = readdir(directory));) {
        const char *end = strrchr(entry->d_name, '.');
        bool is_picture = end && strcmp(end, ".png") == 0 && strlen(entry->d_name) < sizeof names->at[0];
        if (is_picture && names->count < PICTURES_MOST && !has_name(names, entry->d_name))
            snprintf(names->at[names->count++], sizeof names->at[0], "%.*s", (int)sizeof names->at[0] - 1,
                     entry->d_name);
    }
    if (directory)
        closedir(directory);
}

static SDL_Surface *load_in(const char *folder, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return load(path);
}

static int order_names(const void *a, const void *b)
{
    return strcmp(a, b);
}

static int compare_folders(const char *golden, const char *taken)
{
    Names names = {0};
    list_pictures(golden, &names);
    list_pictures(taken, &names);
    qsort(names.at, (size_t)names.count, sizeof names.at[0], order_names);
    int graded[3] = {0};
    for (int i = 0; i < names.count; i++) {
        SDL_Surface *a = load_in(golden, names.at[i]), *b = load_in(taken, names.at[i]);
        Difference found = compare(a, b);
        graded[found.grade]++;
        const char *missing = !a ? " (no golden picture)" : !b ? " (not taken)" : "";
        printf("%-24s %-9s worst tile at %d,%d: mean %.2f, most %d%s\n", names.at[i], grade_names[found.grade], found.x,
               found.y, found.mean, found.most, missing);
        SDL_FreeSurface(a);
        SDL_FreeSurface(b);
    }
    printf("%d same, %d close, %d different\n", graded[SAME], graded[CLOSE], graded[DIFFERENT]);
    return graded[DIFFERENT] || !names.count ? 1 : 0;
}

// ---- the self-test

typedef void (*Spoil)(SDL_Surface *picture);

static void leave(SDL_Surface *picture)
{
    (void)picture;
}

static void shade(SDL_Surface *picture)
{
    for (int y = 0; y < picture->h; y++)
        for (int x = 0; x < picture->w; x++)
            pixel(picture, x, y)[0] ^= 1;
}

// A word of small print gone.
static void wipe_word(SDL_Surface *picture)
{
    const Uint8 *ground = pixel(picture, 0, 0);
    for (int y = 0; y < picture->h; y++)
        for (int x = picture->w / 4; x < picture->w / 4 + 40; x++)
            memcpy(pixel(picture, x, y), ground, 3);
}

static void shift_by_one(SDL_Surface *picture)
{
    for (int y = 0; y < picture->h; y++)
        memmove(pixel(picture, 1, y), pixel(picture, 0, y), (size_t)(picture->w - 1) * 3);
}

// One stray pixel in full ink.
static void prick(SDL_Surface *picture)
{
    Uint8 *spot = pixel(picture, picture->w / 2, picture->h / 2);
    for (int channel = 0; channel < 3; channel++)
        spot[channel] = (Uint8)(spot[channel] < 128 ? 255 : 0);
}

static int test_picture(const char *folder, const char *name)
{
    static const struct {
        const char *what;
        Spoil spoil;
        Grade expected;
    } cases[] = {
        {"as it is", leave, SAME},
        {"a shade off", shade, CLOSE},
        {"a strip wiped", wipe_word, DIFFERENT},
        {"shifted by one", shift_by_one, DIFFERENT},
        {"one pixel of ink", prick, DIFFERENT},
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        SDL_Surface *a = load_in(folder, name), *b = load_in(folder, name);
        if (b)
            cases[i].spoil(b);
        Difference found = compare(a, b);
        if (!a || found.grade != cases[i].expected) {
            printf("%s, %s: %s, not %s\n", name, cases[i].what, grade_names[found.grade],
                   grade_names[cases[i].expected]);
            wrong++;
        }
        SDL_FreeSurface(a);
        SDL_FreeSurface(b);
    }
    SDL_Surface *a = load_in(folder, name);
    if (compare(a, NULL).grade != DIFFERENT) {
        printf("%s: a missing picture is not told\n", name);
        wrong++;
    }
    SDL_FreeSurface(a);
    return wrong;
}

static int test_itself(const char *folder)
{
    Names names = {0};
    int wrong = 0;
    list_pictures(folder, &names);
    for (int i = 0; i < names.count; i++)
        wrong += test_picture(folder, names.at[i]);
    printf("%d pictures, %d wrong grades\n", names.count, wrong);
    return wrong || !names.count ? 1 : 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "compare GOLDEN TAKEN, or compare --self-test GOLDEN\n");
        return 2;
    }
    return strcmp(argv[1], "--self-test") == 0 ? test_itself(argv[2]) : compare_folders(argv[1], argv[2]);
}
