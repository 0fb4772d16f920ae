// CatalogueProof: a folder of books of the world, its books.xml and each book that is shown.
#pragma once

#include "proof/volume-proof.h"

// Whoever wants to know what each book amounts to; tell may be NULL.
typedef struct CatalogueTold {
    void (*tell)(void *owner, const VolumeSummary *summary);
    void *owner;
} CatalogueTold;

// Proves books.xml, then each book as volume_proof does. Returns how many files that was.
int catalogue_proof(const char *path, const VolumeJudges *judges, const CatalogueTold *told, Problems *problems);
