#include "proof/volume-proof.h"

#include "book/flow-iterator.h"
#include "book/press-blocks.h"
#include "book/volume.h"

typedef struct VolumeCount {
    const VolumeJudges *judges;
    Problems *problems;
    Text language; // the book's
    long words;
    int parts;
} VolumeCount;

static bool count_words(void *owner, const Item *item, Flow flow)
{
    (void)item;
    VolumeCount *count = owner;
    Unicode *unicode = count->judges->unicode;
    FlowIterator walk;
    flow_begin(&walk, flow);
    count->parts += flow.count > 0;
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk)) {
        unicode_set_language(unicode, block->language.size ? block->language : count->language);
        count->words += unicode_count_words(unicode, block->text);
        if (count->judges->letters)
            count->judges->letters(count->judges->owner, block, count->problems);
    }
    return true;
}

static void add_counts(VolumeSummary *summary, const PressCounts *counts)
{
    summary->pictures += counts->pictures;
    summary->wordless_pictures += counts->wordless_pictures;
    summary->scripts += counts->scripts;
    summary->media += counts->media;
}

// What is shown, but not as it was written.
static void tell_plainer(Text name, const Pressed *pressed, Problems *problems)
{
    if (pressed->wide_table_line) {
        problems_add(problems, SEVERITY_WARNING, (Position){name, pressed->wide_table_line, 1},
                     "this table is too wide; it is shown as words, one cell after another");
        problems_hint(problems, "a table has at most %d columns, and its rows are about as long as its head",
                      PRESS_COLUMNS_MOST);
    }
    if (pressed->dense_line) {
        problems_add(problems, SEVERITY_WARNING, (Position){name, pressed->dense_line, 1},
                     "so many small pieces stand before this that the rest of this part is shown as lines");
        problems_hint(problems, "a part of a page has at most %d blocks", PRESS_BLOCKS_MOST);
    }
}

static void tell_page(const Volume *volume, const Item *item, const Pressed *pressed, Problems *problems)
{
    Text name = source_name(volume->source, problems->arena, item->path);
    if (pressed->is_soup && pressed->soup.line) {
        problems_add(problems, SEVERITY_WARNING, (Position){name, pressed->soup.line, pressed->soup.column},
                     "this is not well-formed XML; it was read as HTML is");
        problems_hint(problems, "%.*s", TEXT_ARGS(pressed->soup.sentence));
    }
    if (pressed->counts.wordless_pictures)
        problems_add(problems, SEVERITY_WARNING, (Position){name, 1, 1},
                     "pictures without a description: %d, of %d on this page", pressed->counts.wordless_pictures,
                     pressed->counts.pictures);
    if (pressed->counts.remote_pictures)
        problems_add(problems, SEVERITY_WARNING, (Position){name, 1, 1},
                     "pictures that are not in the book, and are never fetched: %d", pressed->counts.remote_pictures);
    tell_plainer(name, pressed, problems);
}

// Links to a place on a page that has none of that name. A drawing is not read.
static void tell_links(const Volume *volume, PressLinks *links, Problems *problems)
{
    for (int i = 0; i < links->list.count; i++) {
        const PressFragmentLink *link = &links->list.at[i];
        const Item *item = volume_item(volume, link->item);
        bool is_read = item && !package_is_picture(volume->parts[item->index].file->media_type);
        if (!is_read || index_find(&links->places, press_place_key(links->arena, link->item, link->block)))
            continue;
        problems_add(problems, SEVERITY_WARNING, link->at, "this link leads to a place that its page does not have");
        problems_hint(problems, "it leads to the start of \"%.*s\"", TEXT_ARGS(text_copy(problems->arena, item->path)));
    }
}

static void prove_pages(Volume *volume, VolumeCount *count, Problems *problems, VolumeSummary *summary)
{
    PressLinks links = {.arena = arena_create()};
    links.places.arena = links.arena;
    VolumeReading reading = {count_words, count, problems, &links};
    for (int i = 0; i < volume->group.item_count; i++) {
        Pressed pressed;
        const Item *item = &volume->group.items[i];
        const VolumePart *part = &volume->parts[i];
        if (part->section || part->is_again || !volume_read_page(volume, item, &reading, &pressed))
            continue;
        tell_page(volume, item, &pressed, problems);
        add_counts(summary, &pressed.counts);
    }
    if (!interrupt_is_raised(problems->interrupt))
        tell_links(volume, &links, problems);
    arena_destroy(links.arena);
}

static void tell_lock(const Volume *volume, Problems *problems)
{
    Position start = {source_name(volume->source, problems->arena, TEXT("")), 1, 1};
    problems_add(problems, SEVERITY_ERROR, start, "this book is locked (%.*s)", TEXT_ARGS(volume->package->locked));
    problems_hint(problems, "only the shop it came from can open it");
}

static int count_fonts(const Package *package)
{
    static const char *const words[] = {"font", "opentype", "truetype"};
    int count = 0;
    for (int i = 0; i < package->file_count; i++)
        for (size_t w = 0; w < sizeof words / sizeof *words; w++) {
            Text type = package->files[i].media_type;
            if (text_find(type, text_of(words[w]), 0) == type.size)
                continue;
            count++;
            break;
        }
    return count;
}

bool volume_proof(Source *source, const VolumeJudges *judges, Problems *problems, VolumeSummary *summary)
{
    int errors_before = problems->error_count;
    if (!source_prove(source, PRESS_PAGE_MOST, problems) && problems->error_count > errors_before)
        return false; // an archive that cannot be read
    Volume *volume = volume_open(source, (Id){0}, problems);
    if (!volume)
        return false;
    const Package *package = volume->package;
    VolumeCount count = {judges, problems, package->language, 0, 0};
    if (judges->letters)
        judges->letters(judges->owner, NULL, problems);
    *summary = (VolumeSummary){.name = source_name(source, problems->arena, TEXT(""))};
    summary->languages = text_copy(problems->arena, package->languages);
    summary->fonts = count_fonts(package);
    if (package->locked.size)
        tell_lock(volume, problems);
    else
        prove_pages(volume, &count, problems, summary);
    summary->parts = count.parts;
    summary->words = count.words;
    summary->minutes = (int)((count.words + BOOK_WORDS_A_MINUTE - 1) / BOOK_WORDS_A_MINUTE);
    volume_close(volume);
    return true;
}
