#include "book/press-flow.h"

#include <stdio.h>
#include <string.h>

#include "book/press-verse.h"

int press_sections(size_t size)
{
    return size <= PRESS_WHOLE_MOST ? 1 : (int)((size + PRESS_SECTION_BYTES - 1) / PRESS_SECTION_BYTES);
}

bool press_flow_is_wanted(const PressFlow *flow)
{
    return flow->request->wanted == PRESS_EACH || flow->request->wanted == flow->section;
}

void press_flow_begin(PressFlow *flow, const PressRequest *request, Pressed *pressed)
{
    *flow = (PressFlow){.request = request, .pressed = pressed, .scratch = flow->scratch, .spare = flow->spare};
    flow->words = (PressWords){.arena = flow->scratch};
    flow->at = (Position){request->leaf->name, 1, 1};
    flow->blocks = (PressBlocks){
        .arena = press_flow_is_wanted(flow) ? request->arena : flow->spare,
        .scratch = flow->scratch,
        .part = request->part,
        .caption = -1,
    };
}

// ---- Blocks

// Of those before the section that is wanted the last one holds at its beginning.
static void keep_mark(PressFlow *flow, Id block)
{
    PressMarks *marks = flow->request->marks;
    if (press_flow_is_wanted(flow))
        *array_push(marks->arena, &marks->list) = (PressMark){flow->mark, block};
    else if (flow->section < flow->request->wanted)
        flow->mark_before = flow->mark;
    flow->mark = NULL;
}

// The block that is named next, or was just named, is the one looked for.
static void answer(PressFlow *flow, Id block)
{
    if (flow->mark)
        keep_mark(flow, block);
    if (!flow->seeks)
        return;
    flow->seeks = false;
    flow->pressed->has_target = true;
    flow->pressed->target_section = flow->section;
    flow->pressed->target_block = block;
    flow->is_over |= flow->request->wanted == PRESS_NONE;
}

static Id newest_block(const PressFlow *flow)
{
    char name[ID_SIZE];
    snprintf(name, sizeof name, "p%d-%d", flow->blocks.part, flow->blocks.count);
    return id_of(text_of(name));
}

static int level_of(PressFlow *flow, int rank)
{
    if (!flow->rank || rank < flow->rank)
        flow->rank = rank;
    int level = rank - flow->rank + 1;
    return level < HEADING_LEVEL_MOST ? level : HEADING_LEVEL_MOST;
}

static void add_figure(PressFlow *flow, const PressFrame *frame, const PressPicture *picture)
{
    Block block = {
        .kind = BLOCK_FIGURE,
        .at = picture->at,
        .picture = text_copy(flow->blocks.arena, picture->path),
        .alt = text_copy(flow->blocks.arena, picture->alt),
        .language = frame->language,
        .direction = frame->direction,
    };
    press_blocks_add(&flow->blocks, block);
    answer(flow, newest_block(flow));
}

// Stars and the like alone are a rest.
static bool is_rest(Text words)
{
    enum { BYTES_MOST = 40 };
    static const char *const signs[] = {"*",      "\u2042", "\u2022", "\u00B7", "~",      "\u2014", "\u2013", "_",
                                        "#",      "\u2217", "\u2605", "\u2606", "\u2726", "\u2767", "\u2766", "\u25C6",
                                        "\u25C7", "\u25CF", "\u25CB", "\u2731", "\u273D", "\u00A0", " ",      "-"};
    size_t count = 0, at = 0;
    while (at < words.size && words.size <= BYTES_MOST) {
        size_t i = 0, size = 0;
        for (; !size && i < sizeof signs / sizeof *signs; i++)
            if (text_starts(text_slice(words, at, words.size), text_of(signs[i])))
                size = strlen(signs[i]);
        if (!size)
            return false;
        count += signs[i - 1][0] != ' ' && !text_is(text_of(signs[i - 1]), "\u00A0");
        at += size;
    }
    return count && at == words.size;
}

// What a block is once its words are known.
static void settle_kind(PressFlow *flow, const PressFrame *frame, Block *block)
{
    if (frame->is_caption)
        return;
    if (block->kind == BLOCK_PARAGRAPH && frame->is_pre)
        block->kind = BLOCK_PRE;
    else if (block->kind == BLOCK_PARAGRAPH && is_rest(block->text))
        *block = (Block){.kind = BLOCK_RULE, .at = block->at, .direction = block->direction};
    else if (block->kind == BLOCK_HEADING)
        block->level = level_of(flow, frame->level);
    else if (block->kind == BLOCK_LINE)
        press_verse_indent(block, frame->indent);
}

bool press_flow_is_full(const PressFlow *flow)
{
    return !flow->is_note && flow->blocks.count >= PRESS_BLOCKS_MOST;
}

static void take_words(PressFlow *flow, const PressFrame *frame)
{
    bool is_joined = press_flow_is_full(flow);
    Block block = {
        .kind = is_joined ? BLOCK_PARAGRAPH : frame->kind,
        .at = flow->at,
        .language = frame->language,
        .direction = frame->direction,
    };
    press_words_take(&flow->words, flow->blocks.arena, &block);
    if (!block.text.size)
        return;
    if (!is_joined)
        settle_kind(flow, frame, &block);
    if (frame->is_caption && !is_joined)
        press_blocks_add_caption(&flow->blocks, block, frame->may_be_captioned);
    else if (!is_joined && press_verse_is(&block))
        press_verse_add(&flow->blocks, &block);
    else
        press_blocks_add(&flow->blocks, block);
    answer(flow, newest_block(flow));
}

