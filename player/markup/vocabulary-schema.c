// vocabulary_print_schema: the table as RELAX NG. Ids are patterned strings, not xs:ID, so that a validator's own idea
// of ids does not get in the way; what a schema cannot say (unique ids, words among elements) only the checker knows.
#include "markup/vocabulary.h"

#include <string.h>

#include "markup/content-model.h"
#include "markup/value.h"

static void print_attribute(const AttributeRule *rule, FILE *out)
{
    int indent = rule->is_required ? 6 : 8;
    if (!rule->is_required)
        fputs("      <optional>\n", out);
    fprintf(out, "%*s<attribute name=\"%s\">\n", indent, "", rule->name);
    value_print_schema(rule, indent + 2, out);
    fprintf(out, "%*s</attribute>\n", indent, "");
    if (!rule->is_required)
        fputs("      </optional>\n", out);
}

static void print_entries(const Term *term, int indent, FILE *out)
{
    Text rest = term->entries;
    bool is_choice = !term->group.size && text_find(rest, TEXT("|"), 0) < rest.size;
    if (term->group.size) {
        fprintf(out, "%*s<ref name=\"%.*s\"/>\n", indent, "", TEXT_ARGS(term->group));
        return;
    }
    if (is_choice)
        fprintf(out, "%*s<choice>\n", indent, "");
    for (Text entry = content_model_take_entry(&rest); entry.size; entry = content_model_take_entry(&rest))
        fprintf(out, "%*s<ref name=\"%.*s\"/>\n", indent + 2 * is_choice, "", TEXT_ARGS(entry));
    if (is_choice)
        fprintf(out, "%*s</choice>\n", indent, "");
}

static void print_term(const Term *term, int indent, FILE *out)
{
    const char *mark = term->repeats       ? (term->is_required ? "oneOrMore" : "zeroOrMore")
                       : term->is_required ? NULL
                                           : "optional";
    if (mark)
        fprintf(out, "%*s<%s>\n", indent, "", mark);
    print_entries(term, mark ? indent + 2 : indent, out);
    if (mark)
        fprintf(out, "%*s</%s>\n", indent, "", mark);
}

// A form that holds words alone can be held to words; among elements RELAX NG cannot ask for them.
static void print_form(const Form *form, int indent, FILE *out)
{
    static const AttributeRule words = {.kind = VALUE_WORDS};
    if (form->is_mixed && !form->term_count) {
        value_print_schema(&words, indent, out);
        return;
    }
    const char *frame = form->is_mixed ? "mixed" : "group";
    fprintf(out, "%*s<%s>\n", indent, "", frame);
    for (int i = 0; i < form->term_count; i++)
        print_term(&form->terms[i], indent + 2, out);
    fprintf(out, "%*s</%s>\n", indent, "", frame);
}

static void print_minutes(FILE *out)
{
    fprintf(out,
            "      <data type=\"integer\">\n        <param name=\"pattern\">\\s*[0-9]{1,6}\\s*</param>\n"
            "        <param name=\"minInclusive\">%d</param>\n        <param name=\"maxInclusive\">%d</param>\n"
            "      </data>\n",
            MINUTES_LEAST, MINUTES_MOST);
}

static void print_model(const ElementRule *rule, FILE *out)
{
    ContentModel model = content_model_of(rule);
    if (strcmp(rule->entry, "minutes") == 0) {
        print_minutes(out);
    } else if (model.form_count > 1) {
        fputs("      <choice>\n", out);
        for (int i = 0; i < model.form_count; i++)
            print_form(&model.forms[i], 8, out);
        fputs("      </choice>\n", out);
    } else if (model.forms[0].is_mixed || model.forms[0].term_count) {
        print_form(&model.forms[0], 6, out);
    } else if (!rule->attributes[0].name) {
        fputs("      <empty/>\n", out);
    }
}

static void print_rule(const ElementRule *rule, FILE *out)
{
    fprintf(out, "  <define name=\"%s\">\n    <element name=\"%s\">\n", rule->entry, rule->element);
    if (rule->hint)
        fprintf(out, "      <a:documentation>%s %s</a:documentation>\n", rule->element, rule->hint);
    for (const AttributeRule *attribute = rule->attributes; attribute->name; attribute++)
        print_attribute(attribute, out);
    print_model(rule, out);
    fputs("    </element>\n  </define>\n", out);
}

static void print_group(const char *name, FILE *out)
{
    Term all = {.entries = text_of(vocabulary_group(name))};
    fprintf(out, "  <define name=\"%s\">\n", name);
    print_entries(&all, 4, out);
    fputs("  </define>\n", out);
}

static void print_start(FILE *out)
{
    fputs("  <start>\n    <choice>\n", out);
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (vocabulary_is_root(&vocabulary_rules[i]))
            fprintf(out, "      <ref name=\"%s\"/>\n", vocabulary_rules[i].entry);
    fputs("    </choice>\n  </start>\n", out);
}

void vocabulary_print_schema(FILE *out)
{
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<!-- Printed by \"lectern schema\" from the table that the player checks with. Do not edit: print it again. "
          "-->\n"
          "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
          "         xmlns:a=\"http://relaxng.org/ns/compatibility/annotations/1.0\"\n"
          "         datatypeLibrary=\"http://www.w3.org/2001/XMLSchema-datatypes\"\n"
          "         ns=\"" XML_NAMESPACE "\">\n",
          out);
    print_start(out);
    print_group("flow", out);
    print_group("inline", out);
    print_group("interaction", out);
    for (int i = 0; i < vocabulary_rule_count; i++)
        print_rule(&vocabulary_rules[i], out);
    fputs("</grammar>\n", out);
}
