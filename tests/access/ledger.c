#include "ledger.h"

#include "page/theme.h"

typedef struct Entry {
    const char *what, *clauses, *criteria, *how;
} Entry;

// Criteria marked AAA are held though nobody asks for them.
static const Entry entries[RULE_COUNT] = {
    [RULE_CAPITALS] = {"Capitals of body text fill 0.5 degree at text step 2, 0.7 from step 4, at step 6 twice those "
                       "of step 2; small print 0.35",
                       "5.1.4", "1.4.4", "every line of every screen, from the dump"},
    [RULE_AFAR] =
        {"From text step 4 no word is under 0.7 degree, none of a heading under 0.5, none of a bar under 0.55, at "
         "step 6 0.7; on 7 inch glass in bars 0.38 and 0.55, on the keys of listening 0.55, of letters 0.45",
         "5.1.4", "1.4.4",
         "every line of every screen, from the dump; Comfort's samples and Attract with more than six languages aside"},
    [RULE_DRAWN] = {"Drawn capitals are as tall as the dump says, at most a pixel less", "5.1.4", "1.4.4",
                    "pixels, in every family of letters, on every glass, at every step"},
    [RULE_REFLOW] = {"No text is cut, overlaps or ends in an ellipsis; nothing scrolls; both orientations", "5.1.4",
                     "1.4.4, 1.4.10, 1.4.12, 1.3.4",
                     "every screen, from the dump; letters and spacing turn with the themes"},
    [RULE_LABELS] = {"A control shows the very words it is named with", "-", "2.5.3", "every screen, from the dump"},
    [RULE_PALETTE] = {"Text, small print, borders and ring keep their contrast on ground, surface and tint", "-",
                      "1.4.3, 1.4.6 (AAA), 1.4.11", "the palettes themselves, below"},
    [RULE_BODY] = {"Words of the book stand out 7:1", "-", "1.4.3; 1.4.6 (AAA)",
                   "pixels of each line, on painted screens"},
    [RULE_TEXT] = {"All other words stand out 4.5:1", "-", "1.4.3", "dump of every screen; pixels on painted screens"},
    [RULE_BORDERS] =
        {"Borders of controls stand out 3:1", "-", "1.4.11",
         "pixels across three edges of each control, on painted screens; tabs and the title, which are words, aside"},
    [RULE_GREY] = {"What is selected differs in grey, 3:1, not by hue alone", "8.1.3", "1.4.1",
                   "pixels of a control before and after it is chosen"},
    [RULE_GROUNDS] =
        {"Pictures lie on the theme's ground: around a drawing and in its corners, and its field is about as light",
         "-", "1.4.3, 1.4.11", "pixels of every screen of both libraries that has a picture, 800x480, in every theme"},
    [RULE_TARGETS] = {"Targets are 20 mm, or 15 mm or 0.16 of the shorter side on small glass", "5.5.1",
                      "2.5.5 (AAA), 2.5.8", "every screen, from the dump; links in text aside"},
    [RULE_GAPS] = {"Between targets a fifth of that, at most 3 mm; none overlap", "5.5.1", "2.5.8",
                   "every screen, from the dump"},
    [RULE_EDGES] = {"From the edge a third of that, at most 5 mm", "5.5.1", "-", "every screen, from the dump"},
    [RULE_LINES] = {"At most 70 characters a line", "-", "1.4.8 (AAA)", "every line of the book, from the dump"},
    [RULE_LEADING] =
        {"Lines of body text stand 1.5 em apart, or more; where they keep Support or a meaning on one page, 1.38", "-",
         "1.4.8 (AAA), 1.4.12", "every two lines of a passage, from the dump"},
    [RULE_PICTURES] = {"Every picture has a description", "-", "1.1.1", "every screen, from the dump"},
    [RULE_ORDER] = {"Focus goes as the eye does: down the page, start to end in a row", "-", "1.3.2, 2.4.3",
                    "order of targets on every screen with two bars; a sheet comes after the bars"},
    [RULE_REACHED] = {"Tab reaches every control once, in that order", "5.1.6", "2.1.1, 2.4.3",
                      "keys, on walked screens; what an open sheet lies over aside"},
    [RULE_TRAP] = {"Focus comes round, and Shift+Tab goes back", "-", "2.1.2", "keys, on walked screens"},
    [RULE_RING] = {"The ring changes as many pixels as an outline 2 CSS px thick has, each by 3:1", "-",
                   "2.4.7, 2.4.13 (AAA), 1.4.11", "pixels before and after, every control of walked screens"},
    [RULE_HIDDEN] = {"What has the focus lies wholly on the glass, under nothing", "-", "2.4.11, 2.4.12 (AAA)",
                     "every control of walked screens"},
    [RULE_REST] = {"Nothing moves by itself: pictures are equal for ten seconds", "-", "2.2.2",
                   "pixels, each second, on walked screens; Still there?, which counts down, the end of a visit, which "
                   "leads on, and reading aloud aside"},
    [RULE_FLASH] =
        {"The pacer does not flash: no point turns by a tenth of full light more than three times in a second", "-",
         "2.3.1, 2.3.2 (AAA)", "pixels on a grid of 6, thirty times a second for ten seconds, in every theme"},
    [RULE_STILL] = {"With movement off the pacer changes once a second, and where a breath turns", "-",
                    "2.2.2, 2.3.3 (AAA)", "pixels, thirty times a second"},
};

