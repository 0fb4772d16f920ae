#include "app/edition.h"

#include <assert.h>
#include <unistd.h>

#include "screen/themes.h"

bool edition_open(Edition *edition, const AppSpec *spec)
{
    *edition = (Edition){.typesetter = typesetter_create(spec->metrics, "en"), .discretion.source = spec->content};
    if (!edition->typesetter)
        return false;
    typesetter_heed(edition->typesetter, spec->interrupt);
    edition->layouts = layouts_create(edition->typesetter);
    return true;
}

void edition_close(Edition *edition)
{
    layouts_destroy(edition->layouts);
    typesetter_destroy(edition->typesetter);
    discretion_forget(&edition->discretion);
    finders_close(edition->finders);
    book_close(edition->book);
    *edition = (Edition){0};
}

// ---- reading

// A clinic's own page may come and go with its file; the library's serves meanwhile.
static void use_own_support(Book *book, const char *path, Problems *problems)
{
    if (path && access(path, F_OK) == 0)
        book_use_support(book, path, problems);
}

// It has been read whole; only what is read of it from now on may be broken off.
static void adapt(Book *book, const AppSpec *spec, Problems *problems)
{
    use_own_support(book, spec->support_path, problems);
    book->interrupt = spec->interrupt;
    book_lend_books(book, spec->books);
    shelving_heed(spec->shelving, spec->interrupt);
    bool has_all = !spec->languages.size && spec->offers_drafts;
    if (!has_all)
        book_offer_languages(book, spec->languages);
    if (spec->adult_topics != WISH_NONE)
        book->adult_topics = spec->adult_topics == WISH_ON;
}

Book *edition_open_book(const AppSpec *spec, Text language)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Book *book = book_open(spec->content, language, &problems);
    if (book)
        adapt(book, spec, &problems);
    problems_sort(&problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    arena_destroy(arena);
    return book;
}

void edition_take(Edition *edition, Book *book)
{
    assert(edition->typesetter && edition->layouts);
    layouts_forget(edition->layouts);
    discretion_forget(&edition->discretion);
    finders_close(edition->finders);
    book_close(edition->book);
    edition->book = book;
    edition->finders = book ? finders_open(book) : NULL;
    typesetter_set_language(edition->typesetter, book ? book->language : TEXT("en"));
}

void edition_renew_finders(Edition *edition)
{
    finders_close(edition->finders);
    edition->finders = edition->book ? finders_open(edition->book) : NULL;
}

bool edition_list_words(Edition *edition, bool *has_ended)
{
    return edition->finders && finders_build_some(edition->finders, has_ended);
}

void edition_drop_bodies(Edition *edition)
{
    layouts_forget(edition->layouts);
    discretion_forget(&edition->discretion);
    if (edition->finders)
        finders_forget(edition->finders);
    if (edition->book)
        book_drop_bodies(edition->book);
}

void edition_tidy(Edition *edition)
{
    layouts_tidy(edition->layouts, edition->book && book_tidy(edition->book));
}

// ---- what follows from its language

Direction edition_direction(const Edition *edition)
{
    return edition->book ? edition->book->direction : DIRECTION_LTR;
}

ThemeReader edition_reader(const Edition *edition, const Preferences *preferences)
{
    return (ThemeReader){*preferences, edition_direction(edition), edition->book ? edition->book->language : TEXT("")};
}

void edition_fit_text(const Edition *edition, const Glass *glass, Preferences *preferences)
{
    if (!preferences->text_step)
        preferences->text_step = TEXT_STEP_DEFAULT;
    ThemeSpec spec = {*glass, edition_reader(edition, preferences)};
    while (preferences->text_step > TEXT_STEP_LEAST &&
           !themes_offer_step(edition->layouts, &spec, preferences->text_step))
        preferences->text_step--;
    assert(preferences->text_step >= TEXT_STEP_LEAST && preferences->text_step <= TEXT_STEP_MOST);
}
