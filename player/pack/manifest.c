#include "pack/manifest.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/calendar.h"
#include "base/index.h"

enum { FORMAT = 1 };

// ---- paths

bool manifest_suits_path(Text path)
{
    int depth = 1;
    bool has_part = false;
    for (size_t i = 0; i < path.size; i++) {
        char c = path.at[i];
        bool is_part = text_is_letter(c) || text_is_digit(c) || c == '_' || c == '-';
        if (!is_part && (!has_part || (c != '.' && c != '/')))
            return false;
        has_part = is_part;
        depth += c == '/';
    }
    return has_part && path.size <= MANIFEST_PATH_MOST && depth <= MANIFEST_DEPTH_MOST;
}

static bool starts_in(Text path, const char *folder)
{
    return text_starts(path, text_of(folder));
}

// A library has its pages, and books beside them; a pack of keys has keys.
static bool has_place(const Manifest *manifest, Text path)
{
    if (!pack_name_is_trust(&manifest->name))
        return starts_in(path, "content/") || starts_in(path, "books/");
    bool is_key = text_ends(path, TEXT(".pub")) && pack_name_suits_id(text_slice(path, 0, path.size - 4));
    return is_key || text_is(path, "trust.xml");
}

static Text in_small_letters(Arena *arena, Text path)
{
    char *small = text_string(arena, path);
    for (char *c = small; *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    return text_of(small);
}

// A path that another one goes through is a folder.
static const ManifestFile *find_above(const Index *index, Text small)
{
    for (size_t slash = text_find(small, TEXT("/"), 0); slash < small.size;
         slash = text_find(small, TEXT("/"), slash + 1)) {
        const ManifestFile *above = index_find(index, text_slice(small, 0, slash));
        if (above)
            return above;
    }
    return NULL;
}

static Text judge_paths(Arena *arena, const Manifest *manifest)
{
    Index index = {.arena = arena};
    for (int i = 0; i < manifest->file_count; i++) {
        Text path = manifest->files[i].path;
        if (i && text_compare(manifest->files[i - 1].path, path) >= 0)
            return text_format(arena, "\"%.*s\" stands out of order", TEXT_ARGS(path));
        if (!index_add(&index, in_small_letters(arena, path), &manifest->files[i]))
            return text_format(arena, "\"%.*s\" is there twice, but for capitals", TEXT_ARGS(path));
    }
    for (int i = 0; i < manifest->file_count; i++)
        if (find_above(&index, in_small_letters(arena, manifest->files[i].path)))
            return text_format(arena, "\"%.*s\" leads through a file", TEXT_ARGS(manifest->files[i].path));
    return TEXT("");
}

// ---- lines

// The next line of *rest, without its end, taken off it.
static Text take_line(Text *rest)
{
    size_t end = text_find(*rest, TEXT("\n"), 0);
    Text line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end + 1, rest->size);
    return line;
}

// What follows the name of a line at the head; empty when it is another line.
static Text take_field(Text *rest, const char *name)
{
    Text line = take_line(rest), key = text_of(name);
    bool is_it = text_starts(line, key) && line.size > key.size && line.at[key.size] == ' ';
    return is_it ? text_slice(line, key.size + 1, line.size) : TEXT("");
}

// A version of the player, "0.10.2", as a number that orders it; -1 when it is none.
static long rank_of(Text version)
{
    enum { PARTS = 3, PART_MOST = 9999 };
    long rank = 0;
    for (int i = 0; i < PARTS; i++) {
        size_t dot = i < PARTS - 1 ? text_find(version, TEXT("."), 0) : version.size;
        long part = pack_name_number(text_slice(version, 0, dot), PART_MOST);
        if (part < 0 || (i < PARTS - 1 && dot == version.size))
            return -1;
        rank = rank * (PART_MOST + 1) + part;
        version = text_slice(version, dot + 1, version.size);
    }
    return rank;
}

bool manifest_suits_player(const Manifest *manifest, Text player)
{
    return rank_of(manifest->needs) <= rank_of(player);
}

static bool are_languages(Text codes)
{
    for (size_t i = 0; i < codes.size; i++)
        if (!text_is_letter(codes.at[i]) && !text_is_digit(codes.at[i]) && codes.at[i] != '-' && codes.at[i] != ' ')
            return false;
    return codes.size;
}

static bool is_date(Arena *arena, Text date)
{
    int day = calendar_day(date);
    return day > 0 && text_equal(calendar_print(arena, day), date);
}

