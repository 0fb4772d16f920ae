#include "proof/length.h"

#include <assert.h>

static bool is_running(const XmlNode *node)
{
    return source_text_is_any(node, "p li dt dd th td figcaption note back");
}

// Where something about node as a whole is told: its title, or itself.
static Position place_of(const XmlNode *node)
{
    const XmlNode *title = xml_child(node, "title");
    return title ? title->at : node->at;
}

// The running text of node and all below.
static ProseCount count_below(Arena *arena, const XmlNode *node, Interrupt *interrupt)
{
    ProseCount count = {0};
    for (const XmlNode *below = node; below && !interrupt_due(interrupt); below = xml_after(node, below))
        if (is_running(below))
            count = prose_add(count, prose_count(source_text_of(arena, below).text));
    return count;
}

static void warn(Problems *problems, Position at, Text sentence, const char *hint)
{
    problems_add(problems, SEVERITY_WARNING, at, "%.*s", TEXT_ARGS(sentence));
    problems_hint(problems, "%s", hint);
}

// ---- Grade and sentences

static void check_grade(Arena *arena, const XmlNode *node, ProseCount count, Problems *problems)
{
    bool is_chapter = text_is(node->name, "chapter");
    double grade = prose_grade(count), most = is_chapter ? CHAPTER_GRADE_MOST : PAGE_GRADE_MOST;
    if ((!is_chapter && count.words < PAGE_WORDS_LEAST) || grade <= most)
        return;
    warn(problems, place_of(node),
         text_format(arena, "this %.*s reads at grade %.1f; at most %.1f reads easily", TEXT_ARGS(node->name), grade,
                     most),
         "shorten its sentences, and choose shorter words");
}

static void check_mean(Arena *arena, const XmlNode *chapter, ProseCount count, Problems *problems)
{
    if (count.words <= MEAN_WORDS_MOST * count.sentences)
        return;
    assert(count.sentences > 0);
    warn(problems, place_of(chapter),
         text_format(arena, "the sentences of this chapter have %.1f words on average; %d read easily",
                     (double)count.words / count.sentences, MEAN_WORDS_MOST),
         "part the longer ones");
}

// ---- Lengths

// In words, and what is wanted.
typedef struct Length {
    int words, least, most;
} Length;

static void check_length(Arena *arena, const XmlNode *node, Length length, Problems *problems)
{
    assert(length.least >= 0 && length.least <= length.most);
    if (length.words >= length.least && length.words <= length.most)
        return;
    Text wanted = length.least ? text_format(arena, "%d to %d", length.least, length.most)
                               : text_format(arena, "at most %d", length.most);
    warn(problems, place_of(node),
         text_format(arena, "this %.*s has %d word%s; %.*s are wanted", TEXT_ARGS(node->name), length.words,
                     length.words == 1 ? "" : "s", TEXT_ARGS(wanted)),
         length.words < length.least ? "say a little more, or join it to another" : "say less, or part it in two");
}

// The words that one screen of an exercise shows: what stands in a when counts as much as the longest of them, and what
// asks for something or opens later does not.
static int count_screen(Arena *arena, const XmlNode *node)
{
    int words = is_running(node) ? prose_words(source_text_of(arena, node).text) : 0, longest = 0;
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (text_is(child->name, "when")) {
            int branch = count_screen(arena, child);
            longest = branch > longest ? branch : longest;
        } else if (is_running(child) || source_text_is_any(child, "ul ol dl blockquote figure table tr note")) {
            words += count_screen(arena, child);
        }
    }
    return words + longest;
}

void length_check(Arena *arena, const XmlNode *node, Problems *problems)
{
    if (text_is(node->name, "chapter")) {
        ProseCount count = {0};
        for (const XmlNode *section = xml_child(node, "section"); section; section = xml_sibling(section, "section"))
            count = prose_add(count, count_below(arena, section, problems->interrupt));
        check_grade(arena, node, count, problems);
        check_mean(arena, node, count, problems);
        check_length(arena, node, (Length){count.words, CHAPTER_WORDS_LEAST, CHAPTER_WORDS_MOST}, problems);
    } else if (text_is(node->name, "section")) {
        check_grade(arena, node, count_below(arena, node, problems->interrupt), problems);
    } else if (text_is(node->name, "answer") && node->first) { // the answer of a slip is empty
        ProseCount count = count_below(arena, node, problems->interrupt);
        check_grade(arena, node, count, problems);
        check_length(arena, node, (Length){count.words, ANSWER_WORDS_LEAST, ANSWER_WORDS_MOST}, problems);
    } else if (source_text_is_any(node, "step reply turn back")) {
        check_length(arena, node, (Length){count_screen(arena, node), 0, STEP_WORDS_MOST}, problems);
    }
}
