#include "command/phrase-sheet.h"

#include <assert.h>

#include "book/phrases.h"
#include "markup/xml.h"
#include "proof/translation.h"

// The columns, in their order. The third and fourth bear the names of the languages.
typedef enum SheetColumn {
    SHEET_ID,
    SHEET_FORM,
    SHEET_FROM,
    SHEET_TO,
    SHEET_SAME,
    SHEET_NOTE,
    SHEET_MARK, // of the words that are translated
    SHEET_SPOKEN,
    SHEET_COLUMNS
} SheetColumn;

typedef struct SheetRow {
    Text cells[SHEET_COLUMNS];
    int line, count;
} SheetRow;

// ---- printing

typedef struct SheetPrint {
    FILE *out;
    Arena *arena;
    const XmlNode *to; // the phrases of the language; NULL: it has none yet
    NumberUse uses[NUMBER_FORMS];
} SheetPrint;

static Text words_of(Arena *arena, const XmlNode *node)
{
    Text words = TEXT("");
    for (const XmlNode *child = node ? node->first : NULL; child; child = child->next)
        if (xml_is_text(child))
            words = text_format(arena, "%.*s%.*s", TEXT_ARGS(words), TEXT_ARGS(child->text));
    return text_fold(arena, words);
}

static const XmlNode *find_phrase(const XmlNode *phrases, Text id)
{
    const XmlNode *node = phrases ? xml_child(phrases, "phrase") : NULL;
    while (node && !text_equal(text_trim(xml_value(node, "id")), id))
        node = xml_sibling(node, "phrase");
    return node;
}

static const XmlNode *find_form(const XmlNode *phrase, const char *name)
{
    const XmlNode *node = phrase ? xml_child(phrase, "form") : NULL;
    while (node && !text_is(text_trim(xml_value(node, "n")), name))
        node = xml_sibling(node, "form");
    return node;
}

// A tab or a new line within would be another cell or row.
static void print_row(SheetPrint *print, const Text cells[SHEET_COLUMNS])
{
    for (int i = 0; i < SHEET_COLUMNS; i++) {
        Text cell = text_fold(print->arena, cells[i]);
        fprintf(print->out, "%.*s%c", TEXT_ARGS(cell), i + 1 < SHEET_COLUMNS ? '\t' : '\n');
    }
}

// With a sign before it, so that no table takes it for a number and writes it as one.
static Text mark_of(Arena *arena, const XmlNode *from)
{
    return text_format(arena, "#%.*s", TEXT_ARGS(translation_mark(arena, from)));
}

static void print_plain(SheetPrint *print, const XmlNode *from, const XmlNode *to)
{
    print_row(print, (Text[SHEET_COLUMNS]){[SHEET_ID] = xml_value(from, "id"),
                                           [SHEET_FROM] = words_of(print->arena, from),
                                           [SHEET_TO] = words_of(print->arena, to),
                                           [SHEET_SAME] = to ? xml_value(to, "same") : TEXT(""),
                                           [SHEET_NOTE] = xml_value(from, "note"),
                                           [SHEET_MARK] = mark_of(print->arena, from),
                                           [SHEET_SPOKEN] = to ? xml_value(to, "spoken") : TEXT("")});
}

// Beside a form that the first language does not have stands its usual one.
static void print_form(SheetPrint *print, const XmlNode *from, const XmlNode *to, NumberForm form)
{
    const char *name = locale_form_name(form);
    const XmlNode *model = find_form(from, name), *translated = find_form(to, name);
    Text numbers = locale_use_words(print->arena, &print->uses[form]), note = xml_value(from, "note");
    print_row(print,
              (Text[SHEET_COLUMNS]){[SHEET_ID] = xml_value(from, "id"),
                                    [SHEET_FORM] = text_of(name),
                                    [SHEET_FROM] = words_of(print->arena, model ? model : find_form(from, "other")),
                                    [SHEET_TO] = words_of(print->arena, translated),
                                    [SHEET_SAME] = to ? xml_value(to, "same") : TEXT(""),
                                    [SHEET_NOTE] = text_format(print->arena, note.size ? "%.*s: %.*s" : "%.*s%.*s",
                                                               TEXT_ARGS(numbers), TEXT_ARGS(note)),
                                    [SHEET_MARK] = mark_of(print->arena, from),
                                    [SHEET_SPOKEN] = translated ? xml_value(translated, "spoken") : TEXT("")});
}

