#include "book/press.h"

#include <assert.h>
#include <string.h>

#include "base/hash.h"
#include "book/cascade.h"
#include "book/inline.h"
#include "book/press-blocks.h"
#include "book/press-element.h"
#include "book/press-formula.h"
#include "book/press-words.h"
#include "markup/charset.h"
#include "markup/gathered.h"

enum { LANGUAGES_MOST = 64, PICTURES_MOST = 64, LANGUAGE_SIZE_MOST = 35 };

// An element that is open, and what holds inside it.
typedef struct PressFrame {
    PressElement element;
    int depth;      // of blocks around it
    BlockKind kind; // of the blocks that its words make
    int level;      // of a heading
    int sections;   // around; a heading ranks at least as deep as its section
    Span style;     // of its words
    Text language;  // of the block; empty: the book's
    Direction direction;
    bool is_hidden, is_caption, is_title, is_pre, is_sheet;
    bool may_be_captioned; // a figure is around
    bool is_wide;          // a reading in the brackets of a wide script
    bool is_formula;       // inside math
    bool is_bracketed;     // a part of a formula that is closed with a bracket
    const PressFormula *formula;
    int child_count; // of a formula
} PressFrame;

typedef struct PressPicture {
    Text path, alt;
    Position at;
} PressPicture;

typedef struct Pressing {
    const PressRequest *request;
    Arena *scratch; // until the page is read
    Arena *moment;  // until the element at hand is seen
    Arena *spare;   // for blocks that nobody wants
    PressBlocks blocks;
    PressWords words;
    ARRAY(PressFrame) frames;
    ARRAY(Text) languages;
    PressPicture pictures[PICTURES_MOST]; // that stand on the line at hand, with no word on it yet
    int picture_count;
    Position at;     // of the block that words go to
    size_t progress; // bytes of the page that are behind us, about
    int section;
    int rank;       // of the largest heading so far
    int quotations; // around
    bool is_over;
    bool seeks; // the next block is the target
    Gathered title;
    Cascade *cascade;
    char *sheet; // of the style element at hand
    size_t sheet_size;
    Pressed pressed;
} Pressing;

int press_sections(size_t size)
{
    return size <= PRESS_WHOLE_MOST ? 1 : (int)((size + PRESS_SECTION_BYTES - 1) / PRESS_SECTION_BYTES);
}

Id press_fragment(Text fragment)
{
    char name[ID_SIZE];
    if (!fragment.size)
        return (Id){0};
    snprintf(name, sizeof name, "f%016llx", (unsigned long long)hash_text(HASH_SEED, fragment));
    return id_of(text_of(name));
}

bool press_is_fragment(Id block)
{
    return block.at[0] == 'f';
}

static bool is_wanted(const Pressing *press)
{
    return press->request->wanted == PRESS_EACH || press->request->wanted == press->section;
}

static PressFrame *top_frame(Pressing *press)
{
    assert(press->frames.count);
    return &press->frames.at[press->frames.count - 1];
}

// ---- Blocks

// The block that is named next, or was just named, is the one looked for.
static void answer(Pressing *press, Id block)
{
    if (!press->seeks)
        return;
    press->seeks = false;
    press->pressed.has_target = true;
    press->pressed.target_section = press->section;
    press->pressed.target_block = block;
    press->is_over |= press->request->wanted == PRESS_NONE;
}

static Id newest_block(const Pressing *press)
{
    const PressBlocks *blocks = &press->blocks;
    char name[ID_SIZE];
    snprintf(name, sizeof name, "p%d-%d", blocks->part, blocks->count);
    return id_of(text_of(name));
}

static int level_of(Pressing *press, int rank)
{
    if (!press->rank || rank < press->rank)
        press->rank = rank;
    int level = rank - press->rank + 1;
    return level < HEADING_LEVEL_MOST ? level : HEADING_LEVEL_MOST;
}

