#include "pack/install.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "markup/xml.h"
#include "pack/imprint.h"
#include "pack/pack-file.h"
#include "pack/pack-folder.h"

typedef struct Install {
    Arena *arena;
    const InstallSpec *spec;
    const char *pack, *part;
    Text bytes; // of the manifest
    Manifest manifest;
    Trust trust;
    PackName present; // of the store: a library, or a trust
    bool has_present;
    bool has_part;
    InstallResult result;
} Install;

// ---- what comes of it

// Returns false, for whoever stops there.
__attribute__((format(printf, 3, 4))) static bool refuse(Install *install, InstallReason reason, const char *format,
                                                         ...)
{
    va_list args;
    va_start(args, format);
    install->result = (InstallResult){INSTALL_REFUSED, reason, text_vformat(install->arena, format, args)};
    va_end(args);
    return false;
}

__attribute__((format(printf, 2, 3))) static bool give_up(Install *install, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    install->result = (InstallResult){INSTALL_FAILED, INSTALL_BY_MACHINE, text_vformat(install->arena, format, args)};
    va_end(args);
    return false;
}

// ---- what it is

Text install_trust(Arena *arena, const InstallSpec *spec, Trust *trust)
{
    PackName newest;
    Trust came;
    Text fault = trust_read(arena, spec->keys, trust);
    if (fault.size || !pack_store_find(spec->store, PACK_TRUST, &newest))
        return fault;
    fault = trust_read(arena, pack_store_folder(arena, spec->store, &newest), &came);
    if (!fault.size && came.version > trust->version)
        *trust = came;
    return fault;
}

static bool verify(Install *install)
{
    PackFile file = {install->pack, TEXT(MANIFEST_NAME)};
    FileStatus status = pack_file_read(install->arena, &file, MANIFEST_BYTES_MOST, &install->bytes);
    if (status == FILE_FAILED)
        return give_up(install, "%s/" MANIFEST_NAME " cannot be read: %s", install->pack, strerror(errno));
    if (status != FILE_READ)
        return refuse(install, INSTALL_BY_DAMAGE, "%s/" MANIFEST_NAME " is %s", install->pack,
                      status == FILE_MISSING     ? "not there"
                      : status == FILE_TOO_LARGE ? "larger than 1 MB"
                                                 : "no plain file");
    Text fault = install_trust(install->arena, install->spec, &install->trust);
    InstallReason reason = fault.size ? INSTALL_BY_KEYS : INSTALL_BY_SIGNATURE;
    if (!fault.size)
        fault = trust_judge(install->arena, &install->trust, install->pack, install->bytes);
    return !fault.size || refuse(install, reason, "%s is not trusted: %.*s", install->pack, TEXT_ARGS(fault));
}

static bool is_trust(const Install *install)
{
    return pack_name_is_trust(&install->manifest.name);
}

static bool is_newer(Install *install)
{
    const PackName *name = &install->manifest.name;
    if (is_trust(install)) {
        install->present = pack_name_of(name->id, install->trust.version);
        install->has_present = true;
    } else
        install->has_present = pack_store_find(install->spec->store, PACK_CURRENT, &install->present);
    if (!install->has_present)
        return true;
    if (!id_equal(install->present.id, name->id))
        return refuse(install, INSTALL_BY_LIBRARY, "%s is another library than the one here, %s", name->at,
                      install->present.id.at);
    return name->version > install->present.version ||
           refuse(install, INSTALL_BY_VERSION, "%s is not newer than what is here, %s", name->at, install->present.at);
}

static bool is_wanted(Install *install)
{
    const Manifest *manifest = &install->manifest;
    Text fault = manifest_read(install->arena, install->bytes, &install->manifest);
    if (fault.size)
        return refuse(install, INSTALL_BY_DAMAGE, "%s/" MANIFEST_NAME ": %.*s", install->pack, TEXT_ARGS(fault));
    if (!is_newer(install))
        return false;
    return manifest_suits_player(manifest, install->spec->player) ||
           refuse(install, INSTALL_BY_PLAYER, "%s needs player %.*s; this is %.*s", manifest->name.at,
                  TEXT_ARGS(manifest->needs), TEXT_ARGS(install->spec->player));
}

// ---- its files

static bool has_room(Install *install)
{
    enum { BLOCK_BYTES = 4096 }; // what the end of each file takes
    const Manifest *manifest = &install->manifest;
    long needed = manifest_size(manifest) + (long)manifest->file_count * BLOCK_BYTES + (long)install->bytes.size;
    needed += needed / 5;
    long room = pack_folder_room(install->spec->store);
    if (room >= needed)
        return true;
    give_up(install, "%s needs %ld KB of room in %s; there are %ld", manifest->name.at, needed / 1024,
            install->spec->store, room < 0 ? 0 : room / 1024);
    install->result.reason = INSTALL_BY_ROOM;
    return false;
}

