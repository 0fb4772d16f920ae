#include "screen/find-places.h"

#include "book/phrases.h"
#include "book/volume.h"
#include "screen/item-card.h"
#include "screen/volume-card.h"

enum { PLACES_MOST = 24 };

bool find_is_private(const View *view, Text language, Text words)
{
    const Setting *setting = view->setting;
    const Language *own = book_language(view->book);
    if (!language.size)
        language = own->pages.size ? own->pages : own->code;
    return setting->is_private && setting->is_private(setting->privacy, language, words);
}

// ---- a sentence around its word

static bool is_between_words(Text text, size_t at)
{
    return at == 0 || at >= text.size || text.at[at] == ' ' || text.at[at - 1] == ' ';
}

static bool is_within_letter(Text text, size_t at)
{
    return at < text.size && (text.at[at] & 0xC0) == 0x80;
}

// Nearer to the word until it stands between two words, or at least between two letters.
static size_t cut_before(Text sentence, size_t at, size_t word)
{
    size_t cut = at;
    while (cut < word && !is_between_words(sentence, cut))
        cut++;
    while (cut >= word && is_within_letter(sentence, at))
        at++;
    return cut < word ? cut : at;
}

static size_t cut_after(Text sentence, size_t at, size_t word_end)
{
    size_t cut = at;
    while (cut > word_end && !is_between_words(sentence, cut))
        cut--;
    while (cut <= word_end && is_within_letter(sentence, at))
        at--;
    return cut > word_end ? cut : at;
}

// Bytes of a sentence that stand on about two lines.
static size_t excerpt_most(const View *view)
{
    enum { LEAST = 40, MOST = 120 };
    int letter_px = view->theme.small.font.size_px / 2, width_px = theme_column(&view->theme, bars_room(view)).w;
    int letters = width_px * 3 / 2 / (letter_px ? letter_px : 1);
    return (size_t)(letters < LEAST ? LEAST : letters > MOST ? MOST : letters);
}

// As much of the sentence as a card shows at a glance, with the word in it; mark: where that stands.
static Text excerpt(View *view, const Finding *finding, Found *mark)
{
    Text sentence = finding->sentence;
    size_t start = 0, end = sentence.size, most = excerpt_most(view), before_most = most / 3;
    if (finding->start > before_most && sentence.size > most)
        start = cut_before(sentence, finding->start - before_most, finding->start);
    if (end - start > most && start + most > finding->end)
        end = cut_after(sentence, start + most, finding->end);
    Text cut = text_trim(text_slice(sentence, start, end));
    // Dots stand with their word on a line.
    const char *before = start ? "\u2026\u00A0" : "", *after = end < sentence.size ? "\u00A0\u2026" : "";
    size_t shift = (size_t)(cut.at - sentence.at);
    Text words = text_format(view->arena, "%s%.*s%s", before, TEXT_ARGS(cut), after);
    size_t moved = text_of(before).size;
    *mark = (Found){text_passage_hash(words), (uint32_t)(finding->start - shift + moved),
                    (uint32_t)(finding->end - shift + moved)};
    return words;
}

// ---- the cards

// How far into its book of the world it stands, by the sizes of that book's parts.
static Text share_of(const View *view, const Finding *finding)
{
    const Volume *volume = finding->item ? book_volume(view->book, finding->item->id) : NULL;
    const VolumePart *part = volume ? &volume->parts[finding->item->index] : NULL;
    if (!part || !part->is_linear || !volume->bytes)
        return TEXT("");
    uint64_t before = part->before + part->bytes * (uint64_t)finding->part / (uint64_t)finding->part_count;
    return phrase_numbers(view->arena, view->book->phrases, PHRASE_BOOK_SHARE,
                          (int[]){(int)(before * 100 / volume->bytes), 0});
}

