// The proof of phrases, dates and of the words that everyone in the room can read.
#include "proof/proof-parts.h"

#include <assert.h>

#include "book/phrases.h"
#include "proof/source-text.h"
#include "proof/wording.h"

// The text directly inside node, its children's left out; titles and phrases hold words only.
static Text own_words(const ProofLibrary *library, const XmlNode *node)
{
    Text words = TEXT("");
    for (const XmlNode *child = node ? node->first : NULL; child; child = child->next)
        if (xml_is_text(child))
            words = text_format(library->arena, "%.*s%.*s", TEXT_ARGS(words), TEXT_ARGS(child->text));
    return words;
}

// ---- Phrases

// The next {placeholder} at or after *from, which moves past it; empty when there is none.
static Text next_placeholder(Text text, size_t *from)
{
    assert(*from <= text.size);
    size_t start = text_find(text, TEXT("{"), *from), end = text_find(text, TEXT("}"), start);
    *from = end;
    return end < text.size ? text_slice(text, start, end + 1) : TEXT("");
}

static void prove_placeholders(const ProofLibrary *library, const XmlNode *node, PhraseId id)
{
    Text words = own_words(library, node), model = phrase_fallback(id);
    size_t from = 0;
    for (Text mark = next_placeholder(model, &from); mark.size; mark = next_placeholder(model, &from))
        if (text_find(words, mark, 0) == words.size) {
            proof_error(library, node, NULL, "the phrase \"%s\" must hold %.*s", phrase_name(id), TEXT_ARGS(mark));
            problems_hint(library->problems, "in English it is \"%.*s\"", TEXT_ARGS(model));
        }
    from = 0;
    for (Text mark = next_placeholder(words, &from); mark.size; mark = next_placeholder(words, &from))
        if (text_find(model, mark, 0) == model.size) {
            proof_error(library, node, NULL, "the phrase \"%s\" knows no %.*s", phrase_name(id), TEXT_ARGS(mark));
            problems_hint(library->problems, "in English it is \"%.*s\"", TEXT_ARGS(model));
        }
}

static void suggest_phrase(ProofLibrary *library, Text wrong)
{
    Text names[PHRASE_COUNT];
    for (int i = 0; i < PHRASE_COUNT; i++)
        names[i] = text_of(phrase_name((PhraseId)i));
    proof_suggest(library, wrong, names, PHRASE_COUNT);
}

// The player has English words of its own for every phrase; in another language they would stand among foreign ones.
static bool is_english(Text language)
{
    return text_is(language, "en") || text_starts(language, TEXT("en-"));
}

static void warn_missing_phrase(const ProofLibrary *library, const XmlNode *root, PhraseId id)
{
    problems_add(library->problems, SEVERITY_WARNING, root->at, "the phrase \"%s\" is missing", phrase_name(id));
    problems_hint(library->problems, "until then it is \"%.*s\"", TEXT_ARGS(phrase_fallback(id)));
}

static void prove_phrases(ProofLibrary *library, const ProofFile *file)
{
    bool is_written[PHRASE_COUNT] = {0};
    for (const XmlNode *node = xml_child(file->root, "phrase"); node; node = xml_sibling(node, "phrase")) {
        Text name = text_trim(xml_value(node, "id"));
        PhraseId id;
        if (phrase_find(name, &id)) {
            is_written[id] = true;
            prove_placeholders(library, node, id);
        } else {
            proof_error(library, node, "id", "there is no phrase \"%.*s\"", TEXT_ARGS(name));
            suggest_phrase(library, name);
        }
    }
    bool has_words = is_english(text_trim(xml_value(file->root, "xml:lang"))) ||
                     proof_level_of(library, file->language); // the language has the rest
    for (int i = 0; !has_words && i < PHRASE_COUNT; i++)
        if (!is_written[i])
            warn_missing_phrase(library, file->root, (PhraseId)i);
}

// ---- Words that stand in public

static void prove_public(const ProofLibrary *library, const XmlNode *node, const char *attribute, const char *hint)
{
    const char *word =
        node ? wording_private(attribute ? xml_value(node, attribute) : own_words(library, node), NULL) : NULL;
    if (!word)
        return;
    proof_error(library, node, attribute, "everyone in the room can read this, and it says \"%s\"", word);
    problems_hint(library->problems, "%s", hint);
}

static void prove_title(const ProofLibrary *library, const XmlNode *root)
{
    if (xml_attribute(root, "quiet-title"))
        prove_public(library, root, "quiet-title", "say it in a quieter word");
    else
        prove_public(library, xml_child(root, "title"), NULL, "give a quiet-title without it");
    prove_public(library, xml_child(root, "summary"), NULL, "say it in a quieter word");
}

static void prove_titles(const ProofLibrary *library, const ProofFile *file)
{
    const XmlNode *root = file->root;
    if (file->is_item || text_is(root->name, "contents"))
        prove_title(library, root);
    for (const XmlNode *node = root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(root, node)) {
        if (text_is(node->name, "ask"))
            prove_public(library, node, NULL, "ask it in a quieter word");
        if (source_text_is_any(node, "shelf book now needs need"))
            prove_title(library, node);
        if (text_is(node->name, "link") && xml_attribute(node, "say"))
            prove_public(library, node, "say", "say it in a quieter word");
    }
}

// ---- Dates

static void prove_dates(const ProofLibrary *library, const XmlNode *root)
{
    Text reviewed = text_trim(xml_value(root, "reviewed")), review_by = text_trim(xml_value(root, "review-by"));
    if (reviewed.size && review_by.size && text_compare(review_by, reviewed) <= 0)
        proof_error(library, root, "review-by", "review-by is not after reviewed");
}

void proof_words(ProofLibrary *library, const ProofFile *file)
{
    if (!file->is_empty)
        prove_dates(library, file->root);
    prove_titles(library, file);
    if (text_is(file->root->name, "phrases"))
        prove_phrases(library, file);
}
