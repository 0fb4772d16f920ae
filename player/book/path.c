#include "book/path.h"

#include <string.h>

#include "base/array.h"
#include "base/unicode.h"

// ---- Letters

static int hex_value(char letter)
{
    if (text_is_digit(letter))
        return letter - '0';
    char small = (char)(letter | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// A "%" that no two digits follow stands for itself. What is no UTF-8 then is left as it was.
static Text decode(Arena *arena, Text text)
{
    char *bytes = arena_alloc(arena, text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        int high = i + 2 < text.size && text.at[i] == '%' ? hex_value(text.at[i + 1]) : -1;
        int low = high < 0 ? -1 : hex_value(text.at[i + 2]);
        bytes[size++] = (char)(low < 0 ? text.at[i] : high << 4 | low);
        i += low < 0 ? 0 : 2;
    }
    Text decoded = {bytes, size};
    return text_ill_formed(decoded) == size ? decoded : text_copy(arena, text);
}

// Without white space around it, and without the line ends and tabs that were set into it.
static Text tidy(Arena *arena, Text reference)
{
    Text trimmed = text_trim(reference);
    char *bytes = arena_alloc(arena, trimmed.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < trimmed.size; i++)
        if (trimmed.at[i] == ' ' || !text_is_space(trimmed.at[i]))
            bytes[size++] = trimmed.at[i];
    return (Text){bytes, size};
}

static void turn_slashes(Text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.at[i] == '\\')
            ((char *)text.at)[i] = '/'; // our own bytes, lent as a Text
}

// ---- Parts of a reference

static bool is_of_scheme(char byte)
{
    return text_is_letter(byte) || text_is_digit(byte) || byte == '+' || byte == '-' || byte == '.';
}

// "https:", "mailto:"; "C:" is a drive.
static bool has_scheme(Text reference)
{
    size_t size = 0;
    while (size < reference.size && is_of_scheme(reference.at[size]))
        size++;
    return size && size < reference.size && reference.at[size] == ':' && text_is_letter(reference.at[0]);
}

static bool is_slash(char byte)
{
    return byte == '/' || byte == '\\';
}

static bool names_host(Text reference)
{
    return reference.size >= 2 && is_slash(reference.at[0]) && is_slash(reference.at[1]);
}

// Adds the parts of a path to what there is, and takes one off for each "..".
static void add_parts(char *bytes, size_t *size, Text path)
{
    for (size_t start = 0, end; start <= path.size; start = end + 1) {
        end = text_find(path, TEXT("/"), start);
        Text part = text_slice(path, start, end);
        if (text_is(part, "..")) {
            while (*size && bytes[--*size] != '/')
                continue;
        } else if (part.size && !text_is(part, ".")) {
            if (*size)
                bytes[(*size)++] = '/';
            memcpy(bytes + *size, part.at, part.size);
            *size += part.size;
        }
    }
}

// The folder that a file stands in.
static Text folder_of(Text file)
{
    return text_slice(file, 0, file.size - text_last_part(file).size);
}

static Text join(Arena *arena, Text from, Text path)
{
    char *bytes = arena_alloc(arena, from.size + path.size + 2, 1);
    size_t size = 0;
    if (!path.size)
        return text_copy(arena, from);
    if (path.at[0] != '/')
        add_parts(bytes, &size, folder_of(from));
    add_parts(bytes, &size, path);
    return (Text){bytes, size};
}

Path path_resolve(Arena *arena, Text from, Text reference)
{
    Text tidied = tidy(arena, reference);
    if (has_scheme(tidied) || names_host(tidied))
        return (Path){.is_outside = true, .file = tidied};
    size_t end = text_find(tidied, TEXT("#"), 0);
    Text path = text_slice(tidied, 0, end), fragment = text_slice(tidied, end + 1, tidied.size);
    path = text_slice(path, 0, text_find(path, TEXT("?"), 0));
    Text decoded = decode(arena, path);
    turn_slashes(decoded);
    turn_slashes(path);
    return (Path){
        .file = join(arena, from, decoded), .written = join(arena, from, path), .fragment = decode(arena, fragment)};
}

// ---- Files

static bool is_there(const PathNames *names, Text path)
{
    FileStatus status = source_find(names->source, path, &(size_t){0});
    return status != FILE_MISSING && status != FILE_OUTSIDE;
}

// Some letters become eighteen when they are folded: of names that grow to more no further ones are kept. A hundred
// thousand usual ones take half of it.
static void list(PathNames *names)
{
    static const size_t most = 32 * 1024 * 1024; // bytes
    size_t before = arena_used(names->arena);
    const Text *paths;
    Arena *scratch = arena_create();
    int count = source_list_all(names->source, names->arena, &paths);
    names->folded = (Index){.arena = names->arena};
    for (int i = 0; i < count && arena_used(names->arena) - before < most; i++) {
        Text folded = text_copy(names->arena, unicode_fold(scratch, paths[i]));
        index_add(&names->folded, folded, (Text *)&paths[i]); // an earlier one keeps its place; nobody writes to it
        arena_reset(scratch);
    }
    names->is_listed = true;
    arena_destroy(scratch);
}

static Text find_alike(PathNames *names, Text path)
{
    Arena *scratch = arena_create();
    const Text *found = index_find(&names->folded, unicode_fold(scratch, path));
    arena_destroy(scratch);
    return found ? *found : TEXT("");
}

Text path_find(PathNames *names, const Path *path)
{
    if (path->is_outside)
        return TEXT("");
    if (is_there(names, path->file))
        return path->file;
    if (is_there(names, path->written))
        return path->written;
    if (!names->is_listed)
        list(names);
    Text found = find_alike(names, path->file);
    return found.size ? found : find_alike(names, path->written);
}