static void add_figure(Pressing *press, const PressPicture *picture)
{
    const PressFrame *frame = top_frame(press);
    Block block = {
        .kind = BLOCK_FIGURE,
        .at = picture->at,
        .picture = text_copy(press->blocks.arena, picture->path),
        .alt = text_copy(press->blocks.arena, picture->alt),
        .language = frame->language,
        .direction = frame->direction,
    };
    press_blocks_add(&press->blocks, block);
    answer(press, newest_block(press));
}

static void flush_pictures(Pressing *press)
{
    for (int i = 0; i < press->picture_count; i++)
        add_figure(press, &press->pictures[i]);
    press->picture_count = 0;
}

// Stars alone are a rest.
static bool is_rest(Text words)
{
    static const char *const rests[] = {"*", "* * *", "***", "* * * * *", "*****", "\u2042", "\u2022 \u2022 \u2022"};
    for (size_t i = 0; i < sizeof rests / sizeof *rests; i++)
        if (text_is(words, rests[i]))
            return true;
    return false;
}

// How far a line of verse stands in, by the no-break spaces before it, which are taken off.
static void indent_line(Block *line)
{
    Text space = TEXT("\u00A0");
    size_t at = 0;
    while (text_starts(text_slice(line->text, at, line->text.size), space))
        at += space.size;
    int steps = (int)(at / space.size + 1) / 2;
    if (!at || line->span_count || at == line->text.size)
        return;
    line->level = steps < LINE_STEPS_MOST ? steps : LINE_STEPS_MOST;
    line->text = text_slice(line->text, at, line->text.size);
}

// What a block is once its words are known.
static void settle_kind(Pressing *press, const PressFrame *frame, Block *block)
{
    if (frame->is_caption)
        return;
    if (block->kind == BLOCK_PARAGRAPH && frame->is_pre)
        block->kind = BLOCK_PRE;
    else if (block->kind == BLOCK_PARAGRAPH && is_rest(block->text))
        *block = (Block){.kind = BLOCK_RULE, .at = block->at, .direction = block->direction};
    else if (block->kind == BLOCK_HEADING)
        block->level = level_of(press, frame->level);
    else if (block->kind == BLOCK_LINE)
        indent_line(block);
}

// Makes a block of the words at hand, if there are any.
static void flush_words(Pressing *press)
{
    const PressFrame *frame = top_frame(press);
    if (press_words_is_empty(&press->words))
        return;
    Block block = {
        .kind = frame->kind,
        .at = press->at,
        .language = frame->language,
        .direction = frame->direction,
    };
    press_words_take(&press->words, press->blocks.arena, &block);
    if (!block.text.size)
        return;
    settle_kind(press, frame, &block);
    if (frame->is_caption)
        press_blocks_add_caption(&press->blocks, block, frame->may_be_captioned);
    else
        press_blocks_add(&press->blocks, block);
    answer(press, newest_block(press));
}

static void flush(Pressing *press)
{
    flush_words(press);
    flush_pictures(press);
}

// ---- Sections

// The byte behind which a section ends.
static size_t section_end(const Pressing *press, int section)
{
    size_t size = press->request->leaf->clean.text.size;
    return size / (size_t)press->request->section_count * (size_t)(section + 1);
}

static void turn(Pressing *press, bool is_last)
{
    bool was_wanted = is_wanted(press);
    int section = press->section++;
    Flow flow = press_blocks_turn(&press->blocks, is_wanted(press) ? press->request->arena : press->spare);
    arena_reset(press->spare);
    if (was_wanted && press->request->take)
        press->is_over |= !press->request->take(press->request->owner, section, flow);
    press->is_over |= is_last || press->section == press->request->section_count;
}

// Cuts the page here where it is time to. Nothing is flushed by it.
static void turn_if_due(Pressing *press, bool is_heading)
{
    while (!press->is_over && press->section + 1 < press->request->section_count) {
        size_t end = section_end(press, press->section);
        if (press->progress < end + (is_heading ? 0 : PRESS_HEADING_REACH))
            return;
        turn(press, false);
    }
}

// ---- Words

