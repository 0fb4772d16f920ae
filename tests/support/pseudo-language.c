#include "pseudo-language.h"

#include <assert.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/array.h"
#include "base/file.h"

typedef ARRAY(char) Bytes;

enum { DEPTH_MOST = 32, FILE_MOST = 8 << 20 };

// Where in a file it is.
typedef struct Pseudo {
    Arena *arena;
    Text from;
    size_t at;
    Bytes to;
    Text open[DEPTH_MOST]; // names of the elements around it
    int depth;
    bool is_at_start; // of the last of these
    bool is_bounded;  // a phrase whose note says how long its lines may be, which translators keep to
} Pseudo;

static void put(Pseudo *pseudo, Text bytes)
{
    for (size_t i = 0; i < bytes.size; i++)
        *array_push(pseudo->arena, &pseudo->to) = bytes.at[i];
}

// ---- words

static const char *marked(char letter)
{
    static const char *const letters[128] = {
        ['A'] = "Ậ", ['E'] = "Ệ", ['I'] = "Ị", ['O'] = "Ộ", ['U'] = "Ụ", ['C'] = "Ç", ['N'] = "Ñ", ['S'] = "Ş",
        ['a'] = "ậ", ['e'] = "ệ", ['i'] = "ị", ['o'] = "ộ", ['u'] = "ụ", ['c'] = "ç", ['n'] = "ñ", ['s'] = "ş"};
    return letter > 0 ? letters[(int)letter] : NULL;
}

// A capital's second letter is small.
static void put_letter(Pseudo *pseudo, char letter, bool is_longer)
{
    const char *with_marks = marked(letter);
    put(pseudo, with_marks ? text_of(with_marks) : (Text){&letter, 1});
    if (is_longer && strchr("aeiouAEIOU", letter))
        put(pseudo, text_of(marked((char)(letter | 0x20))));
}

// Of words of a file: what stands in braces is no word, nor what an ampersand begins.
static void put_words(Pseudo *pseudo, Text words, bool is_longer)
{
    char end = 0; // of what is copied; 0: nothing
    for (size_t i = 0; i < words.size; i++) {
        char byte = words.at[i];
        end = end ? end : byte == '{' ? '}' : byte == '&' ? ';' : 0;
        if (end)
            put(pseudo, (Text){&byte, 1});
        else
            put_letter(pseudo, byte, is_longer);
        end = byte == end ? 0 : end;
    }
}

static bool has_words(Text text)
{
    text_word(&text);
    return text_word(&text).size > 0;
}

static void put_bracketed(Pseudo *pseudo, Text words, bool has_brackets)
{
    bool is_longer = !pseudo->is_bounded;
    Text all = text_trim(words);
    size_t before = (size_t)(all.at - words.at);
    put(pseudo, text_slice(words, 0, before));
    put(pseudo, has_brackets ? TEXT("[") : TEXT(""));
    put_words(pseudo, all, is_longer);
    put(pseudo, has_brackets ? TEXT("]") : TEXT(""));
    put(pseudo, text_slice(words, before + all.size, words.size));
}

// ---- markup

// The end of what begins there, with that mark.
static size_t end_of(const Pseudo *pseudo, Text mark)
{
    size_t at = text_find(pseudo->from, mark, pseudo->at);
    assert(at < pseudo->from.size);
    return at + mark.size;
}

static bool is_in_text(Text name)
{
    static const char *const inside[] = {"a", "em", "strong", "term", "span"};
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (text_is(name, inside[i]))
            return true;
    return false;
}

static Text around(const Pseudo *pseudo, int out)
{
    return pseudo->depth > out ? pseudo->open[pseudo->depth - 1 - out] : TEXT("");
}

// A name of fourteen letters at most.
static bool is_short_name(const Pseudo *pseudo)
{
    Text of = around(pseudo, 1);
    return text_is(around(pseudo, 0), "title") && (text_is(of, "now") || text_is(of, "needs") || text_is(of, "need"));
}

static bool is_shown(Text tag, Text attribute)
{
    static const char *const shown[] = {"quiet-title", "title", "sentence", "say"};
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (text_is(attribute, shown[i]))
            return true;
    return text_is(tag, "speaker") && text_is(attribute, "name");
}

static Text name_at(Text bytes, size_t at)
{
    size_t end = at;
    while (end < bytes.size && !strchr(" \t\r\n=/>", bytes.at[end]))
        end++;
    return text_slice(bytes, at, end);
}

// A tag with those of its attributes in xx that are shown.
static void put_tag(Pseudo *pseudo, Text tag)
{
    Text name = name_at(tag, 1), attribute = TEXT("");
    size_t from = 0;
    for (size_t at = 1; at < tag.size; at++) {
        if (text_is_space(tag.at[at]))
            attribute = name_at(tag, at + 1);
        if (tag.at[at] != '"')
            continue;
        size_t end = text_find(tag, TEXT("\""), at + 1);
        put(pseudo, text_slice(tag, from, at + 1));
        Text value = text_slice(tag, at + 1, end);
        if (text_is(attribute, "xml:lang") && text_is(value, "en"))
            put(pseudo, TEXT("xx"));
        else if (is_shown(name, attribute))
            put_words(pseudo, value, true);
        else
            put(pseudo, value);
        from = at = end;
    }
    put(pseudo, text_slice(tag, from, tag.size));
}

