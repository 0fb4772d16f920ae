#include "page/paragraph.h"

#include <assert.h>
#include <string.h>

#include "base/proclitics.h"
#include "page/hyphen.h"
#include "page/line-draw.h"
#include "page/seam.h"
#include "page/typesetter.h"

// The line being filled as it was before the proclitics that it ends with: they may go on to the next one.
typedef struct LineMark {
    bool is_set; // it ends with some
    uint32_t start, line_end;
    int width, hung;
} LineMark;

// A paragraph on its way into lines. Widths are 26.6.
typedef struct LineSetting {
    Typesetter *typesetter;
    const Passage *passage;
    const TextColumn *column;
    const char *proclitics;        // of its language; NULL: any word may end a line
    int kept_percent;              // of each line's width
    int limit;                     // of the line being filled
    int run;                       // the run that holds what is measured next
    uint32_t line_start, line_end; // the line being filled, without its trailing spaces
    bool has_word;
    int width;          // up to line_end
    int hung;           // width of the spaces after it
    bool ends_hyphened; // a hyphen is shown after the last word if the line ends there,
    int hyphen;         // of this width
    bool ends_broken;   // within a word
    bool is_turned;     // the line being filled goes on from the one before
    LineMark leaning;
} LineSetting;

// How wide the words of a line may be; is_turned: it goes on from the one before.
static int limit_of(const LineSetting *setting, int line, bool is_turned)
{
    const TextColumn *column = setting->column;
    int px =
        column->width_px - (line < column->beside_lines ? column->beside_px : 0) - (is_turned ? column->hang_px : 0);
    return (int)((int64_t)(px > 1 ? px : 1) * 64 * setting->kept_percent / 100);
}

static void limit_line(LineSetting *setting)
{
    setting->limit = limit_of(setting, setting->typesetter->lines.count, setting->is_turned);
}

static TextRun *run_at(LineSetting *setting, uint32_t at)
{
    TextRuns *runs = &setting->typesetter->runs;
    assert(setting->run < runs->count && runs->at[setting->run].start <= at); // offsets only ascend
    while (setting->run + 1 < runs->count && runs->at[setting->run].end <= at)
        setting->run++;
    return &runs->at[setting->run];
}

static int measure(LineSetting *setting, uint32_t start, uint32_t end)
{
    int width = 0;
    for (TextRun *run = run_at(setting, start); start < end; run++) {
        uint32_t stop = run->end < end ? run->end : end;
        if (run->picture.w) {
            width += start == run->start ? run->picture.w * 64 : 0;
            start = stop;
            continue;
        }
        Text bytes = seam_text(setting->typesetter->scratch, setting->passage->text, start, stop);
        width += typesetter_width(setting->typesetter, run, bytes);
        start = stop;
    }
    return width;
}

static int measure_spaces(LineSetting *setting, uint32_t start, uint32_t end)
{
    int width = 0;
    for (; start < end; start++) {
        if (setting->passage->text.at[start] != ' ')
            continue;
        TextRun *run = run_at(setting, start);
        if (run->space_width < 0)
            run->space_width = typesetter_width(setting->typesetter, run, TEXT(" "));
        width += run->space_width;
    }
    return width;
}

static int hyphen_width(LineSetting *setting, uint32_t at)
{
    const TextRun *run = run_at(setting, at);
    return run->takes_hyphen ? typesetter_width(setting->typesetter, run, TEXT("-")) : 0;
}

// Ends the line being filled; the next one starts at next.
static void end_line(LineSetting *setting, uint32_t next)
{
    int width = setting->width + setting->hyphen;
    assert(setting->line_start <= setting->line_end && setting->line_end <= next && width >= 0);
    *array_push(setting->typesetter->arena, &setting->typesetter->lines) =
        (ParagraphLine){setting->line_start,    setting->line_end,    width,
                        setting->ends_hyphened, setting->ends_broken, setting->is_turned};
    setting->is_turned = next > 0 && setting->passage->text.at[next - 1] != '\n';
    setting->line_start = setting->line_end = next;
    setting->width = setting->hung = setting->hyphen = 0;
    setting->has_word = setting->ends_hyphened = setting->ends_broken = setting->leaning.is_set = false;
    limit_line(setting);
}

static void add_word(LineSetting *setting, uint32_t end, int width)
{
    setting->width += setting->hung + width;
    setting->hung = setting->hyphen = 0;
    setting->line_end = end;
    setting->has_word = true;
    setting->ends_hyphened = false;
}

static void add_hyphen(LineSetting *setting, int width)
{
    setting->ends_hyphened = width > 0;
    setting->hyphen = width;
}

