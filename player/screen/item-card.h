// ItemCard: the card that leads to an item: its title and summary, its drawing, and in small print what kind it is and
// how long it takes, or where it was left.
#pragma once

#include "screen/control.h"

// The card in view->arena. A faulty item's says so and leads nowhere.
Control item_card(const View *view, const Item *item);

// The picture of its kind.
Icon item_card_icon(const Item *item);
