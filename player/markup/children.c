#include "markup/children.h"

#include <assert.h>
#include <string.h>

#include "markup/content-model.h"
#include "markup/source-cursor.h"

enum { NAMES_MOST = 128, SHORTEST_GUESSED = 3 };

// How far the children have come along the terms of a form.
typedef struct Fitting {
    XmlNode *node;
    ContentModel model;
    const Form *form;
    Problems *problems;
    int term;                   // the one that is being filled
    XmlNode *first[TERMS_MOST]; // the first child in each term, or NULL
    XmlNode *last;              // the last child that fitted
    int stranger_count;         // since then: each may have been meant for a term that is missing
    Text names[NAMES_MOST];     // of the elements that may stand in the form, once a stranger was met
    int name_count;
} Fitting;

static bool is_words(const XmlNode *node)
{
    return xml_is_text(node) && text_trim(node->text).size;
}

static Position words_start(const XmlNode *text)
{
    SourceCursor cursor = source_cursor_begin(text->text, text->at.file);
    cursor.at = text->at;
    source_cursor_skip_space(&cursor);
    return cursor.at;
}

__attribute__((format(printf, 3, 4))) static void blame(Fitting *fitting, Position at, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    Text sentence = text_vformat(fitting->problems->arena, format, args);
    va_end(args);
    problems_add(fitting->problems, SEVERITY_ERROR, at, "%.*s", TEXT_ARGS(sentence));
}

// Says what the element may hold, in its rule's own words where it has some.
static void hint_rule(Fitting *fitting)
{
    const XmlNode *node = fitting->node;
    Text words =
        node->rule->hint ? text_of(node->rule->hint) : content_model_words(fitting->problems->arena, node->rule);
    problems_hint(fitting->problems, "\"%.*s\" %.*s", TEXT_ARGS(node->name), TEXT_ARGS(words));
}

static bool is_known(Text element)
{
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (text_is(element, vocabulary_rules[i].element))
            return true;
    return false;
}

// What HTML's habits ask for, where nearness would guess wildly.
static const struct {
    const char *habit, *meant;
} habits[] = {
    {"b", "strong"}, {"i", "em"}, {"div", "section"}, {"h1", "title"}, {"h2", "title"}, {"h3", "title"},
};

// The element that may stand in the form and was most likely meant; empty when none is near.
static Text meant_element(Fitting *fitting, Text name)
{
    for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
        if (text_is(name, habits[i].habit) && form_match(fitting->form, text_of(habits[i].meant)))
            return text_of(habits[i].meant);
    if (name.size < SHORTEST_GUESSED)
        return TEXT("");
    if (!fitting->name_count)
        fitting->name_count = form_elements(fitting->form, fitting->names, NAMES_MOST);
    return problem_nearest(name, fitting->names, fitting->name_count);
}

static void blame_unknown(Fitting *fitting, const XmlNode *child)
{
    Text near = meant_element(fitting, child->name);
    blame(fitting, child->at, "unknown element \"%.*s\"", TEXT_ARGS(child->name));
    if (near.size)
        problems_hint(fitting->problems, "did you mean \"%.*s\"?", TEXT_ARGS(near));
    else
        hint_rule(fitting);
}

static bool is_inline(Text element)
{
    Term any = {.entries = text_of(vocabulary_group("inline"))};
    return term_match(&any, element);
}

