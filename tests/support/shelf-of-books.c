#include "shelf-of-books.h"

#include <stdio.h>

#include "archive-writer.h"

enum { PARTS_MOST = 24 };

static const char cover[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 180\">"
                            "<rect width=\"120\" height=\"180\" fill=\"#31525b\"/>"
                            "<circle cx=\"60\" cy=\"80\" r=\"34\" fill=\"#ffa101\"/></svg>";

static const char container[] = "<?xml version=\"1.0\"?>\n"
                                "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                                "<rootfiles><rootfile full-path=\"OPS/package.opf\" "
                                "media-type=\"application/oebps-package+xml\"/></rootfiles></container>";

static Text add(Arena *arena, Text text, Text more)
{
    return text_format(arena, "%.*s%.*s", TEXT_ARGS(text), TEXT_ARGS(more));
}

static Text package_of(Arena *arena, const MadeBook *book)
{
    Text files = TEXT("<item id=\"nav\" href=\"nav.xhtml\" properties=\"nav\" "
                      "media-type=\"application/xhtml+xml\"/>"),
         spine = TEXT(""), author = TEXT("");
    for (int i = 0; i < book->parts; i++) {
        files =
            add(arena, files,
                text_format(arena, "<item id=\"p%d\" href=\"p%d.xhtml\" media-type=\"application/xhtml+xml\"/>", i, i));
        spine = add(arena, spine, text_format(arena, "<itemref idref=\"p%d\"/>", i));
    }
    if (book->has_cover)
        files = add(arena, files,
                    TEXT("<item id=\"cover\" href=\"cover.svg\" properties=\"cover-image\" "
                         "media-type=\"image/svg+xml\"/>"));
    if (book->author)
        author = text_format(arena, "<dc:creator>%s</dc:creator>", book->author);
    return text_format(arena,
                       "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\"><metadata "
                       "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>%s</dc:title>%.*s"
                       "<dc:language>%s</dc:language></metadata><manifest>%.*s</manifest><spine>%.*s</spine></package>",
                       book->title, TEXT_ARGS(author), book->language, TEXT_ARGS(files), TEXT_ARGS(spine));
}

static Text nav_of(Arena *arena, const MadeBook *book)
{
    Text entries = TEXT("");
    for (int i = 0; i < book->parts; i++)
        entries = add(arena, entries, text_format(arena, "<li><a href=\"p%d.xhtml\">Part %d</a></li>", i, i + 1));
    return text_format(arena,
                       "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"><body>"
                       "<nav epub:type=\"toc\"><ol>%.*s</ol></nav></body></html>",
                       TEXT_ARGS(entries));
}

static Text page_of(Arena *arena, int part)
{
    Text words = TEXT("");
    for (int i = 0; i < 6; i++)
        words = add(arena, words,
                    text_format(arena,
                                "<p>Sentence %d of part %d tells of a harbour in the morning, and of boats that come "
                                "home slowly while the light grows.</p>",
                                i + 1, part + 1));
    return text_format(arena, "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><h1>Part %d</h1>%.*s</body></html>",
                       part + 1, TEXT_ARGS(words));
}

static Text path_of(Arena *arena, int part)
{
    return text_format(arena, "OPS/p%d.xhtml", part);
}

Text shelf_book(Arena *arena, const MadeBook *book)
{
    ArchiveWriter writer = {.arena = arena};
    ArchivePart parts[PARTS_MOST + 6] = {
        {.name = TEXT("mimetype"), .bytes = TEXT("application/epub+zip"), .method = ARCHIVE_STORED},
        {.name = TEXT("META-INF/container.xml"), .bytes = text_of(container)},
        {.name = TEXT("OPS/package.opf"), .bytes = package_of(arena, book)},
        {.name = TEXT("OPS/nav.xhtml"), .bytes = nav_of(arena, book)},
    };
    int count = 4;
    for (int i = 0; i < book->parts && i < PARTS_MOST; i++)
        parts[count++] = (ArchivePart){.name = path_of(arena, i), .bytes = page_of(arena, i)};
    if (book->has_cover)
        parts[count++] = (ArchivePart){.name = TEXT("OPS/cover.svg"), .bytes = text_of(cover)};
    if (book->is_locked)
        parts[count++] = (ArchivePart){.name = TEXT("META-INF/license.lcpl"), .bytes = TEXT("{}")};
    for (int i = 0; i < count; i++) {
        parts[i].method = i ? ARCHIVE_DEFLATED : ARCHIVE_STORED;
        archive_writer_add(&writer, &parts[i]);
    }
    return archive_writer_end(&writer, NULL);
}

MadeBook shelf_made(Arena *arena, int number)
{
    static const char *const firsts[] = {
        "The Harbour",  "A Winter", "Old Letters",     "Salt",      "The Kitchen Garden",
        "Night Trains", "Ordinary", "The Glassmaker",  "Rain",      "Under the Bridge",
        "Quiet Hours",  "Zinc",     "Every Island",    "Juniper",   "Low Tide",
        "Yellow House", "Voices",   "The Lamplighter", "Maps",      "Evening",
        "Xylophone",    "Hazel",    "Uphill",          "Driftwood", "Copper",
        "Foxglove"};
    static const char *const seconds[] = {"",           " in Spring",      " and the Sea", " at Noon",
                                          " for Two",   " without Maps",   " Remembered",  ", Retold",
                                          " of a Year", " on the Hillside"};
    static const char *const authors[] = {"Ada Moor", "Ben Lund", "Chidi Okoro", "Dana Petrova", "Elif Kaya", NULL};
    enum { FIRSTS = 26, SECONDS = 10, AUTHORS = 6 };
    int round = number / (FIRSTS * SECONDS);
    Text title = text_format(arena, "%s%s", firsts[number % FIRSTS], seconds[number / FIRSTS % SECONDS]);
    if (round)
        title = text_format(arena, "%.*s, book %d", TEXT_ARGS(title), round + 1);
    return (MadeBook){
        .title = title.at,
        .author = authors[number % AUTHORS],
        .language = number % 9 == 8   ? "de"
                    : number % 7 == 6 ? "en-GB"
                                      : "en",
        .parts = 1 + number % 5,
        .has_cover = number % 3 == 0,
        .is_locked = number % 10 == 9,
    };
}

void shelf_write(const char *folder, int count)
{
    for (int i = 0; i < count; i++) {
        Arena *arena = arena_create();
        MadeBook book = shelf_made(arena, i);
        archive_write(shelf_book(arena, &book), text_format(arena, "%s/book-%04d.epub", folder, i).at);
        arena_destroy(arena);
    }
}
