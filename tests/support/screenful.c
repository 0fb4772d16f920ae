#include "screenful.h"

static bool holds_things(const PageFacts *page)
{
    return page->options || page->has_turns || page->acts || page->has_dial || page->ways || page->cards;
}

static bool holds_cards(const PageFacts *page)
{
    return page->cards > 0;
}

static bool holds_acts(const PageFacts *page)
{
    return page->acts > 0;
}

static int count_pages(const PageFacts *pages, int count, bool (*is_so)(const PageFacts *page))
{
    int found = 0;
    for (int i = 0; i < count; i++)
        found += is_so(&pages[i]);
    return found;
}

static int count_cards(const PageFacts *pages, int count)
{
    int cards = 0;
    for (int i = 0; i < count; i++)
        cards += pages[i].cards;
    return cards;
}

// The first page lacks cards that stand further on.
static bool lacks_cards(const PageFacts *pages, int count, int cards)
{
    int all = count_cards(pages, count);
    return pages[0].cards < (all < cards ? all : cards);
}

static bool is_step(Text name)
{
    // exercise-ITEM-NN-STEP
    for (size_t i = 0; i + 3 < name.size; i++) {
        bool has_number =
            name.at[i + 1] >= '0' && name.at[i + 1] <= '9' && name.at[i + 2] >= '0' && name.at[i + 2] <= '9';
        if (name.at[i] == '-' && has_number && name.at[i + 3] == '-')
            return text_starts(name, TEXT("exercise-"));
    }
    return false;
}

// What asks to be begun stands with the last words that say what it is.
static bool begins_bare(const PageFacts *pages, int count)
{
    for (int i = 0; i < count; i++)
        if (pages[i].acts && !pages[i].words)
            return true;
    return false;
}

static bool holds_slip(const PageFacts *page)
{
    return page->slip_words > 0;
}

// The first words of a note stand with the button that shows it large. One whose text is not large stands whole.
static bool parts_slip(const PageFacts *pages, int count, bool is_large_text)
{
    bool has_begun = false;
    for (int i = 0; i < count; i++) {
        bool begins = !has_begun && pages[i].slip_words;
        if (begins != pages[i].has_slip_key)
            return true;
        has_begun = has_begun || begins;
    }
    return !is_large_text && count_pages(pages, count, holds_slip) > 1;
}

// So many lines of one paragraph stand on a page.
static int most_lines(const PageFacts *pages, int count)
{
    int most = 0;
    for (int i = 0; i < count; i++) {
        most = pages[i].first_lines > most ? pages[i].first_lines : most;
        most = pages[i].last_lines > most ? pages[i].last_lines : most;
    }
    return most;
}

// What Support begins with goes on to another page, though one page holds as many lines.
static bool parts_beginning(const PageFacts *pages, int count)
{
    const Id *first = &pages[0].first_block;
    if (count < 2 || !first->at[0] || !id_equal(*first, pages[1].first_block))
        return false;
    return pages[0].first_lines + pages[1].first_lines <= most_lines(pages, count);
}

// Three ways on, two beside each other and one below them.
static bool leaves_way_alone(const PageFacts *page)
{
    return page->cards == 3 && page->in_row == 2;
}

bool screenful_is_torn(Text name, const PageFacts *pages, int count, int cards)
{
    if (text_is(name, "home") || text_starts(name, TEXT("shelf-")))
        return lacks_cards(pages, count, cards);
    bool is_usual_text = cards > 2;
    if (text_is(name, "support"))
        return is_usual_text ? count > 1 : parts_beginning(pages, count);
    if (text_ends(name, TEXT("-reply")))
        return false; // a sheet may have pages
    if (text_ends(name, TEXT("-stopped")))
        return count > 1 || pages[0].cards < 2 || leaves_way_alone(&pages[0]);
    if (is_usual_text && text_starts(name, TEXT("note-")))
        return count > 1; // with its words
    if (text_starts(name, TEXT("note-")))
        return count_pages(pages, count, holds_acts) > 1;
    if (is_step(name))
        return count_pages(pages, count, holds_things) > 1 || parts_slip(pages, count, cards < 3);
    if (text_starts(name, TEXT("exercise-")) && begins_bare(pages, count))
        return true;
    bool has_landing = text_starts(name, TEXT("chapter-")) || text_starts(name, TEXT("short-")) ||
                       text_starts(name, TEXT("exercise-"));
    return has_landing && count_pages(pages, count, holds_cards) > 1;
}

bool screenful_is_uneven(Text name, const PageFacts *pages, int count, int cards)
{
    bool has_cards = text_is(name, "home") || text_starts(name, TEXT("shelf-")) || text_starts(name, TEXT("needs"));
    if (!has_cards || count < 2)
        return false;
    int most = pages[1].cards, least = most;
    for (int i = 2; i < count; i++) {
        most = pages[i].cards > most ? pages[i].cards : most;
        least = pages[i].cards < least ? pages[i].cards : least;
    }
    bool is_least = pages[0].cards == cards;
    return most - least > 1 || most > pages[0].cards || (!is_least && pages[0].cards - least > 1);
}

bool screenful_is_scanty(const PageFacts *pages, int count)
{
    enum { OPTIONS_LEAST = 2 };
    for (int i = 0; i < count; i++)
        if (pages[i].has_turns && pages[i].options + pages[i].cards + pages[i].ways < OPTIONS_LEAST)
            return true;
    return false;
}

int screenful_bare_pages(const PageFacts *pages, int count)
{
    int bare = 0;
    for (int i = 0; i < count; i++)
        bare += pages[i].options && !pages[i].words;
    return bare;
}

bool screenful_is_thin(const PageFacts *pages, int count)
{
    enum { WORDS_LEAST = 20 };
    return count == 2 && pages[1].options && !holds_things(&pages[0]) && pages[0].words < WORDS_LEAST;
}
