#include "markup/vocabulary.h"

#include <assert.h>
#include <string.h>

// What the part of a translation was translated from, and that it may say the same.
#define PART_ATTRIBUTES                                                                                                \
    {.name = "from", .kind = VALUE_MARK},                                                                              \
    {                                                                                                                  \
        .name = "same", .kind = VALUE_TOKEN, .tokens = "yes"                                                           \
    }

// The attributes that every item's root has, one that is left to be filled too.
#define ANY_ITEM_ATTRIBUTES                                                                                            \
    {.name = "id", .kind = VALUE_ID, .is_required = true},                                                             \
        {.name = "xml:lang", .kind = VALUE_LANGUAGE, .is_required = true}, {.name = "covers", .kind = VALUE_POINTS},   \
        {.name = "audience", .kind = VALUE_TOKEN, .tokens = "general adult"},                                          \
        {.name = "quiet-title", .kind = VALUE_WORDS}, PART_ATTRIBUTES,                                                 \
    {                                                                                                                  \
        .name = "picture", .kind = VALUE_PATH                                                                          \
    }

#define ITEM_ATTRIBUTES                                                                                                \
    ANY_ITEM_ATTRIBUTES, {.name = "reviewed", .kind = VALUE_DATE, .is_required = true},                                \
        {.name = "review-by", .kind = VALUE_DATE, .is_required = true},                                                \
    {                                                                                                                  \
        .name = "status", .kind = VALUE_TOKEN, .tokens = VOCABULARY_EMPTY                                              \
    }

// Nobody has read through what has yet to be written.
#define EMPTY_ATTRIBUTES                                                                                               \
    ANY_ITEM_ATTRIBUTES, {.name = "reviewed", .kind = VALUE_DATE}, {.name = "review-by", .kind = VALUE_DATE},          \
    {                                                                                                                  \
        .name = "status", .kind = VALUE_TOKEN, .is_required = true, .tokens = VOCABULARY_EMPTY                         \
    }

// The attributes that every file of a language has.
#define FILE_ATTRIBUTES                                                                                                \
    PART_ATTRIBUTES,                                                                                                   \
    {                                                                                                                  \
        .name = "xml:lang", .kind = VALUE_LANGUAGE, .is_required = true                                                \
    }

// The attributes that every block of running text may have.
#define BLOCK_ATTRIBUTES                                                                                               \
    {.name = "id", .kind = VALUE_ID}, {.name = "xml:lang", .kind = VALUE_LANGUAGE},                                    \
    {                                                                                                                  \
        .name = "dir", .kind = VALUE_TOKEN, .tokens = "ltr rtl"                                                        \
    }

#define LANGUAGE_ATTRIBUTES                                                                                            \
    {.name = "xml:lang", .kind = VALUE_LANGUAGE},                                                                      \
    {                                                                                                                  \
        .name = "dir", .kind = VALUE_TOKEN, .tokens = "ltr rtl"                                                        \
    }

// How many columns and rows a cell stands for.
#define CELL_ATTRIBUTES                                                                                                \
    {.name = "colspan", .kind = VALUE_COUNT, .least = 1, .most = 64},                                                  \
    {                                                                                                                  \
        .name = "rowspan", .kind = VALUE_COUNT, .least = 1, .most = 64                                                 \
    }

#define WHEN_ATTRIBUTES                                                                                                \
    {.name = "name", .kind = VALUE_REF, .is_required = true},                                                          \
    {                                                                                                                  \
        .name = "is", .kind = VALUE_REFS, .is_required = true                                                          \
    }

static const struct {
    const char *name, *entries;
} groups[] = {
    {"flow", "p|ul|ol|dl|blockquote|pre|verse|hr|figure|table|note|rider|when-flow"},
    {"inline", "em|strong|a|br|term|span|code|sub|sup|s|ruby|img"},
    {"interaction", "breathe|timer|choose|checklist|rate|count|sort|cards|turns|slip"},
};

// On what staff set on the glass: with yes they cannot.
#define FIXED                                                                                                          \
    {                                                                                                                  \
        .name = "fixed", .kind = VALUE_TOKEN, .tokens = "yes no"                                                       \
    }

