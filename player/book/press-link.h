// PressLink: where a link of a page leads: to another place of the book, to a note, or out of the book, where nobody
// goes, but what the address is may be told.
//
// What leads to a note is told by what its author says of it (noteref), else by how it looks: it stands behind words
// and is raised, or is a number that can be led back to. Whether a note is there is seen when somebody asks for it.
#pragma once

#include "book/press-words.h"
#include "book/press.h"

typedef struct PressLink {
    Action action;     // ACTION_OPEN, ACTION_NOTE, ACTION_ADDRESS, or ACTION_NONE
    Text address;      // of ACTION_ADDRESS
    bool may_be_note;  // its words tell
    bool has_way_back; // something leads back to it, for all that is known
    size_t start;      // of its words, among those of its block
} PressLink;

// The link that begins with an a element. What it has lies in arena.
PressLink press_link_of(const PressRequest *request, const MarkupElement *element, Arena *arena);

// It ends, and its words are known: those that lead to a note do so from now on.
void press_link_end(PressLink *link, PressWords *words);
