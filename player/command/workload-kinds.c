// The kinds of workload: what each writes n of.
#include "command/workload.h"

enum { LINKS_A_PARAGRAPH = 10 };

static void repeat(FILE *out, int n, const char *words)
{
    for (int i = 0; i < n; i++)
        fputs(words, out);
}

static void nest(FILE *out, int n, const char *open, const char *close)
{
    repeat(out, n, open);
    fputs("<p>In the middle.</p>", out);
    repeat(out, n, close);
}

// ---- running text

static void write_tables(FILE *out, int n)
{
    nest(out, n, "<table><tr><td>", "</td><td>Beside it.</td></tr></table>");
}

static void write_lists(FILE *out, int n)
{
    nest(out, n, "<ul><li>", "</li><li>After it.</li></ul>");
}

static void write_quotes(FILE *out, int n)
{
    nest(out, n, "<blockquote>", "</blockquote>");
}

static void write_notes(FILE *out, int n)
{
    nest(out, n, "<note kind=\"tip\">", "</note>");
}

static void write_definitions(FILE *out, int n)
{
    nest(out, n, "<dl><dt>Word</dt><dd>", "</dd></dl>");
}

// Lists, notes and quotes in tables.
static void write_nest(FILE *out, int n)
{
    nest(out, n, "<table><tr><td><ul><li><note kind=\"tip\"><blockquote>",
         "</blockquote></note></li></ul></td><td>Beside it.</td></tr></table>");
}

static void write_emphasis(FILE *out, int n)
{
    fputs("<p>", out);
    repeat(out, n, "<span><em>w");
    repeat(out, n, "</em></span>");
    fputs("</p>", out);
}

static void write_links(FILE *out, int n)
{
    for (int i = 0; i < n; i++) {
        fputs(i % LINKS_A_PARAGRAPH ? " and " : "<p>See ", out);
        fputs("<a href=\"" WORKLOAD_QUESTIONS "#question-0\">the answer</a>", out);
        if (i % LINKS_A_PARAGRAPH == LINKS_A_PARAGRAPH - 1 || i == n - 1)
            fputs(".</p>\n", out);
    }
}

// Each to another place of the chapter itself.
static void write_places(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "<p id=\"p-%d\">See <a href=\"" WORKLOAD_CHAPTER "#p-%d\">that one</a>.</p>\n", i, n - 1 - i);
}

static void write_strays(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "<p>See <a href=\"a-chapter-%d\">that one</a>.</p>\n", i);
}

static void write_landing(FILE *out, int n)
{
    fputs("<landing>\n", out);
    repeat(out, n, "<link ref=\"" WORKLOAD_QUESTIONS "#question-0\"/>\n");
    fputs("</landing>\n", out);
}

static void write_rider_uses(FILE *out, int n)
{
    repeat(out, n, "<rider ref=\"consent\"/>\n");
}

static void write_long_paragraph(FILE *out, int n)
{
    fputs("<p>", out);
    repeat(out, n, "Plain words stand here one by one. ");
    fputs("</p>\n", out);
}

static void write_sentence(FILE *out, int n)
{
    fputs("<p>Plain", out);
    repeat(out, n, " words");
    fputs(".</p>\n", out);
}

static void write_word(FILE *out, int n)
{
    fputs("<p>", out);
    repeat(out, n, "w");
    fputs("</p>\n", out);
}

// One letter that bears them all.
static void write_marks(FILE *out, int n)
{
    fputs("<p>e", out);
    repeat(out, n, "\u0301");
    fputs("</p>\n", out);
}

static void write_directions(FILE *out, int n)
{
    fputs("<p>", out);
    repeat(out, n, "one \u05D0 ");
    fputs("</p>\n", out);
}

static void write_isolates(FILE *out, int n)
{
    fputs("<p>", out);
    repeat(out, n, "\u2067w");
    repeat(out, n, "\u2069");
    fputs("</p>\n", out);
}

static void write_breaks(FILE *out, int n)
{
    fputs("<p>w", out);
    repeat(out, n, "<br/>w");
    fputs("</p>\n", out);
}

static void write_spans(FILE *out, int n)
{
    fputs("<p>w", out);
    repeat(out, n, " <em>one</em> <span xml:lang=\"de\">zwei</span>");
    fputs("</p>\n", out);
}

static void write_blocks(FILE *out, int n)
{
    repeat(out, n, "<p>Plain words.</p>\n");
}

static void write_list_items(FILE *out, int n)
{
    fputs("<ol>\n", out);
    repeat(out, n, "<li>Plain words.</li>\n");
    fputs("</ol>\n", out);
}

// A line of one word with tabs in it, then as many lines.
static void write_kept_lines(FILE *out, int n)
{
    fputs("<pre>", out);
    repeat(out, n, "w\tw");
    repeat(out, n, "\n  w <code>w</code>");
    fputs("</pre>\n", out);
}

