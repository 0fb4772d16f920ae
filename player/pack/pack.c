#include "pack/pack.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/store.h"
#include "markup/vocabulary.h"
#include "pack/imprint.h"
#include "pack/pack-file.h"
#include "pack/pack-folder.h"
#include "pack/pack-source.h"
#include "pack/trust.h"

typedef struct Packing {
    Arena *arena;
    const PackSpec *spec;
    bool is_trust;
    Text imprint_path;         // library.xml, or trust.xml
    Text imprint;              // its bytes, with the version of the pack
    const char *folder, *part; // of the pack, and where it is made
    const char *files;         // the folder in that for those of the library
    Manifest manifest;
    PackResult result;
} Packing;

__attribute__((format(printf, 3, 4))) static bool stop(Packing *packing, PackOutcome outcome, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    packing->result = (PackResult){.outcome = outcome, .sentence = text_vformat(packing->arena, format, args)};
    va_end(args);
    return false;
}

static bool stop_for(Packing *packing, const char *path, const char *words)
{
    return stop(packing, PACK_FAILED, "%s %s: %s", path, words, strerror(errno));
}

// ---- its name

bool pack_is_trust(Arena *arena, const char *folder)
{
    ManifestFile facts;
    return pack_file_measure(arena, &(PackFile){folder, TEXT("library.xml")}, &facts) == FILE_MISSING &&
           pack_file_measure(arena, &(PackFile){folder, TEXT(TRUST_FILE)}, &facts) == FILE_READ;
}

static bool name_pack(Packing *packing, const Imprint *imprint)
{
    const PackSpec *spec = packing->spec;
    int version = spec->version ? spec->version : imprint->version + 1;
    if (!imprint->id.at[0])
        return stop(packing, PACK_FAULTY,
                    "%s/library.xml bears no id; give the library a name for good, like id=\"home\"", spec->folder);
    if (!packing->is_trust && id_is(imprint->id, PACK_NAME_TRUST))
        return stop(packing, PACK_FAULTY, "a library cannot be called \"" PACK_NAME_TRUST "\"");
    if (version > VOCABULARY_VERSION_MOST)
        return stop(packing, PACK_FAULTY, "there is no version after %d", VOCABULARY_VERSION_MOST);
    packing->manifest.name = pack_name_of(imprint->id, version);
    return true;
}

static bool read_imprint(Packing *packing)
{
    Imprint imprint;
    Text bytes;
    const char *folder = packing->spec->folder;
    Problems problems = {.arena = packing->arena};
    packing->is_trust = pack_is_trust(packing->arena, folder);
    packing->imprint_path = packing->is_trust ? TEXT(TRUST_FILE) : TEXT("library.xml");
    PackFile file = {folder, packing->imprint_path};
    FileStatus status = pack_file_read(packing->arena, &file, XML_BYTES_MOST, &bytes);
    if (status != FILE_READ)
        return stop(packing, PACK_FAULTY, "%s/%.*s cannot be read", folder, TEXT_ARGS(packing->imprint_path));
    if (!imprint_read(bytes, packing->imprint_path, &imprint, &problems))
        return stop(packing, PACK_FAULTY, "%s/%.*s is faulty", folder, TEXT_ARGS(packing->imprint_path));
    if (!name_pack(packing, &imprint))
        return false;
    packing->imprint = imprint_with_version(packing->arena, bytes, packing->manifest.name.version);
    return true;
}

// ---- what the head of its manifest says

static Text list_languages(Packing *packing)
{
    Problems problems = {.arena = packing->arena};
    const XmlNode *root = xml_parse(packing->arena, packing->imprint, packing->imprint_path, &problems);
    Text codes = TEXT("");
    for (const XmlNode *node = root ? xml_child(root, "language") : NULL; node; node = xml_sibling(node, "language"))
        if (!xml_attribute(node, "of"))
            codes = text_format(packing->arena, "%.*s%s%.*s", TEXT_ARGS(codes), codes.size ? " " : "",
                                TEXT_ARGS(text_trim(xml_value(node, "code"))));
    return codes.size ? codes : TEXT("-");
}

static Text read_date(Arena *arena, Source *source, Text path)
{
    Arena *scratch = arena_create();
    Problems problems = {.arena = scratch};
    const XmlNode *root = xml_read_head(scratch, source, path, &problems);
    Text date = root ? text_copy(arena, text_trim(xml_value(root, "reviewed"))) : TEXT("");
    arena_destroy(scratch);
    return date;
}

// When somebody last read a page: it is the same whenever it is asked for.
static Text find_date(Packing *packing, const PackSource *files)
{
    Text latest = TEXT("-");
    Source *source = source_open(packing->spec->folder);
    for (int i = 0; i < files->paths.count; i++) {
        Text path = files->paths.at[i];
        Text date = text_ends(path, TEXT(".xml")) ? read_date(packing->arena, source, path) : TEXT("");
        if (date.size && (text_is(latest, "-") || text_compare(date, latest) > 0))
            latest = date;
    }
    source_close(source);
    return latest;
}

// ---- its files

static Text path_in_pack(Packing *packing, Text path)
{
    return packing->is_trust ? path : text_format(packing->arena, "content/%.*s", TEXT_ARGS(path));
}

static bool write_imprint(Packing *packing, ManifestFile *file)
{
    DigestSum sum;
    digest_begin(&sum);
    digest_add(&sum, packing->imprint.at, packing->imprint.size);
    file->digest = digest_end(&sum);
    file->size = (long)packing->imprint.size;
    return pack_file_write(packing->arena, &(PackFile){packing->files, packing->imprint_path}, packing->imprint) ||
           stop_for(packing, packing->files, "cannot be written");
}