// The same words of one language, however often they are asked for.
static Text keep_language(Pressing *press, Text language)
{
    if (language.size > LANGUAGE_SIZE_MOST || text_equal(language, press->request->language))
        return TEXT("");
    for (int i = 0; i < press->languages.count; i++)
        if (text_equal(press->languages.at[i], language))
            return press->languages.at[i];
    if (press->languages.count == LANGUAGES_MOST)
        return TEXT("");
    Text kept = text_copy(press->scratch, language);
    *array_push(press->scratch, &press->languages) = kept;
    return kept;
}

static void add_words_in(Pressing *press, Text words, const Span *style)
{
    press->words.keeps_space = top_frame(press)->is_pre;
    while (words.size && !press->is_over) {
        size_t taken = press_words_add(&press->words, words, style);
        press->progress += taken;
        words = text_slice(words, taken, words.size);
        if (!words.size)
            break;
        flush_words(press);
        turn_if_due(press, false);
    }
}

static void add_words(Pressing *press, Text words)
{
    Span style = top_frame(press)->style; // frames may move meanwhile
    add_words_in(press, words, &style);
}

// Stands for its description.
static void add_picture(Pressing *press, const PressPicture *picture)
{
    Span style = top_frame(press)->style;
    style.picture = picture->path;
    add_words_in(press, picture->alt, &style);
}

// Pictures that turn out to stand among words.
static void settle_pictures(Pressing *press)
{
    int count = press->picture_count;
    press->picture_count = 0;
    for (int i = 0; i < count; i++)
        add_picture(press, &press->pictures[i]);
}

static bool is_blank(Text words)
{
    return !text_trim(words).size;
}

// ---- Style sheets

static Text load_sheet(void *owner, Text from, Text reference, Text *path)
{
    Pressing *press = owner;
    Path place = path_resolve(press->scratch, from, reference);
    *path = place.is_outside ? TEXT("") : path_find(press->request->names, &place);
    if (!path->size)
        return TEXT("");
    SourceBytes read = source_read(press->request->names->source, press->scratch, *path, CASCADE_BYTES_MOST);
    return read.status == FILE_READ ? charset_decode(press->scratch, read.bytes).text : TEXT("");
}

static void add_sheet(Pressing *press, Text sheet, Text path)
{
    cascade_add_sheet(press->cascade, sheet, path, &(CascadeLoader){load_sheet, press});
}

static void see_sheet_link(Pressing *press, const MarkupElement *element)
{
    Text rel = markup_value(element, "rel"), media = markup_value(element, "media"), path;
    bool is_for_glass = !media.size || text_holds_word(media, "all") || text_holds_word(media, "screen");
    if (!text_holds_word(rel, "stylesheet") || text_holds_word(rel, "alternate") || !is_for_glass)
        return;
    Text sheet = load_sheet(press, press->request->leaf->path, markup_value(element, "href"), &path);
    add_sheet(press, sheet, path);
}

static void gather_sheet(Pressing *press, Text words)
{
    if (!press->sheet)
        press->sheet = arena_alloc(press->scratch, CASCADE_BYTES_MOST, 1);
    if (words.size > CASCADE_BYTES_MOST - press->sheet_size)
        return;
    memcpy(press->sheet + press->sheet_size, words.at, words.size);
    press->sheet_size += words.size;
}

static void end_sheet(Pressing *press)
{
    add_sheet(press, (Text){press->sheet, press->sheet_size}, press->request->leaf->path);
    press->sheet_size = 0;
}

static bool see_text(void *owner, Text words)
{
    Pressing *press = owner;
    const PressFrame *frame = top_frame(press);
    if (frame->is_title)
        gathered_add(&press->title, words);
    if (frame->is_sheet)
        gather_sheet(press, words);
    if (frame->is_hidden) {
        press->progress += words.size;
        return true;
    }
    if (press->picture_count && !is_blank(words))
        settle_pictures(press);
    add_words(press, words);
    return !press->is_over;
}

// ---- Pictures

static void miss_picture(Pressing *press, const Path *path, Position at)
{
    press->pressed.counts.missing_pictures++;
    if (!press->request->problems)
        return;
    problems_add(press->request->problems, SEVERITY_WARNING, at, "there is no picture \"%.*s\" in the book",
                 TEXT_ARGS(path->file));
    problems_hint(press->request->problems, "its description stands in its place");
}

