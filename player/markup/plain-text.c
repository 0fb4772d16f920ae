#include "markup/plain-text.h"

enum {
    INDENT_MOST = 8,       // spaces that a line of verse stands in: four steps
    VERSE_BYTES_MOST = 70, // of a line; longer ones are prose
    LONG_BYTES = 160,      // a line that was not broken
    VERSE_LINES = 2,       // at least
};

typedef struct PlainWalk {
    const MarkupPage *page;
    const MarkupEvents *events;
    MarkupRead read;
    size_t at; // of the line at hand
    bool is_over;
} PlainWalk;

// Lines that follow each other with no blank one between.
typedef struct LineGroup {
    size_t start, end;
    int line_count;
    size_t longest;
    size_t margin;    // that all lines have
    bool has_columns; // words are parted by several spaces
} LineGroup;

// ---- Telling

static void heed(PlainWalk *walk, bool goes_on)
{
    walk->is_over |= !goes_on || interrupt_due(walk->page->interrupt);
    walk->read.event_count++;
}

static void begin(PlainWalk *walk, const char *name, const char *class)
{
    MarkupAttribute attribute = {TEXT("class"), text_of(class)};
    MarkupElement element = {text_of(name), &attribute, class[0] != '\0', walk->at};
    if (!walk->is_over)
        heed(walk, walk->events->start(walk->events->owner, &element));
}

static void end(PlainWalk *walk, const char *name)
{
    if (!walk->is_over)
        heed(walk, walk->events->end(walk->events->owner, text_of(name)));
}

static void tell(PlainWalk *walk, Text words)
{
    if (!walk->is_over)
        heed(walk, walk->events->text(walk->events->owner, words));
}

// ---- Lines

static Text line_at(Text text, size_t start)
{
    Text line = text_slice(text, start, text_find(text, TEXT("\n"), start));
    return text_ends(line, TEXT("\r")) ? text_slice(line, 0, line.size - 1) : line;
}

static size_t next_line(Text text, size_t start)
{
    size_t end = text_find(text, TEXT("\n"), start);
    return end < text.size ? end + 1 : text.size;
}

// How far it stands in; a tab is four spaces.
static size_t margin_of(Text line)
{
    size_t margin = 0;
    for (size_t i = 0; i < line.size && (line.at[i] == ' ' || line.at[i] == '\t'); i++)
        margin += line.at[i] == '\t' ? 4 : 1;
    return margin;
}

static bool has_columns(Text line)
{
    Text words = text_trim(line);
    return text_find(words, TEXT("   "), 0) < words.size || text_find(words, TEXT("\t"), 0) < words.size;
}

static void measure(LineGroup *group, Text line)
{
    size_t margin = margin_of(line), size = text_trim(line).size;
    group->margin = group->line_count && group->margin < margin ? group->margin : margin;
    group->longest = size > group->longest ? size : group->longest;
    group->has_columns |= has_columns(line);
    group->line_count++;
}

static LineGroup take_group(Text text, size_t start)
{
    LineGroup group = {.start = start, .end = start};
    while (group.end < text.size) {
        Text line = line_at(text, group.end);
        if (!text_trim(line).size)
            break;
        measure(&group, line);
        group.end = next_line(text, group.end);
    }
    return group;
}

// ---- Groups

// "- one", "* one", "12. one"
static bool begins_item(Text line)
{
    static const char *const bullets[] = {"- ", "* ", "• ", "– "};
    Text words = text_trim(line);
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (text_starts(words, text_of(bullets[i])))
            return true;
    size_t at = 0;
    while (at < words.size && at < 3 && text_is_digit(words.at[at]))
        at++;
    return at && at + 1 < words.size && (words.at[at] == '.' || words.at[at] == ')') && words.at[at + 1] == ' ';
}

static void tell_prose(PlainWalk *walk, const LineGroup *group)
{
    bool is_open = false;
    for (; walk->at < group->end && !walk->is_over; walk->at = next_line(walk->page->text, walk->at)) {
        Text line = line_at(walk->page->text, walk->at);
        if (is_open && (begins_item(line) || line.size > LONG_BYTES)) {
            end(walk, "p");
            is_open = false;
        }
        if (!is_open)
            begin(walk, "p", "");
        is_open = true;
        tell(walk, line);
        tell(walk, TEXT("\n"));
    }
    if (is_open)
        end(walk, "p");
}

// A step further in for every two spaces beyond those that all lines have; more than a few say nothing more.
static void tell_verse(PlainWalk *walk, const LineGroup *group)
{
    begin(walk, "div", "stanza");
    for (; walk->at < group->end && !walk->is_over; walk->at = next_line(walk->page->text, walk->at)) {
        Text line = line_at(walk->page->text, walk->at);
        begin(walk, "div", "line");
        size_t steps = margin_of(line) - group->margin;
        for (size_t i = 0; i < steps && i < INDENT_MOST && !walk->is_over; i++)
            tell(walk, TEXT("\u00A0"));
        tell(walk, text_trim(line));
        end(walk, "div");
    }
    end(walk, "div");
}

static void tell_kept(PlainWalk *walk, const LineGroup *group)
{
    begin(walk, "pre", "");
    for (; walk->at < group->end && !walk->is_over; walk->at = next_line(walk->page->text, walk->at)) {
        tell(walk, line_at(walk->page->text, walk->at));
        tell(walk, TEXT("\n"));
    }
    end(walk, "pre");
}

static void tell_group(PlainWalk *walk, const LineGroup *group)
{
    bool is_in = group->margin >= 2;
    if (is_in && group->has_columns)
        tell_kept(walk, group);
    else if (is_in && group->line_count >= VERSE_LINES && group->longest <= VERSE_BYTES_MOST)
        tell_verse(walk, group);
    else
        tell_prose(walk, group);
}

MarkupRead plain_text_read(const MarkupPage *page, const MarkupEvents *events)
{
    PlainWalk walk = {.page = page, .events = events};
    while (walk.at < page->text.size && !walk.is_over) {
        LineGroup group = take_group(page->text, walk.at);
        if (group.line_count)
            tell_group(&walk, &group);
        walk.at = group.line_count ? group.end : next_line(page->text, walk.at);
    }
    walk.read.is_whole = !walk.is_over;
    return walk.read;
}
