// Drawing lines: set lines put on a frame. Each line's runs go into visual order and become marks; links and terms
// become targets.
#pragma once

#include "page/paragraph.h"

// Draws the part.
void line_draw(Typesetter *typesetter, Frame *frame, const ParagraphPart *part);
