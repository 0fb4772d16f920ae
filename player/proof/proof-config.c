// The proof of a configuration. It looks at values that fit their attributes only: the others have been told already.
#include "proof/proof.h"

#include <assert.h>

#include "markup/keyname.h"
#include "markup/value.h"
#include "markup/vocabulary.h"
#include "proof/proof-file.h"
#include "proof/word-list.h"

static void prove_once(const ProofLibrary *library, const XmlNode *root)
{
    for (const XmlNode *node = root->first; node; node = node->next) {
        char *name = text_string(library->arena, node->name);
        if (xml_is_text(node) || !node->rule || xml_child(root, name) == node)
            continue;
        proof_error(library, node, NULL, "\"%s\" stands here twice", name);
        problems_hint(library->problems, "keep one; the first is in line %d", xml_child(root, name)->at.line);
    }
}

static void prove_matrix(const ProofLibrary *library, const XmlNode *display)
{
    double matrix[6];
    if (!value_matrix(xml_value(display, "touch-matrix"), matrix) || value_matrix_reaches(matrix))
        return;
    proof_error(library, display, "touch-matrix", "this matrix sends every touch to one line");
    problems_hint(library->problems, "1 0 0 0 1 0 changes nothing");
}

// The opening of the same day that stands before it, or NULL.
static const XmlNode *find_earlier(const XmlNode *day)
{
    const XmlNode *earlier = NULL;
    Text name = xml_value(day, "name");
    assert(text_is(day->name, "day") && day->parent);
    for (const XmlNode *other = xml_child(day->parent, "day"); other != day; other = xml_sibling(other, "day"))
        if (name.size && text_equal(xml_value(other, "name"), name))
            earlier = other;
    return earlier;
}

static void prove_opening(const ProofLibrary *library, const XmlNode *day)
{
    int from = value_minute(xml_value(day, "from")), to = value_minute(xml_value(day, "to"));
    if (from >= 0 && to >= 0 && to <= from) {
        proof_error(library, day, "to", "\"to\" is not after \"from\"");
        problems_hint(library->problems, "five in the afternoon is 17:00");
    }
    const XmlNode *earlier = find_earlier(day);
    if (!earlier || from < 0 || from > value_minute(xml_value(earlier, "to")))
        return;
    proof_error(library, day, "from", "this begins before the opening above it ends");
    problems_hint(library->problems, "write the openings of a day in their order, with a break between them");
}

static void prove_openings(const ProofLibrary *library, const XmlNode *hours)
{
    for (const XmlNode *day = xml_child(hours, "day"); day; day = xml_sibling(day, "day")) {
        prove_opening(library, day);
        int count = 1;
        for (const XmlNode *other = find_earlier(day); other; other = find_earlier(other))
            count++;
        if (count == OPENINGS_MOST + 1)
            proof_error(library, day, NULL, "a day has at most %d openings", OPENINGS_MOST);
    }
}

static bool has_speaker_above(const XmlNode *speaker)
{
    Text language = xml_value(speaker, "language");
    const XmlNode *other = xml_child(speaker->parent, "speaker");
    while (other != speaker && !text_equal(xml_value(other, "language"), language))
        other = xml_sibling(other, "speaker");
    return language.size && other != speaker;
}

static void prove_speakers(const ProofLibrary *library, const XmlNode *voice)
{
    for (const XmlNode *node = xml_child(voice, "speaker"); node; node = xml_sibling(node, "speaker"))
        if (has_speaker_above(node))
            proof_error(library, node, "language", "this language has a speaker already");
}

// What a key does; without an element, or a value in it, its usual one.
typedef struct KeyUse {
    const char *element, *attribute, *usual;
    const char *words; // what it is for, to complete "this key already ..."
} KeyUse;

static const KeyUse key_uses[] = {
    {"hide", "key", HIDE_KEY, "hides the screen"},
    {"speech", "key", SPEECH_KEY, "lets the screen speak"},
    {"switch", "act", NULL, "is the switch that acts"},
    {"switch", "move", NULL, "is the switch that moves on"},
};

static Text used_key(const XmlNode *root, const KeyUse *use)
{
    const XmlNode *node = xml_child(root, use->element);
    Text key = node ? xml_value(node, use->attribute) : TEXT("");
    return key.size ? key : text_of(use->usual);
}

