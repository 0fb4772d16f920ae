#include "markup/markdown-table.h"

#include <string.h>

enum { CELLS_SPARE = 1024 }; // that any table may have

// Lines with no blank one between them: a table stands within one such group.
typedef struct TableGroup {
    size_t start, end;
    size_t line_count, most_columns;
} TableGroup;

static size_t line_end(Text text, size_t start)
{
    size_t end = text_find(text, TEXT("\n"), start);
    return end < text.size ? end + 1 : end;
}

// Where the line under a head begins within a line ("|---|:-:|"), whatever stands before it ("> "). The end of the line
// where it is none; columns: of its table, about.
static size_t find_underline(Text text, size_t start, size_t end, size_t *columns)
{
    size_t at = end;
    bool has_dash = false;
    *columns = 1;
    while (at > start && text.at[at - 1] && strchr(" \t\r\n|:-", text.at[at - 1])) {
        at--;
        *columns += text.at[at] == '|';
        has_dash |= text.at[at] == '-';
    }
    return has_dash && *columns > 1 ? at : end;
}

static TableGroup take_group(Text text, size_t start)
{
    TableGroup group = {.start = start, .end = start};
    for (size_t end; group.end < text.size; group.end = end) {
        size_t columns;
        end = line_end(text, group.end);
        group.line_count++;
        if (!text_trim(text_slice(text, group.end, end)).size)
            break;
        if (find_underline(text, group.end, end, &columns) < end && columns > group.most_columns)
            group.most_columns = columns;
    }
    group.end = group.line_count ? line_end(text, group.end) : text.size;
    return group;
}

// A cell that is written takes a byte at least: of many cells that are more than that most come from the head alone.
static bool is_wide(const TableGroup *group, size_t columns)
{
    return columns * group->line_count > 2 * (group->end - group->start) + CELLS_SPARE;
}

static void blank_out(char *bytes, Text text, const TableGroup *group)
{
    for (size_t at = group->start, end; at < group->end; at = end) {
        size_t columns;
        end = line_end(text, at);
        size_t underline = find_underline(text, at, end, &columns);
        for (size_t i = underline; i < end && is_wide(group, columns); i++)
            bytes[i] = text.at[i] == '\n' ? '\n' : ' ';
    }
}

static int line_of(Text text, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++)
        line += text.at[i] == '\n';
    return line;
}

MarkdownTables markdown_tables_narrow(Arena *arena, Text text)
{
    MarkdownTables tables = {.text = text};
    char *bytes = NULL;
    for (size_t at = 0; at < text.size;) {
        TableGroup group = take_group(text, at);
        at = group.end;
        if (!is_wide(&group, group.most_columns))
            continue;
        if (!bytes) {
            bytes = text_string(arena, text);
            tables = (MarkdownTables){{bytes, text.size}, line_of(text, group.start)};
        }
        blank_out(bytes, text, &group);
    }
    return tables;
}
