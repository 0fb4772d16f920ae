#include "page/line-draw.h"

#include <assert.h>

#include "page/seam.h"
#include "page/typesetter.h"

// A run's share of one line. x and width are 26.6.
typedef struct Stroke {
    const TextRun *run;
    Text text; // clean
    int x, width;
    bool is_marked;
} Stroke;

typedef struct Inker {
    Typesetter *typesetter;
    Frame *frame;
    const Paragraph *paragraph;
    const ParagraphLine *line;
    Stroke *strokes; // logical order
    int stroke_count;
    int x;     // where the ink starts, 26.6
    int width; // 26.6
    int top_y, baseline_y;
    int first_run;                     // that reaches into the line
    int named_span;                    // the last one that a target bears the name of
    uint32_t marked_start, marked_end; // bytes of the passage that are being read aloud, or were looked for
} Inker;

static Text with_hyphen(Arena *arena, Text text)
{
    bool has_own = text.size && text.at[text.size - 1] == '-';
    return has_own ? text : text_format(arena, "%.*s-", TEXT_ARGS(text));
}

static void add_stroke(Inker *inker, const TextRun *run, uint32_t start, uint32_t end)
{
    Arena *arena = inker->frame->arena;
    TextRun voiced = *run; // the cache may have forgotten the number it was set with
    voiced.voice_number = advance_cache_face(inker->typesetter->widths, &run->voice);
    Text text = typesetter_clean(arena, seam_text(arena, inker->paragraph->passage.text, start, end));
    if (end == inker->line->end && inker->line->is_hyphenated)
        text = with_hyphen(arena, text);
    bool is_marked = start >= inker->marked_start && end <= inker->marked_end;
    int width = run->picture.w ? run->picture.w * 64 : typesetter_width(inker->typesetter, &voiced, text);
    inker->strokes[inker->stroke_count++] = (Stroke){run, text, 0, width, is_marked};
    inker->width += width;
}

enum { PARTS_MOST = 3 }; // of a run: before, in and after what is marked

// Strokes of a run within the line end where marked words do.
static void cut_run(Inker *inker, const TextRun *run)
{
    const ParagraphLine *line = inker->line;
    uint32_t start = run->start > line->start ? run->start : line->start;
    uint32_t end = run->end < line->end ? run->end : line->end;
    const uint32_t cuts[PARTS_MOST] = {inker->marked_start, inker->marked_end, end};
    if (run->picture.w) {
        add_stroke(inker, run, start, end);
        return;
    }
    for (int k = 0; k < PARTS_MOST; k++) {
        if (cuts[k] <= start || cuts[k] > end)
            continue;
        add_stroke(inker, run, start, cuts[k]);
        start = cuts[k];
    }
}

// Parts the line into strokes and measures them whole, as they will be drawn.
static void cut_strokes(Inker *inker)
{
    const Paragraph *paragraph = inker->paragraph;
    const TextRun *runs = paragraph->runs;
    const ParagraphLine *line = inker->line;
    while (inker->first_run < paragraph->run_count && runs[inker->first_run].end <= line->start)
        inker->first_run++;
    int end = inker->first_run;
    while (end < paragraph->run_count && runs[end].start < line->end)
        end++;
    int room = PARTS_MOST * (end - inker->first_run);
    inker->strokes = arena_many(inker->frame->arena, Stroke, room);
    inker->stroke_count = inker->width = 0;
    for (int i = inker->first_run; i < end; i++)
        cut_run(inker, &runs[i]);
    assert(inker->stroke_count <= room);
}

// Moves the strokes into visual order (UAX 9, L2), side by side from x.
static void order_strokes(Inker *inker)
{
    Arena *arena = inker->frame->arena;
    uint8_t *levels = arena_alloc(arena, (size_t)inker->stroke_count + 1, 1);
    int *order = arena_many(arena, int, inker->stroke_count + 1);
    for (int i = 0; i < inker->stroke_count; i++)
        levels[i] = inker->strokes[i].run->level;
    unicode_visual_order(levels, inker->stroke_count, order);
    assert(inker->width >= 0);
    for (int i = 0, x = inker->x; i < inker->stroke_count; i++) {
        Stroke *stroke = &inker->strokes[order[i]];
        stroke->x = x;
        x += stroke->width;
    }
}

