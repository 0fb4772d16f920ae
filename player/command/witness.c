#include "command/witness.h"

void witness_see(Drive *drive, const JourneyStep *step)
{
    const Frame *frame = drive_frame(drive);
    if (frame_shows(frame, step->words[1]))
        return;
    Text shown = TEXT("");
    for (int i = 0; i < frame->lines.count; i++)
        shown = text_format(drive->arena, "%.*s%s%.*s", TEXT_ARGS(shown), i ? " | " : "", TEXT_ARGS(frame->lines.at[i].text));
    FAIL(drive, "expected to see \"%.*s\", on \"%.*s\" there was: %.*s", TEXT_ARGS(step->words[1]), TEXT_ARGS(frame->screen),
         TEXT_ARGS(shown));
}

void witness_unseen(Drive *drive, const JourneyStep *step)
{
    if (frame_shows(drive_frame(drive), step->words[1]))
        FAIL(drive, "expected not to see \"%.*s\", it is there", TEXT_ARGS(step->words[1]));
}

void witness_screen(Drive *drive, const JourneyStep *step)
{
    Text screen = drive_frame(drive)->screen;
    if (!text_equal(screen, step->words[1]))
        FAIL(drive, "expected the screen \"%.*s\", was \"%.*s\"", TEXT_ARGS(step->words[1]), TEXT_ARGS(screen));
}

void witness_page(Drive *drive, const JourneyStep *step)
{
    const Frame *frame = drive_frame(drive);
    int page, count;
    if (!drive_int(drive, step->words[1], &page) || !drive_int(drive, step->words[3], &count))
        return;
    if (frame->page != page || frame->page_count != count)
        FAIL(drive, "expected page %d of %d, was %d of %d", page, count, frame->page, frame->page_count);
}

void witness_state(Drive *drive, const JourneyStep *step)
{
    const Frame *frame = drive_frame(drive);
    Text wanted = step->words[0], label = step->words[1];
    bool is_there = false, holds = false;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!text_equal(target->label, label))
            continue;
        is_there = true;
        holds = holds || (text_is(wanted, "focus") && target->focused) || (text_is(wanted, "enabled") && target->enabled) ||
                (text_is(wanted, "disabled") && !target->enabled) || (text_is(wanted, "selected") && target->selected);
    }
    if (!is_there)
        FAIL(drive, "expected a target \"%.*s\", there are: %.*s", TEXT_ARGS(label), TEXT_ARGS(drive_labels(drive)));
    else if (!holds)
        FAIL(drive, "expected \"%.*s\" to be %s%.*s, it is not", TEXT_ARGS(label), text_is(wanted, "focus") ? "in " : "",
             TEXT_ARGS(wanted));
}

void witness_speech(Drive *drive, const JourneyStep *step)
{
    Transcript *transcript = &drive->stage.transcript;
    Text rest = transcript_rest(transcript);
    if (!transcript_tells(transcript, step->words[1]))
        FAIL(drive, "expected \"%.*s\" to be spoken, since the last time there was: %.*s", TEXT_ARGS(step->words[1]),
             TEXT_ARGS(rest));
}
