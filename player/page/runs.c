#include "page/runs.h"

#include <assert.h>
#include <string.h>

#include "page/dialled.h"
#include "page/typesetter.h"

// Where itemising has come to: the span and the level run at hand.
typedef struct Itemiser {
    Typesetter *typesetter;
    const Passage *passage;
    TextRuns *runs;
    int span, level_run;
    uint8_t base_level;
    int own_span, own_face; // the face of the language there, looked up with the span; -1: it has none of its own
} Itemiser;

// The span over an offset, or -1. Offsets come in ascending order.
static int span_over(Itemiser *cursor, uint32_t at)
{
    const Passage *passage = cursor->passage;
    while (cursor->span < passage->span_count && passage->spans[cursor->span].end <= at)
        cursor->span++;
    return cursor->span < passage->span_count && passage->spans[cursor->span].start <= at ? cursor->span : -1;
}

enum { SPAN_UNKNOWN = -2 };

// Paragraph after paragraph is in one language.
static int find_own_face(Typesetter *typesetter, Text language)
{
    const Metrics *metrics = typesetter->metrics;
    Text known = {typesetter->own.language, typesetter->own.size};
    if (language.size && text_equal(language, known))
        return typesetter->own.face;
    int face = metrics->language_face(metrics->owner, language);
    if (language.size && language.size <= sizeof typesetter->own.language) {
        memcpy(typesetter->own.language, language.at, language.size);
        typesetter->own.size = language.size;
        typesetter->own.face = face;
    }
    return face;
}

static int language_face(Itemiser *cursor, int span)
{
    const Passage *passage = cursor->passage;
    if (span == cursor->own_span)
        return cursor->own_face;
    Text language = span >= 0 ? passage->spans[span].language : TEXT("");
    if (!language.size)
        language = passage->language.size ? passage->language : text_of(cursor->typesetter->language);
    cursor->own_span = span;
    cursor->own_face = find_own_face(cursor->typesetter, language);
    return cursor->own_face;
}

static Font font_in(const Passage *passage, int span)
{
    Font font = passage->style.font;
    unsigned style = span >= 0 ? passage->spans[span].style : 0;
    font.style |= (uint8_t)(style & SPAN_FACE);
    if (style & SPAN_CODE)
        font.family = FAMILY_PLAIN_WIDTH;
    return font;
}

static bool takes_hyphen(Script script)
{
    return script == SCRIPT_LATIN || script == SCRIPT('C', 'y', 'r', 'l') || script == SCRIPT('G', 'r', 'e', 'k') ||
           script == SCRIPT('A', 'r', 'm', 'n') || script == SCRIPT('G', 'e', 'o', 'r');
}

static TextRun *add_run(Itemiser *cursor, uint32_t start, uint32_t end, int span)
{
    TextRun *run = array_push(cursor->typesetter->arena, cursor->runs);
    *run = (TextRun){.start = start, .end = end, .span = span, .space_width = -1};
    run->voice.font = font_in(cursor->passage, span);
    return run;
}

// Text that needs neither bidi nor fallback: one run for each span and each stretch between. False when it needs more.
static bool itemise_plain(Itemiser *cursor)
{
    const Passage *passage = cursor->passage;
    uint32_t size = (uint32_t)passage->text.size;
    for (uint32_t start = 0, end; start < size; start = end) {
        int span = span_over(cursor, start);
        end = span >= 0                            ? passage->spans[span].end
              : cursor->span < passage->span_count ? passage->spans[cursor->span].start
                                                   : size;
        if (end > size)
            end = size;
        bool is_isolated = span >= 0 && passage->spans[span].direction == DIRECTION_RTL;
        bool has_own = language_face(cursor, span) >= 0; // which also dots and dashes take
        Text text = text_slice(passage->text, start, end);
        if (is_isolated || has_own ||
            !coverage_is_plain_latin(cursor->typesetter->coverage, font_in(passage, span), text))
            return false;
        add_run(cursor, start, end, span)->voice.script = SCRIPT_LATIN;
    }
    return true;
}