// How many of the word's clusters, from the first that is left, fit into that much room from start: as if searched from
// the front, so that a word as long as the text costs no more than its lines.
static int count_fitting(LineSetting *setting, uint32_t start, int first, int room)
{
    const Offsets *ends = &setting->typesetter->clusters;
    int fits = first, fails = ends->count + 1;
    for (int step = 1; fits + step < fails; step *= 2) {
        if (measure(setting, start, ends->at[fits + step - 1]) > room) {
            fails = fits + step;
            break;
        }
        fits += step;
    }
    while (fails - fits > 1) {
        int middle = fits + (fails - fits) / 2;
        if (middle <= ends->count && measure(setting, start, ends->at[middle - 1]) <= room)
            fits = middle;
        else
            fails = middle;
    }
    return fits - first;
}

// How many of so many clusters stay on the line, the first of them that numbered: it carries as many letters as a word
// has at least where it keeps as many.
static int leave_letters(const LineSetting *setting, int first, int count)
{
    const Offsets *ends = &setting->typesetter->clusters;
    int fewer = count;
    while (fewer > HYPHEN_LETTERS_LEAST &&
           !hyphen_has_letters_after(setting->passage->text, ends->at[first + fewer - 1]))
        fewer--;
    return fewer > 0 && hyphen_has_letters_after(setting->passage->text, ends->at[first + fewer - 1]) ? fewer : count;
}

// Leaves out offsets within the words that a picture stands for.
static void keep_pictures_whole(const Typesetter *typesetter, Offsets *offsets)
{
    const TextRuns *runs = &typesetter->runs;
    int kept = 0, r = 0;
    for (int i = 0; i < offsets->count; i++) {
        while (r < runs->count && (runs->at[r].end <= offsets->at[i] || !runs->at[r].picture.w))
            r++;
        if (r == runs->count || offsets->at[i] <= runs->at[r].start)
            offsets->at[kept++] = offsets->at[i];
    }
    offsets->count = kept;
}

// Breaks a word wider than the column at graphemes; what is left of it stays on the line being filled.
static void break_word(LineSetting *setting, uint32_t start, uint32_t end)
{
    Offsets *ends = &setting->typesetter->clusters;
    ends->count = 0;
    Text word = text_slice(setting->passage->text, start, end);
    unicode_graphemes(setting->typesetter->unicode, setting->typesetter->arena, word, ends);
    for (int i = 0; i < ends->count; i++)
        ends->at[i] += start;
    keep_pictures_whole(setting->typesetter, ends);
    for (int done = 0; done < ends->count && !interrupt_due(setting->typesetter->interrupt);) {
        int whole = count_fitting(setting, start, done, setting->limit);
        if (done + whole == ends->count) {
            add_word(setting, end, measure(setting, start, end));
            return;
        }
        int hyphen = hyphen_width(setting, start);
        int count = hyphen ? count_fitting(setting, start, done, setting->limit - hyphen) : whole;
        count = hyphen && count ? leave_letters(setting, done, count) : count;
        bool has_own = count && count < whole && setting->passage->text.at[ends->at[done + count - 1]] == '-';
        done += count ? count + has_own : 1;
        uint32_t stop = ends->at[done - 1];
        has_own = has_own || setting->passage->text.at[stop - 1] == '-';
        add_word(setting, stop, measure(setting, start, stop));
        add_hyphen(setting, count && !has_own ? hyphen : 0);
        setting->ends_broken = done < ends->count;
        if (setting->ends_broken)
            end_line(setting, stop);
        start = stop;
    }
}

// ---- proclitics

// A word of its own, with a space on both sides, that leans on the one after it.
static bool leans(const LineSetting *setting, uint32_t start, uint32_t end)
{
    Text text = setting->passage->text;
    bool is_apart = (start == 0 || text.at[start - 1] == ' ') && end < text.size && text.at[end] == ' ';
    return setting->proclitics && is_apart && proclitics_hold(setting->proclitics, text_slice(text, start, end));
}

// A dash follows the word that ends there, which a line has room for together with it.
static bool holds_dash(LineSetting *setting, uint32_t start, uint32_t end)
{
    enum { DASH_BYTES = 3 };
    Text text = setting->passage->text, rest = text_slice(text, end, text.size);
    return end > start && text.at[end - 1] == ' ' && proclitics_let_dash_lean(setting->proclitics, rest) &&
           measure(setting, start, end + DASH_BYTES) <= setting->limit;
}

// Adds the word, and keeps what the line was before it, or before the proclitics that it follows.
static void add_leaning(LineSetting *setting, uint32_t start, uint32_t end, int width)
{
    LineMark here = {true, start, setting->line_end, setting->width, setting->hung},
             mark = setting->leaning.is_set ? setting->leaning : here;
    add_word(setting, end, width);
    setting->leaning = mark;
    setting->leaning.is_set = leans(setting, start, end);
}

