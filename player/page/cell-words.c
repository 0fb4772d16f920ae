#include "page/cell-words.h"

bool cell_words_can_shrink(const Galley *cell)
{
    int body_px = cell->spec->theme.body.font.size_px;
    for (int i = 0; i < cell->strips.count; i++) {
        const Strip *strip = cell->strips.at[i];
        bool is_text = strip->kind == STRIP_WORDS && strip->paragraph.passage.style.font.size_px == body_px;
        if (!is_text || (strip->marker && strip->marker->number.line_count))
            return false;
    }
    return true;
}

void cell_words_shrink(const Galley *cell)
{
    for (int i = 0; i < cell->strips.count; i++) {
        Strip *strip = cell->strips.at[i];
        TextStyle *style = &strip->paragraph.passage.style, label = cell->spec->theme.label;
        label.font.style = style->font.style;
        label.color = style->color;
        label.language = style->language;
        *style = label;
        strip->is_set = false;
    }
}
