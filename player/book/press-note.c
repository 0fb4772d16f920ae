#include "book/press-note.h"

// The item, definition or cell around words that begins with them; 0: none.
static int find_host(const PressFlow *flow, const PressFrames *frames)
{
    enum { REACH = 4 };
    bool is_first = press_words_is_empty(&flow->words);
    for (int i = frames->count - 1; is_first && i > 0 && i >= frames->count - REACH; i--) {
        const PressFrame *frame = &frames->at[i];
        PressRole role = frame->element.role;
        bool is_host = role == PRESS_ITEM || role == PRESS_DEFINITION || role == PRESS_NOTE;
        if (is_host && frame->made == flow->blocks.made)
            return i;
        is_first &= frame->made == flow->blocks.made;
    }
    return 0;
}

void press_note_begin(PressNote *note, PressFlow *flow, const PressFrames *frames, PressFrame *frame)
{
    PressRole role = frame->element.role;
    int host = find_host(flow, frames);
    if (role == PRESS_HEADING || frame->element.is_section) {
        flow->is_over = true;
        return;
    }
    frame->is_hidden = false;
    note->start = flow->progress;
    note->frame = press_element_is_block(role) ? frames->count : host;
    note->end = role == PRESS_TERM ? PRESS_NOTE_DEFINITION : note->frame ? PRESS_NOTE_ELEMENT : PRESS_NOTE_BLOCK;
    press_flow_begin_note(flow);
    if (role == PRESS_TERM)
        press_blocks_open(&flow->blocks, &(Block){.kind = BLOCK_DEFINITIONS, .at = flow->at}, false);
}

void press_note_leave(PressNote *note, PressFlow *flow, const PressFrames *frames)
{
    const PressFrame *frame = &frames->at[frames->count - 1];
    bool is_ended = note->end == PRESS_NOTE_ELEMENT      ? note->frame == frames->count - 1
                    : note->end == PRESS_NOTE_BLOCK      ? !flow->blocks.open.count
                    : note->end == PRESS_NOTE_DEFINITION ? frame->element.role == PRESS_DEFINITION
                                                         : false;
    flow->is_over |= note->end && flow->progress > note->start + PRESS_NOTE_MOST;
    if (!is_ended || flow->is_over)
        return;
    if (flow->blocks.done.count)
        press_flow_end_note(flow);
    else
        note->end = PRESS_NOTE_BLOCK;
}
