#include "book/catalogue.h"

#include <assert.h>
#include <stdlib.h>
#include <strings.h>

#include "base/heap.h"
#include "base/locale.h"
#include "base/page-format.h"
#include "book/package.h"
#include "book/register.h"

// A folder that is to be listed.
typedef struct PendingFolder {
    Text path; // "" for the top
    int depth;
} PendingFolder;

struct Catalogue {
    Arena *arena, *scratch;
    Source *folder;
    Interrupt *interrupt;
    Problems *problems; // or NULL
    Register said;
    ARRAY(PendingFolder) folders;
    int listed;                 // of the folders
    bool is_listed;             // all of them
    ARRAY(CatalogueBook) books; // their paths are known; the rest of the first so many:
    int read;
    Index by_path;       // CatalogueBook
    SourceCounts counts; // of books
};

// ---- The list of files

static bool is_book(Text name)
{
    Text ending = TEXT(".epub");
    bool is_epub =
        name.size > ending.size && strncasecmp(name.at + name.size - ending.size, ending.at, ending.size) == 0;
    return is_epub || page_format(name);
}

static Text path_in(Arena *arena, Text folder, Text name)
{
    return text_format(arena, "%.*s%s%.*s", TEXT_ARGS(folder), folder.size ? "/" : "", TEXT_ARGS(name));
}

static void list_files(Catalogue *catalogue, const PendingFolder *pending)
{
    const Text *names;
    int count = source_list(catalogue->folder, catalogue->scratch, pending->path, &names);
    for (int i = 0; i < count && catalogue->books.count < CATALOGUE_FILES_MOST; i++)
        if (is_book(names[i])) {
            Text path = path_in(catalogue->arena, pending->path, names[i]);
            *array_push(catalogue->arena, &catalogue->books) = (CatalogueBook){.path = path};
        }
}

static void list_folders(Catalogue *catalogue, const PendingFolder *pending)
{
    const Text *names;
    if (pending->depth == CATALOGUE_DEPTH)
        return;
    int count = source_list_folders(catalogue->folder, catalogue->scratch, pending->path, &names);
    for (int i = 0; i < count && catalogue->folders.count < CATALOGUE_FOLDERS_MOST; i++)
        *array_push(catalogue->arena, &catalogue->folders) =
            (PendingFolder){path_in(catalogue->arena, pending->path, names[i]), pending->depth + 1};
}

static void tell_missing(const Catalogue *catalogue)
{
    const Register *said = &catalogue->said;
    Text *paths = arena_many(catalogue->scratch, Text, catalogue->books.count);
    for (int i = 0; i < catalogue->books.count; i++)
        paths[i] = catalogue->books.at[i].path;
    for (int i = 0; i < said->book_count; i++) {
        const RegisterBook *book = &said->books[i];
        if (index_find(&catalogue->by_path, book->path))
            continue;
        problems_add(catalogue->problems, SEVERITY_ERROR, book->at, "there is no book \"%.*s\" in this folder",
                     TEXT_ARGS(book->path));
        Text near = problem_nearest(book->path, paths, catalogue->books.count);
        if (near.size)
            problems_hint(catalogue->problems, "did you mean \"%.*s\"?", TEXT_ARGS(near));
        else
            problems_hint(catalogue->problems, "put it there, or take it off the list");
    }
}

static void tell_full(const Catalogue *catalogue)
{
    Position at = {source_name(catalogue->folder, catalogue->problems->arena, TEXT("")), 1, 1};
    problems_add(catalogue->problems, SEVERITY_WARNING, at, "only the first %d books of this folder are shown",
                 CATALOGUE_FILES_MOST);
}

static void finish_list(Catalogue *catalogue)
{
    catalogue->is_listed = true;
    for (int i = 0; i < catalogue->books.count; i++)
        index_add(&catalogue->by_path, catalogue->books.at[i].path, &catalogue->books.at[i]);
    if (catalogue->problems && catalogue->said.is_there)
        tell_missing(catalogue);
    if (catalogue->problems && catalogue->books.count == CATALOGUE_FILES_MOST)
        tell_full(catalogue);
}

static void list_next(Catalogue *catalogue)
{
    PendingFolder pending = catalogue->folders.at[catalogue->listed++]; // the array may move
    list_files(catalogue, &pending);
    list_folders(catalogue, &pending);
    bool is_full = catalogue->books.count == CATALOGUE_FILES_MOST;
    if (is_full || catalogue->listed == catalogue->folders.count)
        finish_list(catalogue);
    arena_reset(catalogue->scratch);
}

// ---- What a book says of itself

static void take_package(Catalogue *catalogue, CatalogueBook *book, const Package *package)
{
    Text *authors = arena_many(catalogue->arena, Text, package->author_count);
    for (int i = 0; i < package->author_count; i++)
        authors[i] = text_copy(catalogue->arena, package->authors[i]);
    book->title = text_copy(catalogue->arena, package->title);
    book->title_direction = package->title_direction;
    book->authors = authors;
    book->author_count = package->author_count;
    book->language = text_copy(catalogue->arena, package->language);
    book->cover = text_copy(catalogue->arena, package->cover);
    book->locked = text_copy(catalogue->arena, package->locked);
}

