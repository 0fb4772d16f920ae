#include "proof/word-list.h"

#include <assert.h>

#include "base/array.h"
#include "base/index.h"
#include "markup/vocabulary.h"
#include "proof/source-text.h"

// What is looked for together, and when it is all right.
typedef struct WordRule {
    Text instead; // private: empty
    bool is_private, may_be_said;
    PatternWord after, amid;
    ARRAY(Pattern) patterns;
} WordRule;

struct WordList {
    Text code;
    Folding folding;
    PatternWord negations;
    ARRAY(WordRule) rules;
    struct WordList *of; // whose words are looked for instead; NULL: these
};

// ---- Reading

typedef struct WordReading {
    WordList *list;
    Arena *arena;
    Problems *problems;
    Index privates, avoided; // what is looked for so far
} WordReading;

// What goes by that key in an index; text: as it is told.
static void tell_twice(WordReading *reading, const XmlNode *find, Text key, Text text)
{
    Index *index = text_is(find->parent->name, "private") ? &reading->privates : &reading->avoided;
    if (index_add(index, key, reading->list))
        return;
    problems_add(reading->problems, SEVERITY_WARNING, find->at, "\"%.*s\" is in this list already", TEXT_ARGS(text));
    problems_hint(reading->problems, "once is enough; take one of them out");
}

static Text key_of(Arena *arena, const PatternWay *way)
{
    Text key = {(const char *)way->points, (size_t)way->count * sizeof *way->points};
    return text_copy(arena, key);
}

// A pattern of one word stands for each of the ways to write it, a longer one for itself.
static void note_find(WordReading *reading, const XmlNode *find, const Pattern *pattern, Text source)
{
    const PatternWord *word = &pattern->words.at[0];
    Text words = text_fold(reading->arena, source), rest = words;
    for (int i = 0; pattern->words.count == 1 && i < word->ways.count; i++) {
        size_t bar = text_find(rest, TEXT("|"), 0);
        tell_twice(reading, find, key_of(reading->arena, &word->ways.at[i]), text_slice(rest, 0, bar));
        rest = text_slice(rest, bar + 1, rest.size);
    }
    if (pattern->words.count > 1)
        tell_twice(reading, find, words, words);
}

static void read_find(WordReading *reading, WordRule *rule, const XmlNode *find)
{
    Text source = source_text_of(reading->arena, find).text;
    Pattern pattern;
    if (!pattern_read(&pattern, &reading->list->folding, reading->arena, source)) {
        problems_add(reading->problems, SEVERITY_ERROR, find->at, "%s", pattern.fault.sentence);
        problems_hint(reading->problems, "%s", pattern.fault.hint);
        return;
    }
    *array_push(reading->arena, &rule->patterns) = pattern;
    note_find(reading, find, &pattern, source);
}

static PatternWord read_words(WordReading *reading, const XmlNode *node, const char *attribute)
{
    return pattern_list(&reading->list->folding, reading->arena, xml_value(node, attribute));
}

static void read_rule(WordReading *reading, const XmlNode *node)
{
    WordRule *rule = array_push(reading->arena, &reading->list->rules);
    rule->is_private = text_is(node->name, "private");
    rule->may_be_said = text_is(text_trim(xml_value(node, "in-speech")), "yes");
    rule->instead = text_fold(reading->arena, xml_value(node, "instead"));
    rule->after = read_words(reading, node, "unless-after");
    rule->amid = read_words(reading, node, "unless-amid");
    for (const XmlNode *find = xml_child(node, "find"); find; find = xml_sibling(find, "find"))
        read_find(reading, rule, find);
}

static WordList *start_list(WordLists *lists, Arena *arena, Text code)
{
    WordList *list = arena_new(arena, WordList);
    list->code = text_copy(arena, code);
    list->folding.language = list->code;
    *array_push(arena, &lists->all) = list;
    return list;
}

void word_lists_add(WordLists *lists, Arena *arena, const XmlNode *root, Problems *problems)
{
    assert(text_is(root->name, "words"));
    WordReading reading = {start_list(lists, arena, text_trim(xml_value(root, "xml:lang"))), arena, problems,
                           .privates.arena = arena, .avoided.arena = arena};
    reading.list->negations = read_words(&reading, root, "negations");
    for (const XmlNode *node = root->first; node && !interrupt_due(problems->interrupt); node = node->next)
        if (!xml_is_text(node))
            read_rule(&reading, node);
}

