#include "proof/wording.h"

#include <ctype.h>

#include "proof/pattern.h"

// Words before which it is all right stand in after; in amid those that make it so wherever they stand before it in the
// clause.
typedef struct Wording {
    const char *pattern;
    const char *hint;
    const char *after, *amid;
    bool is_manner; // what somebody may well say, though the library does not
} Wording;

static const char modest[] = "say what can or may help some people";
static const char protective[] = "call it a protective response, or a sign";
static const char wound[] = "say hurt or harm, and not of a person";
static const char free_choice[] = "say what the reader may do, or what some people do";
static const char own_life[] = "what to do about somebody is the reader's to decide";
static const char unasked[] = "nobody is asked what happened, or who they are";
static const char one_cause[] = "drop it: nobody knows the one cause";
static const char people[] = "say people who have lived through trauma";
static const char alert[] = "say that it can keep the body on alert";
static const char small_hurts[] = "say small hurts that repeat";
static const char picture[] = "say what is meant: this picture is lost in other languages";
static const char spoken[] = "say it as people speak";
static const char stop[] = "silence and doubt mean stop, everywhere";
static const char so[] = "say what is so: nobody can promise this";

static const char conditions[] = "if when that what where whatever whom as";
static const char doubts[] = "if whether unless what which how where not n't n\u2019t cannot nobody no never";

static const Wording wordings[] = {
    {.pattern = "cure|cures|cured", .hint = modest},
    {.pattern = "guarantee*", .hint = modest},
    {.pattern = "proven", .hint = modest},
    {.pattern = "transform*", .hint = modest},
    {.pattern = "root|roots", .hint = one_cause},
    {.pattern = "always",
     .hint = "promise less: often, or every time where it is agreed",
     .after = "not n't n\u2019t nearly almost",
     .is_manner = true},
    {.pattern = "symptom*", .hint = protective},
    {.pattern = "failure*", .hint = protective},
    {.pattern = "damage*", .hint = wound},
    {.pattern = "broken person", .hint = wound},
    {.pattern = "victim*", .hint = people},
    {.pattern = "survivors", .hint = people},
    {.pattern = "hijack*", .hint = alert},
    {.pattern = "lives in the body", .hint = alert},
    {.pattern = "micro-trauma*|microtrauma*", .hint = small_hurts},
    {.pattern = "intimacy trauma", .hint = "say it without a new term"},

    // Orders
    {.pattern = "you must", .hint = free_choice, .is_manner = true},
    {.pattern = "you should", .hint = free_choice, .after = conditions, .is_manner = true},
    {.pattern = "you have|need|ought to", .hint = free_choice, .after = conditions, .is_manner = true},
    {.pattern = "you had better", .hint = free_choice, .is_manner = true},
    {.pattern = "leave your partner", .hint = own_life, .after = "to or", .is_manner = true},
    {.pattern = "stay with your partner", .hint = own_life, .after = "to or", .is_manner = true},
    {.pattern = "confront|forgive|report your|them", .hint = own_life, .after = "to or", .is_manner = true},

    // Questions on the past
    {.pattern = "why did|didn't you", .hint = unasked, .is_manner = true},
    {.pattern = "what happened to you?", .hint = unasked, .is_manner = true},
    {.pattern = "who did it|this", .hint = unasked, .is_manner = true},
    {.pattern = "how old are you", .hint = unasked, .is_manner = true},
    {.pattern = "what is your name", .hint = unasked, .is_manner = true},

    // Promises
    {.pattern = "nobody will |ever know", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "no one will |ever know", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "nobody will |ever find out", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "no one will |ever find out", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "in confidence",
     .hint = "say what staff may have to pass on",
     .after = "grow grows growing grew grown gain gains rise rises drop drops loss",
     .amid = doubts,
     .is_manner = true},
    {.pattern = "stays between us|you|both", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "everything will be |all right|alright|fine|well|ok|okay|good|better|safe",
     .hint = so,
     .amid = doubts,
     .is_manner = true},
    {.pattern = "you will be |all right|alright|fine|well|ok|okay|safe", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "you are safe here|now", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "is|are safe to try", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "what you say|tell|share ~ stays with|between|here|private",
     .hint = so,
     .amid = doubts,
     .is_manner = true},
    {.pattern = "what is|was said|told ~ stays with|between|here|private",
     .hint = so,
     .amid = doubts,
     .is_manner = true},
    {.pattern = "someone|somebody|staff|nurse|nurses|clinician|they |here will listen",
     .hint = so,
     .amid = doubts,
     .is_manner = true},
    {.pattern = "staff|nurse|nurses|clinician|clinicians can|will come|help|see|be|talk|listen ~ at once",
     .hint = so,
     .amid = doubts},
    {.pattern = "staff|nurses|clinicians come ~ at once", .hint = so, .amid = doubts},
    {.pattern = "staff|nurse|nurses|clinician|clinicians|someone|somebody|help is|are ~ close by",
     .hint = so,
     .amid = doubts},
    {.pattern = "one of them is close by", .hint = so, .amid = doubts},
    {.pattern = "nobody can hurt|harm you", .hint = so, .amid = doubts, .is_manner = true},
    {.pattern = "nothing |bad can|will happen to you", .hint = so, .amid = doubts, .is_manner = true},

    // Pressure
    {.pattern = "ask again soon", .hint = "leave it to the other when to speak of it again"},

    // Silence and doubt
    {.pattern = "silence|silent|unsure|doubt ~ mean|means|count|counts |as |a pause|break|wait|slower|maybe|yes",
     .hint = stop},
    {.pattern = "no|not answer|sure ~ mean|means|count|counts |as |a pause|break|wait|slower|maybe|yes", .hint = stop},
    {.pattern = "stiff|far-off|frozen body|look ~ mean|means|count|counts |as |a pause|break|wait|slower|maybe|yes",
     .hint = stop},

    // Pictures and turns of phrase that no translator can carry
    {.pattern = "may|might|can|could|will|would land",
     .hint = "say how somebody may hear it",
     .after = "plane bird birds leaf leaves"},
    {.pattern = "land|lands|landed as", .hint = "say how somebody may hear it"},
    {.pattern = "under your|their|his|her breath", .hint = picture},
    {.pattern = "ball of socks", .hint = picture},
    {.pattern = "kept at the door", .hint = picture},
    {.pattern = "more like |the|a weather|wall", .hint = picture},
    {.pattern = "find|finds|lend|lends|lent an ear", .hint = picture},
    {.pattern = "on the spot",
     .hint = picture,
     .after = "walk walking run running jump jumping march marching step stepping stand standing turn turning"},
    {.pattern = "half of you gone", .hint = picture},
    {.pattern = "one for a queue", .hint = picture},
    {.pattern = "feelings obey", .hint = picture},
    {.pattern = "trust ~ before it moves", .hint = picture},
    {.pattern = "speaks for each", .hint = spoken},
    {.pattern = "what holds each time", .hint = spoken},
    {.pattern = "where is it to be", .hint = spoken},
    {.pattern = "not quite false is enough", .hint = spoken},
    {.pattern = "as a rule",
     .hint = "say usually, or most of the time",
     .after = "it this that them agreed made used taken set"},
    {.pattern = "pineapple", .hint = "take a plain word or a sign, like a raised hand"},
};