static void take_register(const Catalogue *catalogue, CatalogueBook *book)
{
    const RegisterBook *said = register_find(&catalogue->said, book->path);
    if (said && said->title.size) {
        book->title = said->title;
        book->title_direction = DIRECTION_AUTO;
    }
    if (said && said->language.size)
        book->language = said->language;
    book->quiet_title = said ? said->quiet_title : TEXT("");
    book->is_adult = said && said->is_adult;
    if (!book->title.size)
        book->title = text_last_part(page_format_stem(book->path));
}

static bool is_hidden(const Catalogue *catalogue, const CatalogueBook *book)
{
    const RegisterBook *said = register_find(&catalogue->said, book->path);
    return said && said->is_hidden;
}

static void add_counts(SourceCounts *all, SourceCounts more)
{
    all->files += more.files;
    all->bytes += more.bytes;
    all->directories += more.directories;
}

// A book that is broken off is read again from its beginning.
static void read_next(Catalogue *catalogue)
{
    CatalogueBook *book = &catalogue->books.at[catalogue->read];
    Problems problems = {.arena = catalogue->scratch, .interrupt = catalogue->interrupt};
    if (!is_hidden(catalogue, book)) {
        Source *source = source_open_beneath(catalogue->folder, book->path);
        source_heed(source, catalogue->interrupt);
        const Package *package = package_read(source, catalogue->scratch, &problems);
        add_counts(&catalogue->counts, source_counts(source));
        source_close(source);
        if (interrupt_is_raised(catalogue->interrupt))
            return;
        book->is_faulty = !package;
        if (package)
            take_package(catalogue, book, package);
        take_register(catalogue, book);
    }
    catalogue->read++;
    arena_reset(catalogue->scratch);
}

// ---- A folder that was named

static bool stands_in(Source *source, const char *path)
{
    return source_find(source, text_of(path), &(size_t){0}) == FILE_READ;
}

static bool has_books(Source *source)
{
    Arena *arena = arena_create();
    const Text *paths;
    int count = source_list_all(source, arena, &paths);
    bool is_found = false;
    for (int i = 0; i < count && !is_found; i++)
        is_found = is_book(paths[i]);
    arena_destroy(arena);
    return is_found;
}

bool catalogue_stands_at(const char *path)
{
    Source *source = source_open(path);
    bool stands = source_is_folder(source) && !stands_in(source, "library.xml") &&
                  !stands_in(source, "META-INF/container.xml") &&
                  (stands_in(source, REGISTER_PATH) || has_books(source));
    source_close(source);
    return stands;
}

// ---- The catalogue

static Register read_register(Catalogue *catalogue)
{
    Problems unheard = {.arena = catalogue->scratch};
    Problems *problems = catalogue->problems ? catalogue->problems : &unheard;
    return register_read(catalogue->folder, catalogue->arena, problems);
}

Catalogue *catalogue_open(const char *folder, Problems *problems)
{
    Catalogue *catalogue = heap_take(sizeof *catalogue);
    *catalogue = (Catalogue){
        .arena = arena_create(), .scratch = arena_create(), .folder = source_open(folder), .problems = problems};
    catalogue->by_path.arena = catalogue->arena;
    catalogue->said = read_register(catalogue);
    if (catalogue->said.is_faulty)
        catalogue->is_listed = true;
    else
        *array_push(catalogue->arena, &catalogue->folders) = (PendingFolder){TEXT(""), 1};
    return catalogue;
}

void catalogue_heed(Catalogue *catalogue, Interrupt *interrupt)
{
    catalogue->interrupt = interrupt;
}

void catalogue_close(Catalogue *catalogue)
{
    if (!catalogue)
        return;
    source_close(catalogue->folder);
    arena_destroy(catalogue->scratch);
    arena_destroy(catalogue->arena);
    free(catalogue);
}

bool catalogue_is_whole(const Catalogue *catalogue)
{
    return catalogue->is_listed && catalogue->read == catalogue->books.count;
}

bool catalogue_step(Catalogue *catalogue)
{
    if (catalogue_is_whole(catalogue) || interrupt_is_raised(catalogue->interrupt))
        return false;
    if (catalogue->is_listed)
        read_next(catalogue);
    else
        list_next(catalogue);
    return !interrupt_is_raised(catalogue->interrupt);
}

int catalogue_count(const Catalogue *catalogue)
{
    int count = 0;
    for (int i = 0; i < catalogue->read; i++)
        count += !is_hidden(catalogue, &catalogue->books.at[i]);
    return count;
}

