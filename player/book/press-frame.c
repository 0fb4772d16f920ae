#include "book/press-frame.h"

#include <assert.h>

// ---- What sheets say

static void choose(unsigned *style, unsigned bit, CascadeChoice choice)
{
    if (choice == CHOICE_YES)
        *style |= bit;
    else if (choice == CHOICE_NO)
        *style &= ~bit;
}

static PressRole role_in(PressRole role, const CascadeStyle *style)
{
    if (style->display == DISPLAY_NONE || style->hidden == CHOICE_YES)
        return role == PRESS_SCRIPT ? PRESS_SCRIPT : PRESS_HIDDEN;
    if (role == PRESS_INLINE && style->display == DISPLAY_BLOCK)
        return PRESS_FLOW;
    return role == PRESS_FLOW && style->display == DISPLAY_INLINE ? PRESS_INLINE : role;
}

// What a sheet says of an element that means something by itself is looks.
static void apply_style(PressFrame *frame, const CascadeStyle *style)
{
    PressRole *role = &frame->element.role;
    bool is_block = press_element_is_block(*role);
    *role = role_in(*role, style);
    if (*role != PRESS_INLINE && *role != PRESS_FLOW)
        return;
    choose(&frame->style.style, SPAN_EM, style->italic);
    choose(&frame->style.style, SPAN_STRONG, style->bold);
    choose(&frame->style.style, SPAN_STRUCK, style->struck);
    choose(&frame->style.style, SPAN_UNDERLINE, style->underlined);
    choose(&frame->style.style, SPAN_CAPS, style->small_caps ? style->small_caps : style->capitals);
    if (style->capitals == CHOICE_YES)
        frame->style.style |= SPAN_CAPS;
    if (style->shift)
        frame->style.style &= ~(unsigned)(SPAN_SUB | SPAN_SUPER);
    if (style->shift == SHIFT_SUB || style->shift == SHIFT_SUPER)
        frame->style.style |= style->shift == SHIFT_SUB ? SPAN_SUB : SPAN_SUPER;
    if (is_block && style->pre)
        frame->is_pre = style->pre == CHOICE_YES;
}

// ---- Languages

static Direction direction_of(Text value, Direction outer)
{
    return text_is(value, "rtl")    ? DIRECTION_RTL
           : text_is(value, "ltr")  ? DIRECTION_LTR
           : text_is(value, "auto") ? DIRECTION_AUTO
                                    : outer;
}

static Direction styled_direction(const CascadeStyle *style, Direction outer)
{
    return style->direction == CASCADE_RTL ? DIRECTION_RTL : style->direction == CASCADE_LTR ? DIRECTION_LTR : outer;
}

static void enter_language(PressFrame *frame, const MarkupElement *element, PressLanguages *languages)
{
    Text language = markup_value(element, "xml:lang"), direction = markup_value(element, "dir");
    language = text_trim(language.size ? language : markup_value(element, "lang"));
    if (press_element_is_block(frame->element.role)) {
        if (language.size)
            frame->language = press_language(languages, language);
        frame->direction = direction_of(direction, frame->direction);
        frame->style.language = TEXT("");
        frame->style.direction = DIRECTION_AUTO;
        return;
    }
    if (language.size)
        frame->style.language = press_language(languages, language);
    frame->style.direction = direction_of(direction, frame->style.direction);
}

// Contents bear their own numbers.
static MarkerKind list_marker(const PressFrame *frame, const CascadeStyle *style)
{
    static_assert((int)CASCADE_CAPITAL_ROMAN == (int)MARKER_CAPITAL_ROMAN + 1, "markers are in the same order");
    return style->marker ? (MarkerKind)(style->marker - 1) : frame->is_contents ? MARKER_NONE : frame->element.marker;
}

PressFrame press_frame_inside(const PressFrame *around, const MarkupElement *element, const CascadeStyle *style,
                              PressLanguages *languages)
{
    PressFrame frame = *around;
    frame.element = press_element_of(element);
    frame.is_drawing |= frame.element.role == PRESS_DRAWING;
    frame.is_formula |= frame.element.role == PRESS_FORMULA;
    frame.is_bracketed = false;
    frame.formula = NULL;
    frame.link = (PressLink){0};
    frame.sections += text_is(element->name, "section") || text_is(element->name, "article"); // others stand alone
    frame.style.style |= frame.element.style;
    frame.is_sheet = text_is(element->name, "style");
    frame.is_contents |= text_is(element->name, "nav");
    frame.own_indent = style->indent;
    frame.breaks_before = style->breaks_before == CHOICE_YES;
    frame.breaks_after = style->breaks_after == CHOICE_YES;
    CascadeStyle applied = *style;
    if (text_is(element->name, "a"))
        applied.underlined = CHOICE_UNSET; // what is no link would look like one
    if (!text_is(element->name, "html") && !text_is(element->name, "body"))
        apply_style(&frame, &applied);
    if (frame.element.role == PRESS_LIST)
        frame.element.marker = list_marker(&frame, style);
    bool is_block = press_element_is_block(frame.element.role);
    frame.has_id = markup_value(element, "id").size || (frame.has_id && !is_block);
    enter_language(&frame, element, languages);
    if (press_element_is_block(frame.element.role))
        frame.direction = styled_direction(style, frame.direction);
    else
        frame.style.direction = styled_direction(style, frame.style.direction);
    return frame;
}

