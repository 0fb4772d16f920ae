#include "command/workload.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>

#include "command/made-phrases.h"

#define FILE_START "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define ROOT " xmlns=\"urn:lectern:content:1\""
#define DATES " reviewed=\"2026-01-15\" review-by=\"2027-01-15\""

enum { PATH_SIZE = 512 };

typedef struct Site {
    const Workload *workload;
    int n;
    const char *folder, *language;
    bool is_well;
} Site;

// What the workload puts in that place.
static void write_at(const Site *site, WorkloadPlace place, FILE *out)
{
    assert(site->language);
    if (site->workload->place == place)
        site->workload->write(out, site->n);
}

static void write_file(Site *site, const char *name, void (*write)(const Site *site, FILE *out))
{
    char path[PATH_SIZE];
    if (site->language)
        snprintf(path, sizeof path, "%s/%s/%s", site->folder, site->language, name);
    else
        snprintf(path, sizeof path, "%s/%s", site->folder, name);
    FILE *out = site->is_well ? fopen(path, "w") : NULL;
    site->is_well = out;
    if (!out)
        return;
    fputs(FILE_START, out);
    write(site, out);
    site->is_well = !ferror(out);
    site->is_well = fclose(out) == 0 && site->is_well;
}

static void make_folder(Site *site, const char *name)
{
    char path[PATH_SIZE];
    snprintf(path, sizeof path, "%s/%s/%s", site->folder, site->language ? site->language : "", name);
    site->is_well = site->is_well && mkdir(path, S_IRWXU) == 0;
}

static void write_chapter(const Site *site, FILE *out)
{
    fprintf(out,
            "<chapter" ROOT " id=\"" WORKLOAD_CHAPTER "\" xml:lang=\"%s\"" DATES
            "><title>A chapter</title><summary>Words</summary>\n"
            "<section id=\"one\"><title>One</title><p>A first line.</p>\n",
            site->language);
    write_at(site, PLACE_FLOW, out);
    for (int i = 0; site->workload->place == PLACE_GLOSSARY && i < site->n; i++)
        fprintf(out, "<p>A <term ref=\"entry-%d\">word</term>.</p>\n", i + 1);
    for (int i = 0; site->workload->place == PLACE_RIDERS && i < site->n; i++)
        fprintf(out, "<rider ref=\"rider-%d\"/>\n", i + 1);
    fputs("</section>\n", out);
    write_at(site, PLACE_CHAPTER, out);
    fputs("</chapter>\n", out);
}

static void write_exercise(const Site *site, FILE *out)
{
    fprintf(out,
            "<exercise" ROOT " id=\"" WORKLOAD_EXERCISE "\" xml:lang=\"%s\"" DATES "><title>An exercise</title>"
            "<summary>Words</summary><minutes>2</minutes><before><p>Stop when you like.</p></before>\n",
            site->language);
    write_at(site, PLACE_EXERCISE, out);
    if (site->workload->place != PLACE_EXERCISE)
        fputs("<step id=\"end\"><p>The end.</p></step>\n", out);
    fputs("</exercise>\n", out);
}

static void write_faq(const Site *site, FILE *out)
{
    fprintf(
        out,
        "<faq" ROOT " id=\"" WORKLOAD_QUESTIONS "\" xml:lang=\"%s\"" DATES
        "><title>Some questions</title><summary>Words</summary>\n"
        "<question id=\"question-0\"><ask>How long is it?</ask><answer><p>As long as it is.</p></answer></question>\n",
        site->language);
    write_at(site, PLACE_QUESTIONS, out);
    fputs("</faq>\n", out);
}

static void write_phrases(const Site *site, FILE *out)
{
    made_phrases_write(out, site->language);
}

static void write_glossary(const Site *site, FILE *out)
{
    fprintf(out,
            "<glossary" ROOT
            " xml:lang=\"%s\">\n<entry id=\"limit\"><word>Limit</word><meaning><p>Plain words.</p></meaning></entry>\n",
            site->language);
    write_at(site, PLACE_GLOSSARY, out);
    fputs("</glossary>\n", out);
}

static void write_rider_file(const Site *site, FILE *out)
{
    fprintf(out, "<riders" ROOT " xml:lang=\"%s\">\n<rider id=\"consent\"><p>Both agree now.</p></rider>\n",
            site->language);
    write_at(site, PLACE_RIDERS, out);
    fputs("</riders>\n", out);
}

static void write_support(const Site *site, FILE *out)
{
    fprintf(out, "<support" ROOT " xml:lang=\"%s\">\n<p>Ask any member of staff.</p>\n", site->language);
    write_at(site, PLACE_SUPPORT, out);
    fputs("</support>\n", out);
}

