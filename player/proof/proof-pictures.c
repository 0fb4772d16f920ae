// The proof of pictures: each can be shown, and none is larger than it need be.
#include "proof/proof-parts.h"

#include <assert.h>

enum { FILE_USUAL = 1024 * 1024, SIDE_USUAL = 2000 };

typedef struct Judged {
    const ProofPicture *picture;
    Problems *problems;
    bool is_faulty;
} Judged;

static void tell(Judged *judged, Severity severity, const char *sentence, const char *hint)
{
    judged->is_faulty |= severity == SEVERITY_ERROR;
    problems_add(judged->problems, severity, (Position){judged->picture->name, 1, 1}, "%s", sentence);
    problems_hint(judged->problems, "%s", hint);
}

// What its name ends with says it is; PICTURE_UNKNOWN: it is not called a picture.
static PictureKind kind_by_name(Text name)
{
    static const struct {
        const char *end;
        PictureKind kind;
    } ends[] = {{"svg", PICTURE_SVG}, {"png", PICTURE_PNG},   {"jpg", PICTURE_JPEG}, {"jpeg", PICTURE_JPEG},
                {"gif", PICTURE_GIF}, {"webp", PICTURE_WEBP}, {"bmp", PICTURE_BMP}};
    size_t dot = name.size;
    while (dot && name.at[dot - 1] != '.' && name.at[dot - 1] != '/')
        dot--;
    Text end = text_slice(name, dot, name.size);
    char small[8] = "";
    for (size_t i = 0; i < end.size && i < sizeof small - 1; i++)
        small[i] = (char)(end.at[i] >= 'A' && end.at[i] <= 'Z' ? end.at[i] - 'A' + 'a' : end.at[i]);
    for (size_t i = 0; dot && i < sizeof ends / sizeof *ends; i++)
        if (text_is(text_of(small), ends[i].end))
            return ends[i].kind;
    return PICTURE_UNKNOWN;
}

bool proof_is_picture(Text path)
{
    return kind_by_name(path) != PICTURE_UNKNOWN;
}

static void tell_unread(Judged *judged, FileStatus status)
{
    if (status == FILE_TOO_LARGE)
        tell(judged, SEVERITY_ERROR, "this picture is too large",
             "a file of up to 8 MB is shown; 1 MB is enough for any");
    else if (status == FILE_OUTSIDE)
        tell(judged, SEVERITY_ERROR, "this picture is a link that leads out of the library",
             "put the picture itself there");
    else if (status == FILE_FAILED)
        tell(judged, SEVERITY_ERROR, "this picture cannot be read", "it must be a file that everybody may read");
    else
        tell(judged, SEVERITY_ERROR, file_status_sentence(status), file_status_hint(status));
}

static void tell_flaw(Judged *judged, PictureFlaw flaw)
{
    static const char again[] = "its words are shown in its place; save the picture again";
    bool is_drawing = kind_by_name(judged->picture->name) == PICTURE_SVG;
    if (flaw == PICTURE_EMPTY)
        tell(judged, SEVERITY_ERROR, "there is nothing in this file", again);
    else if (flaw == PICTURE_SHORT)
        tell(judged, SEVERITY_ERROR, "this picture is cut off", again);
    else if (flaw == PICTURE_BROKEN)
        tell(judged, SEVERITY_ERROR, "this picture is damaged", again);
    else if (flaw == PICTURE_ALIEN)
        tell(judged, SEVERITY_ERROR, is_drawing ? "this is not an SVG picture" : "this is no picture",
             "pictures are SVG, PNG or JPEG files");
}

static void tell_kind(Judged *judged, const PictureHead *head)
{
    char sentence[80];
    const char *name = picture_kind_name(head->kind);
    if (head->kind > PICTURE_SVG) {
        snprintf(sentence, sizeof sentence, "this is a %s picture, which is not shown", name);
        tell(judged, SEVERITY_ERROR, sentence, "save it as PNG, or as JPEG where it is a photograph");
    } else if (kind_by_name(judged->picture->name) != head->kind) {
        snprintf(sentence, sizeof sentence, "this is %s %s picture, whatever its name says",
                 head->kind == PICTURE_SVG ? "an" : "a", name);
        tell(judged, SEVERITY_WARNING, sentence, "let its name end with what it is");
    }
}

static void tell_size(Judged *judged, const PictureHead *head)
{
    char sentence[120];
    if (head->kind > PICTURE_SVG)
        return;
    if (head->size.w <= 0 || head->size.h <= 0) {
        tell(judged, SEVERITY_ERROR, "this picture says no size", "give its root a width and a height, or a viewBox");
        return;
    }
    if (head->kind == PICTURE_SVG || (head->size.w <= SIDE_USUAL && head->size.h <= SIDE_USUAL))
        return;
    bool is_shown = picture_head_is_shown(head);
    snprintf(sentence, sizeof sentence, "this picture has %d by %d pixels%s", head->size.w, head->size.h,
             is_shown ? "" : ", too many to be shown");
    tell(judged, is_shown ? SEVERITY_WARNING : SEVERITY_ERROR, sentence,
         "make it smaller: with 2000 on its longer side it looks the same here, and comes sooner");
}

static void tell_rest(Judged *judged, const PictureHead *head, size_t bytes)
{
    char sentence[80];
    if (head->is_cmyk)
        tell(judged, SEVERITY_WARNING, "this picture is in the colours of a press",
             "convert it to RGB: mixed anew, its colours may differ from those that were meant");
    if (bytes <= FILE_USUAL)
        return;
    snprintf(sentence, sizeof sentence, "this picture has %.1f MB", (double)bytes / (1024 * 1024));
    tell(judged, SEVERITY_WARNING, sentence,
         head->kind == PICTURE_SVG ? "leave out points that nobody sees: 1 MB is enough for any drawing"
                                   : "save it smaller, or as JPEG where it is a photograph: 1 MB is enough for any");
}

void proof_picture(const ProofLibrary *library, const ProofPicture *picture, const FileProofs *others)
{
    Judged judged = {picture, library->problems, false};
    Arena *arena = arena_create();
    SourceBytes read = source_read(picture->source, arena, picture->path, PICTURE_FILE_MOST);
    if (read.status == FILE_READ) {
        PictureBare bare = picture_bare_read(arena, read.bytes);
        tell_flaw(&judged, bare.flaw);
        if (bare.flaw == PICTURE_SOUND) {
            tell_kind(&judged, &bare.head);
            tell_size(&judged, &bare.head);
            tell_rest(&judged, &bare.head, read.bytes.size);
        }
        if (bare.head.kind == PICTURE_SVG)
            proof_drawing(library->problems, picture->name, read.bytes);
    } else {
        tell_unread(&judged, read.status);
    }
    arena_destroy(arena);
    for (int i = 0; others && !judged.is_faulty && i < others->count; i++)
        if (others->at[i].picture)
            others->at[i].picture(others->at[i].owner, picture, library->problems);
}