static const Span *linked_span(const Inker *inker, const Stroke *stroke)
{
    const Span *span = stroke->run->span >= 0 ? &inker->paragraph->passage.spans[stroke->run->span] : NULL;
    return span && span->action.kind != ACTION_NONE ? span : NULL;
}

static Rect stroke_rect(const Inker *inker, const Stroke *stroke)
{
    int left = stroke->x / 64, right = (stroke->x + stroke->width + 63) / 64;
    return (Rect){left, inker->top_y, right - left, inker->paragraph->passage.style.leading_px};
}

static void underline(const Inker *inker, const Stroke *stroke, Color color)
{
    int size_px = inker->paragraph->passage.style.font.size_px; // one for all scripts of the line
    int thick_px = size_px / 16 > 1 ? size_px / 16 : 1;
    Rect rect = stroke_rect(inker, stroke);
    rect.y = inker->baseline_y + (size_px / 10 > 2 ? size_px / 10 : 2);
    rect.h = thick_px;
    frame_rule(inker->frame, rect, color);
}

// Through the middle of its small letters.
static void strike(const Inker *inker, const Stroke *stroke)
{
    int size_px = stroke->run->voice.font.size_px;
    Rect rect = stroke_rect(inker, stroke);
    rect.h = size_px / 14 > 1 ? size_px / 14 : 1;
    rect.y = inker->baseline_y - stroke->run->rise_px - size_px * 27 / 100 - rect.h / 2;
    frame_rule(inker->frame, rect, inker->paragraph->passage.style.color);
}

static bool has_style(const Inker *inker, const Stroke *stroke, unsigned style)
{
    int span = stroke->run->span;
    return span >= 0 && inker->paragraph->passage.spans[span].style & style;
}

static bool is_blank(Text text)
{
    return text_trim(text).size == 0;
}

// On the line of the words, which tell what it is to those who do not see it.
static void ink_picture(const Inker *inker, const Stroke *stroke)
{
    Size size = stroke->run->picture;
    Rect rect = {stroke->x / 64, inker->baseline_y - stroke->run->rise_px - size.h, size.w, size.h};
    Text path = inker->paragraph->passage.spans[stroke->run->span].picture;
    PictureLook look = {.path = path, .alt = TEXT(""), .direction = inker->paragraph->direction};
    frame_picture(inker->frame, rect, &look);
}

static void ink_stroke(const Inker *inker, const Stroke *stroke)
{
    const Passage *passage = &inker->paragraph->passage;
    const Face *voice = &stroke->run->voice;
    bool is_linked = linked_span(inker, stroke);
    if (stroke->run->picture.w) {
        ink_picture(inker, stroke);
    } else if (!is_blank(stroke->text)) {
        Mark *mark = array_push(inker->frame->arena, &inker->frame->marks);
        *mark = (Mark){.kind = MARK_RUN, .rect = stroke_rect(inker, stroke), .x = stroke->x};
        mark->color = is_linked ? passage->link_color : passage->style.color;
        mark->run = (GlyphRun){voice->font, voice->script, voice->is_rtl, stroke->text};
        mark->baseline_y = inker->baseline_y - stroke->run->rise_px;
        mark->tracking = voice->tracking;
    }
    if (is_linked)
        underline(inker, stroke, passage->link_color);
    else if (has_style(inker, stroke, SPAN_UNDERLINE))
        underline(inker, stroke, passage->style.color);
    if (has_style(inker, stroke, SPAN_STRUCK))
        strike(inker, stroke);
}

static Rect join_rects(Rect a, Rect b)
{
    int left = a.x < b.x ? a.x : b.x;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    return (Rect){left, a.y, right - left, a.h};
}

