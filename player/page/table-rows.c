#include "page/table-rows.h"

enum { ROWS_TOGETHER = 2 };

bool table_row_breaks_words(const Row *row)
{
    for (int i = 0; i < row->cells.count; i++) {
        const Strip *strip = row->cells.at[i].strip;
        for (int line = 0; strip->kind == STRIP_WORDS && line < strip->paragraph.line_count; line++)
            if (strip->paragraph.lines[line].is_broken)
                return true;
    }
    return false;
}

static int head_count(const LaidRows *laid)
{
    return laid->count && laid->rows[0].is_header;
}

bool table_rows_have_room(const LaidRows *laid, int height_px)
{
    int first = head_count(laid), heads_px = first ? laid->heights[0] : 0;
    if (laid->count == first + 1)
        return heads_px + laid->heights[first] <= height_px;
    for (int r = first; r + 1 < laid->count; r++)
        if (heads_px + laid->heights[r] + laid->heights[r + 1] > height_px)
            return false;
    return true;
}

bool table_rows_keep_next(const LaidRows *laid, int r)
{
    int first = head_count(laid);
    bool is_early = r < first + ROWS_TOGETHER - 1,
         is_late = r >= first + ROWS_TOGETHER && r + ROWS_TOGETHER == laid->count;
    return r + 1 < laid->count && (is_early || is_late || laid->rows[r].is_header);
}

bool table_rows_are_few(const LaidRows *laid)
{
    return laid->count - head_count(laid) < 2 * ROWS_TOGETHER;
}
