#include "proof/wording.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>
#include <strings.h>

// A star stands for any letters. Words before which it is all right stand in after, parted by spaces.
typedef struct Wording {
    const char *words;
    const char *hint;
    const char *after;
    bool is_manner; // what somebody may well say, though the library does not
} Wording;

static const char *const modest = "say what can or may help some people";
static const char *const protective = "call it a protective response, or a sign";
static const char *const wound = "say hurt or harm, and not of a person";
static const char *const free_choice = "say what the reader may do, or what some people do";
static const char *const own_life = "what to do about somebody is the reader's to decide";
static const char *const unasked = "nobody is asked what happened, or who they are";
static const char *const conditions = "if when that what where whatever whom as";

static const Wording wordings[] = {
    {"cure", modest, NULL, false},
    {"cures", modest, NULL, false},
    {"cured", modest, NULL, false},
    {"guarantee*", modest, NULL, false},
    {"proven", modest, NULL, false},
    {"transform*", modest, NULL, false},
    {"root", "drop it: nobody knows the one cause", NULL, false},
    {"roots", "drop it: nobody knows the one cause", NULL, false},
    {"always", "promise less: often, or every time where it is agreed", "not n't n’t nearly almost", true},
    {"symptom*", protective, NULL, false},
    {"failure*", protective, NULL, false},
    {"damage*", wound, NULL, false},
    {"broken person", wound, NULL, false},
    {"victim*", "say people who have lived through trauma", NULL, false},
    {"survivors", "say people who have lived through trauma", NULL, false},
    {"hijack*", "say that it can keep the body on alert", NULL, false},
    {"lives in the body", "say that it can keep the body on alert", NULL, false},
    {"micro-trauma*", "say small hurts that repeat", NULL, false},
    {"microtrauma*", "say small hurts that repeat", NULL, false},
    {"intimacy trauma", "say it without a new term", NULL, false},
    {"you must", free_choice, NULL, true},
    {"you should", free_choice, conditions, true},
    {"you have to", free_choice, conditions, true},
    {"you need to", free_choice, conditions, true},
    {"you ought to", free_choice, conditions, true},
    {"you had better", free_choice, NULL, true},
    {"leave your partner", own_life, "to or", true},
    {"stay with your partner", own_life, "to or", true},
    {"confront your", own_life, "to or", true},
    {"confront them", own_life, "to or", true},
    {"forgive your", own_life, "to or", true},
    {"forgive them", own_life, "to or", true},
    {"report your", own_life, "to or", true},
    {"report them", own_life, "to or", true},
    {"why did you", unasked, NULL, true},
    {"why didn't you", unasked, NULL, true},
    {"what happened to you?", unasked, NULL, true},
    {"who did it", unasked, NULL, true},
    {"who did this", unasked, NULL, true},
    {"how old are you", unasked, NULL, true},
    {"what is your name", unasked, NULL, true},
};

static bool is_in_word(char byte)
{
    return isalnum((unsigned char)byte) || (unsigned char)byte >= 0x80;
}

static size_t skip_letters(Text text, size_t at)
{
    while (at < text.size && is_in_word(text.at[at]))
        at++;
    return at;
}

static size_t skip_space(Text text, size_t at)
{
    while (at < text.size && text_is_space(text.at[at]))
        at++;
    return at;
}

// Moves *at past what a letter of a wording stands for; false where something else stands.
static bool match_letter(Text text, size_t *at, char letter)
{
    size_t start = *at;
    if (letter == '*') {
        *at = skip_letters(text, start);
        return true;
    }
    if (letter == ' ') {
        *at = skip_space(text, start);
        return *at > start;
    }
    return start < text.size && tolower((unsigned char)text.at[(*at)++]) == tolower((unsigned char)letter);
}

// The end of words where they stand at start, any white space for a space; start where they do not.
static size_t match(Text text, size_t start, const char *words)
{
    size_t at = start;
    for (const char *letter = words; *letter; letter++)
        if (!match_letter(text, &at, *letter))
            return start;
    assert(at >= start && at <= text.size);
    bool is_whole = at == text.size || !is_in_word(text.at[at]) || !is_in_word(text.at[at - 1]);
    return is_whole ? at : start;
}

// True when the word before start is one of those, or ends like it where the list gives an ending such as n't.
static bool stands_after(Text text, size_t start, const char *words)
{
    Text before = text_trim(text_slice(text, 0, start)), rest = text_of(words);
    for (Text word = text_word(&rest); word.size; word = text_word(&rest)) {
        if (before.size < word.size)
            continue;
        size_t at = before.size - word.size;
        bool is_begin = at == 0 || !is_in_word(before.at[at - 1]) || text_is(word, "n't") || text_is(word, "n’t");
        if (is_begin && strncasecmp(before.at + at, word.at, word.size) == 0)
            return true;
    }
    return false;
}

static bool find_at(Text text, size_t at, WordingVoice voice, WordingHit *hit)
{
    for (size_t i = 0; i < sizeof wordings / sizeof *wordings; i++) {
        const Wording *wording = &wordings[i];
        size_t end = wording->is_manner && voice == WORDING_SOMEBODY ? at : match(text, at, wording->words);
        if (end > at && !stands_after(text, at, wording->after)) {
            *hit = (WordingHit){at, end, wording->hint};
            return true;
        }
    }
    return false;
}

bool wording_find(Text text, WordingVoice voice, size_t *from, WordingHit *hit)
{
    for (size_t at = *from; at < text.size;
         at = at < text.size && is_in_word(text.at[at]) ? skip_letters(text, at) : at + 1) {
        if (!is_in_word(text.at[at]) || !find_at(text, at, voice, hit))
            continue;
        *from = hit->end;
        return true;
    }
    *from = text.size;
    return false;
}

const char *wording_private(Text text, size_t *at)
{
    static const char *const words[] = {"trauma", "sexual", "sex",      "abuse", "assault",
                                        "rape",   "PTSD",   "violence", "BDSM"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t start = 0; start < text.size; start++) {
            bool is_begin = start == 0 || !is_in_word(text.at[start - 1]);
            if (!is_begin || match(text, start, words[i]) == start)
                continue;
            if (at)
                *at = start;
            return words[i];
        }
    return NULL;
}