enum { WORDING_COUNT = sizeof wordings / sizeof *wordings };

// A long text has many words, and most begin no wording.
typedef struct WordingSearch {
    Text text;
    uint32_t firsts[WORDING_COUNT]; // what each wording may begin with,
    uint32_t seconds[26];           // and all of them
} WordingSearch;

static WordingSearch begin_search(Text text, WordingVoice voice)
{
    WordingSearch search = {.text = text};
    for (size_t i = 0; i < WORDING_COUNT; i++)
        if (!wordings[i].is_manner || voice == WORDING_LIBRARY)
            search.firsts[i] = pattern_add_beginnings(wordings[i].pattern, search.seconds);
    return search;
}

static bool find_at(const WordingSearch *search, size_t at, WordingHit *hit)
{
    Text text = search->text;
    if (!pattern_may_begin(text, at, search->seconds))
        return false;
    uint32_t first = UINT32_C(1) << (tolower((unsigned char)text.at[at]) - 'a');
    for (size_t i = 0; i < WORDING_COUNT; i++) {
        const Wording *wording = &wordings[i];
        size_t end = search->firsts[i] & first ? pattern_match(text, at, wording->pattern) : 0;
        if (!end || pattern_is_after(text, at, wording->after) || pattern_is_amid(text, at, wording->amid))
            continue;
        *hit = (WordingHit){at, end, wording->hint};
        return true;
    }
    return false;
}

bool wording_find(const WordedText *worded, size_t *from, WordingHit *hit)
{
    const WordingSearch search = begin_search(worded->text, worded->voice);
    for (size_t at; !interrupt_due(worded->interrupt) && pattern_word(worded->text, from, &at);) {
        if (!find_at(&search, at, hit))
            continue;
        *from = hit->end;
        return true;
    }
    return false;
}

const char *wording_private(Text text, size_t *at)
{
    static const char *const words[] = {"trauma", "sexual", "sex",      "abuse", "assault",
                                        "rape",   "PTSD",   "violence", "BDSM"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t from = 0, start; pattern_word(text, &from, &start);) {
            if (!pattern_match(text, start, words[i]))
                continue;
            if (at)
                *at = start;
            return words[i];
        }
    return NULL;
}
