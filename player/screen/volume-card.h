// VolumeCard: the cards that lead into a book of the world. It is named only where the setting says so: on a shelf that
// others see, and in a kiosk, it is just a book.
#pragma once

#include "screen/control.h"

// Whether the bars may name it: it was given by its path, or the reader is one person's own.
bool volume_card_is_named(const View *view);

// What it is called where others may read it, and the language of that: its title; else its quiet title, or that it is
// a book.
Text volume_card_title(const View *view, const Group *group, Text *language);

// The same on a page of its own: one that was chosen from a shelf is named as it was there.
Text volume_card_heading(const View *view, const Group *group, Text *language);

// To the start of its text, or to where the visitor has come in it, and to its contents; in view->arena.
Control volume_card(const View *view, const Group *group);
Control volume_card_contents(const View *view, const Group *group);

// To the words in it, or where group is NULL to those of the library; false where nothing may be looked for.
bool volume_card_find(const View *view, const Group *group, Control *card);
