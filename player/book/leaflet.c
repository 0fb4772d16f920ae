#include "book/leaflet.h"

#include "base/page-format.h"

static Text media_type_of(Text path)
{
    static const char *const types[] = {
        [PAGE_FORMAT_NONE] = "application/xhtml+xml",
        [PAGE_FORMAT_HTML] = "application/xhtml+xml",
        [PAGE_FORMAT_MARKDOWN] = PACKAGE_MARKDOWN,
        [PAGE_FORMAT_PLAIN] = PACKAGE_PLAIN_TEXT,
    };
    return text_of(types[page_format(path)]);
}

// "how-to_sleep.md" is called "how to sleep".
static Text title_of(Arena *arena, Text path)
{
    char *title = text_string(arena, page_format_stem(path));
    for (char *letter = title; *letter; letter++)
        *letter = (char)(*letter == '-' || *letter == '_' ? ' ' : *letter);
    return text_fold(arena, text_of(title));
}

PressForm leaflet_form(Text media_type)
{
    return text_is(media_type, PACKAGE_MARKDOWN)     ? PRESS_FORM_MARKDOWN
           : text_is(media_type, PACKAGE_PLAIN_TEXT) ? PRESS_FORM_PLAIN
                                                     : PRESS_FORM_UNKNOWN;
}

typedef struct TitleTaker {
    Arena *arena;
    Text title;
} TitleTaker;

static bool take_title(void *owner, int section, Flow flow)
{
    TitleTaker *taker = owner;
    (void)section;
    for (int i = 0; i < flow.count && !taker->title.size; i++)
        if (flow.blocks[i].kind == BLOCK_HEADING && flow.blocks[i].level == 1)
            taker->title = text_fold(taker->arena, flow.blocks[i].text);
    return false;
}

// What its first section says of it.
static void read_start(Package *package, Source *source, Arena *arena, Problems *problems)
{
    Arena *scratch = arena_create();
    PressForm form = leaflet_form(package->files->media_type);
    Leaf leaf =
        leaf_read(source, scratch,
                  &(LeafRequest){package->path, PRESS_PAGE_MOST, SEVERITY_ERROR, form != PRESS_FORM_UNKNOWN}, NULL);
    TitleTaker taker = {arena, TEXT("")};
    if (leaf.status == FILE_READ) {
        PathNames names = {.source = source, .arena = scratch};
        PressRequest request = {.arena = scratch, .names = &names, .leaf = &leaf, .form = form, .owner = &taker};
        request.section_count = press_sections(leaf.clean.text.size);
        request.take = take_title;
        request.interrupt = problems->interrupt;
        Pressed pressed = press_page(&request);
        Text title = taker.title.size ? taker.title : text_copy(arena, pressed.title);
        package->title = title.size ? title : package->title;
        package->language = package->languages = text_copy(arena, pressed.language);
    }
    arena_destroy(scratch);
}

const Package *leaflet_package(Source *source, Arena *arena, Problems *problems)
{
    Text path = text_copy(arena, source_page(source));
    PackageFile *file = arena_new(arena, PackageFile);
    *file = (PackageFile){.id = path, .href = path, .path = path, .line = 1, .column = 1};
    file->media_type = media_type_of(path);
    PackagePart *part = arena_new(arena, PackagePart);
    *part = (PackagePart){file, true};
    Package *package = arena_new(arena, Package);
    *package = (Package){.is_leaflet = true, .path = path, .title = title_of(arena, path)};
    package->files = file;
    package->parts = part;
    package->file_count = package->part_count = 1;
    read_start(package, source, arena, problems);
    return package;
}