// An element that the vocabulary knows, where it may not stand.
static void blame_stranger(Fitting *fitting, XmlNode *child)
{
    const XmlNode *node = fitting->node;
    const Form *other = &fitting->model.forms[fitting->form == fitting->model.forms ? 1 : 0];
    bool fits_beside = fitting->model.form_count > 1 && (child->rule = form_match(other, child->name));
    if (fits_beside && fitting->form->is_mixed) {
        blame(fitting, child->at, "\"%.*s\" has no place beside words in \"%.*s\"", TEXT_ARGS(child->name),
              TEXT_ARGS(node->name));
        problems_hint(fitting->problems, "put the words in a \"p\"");
    } else if (text_equal(child->name, node->name) && strcmp(node->rule->entry, node->rule->element) == 0) {
        blame(fitting, child->at, "\"%.*s\" may not hold another \"%.*s\"", TEXT_ARGS(child->name),
              TEXT_ARGS(node->name));
        problems_hint(fitting->problems, "close the first one");
    } else {
        blame(fitting, child->at, "\"%.*s\" has no place in \"%.*s\"", TEXT_ARGS(child->name), TEXT_ARGS(node->name));
        if (is_inline(child->name) && form_match(fitting->form, TEXT("p")))
            problems_hint(fitting->problems, "put it in a \"p\"");
        else
            hint_rule(fitting);
    }
}

// A child in a term that another child fills already.
static void blame_second(Fitting *fitting, const XmlNode *child, const XmlNode *first)
{
    Text node = fitting->node->name;
    if (text_equal(first->name, child->name))
        blame(fitting, child->at, "\"%.*s\" may hold only one \"%.*s\"", TEXT_ARGS(node), TEXT_ARGS(child->name));
    else
        blame(fitting, child->at, "\"%.*s\" may hold only one of \"%.*s\" and \"%.*s\"", TEXT_ARGS(node),
              TEXT_ARGS(first->name), TEXT_ARGS(child->name));
    problems_hint(fitting->problems, "the first stands in line %d", first->at.line);
}

// A child that fits a term which is full or already passed.
static void blame_late(Fitting *fitting, const XmlNode *child, int term)
{
    const XmlNode *first = fitting->first[term], *next = NULL;
    for (int later = term + 1; later < fitting->form->term_count && !next; later++)
        next = fitting->first[later];
    if (first && !fitting->form->terms[term].repeats) {
        blame_second(fitting, child, first);
        return;
    }
    assert(next);
    blame(fitting, child->at, "\"%.*s\" stands too late in \"%.*s\"", TEXT_ARGS(child->name),
          TEXT_ARGS(fitting->node->name));
    problems_hint(fitting->problems, "put it before \"%.*s\" in line %d", TEXT_ARGS(next->name), next->at.line);
}

static bool comes_later(const Term *term, const XmlNode *from)
{
    for (; from; from = from->next)
        if (!xml_is_text(from) && term_match(term, from->name))
            return true;
    return false;
}

static void blame_missing(Fitting *fitting, const Term *term, const XmlNode *before)
{
    const XmlNode *node = fitting->node;
    Text words = term_words(fitting->problems->arena, term);
    const char *article = term->group.size ? "" : words.size > 1 && strchr("aeio", words.at[1]) ? "an " : "a ";
    Position at = before ? before->at : node->at;
    if (fitting->last)
        blame(fitting, at, "\"%.*s\" needs %s%.*s after \"%.*s\"", TEXT_ARGS(node->name), article, TEXT_ARGS(words),
              TEXT_ARGS(fitting->last->name));
    else
        blame(fitting, at, "\"%.*s\" needs %s%.*s", TEXT_ARGS(node->name), article, TEXT_ARGS(words));
    hint_rule(fitting);
}

// Looks at the terms from the present one up to another (not included) for which no child came before this one.
static void pass_terms(Fitting *fitting, int to, const XmlNode *before)
{
    for (int i = fitting->term; i < to; i++) {
        const Term *term = &fitting->form->terms[i];
        if (!term->is_required || fitting->first[i] || comes_later(term, before))
            continue;
        if (fitting->stranger_count)
            fitting->stranger_count--;
        else
            blame_missing(fitting, term, before);
    }
}

static const XmlNode *first_element(const XmlNode *node)
{
    const XmlNode *child = node->first;
    while (child && xml_is_text(child))
        child = child->next;
    return child;
}

