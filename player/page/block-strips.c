#include "page/block-strips.h"

#include <assert.h>

#include "book/flow-iterator.h"
#include "book/phrases.h"
#include "page/numbering.h"
#include "page/table.h"
#include "page/typesetter.h"

static int leading_px(const Galley *galley)
{
    return galley->spec->theme.body.leading_px;
}

static int em_px(const Galley *galley)
{
    return galley->spec->theme.body.font.size_px;
}

bool block_is_shown(const PagesSpec *spec, const Block *block)
{
    for (const Condition *when = block->when; when; when = when->also)
        if (spec->holds && !spec->holds(spec->owner, when))
            return false;
    return true;
}

bool block_announces(const Block *block)
{
    Text words = text_trim(block->text);
    return block->kind == BLOCK_PARAGRAPH && text_ends(words, TEXT(":"));
}

// A block that has been entered and not left yet, and what it gives those inside it.
typedef struct Level {
    const Block *block;  // NULL: the flow itself, or a block that is not shown
    struct Level *outer; // NULL: the flow itself
    Column column;
    Galley *galley;      // where what it holds goes
    Table *table;        // table, row: itself, or the one it belongs to
    Strip *picture;      // figure: its own
    int item_count;      // list, definitions: so far
    Numbering numbering; // list: of the items to come
    const Context *item; // definitions: the last one
} Level;

// What stands in the level from now on stands in that.
static Context *enter_context(Level *level, ContextKind kind)
{
    Context *context = arena_new(level->galley->arena, Context);
    *context = (Context){.kind = kind, .outer = level->column.context};
    level->column.context = context;
    return context;
}

static int count_shown(const Level *list, BlockKind kind)
{
    int count = 0;
    for (int i = 0; i < list->block->child_count; i++)
        if (list->block->children[i].kind == kind && block_is_shown(list->galley->spec, &list->block->children[i]))
            count++;
    return count;
}

// A list of items that blocks of that kind begin.
static void enter_list_context(Level *list, BlockKind kind)
{
    enter_context(list, CONTEXT_LIST)->count = count_shown(list, kind);
}

// An item of a list, which has been counted.
static const Context *enter_item_context(Level *item)
{
    Context *context = enter_context(item, CONTEXT_ITEM);
    assert(context->outer && context->outer->kind == CONTEXT_LIST);
    context->number = item->outer->item_count;
    context->count = context->outer->count;
    return context;
}

static bool is_close(const Level *level)
{
    return level->galley->spec->pieces[level->column.piece].is_close;
}

static void enter_paragraph(Level *level)
{
    const Theme *theme = &level->galley->spec->theme;
    Strip *picture = level->outer->picture;
    Strip *words = galley_add_words(level->galley, &level->column, level->block, picture ? theme->small : theme->body);
    if (!picture)
        return;
    words->gap_px = leading_px(level->galley) / 6;
    words->is_whole = true;
    words->align = ALIGN_CENTER;
    picture->keeps_next = true;
    picture->caption = words;
    words->is_beside = words->keeps_next = picture->is_beside;
}

static void enter_heading(Level *level)
{
    Galley *galley = level->galley;
    const Theme *theme = &galley->spec->theme;
    int depth = level->block->level;
    TextStyle style = depth <= 1 ? theme->title : depth == 2 ? theme->heading : theme->strong_body;
    int gap_px = leading_px(galley) * (depth <= 2 ? 6 : 5) / 12;
    enter_context(level, CONTEXT_HEADING)->number = depth <= 1 ? 1 : depth;
    galley->gap.least_px = galley->gap.follows_heading ? leading_px(galley) / 5 : gap_px;
    galley_add_words(galley, &level->column, level->block, style)->keeps_next = true;
    galley->gap.follows_heading = true;
}

static void enter_definitions(Level *list)
{
    enter_list_context(list, BLOCK_TERM);
}

static bool is_defined(const Level *level)
{
    return level->outer->block && level->outer->block->kind == BLOCK_DEFINITIONS;
}

static void enter_term(Level *level)
{
    if (is_defined(level)) {
        level->outer->item_count++;
        level->outer->item = enter_item_context(level);
    }
    TextStyle style = level->galley->spec->theme.strong_body;
    galley_add_words(level->galley, &level->column, level->block, style)->keeps_next = true;
}

