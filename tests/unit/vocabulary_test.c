#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "markup/content-model.h"
#include "markup/value.h"

#if !defined LECTERN_TESTS_DIR || !defined LECTERN_CONTENT_DIR
#error "LECTERN_TESTS_DIR and LECTERN_CONTENT_DIR must name the folders of the tests and of the content"
#endif

static void every_entry_is_named_once(void **state)
{
    (void)state;
    for (int i = 0; i < vocabulary_rule_count; i++)
        assert_ptr_equal(vocabulary_rule(vocabulary_rules[i].entry), &vocabulary_rules[i]);
}

static void mark_reachable(const ElementRule *rule, bool *reached)
{
    if (reached[rule - vocabulary_rules])
        return;
    reached[rule - vocabulary_rules] = true;
    ContentModel model = content_model_of(rule);
    for (int f = 0; f < model.form_count; f++)
        for (int t = 0; t < model.forms[f].term_count; t++) {
            Text rest = model.forms[f].terms[t].entries;
            char name[64];
            for (Text entry = content_model_take_entry(&rest); entry.size; entry = content_model_take_entry(&rest)) {
                snprintf(name, sizeof name, "%.*s", TEXT_ARGS(entry));
                mark_reachable(vocabulary_rule(name), reached);
            }
        }
}

static void every_entry_stands_in_some_file(void **state)
{
    (void)state;
    bool *reached = calloc((size_t)vocabulary_rule_count, sizeof *reached);
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (vocabulary_is_root(&vocabulary_rules[i]))
            mark_reachable(&vocabulary_rules[i], reached);
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (!reached[i])
            fail_msg("nothing leads to the entry %s", vocabulary_rules[i].entry);
    free(reached);
}

// A child must tell by its name alone which entry it is.
static void no_form_holds_a_name_in_two_entries(void **state)
{
    (void)state;
    for (int i = 0; i < vocabulary_rule_count; i++) {
        ContentModel model = content_model_of(&vocabulary_rules[i]);
        for (int f = 0; f < model.form_count; f++)
            for (int t = 0; t + 1 < model.forms[f].term_count; t++) {
                Text rest = model.forms[f].terms[t].entries;
                char name[64];
                for (Text entry = content_model_take_entry(&rest); entry.size;
                     entry = content_model_take_entry(&rest)) {
                    snprintf(name, sizeof name, "%.*s", TEXT_ARGS(entry));
                    const ElementRule *rule = vocabulary_rule(name);
                    for (int u = t + 1; u < model.forms[f].term_count; u++) {
                        const ElementRule *other = term_match(&model.forms[f].terms[u], text_of(rule->element));
                        if (other && other != rule && strcmp(rule->element, "when") != 0)
                            fail_msg("%s: %s is also %s", vocabulary_rules[i].entry, rule->entry, other->entry);
                    }
                }
            }
    }
}

static void roots_and_groups(void **state)
{
    (void)state;
    XmlAttribute status = {.name = TEXT("status"), .value = TEXT("empty")};
    XmlNode root = {.name = TEXT("faq"), .attributes = &status};
    assert_ptr_equal(vocabulary_root(&root), vocabulary_rule("faq"));
    root.attribute_count = 1;
    assert_ptr_equal(vocabulary_root(&root), vocabulary_rule("empty-faq"));
    root.name = TEXT("riders");
    assert_ptr_equal(vocabulary_root(&root), vocabulary_rule("riders"));
    root.name = TEXT("section");
    assert_null(vocabulary_root(&root));
    assert_false(vocabulary_is_root(vocabulary_rule("section")));
    assert_true(vocabulary_is_root(vocabulary_rule("empty-faq")));
    assert_string_equal(vocabulary_group("inline"), "em|strong|a|br|term|span|code|sub|sup|s|ruby|img");
    assert_null(vocabulary_group("outline"));
}

static void models_are_taken_apart(void **state)
{
    (void)state;
    ContentModel model = content_model_of(vocabulary_rule("li"));
    assert_int_equal(model.form_count, 2);
    assert_true(model.forms[0].is_mixed && !model.forms[1].is_mixed);
    assert_ptr_equal(form_match(&model.forms[0], TEXT("em")), vocabulary_rule("em"));
    assert_ptr_equal(form_match(&model.forms[1], TEXT("when")), vocabulary_rule("when-flow"));
    assert_null(form_match(&model.forms[0], TEXT("p")));
    model = content_model_of(vocabulary_rule("chapter"));
    assert_int_equal(model.forms[0].term_count, 5);
    assert_true(model.forms[0].terms[3].is_required && model.forms[0].terms[3].repeats);
    assert_true(!model.forms[0].terms[4].is_required && !model.forms[0].terms[4].repeats);
}

typedef struct Sample {
    AttributeRule rule;
    const char *fitting, *failing; // values parted by '|'
} Sample;

