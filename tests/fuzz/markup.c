// Markup: any bytes as a page of a book of the world: cleaned, walked and pressed, be it markup, Markdown or plain
// text, and with a part of it as a style sheet; as its package; and as its contents.
#include "target.h"

#include <assert.h>

#include "book/body-check.h"
#include "book/outline.h"
#include "book/volume.h"
#include "small-library.h"

typedef struct PageReader {
    Arena *arena, *blocks;
    long blocks_made;
} PageReader;

static bool take(void *owner, int section, Flow flow)
{
    PageReader *reader = owner;
    Item item = {.kind = ITEM_CHAPTER};
    Body body = {.item = &item, .chapter.flow = flow};
    assert(section >= 0);
    assert(!body_check(reader->arena, &body).size);
    reader->blocks_made += flow.count;
    arena_reset(reader->blocks);
    return true;
}

// What is clean is UTF-8 without controls, and as long as it may be.
static void prove_clean(Text bytes, const Clean *clean)
{
    assert(text_ill_formed(clean->text) == clean->text.size);
    assert(clean->text.size <= 4 * bytes.size + CLEAN_GROWTH_MOST);
    for (size_t i = 0; i < clean->text.size; i++)
        assert((unsigned char)clean->text.at[i] >= 0x20 || text_is_space(clean->text.at[i]));
}

// A page of any length is read in sections as well as whole, and a note of it by itself.
static void read_page(Text bytes, Source *source, PressForm form)
{
    PageReader reader = {arena_create(), arena_create(), 0};
    Problems problems = {.arena = arena_create()};
    Leaf leaf = {.status = FILE_READ, .path = TEXT("a.xhtml"), .name = TEXT("a.xhtml")};
    leaf.clean = form == PRESS_FORM_UNKNOWN ? clean_markup(reader.arena, bytes) : clean_plain(reader.arena, bytes);
    prove_clean(bytes, &leaf.clean);
    clean_tell(&leaf.clean, leaf.name, &problems);
    PathNames names = {.source = source, .arena = reader.arena};
    for (int sections = 0; sections <= 3; sections++) {
        leaf.cursor = source_cursor_begin(leaf.clean.text, leaf.name);
        PressRequest request = {
            .arena = reader.blocks,
            .names = &names,
            .leaf = &leaf,
            .language = TEXT("en"),
            .form = form,
            .section_count = sections ? sections : 1,
            .wanted = sections ? PRESS_EACH : PRESS_NONE,
            .target = press_fragment(TEXT("a")),
            .is_note = !sections,
            .problems = &problems,
            .take = take,
            .owner = &reader,
        };
        Pressed pressed = press_page(&request);
        assert(pressed.counts.blocks >= reader.blocks_made);
        reader.blocks_made = 0;
    }
    arena_destroy(problems.arena);
    arena_destroy(reader.blocks);
    arena_destroy(reader.arena);
}

// As contents of either kind.
static void read_outlines(Source *source, Text path)
{
    Problems problems = {.arena = arena_create()};
    Outline nav = outline_read_nav(source, problems.arena, path, &problems);
    Outline ncx = outline_read_ncx(source, problems.arena, path, &problems);
    for (int i = 0; i < nav.contents.count; i++)
        assert(nav.contents.at[i].depth >= 0 && nav.contents.at[i].depth < OUTLINE_DEPTH_MOST);
    assert(ncx.contents.count <= OUTLINE_ENTRIES_MOST);
    arena_destroy(problems.arena);
}

static void read_volume(Source *source)
{
    Problems problems = {.arena = arena_create()};
    Volume *volume = volume_open(source, (Id){0}, &problems);
    assert(volume || problems.error_count || problems.warning_count);
    for (int i = 0; volume && i < volume->group.item_count; i++) {
        volume_body(volume, &volume->group.items[i]);
        volume_tidy(volume);
    }
    volume_close(volume);
    arena_destroy(problems.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Text text = {(const char *)bytes, size};
    Source *source = source_open(small_library_folder());
    read_page(text, source, PRESS_FORM_UNKNOWN);
    read_page(text, source, PRESS_FORM_MARKDOWN);
    read_page(text, source, PRESS_FORM_PLAIN);
    read_outlines(source, small_library_write_package(text));
    read_volume(source);
    source_close(source);
    return 0;
}
