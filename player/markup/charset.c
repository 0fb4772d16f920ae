#include "markup/charset.h"

#include <string.h>
#include <strings.h>

#include "base/encoding.h"

// The bytes in which a file says what it is written in (HTML, 13.2.3.2 looks at as many).
enum { HEAD_BYTES = 1024 };

#define UTF_8 TEXT("UTF-8")
#define WESTERN TEXT("windows-1252")

static bool is_name(Text a, const char *b)
{
    return a.size == strlen(b) && strncasecmp(a.at, b, a.size) == 0;
}

// The value after a word such as encoding=, in quotes or up to the end of the word.
static Text value_after(Text head, const char *word)
{
    size_t size = strlen(word), at = 0;
    while (at + size <= head.size && strncasecmp(head.at + at, word, size) != 0)
        at++;
    for (at += size; at < head.size && (text_is_space(head.at[at]) || strchr("=\"'", head.at[at]));)
        at++;
    size_t end = at;
    while (end < head.size && !text_is_space(head.at[end]) && !strchr("\"'/>;?", head.at[end]))
        end++;
    return text_slice(head, at, end);
}

static Text declared_encoding(Text bytes)
{
    Text head = text_slice(bytes, 0, HEAD_BYTES);
    if (text_starts(head, TEXT("<?xml"))) {
        Text declared = value_after(text_slice(head, 0, text_find(head, TEXT("?>"), 0)), "encoding");
        if (declared.size)
            return declared;
    }
    return value_after(head, "charset");
}

typedef struct ByteMark {
    const char *bytes, *encoding;
    size_t size;
} ByteMark;

// By their byte order mark, or by how a '<' looks that begins the file.
static Text marked_encoding(Text bytes, size_t *mark_size)
{
    static const ByteMark marks[] = {
        {"\xEF\xBB\xBF", "UTF-8", 3}, {"\xFF\xFE\0\0", "UTF-32LE", 4}, {"\0\0\xFE\xFF", "UTF-32BE", 4},
        {"\xFF\xFE", "UTF-16LE", 2},  {"\xFE\xFF", "UTF-16BE", 2},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (text_starts(bytes, (Text){marks[i].bytes, marks[i].size})) {
            *mark_size = marks[i].size;
            return text_of(marks[i].encoding);
        }
    *mark_size = 0;
    if (text_starts(bytes, (Text){"<\0", 2}))
        return TEXT("UTF-16LE");
    return text_starts(bytes, (Text){"\0<", 2}) ? TEXT("UTF-16BE") : TEXT("");
}

static void append(Text piece, char *mended, size_t *size)
{
    if (piece.size)
        memcpy(mended + *size, piece.at, piece.size);
    *size += piece.size;
}

// The same with U+FFFD for every byte that is not well-formed UTF-8, of which there are so many.
static Text mend(Arena *arena, Text bytes, size_t fault_count)
{
    Text unknown = {"\xEF\xBF\xBD", 3};
    char *mended = arena_alloc(arena, bytes.size + fault_count * unknown.size + 1, 1);
    size_t size = 0;
    while (bytes.size) {
        size_t sound = text_ill_formed(bytes);
        append(text_slice(bytes, 0, sound), mended, &size);
        if (sound < bytes.size)
            append(unknown, mended, &size);
        bytes = text_slice(bytes, sound + 1, bytes.size);
    }
    return (Text){mended, size};
}

// How many characters beyond ASCII are well-formed UTF-8, and how many bytes belong to none.
typedef struct Utf8Counts {
    size_t sound_count, fault_count;
} Utf8Counts;

static Utf8Counts count_utf8(Text bytes)
{
    Utf8Counts counts = {0};
    while (bytes.size) {
        size_t sound = text_ill_formed(bytes);
        for (size_t i = 0; i < sound; i++)
            counts.sound_count += (unsigned char)bytes.at[i] >= 0xC0;
        counts.fault_count += sound < bytes.size;
        bytes = text_slice(bytes, sound + 1, bytes.size);
    }
    return counts;
}

static Charset decode_as(Arena *arena, Text bytes, Charset charset)
{
    if (is_name(charset.used, "UTF-8"))
        charset.text = mend(arena, bytes, count_utf8(bytes).fault_count);
    else if (!encoding_decode(arena, charset.used, bytes, &charset.text))
        return decode_as(arena, bytes, (Charset){.declared = charset.declared, .used = WESTERN, .is_wrong = true});
    return charset;
}

Charset charset_decode(Arena *arena, Text bytes)
{
    size_t mark_size;
    Text marked = marked_encoding(bytes, &mark_size);
    bytes = text_slice(bytes, mark_size, bytes.size);
    Text declared = declared_encoding(bytes);
    if ((!marked.size || text_is(marked, "UTF-8")) && text_ill_formed(bytes) == bytes.size) {
        bool is_wrong = declared.size && !is_name(declared, "utf-8") && !is_name(declared, "utf8");
        return (Charset){bytes, declared, UTF_8, is_wrong};
    }
    bool says_utf8 = is_name(declared, "utf-8") || is_name(declared, "utf8") || text_is(marked, "UTF-8");
    if (marked.size && !text_is(marked, "UTF-8"))
        return decode_as(arena, bytes, (Charset){.declared = declared, .used = marked});
    if (declared.size && !says_utf8)
        return decode_as(arena, bytes, (Charset){.declared = declared, .used = declared});
    Utf8Counts counts = count_utf8(bytes);
    bool is_utf8 = says_utf8 || counts.sound_count > counts.fault_count; // UTF-8 with a few faults
    return decode_as(arena, bytes,
                     (Charset){.declared = declared, .used = is_utf8 ? UTF_8 : WESTERN, .is_wrong = true});
}
