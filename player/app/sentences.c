#include "app/sentences.h"

#include <assert.h>
#include <string.h>

#include "page/ruby.h"

// Bytes start..end of a passage, which stand on the page. hash is that of the passage.
typedef struct Stretch {
    const Line *line; // the first of it; NULL: none
    Id block;
    Text passage, language;
    uint32_t start, end, hash;
} Stretch;

typedef struct SentenceSearch {
    const Frame *frame;
    Unicode *unicode;
    Arena *arena;
    Sentences *sentences;
} SentenceSearch;

static Text heard_of(const SentenceSearch *search, const Stretch *stretch, uint32_t start, uint32_t end)
{
    return stretch->line ? ruby_heard(search->arena, &(RubyPart){stretch->line, start, end}, search->frame->language)
                         : text_slice(stretch->passage, start, end);
}

// Adds the sentence at start..end of the passage, when it begins in the stretch.
static void add_sentence(const SentenceSearch *search, const Stretch *stretch, uint32_t start, uint32_t end)
{
    assert(start <= end && end <= stretch->passage.size);
    Text whole = text_slice(stretch->passage, start, end), trimmed = text_trim(whole);
    start += (uint32_t)(trimmed.at - whole.at);
    end = start + (uint32_t)trimmed.size;
    if (!trimmed.size || start < stretch->start || start >= stretch->end)
        return;
    *array_push(search->arena, search->sentences) = (Sentence){
        .spoken = {.block = stretch->block, .passage = stretch->hash, .start = start, .end = end, .reached = start},
        .shown_end = stretch->end < end ? stretch->end : end,
        .text = text_fold(search->arena, heard_of(search, stretch, start, end)),
        .language = stretch->language,
    };
}

static void add_stretch(const SentenceSearch *search, Stretch stretch)
{
    Offsets ends = {0};
    unicode_set_language(search->unicode, stretch.language.size ? stretch.language : search->frame->language);
    unicode_sentences(search->unicode, search->arena, stretch.passage, &ends);
    stretch.hash = text_hash(stretch.passage);
    for (int i = 0; i < ends.count; i++)
        add_sentence(search, &stretch, i ? ends.at[i - 1] : 0, ends.at[i]);
}

// The passages of these lines, each by itself.
static void add_lines(const SentenceSearch *search, int first, int end)
{
    const Line *lines = search->frame->lines.at;
    for (int i = first, next; i < end; i = next) {
        const Line *line = &lines[i];
        for (next = i + 1; next < end && lines[next].passage.at == line->passage.at;)
            next++;
        add_stretch(search, (Stretch){.line = line,
                                      .block = line->block,
                                      .passage = line->passage,
                                      .language = line->language,
                                      .start = line->start,
                                      .end = lines[next - 1].end});
    }
}

static void add_picture(const SentenceSearch *search, const Picture *picture)
{
    add_stretch(search, (Stretch){.passage = picture->alt, .end = (uint32_t)picture->alt.size});
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

static void add_stop(const SentenceSearch *search, const Stop *stop)
{
    const Frame *frame = search->frame;
    if (is_beneath(frame, stop))
        return;
    switch (stop->kind) {
    case STOP_WORDS:
        if (frame->lines.at[stop->first].block.at[0] || frame->lines.at[stop->first].is_read)
            add_lines(search, stop->first, stop->end);
        break;
    case STOP_PICTURE:
        add_picture(search, &frame->pictures.at[stop->index]);
        break;
    case STOP_TARGET:
        if (is_choice(&frame->targets.at[stop->index]))
            add_lines(search, stop->first, stop->end);
        break;
    }
}

void sentences_find(const Frame *frame, Unicode *unicode, Arena *arena, Sentences *sentences)
{
    SentenceSearch search = {frame, unicode, arena, sentences};
    ReadingOrder stops;
    reading_order_find(frame, arena, &stops);
    for (int i = 0; i < stops.count; i++)
        add_stop(&search, &stops.at[i]);
}
