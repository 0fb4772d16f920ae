// Contents: what a book of the world holds, a level at a time, and how many touches away any of it is.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "command/stage.h"
#include "screen/contents-list.h"

#define LIBRARY LECTERN_TESTS_DIR "/library/whole"
#define HARBOUR LECTERN_TESTS_DIR "/books/harbour"

typedef struct Desk {
    Arena *arena;
    char folder[40];
    Stage stage;
} Desk;

static int set_up(void **state)
{
    static Desk desk;
    desk = (Desk){.arena = arena_create(), .folder = "/tmp/lectern-contents-XXXXXX"};
    assert_non_null(mkdtemp(desk.folder));
    *state = &desk;
    return 0;
}

static int tear_down(void **state)
{
    Desk *desk = *state;
    stage_close(&desk->stage);
    int status = system(text_format(desk->arena, "rm -r %s", desk->folder).at);
    arena_destroy(desk->arena);
    return status;
}

static FILE *open_file(const Desk *desk, const char *name)
{
    FILE *file = fopen(text_format(desk->arena, "%s/%s", desk->folder, name).at, "w");
    assert_non_null(file);
    return file;
}

static void write_container(const Desk *desk)
{
    assert_int_equal(mkdir(text_format(desk->arena, "%s/META-INF", desk->folder).at, 0700), 0);
    FILE *container = open_file(desk, "META-INF/container.xml");
    fputs("<container><rootfiles><rootfile full-path='book.opf'/></rootfiles></container>", container);
    assert_int_equal(fclose(container), 0);
}

// A book of that many parts, each with an entry of its own, all on one level.
static void write_book(const Desk *desk, int count)
{
    write_container(desk);
    FILE *package = open_file(desk, "book.opf"), *nav = open_file(desk, "nav.xhtml");
    fputs("<package><metadata><title>T</title><language>en</language></metadata><manifest>"
          "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>",
          package);
    for (int i = 1; i <= count; i++)
        fprintf(package, "<item id='c%d' href='c%d.xhtml' media-type='application/xhtml+xml'/>", i, i);
    fputs("</manifest><spine>", package);
    fputs("<html xmlns:epub='http://www.idpf.org/2007/ops'><nav epub:type='toc'><ol>", nav);
    for (int i = 1; i <= count; i++) {
        char name[32];
        fprintf(package, "<itemref idref='c%d'/>", i);
        fprintf(nav, "<li><a href='c%d.xhtml'>Chapter %d, which has a name of some length</a></li>", i, i);
        snprintf(name, sizeof name, "c%d.xhtml", i);
        FILE *part = open_file(desk, name);
        fprintf(part, "<html><h1>Part %d</h1><p>Words.</p></html>", i);
        assert_int_equal(fclose(part), 0);
    }
    fputs("</spine></package>", package);
    fputs("</ol></nav></html>", nav);
    assert_int_equal(fclose(package), 0);
    assert_int_equal(fclose(nav), 0);
}

static void open_stage(Desk *desk, const char *book)
{
    StageSpec spec = {.content = LIBRARY, .book = book, .window = {1280, 800}, .preferences.text_step = 2};
    assert_true(stage_open(&desk->stage, &spec));
}

static void go_to_contents(Desk *desk)
{
    app_perform(desk->stage.app, (Action){.kind = ACTION_HOME});
    app_perform(desk->stage.app, (Action){.kind = ACTION_OPEN, .id = book_given(app_book(desk->stage.app))->id});
}

// The target that leads to a number: the entry itself, or its range.
static int find_way(const Frame *frame, int number)
{
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        char label[64];
        int first, last;
        snprintf(label, sizeof label, "%.*s", TEXT_ARGS(target->label));
        if (sscanf(label, "Chapter %d", &first) == 1 && first == number)
            return i;
        if (sscanf(label, "%d–%d", &first, &last) == 2 && first <= number && number <= last)
            return i;
    }
    return frame_target_acting(frame, ACTION_NEXT);
}

// As a finger does it, all on one glass.
static int count_touches(Desk *desk, int number)
{
    go_to_contents(desk);
    for (int touches = 0; touches < 20; touches++) {
        const Frame *frame = stage_frame(&desk->stage);
        if (!text_is(frame->screen, "contents"))
            return touches;
        int way = find_way(frame, number);
        assert_true(way >= 0);
        app_perform(desk->stage.app, frame->targets.at[way].action);
    }
    fail_msg("chapter %d is not found", number);
    return 0;
}

static void assert_near(Desk *desk, int number, int most)
{
    char wanted[32];
    int touches = count_touches(desk, number);
    snprintf(wanted, sizeof wanted, "Part %d", number);
    if (touches > most)
        fail_msg("chapter %d is %d touches away", number, touches);
    const Frame *frame = stage_frame(&desk->stage);
    assert_true(frame->lines.count > 0);
    for (int i = 0; i < frame->lines.count; i++)
        if (text_is(frame->lines.at[i].text, wanted))
            return;
    fail_msg("chapter %d is not shown", number);
}

