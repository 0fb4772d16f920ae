#include "proof/style.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

#include "markup/vocabulary.h"
#include "proof/contact.h"
#include "proof/length.h"
#include "proof/quotation.h"
#include "proof/rhythm.h"

enum { CHOICES_MOST = 6, ALT_WORDS_LEAST = 3 };

typedef struct Style {
    Arena *arena;
    Problems *problems;
    Text file;
    const Terms *terms;
    WordLists *words;
    bool is_plain;       // words are judged,
    bool is_measured;    // and how many stand there
    Quotation quotation; // marks met so far
} Style;

static bool is_within(const XmlNode *node, const char *name)
{
    while (node && !text_is(node->name, name))
        node = node->parent;
    return node;
}

// ---- Words of a block, a title, an option, or of an attribute

typedef struct StyledWords {
    Text text;
    const SourceText *passage;     // where they stand,
    const XmlAttribute *attribute; // or here
    bool is_said;                  // by somebody, who may promise and order as people do
} StyledWords;

static void warn(const Style *style, const StyledWords *words, size_t offset, const char *sentence)
{
    assert(!words->passage != !words->attribute && offset <= words->text.size);
    Position at =
        words->passage ? source_text_at(words->passage, offset) : source_text_in_value(words->attribute, offset);
    at.file = style->file;
    problems_add(style->problems, SEVERITY_WARNING, at, "%s", sentence);
}

static void judge_wording(const Style *style, const XmlNode *node, const StyledWords *words)
{
    WordList *list = word_lists_find(style->words, source_text_language(node));
    if (!list)
        return;
    WordSearch search =
        word_search_begin(list, words->is_said ? WORDS_AVOIDED_IN_SPEECH : WORDS_AVOIDED, style->arena, words->text);
    search.interrupt = style->problems->interrupt;
    for (WordHit hit; word_search_next(&search, &hit);) {
        Text found = text_slice(words->text, hit.start, hit.end);
        warn(style, words, hit.start,
             text_format(style->arena, "the library leaves out \"%.*s\"", TEXT_ARGS(found)).at);
        problems_hint(style->problems, "%.*s", TEXT_ARGS(hit.instead));
    }
}

static void judge_sentences(const Style *style, const XmlNode *node, const StyledWords *words)
{
    int most = source_text_is_easy(node) ? EASY_SENTENCE_WORDS_MOST : SENTENCE_WORDS_MOST;
    size_t from = 0;
    for (Text sentence = prose_sentence(words->text, &from);
         sentence.size && !interrupt_due(style->problems->interrupt); sentence = prose_sentence(words->text, &from)) {
        int count = prose_words(sentence);
        if (count <= most)
            continue;
        warn(style, words, (size_t)(sentence.at - words->text.at),
             text_format(style->arena, "this sentence has %d words; at most %d read easily", count, most).at);
        problems_hint(style->problems, "part it in two");
    }
}

static void judge_number(const Style *style, const StyledWords *words)
{
    size_t number = contact_find_number(words->text, 0);
    if (number == words->text.size)
        return;
    warn(style, words, number, "this looks like a number to call");
    problems_hint(style->problems, "only a clinic's own support page names numbers, with the day they were checked");
}

static void judge_address(const Style *style, const StyledWords *words)
{
    size_t address = contact_find_address(words->text, 0);
    if (address == words->text.size)
        return;
    warn(style, words, address, "this looks like an address");
    problems_hint(style->problems, "no address ever opens here; name no website or mail");
}

static void judge_marks(Style *style, const XmlNode *node, const StyledWords *words)
{
    size_t from = 0;
    QuotationHit hit;
    const QuotedWords some = {source_text_language(node), words->text, style->problems->interrupt};
    while (quotation_find(&style->quotation, &some, &from, &hit)) {
        warn(style, words, hit.start,
             text_format(style->arena, "this mark is %.*s, and the text has %.*s before it", TEXT_ARGS(hit.mark),
                         TEXT_ARGS(hit.before))
                 .at);
        problems_hint(style->problems,
                      "one text has one style of quotation marks, and of apostrophes: straight or curled");
    }
}

// A text larger than the words around it, or shown large on request, is read from across the room.
static void judge_large(const Style *style, const XmlNode *node, const StyledWords *words)
{
    WordList *list = word_lists_find(style->words, source_text_language(node));
    WordHit hit;
    if (!style->is_plain || !word_list_finds_private(list, style->arena, words->text, &hit))
        return;
    Text found = text_slice(words->text, hit.start, hit.end);
    warn(style, words, hit.start,
         text_format(style->arena, "this is shown large, and it says \"%.*s\"", TEXT_ARGS(found)).at);
    problems_hint(style->problems, "such words stand in running text alone");
}

static void judge_support(const Style *style, const StyledWords *words)
{
    size_t digit = contact_find_digit(words->text);
    if (digit == words->text.size)
        return;
    warn(style, words, digit, "the support page holds a digit outside its places");
    problems_hint(style->problems, "numbers stand in a place, with the day it was checked");
}

static void judge_words(Style *style, const XmlNode *node, const StyledWords *words)
{
    if (interrupt_due(style->problems->interrupt))
        return;
    judge_marks(style, node, words);
    if (!is_within(node, "place")) {
        judge_address(style, words);
        if (is_within(node, "support"))
            judge_support(style, words);
        else
            judge_number(style, words);
    }
    if (style->is_plain)
        judge_wording(style, node, words);
    if (style->is_measured && source_text_is_english(node))
        judge_sentences(style, node, words);
}

