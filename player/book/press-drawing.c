#include "book/press-drawing.h"

#include "markup/gathered.h"
#include "markup/markup.h"

typedef struct DrawingReading {
    int depth;
    int apart; // depth of what is drawn nowhere by itself; 0: not inside
    int told;  // depth of a title or description; 0: not inside
    Gathered words;
    bool has_shapes, has_pictures;
} DrawingReading;

static bool is_any(Text name, const char *const names[], size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(name, names[i]))
            return true;
    return false;
}

static bool see_start(void *owner, const MarkupElement *element)
{
    static const char *const shapes[] = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"};
    static const char *const apart[] = {"defs", "symbol", "clippath", "mask", "pattern", "marker"};
    static const char *const pictures[] = {"image", "foreignobject"};
    DrawingReading *reading = owner;
    reading->depth++;
    if (!reading->apart && is_any(element->name, apart, sizeof apart / sizeof *apart))
        reading->apart = reading->depth;
    if (!reading->told && (text_is(element->name, "title") || text_is(element->name, "desc"))) {
        reading->told = reading->depth;
        gathered_add(&reading->words, TEXT(" "));
    }
    reading->has_shapes |= !reading->apart && is_any(element->name, shapes, sizeof shapes / sizeof *shapes);
    reading->has_pictures |= is_any(element->name, pictures, sizeof pictures / sizeof *pictures);
    return true;
}

static bool see_end(void *owner, Text name)
{
    (void)name;
    DrawingReading *reading = owner;
    reading->apart = reading->apart == reading->depth ? 0 : reading->apart;
    reading->told = reading->told == reading->depth ? 0 : reading->told;
    reading->depth--;
    return true;
}

static bool see_text(void *owner, Text words)
{
    DrawingReading *reading = owner;
    if (reading->told)
        gathered_add(&reading->words, words);
    return true;
}

static void see_again(void *owner)
{
    *(DrawingReading *)owner = (DrawingReading){0};
}

// The name of the tag at a '<', without a prefix; moved behind a '/'.
static Text tag_name(Text page, size_t at)
{
    size_t end = at;
    while (end < page.size && !text_is_space(page.at[end]) && page.at[end] != '>' && page.at[end] != '/')
        end++;
    Text name = text_slice(page, at, end);
    size_t colon = text_find(name, TEXT(":"), 0);
    return colon < name.size ? text_slice(name, colon + 1, name.size) : name;
}

// Behind the tag that closes the one that begins at start; start where none does, or no drawing begins there.
static size_t find_end(Text page, size_t start)
{
    int depth = 0;
    if (start >= page.size || page.at[start] != '<' || !text_is(tag_name(page, start + 1), "svg"))
        return start;
    for (size_t at = start; at < page.size; at = text_find(page, TEXT("<"), at + 1)) {
        bool is_end = at + 1 < page.size && page.at[at + 1] == '/';
        size_t close = text_find(page, TEXT(">"), at);
        if (!text_is(tag_name(page, at + 1 + is_end), "svg") || close == page.size)
            continue;
        bool is_empty = page.at[close - 1] == '/';
        depth += is_end ? -1 : !is_empty;
        if (depth <= 0)
            return close + 1;
    }
    return start;
}

PressDrawing press_drawing_read(Arena *arena, Text page, size_t start, Interrupt *interrupt)
{
    PressDrawing drawing = {.bytes = text_slice(page, start, find_end(page, start))};
    Arena *scratch = arena_create();
    DrawingReading *reading = arena_new(scratch, DrawingReading);
    MarkupEvents events = {see_start, see_end, see_text, see_again, reading};
    MarkupPage read = {.arena = scratch, .text = drawing.bytes, .interrupt = interrupt};
    if (drawing.bytes.size)
        markup_read(&read, &events);
    drawing.words = gathered_words(&reading->words, arena);
    drawing.is_one = reading->has_shapes && !reading->has_pictures;
    arena_destroy(scratch);
    return drawing;
}
