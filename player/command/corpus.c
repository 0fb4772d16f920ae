#include "command/corpus.h"

#include <assert.h>
#include <stdio.h>
#include <sys/stat.h>

#include "command/made-phrases.h"
#include "command/made-text.h"

#define FILE_START "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT " xmlns=\"urn:lectern:content:1\" xml:lang=\"en\""

enum { PATH_SIZE = 512, NAME_SIZE = 64, PARAGRAPHS_A_HEADING = 8 };

// What it is written with.
typedef struct Press {
    const Corpus *corpus;
    const char *folder;
    Arena *arena; // of a paragraph
    uint32_t seed;
    bool is_well;
} Press;

static FILE *open_file(Press *press, const char *name)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", press->folder, name);
    FILE *file = press->is_well ? fopen(path, "w") : NULL;
    press->is_well = file;
    return file;
}

static void close_file(Press *press, FILE *file)
{
    press->is_well = file && !ferror(file);
    press->is_well = file && fclose(file) == 0 && press->is_well;
}

static void write_file(Press *press, const char *name, const char *text)
{
    FILE *file = open_file(press, name);
    if (file)
        fputs(text, file);
    close_file(press, file);
}

static void make_folder(Press *press, const char *name)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", press->folder, name);
    press->is_well = press->is_well && mkdir(path, S_IRWXU) == 0;
}

// Paragraphs, and between those tags a heading before some of them.
static void write_text(Press *press, FILE *file, const char *before, const char *after)
{
    long bytes = 0;
    for (int i = 0; bytes < press->corpus->item_bytes; i++) {
        arena_reset(press->arena);
        if (i % PARAGRAPHS_A_HEADING == 0)
            fprintf(file, "%sPart %d%s\n", before, i / PARAGRAPHS_A_HEADING + 1, after);
        Text words = made_text_paragraph(press->arena, &press->seed);
        fprintf(file, "<p>%.*s</p>\n", TEXT_ARGS(words));
        bytes += (long)words.size;
    }
}

// ---- A library

static void write_chapter(Press *press, int index)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "en/chapters/c%d.xml", index);
    FILE *file = open_file(press, name);
    if (file) {
        fprintf(file,
                FILE_START
                "<chapter" ROOT " id=\"c%d\" reviewed=\"2026-01-15\" review-by=\"2030-01-15\">\n"
                "<title>Chapter %d</title><summary>Words</summary>\n<section><title>Opening</title><p>Words.</p>\n",
                index, index + 1);
        write_text(press, file, "</section><section><title>", "</title>");
        fputs("</section></chapter>\n", file);
    }
    close_file(press, file);
}

static void write_contents(Press *press)
{
    FILE *file = open_file(press, "en/contents.xml");
    if (file) {
        fputs(FILE_START "<contents" ROOT "><title>A library</title><shelf kind=\"read\"><title>Read</title>"
                         "<book id=\"book\"><title>A book</title><summary>Words</summary>\n",
              file);
        for (int i = 0; i < press->corpus->item_count; i++)
            fprintf(file, "<item src=\"chapters/c%d.xml\"/>\n", i);
        fputs("</book></shelf></contents>\n", file);
    }
    close_file(press, file);
}

static void write_phrases(Press *press)
{
    FILE *file = open_file(press, "en/phrases.xml");
    if (file) {
        fputs(FILE_START, file);
        made_phrases_write(file, "en");
    }
    close_file(press, file);
}

static void write_library(Press *press)
{
    make_folder(press, "en");
    make_folder(press, "en/chapters");
    write_file(press, "library.xml",
               FILE_START "<library xmlns=\"urn:lectern:content:1\" default=\"en\"><language code=\"en\" "
                          "name=\"English\" reviewed-by=\"tests\"/></library>\n");
    write_contents(press);
    write_phrases(press);
    for (int i = 0; i < press->corpus->item_count; i++)
        write_chapter(press, i);
}

// ---- A book of the world

static void write_page(Press *press, int index)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "p%d.xhtml", index);
    FILE *file = open_file(press, name);
    if (file) {
        fprintf(file,
                FILE_START "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\"><head><title>Page %d</title>"
                           "</head><body>\n",
                index + 1);
        write_text(press, file, "<h2>", "</h2>");
        fputs("</body></html>\n", file);
    }
    close_file(press, file);
}

static void write_package(Press *press)
{
    FILE *file = open_file(press, "book.opf");
    if (file) {
        fputs(FILE_START "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">"
                         "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier "
                         "id=\"id\">made</dc:identifier><dc:title>A book</dc:title><dc:language>en</dc:language>"
                         "</metadata><manifest>\n<item id=\"nav\" href=\"nav.xhtml\" "
                         "media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n",
              file);
        for (int i = 0; i < press->corpus->item_count; i++)
            fprintf(file, "<item id=\"p%d\" href=\"p%d.xhtml\" media-type=\"application/xhtml+xml\"/>\n", i, i);
        fputs("</manifest><spine>\n", file);
        for (int i = 0; i < press->corpus->item_count; i++)
            fprintf(file, "<itemref idref=\"p%d\"/>\n", i);
        fputs("</spine></package>\n", file);
    }
    close_file(press, file);
}

static void write_navigation(Press *press)
{
    FILE *file = open_file(press, "nav.xhtml");
    if (file) {
        fputs(FILE_START "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
                         "<head><title>Contents</title></head><body><nav epub:type=\"toc\"><ol>\n",
              file);
        for (int i = 0; i < press->corpus->item_count; i++)
            fprintf(file, "<li><a href=\"p%d.xhtml\">Page %d</a></li>\n", i, i + 1);
        fputs("</ol></nav></body></html>\n", file);
    }
    close_file(press, file);
}

static void write_book(Press *press)
{
    make_folder(press, "META-INF");
    write_file(press, "mimetype", "application/epub+zip");
    write_file(press, "META-INF/container.xml",
               FILE_START "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                          "<rootfiles><rootfile full-path=\"book.opf\" "
                          "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n");
    write_package(press);
    write_navigation(press);
    for (int i = 0; i < press->corpus->item_count; i++)
        write_page(press, i);
}

bool corpus_write(const Corpus *corpus, const char *folder)
{
    assert(corpus->item_count > 0 && corpus->item_bytes > 0);
    Press press = {
        .corpus = corpus, .folder = folder, .arena = arena_create(), .seed = MADE_TEXT_SEED, .is_well = true};
    if (corpus->is_book)
        write_book(&press);
    else
        write_library(&press);
    arena_destroy(press.arena);
    return press.is_well;
}
