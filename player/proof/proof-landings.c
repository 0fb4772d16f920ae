// The proof of landings: what follows a chapter stands first there already, so that it needs no link.
#include "proof/proof-parts.h"

#include "book/destination.h"

static const ProofFile *find_listed(const ProofLibrary *library, const ProofFile *contents, const XmlNode *item)
{
    Text src = text_trim(xml_value(item, "src"));
    Text below = text_format(library->arena, "%.*s/%.*s", TEXT_ARGS(contents->language), TEXT_ARGS(src));
    const ProofFile *file = proof_find_file(library, below);
    return file && file->root && file->is_item ? file : NULL;
}

static void prove_landing(const ProofLibrary *library, const XmlNode *landing, Text next)
{
    for (const XmlNode *link = xml_child(landing, "link"); link; link = xml_sibling(link, "link")) {
        Text ref = text_trim(xml_value(link, "ref"));
        if (!text_equal(text_slice(ref, 0, text_find(ref, TEXT("#"), 0)), next))
            continue;
        problems_add(library->problems, SEVERITY_WARNING, link->at,
                     "\"%.*s\" comes next, and stands here without a link", TEXT_ARGS(next));
        problems_hint(library->problems, "offer something steadying, or support");
    }
}

// The chapters from one on, before what every reader is offered next.
static void prove_before(const ProofLibrary *library, const ProofFile *contents, const XmlNode *first,
                         const XmlNode *next)
{
    Text follows = text_trim(xml_value(find_listed(library, contents, next)->root, "id"));
    if (destination_find(follows)) // told already
        return;
    for (; first && first != next; first = xml_sibling(first, "item")) {
        const ProofFile *file = find_listed(library, contents, first);
        const XmlNode *landing = file && text_is(file->root->name, "chapter") ? xml_child(file->root, "landing") : NULL;
        if (landing)
            prove_landing(library, landing, follows);
    }
}

static bool is_for_all(const ProofFile *file)
{
    return file && !file->is_empty && !text_is(xml_value(file->root, "audience"), "adult");
}

void proof_landings(const ProofLibrary *library, const ProofFile *contents)
{
    for (const XmlNode *book = contents->root; book; book = xml_after(contents->root, book)) {
        const XmlNode *first = NULL;
        for (const XmlNode *item = xml_child(book, "item"); item; item = xml_sibling(item, "item")) {
            if (!is_for_all(find_listed(library, contents, item)))
                continue;
            prove_before(library, contents, first ? first : xml_child(book, "item"), item);
            first = item;
        }
    }
}
