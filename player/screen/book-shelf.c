#include "screen/book-shelf.h"

#include <assert.h>
#include <stdio.h>

#include "base/locale.h"
#include "book/bookcase.h"
#include "book/phrases.h"

// A part of the shelf: "books", "books:1" for a section, "books:1:40:20" for some of its books. Without sections the
// only one is 0.
typedef struct ShelfPart {
    int section;      // -1: all of them
    int first, count; // of the books that are offered in it; count 0: all
} ShelfPart;

static bool find_part(Id id, ShelfPart *part)
{
    char rest;
    *part = (ShelfPart){.section = -1};
    if (id_is(id, "books"))
        return true;
    int read = sscanf(id.at, "books:%4d:%4d:%4d%c", &part->section, &part->first, &part->count, &rest);
    return (read == 1 || read == 3) && part->section >= 0 && part->first >= 0 && part->count >= 0;
}

static Id part_id(const ShelfPart *part)
{
    char name[ID_SIZE];
    if (part->count)
        snprintf(name, sizeof name, "books:%d:%d:%d", part->section, part->first, part->count);
    else
        snprintf(name, sizeof name, "books:%d", part->section);
    return id_of(text_of(name));
}

bool book_shelf_has(const Book *book, Id id)
{
    ShelfPart part;
    return book->books && find_part(id, &part) && part.section < bookcase_section_count(book->books);
}

// ---- what is offered

typedef ARRAY(int) BookNumbers; // of the case

static bool is_offered(const View *view, const BookEntry *entry)
{
    return !entry->is_adult || view->book->adult_topics;
}

static BookNumbers list_books(const View *view, int section)
{
    BookNumbers numbers = {0};
    const Bookcase *books = view->book->books;
    int count = bookcase_shelf(books)->group_count;
    for (int i = 0; i < count; i++) {
        const BookEntry *entry = bookcase_entry(books, i);
        if (is_offered(view, entry) && (section < 0 || entry->section == section))
            *array_push(view->arena, &numbers) = i;
    }
    return numbers;
}

int book_shelf_count(const View *view)
{
    return view->book->books ? list_books(view, -1).count : 0;
}

// ---- sections

static bool is_own_language(const View *view, Text language)
{
    return text_equal(locale_primary(language), locale_primary(view->book->language));
}

// By its own words, else by its language, called as its readers call it.
static Text section_title(const View *view, const BookSection *section)
{
    if (section->title.size)
        return section->title;
    return section->language.size ? locale_language_name(view->arena, section->language)
                                  : view_phrase(view, PHRASE_BOOKS_OTHER);
}

static Control section_card(const View *view, int index, int count)
{
    const BookSection *section = bookcase_section(view->book->books, index);
    return (Control){
        .member.group = GROUP_BOOKS,
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = section_title(view, section),
        .language = section->title.size ? TEXT("") : section->language,
        .print = phrase_numbers(view->arena, view->book->phrases, PHRASE_BOOKS_COUNT, (int[]){count, 0}),
        .icon = ICON_BOOK,
        .action = {.kind = ACTION_OPEN, .id = part_id(&(ShelfPart){.section = index})},
    };
}

// The reader's own language first.
static void add_sections(const View *view, Controls *cards)
{
    int count = bookcase_section_count(view->book->books);
    for (int round = 0; round < 2; round++)
        for (int i = 0; i < count; i++) {
            const BookSection *section = bookcase_section(view->book->books, i);
            bool is_own = section->language.size && is_own_language(view, section->language);
            int books = is_own == !round ? list_books(view, i).count : 0;
            if (books)
                *array_push(view->arena, cards) = section_card(view, i, books);
        }
}

// ---- books

// Why it cannot be opened, in the interface's words; else its language, where that is neither the reader's nor that of
// all around it.
static Text book_print(const View *view, const BookEntry *entry)
{
    if (entry->is_locked || entry->is_faulty)
        return view_phrase(view, entry->is_locked ? PHRASE_BOOK_LOCKED : PHRASE_BOOK_FAULTY);
    const BookSection *section = bookcase_section(view->book->books, entry->section);
    bool is_told = entry->language.size && !section->language.size && !is_own_language(view, entry->language);
    return is_told ? locale_language_name(view->arena, entry->language) : TEXT("");
}

static Control book_card(const View *view, int number)
{
    const Bookcase *books = view->book->books;
    const BookEntry *entry = bookcase_entry(books, number);
    const Group *group = &bookcase_shelf(books)->groups[number];
    return (Control){
        .member.group = GROUP_BOOKS,
        .look = LOOK_CARD,
        .role = ROLE_CARD,
        .label = group->title,
        .language = entry->language,
        .detail = entry->is_locked || entry->is_faulty ? TEXT("") : group->summary,
        .print = book_print(view, entry),
        .picture = view->setting->shows_covers ? bookcase_cover(view->book->books, view->arena, number) : TEXT(""),
        .action = {.kind = ACTION_OPEN, .id = group->id, .value = OPEN_TAKING_UP},
        .is_disabled = entry->is_locked || entry->is_faulty,
    };
}

// ---- parts of the alphabet

