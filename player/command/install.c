#include "pack/install.h"

#include <stdio.h>

#include "base/calendar.h"
#include "base/file.h"
#include "base/store.h"
#include "command/command.h"
#include "command/inspection.h"
#include "command/options.h"
#include "command/pack-trial.h"
#include "pack/pack-offer.h"

typedef struct InstallPlan {
    InstallSpec spec;
    const char *from;
    bool wants_xml;
} InstallPlan;

static bool read_options(int argc, char **argv, InstallPlan *plan)
{
    Options options = options_begin(argc, argv);
    for (const char *word = options_next(&options); word; word = options_next(&options))
        if (options_is_valued(&options, word, "--store"))
            plan->spec.store = options.value;
        else if (options_is_valued(&options, word, "--keys"))
            plan->spec.keys = options.value;
        else if (options_is(&options, word, "--dry-run"))
            plan->spec.depth = INSTALL_DRY;
        else if (options_is(&options, word, "--weigh"))
            plan->spec.depth = INSTALL_WEIGHED;
        else if (options_is(&options, word, "--xml"))
            plan->wants_xml = true;
        else if (word[0] != '-' && !plan->from)
            plan->from = word;
        else
            options_reject(&options, word);
    if (!options.is_faulty && !plan->from)
        options_fault(&options, "it needs the folder of a stick, or of a pack");
    return !options.is_faulty;
}

// The day stands there as the machine has it, and nothing is decided by it.
static Text today(Arena *arena)
{
    return calendar_print(arena, inspection_today());
}

// The screen's state tells of the last one; without that it does so all the same.
static void record(Arena *arena, const InstallSpec *spec, PackOffer offer)
{
    if (spec->depth != INSTALL_WHOLE)
        return;
    offer.date = today(arena);
    offer.digest = TEXT("");
    store_write(file_path(arena, text_of(spec->store), TEXT(OFFER_LAST)), pack_offer_print(arena, &offer),
                STORE_FOR_ALL);
}

static int tell(Arena *arena, const InstallPlan *plan, const PackOffer *offer)
{
    bool is_well = offer->state == OFFER_DONE || offer->state == OFFER_OPEN;
    if (plan->wants_xml)
        printf("%.*s", TEXT_ARGS(pack_offer_print(arena, offer)));
    if (!plan->wants_xml || !is_well)
        fprintf(is_well ? stdout : stderr, "%s%.*s\n", is_well ? "" : "lectern install: ", TEXT_ARGS(offer->sentence));
    return is_well ? EXIT_WELL : offer->state == OFFER_REFUSED ? EXIT_FAULTY : EXIT_UNUSABLE;
}

// What stands behind newer keys is judged by them, so as XML there is one thing at a time: the keys first.
static int install(Arena *arena, const InstallPlan *plan)
{
    const char *packs[INSTALL_PACKS_MOST];
    int count = install_find(arena, &plan->spec, plan->from, packs), status = EXIT_WELL;
    if (!count) {
        Text sentence = text_format(arena, "there is no pack in %s", plan->from);
        return tell(arena, plan,
                    &(PackOffer){.state = OFFER_REFUSED, .reason = INSTALL_BY_ABSENCE, .sentence = sentence});
    }
    for (int i = 0; i < (plan->wants_xml ? 1 : count) && status == EXIT_WELL; i++) {
        InstallResult result = install_pack(arena, &plan->spec, packs[i]);
        PackOffer offer = pack_offer_of(arena, &plan->spec, packs[i], &result);
        record(arena, &plan->spec, offer);
        status = tell(arena, plan, &offer);
    }
    return status;
}

static int run_install(int argc, char **argv)
{
    InstallPlan plan = {
        .spec = {
            .store = PACK_STORE_FOLDER, .keys = TRUST_FOLDER, .player = TEXT(LECTERN_VERSION), .trial = pack_trial()}};
    if (!read_options(argc, argv, &plan))
        return EXIT_UNUSABLE;
    Arena *arena = arena_create();
    int status = install(arena, &plan);
    arena_destroy(arena);
    return status;
}

const Command install_command = {
    .name = "install",
    .synopsis = "STICK|FOLDER [--store DIR] [--keys DIR] [--dry-run | --weigh] [--xml]",
    .summary = "install a signed pack, or refuse it and say why",
    .help =
        "STICK holds packs in LECTERN/packs: the highest version is taken. FOLDER is one pack: it holds a MANIFEST.\n"
        "Whenever the power goes, the old version is there whole or the new one. The screen shows the new one from "
        "the\n"
        "next visit on.\n\n"
        "  --store DIR  where versions stand; without it " PACK_STORE_FOLDER "\n"
        "  --keys DIR   trust.xml, and ROLE.pub for each role that it needs; without it " TRUST_FOLDER "\n"
        "  --dry-run    do all but write\n"
        "  --weigh      look at manifest and signatures alone, which may be all that is there\n"
        "  --xml        take one pack, and print what came of it as XML\n\n"
        "The exit status is 0 when it is installed, 1 when it is refused, 2 when the machine failed.\n",
    .run = run_install,
};
