// The id and version of a library: read from library.xml, and the version written anew in its place alone.
#include "pack/imprint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- version=\"2\" <library version=\"3\"> -->\n"
#define NAMESPACE "xmlns=\"urn:lectern:content:1\""
#define TAIL "<language code=\"en\" name=\"version &quot;5&quot;\"/>\n</library>\n<!-- version=\"4\" -->\n"

typedef struct Case {
    const char *before, *after;
    int version;
} Case;

static const Case cases[] = {
    {"\xEF\xBB\xBF" HEAD "<library " NAMESPACE " id=\"home\" version=\"6\" default=\"en\">" TAIL,
     "\xEF\xBB\xBF" HEAD "<library " NAMESPACE " id=\"home\" version=\"7\" default=\"en\">" TAIL, 6},
    {HEAD "<library " NAMESPACE " id=\"home\" version=\"6\" default=\"en\">" TAIL,
     HEAD "<library " NAMESPACE " id=\"home\" version=\"7\" default=\"en\">" TAIL, 6},
    {HEAD "<library version='999998'\n  id='home' " NAMESPACE " default='en'>" TAIL,
     HEAD "<library version='7'\n  id='home' " NAMESPACE " default='en'>" TAIL, 999998},
    {HEAD "<library id=\"home\" version = \" 6 \" " NAMESPACE " default=\"en\" >" TAIL, NULL, 0},
    {HEAD "<library id=\"home\" default=\"en\" " NAMESPACE "\n>" TAIL,
     HEAD "<library version=\"7\" id=\"home\" default=\"en\" " NAMESPACE "\n>" TAIL, 0},
    {HEAD "<library " NAMESPACE
          " id=\"home\" default=\"en\"><language code=\"en\" name=\"English\" version=\"3\"/></library>",
     NULL, 0},
    {HEAD "<riders " NAMESPACE " xml:lang=\"en\"><rider id=\"a\"><p>b</p></rider></riders>", NULL, 0},
    {HEAD "<trust " NAMESPACE " version=\"41\" need=\"author\"/>",
     HEAD "<trust " NAMESPACE " version=\"7\" need=\"author\"/>", 41},
};

static void the_version_alone_is_written_anew(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Problems problems = {.arena = arena_create()};
        Imprint imprint;
        Text bytes = text_of(cases[i].before);
        assert_int_equal(imprint_read(bytes, TEXT("library.xml"), &imprint, &problems), cases[i].after != NULL);
        if (cases[i].after) {
            assert_int_equal(imprint.version, cases[i].version);
            assert_string_equal(imprint.id.at, strstr(cases[i].before, "<trust") ? "trust" : "home");
            assert_string_equal(imprint_with_version(problems.arena, bytes, 7).at, cases[i].after);
        }
        arena_destroy(problems.arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_version_alone_is_written_anew)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