static void any_of_2014_is_four_touches_away(void **state)
{
    Desk *desk = *state;
    enum { COUNT = 2014 };
    write_book(desk, COUNT);
    open_stage(desk, desk->folder);
    for (int number = 1; number <= COUNT; number += 9)
        assert_near(desk, number, 4);
    assert_near(desk, COUNT, 4);
}

static void so_is_any_of_fewer(void **state)
{
    Desk *desk = *state;
    enum { COUNT = 33 };
    write_book(desk, COUNT);
    open_stage(desk, desk->folder);
    for (int number = 1; number <= COUNT; number++)
        assert_near(desk, number, 2);
}

static void pages_of_eight_hold_what_is_listed(void **state)
{
    Desk *desk = *state;
    write_book(desk, CONTENTS_LISTED_MOST);
    open_stage(desk, desk->folder);
    for (int number = 1; number <= CONTENTS_LISTED_MOST; number++)
        assert_near(desk, number, 4);
}

// From anywhere, contents open at the card of where one is, however deep it lies.
static void they_open_where_one_is(void **state)
{
    Desk *desk = *state;
    write_book(desk, 700);
    open_stage(desk, desk->folder);
    for (int number = 1; number <= 700; number += 69) {
        Id id = book_given(app_book(desk->stage.app))->items[number - 1].id;
        app_perform(desk->stage.app, (Action){.kind = ACTION_OPEN, .id = id});
        stage_frame(&desk->stage);
        app_perform(desk->stage.app, (Action){.kind = ACTION_CONTENTS});
        const Frame *frame = stage_frame(&desk->stage);
        int way = find_way(frame, number);
        assert_true(way >= 0 && frame->targets.at[way].action.kind == ACTION_OPEN);
        app_perform(desk->stage.app, (Action){.kind = ACTION_BACK});
        assert_true(id_equal(stage_frame(&desk->stage)->item, id));
    }
}

static void a_book_without_contents_has_parts(void **state)
{
    Desk *desk = *state;
    write_container(desk);
    FILE *package = open_file(desk, "book.opf");
    fputs("<package><metadata><language>en</language></metadata><manifest>"
          "<item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>"
          "<item id='b' href='b.xhtml' media-type='application/xhtml+xml'/></manifest><spine>"
          "<itemref idref='a'/><itemref idref='b'/></spine></package>",
          package);
    assert_int_equal(fclose(package), 0);
    for (const char *name = "ab"; *name; name++) {
        FILE *part = open_file(desk, (char[]){*name, '.', 'x', 'h', 't', 'm', 'l', 0});
        fputs("<p>Words.</p>", part);
        assert_int_equal(fclose(part), 0);
    }
    open_stage(desk, desk->folder);
    const Group *given = book_given(app_book(desk->stage.app));
    assert_true(text_starts(given->title, TEXT("lectern-contents-"))); // the name of its file
    ContentsRequest request = {desk->arena, app_book(desk->stage.app)->phrases,
                               book_volume(app_book(desk->stage.app), given->id), NULL};
    ContentsList list = contents_list_of(&request, contents_range_whole());
    assert_int_equal(list.count, 2);
    assert_true(text_is(list.at[1].label, "Part 2"));
    assert_int_equal(list.at[1].language.size, 0); // the interface's words
    assert_int_equal(list.here, -1);
}

static void levels_are_folded(void **state)
{
    Desk *desk = *state;
    open_stage(desk, HARBOUR);
    Book *book = app_book(desk->stage.app);
    Volume *volume = book_volume(book, book_given(book)->id);
    ContentsRequest request = {desk->arena, book->phrases, volume, NULL};
    ContentsList list = contents_list_of(&request, contents_range_whole());
    assert_int_equal(list.count, 5);
    assert_true(list.at[1].has_below && !list.at[1].item);
    list = contents_list_of(&request, (ContentsRange){.above = list.at[1].place});
    assert_int_equal(list.count, 2);
    assert_true(text_is(list.title, "At sea"));
    list = contents_list_of(&request, (ContentsRange){.above = list.at[0].place});
    assert_int_equal(list.count, 2); // itself, and what is below it
    assert_true(text_is(list.at[0].label, "The storm") && !list.at[0].has_below);
    assert_true(text_is(list.at[1].label, "Night"));
    int card;
    request.here = volume_item(volume, id_of(TEXT("book:0:p4")));
    ContentsRange range = contents_list_find(&request, &card);
    assert_int_equal(range.above, 1);
    assert_int_equal(card, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(any_of_2014_is_four_touches_away, set_up, tear_down),
        cmocka_unit_test_setup_teardown(so_is_any_of_fewer, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pages_of_eight_hold_what_is_listed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(they_open_where_one_is, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_book_without_contents_has_parts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(levels_are_folded, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
