#include "page/frame.h"

#include <assert.h>

#include "base/hash.h"

const char *role_name(Role role)
{
    static const char *const names[] = {
        [ROLE_BUTTON] = "button", [ROLE_CARD] = "card",         [ROLE_LINK] = "link",
        [ROLE_OPTION] = "option", [ROLE_QUESTION] = "question", [ROLE_TAB] = "tab",
    };
    assert(role >= 0 && role < (int)(sizeof names / sizeof *names));
    return names[role];
}

Frame frame_begin(Arena *arena, const Theme *theme)
{
    assert(arena && theme->palette);
    Rect no_sheet = {0, theme->glass.height_px, theme->glass.width_px, 0};
    return (Frame){.arena = arena, .theme = *theme, .ground = theme->palette->ground, .sheet = no_sheet};
}

bool frame_is_same_place(const Frame *a, const Frame *b)
{
    return text_equal(a->screen, b->screen) && id_equal(a->item, b->item) && a->step == b->step;
}

const Frame *frame_read(const Frame *frame)
{
    return frame->beneath ? frame->beneath : frame;
}

static Mark *add_mark(Frame *frame, MarkKind kind, Rect rect)
{
    Mark *mark = array_push(frame->arena, &frame->marks);
    mark->kind = kind;
    mark->rect = rect;
    return mark;
}

void frame_box(Frame *frame, Rect rect, BoxLook look)
{
    Mark *mark = add_mark(frame, MARK_BOX, rect);
    int shorter = rect.w < rect.h ? rect.w : rect.h;
    mark->color = look.fill;
    mark->border_color = look.border;
    mark->border_px = look.border_px;
    assert(look.border_px >= 0 && look.radius_px >= 0);
    mark->radius_px = look.radius_px < shorter / 2 ? look.radius_px : shorter / 2;
}

void frame_open_box(Frame *frame, Rect rect, BoxLook look, BoxOpening opening)
{
    frame_box(frame, rect, look);
    frame->marks.at[frame->marks.count - 1].opening = opening;
}

void frame_rule(Frame *frame, Rect rect, Color color)
{
    add_mark(frame, MARK_BOX, rect)->color = color;
}

// Arrows point where reading goes on, or came from.
static Icon mirrored(Icon icon)
{
    switch (icon) {
    case ICON_BACK:
        return ICON_FORWARD;
    case ICON_NEXT:
        return ICON_PREVIOUS;
    case ICON_PREVIOUS:
        return ICON_NEXT;
    case ICON_UNDO:
        return ICON_REDO;
    default:
        return icon;
    }
}

void frame_icon(Frame *frame, Rect square, Icon icon, Color color)
{
    Mark *mark = add_mark(frame, MARK_ICON, square);
    mark->icon = frame->theme.direction == DIRECTION_RTL ? mirrored(icon) : icon;
    mark->color = color;
    mark->run.font = (Font){.family = FAMILY_ICONS, .size_px = (uint16_t)(square.w < square.h ? square.w : square.h)};
}

void frame_picture(Frame *frame, Rect rect, const PictureLook *look)
{
    Mark *mark = add_mark(frame, MARK_PICTURE, rect);
    mark->path = look->path;
    mark->theme = frame->theme.id;
    mark->is_rtl = (look->direction == DIRECTION_AUTO ? frame->theme.direction : look->direction) == DIRECTION_RTL;
    if (look->alt.size)
        *array_push(frame->arena, &frame->pictures) =
            (Picture){.alt = look->alt, .rect = rect, .line = frame->lines.count};
}

bool frame_has_room(const Frame *frame, Rect rect, const Target *but)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (&frame->targets.at[i] != but && rect_overlaps(frame->targets.at[i].rect, rect))
            return false;
    return rect.y >= 0 && rect.y + rect.h <= frame->theme.glass.height_px;
}

void frame_link_gives_way(const Frame *frame, Target *link, Rect other)
{
    Rect cut = link->rect, moved = cut;
    int down = cut.y + cut.h - other.y, up = other.y + other.h - cut.y, less = down <= up ? down : up;
    if (!rect_overlaps(cut, other) || less >= cut.h)
        return;
    cut.h -= less;
    cut.y += down <= up ? 0 : less;
    moved.y += down <= up ? -less : less;
    link->rect = 2 * less < moved.h && frame_has_room(frame, moved, link) ? moved : cut;
}

// It was grown for fingers: a picture is as large as it looks.
static bool is_grown(const Target *target)
{
    return target->role == ROLE_LINK && target->action.kind != ACTION_PICTURE;
}

