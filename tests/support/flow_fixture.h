// Flow fixtures: blocks written as an indented outline, two spaces a level: "kind#id words". Kinds: h1 h2 h3 p ul ol li
// dl dt dd quote tip care example rider figure (words: path | alt) table tr td th. "kind#id?" is hidden. Words of li,
// dd, td, th, quote and notes are a paragraph with the same id.
#pragma once

#include "book/book.h"

// The flow of an outline, in arena.
Flow flow_fixture(Arena *arena, Text outline);

// For PagesSpec.holds: the blocks marked "?" are hidden.
bool flow_fixture_holds(const void *owner, const Condition *condition);