// Keeps the two apart: the later one gives way as far as its own words, the earlier one, if a link as well, then to
// there.
static void part_rects(const Frame *frame, Target *earlier, Rect *rect, Rect words)
{
    if (!rect_overlaps(earlier->rect, *rect))
        return;
    bool is_beside = earlier->rect.y < words.y + words.h && words.y < earlier->rect.y + earlier->rect.h &&
                     !rect_overlaps(earlier->rect, words);
    int bottom = rect->y + rect->h, right = rect->x + rect->w;
    if (is_beside && earlier->rect.x < words.x) {
        rect->x = earlier->rect.x + earlier->rect.w;
        rect->w = right - rect->x;
    } else if (is_beside) {
        rect->w = earlier->rect.x - rect->x;
    } else if (earlier->rect.y < words.y) {
        if (earlier->role == ROLE_LINK)
            frame_link_gives_way(frame, earlier, (Rect){earlier->rect.x, words.y, earlier->rect.w, words.h});
        int edge = earlier->rect.y + earlier->rect.h < words.y ? earlier->rect.y + earlier->rect.h : words.y;
        rect->y = edge;
        rect->h = bottom - edge;
    } else if (earlier->rect.y >= words.y + words.h) {
        rect->h = earlier->rect.y - rect->y;
    }
}

// A finger cannot reach beyond the glass.
static Rect on_glass(const Glass *glass, Rect rect)
{
    int right = rect.x + rect.w < glass->width_px ? rect.x + rect.w : glass->width_px;
    int left = rect.x > 0 ? rect.x : 0;
    return (Rect){left, rect.y, right - left, rect.h};
}

// A target high, below what stands above it or above what stands below it; as it is where there is no such room.
static Rect full_height(const Frame *frame, Rect rect)
{
    int more_px = frame->theme.target_px - rect.h;
    Rect down = {rect.x, rect.y, rect.w, rect.h + more_px}, up = {rect.x, rect.y - more_px, rect.w, rect.h + more_px};
    if (more_px <= 0)
        return rect;
    return frame_has_room(frame, down, NULL) ? down : frame_has_room(frame, up, NULL) ? up : rect;
}

// What stands alone on its line has the gap to links above and below it as well, and takes on one side what it lost on
// the other.
static Rect grow_rect(const Inker *inker, Rect words, bool is_alone)
{
    Frame *frame = inker->frame;
    int more_w = frame->theme.target_px - words.w, more_h = frame->theme.target_px - words.h;
    Rect rect = rect_inset(words, more_w > 0 ? -(more_w + 1) / 2 : 0, more_h > 0 ? -(more_h + 1) / 2 : 0);
    Rect own = rect_inset(words, 0, is_alone ? -frame->theme.gap_px / 2 : 0);
    rect = on_glass(&frame->theme.glass, rect);
    for (int i = 0; i < frame->targets.count; i++) {
        Target *earlier = &frame->targets.at[i];
        part_rects(frame, earlier, &rect, earlier->role == ROLE_LINK ? own : words);
    }
    return is_alone ? full_height(frame, rect) : rect;
}

// The words of a link carry its whole name where it begins, and their own where it goes on: a name stands for one
// target.
static void name_link(Inker *inker, Target *link, int index, Text words)
{
    const Passage *passage = &inker->paragraph->passage;
    const Span *span = &passage->spans[index];
    link->is_rest = inker->named_span == index;
    inker->named_span = index;
    Text whole = text_trim(text_slice(passage->text, span->start, span->end));
    link->label = typesetter_clean(inker->frame->arena, link->is_rest ? text_trim(words) : whole);
}

// Where the tint alone would hardly be seen it has an outline.
static BoxLook tint_look(const Theme *theme)
{
    enum { SEEN_PERCENT = 110 };
    const Palette *palette = theme->palette;
    bool is_faint = color_contrast(palette->soft, palette->ground) * 100 < SEEN_PERCENT;
    return (BoxLook){palette->soft, palette->border, is_faint ? theme->hairline_px : 0, theme->radius_px / 3};
}