static bool copy_file(Packing *packing, Text path, ManifestFile *file)
{
    const char *to = packing->files;
    file->path = path_in_pack(packing, path);
    if (text_equal(path, packing->imprint_path))
        return write_imprint(packing, file);
    const char *from = file_path(packing->arena, text_of(packing->spec->folder), path);
    switch (pack_file_copy(packing->arena, &(PackFile){packing->spec->folder, path}, to, file)) {
    case PACK_FILE_COPIED:
        return true;
    case PACK_FILE_UNWRITTEN:
        return stop_for(packing, to, "cannot be written");
    case PACK_FILE_UNFIT:
    case PACK_FILE_UNREAD:
        break;
    }
    return stop_for(packing, from, "cannot be read");
}

static bool copy_files(Packing *packing)
{
    PackSource files = pack_source_list(packing->arena, packing->spec->folder);
    Manifest *manifest = &packing->manifest;
    if (files.fault.size)
        return stop(packing, PACK_FAULTY, "%.*s", TEXT_ARGS(files.fault));
    manifest->needs = packing->spec->player;
    manifest->languages = packing->is_trust ? TEXT("-") : list_languages(packing);
    manifest->date = packing->is_trust ? TEXT("-") : find_date(packing, &files);
    manifest->files = arena_many(packing->arena, ManifestFile, files.paths.count);
    manifest->file_count = files.paths.count;
    for (int i = 0; i < files.paths.count; i++)
        if (!copy_file(packing, files.paths.at[i], &manifest->files[i]))
            return false;
    manifest_sort(manifest);
    return true;
}

// What would be refused later is told here.
static bool write_manifest(Packing *packing)
{
    Manifest read;
    Text bytes = manifest_print(packing->arena, &packing->manifest);
    Text fault = manifest_read(packing->arena, bytes, &read);
    if (fault.size)
        return stop(packing, PACK_FAULTY, "%s: %.*s", packing->spec->folder, TEXT_ARGS(fault));
    return (pack_file_write(packing->arena, &(PackFile){packing->part, TEXT(MANIFEST_NAME)}, bytes) &&
            pack_folder_secure(packing->arena, packing->part, &packing->manifest)) ||
           stop_for(packing, packing->part, "cannot be written");
}

// ---- where it stands

static bool make_folder(Packing *packing, const char *path)
{
    return mkdir(path, 0755) == 0 || errno == EEXIST || stop_for(packing, path, "cannot be made");
}

static bool make_part(Packing *packing)
{
    const char *out = packing->spec->out, *name = packing->manifest.name.at;
    const char *top = text_format(packing->arena, "%s/LECTERN", out).at;
    const char *packs = text_format(packing->arena, "%s/packs", top).at;
    packing->folder = text_format(packing->arena, "%s/%s", packs, name).at;
    packing->part = text_format(packing->arena, "%s/.%s.part", packs, name).at;
    packing->files = packing->is_trust ? packing->part : text_format(packing->arena, "%s/content", packing->part).at;
    if (!make_folder(packing, out) || !make_folder(packing, top) || !make_folder(packing, packs))
        return false;
    if (!pack_folder_remove(packing->part)) // one that was broken off
        return stop_for(packing, packing->part, "cannot be removed");
    return make_folder(packing, packing->part) && make_folder(packing, packing->files);
}

static bool is_same_file(Packing *packing, const ManifestFile *file)
{
    ManifestFile seen;
    return pack_file_measure(packing->arena, &(PackFile){packing->folder, file->path}, &seen) == FILE_READ &&
           seen.size == file->size && digest_equal(&seen.digest, &file->digest);
}

// Its signatures may stand with it, and stay.
static bool is_there(Packing *packing)
{
    Text bytes;
    PackFile file = {packing->folder, TEXT(MANIFEST_NAME)};
    if (pack_file_read(packing->arena, &file, MANIFEST_BYTES_MOST, &bytes) != FILE_READ ||
        !text_equal(bytes, manifest_print(packing->arena, &packing->manifest)))
        return false;
    for (int i = 0; i < packing->manifest.file_count; i++)
        if (!is_same_file(packing, &packing->manifest.files[i]))
            return false;
    return true;
}

static bool name_folder(Packing *packing)
{
    struct stat facts;
    packing->result = (PackResult){.outcome = PACK_MADE, .folder = text_of(packing->folder)};
    if (lstat(packing->folder, &facts) == 0) {
        packing->result.outcome = PACK_THERE;
        return is_there(packing) ||
               stop(packing, PACK_FAULTY, "%s is there already, and is another; choose a higher version",
                    packing->folder);
    }
    const char *packs = text_format(packing->arena, "%s/LECTERN/packs", packing->spec->out).at;
    return (rename(packing->part, packing->folder) == 0 && pack_folder_secure_alone(packs)) ||
           stop_for(packing, packing->folder, "cannot be made");
}

static bool write_back(Packing *packing)
{
    const char *path = file_path(packing->arena, text_of(packing->spec->folder), packing->imprint_path);
    return packing->spec->version || store_write(path, packing->imprint, STORE_FOR_ALL) ||
           stop_for(packing, path, "cannot be written");
}

PackResult pack_make(Arena *arena, const PackSpec *spec)
{
    assert(spec->version >= 0 && spec->version <= VOCABULARY_VERSION_MOST);
    Packing packing = {.arena = arena, .spec = spec};
    if (!read_imprint(&packing) || !make_part(&packing))
        return packing.result;
    bool is_named = copy_files(&packing) && write_manifest(&packing) && name_folder(&packing);
    if (!is_named || packing.result.outcome == PACK_THERE)
        pack_folder_remove(packing.part);
    if (is_named)
        write_back(&packing);
    return packing.result;
}