static void write_verse(FILE *out, int n)
{
    fputs("<verse>\n", out);
    repeat(out, n, "<line indent=\"2\">Plain words.</line>\n");
    fputs("</verse><verse>\n", out);
    repeat(out, n, "<stanza><line>m<sup>2</sup></line></stanza>\n");
    fputs("</verse>\n", out);
}

static void write_rests(FILE *out, int n)
{
    repeat(out, n, "<hr/>\n");
}

static void write_numbers(FILE *out, int n)
{
    static const char *const types[] = {"1", "a", "A", "i", "I"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        fprintf(out, "<ol type=\"%s\" start=\"9000\" reversed=\"yes\">\n", types[i]);
        repeat(out, n, "<li>Plain words.</li>\n");
        fputs("</ol>\n", out);
    }
}

// Lists in lists, each with a number that is wider than its indent.
static void write_deep_numbers(FILE *out, int n)
{
    nest(out, n, "<ol type=\"i\"><li value=\"3888\">", "</li><li>After it.</li></ol>");
}

static void write_rows(FILE *out, int n)
{
    fputs("<table>\n", out);
    repeat(out, n, "<tr><th>Day</th><td>Plain words</td></tr>\n");
    fputs("</table>\n", out);
}

static void write_readings(FILE *out, int n)
{
    fputs("<p>w", out);
    repeat(out, n, " <ruby>w<rt>w</rt></ruby> <img src=\"pictures/dot.svg\" alt=\"A dot\"/>.");
    fputs("</p>\n", out);
}

// Each cell wants more columns and rows than there are.
static void write_cell_spans(FILE *out, int n)
{
    fputs("<table>\n", out);
    repeat(out, n, "<tr><th rowspan=\"64\">Day</th><td colspan=\"64\" rowspan=\"3\">Words</td><td>More</td></tr>\n");
    fputs("</table><table><tr>", out);
    repeat(out, n, "<td colspan=\"64\">Words</td>");
    fputs("</tr></table>\n", out);
}

static void write_columns(FILE *out, int n)
{
    fputs("<table>\n", out);
    for (int row = 0; row < 2; row++) {
        fputs("<tr>", out);
        repeat(out, n, "<td>Words</td>");
        fputs("</tr>\n", out);
    }
    fputs("</table>\n", out);
}

static void write_figures(FILE *out, int n)
{
    repeat(out, n, "<figure><img src=\"pictures/dot.svg\" alt=\"A dot\"/><figcaption>A dot</figcaption></figure>\n");
}

static void write_sections(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "<section id=\"section-%d\"><title>Section</title><p>Plain words.</p></section>\n", i);
}

static void write_attributes(FILE *out, int n)
{
    fputs("<p", out);
    for (int i = 0; i < n; i++)
        fprintf(out, " a%d=\"\"", i);
    fputs(">Words.</p>\n", out);
}

static void write_strangers(FILE *out, int n)
{
    repeat(out, n, "<sectoin>Words.</sectoin>\n");
}

static void write_twins(FILE *out, int n)
{
    repeat(out, n, "<p id=\"twin\">Words.</p>\n");
}

// ---- exercises

// Every other one is met.
static void write_steps(FILE *out, int n)
{
    fputs("<step id=\"ask\"><choose name=\"way\"><option id=\"left\">Left</option><option "
          "id=\"right\">Right</option></choose></step>\n",
          out);
    for (int i = 0; i < n; i++)
        fprintf(out, "<when name=\"way\" is=\"%s\"><step id=\"s-%d\"><p>Plain words.</p></step></when>\n",
                i % 2 ? "left" : "right", i);
    fputs("<step id=\"end\"><p>The end.</p></step>\n", out);
}

static void write_plain_steps(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "<step id=\"s-%d\"><p>Plain words.</p></step>\n", i);
}

// Each leads on to two others.
static void write_branches(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out,
                "<step id=\"s-%d\"><choose name=\"c-%d\"><option id=\"on\">On</option>"
                "<option id=\"far\" goto=\"s-%d\">Far</option></choose></step>\n",
                i, i, i + 2 < n ? i + 2 : n - 1);
}

static void write_jumps(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "<step id=\"s-%d\" next=\"s-%d\"><p>Plain words.</p></step>\n", i, i + 1 < n ? i + 1 : i - 1);
}