static Paragraph set_number(const Level *list, int number)
{
    enum { UNBOUNDED_PX = 10000 };
    const Galley *galley = list->galley;
    Passage passage = {.text = numbering_words(galley->arena, galley->spec->phrases, list->block->marker, number),
                       .style = galley->spec->theme.body,
                       .direction = list->column.direction,
                       .language = list->column.language,
                       .background = list->column.background};
    Paragraph words = paragraph_set(galley->typesetter, galley->arena, &passage, UNBOUNDED_PX);
    paragraph_narrow(&words, paragraph_widest_px(&words));
    return words;
}

static int number_px(const Level *list, int number)
{
    Paragraph words = set_number(list, number);
    return paragraph_widest_px(&words);
}

// Of plain figures the largest number is the widest, of others any may be.
static int widest_number_px(const Level *list)
{
    enum { MEASURED_MOST = 400 };
    const Block *block = list->block;
    Numbering numbering = numbering_begin(block, block->child_count);
    int widest_px = 0, largest = 0, least = 0;
    for (int i = 0; i < block->child_count && !typesetter_breaks_off(list->galley->typesetter); i++) {
        int number = numbering_take(&numbering, &block->children[i]);
        largest = number > largest ? number : largest;
        least = number < least ? number : least;
        if (block->marker == MARKER_NUMBER || i >= MEASURED_MOST)
            continue;
        int px = number_px(list, number);
        widest_px = px > widest_px ? px : widest_px;
    }
    int largest_px = number_px(list, largest), least_px = least < 0 ? number_px(list, least) : 0;
    widest_px = largest_px > widest_px ? largest_px : widest_px;
    return least_px > widest_px ? least_px : widest_px;
}

static int list_indent_px(const Level *list)
{
    int em = em_px(list->galley), indent = em * 115 / 100;
    MarkerKind marker = list->block->marker;
    bool is_within = list->outer->block && list->outer->block->kind == BLOCK_ITEM;
    if (marker == MARKER_NONE)
        return is_within ? indent : 0;
    if (marker == MARKER_DISC)
        return indent;
    int needed = widest_number_px(list) + em * 35 / 100;
    return needed > indent ? needed : indent;
}

static void enter_list(Level *list)
{
    enter_list_context(list, BLOCK_ITEM);
    Size pad = {list_indent_px(list), 0};
    list->column.within = galley_enclose(list->galley, &list->column, ENCLOSURE_INDENT, pad);
    list->numbering = numbering_begin(list->block, list->column.context->count);
    galley_open(list->galley, leading_px(list->galley) / 4);
}

static void leave_list(Level *list)
{
    galley_close(list->galley, leading_px(list->galley) / 4);
}

static void enter_item(Level *item)
{
    Level *list = item->outer;
    if (!list->block || list->block->kind != BLOCK_LIST)
        return; // it holds blocks, and that is all
    if (list->item_count++)
        galley_open(item->galley, leading_px(item->galley) / 14);
    enter_item_context(item);
    if (list->block->marker == MARKER_NONE && item->galley->marker)
        return; // that of the item around it stands there
    Marker *marker = arena_new(item->galley->arena, Marker);
    marker->indent = list->column.within;
    marker->kind = list->numbering.kind;
    if (marker->kind != MARKER_DISC && marker->kind != MARKER_NONE)
        marker->number = set_number(list, numbering_take(&list->numbering, item->block));
    item->galley->marker = marker;
}

static void leave_item(Level *item)
{
    item->galley->marker = NULL;
    item->galley->gap.is_first = false;
}

static void enter_definition(Level *level)
{
    if (is_defined(level) && level->outer->item)
        level->column.context = level->outer->item;
    Size pad = {em_px(level->galley) * 115 / 100, 0};
    level->column.within = galley_enclose(level->galley, &level->column, ENCLOSURE_INDENT, pad);
    galley_open(level->galley, leading_px(level->galley) / 16);
}

static void leave_definition(Level *level)
{
    galley_close(level->galley, 0);
}

