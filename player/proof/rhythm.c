#include "proof/rhythm.h"

#include <assert.h>

#include "proof/prose.h"
#include "proof/source-text.h"

// What has been counted of an item so far.
typedef struct Rhythm {
    Arena *arena;
    Problems *problems;
    Text file;
    int sentences, words, shorts;
} Rhythm;

static void warn_row(const Rhythm *rhythm, const SourceText *passage, Text sentence)
{
    Position at = source_text_at(passage, (size_t)(sentence.at - passage->text.at));
    at.file = rhythm->file;
    problems_add(rhythm->problems, SEVERITY_WARNING, at,
                 "this makes %d sentences of %d words or fewer in a row; at most %d read smoothly", SHORT_ROW_MOST + 1,
                 SHORT_WORDS_MOST, SHORT_ROW_MOST);
    problems_hint(rhythm->problems, "join it to the one before, with and, but, because, when or so");
}

static void count_paragraph(Rhythm *rhythm, const XmlNode *node)
{
    const SourceText passage = source_text_of(rhythm->arena, node);
    size_t from = 0;
    int row = 0;
    for (Text sentence = prose_sentence(passage.text, &from);
         sentence.size && !interrupt_due(rhythm->problems->interrupt); sentence = prose_sentence(passage.text, &from)) {
        int words = prose_words(sentence);
        rhythm->sentences++;
        rhythm->words += words;
        if (words > SHORT_WORDS_MOST) {
            row = 0;
            continue;
        }
        rhythm->shorts++;
        if (++row == SHORT_ROW_MOST + 1)
            warn_row(rhythm, &passage, sentence);
    }
}

static void count_below(Rhythm *rhythm, const XmlNode *node)
{
    if (interrupt_due(rhythm->problems->interrupt) ||
        source_text_is_any(node, "li dd th td card blockquote verse pre slip title summary"))
        return;
    if (source_text_is_any(node, "p note") && source_text_is_english(node))
        count_paragraph(rhythm, node);
    for (const XmlNode *child = node->first; child; child = child->next)
        if (!xml_is_text(child))
            count_below(rhythm, child);
}

static void judge_mean(const Rhythm *rhythm, Position at)
{
    bool is_low = rhythm->sentences >= RHYTHM_SENTENCES_LEAST && rhythm->words < MEAN_WORDS_LEAST * rhythm->sentences;
    if (!is_low && rhythm->words <= MEAN_WORDS_MOST * rhythm->sentences)
        return;
    assert(rhythm->sentences > 0);
    problems_add(rhythm->problems, SEVERITY_WARNING, at,
                 "the sentences of this chapter have %.1f words on average; %d to %d read easily",
                 (double)rhythm->words / rhythm->sentences, MEAN_WORDS_LEAST, MEAN_WORDS_MOST);
    problems_hint(rhythm->problems,
                  is_low ? "join short ones, with and, but, because, when or so" : "part the longer ones");
}

static void judge_share(const Rhythm *rhythm, const XmlNode *node, Position at)
{
    int most = rhythm->sentences * SHORT_PERCENT_MOST / 100;
    if (rhythm->sentences < RHYTHM_SENTENCES_LEAST || rhythm->shorts <= most)
        return;
    problems_add(rhythm->problems, SEVERITY_WARNING, at,
                 "%d of the %d sentences of this %.*s have %d words or fewer; at most %d read smoothly", rhythm->shorts,
                 rhythm->sentences, TEXT_ARGS(node->name), SHORT_WORDS_MOST, most);
    problems_hint(rhythm->problems, "join short ones, with and, but, because, when or so");
}

void rhythm_check(Arena *arena, const XmlNode *node, Problems *problems)
{
    if (!source_text_is_any(node, "chapter faq exercise") || source_text_is_easy(node))
        return;
    Rhythm rhythm = {.arena = arena, .problems = problems, .file = node->at.file};
    count_below(&rhythm, node);
    const XmlNode *title = xml_child(node, "title");
    Position at = title ? title->at : node->at;
    if (text_is(node->name, "chapter"))
        judge_mean(&rhythm, at);
    judge_share(&rhythm, node, at);
}