// ---- Blocks

static BlockKind container_of(const PressElement *element)
{
    switch (element->role) {
    case PRESS_LIST:
        return BLOCK_LIST;
    case PRESS_ITEM:
        return BLOCK_ITEM;
    case PRESS_DEFINITIONS:
        return BLOCK_DEFINITIONS;
    case PRESS_DEFINITION:
        return BLOCK_DEFINITION;
    case PRESS_QUOTE:
        return BLOCK_QUOTE;
    case PRESS_NOTE:
    case PRESS_MEDIA:
        return BLOCK_NOTE;
    case PRESS_TABLE:
        return BLOCK_TABLE;
    case PRESS_ROW:
        return BLOCK_ROW;
    case PRESS_CELL:
        return BLOCK_CELL;
    case PRESS_STANZA:
        return BLOCK_STANZA;
    default:
        return BLOCK_PARAGRAPH;
    }
}

// A whole number that is written; false where none is.
static bool read_number(Text value, int most, int *number)
{
    Text digits = text_trim(value);
    bool is_below = digits.size && digits.at[0] == '-';
    size_t at = is_below;
    *number = 0;
    for (; at < digits.size && text_is_digit(digits.at[at]); at++)
        *number = *number <= most ? *number * 10 + (digits.at[at] - '0') : *number;
    *number = *number < most ? *number : most;
    *number = is_below ? -*number : *number;
    return at > (size_t)is_below;
}

static void number_block(const MarkupElement *element, Block *block)
{
    const char *name = block->kind == BLOCK_LIST ? "start" : "value";
    bool is_numbered = block->kind == BLOCK_LIST || block->kind == BLOCK_ITEM;
    if (is_numbered && read_number(markup_value(element, name), ITEM_NUMBER_MOST, &block->number))
        block->has_number = true;
    else
        block->number = 0;
    for (int i = 0; block->kind == BLOCK_LIST && i < element->attribute_count; i++)
        block->is_reversed |= text_is(element->attributes[i].name, "reversed");
}

// A cell that says it spans more than any table has is one cell.
static int read_span(const MarkupElement *element, const char *name)
{
    int count;
    if (!read_number(markup_value(element, name), CELL_SPAN_MOST + 1, &count))
        return 0;
    return count >= 2 && count <= CELL_SPAN_MOST ? count : 0;
}

Block press_frame_block(const PressFrame *frame, const MarkupElement *element, Position at)
{
    Block block = {
        .kind = container_of(&frame->element),
        .at = at,
        .language = frame->language,
        .direction = frame->direction,
        .marker = frame->element.marker,
        .is_header = frame->element.is_header,
    };
    if (block.kind == BLOCK_NOTE)
        block.note = frame->element.role == PRESS_MEDIA ? frame->element.note : NOTE_ASIDE;
    number_block(element, &block);
    if (block.kind == BLOCK_CELL) {
        block.columns = read_span(element, "colspan");
        block.rows = read_span(element, "rowspan");
    }
    return block;
}

static void set_role(PressFrame *frame)
{
    bool is_word = frame->element.role == PRESS_HEADING || frame->element.role == PRESS_TERM;
    if (frame->is_caption && is_word)
        return; // a caption is paragraphs
    switch (frame->element.role) {
    case PRESS_HEADING:
        frame->kind = BLOCK_HEADING;
        frame->level = frame->element.level > frame->sections ? frame->element.level : frame->sections;
        break;
    case PRESS_TERM:
        frame->kind = BLOCK_TERM;
        break;
    case PRESS_CAPTION:
        frame->kind = BLOCK_PARAGRAPH;
        frame->is_caption = true;
        break;
    case PRESS_FIGURE:
        frame->may_be_captioned = true;
        break;
    case PRESS_FLOW:
    case PRESS_STANZA:
        break;
    case PRESS_PRE:
        frame->is_pre = true;
        break;
    default:
        frame->kind = BLOCK_PARAGRAPH;
        frame->is_caption = frame->may_be_captioned = false;
    }
}

void press_frame_set_kind(PressFrame *frame, const MarkupElement *element)
{
    set_role(frame);
    if (frame->element.is_verse && !frame->is_caption)
        frame->kind = BLOCK_LINE;
    bool is_around = frame->element.is_verse && !frame->element.is_line; // all of them stand in
    if (frame->kind == BLOCK_LINE && !is_around && !frame->element.is_stanza)
        frame->indent += frame->own_indent;
    if (frame->kind == BLOCK_LINE && text_is(element->name, "p"))
        frame->element.role = PRESS_STANZA;
}