static void pass_markup(Pseudo *pseudo)
{
    Text rest = text_slice(pseudo->from, pseudo->at, pseudo->from.size);
    bool is_comment = text_starts(rest, TEXT("<!--"));
    size_t end = end_of(pseudo, is_comment ? TEXT("-->") : TEXT(">"));
    Text tag = text_slice(pseudo->from, pseudo->at, end);
    pseudo->at = end;
    pseudo->is_at_start = false;
    if (is_comment || tag.at[1] == '?' || tag.at[1] == '!') {
        put(pseudo, tag);
        return;
    }
    put_tag(pseudo, tag);
    pseudo->is_bounded = text_is(name_at(tag, 1), "phrase") && text_find(tag, TEXT(" lines of about "), 0) < tag.size;
    if (tag.at[1] == '/') {
        assert(pseudo->depth > 0);
        pseudo->depth--;
    } else if (tag.at[tag.size - 2] != '/') {
        assert(pseudo->depth < DEPTH_MOST);
        pseudo->open[pseudo->depth++] = name_at(tag, 1);
        pseudo->is_at_start = true;
    }
}

// Up to the next tag. All the words of their element stand between two of its own.
static void pass_words(Pseudo *pseudo)
{
    size_t end = text_find(pseudo->from, TEXT("<"), pseudo->at);
    Text words = text_slice(pseudo->from, pseudo->at, end), rest = text_slice(pseudo->from, end, pseudo->from.size);
    bool is_whole = pseudo->is_at_start && text_starts(rest, TEXT("</"));
    if (text_is(around(pseudo, 1), "keys")) // letters, not words
        put(pseudo, words);
    else if (is_short_name(pseudo))
        put_words(pseudo, words, false);
    else
        put_bracketed(pseudo, words, is_whole && has_words(words) && !is_in_text(around(pseudo, 0)));
    pseudo->at = end;
}

Text pseudo_language_file(Arena *arena, Text bytes)
{
    Pseudo pseudo = {.arena = arena, .from = bytes};
    while (pseudo.at < bytes.size)
        if (bytes.at[pseudo.at] == '<')
            pass_markup(&pseudo);
        else
            pass_words(&pseudo);
    return (Text){pseudo.to.at, (size_t)pseudo.to.count};
}

// ---- a library

static Text read_whole(Arena *arena, const char *path)
{
    Text bytes;
    FileStatus status = file_read(arena, path, FILE_MOST, &bytes);
    assert(status == FILE_READ);
    return bytes;
}

static void write_whole(const char *path, Text bytes)
{
    FILE *file = fopen(path, "wb");
    assert(file);
    size_t written = fwrite(bytes.at, 1, bytes.size, file);
    int fault = fclose(file);
    assert(written == bytes.size && !fault);
}

static void make_folder(const char *path)
{
    int fault = mkdir(path, 0777);
    assert(!fault);
}

// All files below a folder, changed where it is so wanted.
static void copy_folder(const char *from, const char *to, Text (*change)(Arena *arena, Text bytes))
{
    Arena *arena = arena_create();
    DIR *folder = opendir(from);
    assert(folder);
    make_folder(to);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        const char *path = file_path(arena, text_of(from), text_of(entry->d_name));
        const char *copy = file_path(arena, text_of(to), text_of(entry->d_name));
        struct stat about;
        int fault = stat(path, &about);
        assert(!fault);
        if (S_ISDIR(about.st_mode)) {
            copy_folder(path, copy, change);
            continue;
        }
        Text bytes = read_whole(arena, path);
        write_whole(copy, change ? change(arena, bytes) : bytes);
    }
    closedir(folder);
    arena_destroy(arena);
}

// It counts as English does.
static void list_language(Arena *arena, const char *path)
{
    static const char *const language =
        "<language code=\"xx\" name=\"Ệệñglịịşh\" locale=\"en-GB\" draft=\"ñộột rệệvịịệwệệd\"/>\n  ";
    Text bytes = read_whole(arena, path);
    size_t at = text_find(bytes, TEXT("<language code=\"es\""), 0);
    assert(at < bytes.size);
    write_whole(path,
                text_format(arena, "%.*s%s%.*s", (int)at, bytes.at, language, (int)(bytes.size - at), bytes.at + at));
}

void pseudo_language_library(const char *folder)
{
    Arena *arena = arena_create();
    const char *library = text_format(arena, "%s/content", folder).at;
    copy_folder(LECTERN_CONTENT_DIR, library, NULL);
    copy_folder(LECTERN_CONTENT_DIR "/en", file_path(arena, text_of(library), TEXT("xx")), pseudo_language_file);
    list_language(arena, file_path(arena, text_of(library), TEXT("library.xml")));
    arena_destroy(arena);
}