enum { PRINTED_MOST = 8 };

void ledger_note(Ledger *ledger, Rule rule, bool is_so, Text what)
{
    ledger->looks[rule]++;
    if (is_so)
        return;
    ledger->faults[rule]++;
    if (!ledger->is_mute && ledger->printed[rule]++ < PRINTED_MOST)
        fprintf(stderr, "%s, %.*s: not so: %s: %.*s\n", ledger->about, TEXT_ARGS(ledger->stop), entries[rule].what,
                TEXT_ARGS(what));
}

int ledger_faults(const Ledger *ledger)
{
    int faults = 0;
    for (int i = 0; i < RULE_COUNT; i++)
        faults += ledger->faults[i];
    return faults;
}

int ledger_unseen(const Ledger *ledger)
{
    enum { FEW = 4 };
    int unseen = 0;
    for (int i = 0; i < RULE_COUNT; i++) {
        if (ledger->looks[i] >= FEW)
            continue;
        fprintf(stderr, "looked at %d times only: %s\n", ledger->looks[i], entries[i].what);
        unseen++;
    }
    return unseen;
}

static void print_palette(ThemeId id, FILE *out)
{
    const Palette *p = palette_of(id);
    const Color *grounds[] = {&p->ground, &p->surface, &p->soft, &p->calm};
    const Color *inks[] = {&p->text, &p->dim, &p->accent, &p->border, &p->focus};
    fprintf(out, "| %s |", theme_name(id));
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        double least = 21;
        for (size_t k = 0; k < sizeof grounds / sizeof *grounds; k++) {
            double contrast = color_contrast(*inks[i], *grounds[k]);
            least = contrast < least ? contrast : least;
        }
        fprintf(out, " %.1f |", (int)(least * 10) / 10.0);
    }
    fprintf(out, " %.1f | %.1f |\n", (int)(color_contrast(p->on_accent, p->accent) * 10) / 10.0,
            (int)(color_contrast(p->alert, p->alert_soft) * 10) / 10.0);
}

void ledger_print(const Ledger *ledger, FILE *out)
{
    fputs("| What | EN 301 549 | WCAG 2.2 | State | How it is looked at |\n|---|---|---|---|---|\n", out);
    for (int i = 0; i < RULE_COUNT; i++) {
        const char *state = !ledger->looks[i] ? "not looked at" : ledger->faults[i] ? "**not met**" : "met";
        fprintf(out, "| %s | %s | %s | %s | %s |\n", entries[i].what, entries[i].clauses, entries[i].criteria, state,
                entries[i].how);
    }
    fputs("\nLeast contrast on ground, surface, tint and cover, rounded down:\n\n", out);
    fputs("| Theme | text | small print | accent | border | ring | word on accent | Hide "
          "|\n|---|---|---|---|---|---|---|---|\n",
          out);
    for (int id = 0; id < THEME_COUNT; id++)
        print_palette((ThemeId)id, out);
}
