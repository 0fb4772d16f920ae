// facts BOOK [--text | --words | --costs]: what is known of a book of the world: its title, its parts, its contents;
// and with
// --text every block of it. With --words its words alone, a line for each block, and of the notes that its words lead
// to. With --costs, what it takes to open it and to read each page once. It ends with 1 when the book cannot be opened.
// For tests/books/run, and for looking.
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "book/flow-iterator.h"
#include "book/picture-bare.h"
#include "book/volume.h"
#include "flow_print.h"

static void print_places(const char *name, const Volume *volume, VolumePlaces places)
{
    printf("%s %d\n", name, places.count);
    for (int i = 0; i < places.count; i++) {
        const VolumePlace *place = &places.at[i];
        printf("%*s%.*s -> %s#%s\n", 2 * place->depth + 2, "", TEXT_ARGS(place->label),
               place->item ? place->item->id.at : "", place->block.at);
    }
    (void)volume;
}

static void print_head(const Volume *volume)
{
    static const char *const directions[] = {"auto", "ltr", "rtl"};
    const Package *package = volume->package;
    printf("title %.*s\n", TEXT_ARGS(package->title));
    for (int i = 0; i < package->author_count; i++)
        printf("author %.*s\n", TEXT_ARGS(package->authors[i]));
    printf("languages %.*s\n", TEXT_ARGS(package->languages));
    printf("direction %s, of the title %s\n", directions[package->direction], directions[package->title_direction]);
    printf("locked %.*s\n", TEXT_ARGS(package->locked));
    printf("cover %.*s\n", TEXT_ARGS(package->cover));
    printf("start %s\n", volume->start ? volume->start->id.at : "");
    print_places("contents", volume, volume->contents);
    print_places("pages", volume, volume->pages);
}

// A picture of the part, as its own file says it is; nothing where none can be shown.
static void print_picture(Source *source, Arena *arena, Text path)
{
    SourceBytes read = source_read(source, arena, path, PICTURE_FILE_MOST);
    PictureBare bare = {.flaw = PICTURE_EMPTY};
    if (read.status == FILE_READ)
        bare = picture_bare_read(arena, read.bytes);
    if (bare.flaw == PICTURE_SOUND && picture_head_is_shown(&bare.head))
        printf("picture %.*s %s %dx%d\n", TEXT_ARGS(path), picture_kind_name(bare.head.kind), bare.head.size.w,
               bare.head.size.h);
}

static void print_pictures(Source *source, Arena *arena, Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk)) {
        if (block->picture.size)
            print_picture(source, arena, block->picture);
        for (int i = 0; i < block->span_count; i++)
            if (block->spans[i].picture.size)
                print_picture(source, arena, block->spans[i].picture);
    }
}

static void print_parts(Volume *volume, bool wants_text)
{
    Arena *arena = arena_create();
    for (int i = 0; i < volume->group.item_count; i++) {
        const Item *item = &volume->group.items[i];
        const VolumePart *part = &volume->parts[i];
        printf("part %s %.*s %d/%d%s %.*s\n", item->id.at, TEXT_ARGS(item->path), part->section + 1,
               part->section_count, part->is_linear ? "" : " aside", TEXT_ARGS(item->title));
        const Body *body = wants_text ? volume_body(volume, item) : NULL;
        if (wants_text && !body)
            puts("  faulty");
        if (body)
            printf("%.*s", TEXT_ARGS(flow_print(arena, body->chapter.flow)));
        if (body)
            print_pictures(volume->source, arena, body->chapter.flow);
        volume_tidy(volume);
        arena_reset(arena);
    }
    arena_destroy(arena);
}

// Without the words that stand for a picture, and capitals as they were written.
static void print_block_words(const Block *block)
{
    uint32_t at = 0;
    for (int i = 0; i < block->span_count; i++) {
        const Span *span = &block->spans[i];
        if (!span->picture.size && !span->spoken.size)
            continue;
        printf("%.*s", TEXT_ARGS(text_slice(block->text, at, span->start)));
        printf("%.*s", TEXT_ARGS(span->picture.size ? TEXT("") : span->spoken));
        at = span->end;
    }
    printf("%.*s\n", TEXT_ARGS(text_slice(block->text, at, block->text.size)));
}

static void print_flow_words(Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        print_block_words(block);
}

static void print_notes(Volume *volume, Flow flow)
{
    FlowIterator walk;
    flow_begin(&walk, flow);
    for (const Block *block = flow_enter(&walk); block; block = flow_enter(&walk))
        for (int i = 0; i < block->span_count; i++) {
            const Action *action = &block->spans[i].action;
            const Item *item = action->kind == ACTION_NOTE ? volume_item(volume, action->id) : NULL;
            if (!item)
                continue;
            printf("\001note %s\n", action->block.at);
            print_flow_words(volume_note(volume, item, action->block));
        }
}

static void print_words(Volume *volume)
{
    for (int i = 0; i < volume->group.item_count; i++) {
        const Item *item = &volume->group.items[i];
        const Body *body = volume->parts[i].is_again ? NULL : volume_body(volume, item);
        if (!body)
            continue;
        printf("\001part %.*s\n", TEXT_ARGS(item->path));
        print_flow_words(body->chapter.flow);
        print_notes(volume, body->chapter.flow);
        volume_tidy(volume);
    }
}

// The most that was held at once, in KB.
static long memory_used(void)
{
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

static bool pass(void *owner, const Item *item, Flow flow)
{
    (void)owner, (void)item, (void)flow;
    return true;
}

// What it costs to open the book (NULL: it does not), and to read each page once.
static void print_costs(const Source *source, Volume *volume, Problems *problems)
{
    long bytes = source_counts(source).bytes, events = 0, blocks = 0;
    VolumeReading reading = {.take = pass, .problems = problems};
    for (int i = 0; volume && i < volume->group.item_count; i++) {
        Pressed pressed = {0};
        if (!volume->parts[i].section && !volume->parts[i].is_again)
            volume_read_page(volume, &volume->group.items[i], &reading, &pressed);
        events += pressed.counts.events;
        blocks += pressed.counts.blocks;
    }
    printf("costs %ld KB, %ld bytes to open, %ld bytes, %ld events, %ld blocks\n", memory_used(), bytes,
           source_counts(source).bytes, events, blocks);
}

static void print_facts(Volume *volume, Problems *problems, bool wants_text)
{
    if (volume) {
        print_head(volume);
        print_parts(volume, wants_text);
    }
    problems_sort(problems);
    for (int i = 0; i < problems->list.count; i++)
        problem_print(&problems->list.at[i], stdout);
    printf("memory %ld KB\n", memory_used());
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        fputs("facts BOOK [--text | --words | --costs]\n", stderr);
        return 2;
    }
    const char *wanted = argc > 2 ? argv[2] : "";
    bool wants_words = strcmp(wanted, "--words") == 0;
    Problems problems = {.arena = arena_create()};
    Source *source = source_open(argv[1]);
    Volume *volume = volume_open(source, (Id){0}, &problems);
    bool is_open = volume;
    if (strcmp(wanted, "--costs") == 0)
        print_costs(source, volume, &problems);
    else if (!wants_words)
        print_facts(volume, &problems, strcmp(wanted, "--text") == 0);
    else if (volume)
        print_words(volume);
    volume_close(volume);
    source_close(source);
    arena_destroy(problems.arena);
    return !is_open;
}
