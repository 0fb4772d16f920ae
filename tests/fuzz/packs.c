// Packs: any bytes as what stands in a pack before anybody vouches for it, and in it: a manifest, a key, a signature,
// the name of a version, and the file that an imprint is read from and written into.
#include "target.h"

#include <assert.h>

#include "pack/imprint.h"
#include "pack/manifest.h"
#include "pack/signature.h"

// What is taken for a manifest is written in one way, and leads nowhere else.
static void read_manifest(Arena *arena, Text bytes)
{
    Manifest manifest;
    if (manifest_read(arena, bytes, &manifest).size)
        return;
    assert(text_equal(manifest_print(arena, &manifest), bytes));
    assert(manifest_size(&manifest) >= 0);
    for (int i = 0; i < manifest.file_count; i++) {
        Text path = manifest.files[i].path;
        assert(manifest_suits_path(path) && path.at[0] != '/' && text_find(path, TEXT(".."), 0) == path.size);
        assert(manifest_find(&manifest, path) == &manifest.files[i]);
    }
}

// Nobody makes up a signature of this key.
static void read_signature(Text bytes)
{
    SignatureKey key, known;
    bool is_known = signature_read_key(TEXT("untrusted comment: a key\n"
                                            "RWT2CJmHOdWibAsdLD4WHF8QoIXr52YfQIBeP21OamgknAVEXZd05SRI\n"),
                                       &known);
    assert(is_known && signature_fault(bytes, bytes, &known));
    if (signature_read_key(bytes, &key))
        signature_fault(bytes, bytes, &key);
}

static void read_imprint(Arena *arena, Text bytes)
{
    enum { OTHER = 123456 };
    Problems problems = {.arena = arena};
    Imprint imprint, again;
    if (!imprint_read(bytes, TEXT("library.xml"), &imprint, &problems))
        return;
    Text other = imprint_with_version(arena, bytes, OTHER);
    bool is_read = imprint_read(other, TEXT("library.xml"), &again, &problems);
    assert(is_read && again.version == OTHER && id_equal(again.id, imprint.id));
}

static void read_name(Text bytes)
{
    PackName name;
    if (pack_name_read(bytes, &name))
        assert(text_is(bytes, name.at));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    Arena *arena = arena_create();
    Text text = {(const char *)bytes, size};
    read_manifest(arena, text);
    read_signature(text);
    read_imprint(arena, text);
    read_name(text);
    arena_destroy(arena);
    return 0;
}
