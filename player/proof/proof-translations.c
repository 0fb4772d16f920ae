// The proof of translations: what is older than the text that it was translated from, what says the same as that, and
// numbers that differ.
#include "proof/proof-parts.h"

#include <assert.h>

#include "base/locale.h"
#include "base/unicode.h"
#include "proof/source-text.h"
#include "proof/translation.h"

// A part as it is looked at.
typedef struct Pair {
    const ProofLibrary *library;
    Translations *counts; // NULL: nobody counts
    Arena *arena;         // until the part is over
    const XmlNode *part, *source;
    Text words, source_words;
} Pair;

static void warn(const Pair *pair, const char *sentence, const char *hint)
{
    problems_add(pair->library->problems, SEVERITY_WARNING, pair->part->at, "%s", sentence);
    problems_hint(pair->library->problems, "%s", hint);
}

// ---- age

static void prove_age(const Pair *pair)
{
    Text mark = text_trim(xml_value(pair->part, "from"));
    if (!mark.size && pair->counts)
        pair->counts->unmarked++;
    if (!mark.size || text_equal(mark, translation_mark(pair->arena, pair->source)))
        return;
    if (pair->counts)
        pair->counts->older++;
    problems_add(pair->library->problems, SEVERITY_WARNING, xml_value_at(pair->part, "from"),
                 "the text that this was translated from has changed");
    problems_hint(pair->library->problems,
                  "see what is new at line %d of the default language's page, then take this from out, and let lectern "
                  "stamp write it anew",
                  pair->source->at.line);
}

// ---- words

static bool has_letters(Text words)
{
    for (size_t at = 0; at < words.size;) {
        uint32_t point = text_next(words, &at);
        if (unicode_is_alphanumeric(point) && !unicode_is_digit(point))
            return true;
    }
    return false;
}

// Phrases have a proof of their own, form by form.
static void prove_own_words(const Pair *pair)
{
    if (!has_letters(pair->words) || !text_equal(pair->words, pair->source_words) || xml_attribute(pair->part, "same"))
        return;
    if (pair->counts)
        pair->counts->same++;
    if (!text_is(pair->part->name, "phrase"))
        warn(pair, "this says what the default language does, word for word",
             "translate it, or write same=\"yes\" where the words are the same");
}

static bool holds_brace(Text words)
{
    return text_find(words, TEXT("{"), 0) < words.size || text_find(words, TEXT("}"), 0) < words.size;
}

static void prove_braces(const Pair *pair)
{
    if (!text_is(pair->part->name, "phrase") && holds_brace(pair->words) && !holds_brace(pair->source_words))
        warn(pair, "a brace stands here that nothing fills", "only phrases have words in braces; take it out");
}

// ---- numbers

typedef ARRAY(Text) Numbers;

// Those written in digits of any script, as plain digits.
static Numbers list_numbers(Arena *arena, Text words)
{
    Numbers numbers = {0};
    char *digits = arena_alloc(arena, words.size + 1, 1);
    size_t size = 0, start = 0;
    for (size_t at = 0; at <= words.size;) {
        int digit = at < words.size ? unicode_digit(text_next(words, &at)) : -1;
        bool is_end = at >= words.size;
        if (digit >= 0)
            digits[size++] = (char)('0' + digit);
        if ((digit < 0 || is_end) && size > start) {
            *array_push(arena, &numbers) = (Text){digits + start, size - start};
            start = size;
        }
        if (is_end)
            break;
    }
    return numbers;
}

// The first number that the others lack; empty: they lack none.
static Text find_lacking(const Numbers *numbers, const Numbers *others)
{
    for (int i = 0; i < numbers->count; i++) {
        int k = 0;
        while (k < others->count && !text_equal(numbers->at[i], others->at[k]))
            k++;
        if (k == others->count)
            return numbers->at[i];
    }
    return TEXT("");
}