// What a linked span asks for, and where it stands, so that Back finds it. A term or a rider is known again by that.
static Action action_of(const Inker *inker, const Span *span)
{
    Action action = span->action;
    const Passage *passage = &inker->paragraph->passage;
    action.from = (Place){passage->block, span->start};
    if (action.kind == ACTION_TERM || action.kind == ACTION_RIDER) {
        action.block = passage->block;
        action.index = (int)text_passage_hash(passage->text);
        action.value = (int)span->start;
    }
    return action;
}

static bool is_tinted(const Inker *inker, const Stroke *stroke)
{
    const Span *span = linked_span(inker, stroke);
    const Action *about = &inker->frame->about;
    if (stroke->is_marked || !span || about->kind == ACTION_NONE)
        return stroke->is_marked;
    Action action = action_of(inker, span);
    return action_equal(&action, about);
}

// A tint behind the words of the line that are marked, or that a sheet explains.
static void tint_words(const Inker *inker)
{
    BoxLook look = tint_look(&inker->frame->theme);
    int left = INT16_MAX, right = 0; // no glass is wider
    for (int i = 0; i < inker->stroke_count; i++) {
        Rect rect = stroke_rect(inker, &inker->strokes[i]);
        if (!is_tinted(inker, &inker->strokes[i]))
            continue;
        left = rect.x < left ? rect.x : left;
        right = rect.x + rect.w > right ? rect.x + rect.w : right;
    }
    int more = inker->frame->theme.border_px;
    Rect rect = {left - more, inker->top_y, right - left + 2 * more, inker->paragraph->passage.style.leading_px};
    if (left < right)
        frame_box(inker->frame, rect, look);
}

static void add_link(Inker *inker, int index, Rect words, Text text)
{
    Target target = {.role = ROLE_LINK, .enabled = true, .radius_px = inker->frame->theme.radius_px / 2};
    const Passage *passage = &inker->paragraph->passage;
    const Span *span = &passage->spans[index];
    name_link(inker, &target, index, text);
    target.language = span->language.size ? span->language : passage->language;
    target.action = action_of(inker, span);
    target.rect = grow_rect(inker, words, target.action.kind == ACTION_RIDER);
    frame_target(inker->frame, &target);
}

static void add_links(Inker *inker)
{
    for (int i = 0; i < inker->stroke_count; i++) {
        Stroke *stroke = &inker->strokes[i];
        // Marks without a letter of their own are as wide as nothing, and nobody can touch them.
        if (!linked_span(inker, stroke) || is_blank(stroke->text) || !stroke->width)
            continue;
        int index = stroke->run->span;
        Rect rect = stroke_rect(inker, stroke);
        Text text = stroke->text;
        for (; i + 1 < inker->stroke_count && inker->strokes[i + 1].run->span == index; i++) {
            rect = join_rects(rect, stroke_rect(inker, &inker->strokes[i + 1]));
            text = text_format(inker->frame->arena, "%.*s%.*s", TEXT_ARGS(text), TEXT_ARGS(inker->strokes[i + 1].text));
        }
        add_link(inker, index, rect, text);
    }
}

