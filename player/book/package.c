#include "book/package.h"

#include <assert.h>
#include <string.h>

#include "base/index.h"
#include "book/container.h"
#include "book/leaf.h"
#include "book/leaflet.h"
#include "book/path.h"
#include "markup/gathered.h"
#include "markup/markup.h"

typedef enum Section { SECTION_NONE, SECTION_METADATA, SECTION_MANIFEST, SECTION_SPINE, SECTION_GUIDE } Section;

typedef struct SpineRef {
    Text id;
    bool is_linear;
    int line, column;
} SpineRef;

typedef struct PackageReading {
    Source *source;
    Arena *arena;
    Problems *problems;
    Package package;
    Leaf leaf;
    ARRAY(PackageFile) files;
    ARRAY(SpineRef) refs;
    Section section;
    int collection_depth; // collections hold metadata of their own
    Text gathers;         // the element whose words are gathered, or empty
    Gathered words;
    Text toc_id, cover_id; // files that an older package names
    Direction root_direction;
    Index by_id; // PackageFile
} PackageReading;

static bool is_page(Text media_type)
{
    static const char *const types[] = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml",
                                        "text/x-oeb1-document"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_is(media_type, types[i]))
            return true;
    return false;
}

bool package_is_picture(Text media_type)
{
    return text_starts(media_type, TEXT("image/"));
}

static Direction direction_of(Text value)
{
    return text_is(value, "rtl") ? DIRECTION_RTL : text_is(value, "ltr") ? DIRECTION_LTR : DIRECTION_AUTO;
}

static Text kept(PackageReading *reading, const MarkupElement *element, const char *name)
{
    return text_copy(reading->arena, text_trim(markup_value(element, name)));
}

// ---- The events

static void see_file(PackageReading *reading, const MarkupElement *element)
{
    if (reading->files.count >= PACKAGE_FILES_MOST)
        return;
    Position at = leaf_at(&reading->leaf, element->offset);
    PackageFile file = {
        .id = kept(reading, element, "id"),
        .href = kept(reading, element, "href"),
        .media_type = kept(reading, element, "media-type"),
        .properties = kept(reading, element, "properties"),
        .fallback = kept(reading, element, "fallback"),
        .line = at.line,
        .column = at.column,
    };
    *array_push(reading->arena, &reading->files) = file;
}

static void see_ref(PackageReading *reading, const MarkupElement *element)
{
    if (reading->refs.count >= PACKAGE_PARTS_MOST)
        return;
    Position at = leaf_at(&reading->leaf, element->offset);
    SpineRef ref = {kept(reading, element, "idref"), !text_is(markup_value(element, "linear"), "no"), at.line,
                    at.column};
    *array_push(reading->arena, &reading->refs) = ref;
}

static void see_metadata(PackageReading *reading, const MarkupElement *element)
{
    static const char *const gathered[] = {"title", "creator", "language"};
    for (size_t i = 0; i < sizeof gathered / sizeof *gathered; i++)
        if (text_is(element->name, gathered[i])) {
            reading->gathers = text_of(gathered[i]);
            gathered_begin(&reading->words);
        }
    Text direction = markup_value(element, "dir");
    if (text_is(element->name, "title") && !reading->package.title.size)
        reading->package.title_direction = direction.size ? direction_of(direction) : reading->root_direction;
    if (text_is(element->name, "meta") && text_is(markup_value(element, "name"), "cover"))
        reading->cover_id = kept(reading, element, "content");
}

static void enter_section(PackageReading *reading, const MarkupElement *element)
{
    static const char *const names[] = {[SECTION_METADATA] = "metadata",
                                        [SECTION_MANIFEST] = "manifest",
                                        [SECTION_SPINE] = "spine",
                                        [SECTION_GUIDE] = "guide"};
    for (Section section = SECTION_METADATA; section <= SECTION_GUIDE; section++)
        if (text_is(element->name, names[section]))
            reading->section = section;
    if (text_is(element->name, "package"))
        reading->root_direction = direction_of(markup_value(element, "dir"));
    if (text_is(element->name, "spine")) {
        reading->toc_id = kept(reading, element, "toc");
        reading->package.direction = direction_of(markup_value(element, "page-progression-direction"));
    }
}

static bool see_start(void *owner, const MarkupElement *element)
{
    PackageReading *reading = owner;
    bool is_collection = text_is(element->name, "collection");
    reading->collection_depth += is_collection;
    if (reading->collection_depth)
        return true;
    if (reading->section == SECTION_METADATA)
        see_metadata(reading, element);
    else if (reading->section == SECTION_MANIFEST && text_is(element->name, "item"))
        see_file(reading, element);
    else if (reading->section == SECTION_SPINE && text_is(element->name, "itemref"))
        see_ref(reading, element);
    else if (reading->section == SECTION_GUIDE && text_is(markup_value(element, "type"), "text"))
        reading->package.start = kept(reading, element, "href");
    enter_section(reading, element);
    return true;
}