// Each answer hangs on another one: on the one before it, or round in a circle.
static void write_hanging(FILE *out, int n, bool is_circle)
{
    for (int i = 0; i < n; i++) {
        fprintf(out, "<step id=\"s-%d\"><checklist name=\"a-%d\">", i, i);
        int other = is_circle ? (i + 1) % n : i - 1;
        if (other >= 0)
            fprintf(out, "<when name=\"a-%d\" is=\"plain\"><option id=\"late\">Late</option></when>", other);
        if (other >= 0)
            fprintf(out, "<when name=\"a-%d\" is=\"none\"><option id=\"other\">Other</option></when>", other);
        fputs("<option id=\"plain\">Plain</option></checklist></step>\n", out);
    }
    fputs("<step id=\"more\"><choose name=\"more\"><option id=\"again\" goto=\"s-0\">Again</option>"
          "<option id=\"done\">Done now</option></choose></step>\n<step id=\"end\"><p>The end.</p></step>\n",
          out);
}

static void write_circle(FILE *out, int n)
{
    write_hanging(out, n, true);
}

static void write_chain(FILE *out, int n)
{
    write_hanging(out, n, false);
}

// Each answer is chosen from those of the one before it.
static void write_from(FILE *out, int n)
{
    fputs("<step id=\"s-0\"><checklist name=\"a-0\"><option id=\"one\">One</option><option "
          "id=\"two\">Two</option></checklist></step>\n",
          out);
    for (int i = 1; i < n; i++)
        fprintf(out, "<step id=\"s-%d\"><checklist name=\"a-%d\" from=\"a-%d\"/></step>\n", i, i, i - 1);
    fputs("<step id=\"end\"><p>The end.</p></step>\n", out);
}

// The same, round in a circle.
static void write_from_circle(FILE *out, int n)
{
    for (int i = 0; i < n; i++)
        fprintf(out, "<step id=\"s-%d\"><checklist name=\"a-%d\" from=\"a-%d\"/></step>\n", i, i, (i + 1) % n);
    fputs("<step id=\"more\"><choose name=\"more\"><option id=\"again\" goto=\"s-0\">Again</option>"
          "<option id=\"done\">Done now</option></choose></step>\n<step id=\"end\"><p>The end.</p></step>\n",
          out);
}

static void write_options(FILE *out, int n)
{
    fputs("<step id=\"ask\"><checklist name=\"way\">\n", out);
    for (int i = 0; i < n; i++)
        fprintf(out, "<option id=\"o-%d\">Words</option>\n", i);
    fputs("</checklist></step>\n", out);
}

static void write_cards(FILE *out, int n)
{
    fputs("<step id=\"look\"><cards>\n", out);
    repeat(out, n, "<card><front>Words</front><back>More words.</back></card>\n");
    fputs("</cards></step>\n", out);
}

static void write_turns(FILE *out, int n)
{
    fputs("<step id=\"talk\"><turns>\n", out);
    repeat(out, n, "<turn who=\"first\"><p>Say it.</p></turn>\n<turn who=\"alone\"><p>Think it.</p></turn>\n");
    fputs("</turns></step>\n", out);
}

static void write_slip(FILE *out, int n)
{
    fputs("<step id=\"ask\"><choose name=\"way\"><option id=\"left\">Left</option><option "
          "id=\"right\">Right</option></choose></step>\n"
          "<step id=\"take\"><slip>\n",
          out);
    repeat(out, n, "<line>I go <answer name=\"way\"/>.</line>\n");
    fputs("</slip></step>\n", out);
}

static void write_whens(FILE *out, int n)
{
    fputs("<step id=\"ask\"><choose name=\"way\"><option id=\"left\">Left</option><option "
          "id=\"right\">Right</option></choose></step>\n",
          out);
    repeat(out, n, "<when name=\"way\" is=\"left none\">");
    fputs("<step id=\"deep\"><p>Plain words.</p></step>", out);
    repeat(out, n, "</when>");
    fputs("<step id=\"end\"><p>The end.</p></step>\n", out);
}

static void write_step_links(FILE *out, int n)
{
    fputs("<step id=\"look\"><p>Plain words.</p><links>\n", out);
    repeat(out, n, "<link ref=\"" WORKLOAD_QUESTIONS "#question-0\"/>\n");
    fputs("</links></step>\n", out);
}

// ---- the library

static void write_questions(FILE *out, int n)
{
    for (int i = 1; i <= n; i++)
        fprintf(out,
                "<question id=\"question-%d\"><ask>How long is it?</ask><answer><p>Plain words.</p></answer>"
                "<also><link ref=\"" WORKLOAD_QUESTIONS "#question-%d\"/></also></question>\n",
                i, i - 1);
}

static void write_entries(FILE *out, int n)
{
    for (int i = 1; i <= n; i++)
        fprintf(out, "<entry id=\"entry-%d\"><word>Word</word><meaning><p>Plain words.</p></meaning></entry>\n", i);
}

static void write_riders(FILE *out, int n)
{
    for (int i = 1; i <= n; i++)
        fprintf(out, "<rider id=\"rider-%d\"><p>Plain words.</p></rider>\n", i);
}

static void write_support_places(FILE *out, int n)
{
    repeat(out, n, "<place checked=\"2026-01-15\"><name>Front desk</name><reach>By the door</reach></place>\n");
}

