#include "screen/words.h"

#include <assert.h>

#include "page/runs.h"
#include "page/typesetter.h"

// Words of another language run as that does, in the interface's column.
static Direction direction_of(const View *view, Text language)
{
    return language.size && view->book ? book_direction(view->book, language) : view->theme.direction;
}

static Passage passage_of(const View *view, Text words, WordsStyle style)
{
    assert(style.style.leading_px > 0);
    return (Passage){
        .text = words,
        .language = style.style.language,
        .style = style.style,
        .direction = direction_of(view, style.style.language),
        .background = style.background,
        .link_color = style.style.color,
    };
}

Paragraph words_set(View *view, Text words, WordsStyle style, int width_px)
{
    Passage passage = passage_of(view, words, style);
    return paragraph_set(view->typesetter, view->arena, &passage, width_px);
}

Paragraph words_keep(View *view, Text words, WordsStyle style, int width_px)
{
    Plans *plans = layouts_plans(view->layouts);
    const TextStyle *set = &style.style;
    const int numbers[] = {set->font.family, set->font.style, set->font.size_px, set->leading_px,
                           set->ascent_px,   set->tracking,   width_px};
    uint64_t key = hash_bytes(view_key(view, PLAN_WORDS), numbers, sizeof numbers);
    bool is_new;
    Paragraph *kept = plans_find(plans, hash_text(hash_text(key, words), set->language), sizeof *kept, &is_new);
    if (is_new) {
        Passage passage = passage_of(view, text_copy(plans_arena(plans), words), style);
        *kept = paragraph_set(view->typesetter, plans_arena(plans), &passage, width_px);
    }
    Paragraph found = *kept;
    found.passage = passage_of(view, kept->passage.text, style); // colours may have changed
    found.passage.style.leading_px = kept->passage.style.leading_px;
    found.passage.style.ascent_px = kept->passage.style.ascent_px;
    return found;
}

// From where the interface's lines start.
static Align start_of(const View *view, const Paragraph *words)
{
    return words->direction == view->theme.direction ? ALIGN_START : ALIGN_END;
}

static ParagraphPart whole_of(const Paragraph *words, Rect at, Align align)
{
    assert(words->line_count >= 0);
    return (ParagraphPart){words, 0, words->line_count, at.x, at.y, align};
}

void words_draw(View *view, Frame *frame, const Paragraph *words, Rect at)
{
    ParagraphPart part = whole_of(words, at, start_of(view, words));
    paragraph_draw(view->typesetter, frame, &part);
}

void words_draw_centered(View *view, Frame *frame, const Paragraph *words, Rect at)
{
    ParagraphPart part = whole_of(words, at, ALIGN_CENTER);
    paragraph_draw(view->typesetter, frame, &part);
}

void words_say(View *view, Frame *frame, const ParagraphPart *part)
{
    int before = frame->lines.count;
    ParagraphPart placed = *part;
    if (part->align == ALIGN_START)
        placed.align = start_of(view, part->paragraph);
    paragraph_draw(view->typesetter, frame, &placed);
    for (int i = before; i < frame->lines.count; i++)
        frame->lines.at[i].is_read = true;
}

static int measure_px(View *view, Text words, TextStyle style)
{
    enum { WIDER_THAN_ANY_GLASS = 1 << 20 };
    Paragraph set = words_set(view, words, (WordsStyle){style, style.color}, WIDER_THAN_ANY_GLASS);
    return paragraph_widest_px(&set);
}

int words_width_px(View *view, Text words, TextStyle style)
{
    const int numbers[] = {style.font.family, style.font.style, style.font.size_px, style.tracking};
    uint64_t key = hash_bytes(view_key(view, PLAN_WIDTH), numbers, sizeof numbers);
    bool is_new;
    int *width = plans_find(layouts_plans(view->layouts), hash_text(key, words), sizeof *width, &is_new);
    if (is_new)
        *width = measure_px(view, words, style);
    return *width;
}

static InkReach measure_ink(const View *view, const Paragraph *words)
{
    const Metrics *metrics = typesetter_metrics(view->typesetter);
    InkReach reach = {0};
    for (int i = 0; i < words->run_count; i++) {
        const TextRun *run = &words->runs[i];
        GlyphRun glyphs = {run->voice.font, run->voice.script, run->voice.is_rtl,
                           text_slice(words->passage.text, run->start, run->end)};
        InkReach ink = metrics->ink(metrics->owner, &glyphs);
        reach.ascent = ink.ascent > reach.ascent ? ink.ascent : reach.ascent;
        reach.descent = ink.descent > reach.descent ? ink.descent : reach.descent;
    }
    return reach;
}

