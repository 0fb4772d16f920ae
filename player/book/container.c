#include "book/container.h"

#include "book/leaf.h"
#include "book/package.h"
#include "book/path.h"
#include "markup/markup.h"

#define CONTAINER_PATH "META-INF/container.xml"

// ---- The package

typedef struct Rootfile {
    Arena *arena;
    Text path;
} Rootfile;

static bool see_rootfile(void *owner, const MarkupElement *element)
{
    Rootfile *rootfile = owner;
    if (!text_is(element->name, "rootfile"))
        return true;
    rootfile->path = text_copy(rootfile->arena, markup_value(element, "full-path"));
    return !rootfile->path.size;
}

static bool pass_end(void *owner, Text name)
{
    (void)owner, (void)name;
    return true;
}

static bool pass_text(void *owner, Text words)
{
    (void)owner, (void)words;
    return true;
}

static void forget_rootfile(void *owner)
{
    ((Rootfile *)owner)->path = TEXT("");
}

static void walk(Arena *arena, Text text, const MarkupEvents *events)
{
    markup_read(&(MarkupPage){.arena = arena, .text = text}, events);
}

static Text path_below(Arena *arena, Text top, const char *path)
{
    return text_format(arena, "%.*s%s", TEXT_ARGS(top), path);
}

static Text named_package(Source *source, Arena *arena, Text top)
{
    LeafRequest request = {path_below(arena, top, CONTAINER_PATH), CONTAINER_BYTES_MOST, SEVERITY_WARNING, false};
    Leaf leaf = leaf_read(source, arena, &request, NULL);
    if (leaf.status != FILE_READ)
        return TEXT("");
    Rootfile rootfile = {arena, TEXT("")};
    walk(arena, leaf.clean.text, &(MarkupEvents){see_rootfile, pass_end, pass_text, forget_rootfile, &rootfile});
    Path path = path_resolve(arena, top, rootfile.path);
    PathNames names = {.source = source, .arena = arena};
    return rootfile.path.size ? path_find(&names, &path) : TEXT("");
}

// The first path that ends so; without its end it is the top.
static Text find_ending(Source *source, Arena *arena, const char *ending)
{
    const Text *paths;
    int count = source_list_all(source, arena, &paths);
    for (int i = 0; i < count; i++)
        if (text_ends(paths[i], text_of(ending)))
            return paths[i];
    return TEXT("");
}

static void find_package(Container *container, Source *source, Arena *arena, Problems *problems)
{
    Position at = {source_name(source, problems->arena, TEXT("")), 1, 1};
    container->package = named_package(source, arena, TEXT(""));
    if (container->package.size)
        return;
    Text packed = find_ending(source, arena, "/" CONTAINER_PATH);
    if (packed.size) {
        container->top = text_slice(packed, 0, packed.size - sizeof CONTAINER_PATH + 1);
        container->package = named_package(source, arena, container->top);
    }
    if (!container->package.size)
        container->package = find_ending(source, arena, ".opf");
    if (!container->package.size) {
        problems_add(problems, SEVERITY_ERROR, at, "this is no book: there is no package (.opf) in it");
    } else if (container->top.size) {
        problems_add(problems, SEVERITY_WARNING, at, "the book is packed inside a folder, \"%.*s\"",
                     TEXT_ARGS(container->top));
        problems_hint(problems, "META-INF belongs at the top");
    } else {
        problems_add(problems, SEVERITY_WARNING, at, CONTAINER_PATH " does not name the book's package");
        problems_hint(problems, "\"%.*s\" was read", TEXT_ARGS(container->package));
    }
}

// ---- Locks

typedef struct Encryption {
    bool is_font_only; // so far
    bool is_font_way;  // of the file at hand: only fonts are made unreadable that way
} Encryption;

static bool is_font(Text path)
{
    static const char *const endings[] = {".ttf", ".otf", ".woff", ".woff2", ".ttc"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_ends(path, text_of(endings[i])))
            return true;
    return false;
}

static bool see_encryption(void *owner, const MarkupElement *element)
{
    Encryption *encryption = owner;
    Text algorithm = markup_value(element, "algorithm"), path = markup_value(element, "uri");
    if (text_is(element->name, "encryptionmethod"))
        encryption->is_font_way = text_is(algorithm, "http://www.idpf.org/2008/embedding") ||
                                  text_is(algorithm, "http://ns.adobe.com/pdf/enc#RC");
    if (text_is(element->name, "cipherreference") && !encryption->is_font_way && !is_font(path))
        encryption->is_font_only = false;
    return encryption->is_font_only;
}

static void forget_encryption(void *owner)
{
    *(Encryption *)owner = (Encryption){.is_font_only = true};
}

static bool encrypts_words(Source *source, Arena *arena, Text top)
{
    LeafRequest request = {path_below(arena, top, "META-INF/encryption.xml"), PACKAGE_BYTES_MOST, SEVERITY_WARNING,
                           false};
    Leaf leaf = leaf_read(source, arena, &request, NULL);
    Encryption encryption = {.is_font_only = true};
    if (leaf.status == FILE_READ)
        walk(arena, leaf.clean.text,
             &(MarkupEvents){see_encryption, pass_end, pass_text, forget_encryption, &encryption});
    return !encryption.is_font_only;
}

static bool holds(Source *source, Arena *arena, Text path, const char *word)
{
    SourceBytes read = source_read(source, arena, path, CONTAINER_BYTES_MOST);
    return read.status == FILE_READ && text_find(read.bytes, text_of(word), 0) < read.bytes.size;
}

static Text find_lock(Source *source, Arena *arena, Text top)
{
    static const struct {
        const char *path, *word, *name;
    } locks[] = {
        {"META-INF/license.lcpl", "", "Readium LCP"},
        {"META-INF/sinf.xml", "", "Apple FairPlay"},
        {"META-INF/rights.xml", "adept", "Adobe ADEPT"},
        {"META-INF/rights.xml", "kdrm", "Kobo's own"},
        {"rights.xml", "kdrm", "Kobo's own"},
    };
    for (size_t i = 0; i < sizeof locks / sizeof *locks; i++)
        if (holds(source, arena, path_below(arena, top, locks[i].path), locks[i].word))
            return text_of(locks[i].name);
    return encrypts_words(source, arena, top) ? TEXT("a lock that it does not name") : TEXT("");
}

Container container_read(Source *source, Arena *arena, Problems *problems)
{
    Container container = {0};
    find_package(&container, source, arena, problems);
    container.locked = find_lock(source, arena, container.top);
    return container;
}