void word_lists_lend(WordLists *lists, Arena *arena, Text code, Text of)
{
    WordList *list = word_lists_find(lists, of);
    if (list)
        start_list(lists, arena, code)->of = list;
}

WordLists word_lists_read(Arena *arena, Source *source)
{
    Problems unheard = {.arena = arena};
    WordLists lists = {.common = TEXT("")};
    const XmlNode *library = xml_read(arena, source, TEXT("library.xml"), &unheard);
    for (const XmlNode *node = library ? xml_child(library, "language") : NULL; node;
         node = xml_sibling(node, "language")) {
        Text below = text_format(arena, "%.*s/words.xml", TEXT_ARGS(text_trim(xml_value(node, "code"))));
        size_t size;
        XmlNode *root =
            source_find(source, below, &size) == FILE_READ ? xml_read(arena, source, below, &unheard) : NULL;
        if (root && text_is(root->name, "words") && vocabulary_check(root, &unheard))
            word_lists_add(&lists, arena, root, &unheard);
    }
    lists.common = library ? text_trim(xml_value(library, "default")) : TEXT("");
    return lists;
}

void word_lists_close(WordLists *lists)
{
    for (int i = 0; i < lists->all.count; i++)
        folding_close(&lists->all.at[i]->folding);
}

static WordList *find_list(const WordLists *lists, Text code)
{
    for (int i = lists->all.count - 1; i >= 0; i--) // one of its own comes behind one that is lent
        if (text_equal(lists->all.at[i]->code, code))
            return lists->all.at[i]->of ? lists->all.at[i]->of : lists->all.at[i];
    return NULL;
}

WordList *word_lists_find(const WordLists *lists, Text language)
{
    WordList *list = lists ? find_list(lists, language) : NULL;
    for (size_t end = language.size; lists && !list && end; end--)
        if (language.at[end - 1] == '-')
            list = find_list(lists, text_slice(language, 0, end - 1));
    return list;
}

// ---- Searching

WordSearch word_search_begin(WordList *list, WordKind kind, Arena *arena, Text text)
{
    return (WordSearch){.list = list, .kind = kind, .text = {folded_of(&list->folding, arena, text), &list->negations}};
}

static bool is_wanted(const WordSearch *search, const WordRule *rule)
{
    if (search->kind == WORDS_PRIVATE)
        return rule->is_private;
    return !rule->is_private && !(rule->may_be_said && search->kind == WORDS_AVOIDED_IN_SPEECH);
}

// The point behind what the rule finds from there on, or 0.
static int match_rule(const WordSearch *search, const WordRule *rule)
{
    for (int i = 0; i < rule->patterns.count; i++) {
        int end = pattern_match(&rule->patterns.at[i], &search->text, search->at);
        if (end && !pattern_is_after(&rule->after, &search->text, search->at) &&
            !pattern_is_amid(&rule->amid, &search->text, search->at))
            return end;
    }
    return 0;
}

static bool find_here(WordSearch *search, WordHit *hit)
{
    const FoldedPoint *points = search->text.folded.at;
    for (int i = 0; i < search->list->rules.count; i++) {
        const WordRule *rule = &search->list->rules.at[i];
        int end = is_wanted(search, rule) ? match_rule(search, rule) : 0;
        if (!end)
            continue;
        *hit = (WordHit){points[search->at].start, points[end - 1].end, rule->instead};
        search->at = end;
        return true;
    }
    return false;
}

bool word_search_next(WordSearch *search, WordHit *hit)
{
    for (; search->at < search->text.folded.count && !interrupt_due(search->interrupt); search->at++)
        if (pattern_may_begin(&search->text, search->at) && find_here(search, hit))
            return true;
    return false;
}

bool word_list_finds_private(WordList *list, Arena *arena, Text text, WordHit *hit)
{
    if (!list)
        return false;
    WordSearch search = word_search_begin(list, WORDS_PRIVATE, arena, text);
    return word_search_next(&search, hit);
}
