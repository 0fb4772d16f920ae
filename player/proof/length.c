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

// Running text, and what of it is named terms, which make nothing hard to read.
typedef struct Running {
    ProseCount all, terms;
    int apart; // words that are no sentences
} Running;

static Running add(Running a, Running b)
{
    return (Running){prose_add(a.all, b.all), prose_add(a.terms, b.terms), a.apart + b.apart};
}

// Who counts, and with which terms.
typedef struct Length {
    Arena *arena;
    const Terms *terms;
    Problems *problems;
} Length;

static int count_words(const Running *running)
{
    return running->all.words + running->apart;
}

static Running count_running(const Length *length, const XmlNode *node)
{
    Interrupt *interrupt = length->problems->interrupt;
    const TermCounting counting = {length->terms, length->arena, interrupt};
    Text words = source_text_of(length->arena, node).text;
    return (Running){prose_count(words, interrupt), terms_count(&counting, node), 0};
}

// The running text of node and all below.
static Running count_below(const Length *length, const XmlNode *node)
{
    Running running = {0};
    for (const XmlNode *below = node; below && !interrupt_due(length->problems->interrupt);
         below = xml_after(node, below))
        if (is_running(below))
            running = add(running, count_running(length, below));
        else if (source_text_is_apart(below))
            running.apart += prose_words(source_text_of(length->arena, below).text);
    return running;
}

static void warn(Problems *problems, Position at, Text sentence, const char *hint)
{
    problems_add(problems, SEVERITY_WARNING, at, "%.*s", TEXT_ARGS(sentence));
    problems_hint(problems, "%s", hint);
}

// ---- Grade

static void check_grade(const Length *length, const XmlNode *node, Running running)
{
    bool is_chapter = text_is(node->name, "chapter");
    const ProseCount count = {running.all.sentences, running.all.words - running.terms.words,
                              running.all.syllables - running.terms.syllables};
    double grade = prose_grade(count), most = is_chapter ? CHAPTER_GRADE_MOST : PAGE_GRADE_MOST;
    if ((!is_chapter && running.all.words < PAGE_WORDS_LEAST) || grade <= most)
        return;
    warn(length->problems, place_of(node),
         text_format(length->arena, "this %.*s reads at grade %.1f; at most %.1f reads easily", TEXT_ARGS(node->name),
                     grade, most),
         "shorten its sentences, and choose shorter words");
}

// ---- Lengths

// How many words are wanted.
typedef struct LengthWanted {
    int least, most;
} LengthWanted;

static void check_length(const Length *length, const XmlNode *node, int words, LengthWanted wanted)
{
    assert(wanted.least >= 0 && wanted.least <= wanted.most);
    if (words >= wanted.least && words <= wanted.most)
        return;
    Text range = wanted.least ? text_format(length->arena, "%d to %d", wanted.least, wanted.most)
                              : text_format(length->arena, "at most %d", wanted.most);
    warn(length->problems, place_of(node),
         text_format(length->arena, "this %.*s has %d word%s; %.*s are wanted", TEXT_ARGS(node->name), words,
                     words == 1 ? "" : "s", TEXT_ARGS(range)),
         words < wanted.least ? "say a little more, or join it to another" : "say less, or part it in two");
}

// The words that one screen of an exercise shows: what stands in a when counts as much as the longest of them, and what
// asks for something or opens later does not.
static int count_screen(Arena *arena, const XmlNode *node)
{
    bool has_words = is_running(node) || source_text_is_apart(node);
    int words = has_words ? prose_words(source_text_of(arena, node).text) : 0, longest = 0;
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (text_is(child->name, "when")) {
            int branch = count_screen(arena, child);
            longest = branch > longest ? branch : longest;
        } else if (is_running(child) || source_text_is_apart(child) ||
                   source_text_is_any(child, "ul ol dl blockquote verse stanza figure table tr note")) {
            words += count_screen(arena, child);
        }
    }
    return words + longest;
}

static void check_chapter(const Length *length, const XmlNode *node)
{
    Running running = {0};
    for (const XmlNode *section = xml_child(node, "section"); section; section = xml_sibling(section, "section")) {
        Running part = count_below(length, section);
        check_grade(length, section, part);
        running = add(running, part);
    }
    check_grade(length, node, running);
    int least = source_text_is_easy(node) ? 0 : CHAPTER_WORDS_LEAST;
    check_length(length, node, count_words(&running), (LengthWanted){least, CHAPTER_WORDS_MOST});
}

void length_check(Arena *arena, const XmlNode *node, const Terms *terms, Problems *problems)
{
    const Length length = {arena, terms, problems};
    if (text_is(node->name, "chapter")) {
        check_chapter(&length, node);
    } else if (text_is(node->name, "section") && !text_is(node->parent->name, "chapter")) { // those go with it
        check_grade(&length, node, count_below(&length, node));
    } else if (text_is(node->name, "answer") && node->first) { // the answer of a slip is empty
        Running running = count_below(&length, node);
        check_grade(&length, node, running);
        int least = source_text_is_easy(node) ? 0 : ANSWER_WORDS_LEAST;
        check_length(&length, node, count_words(&running), (LengthWanted){least, ANSWER_WORDS_MOST});
    } else if (source_text_is_any(node, "step reply turn back")) {
        check_length(&length, node, count_screen(arena, node), (LengthWanted){0, STEP_WORDS_MOST});
    }
}
