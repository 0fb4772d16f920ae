// What every visit starts from: the open library, the preferences that this glass can show, today's opening hours.
#include <unistd.h>

#include "app/inside.h"
#include "screen/themes.h"

// A clinic's own page may come and go with its file; the library's serves meanwhile.
static void use_own_support(const App *app, Book *book, Problems *problems)
{
    const char *path = app->spec.support_path;
    if (path && access(path, F_OK) == 0)
        book_use_support(book, path, problems);
}

static void decide_topics(App *app, Book *book)
{
    if (app->spec.adult_topics != WISH_NONE)
        book->adult_topics = app->spec.adult_topics == WISH_ON;
    app->spec.setting.adult_topics = book->adult_topics;
}

void app_word_hours(App *app)
{
    app->spec.setting.opening_hours = TEXT("");
    arena_reset(app->hours_texts);
    const Phrases *phrases = app->book ? app->book->phrases : NULL;
    for (int day = 0; day < WEEKDAY_COUNT; day++)
        app->hours[day] = hours_words(app->hours_texts, &app->spec.hours.days[day], phrases);
    app_tell_hours(app);
}

void app_tell_hours(App *app)
{
    bool is_known = app->moment.minute_of_day >= 0;
    Text today = is_known ? app->hours[app->moment.weekday] : TEXT(""), *told = &app->spec.setting.opening_hours;
    if (app->face == FACE_COVER && !text_equal(today, *told))
        app->is_dirty = true;
    *told = today;
}

bool app_open_book(App *app, Text language)
{
    Arena *arena = arena_create();
    Problems problems = {.arena = arena};
    Book *book = book_open(app->spec.content, language, &problems);
    layouts_forget(app->layouts);
    book_close(app->book);
    app->book = book;
    if (book) {
        use_own_support(app, book, &problems);
        decide_topics(app, book);
    }
    problems_sort(&problems);
    for (int i = 0; i < problems.list.count; i++)
        problem_print(&problems.list.at[i], stderr);
    arena_destroy(arena);
    app_word_hours(app);
    return book;
}

bool app_open_library(App *app)
{
    bool is_open = app_open_book(app, app->spec.language);
    if (!is_open && app->spec.language.size)
        is_open = app_open_book(app, TEXT(""));
    if (is_open)
        app->spec.language = text_copy(app->texts, app->book->language);
    return is_open;
}

void app_fit_text(const App *app, Preferences *preferences)
{
    if (!preferences->text_step)
        preferences->text_step = TEXT_STEP_DEFAULT;
    ThemeSpec spec = {app->spec.glass, *preferences, app->book ? app->book->direction : DIRECTION_LTR};
    while (preferences->text_step > TEXT_STEP_LEAST && !themes_offer_step(app->layouts, &spec, preferences->text_step))
        preferences->text_step--;
}