// Isolated spans become neutral marks of the same size, so that around them the text resolves as around one object (UAX
// 9, X5a-c, BD 8).
static Text mask_isolates(Arena *arena, const Passage *passage)
{
    char *masked = NULL;
    for (int i = 0; i < passage->span_count; i++) {
        const Span *span = &passage->spans[i];
        if (span->direction == DIRECTION_AUTO || span->end > passage->text.size)
            continue;
        if (!masked)
            masked = text_string(arena, passage->text);
        memset(masked + span->start, '!', span->end - span->start);
    }
    return masked ? (Text){masked, passage->text.size} : passage->text;
}

static void push_level(Typesetter *typesetter, uint32_t start, uint32_t end, uint8_t level)
{
    if (start < end)
        *array_push(typesetter->arena, &typesetter->levels) = (BidiRun){start, end, level};
}

// The levels inside an isolated span stand two above those of a paragraph, or one when the direction turns from left to
// right.
static void push_isolate(Itemiser *cursor, const Span *span)
{
    Typesetter *typesetter = cursor->typesetter;
    Text text = text_slice(cursor->passage->text, span->start, span->end);
    Bidi inner = unicode_bidi(typesetter->unicode, typesetter->scratch, text, span->direction);
    bool turns = cursor->base_level == 0 && span->direction == DIRECTION_RTL;
    for (int i = 0; i < inner.runs.count; i++) {
        const BidiRun *run = &inner.runs.at[i];
        push_level(typesetter, span->start + run->start, span->start + run->end,
                   (uint8_t)(run->level + (turns ? 0 : 2)));
    }
}

// Level runs of the paragraph with those of its isolated spans put in their place.
static void push_levels(Itemiser *cursor, const Bidi *outer)
{
    const Passage *passage = cursor->passage;
    int next = 0;
    for (int i = 0; i < outer->runs.count; i++) {
        const BidiRun *run = &outer->runs.at[i];
        uint32_t at = run->start;
        for (; next < passage->span_count && passage->spans[next].start < run->end; next++) {
            const Span *span = &passage->spans[next];
            if (span->direction == DIRECTION_AUTO || span->start < at)
                continue;
            push_level(cursor->typesetter, at, span->start, run->level);
            push_isolate(cursor, span);
            at = span->end;
        }
        push_level(cursor->typesetter, at, run->end, run->level);
    }
}

static bool has_isolates(const Passage *passage)
{
    for (int i = 0; i < passage->span_count; i++)
        if (passage->spans[i].direction != DIRECTION_AUTO)
            return true;
    return false;
}

// The settled levels live in scratch: they go back to where the list keeps its room.
static void settle_numbers(Typesetter *typesetter, Text text)
{
    BidiRuns settled = typesetter->levels;
    dialled_settle(typesetter->scratch, text, typesetter->interrupt, &settled);
    if (settled.at == typesetter->levels.at)
        return;
    typesetter->levels.count = 0;
    for (int i = 0; i < settled.count; i++)
        push_level(typesetter, settled.at[i].start, settled.at[i].end, settled.at[i].level);
}

static Direction find_levels(Itemiser *cursor)
{
    Typesetter *typesetter = cursor->typesetter;
    const Passage *passage = cursor->passage;
    typesetter->levels.count = 0;
    if (passage->direction != DIRECTION_RTL && !has_isolates(passage) && unicode_is_plain_ltr(passage->text)) {
        push_level(typesetter, 0, (uint32_t)passage->text.size, 0);
        return DIRECTION_LTR;
    }
    Text masked = mask_isolates(typesetter->scratch, passage);
    Bidi outer = unicode_bidi(typesetter->unicode, typesetter->scratch, masked, passage->direction);
    cursor->base_level = outer.base == DIRECTION_RTL;
    push_levels(cursor, &outer);
    settle_numbers(typesetter, passage->text);
    return outer.base;
}

// A grapheme cluster and what it asks for.
typedef struct RunCluster {
    uint32_t start, end;
    int span;
    uint8_t level;
    Script script;
    int face; // -1: that of its neighbour
} RunCluster;

enum { EMOJI_SAMPLE = 0x1F600, FACE_OPEN = UINT8_MAX }; // open: spaces alone so far, which stand in any face

// What a cluster says of how it is shown.
typedef struct ClusterSigns {
    uint32_t points[CLUSTER_POINTS_MOST]; // those that are drawn
    int count;
    bool is_picture, is_plain; // asked for, by its kind or a variation selector (UTS 51)
} ClusterSigns;