// Ends the line before the proclitics at its end, where there is a word before them and the next line has room for them
// with the word that comes, which is that wide.
static void carry_leaning(LineSetting *setting, int needed)
{
    LineMark mark = setting->leaning;
    uint32_t end = setting->line_end;
    int width = setting->width - mark.width - mark.hung, hung = setting->hung;
    int limit = limit_of(setting, setting->typesetter->lines.count + 1, true);
    if (!mark.is_set || mark.line_end <= setting->line_start || width + hung + needed > limit)
        return;
    setting->line_end = mark.line_end;
    setting->width = mark.width;
    end_line(setting, mark.start);
    add_word(setting, end, width);
    setting->hung = hung;
}

enum { WORD_BYTES_MOST = 1024 }; // wider than any column

// Puts the word start..end onto this line or the next.
static void place_word(LineSetting *setting, uint32_t start, uint32_t end)
{
    const char *text = setting->passage->text.at;
    bool is_soft = end - start >= 2 && text[end - 2] == '\xC2' && text[end - 1] == '\xAD';
    bool is_endless = end - start > WORD_BYTES_MOST;
    int width = is_endless ? setting->limit + 1 : measure(setting, start, end);
    int hyphen = is_soft ? hyphen_width(setting, start) : 0;
    int needed = width + hyphen;
    if (setting->has_word && setting->width + setting->hung + needed > setting->limit)
        carry_leaning(setting, needed);
    if (setting->has_word && setting->width + setting->hung + needed > setting->limit)
        end_line(setting, start);
    if (setting->width + setting->hung + needed > setting->limit) {
        setting->line_start = start; // spaces before a word too wide hang as well
        setting->width = setting->hung = 0;
        break_word(setting, start, end);
    } else {
        add_leaning(setting, start, end, width);
        add_hyphen(setting, hyphen);
    }
}

// The end of start..end without what hangs: spaces, a newline, zero-width spaces.
static uint32_t trim_end(const Passage *passage, uint32_t start, uint32_t end)
{
    const char *text = passage->text.at;
    for (;;)
        if (end > start && (text[end - 1] == ' ' || text[end - 1] == '\n'))
            end--;
        else if (end >= start + 3 && memcmp(text + end - 3, "\xE2\x80\x8B", 3) == 0)
            end -= 3;
        else
            return end;
}

static void fill_lines(LineSetting *setting)
{
    const Passage *passage = setting->passage;
    const Offsets *breaks = &setting->typesetter->breaks;
    uint32_t start = 0;
    for (int i = 0; i < breaks->count && !interrupt_due(setting->typesetter->interrupt); i++) {
        uint32_t end = breaks->at[i];
        if (hyphen_keeps_together(passage->text, end) || holds_dash(setting, start, end))
            continue;
        uint32_t word_end = trim_end(passage, start, end);
        bool is_hard = passage->text.at[end - 1] == '\n';
        if (word_end > start)
            place_word(setting, start, word_end);
        if (is_hard)
            end_line(setting, end);
        else
            setting->hung += measure_spaces(setting, word_end, end);
        start = end;
    }
    if (setting->has_word || !setting->typesetter->lines.count)
        end_line(setting, start);
}

// Takes over what was found, out of the typesetter's own storage.
static void keep_lines(const Typesetter *typesetter, Arena *arena, Paragraph *paragraph)
{
    ParagraphLine *lines = arena_many(arena, ParagraphLine, typesetter->lines.count);
    TextRun *runs = arena_many(arena, TextRun, typesetter->runs.count);
    memcpy(lines, typesetter->lines.at, sizeof *lines * (size_t)typesetter->lines.count);
    memcpy(runs, typesetter->runs.at, sizeof *runs * (size_t)typesetter->runs.count);
    paragraph->lines = lines;
    paragraph->line_count = typesetter->lines.count;
    paragraph->runs = runs;
    paragraph->run_count = typesetter->runs.count;
    paragraph->takes_hyphens = true;
    for (int i = 0; i < paragraph->run_count; i++)
        paragraph->takes_hyphens = paragraph->takes_hyphens && runs[i].takes_hyphen;
}

static Text language_of(const Typesetter *typesetter, const Passage *passage)
{
    return passage->language.size ? passage->language : text_of(typesetter->language);
}

// Fills lines of that much of the column's width.
static void fill_column(Typesetter *typesetter, const Passage *passage, const TextColumn *column, int kept_percent)
{
    LineSetting setting = {.typesetter = typesetter,
                           .passage = passage,
                           .column = column,
                           .proclitics = proclitics_of(language_of(typesetter, passage)),
                           .kept_percent = kept_percent};
    typesetter->lines.count = 0;
    limit_line(&setting);
    fill_lines(&setting);
    assert(typesetter->lines.count > 0);
}

