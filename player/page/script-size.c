#include "page/script-size.h"

#include <assert.h>
#include <math.h>

// A letter of a script that has one height reaches that of an H. One that stands out above the others of its script
// reaches higher, or they would be too small: an alef stands as high as an l, and the other letters are half of it; a
// Han character fills its square. In joining scripts the words are some that climb, in a face that climbs.
static const ReferenceLetter REFERENCES[] = {
    {SCRIPT_ARABIC, "ا", "کچھ ج ا", 115},
    {SCRIPT_LATIN, "H", "", 100},
    {SCRIPT('C', 'y', 'r', 'l'), "Н", "", 100},
    {SCRIPT('G', 'r', 'e', 'k'), "Η", "", 100},
    {SCRIPT('A', 'r', 'm', 'n'), "Հ", "Հայ", 100},
    {SCRIPT('G', 'e', 'o', 'r'), "ბ", "ქართული ბ", 107},
    {SCRIPT('H', 'e', 'b', 'r'), "א", "לקך", 100},
    {SCRIPT('D', 'e', 'v', 'a'), "क", "मैं की कु हूँ", 100},
    {SCRIPT('B', 'e', 'n', 'g'), "ক", "র্কি কূ", 100},
    {SCRIPT('G', 'u', 'r', 'u'), "ਕ", "ਕੀ ਕੂੰ", 100},
    {SCRIPT('G', 'u', 'j', 'r'), "ક", "કી કૂ", 100},
    {SCRIPT('T', 'a', 'm', 'l'), "க", "கீ மூ ழு", 100},
    {SCRIPT('T', 'e', 'l', 'u'), "క", "కి స్త్రీ", 102},
    {SCRIPT('K', 'n', 'd', 'a'), "ಕ", "ಕಿ ಸ್ತ್ರೀ", 111},
    {SCRIPT('M', 'l', 'y', 'm'), "ക", "കി സ്ത്ര", 100},
    {SCRIPT('S', 'i', 'n', 'h'), "ක", "කි කූ", 100},
    {SCRIPT('T', 'h', 'a', 'i'), "ก", "ปี้ ญู", 100},
    {SCRIPT('L', 'a', 'o', 'o'), "ກ", "ທີ່ ຢູ່", 100},
    {SCRIPT('K', 'h', 'm', 'r'), "ក", "ស្ត្រី កើ", 100},
    {SCRIPT('M', 'y', 'm', 'r'), "က", "ကျွန်ုပ် ကြို့", 100},
    {SCRIPT('E', 't', 'h', 'i'), "ሀ", "ኳ ጐ", 100},
    {SCRIPT('H', 'a', 'n', 'i'), "国", "国", 111},
    {SCRIPT('H', 'i', 'r', 'a'), "国", "国", 111},
    {SCRIPT('K', 'a', 'n', 'a'), "国", "国", 111},
    {SCRIPT('H', 'a', 'n', 'g'), "国", "국", 111},
    {SCRIPT('B', 'o', 'p', 'o'), "国", "国", 111},
};

const ReferenceLetter *script_reference(Script script)
{
    for (size_t i = 0; i < sizeof REFERENCES / sizeof *REFERENCES; i++)
        if (REFERENCES[i].script == script)
            return &REFERENCES[i];
    return NULL;
}

static uint32_t letter_point(const ReferenceLetter *reference)
{
    size_t at = 0;
    return text_next(text_of(reference->letter), &at);
}

static bool is_in_face(const Metrics *metrics, Font font, const ReferenceLetter *reference)
{
    return metrics->face(metrics->owner, font, letter_point(reference)) == font.face;
}

static InkReach measure(const Metrics *metrics, Font font, const ReferenceLetter *reference, const char *words)
{
    GlyphRun run = {.font = font, .script = reference->script, .text = text_of(words)};
    run.is_rtl = run.script == SCRIPT_ARABIC || run.script == SCRIPT('H', 'e', 'b', 'r');
    return metrics->ink(metrics->owner, &run);
}

// The whole em size nearest to that at which the letter stands so many hundredths of that height; more where it would
// be drawn lower than the height, since hinting may take part of a pixel. 0: the letter has no height.
static int size_for_height(const Metrics *metrics, Font font, const ReferenceLetter *reference, int height)
{
    enum { PROBE_PX = 1000, MORE_MOST = 3 };
    font.size_px = PROBE_PX;
    double per_px = measure(metrics, font, reference, reference->letter).ascent / (double)PROBE_PX;
    if (per_px < 64 * 0.2 || per_px > 64 * 2) // its file lies
        return 0;
    int size = (int)lround(height / per_px * reference->percent / 100);
    for (int more = 0; more < MORE_MOST; more++) {
        font.size_px = (uint16_t)(size + more);
        if (measure(metrics, font, reference, reference->letter).ascent >= height)
            return size + more;
    }
    return size + MORE_MOST;
}

// Bold and slanted letters keep the size of the regular ones that they stand among.
ScriptSize script_size(const Metrics *metrics, Font font, Script script)
{
    ScriptSize own = {.size_px = font.size_px};
    const ReferenceLetter *reference = font.face ? script_reference(script) : NULL;
    if (!reference || !font.size_px || !is_in_face(metrics, font, reference))
        return own;
    Font capital = font, letters = font;
    capital.face = 0;
    letters.style = 0;
    int height = metrics->heights(metrics->owner, capital).cap;
    int size = size_for_height(metrics, letters, reference, height);
    // Latin letters that a family lacks stand among its own: they are not made smaller than the words they complete.
    if (size <= 0 || size > UINT16_MAX || (script == SCRIPT_LATIN && size < font.size_px))
        return own;
    letters.size_px = (uint16_t)size;
    InkReach reach = measure(metrics, letters, reference, reference->words);
    return (ScriptSize){letters.size_px, reach.ascent, reach.descent};
}

ScriptSize script_size_in(const Metrics *metrics, Font font, Text language)
{
    assert(!font.face);
    Script script = unicode_language_script(language);
    const ReferenceLetter *reference = script_reference(script);
    if (!reference || script == SCRIPT_LATIN)
        return (ScriptSize){.size_px = font.size_px};
    int face = metrics->language_face(metrics->owner, language);
    Font letters = font;
    letters.face = (uint8_t)(face > 0 ? face : 0);
    if (face <= 0 || !is_in_face(metrics, letters, reference))
        face = metrics->face(metrics->owner, font, letter_point(reference));
    letters.face = (uint8_t)(face > 0 ? face : 0);
    return script_size(metrics, letters, script);
}

static bool is_same_font(Font a, Font b)
{
    return a.family == b.family && a.style == b.style && a.face == b.face && a.size_px == b.size_px;
}

ScriptSize script_sizes_find(ScriptSizes *sizes, const Metrics *metrics, Font font, Script script)
{
    if (!font.face)
        return (ScriptSize){.size_px = font.size_px};
    for (int i = sizes->count - 1; i >= 0; i--)
        if (sizes->known[i].script == script && is_same_font(sizes->known[i].font, font))
            return sizes->known[i].size;
    if (sizes->count == SCRIPT_SIZES_KEPT)
        sizes->count = 0;
    ScriptSize size = script_size(metrics, font, script);
    sizes->known[sizes->count++] = (struct KnownSize){font, script, size};
    return size;
}