static ClusterSigns read_signs(Text text, RunCluster *cluster)
{
    enum { NO_BREAK_SPACE = 0xA0, PLAIN_SELECTOR = 0xFE0E };
    ClusterSigns signs = {0};
    cluster->script = SCRIPT_COMMON;
    for (size_t at = cluster->start; at < cluster->end;) {
        uint32_t point = text_next(text, &at);
        bool is_drawn = point != ' ' && point != NO_BREAK_SPACE && !unicode_is_ignorable(point);
        signs.is_picture = signs.is_picture || unicode_is_emoji(point);
        signs.is_plain = signs.is_plain || point == PLAIN_SELECTOR;
        if (is_drawn && signs.count < CLUSTER_POINTS_MOST)
            signs.points[signs.count++] = point;
        if (cluster->script == SCRIPT_COMMON)
            cluster->script = unicode_script(point);
    }
    return signs;
}

// Its letters are shared by several languages, or it is a mark that stands beside them. Latin words and figures keep
// the family's letters.
static bool is_of_language(const RunCluster *cluster, const ClusterSigns *signs)
{
    static const Script shared[] = {SCRIPT('H', 'a', 'n', 'i'), SCRIPT('H', 'i', 'r', 'a'), SCRIPT('K', 'a', 'n', 'a'),
                                    SCRIPT('H', 'a', 'n', 'g'), SCRIPT('B', 'o', 'p', 'o'), SCRIPT_ARABIC};
    enum { ASCII_END = 0x80 };
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (cluster->script == shared[i])
            return true;
    return cluster->script == SCRIPT_COMMON && signs->points[0] >= ASCII_END;
}

// Whether the face of its language shows the cluster, and ought to.
static bool takes_language_face(Itemiser *cursor, const RunCluster *cluster, const ClusterSigns *signs)
{
    int face = language_face(cursor, cluster->span);
    if (face < 0 || !signs->count || !is_of_language(cluster, signs))
        return false;
    Font font = font_in(cursor->passage, cluster->span);
    font.face = (uint8_t)face;
    return coverage_shows(cursor->typesetter->coverage, font, signs->points, signs->count);
}

// A picture by its variation selector may have a plain glyph in an earlier face: the face of pictures comes first.
static void read_cluster(Itemiser *cursor, RunCluster *cluster)
{
    Coverage *coverage = cursor->typesetter->coverage;
    Font font = font_in(cursor->passage, cluster->span);
    ClusterSigns signs = read_signs(text_slice(cursor->passage->text, 0, cluster->end), cluster);
    bool is_picture = signs.is_picture && !signs.is_plain;
    cluster->face = is_picture ? coverage_face(coverage, font, EMOJI_SAMPLE) : -1;
    if (cluster->face < 0 && takes_language_face(cursor, cluster, &signs))
        cluster->face = language_face(cursor, cluster->span);
    if (cluster->face < 0 && signs.count)
        cluster->face = coverage_cluster_face(coverage, font, signs.points, signs.count);
    if (cluster->face < 0 && signs.count) // a box for what no face has
        cluster->face = coverage_face(coverage, font, signs.points[0]);
    if (cluster->face < 0 && signs.count)
        cluster->face = 0;
}

static bool joins_run(const TextRun *run, const RunCluster *cluster)
{
    if (run->span != cluster->span || run->level != cluster->level)
        return false;
    uint8_t face = run->voice.font.face;
    if (cluster->face >= 0 && face != FACE_OPEN && cluster->face != face)
        return false;
    // The space after a picture is a letter's space: a face of pictures has one as wide as they are.
    bool is_picture = face != 0 && face != FACE_OPEN && run->voice.script == SCRIPT_COMMON;
    if (cluster->face < 0 && is_picture)
        return false;
    return cluster->script == SCRIPT_COMMON || run->voice.script == SCRIPT_COMMON ||
           run->voice.script == cluster->script;
}

