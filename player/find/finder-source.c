#include "find/finder-source.h"

#include "book/bookcase.h"
#include "book/volume.h"

static Volume *volume_of(const FinderScope *scope)
{
    return scope->volume.at[0] ? book_volume(scope->book, scope->volume) : NULL;
}

// ---- one after the other

// A page that stands there a second time is found where it stood first.
static FinderSource settle_in_volume(const Volume *volume, FinderSource source)
{
    while (volume && source.item < volume->group.item_count && volume->parts[source.item].is_again)
        source.item++;
    if (!volume || source.item >= volume->group.item_count)
        source = (FinderSource){.kind = SOURCE_END};
    return source;
}

static FinderSource settle_in_library(const Book *book, FinderSource source)
{
    for (; source.shelf < book->shelf_count; source.shelf++, source.group = 0) {
        const Shelf *shelf = &book->shelves[source.shelf];
        for (; source.group < shelf->group_count; source.group++, source.item = 0)
            if (source.item < shelf->groups[source.group].item_count)
                return source;
    }
    return (FinderSource){.kind = SOURCE_TERMS};
}

static FinderSource first_of_library(const Book *book)
{
    if (book->books && bookcase_given(book->books))
        return (FinderSource){.kind = SOURCE_END};
    if (book->books && bookcase_is_alone(book->books))
        return (FinderSource){.kind = SOURCE_BOOKS};
    return settle_in_library(book, (FinderSource){.kind = SOURCE_ITEM});
}

FinderSource finder_source_after(const FinderScope *scope, const FinderSource *source)
{
    FinderSource next = *source;
    bool is_volume = scope->volume.at[0];
    switch (source->kind) {
    case SOURCE_START:
        next.kind = SOURCE_ITEM;
        return is_volume ? settle_in_volume(volume_of(scope), next) : first_of_library(scope->book);
    case SOURCE_ITEM:
        next.item++;
        return is_volume ? settle_in_volume(volume_of(scope), next) : settle_in_library(scope->book, next);
    case SOURCE_TERMS:
        return (FinderSource){.kind = SOURCE_BOOKS};
    default:
        return (FinderSource){.kind = SOURCE_END};
    }
}

bool finder_source_is(const FinderSource *source, const FinderSource *other)
{
    return source->kind == other->kind && source->shelf == other->shelf && source->group == other->group &&
           source->item == other->item;
}

const Item *finder_source_item(const FinderScope *scope, const FinderSource *source)
{
    if (source->kind != SOURCE_ITEM)
        return NULL;
    if (!scope->volume.at[0])
        return &scope->book->shelves[source->shelf].groups[source->group].items[source->item];
    const Volume *volume = volume_of(scope);
    return volume && source->item < volume->group.item_count ? &volume->group.items[source->item] : NULL;
}

// ---- parts of pages

static const VolumePart *part_of(const FinderScope *scope, const FinderSource *source)
{
    const Volume *volume = source->kind == SOURCE_ITEM ? volume_of(scope) : NULL;
    return volume && source->item < volume->group.item_count ? &volume->parts[source->item] : NULL;
}

FinderSource finder_source_page(const FinderScope *scope, const FinderSource *source)
{
    const VolumePart *part = part_of(scope, source);
    FinderSource page = *source;
    page.item -= part ? part->section : 0;
    return page;
}

int finder_source_parts(const FinderScope *scope, const FinderSource *source)
{
    const VolumePart *part = part_of(scope, source);
    return part ? part->section_count : 1;
}

bool finder_source_leads_to(const FinderScope *scope, const FinderSource *source, const FinderSource *other)
{
    const VolumePart *part = part_of(scope, source);
    int ahead = other->item - source->item;
    return part && ahead > 0 && part->section + ahead < part->section_count;
}

// ---- what is in it

typedef struct PageReading {
    const FinderScope *scope;
    const FinderReading *reading;
    int from; // the part that is wanted first
} PageReading;

static bool hand_on(const FinderReading *reading, const FinderSource *source, const Findables *findables)
{
    bool goes_on = reading->take(reading->owner, source, findables);
    arena_wipe(reading->arena);
    return goes_on;
}

static bool hand_on_part(void *owner, const Item *item, Flow flow)
{
    const PageReading *page = owner;
    Body body = {.item = item, .chapter.flow = flow};
    FinderSource source = {.kind = SOURCE_ITEM, .item = item->index};
    Findables findables = {0};
    if (item->index < page->from)
        return true;
    findables_of_body(page->reading->arena, &body, &findables, page->scope->book->interrupt);
    return hand_on(page->reading, &source, &findables);
}

static void read_page(const FinderScope *scope, const FinderSource *source, const FinderReading *reading)
{
    Volume *volume = volume_of(scope);
    if (!volume || source->item >= volume->group.item_count || volume->package->locked.size)
        return;
    PageReading page = {scope, reading, source->item};
    Problems problems = {.arena = arena_create()};
    VolumeReading wish = {.take = hand_on_part, .owner = &page, .problems = &problems};
    Pressed pressed;
    volume_read_page(volume, &volume->group.items[finder_source_page(scope, source).item], &wish, &pressed);
    arena_destroy(problems.arena);
}

static void read_item(const FinderScope *scope, const FinderSource *source, const FinderReading *reading)
{
    const Item *item = finder_source_item(scope, source);
    Findables findables = {0};
    const Body *body = book_offers(scope->book, item) ? book_read_apart(scope->book, item, reading->arena) : NULL;
    if (!body)
        return;
    findables_of_body(reading->arena, body, &findables, scope->book->interrupt);
    hand_on(reading, source, &findables);
}

static void read_terms(const FinderScope *scope, const FinderSource *source, const FinderReading *reading)
{
    const GlossaryEntry *entries;
    int count = book_glossary(scope->book, &entries);
    Findables findables = {0};
    for (int i = 0; i < count; i++)
        findables_of_term(reading->arena, &entries[i], &findables);
    hand_on(reading, source, &findables);
}

static void read_books(const FinderScope *scope, const FinderSource *source, const FinderReading *reading)
{
    const Bookcase *books = scope->book->books;
    int count = books ? bookcase_shelf(books)->group_count : 0;
    Findables findables = {0};
    for (int i = 0; i < count; i++) {
        const BookEntry *entry = bookcase_entry(books, i);
        bool is_offered = !entry->is_locked && !entry->is_faulty && (!entry->is_adult || scope->book->adult_topics);
        if (is_offered)
            findables_of_volume(reading->arena, &bookcase_shelf(books)->groups[i], entry, &findables);
    }
    hand_on(reading, source, &findables);
}

void finder_source_read(const FinderScope *scope, const FinderSource *source, const FinderReading *reading)
{
    static void (*const readers[])(const FinderScope *, const FinderSource *, const FinderReading *) = {
        [SOURCE_ITEM] = read_item, [SOURCE_TERMS] = read_terms, [SOURCE_BOOKS] = read_books, [SOURCE_END] = NULL};
    if (source->kind == SOURCE_ITEM && scope->volume.at[0])
        read_page(scope, source, reading);
    else if (readers[source->kind])
        readers[source->kind](scope, source, reading);
}

Text finder_scope_language(const FinderScope *scope)
{
    const Volume *volume = volume_of(scope);
    return volume && volume->package->language.size ? volume->package->language : scope->book->language;
}
