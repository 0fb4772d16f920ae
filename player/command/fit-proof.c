#include "command/fit-proof.h"

#include <assert.h>

#include "command/fit-glass.h"
#include "command/fit-item.h"
#include "device/pictures.h"
#include "screen/themes.h"

// A file that may hold screenfuls.
typedef struct FitFile {
    Text language;
    const XmlNode *root;
    bool is_done;
} FitFile;

typedef ARRAY(FitFile) FitFiles;

// The library that is proved, in one language.
typedef struct FitLibrary {
    Arena *arena;
    Pictures *pictures;
    Book *book; // NULL: it cannot be opened
    Typesetter *typesetter;
    Layouts *layouts;
} FitLibrary;

struct FitProof {
    Arena *arena; // it lives there
    const Metrics *letters;
    Metrics metrics; // letters, and pictures of the library
    Preferences preferences;
    Setting setting;
    Hours hours;
    Answers answers;
    RidersMet riders;
    Bookmarks bookmarks;
    Source *source; // of the library that is proved
    Arena *gathered;
    FitFiles files; // of it, so far
    FitLibrary library;
};

// ---- metrics

static int measure_width(void *owner, const GlyphRun *run)
{
    const Metrics *letters = ((FitProof *)owner)->letters;
    return letters->width(letters->owner, run);
}

static FontHeights measure_heights(void *owner, Font font)
{
    const Metrics *letters = ((FitProof *)owner)->letters;
    return letters->heights(letters->owner, font);
}

static InkReach measure_ink(void *owner, const GlyphRun *run)
{
    const Metrics *letters = ((FitProof *)owner)->letters;
    return letters->ink(letters->owner, run);
}

static int find_face(void *owner, Font font, uint32_t point)
{
    const Metrics *letters = ((FitProof *)owner)->letters;
    return letters->face(letters->owner, font, point);
}

static int find_language_face(void *owner, Text language)
{
    const Metrics *letters = ((const FitProof *)owner)->letters;
    return letters->language_face(letters->owner, language);
}

static bool measure_picture(void *owner, Text path, Size *size)
{
    const FitProof *fit = owner;
    return fit->library.pictures && pictures_size(fit->library.pictures, path, size);
}

// ---- the library

// What is wrong with a library is told by its other proofs.
static void open_library(FitProof *fit, Text language)
{
    FitLibrary *library = &fit->library;
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    *library = (FitLibrary){.arena = arena, .pictures = pictures_open(fit->source)};
    library->book = book_open(fit->source, language, &problems);
    library->typesetter = typesetter_create(&fit->metrics, text_string(arena, language));
    library->layouts = library->typesetter ? layouts_create(library->typesetter) : NULL;
    if (library->book)
        library->book->adult_topics = true; // a clinic may switch them on
}

static void close_library(FitProof *fit)
{
    FitLibrary *library = &fit->library;
    layouts_destroy(library->layouts);
    typesetter_destroy(library->typesetter);
    book_close(library->book);
    pictures_close(library->pictures);
    arena_destroy(library->arena);
    *library = (FitLibrary){0};
}

// ---- setting

static View view_of(FitProof *fit, Arena *scratch, const Glass *glass)
{
    Book *book = fit->library.book;
    return (View){
        .book = book,
        .typesetter = fit->library.typesetter,
        .layouts = fit->library.layouts,
        .arena = scratch,
        .theme = themes_find(fit->library.layouts,
                             &(ThemeSpec){*glass, {fit->preferences, book->direction, book->language}}),
        .preferences = &fit->preferences,
        .answers = &fit->answers,
        .riders = &fit->riders,
        .bookmarks = &fit->bookmarks,
        .setting = &fit->setting,
        .now_ms = 1,
    };
}

typedef ARRAY(FitItem) FitItems;

// The item that stands in that very file, if it can be used.
static void list_item(FitProof *fit, const XmlNode *root, FitItems *items)
{
    FitLibrary *library = &fit->library;
    const Item *item = book_find_item(library->book, id_of(text_trim(xml_value(root, "id"))));
    if (!item || !text_equal(source_name(fit->source, library->arena, item->path), root->at.file))
        return;
    const Body *body = book_body(library->book, item);
    FitItem proof = {.item = item, .root = root};
    if (!body)
        return;
    fit_item_list(&proof, library->arena, body);
    *array_push(library->arena, items) = proof;
}

// Glass by glass, so that letters are measured in few sizes at a time.
static void prove_items(FitProof *fit, const FitItems *items, Problems *problems)
{
    Arena *scratch = arena_create();
    Glass glass;
    for (int i = 0; glass_known(i, &glass); i++) {
        FitScreen screen = {.view = view_of(fit, scratch, &glass)};
        for (int k = 0; k < items->count && !fit_glass_is_spared(&screen.view); k++)
            fit_item_prove(&items->at[k], &screen, problems);
    }
    arena_destroy(scratch);
}

// All files in the language of the first one that is left.
static void prove_language(FitProof *fit, Text language, Problems *problems)
{
    open_library(fit, language);
    const FitLibrary *library = &fit->library;
    bool is_open = library->book && library->layouts && text_equal(book_code(library->book), language);
    FitItems items = {0};
    for (int i = 0; i < fit->files.count; i++) {
        FitFile *file = &fit->files.at[i];
        if (!text_equal(file->language, language))
            continue;
        file->is_done = true;
        if (is_open)
            list_item(fit, file->root, &items);
    }
    if (is_open)
        prove_items(fit, &items, problems);
    close_library(fit);
}

// ---- the proof

// Only what a screenful may stand in is looked at.
static bool may_hold_screenfuls(const XmlNode *root)
{
    bool is_noted = text_is(root->name, "chapter") && xml_child(root, "content-note");
    return is_noted || text_is(root->name, "exercise") || text_is(root->name, "faq");
}

static void gather(void *owner, Source *source, const XmlNode *root, Problems *problems)
{
    (void)problems;
    FitProof *fit = owner;
    if (!source || !may_hold_screenfuls(root))
        return;
    fit->source = source;
    *array_push(fit->gathered, &fit->files) = (FitFile){text_trim(xml_value(root, "xml:lang")), root, false};
}

static void prove_gathered(void *owner, Problems *problems)
{
    FitProof *fit = owner;
    for (int i = 0; i < fit->files.count; i++)
        if (!fit->files.at[i].is_done)
            prove_language(fit, fit->files.at[i].language, problems);
    fit->files = (FitFiles){0};
    fit->source = NULL;
    arena_reset(fit->gathered);
}

FitProof *fit_proof_create(const Metrics *metrics)
{
    assert(metrics);
    Arena *arena = arena_create();
    FitProof *fit = arena_new(arena, FitProof);
    *fit = (FitProof){
        .arena = arena,
        .gathered = arena_create(),
        .letters = metrics,
        .metrics = {fit, measure_width, measure_heights, measure_ink, find_face, find_language_face, measure_picture},
        .preferences = {.text_step = TEXT_STEP_DEFAULT},
        .setting = {.has_voice = true, .has_sound = true, .adult_topics = true}};
    fit->setting.hours = &fit->hours;
    return fit;
}

void fit_proof_destroy(FitProof *fit)
{
    if (!fit)
        return;
    arena_destroy(fit->gathered);
    arena_destroy(fit->arena);
}

FileProof fit_proof_of(FitProof *fit)
{
    assert(fit);
    return (FileProof){.prove = gather, .finish = prove_gathered, .owner = fit};
}
