#include "markup/content-model.h"

#include <assert.h>
#include <string.h>

enum { GROUP_NAME_SIZE = 16 };

static Text group_entries(Text group)
{
    char name[GROUP_NAME_SIZE];
    assert(group.size < sizeof name);
    memcpy(name, group.at, group.size);
    name[group.size] = '\0';
    const char *entries = vocabulary_group(name);
    assert(entries);
    return text_of(entries);
}

static Term term_of(Text written)
{
    char mark = written.at[written.size - 1];
    bool is_marked = mark == '?' || mark == '*' || mark == '+';
    Term term = {.is_required = mark != '?' && mark != '*', .repeats = mark == '*' || mark == '+'};
    if (is_marked)
        written.size--;
    if (written.at[0] == '(')
        written = text_slice(written, 1, written.size - 1);
    term.entries = written;
    if (written.at[0] == '@') {
        term.group = text_slice(written, 1, written.size);
        term.entries = group_entries(term.group);
    }
    return term;
}

ContentModel content_model_of(const ElementRule *rule)
{
    ContentModel model = {.form_count = 1};
    Text rest = text_of(rule->model);
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        Form *form = &model.forms[model.form_count - 1];
        if (text_is(word, "||")) {
            assert(model.form_count < FORMS_MOST);
            model.form_count++;
        } else if (text_is(word, "#text")) {
            form->is_mixed = true;
        } else {
            assert(form->term_count < TERMS_MOST);
            form->terms[form->term_count++] = term_of(word);
        }
    }
    return model;
}

Text content_model_take_entry(Text *entries)
{
    size_t end = text_find(*entries, TEXT("|"), 0);
    Text entry = text_slice(*entries, 0, end);
    *entries = text_slice(*entries, end + 1, entries->size);
    return entry;
}

static bool lists_entry(Text entries, const char *entry)
{
    for (Text one = content_model_take_entry(&entries); one.size; one = content_model_take_entry(&entries))
        if (text_is(one, entry))
            return true;
    return false;
}

const ElementRule *term_match(const Term *term, Text element)
{
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (text_is(element, vocabulary_rules[i].element) && lists_entry(term->entries, vocabulary_rules[i].entry))
            return &vocabulary_rules[i];
    return NULL;
}

const ElementRule *form_match(const Form *form, Text element)
{
    const ElementRule *rule = NULL;
    for (int i = 0; i < form->term_count && !rule; i++)
        rule = term_match(&form->terms[i], element);
    return rule;
}

static const char *element_of(Text entry)
{
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (text_is(entry, vocabulary_rules[i].entry))
            return vocabulary_rules[i].element;
    assert(false && "an entry of the vocabulary");
    return NULL;
}

int form_elements(const Form *form, Text *elements, int most)
{
    int count = 0;
    for (int i = 0; i < form->term_count; i++) {
        Text rest = form->terms[i].entries;
        for (Text entry = content_model_take_entry(&rest); entry.size && count < most;
             entry = content_model_take_entry(&rest))
            elements[count++] = text_of(element_of(entry));
    }
    return count;
}

// Whether the entry is told of: a condition may stand almost anywhere, and is not what an author looks for first.
static bool is_told(Text entry)
{
    return !text_starts(entry, TEXT("when-"));
}

Text term_words(Arena *arena, const Term *term)
{
    if (term->group.size)
        return TEXT("running text like \"p\"");
    Text words = TEXT(""), rest = term->entries;
    for (Text entry = content_model_take_entry(&rest); entry.size; entry = content_model_take_entry(&rest))
        if (is_told(entry))
            words = text_format(arena, "%.*s%s\"%s\"", TEXT_ARGS(words), words.size ? " or " : "", element_of(entry));
    return words;
}

typedef struct NameList {
    Arena *arena;
    Text words, last; // all but the last, which is set apart by "and"
} NameList;

static void add_name(NameList *list, const char *name)
{
    if (list->last.size)
        list->words = text_format(list->arena, "%.*s%s%.*s", TEXT_ARGS(list->words), list->words.size ? ", " : "",
                                  TEXT_ARGS(list->last));
    list->last = text_of(name);
}

static Text form_words(Arena *arena, const Form *form)
{
    NameList list = {.arena = arena};
    if (form->is_mixed)
        add_name(&list, form->term_count ? "words" : "words only");
    for (int i = 0; i < form->term_count; i++) {
        Text rest = form->terms[i].entries;
        if (text_is(form->terms[i].group, "flow")) {
            add_name(&list, "running text like p");
            continue;
        }
        for (Text entry = content_model_take_entry(&rest); entry.size; entry = content_model_take_entry(&rest))
            if (is_told(entry))
                add_name(&list, element_of(entry));
    }
    return text_format(arena, "%.*s%s%.*s", TEXT_ARGS(list.words), list.words.size ? " and " : "",
                       TEXT_ARGS(list.last));
}

Text content_model_words(Arena *arena, const ElementRule *rule)
{
    ContentModel model = content_model_of(rule);
    if (model.form_count > 1)
        return text_format(arena, "holds %.*s, or running text like p", TEXT_ARGS(form_words(arena, &model.forms[0])));
    if (!model.forms[0].is_mixed && !model.forms[0].term_count)
        return TEXT("is empty");
    return text_format(arena, "holds %.*s", TEXT_ARGS(form_words(arena, &model.forms[0])));
}
