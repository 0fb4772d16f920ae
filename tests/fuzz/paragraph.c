// Paragraph: any bytes as words, in a column of any width, in letters of any size, set and drawn with the letters of
// the tests or those of the player. The first bytes say how.
#include "target.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "device/fonts.h"
#include "fixed_metrics.h"
#include "page/paragraph.h"

enum { SPANS_MOST = 2 };

// How the words are set, as the first bytes say it.
typedef struct ParagraphWish {
    uint8_t width, width_high; // pixels; from 1024 on by leaps
    uint8_t letters;           // their size, and whose they are
    uint8_t style;             // of letters, direction
    uint8_t language;
    uint8_t spans; // where they are, in 16ths of the text
    uint8_t column, tracking;
} ParagraphWish;

typedef struct ParagraphTry {
    ParagraphWish wish;
    Typesetter *typesetter;
    Arena *arena;
    Span spans[SPANS_MOST];
    Passage passage;
    TextColumn column;
} ParagraphTry;

// ---- What stays from call to call: letters, which are the same for all

static Typesetter *typesetter_of_tests(void)
{
    static FixedMetrics fixed;
    static Typesetter *typesetter;
    if (!typesetter) {
        fixed_metrics_begin(&fixed);
        typesetter = typesetter_create(&fixed.metrics, "en");
    }
    return typesetter;
}

static Typesetter *typesetter_of_player(void)
{
    static Typesetter *typesetter;
    if (!typesetter) {
        Arena *arena = arena_create();
        char fault[FONTS_FAULT_SIZE];
        Fonts *fonts = fonts_open(fonts_folder(arena), NULL, fault);
        if (!fonts) {
            fprintf(stderr, "paragraph: %s\n", fault);
            exit(2);
        }
        typesetter = typesetter_create(fonts_metrics(fonts), "en");
        arena_destroy(arena);
    }
    return typesetter;
}

// ---- One paragraph

// Where a span may begin or end: between letters.
static uint32_t letter_at(Text text, size_t at)
{
    while (at < text.size && ((unsigned char)text.at[at] & 0xC0) == 0x80)
        at++;
    return (uint32_t)(at < text.size ? at : text.size);
}

static void add_spans(ParagraphTry *try)
{
    enum { STYLES = SPAN_FACE | SPAN_CODE | SPAN_SUB | SPAN_SUPER | SPAN_STRUCK };
    static const Action link = {.kind = ACTION_OPEN}, term = {.kind = ACTION_TERM};
    Text text = try->passage.text;
    uint32_t first = letter_at(text, text.size * (try->wish.spans & 15) / 16);
    uint32_t second = letter_at(text, first + (text.size - first) * (try->wish.spans >> 4) / 16);
    if (!try->wish.spans || first == second || second >= text.size)
        return;
    try->spans[0] = (Span){.start = first, .end = second, .style = try->wish.spans & STYLES, .action = link};
    try->spans[1] = (Span){.start = second,
                           .end = (uint32_t)text.size,
                           .style = ~try->wish.spans & STYLES,
                           .direction = (Direction)(try->wish.spans % 3),
                           .language = try->wish.spans & 1 ? TEXT("ja") : TEXT(""),
                           .action = term};
    try->passage.spans = try->spans;
    try->passage.span_count = SPANS_MOST;
}

static void fulfil(ParagraphTry *try)
{
    static const char *const languages[] = {"",        "en", "ar", "th",    "ja",
                                            "zh-Hans", "de", "x",  "km-KH", "en-a-aaa-b-ccc"};
    const ParagraphWish *wish = &try->wish;
    Theme theme = fixed_theme(800, 480);
    try->passage.style = theme.body;
    try->passage.style.font.size_px = (uint16_t)(6 + wish->letters / 2);
    try->passage.style.font.style = wish->style & (SPAN_STRONG | SPAN_EM);
    try->passage.style.font.family = (wish->style >> 2) % FAMILY_ICONS;
    try->passage.style.tracking = wish->tracking;
    try->passage.direction = (Direction)((wish->style >> 4) % 3);
    try->passage.language = text_of(languages[wish->language % (sizeof languages / sizeof *languages)]);
    try->passage.block = id_of(TEXT("p1"));
    try->column.width_px = wish->width | (wish->width_high & 3) << 8;
    if (wish->width_high & 4)
        try->column.width_px <<= 8;
    try->column.is_even = wish->column & 1;
    try->column.hang_px = wish->column & 1 ? 0 : try->column.width_px / 5;
    try->column.beside_lines = wish->column >> 1 & 3;
    try->column.beside_px = try->column.width_px * (wish->column >> 3) / 32;
    add_spans(try);
}

static void expect_order(const Paragraph *set)
{
    uint32_t at = 0;
    for (int i = 0; i < set->line_count; i++) {
        const ParagraphLine *line = &set->lines[i];
        assert(line->start >= at && line->end >= line->start && line->end <= set->passage.text.size);
        assert(line->width >= 0);
        at = line->end;
    }
    assert(set->line_count <= (int)set->passage.text.size);
    assert(paragraph_height_px(set) >= 0 && paragraph_widest_px(set) >= 0);
}

// Whole words stay whole: what is drawn of a text in good order is in good order.
static void expect_letters(const Frame *frame, Text text)
{
    bool is_well = text_ill_formed(text) == text.size;
    for (int i = 0; i < frame->lines.count && is_well; i++)
        assert(text_ill_formed(frame->lines.at[i].text) == frame->lines.at[i].text.size);
    for (int i = 0; i < frame->marks.count && is_well; i++)
        assert(text_ill_formed(frame->marks.at[i].run.text) == frame->marks.at[i].run.text.size);
}

static void set_and_draw(ParagraphTry *try)
{
    Theme theme = fixed_theme(800, 480);
    Paragraph set = paragraph_set_in(try->typesetter, try->arena, &try->passage, &try->column);
    expect_order(&set);
    for (int align = ALIGN_START; align <= ALIGN_END; align++) {
        Frame frame = frame_begin(try->arena, &theme);
        paragraph_draw(
            try->typesetter, &frame,
            &(ParagraphPart){.paragraph = &set, .last = set.line_count, .x = 40, .y = 20, .align = (Align)align});
        expect_letters(&frame, try->passage.text);
    }
    paragraph_narrow(&set, paragraph_widest_px(&set));
    expect_order(&set);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size < sizeof(ParagraphWish))
        return 0;
    const ParagraphWish *wish = (const ParagraphWish *)(const void *)bytes;
    ParagraphTry try = {
        .wish = *wish,
        .typesetter = wish->letters & 1 ? typesetter_of_player() : typesetter_of_tests(),
        .arena = arena_create(),
        .passage.text = {(const char *)bytes + sizeof *wish, size - sizeof *wish},
    };
    fulfil(&try);
    set_and_draw(&try);
    typesetter_forget(try.typesetter);
    arena_destroy(try.arena);
    return 0;
}