// Whether what the child holds first belongs into an element of that rule; a condition in a condition is looked
// through.
static bool holds_its_kind(const ElementRule *rule, const XmlNode *child)
{
    const XmlNode *inner = first_element(child);
    while (inner && text_equal(inner->name, child->name))
        inner = first_element(inner);
    ContentModel model = content_model_of(rule);
    bool is_kind = !inner;
    for (int i = 0; inner && i < model.form_count; i++)
        is_kind |= form_match(&model.forms[i], inner->name) != NULL;
    return is_kind;
}

// Two terms may want elements of one name (when around blocks, when around links): what the child holds decides.
static bool fits_better_later(const Form *form, int term, const XmlNode *child)
{
    const ElementRule *rule = child->rule;
    for (int i = term + 1; i < form->term_count; i++) {
        const ElementRule *later = term_match(&form->terms[i], child->name);
        if (later && later != rule && !holds_its_kind(rule, child) && holds_its_kind(later, child))
            return true;
    }
    return false;
}

static void fit_child(Fitting *fitting, XmlNode *child)
{
    const Form *form = fitting->form;
    for (int i = fitting->term; i < form->term_count; i++) {
        child->rule = term_match(&form->terms[i], child->name);
        if (!child->rule || (fitting->first[i] && !form->terms[i].repeats) || fits_better_later(form, i, child))
            continue;
        pass_terms(fitting, i, child);
        fitting->term = i;
        if (!fitting->first[i])
            fitting->first[i] = child;
        fitting->last = child;
        fitting->stranger_count = 0;
        return;
    }
    for (int i = fitting->term < form->term_count ? fitting->term : form->term_count - 1; i >= 0; i--) {
        child->rule = term_match(&form->terms[i], child->name);
        if (child->rule) {
            blame_late(fitting, child, i);
            return;
        }
    }
    fitting->stranger_count++;
    if (is_known(child->name))
        blame_stranger(fitting, child);
    else
        blame_unknown(fitting, child);
}

static void blame_text(Fitting *fitting, const XmlNode *text)
{
    blame(fitting, words_start(text), "text has no place in \"%.*s\"", TEXT_ARGS(fitting->node->name));
    if (form_match(fitting->form, TEXT("p")))
        problems_hint(fitting->problems, "put it in a \"p\"");
    else
        hint_rule(fitting);
}

// Of two forms: the one that the first words or the first element belong to.
static const Form *choose_form(const ContentModel *model, const XmlNode *node)
{
    for (const XmlNode *child = node->first; child && model->form_count > 1; child = child->next)
        for (int i = 0; i < model->form_count; i++)
            if (xml_is_text(child) ? is_words(child) && model->forms[i].is_mixed
                                   : form_match(&model->forms[i], child->name) != NULL)
                return &model->forms[i];
    return &model->forms[0];
}

// Whether words are wanted and none are there. A cell of a table may be blank; a reply is no part of an option's words.
static bool lacks_words(const Fitting *fitting)
{
    if (!fitting->form->is_mixed || text_is(fitting->node->name, "td") || text_is(fitting->node->name, "th"))
        return false;
    for (const XmlNode *child = fitting->node->first; child; child = child->next)
        if (xml_is_text(child) ? is_words(child) : !text_is(child->name, "reply"))
            return false;
    return true;
}

static void blame_blank(Fitting *fitting)
{
    blame(fitting, fitting->node->at, "\"%.*s\" holds no words", TEXT_ARGS(fitting->node->name));
    problems_hint(fitting->problems, "write some, or take it out");
}

void children_check(XmlNode *node, Problems *problems)
{
    assert(node->rule);
    Fitting fitting = {.node = node, .model = content_model_of(node->rule), .problems = problems};
    fitting.form = choose_form(&fitting.model, node);
    for (XmlNode *child = node->first; child && !interrupt_due(problems->interrupt); child = child->next)
        if (!xml_is_text(child))
            fit_child(&fitting, child);
        else if (!fitting.form->is_mixed && is_words(child))
            blame_text(&fitting, child);
    pass_terms(&fitting, fitting.form->term_count, NULL);
    if (lacks_words(&fitting))
        blame_blank(&fitting);
}
