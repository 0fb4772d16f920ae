#include "command/pack-trial.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "command/inspection.h"
#include "command/stage.h"

enum { SENTENCE_BYTES = 1024, SECONDS_MOST = 300 };

// ---- in the process

static Text first_error(Arena *arena, const char *content)
{
    Problems problems = {.arena = arena};
    Inspection *inspection = inspection_open(&(InspectionSpec){.command = "install", .library = content}, &problems);
    inspection_look(inspection, content);
    inspection_close(inspection);
    problems_sort(&problems);
    for (int i = 0; i < problems.list.count; i++) {
        const Problem *problem = &problems.list.at[i];
        Text file = text_slice(problem->at.file, strlen(content) + 1, problem->at.file.size);
        if (problem->severity == SEVERITY_ERROR)
            return text_format(arena, "%.*s:%d:%d: %.*s", TEXT_ARGS(file), problem->at.line, problem->at.column,
                               TEXT_ARGS(problem->sentence));
    }
    return TEXT("");
}

static bool draws_home(const char *content, Text language)
{
    Stage stage;
    StageSpec spec = {
        .content = content, .window = {1280, 800}, .language = language, .preferences.text_step = TEXT_STEP_DEFAULT};
    if (!stage_open(&stage, &spec))
        return false;
    Book *book = app_book(stage.app);
    bool is_drawn = book && text_equal(book->language, language);
    if (is_drawn) {
        const Frame *frame = stage_frame(&stage);
        is_drawn = text_is(frame->screen, "home") && stage_paint(&stage, frame);
    }
    stage_close(&stage);
    return is_drawn;
}

static Text find_undrawn(Arena *arena, const char *content)
{
    Problems problems = {.arena = arena};
    Source *source = source_open(content);
    Book *book = book_open(source, TEXT(""), &problems);
    Text fault = book ? TEXT("") : TEXT("it cannot be opened");
    for (int i = 0; book && i < book->language_count && !fault.size; i++) {
        Text code = book->languages[i].code;
        if (!draws_home(content, code))
            fault = text_format(arena, "Home cannot be drawn in the language \"%.*s\"", TEXT_ARGS(code));
    }
    if (book)
        book_close(book);
    source_close(source);
    return fault;
}

// What the parts of the player say goes nowhere: one sentence is asked for.
static _Noreturn void try_out(const char *content, int answer)
{
    int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(nowhere, STDOUT_FILENO);
    dup2(nowhere, STDERR_FILENO);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    setrlimit(RLIMIT_CPU, &(struct rlimit){SECONDS_MOST, SECONDS_MOST});
    Arena *arena = arena_create();
    Text fault = first_error(arena, content);
    if (!fault.size)
        fault = find_undrawn(arena, content);
    fault = text_slice(fault, 0, SENTENCE_BYTES);
    bool is_told = write(answer, fault.at, fault.size) == (ssize_t)fault.size;
    _exit(is_told ? 0 : 1);
}

// ---- outside

static Text hear(Arena *arena, int answer, pid_t child)
{
    char *sentence = arena_alloc(arena, SENTENCE_BYTES + 1, 1);
    ssize_t size = file_take(&(FileOpen){.descriptor = answer}, sentence, SENTENCE_BYTES);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (!WIFEXITED(status) || WEXITSTATUS(status) || size < 0)
        return TEXT("the player fails when it shows this library");
    return (Text){sentence, (size_t)size};
}

static Text try_pack(void *owner, Arena *arena, const char *pack)
{
    (void)owner;
    int ends[2];
    const char *content = file_path(arena, text_of(pack), TEXT("content"));
    if (pipe2(ends, O_CLOEXEC) != 0)
        return text_format(arena, "it cannot be tried: %s", strerror(errno));
    fflush(NULL);
    pid_t child = fork();
    if (child == 0)
        try_out(content, ends[1]);
    close(ends[1]);
    Text fault =
        child < 0 ? text_format(arena, "it cannot be tried: %s", strerror(errno)) : hear(arena, ends[0], child);
    close(ends[0]);
    return fault;
}

InstallTrial pack_trial(void)
{
    return (InstallTrial){.fault = try_pack};
}
