#include "book/bookcase.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/heap.h"

// A book and what is open of it.
typedef struct Shelved {
    BookEntry entry;
    Source *source; // NULL: it is closed
    Volume *volume; // NULL: it is closed, or cannot be opened before the next visit
    long asked;     // when; the longest ago goes first
    Source *cover;  // of its own, in which the cover is found; NULL: it was not asked for
    long cover_asked;
} Shelved;

struct Bookcase {
    Arena *arena; // of what is shelved
    Source *library;
    Interrupt *interrupt;
    Shelved *shelved;
    Group *groups; // as many
    Shelf shelf;
    BookSection *sections;
    int section_count;
    int cover_count; // that are found
    bool is_given, is_alone;
    long asked, tidied; // tidied: what asked was then
    long fillings;
};

Bookcase *bookcase_create(Source *library)
{
    Bookcase *bookcase = heap_take(sizeof *bookcase);
    assert(library);
    *bookcase = (Bookcase){.arena = arena_create(), .library = library, .shelf.kind = SHELF_BOOKS};
    return bookcase;
}

static void close_book(Bookcase *bookcase, int index)
{
    Shelved *book = &bookcase->shelved[index];
    if (!book->source)
        return;
    source_unmount(bookcase->library, book->source);
    volume_close(book->volume);
    source_close(book->source);
    *book = (Shelved){.entry = book->entry, .cover = book->cover, .cover_asked = book->cover_asked};
    bookcase->groups[index].items = NULL;
    bookcase->groups[index].item_count = 0;
}

static void close_cover(Bookcase *bookcase, Shelved *book)
{
    if (book->cover)
        source_unmount(bookcase->library, book->cover);
    bookcase->cover_count -= book->cover != NULL;
    source_close(book->cover);
    book->cover = NULL;
}

void bookcase_close_all(Bookcase *bookcase)
{
    for (int i = 0; i < bookcase->shelf.group_count; i++) {
        close_book(bookcase, i);
        close_cover(bookcase, &bookcase->shelved[i]);
    }
}

void bookcase_destroy(Bookcase *bookcase)
{
    if (!bookcase)
        return;
    bookcase_close_all(bookcase);
    arena_destroy(bookcase->arena);
    free(bookcase);
}

void bookcase_heed(Bookcase *bookcase, Interrupt *interrupt)
{
    bookcase->interrupt = interrupt;
    for (int i = 0; i < bookcase->shelf.group_count; i++) {
        if (bookcase->shelved[i].source)
            source_heed(bookcase->shelved[i].source, interrupt);
        if (bookcase->shelved[i].volume)
            bookcase->shelved[i].volume->interrupt = interrupt;
    }
}

// ---- what stands there

// The name of a file, without what tells its kind.
static Text file_name(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash && slash[1] ? slash + 1 : path, *dot = strrchr(name, '.');
    return dot && dot > name ? (Text){name, (size_t)(dot - name)} : text_of(name);
}

static BookEntry kept_entry(Arena *arena, const BookEntry *entry)
{
    BookEntry kept = *entry;
    kept.path = text_string(arena, text_of(entry->path));
    kept.title = text_copy(arena, entry->title.size ? entry->title : file_name(entry->path));
    kept.authors = text_copy(arena, entry->authors);
    kept.quiet_title = text_copy(arena, entry->quiet_title);
    kept.language = text_copy(arena, entry->language);
    kept.cover = text_copy(arena, entry->cover);
    return kept;
}

static void shelve(Bookcase *bookcase, const BookEntry *entry)
{
    int index = bookcase->shelf.group_count++;
    Arena *arena = bookcase->arena;
    char name[ID_SIZE];
    snprintf(name, sizeof name, "book:%d", index);
    bookcase->shelved[index].entry = kept_entry(arena, entry);
    bookcase->groups[index] = (Group){
        .id = id_of(text_of(name)),
        .title = bookcase->shelved[index].entry.title,
        .summary = bookcase->shelved[index].entry.authors,
    };
}

// Nothing stands there, and there is room for so many.
static void clear(Bookcase *bookcase, int count)
{
    bookcase_close_all(bookcase);
    arena_wipe(bookcase->arena);
    bookcase->shelved = arena_many(bookcase->arena, Shelved, count);
    bookcase->groups = arena_many(bookcase->arena, Group, count);
    bookcase->shelf.groups = bookcase->groups;
    bookcase->shelf.group_count = 0;
    bookcase->is_given = false;
}