// That something is not shown is said in the interface's language, whatever the book's is.
static void add_note_words(Level *level)
{
    Galley *galley = level->galley;
    static const PhraseId words[] = {[NOTE_FILM] = PHRASE_FILM_HERE,
                                     [NOTE_SOUND] = PHRASE_SOUND_HERE,
                                     [NOTE_FORM] = PHRASE_FORM_HERE,
                                     [NOTE_OTHER] = PHRASE_OTHER_HERE};
    Column column = level->column;
    column.language = TEXT("");
    column.direction = galley->spec->direction;
    Strip *strip = galley_add_words(galley, &column, level->block, galley->spec->theme.small);
    Passage *passage = &strip->paragraph.passage;
    passage->text = phrase(galley->spec->phrases, words[level->block->note]);
    passage->language = TEXT("");
    passage->direction = galley->spec->direction;
}

static void enter_note(Level *level)
{
    Galley *galley = level->galley;
    const Palette *palette = galley->spec->theme.palette;
    NoteKind note = level->block->note;
    int pad_px = em_px(galley) * 6 / 10, around_px = 2 * enclosure_above_px(level->column.within, NULL);
    // A page too low for words between the pads has none.
    bool has_pads = galley->spec->height_px - around_px > 3 * leading_px(galley) + 4 * pad_px;
    int pad_h = has_pads ? em_px(galley) / (is_close(level) ? 4 : 2) : 0;
    Enclosure *box = galley_enclose(galley, &level->column, ENCLOSURE_NOTE, (Size){pad_px, pad_h});
    box->note = note;
    box->rider = level->block->rider;
    enter_context(level, CONTEXT_NOTE)->note = note;
    level->column.within = box;
    level->column.background = note == NOTE_EXAMPLE ? palette->surface : palette->soft;
    galley_open(galley, leading_px(galley) / 2);
    if (note >= NOTE_FILM)
        add_note_words(level);
}

static bool is_quiet(const PagesSpec *spec, const Block *block)
{
    for (int i = 0; block->rider && i < spec->quiet_count; i++)
        if (id_equal(*block->rider, spec->quiet_riders[i]))
            return true;
    return false;
}

// Its first sentence.
static Text first_sentence(const Galley *galley, const Column *column, Text text)
{
    Typesetter *typesetter = galley->typesetter;
    Text language = column->language.size ? column->language : text_of(typesetter->language);
    Offsets ends = {0};
    unicode_set_language(typesetter->unicode, language);
    unicode_sentences(typesetter->unicode, typesetter->scratch, text, &ends);
    Text sentence = text_trim(text_slice(text, 0, ends.count ? ends.at[0] : text.size));
    arena_wipe(typesetter->scratch);
    return sentence;
}

// Two quiet lines that follow each other are touched apart.
static void part_quiet_lines(Galley *galley, TextStyle style)
{
    const Strip *last = galley->strips.count ? galley->strips.at[galley->strips.count - 1] : NULL;
    int apart_px = galley->spec->theme.target_px - style.leading_px;
    if (last && last->is_quiet && galley->gap.least_px < apart_px)
        galley->gap.least_px = apart_px;
}

static bool has_link(const Strip *strip)
{
    const Passage *passage = &strip->paragraph.passage;
    for (int i = 0; strip->kind == STRIP_WORDS && i < passage->span_count; i++)
        if (passage->spans[i].action.kind != ACTION_NONE)
            return true;
    return false;
}

// What a quiet line keeps free below it: where words above it may be touched too, a finger has the rest of a target
// there, but for half a gap above it and the gap to the bar.
static int touch_px(const Galley *galley, TextStyle style)
{
    const Theme *theme = &galley->spec->theme;
    const Strip *last = galley->strips.count ? galley->strips.at[galley->strips.count - 1] : NULL;
    int px = theme->target_px - style.leading_px - theme->gap_px * 3 / 2;
    return last && has_link(last) && px > 0 ? px : 0;
}

