// The proof of one file by itself.
#include "proof/proof-parts.h"

#include "book/exercise.h"
#include "proof/proof-exercise.h"

static void prove_exercise(const ProofLibrary *library, const XmlNode *root)
{
    Reader reader = reader_alone(library->arena, root);
    Exercise exercise = exercise_read(&reader, root);
    proof_exercise(&exercise, library->problems);
}

void proof_alone(ProofLibrary *library, const ProofFile *file, const FileProofs *others)
{
    if (!file->root)
        return;
    proof_words(library, file);
    if (text_is(file->root->name, "phrases"))
        proof_phrases(library, file);
    proof_disguises(library, file->root);
    if (file->is_valid && !file->is_empty && text_is(file->root->name, "exercise"))
        prove_exercise(library, file->root);
    if (text_is(file->root->name, "config") || text_is(file->root->name, "settings"))
        proof_config(file->root, library->words, library->problems);
    for (int i = 0; others && file->is_valid && i < others->count; i++)
        if (others->at[i].prove)
            others->at[i].prove(others->at[i].owner, library->source, file->root, library->problems);
}
