#include "markup/prolog.h"

#include <string.h>
#include <strings.h>

#include "markup/source-cursor.h"

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"

Text prolog_skip_mark(Text bytes)
{
    return text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? text_slice(bytes, 3, bytes.size) : bytes;
}

static bool refuse(Problems *problems, Position at, const char *sentence, const char *hint)
{
    problems_add(problems, SEVERITY_ERROR, at, "%s", sentence);
    problems_hint(problems, "%s", hint);
    return false;
}

// UTF-16 and UTF-32, with a byte order mark or without: the first '<' has a NUL beside it.
static bool is_wide(Text bytes)
{
    return text_starts(bytes, TEXT("\xFF\xFE")) || text_starts(bytes, TEXT("\xFE\xFF")) ||
           memchr(bytes.at, '\0', bytes.size < 4 ? bytes.size : 4);
}

// Takes name="value" off the declaration, after white space; false when it is not there. The cursor stands at the
// value.
static bool take_value(SourceCursor *cursor, const char *name, Text *value, Position *at)
{
    SourceCursor start = *cursor;
    bool has_space = source_cursor_skip_space(cursor);
    if (!has_space || !text_is(source_cursor_name(cursor), name)) {
        *cursor = start;
        return false;
    }
    source_cursor_skip_space(cursor);
    if (source_cursor_byte(cursor) != '=')
        return false;
    source_cursor_move(cursor, cursor->offset + 1);
    source_cursor_skip_space(cursor);
    char quote[2] = {source_cursor_byte(cursor), '\0'};
    if (quote[0] != '"' && quote[0] != '\'')
        return false;
    source_cursor_move(cursor, cursor->offset + 1);
    *at = cursor->at;
    size_t from = cursor->offset;
    if (!source_cursor_pass(cursor, quote))
        return false;
    *value = text_slice(cursor->bytes, from, cursor->offset - 1);
    return true;
}

static bool is_utf8(Text encoding)
{
    return encoding.size == 5 && strncasecmp(encoding.at, "UTF-8", 5) == 0;
}

static bool check_declaration(SourceCursor *cursor, Problems *problems)
{
    Text version, encoding, standalone;
    Position at;
    source_cursor_move(cursor, strlen("<?xml"));
    if (!take_value(cursor, "version", &version, &at))
        return refuse(problems, cursor->at, "the XML declaration has no version", "write " DECLARATION);
    if (!text_is(version, "1.0"))
        return refuse(problems, at, "the version of XML is not 1.0", "write " DECLARATION);
    if (!take_value(cursor, "encoding", &encoding, &at))
        return refuse(problems, cursor->at, "the XML declaration names no encoding", "write " DECLARATION);
    if (!is_utf8(encoding)) {
        problems_add(problems, SEVERITY_ERROR, at, "the encoding is \"%.*s\", not UTF-8", TEXT_ARGS(encoding));
        problems_hint(problems, "save the file as UTF-8 and write " DECLARATION);
        return false;
    }
    take_value(cursor, "standalone", &standalone, &at);
    source_cursor_skip_space(cursor);
    if (!source_cursor_sees(cursor, "?>"))
        return refuse(problems, cursor->at, "the XML declaration does not end here with \"?>\"", "write " DECLARATION);
    return true;
}

bool prolog_check(Text bytes, Text file, Problems *problems)
{
    SourceCursor cursor = source_cursor_begin(bytes, file);
    if (!text_trim(bytes).size)
        return refuse(problems, cursor.at, "the file is empty", "begin it with " DECLARATION);
    if (is_wide(bytes))
        return refuse(problems, cursor.at, "the file is not UTF-8", "save it as UTF-8, not as UTF-16 or \"Unicode\"");
    SourceCursor behind = cursor;
    source_cursor_move(&behind, strlen("<?xml"));
    if (!source_cursor_sees(&cursor, "<?xml") || !source_cursor_skip_space(&behind))
        return refuse(problems, cursor.at, "the file does not begin with the XML declaration",
                      "make " DECLARATION " its first line, with nothing before it");
    return check_declaration(&cursor, problems);
}

bool prolog_check_encoding(Text bytes, Text file, Problems *problems)
{
    size_t bad = text_ill_formed(bytes);
    if (bad == bytes.size)
        return true;
    SourceCursor cursor = source_cursor_begin(bytes, file);
    source_cursor_move(&cursor, bad);
    problems_add(problems, SEVERITY_ERROR, cursor.at, "the byte 0x%02X here is not UTF-8",
                 (unsigned char)bytes.at[bad]);
    problems_hint(problems, "save the file as UTF-8");
    return false;
}