// The beginning of a title by which it differs from its neighbour: at least one letter.
static Text find_start(Text title, Text neighbour)
{
    enum { LETTERS_MOST = 4 };
    size_t end = 0, other = 0;
    for (int i = 0; i < LETTERS_MOST && end < title.size; i++) {
        size_t at = end, beside = other;
        uint32_t letter = text_next(title, &end);
        bool is_same = other < neighbour.size && text_next(neighbour, &other) == letter;
        if (!is_same || at != beside)
            break;
    }
    return text_trim(text_slice(title, 0, end));
}

typedef struct Alphabet {
    const BookNumbers *numbers;
    ShelfPart all; // that is parted
    int step;      // books in a part
    bool is_by_title;
} Alphabet;

static Text title_at(const View *view, const Alphabet *alphabet, int index)
{
    bool is_there = index >= 0 && index < alphabet->numbers->count;
    return is_there ? bookcase_shelf(view->book->books)->groups[alphabet->numbers->at[index]].title : TEXT("");
}

static Text range_numbers(const View *view, int first, int last)
{
    return phrase_numbers(view->arena, view->book->phrases, PHRASE_RANGE, (int[]){first + 1, last + 1});
}

// Where titles before or after begin in the same way as all of these, letters tell nothing.
static Text range_words(const View *view, const Alphabet *alphabet, int first, int last)
{
    if (!alphabet->is_by_title)
        return range_numbers(view, first, last);
    Text from = find_start(title_at(view, alphabet, first), title_at(view, alphabet, first - 1));
    Text to = find_start(title_at(view, alphabet, last), title_at(view, alphabet, last + 1));
    bool is_one = text_equal(from, to);
    if (is_one &&
        (text_starts(title_at(view, alphabet, first - 1), from) || text_starts(title_at(view, alphabet, last + 1), to)))
        return range_numbers(view, first, last);
    return is_one ? from : phrase_pair(view->arena, view->book->phrases, PHRASE_LETTER_RANGE, (Text[]){from, to});
}

static Text first_letter(Text title)
{
    size_t end = 0;
    if (title.size)
        text_next(title, &end);
    return text_slice(title, 0, end);
}

// Where the part that begins there ends: where another letter begins, if that is near enough.
static int find_end(const View *view, const Alphabet *alphabet, int first)
{
    int end = alphabet->all.first + alphabet->all.count;
    if (end - first <= alphabet->step)
        return end;
    end = first + alphabet->step;
    for (int i = end; alphabet->is_by_title && i > first; i--)
        if (!unicode_is_alike(first_letter(title_at(view, alphabet, i)), first_letter(title_at(view, alphabet, i - 1))))
            return i;
    return end;
}

static void add_parts(const View *view, const Alphabet *alphabet, Controls *cards)
{
    int end = alphabet->all.first + alphabet->all.count;
    for (int first = alphabet->all.first, after; first < end; first = after) {
        after = find_end(view, alphabet, first);
        ShelfPart part = {alphabet->all.section, first, after - first};
        *array_push(view->arena, cards) = (Control){
            .member.group = GROUP_BOOKS,
            .look = LOOK_CARD,
            .role = ROLE_CARD,
            .label = range_words(view, alphabet, first, after - 1),
            .detail = phrase_numbers(view->arena, view->book->phrases, PHRASE_BOOKS_COUNT, (int[]){part.count, 0}),
            .action = {.kind = ACTION_OPEN, .id = part_id(&part)},
        };
    }
}

// Parts of a few screens each, or parts of those where there are too many of them.
static void add_books(const View *view, const ShelfPart *part, Controls *cards)
{
    const Bookcase *books = view->book->books;
    BookNumbers numbers = list_books(view, part->section);
    int first = part->first < numbers.count ? part->first : numbers.count, left = numbers.count - first,
        count = part->count && part->count < left ? part->count : left;
    if (count > BOOK_SHELF_MOST) {
        int least = BOOK_SHELF_MOST / 3, step = (count + BOOK_SHELF_PARTS - 1) / BOOK_SHELF_PARTS;
        Alphabet alphabet = {&numbers,
                             {part->section, first, count},
                             step > least ? step : least,
                             bookcase_section(books, part->section)->is_by_title};
        add_parts(view, &alphabet, cards);
        return;
    }
    for (int i = first; i < first + count; i++)
        *array_push(view->arena, cards) = book_card(view, numbers.at[i]);
}

bool book_shelf_read(const View *view, Id id, BookShelf *shelf)
{
    ShelfPart part;
    const Bookcase *books = view->book->books;
    *shelf = (BookShelf){.title = view_phrase(view, PHRASE_BOOKS)};
    if (!books || !find_part(id, &part) || part.section >= bookcase_section_count(books))
        return false;
    if (part.section >= 0 && bookcase_section_count(books) > 1) {
        const BookSection *section = bookcase_section(books, part.section);
        shelf->title = section_title(view, section);
        shelf->title_language = section->language;
    }
    if (part.section < 0 && bookcase_section_count(books) > 1)
        add_sections(view, &shelf->cards);
    else if (bookcase_section_count(books))
        add_books(view, &(ShelfPart){part.section < 0 ? 0 : part.section, part.first, part.count}, &shelf->cards);
    return true;
}
