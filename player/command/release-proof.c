#include "command/release-proof.h"

#include "base/calendar.h"
#include "markup/vocabulary.h"

enum { PLACE_DAYS = 180 };

// The day that an attribute of a node says; 0 when it says none.
static int day_of(const XmlNode *node, const char *name)
{
    return calendar_day(text_trim(xml_value(node, name)));
}

static void tell(Problems *problems, const XmlNode *node, const char *name, const char *sentence)
{
    Text day = text_trim(xml_value(node, name));
    problems_add(problems, SEVERITY_ERROR, xml_value_at(node, name), "the day %s, %.*s, %s", name, TEXT_ARGS(day),
                 sentence);
}

static void prove_review(const XmlNode *root, int today, Problems *problems)
{
    int reviewed = day_of(root, "reviewed"), review_by = day_of(root, "review-by");
    if (reviewed > today) {
        tell(problems, root, "reviewed", "is yet to come");
        problems_hint(problems, "write the day on which somebody has read it through");
    }
    if (review_by && review_by < today) {
        tell(problems, root, "review-by", "has passed");
        problems_hint(problems, "have it read through again, then set reviewed and review-by");
    }
}

static void prove_places(const XmlNode *root, int today, Problems *problems)
{
    for (const XmlNode *place = xml_child(root, "place"); place; place = xml_sibling(place, "place")) {
        if (day_of(place, "checked") + PLACE_DAYS >= today)
            continue;
        tell(problems, place, "checked", "lies more than 180 days back");
        problems_hint(problems, "call or visit the place again, or take it out");
    }
}

static void prove(void *owner, Source *source, const XmlNode *root, Problems *problems)
{
    const int *today = owner;
    (void)source;
    if (vocabulary_is_empty(root))
        return;
    prove_review(root, *today, problems);
    prove_places(root, *today, problems);
}

FileProof release_proof(const int *day)
{
    return (FileProof){.prove = prove, .owner = (void *)day};
}