Text press_picture_path(Arena *arena, Text folder, Text path)
{
    return folder.size && path.size ? text_format(arena, "%.*s/%.*s", TEXT_ARGS(folder), TEXT_ARGS(path))
                                    : text_copy(arena, path);
}

static void see_picture(Pressing *press, const MarkupElement *element)
{
    static const char *const names[] = {"src", "xlink:href", "href", "data"};
    Path path = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names && !path.file.size && !path.is_outside; i++)
        if (markup_value(element, names[i]).size)
            path = path_resolve(press->moment, press->request->leaf->path, markup_value(element, names[i]));
    Text found = path.is_outside ? TEXT("") : path_find(press->request->names, &path);
    PressPicture picture = {
        .path = press_picture_path(press->scratch, press->request->pictures, found),
        .alt = text_fold(press->scratch, markup_value(element, "alt")),
        .at = leaf_at(press->request->leaf, element->offset),
    };
    PressCounts *counts = &press->pressed.counts;
    counts->pictures++;
    counts->wordless_pictures += !picture.alt.size;
    counts->remote_pictures += path.is_outside;
    if (!path.is_outside && !picture.path.size)
        miss_picture(press, &path, picture.at);
    if (picture.path.size && press_words_is_at_line_start(&press->words) && press->picture_count < PICTURES_MOST)
        press->pictures[press->picture_count++] = picture;
    else
        add_picture(press, &picture);
}

// ---- Links

static Action link_of(Pressing *press, const MarkupElement *element)
{
    Text href = text_trim(markup_value(element, "href"));
    Action action = {0};
    if (!href.size)
        return action;
    Path place = path_resolve(press->moment, press->request->leaf->path, href);
    const Item *item =
        place.is_outside || !press->request->items ? NULL : index_find(press->request->items, place.file);
    if (item)
        action = (Action){.kind = ACTION_OPEN, .id = item->id, .block = press_fragment(place.fragment)};
    return action;
}

// ---- Elements

static Direction direction_of(Text value, Direction outer)
{
    return text_is(value, "rtl")    ? DIRECTION_RTL
           : text_is(value, "ltr")  ? DIRECTION_LTR
           : text_is(value, "auto") ? DIRECTION_AUTO
                                    : outer;
}

static void choose(unsigned *style, unsigned bit, CascadeChoice choice)
{
    if (choice == CHOICE_YES)
        *style |= bit;
    else if (choice == CHOICE_NO)
        *style &= ~bit;
}

// What a sheet says of an element that means something by itself is looks.
static void apply_style(PressFrame *frame, const CascadeStyle *style)
{
    PressRole *role = &frame->element.role;
    bool is_block = press_element_is_block(*role);
    if (style->display == DISPLAY_NONE || style->hidden == CHOICE_YES)
        *role = *role == PRESS_SCRIPT ? PRESS_SCRIPT : PRESS_HIDDEN;
    else if (*role == PRESS_INLINE && style->display == DISPLAY_BLOCK)
        *role = PRESS_FLOW;
    else if (*role == PRESS_FLOW && style->display == DISPLAY_INLINE)
        *role = PRESS_INLINE;
    if (*role != PRESS_INLINE && *role != PRESS_FLOW)
        return;
    choose(&frame->style.style, SPAN_EM, style->italic);
    choose(&frame->style.style, SPAN_STRONG, style->bold);
    choose(&frame->style.style, SPAN_STRUCK, style->struck);
    if (style->shift)
        frame->style.style &= ~(unsigned)(SPAN_SUB | SPAN_SUPER);
    if (style->shift == SHIFT_SUB || style->shift == SHIFT_SUPER)
        frame->style.style |= style->shift == SHIFT_SUB ? SPAN_SUB : SPAN_SUPER;
    if (is_block && style->pre)
        frame->is_pre = style->pre == CHOICE_YES;
}

