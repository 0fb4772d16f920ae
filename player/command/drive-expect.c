#include "command/drive-expect.h"

#include <assert.h>
#include <stdlib.h>

void drive_expect_see(DriveRide *ride, const JourneyStep *step)
{
    const Frame *frame = drive_ride_frame(ride);
    if (frame_shows(frame, step->words[1]))
        return;
    Text shown = TEXT("");
    for (int i = 0; i < frame->lines.count; i++)
        shown = text_format(ride->arena, "%.*s%s%.*s", TEXT_ARGS(shown), i ? " | " : "",
                            TEXT_ARGS(frame->lines.at[i].text));
    FAIL(ride, "expected to see \"%.*s\", on \"%.*s\" there was: %.*s", TEXT_ARGS(step->words[1]),
         TEXT_ARGS(frame->screen), TEXT_ARGS(shown));
}

void drive_expect_unseen(DriveRide *ride, const JourneyStep *step)
{
    if (frame_shows(drive_ride_frame(ride), step->words[1]))
        FAIL(ride, "expected not to see \"%.*s\", it is there", TEXT_ARGS(step->words[1]));
}

void drive_expect_screen(DriveRide *ride, const JourneyStep *step)
{
    Text screen = drive_ride_frame(ride)->screen;
    if (!text_equal(screen, step->words[1]))
        FAIL(ride, "expected the screen \"%.*s\", was \"%.*s\"", TEXT_ARGS(step->words[1]), TEXT_ARGS(screen));
}

void drive_expect_page(DriveRide *ride, const JourneyStep *step)
{
    const Frame *frame = drive_ride_frame(ride);
    int page, count = frame->page_count;
    assert(step->word_count > 1);
    if (!drive_ride_int(ride, step->words[1], &page))
        return;
    if (step->word_count > 3 && !drive_ride_int(ride, step->words[3], &count))
        return;
    if (frame->page != page || frame->page_count != count)
        FAIL(ride, "expected page %d of %d, was %d of %d", page, count, frame->page, frame->page_count);
}

void drive_expect_state(DriveRide *ride, const JourneyStep *step)
{
    const Frame *frame = drive_ride_frame(ride);
    Text wanted = step->words[0], label = step->words[1];
    assert(step->word_count > 1);
    bool is_there = false, holds = false;
    for (int i = 0; i < frame->targets.count; i++) {
        const Target *target = &frame->targets.at[i];
        if (!text_equal(target->label, label))
            continue;
        is_there = true;
        holds = holds || (text_is(wanted, "focus") && target->focused) ||
                (text_is(wanted, "enabled") && target->enabled) || (text_is(wanted, "disabled") && !target->enabled) ||
                (text_is(wanted, "selected") && target->selected) ||
                (text_is(wanted, "unselected") && !target->selected) ||
                (text_is(wanted, "faded") && target->is_faded) || (text_is(wanted, "shown") && !target->is_faded);
    }
    if (!is_there)
        FAIL(ride, "expected a target \"%.*s\", there are: %.*s", TEXT_ARGS(label), TEXT_ARGS(drive_ride_labels(ride)));
    else if (!holds)
        FAIL(ride, "expected \"%.*s\" to be %s%.*s, it is not", TEXT_ARGS(label), text_is(wanted, "focus") ? "in " : "",
             TEXT_ARGS(wanted));
}

// Of what has just been found.
static void expect_language(DriveRide *ride, const JourneyStep *step)
{
    Text language = transcript_language(&ride->stage.transcript);
    if (step->word_count < 4 || !text_is(step->words[2], "in"))
        FAIL(ride, "expected in and a language");
    else if (!text_equal(language, step->words[3]))
        FAIL(ride, "expected \"%.*s\" to be spoken in %.*s, it was in %.*s", TEXT_ARGS(step->words[1]),
             TEXT_ARGS(step->words[3]), TEXT_ARGS(language));
}

void drive_expect_speech(DriveRide *ride, const JourneyStep *step)
{
    Transcript *transcript = &ride->stage.transcript;
    Text rest = transcript_rest(transcript);
    assert(step->word_count > 1);
    if (!transcript_tells(transcript, step->words[1]))
        FAIL(ride, "expected \"%.*s\" to be spoken, since the last time there was: %.*s", TEXT_ARGS(step->words[1]),
             TEXT_ARGS(rest));
    else if (step->word_count > 2)
        expect_language(ride, step);
}

// What is heard stands where the step says, and where the picture does.
void drive_expect_sound(DriveRide *ride, const JourneyStep *step)
{
    enum { APART_MOST_MS = 100 };
    const Frame *frame = drive_ride_frame(ride);
    const BreathTone *tone = &ride->stage.transcript.breath;
    int sample = transcript_sample(&ride->stage.transcript);
    int64_t heard_ms = (int64_t)sample * 1000 / BREATH_SOUND_RATE, wanted_ms = 0;
    bool is_out = text_is(step->words[1], "out");
    if (text_is(step->words[1], "off")) {
        if (sample >= 0)
            FAIL(ride, "expected silence, sample %d of a breath is heard", sample);
        return;
    }
    if ((!is_out && !text_is(step->words[1], "in")) || step->word_count < 3) {
        FAIL(ride, "expected off, or in or out and a time");
        return;
    }
    if (!drive_ride_time(ride, step->words[2], &wanted_ms))
        return;
    wanted_ms += is_out ? tone->in_ms : 0;
    if (sample < 0)
        FAIL(ride, "expected a breath to be heard, there is silence");
    else if (llabs(heard_ms - wanted_ms) > APART_MOST_MS)
        FAIL(ride, "expected the breath at %d ms to be heard, sample %d is at %d ms", (int)wanted_ms, sample,
             (int)heard_ms);
    else if (llabs(heard_ms - frame->breath.at_ms) > APART_MOST_MS)
        FAIL(ride, "expected what is heard to be where the picture is, at %d ms; sample %d is at %d ms",
             frame->breath.at_ms, sample, (int)heard_ms);
}

void drive_expect_silence(DriveRide *ride, const JourneyStep *step)
{
    (void)step;
    Text rest = transcript_rest(&ride->stage.transcript);
    if (rest.size)
        FAIL(ride, "expected nothing to be spoken since the last time, there was: %.*s", TEXT_ARGS(rest));
}
