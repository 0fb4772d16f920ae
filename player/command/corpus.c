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
typedef struct CorpusWriter {
    const Corpus *corpus;
    const char *folder;
    Arena *arena; // of a paragraph
    uint32_t seed;
    bool is_well;
} CorpusWriter;

static FILE *open_file(CorpusWriter *writer, const char *name)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", writer->folder, name);
    FILE *file = writer->is_well ? fopen(path, "w") : NULL;
    writer->is_well = file;
    return file;
}

static void close_file(CorpusWriter *writer, FILE *file)
{
    writer->is_well = file && !ferror(file);
    writer->is_well = file && fclose(file) == 0 && writer->is_well;
}

static void write_file(CorpusWriter *writer, const char *name, const char *text)
{
    FILE *file = open_file(writer, name);
    if (file)
        fputs(text, file);
    close_file(writer, file);
}

static void make_folder(CorpusWriter *writer, const char *name)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s", writer->folder, name);
    writer->is_well = writer->is_well && mkdir(path, S_IRWXU) == 0;
}

// Paragraphs, and between those tags a heading before some of them.
static void write_text(CorpusWriter *writer, FILE *file, const char *before, const char *after)
{
    long bytes = 0;
    for (int i = 0; bytes < writer->corpus->item_bytes; i++) {
        arena_reset(writer->arena);
        if (i % PARAGRAPHS_A_HEADING == 0)
            fprintf(file, "%sPart %d%s\n", before, i / PARAGRAPHS_A_HEADING + 1, after);
        Text words = made_text_paragraph(writer->arena, &writer->seed);
        fprintf(file, "<p>%.*s</p>\n", TEXT_ARGS(words));
        bytes += (long)words.size;
    }
}

// ---- A library

static void write_chapter(CorpusWriter *writer, int index)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "en/chapters/c%d.xml", index);
    FILE *file = open_file(writer, name);
    if (file) {
        fprintf(file,
                FILE_START
                "<chapter" ROOT " id=\"c%d\" reviewed=\"2026-01-15\" review-by=\"2030-01-15\">\n"
                "<title>Chapter %d</title><summary>Words</summary>\n<section><title>Opening</title><p>Words.</p>\n",
                index, index + 1);
        write_text(writer, file, "</section><section><title>", "</title>");
        fputs("</section></chapter>\n", file);
    }
    close_file(writer, file);
}

static void write_contents(CorpusWriter *writer)
{
    FILE *file = open_file(writer, "en/contents.xml");
    if (file) {
        fputs(FILE_START "<contents" ROOT "><title>A library</title><shelf kind=\"read\"><title>Read</title>"
                         "<book id=\"book\"><title>A book</title><summary>Words</summary>\n",
              file);
        for (int i = 0; i < writer->corpus->item_count; i++)
            fprintf(file, "<item src=\"chapters/c%d.xml\"/>\n", i);
        fputs("</book></shelf></contents>\n", file);
    }
    close_file(writer, file);
}

static void write_phrases(CorpusWriter *writer)
{
    FILE *file = open_file(writer, "en/phrases.xml");
    if (file) {
        fputs(FILE_START, file);
        made_phrases_write(file, "en");
    }
    close_file(writer, file);
}

static void write_library(CorpusWriter *writer)
{
    make_folder(writer, "en");
    make_folder(writer, "en/chapters");
    write_file(writer, "library.xml",
               FILE_START "<library xmlns=\"urn:lectern:content:1\" default=\"en\"><language code=\"en\" "
                          "name=\"English\" reviewed-by=\"tests\"/></library>\n");
    write_contents(writer);
    write_phrases(writer);
    for (int i = 0; i < writer->corpus->item_count; i++)
        write_chapter(writer, i);
}

// ---- A book of the world

static void write_page(CorpusWriter *writer, int index)
{
    char name[NAME_SIZE];
    snprintf(name, sizeof name, "p%d.xhtml", index);
    FILE *file = open_file(writer, name);
    if (file) {
        fprintf(file,
                FILE_START "<html xmlns=\"http://www.w3.org/1999/xhtml\" xml:lang=\"en\"><head><title>Page %d</title>"
                           "</head><body>\n",
                index + 1);
        write_text(writer, file, "<h2>", "</h2>");
        fputs("</body></html>\n", file);
    }
    close_file(writer, file);
}

static void write_package(CorpusWriter *writer)
{
    FILE *file = open_file(writer, "book.opf");
    if (file) {
        fputs(FILE_START "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" unique-identifier=\"id\">"
                         "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:identifier "
                         "id=\"id\">made</dc:identifier><dc:title>A book</dc:title><dc:language>en</dc:language>"
                         "</metadata><manifest>\n<item id=\"nav\" href=\"nav.xhtml\" "
                         "media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n",
              file);
        for (int i = 0; i < writer->corpus->item_count; i++)
            fprintf(file, "<item id=\"p%d\" href=\"p%d.xhtml\" media-type=\"application/xhtml+xml\"/>\n", i, i);
        fputs("</manifest><spine>\n", file);
        for (int i = 0; i < writer->corpus->item_count; i++)
            fprintf(file, "<itemref idref=\"p%d\"/>\n", i);
        fputs("</spine></package>\n", file);
    }
    close_file(writer, file);
}

static void write_navigation(CorpusWriter *writer)
{
    FILE *file = open_file(writer, "nav.xhtml");
    if (file) {
        fputs(FILE_START "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\">"
                         "<head><title>Contents</title></head><body><nav epub:type=\"toc\"><ol>\n",
              file);
        for (int i = 0; i < writer->corpus->item_count; i++)
            fprintf(file, "<li><a href=\"p%d.xhtml\">Page %d</a></li>\n", i, i + 1);
        fputs("</ol></nav></body></html>\n", file);
    }
    close_file(writer, file);
}

static void write_book(CorpusWriter *writer)
{
    make_folder(writer, "META-INF");
    write_file(writer, "mimetype", "application/epub+zip");
    write_file(writer, "META-INF/container.xml",
               FILE_START "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                          "<rootfiles><rootfile full-path=\"book.opf\" "
                          "media-type=\"application/oebps-package+xml\"/></rootfiles></container>\n");
    write_package(writer);
    write_navigation(writer);
    for (int i = 0; i < writer->corpus->item_count; i++)
        write_page(writer, i);
}

bool corpus_write(const Corpus *corpus, const char *folder)
{
    assert(corpus->item_count > 0 && corpus->item_bytes > 0);
    CorpusWriter writer = {
        .corpus = corpus, .folder = folder, .arena = arena_create(), .seed = MADE_TEXT_SEED, .is_well = true};
    if (corpus->is_book)
        write_book(&writer);
    else
        write_library(&writer);
    arena_destroy(writer.arena);
    return writer.is_well;
}
