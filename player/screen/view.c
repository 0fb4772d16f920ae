#include "book/phrases.h"
#include "screen/screen.h"

Text view_phrase(const View *view, int phrase_id)
{
    return phrase(view->book ? view->book->phrases : NULL, (PhraseId)phrase_id);
}
