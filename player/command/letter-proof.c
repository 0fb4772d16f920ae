#include "command/letter-proof.h"

#include <assert.h>
#include <stdio.h>

#include "base/unicode.h"

enum { TOLD_MOST = 16 }; // different letters of one file

typedef struct Letters {
    DrawnLetters *known;
    Problems *problems;
    Severity severity;
    uint32_t told[TOLD_MOST];
    int told_count;
} Letters;

static bool is_told(const Letters *letters, uint32_t point)
{
    for (int i = 0; i < letters->told_count; i++)
        if (letters->told[i] == point)
            return true;
    return letters->told_count == TOLD_MOST;
}

// A letter with its marks, and where it stands in its text.
typedef struct Letter {
    uint32_t points[CLUSTER_POINTS_MOST];
    int count; // 0: nothing of it is drawn
    size_t start, end;
} Letter;

static Letter read_letter(Text text, size_t start)
{
    Letter letter = {.start = start, .end = start};
    for (size_t at = start; at < text.size; letter.end = at) {
        uint32_t point = text_next(text, &at);
        if (letter.end > start && !unicode_is_mark(point) && !unicode_is_ignorable(point))
            break;
        bool is_drawn = point > ' ' && !unicode_is_ignorable(point);
        if (is_drawn && letter.count < CLUSTER_POINTS_MOST)
            letter.points[letter.count++] = point;
    }
    return letter;
}

static void write_families(char *words, size_t size, unsigned lacking)
{
    static const char *const names[] = {
        [FAMILY_CLEAR] = "clear", [FAMILY_BOOK] = "book", [FAMILY_DYSLEXIC] = "dyslexic"};
    int length = 0;
    words[0] = '\0';
    for (unsigned family = FAMILY_CLEAR; lacking != ALL_FAMILIES && family <= FAMILY_DYSLEXIC; family++) {
        if (lacking & 1u << family) {
            assert((size_t)length < size);
            length += snprintf(words + length, size - (size_t)length, "%s\"%s\"",
                               length ? " and " : " where letters are ", names[family]);
        }
    }
}

// A file that is not there and is for a language in the letter's script; NULL: none is known.
static const MissingFont *font_for(const Letters *letters, uint32_t point)
{
    Script script = unicode_script(point);
    for (int i = 0; i < letters->known->missing_count; i++) {
        const MissingFont *font = &letters->known->missing[i];
        for (size_t at = 0; at < font->tags.size && script != SCRIPT_COMMON;) {
            size_t end = text_find(font->tags, TEXT(","), at);
            if (unicode_language_script(text_slice(font->tags, at, end)) == script)
                return font;
            at = end + 1;
        }
    }
    return NULL;
}

static void hint_at_font(Letters *letters, uint32_t point)
{
    const MissingFont *font = font_for(letters, point);
    if (font)
        problems_hint(letters->problems, "install %.*s, whose %.*s is not on this machine", TEXT_ARGS(font->package),
                      TEXT_ARGS(font->file));
    else if (letters->severity == SEVERITY_WARNING)
        problems_hint(letters->problems, "name a font that has it in fonts.txt");
    else
        problems_hint(letters->problems, "write it another way, or name a font that has it in fonts.txt");
}

// Each letter is told once in a file: a script that no font has would fill the page else. Of a letter whose marks alone
// are missing the first of these stands for it.
static void judge_drawn(Letters *letters, const Letter *letter, Text words, Position at)
{
    DrawnLetters *known = letters->known;
    unsigned lacking = letter->count ? known->lacking(known->owner, letter->points, letter->count) : 0;
    if (!lacking)
        return;
    bool lacks_marks = letter->count > 1 && !known->lacking(known->owner, letter->points, 1);
    uint32_t point = letter->points[lacks_marks];
    if (is_told(letters, point))
        return;
    assert(letters->told_count < TOLD_MOST);
    letters->told[letters->told_count++] = point;
    char families[64];
    write_families(families, sizeof families, lacking);
    Text written = text_slice(words, letter->start, letter->end);
    if (lacks_marks)
        problems_add(letters->problems, letters->severity, at,
                     "no font has the marks of \"%.*s\" (U+%04X) on their letter%s", TEXT_ARGS(written),
                     (unsigned)point, families);
    else
        problems_add(letters->problems, letters->severity, at, "no font has the letter \"%.*s\" (U+%04X)%s",
                     TEXT_ARGS(written), (unsigned)point, families);
    hint_at_font(letters, letter->points[0]);
}