const CatalogueBook *catalogue_find(const Catalogue *catalogue, Text path)
{
    const CatalogueBook *book = index_find(&catalogue->by_path, path);
    bool is_known = book && book < catalogue->books.at + catalogue->read && !is_hidden(catalogue, book);
    return is_known ? book : NULL;
}

Source *catalogue_folder(const Catalogue *catalogue)
{
    return catalogue->folder;
}

SourceCounts catalogue_counts(const Catalogue *catalogue)
{
    SourceCounts all = catalogue->counts;
    add_counts(&all, source_counts(catalogue->folder));
    return all;
}

// ---- Their order

typedef ARRAY(const CatalogueBook *) BookRow;
typedef ARRAY(CatalogueGroup) GroupRow;

typedef struct Arranging {
    const Catalogue *catalogue;
    Arena *arena;
    Text language;
    GroupRow groups;
} Arranging;

static void add_group(Arranging *arranging, CatalogueGroup group, const BookRow *row)
{
    group.books = row->at;
    group.count = row->count;
    if (row->count)
        *array_push(arranging->arena, &arranging->groups) = group;
}

// Those that books.xml puts into a group, or into none.
static BookRow listed_in(const Arranging *arranging, int group)
{
    BookRow row = {0};
    const Register *said = &arranging->catalogue->said;
    for (int i = 0; i < said->book_count; i++) {
        const CatalogueBook *book = catalogue_find(arranging->catalogue, said->books[i].path);
        if (book && said->books[i].group == group)
            *array_push(arranging->arena, &row) = book;
    }
    return row;
}

// Those that it does not name, by title.
static BookRow unlisted(const Arranging *arranging)
{
    const Catalogue *catalogue = arranging->catalogue;
    BookRow row = {0}, sorted = {0};
    for (int i = 0; i < catalogue->read; i++)
        if (!register_find(&catalogue->said, catalogue->books.at[i].path))
            *array_push(arranging->arena, &row) = &catalogue->books.at[i];
    Text *titles = arena_many(arranging->arena, Text, row.count);
    for (int i = 0; i < row.count; i++)
        titles[i] = row.at[i]->title;
    const int *order = unicode_alphabetical(arranging->arena, arranging->language, titles, row.count);
    for (int i = 0; i < row.count; i++)
        *array_push(arranging->arena, &sorted) = row.at[order[i]];
    return sorted;
}

static bool have_one_language(const BookRow *row)
{
    for (int i = 1; i < row->count; i++)
        if (!text_equal(locale_primary(row->at[i]->language), locale_primary(row->at[0]->language)))
            return false;
    return true;
}

static void add_language(Arranging *arranging, const BookRow *all, Text language)
{
    BookRow row = {0};
    for (int i = 0; i < all->count; i++)
        if (text_equal(locale_primary(all->at[i]->language), language))
            *array_push(arranging->arena, &row) = all->at[i];
    add_group(arranging, (CatalogueGroup){.language = language, .is_by_title = true}, &row);
}

static bool has_group(const Arranging *arranging, Text language)
{
    for (int i = 0; i < arranging->groups.count; i++)
        if (text_equal(arranging->groups.at[i].language, language))
            return true;
    return false;
}

static int compare_languages(const void *a, const void *b)
{
    return text_compare(*(const Text *)a, *(const Text *)b);
}

// The reader's own language first, and books that have none last.
static void part_by_language(Arranging *arranging, const BookRow *all)
{
    Text own = locale_primary(arranging->language), *codes = arena_many(arranging->arena, Text, all->count);
    for (int i = 0; i < all->count; i++)
        codes[i] = locale_primary(all->at[i]->language);
    qsort(codes, (size_t)all->count, sizeof *codes, compare_languages);
    add_language(arranging, all, own);
    for (int i = 0; i < all->count; i++)
        if (codes[i].size && !has_group(arranging, codes[i]))
            add_language(arranging, all, codes[i]);
    if (own.size)
        add_language(arranging, all, TEXT(""));
}

CatalogueGroups catalogue_arrange(const Catalogue *catalogue, Arena *arena, Text language)
{
    Arranging arranging = {catalogue, arena, language, {0}};
    for (int i = 0; i < catalogue->said.group_count; i++) {
        BookRow row = listed_in(&arranging, i);
        add_group(&arranging, (CatalogueGroup){.title = catalogue->said.groups[i]}, &row);
    }
    BookRow loose = listed_in(&arranging, -1), rest = unlisted(&arranging);
    bool is_loose = loose.count, is_listed = arranging.groups.count || is_loose;
    if (!is_listed && rest.count && !have_one_language(&rest)) {
        part_by_language(&arranging, &rest);
    } else {
        for (int i = 0; i < rest.count; i++)
            *array_push(arena, &loose) = rest.at[i];
        add_group(&arranging, (CatalogueGroup){.is_by_title = !is_loose}, &loose);
    }
    return (CatalogueGroups){arranging.groups.at, arranging.groups.count};
}