const Workload workloads[] = {
    {"steps", PLACE_EXERCISE, 400, .is_common = true, .write = write_steps},
    {"items", PLACE_SHELF, 1000, .is_common = true},
    {"broken", PLACE_BROKEN, 250, .is_faulty = true},
    {"rows", PLACE_FLOW, 1250, .is_common = true, .write = write_rows},
    {"nest", PLACE_FLOW, 2, .is_common = true, .write = write_nest},
    {"languages", PLACE_LIBRARY, 10, .is_common = true},
    {"links", PLACE_FLOW, 2500, .is_common = true, .write = write_links},
    {"tables", PLACE_FLOW, 5, .write = write_tables},
    {"lists", PLACE_FLOW, 7, .write = write_lists},
    {"quotes", PLACE_FLOW, 15, .write = write_quotes},
    {"notes", PLACE_FLOW, 15, .write = write_notes},
    {"definitions", PLACE_FLOW, 7, .write = write_definitions},
    {"emphasis", PLACE_FLOW, 7, .write = write_emphasis},
    {"places", PLACE_FLOW, 2500, .write = write_places},
    {"strays", PLACE_FLOW, 1000, .write = write_strays, .is_faulty = true},
    {"landing", PLACE_CHAPTER, 2500, .write = write_landing},
    {"rider-uses", PLACE_FLOW, 500, .write = write_rider_uses},
    {"paragraph", PLACE_FLOW, 7500, .write = write_long_paragraph},
    {"sentence", PLACE_FLOW, 10000, .write = write_sentence},
    {"word", PLACE_FLOW, 25000, .write = write_word},
    {"marks", PLACE_FLOW, 5000, .write = write_marks},
    {"directions", PLACE_FLOW, 5000, .write = write_directions},
    {"isolates", PLACE_FLOW, 8000, .write = write_isolates}, // fewer are drawn more often than set
    {"breaks", PLACE_FLOW, 2500, .write = write_breaks},
    {"spans", PLACE_FLOW, 2500, .write = write_spans},
    {"blocks", PLACE_FLOW, 2500, .write = write_blocks},
    {"list-items", PLACE_FLOW, 2500, .write = write_list_items},
    {"kept-lines", PLACE_FLOW, 2500, .write = write_kept_lines},
    {"verse", PLACE_FLOW, 1250, .write = write_verse},
    {"rests", PLACE_FLOW, 2500, .write = write_rests},
    {"numbers", PLACE_FLOW, 500, .write = write_numbers},
    {"deep-numbers", PLACE_FLOW, 7, .write = write_deep_numbers},
    {"readings", PLACE_FLOW, 500, .write = write_readings},
    {"cell-spans", PLACE_FLOW, 250, .write = write_cell_spans},
    {"columns", PLACE_FLOW, 1000, .write = write_columns},
    {"figures", PLACE_FLOW, 500, .write = write_figures},
    {"sections", PLACE_CHAPTER, 2500, .write = write_sections},
    {"attributes", PLACE_FLOW, 7500, .write = write_attributes, .is_faulty = true},
    {"strangers", PLACE_FLOW, 2500, .write = write_strangers, .is_faulty = true},
    {"twins", PLACE_FLOW, 2500, .write = write_twins, .is_faulty = true},
    {"plain-steps", PLACE_EXERCISE, 1000, .write = write_plain_steps},
    {"branches", PLACE_EXERCISE, 7, .write = write_branches},
    {"jumps", PLACE_EXERCISE, 500, .write = write_jumps, .is_faulty = true},
    {"circle", PLACE_EXERCISE, 7, .write = write_circle, .is_faulty = true},
    {"chain", PLACE_EXERCISE, 7, .write = write_chain},
    {"from", PLACE_EXERCISE, 7, .write = write_from},
    {"from-circle", PLACE_EXERCISE, 7, .write = write_from_circle, .is_faulty = true},
    {"options", PLACE_EXERCISE, 1000, .write = write_options, .is_faulty = true},
    {"cards", PLACE_EXERCISE, 1000, .write = write_cards},
    {"turns", PLACE_EXERCISE, 500, .write = write_turns},
    {"slip", PLACE_EXERCISE, 500, .write = write_slip},
    {"whens", PLACE_EXERCISE, 15, .write = write_whens},
    {"step-links", PLACE_EXERCISE, 1000, .write = write_step_links},
    {"questions", PLACE_QUESTIONS, 500, .write = write_questions},
    {"entries", PLACE_GLOSSARY, 1250, .write = write_entries},
    {"riders", PLACE_RIDERS, 500, .write = write_riders},
    {"support", PLACE_SUPPORT, 1000, .write = write_support_places},
};
const int workload_count = sizeof workloads / sizeof *workloads;