static Text line_text(const Inker *inker)
{
    const ParagraphLine *line = inker->line;
    Arena *arena = inker->frame->arena;
    Text text = typesetter_clean(arena, text_slice(inker->paragraph->passage.text, line->start, line->end));
    return line->is_hyphenated ? with_hyphen(arena, text) : text;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

static Color ground_of(const Inker *inker)
{
    bool is_marked = true;
    for (int i = 0; i < inker->stroke_count; i++)
        is_marked = is_marked && inker->strokes[i].is_marked;
    Color own = inker->paragraph->passage.background;
    return is_marked ? inker->frame->theme.palette->soft : own.a ? own : inker->frame->ground;
}

static void add_line(const Inker *inker)
{
    const Passage *passage = &inker->paragraph->passage;
    const Metrics *metrics = typesetter_metrics(inker->typesetter);
    FontHeights heights = metrics->heights(metrics->owner, passage->style.font);
    // Lines set closer than their font's own room would overlap by it: their ink does not.
    int ascent_px = least((heights.ascent + 63) / 64, passage->style.ascent_px);
    int descent_px = least((heights.descent + 63) / 64, passage->style.leading_px - passage->style.ascent_px);
    int left = inker->x / 64, right = (inker->x + inker->width + 63) / 64;
    *array_push(inker->frame->arena, &inker->frame->lines) = (Line){
        .text = line_text(inker),
        .rect = {left, inker->baseline_y - ascent_px, right - left, ascent_px + descent_px},
        .baseline = inker->baseline_y,
        .font_px = passage->style.font.size_px,
        .cap_px64 = passage->style.cap_px64,
        .color = passage->style.color,
        .background = ground_of(inker),
        .block = passage->block,
        .passage = passage->text,
        .start = inker->line->start,
        .end = inker->line->end,
        .spans = passage->spans,
        .span_count = passage->span_count,
        .language = passage->language,
        .context = passage->context,
    };
}

// Where the ink of the line starts, 26.6.
static int align_ink(const Inker *inker, const ParagraphPart *part)
{
    const Paragraph *paragraph = inker->paragraph;
    int hang_px = inker->line->is_turned ? paragraph->hang_px : 0;
    int room = (paragraph->width_px - hang_px) * 64 - inker->width;
    int column_x = (part->x + (paragraph->direction == DIRECTION_RTL ? 0 : hang_px)) * 64;
    bool is_at_right = (part->align == ALIGN_END) != (paragraph->direction == DIRECTION_RTL);
    if (part->align == ALIGN_CENTER)
        is_at_right = false, room /= 2, column_x += room > 0 ? room : 0;
    return is_at_right && room > 0 ? column_x + room : column_x;
}

static void ink_line(Inker *inker, const ParagraphPart *part)
{
    cut_strokes(inker);
    if (!inker->stroke_count)
        return;
    inker->x = align_ink(inker, part);
    order_strokes(inker);
    tint_words(inker);
    for (int i = 0; i < inker->stroke_count; i++)
        ink_stroke(inker, &inker->strokes[i]);
    add_line(inker);
    add_links(inker);
}

static bool find_spoken(Inker *inker)
{
    const Spoken *spoken = &inker->frame->spoken;
    const Passage *passage = &inker->paragraph->passage;
    if (!spoken->end || !id_equal(spoken->block, passage->block) || spoken->passage != text_passage_hash(passage->text))
        return false;
    inker->marked_start = spoken->start;
    inker->marked_end = spoken->end;
    return true;
}

static void find_found(Inker *inker)
{
    const Frame *frame = inker->frame;
    uint32_t passage = frame->found_count ? text_passage_hash(inker->paragraph->passage.text) : 0;
    for (int i = 0; i < frame->found_count; i++)
        if (frame->found[i].passage == passage) {
            inker->marked_start = frame->found[i].start;
            inker->marked_end = frame->found[i].end;
        }
}

void line_draw(Typesetter *typesetter, Frame *frame, const ParagraphPart *part)
{
    const Paragraph *paragraph = part->paragraph;
    const TextStyle *style = &paragraph->passage.style;
    Inker inker = {.typesetter = typesetter, .frame = frame, .paragraph = paragraph, .named_span = -1};
    if (!find_spoken(&inker))
        find_found(&inker);
    assert(inker.marked_start <= inker.marked_end);
    for (int i = part->first; i < part->last; i++) {
        inker.line = &paragraph->lines[i];
        inker.top_y = part->y + (i - part->first) * style->leading_px;
        inker.baseline_y = inker.top_y + style->ascent_px;
        ink_line(&inker, part);
    }
}
