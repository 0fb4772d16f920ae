// The proof of keys.xml: keys that can be shown, and one for every letter of the language's pages.
#include "proof/proof-parts.h"

#include "base/unicode.h"
#include "book/keyboard.h"
#include "proof/source-text.h"

// Letters are told apart as finding does: without case and the marks that many leave out.
static Text plain_letter(Arena *arena, Text letter)
{
    size_t at = 0;
    Text folded = unicode_fold(arena, letter);
    uint32_t bare = folded.size ? unicode_bare(text_next(folded, &at)) : 0;
    return text_format(arena, "%x", (unsigned)bare);
}

// ---- The rows

static void prove_key(const ProofLibrary *library, const XmlNode *row, Index *typed, Text key)
{
    Offsets clusters = {0};
    Unicode *unicode = unicode_open("en");
    if (unicode)
        unicode_graphemes(unicode, library->arena, key, &clusters);
    unicode_close(unicode);
    if (clusters.count > 1) {
        proof_error(library, row, NULL, "the key \"%.*s\" has more than one letter", TEXT_ARGS(key));
        problems_hint(library->problems, "part letters by blanks");
    } else if (!index_add(typed, key, (void *)row)) {
        proof_error(library, row, NULL, "a second key types \"%.*s\"", TEXT_ARGS(key));
        problems_hint(library->problems, "take one of them out");
    }
}

// All keys by what they type; and told when they are more than the glass has room for.
static Index prove_rows(const ProofLibrary *library, const XmlNode *root)
{
    Index typed = {.arena = library->arena};
    int row_count = 0;
    for (const XmlNode *row = xml_child(root, "row"); row; row = xml_sibling(row, "row")) {
        int count = 0;
        Text rest = source_text_of(library->arena, row).text;
        for (Text key = text_word(&rest); key.size; key = text_word(&rest), count++)
            prove_key(library, row, &typed, key);
        if (count > KEY_ROW_MOST)
            proof_error(library, row, NULL, "a row has at most %d keys, and this one has %d", KEY_ROW_MOST, count);
        if (++row_count == KEY_ROWS_MOST + 1)
            proof_error(library, row, NULL, "a keyboard has at most %d rows", KEY_ROWS_MOST);
    }
    return typed;
}

// ---- The letters

enum { ASCII = 128 };

typedef struct LettersProof {
    const ProofLibrary *library;
    Arena *scratch;       // the words of an item
    Text keys;            // the file that lacks letters
    Index typed;          // by its keys,
    Index plain, told;    // plain ones,
    Index seen;           // and those of pages as they are written,
    bool has_seen[ASCII]; // of which these are met the most
} LettersProof;

static Script script_of(Text letter)
{
    size_t at = 0;
    return unicode_script(text_next(letter, &at));
}

// A letter of a script that the keys write: names in other ones are not what a word is looked for by.
static bool is_typed(const Index *typed, Text letter)
{
    size_t first = 0;
    bool is_letter = unicode_is_alphanumeric(text_next(letter, &first)) && script_of(letter) != SCRIPT_COMMON;
    for (size_t i = 0; is_letter && i < typed->room; i++)
        if (typed->entries[i].thing && script_of(typed->entries[i].word) == script_of(letter))
            return true;
    return false;
}

// The first time that any page has it.
static bool is_new_letter(LettersProof *proof, Text letter)
{
    unsigned char first = (unsigned char)letter.at[0];
    if (letter.size == 1 && first < ASCII) {
        bool was_seen = proof->has_seen[first];
        proof->has_seen[first] = true;
        return !was_seen;
    }
    return !index_find(&proof->seen, letter) &&
           index_add(&proof->seen, text_copy(proof->library->arena, letter), proof);
}

static void prove_letters(LettersProof *proof, const SourceText *words)
{
    Text text = words->text;
    for (size_t at = 0, start = 0; at < text.size && !interrupt_due(proof->library->problems->interrupt); start = at) {
        text_next(text, &at);
        Text letter = text_slice(text, start, at);
        if (!is_new_letter(proof, letter) || !is_typed(&proof->typed, letter))
            continue;
        Text plain = plain_letter(proof->library->arena, letter);
        if (index_find(&proof->plain, plain) || !index_add(&proof->told, plain, proof))
            continue;
        problems_add(proof->library->problems, SEVERITY_WARNING, source_text_at(words, start),
                     "no key types \"%.*s\": a word with it cannot be looked for", TEXT_ARGS(letter));
        problems_hint(proof->library->problems, "add it to a row of %.*s", TEXT_ARGS(proof->keys));
    }
}

static void prove_item(LettersProof *proof, const ProofFile *file)
{
    const ProofLibrary *library = proof->library;
    for (const XmlNode *node = file->root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(file->root, node)) {
        if (xml_is_text(node) || source_text_is_inline(node))
            continue;
        SourceText words = source_text_of(proof->scratch, node);
        prove_letters(proof, &words);
    }
    arena_reset(proof->scratch);
}

static Index plain_keys(Arena *arena, const Index *typed)
{
    Index plain = {.arena = arena};
    for (size_t i = 0; i < typed->room; i++)
        if (typed->entries[i].thing)
            index_add(&plain, plain_letter(arena, typed->entries[i].word), typed->entries[i].thing);
    return plain;
}

void proof_keys(const ProofLibrary *library, const ProofLanguage *language)
{
    const ProofFile *file = index_find(&language->pages, TEXT("keys"));
    if (!file || !file->is_valid)
        return;
    Index typed = prove_rows(library, file->root);
    LettersProof proof = {.library = library,
                          .scratch = arena_create(),
                          .keys = file->below,
                          .typed = typed,
                          .plain = plain_keys(library->arena, &typed),
                          .told.arena = library->arena,
                          .seen.arena = library->arena};
    for (int i = 0; i < language->items.count; i++)
        if (language->items.at[i]->is_valid)
            prove_item(&proof, language->items.at[i]);
    arena_destroy(proof.scratch);
}
