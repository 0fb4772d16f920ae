// The proof of pictures: what the decoder would drop without a word is told here.
#include "proof/proof-parts.h"

#include <assert.h>
#include <string.h>

static Position position_in(Text name, Text bytes, size_t offset)
{
    assert(offset <= bytes.size);
    Position at = {name, 1, 1};
    for (size_t i = 0; i < offset;) {
        uint32_t point = text_next(bytes, &i);
        at.column = point == '\n' ? 1 : at.column + 1;
        at.line += point == '\n';
    }
    return at;
}

static bool is_name_byte(char byte)
{
    return text_is_letter(byte) || text_is_digit(byte) || byte == '-' || byte == '_' || byte == '.';
}

// The name of the element that begins at '<', without a prefix.
static Text tag_name(Text bytes, size_t at)
{
    assert(at < bytes.size && bytes.at[at] == '<');
    size_t start = at + 1, end = start;
    for (; end < bytes.size && (is_name_byte(bytes.at[end]) || bytes.at[end] == ':'); end++)
        if (bytes.at[end] == ':')
            start = end + 1;
    return text_slice(bytes, start, end);
}

static bool is_dropped(Text element)
{
    static const char *const names[] = {"text", "use", "mask", "clipPath"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(element, names[i]))
            return true;
    return false;
}

static void prove_tag(const ProofLibrary *library, Text name, Text bytes, size_t at)
{
    Text element = tag_name(bytes, at);
    if (!is_dropped(element))
        return;
    problems_add(library->problems, SEVERITY_ERROR, position_in(name, bytes, at), "a picture may not use \"%.*s\"",
                 TEXT_ARGS(element));
    problems_hint(library->problems, "it would not be drawn; use plain shapes and paths");
}

static void prove_svg(const ProofLibrary *library, Text name, Text bytes)
{
    Text colour = TEXT("currentColor");
    bool has_root = false;
    for (size_t at = 0; at < bytes.size; at++) {
        Text rest = text_slice(bytes, at, bytes.size);
        if (text_starts(rest, TEXT("<!--"))) {
            at = text_find(bytes, TEXT("-->"), at);
        } else if (bytes.at[at] == '<') {
            has_root |= text_is(tag_name(bytes, at), "svg");
            prove_tag(library, name, bytes, at);
        } else if (text_starts(rest, colour)) {
            problems_add(library->problems, SEVERITY_ERROR, position_in(name, bytes, at),
                         "a picture may not use \"currentColor\"");
            problems_hint(library->problems, "write the colour itself, like #1F2A33");
        }
    }
    if (!has_root)
        problems_add(library->problems, SEVERITY_ERROR, (Position){name, 1, 1}, "this is not an SVG picture");
}

void proof_picture(const ProofLibrary *library, Text name, SourceBytes read)
{
    static const char *const faults[] = {[FILE_TOO_LARGE] = "this picture is too large",
                                         [FILE_OUTSIDE] = "this picture is a link that leads out of the library",
                                         [FILE_MISSING] = "this picture cannot be read",
                                         [FILE_FAILED] = "this picture cannot be read"};
    if (read.status == FILE_READ) {
        prove_svg(library, name, read.bytes);
        return;
    }
    problems_add(library->problems, SEVERITY_ERROR, (Position){name, 1, 1}, "%s", faults[read.status]);
    if (read.status == FILE_OUTSIDE)
        problems_hint(library->problems, "put the picture itself there");
}