const ElementRule vocabulary_rules[] = {
    // ---- files
    {"library",
     "library",
     "language+ policy? continue?",
     {{.name = "default", .kind = VALUE_LANGUAGE, .is_required = true},
      {.name = "picture", .kind = VALUE_PATH},
      {.name = "id", .kind = VALUE_ID},
      {.name = "version", .kind = VALUE_COUNT, .least = 1, .most = VOCABULARY_VERSION_MOST}},
     NULL},
    {"language",
     "language",
     "",
     {{.name = "code", .kind = VALUE_LANGUAGE, .is_required = true},
      {.name = "name", .kind = VALUE_WORDS, .is_required = true},
      {.name = "dir", .kind = VALUE_TOKEN, .tokens = "ltr rtl"},
      {.name = "locale", .kind = VALUE_LANGUAGE},
      {.name = "digits", .kind = VALUE_TOKEN, .tokens = "latn arab arabext"},
      {.name = "pages", .kind = VALUE_LANGUAGE},
      {.name = "draft", .kind = VALUE_WORDS},
      {.name = "reviewed-by", .kind = VALUE_WORDS},
      {.name = "of", .kind = VALUE_LANGUAGE}},
     "with of=\"en\" is a level of that language: the same in easier words; with pages=\"en\" it has the pages of that "
     "one where it has none of its own"},
    {"policy",
     "policy",
     "require*",
     {{.name = "adult-topics", .kind = VALUE_TOKEN, .tokens = "on off"},
      {.name = "writing", .kind = VALUE_TOKEN, .tokens = "plain free"}},
     "writing=\"free\" leaves out the advice on words"},
    {"require",
     "require",
     "",
     {{.name = "rider", .kind = VALUE_REF, .is_required = true},
      {.name = "items", .kind = VALUE_REFS, .is_required = true}},
     "names a rider and the items that must hold it"},
    {"continue",
     "continue",
     "",
     {{.name = "allowed", .kind = VALUE_TOKEN, .is_required = true, .tokens = "yes no"}},
     "is empty: it tells whether chapters and answers are taken up where a visitor left them"},

    {"contents",
     "contents",
     "contents-title now? needs? shelf+",
     {FILE_ATTRIBUTES, {.name = "quiet-title", .kind = VALUE_WORDS}},
     NULL},
    {"contents-title", "title", "#text", {{0}}, NULL},
    {"shelf",
     "shelf",
     "contents-title contents-summary? (book|item)*",
     {{.name = "kind", .kind = VALUE_TOKEN, .is_required = true, .tokens = "read practise questions"}},
     NULL},
    {"contents-summary", "summary", "#text", {{0}}, NULL},
    {"now",
     "now",
     "contents-title contents-summary?",
     {{.name = "ref", .kind = VALUE_REF, .is_required = true}, {.name = "step", .kind = VALUE_REF}, PART_ATTRIBUTES},
     "names the exercise that may help at once, and the step that it begins at"},
    {"needs", "needs", "contents-title contents-summary? need+", {{0}}, "holds a title, then up to six needs"},
    {"need",
     "need",
     "contents-title contents-summary?",
     {{.name = "id", .kind = VALUE_ID, .is_required = true},
      {.name = "items", .kind = VALUE_REFS, .is_required = true},
      PART_ATTRIBUTES},
     "says what readers may want, in their words, and names three to six items for it"},
    {"book",
     "book",
     "contents-title contents-summary? item+",
     {{.name = "id", .kind = VALUE_ID, .is_required = true}, PART_ATTRIBUTES},
     "groups chapters or exercises; sets of questions stand in their shelf directly"},
    {"item",
     "item",
     "",
     {{.name = "src", .kind = VALUE_PATH, .is_required = true}},
     "names a file below the language's folder, like chapters/limits.xml"},

    {"chapter", "chapter", "title summary content-note? section+ landing?", {ITEM_ATTRIBUTES}, NULL},
    {"faq", "faq", "title summary question+", {ITEM_ATTRIBUTES}, NULL},
    {"exercise", "exercise", "title summary minutes before (step|when-step)+ landing?", {ITEM_ATTRIBUTES}, NULL},
    {"empty-chapter", "chapter", "title summary content-note? section* landing?", {EMPTY_ATTRIBUTES}, NULL},
    {"empty-faq", "faq", "title summary question*", {EMPTY_ATTRIBUTES}, NULL},
    {"empty-exercise", "exercise", "title summary minutes before (step|when-step)* landing?", {EMPTY_ATTRIBUTES}, NULL},
    {"phrases", "phrases", "phrase+", {FILE_ATTRIBUTES}, NULL},
    {"words",
     "words",
     "(private|avoid)+",
     {FILE_ATTRIBUTES, {.name = "negations", .kind = VALUE_WORDS}},
     "holds private, the words that may not be read across a room, and avoid, those that the library leaves out"},
    {"keys", "keys", "row+", {FILE_ATTRIBUTES}, "holds the rows of letters on a keyboard, the upper one first"},
    {"row", "row", "#text", {{0}}, "holds the letters of its keys from left to right, parted by blanks"},
    {"private",
     "private",
     "find+",
     {{.name = "unless-after", .kind = VALUE_WORDS}, {.name = "unless-amid", .kind = VALUE_WORDS}},
     "holds a find for each word, or words in a row"},
    {"avoid",
     "avoid",
     "find+",
     {{.name = "instead", .kind = VALUE_WORDS, .is_required = true},
      {.name = "in-speech", .kind = VALUE_TOKEN, .tokens = "yes"},
      {.name = "unless-after", .kind = VALUE_WORDS},
      {.name = "unless-amid", .kind = VALUE_WORDS}},
     "holds a find for each word, or words in a row; instead says what to write in their place"},
    {"find", "find", "#text", {{0}}, "holds a word, or words in a row: cure|cures, transform*"},
    {"riders", "riders", "rider-text+", {FILE_ATTRIBUTES}, NULL},
    {"glossary", "glossary", "entry+", {FILE_ATTRIBUTES}, NULL},
    {"support", "support", "(@flow)+ place*", {FILE_ATTRIBUTES}, NULL},
    {"about",
     "about",
     "section+",
     {FILE_ATTRIBUTES, {.name = "reviewed", .kind = VALUE_DATE}, {.name = "review-by", .kind = VALUE_DATE}},
     NULL},

    {"trust",
     "trust",
     "",
     {{.name = "version", .kind = VALUE_COUNT, .is_required = true, .least = 1, .most = VOCABULARY_VERSION_MOST},
      {.name = "need", .kind = VALUE_REFS, .is_required = true}},
     "is empty: it names the roles whose signatures a pack must bear"},

    // ---- the books of the world in a folder
    {"books",
     "books",
     "(book-group|shelf-book)*",
     {{0}},
     "holds book elements, and groups of them, in the order that they shall stand in"},
    {"book-group", "group", "contents-title shelf-book+", {{0}}, "holds a title, then a book element for each book"},
    {"shelf-book",
     "book",
     "",
     {{.name = "src", .kind = VALUE_WORDS, .is_required = true},
      {.name = "title", .kind = VALUE_WORDS},
      {.name = "quiet-title", .kind = VALUE_WORDS},
      {.name = "language", .kind = VALUE_LANGUAGE},
      {.name = "adult", .kind = VALUE_TOKEN, .tokens = "yes no"},
      {.name = "hidden", .kind = VALUE_TOKEN, .tokens = "yes no"}},
     "is empty: it names a file of this folder, and says what shall be said of it in place of what the book says"},

    // ---- the configuration of one screen
    {"config",
     "config",
     "(display|start|idle|clock|opening|notice|sound|voice|topics|hide|speech|switch|screen-books|screen-find|"
     "screen-code)*",
     {{0}},
     "holds display, start, idle, clock, hours, notice, sound, voice, topics, hide, speech, switch, books, find and "
     "code, each at most once"},
    // What staff have set of it on the glass; the player writes it.
    {"settings",
     "settings",
     "(display|start|clock|opening|sound|topics|screen-find|screen-code)*",
     {{0}},
     "holds display, start, clock, hours, sound, topics, find and code, each at most once"},
    {"display",
     "display",
     "",
     {{.name = "px-per-mm", .kind = VALUE_NUMBER, .least = 2, .most = 30},
      {.name = "distance-mm", .kind = VALUE_COUNT, .least = 200, .most = 3000},
      {.name = "rotation", .kind = VALUE_TOKEN, .tokens = "0 90 180 270"},
      {.name = "touch-matrix", .kind = VALUE_MATRIX},
      FIXED},
     "is empty: it tells the size of a pixel, how far away people sit, and how the screen hangs"},
    {"start",
     "start",
     "",
     {{.name = "language", .kind = VALUE_LANGUAGE},
      {.name = "languages", .kind = VALUE_LANGUAGES},
      {.name = "theme", .kind = VALUE_TOKEN, .tokens = "day night contrast quiet"},
      {.name = "text-size", .kind = VALUE_COUNT, .least = 1, .most = 6},
      FIXED},
     "is empty: it tells what every visit begins with"},
    {"idle",
     "idle",
     "",
     {{.name = "seconds", .kind = VALUE_COUNT, .is_required = true, .least = 120, .most = 1800}},
     "is empty: seconds without a touch until the screen asks whether somebody is there"},
    {"clock",
     "clock",
     "",
     {{.name = "confirmed", .kind = VALUE_DATE, .is_required = true}},
     "is empty: the day on which staff last found the clock right, so that its battery is believed from then on"},
    {"opening", "hours", "day*", {FIXED}, "holds a day element for each opening; without one it is always open"},
    {"day",
     "day",
     "",
     {{.name = "name",
       .kind = VALUE_TOKEN,
       .is_required = true,
       .tokens = "monday tuesday wednesday thursday friday saturday sunday"},
      {.name = "from", .kind = VALUE_TIME, .is_required = true},
      {.name = "to", .kind = VALUE_TIME, .is_required = true}},
     "is empty; a day with a break has two, and a closed day none"},
    {"notice",
     "notice",
     "",
     {{.name = "title", .kind = VALUE_WORDS}, {.name = "sentence", .kind = VALUE_WORDS}},
     "is empty: it tells what stands on the glass after Hide, a title and a sentence"},
    {"sound",
     "sound",
     "",
     {{.name = "allowed", .kind = VALUE_TOKEN, .is_required = true, .tokens = "yes no"},
      {.name = "loudest", .kind = VALUE_COUNT, .least = 10, .most = 100},
      {.name = "lead-ms", .kind = VALUE_COUNT, .least = 0, .most = 1500},
      FIXED},
     NULL},
    {"voice",
     "voice",
     "speaker*",
     {{.name = "allowed", .kind = VALUE_TOKEN, .is_required = true, .tokens = "yes no"}},
     "holds a speaker for each language whose voice is not the usual one"},
    {"speaker",
     "speaker",
     "",
     {{.name = "language", .kind = VALUE_LANGUAGE, .is_required = true},
      {.name = "name", .kind = VALUE_WORDS, .is_required = true}},
     NULL},
    {"topics",
     "topics",
     "",
     {{.name = "adult", .kind = VALUE_TOKEN, .is_required = true, .tokens = "on off"}, FIXED},
     NULL},
    {"hide", "hide", "", {{.name = "key", .kind = VALUE_KEY, .is_required = true}}, NULL},
    {"speech",
     "speech",
     "",
     {{.name = "key", .kind = VALUE_KEY},
      {.name = "always", .kind = VALUE_TOKEN, .tokens = "yes no"},
      {.name = "rest", .kind = VALUE_TOKEN, .tokens = "yes no"}},
     "is empty: it tells the key by which a visitor lets the screen speak, whether every visit begins so, and whether "
     "a "
     "finger that rests before a visit does it without headphones"},
    {"switch",
     "switch",
     "",
     {{.name = "act", .kind = VALUE_SWITCH, .is_required = true}, {.name = "move", .kind = VALUE_SWITCH}},
     "is empty: it tells the key or mouse button of the one switch that acts, and of a second one that moves on"},

    {"screen-find",
     "find",
     "",
     {{.name = "allowed", .kind = VALUE_TOKEN, .is_required = true, .tokens = "yes no"}, FIXED},
     NULL},
    {"screen-code",
     "code",
     "",
     {{.name = "allowed", .kind = VALUE_TOKEN, .is_required = true, .tokens = "yes no"}, FIXED},
     NULL},
    {"screen-books",
     "books",
     "",
     {{.name = "folder", .kind = VALUE_WORDS},
      {.name = "quiet-title", .kind = VALUE_WORDS},
      {.name = "covers", .kind = VALUE_TOKEN, .tokens = "no yes"},
      {.name = "remember", .kind = VALUE_TOKEN, .tokens = "no place"}},
     "is empty: it tells the folder of the clinic's own books, what the bars call a book, whether covers are shown, "
     "and "
     "whether this reader keeps the place"},

    // ---- parts of items
    {"title", "title", "#text", {{0}}, "holds words only"},
    {"summary", "summary", "#text", {{0}}, "holds words only"},
    {"minutes", "minutes", "#text", {{0}}, "holds a whole number"},
    {"content-note", "content-note", "p+ short", {{0}}, "is one calm line in p, then short, the short version"},
    {"short", "short", "(@flow)+", {{0}}, NULL},
    {"section",
     "section",
     "section-title (@flow)+ subsection*",
     {{.name = "id", .kind = VALUE_ID}, PART_ATTRIBUTES},
     NULL},
    {"subsection",
     "section",
     "section-title (@flow)+",
     {{.name = "id", .kind = VALUE_ID}},
     "holds a title and running text; sections nest one deep"},
    {"section-title", "title", "#text (@inline)*", {{0}}, NULL},
    {"landing", "landing", "link+", {{0}}, NULL},
    {"links", "links", "(link|when-link)+", {{0}}, NULL},
    {"link",
     "link",
     "",
     {{.name = "ref", .kind = VALUE_LINK, .is_required = true}, {.name = "say", .kind = VALUE_WORDS}},
     "is empty: its words are its say, or the title of what it leads to"},
    {"question",
     "question",
     "content-note? ask answer-flow also? question-words?",
     {{.name = "id", .kind = VALUE_ID, .is_required = true},
      {.name = "audience", .kind = VALUE_TOKEN, .tokens = "general adult"},
      {.name = "covers", .kind = VALUE_POINTS},
      PART_ATTRIBUTES},
     NULL},
    {"ask", "ask", "#text", {{0}}, NULL},
    {"answer-flow", "answer", "(@flow)+", {{0}}, NULL},
    {"also", "also", "link+", {{0}}, NULL},
    {"question-words", "words", "#text", {{0}}, NULL},
    {"phrase",
     "phrase",
     "#text || form+",
     {{.name = "id", .kind = VALUE_ID, .is_required = true},
      {.name = "note", .kind = VALUE_WORDS},
      {.name = "spoken", .kind = VALUE_WORDS},
      PART_ATTRIBUTES},
     NULL},
    {"form",
     "form",
     "#text",
     {{.name = "n", .kind = VALUE_TOKEN, .is_required = true, .tokens = "zero one two few many other"},
      {.name = "spoken", .kind = VALUE_WORDS}},
     NULL},
    {"rider-text", "rider", "(@flow)+", {{.name = "id", .kind = VALUE_ID, .is_required = true}, PART_ATTRIBUTES}, NULL},
    {"entry", "entry", "word meaning", {{.name = "id", .kind = VALUE_ID, .is_required = true}, PART_ATTRIBUTES}, NULL},
    {"word", "word", "#text", {{.name = "spoken", .kind = VALUE_WORDS}}, NULL},
    {"meaning", "meaning", "(@flow)+", {{0}}, NULL},
    {"place",
     "place",
     "name reach hours?",
     {{.name = "checked", .kind = VALUE_DATE, .is_required = true}, {.name = "language", .kind = VALUE_WORDS}},
     NULL},
    {"name", "name", "#text", {{0}}, NULL},
    {"reach", "reach", "#text", {{0}}, NULL},
    {"hours", "hours", "#text", {{0}}, NULL},

    // ---- running text
    {"p",
     "p",
     "#text (@inline)*",
     {BLOCK_ATTRIBUTES},
     "holds words, em, strong, a, br, term, span, code, sub, sup, s, ruby and img"},
    {"ul",
     "ul",
     "(li|when-li)+",
     {{.name = "type", .kind = VALUE_TOKEN, .tokens = "none"}, BLOCK_ATTRIBUTES},
     "holds li"},
    {"ol",
     "ol",
     "(numbered-li|when-numbered-li)+",
     {{.name = "type", .kind = VALUE_TOKEN, .tokens = "1 a A i I"},
      {.name = "start", .kind = VALUE_COUNT, .least = 0, .most = 9999},
      {.name = "reversed", .kind = VALUE_TOKEN, .tokens = "yes"},
      BLOCK_ATTRIBUTES},
     "holds li"},
    {"li", "li", "#text (@inline)* || (@flow)+", {BLOCK_ATTRIBUTES}, "holds words, or blocks like p"},
    {"numbered-li",
     "li",
     "#text (@inline)* || (@flow)+",
     {{.name = "value", .kind = VALUE_COUNT, .least = 0, .most = 9999}, BLOCK_ATTRIBUTES},
     "holds words, or blocks like p; value is its number"},
    {"dl", "dl", "(dt|dd)+", {BLOCK_ATTRIBUTES}, "holds dt and dd"},
    {"dt", "dt", "#text (@inline)*", {BLOCK_ATTRIBUTES}, NULL},
    {"dd", "dd", "#text (@inline)* || (@flow)+", {BLOCK_ATTRIBUTES}, NULL},
    {"blockquote", "blockquote", "(@flow)+", {BLOCK_ATTRIBUTES}, NULL},
    {"pre", "pre", "#text (@inline)*", {BLOCK_ATTRIBUTES}, "holds words whose spaces and lines are kept as they are"},
    {"verse",
     "verse",
     "verse-line+ || stanza+",
     {BLOCK_ATTRIBUTES},
     "holds a line element for each line, or stanza elements that hold them"},
    {"stanza", "stanza", "verse-line+", {BLOCK_ATTRIBUTES}, "holds a line element for each line"},
    {"verse-line",
     "line",
     "#text (@inline)*",
     {{.name = "indent", .kind = VALUE_COUNT, .least = 0, .most = 4}, BLOCK_ATTRIBUTES},
     "holds the words of one line of verse; indent tells how many steps it stands in"},
    {"hr", "hr", "", {{0}}, "is empty: a rest between two parts, shown as three stars"},
    {"figure", "figure", "img figcaption?", {BLOCK_ATTRIBUTES}, NULL},
    {"img",
     "img",
     "",
     {{.name = "src", .kind = VALUE_PATH, .is_required = true},
      {.name = "alt", .kind = VALUE_WORDS, .is_required = true}},
     "needs src, a path below the content folder, and alt, its words"},
    {"figcaption", "figcaption", "#text (@inline)*", {LANGUAGE_ATTRIBUTES}, NULL},
    {"table", "table", "tr+", {BLOCK_ATTRIBUTES}, NULL},
    {"tr", "tr", "(th|td)+", {{.name = "id", .kind = VALUE_ID}}, NULL},
    {"th", "th", "#text (@inline)*", {CELL_ATTRIBUTES, BLOCK_ATTRIBUTES}, NULL},
    {"td", "td", "#text (@inline)* || (@flow)+", {CELL_ATTRIBUTES, BLOCK_ATTRIBUTES}, NULL},
    {"note",
     "note",
     "#text (@inline)* || (@flow)+",
     {{.name = "kind", .kind = VALUE_TOKEN, .is_required = true, .tokens = "tip care example"}, BLOCK_ATTRIBUTES},
     NULL},
    {"rider",
     "rider",
     "",
     {{.name = "ref", .kind = VALUE_REF, .is_required = true}},
     "is empty: its words stand in riders.xml"},
    {"em", "em", "#text (strong|a|br|term|span|code|sub|sup|s|ruby|img)*", {LANGUAGE_ATTRIBUTES}, NULL},
    {"strong", "strong", "#text (em|a|br|term|span|code|sub|sup|s|ruby|img)*", {LANGUAGE_ATTRIBUTES}, NULL},
    {"a",
     "a",
     "#text",
     {{.name = "href", .kind = VALUE_LINK, .is_required = true}},
     "leads to an item or item#block; no web address ever opens"},
    {"br", "br", "", {{0}}, NULL},
    {"term",
     "term",
     "#text",
     {{.name = "ref", .kind = VALUE_REF, .is_required = true}, {.name = "spoken", .kind = VALUE_WORDS}},
     "holds words only; ref names an entry of glossary.xml"},
    {"span",
     "span",
     "#text (em|strong|br|code|sub|sup|s|ruby)*",
     {{.name = "spoken", .kind = VALUE_WORDS}, LANGUAGE_ATTRIBUTES},
     NULL},
    {"code",
     "code",
     "#text (em|strong)*",
     {{0}},
     "holds what is typed or shown letter by letter, like a key or a file"},
    {"sub", "sub", "#text (em|strong)*", {{0}}, "holds a few letters or figures that stand lower"},
    {"sup", "sup", "#text (em|strong)*", {{0}}, "holds a few letters or figures that stand higher"},
    {"s", "s", "#text (em|strong|a|br|term|span)*", {{0}}, "holds words that hold no more, with a line through them"},
    {"ruby", "ruby", "#text rt+", {LANGUAGE_ATTRIBUTES}, "holds words, and behind them in rt how they are read"},
    {"rt", "rt", "#text", {{0}}, "holds words only"},

    // ---- exercises
    {"before", "before", "(@flow)+", {{0}}, "says what happens, how long, and that you may stop"},
    {"step",
     "step",
     "step-title? (@flow)* (@interaction)? (links|when-links)*",
     {{.name = "id", .kind = VALUE_ID, .is_required = true},
      {.name = "next", .kind = VALUE_REF},
      {.name = "who", .kind = VALUE_TOKEN, .tokens = "first second"},
      PART_ATTRIBUTES},
     "holds a title, running text, at most one interaction, then links"},
    {"step-title", "title", "#text", {{0}}, "holds words only"},
    {"breathe",
     "breathe",
     "",
     {{.name = "in", .kind = VALUE_NUMBER, .least = 1, .most = 12},
      {.name = "out", .kind = VALUE_NUMBER, .least = 1, .most = 12},
      {.name = "minutes", .kind = VALUE_COUNT, .least = 1, .most = 10},
      {.name = "pace", .kind = VALUE_REF},
      {.name = "time", .kind = VALUE_REF},
      {.name = "form", .kind = VALUE_REF}},
     "needs in, out and minutes, or pace and time naming earlier chooses; form names one too"},
    {"timer",
     "timer",
     "",
     {{.name = "seconds", .kind = VALUE_COUNT, .is_required = true, .least = 5, .most = 600}},
     NULL},
    {"choose",
     "choose",
     "(option|when-option)*",
     {{.name = "name", .kind = VALUE_ID, .is_required = true},
      {.name = "from", .kind = VALUE_REF},
      {.name = "bin", .kind = VALUE_REF}},
     "holds option elements, or takes them from an earlier answer"},
    {"checklist",
     "checklist",
     "(option|when-option)*",
     {{.name = "name", .kind = VALUE_ID, .is_required = true},
      {.name = "max", .kind = VALUE_COUNT, .least = 1, .most = 32},
      {.name = "from", .kind = VALUE_REF},
      {.name = "bin", .kind = VALUE_REF}},
     "holds option elements, or takes them from an earlier answer"},
    {"option",
     "option",
     "#text reply?",
     {{.name = "id", .kind = VALUE_ID, .is_required = true},
      {.name = "goto", .kind = VALUE_REF},
      {.name = "shape", .kind = VALUE_TOKEN, .tokens = "circle square triangle diamond star"},
      {.name = "say", .kind = VALUE_WORDS},
      {.name = "in", .kind = VALUE_NUMBER, .least = 1, .most = 12},
      {.name = "out", .kind = VALUE_NUMBER, .least = 1, .most = 12},
      {.name = "minutes", .kind = VALUE_COUNT, .least = 1, .most = 10},
      {.name = "form", .kind = VALUE_TOKEN, .tokens = "circle bar count"}},
     "holds its words, then perhaps a reply"},
    {"reply", "reply", "(@flow)+", {{0}}, "is running text, shown once the option is chosen"},
    {"rate",
     "rate",
     "level+",
     {{.name = "name", .kind = VALUE_ID, .is_required = true}},
     "holds three to seven levels"},
    {"level",
     "level",
     "#text reply?",
     {{.name = "id", .kind = VALUE_ID, .is_required = true},
      {.name = "goto", .kind = VALUE_REF},
      {.name = "shape", .kind = VALUE_TOKEN, .tokens = "circle square triangle diamond star"},
      {.name = "say", .kind = VALUE_WORDS}},
     "holds one word or a few, never a score"},
    {"count",
     "count",
     "prompt",
     {{.name = "of", .kind = VALUE_COUNT, .is_required = true, .least = 1, .most = 9}},
     NULL},
    {"prompt", "prompt", "#text", {{0}}, NULL},
    {"sort",
     "sort",
     "bin+ (option|when-option)+",
     {{.name = "name", .kind = VALUE_ID, .is_required = true}},
     "holds bins, then options"},
    {"bin", "bin", "#text", {{.name = "id", .kind = VALUE_ID, .is_required = true}}, NULL},
    {"cards", "cards", "card+", {{0}}, NULL},
    {"card", "card", "front back", {{0}}, NULL},
    {"front", "front", "#text", {{0}}, NULL},
    {"back", "back", "#text (@inline)* || (@flow)+", {{0}}, NULL},
    {"turns", "turns", "turn+", {{0}}, NULL},
    {"turn",
     "turn",
     "(@flow)* choose?",
     {{.name = "who", .kind = VALUE_TOKEN, .is_required = true, .tokens = "first second alone"}},
     "is running text, then at most one choose"},
    {"slip", "slip", "(line|when-line)+", {{0}}, NULL},
    {"line", "line", "#text answer*", {{0}}, "holds words and answer elements"},
    {"answer",
     "answer",
     "",
     {{.name = "name", .kind = VALUE_REF, .is_required = true}, {.name = "bin", .kind = VALUE_REF}},
     "stands for what was chosen there"},

    // ---- conditions, by what they surround
    {"when-flow", "when", "(@flow)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-li", "when", "(li|when-li)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-numbered-li", "when", "(numbered-li|when-numbered-li)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-step", "when", "(step|when-step)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-links", "when", "(links|when-links)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-link", "when", "(link|when-link)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-option", "when", "(option|when-option)+", {WHEN_ATTRIBUTES}, NULL},
    {"when-line", "when", "(line|when-line)+", {WHEN_ATTRIBUTES}, NULL},
};

