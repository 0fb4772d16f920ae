// Press: pages of other books as blocks, by what their elements mean.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "book/body-check.h"
#include "book/press-blocks.h"
#include "book/press-picture.h"
#include "book/press.h"
#include "flow_print.h"

typedef struct Desk {
    Arena *arena, *blocks;
    Source *source;
    PathNames names;
    Index items; // by their paths
    Index embedded;
    Text printed; // sections one after another, parted by "--"
    int section_count;
    long block_count;
    size_t most_used; // of the blocks' arena, by one section
    Pressed pressed;
} Desk;

#define PAGE "a/page.xhtml" // all tests press it

static const Item page_item = {.kind = ITEM_CHAPTER, .id = {"p4"}}, notes_item = {.kind = ITEM_CHAPTER, .id = {"p9"}};

static int set_up(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create(), .blocks = arena_create(), .source = source_open(LECTERN_TESTS_DIR "/books")};
    desk.names = (PathNames){.source = desk.source, .arena = desk.arena};
    desk.items.arena = desk.embedded.arena = desk.arena;
    assert_true(index_add(&desk.items, TEXT(PAGE), (Item *)&page_item));
    assert_true(index_add(&desk.items, TEXT("a/notes.xhtml"), (Item *)&notes_item));
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    source_close(desk->source);
    arena_destroy(desk->blocks);
    arena_destroy(desk->arena);
    return 0;
}

static bool take(void *owner, int section, Flow flow)
{
    Desk *desk = owner;
    Item item = {.kind = ITEM_CHAPTER};
    Body body = {.item = &item, .chapter.flow = flow};
    assert_int_equal(section, desk->section_count++);
    Text fault = body_check(desk->arena, &body);
    if (fault.size)
        fail_msg("%.*s", TEXT_ARGS(fault));
    desk->block_count += flow.count;
    if (arena_used(desk->blocks) > desk->most_used)
        desk->most_used = arena_used(desk->blocks);
    if (desk->printed.size < 1024 * 1024)
        desk->printed = text_format(desk->arena, "%.*s%s%.*s", TEXT_ARGS(desk->printed), section ? "--\n" : "",
                                    TEXT_ARGS(flow_print(desk->arena, flow)));
    arena_reset(desk->blocks);
    return true;
}

static PressRequest request_of(Desk *desk, Leaf *leaf, Text bytes)
{
    *leaf = (Leaf){.status = FILE_READ, .path = TEXT(PAGE), .name = TEXT("page.xhtml")};
    leaf->clean = clean_markup(desk->arena, bytes);
    leaf->cursor = source_cursor_begin(leaf->clean.text, leaf->name);
    return (PressRequest){
        .arena = desk->blocks,
        .names = &desk->names,
        .leaf = leaf,
        .items = &desk->items,
        .language = TEXT("en"),
        .part = 4,
        .section_count = press_sections(bytes.size),
        .embedded = &desk->embedded,
        .wanted = PRESS_EACH,
        .take = take,
        .owner = desk,
    };
}

static void press_bytes(Desk *desk, Text bytes)
{
    Leaf leaf;
    PressRequest request = request_of(desk, &leaf, bytes);
    desk->section_count = 0;
    desk->printed = TEXT("");
    desk->pressed = press_page(&request);
}

static void assert_pressed(void **state, const char *page, const char *wanted)
{
    Desk *desk = *state;
    press_bytes(desk, text_of(page));
    if (!text_is(desk->printed, wanted))
        fail_msg("\n%.*sis not\n%s", TEXT_ARGS(desk->printed), wanted);
}

static Text repeated(Arena *arena, const char *piece, int count, const char *end)
{
    size_t size = strlen(piece), room = size * (size_t)count + strlen(end);
    char *bytes = arena_alloc(arena, room + 1, 1);
    for (int i = 0; i < count; i++)
        memcpy(bytes + size * (size_t)i, piece, size);
    memcpy(bytes + size * (size_t)count, end, strlen(end));
    return (Text){bytes, room};
}

static void words_are_folded_as_html_says(void **state)
{
    assert_pressed(state, "<p>  one\n two <b> three</b> four<i>five </i>\n</p>",
                   "p one two [strong three] four[em five]\n");
    assert_pressed(state, "<div>a<p>b</p>c<div> </div></div>", "p a\np b\np c\n");
    assert_pressed(state, "<p>a<br/>b <br/> c<br/><br/>d</p>", "p a\nb\nc\np d\n");
    assert_pressed(state, "<p>a\xC2\xA0 b</p><p>&nbsp;</p>", "p a\xC2\xA0 b\np \xC2\xA0\n");
    assert_pressed(state, "<p>a<b>b</b><b>c</b> <b>d</b></p>", "p a[strong bc d]\n");
    assert_pressed(state, "<p><b>a<i>b</i></b></p>", "p [strong a][strong em b]\n");
    assert_pressed(state, "just <em>words</em>", "p just [em words]\n");
}

static void headings_rank_within_their_page(void **state)
{
    assert_pressed(state, "<h2>a</h2><h3>b</h3><h6>c</h6><h2>d</h2>", "h1 a\nh2 b\nh5 c\nh1 d\n");
    assert_pressed(state, "<section><h1>a</h1><section><h1>b</h1></section></section>", "h1 a\nh2 b\n");
    assert_pressed(state, "<blockquote><h1>a <i>b</i> c</h1></blockquote>",
                   "quote\n  p [strong a ][strong em b][strong  c]\n");
    assert_pressed(state, "<h1><span>a</span><br/><span>b</span></h1>", "h1 a\nb\n");
}

