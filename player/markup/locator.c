#include "markup/locator.h"

#include <assert.h>
#include <string.h>

static void leave_text(Locator *locator)
{
    SourceCursor *cursor = &locator->cursor;
    while (locator->is_in_text && !source_cursor_is_at_end(cursor))
        if (source_cursor_sees(cursor, "<![CDATA["))
            source_cursor_pass(cursor, "]]>");
        else if (source_cursor_byte(cursor) == '<')
            break;
        else
            source_cursor_find(cursor, "<");
    locator->is_in_text = false;
}

// Moves over one thing that makes no node of its own; false when there is none.
static bool skip_markup(SourceCursor *cursor)
{
    if (source_cursor_sees(cursor, "<!--")) {
        source_cursor_pass(cursor, "<!--"); // whose hyphens end nothing: "<!-->" goes on
        return source_cursor_pass(cursor, "-->");
    }
    if (source_cursor_sees(cursor, "<?"))
        return source_cursor_pass(cursor, "?>");
    if (source_cursor_sees(cursor, "</"))
        return source_cursor_pass(cursor, ">");
    if (source_cursor_sees(cursor, "<![CDATA[]]>"))
        return source_cursor_pass(cursor, "]]>");
    return false;
}

void locator_to_tag(Locator *locator)
{
    leave_text(locator);
    while (skip_markup(&locator->cursor) || source_cursor_skip_space(&locator->cursor))
        continue;
}

Position locator_to_text(Locator *locator)
{
    leave_text(locator);
    while (skip_markup(&locator->cursor))
        continue;
    locator->is_in_text = true;
    Position at = locator->cursor.at;
    if (source_cursor_sees(&locator->cursor, "<![CDATA["))
        at.column += (int)strlen("<![CDATA[");
    return at;
}

void locator_enter_tag(Locator *locator)
{
    assert(source_cursor_byte(&locator->cursor) == '<');
    source_cursor_move(&locator->cursor, locator->cursor.offset + 1);
    source_cursor_name(&locator->cursor);
}

static void skip_byte(SourceCursor *cursor)
{
    source_cursor_move(cursor, cursor->offset + 1);
}

bool locator_attribute(Locator *locator, XmlAttribute *attribute)
{
    SourceCursor *cursor = &locator->cursor;
    source_cursor_skip_space(cursor);
    Position at = cursor->at;
    Text name = source_cursor_name(cursor);
    if (!name.size) {
        source_cursor_pass(cursor, ">");
        return false;
    }
    source_cursor_skip_space(cursor);
    assert(source_cursor_byte(cursor) == '=');
    skip_byte(cursor);
    source_cursor_skip_space(cursor);
    char quote[2] = {source_cursor_byte(cursor), '\0'};
    assert(quote[0] == '"' || quote[0] == '\'');
    skip_byte(cursor);
    *attribute = (XmlAttribute){
        .name = name,
        .line = at.line,
        .column = at.column,
        .value_line = cursor->at.line,
        .value_column = cursor->at.column,
    };
    source_cursor_pass(cursor, quote);
    return true;
}