// What one of the texts writes in words cannot be told; so each must have a number that the other lacks.
static void prove_numbers(const Pair *pair)
{
    const Numbers here = list_numbers(pair->arena, pair->words), there = list_numbers(pair->arena, pair->source_words);
    Text added = find_lacking(&here, &there), lost = find_lacking(&there, &here);
    if (!added.size || !lost.size)
        return;
    problems_add(pair->library->problems, SEVERITY_WARNING, pair->part->at,
                 "this says %.*s, and the text that it was translated from says %.*s", TEXT_ARGS(added),
                 TEXT_ARGS(lost));
    problems_hint(pair->library->problems, "numbers are the same in every language; its digits may differ");
}

// ---- a file

static bool is_translated(const ProofLibrary *library, Text language)
{
    Text common = proof_default_language(library);
    return language.size && !proof_level_of(library, language) &&
           !text_equal(locale_primary(language), locale_primary(common));
}

static const ProofFile *find_model(const ProofLibrary *library, const ProofFile *file)
{
    Text common = proof_default_language(library);
    if (source_text_is_any(file->root, "words keys")) // each language has its own
        return NULL;
    return file->is_item ? proof_find_item(library, common, text_trim(xml_value(file->root, "id")))
                         : proof_find_page(library, common, text_string(library->arena, file->root->name));
}

static Translations *counts_of(const ProofLibrary *library, const FileProofs *others, Text language)
{
    TranslationCounts *all = others ? others->translations : NULL;
    for (int i = 0; all && i < all->count; i++)
        if (text_equal(all->at[i].language, language))
            return &all->at[i];
    if (!all)
        return NULL;
    Translations *counts = array_push(library->problems->arena, all);
    counts->language = text_copy(library->problems->arena, language);
    return counts;
}

static void prove_part(const ProofLibrary *library, Translations *counts, const XmlNode *part, const XmlNode *source)
{
    Pair pair = {library, counts, arena_create(), part, source, TEXT(""), TEXT("")};
    pair.words = translation_words(pair.arena, part);
    pair.source_words = translation_words(pair.arena, source);
    if (pair.source_words.size) {
        prove_age(&pair);
        prove_own_words(&pair);
        prove_braces(&pair);
        prove_numbers(&pair);
    }
    arena_destroy(pair.arena);
}

void proof_translated_file(const ProofLibrary *library, const ProofFile *file, const FileProofs *others)
{
    if (!file->root || !is_translated(library, file->language))
        return;
    const ProofFile *model = find_model(library, file);
    Translations *counts = counts_of(library, others, file->language);
    if (!model || !model->root || model == file || model->is_empty || file->is_empty)
        return;
    if (counts && file->is_item)
        counts->items++;
    else if (counts)
        counts->pages++;
    Arena *arena = arena_create();
    TranslationModel parts = translation_model(arena, model->root);
    for (const XmlNode *node = file->root; node && !interrupt_due(library->problems->interrupt);
         node = xml_after(file->root, node)) {
        bool is_part = !xml_is_text(node) && translation_is_part(node);
        const XmlNode *source = is_part ? translation_source(&parts, node) : NULL;
        if (counts && source && text_is(node->name, "phrase"))
            counts->phrases++;
        if (source)
            prove_part(library, counts, node, source);
    }
    arena_destroy(arena);
}

static int count_phrases(const ProofFile *phrases)
{
    int count = 0;
    const XmlNode *node = phrases && phrases->root ? xml_child(phrases->root, "phrase") : NULL;
    for (; node; node = xml_sibling(node, "phrase"))
        count++;
    return count;
}

void proof_count_originals(const ProofLibrary *library, const FileProofs *others)
{
    static const char *const pages[] = {"contents", "phrases", "riders", "glossary", "support", "about"};
    TranslationCounts *all = others ? others->translations : NULL;
    const ProofLanguage *common = all ? proof_find_language(library, proof_default_language(library)) : NULL;
    if (!common)
        return;
    for (int i = 0; i < common->items.count; i++)
        all->items += !common->items.at[i]->is_empty;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        all->pages += proof_find_page(library, common->code, pages[i]) != NULL;
    all->phrases += count_phrases(proof_find_page(library, common->code, "phrases"));
}