// The first sentence of a rider alone, which leads to all of it.
static void add_quietly(Level *level)
{
    Galley *galley = level->galley;
    enter_context(level, CONTEXT_NOTE)->note = level->block->note;
    const Block *words = level->block;
    while (!words->text.size && words->child_count)
        words = &words->children[0];
    const Theme *theme = &galley->spec->theme;
    bool is_afar = theme->preferences.text_step >= TEXT_STEP_AFAR; // small print is as large as the text then
    TextStyle style = is_afar ? theme->small : style_closer(theme->small, 1.35);
    part_quiet_lines(galley, style);
    int below_px = touch_px(galley, style);
    if (words->language.size)
        level->column.language = words->language;
    if (words->direction != DIRECTION_AUTO)
        level->column.direction = words->direction;
    Strip *strip = galley_add_words(galley, &level->column, level->block, style);
    Passage *passage = &strip->paragraph.passage;
    Span *span = arena_new(galley->arena, Span);
    passage->text = first_sentence(galley, &level->column, words->text);
    *span = (Span){.end = (uint32_t)passage->text.size, .action = {.kind = ACTION_RIDER, .id = *level->block->rider}};
    passage->spans = span;
    passage->span_count = 1;
    strip->is_quiet = true;
    strip->touch_px = below_px;
    galley_anchor_hidden(galley, level->block);
}

static void leave_note(Level *level)
{
    galley_close(level->galley, leading_px(level->galley) / 2);
}

static void enter_quote(Level *level)
{
    enter_context(level, CONTEXT_QUOTE);
    Size pad = {em_px(level->galley) * 7 / 10, 0};
    level->column.within = galley_enclose(level->galley, &level->column, ENCLOSURE_QUOTE, pad);
    galley_open(level->galley, leading_px(level->galley) / 2);
}

static void leave_quote(Level *level)
{
    galley_close(level->galley, leading_px(level->galley) / 2);
}

static void enter_pre(Level *level)
{
    const Galley *galley = level->galley;
    TextStyle style = theme_code(&galley->spec->theme, typesetter_metrics(galley->typesetter));
    Strip *words = galley_add_words(level->galley, &level->column, level->block, style);
    words->hang_px = 2 * em_px(level->galley);
    if (level->column.direction == level->outer->column.direction) // that of the page is not what its letters ask for
        words->paragraph.passage.direction = DIRECTION_AUTO;
}

static void enter_verse(Level *level)
{
    galley_open(level->galley, leading_px(level->galley) / 2);
}

static void leave_verse(Level *level)
{
    galley_close(level->galley, leading_px(level->galley) / 2);
}

static void enter_stanza(Level *level)
{
    galley_open(level->galley, leading_px(level->galley) * 2 / 3);
}

static void leave_stanza(Level *level)
{
    galley_close(level->galley, 0);
}

// A line never parts, and neither the first nor the last of them stands on a page without another.
static void enter_line(Level *level)
{
    Galley *galley = level->galley;
    const Block *verse = level->outer->block;
    if (level->block->level) {
        Size pad = {level->block->level * em_px(galley) * 3 / 2, 0};
        level->column.within = galley_enclose(galley, &level->column, ENCLOSURE_INDENT, pad);
    }
    bool is_first = galley->gap.is_first;
    Strip *words = galley_add_words(galley, &level->column, level->block, galley->spec->theme.body);
    words->gap_px = is_first ? words->gap_px : 0;
    words->hang_px = 2 * em_px(galley);
    words->is_whole = true;
    int index = (int)(level->block - verse->children), last = verse->child_count - 1;
    words->keeps_next = index < last && (index == 0 || index == last - 1);
}

static void enter_rule(Level *level)
{
    Galley *galley = level->galley;
    Strip *rule = galley_add(galley, &level->column, STRIP_RULE, leading_px(galley) / 2);
    rule->block = level->block;
    rule->size = (Size){level->column.within->width, leading_px(galley)};
    galley->gap.least_px = leading_px(galley) / 2;
}

static void enter_figure(Level *level)
{
    Galley *galley = level->galley;
    Enclosure *own = NULL;
    if (level->column.is_beside)
        level->column.within = own = galley_enclose(galley, &level->column, ENCLOSURE_COLUMN, (Size){0, 0});
    Strip *picture = galley_add(galley, &level->column, STRIP_PICTURE, leading_px(galley) / 2);
    picture->block = level->block;
    picture->paragraph.passage = galley_passage(galley, &level->column, level->block, galley->spec->theme.body);
    picture->paragraph.passage.text = level->block->alt;
    picture->own = own;
    picture->is_beside = picture->keeps_next = own;
    level->picture = picture;
}

