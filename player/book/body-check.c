#include "book/body-check.h"

#include "book/flow-iterator.h"

typedef struct BodyCheck {
    Arena *arena;
    Text fault; // the first one
} BodyCheck;

static void note_fault(BodyCheck *check, Id id, const char *what)
{
    if (!check->fault.size)
        check->fault = text_format(check->arena, "\"%s\" %s", id.at, what);
}

// Notes the fault unless all is well.
static void hold(BodyCheck *check, bool is_well, Id id, const char *otherwise)
{
    if (!is_well)
        note_fault(check, id, otherwise);
}

static bool is_placed(Position at)
{
    return at.file.size > 0 && at.line > 0 && at.column > 0;
}

// ---- Blocks

static bool may_hold(BlockKind outer, BlockKind inner)
{
    switch (outer) {
    case BLOCK_PARAGRAPH:
    case BLOCK_HEADING:
    case BLOCK_TERM:
    case BLOCK_PRE:
    case BLOCK_LINE:
    case BLOCK_RULE:
        return false;
    case BLOCK_VERSE:
        return inner == BLOCK_LINE || inner == BLOCK_STANZA;
    case BLOCK_STANZA:
        return inner == BLOCK_LINE;
    case BLOCK_LIST:
        return inner == BLOCK_ITEM;
    case BLOCK_DEFINITIONS:
        return inner == BLOCK_TERM || inner == BLOCK_DEFINITION;
    case BLOCK_FIGURE:
        return inner == BLOCK_PARAGRAPH;
    case BLOCK_TABLE:
        return inner == BLOCK_ROW;
    case BLOCK_ROW:
        return inner == BLOCK_CELL;
    case BLOCK_ITEM:
    case BLOCK_DEFINITION:
    case BLOCK_QUOTE:
    case BLOCK_NOTE:
    case BLOCK_CELL:
        break;
    }
    return inner != BLOCK_HEADING && inner != BLOCK_ITEM && inner != BLOCK_TERM && inner != BLOCK_DEFINITION &&
           inner != BLOCK_ROW && inner != BLOCK_CELL && inner != BLOCK_STANZA && inner != BLOCK_LINE;
}

static bool is_within_character(Text text, uint32_t offset)
{
    return offset < text.size && ((unsigned char)text.at[offset] & 0xC0) == 0x80;
}

static void check_spans(BodyCheck *check, const Block *block)
{
    uint32_t end = 0;
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        hold(check, span->start >= end && span->start < span->end, block->id, "has spans that do not ascend");
        hold(check, span->end <= block->text.size, block->id, "has a span beyond its text");
        hold(check, !is_within_character(block->text, span->start) && !is_within_character(block->text, span->end),
             block->id, "has a span that parts a letter");
        end = span->end;
    }
}

static bool has_level(const Block *block)
{
    switch (block->kind) {
    case BLOCK_HEADING:
        return block->level >= 1 && block->level <= HEADING_LEVEL_MOST;
    case BLOCK_LINE:
        return block->level >= 0 && block->level <= LINE_STEPS_MOST;
    default:
        return block->level == 0;
    }
}

static bool has_number(const Block *block)
{
    bool is_numbered = block->kind == BLOCK_LIST || block->kind == BLOCK_ITEM;
    bool is_known = block->number >= -ITEM_NUMBER_MOST && block->number <= ITEM_NUMBER_MOST;
    return block->has_number ? is_numbered && is_known : block->number == 0;
}

static bool has_span(const Block *block)
{
    bool is_known =
        block->columns >= 0 && block->columns <= CELL_SPAN_MOST && block->rows >= 0 && block->rows <= CELL_SPAN_MOST;
    return block->kind == BLOCK_CELL ? is_known : block->columns == 0 && block->rows == 0;
}

