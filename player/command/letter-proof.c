#include "command/letter-proof.h"

#include <assert.h>

#include "base/unicode.h"

enum { TOLD_MOST = 16 }; // different letters of one file

typedef struct Letters {
    const DrawnLetters *known;
    Problems *problems;
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

// Each letter is told once in a file: a script that no font has would fill the page else.
static void judge(Letters *letters, uint32_t point, Position at, Text letter)
{
    const DrawnLetters *known = letters->known;
    if (point <= ' ' || unicode_is_ignorable(point) || known->are_drawn(known->owner, point) || is_told(letters, point))
        return;
    assert(letters->told_count < TOLD_MOST);
    letters->told[letters->told_count++] = point;
    problems_add(letters->problems, SEVERITY_ERROR, at, "no font has the letter \"%.*s\" (U+%04X)", TEXT_ARGS(letter),
                 (unsigned)point);
    problems_hint(letters->problems, "write it another way, or name a font that has it in fonts.txt");
}

static void judge_text(Letters *letters, Text text, Position at)
{
    for (size_t offset = 0; offset < text.size;) {
        size_t start = offset;
        uint32_t point = text_next(text, &offset);
        judge(letters, point, at, text_slice(text, start, offset));
        at.column = point == '\n' ? 1 : at.column + 1;
        at.line += point == '\n';
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
    }
    for (const XmlNode *child = node->first; child; child = child->next)
        judge_node(letters, child);
}

static void prove_letters(void *owner, Source *source, const XmlNode *root, Problems *problems)
{
    (void)source;
    Letters letters = {.known = owner, .problems = problems};
    judge_node(&letters, root);
}

FileProof letter_proof(const DrawnLetters *letters)
{
    assert(letters && letters->are_drawn);
    return (FileProof){.prove = prove_letters, .owner = (void *)letters};
}