static void lists_hold_items_whatever_is_written(void **state)
{
    assert_pressed(state, "<ul><li>a</li><li><p>b</p><p>c</p></li></ul>",
                   "ul\n  li\n    p a\n  li\n    p b\n    p c\n");
    assert_pressed(state, "<ol>x<li>a<ul><li>b</li></ul></li></ol>",
                   "ol\n  li\n    p x\n  li\n    p a\n    ul\n      li\n        p b\n");
    assert_pressed(state, "<li>a</li><li>b</li>", "ul\n  li\n    p a\n  li\n    p b\n");
    assert_pressed(state, "<dl><div><dt>a</dt><dd>b</dd></div><p>c</p></dl>",
                   "dl\n  dt a\n  dd\n    p b\n  dd\n    p c\n");
    assert_pressed(state, "<ul><ul><li>a</li></ul></ul><ul></ul>", "ul\n  li\n    ul\n      li\n        p a\n");
}

static void lists_keep_their_numbers(void **state)
{
    assert_pressed(state, "<ol start='4' type='a'><li>a</li><li value='-2'>b</li></ol>",
                   "ol 4\n  li\n    p a\n  li -2\n    p b\n");
    assert_pressed(state, "<ol start='99999999999'><li>a</li></ol><ol start='x'><li>b</li></ol>",
                   "ol 9999999\n  li\n    p a\nol\n  li\n    p b\n");
}

static void kept_lines_stay(void **state)
{
    assert_pressed(state, "<pre>\n  a\tb\n\n    <b>c</b>  d  \n</pre>", "pre   a     b\n\n    [strong c]  d\n");
    assert_pressed(state, "<p style='white-space: pre'>a  b</p><p><code>x</code> y</p>", "pre a  b\np [code x] y\n");
}

static void verse_has_lines_and_stanzas(void **state)
{
    assert_pressed(state, "<div class='poem'><p>a<br/>&nbsp;&nbsp;b</p><p>c<br/>d</p></div>e",
                   "verse\n  stanza\n    line a\n    line +1 b\n  stanza\n    line c\n    line d\np e\n");
    assert_pressed(state, "<section epub:type='z3998:verse'><p>a</p><p>b</p></section>", "verse\n  line a\n  line b\n");
    assert_pressed(
        state, "<blockquote class='verse'><h3>T</h3><div class='stanza'><div>a</div><div>b</div></div></blockquote>",
        "quote\n  p [strong T]\n  verse\n    line a\n    line b\n");
    assert_pressed(state,
                   "<div class='stanza'><div class='line'>a</div><div class='line'>b</div></div>"
                   "<div class='stanza'><div class='line'>c</div></div><p>d</p>",
                   "verse\n  stanza\n    line a\n    line b\n  stanza\n    line c\np d\n");
    assert_pressed(state, "<div class='line'>a</div><div class='line'>b</div><p>c</p>",
                   "verse\n  line a\n  line b\np c\n");
    assert_pressed(state, "<div class='poem'>a<ul><li>b</li></ul>c</div>",
                   "verse\n  line a\nul\n  li\n    p b\nverse\n  line c\n");
}

static void rests_and_spans_are_told(void **state)
{
    assert_pressed(state, "<p>a</p><hr/><p>b</p><p>* * *</p><p>c</p>", "p a\nrule\np b\nrule\np c\n");
    assert_pressed(state,
                   "<p>H<sub>2</sub>O x<sup>2</sup> <del>y</del> <span style='vertical-align:super'>z</span></p>",
                   "p H[sub 2]O x[sup 2] [s y] [sup z]\n");
    assert_pressed(
        state, "<table><tr><th colspan='2'>a</th><td rowspan='3'>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
        "table\n  tr\n    th 2x0\n      p a\n    td 0x3\n      p b\n  tr\n    td\n      p c\n    td\n      p d\n");
}