static void keep_sections(Bookcase *bookcase, const BookRows *rows)
{
    Arena *arena = bookcase->arena;
    bookcase->section_count = rows->section_count ? rows->section_count : 1;
    bookcase->sections = arena_many(arena, BookSection, bookcase->section_count);
    for (int i = 0; i < rows->section_count; i++) {
        const BookSection *section = &rows->sections[i];
        bookcase->sections[i] =
            (BookSection){text_copy(arena, section->title), text_copy(arena, section->language), section->is_by_title};
    }
}

void bookcase_fill(Bookcase *bookcase, const BookRows *rows)
{
    assert(rows->count >= 0 && rows->count <= BOOKCASE_BOOKS_MOST);
    clear(bookcase, rows->count);
    keep_sections(bookcase, rows);
    for (int i = 0; i < rows->count; i++)
        shelve(bookcase, &rows->entries[i]);
    bookcase->fillings++;
}

long bookcase_fillings(const Bookcase *bookcase)
{
    return bookcase->fillings;
}

const BookEntry *bookcase_entry(const Bookcase *bookcase, int index)
{
    assert(index >= 0 && index < bookcase->shelf.group_count);
    return &bookcase->shelved[index].entry;
}

void bookcase_stand_alone(Bookcase *bookcase)
{
    bookcase->is_alone = true;
}

bool bookcase_is_alone(const Bookcase *bookcase)
{
    return bookcase->is_alone;
}

int bookcase_section_count(const Bookcase *bookcase)
{
    return bookcase->section_count;
}

const BookSection *bookcase_section(const Bookcase *bookcase, int index)
{
    assert(index >= 0 && index < bookcase->section_count);
    return &bookcase->sections[index];
}

const Shelf *bookcase_shelf(const Bookcase *bookcase)
{
    return &bookcase->shelf;
}

const Group *bookcase_given(const Bookcase *bookcase)
{
    return bookcase->is_given ? bookcase->groups : NULL;
}

// ---- opening

static Source *open_source(const BookEntry *entry)
{
    return entry->folder ? source_open_beneath(entry->folder, text_of(entry->path)) : source_open(entry->path);
}

static void make_room_for_cover(Bookcase *bookcase)
{
    Shelved *oldest = NULL;
    for (int i = 0; i < bookcase->shelf.group_count; i++) {
        Shelved *book = &bookcase->shelved[i];
        if (book->cover && (!oldest || book->cover_asked < oldest->cover_asked))
            oldest = book;
    }
    if (bookcase->cover_count == BOOKCASE_COVERS_MOST)
        close_cover(bookcase, oldest);
}

Text bookcase_cover(Bookcase *bookcase, Arena *arena, int index)
{
    Shelved *book = &bookcase->shelved[index];
    const Group *group = &bookcase->groups[index];
    if (!book->entry.cover.size || book->entry.is_locked || book->entry.is_faulty)
        return TEXT("");
    if (!book->cover) {
        make_room_for_cover(bookcase);
        book->cover = open_source(&book->entry);
        source_heed(book->cover, bookcase->interrupt);
        source_mount(bookcase->library, id_text(&group->id), book->cover);
        bookcase->cover_count++;
    }
    book->cover_asked = ++bookcase->asked;
    return text_format(arena, "%s/%.*s", group->id.at, TEXT_ARGS(book->entry.cover));
}

static Volume *open_book(Bookcase *bookcase, int index, Problems *problems)
{
    Shelved *book = &bookcase->shelved[index];
    Group *group = &bookcase->groups[index];
    assert(!book->source);
    book->source = open_source(&book->entry);
    source_heed(book->source, bookcase->interrupt);
    source_mount(bookcase->library, id_text(&group->id), book->source);
    problems->interrupt = bookcase->interrupt;
    book->volume = volume_open(book->source, group->id, problems);
    if (book->volume) {
        book->volume->interrupt = bookcase->interrupt;
        group->items = book->volume->group.items;
        group->item_count = book->volume->group.item_count;
    }
    return book->volume;
}

// What is wrong with a book on a shelf is told by whoever checks it; here it is one that cannot be read now.
static Volume *lend_book(Bookcase *bookcase, int index)
{
    Shelved *book = &bookcase->shelved[index];
    if (!book->source) {
        Problems problems = {.arena = arena_create()};
        open_book(bookcase, index, &problems);
        arena_destroy(problems.arena);
        if (!book->volume && interrupt_is_raised(bookcase->interrupt))
            close_book(bookcase, index); // it is tried again
    }
    book->asked = ++bookcase->asked;
    return book->volume;
}

