#include "pack/trust.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "markup/vocabulary.h"
#include "pack/manifest.h"
#include "pack/pack-file.h"

static Text read_key(Arena *arena, const char *folder, TrustRole *role)
{
    Text bytes, name = text_format(arena, "%s.pub", role->name.at);
    const char *path = file_path(arena, text_of(folder), name);
    if (file_read(arena, path, SIGNATURE_FILE_MOST, &bytes) != FILE_READ)
        return text_format(arena, "the key %s cannot be read", path);
    return signature_read_key(bytes, &role->key) ? TEXT("") : text_format(arena, "%s is not a key of minisign", path);
}

// Whoever holds one key cannot sign for two.
static Text add_role(Arena *arena, const char *folder, Text name, Trust *trust)
{
    if (trust->role_count == TRUST_ROLES_MOST)
        return text_format(arena, "%s/" TRUST_FILE " needs more than %d roles", folder, TRUST_ROLES_MOST);
    TrustRole *role = &trust->roles[trust->role_count];
    role->name = id_of(name);
    Text fault = read_key(arena, folder, role);
    for (int i = 0; i < trust->role_count && !fault.size; i++)
        if (!signature_keys_differ(&trust->roles[i].key, &role->key))
            fault = text_format(arena, "the roles %s and %s have the same key", trust->roles[i].name.at, role->name.at);
    trust->role_count += !fault.size;
    return fault;
}

Text trust_read(Arena *arena, const char *folder, Trust *trust)
{
    Problems problems = {.arena = arena};
    const char *path = file_path(arena, text_of(folder), TEXT(TRUST_FILE));
    XmlNode *root = xml_read_file(arena, path, text_of(path), &problems);
    bool is_sound = root && text_is(root->name, "trust") && vocabulary_check(root, &problems);
    *trust = (Trust){0};
    if (!is_sound)
        return problems.list.count ? text_format(arena, "%s: %.*s", path, TEXT_ARGS(problems.list.at[0].sentence))
                                   : text_format(arena, "%s is not a trust", path);
    trust->version = (int)strtol(text_string(arena, xml_value(root, "version")), NULL, 10);
    Text needs = xml_value(root, "need"), fault = TEXT("");
    for (Text role = text_word(&needs); role.size && !fault.size; role = text_word(&needs))
        fault = add_role(arena, folder, role, trust);
    return fault;
}

Text trust_signature_name(Arena *arena, const TrustRole *role)
{
    return text_format(arena, MANIFEST_NAME ".%s.minisig", role->name.at);
}

Text trust_judge(Arena *arena, const Trust *trust, const char *pack, Text manifest)
{
    for (int i = 0; i < trust->role_count; i++) {
        const TrustRole *role = &trust->roles[i];
        Text bytes, name = trust_signature_name(arena, role);
        FileStatus status = pack_file_read(arena, &(PackFile){pack, name}, SIGNATURE_FILE_MOST, &bytes);
        if (status == FILE_MISSING)
            return text_format(arena, "the signature of the %s is missing (%.*s)", role->name.at, TEXT_ARGS(name));
        if (status != FILE_READ)
            return text_format(arena, "%.*s cannot be read", TEXT_ARGS(name));
        const char *fault = signature_fault(bytes, manifest, &role->key);
        if (fault)
            return text_format(arena, "%.*s %s", TEXT_ARGS(name), fault);
    }
    return TEXT("");
}
