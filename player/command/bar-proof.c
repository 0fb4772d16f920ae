#include "command/bar-proof.h"

#include <assert.h>

#include "book/phrases.h"
#include "screen/bar-plan.h"
#include "screen/themes.h"

// Eight buttons stand in the bars at the usual sizes of text, six and four at the larger ones.
static const int text_steps[] = {TEXT_STEP_DEFAULT, 4, 6};
enum { TEXT_STEPS = sizeof text_steps / sizeof *text_steps };

// The words of one file, as its screens would have them.
typedef struct BarWords {
    Phrases phrases;
    Book book;
    const XmlNode *nodes[PHRASE_COUNT]; // where they stand; NULL: nowhere, or told already
} BarWords;

static void read_words(BarWords *words, const XmlNode *root)
{
    words->book.phrases = &words->phrases;
    for (const XmlNode *node = xml_child(root, "phrase"); node; node = xml_sibling(node, "phrase")) {
        PhraseId phrase;
        if (!phrase_find(text_trim(xml_value(node, "id")), &phrase) || !node->first || !xml_is_text(node->first))
            continue;
        words->phrases.at[phrase] = text_trim(node->first->text);
        words->nodes[phrase] = node->first;
    }
}

// The longest word is told, once.
static void judge_bars(View *view, BarWords *words, Problems *problems)
{
    const BarStand *crowded = bar_plan_crowded(view);
    if (!crowded || !words->nodes[crowded->kind.phrase])
        return;
    const Glass *glass = &view->theme.glass;
    problems_add(problems, SEVERITY_WARNING, words->nodes[crowded->kind.phrase]->at,
                 "\"%.*s\" has no room in a button of the bar at %dx%d, text size %d",
                 TEXT_ARGS(words->phrases.at[crowded->kind.phrase]), glass->width_px, glass->height_px,
                 view->theme.preferences.text_step);
    problems_hint(problems, "choose a shorter word, or bars of this language will hold fewer buttons");
    words->nodes[crowded->kind.phrase] = NULL;
}

static void judge_words(View *view, BarWords *words, Problems *problems)
{
    for (int s = 0; s < TEXT_STEPS; s++) {
        Glass glass;
        for (int i = 0; glass_known(i, &glass); i++) {
            ThemeSpec spec = {glass, {.preferences.text_step = text_steps[s]}};
            view->theme = themes_find(view->layouts, &spec);
            judge_bars(view, words, problems);
        }
    }
}

static void prove_words(void *owner, Source *source, const XmlNode *root, Problems *problems)
{
    (void)source;
    const Metrics *metrics = owner;
    if (!text_is(root->name, "phrases"))
        return;
    Arena *arena = arena_create();
    const char *language = text_string(arena, text_trim(xml_value(root, "xml:lang")));
    Typesetter *typesetter = typesetter_create(metrics, *language ? language : "en");
    if (typesetter) {
        BarWords *words = arena_new(arena, BarWords);
        read_words(words, root);
        View view = {
            .book = &words->book, .typesetter = typesetter, .layouts = layouts_create(typesetter), .arena = arena};
        judge_words(&view, words, problems);
        layouts_destroy(view.layouts);
        typesetter_destroy(typesetter);
    }
    arena_destroy(arena);
}

FileProof bar_proof(const Metrics *metrics)
{
    assert(metrics);
    return (FileProof){.prove = prove_words, .owner = (void *)metrics};
}
