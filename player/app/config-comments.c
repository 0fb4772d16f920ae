#include "app/config-comments.h"

#include <assert.h>
#include <string.h>

#include "base/array.h"

typedef struct Comment {
    Text words; // as they stand, with <!-- and -->
    Text place; // the setting it belongs to; empty: before all of them, at_end: after them
    bool is_placed;
} Comment;

// A file being looked through.
typedef struct Survey {
    Arena *arena;
    Text text;
    size_t at;
    int depth;      // elements that are open
    bool has_begun; // the outermost one
    Text setting;   // that is open, or was closed on this line
    int waiting;    // the first comment that no setting has followed yet
    ARRAY(Comment) comments;
} Survey;

static const Text at_end = {"/", 1}; // no setting is called so

// ---- finding

// The bytes from start, which begins there, up to and with an end behind it; they are passed. All the rest where there
// is no end.
static Text pass(Survey *survey, const char *start, const char *end)
{
    size_t found = text_find(survey->text, text_of(end), survey->at + text_of(start).size);
    Text passed = text_slice(survey->text, survey->at, found + text_of(end).size);
    survey->at += passed.size;
    return passed;
}

// A tag; what stands in quotes may hold its end.
static Text pass_tag(Survey *survey)
{
    size_t from = survey->at;
    char quote = '\0';
    for (char c = '\0'; survey->at < survey->text.size && (c != '>' || quote); survey->at++) {
        c = survey->text.at[survey->at];
        if (quote ? c == quote : c == '"' || c == '\'')
            quote = quote ? '\0' : c;
    }
    return text_slice(survey->text, from, survey->at);
}

static void take_comment(Survey *survey)
{
    Text words = pass(survey, "<!--", "-->"), place = at_end;
    if (!survey->has_begun)
        place = TEXT("");
    else if (survey->setting.size)
        place = survey->setting;
    *array_push(survey->arena, &survey->comments) = (Comment){.words = words, .place = place};
}

static void open_setting(Survey *survey, Text name)
{
    survey->setting = name;
    for (; survey->waiting < survey->comments.count; survey->waiting++)
        if (text_equal(survey->comments.at[survey->waiting].place, at_end))
            survey->comments.at[survey->waiting].place = name;
}

static Text name_in(Text tag)
{
    size_t end = 1;
    while (end < tag.size && tag.at[end] != '>' && tag.at[end] != '/' && (unsigned char)tag.at[end] > ' ')
        end++;
    return text_slice(tag, 1, end);
}

static void take_tag(Survey *survey)
{
    Text tag = pass_tag(survey);
    assert(tag.size && tag.at[0] == '<');
    bool is_end = text_starts(tag, TEXT("</")), is_whole = tag.size > 1 && tag.at[tag.size - 2] == '/';
    if (!is_end && survey->depth == 1)
        open_setting(survey, name_in(tag));
    survey->has_begun = true;
    survey->depth += is_end ? -1 : !is_whole;
}

// What begins here with "<".
static void take_markup(Survey *survey)
{
    Text rest = text_slice(survey->text, survey->at, survey->text.size);
    if (text_starts(rest, TEXT("<!--")))
        take_comment(survey);
    else if (text_starts(rest, TEXT("<![CDATA[")))
        pass(survey, "<![CDATA[", "]]>");
    else if (text_starts(rest, TEXT("<?")))
        pass(survey, "<?", "?>");
    else
        take_tag(survey);
}

static void find_comments(Survey *survey)
{
    while (survey->at < survey->text.size) {
        size_t next = text_find(survey->text, TEXT("<"), survey->at);
        if (survey->depth <= 1 && text_find(survey->text, TEXT("\n"), survey->at) < next)
            survey->setting = TEXT("");
        survey->at = next;
        if (next < survey->text.size)
            take_markup(survey);
    }
}

// ---- carrying

typedef struct Carrying {
    Arena *arena;
    Survey *survey;
    ARRAY(Text) pieces; // of the new file
} Carrying;

static void place(Carrying *carrying, Comment *comment, const char *indent)
{
    *array_push(carrying->arena, &carrying->pieces) =
        text_format(carrying->arena, "%s%.*s\n", indent, TEXT_ARGS(comment->words));
    comment->is_placed = true;
}

static void place_those_of(Carrying *carrying, Text setting, const char *indent)
{
    for (int i = 0; i < carrying->survey->comments.count; i++) {
        Comment *comment = &carrying->survey->comments.at[i];
        if (!comment->is_placed && text_equal(comment->place, setting))
            place(carrying, comment, indent);
    }
}

static void place_rest(Carrying *carrying)
{
    for (int i = 0; i < carrying->survey->comments.count; i++)
        if (!carrying->survey->comments.at[i].is_placed)
            place(carrying, &carrying->survey->comments.at[i], "  ");
}

static void carry_line(Carrying *carrying, Text line)
{
    bool is_setting = text_starts(line, TEXT("  <")) && !text_starts(line, TEXT("  </"));
    if (text_starts(line, TEXT("</")))
        place_rest(carrying);
    else if (is_setting)
        place_those_of(carrying, name_in(text_slice(line, 2, line.size)), "  ");
    else if (text_starts(line, TEXT("<")) && !text_starts(line, TEXT("<?")))
        place_those_of(carrying, TEXT(""), "");
    *array_push(carrying->arena, &carrying->pieces) = line;
}

static Text join(const Carrying *carrying)
{
    size_t size = 0;
    for (int i = 0; i < carrying->pieces.count; i++)
        size += carrying->pieces.at[i].size;
    char *whole = arena_many(carrying->arena, char, size + 1), *end = whole;
    for (int i = 0; i < carrying->pieces.count; i++)
        end = mempcpy(end, carrying->pieces.at[i].at, carrying->pieces.at[i].size);
    assert(end == whole + size);
    return (Text){whole, size};
}

Text config_comments_carry(Arena *arena, Text old, Text new)
{
    Survey survey = {.arena = arena, .text = old}, lines = {.text = new};
    find_comments(&survey);
    Carrying carrying = {.arena = arena, .survey = &survey};
    while (lines.at < new.size)
        carry_line(&carrying, pass(&lines, "", "\n"));
    return join(&carrying);
}