static Text read_head(Arena *arena, Text *rest, Manifest *manifest)
{
    if (!text_is(take_field(rest, "format"), "1"))
        return TEXT("its format is not one that this player reads");
    Text id = take_field(rest, "name"), version = take_field(rest, "version");
    Text name = text_format(arena, "%.*s-%.*s", TEXT_ARGS(id), TEXT_ARGS(version));
    if (!pack_name_suits_id(id) || !pack_name_read(name, &manifest->name) || !text_is(id, manifest->name.id.at))
        return TEXT("its name or version is none");
    manifest->needs = take_field(rest, "needs");
    manifest->date = take_field(rest, "date");
    manifest->languages = take_field(rest, "languages");
    if (rank_of(manifest->needs) < 0)
        return TEXT("it does not say which player it needs");
    if (!text_is(manifest->date, "-") && !is_date(arena, manifest->date))
        return TEXT("its date is none");
    return are_languages(manifest->languages) ? TEXT("") : TEXT("its languages are none");
}

static bool read_file(Text line, ManifestFile *file)
{
    size_t first = text_find(line, TEXT(" "), 0), second = text_find(line, TEXT(" "), first + 1);
    file->size = pack_name_number(text_slice(line, first + 1, second), MANIFEST_FILE_MOST);
    file->path = text_slice(line, second + 1, line.size);
    return digest_read(text_slice(line, 0, first), &file->digest) && file->size >= 0 && manifest_suits_path(file->path);
}

static Text read_files(Arena *arena, Text rest, Manifest *manifest)
{
    ARRAY(ManifestFile) files = {0};
    while (rest.size) {
        ManifestFile *file = array_push(arena, &files);
        Text line = take_line(&rest);
        if (!read_file(line, file))
            return text_format(arena, "line %d is not a digest, a size and a path", files.count + 6);
        if (!has_place(manifest, file->path))
            return text_format(arena, "\"%.*s\" has no place in it", TEXT_ARGS(file->path));
    }
    manifest->files = files.at;
    manifest->file_count = files.count;
    return judge_paths(arena, manifest);
}

Text manifest_read(Arena *arena, Text bytes, Manifest *manifest)
{
    Text rest = bytes;
    *manifest = (Manifest){0};
    if (bytes.size > MANIFEST_BYTES_MOST)
        return TEXT("it is larger than 1 MB");
    Text fault = read_head(arena, &rest, manifest);
    if (!fault.size)
        fault = read_files(arena, rest, manifest);
    if (fault.size)
        return fault;
    if (!text_equal(manifest_print(arena, manifest), bytes))
        return TEXT("it is not written as lectern pack writes it");
    const char *needed = pack_name_is_trust(&manifest->name) ? "trust.xml" : "content/library.xml";
    return manifest_find(manifest, text_of(needed)) ? TEXT("") : text_format(arena, "it has no %s", needed);
}

Text manifest_print(Arena *arena, const Manifest *manifest)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    if (!out)
        return TEXT("");
    fprintf(out, "format %d\nname %s\nversion %d\n", FORMAT, manifest->name.id.at, manifest->name.version);
    fprintf(out, "needs %.*s\ndate %.*s\nlanguages %.*s\n", TEXT_ARGS(manifest->needs), TEXT_ARGS(manifest->date),
            TEXT_ARGS(manifest->languages));
    for (int i = 0; i < manifest->file_count; i++) {
        const ManifestFile *file = &manifest->files[i];
        fprintf(out, "%s %ld %.*s\n", digest_print(arena, &file->digest).at, file->size, TEXT_ARGS(file->path));
    }
    fclose(out);
    Text printed = text_copy(arena, (Text){bytes, size});
    free(bytes);
    return printed;
}

// ---- files

const ManifestFile *manifest_find(const Manifest *manifest, Text path)
{
    for (int i = 0; i < manifest->file_count; i++)
        if (text_equal(manifest->files[i].path, path))
            return &manifest->files[i];
    return NULL;
}

long manifest_size(const Manifest *manifest)
{
    long size = 0;
    for (int i = 0; i < manifest->file_count; i++)
        size += manifest->files[i].size;
    return size;
}

static int compare_paths(const void *a, const void *b)
{
    return text_compare(((const ManifestFile *)a)->path, ((const ManifestFile *)b)->path);
}

void manifest_sort(Manifest *manifest)
{
    if (manifest->file_count)
        qsort(manifest->files, (size_t)manifest->file_count, sizeof *manifest->files, compare_paths);
}
