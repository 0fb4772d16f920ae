// Pages fixture: what pages are set with in tests: fixed letters, a typesetter, an arena for all of it.
#pragma once

#include "fixed_metrics.h"
#include "page/pages.h"

typedef struct PagesFixture {
    FixedMetrics fixed;
    Typesetter *typesetter;
    Arena *arena;
    bool is_calm; // how pages are begun
} PagesFixture;

// For cmocka: sets up and tears down the fixture at *state.
int pages_fixture_open(void **state);
int pages_fixture_close(void **state);

// A theme of that glass whose body has lines of one and a half times its size.
Theme pages_fixture_theme(int width_px, int height_px, int body_px);

// Pieces, or one outline in letters of 20 px, on pages as large as the glass.
PagesSpec pages_fixture_spec(const PagesFixture *f, const Piece *pieces, int count, Theme theme);
Pages *pages_fixture_begin(PagesFixture *f, const Piece *pieces, int count, Theme theme);
Pages *pages_fixture_outline(PagesFixture *f, const char *outline, int width_px, int height_px);

// A page in a frame of its own.
Frame pages_fixture_draw(PagesFixture *f, Pages *pages, int page, Theme theme);