static void keep_words(PackageReading *reading)
{
    Package *package = &reading->package;
    Text words = gathered_words(&reading->words, reading->arena);
    if (!words.size)
        return;
    if (text_is(reading->gathers, "title") && !package->title.size) {
        package->title = words;
    } else if (text_is(reading->gathers, "creator") && package->author_count < PACKAGE_AUTHORS_MOST) {
        package->authors[package->author_count++] = words;
    } else if (text_is(reading->gathers, "language") && !text_holds_word(package->languages, words.at)) {
        const char *space = package->languages.size ? " " : "";
        package->language = package->language.size ? package->language : words;
        package->languages =
            text_format(reading->arena, "%.*s%s%.*s", TEXT_ARGS(package->languages), space, TEXT_ARGS(words));
    }
}

static bool see_end(void *owner, Text name)
{
    PackageReading *reading = owner;
    reading->collection_depth -= text_is(name, "collection");
    if (reading->gathers.size && text_equal(name, reading->gathers)) {
        keep_words(reading);
        reading->gathers = TEXT("");
    }
    if (text_is(name, "metadata") || text_is(name, "manifest") || text_is(name, "spine") || text_is(name, "guide"))
        reading->section = SECTION_NONE;
    return true;
}

static bool see_text(void *owner, Text words)
{
    PackageReading *reading = owner;
    if (reading->gathers.size)
        gathered_add(&reading->words, words);
    return true;
}

static void see_again(void *owner)
{
    PackageReading *reading = owner;
    *reading = (PackageReading){
        .source = reading->source,
        .arena = reading->arena,
        .problems = reading->problems,
        .package.path = reading->package.path,
        .package.locked = reading->package.locked,
        .leaf = reading->leaf,
        .by_id.arena = reading->arena,
    };
    reading->leaf.cursor = source_cursor_begin(reading->leaf.clean.text, reading->leaf.name);
}

// ---- What it comes to

static Position place_of(const PackageReading *reading, int line, int column)
{
    return (Position){reading->leaf.name, line, column};
}

static void find_files(PackageReading *reading)
{
    PathNames names = {.source = reading->source, .arena = reading->arena};
    for (int i = 0; i < reading->files.count; i++) {
        PackageFile *file = &reading->files.at[i];
        Path path = path_resolve(reading->arena, reading->package.path, file->href);
        file->path = path_find(&names, &path);
        if (!index_add(&reading->by_id, file->id, file))
            problems_add(reading->problems, SEVERITY_WARNING, place_of(reading, file->line, file->column),
                         "two files of the manifest are called \"%.*s\"; the first one counts", TEXT_ARGS(file->id));
        if (!file->path.size && !path.is_outside) {
            problems_add(reading->problems, SEVERITY_WARNING, place_of(reading, file->line, file->column),
                         "there is no file \"%.*s\" in the book", TEXT_ARGS(file->href));
            problems_hint(reading->problems, "take it out of the manifest, or add the file");
        }
    }
    reading->package.files = reading->files.at;
    reading->package.file_count = reading->files.count;
}

// By its media type; where that says nothing, by its name.
static bool can_show(const PackageFile *file)
{
    static const char *const endings[] = {".xhtml", ".html", ".htm"};
    if (is_page(file->media_type) || package_is_picture(file->media_type))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_ends(file->path, text_of(endings[i])))
            return true;
    return false;
}

static const PackageFile *find_fallback(const PackageReading *reading, const PackageFile *file, bool may_be_scripted)
{
    for (int i = 0; file && i <= PACKAGE_FALLBACKS_MOST; i++) {
        if (file->path.size && can_show(file) && (may_be_scripted || !text_holds_word(file->properties, "scripted")))
            return file;
        file = file->fallback.size ? index_find(&reading->by_id, file->fallback) : NULL;
    }
    return NULL;
}

// What can be shown of a file: itself, or the nearest of its fallbacks; itself where none can. A page that needs
// scripts gives way to one that does not.
static const PackageFile *find_shown(const PackageReading *reading, const PackageFile *file)
{
    const PackageFile *still = find_fallback(reading, file, false);
    const PackageFile *shown = still ? still : find_fallback(reading, file, true);
    return shown ? shown : file;
}

// It stands for a place in a page, and not for the page.
static bool names_place(const PackageFile *file)
{
    return text_find(file->href, TEXT("#"), 0) < file->href.size;
}

