#include "page/typesetter.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"
#include "base/unicode.h"

enum { CACHED_BYTES_MOST = 64 };

Typesetter *typesetter_create(const Metrics *metrics, const char *language)
{
    assert(metrics && metrics->width && metrics->heights && metrics->ink && metrics->face && metrics->picture);
    Unicode *unicode = unicode_open(language);
    if (!unicode)
        return NULL;
    Typesetter *typesetter = heap_take(sizeof *typesetter);
    typesetter->metrics = metrics;
    typesetter_set_language(typesetter, text_of(language));
    typesetter->unicode = unicode;
    typesetter->widths = advance_cache_create();
    typesetter->arena = arena_create();
    typesetter->scratch = arena_create();
    typesetter->coverage = coverage_create(typesetter->arena, metrics);
    return typesetter;
}

void typesetter_destroy(Typesetter *typesetter)
{
    if (!typesetter)
        return;
    advance_cache_destroy(typesetter->widths);
    arena_destroy(typesetter->scratch);
    arena_destroy(typesetter->arena);
    unicode_close(typesetter->unicode);
    free(typesetter);
}

void typesetter_forget(Typesetter *typesetter)
{
    advance_cache_forget(typesetter->widths);
    unicode_forget(typesetter->unicode);
    arena_wipe(typesetter->scratch);
}

void typesetter_heed(Typesetter *typesetter, Interrupt *interrupt)
{
    typesetter->interrupt = interrupt;
}

bool typesetter_breaks_off(Typesetter *typesetter)
{
    return interrupt_due(typesetter->interrupt);
}

void typesetter_set_language(Typesetter *typesetter, Text language)
{
    snprintf(typesetter->language, sizeof typesetter->language, "%.*s", TEXT_ARGS(language));
}

const Metrics *typesetter_metrics(const Typesetter *typesetter)
{
    return typesetter->metrics;
}

TypesetterCounts typesetter_counts(const Typesetter *typesetter)
{
    return typesetter->counts;
}

static bool is_dropped(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x61C || point == 0x180E ||
           point == 0x200B || point == 0x200E || point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF;
}

// Whether the next point of a text is left out. *marks: so many stand on its last letter; what shapes them takes time
// by the square of that.
static bool leaves_out(uint32_t point, int *marks)
{
    if (is_dropped(point))
        return true;
    *marks = unicode_is_mark(point) ? *marks + 1 : 0;
    return *marks >= CLUSTER_POINTS_MOST;
}

static bool is_clean(Text text)
{
    int marks = 0;
    for (size_t at = 0; at < text.size;) {
        unsigned char byte = (unsigned char)text.at[at];
        if (byte >= 0x20 && byte < 0x7F) {
            at++;
            marks = 0;
        } else if (leaves_out(text_next(text, &at), &marks)) {
            return false;
        }
    }
    return true;
}

Text typesetter_clean(Arena *arena, Text text)
{
    if (is_clean(text))
        return text;
    char *clean = arena_alloc(arena, text.size, 1);
    size_t size = 0;
    int marks = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t point = text_next(text, &at);
        if (point == '\t' || point == '\n') {
            clean[size++] = ' ';
            marks = 0;
        } else if (!leaves_out(point, &marks)) {
            memcpy(clean + size, text.at + start, at - start);
            size += at - start;
        }
    }
    return (Text){clean, size};
}

static int count_clusters(Typesetter *typesetter, Text text)
{
    Offsets clusters = {0};
    unicode_graphemes(typesetter->unicode, typesetter->scratch, text, &clusters);
    return clusters.count;
}

static int shape(Typesetter *typesetter, const TextRun *run, Text bytes)
{
    Text clean = typesetter_clean(typesetter->scratch, bytes);
    if (!clean.size)
        return 0;
    const Face *voice = &run->voice;
    GlyphRun glyphs = {voice->font, voice->script, voice->is_rtl, clean};
    typesetter->counts.shaped++;
    int width = typesetter->metrics->width(typesetter->metrics->owner, &glyphs);
    if (voice->tracking)
        width += voice->tracking * count_clusters(typesetter, clean);
    return width > 0 ? width : 0;
}

int typesetter_width(Typesetter *typesetter, const TextRun *run, Text bytes)
{
    assert(run->end > run->start);
    if (!bytes.size)
        return 0;
    if (bytes.size > CACHED_BYTES_MOST)
        return shape(typesetter, run, bytes);
    int *width = advance_cache_slot(typesetter->widths, run->voice_number, bytes);
    if (*width < 0)
        *width = shape(typesetter, run, bytes);
    return *width;
}