static void write_about(const Site *site, FILE *out)
{
    fprintf(out,
            "<about" ROOT " xml:lang=\"%s\"" DATES
            "><section id=\"what\"><title>What this is</title><p>Words.</p></section></about>\n",
            site->language);
}

static bool has_items(const Site *site)
{
    return site->workload->place == PLACE_SHELF || site->workload->place == PLACE_BROKEN;
}

static void name_item(const Site *site, int index, char *name, size_t size)
{
    if (site->workload->place == PLACE_BROKEN && index == 0)
        snprintf(name, size, WORKLOAD_EXERCISE);
    else
        snprintf(name, size, "chapter-%d", index);
}

static void write_contents(const Site *site, FILE *out)
{
    fprintf(out,
            "<contents" ROOT " xml:lang=\"%s\"><title>A library</title>\n<shelf kind=\"read\"><title>Read</title>\n"
            "<book id=\"a-book\"><title>A book</title><item src=\"chapters/a-chapter.xml\"/>\n",
            site->language);
    for (int i = 0; has_items(site) && i < site->n; i++) {
        char name[PATH_SIZE / 8];
        name_item(site, i, name, sizeof name);
        fprintf(out, "<item src=\"chapters/%s.xml\"/>\n", name);
    }
    fputs("</book></shelf>\n<shelf kind=\"practise\"><title>Practise</title><book "
          "id=\"exercises\"><title>Exercises</title>"
          "<item src=\"exercises/an-exercise.xml\"/></book></shelf>\n"
          "<shelf kind=\"questions\"><title>Questions</title><item "
          "src=\"faqs/some-questions.xml\"/></shelf></contents>\n",
          out);
}

static bool write_item(const Site *site, int index)
{
    char path[PATH_SIZE], name[PATH_SIZE / 8];
    name_item(site, index, name, sizeof name);
    snprintf(path, sizeof path, "%s/%s/chapters/%s.xml", site->folder, site->language, name);
    FILE *out = fopen(path, "w");
    if (!out)
        return false;
    if (site->workload->place == PLACE_BROKEN)
        fputs("<chapter", out);
    else
        fprintf(out,
                FILE_START
                "<chapter" ROOT " id=\"%s\" xml:lang=\"%s\"" DATES "><title>Chapter %d</title>"
                "<summary>Words</summary><section><title>One</title><p>Plain words.</p></section></chapter>\n",
                name, site->language, index);
    return fclose(out) == 0;
}

static void write_language(Site *site)
{
    make_folder(site, "");
    make_folder(site, "chapters");
    make_folder(site, "exercises");
    make_folder(site, "faqs");
    write_file(site, "contents.xml", write_contents);
    write_file(site, "phrases.xml", write_phrases);
    write_file(site, "glossary.xml", write_glossary);
    write_file(site, "riders.xml", write_rider_file);
    write_file(site, "support.xml", write_support);
    write_file(site, "about.xml", write_about);
    write_file(site, "chapters/a-chapter.xml", write_chapter);
    write_file(site, "exercises/an-exercise.xml", write_exercise);
    write_file(site, "faqs/some-questions.xml", write_faq);
    for (int i = 0; has_items(site) && i < site->n; i++)
        site->is_well = site->is_well && write_item(site, i);
}

static void write_dot(const Site *site, FILE *out)
{
    (void)site;
    fputs("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\"><circle cx=\"32\" cy=\"32\" "
          "r=\"20\"/></svg>\n",
          out);
}

static int count_languages(const Site *site)
{
    return site->workload->place == PLACE_LIBRARY ? site->n : 1;
}

// English, then the codes that are kept for private use.
static void name_language(int index, char code[4])
{
    assert(index >= 0 && index < 26 * 26);
    memcpy(code, index ? "qaa" : "en", index ? 4 : 3);
    if (index) {
        code[1] = (char)('a' + index / 26);
        code[2] = (char)('a' + index % 26);
    }
}

static void write_library(const Site *site, FILE *out)
{
    char code[4];
    fputs("<library" ROOT " default=\"en\">\n", out);
    for (int i = 0; i < count_languages(site); i++) {
        name_language(i, code);
        fprintf(out, "<language code=\"%s\" name=\"Language %d\" reviewed-by=\"tests\"/>\n", code, i);
    }
    fputs("</library>\n", out);
}

bool workload_write(const Workload *workload, int n, const char *folder)
{
    assert(n > 0 && n <= workload->least * 4);
    Site site = {.workload = workload, .n = n, .folder = folder, .is_well = true};
    write_file(&site, "library.xml", write_library);
    make_folder(&site, "pictures");
    write_file(&site, "pictures/dot.svg", write_dot);
    for (int i = 0; i < count_languages(&site); i++) {
        char code[4];
        name_language(i, code);
        site.language = code;
        write_language(&site);
        site.language = NULL;
    }
    return site.is_well;
}
