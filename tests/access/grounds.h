// Grounds: pictures lie on the theme's ground. Around a drawing and in its corners there is a colour of the theme, and
// along its upper edge a field about as light, by night too; one that lets something shine through shows the theme
// there.
#pragma once

#include "ledger.h"
#include "pixels.h"

// Every picture that is painted, unless a sheet lies over it.
void grounds_look(Ledger *ledger, const Frame *frame, const Shot *shot);

// The same of a visit; a frame without pictures is not painted.
void act_grounds(Ledger *ledger, Stage *stage);
