#include "proof/catalogue-proof.h"

#include "book/catalogue.h"
#include "book/register.h"

static bool stands_in(Source *source, const char *path)
{
    return source_find(source, text_of(path), &(size_t){0}) == FILE_READ;
}

typedef struct CatalogueProving {
    Source *folder;
    const VolumeJudges *judges;
    const CatalogueTold *told;
    Problems *problems;
} CatalogueProving;

static void prove_book(const CatalogueProving *proving, Text path)
{
    VolumeSummary summary;
    Source *source = source_open_beneath(proving->folder, path);
    if (volume_proof(source, proving->judges, proving->problems, &summary) && proving->told->tell)
        proving->told->tell(proving->told->owner, &summary);
    source_close(source);
}

int catalogue_proof(const char *path, const VolumeJudges *judges, const CatalogueTold *told, Problems *problems)
{
    Arena *arena = arena_create();
    Catalogue *catalogue = catalogue_open(path, problems);
    while (catalogue_step(catalogue))
        continue;
    CatalogueProving proving = {catalogue_folder(catalogue), judges, told, problems};
    CatalogueGroups groups = catalogue_arrange(catalogue, arena, TEXT(""));
    int count = stands_in(proving.folder, REGISTER_PATH);
    for (int i = 0; i < groups.count; i++)
        for (int k = 0; k < groups.at[i].count; k++, count++)
            prove_book(&proving, groups.at[i].books[k]->path);
    catalogue_close(catalogue);
    arena_destroy(arena);
    return count;
}
