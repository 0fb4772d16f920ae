#include "app/sentences.h"

#include <assert.h>
#include <string.h>

// Bytes start..end of a passage, which stand on the page. hash is that of the passage.
typedef struct Stretch {
    Id block;
    Excerpt passage; // the whole of it
    uint32_t start, end, hash;
} Stretch;

// Those that are found go to sentences.
typedef struct FoundSentences {
    SentenceSearch search;
    Sentences *sentences;
} FoundSentences;

static SaidWords words_of(const FoundSentences *found, const Stretch *stretch, uint32_t start, uint32_t end)
{
    SaidWords said = {.arena = found->search.arena};
    Excerpt sentence = stretch->passage;
    sentence.start = start;
    sentence.end = end;
    diction_say(found->search.diction, &sentence, &said);
    SpokenWords other = {{0}, {0}};
    if (stretch->passage.language.size)
        other = diction_stand_in(found->search.diction, TEXT(""));
    if (!said.count && other.text.size && !diction_speaks(found->search.diction, stretch->passage.language))
        *array_push(said.arena, &said) = other;
    return said;
}

// The book that the languages come from may be gone before they are spoken.
static void add(const FoundSentences *found, Sentence sentence, SaidWords said)
{
    for (int i = 0; i < said.count; i++)
        said.at[i].language = text_copy(found->search.arena, said.at[i].language);
    sentence.words = said.at;
    sentence.count = said.count;
    if (said.count)
        *array_push(found->search.arena, found->sentences) = sentence;
}

// Adds the sentence at start..end of the passage, when it begins in the stretch.
static void add_sentence(const FoundSentences *found, const Stretch *stretch, uint32_t start, uint32_t end)
{
    assert(start <= end && end <= stretch->passage.text.size);
    Text whole = text_slice(stretch->passage.text, start, end), trimmed = text_trim(whole);
    start += (uint32_t)(trimmed.at - whole.at);
    end = start + (uint32_t)trimmed.size;
    if (!trimmed.size || start < stretch->start || start >= stretch->end)
        return;
    Spoken spoken = {.block = stretch->block, .passage = stretch->hash, .start = start, .end = end, .reached = start};
    add(found, (Sentence){.spoken = spoken, .shown_end = stretch->end < end ? stretch->end : end},
        words_of(found, stretch, start, end));
}

enum { SENTENCE_BYTES_MOST = 2048 }; // some two minutes: whoever listens can go back to its beginning

// Where a part of start..end ends that is no longer than a sentence may be: at a space, or within a word at a letter.
static uint32_t part_end(Text passage, uint32_t start, uint32_t end)
{
    if (end - start <= SENTENCE_BYTES_MOST)
        return end;
    uint32_t most = start + SENTENCE_BYTES_MOST, space = most;
    while (space > start && passage.at[space - 1] != ' ')
        space--;
    while (((unsigned char)passage.at[most] & 0xC0) == 0x80)
        most--;
    return space > start ? space : most;
}

// A sentence as long as a page, which no voice would end, is said in parts.
static void add_parts(const FoundSentences *found, const Stretch *stretch, uint32_t start, uint32_t end)
{
    for (uint32_t part; start < end; start = part) {
        part = part_end(stretch->passage.text, start, end);
        add_sentence(found, stretch, start, part);
    }
}

static void add_stretch(const FoundSentences *found, Stretch stretch)
{
    const SentenceSearch *search = &found->search;
    Text passage = stretch.passage.text, language = diction_language(search->diction, stretch.passage.language);
    Offsets ends = {0};
    stretch.hash = text_passage_hash(passage);
    if (!diction_speaks(search->diction, language)) {
        add_sentence(found, &stretch, 0, (uint32_t)passage.size);
        return;
    }
    unicode_set_language(search->unicode, language);
    unicode_sentences(search->unicode, search->arena, passage, &ends);
    for (int i = 0; i < ends.count; i++)
        add_parts(found, &stretch, i ? ends.at[i - 1] : 0, ends.at[i]);
}

// The passages of these lines, each by itself.
static void add_lines(const FoundSentences *found, int first, int end)
{
    const Line *lines = found->search.frame->lines.at;
    for (int i = first, next; i < end; i = next) {
        const Line *line = &lines[i];
        for (next = i + 1; next < end && lines[next].passage.at == line->passage.at;)
            next++;
        Excerpt passage = {
            .text = line->passage, .spans = line->spans, .span_count = line->span_count, .language = line->language};
        add_stretch(
            found,
            (Stretch){.block = line->block, .passage = passage, .start = line->start, .end = lines[next - 1].end});
    }
}

static void add_picture(const FoundSentences *found, const Picture *picture)
{
    Excerpt passage = {.text = picture->alt, .language = picture->language};
    add_stretch(found, (Stretch){.passage = passage, .end = (uint32_t)picture->alt.size});
}

// What there is to choose is read; buttons and links are not.
static bool is_choice(const Target *target)
{
    return target->role == ROLE_OPTION || target->role == ROLE_CARD || target->role == ROLE_QUESTION;
}

// A sheet with words of its own is read in place of the page.
static bool is_beneath(const Frame *frame, const Stop *stop)
{
    if (stop->kind == STOP_PICTURE)
        return frame->pictures.at[stop->index].line < frame->first_read;
    return stop->first < frame->first_read;
}

static void add_stop(const FoundSentences *found, const Stop *stop)
{
    const Frame *frame = found->search.frame;
    if (is_beneath(frame, stop))
        return;
    switch (stop->kind) {
    case STOP_WORDS:
        if (frame->lines.at[stop->first].block.at[0] || frame->lines.at[stop->first].is_read)
            add_lines(found, stop->first, stop->end);
        break;
    case STOP_PICTURE:
        add_picture(found, &frame->pictures.at[stop->index]);
        break;
    case STOP_TARGET:
        if (is_choice(&frame->targets.at[stop->index]))
            add_lines(found, stop->first, stop->end);
        break;
    }
}

void sentences_find(const SentenceSearch *search, Sentences *sentences)
{
    FoundSentences found = {*search, sentences};
    ReadingOrder stops;
    reading_order_find(search->frame, search->arena, &stops);
    for (int i = 0; i < stops.count; i++)
        add_stop(&found, &stops.at[i]);
}