// Told at the later one in the order of the table, or at the one that is written down.
static void prove_keys(const ProofLibrary *library, const XmlNode *root)
{
    enum { USES = sizeof key_uses / sizeof *key_uses };
    for (int i = 1; i < USES; i++) {
        for (int other = 0; other < i; other++) {
            Text key = used_key(root, &key_uses[i]);
            if (!key.size || !text_equal(key, used_key(root, &key_uses[other])))
                continue;
            const XmlNode *node = xml_child(root, key_uses[i].element);
            bool is_usual = !node || !xml_value(node, key_uses[i].attribute).size;
            const KeyUse *told = &key_uses[is_usual ? other : i], *kept = &key_uses[is_usual ? i : other];
            assert(xml_child(root, told->element)); // the usual keys differ, so that one is written
            proof_error(library, xml_child(root, told->element), told->attribute, "this key already %s", kept->words);
            problems_hint(library->problems, "each key can be for one thing only; choose another one");
        }
    }
}

static int count_letters(Text words)
{
    int count = 0;
    for (size_t i = 0; i < words.size; count++)
        text_next(words, &i);
    return count;
}

// The first private word of a notice, which is in the language that visits begin with, or in the library's own; empty:
// there is none.
static Text find_private(const XmlNode *notice, const char *attribute, const WordLists *words)
{
    const XmlNode *start = xml_child(notice->parent, "start");
    const Text languages[] = {start ? text_trim(xml_value(start, "language")) : TEXT(""),
                              words ? words->common : TEXT("")};
    Text text = xml_value(notice, attribute);
    Arena *arena = arena_create();
    WordHit hit = {.end = 0};
    for (size_t i = 0; i < sizeof languages / sizeof *languages && !hit.end; i++)
        word_list_finds_private(word_lists_find(words, languages[i]), arena, text, &hit);
    arena_destroy(arena);
    return text_slice(text, hit.start, hit.end);
}

bool proof_suits_notice(const XmlNode *notice, const char *attribute, int letters_most, const WordLists *words)
{
    return count_letters(xml_value(notice, attribute)) <= letters_most && !find_private(notice, attribute, words).size;
}

static void prove_notice_words(const ProofLibrary *library, const XmlNode *notice, const char *attribute, int most)
{
    int count = count_letters(xml_value(notice, attribute));
    Text word = find_private(notice, attribute, library->words);
    if (word.size) {
        proof_error(library, notice, attribute, "everyone in the room can read this, and it says \"%.*s\"",
                    TEXT_ARGS(word));
        problems_hint(library->problems, "say it in a quieter word");
    }
    if (count > most)
        proof_error(library, notice, attribute, "this has %d letters, and there is room for %d", count, most);
}

static void prove_notice(const ProofLibrary *library, const XmlNode *notice)
{
    prove_notice_words(library, notice, "title", NOTICE_TITLE_MOST);
    prove_notice_words(library, notice, "sentence", NOTICE_SENTENCE_MOST);
}

// A folder of books is named from the root: the player may be started anywhere.
bool proof_suits_folder(Text folder)
{
    return folder.size && folder.at[0] == '/';
}

static void prove_books(const ProofLibrary *library, const XmlNode *books)
{
    Text folder = text_trim(xml_value(books, "folder"));
    prove_notice_words(library, books, "quiet-title", NOTICE_TITLE_MOST);
    if (!folder.size || proof_suits_folder(folder))
        return;
    proof_error(library, books, "folder", "this path does not begin at the root");
    problems_hint(library->problems, "write it whole, like /srv/lectern/books");
}

bool proof_config(const XmlNode *root, WordLists *words, Problems *problems)
{
    ProofLibrary library = {.arena = problems->arena, .problems = problems, .words = words};
    int before = problems->error_count;
    prove_once(&library, root);
    prove_keys(&library, root);
    for (const XmlNode *node = root->first; node; node = node->next)
        if (text_is(node->name, "display"))
            prove_matrix(&library, node);
        else if (text_is(node->name, "hours"))
            prove_openings(&library, node);
        else if (text_is(node->name, "voice"))
            prove_speakers(&library, node);
        else if (text_is(node->name, "notice"))
            prove_notice(&library, node);
        else if (text_is(node->name, "books"))
            prove_books(&library, node);
    return problems->error_count == before;
}
