// Bare: the least that SDL2 and SDL2_ttf need to show pages of a text file, as the yardstick that the player is
// measured beside. A plain window, the software framebuffer, words wrapped one by one, a texture a line.
//
//   bare --text FILE --font FILE --size PX --window WxH
//
// prints one JSON object on standard output and ends:
//
//   {"first_page_ms":33.1,"turn_ms":2.8,"pss_kib":8600}
//
// first_page_ms: from LECTERN_EXEC_NS (CLOCK_MONOTONIC in nanoseconds, set by the parent right before it starts this
// program; without it from main) until the first page is presented. turn_ms: the median of up to twenty following
// pages, from the key to the presented page. pss_kib: proportional set size after them. Exit status 0; 2 when it was
// called wrongly or the machine failed it, with a sentence on standard error.
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <SDL.h>
#include <SDL_ttf.h>

enum { TURNS_MOST = 20, WORD_MOST = 512, LINE_MOST = 4096, MARGIN_PX = 40 };

typedef struct Bare {
    const char *text_path, *font_path;
    int size_px, width_px, height_px;
    char *text;
    const char *next; // what the next page begins with
    SDL_Window *window;
    SDL_Renderer *renderer;
    TTF_Font *font;
} Bare;

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int fail(const char *what, const char *why)
{
    fprintf(stderr, "bare: %s: %s\n", what, why);
    return 2;
}

static int read_options(Bare *bare, int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        const char *value = argv[i + 1];
        if (strcmp(argv[i], "--text") == 0)
            bare->text_path = value;
        else if (strcmp(argv[i], "--font") == 0)
            bare->font_path = value;
        else if (strcmp(argv[i], "--size") == 0)
            bare->size_px = atoi(value);
        else if (strcmp(argv[i], "--window") != 0 || sscanf(value, "%dx%d", &bare->width_px, &bare->height_px) != 2)
            return 0;
    }
    return argc % 2 == 1 && bare->text_path != NULL && bare->font_path != NULL && bare->size_px > 0 &&
           bare->width_px > 0;
}

static char *read_text(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = size < 0 ? NULL : malloc((size_t)size + 1);
    if (text != NULL)
        text[fread(text, 1, (size_t)size, file)] = '\0';
    fclose(file);
    return text;
}

static int open_window(Bare *bare)
{
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 1);
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0)
        return 0;
    bare->window = SDL_CreateWindow("bare", 0, 0, bare->width_px, bare->height_px, SDL_WINDOW_BORDERLESS);
    if (bare->window != NULL)
        bare->renderer = SDL_CreateRenderer(bare->window, -1, SDL_RENDERER_SOFTWARE);
    bare->font = TTF_OpenFont(bare->font_path, bare->size_px);
    return bare->renderer != NULL && bare->font != NULL;
}

// The next word of the text, with the space before it unless the line is empty; 0 at the text's end. Takes nothing.
static size_t peek_word(const char *next, char *word, size_t size)
{
    size_t skipped = strspn(next, " \t\r\n"), length = strcspn(next + skipped, " \t\r\n");
    if (length == 0 || length >= size)
        return length == 0 ? 0 : skipped + length;
    memcpy(word, next + skipped, length);
    word[length] = '\0';
    return skipped + length;
}

// Fills line with as many words as fit, or stops at an empty line of the text.
static void fill_line(Bare *bare, char *line)
{
    int width = 0, room = bare->width_px - 2 * MARGIN_PX;
    line[0] = '\0';
    for (;;) {
        char word[WORD_MOST] = "", piece[WORD_MOST + 1];
        size_t taken = peek_word(bare->next, word, sizeof word);
        snprintf(piece, sizeof piece, "%s%s", line[0] == '\0' ? "" : " ", word);
        int piece_width = 0;
        TTF_SizeUTF8(bare->font, piece, &piece_width, NULL);
        bool is_full = line[0] != '\0' && (width + piece_width > room || strlen(line) + strlen(piece) >= LINE_MOST);
        if (taken == 0 || is_full)
            return;
        strncat(line, piece, LINE_MOST - strlen(line) - 1);
        width += piece_width;
        bare->next += taken;
    }
}

static void draw_line(Bare *bare, const char *line, int y)
{
    SDL_Surface *drawn = TTF_RenderUTF8_Blended(bare->font, line, (SDL_Color){31, 42, 51, 255});
    if (drawn == NULL)
        return;
    SDL_Texture *texture = SDL_CreateTextureFromSurface(bare->renderer, drawn);
    SDL_RenderCopy(bare->renderer, texture, NULL, &(SDL_Rect){MARGIN_PX, y, drawn->w, drawn->h});
    SDL_DestroyTexture(texture);
    SDL_FreeSurface(drawn);
}

static void show_page(Bare *bare)
{
    int step = bare->size_px * 3 / 2;
    SDL_SetRenderDrawColor(bare->renderer, 251, 247, 240, 255);
    SDL_RenderClear(bare->renderer);
    for (int y = MARGIN_PX; y + step <= bare->height_px - MARGIN_PX; y += step) {
        char line[LINE_MOST];
        fill_line(bare, line);
        draw_line(bare, line, y);
    }
    SDL_RenderPresent(bare->renderer);
}

static int compare_times(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double turn_pages(Bare *bare)
{
    double times[TURNS_MOST];
    int count = 0;
    while (count < TURNS_MOST && bare->next[strspn(bare->next, " \t\r\n")] != '\0') {
        SDL_PumpEvents();
        double start = now_ms();
        show_page(bare);
        times[count++] = now_ms() - start;
    }
    if (count == 0)
        return 0;
    qsort(times, (size_t)count, sizeof *times, compare_times);
    return times[count / 2];
}

static long read_pss_kib(void)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[256];
    long kib = 0;
    while (file != NULL && fgets(line, sizeof line, file) != NULL)
        if (sscanf(line, "Pss: %ld", &kib) == 1)
            break;
    if (file != NULL)
        fclose(file);
    return kib;
}

int main(int argc, char **argv)
{
    double main_ms = now_ms();
    const char *exec_ns = getenv("LECTERN_EXEC_NS");
    double start = exec_ns != NULL ? strtod(exec_ns, NULL) / 1e6 : main_ms;
    Bare bare = {.size_px = 28, .width_px = 1280, .height_px = 800};
    if (!read_options(&bare, argc, argv))
        return fail("usage", "bare --text FILE --font FILE [--size PX] [--window WxH]");
    bare.next = bare.text = read_text(bare.text_path);
    if (bare.text == NULL)
        return fail(bare.text_path, "cannot be read");
    if (!open_window(&bare))
        return fail("no window", SDL_GetError());
    show_page(&bare);
    double first = now_ms() - start;
    double turn = turn_pages(&bare);
    printf("{\"first_page_ms\":%.2f,\"turn_ms\":%.3f,\"pss_kib\":%ld}\n", first, turn, read_pss_kib());
    TTF_CloseFont(bare.font);
    TTF_Quit();
    SDL_Quit();
    free(bare.text);
    return 0;
}