static void enter_language(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    Text language = markup_value(element, "xml:lang"), direction = markup_value(element, "dir");
    language = text_trim(language.size ? language : markup_value(element, "lang"));
    if (press_element_is_block(frame->element.role)) {
        if (language.size)
            frame->language = keep_language(press, language);
        frame->direction = direction_of(direction, frame->direction);
        frame->style.language = TEXT("");
        frame->style.direction = DIRECTION_AUTO;
        return;
    }
    if (language.size)
        frame->style.language = keep_language(press, language);
    frame->style.direction = direction_of(direction, frame->style.direction);
}

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
    case PRESS_NOTE:
        return BLOCK_QUOTE;
    case PRESS_TABLE:
        return BLOCK_TABLE;
    case PRESS_ROW:
        return BLOCK_ROW;
    case PRESS_CELL:
        return BLOCK_CELL;
    case PRESS_STANZA:
        return BLOCK_STANZA;
    default:
        return BLOCK_PARAGRAPH; // none
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
static void span_cell(const MarkupElement *element, Block *cell)
{
    if (!read_number(markup_value(element, "colspan"), CELL_SPAN_MOST + 1, &cell->columns) || cell->columns < 2 ||
        cell->columns > CELL_SPAN_MOST)
        cell->columns = 0;
    if (!read_number(markup_value(element, "rowspan"), CELL_SPAN_MOST + 1, &cell->rows) || cell->rows < 2 ||
        cell->rows > CELL_SPAN_MOST)
        cell->rows = 0;
}

static void open_block(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    BlockKind kind = container_of(&frame->element);
    Text role = markup_value(element, "role");
    if (kind == BLOCK_PARAGRAPH)
        return;
    Block block = {
        .kind = kind,
        .at = press->at,
        .language = frame->language,
        .direction = frame->direction,
        .marker = frame->element.marker,
        .is_header = frame->element.is_header,
    };
    number_block(element, &block);
    if (kind == BLOCK_CELL)
        span_cell(element, &block);
    frame->depth = press_blocks_open(&press->blocks, &block, text_is(role, "presentation") || text_is(role, "none"));
}

// What the words of a block are, by the element that makes it.
static void set_kind(PressFrame *frame)
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

static void add_rule(Pressing *press)
{
    press_blocks_add(&press->blocks, (Block){.kind = BLOCK_RULE, .at = press->at});
    answer(press, newest_block(press));
}

static void begin_block(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    flush(press);
    turn_if_due(press, frame->element.role == PRESS_HEADING && frame->element.level <= 3);
    frame->depth = press->blocks.open.count;
    press->at = leaf_at(press->request->leaf, element->offset);
    set_kind(frame);
    if (frame->element.is_verse && !frame->is_caption)
        frame->kind = BLOCK_LINE;
    if (frame->kind == BLOCK_LINE && text_is(element->name, "p"))
        frame->element.role = PRESS_STANZA;
    if (frame->element.role == PRESS_RULE)
        add_rule(press);
    open_block(press, element, frame);
}

static bool ends_wide(const PressWords *words)
{
    static const Script wide[] = {SCRIPT('H', 'a', 'n', 'i'), SCRIPT('H', 'i', 'r', 'a'), SCRIPT('K', 'a', 'n', 'a'),
                                  SCRIPT('H', 'a', 'n', 'g'), SCRIPT('B', 'o', 'p', 'o')};
    size_t at = words->size;
    while (at > 0 && ((unsigned char)words->at[--at] & 0xC0) == 0x80)
        continue;
    Text last = {words->at, words->size};
    Script script = words->size ? unicode_script(text_next(last, &at)) : SCRIPT_COMMON;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (script == wide[i])
            return true;
    return false;
}

// How the words before are read, in the brackets of their script.
static void begin_reading(Pressing *press, PressFrame *frame)
{
    frame->is_wide = ends_wide(&press->words);
    frame->style.style &= ~(unsigned)SPAN_BASE;
    press->words.has_space &= !frame->is_wide;
    add_words_in(press, frame->is_wide ? TEXT(RUBY_WIDE_OPEN) : TEXT(" " RUBY_OPEN), &frame->style);
}

