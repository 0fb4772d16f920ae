#include "pages_fixture.h"

#include <stdlib.h>

#include "flow_fixture.h"

int pages_fixture_open(void **state)
{
    PagesFixture *fixture = calloc(1, sizeof *fixture);
    fixed_metrics_begin(&fixture->fixed);
    fixture->typesetter = typesetter_create(&fixture->fixed.metrics, "en");
    fixture->arena = arena_create();
    *state = fixture;
    return 0;
}

int pages_fixture_close(void **state)
{
    PagesFixture *fixture = *state;
    typesetter_destroy(fixture->typesetter);
    arena_destroy(fixture->arena);
    free(fixture);
    return 0;
}

Theme pages_fixture_theme(int width_px, int height_px, int body_px)
{
    Theme theme = fixed_theme(width_px, height_px);
    TextStyle *body[] = {&theme.body, &theme.strong_body};
    for (int i = 0; i < 2; i++) {
        body[i]->font.size_px = (uint16_t)body_px;
        body[i]->leading_px = body_px * 3 / 2;
        body[i]->ascent_px = body_px;
    }
    return theme;
}

PagesSpec pages_fixture_spec(const PagesFixture *f, const Piece *pieces, int count, Theme theme)
{
    return (PagesSpec){.pieces = pieces,
                       .piece_count = count,
                       .theme = theme,
                       .width_px = theme.glass.width_px,
                       .height_px = theme.glass.height_px,
                       .direction = theme.direction,
                       .holds = flow_fixture_holds,
                       .is_calm = f->is_calm};
}

Pages *pages_fixture_begin(PagesFixture *f, const Piece *pieces, int count, Theme theme)
{
    PagesSpec spec = pages_fixture_spec(f, pieces, count, theme);
    return pages_begin(f->arena, f->typesetter, &spec);
}

Pages *pages_fixture_outline(PagesFixture *f, const char *outline, int width_px, int height_px)
{
    Piece piece = {.flow = flow_fixture(f->arena, text_of(outline))};
    return pages_fixture_begin(f, &piece, 1, pages_fixture_theme(width_px, height_px, 20));
}

Frame pages_fixture_draw(PagesFixture *f, Pages *pages, int page, Theme theme)
{
    Frame frame = frame_begin(f->arena, &theme);
    pages_draw(pages, page, &frame, &(PagesLook){0});
    return frame;
}
