// EntryField: what somebody types, in a frame.
#pragma once

#include "screen/control.h"

typedef struct EntryField {
    Text typed;    // empty: the prompt stands there
    Text prompt;   // what to do
    Text spoken;   // of what was typed
    Text language; // of that; empty: the interface's
} EntryField;

// In the largest letters that have room; of what is longer even so, its end.
void entry_field_draw(View *view, Frame *frame, const EntryField *field, Rect rect);