static void add_cluster(Itemiser *cursor, const RunCluster *cluster)
{
    TextRuns *runs = cursor->runs;
    TextRun *run = runs->count ? &runs->at[runs->count - 1] : NULL;
    if (!run || !joins_run(run, cluster)) {
        run = add_run(cursor, cluster->start, cluster->end, cluster->span);
        run->level = cluster->level;
        run->voice.font.face = FACE_OPEN;
    }
    if (cluster->face >= 0)
        run->voice.font.face = (uint8_t)cluster->face;
    run->end = cluster->end;
    if (run->voice.script == 0 || run->voice.script == SCRIPT_COMMON)
        run->voice.script = cluster->script;
}

static uint8_t level_over(Itemiser *cursor, uint32_t at)
{
    const BidiRuns *levels = &cursor->typesetter->levels;
    while (cursor->level_run + 1 < levels->count && levels->at[cursor->level_run].end <= at)
        cursor->level_run++;
    return levels->at[cursor->level_run].level;
}

static void itemise_clusters(Itemiser *cursor)
{
    Typesetter *typesetter = cursor->typesetter;
    typesetter->clusters.count = 0;
    unicode_graphemes(typesetter->unicode, typesetter->arena, cursor->passage->text, &typesetter->clusters);
    uint32_t start = 0;
    for (int i = 0; i < typesetter->clusters.count; i++) {
        if (interrupt_due(typesetter->interrupt))
            break;
        RunCluster cluster = {.start = start, .end = typesetter->clusters.at[i]};
        cluster.span = span_over(cursor, start);
        cluster.level = level_over(cursor, start);
        read_cluster(cursor, &cluster);
        add_cluster(cursor, &cluster);
        start = cluster.end;
    }
    uint32_t size = (uint32_t)cursor->passage->text.size;
    if (start < size) // broken off
        add_run(cursor, start, size, -1);
}

// What is still Common has no neighbour within its run: the run before lends its script, else the one after. Faces
// still open are the first.
static void lend_scripts(TextRuns *runs)
{
    Script lent = SCRIPT_LATIN;
    for (int i = runs->count - 1; i >= 0; i--)
        if (runs->at[i].voice.script != SCRIPT_COMMON)
            lent = runs->at[i].voice.script;
    for (int i = 0; i < runs->count; i++) {
        if (runs->at[i].voice.script == SCRIPT_COMMON)
            runs->at[i].voice.script = lent;
        lent = runs->at[i].voice.script;
        if (runs->at[i].voice.font.face == FACE_OPEN)
            runs->at[i].voice.font.face = 0;
    }
}

// Capitals of one width as high as those of the words around them.
static void match_capitals(const Itemiser *cursor, Font *font)
{
    const Metrics *metrics = typesetter_metrics(cursor->typesetter);
    Font own = *font;
    own.face = 0; // letters of other scripts take their size from its capitals
    int wanted = cursor->passage->style.cap_px64, cap = metrics->heights(metrics->owner, own).cap;
    if (cap > 0 && wanted > 0)
        font->size_px = (uint16_t)((font->size_px * wanted + cap - 1) / cap);
}

// Between capitals and small letters, where that is not too small to be read.
static void lower_capitals(const Itemiser *cursor, Font *font)
{
    int lower_px = (font->size_px * 85 + 50) / 100, least_px = cursor->passage->style.least_px;
    if (lower_px >= least_px)
        font->size_px = (uint16_t)lower_px;
}

// Smaller words on a line of their own above or below, as far as the leading has room for them.
static void shift(const Itemiser *cursor, TextRun *run, bool is_above)
{
    const TextStyle *style = &cursor->passage->style;
    const Metrics *metrics = typesetter_metrics(cursor->typesetter);
    Font *font = &run->voice.font;
    int em_px = font->size_px, small_px = em_px * 3 / 4;
    font->size_px = (uint16_t)(small_px > style->least_px ? small_px
                               : em_px < style->least_px  ? em_px
                                                          : style->least_px);
    int cap_px = (metrics->heights(metrics->owner, *font).cap + 63) / 64;
    int room_px = is_above ? style->ascent_px - cap_px : style->leading_px - style->ascent_px - font->size_px / 4;
    int wanted_px = is_above ? em_px * 36 / 100 : em_px * 16 / 100;
    int by_px = wanted_px < room_px ? wanted_px : room_px > 0 ? room_px : 0;
    run->rise_px = is_above ? by_px : -by_px;
}

