#include "home-losses.h"

#include "book/phrases.h"
#include "page-facts.h"
#include "screen/bars.h"
#include "screen/words.h"

enum { AIR_PX = 16 }; // in a card above its words and below them, together

typedef struct Home {
    Stage *stage;
    const Frame *frame;
    View view;
    int free_px; // below the lowest card
} Home;

static bool is_card(const Target *target)
{
    return target->role == ROLE_CARD;
}

// ---- cards

static Text summary_of(const Book *book, Text label)
{
    if (text_equal(label, book->now.title))
        return book->now.summary;
    if (text_equal(label, book->needs.title))
        return book->needs.summary;
    const Phrases *phrases = book->phrases;
    const PhraseId names[] = {PHRASE_READ, PHRASE_PRACTISE, PHRASE_QUESTIONS};
    const ShelfKind kinds[] = {SHELF_READ, SHELF_PRACTISE, SHELF_QUESTIONS};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        const Shelf *shelf = book_find_shelf(book, kinds[i]);
        if (shelf && text_equal(label, phrases->at[names[i]]))
            return shelf->summary;
    }
    return TEXT("");
}

static bool has_icon(const Home *home, const Target *card)
{
    for (int i = 0; i < home->frame->marks.count; i++) {
        const Mark *mark = &home->frame->marks.at[i];
        if (mark->kind == MARK_ICON && rect_encloses(card->rect, mark->rect))
            return true;
    }
    return false;
}

// The lines of a card, and all of their room.
static int lines_of(const Home *home, const Target *card, Rect *room)
{
    int count = 0;
    for (int i = 0; i < home->frame->lines.count; i++) {
        const Line *line = &home->frame->lines.at[i];
        if (!rect_overlaps(line->rect, card->rect))
            continue;
        *room = count++ ? rect_union(*room, line->rect) : line->rect;
    }
    return count;
}

static TextStyle small_of(const Home *home)
{
    return style_closer(home->view.theme.small, 1.35);
}

// How much higher a card would be with its summary; -1: that has no room on one line.
static int growth_px(Home *home, const Target *card, Text summary)
{
    Rect words = card->rect, at = card->rect;
    lines_of(home, card, &words);
    bool is_from_right = home->view.theme.direction == DIRECTION_RTL;
    int before = is_from_right ? at.x + at.w - words.x - words.w : words.x - at.x;
    if (words_width_px(&home->view, summary, small_of(home)) > at.w - before - AIR_PX)
        return -1;
    int height = words.h + small_of(home).leading_px + AIR_PX;
    return height > at.h ? height - at.h : 0;
}

// All of them would have their summaries on the page, and none has.
static bool loses_summaries(Home *home)
{
    int sum = 0, row_y = -1, highest = 0;
    const Book *book = app_book(home->stage->app);
    for (int i = 0; i < home->frame->targets.count; i++) {
        const Target *card = &home->frame->targets.at[i];
        if (!is_card(card))
            continue;
        Text summary = summary_of(book, card->label);
        if (!summary.size || frame_shows(home->frame, summary))
            return false;
        int growth = growth_px(home, card, summary);
        if (growth < 0)
            return false;
        highest = card->rect.y == row_y && highest > growth ? highest : growth;
        sum += card->rect.y == row_y ? 0 : highest;
        row_y = card->rect.y;
    }
    return sum <= home->free_px;
}

// ---- what stands above them

// What the cards could spare without standing closer than their words need.
static int spare_px(const Home *home)
{
    int spare = home->free_px, row_y = -1, target = home->view.theme.target_px;
    for (int i = 0; i < home->frame->targets.count; i++) {
        const Target *card = &home->frame->targets.at[i];
        if (!is_card(card) || card->rect.y == row_y)
            continue;
        Rect words = card->rect;
        lines_of(home, card, &words);
        int least = words.h + AIR_PX > target ? words.h + AIR_PX : target;
        spare += card->rect.h > least ? card->rect.h - least : 0;
        row_y = card->rect.y;
    }
    return spare;
}

static bool loses_words(Home *home, PhraseId phrase, TextStyle style)
{
    const Theme *theme = &home->view.theme;
    Text words = view_phrase(&home->view, (int)phrase);
    if (frame_shows(home->frame, words))
        return false;
    Paragraph set =
        words_set(&home->view, words, (WordsStyle){style, theme->palette->ground}, bars_page(&home->view).w);
    return paragraph_height_px(&set) + theme->gap_px <= spare_px(home);
}

int home_losses(Stage *stage, Arena *arena, Text *what)
{
    const Frame *frame = stage_frame(stage);
    Home home = {.stage = stage, .frame = frame, .view = page_facts_view(stage, arena, frame)};
    Rect room = frame->page_count > 1 ? bars_page(&home.view) : bars_whole(&home.view);
    int losses = 0, bottom = room.y;
    *what = TEXT("");
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!is_card(target))
            continue;
        bottom = target->rect.y + target->rect.h;
        if (!has_icon(&home, target)) {
            losses++;
            *what = TEXT("an icon");
        }
    }
    home.free_px = room.y + room.h - bottom;
    if (loses_summaries(&home)) {
        losses++;
        *what = TEXT("summaries");
    }
    if (loses_words(&home, PHRASE_PROMISE, small_of(&home))) {
        losses++;
        *what = TEXT("the promise");
    }
    if (loses_words(&home, PHRASE_GREETING, style_closer(home.view.theme.strong_body, 1.35))) {
        losses++;
        *what = TEXT("the greeting");
    }
    return losses;
}