void frame_target(Frame *frame, const Target *target)
{
    for (int i = 0; !is_grown(target) && i < frame->targets.count; i++)
        if (is_grown(&frame->targets.at[i]))
            frame_link_gives_way(frame, &frame->targets.at[i], target->rect);
    assert(target->role <= ROLE_TAB && target->held_permille >= 0 && target->held_permille <= 1000);
    Target *added = array_push(frame->arena, &frame->targets);
    *added = *target;
    added->line = frame->lines.count;
}

uint64_t target_key(const Target *target)
{
    const Action *action = &target->action;
    uint64_t hash = hash_number(HASH_SEED, text_hash(target->label));
    hash = hash_number(hash, action->kind);
    hash = hash_number(hash, action->index);
    hash = hash_number(hash, action->value);
    hash = hash_number(hash, text_hash(id_text(&action->id)));
    return hash ? hash : 1;
}

int frame_target_at(const Frame *frame, int x, int y)
{
    for (int i = frame->targets.count - 1; i >= 0; i--)
        if (frame->targets.at[i].enabled && rect_contains(frame->targets.at[i].rect, x, y))
            return i;
    for (int i = frame->targets.count - 1; i >= 0; i--)
        if (frame->targets.at[i].enabled && rect_contains(frame->targets.at[i].reach, x, y))
            return i;
    return -1;
}

static bool bears_label(const Target *target, Text label)
{
    return target->enabled && text_equal(target->label, label);
}

int frame_target_acting(const Frame *frame, ActionKind kind)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].enabled && frame->targets.at[i].action.kind == kind)
            return i;
    return -1;
}

void frame_describe_in(Frame *frame, Text language)
{
    assert(frame->pictures.count > 0);
    frame->pictures.at[frame->pictures.count - 1].language = language;
}

void frame_say_as(Frame *frame, Text words)
{
    assert(frame->lines.count > 0 && words.size);
    Line *line = &frame->lines.at[frame->lines.count - 1];
    line->passage = words;
    line->spans = NULL;
    line->span_count = 0;
    line->start = 0;
    line->end = (uint32_t)words.size;
    line->span_count = 0;
}

bool frame_has_primary(const Frame *frame)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (frame->targets.at[i].is_primary)
            return true;
    return false;
}

int frame_target_labelled(const Frame *frame, Text label, int nth)
{
    for (int i = 0; i < frame->targets.count; i++)
        if (bears_label(&frame->targets.at[i], label) && --nth == 0)
            return i;
    return -1;
}

int frame_label_count(const Frame *frame, Text label)
{
    int count = 0;
    for (int i = 0; i < frame->targets.count; i++)
        count += bears_label(&frame->targets.at[i], label);
    return count;
}

// Appends the words of text, each followed by one space.
static void append_words(Text text, char *joined, size_t *size)
{
    for (Text word = text_word(&text); word.size; word = text_word(&text)) {
        for (size_t i = 0; i < word.size; i++)
            joined[(*size)++] = word.at[i];
        joined[(*size)++] = ' ';
    }
}

static Text join_lines(Arena *arena, const Frame *frame)
{
    Rect window = {0, 0, frame->theme.glass.width_px, frame->theme.glass.height_px};
    size_t room = 0, size = 0;
    for (int i = 0; i < frame->lines.count; i++)
        room += frame->lines.at[i].text.size + 1;
    char *joined = arena_alloc(arena, room + 1, 1);
    for (int i = 0; i < frame->lines.count; i++)
        if (rect_encloses(window, frame->lines.at[i].rect))
            append_words(frame->lines.at[i].text, joined, &size);
    return (Text){joined, size};
}

void frame_sign(Frame *frame, int first_line)
{
    for (int i = first_line; i < frame->lines.count; i++)
        frame->lines.at[i].is_sign = true;
}

bool frame_is_beneath(const Frame *frame, Rect rect)
{
    return frame->sheet.h && !frame->is_page_live && !rect_overlaps(rect, frame->sheet);
}

bool frame_shows(const Frame *frame, Text text)
{
    Arena *arena = arena_create();
    size_t size = 0;
    char *needle = arena_alloc(arena, text.size + 1, 1);
    append_words(text, needle, &size);
    Text lines = join_lines(arena, frame);
    Text words = text_trim((Text){needle, size});
    bool shows = !words.size || (!frame->is_veiled && text_find(lines, words, 0) < lines.size);
    arena_wipe(arena); // what a frame says is what a visitor reads
    arena_destroy(arena);
    return shows;
}
