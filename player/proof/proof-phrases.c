// The proof of phrases: each is there, in the forms that its language gives to numbers, with the placeholders of the
// English one, and in words of its own.
#include "proof/proof-parts.h"

#include <assert.h>

#include "base/locale.h"
#include "base/unicode.h"
#include "book/phrases.h"
#include "proof/source-text.h"

// A file of phrases as it is looked through.
typedef struct PhraseProof {
    ProofLibrary *library;
    const ProofFile *file;
    const XmlNode *model; // the phrases of the default language; NULL: this is it, or its kin, or there are none
    Locale *locale;
    Text code; // the language
    NumberUse uses[NUMBER_FORMS];
} PhraseProof;

// ---- placeholders

static bool holds(Text words, Text mark)
{
    return text_find(words, mark, 0) < words.size;
}

static void hint_model(const PhraseProof *proof, PhraseId id)
{
    problems_hint(proof->library->problems, "in English it is \"%.*s\"", TEXT_ARGS(phrase_fallback(id)));
}

// What is in braces is known, and no brace stands by itself.
static void prove_marks(const PhraseProof *proof, const XmlNode *node, PhraseId id)
{
    SourceText source = source_text_of(proof->library->arena, node);
    Text words = source.text, model = phrase_fallback(id);
    for (size_t at = 0; at < words.size; at++) {
        if (words.at[at] != '{' && words.at[at] != '}')
            continue;
        size_t end = at;
        Text mark = words.at[at] == '{' ? phrase_next_mark(words, &end) : TEXT("");
        if (mark.size && holds(model, mark)) {
            at += mark.size - 1;
            continue;
        }
        Text wrong = mark.size ? mark : text_slice(words, at, at + 1);
        problems_add(proof->library->problems, SEVERITY_ERROR, source_text_at(&source, at),
                     mark.size ? "the phrase \"%s\" knows no %.*s" : "in the phrase \"%s\" a %.*s stands by itself",
                     phrase_name(id), TEXT_ARGS(wrong));
        hint_model(proof, id);
        at += wrong.size - 1;
    }
}

// What is spoken in place of the words holds what they do.
static void prove_spoken(const PhraseProof *proof, const XmlNode *node, PhraseId id)
{
    Text words = source_text_of(proof->library->arena, node).text, spoken = xml_value(node, "spoken");
    size_t from = 0;
    if (!xml_attribute(node, "spoken"))
        return;
    for (Text mark = phrase_next_mark(words, &from); mark.size; mark = phrase_next_mark(words, &from))
        if (!holds(spoken, mark))
            proof_error(proof->library, node, "spoken", "what is spoken for \"%s\" must hold %.*s, as its words do",
                        phrase_name(id), TEXT_ARGS(mark));
    from = 0;
    for (Text mark = phrase_next_mark(spoken, &from); mark.size; mark = phrase_next_mark(spoken, &from))
        if (!holds(words, mark))
            proof_error(proof->library, node, "spoken", "what is spoken for \"%s\" holds %.*s, which its words do not",
                        phrase_name(id), TEXT_ARGS(mark));
}

// ---- forms

static Text form_name_of(const XmlNode *form)
{
    return text_trim(xml_value(form, "n"));
}

static Text list_examples(const PhraseProof *proof, NumberForm form)
{
    return locale_use_words(proof->library->arena, &proof->uses[form]);
}

// "one (1, 21, 31 ...), few (2, 3, 4 ...)": the forms that whole numbers take.
static Text list_forms(const PhraseProof *proof)
{
    Text list = TEXT("");
    for (int i = 0; i < NUMBER_FORMS; i++)
        if (proof->uses[i].count)
            list = text_format(proof->library->arena, "%.*s%s%s (%.*s)", TEXT_ARGS(list), list.size ? ", " : "",
                               locale_form_name((NumberForm)i), TEXT_ARGS(list_examples(proof, (NumberForm)i)));
    return list;
}

static void hint_forms(const PhraseProof *proof)
{
    problems_hint(proof->library->problems, "the forms of \"%.*s\" are %.*s", TEXT_ARGS(proof->code),
                  TEXT_ARGS(list_forms(proof)));
}

static bool lacks(const PhraseProof *proof, const XmlNode *node, PhraseId id, Text mark)
{
    if (holds(source_text_of(proof->library->arena, node).text, mark))
        return false;
    proof_error(proof->library, node, NULL, "the phrase \"%s\" must hold %.*s", phrase_name(id), TEXT_ARGS(mark));
    return true;
}