static const Sample samples[] = {
    {{.kind = VALUE_ID}, "a|a1-b|limits", "|A|1a|-a|a_b|a b| a|\xC3\xA9"},
    {{.kind = VALUE_LINK}, "a|a#b|a-1#b-2", "|#b|a#|a#b#c|http://x|a b"},
    {{.kind = VALUE_REFS}, "a|a b| a  b ", "| |a B"},
    {{.kind = VALUE_DATE},
     "2026-05-31|2024-02-29|2000-02-29",
     "|2026-02-29|2100-02-29|2026-13-01|2026-00-01|2026-01-00|2026-04-31|2026-1-1|26-01-01|0999-01-01|2026-05-31Z|2026/"
     "05/31"},
    {{.kind = VALUE_LANGUAGE}, "en|pt-BR|zh-Hant-TW|ast", "|e|EN|en-|en_GB|english|en-a"},
    {{.kind = VALUE_PATH}, "a.svg|pictures/door.svg|a_b/C-1.x.y", "|/a|a/|../a|a/../b|./a|a//b|.a|a.|a b|a..b|c:\\a"},
    {{.kind = VALUE_WORDS}, "a| a ", "| |\t"},
    {{.kind = VALUE_COUNT, .least = 5, .most = 600}, "5|600|007", "|4|601|-5|5.0|5 |+5|99999999999"},
    {{.kind = VALUE_NUMBER, .least = 1, .most = 12}, "1|12|12.0|4.5|1.125", "|0.9|12.1|12.001|.5|5.|1.2345|1,5|-2|1e1"},
    {{.kind = VALUE_TOKEN, .tokens = "tip care"}, "tip|care", "|ti|tip care|tip |Tip"},
    {{.kind = VALUE_POINTS}, "A13|A13 B07| C1 ", "| |13|a1|A1234|A13,B07"},
    {{.kind = VALUE_TIME}, "9:00|09:00|00:00|23:59|19:05", "|24:00|9|9:5|9:60|9.00|09:00 |9:00 am|-1:00|009:00"},
    {{.kind = VALUE_MATRIX},
     "1 0 0 0 1 0|-1.02 0 1.005 0.5 -0.25 0|  0 1 0\t-1 0 1 ",
     "|1 0 0 0 1|1 0 0 0 1 0 0|1,0 0 0 0 1 0|1 0 0 0 1 x|1e0 0 0 0 1 0|.5 0 0 0 1 0|1000 0 0 0 1 0|+1 0 0 0 1 0|- 0 0 "
     "0 1 0"},
    {{.kind = VALUE_KEY},
     "F1|F9|F12|F24|A|Z|Escape|Pause|Keypad 0",
     "|F0|F25|F 12|f12|a|ESC|Return|Tab|Left|7|AB|Mouse Left"},
    {{.kind = VALUE_SWITCH},
     "Space|F1|F24|A|7|+|\xC3\xA9|Mouse Left|Mouse 5|Left Ctrl|AC Back|Keypad Enter",
     "|a| |F0|F25|f1|SPACE|Spac|Space |Mouse|Mouse 3|Mouse Up|Return,|AA|1 2"},
};

static void expect_each(const AttributeRule *rule, const char *values, bool fits)
{
    const char *end;
    do {
        end = strchr(values, '|');
        Text value = {values, end ? (size_t)(end - values) : strlen(values)};
        if (value_fits(rule, value) != fits)
            fail_msg("\"%.*s\" %s", TEXT_ARGS(value), fits ? "should fit" : "should not fit");
        values = end ? end + 1 : values;
    } while (end);
}

static void values_fit_or_do_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        expect_each(&samples[i].rule, samples[i].fitting, true);
        expect_each(&samples[i].rule, samples[i].failing, false);
    }
}

static void expect_rules(const XmlNode *node)
{
    for (const XmlNode *child = node->first; child; child = child->next) {
        if (xml_is_text(child))
            continue;
        assert_non_null(child->rule);
        assert_true(text_is(child->name, child->rule->element));
        expect_rules(child);
    }
}

static void sound_files_have_no_problem(void **state)
{
    (void)state;
    static const char *const names[] = {"chapter.xml", "exercise.xml", "library.xml"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        Arena *arena = arena_create();
        Problems problems = {.arena = arena};
        const char *path = text_format(arena, "%s/agree/%s", LECTERN_TESTS_DIR, names[i]).at;
        XmlNode *root = xml_read_file(arena, path, text_of(names[i]), &problems);
        assert_non_null(root);
        assert_true(vocabulary_check(root, &problems));
        assert_int_equal(problems.list.count, 0);
        expect_rules(root);
        arena_destroy(arena);
    }
}

static char *print_schema(size_t *size)
{
    char *bytes = NULL;
    FILE *out = open_memstream(&bytes, size);
    vocabulary_print_schema(out);
    fclose(out);
    return bytes;
}

static void the_schema_for_editors_is_what_is_printed(void **state)
{
    (void)state;
    Arena *arena = arena_create();
    Text shipped;
    size_t size;
    char *printed = print_schema(&size);
    assert_int_equal(file_read(arena, LECTERN_CONTENT_DIR "/schema/lectern.rng", XML_BYTES_MOST, &shipped), FILE_READ);
    if (!text_equal((Text){printed, size}, shipped))
        fail_msg("print it again: lectern schema >content/schema/lectern.rng");
    free(printed);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_entry_is_named_once),
        cmocka_unit_test(every_entry_stands_in_some_file),
        cmocka_unit_test(no_form_holds_a_name_in_two_entries),
        cmocka_unit_test(roots_and_groups),
        cmocka_unit_test(models_are_taken_apart),
        cmocka_unit_test(values_fit_or_do_not),
        cmocka_unit_test(sound_files_have_no_problem),
        cmocka_unit_test(the_schema_for_editors_is_what_is_printed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
