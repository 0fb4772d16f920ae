// Navigation: which screen an action leads to, where no screen took it.
#pragma once

#include "app/outcome.h"

// Changes the way of the visit; view has scratch and no sheet.
Outcome navigate(Visit *visit, View *view, const Action *action);