static void tables_are_tables_where_they_are_meant(void **state)
{
    assert_pressed(state,
                   "<table><tr><td/><th>a</th></tr><tr><td> </td><td></td></tr><tr><th>b</th><td>1</td></tr></table>",
                   "table\n  tr\n    td\n    th\n      p a\n  tr\n    th\n      p b\n    td\n      p 1\n");
    assert_pressed(
        state,
        "<table><caption>c</caption><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td><p>2</p></td></tr></tbody></table>",
        "p c\ntable\n  tr\n    th\n      p a\n    th\n      p b\n  tr\n    td\n      p 1\n    td\n      p 2\n");
    assert_pressed(state, "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "p a\np b\n");
    assert_pressed(state, "<table role='presentation'><tr><td>a</td><td>b</td></tr></table>", "p a\np b\n");
    assert_pressed(state, "<table><tr><td>a</td><td><table><tr><td>b</td><td>c</td></tr></table></td></tr></table>",
                   "p a\ntable\n  tr\n    td\n      p b\n    td\n      p c\n");
    assert_pressed(state, "<tr><td>a</td><td>b</td></tr>", "table\n  tr\n    td\n      p a\n    td\n      p b\n");
    assert_pressed(state, "<table><tr><td colspan='100000'>a</td><td>b</td></tr></table>",
                   "table\n  tr\n    td\n      p a\n    td\n      p b\n");
}

#define PICTURE "pictures/leaf.png"

static void pictures_stand_by_themselves_or_are_words(void **state)
{
    assert_pressed(state, "<p><img src='../" PICTURE "' alt='a leaf'/></p>", "figure " PICTURE " \"a leaf\"\n");
    assert_pressed(state, "<p>The <img src='../" PICTURE "' alt='leaf'/> falls.</p>",
                   "p The [" PICTURE " leaf] falls.\n");
    assert_pressed(state, "<p><img src='../" PICTURE "' alt='O'/>nce</p>", "p [" PICTURE " O]nce\n");
    assert_pressed(state, "<p>a<br/><img src='../" PICTURE "' alt='x'/><br/>b</p>",
                   "p a\nfigure " PICTURE " \"x\"\np b\n");
    assert_pressed(state, "<p><img src='../gone.png' alt='gone'/></p>", "p gone\n");
    assert_pressed(state, "<p><img src='/" PICTURE "' alt='a'/><img src='../gone.png' alt='b'/></p>",
                   "p [" PICTURE " a]b\n");
    assert_pressed(state, "<p><img src='https://example.org/a.png' alt='far'/></p>", "p far\n");
    assert_int_equal(((Desk *)*state)->pressed.counts.remote_pictures, 1);
    assert_pressed(state,
                   "<figure><img src='/" PICTURE "' alt=''/><figcaption><p>A <i>leaf</i></p></figcaption></figure>",
                   "figure " PICTURE " \"\"\n  p A [em leaf]\n");
    assert_pressed(state, "<figure><figcaption>Leaf</figcaption><img src='/" PICTURE "'/></figure>",
                   "figure " PICTURE " \"\"\n  p Leaf\n");
    assert_pressed(state, "<div><img src='/" PICTURE "'/></div><p class='caption'>Leaf</p><p class='caption'>b</p>",
                   "figure " PICTURE " \"\"\n  p Leaf\np b\n");
    assert_pressed(state, "<table><caption><dt>a</dt><h2>b</h2></caption><tr><td>1</td><td>2</td></tr></table>",
                   "p a\np b\ntable\n  tr\n    td\n      p 1\n    td\n      p 2\n");
    assert_pressed(state, "<figure><img src='/" PICTURE "'/><figcaption>***</figcaption></figure>",
                   "figure " PICTURE " \"\"\n  p ***\n");
    assert_pressed(state, "<figure><figcaption>Leaf</figcaption><p>words</p></figure>", "p Leaf\np words\n");
    assert_pressed(state, "<svg><image xlink:href='../" PICTURE "'/></svg>", "figure " PICTURE " \"\"\n");
    assert_int_equal(((Desk *)*state)->pressed.counts.wordless_pictures, 1);
}

static void languages_and_directions_are_kept(void **state)
{
    assert_pressed(state, "<html lang='en'><p>a</p><p xml:lang='fr'>b <i lang='de'>c</i></p><p dir='rtl'>d</p></html>",
                   "p a\np (fr) b [em de c]\np rtl d\n");
    assert_pressed(state, "<ul lang='ar' dir='rtl'><li>a<bdo dir='ltr'>b</bdo></li></ul>",
                   "ul (ar) rtl\n  li (ar) rtl\n    p (ar) rtl a\u202Db\u202C\n");
}

static void what_no_reader_sees_is_left_out(void **state)
{
    assert_pressed(state,
                   "<html><head><title>T</title><style>p {}</style></head><body><script>x</script>a<p hidden=''>b</p>"
                   "<p style='display : none'>c</p><span epub:type='pagebreak' id='p7'>7</span><noscript>d</noscript>"
                   "<template>e</template></body></html>",
                   "p ad\n");
    Desk *desk = *state;
    assert_true(text_is(desk->pressed.title, "T"));
    assert_int_equal(desk->pressed.counts.scripts, 1);
    assert_pressed(state, "<switch><case>no</case><default>yes</default></switch>", "p yes\n");
    assert_pressed(state, "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>", "p [base 漢][reading （かん）]\n");
    assert_pressed(state, "<q>a <q>b</q></q>", "p “a ‘b’”\n");
}

static void formulas_are_lines_of_words(void **state)
{
    assert_pressed(state, "<p>So <math><msup><mi>x</mi><mn>2</mn></msup></math>.</p>", "p So x^2.\n");
    assert_pressed(state,
                   "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><msqrt><mi>c</mi></msqrt></mfrac>"
                   "<annotation>a+b</annotation></math>",
                   "p (a+b)/(√(c))\n");
    assert_pressed(state, "<math><mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd></mtr></mtable></math>",
                   "p [1, 2; 3]\n");
    assert_pressed(state, "<math alttext='a half'><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "p a half\n");
    assert_pressed(state, "<math><munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover></math>", "p ∑_i^n\n");
}

static void sheets_tell_what_is_shown(void **state)
{
    assert_pressed(
        state,
        "<html><head><style><!-- .x { display: none } .b { display: block } .i { font-style: italic }"
        " h1 { font-style: italic } --></style></head><p>a</p><p class='x'>b</p><p><span class='b'>c</span>"
        "<span class='i b'>d</span></p><h1>e</h1><p class='i'>f <em style='font-style:normal'>g</em></p></html>",
        "p a\np c\np [em d]\nh1 e\np [em f] g\n");
    assert_pressed(state, "<html><head><link rel='stylesheet' href='../page.css'/></head><p class='gone'>a</p>b</html>",
                   "p b\n");
}

static void words_are_set_as_sheets_say(void **state)
{
    Desk *desk = *state;
    assert_pressed(state, "<p><u>a</u> <ins>b</ins> <span style='text-decoration:underline'>c</span></p>",
                   "p [u a b c]\n");
    assert_pressed(state, "<style>a { text-decoration: underline }</style><p><a>a</a></p>", "p a\n");
    assert_pressed(state, "<p>x <span style='font-variant:small-caps'>Straße</span> y</p>", "p x [caps STRASSE] y\n");
    assert_pressed(state, "<p lang='tr' style='text-transform:uppercase'>i<b>x</b></p>",
                   "p (tr) [caps İ][strong caps X]\n");
    assert_pressed(state, "<style>p { font: italic small-caps bold 1em/2 serif }</style><p>a</p>",
                   "p [strong em caps A]\n");
    Text words = repeated(desk->arena, "word ", 100, "");
    press_bytes(desk, text_format(desk->arena, "<p style='text-transform:uppercase'>%.*s</p>", TEXT_ARGS(words)));
    assert_true(text_starts(desk->printed, TEXT("p [word word"))); // too much to be read so
}

static const Block *spoken_block; // the first of a section, while that lasts

static bool keep_spoken(void *owner, int section, Flow flow)
{
    (void)owner, (void)section;
    spoken_block = flow.blocks;
    return false;
}

static void capitals_are_heard_as_they_were_written(void **state)
{
    Desk *desk = *state;
    Leaf leaf;
    PressRequest request = request_of(desk, &leaf, TEXT("<p>The <i style='font-variant:small-caps'>Boat</i></p>"));
    request.take = keep_spoken;
    press_page(&request);
    assert_true(text_is(spoken_block->text, "The BOAT"));
    assert_true(text_is(spoken_block->spans[0].spoken, "Boat"));
}

static void quotations_are_marked_as_their_language_does(void **state)
{
    assert_pressed(state, "<p lang='fr'><q>a <q>b</q></q></p>", "p (fr) «a «b»»\n");
    assert_pressed(state, "<p>x <span lang='de'><q>a</q></span></p>", "p x [de „a“]\n");
    assert_pressed(state, "<p lang='../x'><q>a</q></p>", "p (../x) “a”\n");
}

static void boxes_are_notes_with_their_own_words(void **state)
{
    assert_pressed(state, "<aside><h2>A</h2><p>b</p></aside><details><summary>c</summary>d</details>",
                   "note\n  p [strong A]\n  p b\nnote\n  p [strong c]\n  p d\n");
}

static void what_cannot_be_shown_is_said(void **state)
{
    assert_pressed(state, "<p>a</p><video src='b.mp4'/><p>c <audio><p>d</p></audio> e</p>",
                   "p a\nnote film\np c\nnote sound\n  p d\np e\n");
    assert_pressed(state, "<form><p>Name <input/></p><button>Send</button></form><canvas/><iframe>f</iframe>",
                   "note form\n  p Name\n  p Send\nnote other\nnote other\n  p f\n");
    assert_int_equal(((Desk *)*state)->pressed.counts.media, 2);
    assert_pressed(state, "<p hidden=''><video/></p><object type='image/png' data='../" PICTURE "'/>",
                   "figure " PICTURE " \"\"\n");
}

static void sheets_tell_how_things_stand(void **state)
{
    assert_pressed(
        state, "<ol style='list-style-type: none'><li>a</li></ol><ul style='list-style: upper-roman'><li>b</li></ul>",
        "ul\n  li\n    p a\nol\n  li\n    p b\n");
    assert_pressed(state, "<nav><ol><li>a</li></ol></nav>", "ul\n  li\n    p a\n");
    assert_pressed(state, "<p style='direction: rtl'>a <span style='direction: ltr'>b</span></p>", "p rtl a [ltr b]\n");
    assert_pressed(
        state,
        "<style>.i { margin-left: 2em } .j { padding-left: 3em; text-indent: -1em } .k { margin: 0 0 0 90px }"
        " .poem { margin-left: 4em }</style><div class='poem'><div class='line'>a</div>"
        "<div class='line i'>b</div><div class='line j'>c</div><div class='line k'>d</div></div><p class='i'>e</p>",
        "verse\n  line a\n  line +2 b\n  line +2 c\n  line +4 d\np e\n");
    assert_pressed(state, "<p>a</p><p>⁂ ⁂</p><p>~ * ~</p><p>#</p><p>—</p><p>– 1 –</p>",
                   "p a\nrule\nrule\nrule\nrule\np – 1 –\n");
}

static void soup_is_read_all_the_same(void **state)
{
    assert_pressed(
        state, "<h1>S</h1><p>one<p>two<ul><li>a<li>b</ul><table><tr><td>1<td>2</table>",
        "h1 S\np one\np two\nul\n  li\n    p a\n  li\n    p b\ntable\n  tr\n    td\n      p 1\n    td\n      p 2\n");
    assert_true(((Desk *)*state)->pressed.is_soup);
}

static void blocks_bear_their_place_and_a_name(void **state)
{
    Desk *desk = *state;
    Leaf leaf;
    PressRequest request = request_of(desk, &leaf, TEXT("<html>\n <p>a</p>\n  <h2 id='x'>b</h2><p>c</p></html>"));
    request.wanted = PRESS_NONE;
    request.take = NULL;
    request.target = press_fragment(TEXT("x"));
    Pressed pressed = press_page(&request);
    assert_true(pressed.has_target);
    assert_string_equal(pressed.target_block.at, "p4-2");
    request = request_of(desk, &leaf, TEXT("<p>a</p><div id='y'></div>"));
    request.wanted = PRESS_NONE;
    request.target = press_fragment(TEXT("y"));
    assert_string_equal(press_page(&request).target_block.at, "p4-1");
    request = request_of(desk, &leaf, TEXT("<p>a</p>"));
    request.target = press_fragment(TEXT("z"));
    assert_false(press_page(&request).has_target);
}

// "note>p4#n1" for the fragment that a link with that id has.
static void assert_linked(void **state, const char *page, const char *wanted)
{
    Desk *desk = *state;
    press_bytes(desk, text_of(page));
    static const char *const ids[] = {"n1", "n2", "r1"};
    Text printed = desk->printed;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        Id fragment = press_fragment(text_of(ids[i]));
        for (size_t at; (at = text_find(printed, id_text(&fragment), 0)) < printed.size;)
            printed = text_format(desk->arena, "%.*s%s%.*s", (int)at, printed.at, ids[i],
                                  TEXT_ARGS(text_slice(printed, at + strlen(fragment.at), printed.size)));
    }
    if (!text_is(printed, wanted))
        fail_msg("\n%.*sis not\n%s", TEXT_ARGS(printed), wanted);
}

static void links_lead_into_the_book_or_are_told(void **state)
{
    assert_linked(state, "<p>a <a href='notes.xhtml#n1'>b</a> <a href='../a/page.xhtml'>c</a></p>",
                  "p a [->p9#n1 b] [->p4# c]\n");
    assert_linked(state, "<p><a href=' https://example.org/a?b#c '>a</a> <a href='mailto:a@b.c'>b</a></p>",
                  "p [<https://example.org/a?b#c> a] [<mailto:a@b.c> b]\n");
    assert_linked(state,
                  "<p><a href='javascript:x()'>a</a> <a href='data:,x'>b</a> <a href='file:///etc'>c</a>"
                  " <a href='gone.xhtml'>d</a> <a>e</a></p>",
                  "p a b c d e\n");
    assert_linked(state, "<p><a href='http://a'>a</a><a href='http://b'>b</a></p>", "p [<http://a> a][<http://b> b]\n");
}

static void references_are_told_from_links(void **state)
{
    assert_linked(state,
                  "<p>a<a epub:type='noteref' href='#n1'>1</a></p><aside epub:type='footnote' id='n1'>b</aside>c",
                  "p a[note>p4#n1 1]\np c\n");
    assert_linked(state, "<p>a<a role='doc-noteref' href='notes.xhtml#n1'>see</a></p>", "p a[note>p9#n1 see]\n");
    assert_linked(state, "<p>a<sup><a href='#n1'>1</a></sup> <a href='#n2'><sup>2</sup></a></p>",
                  "p a[sup note>p4#n1 1] [sup note>p4#n2 2]\n");
    assert_linked(state, "<p>a<a style='vertical-align:super' href='#n1'>x</a></p>", "p a[sup note>p4#n1 x]\n");
    assert_linked(state, "<p>a<a id='r1' href='#n1'>(12)</a></p><p id='n1'><a id='n2' href='#r1'>(12)</a> b</p>",
                  "p a[note>p4#n1 (12)]\np [->p4#r1 (12)] b\n");
    assert_linked(state, "<p>a<a id='r1' href='#n1'>*†</a> <a href='#n2'>12</a> <a id='x' href='#n1'>12 b</a></p>",
                  "p a[note>p4#n1 *†] [->p4#n2 12] [->p4#n1 12 b]\n");
    assert_linked(state, "<p><sup><a href='#r1'>1</a></sup> a<sup><a class='footnote-back' href='#r1'>b</a></sup></p>",
                  "p [sup ->p4#r1 1] a[sup ->p4#r1 b]\n");
    assert_linked(state, "<p>a<sup><a href='notes.xhtml'>1</a></sup></p>", "p a[sup ->p9# 1]\n");
}

#define ASIDE "<aside epub:type='footnote' id='n1'><p>b</p></aside>"
#define REFERENCE "<p>a<a epub:type='noteref' href='#n1'>1</a></p>"

static void a_note_is_left_out_where_it_is_led_to(void **state)
{
    assert_linked(state, "<p>a</p>" ASIDE, "p a\nnote\n  p b\n");
    assert_linked(state, ASIDE REFERENCE, "note\n  p b\np a[note>p4#n1 1]\n"); // nobody was led to it yet
    assert_linked(state, REFERENCE ASIDE, "p a[note>p4#n1 1]\n");
    assert_linked(state, "<p>a<sup><a href='#n1'>1</a></sup></p>" ASIDE, "p a[sup note>p4#n1 1]\n");
    assert_linked(state, REFERENCE "<ol epub:type='footnotes'><li id='n1' epub:type='footnote'>b</li></ol>",
                  "p a[note>p4#n1 1]\nol\n  li\n    p b\n");
}

static bool keep_note(void *owner, int section, Flow flow)
{
    Desk *desk = owner;
    (void)section;
    desk->printed = flow_print(desk->arena, flow);
    return false;
}

static void assert_note(void **state, const char *page, const char *wanted)
{
    Desk *desk = *state;
    Leaf leaf;
    PressRequest request = request_of(desk, &leaf, text_of(page));
    request.wanted = PRESS_NONE;
    request.target = press_fragment(TEXT("n1"));
    request.is_note = true;
    request.take = keep_note;
    desk->printed = TEXT("");
    press_page(&request);
    if (!text_is(desk->printed, wanted))
        fail_msg("%s:\n%.*sis not\n%s", page, TEXT_ARGS(desk->printed), wanted);
    arena_reset(desk->blocks);
}

static void a_note_is_all_that_its_element_holds(void **state)
{
    assert_note(state,
                REFERENCE "<aside epub:type='footnote' id='n1'><p>b</p><ul><li>c</li></ul><p><img src='../" PICTURE
                          "' alt='d'/></p></aside><p>e</p>",
                "p b\nul\n  li\n    p c\nfigure " PICTURE " \"d\"\n");
    assert_note(state, "<ol><li>a</li><li id='n1'><p>b</p><p>c</p></li><li>d</li></ol>", "p b\np c\n");
    assert_note(state, "<ol><li>a</li><li><p><a id='n1'/>b</p><p>c</p></li><li>d</li></ol>", "p b\np c\n");
    assert_note(state, "<p>a</p><p>b <a name='n1'></a>c</p><p>d</p>", "p b c\n");
    assert_note(state, "<div><p>a</p><a id='n1'></a><p>b</p><p>c</p></div>", "p b\n");
    assert_note(state, "<div><p>a</p><div id='n1'></div><p>b</p><p>c</p></div>", "p b\n");
    assert_note(state, "<dl><dt>a</dt><dd>b</dd><dt id='n1'>c</dt><dd>d</dd><dt>e</dt></dl>",
                "dl\n  dt c\n  dd\n    p d\n");
    assert_note(state, "<p>a</p><div hidden='' id='n1'>b</div>", "p b\n");
    assert_note(state, "<section style='display:none'><p id='n1'>b</p><p>c</p></section>", "p b\n");
    assert_note(state, "<div><p>x</p><section epub:type='footnote' id='n1'><h4>a</h4>b</section></div>", "h1 a\np b\n");
}

static void what_is_too_much_for_a_note_is_none(void **state)
{
    Desk *desk = *state;
    assert_note(state, "<section id='n1'><p>a</p></section>", "");
    assert_note(state, "<h2 id='n1'>a</h2><p>b</p>", "");
    assert_note(state, "<p>a</p>", "");
    Text words = repeated(desk->arena, "<p>Words of a note.</p>", 4000, "</div>");
    assert_note(state, text_format(desk->arena, "<div id='n1'>%.*s", TEXT_ARGS(words)).at, "");
}

// A page of megabytes costs no more at a time than a part of it does.
static void long_pages_are_cut_into_sections(void **state)
{
    Desk *desk = *state;
    enum { COUNT = 100000 };
    press_bytes(desk, repeated(desk->arena, "<p>A paragraph.</p>\n", COUNT, ""));
    assert_int_equal(desk->section_count, press_sections(20 * COUNT));
    assert_int_equal(desk->block_count, COUNT);
    assert_true(desk->pressed.counts.events <= 4 * COUNT + 10); // blanks between them among these
    assert_true(desk->most_used < 4 * 1024 * 1024);
    assert_int_equal(press_sections(0), 1);
    assert_int_equal(press_sections(PRESS_WHOLE_MOST), 1);
    assert_int_equal(press_sections(PRESS_WHOLE_MOST + 1), 3);
}

static void a_long_list_goes_on_in_the_next_section(void **state)
{
    Desk *desk = *state;
    Text items = repeated(desk->arena, "<li>An item of a list that never ends.</li>", 8000, "</ul>");
    press_bytes(desk, text_format(desk->arena, "<ul>%.*s", TEXT_ARGS(items)));
    assert_int_equal(desk->section_count, 3);
    assert_int_equal(desk->block_count, 3);
    Text last = text_slice(desk->printed, text_find(desk->printed, TEXT("--\n"), 0), desk->printed.size);
    assert_true(text_starts(last, TEXT("--\nul\n  li\n    p An item")));
}

// What nobody wrote around a block is in its language, in the next section as well.
static void what_is_implied_keeps_its_language(void **state)
{
    Desk *desk = *state;
    Text lines = repeated(desk->arena, "<dt lang='fr'>Un mot.</dt><dd>A word.</dd>", 8000, "");
    press_bytes(desk, text_format(desk->arena, "<div lang='fr'>%.*s</div>", TEXT_ARGS(lines)));
    Text last = text_slice(desk->printed, text_find(desk->printed, TEXT("--\n"), 0), desk->printed.size);
    assert_true(text_starts(last, TEXT("--\ndl (fr)\n  ")));
}

static void a_section_is_the_same_whether_others_are_wanted(void **state)
{
    Desk *desk = *state;
    Text page = repeated(desk->arena, "<h2>Title</h2><p>Words of <b>a</b> paragraph.</p><p>B</p>", 6000, "<p>x");
    press_bytes(desk, page);
    int count = desk->section_count;
    long block_count = desk->block_count;
    desk->block_count = 0;
    assert_true(count > 2 && desk->pressed.is_soup);
    for (int i = 0; i < count; i++) {
        Leaf leaf;
        PressRequest request = request_of(desk, &leaf, page);
        request.wanted = desk->section_count = i;
        press_page(&request);
    }
    assert_int_equal(desk->block_count, block_count);
}

static void a_long_paragraph_is_parted(void **state)
{
    Desk *desk = *state;
    press_bytes(desk, repeated(desk->arena, "Words without end. ", 20000, ""));
    assert_true(desk->block_count >= 6 && desk->block_count <= 8);
    assert_true(text_starts(desk->printed, TEXT("p Words")));
    desk->block_count = 0;
    press_bytes(desk, repeated(desk->arena, "\xE6\x97\xA5", 60000, ""));
    assert_true(desk->block_count >= 3);
}

static void nesting_has_an_end(void **state)
{
    Desk *desk = *state;
    Text deep = repeated(desk->arena, "<ul><li>", 20000, "deep");
    press_bytes(desk, deep);
    assert_true(text_find(desk->printed, TEXT("p deep"), 0) < desk->printed.size);
    assert_true(desk->pressed.counts.blocks < 100);
    press_bytes(desk, repeated(desk->arena, "<table><tr><td>a</td><td>", 300, "deep"));
    press_bytes(desk, repeated(desk->arena, "<blockquote><dl><dd><ol>x", 300, "deep"));
    press_bytes(desk, repeated(desk->arena, "<i><b>", 5000, "deep"));
    assert_true(text_find(desk->printed, TEXT("deep"), 0) < desk->printed.size);
}

static void spans_have_an_end(void **state)
{
    Desk *desk = *state;
    press_bytes(desk, repeated(desk->arena, "<b>x</b>y", 20000, ""));
    assert_true(desk->most_used < (size_t)4001 * sizeof(Span) + 128 * 1024);
}

static void tables_have_an_end(void **state)
{
    Desk *desk = *state;
    Text rows = repeated(desk->arena, "<tr><td>a</td><td>b</td></tr>", 2 * PRESS_ROWS_MOST + 1, "</table>");
    press_bytes(desk, text_format(desk->arena, "<table>%.*s", TEXT_ARGS(rows)));
    assert_int_equal(desk->block_count, 3);
    Text cells = repeated(desk->arena, "<td>a</td>", PRESS_COLUMNS_MOST + 1, "</tr></table>");
    desk->block_count = 0;
    press_bytes(desk, text_format(desk->arena, "<table><tr>%.*s", TEXT_ARGS(cells)));
    assert_int_equal(desk->block_count, PRESS_COLUMNS_MOST + 1); // its cells
    assert_int_equal(desk->pressed.wide_table_line, 1);
    assert_true(desk->pressed.counts.blocks <= 3 * (PRESS_COLUMNS_MOST + 1));
}

static bool is_wanted(void *owner)
{
    (void)owner;
    return true;
}

static void assert_embedded(void **state, const char *path, const char *bytes)
{
    const Desk *desk = *state;
    const Text *file = index_find(&desk->embedded, text_of(path));
    assert_non_null(file);
    assert_true(text_is(*file, bytes));
}

// A drawing in a page is a picture, and its title describes it; one that holds pictures is those.
static void drawings_are_pictures(void **state)
{
    const Desk *desk = *state;
    assert_pressed(state, "<p>a</p><svg><title>A <b>b</b></title><desc>c</desc><path d=''/></svg><p>d</p>",
                   "p a\nfigure a/page.xhtml/8.svg \"A b c\"\np d\n");
    assert_embedded(state, "a/page.xhtml/8.svg", "<svg><title>A <b>b</b></title><desc>c</desc><path d=''/></svg>");
    assert_pressed(state,
                   "<div><svg:svg aria-label='x'><svg:svg><svg:rect/></svg:svg><svg:text>y</svg:text></svg:svg></div>",
                   "figure a/page.xhtml/5.svg \"x\"\np y\n");
    assert_pressed(state, "<svg><defs><path/></defs><text>a</text></svg>", "p a\n");
    assert_pressed(state, "<svg><path/><image href='no.png' alt='b'/></svg>", "p b\n");
    assert_pressed(state, "<svg hidden=''><path/></svg><p>c</p>", "p c\n");
    assert_pressed(state, "<p><svg><path>d<p><svg><path></svg>e", "p d\np e\n"); // without an end
    assert_int_equal(desk->pressed.counts.missing_pictures, 0);
}

static void pictures_stand_in_addresses(void **state)
{
    const Desk *desk = *state;
    assert_pressed(state, "<p>a</p><img src='data:image/png;base64,iVBO\nRw==' alt='b'/>",
                   "p a\nfigure a/page.xhtml/8.png \"b\"\n");
    assert_embedded(state, "a/page.xhtml/8.png", "\x89PNG");
    assert_pressed(state, "<object data='data:image/svg+xml,%3Csvg/%3E' type='image/svg+xml'/>",
                   "figure a/page.xhtml/0.svg \"\"\n");
    assert_embedded(state, "a/page.xhtml/0.svg", "<svg/>");
    assert_int_equal(desk->pressed.counts.remote_pictures, 0);
    assert_pressed(state, "<img src='data:text/html,x' alt='c'/><img src='data:image/png;base64,*' alt='d'/>",
                   "p cd\n");
    assert_pressed(state, "<p><a href='data:text/html,x'>e</a></p>", "p e\n");
}

static void embedded_pictures_have_an_end(void **state)
{
    Desk *desk = *state;
    press_bytes(desk, repeated(desk->arena, "<p>a<svg><path/></svg>", PRESS_EMBEDDED_MOST + 100, ""));
    assert_int_equal(desk->embedded.count, PRESS_EMBEDDED_MOST);
}

static void pages_begin_where_the_author_says(void **state)
{
    assert_pressed(state,
                   "<style>h2 { page-break-before: always } .e { break-after: page }</style>"
                   "<p>a</p><h2>b</h2><p>c</p><h2>d</h2><p class='e'>f</p><div class='e'></div><p>g</p><p>h</p>",
                   "p a\nh1 page b\np c\nh1 page d\np f\np page g\np h\n");
    assert_pressed(state,
                   "<ul style='break-before: right'><li>a</li><li style='break-before: page'>b</li></ul><p>c</p>",
                   "ul page\n  li\n    p a\n  li\n    p b\np c\n");
    assert_pressed(state, "<p>a</p><p style='page-break-before: avoid'>b</p>", "p a\np b\n");
}

// A stanza needs no name: four short lines with breaks between them are one.
static void runs_of_breaks_are_verse(void **state)
{
    assert_pressed(state, "<p>a<br/>b <i>c<br/>d</i><br/>&nbsp;&nbsp;e</p><p>f</p>",
                   "verse\n  line a\n  line b [em c]\n  line [em d]\n  line +1 e\np f\n");
    assert_pressed(state, "<ul><li>a<br/>b<br/>c<br/>d</li><li>e</li></ul>",
                   "ul\n  li\n    verse\n      line a\n      line b\n      line c\n      line d\n  li\n    p e\n");
    assert_pressed(state, "<p>a<br/>b<br/>c</p>", "p a\nb\nc\n"); // an address
    assert_pressed(state, "<p>a<br/>b<br/>c<br/>0123456789012345678901234567890123456789012345678901234567890</p>",
                   "p a\nb\nc\n0123456789012345678901234567890123456789012345678901234567890\n");
}

static void an_override_turns_its_letters(void **state)
{
    assert_pressed(state, "<p>a <bdo dir='rtl'>b <i>c</i></bdo> d</p>", "p a \u202Eb [em c]\u202C d\n");
    assert_pressed(state, "<p><bdo dir='ltr'>a</bdo></p><p><bdo>b</bdo></p>", "p \u202Da\u202C\np b\n");
    assert_pressed(state, "<p><bdo dir='rtl'>a<bdo>b</bdo></bdo></p>", "p \u202Eab\u202C\n");
}

// Of a page of countless small pieces a section has so many blocks, and the rest of it is lines: nothing is lost.
static void a_dense_section_goes_on_in_lines(void **state)
{
    enum { ITEMS = 60000 };
    Desk *desk = *state;
    press_bytes(desk, repeated(desk->arena, "<p>x", ITEMS, "<ul><li>a<li><b>b</b></ul><h2>c</h2><hr>d"));
    assert_int_equal(desk->section_count, 1);
    assert_true(desk->pressed.dense_line > 0);
    assert_true(desk->pressed.counts.blocks <= PRESS_BLOCKS_MOST + 16);
    assert_true(desk->most_used < (size_t)(PRESS_BLOCKS_MOST + 16) * sizeof(Block) + 1024 * 1024);
    int letters = 0;
    for (size_t i = 0; i < desk->printed.size; i++)
        letters += desk->printed.at[i] == 'x';
    assert_int_equal(letters, ITEMS);
    assert_true(text_ends(desk->printed, TEXT("x\na\n[strong b]\nc\nd\n")));
    press_bytes(desk, repeated(desk->arena, "<table><tr><td>x</table>", 10000, "<p>e"));
    assert_true(desk->pressed.counts.blocks <= PRESS_BLOCKS_MOST + 16);
    assert_true(text_ends(desk->printed, TEXT("x\ne\n")));
    press_bytes(desk, repeated(desk->arena, "<p>x</p>", PRESS_BLOCKS_MOST, "")); // where it may have them all
    assert_int_equal(desk->pressed.dense_line, 0);
}

static void reading_is_broken_off(void **state)
{
    Desk *desk = *state;
    Leaf leaf;
    Interrupt interrupt = {.is_wanted = is_wanted};
    PressRequest request = request_of(desk, &leaf, repeated(desk->arena, "<p>a</p>", 20000, ""));
    request.interrupt = &interrupt;
    Pressed pressed = press_page(&request);
    assert_int_equal(desk->section_count, 0);
    assert_true(pressed.counts.events < 5000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(words_are_folded_as_html_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(headings_rank_within_their_page, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_hold_items_whatever_is_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lists_keep_their_numbers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(kept_lines_stay, set_up, tear_down),
        cmocka_unit_test_setup_teardown(verse_has_lines_and_stanzas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rests_and_spans_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_are_tables_where_they_are_meant, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pictures_stand_by_themselves_or_are_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(languages_and_directions_are_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_no_reader_sees_is_left_out, set_up, tear_down),
        cmocka_unit_test_setup_teardown(formulas_are_lines_of_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sheets_tell_what_is_shown, set_up, tear_down),
        cmocka_unit_test_setup_teardown(words_are_set_as_sheets_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(capitals_are_heard_as_they_were_written, set_up, tear_down),
        cmocka_unit_test_setup_teardown(quotations_are_marked_as_their_language_does, set_up, tear_down),
        cmocka_unit_test_setup_teardown(boxes_are_notes_with_their_own_words, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_cannot_be_shown_is_said, set_up, tear_down),
        cmocka_unit_test_setup_teardown(sheets_tell_how_things_stand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(soup_is_read_all_the_same, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blocks_bear_their_place_and_a_name, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_lead_into_the_book_or_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(references_are_told_from_links, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_note_is_left_out_where_it_is_led_to, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_note_is_all_that_its_element_holds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_too_much_for_a_note_is_none, set_up, tear_down),
        cmocka_unit_test_setup_teardown(long_pages_are_cut_into_sections, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_list_goes_on_in_the_next_section, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_implied_keeps_its_language, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_section_is_the_same_whether_others_are_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_long_paragraph_is_parted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nesting_has_an_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(spans_have_an_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_have_an_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pages_begin_where_the_author_says, set_up, tear_down),
        cmocka_unit_test_setup_teardown(runs_of_breaks_are_verse, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_override_turns_its_letters, set_up, tear_down),
        cmocka_unit_test_setup_teardown(drawings_are_pictures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pictures_stand_in_addresses, set_up, tear_down),
        cmocka_unit_test_setup_teardown(embedded_pictures_have_an_end, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_dense_section_goes_on_in_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(reading_is_broken_off, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