static void judge_line_end(Letters *letters, uint32_t point, Position at)
{
    enum { NEXT_LINE = 0x85, LINE_SEPARATOR = 0x2028, PARAGRAPH_SEPARATOR = 0x2029 };
    if (point != NEXT_LINE && point != LINE_SEPARATOR && point != PARAGRAPH_SEPARATOR)
        return;
    problems_add(letters->problems, SEVERITY_WARNING, at, "an unseen sign, U+%04X, ends a line here", (unsigned)point);
    problems_hint(letters->problems, "write <br/>, or begin another paragraph");
}

static void judge_text(Letters *letters, Text text, Position at)
{
    Letter letter = {0};
    for (size_t offset = 0; offset < text.size;) {
        if (offset == letter.end) {
            letter = read_letter(text, offset);
            judge_drawn(letters, &letter, text, at);
        }
        uint32_t point = text_next(text, &offset);
        judge_line_end(letters, point, at);
        at.column = point == '\n' ? 1 : at.column + 1;
        at.line += point == '\n';
    }
}

static bool is_package_told(const DrawnLetters *known, Text package)
{
    for (int i = 0; i < known->told.count; i++)
        if (text_equal(known->told.at[i], package))
            return true;
    return false;
}

// Once a package: all that a reader must do about its files is to install it.
static void judge_language(Letters *letters, const XmlNode *node, const XmlAttribute *attribute)
{
    DrawnLetters *known = letters->known;
    for (int i = 0; i < known->missing_count; i++) {
        const MissingFont *font = &known->missing[i];
        if (!font_tags_match(font->tags, attribute->value) || is_package_told(known, font->package))
            continue;
        *array_push(letters->problems->arena, &known->told) = font->package;
        problems_add(letters->problems, SEVERITY_WARNING,
                     (Position){node->at.file, attribute->value_line, attribute->value_column},
                     "%.*s is not on this machine, and \"%.*s\" needs it", TEXT_ARGS(font->file),
                     TEXT_ARGS(attribute->value));
        problems_hint(letters->problems, "install %.*s", TEXT_ARGS(font->package));
    }
}

static void judge_node(Letters *letters, const XmlNode *node)
{
    if (xml_is_text(node))
        judge_text(letters, node->text, node->at);
    for (int i = 0; i < node->attribute_count; i++) {
        const XmlAttribute *attribute = &node->attributes[i];
        judge_text(letters, attribute->value,
                   (Position){node->at.file, attribute->value_line, attribute->value_column});
        if (text_is(attribute->name, "xml:lang"))
            judge_language(letters, node, attribute);
    }
    for (const XmlNode *child = node->first; child; child = child->next)
        judge_node(letters, child);
}

static void prove_letters(void *owner, Source *source, const XmlNode *root, Problems *problems)
{
    (void)source;
    Letters letters = {.known = owner, .problems = problems, .severity = SEVERITY_ERROR};
    if (!text_is(root->name, "words")) // nobody sees these
        judge_node(&letters, root);
}

struct BookLetters {
    Letters letters;
};

BookLetters *letter_proof_of_books(Arena *arena, DrawnLetters *letters)
{
    BookLetters *book = arena_new(arena, BookLetters);
    book->letters = (Letters){.known = letters, .severity = SEVERITY_WARNING};
    return book;
}

void letter_proof_block(void *owner, const Block *block, Problems *problems)
{
    Letters *letters = &((BookLetters *)owner)->letters;
    letters->problems = problems;
    if (!block)
        letters->told_count = 0;
    Letter letter = {0};
    for (size_t at = 0; block && at < block->text.size; at = letter.end) {
        letter = read_letter(block->text, at);
        judge_drawn(letters, &letter, block->text, block->at);
    }
}

FileProof letter_proof(DrawnLetters *letters)
{
    assert(letters && letters->lacking);
    return (FileProof){.prove = prove_letters, .owner = letters};
}
