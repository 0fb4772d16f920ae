#include "command/inspection.h"

#include <assert.h>
#include <stdio.h>
#include <time.h>

#include "command/bar-proof.h"
#include "command/fit-proof.h"
#include "command/letter-proof.h"
#include "command/options.h"
#include "command/picture-proof.h"
#include "command/release-proof.h"
#include "device/fonts.h"
#include "page/coverage.h"

enum { PROOFS_MOST = 5 };

struct Inspection {
    Problems *problems;
    Fonts *fonts; // NULL: letters are not judged
    DrawnLetters letters;
    FitProof *fit;
    PictureProof *decoder; // NULL: pictures are not decoded
    WordLists words;
    int release_day;
    FileProof proofs[PROOFS_MOST];
    FileProofs others;
};

static unsigned find_lacking(void *owner, const uint32_t *points, int count)
{
    unsigned lacking = 0;
    for (unsigned family = FAMILY_CLEAR; family <= FAMILY_DYSLEXIC; family++)
        if (coverage_cluster_face(owner, (Font){.family = (uint8_t)family}, points, count) < 0)
            lacking |= 1u << family;
    return lacking;
}

static void add(Inspection *inspection, FileProof proof)
{
    assert(inspection->others.count < PROOFS_MOST);
    inspection->proofs[inspection->others.count++] = proof;
}

// The fonts that the player would draw with.
static void open_fonts(Inspection *inspection, const char *command)
{
    char fault[FONTS_FAULT_SIZE];
    inspection->fonts = fonts_open(fonts_folder(inspection->problems->arena), NULL, fault);
    if (!inspection->fonts) {
        fprintf(stderr, "lectern %s: %s; letters are not judged\n", command, fault);
        return;
    }
    const Metrics *metrics = fonts_metrics(inspection->fonts);
    DrawnLetters *letters = &inspection->letters;
    *letters = (DrawnLetters){.lacking = find_lacking, .owner = coverage_create(inspection->problems->arena, metrics)};
    letters->missing = fonts_missing(inspection->fonts, &letters->missing_count);
    inspection->fit = fit_proof_create(metrics);
    add(inspection, letter_proof(&inspection->letters));
    add(inspection, bar_proof(metrics));
    add(inspection, fit_proof_of(inspection->fit));
}

static void open_decoder(Inspection *inspection, const char *command)
{
    inspection->decoder = picture_proof_create();
    if (inspection->decoder)
        add(inspection, picture_proof_of(inspection->decoder));
    else
        fprintf(stderr, "lectern %s: SDL2_image is not installed; pictures are not decoded\n", command);
}

static void read_words(Inspection *inspection, const char *library)
{
    Arena *arena = inspection->problems->arena;
    const char *content = library ? library : options_content(arena);
    Source *source = source_open(content ? content : "");
    inspection->words = word_lists_read(arena, source);
    source_close(source);
}

Inspection *inspection_open(const InspectionSpec *spec, Problems *problems)
{
    Inspection *inspection = arena_new(problems->arena, Inspection);
    inspection->problems = problems;
    inspection->release_day = spec->release_day;
    inspection->others =
        (FileProofs){.at = inspection->proofs, .words = &inspection->words, .translations = spec->translations};
    read_words(inspection, spec->library);
    open_fonts(inspection, spec->command);
    open_decoder(inspection, spec->command);
    if (spec->release_day)
        add(inspection, release_proof(&inspection->release_day));
    return inspection;
}

void inspection_close(Inspection *inspection)
{
    word_lists_close(&inspection->words);
    fit_proof_destroy(inspection->fit);
    picture_proof_destroy(inspection->decoder);
    fonts_close(inspection->fonts);
}

VolumeJudges inspection_judges(Inspection *inspection, Unicode *unicode)
{
    VolumeJudges judges = {.unicode = unicode};
    if (inspection->fonts) {
        judges.letters = letter_proof_block;
        judges.owner = letter_proof_of_books(inspection->problems->arena, &inspection->letters);
    }
    return judges;
}

int inspection_look(Inspection *inspection, const char *path)
{
    int count = proof_path(path, &inspection->others, inspection->problems);
    assert(count >= 0);
    return count;
}

int inspection_today(void)
{
    enum { DAY_S = 24 * 3600 };
    time_t now = time(NULL);
    struct tm local;
    return localtime_r(&now, &local) ? (int)(timegm(&local) / DAY_S) : 0;
}
