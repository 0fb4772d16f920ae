#include "page/print.h"

#include "base/json.h"

static void print_name(FILE *out, const char *name)
{
    fputs(", ", out);
    json_name(out, name);
}

static void print_text(FILE *out, const char *name, Text text)
{
    print_name(out, name);
    json_string(out, text);
}

static void print_int(FILE *out, const char *name, int number)
{
    print_name(out, name);
    fprintf(out, "%d", number);
}

static void print_bool(FILE *out, const char *name, bool is_true)
{
    print_name(out, name);
    json_bool(out, is_true);
}

static void print_rect(FILE *out, Rect rect)
{
    print_name(out, "rect");
    fprintf(out, "[%d, %d, %d, %d]", rect.x, rect.y, rect.w, rect.h);
}

static void print_color(FILE *out, const char *name, Color color)
{
    print_name(out, name);
    fprintf(out, "\"#%02X%02X%02X\"", color.r, color.g, color.b);
}

// The opening of element i of an array, one to a line.
static void open_element(FILE *out, int i, const char *name, Text value)
{
    fputs(i ? ",\n  {" : "\n  {", out);
    json_name(out, name);
    json_string(out, value);
}

static void print_head(const Frame *frame, FILE *out)
{
    const Glass *glass = &frame->theme.glass;
    fputc('{', out);
    json_name(out, "screen");
    json_string(out, frame->screen);
    print_text(out, "item", id_text(&frame->item));
    print_name(out, "window");
    fprintf(out, "[%d, %d]", glass->width_px, glass->height_px);
    print_name(out, "px_per_mm");
    json_number(out, glass->px_per_mm);
    print_name(out, "distance_mm");
    json_number(out, glass->distance_mm);
    fputs(",\n", out);
    json_name(out, "lang");
    json_string(out, frame->language);
    print_text(out, "level", frame->level);
    print_text(out, "direction", frame->theme.direction == DIRECTION_RTL ? TEXT("rtl") : TEXT("ltr"));
    print_text(out, "theme", text_of(theme_name(frame->theme.id)));
    print_int(out, "text_size", frame->theme.preferences.text_step);
    print_name(out, "page");
    if (frame->page)
        fprintf(out, "[%d, %d]", frame->page, frame->page_count);
    else
        fputs("null", out);
}

static void print_target(const Target *target, int i, FILE *out)
{
    open_element(out, i, "label", target->label);
    print_text(out, "role", text_of(role_name(target->role)));
    print_text(out, "action", text_of(action_name(target->action.kind)));
    print_rect(out, target->rect);
    print_bool(out, "enabled", target->enabled);
    print_bool(out, "selected", target->selected);
    print_bool(out, "focused", target->focused);
    print_bool(out, "faded", target->is_faded);
    print_bool(out, "rest", target->is_rest);
    print_text(out, "lang", target->language);
    fputc('}', out);
}

static void print_line(const Line *line, int i, FILE *out)
{
    open_element(out, i, "text", line->text);
    print_rect(out, line->rect);
    print_int(out, "baseline", line->baseline);
    print_int(out, "font_px", line->font_px);
    print_name(out, "cap_px");
    json_number(out, line->cap_px64 / 64.0);
    print_color(out, "color", line->color);
    print_color(out, "background", line->background);
    print_text(out, "block", id_text(&line->block));
    print_text(out, "lang", line->language);
    fputc('}', out);
}

static void open_array(FILE *out, const char *name)
{
    fputs(",\n", out);
    json_name(out, name);
    fputc('[', out);
}

static void print_speech(const Text *speech, int count, FILE *out)
{
    open_array(out, "speech");
    for (int i = 0; i < count; i++) {
        fputs(i ? ", " : "", out);
        json_string(out, speech[i]);
    }
    fputc(']', out);
}

// Where the picture and the sound of a breath are.
static void print_breath(const BreathCue *cue, int sample, FILE *out)
{
    fputs(",\n", out);
    json_name(out, "breath");
    if (!cue->in_ms) {
        fputs("null", out);
        return;
    }
    fprintf(out, "{\"in_ms\": %d, \"out_ms\": %d, \"at_ms\": %d, \"sample\": %d}", cue->in_ms, cue->out_ms, cue->at_ms,
            sample);
}

void print_frame(const Frame *frame, const Heard *heard, FILE *out)
{
    print_head(frame, out);
    open_array(out, "targets");
    for (int i = 0; i < frame->targets.count; i++)
        print_target(&frame->targets.at[i], i, out);
    fputc(']', out);
    open_array(out, "lines");
    for (int i = 0; i < frame->lines.count; i++)
        print_line(&frame->lines.at[i], i, out);
    fputc(']', out);
    open_array(out, "images");
    for (int i = 0; i < frame->pictures.count; i++) {
        open_element(out, i, "alt", frame->pictures.at[i].alt);
        print_rect(out, frame->pictures.at[i].rect);
        fputc('}', out);
    }
    fputc(']', out);
    print_speech(heard->speech, heard->speech_count, out);
    print_breath(&frame->breath, heard->sample, out);
    fputs("}\n", out);
}
