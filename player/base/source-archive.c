// A source that is an archive. Its file is opened for each reading; its directory is read when it is first needed, and
// again when another file stands there.
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/heap.h"
#include "base/source-kind.h"
#include "base/zip.h"

// What tells one file from another in its place, or from itself when it has been written anew.
typedef struct FileMark {
    dev_t device;
    ino_t number;
    off_t size;
    struct timespec written, changed;
} FileMark;

struct SourceArchive {
    Arena *arena; // of the zip
    FileMark mark;
    bool is_known; // the file of this mark has been looked at
    ZipFault fault;
    Zip zip; // without a fault
};

struct SourceArchive *source_archive_create(void)
{
    struct SourceArchive *archive = heap_take(sizeof *archive);
    archive->arena = arena_create();
    return archive;
}

void source_archive_destroy(struct SourceArchive *archive)
{
    if (!archive)
        return;
    arena_destroy(archive->arena);
    free(archive);
}

// ---- The file and its directory

static bool is_same_time(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool is_same_file(const FileMark *a, const FileMark *b)
{
    return a->device == b->device && a->number == b->number && a->size == b->size &&
           is_same_time(a->written, b->written) && is_same_time(a->changed, b->changed);
}

static FileMark mark_of(const struct stat *facts)
{
    return (FileMark){facts->st_dev, facts->st_ino, facts->st_size, facts->st_mtim, facts->st_ctim};
}

// What a disc could not give is asked for again the next time.
static void learn(Source *source, const FileOpen *file, const FileMark *mark)
{
    struct SourceArchive *archive = source->archive;
    arena_wipe(archive->arena);
    archive->mark = *mark;
    archive->fault = zip_read(&archive->zip, archive->arena, file, source->interrupt);
    archive->is_known = archive->fault != ZIP_FAILED;
    source->counts.directories++;
}

static void close_quietly(int descriptor)
{
    int why = errno;
    close(descriptor);
    errno = why;
}

// Opens the archive and knows its directory. Where that is not FILE_READ, nothing is open.
static FileStatus open_archive(Source *source, FileOpen *file)
{
    struct SourceArchive *archive = source->archive;
    struct stat facts;
    FileStatus status = source->above.size ? file_open_in(source->above.at, source->below.at, ZIP_BYTES_MOST, file)
                                           : file_open(source->path.at, ZIP_BYTES_MOST, file);
    if (status == FILE_TOO_LARGE) {
        archive->is_known = false; // whatever stood there before
        return FILE_DAMAGED;
    }
    if (status != FILE_READ)
        return status;
    if (fstat(file->descriptor, &facts) != 0) {
        close_quietly(file->descriptor);
        return FILE_FAILED;
    }
    FileMark mark = mark_of(&facts);
    if (!archive->is_known || !is_same_file(&archive->mark, &mark))
        learn(source, file, &mark);
    if (archive->fault == ZIP_READ)
        return FILE_READ;
    close_quietly(file->descriptor);
    return archive->fault == ZIP_FAILED ? FILE_FAILED : FILE_DAMAGED;
}

// ---- What stands in it

static FileStatus find(Source *source, Text path, size_t *size)
{
    FileOpen file;
    ZipReading *reading;
    FileStatus status = open_archive(source, &file);
    if (status != FILE_READ)
        return status;
    const ZipEntry *entry = zip_find(&source->archive->zip, path);
    status = entry ? zip_start(entry, &file, SIZE_MAX, &reading) : FILE_MISSING;
    if (status == FILE_READ) {
        *size = entry->size;
        zip_stop(reading);
    }
    close_quietly(file.descriptor);
    return status;
}

static FileStatus start(SourceStart *start, Text path, size_t limit)
{
    FileStatus status = open_archive(start->source, &start->file);
    if (status != FILE_READ)
        return status;
    const ZipEntry *entry = zip_find(&start->source->archive->zip, path);
    status = entry ? zip_start(entry, &start->file, limit, &start->reading) : FILE_MISSING;
    if (status == FILE_READ)
        start->size = entry->size;
    else
        close_quietly(start->file.descriptor);
    return status;
}

static FileStatus take(SourceStart *start, char *bytes, size_t most, size_t *taken)
{
    ZipTaken got = zip_take(start->reading, bytes, most, start->source->interrupt);
    start->is_altered = got.is_altered;
    *taken = got.size;
    return got.status;
}

static void stop(SourceStart *start)
{
    zip_stop(start->reading);
    close_quietly(start->file.descriptor);
}

// Names of one folder stand side by side, with those of the folders in it.
static void list(Source *source, Arena *arena, Text folder, SourceNames *names)
{
    FileOpen file;
    if (open_archive(source, &file) != FILE_READ)
        return;
    close_quietly(file.descriptor);
    const Zip *zip = &source->archive->zip;
    Text start = folder.size ? text_format(source->scratch, "%.*s/", TEXT_ARGS(folder)) : TEXT("");
    for (int i = zip_search(zip, start); i < zip->count && text_starts(zip->entries[i].name, start); i++) {
        Text name = text_slice(zip->entries[i].name, start.size, SIZE_MAX);
        if (name.size && name.at[0] != '.' && text_find(name, TEXT("/"), 0) == name.size)
            *array_push(arena, names) = text_copy(arena, name);
    }
    arena_reset(source->scratch);
}

static void list_folders(Source *source, Arena *arena, Text folder, SourceNames *names)
{
    (void)source, (void)arena, (void)folder, (void)names;
}

static bool is_hidden(Text path)
{
    return text_starts(path, TEXT(".")) || text_find(path, TEXT("/."), 0) < path.size;
}

static void list_all(Source *source, Arena *arena, SourceNames *paths)
{
    FileOpen file;
    if (open_archive(source, &file) != FILE_READ)
        return;
    close_quietly(file.descriptor);
    const Zip *zip = &source->archive->zip;
    for (int i = 0; i < zip->count; i++)
        if (source_may_hold(zip->entries[i].name) && !is_hidden(zip->entries[i].name))
            *array_push(arena, paths) = text_copy(arena, zip->entries[i].name);
}

// ---- What is wrong with it

typedef struct Judging {
    Source *source;
    Problems *problems;
    FileOpen file;
    size_t limit; // bytes of a file
    uint64_t read;
    int told;        // files with a problem
    int more, worse; // those that are only counted, and the errors among them
} Judging;

static void tell(const Judging *judging, Severity severity, Text path, const char *sentence)
{
    Position at = {source_name(judging->source, judging->problems->arena, path), 1, 1};
    problems_add(judging->problems, severity, at, "%s", sentence);
}

static void tell_archive(const Judging *judging, FileStatus status)
{
    const struct SourceArchive *archive = judging->source->archive;
    bool is_zip = status == FILE_DAMAGED && archive->is_known;
    if (is_zip)
        tell(judging, SEVERITY_ERROR, TEXT(""), zip_fault_sentence(archive->fault));
    else if (status == FILE_DAMAGED)
        tell(judging, SEVERITY_ERROR, TEXT(""), "this archive is larger than 2 GB");
    else
        tell(judging, SEVERITY_ERROR, TEXT(""), file_status_sentence(status));
    problems_hint(judging->problems, "%s", is_zip ? zip_fault_hint(archive->fault) : file_status_hint(status));
}

// How many of the names are left out, and one of them: an archive may have a hundred thousand.
static void tell_names(const Judging *judging)
{
    Problems *problems = judging->problems;
    const Zip *zip = &judging->source->archive->zip;
    Position at = {source_name(judging->source, problems->arena, TEXT("")), 1, 1};
    int outside_count = 0;
    Text outside = TEXT("");
    for (int i = 0; i < zip->count; i++)
        if (!source_may_hold(zip->entries[i].name) && !outside_count++)
            outside = zip->entries[i].name;
    if (zip->nameless_count)
        problems_add(problems, SEVERITY_WARNING, at, "names that nobody could call are left out: %d, \"%.*s\" first",
                     zip->nameless_count, TEXT_ARGS(text_slice(zip->nameless, 0, 80)));
    if (zip->double_count)
        problems_add(problems, SEVERITY_WARNING, at,
                     "names stand here again, of which the first is read: %d, \"%.*s\" first", zip->double_count,
                     TEXT_ARGS(zip->first_double));
    if (outside_count)
        problems_add(problems, SEVERITY_WARNING, at,
                     "names that lead out of the archive are left out: %d, \"%.*s\" first", outside_count,
                     TEXT_ARGS(outside));
}

// Reads a file to its end and throws it away.
static FileStatus read_through(Judging *judging, const ZipEntry *entry, bool *is_altered)
{
    enum { ROOM_BYTES = 64 * 1024 };
    char *room = arena_alloc(judging->source->scratch, ROOM_BYTES, 1);
    ZipReading *reading;
    FileStatus status = zip_start(entry, &judging->file, judging->limit, &reading);
    if (status == FILE_READ) {
        ZipTaken taken;
        do {
            taken = zip_take(reading, room, ROOM_BYTES, judging->problems->interrupt);
            judging->read += taken.size;
            judging->source->counts.bytes += (long)taken.size;
        } while (taken.status == FILE_READ && taken.size == ROOM_BYTES);
        status = taken.status;
        *is_altered = taken.is_altered;
        zip_stop(reading);
    }
    arena_reset(judging->source->scratch);
    return status;
}

static void tell_entry(const Judging *judging, Text name, FileStatus status)
{
    if (status == FILE_READ) {
        tell(judging, SEVERITY_WARNING, name, "the file is not what was packed: its checksum is another");
        problems_hint(judging->problems, "%s", file_status_hint(FILE_DAMAGED));
    } else if (status == FILE_TOO_LARGE) {
        tell(judging, SEVERITY_WARNING, name, "the file is larger than what is read");
        problems_hint(judging->problems, "up to %zu MiB are", judging->limit >> 20);
    } else {
        tell(judging, SEVERITY_ERROR, name, file_status_sentence(status));
        problems_hint(judging->problems, "%s", file_status_hint(status));
    }
}

// An archive that is encrypted or cut may have a hundred thousand such files.
static void judge_entry(Judging *judging, const ZipEntry *entry)
{
    enum { TOLD_MOST = 100 };
    bool is_altered = false;
    FileStatus status = read_through(judging, entry, &is_altered);
    if (status == FILE_READ && !is_altered)
        return;
    if (judging->told == TOLD_MOST) {
        judging->more++;
        judging->worse += status != FILE_READ && status != FILE_TOO_LARGE;
        return;
    }
    judging->told++;
    tell_entry(judging, entry->name, status);
}

static void tell_more(const Judging *judging)
{
    Position at = {source_name(judging->source, judging->problems->arena, TEXT("")), 1, 1};
    if (judging->more)
        problems_add(judging->problems, judging->worse ? SEVERITY_ERROR : SEVERITY_WARNING, at,
                     "further files of which the like is to be told: %d", judging->more);
}

static int prove(Source *source, size_t limit, Problems *problems)
{
    static const uint64_t READ_MOST = 1 << 30; // bytes, of all files: more than any book has, in some seconds
    Judging judging = {.source = source, .problems = problems, .limit = limit};
    FileStatus status = open_archive(source, &judging.file);
    if (status != FILE_READ) {
        tell_archive(&judging, status);
        return 0;
    }
    const Zip *zip = &source->archive->zip;
    tell_names(&judging);
    for (int i = 0; i < zip->count && judging.read < READ_MOST && !interrupt_due(problems->interrupt); i++)
        if (source_may_hold(zip->entries[i].name))
            judge_entry(&judging, &zip->entries[i]);
    if (judging.read >= READ_MOST)
        tell(&judging, SEVERITY_WARNING, TEXT(""), "only the first GiB of it was looked at");
    tell_more(&judging);
    close_quietly(judging.file.descriptor);
    return zip->count;
}

const SourceKind source_archive_kind = {find, start, take, stop, list, list_folders, list_all, prove};
