// The proof that what is seen is what is written: in titles, names and ways to reach somebody nothing is disguised, and
// no control of direction turns a number anywhere.
#include "proof/disguise.h"
#include "proof/proof-parts.h"
#include "proof/source-text.h"

// All that stands in these is looked at closely, and all of a page of support.
static bool is_close(const XmlNode *node)
{
    for (; node; node = node->parent)
        if (source_text_is_any(node, "title name reach hours word support"))
            return true;
    return false;
}

static void tell(const ProofLibrary *library, Position at, const Disguise *disguise)
{
    static const char *const hints[] = {
        [DISGUISE_DIRECTION] =
            "take it out: what is seen would not be what is written; numbers keep their order without it",
        [DISGUISE_INVISIBLE] = "take it out: nobody sees it",
        [DISGUISE_LETTERS] = "write the word anew, all in one alphabet",
        [DISGUISE_DIGITS] = "write all digits here in one way",
    };
    if (disguise->kind == DISGUISE_DIRECTION)
        problems_add(library->problems, SEVERITY_ERROR, at, "a control of direction, U+%04X, stands here",
                     disguise->point);
    else if (disguise->kind == DISGUISE_INVISIBLE)
        problems_add(library->problems, SEVERITY_ERROR, at, "an invisible sign, U+%04X, stands here", disguise->point);
    else if (disguise->kind == DISGUISE_LETTERS)
        problems_add(library->problems, SEVERITY_ERROR, at,
                     "this word has letters of two alphabets that look alike; here is U+%04X", disguise->point);
    else
        problems_add(library->problems, SEVERITY_ERROR, at, "digits of two kinds stand here");
    problems_hint(library->problems, "%s", hints[disguise->kind]);
}

static void prove_text(const ProofLibrary *library, const XmlNode *node)
{
    SourceTextPiece piece = {.at = node->at};
    SourceText passage = {.text = node->text, .pieces = {.at = &piece, .count = 1}};
    bool is_read_closely = is_close(node);
    DisguiseReading reading = disguise_read(node->text, library->problems->interrupt);
    Disguise disguise;
    while (disguise_next(&reading, &disguise))
        if (is_read_closely || disguise.turns_number)
            tell(library, source_text_at(&passage, disguise.at), &disguise);
}

static void prove_value(const ProofLibrary *library, const XmlNode *node, const char *name)
{
    const XmlAttribute *attribute = xml_attribute(node, name);
    DisguiseReading reading = disguise_read(attribute ? attribute->value : TEXT(""), library->problems->interrupt);
    Disguise disguise;
    while (disguise_next(&reading, &disguise)) {
        Position place = source_text_in_value(attribute, disguise.at);
        place.file = node->at.file;
        tell(library, place, &disguise);
    }
}

void proof_disguises(const ProofLibrary *library, const XmlNode *root)
{
    for (const XmlNode *node = root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(root, node)) {
        if (xml_is_text(node))
            prove_text(library, node);
        else if (text_is(node->name, "notice"))
            prove_value(library, node, "sentence");
        prove_value(library, node, "title");
        prove_value(library, node, "name");
        prove_value(library, node, "quiet-title");
    }
}