static void print_phrase(SheetPrint *print, const XmlNode *from)
{
    const XmlNode *to = find_phrase(print->to, text_trim(xml_value(from, "id")));
    if (!xml_child(from, "form"))
        print_plain(print, from, to);
    for (int i = 0; i < NUMBER_FORMS && xml_child(from, "form"); i++)
        if (print->uses[i].count)
            print_form(print, from, to, (NumberForm)i);
}

// By whose habit the language counts.
static Text tag_of(const XmlNode *library, Text language)
{
    const XmlNode *node = xml_child(library, "language");
    while (node && !text_equal(text_trim(xml_value(node, "code")), language))
        node = xml_sibling(node, "language");
    return node && xml_attribute(node, "locale") ? text_trim(xml_value(node, "locale")) : language;
}

static const XmlNode *read_phrases(Source *source, Text language, Problems *problems)
{
    Text path = text_format(problems->arena, "%.*s/phrases.xml", TEXT_ARGS(language));
    return xml_read(problems->arena, source, path, problems);
}

bool phrase_sheet_print(Source *source, Text language, FILE *out, Problems *problems)
{
    Arena *arena = problems->arena;
    const XmlNode *library = xml_read(arena, source, TEXT("library.xml"), problems);
    Text model = library ? text_trim(xml_value(library, "default")) : TEXT("");
    const XmlNode *from = library ? read_phrases(source, model, problems) : NULL;
    if (!from)
        return false;
    size_t size;
    Text path = text_format(arena, "%.*s/phrases.xml", TEXT_ARGS(language));
    bool has_phrases = source_find(source, path, &size) == FILE_READ;
    SheetPrint print = {.out = out, .arena = arena};
    print.to = has_phrases ? read_phrases(source, language, problems) : NULL;
    if (has_phrases && !print.to)
        return false;
    Locale *locale = locale_open((LocaleSpec){.tag = tag_of(library, language)});
    locale_uses(locale, print.uses);
    locale_close(locale);
    print_row(&print, (Text[SHEET_COLUMNS]){TEXT("id"), TEXT("form"), model, language, TEXT("same"), TEXT("note"),
                                            TEXT("from"), TEXT("spoken")});
    for (const XmlNode *node = xml_child(from, "phrase"); node; node = xml_sibling(node, "phrase"))
        print_phrase(&print, node);
    return true;
}

// ---- reading

typedef struct SheetReading {
    Arena *arena;
    Problems *problems;
    Text rest, name;
    int line;
} SheetReading;

static char take_byte(SheetReading *reading)
{
    char byte = reading->rest.at[0];
    reading->rest = text_slice(reading->rest, 1, reading->rest.size);
    reading->line += byte == '\n';
    return byte;
}

// In quotation marks a mark is written twice, and tabs and new lines are part of the words.
static Text take_cell(SheetReading *reading)
{
    bool is_quoted = text_starts(reading->rest, TEXT("\""));
    char *bytes = arena_alloc(reading->arena, reading->rest.size + 1, 1);
    size_t size = 0;
    if (is_quoted)
        take_byte(reading);
    while (reading->rest.size) {
        char next = reading->rest.at[0];
        if (!is_quoted && (next == '\t' || next == '\n'))
            break;
        take_byte(reading);
        if (is_quoted && next == '"' && !text_starts(reading->rest, TEXT("\"")))
            is_quoted = false;
        else if (is_quoted && next == '"')
            bytes[size++] = take_byte(reading);
        else
            bytes[size++] = next;
    }
    return text_fold(reading->arena, (Text){bytes, size});
}

// False at the end.
static bool take_row(SheetReading *reading, SheetRow *row)
{
    *row = (SheetRow){.line = reading->line};
    if (!reading->rest.size)
        return false;
    bool goes_on = true;
    while (goes_on) {
        Text cell = take_cell(reading);
        if (row->count < SHEET_COLUMNS)
            row->cells[row->count] = cell;
        row->count++;
        goes_on = reading->rest.size && take_byte(reading) == '\t';
    }
    return true;
}

static void blame(const SheetReading *reading, const SheetRow *row, const char *sentence, Text word)
{
    Position at = {reading->name, row->line, 1};
    problems_add(reading->problems, SEVERITY_ERROR, at, sentence, TEXT_ARGS(word));
}