static bool is_as_signed(Install *install, const ManifestFile *wanted, const ManifestFile *seen)
{
    return (wanted->size == seen->size && digest_equal(&wanted->digest, &seen->digest)) ||
           refuse(install, INSTALL_BY_DAMAGE, "%s: %.*s is not as it was signed", install->manifest.name.at,
                  TEXT_ARGS(wanted->path));
}

static bool copy_file(Install *install, const ManifestFile *file, Arena *scratch)
{
    ManifestFile copied;
    PackFile source = {install->pack, file->path};
    switch (pack_file_copy(scratch, &source, install->part, &copied)) {
    case PACK_FILE_COPIED:
        return is_as_signed(install, file, &copied);
    case PACK_FILE_UNFIT:
        return refuse(install, INSTALL_BY_DAMAGE, "%s: %.*s is not there as a plain file", install->manifest.name.at,
                      TEXT_ARGS(file->path));
    case PACK_FILE_UNREAD:
        return give_up(install, "%s/%.*s cannot be read: %s", install->pack, TEXT_ARGS(file->path), strerror(errno));
    case PACK_FILE_UNWRITTEN:
        return give_up(install, "%s/%.*s cannot be written: %s", install->part, TEXT_ARGS(file->path), strerror(errno));
    }
    return false;
}

static bool copy_files(Install *install)
{
    install->part = pack_store_part(install->arena, install->spec->store, &install->manifest.name);
    if (mkdir(install->part, 0755) != 0)
        return give_up(install, "%s cannot be made: %s", install->part, strerror(errno));
    install->has_part = true;
    Arena *scratch = arena_create();
    bool is_whole = true;
    for (int i = 0; i < install->manifest.file_count && is_whole; i++) {
        is_whole = copy_file(install, &install->manifest.files[i], scratch);
        arena_reset(scratch);
    }
    arena_destroy(scratch);
    return is_whole;
}

// The same look without a copy.
static bool measure_files(Install *install)
{
    for (int i = 0; i < install->manifest.file_count; i++) {
        const ManifestFile *file = &install->manifest.files[i];
        ManifestFile seen;
        FileStatus status = pack_file_measure(install->arena, &(PackFile){install->pack, file->path}, &seen);
        if (status == FILE_FAILED)
            return give_up(install, "%s/%.*s cannot be read: %s", install->pack, TEXT_ARGS(file->path),
                           strerror(errno));
        if (status != FILE_READ)
            return refuse(install, INSTALL_BY_DAMAGE, "%s: %.*s is not there as a plain file",
                          install->manifest.name.at, TEXT_ARGS(file->path));
        if (!is_as_signed(install, file, &seen))
            return false;
    }
    return true;
}

// ---- whether it can be shown

static bool bears_its_name(Install *install, const char *folder)
{
    Imprint imprint;
    Text bytes, path = is_trust(install) ? TEXT(TRUST_FILE) : TEXT("content/library.xml");
    Problems problems = {.arena = install->arena};
    const PackName *name = &install->manifest.name;
    if (pack_file_read(install->arena, &(PackFile){folder, path}, XML_BYTES_MOST, &bytes) != FILE_READ)
        return give_up(install, "%s/%.*s cannot be read", folder, TEXT_ARGS(path));
    bool is_read = imprint_read(bytes, path, &imprint, &problems);
    return (is_read && id_equal(imprint.id, name->id) && imprint.version == name->version) ||
           refuse(install, INSTALL_BY_FAULT, "%s: %.*s does not say that it is version %d of %s", name->at,
                  TEXT_ARGS(path), name->version, name->id.at);
}

static bool stands_trial(Install *install, const char *folder)
{
    if (!bears_its_name(install, folder))
        return false;
    const InstallTrial *trial = &install->spec->trial;
    Text fault = is_trust(install) ? trust_read(install->arena, folder, &(Trust){0})
                 : trial->fault    ? trial->fault(trial->owner, install->arena, folder)
                                   : TEXT("");
    return !fault.size || refuse(install, INSTALL_BY_FAULT, "%s: %.*s", install->manifest.name.at, TEXT_ARGS(fault));
}

// ---- it takes its name

static bool store_papers(Install *install)
{
    if (!pack_file_write(install->arena, &(PackFile){install->part, TEXT(MANIFEST_NAME)}, install->bytes))
        return give_up(install, "%s/" MANIFEST_NAME " cannot be written: %s", install->part, strerror(errno));
    for (int i = 0; i < install->trust.role_count; i++) {
        Text bytes, name = trust_signature_name(install->arena, &install->trust.roles[i]);
        if (pack_file_read(install->arena, &(PackFile){install->pack, name}, SIGNATURE_FILE_MOST, &bytes) != FILE_READ)
            return give_up(install, "%s/%.*s cannot be read again", install->pack, TEXT_ARGS(name));
        if (!pack_file_write(install->arena, &(PackFile){install->part, name}, bytes))
            return give_up(install, "%s/%.*s cannot be written: %s", install->part, TEXT_ARGS(name), strerror(errno));
    }
    return true;
}