// The first ones: of some books there are dozens.
static Text list_authors(Arena *arena, const Package *package)
{
    enum { AUTHORS_MOST = 2 };
    Text authors = TEXT("");
    for (int i = 0; i < package->author_count && i < AUTHORS_MOST; i++)
        authors = text_format(arena, "%.*s%s%.*s", TEXT_ARGS(authors), i ? ", " : "", TEXT_ARGS(package->authors[i]));
    return authors;
}

static bool prove_unlocked(const Volume *volume, Problems *problems)
{
    Position start = {source_name(volume->source, problems->arena, TEXT("")), 1, 1};
    if (volume->package->locked.size)
        problems_add(problems, SEVERITY_ERROR, start, "this book is locked (%.*s)", TEXT_ARGS(volume->package->locked));
    return !volume->package->locked.size;
}

bool bookcase_give(Bookcase *bookcase, const char *path, Problems *problems)
{
    bookcase_fill(bookcase, &(BookRows){.entries = &(BookEntry){.path = path}, .count = 1});
    const Volume *volume = open_book(bookcase, 0, problems);
    if (!volume || !prove_unlocked(volume, problems))
        return false;
    const Package *package = volume->package;
    if (package->title.size)
        bookcase->groups[0].title = text_copy(bookcase->arena, package->title);
    bookcase->groups[0].summary = list_authors(bookcase->arena, package);
    bookcase->shelved[0].asked = ++bookcase->asked;
    return bookcase->is_given = true;
}

bool bookcase_open_given(Bookcase *bookcase, const char *path, FILE *out)
{
    Problems problems = {.arena = arena_create()};
    bool is_open = bookcase_give(bookcase, path, &problems);
    problems_sort(&problems);
    for (int i = 0; i < problems.list.count; i++)
        if (problems.list.at[i].severity == SEVERITY_ERROR)
            problem_print(&problems.list.at[i], out);
    arena_destroy(problems.arena);
    return is_open;
}

// ---- finding

// The book that an id belongs to, of itself or of an item in it; -1: none.
static int index_of(const Bookcase *bookcase, Id id)
{
    Text rest = id_text(&id), kind = TEXT("book:");
    int index = 0;
    if (!text_starts(rest, kind))
        return -1;
    rest = text_slice(rest, kind.size, rest.size);
    size_t digits = 0;
    for (; digits < rest.size && text_is_digit(rest.at[digits]) && index < BOOKCASE_BOOKS_MOST; digits++)
        index = index * 10 + rest.at[digits] - '0';
    bool is_whole = digits && (digits == rest.size || rest.at[digits] == ':');
    return is_whole && index < bookcase->shelf.group_count ? index : -1;
}

const BookEntry *bookcase_find_entry(const Bookcase *bookcase, Id id)
{
    int index = index_of(bookcase, id);
    return index < 0 ? NULL : bookcase_entry(bookcase, index);
}

Volume *bookcase_volume(Bookcase *bookcase, Id id)
{
    int index = index_of(bookcase, id);
    return index < 0 ? NULL : lend_book(bookcase, index);
}

const Group *bookcase_find_group(const Bookcase *bookcase, Id id)
{
    int index = index_of(bookcase, id);
    return index >= 0 && id_equal(bookcase->groups[index].id, id) ? &bookcase->groups[index] : NULL;
}

const Item *bookcase_find_item(Bookcase *bookcase, Id id)
{
    int index = index_of(bookcase, id);
    const Volume *volume = index < 0 ? NULL : lend_book(bookcase, index);
    return volume ? volume_item(volume, id) : NULL;
}

// ---- what nobody asks for any longer

// The book that was asked for the longest ago, where more are open than may be.
static int find_stale(const Bookcase *bookcase)
{
    int stale = -1, open = 0;
    for (int i = 0; i < bookcase->shelf.group_count; i++) {
        const Shelved *book = &bookcase->shelved[i];
        open += book->source != NULL;
        if (book->source && book->asked <= bookcase->tidied &&
            (stale < 0 || book->asked < bookcase->shelved[stale].asked))
            stale = i;
    }
    return open > BOOKCASE_OPEN_MOST ? stale : -1;
}

bool bookcase_tidy(Bookcase *bookcase)
{
    bool has_dropped = false;
    for (int stale; (stale = find_stale(bookcase)) >= 0; has_dropped = true)
        close_book(bookcase, stale);
    for (int i = 0; i < bookcase->shelf.group_count; i++)
        if (bookcase->shelved[i].volume)
            has_dropped |= volume_tidy(bookcase->shelved[i].volume);
    bookcase->tidied = bookcase->asked;
    return has_dropped;
}