// node: the phrase, or one of its forms, which may say by itself which number it stands for where that is one alone.
static void prove_presence(const PhraseProof *proof, const XmlNode *node, PhraseId id)
{
    NumberForm form;
    bool is_form = locale_find_form(form_name_of(node), &form);
    const NumberUse *use = is_form ? &proof->uses[form] : NULL;
    size_t from = 0;
    Text model = phrase_fallback(id);
    for (Text mark = phrase_next_mark(model, &from); mark.size; mark = phrase_next_mark(model, &from)) {
        bool is_number = use && text_is(mark, "{n}");
        if ((is_number && use->count == 1) || !lacks(proof, node, id, mark))
            continue;
        if (is_number && use->count)
            problems_hint(proof->library->problems, "the form \"%s\" stands for %.*s", locale_form_name(form),
                          TEXT_ARGS(list_examples(proof, form)));
        else
            hint_model(proof, id);
    }
}

static void prove_form(const PhraseProof *proof, const XmlNode *node, PhraseId id, unsigned *written)
{
    NumberForm form;
    if (!locale_find_form(form_name_of(node), &form))
        return; // the vocabulary says so
    const char *name = locale_form_name(form);
    if (!(locale_forms(proof->locale) & 1u << form)) {
        proof_error(proof->library, node, "n", "\"%.*s\" has no form \"%s\"", TEXT_ARGS(proof->code), name);
        hint_forms(proof);
    } else if (*written & 1u << form) {
        proof_error(proof->library, node, "n", "the form \"%s\" of \"%s\" stands here already", name, phrase_name(id));
    }
    *written |= 1u << form;
    prove_marks(proof, node, id);
    prove_presence(proof, node, id);
    prove_spoken(proof, node, id);
}

static void prove_forms(const PhraseProof *proof, const XmlNode *node, PhraseId id)
{
    unsigned written = 0;
    if (!xml_child(node, "form")) {
        proof_error(proof->library, node, NULL, "the words of \"%s\" depend on a number: it has a form for each kind",
                    phrase_name(id));
        hint_forms(proof);
        return;
    }
    if (xml_attribute(node, "spoken"))
        proof_error(proof->library, node, "spoken", "each form of \"%s\" is spoken as it says itself", phrase_name(id));
    for (const XmlNode *form = xml_child(node, "form"); form; form = xml_sibling(form, "form"))
        prove_form(proof, form, id, &written);
    for (int i = 0; i < NUMBER_FORMS; i++) {
        if (!proof->uses[i].count || written & 1u << i)
            continue;
        proof_error(proof->library, node, NULL, "the phrase \"%s\" lacks the form \"%s\"", phrase_name(id),
                    locale_form_name((NumberForm)i));
        problems_hint(proof->library->problems, "in \"%.*s\" it stands for %.*s", TEXT_ARGS(proof->code),
                      TEXT_ARGS(list_examples(proof, (NumberForm)i)));
    }
}

static void prove_plain(const PhraseProof *proof, const XmlNode *node, PhraseId id)
{
    const XmlNode *form = xml_child(node, "form");
    if (form) {
        proof_error(proof->library, form, NULL, "the words of \"%s\" depend on no number", phrase_name(id));
        problems_hint(proof->library->problems, "write them in the phrase itself");
        return;
    }
    prove_presence(proof, node, id);
    prove_marks(proof, node, id);
    prove_spoken(proof, node, id);
}

// ---- words of its own

static bool has_letters(Text words)
{
    size_t at = 0;
    while (at < words.size) {
        size_t end = at;
        if (words.at[at] == '{' && phrase_next_mark(words, &end).size) {
            at = end + 1;
            continue;
        }
        uint32_t point = text_next(words, &at);
        if (unicode_is_alphanumeric(point) && !unicode_is_digit(point))
            return true;
    }
    return false;
}

static const XmlNode *find_phrase(const XmlNode *phrases, Text id)
{
    const XmlNode *node = xml_child(phrases, "phrase");
    while (node && !text_equal(text_trim(xml_value(node, "id")), id))
        node = xml_sibling(node, "phrase");
    return node;
}

static Text folded_words(const PhraseProof *proof, const XmlNode *node)
{
    return text_fold(proof->library->arena, source_text_of(proof->library->arena, node).text);
}

// The phrase itself, or one of its forms.
static bool says(const PhraseProof *proof, const XmlNode *phrase, Text words)
{
    const XmlNode *form = xml_child(phrase, "form");
    if (!form)
        return text_equal(folded_words(proof, phrase), words);
    while (form && !text_equal(folded_words(proof, form), words))
        form = xml_sibling(form, "form");
    return form;
}