// Of a few lines the last holds a single word of a few letters. Of many, each try at another width would cost as much
// as all of them; and the end of a word that had to be broken is no word.
static bool ends_short(const Typesetter *typesetter, const Passage *passage)
{
    enum { LETTERS_FEW = 5, LINES_MOST = 20 };
    int count = typesetter->lines.count, letters = 0;
    if (count < 2 || count > LINES_MOST || typesetter->lines.at[count - 2].is_hyphenated)
        return false;
    const ParagraphLine *last = &typesetter->lines.at[count - 1];
    for (size_t at = last->start; at < last->end;) {
        uint32_t point = text_next(passage->text, &at);
        if (point == ' ')
            return false;
        letters += unicode_is_alphanumeric(point);
    }
    return letters <= LETTERS_FEW;
}

static int count_hyphens(const Typesetter *typesetter)
{
    int count = 0;
    for (int i = 0; i < typesetter->lines.count; i++)
        count += typesetter->lines.at[i].is_hyphenated;
    return count;
}

// Sets the lines somewhat narrower, as long as there are no more of them and no word is broken for it, so that the last
// one gets another word.
static void even_out(Typesetter *typesetter, const Passage *passage, const TextColumn *column)
{
    enum { LEAST_KEPT_PERCENT = 85, STEP_PERCENT = 3 };
    int count = typesetter->lines.count, hyphens = count_hyphens(typesetter);
    for (int kept = 100 - STEP_PERCENT; kept >= LEAST_KEPT_PERCENT && ends_short(typesetter, passage);
         kept -= STEP_PERCENT) {
        fill_column(typesetter, passage, column, kept);
        if (typesetter->lines.count != count || count_hyphens(typesetter) != hyphens)
            break;
    }
    if (typesetter->lines.count != count || count_hyphens(typesetter) != hyphens || ends_short(typesetter, passage))
        fill_column(typesetter, passage, column, 100);
}

Paragraph paragraph_set_in(Typesetter *typesetter, Arena *arena, const Passage *passage, const TextColumn *column)
{
    Paragraph paragraph = {.passage = *passage, .width_px = column->width_px, .hang_px = column->hang_px};
    typesetter->counts.paragraphs++;
    typesetter->breaks.count = typesetter->lines.count = 0;
    paragraph.direction = passage->direction == DIRECTION_RTL ? DIRECTION_RTL : DIRECTION_LTR;
    if (!passage->text.size)
        return paragraph;
    assert(passage->text.size < INT32_MAX && column->width_px < INT32_MAX / 64);
    paragraph.direction = runs_itemise(typesetter, passage, &typesetter->runs);
    if (typesetter->reach.ascent)
        paragraph.passage.style = style_reaching(passage->style, typesetter->reach);
    unicode_set_language(typesetter->unicode, language_of(typesetter, passage));
    unicode_line_breaks(typesetter->unicode, typesetter->arena, passage->text, &typesetter->breaks);
    keep_pictures_whole(typesetter, &typesetter->breaks);
    fill_column(typesetter, passage, column, 100);
    if (column->is_even && ends_short(typesetter, passage))
        even_out(typesetter, passage, column);
    keep_lines(typesetter, arena, &paragraph);
    typesetter->counts.lines += paragraph.line_count;
    arena_wipe(typesetter->scratch);
    return paragraph;
}

Paragraph paragraph_set(Typesetter *typesetter, Arena *arena, const Passage *passage, int width_px)
{
    return paragraph_set_in(typesetter, arena, passage, &(TextColumn){.width_px = width_px});
}

bool paragraph_narrow(Paragraph *paragraph, int width_px)
{
    if (width_px > paragraph->width_px || paragraph_widest_px(paragraph) > width_px)
        return false;
    paragraph->width_px = width_px;
    return true;
}

int paragraph_height_px(const Paragraph *paragraph)
{
    return paragraph->line_count * paragraph->passage.style.leading_px;
}

int paragraph_widest_px(const Paragraph *paragraph)
{
    int widest = 0;
    for (int i = 0; i < paragraph->line_count; i++) {
        int width = paragraph->lines[i].width + (paragraph->lines[i].is_turned ? paragraph->hang_px * 64 : 0);
        widest = width > widest ? width : widest;
    }
    return (widest + 63) / 64;
}

void paragraph_draw(Typesetter *typesetter, Frame *frame, const ParagraphPart *part)
{
    const Paragraph *paragraph = part->paragraph;
    if (part->first >= part->last)
        return;
    assert(part->first >= 0 && part->last <= paragraph->line_count);
    advance_cache_settle(typesetter->widths);
    line_draw(typesetter, frame, part);
    arena_wipe(typesetter->scratch);
}