// ---- Pictures and quotations

static void judge_picture(Style *style, const XmlNode *picture)
{
    const XmlAttribute *alt = xml_attribute(picture, "alt");
    if (!alt)
        return;
    StyledWords words = {.text = alt->value, .attribute = alt};
    bool stands_alone =
        text_is(picture->parent->name, "figure") && source_text_is_english(picture); // in a line its words go on
    judge_words(style, picture, &words);
    if (!text_trim(alt->value).size) {
        warn(style, &words, 0, "this picture has no words");
        problems_hint(style->problems, "say what it shows, for those who do not see it");
    } else if (stands_alone && style->is_plain && prose_words(alt->value) < ALT_WORDS_LEAST) {
        warn(style, &words, 0, "these words for a picture are too few to see it by");
        problems_hint(style->problems, "say what it shows, in at least %d words", ALT_WORDS_LEAST);
    }
    static const char *const starts[] = {"image of", "picture of", "an image of", "a picture of"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (strncasecmp(alt->value.at, starts[i], strlen(starts[i])) == 0) {
            warn(style, &words, 0, "these words say that a picture is a picture");
            problems_hint(style->problems, "begin with what it shows");
        }
}

// In easier words a section or step has one picture at most; what stands in a section of its own counts there.
static void judge_pictures(const Style *style, const XmlNode *node)
{
    if (!source_text_is_any(node, "section step") || !source_text_is_easy(node))
        return;
    int count = 0;
    for (const XmlNode *below = xml_after(node, node); below; below = xml_after(node, below)) {
        const XmlNode *part = below->parent;
        while (part != node && !text_is(part->name, "section"))
            part = part->parent;
        if (part != node || !text_is(below->name, "img") || ++count != 2)
            continue;
        problems_add(style->problems, SEVERITY_WARNING, below->at, "this %.*s has a second picture",
                     TEXT_ARGS(node->name));
        problems_hint(style->problems, "easier words stand with one; keep the one that says most");
    }
}

// Quoted words with a dash and somebody's name below are told as a person's own.
static void judge_quotation(const Style *style, const XmlNode *node, const StyledWords *words)
{
    Text text = text_trim(words->text);
    bool is_signed = text_starts(text, TEXT("—")) || text_starts(text, TEXT("–")) || text_starts(text, TEXT("--"));
    if (!is_signed || !is_within(node, "blockquote"))
        return;
    warn(style, words, (size_t)(text.at - words->text.at), "this reads as the words of a real person");
    problems_hint(style->problems, "people and their words are never made up; say what many people say");
}

// ---- Choices

static int count_options(const XmlNode *node)
{
    int count = 0, most = 0;
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (source_text_is_any(child, "option level card"))
            count++;
        if (text_is(child->name, "when")) {
            int within = count_options(child);
            most = within > most ? within : most;
        }
    }
    return count + most;
}

static void judge_choices(const Style *style, const XmlNode *node)
{
    int count = source_text_is_any(node, "choose rate sort cards") ? count_options(node) : 0;
    if (count <= CHOICES_MOST)
        return;
    problems_add(style->problems, SEVERITY_WARNING, node->at,
                 "%d choices stand here at once; at most %d stay easy to see", count, CHOICES_MOST);
    problems_hint(style->problems, "leave some out, or let a checklist page through them");
}

// ---- Files

static bool is_shown_large(const XmlNode *node)
{
    bool is_heading = text_is(node->name, "title") && node->parent && source_text_is_any(node->parent, "section step");
    return is_heading || (source_text_is_any(node, "line front") && !source_text_is_apart(node));
}

static void judge_attribute(Style *style, const XmlNode *node, const char *name)
{
    const XmlAttribute *attribute = xml_attribute(node, name);
    if (!attribute)
        return;
    StyledWords words = {.text = attribute->value, .attribute = attribute, .is_said = true};
    judge_words(style, node, &words);
    judge_large(style, node, &words);
}

static void judge_element(Style *style, const XmlNode *node)
{
    if (style->is_measured && source_text_is_english(node)) {
        length_check(style->arena, node, style->terms, style->problems);
        rhythm_check(style->arena, node, style->problems);
    }
    judge_choices(style, node);
    judge_pictures(style, node);
    if (text_is(node->name, "img"))
        judge_picture(style, node);
    judge_attribute(style, node, "say");
    SourceText passage = source_text_of(style->arena, node);
    if (!text_trim(passage.text).size)
        return;
    StyledWords words = {.text = passage.text, .passage = &passage};
    words.is_said = source_text_is_any(node, "option front level");
    judge_words(style, node, &words);
    judge_quotation(style, node, &words);
    if (is_shown_large(node))
        judge_large(style, node, &words);
}

void style_check(const XmlNode *root, const StyleRules *rules, Problems *problems)
{
    if (text_is(root->name, "words")) // those of a list are there to be left out
        return;
    Style style = {.arena = arena_create(),
                   .problems = problems,
                   .file = root->at.file,
                   .terms = rules->terms,
                   .words = rules->words,
                   .is_plain = !rules->is_free,
                   .is_measured = !rules->is_free && !vocabulary_is_empty(root)};
    for (const XmlNode *node = root; node && !interrupt_due(problems->interrupt); node = xml_after(root, node))
        if (!xml_is_text(node) && !source_text_is_inline(node) && !source_text_is_any(node, "words minutes"))
            judge_element(&style, node);
    arena_destroy(style.arena);
}