typedef struct PartList {
    PackagePart *at;
    int count;
    int place_count; // left out: a page of which they are a place stands before them
    Index pages;     // by path
} PartList;

static void add_part(const PackageReading *reading, PartList *parts, const SpineRef *ref)
{
    const PackageFile *file = index_find(&reading->by_id, ref->id);
    const PackageFile *shown = file ? find_shown(reading, file) : NULL;
    Position at = place_of(reading, ref->line, ref->column);
    if (!shown) {
        problems_add(reading->problems, SEVERITY_WARNING, at,
                     "no file of the manifest is called \"%.*s\"; this part is left out", TEXT_ARGS(ref->id));
    } else if (!shown->path.size) {
        problems_add(reading->problems, SEVERITY_ERROR, at, "the file of this part, \"%.*s\", is not in the book",
                     TEXT_ARGS(shown->href));
    } else {
        bool is_again = !index_add(&parts->pages, shown->path, parts);
        if (is_again && names_place(shown))
            parts->place_count++;
        else
            parts->at[parts->count++] = (PackagePart){shown, ref->is_linear};
    }
}

static void find_parts(PackageReading *reading)
{
    PartList parts = {.at = arena_many(reading->arena, PackagePart, reading->refs.count)};
    parts.pages.arena = reading->arena;
    for (int i = 0; i < reading->refs.count; i++)
        add_part(reading, &parts, &reading->refs.at[i]);
    if (parts.place_count) {
        problems_add(reading->problems, SEVERITY_WARNING, (Position){reading->leaf.name, 1, 1},
                     "places in pages stand among the parts; they are no parts of their own: %d", parts.place_count);
        problems_hint(reading->problems, "name each page once in the spine");
    }
    reading->package.parts = parts.at;
    reading->package.part_count = parts.count;
}

static Text path_by_id(const PackageReading *reading, Text id)
{
    const PackageFile *file = id.size ? index_find(&reading->by_id, id) : NULL;
    return file ? file->path : TEXT("");
}

static Text path_by_property(const PackageReading *reading, const char *property)
{
    for (int i = 0; i < reading->files.count; i++)
        if (text_holds_word(reading->files.at[i].properties, property))
            return reading->files.at[i].path;
    return TEXT("");
}

static Text path_by_type(const PackageReading *reading, const char *media_type)
{
    for (int i = 0; i < reading->files.count; i++)
        if (text_is(reading->files.at[i].media_type, media_type))
            return reading->files.at[i].path;
    return TEXT("");
}

static void find_contents(PackageReading *reading)
{
    Package *package = &reading->package;
    package->nav = path_by_property(reading, "nav");
    package->ncx = path_by_id(reading, reading->toc_id);
    if (!package->ncx.size)
        package->ncx = path_by_type(reading, "application/x-dtbncx+xml");
    package->cover = path_by_property(reading, "cover-image");
    if (!package->cover.size)
        package->cover = path_by_id(reading, reading->cover_id);
}

static const Package *finish(PackageReading *reading)
{
    Position start = {reading->leaf.name, 1, 1};
    find_files(reading);
    find_parts(reading);
    find_contents(reading);
    if (!reading->package.part_count) {
        problems_add(reading->problems, SEVERITY_ERROR, start, "this book has no part that could be read");
        return NULL;
    }
    if (!reading->package.title.size)
        problems_add(reading->problems, SEVERITY_WARNING, start, "this book has no title");
    if (!reading->package.language.size)
        problems_add(reading->problems, SEVERITY_WARNING, start, "this book does not say which language it is in");
    Package *package = arena_new(reading->arena, Package);
    *package = reading->package;
    return package;
}

const Package *package_read(Source *source, Arena *arena, Problems *problems)
{
    if (source_page(source).size)
        return leaflet_package(source, arena, problems);
    PackageReading *reading = arena_new(arena, PackageReading);
    *reading = (PackageReading){.source = source, .arena = arena, .problems = problems, .by_id.arena = arena};
    Container container = container_read(source, arena, problems);
    if (!container.package.size)
        return NULL;
    reading->package.path = container.package;
    reading->package.locked = container.locked;
    LeafRequest request = {reading->package.path, PACKAGE_BYTES_MOST, SEVERITY_ERROR, false};
    reading->leaf = leaf_read(source, arena, &request, problems);
    if (reading->leaf.status != FILE_READ)
        return NULL;
    MarkupEvents events = {see_start, see_end, see_text, see_again, reading};
    MarkupPage page = {.arena = arena, .text = reading->leaf.clean.text, .interrupt = problems->interrupt};
    MarkupRead read = markup_read(&page, &events);
    return read.is_whole ? finish(reading) : NULL;
}
