#include "find/finder-recent.h"

static const FinderRecent nothing = {.findings_most = -1, .completion_most = -1};

FinderRecent finder_recent_open(void)
{
    FinderRecent recent = nothing;
    recent.arena = arena_create();
    return recent;
}

void finder_recent_close(FinderRecent *recent)
{
    arena_destroy(recent->arena);
}

void finder_recent_forget(FinderRecent *recent)
{
    Arena *arena = recent->arena;
    arena_wipe(arena);
    *recent = nothing;
    recent->arena = arena;
}

void finder_recent_ask(FinderRecent *recent, Text typed)
{
    if (text_equal(recent->typed, typed))
        return;
    finder_recent_forget(recent);
    recent->typed = text_copy(recent->arena, typed);
}

Findings finder_recent_copy_findings(Arena *arena, const Findings *findings)
{
    Findings copy = *findings;
    copy.at = arena_many(arena, Finding, findings->count + 1);
    for (int i = 0; i < findings->count; i++) {
        copy.at[i] = findings->at[i];
        copy.at[i].item = NULL; // which may be lent anew
        copy.at[i].title = TEXT("");
        copy.at[i].at.file = text_copy(arena, findings->at[i].at.file);
        copy.at[i].sentence = text_copy(arena, findings->at[i].sentence);
        copy.at[i].language = text_copy(arena, findings->at[i].language);
    }
    return copy;
}

Completion finder_recent_copy_completion(Arena *arena, const Completion *completion)
{
    Completion copy = *completion;
    copy.letters = (NextLetters){0};
    for (int i = 0; i < completion->letters.count; i++)
        *array_push(arena, &copy.letters) = completion->letters.at[i];
    copy.words = arena_many(arena, Text, completion->word_count + 1);
    for (int i = 0; i < completion->word_count; i++)
        copy.words[i] = text_copy(arena, completion->words[i]);
    return copy;
}
