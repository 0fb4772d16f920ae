// VolumeCard: the cards that lead into a book of the world. It is named only where the setting says so: on a shelf that
// others see, and in a kiosk, it is just a book.
#pragma once

#include "screen/control.h"

// What it is called, and the language of that: its title, or that it is a book, in the interface's own words.
Text volume_card_title(const View *view, const Group *group, Text *language);

// To the start of its text, or to where the visitor has come in it, and to its contents; in view->arena.
Control volume_card(const View *view, const Group *group);
Control volume_card_contents(const View *view, const Group *group);
