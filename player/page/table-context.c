#include "page/table-context.h"

#include <assert.h>

#include "page/column-head.h"

static Context *new_context(const Table *table, ContextKind kind, const Context *outer)
{
    Context *context = arena_new(table->galley->arena, Context);
    *context = (Context){.kind = kind, .outer = outer};
    return context;
}

void table_context_begin(Table *table)
{
    table->context = new_context(table, CONTEXT_TABLE, table->column.context);
}

static CellRow *last_row(const Table *table)
{
    assert(table->rows.count);
    return &table->rows.at[table->rows.count - 1];
}

void table_context_add_row(Table *table)
{
    last_row(table)->context = new_context(table, CONTEXT_ROW, table->context);
}

const Context *table_context_add_cell(const Table *table, TableCell *cell)
{
    const CellRow *row = last_row(table);
    cell->context = new_context(table, CONTEXT_CELL, row->context);
    cell->context->number = cell->first + 1;
    return cell->context;
}

static bool has_heads(const Table *table)
{
    const CellRow *row = table->rows.count ? &table->rows.at[0] : NULL;
    bool is_head = row && row->cells.count;
    for (int c = 0; is_head && c < row->cells.count; c++)
        is_head = row->cells.at[c]->block->is_header;
    return is_head;
}

void table_context_count(Table *table)
{
    int heads = has_heads(table), count = table->rows.count - heads;
    table->context->number = count;
    table->context->count = table->column_count;
    for (int r = 0; r < table->rows.count; r++) {
        table->rows.at[r].context->number = r + 1 - heads;
        table->rows.at[r].context->count = count;
    }
}

void table_context_name(Table *table)
{
    for (int r = has_heads(table); r < table->rows.count; r++) {
        const CellRow *row = &table->rows.at[r];
        for (int c = 0; c < row->cells.count; c++) {
            const Strip *head = has_heads(table) ? column_head_of(table, row->cells.at[c]->first) : NULL;
            row->cells.at[c]->context->head = head ? head->paragraph.passage.text : TEXT("");
            row->cells.at[c]->context->head_language = head ? head->paragraph.passage.language : TEXT("");
        }
    }
}
