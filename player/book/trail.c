#include "book/trail.h"

#include <string.h>

static void leave_text(Trail *trail)
{
    Cursor *cursor = &trail->cursor;
    while (trail->is_in_text && !cursor_is_at_end(cursor)) {
        if (cursor_sees(cursor, "<![CDATA["))
            cursor_pass(cursor, "]]>");
        else if (cursor_byte(cursor) == '<')
            break;
        else
            cursor_find(cursor, "<");
    }
    trail->is_in_text = false;
}

// Moves over one thing that makes no node of its own; false when there is none.
static bool skip_markup(Cursor *cursor)
{
    if (cursor_sees(cursor, "<!--"))
        return cursor_pass(cursor, "-->");
    if (cursor_sees(cursor, "<?"))
        return cursor_pass(cursor, "?>");
    if (cursor_sees(cursor, "</"))
        return cursor_pass(cursor, ">");
    if (cursor_sees(cursor, "<![CDATA[]]>"))
        return cursor_pass(cursor, "]]>");
    return false;
}

void trail_to_tag(Trail *trail)
{
    leave_text(trail);
    while (skip_markup(&trail->cursor) || cursor_skip_space(&trail->cursor))
        continue;
}

Position trail_to_text(Trail *trail)
{
    leave_text(trail);
    while (skip_markup(&trail->cursor))
        continue;
    trail->is_in_text = true;
    Position at = trail->cursor.at;
    if (cursor_sees(&trail->cursor, "<![CDATA["))
        at.column += (int)strlen("<![CDATA[");
    return at;
}

void trail_enter_tag(Trail *trail)
{
    cursor_move(&trail->cursor, trail->cursor.offset + 1);
    cursor_name(&trail->cursor);
}

static void skip_byte(Cursor *cursor)
{
    cursor_move(cursor, cursor->offset + 1);
}

bool trail_attribute(Trail *trail, XmlAttribute *attribute)
{
    Cursor *cursor = &trail->cursor;
    cursor_skip_space(cursor);
    Position at = cursor->at;
    Text name = cursor_name(cursor);
    if (!name.size) {
        cursor_pass(cursor, ">");
        return false;
    }
    cursor_skip_space(cursor);
    skip_byte(cursor); // '='
    cursor_skip_space(cursor);
    char quote[2] = {cursor_byte(cursor), '\0'};
    skip_byte(cursor);
    *attribute = (XmlAttribute){
        .name = name,
        .line = at.line,
        .column = at.column,
        .value_line = cursor->at.line,
        .value_column = cursor->at.column,
    };
    cursor_pass(cursor, quote);
    return true;
}