// A section that has all the blocks it may goes on in lines.
static void flush_words(PressFlow *flow, const PressFrame *frame)
{
    if (press_words_is_empty(&flow->words))
        return;
    if (!press_flow_is_full(flow)) {
        take_words(flow, frame);
        return;
    }
    if (!flow->pressed->dense_line)
        flow->pressed->dense_line = flow->at.line;
    if (!press_words_is_at_line_start(&flow->words))
        press_words_end_line(&flow->words);
}

void press_flow_flush(PressFlow *flow, const PressFrame *frame)
{
    flush_words(flow, frame);
    for (int i = 0; i < flow->picture_count; i++)
        add_figure(flow, frame, &flow->pictures[i]);
    flow->picture_count = 0;
}

void press_flow_rule(PressFlow *flow)
{
    if (press_flow_is_full(flow))
        return;
    press_blocks_add(&flow->blocks, (Block){.kind = BLOCK_RULE, .at = flow->at});
    answer(flow, newest_block(flow));
}

// ---- Words

void press_flow_words(PressFlow *flow, const PressFrame *frame, Text words, const Span *style)
{
    flow->words.keeps_space = frame->is_pre;
    while (words.size && !flow->is_over) {
        size_t taken = press_words_add(&flow->words, words, style);
        flow->progress += taken;
        words = text_slice(words, taken, words.size);
        if (!words.size)
            break;
        take_words(flow, frame);
        press_flow_turn_if_due(flow, false);
    }
}

void press_flow_end_line(PressFlow *flow, const PressFrame *frame)
{
    // A picture on a line of its own is a block; two ends of lines part paragraphs.
    bool ends_block = flow->picture_count || press_words_is_at_line_start(&flow->words) || frame->kind == BLOCK_LINE;
    if (ends_block)
        press_flow_flush(flow, frame);
    else
        press_words_end_line(&flow->words);
}

// Stands for its description.
static void add_among_words(PressFlow *flow, const PressFrame *frame, const PressPicture *picture)
{
    Span style = frame->style;
    style.picture = picture->path;
    press_flow_words(flow, frame, picture->alt, &style);
}

void press_flow_settle_pictures(PressFlow *flow, const PressFrame *frame)
{
    int count = flow->picture_count;
    flow->picture_count = 0;
    for (int i = 0; i < count; i++)
        add_among_words(flow, frame, &flow->pictures[i]);
}

void press_flow_picture(PressFlow *flow, const PressFrame *frame, const PressPicture *picture)
{
    bool is_alone = picture->path.size && press_words_is_at_line_start(&flow->words);
    if (is_alone && flow->picture_count < PRESS_PICTURES_MOST) {
        flow->pictures[flow->picture_count++] = *picture;
        return;
    }
    press_flow_settle_pictures(flow, frame);
    add_among_words(flow, frame, picture);
}

// ---- Sections

// The byte behind which a section ends.
static size_t section_end(const PressFlow *flow, int section)
{
    size_t size = flow->request->leaf->clean.text.size;
    return size / (size_t)flow->request->section_count * (size_t)(section + 1);
}

static void turn(PressFlow *flow, bool is_last)
{
    const PressRequest *request = flow->request;
    bool was_wanted = press_flow_is_wanted(flow);
    if (!press_words_is_empty(&flow->words)) // lines of a section that was full
        take_words(flow, &(PressFrame){.kind = BLOCK_PARAGRAPH});
    int section = flow->section++;
    Flow done = press_blocks_turn(&flow->blocks, press_flow_is_wanted(flow) ? request->arena : flow->spare);
    arena_reset(flow->spare);
    if (flow->mark_before && press_flow_is_wanted(flow)) {
        flow->mark = flow->mark_before;
        keep_mark(flow, (Id){0});
    }
    if (was_wanted && request->take)
        flow->is_over |= !request->take(request->owner, section, done);
    flow->is_over |= is_last || flow->section == request->section_count;
}

void press_flow_turn_if_due(PressFlow *flow, bool is_heading)
{
    while (!flow->is_over && !flow->is_note && flow->section + 1 < flow->request->section_count) {
        size_t end = section_end(flow, flow->section);
        if (flow->progress < end + (is_heading ? 0 : PRESS_HEADING_REACH))
            return;
        turn(flow, false);
    }
}

void press_flow_begin_note(PressFlow *flow)
{
    if (press_flow_is_full(flow))
        flow->words = (PressWords){.arena = flow->scratch}; // lines before it
    press_blocks_drop(&flow->blocks, flow->request->arena);
    arena_reset(flow->spare);
    flow->is_note = true;
}

void press_flow_end_note(PressFlow *flow)
{
    Flow note = press_blocks_turn(&flow->blocks, flow->request->arena);
    flow->request->take(flow->request->owner, flow->section, note);
    flow->is_over = true;
}

void press_flow_finish(PressFlow *flow, const PressFrame *frame)
{
    press_flow_flush(flow, frame);
    answer(flow, newest_block(flow)); // nothing follows what is looked for
    while (!flow->is_over)
        turn(flow, flow->section + 1 >= flow->request->section_count);
}