// Of any of its lines: short words seldom have their highest and their lowest letters on others.
InkReach words_ink(View *view, const Paragraph *words)
{
    const Font *font = &words->passage.style.font;
    const int numbers[] = {font->family, font->style, font->size_px};
    uint64_t key = hash_bytes(view_key(view, PLAN_INK), numbers, sizeof numbers);
    bool is_new;
    InkReach *ink = plans_find(layouts_plans(view->layouts), hash_text(key, words->passage.text), sizeof *ink, &is_new);
    if (is_new)
        *ink = measure_ink(view, words);
    return *ink;
}

InkReach words_reach(View *view, const Paragraph *words)
{
    TextStyle style = words->passage.style;
    InkReach reach = {style.ascent_px * 64, (style.leading_px - style.ascent_px) * 64}, ink = words_ink(view, words);
    return (InkReach){ink.ascent > reach.ascent ? ink.ascent : reach.ascent,
                      ink.descent > reach.descent ? ink.descent : reach.descent};
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

int words_clear_px(View *view, const Paragraph *words, int y_px, int height_px)
{
    TextStyle style = words->passage.style;
    InkReach ink = words_ink(view, words);
    int keep_px = 2 * view->theme.border_px, last_px = y_px + paragraph_height_px(words) - style.leading_px;
    int free_above = y_px + style.ascent_px - ink.ascent / 64 - keep_px;
    int free_below = height_px - keep_px - last_px - style.ascent_px - ink.descent / 64;
    if (free_below < 0 && free_above > 0)
        return y_px - smaller(-free_below, free_above);
    return free_above < 0 && free_below > 0 ? y_px + smaller(-free_above, free_below) : y_px;
}

int words_middle_px(View *view, const Paragraph *words, int height_px)
{
    return words_clear_px(view, words, (height_px - paragraph_height_px(words)) / 2, height_px);
}

bool words_are_broken(const Paragraph *words)
{
    for (int i = 0; i < words->line_count; i++)
        if (words->lines[i].is_hyphenated || words->lines[i].is_broken)
            return true;
    return false;
}

// A line ends within what stands between two spaces, as it may in Chinese.
static bool parts_words(const Paragraph *set)
{
    Text words = set->passage.text;
    for (int i = 0; i + 1 < set->line_count; i++)
        if (words.at[set->lines[i].end] != ' ' && words.at[set->lines[i].end] != '\n')
            return true;
    return false;
}

static bool holds_lines(const Paragraph *set, int count)
{
    return set->line_count == count && !words_are_broken(set);
}

// The narrowest of some widths that makes no more lines than that one; where that parts words though there are spaces
// to part them at, the next one that does not.
static int find_even_px(View *view, Text words, WordsStyle style, int width_px)
{
    Paragraph set = words_set(view, words, style, width_px);
    int count = set.line_count, least = count > 1 ? width_px / 2 : width_px, most = width_px,
        step = style.style.font.size_px / 2;
    while (most - least > step) {
        int middle = (least + most) / 2;
        Paragraph narrower = words_set(view, words, style, middle);
        *(holds_lines(&narrower, count) ? &most : &least) = middle;
    }
    for (int wider = most; text_find(words, TEXT(" "), 0) < words.size && wider <= width_px; wider += step) {
        set = words_set(view, words, style, wider);
        if (holds_lines(&set, count) && !parts_words(&set))
            return wider;
    }
    return most;
}

Paragraph words_set_evenly(View *view, Text words, WordsStyle style, int width_px)
{
    const int numbers[] = {style.style.font.family, style.style.font.style, style.style.font.size_px,
                           style.style.tracking, width_px};
    uint64_t key = hash_bytes(view_key(view, PLAN_EVEN), numbers, sizeof numbers);
    bool is_new;
    int *even = plans_find(layouts_plans(view->layouts), hash_text(key, words), sizeof *even, &is_new);
    if (is_new)
        *even = find_even_px(view, words, style, width_px);
    return words_set(view, words, style, *even);
}
