// Painter: puts a Frame on the glass. Marks are painted in order; then the look of pressed targets and the focus ring.
// A run of glyphs becomes one texture, kept under a key that is a value (ink, font, script, direction, bytes), so that
// it is found again after a reflow. All of it is content and goes with the visit.
#pragma once

#include "device/fonts.h"
#include "device/pictures.h"
#include "page/frame.h"

typedef struct Painter Painter;

// Everything is borrowed and must outlive the painter; pictures may be NULL. Never NULL.
Painter *painter_create(SDL_Renderer *renderer, Fonts *fonts, Pictures *pictures);
void painter_destroy(Painter *painter);

// Clears the renderer's target with the frame's ground and paints all of it. Presenting is the caller's. The place of a
// picture that is still coming stays empty.
void painter_draw(Painter *painter, const Frame *frame);

// Paints to, with from above it at 1 - share (0..1) of its strength. Falls back to painter_draw(to) where the renderer
// has no target textures. The two frames are of one size.
void painter_fade(Painter *painter, const Frame *from, const Frame *to, double share);

// Makes the textures that the frame will need, without drawing: for the page that will probably come next.
void painter_prepare(Painter *painter, const Frame *frame);

// Drops the textures that neither the frame drawn last nor those prepared since have asked for, but for some pictures,
// which would come late to whoever goes back.
void painter_tidy(Painter *painter);

// Overwrites and drops every texture and key of content. Also after the renderer lost its textures.
void painter_forget(Painter *painter);

// For tests and bench.
typedef struct PainterCounts {
    int run_count;        // run textures kept now
    size_t run_bytes;     // their pixels
    size_t picture_bytes; // those of pictures
    long made;            // run textures made since creation
} PainterCounts;
PainterCounts painter_counts(const Painter *painter);
