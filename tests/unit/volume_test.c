// Volume: a book of the world, from its container to the words of its parts.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "book/volume.h"
#include "flow_print.h"
#include "markup/gathered.h"
#include "proof/volume-proof.h"

#define LANTERN LECTERN_TESTS_DIR "/books/lantern"

typedef struct Desk {
    Arena *arena;
    Problems problems;
    Source *source;
    Volume *volume;  // of a page by itself
    char folder[40]; // of a book that a test writes
} Desk;

static int set_up(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create(), .folder = "/tmp/lectern-volume-XXXXXX"};
    desk.problems.arena = desk.arena;
    assert_non_null(mkdtemp(desk.folder));
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    source_close(desk->source);
    int status = system(text_format(desk->arena, "rm -r %s", desk->folder).at);
    arena_destroy(desk->arena);
    return status;
}

static Volume *open_volume(Desk *desk, const char *path)
{
    desk->source = source_open(path);
    return volume_open(desk->source, id_of(TEXT("book")), &desk->problems);
}

static void write_file(const Desk *desk, const char *path, const char *bytes)
{
    char full[256];
    snprintf(full, sizeof full, "%s/%s", desk->folder, path);
    for (char *slash = strchr(full + strlen(desk->folder) + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(full, 0700);
        *slash = '/';
    }
    FILE *file = fopen(full, "w");
    assert_non_null(file);
    assert_true(fputs(bytes, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

#define CONTAINER "<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>"
#define PACKAGE(manifest, spine)                                                                                       \
    "<package><metadata><title>T</title><language>en</language></metadata><manifest>" manifest                         \
    "</manifest><spine>" spine "</spine></package>"
#define ONE_FILE "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"

// A book of one page.
static void write_small(const Desk *desk)
{
    write_file(desk, "META-INF/container.xml", CONTAINER);
    write_file(desk, "book.opf", PACKAGE(ONE_FILE, "<itemref idref='a'/>"));
    write_file(desk, "a.xhtml", "<p>a</p>");
}

static void assert_text(Text text, const char *wanted)
{
    if (!text_is(text, wanted))
        fail_msg("\"%.*s\" is not \"%s\"", TEXT_ARGS(text), wanted);
}

static void a_book_is_opened_without_its_pages(void **state)
{
    Desk *desk = *state;
    Volume *volume = open_volume(desk, LANTERN);
    assert_non_null(volume);
    const Package *package = volume->package;
    assert_text(package->title, "The Lantern & the Sea");
    assert_int_equal(package->author_count, 2);
    assert_text(package->authors[1], "Ben Lund");
    assert_text(package->languages, "en-GB fr");
    assert_text(package->cover, "OPS/lantern.svg");
    assert_int_equal(package->title_direction, DIRECTION_LTR);
    assert_int_equal(volume->group.item_count, 7);
    assert_int_equal(source_counts(desk->source).files, 3); // container, package and contents
    assert_text(volume->group.items[1].title, "One: the lantern");
    assert_text(volume->group.items[4].path, "OPS/text/aside.xhtml"); // by its fallbacks, which go in a circle
    assert_false(volume->parts[3].is_linear);
    assert_true(volume->parts[6].is_again);
    assert_ptr_equal(volume->start, &volume->group.items[1]);
    assert_int_equal(desk->problems.error_count, 1);
    volume_close(volume);
}

static void contents_lead_to_parts(void **state)
{
    Desk *desk = *state;
    Volume *volume = open_volume(desk, LANTERN);
    static const char *const labels[] = {"The first part", "One: the lantern", "Night", "Two", "Elsewhere"};
    static const int items[] = {-1, 1, 1, 2, -1}, depths[] = {0, 1, 1, 0, 0};
    assert_int_equal(volume->contents.count, 5);
    for (int i = 0; i < 5; i++) {
        const VolumePlace *place = &volume->contents.at[i];
        assert_text(place->label, labels[i]);
        assert_int_equal(place->depth, depths[i]);
        assert_ptr_equal(place->item, items[i] < 0 ? NULL : &volume->group.items[items[i]]);
    }
    const Item *item = volume->contents.at[2].item;
    Place night = volume_find(volume, &item, volume->contents.at[2].block);
    assert_string_equal(night.block.at, "p1-3");
    assert_int_equal(volume->pages.count, 1);
    assert_string_equal(volume_find(volume, &item, volume->pages.at[0].block).block.at, "p1-2");
    assert_string_equal(volume_find(volume, &item, press_fragment(TEXT("nowhere"))).block.at, "");
    assert_string_equal(volume_find(volume, &item, (Id){0}).block.at, "");
    volume_close(volume);
}

static void printed_pages_are_told(void **state)
{
    Desk *desk = *state;
    Volume *volume = open_volume(desk, LANTERN);
    const Item *items = volume->group.items;
    assert_int_equal(volume->places.count, volume->contents.count + 2);
    assert_int_equal(volume->places.at[volume->contents.count].label.size, 0);
    assert_text(volume->places.at[volume->contents.count + 1].label, "7");
    assert_text(volume_printed_page(volume, &items[1], id_of(TEXT("p1-3"))), ""); // nobody has read it
    assert_non_null(volume_body(volume, &items[1]));
    assert_text(volume_printed_page(volume, &items[1], (Id){0}), "");
    assert_text(volume_printed_page(volume, &items[1], id_of(TEXT("book:p1-1"))), "");
    assert_text(volume_printed_page(volume, &items[1], id_of(TEXT("p1-2"))), "7");
    assert_text(volume_printed_page(volume, &items[1], id_of(TEXT("p1-3"))), "7");
    assert_text(volume_printed_page(volume, &items[0], (Id){0}), "");
    assert_text(volume_printed_page(volume, &items[2], (Id){0}), "7");
    volume_close(volume);
}

// In a page of several sections each begins on the page that was last met.
static void printed_pages_go_on_in_sections(void **state)
{
    Desk *desk = *state;
    enum { PARAGRAPHS = 5000 };
    write_small(desk);
    write_file(desk, "book.opf",
               PACKAGE(ONE_FILE "<item id='n' href='n.xhtml' media-type='application/xhtml+xml' properties='nav'/>",
                       "<itemref idref='a'/>"));
    write_file(
        desk, "n.xhtml",
        "<html xmlns:epub='http://www.idpf.org/2007/ops'><nav epub:type='toc'><ol><li><a href='a.xhtml'>A</a></li>"
        "</ol></nav><nav epub:type='page-list'><ol><li><a href='a.xhtml'>i</a></li><li><a href='a.xhtml#two'>ii</a>"
        "</li></ol></nav></html>");
    char *page = arena_alloc(desk->arena, PARAGRAPHS * 80 + 100, 1), *at = page;
    for (int i = 0; i < PARAGRAPHS; i++)
        at += sprintf(at, "<p%s>%070d</p>", i == 3 ? " id='two'" : "", i);
    write_file(desk, "a.xhtml", page);
    Volume *volume = open_volume(desk, desk->folder);
    const Item *items = volume->group.items;
    assert_true(volume->group.item_count > 2);
    assert_non_null(volume_body(volume, &items[0]));
    assert_text(volume_printed_page(volume, &items[0], (Id){0}), "i");
    assert_text(volume_printed_page(volume, &items[0], id_of(TEXT("p0-4"))), "ii");
    assert_non_null(volume_body(volume, &items[2]));
    assert_text(volume_printed_page(volume, &items[2], (Id){0}), "ii");
    volume_close(volume);
}

static void parts_are_read_and_few_are_kept(void **state)
{
    Desk *desk = *state;
    Volume *volume = open_volume(desk, LANTERN);
    const Item *items = volume->group.items;
    const Body *two = volume_body(volume, &items[2]);
    assert_text(flow_print(desk->arena, two->chapter.flow), "h1 Two\np Salt & rope\np The end.\n");
    assert_text(two->chapter.flow.blocks[1].at.file, LANTERN "/OPS/text/chapter two.xhtml");
    long read = source_counts(desk->source).files;
    assert_ptr_equal(volume_body(volume, &items[2]), two);
    assert_non_null(volume_body(volume, &items[0]));
    assert_non_null(volume_body(volume, &items[5])); // a picture by itself: nothing is read
    assert_ptr_equal(volume_body(volume, &items[2]), two);
    assert_int_equal(source_counts(desk->source).files, read + 1);
    assert_non_null(volume_body(volume, &items[1]));
    assert_false(volume_tidy(volume)); // all of them were asked for
    assert_int_equal(volume->group.items[0].minutes, 1);
    assert_ptr_equal(volume_body(volume, &items[2]), two);
    assert_true(volume_tidy(volume)); // the cover, which was asked for first
    assert_ptr_equal(volume_body(volume, &items[2]), two);
    assert_non_null(volume_body(volume, &items[1]));
    assert_int_equal(source_counts(desk->source).files, read + 2);
    assert_non_null(volume_body(volume, &items[0]));
    assert_int_equal(source_counts(desk->source).files, read + 3);
    volume_drop_bodies(volume);
    assert_non_null(volume_body(volume, &items[2]));
    assert_int_equal(source_counts(desk->source).files, read + 4);
    volume_close(volume);
}

static void a_picture_in_a_page_is_kept_with_its_part(void **state)
{
    Desk *desk = *state;
    static const char drawing[] = "<svg><path d='M0 0h9'/></svg>";
    write_small(desk);
    write_file(desk, "a.xhtml", text_format(desk->arena, "<p>a</p>%s", drawing).at);
    Volume *volume = open_volume(desk, desk->folder);
    Text path = TEXT("a.xhtml/8.svg");
    assert_int_equal(source_find(desk->source, path, &(size_t){0}), FILE_MISSING);
    const Body *body = volume_body(volume, volume->group.items);
    assert_text(body->chapter.flow.blocks[1].picture, "book/a.xhtml/8.svg");
    assert_text(source_read(desk->source, desk->arena, path, 100).bytes, drawing);
    volume_drop_bodies(volume);
    assert_int_equal(source_find(desk->source, path, &(size_t){0}), FILE_MISSING);
    volume_close(volume);
}

static void a_note_is_read_from_its_page(void **state)
{
    Desk *desk = *state;
    write_small(desk);
    write_file(desk, "a.xhtml",
               "<p>a<a role='doc-noteref' href='#n'>1</a></p><aside role='doc-footnote' id='n'><p>b</p></aside>");
    Volume *volume = open_volume(desk, desk->folder);
    const Item *item = volume->group.items;
    const Body *body = volume_body(volume, item);
    assert_int_equal(body->chapter.flow.count, 1);
    const Action *action = &body->chapter.flow.blocks[0].spans[0].action;
    assert_int_equal(action->kind, ACTION_NOTE);
    assert_text(flow_print(desk->arena, volume_note(volume, item, action->block)), "p b\n");
    assert_int_equal(volume_note(volume, item, press_fragment(TEXT("x"))).count, 0);
    assert_int_equal(volume_note(volume, item, (Id){0}).count, 0);
    volume_close(volume);
}

static bool is_wanted(void *owner)
{
    (void)owner;
    return true;
}

static void reading_is_broken_off(void **state)
{
    Desk *desk = *state;
    write_small(desk);
    char *bytes = arena_alloc(desk->arena, 200001, 1);
    for (size_t i = 0; i < 200000; i += 8)
        memcpy(bytes + i, "<p>a</p>", 8);
    write_file(desk, "a.xhtml", bytes);
    Volume *volume = open_volume(desk, desk->folder);
    Interrupt interrupt = {.is_wanted = is_wanted};
    volume->interrupt = &interrupt;
    assert_null(volume_body(volume, volume->group.items));
    assert_false(volume->group.items->is_faulty);
    interrupt = (Interrupt){0};
    volume->interrupt = NULL;
    assert_non_null(volume_body(volume, volume->group.items));
    volume_close(volume);
}

static void assert_fails(Desk *desk, const char *sentence)
{
    assert_null(open_volume(desk, desk->folder));
    const Problem *last = &desk->problems.list.at[desk->problems.list.count - 1];
    assert_text(last->sentence, sentence);
    source_close(desk->source);
    desk->source = NULL;
}

static void what_is_no_book_says_why(void **state)
{
    Desk *desk = *state;
    assert_fails(desk, "this is no book: there is no package (.opf) in it");
    write_file(desk, "META-INF/container.xml", "<container><rootfile full-path='../../etc/hostname'/></container>");
    assert_fails(desk, "this is no book: there is no package (.opf) in it");
    write_file(desk, "META-INF/container.xml", CONTAINER);
    write_file(desk, "book.opf", "<package><metadata/></package>");
    assert_fails(desk, "this book has no part that could be read");
    write_file(desk, "book.opf", PACKAGE(ONE_FILE, "<itemref idref='a'/>"));
    assert_fails(desk, "this book has no part that could be read");
    write_file(desk, "book.opf", "");
    assert_fails(desk, "this book has no part that could be read");
}

static void a_lost_container_is_made_up_for(void **state)
{
    Desk *desk = *state;
    write_file(desk, "OEBPS/mine.opf", PACKAGE(ONE_FILE, "<itemref idref='a'/>"));
    write_file(desk, "OEBPS/a.xhtml", "<p>a</p>");
    Volume *volume = open_volume(desk, desk->folder);
    assert_non_null(volume);
    assert_text(desk->problems.list.at[0].hint, "\"OEBPS/mine.opf\" was read");
    assert_int_equal(volume->contents.count, 1);
    assert_text(volume->contents.at[0].label, "");
    volume_close(volume);
}

static void assert_locked(Desk *desk, const char *name)
{
    Volume *volume = open_volume(desk, desk->folder);
    assert_non_null(volume);
    assert_text(volume->package->locked, name);
    assert_true(!!volume->package->locked.size == !volume_body(volume, volume->group.items));
    volume_close(volume);
    source_close(desk->source);
    desk->source = NULL;
}

#define ENCRYPTION(algorithm, path)                                                                                    \
    "<encryption><e:EncryptedData xmlns:e='http://www.w3.org/2001/04/xmlenc#'><e:EncryptionMethod "                    \
    "Algorithm='" algorithm "'/><e:CipherData><e:CipherReference URI='" path                                           \
    "'/></e:CipherData></e:EncryptedData></encryption>"

static void locked_books_are_told_from_others(void **state)
{
    Desk *desk = *state;
    write_small(desk);
    assert_locked(desk, "");
    write_file(desk, "META-INF/encryption.xml", ENCRYPTION("http://www.idpf.org/2008/embedding", "fonts/a.bin"));
    assert_locked(desk, "");
    write_file(desk, "META-INF/encryption.xml", ENCRYPTION("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "f/a.otf"));
    assert_locked(desk, "");
    write_file(desk, "META-INF/encryption.xml", ENCRYPTION("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "a.xhtml"));
    assert_locked(desk, "a lock that it does not name");
    write_file(desk, "META-INF/rights.xml", "<adept:rights/>");
    assert_locked(desk, "Adobe ADEPT");
    write_file(desk, "META-INF/license.lcpl", "{}");
    assert_locked(desk, "Readium LCP");
}

static void older_contents_are_read(void **state)
{
    Desk *desk = *state;
    write_small(desk);
    write_file(desk, "book.opf",
               PACKAGE(ONE_FILE "<item id='n' href='toc.ncx' media-type='application/x-dtbncx+xml'/>",
                       "<itemref idref='a'/>"));
    char *ncx = arena_alloc(desk->arena, 200000, 1);
    size_t size = (size_t)sprintf(ncx, "<ncx><navMap>");
    for (int i = 0; i < 1500; i++)
        size += (size_t)sprintf(ncx + size, "<navPoint><navLabel><text>%d</text></navLabel><content src='a.xhtml#%d'/>",
                                i, i);
    write_file(desk, "toc.ncx", ncx);
    Volume *volume = open_volume(desk, desk->folder);
    assert_true(volume->contents.count > 60);
    assert_text(volume->contents.at[1].label, "1");
    assert_int_equal(volume->contents.at[60].depth, 7);
    assert_ptr_equal(volume->contents.at[1].item, volume->group.items);
    volume_close(volume);
}

static void a_book_is_proved(void **state)
{
    Desk *desk = *state;
    VolumeSummary summary;
    Unicode *unicode = unicode_open("en");
    desk->source = source_open(LANTERN);
    assert_true(volume_stands_at(LANTERN));
    assert_false(volume_stands_at(LECTERN_TESTS_DIR));
    assert_true(volume_proof(desk->source, &(VolumeJudges){.unicode = unicode}, &desk->problems, &summary));
    problems_sort(&desk->problems);
    assert_int_equal(summary.parts, 5);
    assert_int_equal(summary.words, 26);
    assert_int_equal(summary.minutes, 1);
    assert_int_equal(summary.pictures, 2);
    assert_int_equal(summary.wordless_pictures, 0);
    assert_int_equal(summary.scripts, 1);
    assert_int_equal(summary.fonts, 1);
    static const char *const files[] = {
        "package.opf",   "package.opf", "package.opf", "text/chapter two.xhtml", "text/chapter two.xhtml",
        "text/one.xhtml"};
    static const int lines[] = {25, 35, 36, 1, 1, 8};
    assert_int_equal(desk->problems.list.count, 6);
    for (int i = 0; i < 6; i++) {
        const Problem *problem = &desk->problems.list.at[i];
        assert_true(text_ends(problem->at.file, text_of(files[i])));
        assert_int_equal(problem->at.line, lines[i]);
    }
    unicode_close(unicode);
}

// Opens a page that stands by itself, with a picture and a style sheet beside it.
static Volume *open_leaflet(Desk *desk, const char *name, const char *words)
{
    write_file(desk, "leaf.png", "a picture");
    write_file(desk, "page.css", ".gone { display: none }");
    write_file(desk, name, words);
    source_close(desk->source);
    return open_volume(desk, text_format(desk->arena, "%s/%s", desk->folder, name).at);
}

static void assert_leaflet(Desk *desk, const char *title, const char *printed)
{
    Volume *volume = desk->volume;
    assert_non_null(volume);
    assert_text(volume->group.title, title);
    assert_int_equal(volume->group.item_count, 1);
    const Body *body = volume_body(volume, volume->group.items);
    assert_text(flow_print(desk->arena, body->chapter.flow), printed);
    volume_close(volume);
}

static void a_page_by_itself_is_a_book(void **state)
{
    Desk *desk = *state;
    desk->volume = open_leaflet(desk, "how-to_sleep.TXT", "caf\xE9\nau lait\n\nb");
    assert_leaflet(desk, "how to sleep", "p café au lait\np b\n");
    desk->volume = open_leaflet(desk, "a.md", "# One *two*\n\n[a](#b) ![l](leaf.png)\n\n## b\n\n### c\n\n#### d");
    assert_int_equal(desk->volume->contents.count, 3);
    assert_text(desk->volume->contents.at[2].label, "c");
    assert_int_equal(desk->volume->contents.at[2].depth, 2);
    assert_string_equal(desk->volume->contents.at[1].block.at, "p0-3");
    const Item *item = desk->volume->group.items;
    assert_string_equal(volume_find(desk->volume, &item, press_fragment(TEXT("b"))).block.at, "p0-3");
    assert_leaflet(desk, "One two",
                   text_format(desk->arena, "h1 One [em two]\np [->book:p0#%s a] [book/leaf.png l]\nh2 b\nh3 c\nh4 d\n",
                               press_fragment(TEXT("b")).at)
                       .at);
    desk->volume = open_leaflet(desk, "a.html",
                                "<html lang='fr'><link rel=stylesheet href=page.css><p>a<p class=gone>b"
                                "<p><img src='leaf.png' alt='c'><img src='../../etc/passwd' alt='d'>");
    assert_text(desk->volume->group.items->language, "fr");
    assert_leaflet(desk, "a", "p a\np [book/leaf.png c]d\n");
    desk->volume = open_leaflet(desk, "b.md", "PK\3\4");
    assert_null(desk->volume); // whatever it is called
}

static void a_long_page_is_several_parts(void **state)
{
    Desk *desk = *state;
    enum { LINES = 40000 };
    char *words = arena_alloc(desk->arena, 16 * LINES + 1, 1);
    size_t size = 0;
    for (int i = 0; i < LINES; i++)
        size += (size_t)sprintf(words + size, i % 1000 ? "A line.\n\n" : "# Title\n\n");
    Volume *volume = open_leaflet(desk, "a.md", words);
    assert_true(volume->group.item_count > 2);
    assert_int_equal(volume->contents.count, LINES / 1000);
    assert_true(volume->contents.at[LINES / 1000 - 1].item->index > 1);
    volume_close(volume);
    volume = open_leaflet(desk, "a.txt", words);
    assert_int_equal(volume->contents.count, volume->group.item_count);
    assert_text(volume->contents.at[1].label, "");
    assert_int_equal(volume_body(volume, volume->contents.at[1].item)->chapter.flow.blocks[0].kind, BLOCK_PARAGRAPH);
    volume_close(volume);
}

// Nothing is listed beside a page: a name that is not just so is not looked for.
static void a_page_sees_nothing_that_it_does_not_name(void **state)
{
    Desk *desk = *state;
    Volume *volume = open_leaflet(desk, "a.md", "![a](LEAF.png)");
    const Text *names;
    assert_int_equal(source_list_all(desk->source, desk->arena, &names), 0);
    assert_int_equal(source_list(desk->source, desk->arena, TEXT(""), &names), 0);
    assert_text(source_page(desk->source), "a.md");
    assert_text(source_name(desk->source, desk->arena, TEXT("b")), text_format(desk->arena, "%s/b", desk->folder).at);
    const Body *body = volume_body(volume, volume->group.items);
    assert_text(flow_print(desk->arena, body->chapter.flow), "p a\n");
    volume_close(volume);
}

// In a folder of books it sees what stands beside it, and nothing above.
static void a_page_lies_in_a_folder_of_books(void **state)
{
    Desk *desk = *state;
    write_file(desk, "top.png", "a picture");
    write_file(desk, "in/leaf.png", "a picture");
    write_file(desk, "in/a.md", "![a](leaf.png)\n\n![b](../top.png)");
    Source *folder = source_open(desk->folder);
    desk->source = source_open_beneath(folder, TEXT("in/a.md"));
    Volume *volume = volume_open(desk->source, (Id){0}, &desk->problems);
    assert_non_null(volume);
    assert_text(flow_print(desk->arena, volume_body(volume, volume->group.items)->chapter.flow),
                "figure leaf.png \"a\"\np b\n");
    assert_text(source_name(desk->source, desk->arena, TEXT("b")),
                text_format(desk->arena, "%s/in/b", desk->folder).at);
    volume_close(volume);
    source_close(folder);
}

static void links_that_lead_nowhere_are_told(void **state)
{
    Desk *desk = *state;
    VolumeSummary summary;
    Unicode *unicode = unicode_open("en");
    write_small(desk);
    write_file(desk, "book.opf",
               PACKAGE(ONE_FILE "<item id='b' href='b.xhtml' media-type='application/xhtml+xml'/>",
                       "<itemref idref='a'/><itemref idref='b'/>"));
    write_file(desk, "a.xhtml",
               "<p><a href='b.xhtml#x'>a</a><a href='#z'>b</a>\n<a href='b.xhtml#y'>c</a><a href='gone.xhtml#x'>d</a>"
               "<a href='book.opf'>e</a></p>");
    write_file(desk, "b.xhtml", "<p id='x'>a</p><p><a name='z'/>b</p>");
    desk->source = source_open(desk->folder);
    assert_true(volume_proof(desk->source, &(VolumeJudges){.unicode = unicode}, &desk->problems, &summary));
    problems_sort(&desk->problems);
    static const char *const sentences[] = {"this link leads to a place that its page does not have",
                                            "this link leads to a place that its page does not have",
                                            "this link leads to \"gone.xhtml\", which is not in the book"};
    static const int lines[] = {1, 2, 2};
    int told = 0;
    for (int i = 0; i < desk->problems.list.count; i++) {
        const Problem *problem = &desk->problems.list.at[i];
        if (!text_starts(problem->sentence, TEXT("this link")))
            continue;
        assert_true(told < 3);
        assert_text(problem->sentence, sentences[told]);
        assert_int_equal(problem->at.line, lines[told++]);
    }
    assert_int_equal(told, 3);
    unicode_close(unicode);
}

static void gathered_words_have_an_end(void **state)
{
    Desk *desk = *state;
    static Gathered words;
    gathered_begin(&words);
    gathered_add(&words, TEXT("  a\n"));
    for (int i = 0; i < 2000; i++)
        gathered_add(&words, TEXT("\xC3\xA9 b"));
    Text all = gathered_words(&words, desk->arena);
    assert_true(all.size <= GATHERED_BYTES_MOST && text_ill_formed(all) == all.size);
    assert_true(text_starts(all, TEXT("a \xC3\xA9 b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_book_is_opened_without_its_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(contents_lead_to_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(printed_pages_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(printed_pages_go_on_in_sections, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parts_are_read_and_few_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_picture_in_a_page_is_kept_with_its_part, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_note_is_read_from_its_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_is_broken_off, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_no_book_says_why, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lost_container_is_made_up_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(locked_books_are_told_from_others, set_up, tear_down),
        cmocka_unit_test_setup_teardown(older_contents_are_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_book_is_proved, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_page_by_itself_is_a_book, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_page_is_several_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_page_sees_nothing_that_it_does_not_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_page_lies_in_a_folder_of_books, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_that_lead_nowhere_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(gathered_words_have_an_end, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