// Where a word is the same in both languages, or a name, the phrase says so.
static void prove_own_words(const PhraseProof *proof, const XmlNode *node)
{
    const XmlNode *model = proof->model ? find_phrase(proof->model, text_trim(xml_value(node, "id"))) : NULL;
    if (!model || xml_attribute(node, "same"))
        return;
    const XmlNode *form = xml_child(node, "form"), *said = form ? form : node;
    while (said && !(has_letters(folded_words(proof, said)) && says(proof, model, folded_words(proof, said))))
        said = form ? xml_sibling(said, "form") : NULL;
    if (!said)
        return;
    problems_add(proof->library->problems, SEVERITY_WARNING, said->at,
                 "this says \"%.*s\", as the default language does", TEXT_ARGS(folded_words(proof, said)));
    problems_hint(proof->library->problems, "translate it, or write same=\"yes\" where the word is the same");
}

// ---- a file

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

// A language that is only begun would drown all else.
static void warn_missing_phrases(const ProofLibrary *library, const XmlNode *root, const bool is_written[PHRASE_COUNT])
{
    enum { TOLD_MOST = 8 };
    int missing[PHRASE_COUNT], count = 0;
    for (int i = 0; i < PHRASE_COUNT; i++)
        if (!is_written[i])
            missing[count++] = i;
    if (count > TOLD_MOST) {
        problems_add(library->problems, SEVERITY_WARNING, root->at, "many phrases are missing: \"%s\", \"%s\" ...",
                     phrase_name((PhraseId)missing[0]), phrase_name((PhraseId)missing[1]));
        problems_hint(library->problems, "until then they are in English");
        return;
    }
    for (int i = 0; i < count; i++) {
        PhraseId id = (PhraseId)missing[i];
        problems_add(library->problems, SEVERITY_WARNING, root->at, "the phrase \"%s\" is missing", phrase_name(id));
        problems_hint(library->problems, "until then it is \"%.*s\"", TEXT_ARGS(phrase_fallback(id)));
    }
}

static void prove_phrases(const PhraseProof *proof)
{
    bool is_written[PHRASE_COUNT] = {0};
    const XmlNode *root = proof->file->root;
    for (const XmlNode *node = xml_child(root, "phrase"); node; node = xml_sibling(node, "phrase")) {
        Text name = text_trim(xml_value(node, "id"));
        PhraseId id;
        if (!phrase_find(name, &id)) {
            proof_error(proof->library, node, "id", "there is no phrase \"%.*s\"", TEXT_ARGS(name));
            suggest_phrase(proof->library, name);
            continue;
        }
        is_written[id] = true;
        if (phrase_is_counted(id))
            prove_forms(proof, node, id);
        else
            prove_plain(proof, node, id);
        prove_own_words(proof, node);
    }
    bool has_words = is_english(text_trim(xml_value(root, "xml:lang"))) ||
                     proof_level_of(proof->library, proof->file->language); // the language has the rest
    if (!has_words)
        warn_missing_phrases(proof->library, root, is_written);
}

static const XmlNode *find_language(const ProofLibrary *library, Text code)
{
    const XmlNode *node = library->library ? xml_child(library->library->root, "language") : NULL;
    while (node && !text_equal(text_trim(xml_value(node, "code")), code))
        node = xml_sibling(node, "language");
    return node;
}

static const XmlNode *find_model(const ProofLibrary *library, Text code)
{
    Text language = proof_default_language(library);
    const ProofFile *phrases = proof_find_page(library, language, "phrases");
    return phrases && !text_equal(locale_primary(language), locale_primary(code)) ? phrases->root : NULL;
}

void proof_phrases(ProofLibrary *library, const ProofFile *file)
{
    assert(text_is(file->root->name, "phrases"));
    bool is_alone = !file->language.size;
    const ProofLanguage *language = is_alone ? NULL : proof_level_of(library, file->language);
    PhraseProof proof = {.library = library, .file = file};
    proof.code = language ? language->code : is_alone ? text_trim(xml_value(file->root, "xml:lang")) : file->language;
    const XmlNode *listed = is_alone ? NULL : find_language(library, proof.code);
    Text tag = listed && xml_attribute(listed, "locale") ? text_trim(xml_value(listed, "locale")) : proof.code;
    proof.model = is_alone ? NULL : find_model(library, proof.code);
    proof.locale = locale_open((LocaleSpec){.tag = tag});
    locale_uses(proof.locale, proof.uses);
    prove_phrases(&proof);
    locale_close(proof.locale);
}