// Of an item without a title, the title of its book.
static Text title_of(const View *view, const Finding *finding, Text *language)
{
    const Item *item = finding->item;
    bool is_untitled = item && !finding->title.size && book_volume(view->book, item->id);
    return is_untitled ? volume_card_heading(view, item->group, language) : finding->title;
}

// What stands there for a title that not everyone in the room may read.
static Text quiet_title(const View *view, const Finding *finding)
{
    if (finding->term)
        return view_phrase(view, PHRASE_TERM_TITLE);
    bool is_own = finding->item && !book_volume(view->book, finding->item->id);
    return is_own ? finding->item->quiet_title : view_phrase(view, PHRASE_KIND_BOOK);
}

static Icon icon_of(const Finding *finding)
{
    return finding->item ? item_card_icon(finding->item) : finding->volume ? ICON_BOOK : ICON_INFO;
}

static Action action_of(const Finding *finding)
{
    if (finding->term)
        return (Action){.kind = ACTION_TERM, .id = finding->term->id};
    if (finding->volume)
        return (Action){.kind = ACTION_OPEN, .id = finding->volume->id, .value = OPEN_TAKING_UP};
    Action action = {.kind = ACTION_OPEN, .id = finding->item->id, .found = finding->word};
    if (finding->item->kind != ITEM_EXERCISE) // whose steps come one after the other
        action.block = finding->block;
    return action;
}

// What is told of something that was found by its title.
static Text summary_of(const Finding *finding)
{
    return finding->item ? finding->item->summary : finding->volume ? finding->volume->summary : TEXT("");
}

static Control place_card(View *view, const Finding *finding, Found *mark)
{
    Text language = finding->language, title = title_of(view, finding, &language), summary = summary_of(finding);
    bool is_quiet = find_is_private(view, language, title), is_title = text_equal(finding->sentence, title);
    Control card = {
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = is_quiet ? quiet_title(view, finding) : title,
        .language = language,
        .print = share_of(view, finding),
        .icon = icon_of(finding),
        .is_whole = true,
        .action = action_of(finding),
    };
    if (is_title && summary.size && !find_is_private(view, language, summary))
        card.detail = summary;
    else if (!is_title && !find_is_private(view, language, finding->sentence))
        card.detail = excerpt(view, finding, mark);
    if (is_title && !is_quiet)
        *mark = finding->word;
    return card;
}

// A part of a book that cannot be opened any longer leads nowhere.
static bool is_there(const Finding *finding)
{
    return finding->item || finding->term || finding->volume;
}

FindPlaces find_places(View *view, Finder *finder, Text typed)
{
    Findings findings = finder_search(finder, view->arena, typed, PLACES_MOST);
    Found *marks = arena_many(view->arena, Found, findings.count + 1);
    Control *cards = arena_many(view->arena, Control, findings.count + 1);
    FindPlaces places = {.stack = stack_begin(view, bars_room(view)), .marks = marks};
    int count = 0;
    for (int i = 0; i < findings.count; i++) {
        Found mark = {0};
        if (!is_there(&findings.at[i]))
            continue;
        cards[count++] = place_card(view, &findings.at[i], &mark);
        if (mark.end)
            marks[places.mark_count++] = mark;
    }
    PhraseId phrase = count < findings.whole ? PHRASE_PART_OF : PHRASE_FIND_PLACES;
    int numbers[] = {count, findings.whole};
    Text told = phrase_numbers(view->arena, view->book->phrases, phrase, numbers);
    stack_screenful(places.stack);
    Text pages = book_language(view->book)->pages;
    if (pages.size) { // words of two languages are no sentence
        stack_words_in(places.stack, pages, WORDS_TITLE, typed);
        stack_words(places.stack, WORDS_BODY, told);
    } else
        stack_words(places.stack, WORDS_TITLE,
                    phrase_pair(view->arena, view->book->phrases, PHRASE_LABELLED, (Text[]){typed, told}));
    stack_cards(places.stack, &(StackCards){.controls = cards, .count = count, .wanted = 1, .least = 1});
    return places;
}