const int vocabulary_rule_count = sizeof vocabulary_rules / sizeof *vocabulary_rules;

// Of two for one element the first is for what is empty.
static const char *const roots[] = {
    "library",  "contents", "empty-chapter", "empty-faq", "empty-exercise", "chapter", "faq",
    "exercise", "phrases",  "riders",        "glossary",  "support",        "about",   "config",
    "settings", "trust",    "words",         "books",     "keys",
};
enum { ROOT_COUNT = sizeof roots / sizeof *roots };

const char *vocabulary_group(const char *name)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (strcmp(groups[i].name, name) == 0)
            return groups[i].entries;
    return NULL;
}

const ElementRule *vocabulary_rule(const char *entry)
{
    for (int i = 0; i < vocabulary_rule_count; i++)
        if (strcmp(vocabulary_rules[i].entry, entry) == 0)
            return &vocabulary_rules[i];
    assert(false && "an entry of the vocabulary");
    return NULL;
}

bool vocabulary_is_root(const ElementRule *rule)
{
    for (size_t i = 0; i < ROOT_COUNT; i++)
        if (strcmp(rule->entry, roots[i]) == 0)
            return true;
    return false;
}

bool vocabulary_is_empty(const XmlNode *root)
{
    return text_is(xml_value(root, "status"), VOCABULARY_EMPTY);
}

const ElementRule *vocabulary_root(const XmlNode *root)
{
    bool is_empty = vocabulary_is_empty(root);
    for (size_t i = 0; i < ROOT_COUNT; i++) {
        const ElementRule *rule = vocabulary_rule(roots[i]);
        bool is_for_empty = strcmp(rule->entry, rule->element) != 0;
        if (text_is(root->name, rule->element) && (is_empty || !is_for_empty))
            return rule;
    }
    return NULL;
}