static void check_block(BodyCheck *check, const Block *block, int depth)
{
    hold(check, block->id.at[0], block->id, "is a block without an id");
    hold(check, is_placed(block->at), block->id, "is a block without its place");
    hold(check, block->child_count >= 0 && (block->children || !block->child_count), block->id,
         "holds nothing that it counts");
    hold(check, depth < FLOW_DEPTH_MOST || !block->child_count, block->id, "lies too deep");
    hold(check, has_level(block), block->id, "has no such level");
    hold(check, has_number(block), block->id, "has no such number");
    hold(check, has_span(block), block->id, "spans no such cells");
    for (int i = 0; block->children && i < block->child_count; i++)
        hold(check, may_hold(block->kind, block->children[i].kind), block->children[i].id,
             "stands in a block that cannot hold it");
    check_spans(check, block);
}

static void check_flow(BodyCheck *check, Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        check_block(check, block, walk.depth);
}

static void check_note(BodyCheck *check, const ContentNote *note)
{
    if (!note)
        return;
    check_flow(check, note->text);
    check_flow(check, note->brief);
}

static void check_links(BodyCheck *check, Links links)
{
    for (int i = 0; i < links.count; i++) {
        hold(check, links.at[i].action.kind != ACTION_NONE, links.at[i].action.id, "is a link that leads nowhere");
        hold(check, is_placed(links.at[i].at), links.at[i].action.id, "is a link without its place");
    }
}

// ---- Exercises

static void check_interaction(BodyCheck *check, const Exercise *exercise, const Interaction *asked)
{
    bool has_slot = asked->slot >= 0 && asked->slot < exercise->slot_count;
    hold(check, !asked->name.at[0] || (has_slot && exercise->slots[asked->slot] == asked), asked->name,
         "is an answer without its slot");
    hold(check, asked->name.at[0] || asked->slot == -1, asked->name, "has a slot without a name");
    for (int i = 0; i < asked->option_count; i++) {
        hold(check, asked->options[i].id.at[0] && is_placed(asked->options[i].at), asked->options[i].id,
             "is an option without an id or its place");
        check_flow(check, asked->options[i].reply);
    }
    for (int i = 0; i < asked->card_count; i++)
        check_flow(check, asked->cards[i].back);
    for (int i = 0; i < asked->turn_count; i++) {
        check_flow(check, asked->turns[i].flow);
        if (asked->turns[i].choose)
            check_interaction(check, exercise, asked->turns[i].choose);
    }
}

static void check_exercise(BodyCheck *check, const Exercise *exercise)
{
    check_flow(check, exercise->before);
    for (int i = 0; i < exercise->step_count; i++) {
        const Step *step = &exercise->steps[i];
        hold(check, step->id.at[0] && is_placed(step->at), step->id, "is a step without an id or its place");
        hold(check, step->interaction != NULL, step->id, "is a step without an interaction");
        check_flow(check, step->flow);
        check_links(check, step->links);
        if (step->interaction)
            check_interaction(check, exercise, step->interaction);
    }
    check_links(check, exercise->landing);
}

static void check_faq(BodyCheck *check, const Faq *faq)
{
    for (int i = 0; i < faq->count; i++) {
        const Question *question = &faq->questions[i];
        hold(check, question->id.at[0] && is_placed(question->at), question->id,
             "is a question without an id or its place");
        check_note(check, question->note);
        check_flow(check, question->answer);
        check_links(check, question->also);
    }
}

Text body_check(Arena *arena, const Body *body)
{
    BodyCheck check = {.arena = arena, .fault = TEXT("")};
    switch (body->item->kind) {
    case ITEM_CHAPTER:
        check_note(&check, body->chapter.note);
        check_flow(&check, body->chapter.flow);
        check_links(&check, body->chapter.landing);
        break;
    case ITEM_FAQ:
        check_faq(&check, &body->faq);
        break;
    case ITEM_EXERCISE:
        check_exercise(&check, &body->exercise);
        break;
    }
    return check.fault;
}