static Text quotation_mark(const Pressing *press, bool is_end)
{
    static const Text marks[2][2] = {{{"“", 3}, {"”", 3}}, {{"‘", 3}, {"’", 3}}};
    return marks[press->quotations % 2][is_end];
}

// An element of MathML. One that is described in words is these words.
static void begin_formula(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    PressFrame *around = top_frame(press);
    Text words = frame->element.role == PRESS_FORMULA ? text_trim(markup_value(element, "alttext")) : TEXT("");
    if (words.size) {
        add_words(press, words);
        frame->is_hidden = true;
        return;
    }
    add_words(press, press_formula_between(around->formula, around->child_count++));
    frame->formula = press_formula_of(element->name);
    frame->child_count = 0;
    frame->is_bracketed = press_formula_parts(around->formula) && !press_formula_is_token(element->name);
    if (frame->is_bracketed)
        add_words(press, TEXT("("));
    add_words(press, press_formula_begin(frame->formula));
}

static void end_formula(Pressing *press, const PressFrame *frame)
{
    add_words(press, press_formula_end(frame->formula));
    if (frame->is_bracketed)
        add_words(press, TEXT(")"));
}

static void begin_inline(Pressing *press, const MarkupElement *element, PressFrame *frame)
{
    switch (frame->element.role) {
    case PRESS_BREAK:
        // A picture on a line of its own is a block; two ends of lines part paragraphs.
        if (press->picture_count || press_words_is_at_line_start(&press->words) || frame->kind == BLOCK_LINE)
            flush(press);
        else
            press_words_end_line(&press->words);
        break;
    case PRESS_PICTURE:
        see_picture(press, element);
        break;
    case PRESS_QUOTATION:
        add_words(press, quotation_mark(press, false));
        press->quotations++;
        break;
    case PRESS_READING:
        begin_reading(press, frame);
        break;
    case PRESS_SCRIPT:
    case PRESS_MEDIA:
        press->pressed.counts.media++;
        break;
    case PRESS_HIDDEN:
        frame->is_hidden = true;
        break;
    default:
        break;
    }
    if (text_is(element->name, "a"))
        frame->style.action = link_of(press, element);
    if (frame->is_formula)
        begin_formula(press, element, frame);
}

static void seek_target(Pressing *press, const MarkupElement *element)
{
    Text id = markup_value(element, "id");
    if (!press->request->target.at[0] || press->pressed.has_target)
        return;
    if (!id.size && text_is(element->name, "a"))
        id = markup_value(element, "name");
    press->seeks |= id.size && id_equal(press_fragment(id), press->request->target);
}

static PressFrame frame_inside(Pressing *press, const MarkupElement *element)
{
    PressFrame frame = *top_frame(press);
    frame.element = press_element_of(element);
    frame.is_title = text_is(element->name, "title") && !press->title.size;
    frame.depth = press->blocks.open.count;
    frame.is_formula |= frame.element.role == PRESS_FORMULA;
    frame.is_bracketed = false;
    frame.formula = NULL;
    frame.sections += text_is(element->name, "section") || text_is(element->name, "article");
    frame.style.style |= frame.element.style;
    frame.is_sheet = text_is(element->name, "style");
    CascadeStyle style = cascade_enter(press->cascade, element);
    if (!text_is(element->name, "html") && !text_is(element->name, "body"))
        apply_style(&frame, &style);
    enter_language(press, element, &frame);
    return frame;
}

static bool see_start(void *owner, const MarkupElement *element)
{
    Pressing *press = owner;
    if (element->offset > press->progress)
        press->progress = element->offset;
    PressFrame frame = frame_inside(press, element);
    if (text_is(element->name, "link"))
        see_sheet_link(press, element);
    press->pressed.counts.scripts += frame.element.role == PRESS_SCRIPT;
    if (!frame.is_hidden && press_element_is_block(frame.element.role)) {
        begin_block(press, element, &frame);
        seek_target(press, element);
    } else {
        seek_target(press, element);
        if (!frame.is_hidden)
            begin_inline(press, element, &frame);
    }
    *array_push(press->scratch, &press->frames) = frame;
    arena_reset(press->moment);
    return !press->is_over;
}