static void leave_figure(Level *level)
{
    level->galley->gap.least_px = leading_px(level->galley) / 2;
}

static void enter_table(Level *level)
{
    level->table = table_begin(level->galley, &level->column, level->block);
}

static void leave_table(Level *level)
{
    table_end(level->table);
}

// Rows and cells that stand in no table hold blocks, and that is all.
static void enter_row(Level *row)
{
    const Level *outer = row->outer;
    if (!outer->table || outer->block->kind != BLOCK_TABLE)
        return;
    row->table = outer->table;
    table_add_row(row->table, row->block);
}

static void enter_cell(Level *cell)
{
    const Level *outer = cell->outer;
    if (!outer->table || outer->block->kind != BLOCK_ROW)
        return;
    cell->galley = table_add_cell(outer->table, cell->block, &cell->column);
    galley_anchor(cell->galley, cell->block);
}

// What is done where a block begins and where it ends; NULL: nothing.
static const struct {
    void (*enter)(Level *level);
    void (*leave)(Level *level);
} kinds[] = {
    [BLOCK_PARAGRAPH] = {enter_paragraph, NULL},
    [BLOCK_HEADING] = {enter_heading, NULL},
    [BLOCK_LIST] = {enter_list, leave_list},
    [BLOCK_ITEM] = {enter_item, leave_item},
    [BLOCK_DEFINITIONS] = {enter_definitions, NULL},
    [BLOCK_TERM] = {enter_term, NULL},
    [BLOCK_DEFINITION] = {enter_definition, leave_definition},
    [BLOCK_QUOTE] = {enter_quote, leave_quote},
    [BLOCK_NOTE] = {enter_note, leave_note},
    [BLOCK_FIGURE] = {enter_figure, leave_figure},
    [BLOCK_TABLE] = {enter_table, leave_table},
    [BLOCK_ROW] = {enter_row, NULL},
    [BLOCK_CELL] = {enter_cell, NULL},
    [BLOCK_PRE] = {enter_pre, NULL},
    [BLOCK_VERSE] = {enter_verse, leave_verse},
    [BLOCK_STANZA] = {enter_stanza, leave_stanza},
    [BLOCK_LINE] = {enter_line, NULL},
    [BLOCK_RULE] = {enter_rule, NULL},
};

static Level level_inside(Level *outer, const Block *block)
{
    Level level = {.block = block, .outer = outer, .column = outer->column, .galley = outer->galley};
    if (block->direction != DIRECTION_AUTO)
        level.column.direction = block->direction;
    if (block->language.size)
        level.column.language = block->language;
    return level;
}

// Enters the block at hand, or passes over it when it is not shown. Rows and cells are anchored by their table.
static void enter(FlowIterator *walk, Level *level)
{
    const Block *block = walk->block;
    assert((size_t)block->kind < sizeof kinds / sizeof *kinds);
    if (!block_is_shown(level->galley->spec, block)) {
        galley_anchor_hidden(level->galley, block);
        flow_pass_over(walk);
        level->block = NULL;
        return;
    }
    if (is_quiet(level->galley->spec, block)) {
        add_quietly(level);
        flow_pass_over(walk);
        level->block = NULL;
        return;
    }
    if (!level->outer->table)
        galley_anchor(level->galley, block);
    if (kinds[block->kind].enter)
        kinds[block->kind].enter(level);
}

static void leave(Level *level)
{
    if (level->block && kinds[level->block->kind].leave)
        kinds[level->block->kind].leave(level);
}

void block_strips_add(Galley *galley, Flow flow, const Column *column)
{
    Level levels[FLOW_DEPTH_MOST + 2];
    levels[0] = (Level){.column = *column, .galley = galley};
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (FlowEvent event; (event = flow_next(&walk)) != FLOW_END;) {
        Level *level = &levels[walk.depth + 1];
        if (event == FLOW_LEAVE) {
            leave(level);
        } else {
            *level = level_inside(level - 1, walk.block);
            enter(&walk, level);
        }
    }
}