static bool name_it(Install *install)
{
    const char *store = install->spec->store;
    const PackName *name = &install->manifest.name;
    const char *folder = pack_store_folder(install->arena, store, name);
    if (!pack_folder_give(install->part, store) ||
        !pack_folder_secure(install->arena, install->part, &install->manifest))
        return give_up(install, "%s cannot be put on the disk: %s", install->part, strerror(errno));
    if (rename(install->part, folder) != 0 || !pack_folder_secure_alone(store))
        return give_up(install, "%s cannot take its name: %s", install->part, strerror(errno));
    install->has_part = false;
    return true;
}

static bool link_it(Install *install)
{
    const char *store = install->spec->store;
    bool is_led = true;
    if (!is_trust(install) && install->has_present)
        is_led = pack_store_lead(install->arena, store, PACK_PREVIOUS, &install->present);
    PackLink link = is_trust(install) ? PACK_TRUST : PACK_CURRENT;
    is_led = is_led && pack_store_lead(install->arena, store, link, &install->manifest.name);
    return is_led || give_up(install, "a link of %s cannot be changed: %s", store, strerror(errno));
}

// ---- in order

static void conclude(Install *install)
{
    const char *words = install->spec->depth != INSTALL_WHOLE ? "can be installed"
                        : is_trust(install)                   ? "is installed: its keys hold from now on"
                                                              : "is installed, and shown from the next visit";
    install->result = (InstallResult){INSTALL_DONE, INSTALL_FOR_NOTHING,
                                      text_format(install->arena, "%s %s", install->manifest.name.at, words)};
}

static bool look_through(Install *install)
{
    return verify(install) && is_wanted(install) &&
           (install->spec->depth == INSTALL_WEIGHED ||
            (measure_files(install) && stands_trial(install, install->pack)));
}

static bool make_store(Install *install)
{
    const char *store = install->spec->store;
    return mkdir(store, 0755) == 0 || errno == EEXIST ||
           give_up(install, "%s cannot be made: %s", store, strerror(errno));
}

static bool take_in(Install *install)
{
    if (!verify(install) || !is_wanted(install))
        return false;
    pack_store_tidy(install->arena, install->spec->store);
    return has_room(install) && copy_files(install) && stands_trial(install, install->part) && store_papers(install) &&
           name_it(install) && link_it(install);
}

static bool take_store(Install *install, int *taken)
{
    *taken = make_store(install) ? pack_store_take(install->spec->store) : -1;
    if (*taken >= 0 || install->result.sentence.size)
        return *taken >= 0;
    return give_up(install, "%s %s", install->spec->store,
                   errno == EWOULDBLOCK ? "is being changed by somebody else" : strerror(errno));
}

InstallResult install_pack(Arena *arena, const InstallSpec *spec, const char *pack)
{
    Install install = {.arena = arena, .spec = spec, .pack = pack};
    int taken = -1;
    bool is_dry = spec->depth != INSTALL_WHOLE;
    mode_t mask = umask(022); // everybody may read it, the player too
    bool is_well = is_dry ? look_through(&install) : take_store(&install, &taken) && take_in(&install);
    if (is_well)
        conclude(&install);
    if (install.has_part)
        pack_folder_remove(install.part);
    if (is_well && !is_dry)
        pack_store_tidy(arena, spec->store);
    if (taken >= 0)
        close(taken);
    umask(mask);
    return install.result;
}

static InstallResult lead_back(Arena *arena, const char *store)
{
    PackName current, previous;
    if (!pack_store_find(store, PACK_CURRENT, &current) || !pack_store_find(store, PACK_PREVIOUS, &previous) ||
        strcmp(current.at, previous.at) == 0)
        return (InstallResult){INSTALL_REFUSED, INSTALL_BY_VERSION,
                               text_format(arena, "%s holds no version before this one", store)};
    if (!pack_store_lead(arena, store, PACK_CURRENT, &previous))
        return (InstallResult){INSTALL_FAILED, INSTALL_BY_MACHINE,
                               text_format(arena, "a link of %s cannot be changed: %s", store, strerror(errno))};
    return (InstallResult){INSTALL_DONE, INSTALL_FOR_NOTHING,
                           text_format(arena, "%s is shown from the next visit", previous.at)};
}

InstallResult install_roll_back(Arena *arena, const char *store)
{
    Install install = {.arena = arena, .spec = &(InstallSpec){.store = store}};
    if (access(store, F_OK) != 0)
        return lead_back(arena, store);
    int taken;
    if (!take_store(&install, &taken))
        return install.result;
    InstallResult result = lead_back(arena, store);
    close(taken);
    return result;
}
