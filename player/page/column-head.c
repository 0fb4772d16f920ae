#include "page/column-head.h"

#include <assert.h>

#include "book/phrases.h"

enum { HEAD_BYTES_MOST = 200 }; // a longer one is not said again at each cell

static Text words_of(const Strip *strip)
{
    return strip->paragraph.passage.text;
}

static bool is_paragraph(const Strip *strip)
{
    return strip->kind == STRIP_WORDS && strip->block->kind == BLOCK_PARAGRAPH;
}

const Strip *column_head_words(const TableCell *cell)
{
    const Strip *first = cell->galley.strips.count ? cell->galley.strips.at[0] : NULL;
    bool is_short = first && is_paragraph(first) && words_of(first).size <= HEAD_BYTES_MOST;
    return is_short ? first : NULL;
}

static const Strip *short_paragraph(const TableCell *head)
{
    return head->block->is_header ? column_head_words(head) : NULL;
}

void column_heads_find(Table *table)
{
    table->heads = arena_many(table->galley->arena, const TableCell *, table->column_count);
    const CellRow *row = table->rows.count ? &table->rows.at[0] : NULL;
    for (int c = 0; row && c < row->cells.count; c++)
        for (int i = 0; i < row->cells.at[c]->span; i++)
            table->heads[row->cells.at[c]->first + i] = row->cells.at[c];
}

bool column_head_is_short(const TableCell *head)
{
    int count = head->galley.strips.count;
    return head->block->is_header && (!count || (count == 1 && short_paragraph(head)));
}

const Strip *column_head_of(const Table *table, int column)
{
    const TableCell *head = table->heads[column];
    const Strip *strip = head ? short_paragraph(head) : NULL;
    return strip && words_of(strip).size ? strip : NULL;
}

bool column_head_leads(const TableCell *cell)
{
    const Strip *first = cell->galley.strips.count ? cell->galley.strips.at[0] : NULL;
    return first && is_paragraph(first) && first->within == &cell->column;
}

static Text with_label(const Galley *galley, Text label, Text words)
{
    return phrase_pair(galley->arena, galley->spec->phrases, PHRASE_LABELLED, (Text[]){label, words});
}

// Where the words begin behind their label: where a mark would stand that no XML can hold.
static size_t words_start(const Galley *galley, Text label)
{
    Text mark = TEXT("\x1F");
    return text_find(with_label(galley, label, mark), mark, 0);
}

Strip *column_head_lead(const Galley *galley, const Strip *plain, const Strip *head)
{
    Text words = words_of(head);
    Strip *strip = arena_new(galley->arena, Strip);
    *strip = *plain;
    strip->is_set = false;
    strip->paragraph = (Paragraph){.passage = plain->paragraph.passage};
    Passage *passage = &strip->paragraph.passage;
    Text labelled = with_label(galley, words, passage->text);
    Span *spans = arena_many(galley->arena, Span, passage->span_count + 1);
    uint32_t size = (uint32_t)words_start(galley, words);
    spans[0] = (Span){.start = 0, .end = (uint32_t)text_trim(text_slice(labelled, 0, size)).size, .style = SPAN_STRONG};
    for (int i = 0; i < passage->span_count; i++) {
        spans[i + 1] = passage->spans[i];
        spans[i + 1].start += size;
        spans[i + 1].end += size;
    }
    passage->text = labelled;
    passage->spans = spans;
    passage->span_count++;
    strip->prefix_size = size;
    return strip;
}

void column_head_add(Galley *galley, const Column *column, const TableCell *cell, const Strip *head)
{
    assert(words_of(head).size);
    int leading_px = galley->spec->theme.body.leading_px;
    Strip *strip = galley_add(galley, column, STRIP_WORDS, leading_px / 2);
    strip->block = cell->block; // a place in the book that is found there, though the head is said at other cells too
    strip->paragraph.passage = head->paragraph.passage;
    strip->paragraph.passage.context = cell->context;
    strip->keeps_next = true;
    galley->gap.follows_heading = true;
}