static bool see_end(void *owner, Text name)
{
    (void)name;
    Pressing *press = owner;
    const PressFrame *frame = top_frame(press);
    assert(press->frames.count > 1);
    bool is_hidden_around = press->frames.at[press->frames.count - 2].is_hidden;
    if (!is_hidden_around && press_element_is_block(frame->element.role)) {
        flush(press);
        bool goes_on = frame->element.is_line || press->frames.at[press->frames.count - 2].kind == BLOCK_LINE;
        press_blocks_close(&press->blocks, frame->depth, goes_on);
    } else if (!is_hidden_around && frame->element.role == PRESS_QUOTATION) {
        press->quotations--;
        add_words(press, quotation_mark(press, true));
    } else if (!is_hidden_around && frame->element.role == PRESS_READING) {
        press->words.has_space = false;
        add_words(press, frame->is_wide ? TEXT(RUBY_WIDE_CLOSE) : TEXT(RUBY_CLOSE));
    } else if (!is_hidden_around && frame->is_formula && !frame->is_hidden) {
        end_formula(press, frame);
    }
    if (frame->is_sheet)
        end_sheet(press);
    cascade_leave(press->cascade);
    if (frame->element.role == PRESS_FIGURE)
        press_blocks_forget_caption(&press->blocks);
    press->frames.count--;
    return !press->is_over;
}

// ---- The page

static void begin(Pressing *press)
{
    const PressRequest *request = press->request;
    press->section = 0;
    press->words = (PressWords){.arena = press->scratch};
    press->at = (Position){request->leaf->name, 1, 1};
    press->cascade = cascade_create(press->scratch);
    press->blocks = (PressBlocks){
        .arena = is_wanted(press) ? request->arena : press->spare,
        .scratch = press->scratch,
        .part = request->part,
        .caption = -1,
    };
    *array_push(press->scratch, &press->frames) = (PressFrame){.kind = BLOCK_PARAGRAPH}; // around all elements
}

static void see_again(void *owner)
{
    Pressing *press = owner;
    *press = (Pressing){
        .request = press->request, .scratch = press->scratch, .moment = press->moment, .spare = press->spare};
    press->request->leaf->cursor = source_cursor_begin(press->request->leaf->clean.text, press->request->leaf->name);
    begin(press);
}

static void finish(Pressing *press)
{
    flush(press);
    answer(press, newest_block(press)); // nothing follows what is looked for
    while (!press->is_over)
        turn(press, press->section + 1 >= press->request->section_count);
}

Pressed press_page(const PressRequest *request)
{
    Arena *scratch = arena_create();
    Pressing *press = arena_new(scratch, Pressing);
    *press = (Pressing){.request = request, .scratch = scratch, .moment = arena_create(), .spare = arena_create()};
    begin(press);
    MarkupPage page = {.arena = scratch, .text = request->leaf->clean.text, .interrupt = request->interrupt};
    // A page in sections is read as the one or the other from its start, whichever of them is wanted.
    bool is_known = request->form != PRESS_FORM_UNKNOWN || request->section_count == 1;
    page.is_html = is_known ? request->form == PRESS_FORM_SOUP : !markup_is_xml(&page);
    MarkupEvents events = {see_start, see_end, see_text, see_again, press};
    MarkupRead read = markup_read(&page, &events);
    if (read.is_whole)
        finish(press);
    Pressed pressed = press->pressed;
    pressed.counts.events = read.event_count;
    pressed.counts.blocks = press->blocks.made;
    pressed.soup = read.fault;
    pressed.soup.sentence = text_copy(request->arena, read.fault.sentence);
    pressed.is_soup = read.is_soup;
    pressed.title = gathered_words(&press->title, request->arena);
    arena_destroy(press->moment);
    arena_destroy(press->spare);
    arena_destroy(scratch);
    return pressed;
}