// What would be markup (in an attribute's value also its end), and the blank that nobody could tell from another.
static void print_escaped(FILE *out, Text words, bool is_value)
{
    for (size_t at = 0; at < words.size;) {
        size_t start = at;
        uint32_t point = text_next(words, &at);
        const char *entity = point == '&'               ? "&amp;"
                             : point == '<'             ? "&lt;"
                             : point == '>'             ? "&gt;"
                             : point == 0xA0            ? "&#160;"
                             : is_value && point == '"' ? "&quot;"
                                                        : NULL;
        Text piece = entity ? text_of(entity) : text_slice(words, start, at);
        fprintf(out, "%.*s", TEXT_ARGS(piece));
    }
}

static void print_spoken(FILE *out, const SheetRow *row)
{
    if (!row->cells[SHEET_SPOKEN].size)
        return;
    fputs(" spoken=\"", out);
    print_escaped(out, row->cells[SHEET_SPOKEN], true);
    fputc('"', out);
}

// A phrase that has forms is spelled in them.
static void print_start(FILE *out, const SheetRow *row)
{
    bool is_same = text_is(row->cells[SHEET_SAME], "yes");
    Text mark = row->cells[SHEET_MARK];
    fprintf(out, "  <phrase id=\"%.*s\"%s", TEXT_ARGS(row->cells[SHEET_ID]), is_same ? " same=\"yes\"" : "");
    if (translation_is_mark(text_slice(mark, 1, mark.size)))
        fprintf(out, " from=\"%.*s\"", TEXT_ARGS(text_slice(mark, 1, mark.size)));
    if (!row->cells[SHEET_FORM].size)
        print_spoken(out, row);
    fputc('>', out);
}

// last: the row whose phrase is open, or of a phrase that is closed already.
static void write_row(FILE *out, const SheetRow *row, SheetRow *last)
{
    bool has_form = row->cells[SHEET_FORM].size;
    bool goes_on = has_form && last->cells[SHEET_FORM].size && text_equal(row->cells[SHEET_ID], last->cells[SHEET_ID]);
    if (last->cells[SHEET_FORM].size && !goes_on)
        fputs("  </phrase>\n", out);
    if (!goes_on)
        print_start(out, row);
    if (has_form && !goes_on)
        fputc('\n', out);
    if (has_form) {
        fprintf(out, "    <form n=\"%.*s\"", TEXT_ARGS(row->cells[SHEET_FORM]));
        print_spoken(out, row);
        fputc('>', out);
    }
    print_escaped(out, row->cells[SHEET_TO], false);
    fputs(has_form ? "</form>\n" : "</phrase>\n", out);
    *last = *row;
}

static bool is_sound(const SheetReading *reading, const SheetRow *row)
{
    PhraseId id;
    NumberForm form;
    Text name = row->cells[SHEET_ID], form_name = row->cells[SHEET_FORM];
    if (row->count <= SHEET_TO)
        blame(reading, row, "this row has no cell for a translation%.*s", TEXT(""));
    else if (!phrase_find(name, &id))
        blame(reading, row, "there is no phrase \"%.*s\"", name);
    else if (form_name.size && !locale_find_form(form_name, &form))
        blame(reading, row, "there is no form \"%.*s\"", form_name);
    else
        return true;
    return false;
}

bool phrase_sheet_read(Text sheet, Text name, FILE *out, Problems *problems)
{
    SheetReading reading = {.arena = problems->arena, .problems = problems, .rest = sheet, .name = name, .line = 1};
    Text mark = TEXT("\uFEFF"); // some tables write it first
    reading.rest = text_starts(sheet, mark) ? text_slice(sheet, mark.size, sheet.size) : sheet;
    SheetRow head, row, last = {.count = 0};
    ARRAY(SheetRow) rows = {0};
    if (!take_row(&reading, &head) || head.count <= SHEET_TO || !text_is(head.cells[SHEET_ID], "id")) {
        blame(&reading, &head, "this is no sheet of phrases: its first row does not name the columns%.*s", TEXT(""));
        return false;
    }
    bool are_sound = true;
    while (take_row(&reading, &row)) {
        bool is_blank = row.count == 1 && !row.cells[0].size;
        are_sound = (is_blank || is_sound(&reading, &row)) && are_sound;
        if (row.cells[SHEET_TO].size)
            *array_push(reading.arena, &rows) = row;
    }
    if (!are_sound)
        return false;
    fprintf(out,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<phrases xmlns=\"" XML_NAMESPACE "\" xml:lang=\"%.*s\">\n",
            TEXT_ARGS(head.cells[SHEET_TO]));
    for (int i = 0; i < rows.count; i++)
        write_row(out, &rows.at[i], &last);
    fputs(last.cells[SHEET_FORM].size ? "  </phrase>\n</phrases>\n" : "</phrases>\n", out);
    return true;
}
