#include "proof/terms.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

#include "base/index.h"
#include "proof/source-text.h"

enum { LETTERS = 27 }; // a to z, and whatever else

struct Terms {
    Index names;                   // by their Key
    bool begins[LETTERS][LETTERS]; // with these two, some name does: most words of a text begin none
};

// Words as names are compared by: in small letters, one space between two.
typedef struct Key {
    char bytes[TERM_BYTES_MOST];
    size_t size;
} Key;

// False where the word has no room.
static bool add_word(Key *key, Text word)
{
    if (key->size + 1 + word.size > sizeof key->bytes)
        return false;
    if (key->size)
        key->bytes[key->size++] = ' ';
    for (size_t i = 0; i < word.size; i++)
        key->bytes[key->size++] = (char)tolower((unsigned char)word.at[i]);
    return true;
}

// ---- Names

static size_t letter_at(Text word, size_t at)
{
    return at < word.size && text_is_letter(word.at[at]) ? (size_t)(tolower((unsigned char)word.at[at]) - 'a')
                                                         : LETTERS - 1;
}

static void add_name(Terms *terms, Text name)
{
    Key key = {.size = 0};
    size_t from = 0;
    int count = 0;
    for (Text word = prose_word(name, &from); word.size; word = prose_word(name, &from))
        if (++count > TERM_WORDS_MOST || !add_word(&key, word))
            return;
    if (!count)
        return;
    Text whole = text_copy(terms->names.arena, (Text){key.bytes, key.size});
    terms->begins[letter_at(whole, 0)][letter_at(whole, 1)] = true;
    index_add(&terms->names, whole, terms);
}

Terms *terms_of(Arena *arena, const XmlNode *glossary)
{
    Terms *terms = arena_new(arena, Terms);
    terms->names.arena = arena;
    for (const XmlNode *entry = glossary ? xml_child(glossary, "entry") : NULL; entry;
         entry = xml_sibling(entry, "entry")) {
        const XmlNode *word = xml_child(entry, "word");
        if (word)
            add_name(terms, source_text_of(arena, word).text);
    }
    return terms;
}

static bool is_name(const Terms *terms, Text words)
{
    static const struct {
        const char *ending, *instead;
    } forms[] = {{"", ""}, {"s", ""}, {"es", ""}, {"ies", "y"}, {"'s", ""}, {"’s", ""}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        Text ending = text_of(forms[i].ending), instead = text_of(forms[i].instead);
        if (!text_ends(words, ending))
            continue;
        Key key = {.size = words.size - ending.size};
        assert(words.size <= sizeof key.bytes && instead.size <= ending.size);
        memcpy(key.bytes, words.at, key.size);
        memcpy(key.bytes + key.size, instead.at, instead.size);
        if (index_find(&terms->names, (Text){key.bytes, key.size + instead.size}))
            return true;
    }
    return false;
}

// ---- Counts

// The end of the longest name that begins with the word that ends at at; 0 where none does.
static size_t find_end(const Terms *terms, Text text, Text word, size_t at)
{
    Key key;
    size_t end = 0;
    key.size = 0; // the bytes are of no matter
    if (!terms->begins[letter_at(word, 0)][letter_at(word, 1)])
        return 0;
    for (int count = 1; word.size && add_word(&key, word); count++) {
        if (is_name(terms, (Text){key.bytes, key.size}))
            end = at;
        size_t before = at;
        word = count < TERM_WORDS_MOST ? prose_word(text, &at) : TEXT("");
        if (word.size && text_trim(text_slice(text, before, (size_t)(word.at - text.at))).size)
            break; // a sign stands between them
    }
    return end;
}

static ProseCount count_names(const TermCounting *counting, Text text)
{
    ProseCount count = {0};
    size_t from = 0;
    for (Text word = prose_word(text, &from); word.size && !interrupt_due(counting->interrupt);
         word = prose_word(text, &from)) {
        size_t end = find_end(counting->terms, text, word, from);
        if (!end)
            continue;
        count = prose_add(count, prose_count(text_slice(text, (size_t)(word.at - text.at), end), NULL));
        from = end;
    }
    return count;
}

// Down to the terms and text among inline elements; words marked as another language are none of a passage's.
static ProseCount count_in(const TermCounting *counting, const XmlNode *node)
{
    ProseCount count = {0};
    for (const XmlNode *child = node->first; child; child = child->next)
        if (xml_is_text(child) && counting->terms)
            count = prose_add(count, count_names(counting, child->text));
        else if (text_is(child->name, "term"))
            count = prose_add(count, prose_count(source_text_of(counting->arena, child).text, counting->interrupt));
        else if (!xml_is_text(child) && source_text_is_inline(child) && !xml_attribute(child, "xml:lang"))
            count = prose_add(count, count_in(counting, child));
    return count;
}

ProseCount terms_count(const TermCounting *counting, const XmlNode *node)
{
    ProseCount count = count_in(counting, node);
    count.sentences = 0;
    return count;
}
