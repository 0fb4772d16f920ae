#include "screen/tile.h"

#include <assert.h>

#include "screen/poster.h"
#include "screen/words.h"

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int em_px(const Tile *tile)
{
    return tile->style.font.size_px;
}

static int pad_px(const View *view, const Tile *tile)
{
    return larger(view->theme.gap_px, em_px(tile) / 2);
}

static int icon_px(const Tile *tile)
{
    return tile->icon ? em_px(tile) * 5 / 4 : 0;
}

// With the room after it.
static int icon_room_px(const Tile *tile)
{
    return tile->icon ? icon_px(tile) + em_px(tile) / 3 : 0;
}

// Seven tenths as large as the label, and no smaller than small print.
static TextStyle note_style(const View *view, const Tile *tile)
{
    TextStyle small = style_closer(poster_theme(view, poster_size(TEXT_STEP_DEFAULT)).small, 1.2);
    TextStyle style = style_larger(tile->style, 0.7);
    return style.font.size_px > small.font.size_px ? style_closer(style, 1.2) : small;
}

static int note_px(const View *view, const Tile *tile)
{
    return tile->note.size ? note_style(view, tile).leading_px : 0;
}

int tile_width_px(View *view, const Tile *tile)
{
    assert(tile->style.leading_px > 0);
    int label = words_width_px(view, tile->label, tile->style);
    int note = tile->note.size ? words_width_px(view, tile->note, note_style(view, tile)) : 0;
    return larger(larger(label, note) + icon_room_px(tile) + 2 * pad_px(view, tile), view->theme.target_px);
}

int tile_height_px(const View *view, const Tile *tile)
{
    int air = larger(view->theme.gap_px, em_px(tile) / 2), words = tile->style.leading_px + note_px(view, tile);
    return larger(larger(words, icon_px(tile)) + air, view->theme.target_px);
}

static BoxLook look_of(const View *view, const Tile *tile)
{
    const Theme *theme = &view->theme;
    const Palette *palette = theme->palette;
    if (tile->is_primary)
        return (BoxLook){palette->accent, palette->accent, 0, theme->radius_px};
    if (tile->is_chosen)
        return (BoxLook){palette->surface, palette->accent, 2 * theme->border_px, theme->radius_px};
    return (BoxLook){palette->surface, palette->border, theme->border_px, theme->radius_px};
}

// Its words in that width, with no more lines than it is high.
static Paragraph set_label(View *view, const Tile *tile, Size room)
{
    const Palette *palette = view->theme.palette;
    WordsStyle style = {style_colored(tile->style, tile->is_primary ? palette->on_accent : palette->text),
                        look_of(view, tile).fill};
    style.style.language = tile->language;
    Paragraph words = words_set(view, tile->label, style, larger(1, room.w));
    int most = larger(1, room.h / tile->style.leading_px);
    words.line_count = words.line_count < most ? words.line_count : most;
    return words;
}

// In the colour of what is said beside.
static Paragraph set_note(View *view, const Tile *tile, int width_px)
{
    const Palette *palette = view->theme.palette;
    WordsStyle style = {style_colored(note_style(view, tile), palette->dim), look_of(view, tile).fill};
    style.style.language = tile->language;
    return words_set(view, tile->note, style, larger(1, width_px));
}

int tile_line_count(View *view, const Tile *tile, int width_px)
{
    int room = width_px - 2 * pad_px(view, tile) - icon_room_px(tile);
    Paragraph words =
        words_set(view, tile->label, (WordsStyle){tile->style, look_of(view, tile).fill}, larger(1, room));
    return words_are_broken(&words) ? 0 : words.line_count;
}

// Icon and words stand together in the middle.
static void draw_face(View *view, Frame *frame, const Tile *tile, Rect rect)
{
    int pad = pad_px(view, tile), icon = icon_px(tile), before = icon_room_px(tile);
    Paragraph words = set_label(view, tile, (Size){rect.w - 2 * pad - before, rect.h - note_px(view, tile)});
    int widest = paragraph_widest_px(&words), height = paragraph_height_px(&words) + note_px(view, tile);
    Rect both = rect_center(rect, (Size){before + widest, height}), at = both;
    Rect square = rect_cut_left(&at, before);
    square.w = icon;
    if (view->theme.direction == DIRECTION_RTL) {
        square = rect_mirror(square, both);
        at = rect_mirror(at, both);
    }
    Color ink = tile->is_primary ? view->theme.palette->on_accent : view->theme.palette->accent;
    if (icon)
        frame_icon(frame, rect_center(square, (Size){icon, icon}), tile->icon, ink);
    at.x -= (words.width_px - at.w) / 2; // the column is wider than its words
    words_draw_centered(view, frame, &words, at);
    if (!tile->note.size)
        return;
    Paragraph note = set_note(view, tile, words.width_px);
    at.y += paragraph_height_px(&words);
    words_draw_centered(view, frame, &note, at);
}

void tile_draw(View *view, Frame *frame, const Tile *tile, Rect rect)
{
    frame_box(frame, rect, look_of(view, tile));
    draw_face(view, frame, tile, rect);
    frame_target(frame, &(Target){.label = tile->name.size ? tile->name : tile->label,
                                  .language = tile->language,
                                  .role = ROLE_BUTTON,
                                  .action = tile->action,
                                  .rect = rect,
                                  .reach = tile->reach,
                                  .radius_px = view->theme.radius_px,
                                  .enabled = true,
                                  .selected = tile->is_chosen});
}
