#include "command/bar-proof.h"

#include <assert.h>

#include "screen/bar-plan.h"
#include "screen/themes.h"

// Six buttons stand in a bar from the usual text on where eight have no room, and in large text everywhere.
static const int text_steps[] = {TEXT_STEP_DEFAULT, 4};

// The first glass and size of text that a word is too long for; false: there is none.
static bool find_narrow(View *view, PhraseId phrase, Text word)
{
    for (size_t s = 0; s < sizeof text_steps / sizeof *text_steps; s++) {
        Glass glass;
        for (int i = 0; glass_known(i, &glass); i++) {
            ThemeSpec spec = {glass, {.text_step = text_steps[s]}, DIRECTION_LTR};
            view->theme = themes_find(view->layouts, &spec);
            if (!bar_plan_has_room(view, phrase, word))
                return true;
        }
    }
    return false;
}

static void judge_phrase(View *view, const XmlNode *node, Problems *problems)
{
    PhraseId phrase;
    if (!phrase_find(xml_value(node, "id"), &phrase) || !node->first)
        return;
    Text word = text_trim(node->first->text);
    if (!word.size || !find_narrow(view, phrase, word))
        return;
    const Glass *glass = &view->theme.glass;
    problems_add(problems, SEVERITY_WARNING, node->first->at,
                 "\"%.*s\" has no room in a button of the bar at %dx%d, text size %d", TEXT_ARGS(word), glass->width_px,
                 glass->height_px, view->theme.preferences.text_step);
    problems_hint(problems, "choose a shorter word, or bars of this language will hold fewer buttons");
}

static void prove_words(void *owner, Source *source, const XmlNode *root, Problems *problems)
{
    (void)source;
    const Metrics *metrics = owner;
    if (!text_is(root->name, "phrases"))
        return;
    Arena *arena = arena_create();
    const char *language = text_string(arena, xml_value(root, "xml:lang"));
    Typesetter *typesetter = typesetter_create(metrics, *language ? language : "en");
    if (typesetter) {
        View view = {.typesetter = typesetter, .layouts = layouts_create(typesetter), .arena = arena};
        for (const XmlNode *node = root->first; node; node = node->next)
            if (!xml_is_text(node))
                judge_phrase(&view, node, problems);
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