enum { PICTURE_CAPS_MOST = 4 }; // so many times as wide as capitals are high

// A picture as high as capitals; false where it cannot be read, and its words stand for it.
static bool size_picture(const Itemiser *cursor, Text path, Size *size)
{
    const Metrics *metrics = typesetter_metrics(cursor->typesetter);
    int cap_px = (cursor->passage->style.cap_px64 + 63) / 64;
    Size natural, room = {PICTURE_CAPS_MOST * cap_px, cap_px};
    if (!metrics->picture(metrics->owner, path, &natural))
        return false;
    *size = size_within(natural, room);
    return size->w > 0 && size->h > 0;
}

// The runs of words that a picture stands for become one.
static void set_pictures(const Itemiser *cursor)
{
    TextRuns *runs = cursor->runs;
    int kept = 0;
    for (int i = 0; i < runs->count; i++) {
        int span = runs->at[i].span;
        Text path = span >= 0 ? cursor->passage->spans[span].picture : TEXT("");
        if (kept && runs->at[kept - 1].picture.w && runs->at[kept - 1].span == span) {
            runs->at[kept - 1].end = runs->at[i].end;
            continue;
        }
        runs->at[kept] = runs->at[i];
        Size size;
        if (path.size && size_picture(cursor, path, &size))
            runs->at[kept].picture = size;
        kept++;
    }
    runs->count = kept;
}

static void size_run(const Itemiser *cursor, TextRun *run)
{
    unsigned style = run->span >= 0 ? cursor->passage->spans[run->span].style : 0;
    if (style & SPAN_CODE)
        match_capitals(cursor, &run->voice.font);
    if (style & SPAN_CAPS)
        lower_capitals(cursor, &run->voice.font);
    if (style & (SPAN_SUB | SPAN_SUPER))
        shift(cursor, run, style & SPAN_SUPER);
}

// Each script at the size at which its letters are as high as they are promised to be.
static void give_size(Typesetter *typesetter, Face *voice)
{
    ScriptSize size = script_sizes_find(&typesetter->sizes, typesetter->metrics, voice->font, voice->script);
    InkReach *reach = &typesetter->reach;
    voice->font.size_px = size.size_px;
    reach->ascent = size.ascent > reach->ascent ? size.ascent : reach->ascent;
    reach->descent = size.descent > reach->descent ? size.descent : reach->descent;
}

static void give_voices(Itemiser *cursor)
{
    cursor->typesetter->reach = (InkReach){0};
    for (int i = 0; i < cursor->runs->count; i++) {
        TextRun *run = &cursor->runs->at[i];
        size_run(cursor, run);
        if (run->voice.font.face)
            give_size(cursor->typesetter, &run->voice);
        run->voice.is_rtl = run->level & 1;
        run->voice.tracking = unicode_script_joins(run->voice.script) ? 0 : cursor->passage->style.tracking;
        run->takes_hyphen =
            run->voice.font.family != FAMILY_PLAIN_WIDTH && !run->picture.w && takes_hyphen(run->voice.script);
        run->voice_number = advance_cache_face(cursor->typesetter->widths, &run->voice);
    }
}

// The runs stand one after the other, and together they are the text.
static bool cover(const TextRuns *runs, Text text)
{
    uint32_t at = 0;
    for (int i = 0; i < runs->count; at = runs->at[i++].end)
        if (runs->at[i].start != at || runs->at[i].end <= at)
            return false;
    return at == text.size;
}

Direction runs_itemise(Typesetter *typesetter, const Passage *passage, TextRuns *runs)
{
    Itemiser cursor = {.typesetter = typesetter, .passage = passage, .runs = runs, .own_span = SPAN_UNKNOWN};
    Direction direction = DIRECTION_LTR;
    advance_cache_settle(typesetter->widths);
    runs->count = 0;
    if (passage->direction == DIRECTION_RTL || !itemise_plain(&cursor)) {
        cursor.span = 0;
        runs->count = 0;
        direction = find_levels(&cursor);
        itemise_clusters(&cursor);
        lend_scripts(runs);
    }
    set_pictures(&cursor);
    assert(cover(runs, passage->text));
    give_voices(&cursor);
    return direction;
}
