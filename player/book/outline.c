#include "book/outline.h"

#include "book/leaf.h"
#include "book/path.h"
#include "markup/gathered.h"
#include "markup/markup.h"

typedef enum Within { WITHIN_NOTHING, WITHIN_CONTENTS, WITHIN_PAGES, WITHIN_LANDMARKS } Within;

typedef ARRAY(OutlineEntry) Entries;

typedef struct OutlineReading {
    Arena *arena;
    Text path; // of the file itself
    Entries contents, pages;
    Outline outline;
    Within within;
    int depth;         // of lists or points around
    bool is_gathering; // the words of a label
    int label_depth;   // of elements inside it
    bool is_start;     // of the landmark at hand
    Gathered words;
    OutlineEntry entry; // at hand
} OutlineReading;

static Entries *entries_within(OutlineReading *reading)
{
    return reading->within == WITHIN_CONTENTS ? &reading->contents
           : reading->within == WITHIN_PAGES  ? &reading->pages
                                              : NULL;
}

static void begin_entry(OutlineReading *reading, Text reference)
{
    Path place = {0};
    if (reference.size)
        place = path_resolve(reading->arena, reading->path, text_copy(reading->arena, text_trim(reference)));
    int depth = reading->depth - 1;
    reading->entry = (OutlineEntry){
        .path = place.file,
        .fragment = place.fragment,
        .depth = depth < 0                    ? 0
                 : depth < OUTLINE_DEPTH_MOST ? depth
                                              : OUTLINE_DEPTH_MOST - 1,
    };
}

static void begin_label(OutlineReading *reading)
{
    reading->is_gathering = true;
    reading->label_depth = 0;
    gathered_begin(&reading->words);
}

static void keep_entry(OutlineReading *reading)
{
    Entries *entries = entries_within(reading);
    if (!entries || entries->count >= OUTLINE_ENTRIES_MOST || !reading->entry.label.size)
        return;
    *array_push(reading->arena, entries) = reading->entry;
}

static Outline finish(OutlineReading *reading)
{
    reading->outline.contents = (OutlineList){reading->contents.at, reading->contents.count};
    reading->outline.pages = (OutlineList){reading->pages.at, reading->pages.count};
    return reading->outline;
}

static bool see_text(void *owner, Text words)
{
    OutlineReading *reading = owner;
    if (reading->is_gathering)
        gathered_add(&reading->words, words);
    return true;
}

static void see_again(void *owner)
{
    OutlineReading *reading = owner;
    *reading = (OutlineReading){.arena = reading->arena, .path = reading->path};
}

// ---- The navigation document

static void enter_nav(OutlineReading *reading, const MarkupElement *element)
{
    Text type = markup_value(element, "epub:type"), role = markup_value(element, "role");
    if (text_holds_word(type, "toc") || text_holds_word(role, "doc-toc"))
        reading->within = WITHIN_CONTENTS;
    else if (text_holds_word(type, "page-list") || text_holds_word(role, "doc-pagelist"))
        reading->within = WITHIN_PAGES;
    else if (text_holds_word(type, "landmarks"))
        reading->within = WITHIN_LANDMARKS;
    reading->depth = 0;
}

// A picture stands for the words that describe it.
static void see_picture(OutlineReading *reading, const MarkupElement *element)
{
    Text title = markup_value(element, "title");
    gathered_add(&reading->words, title.size ? title : markup_value(element, "alt"));
}

static bool see_nav_start(void *owner, const MarkupElement *element)
{
    OutlineReading *reading = owner;
    if (text_is(element->name, "nav")) {
        enter_nav(reading, element);
    } else if (reading->within == WITHIN_NOTHING) {
        return true;
    } else if (reading->is_gathering) {
        reading->label_depth++;
        if (text_is(element->name, "img"))
            see_picture(reading, element);
    } else if (text_is(element->name, "ol") || text_is(element->name, "ul")) {
        reading->depth++;
    } else if (reading->depth && (text_is(element->name, "a") || text_is(element->name, "span"))) {
        begin_entry(reading, markup_value(element, "href"));
        reading->is_start = text_holds_word(markup_value(element, "epub:type"), "bodymatter");
        begin_label(reading);
    }
    return true;
}

static void end_label(OutlineReading *reading)
{
    reading->is_gathering = false;
    reading->entry.label = gathered_words(&reading->words, reading->arena);
    if (reading->within == WITHIN_LANDMARKS && reading->is_start && !reading->outline.start_path.size) {
        reading->outline.start_path = reading->entry.path;
        reading->outline.start_fragment = reading->entry.fragment;
    }
    keep_entry(reading);
}

static bool see_nav_end(void *owner, Text name)
{
    OutlineReading *reading = owner;
    if (reading->is_gathering && reading->label_depth-- == 0)
        end_label(reading);
    else if (text_is(name, "nav"))
        reading->within = WITHIN_NOTHING;
    else if (!reading->is_gathering && (text_is(name, "ol") || text_is(name, "ul")))
        reading->depth -= reading->depth > 0;
    return true;
}

// ---- The NCX

static bool see_ncx_start(void *owner, const MarkupElement *element)
{
    OutlineReading *reading = owner;
    if (text_is(element->name, "navmap")) {
        reading->within = WITHIN_CONTENTS;
    } else if (text_is(element->name, "pagelist")) {
        reading->within = WITHIN_PAGES;
    } else if (text_is(element->name, "navpoint") || text_is(element->name, "pagetarget")) {
        reading->depth++;
        reading->entry.label = TEXT("");
    } else if (text_is(element->name, "text") && reading->depth) {
        begin_label(reading);
    } else if (text_is(element->name, "content") && reading->depth) {
        Text label = reading->entry.label;
        begin_entry(reading, markup_value(element, "src"));
        reading->entry.label = label;
        keep_entry(reading);
    }
    return true;
}

static bool see_ncx_end(void *owner, Text name)
{
    OutlineReading *reading = owner;
    if (text_is(name, "navpoint") || text_is(name, "pagetarget")) {
        reading->depth--;
    } else if (text_is(name, "text") && reading->is_gathering) {
        reading->is_gathering = false;
        reading->entry.label = gathered_words(&reading->words, reading->arena);
    } else if (text_is(name, "navmap") || text_is(name, "pagelist")) {
        reading->within = WITHIN_NOTHING;
    }
    return true;
}

static Outline read_outline(Source *source, OutlineReading *reading, MarkupEvents events, Problems *problems)
{
    LeafRequest request = {reading->path, OUTLINE_BYTES_MOST, SEVERITY_WARNING, false};
    Leaf leaf = leaf_read(source, reading->arena, &request, problems);
    events.owner = reading;
    MarkupPage page = {.arena = reading->arena, .text = leaf.clean.text};
    page.interrupt = problems ? problems->interrupt : NULL;
    if (leaf.status == FILE_READ)
        markup_read(&page, &events);
    return finish(reading);
}

Outline outline_read_nav(Source *source, Arena *arena, Text path, Problems *problems)
{
    OutlineReading reading = {.arena = arena, .path = path};
    return read_outline(source, &reading, (MarkupEvents){see_nav_start, see_nav_end, see_text, see_again, NULL},
                        problems);
}

Outline outline_read_ncx(Source *source, Arena *arena, Text path, Problems *problems)
{
    OutlineReading reading = {.arena = arena, .path = path};
    return read_outline(source, &reading, (MarkupEvents){see_ncx_start, see_ncx_end, see_text, see_again, NULL},
                        problems);
}
