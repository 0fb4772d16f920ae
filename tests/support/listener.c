#include "listener.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

__attribute__((format(printf, 2, 3))) static void tell(Listener *listener, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int size = vsnprintf(listener->told + listener->size, TOLD_SIZE - listener->size, format, args);
    va_end(args);
    listener->size += (size_t)size < TOLD_SIZE - listener->size ? (size_t)size : 0;
}

static bool hear_start(void *owner, const MarkupElement *element)
{
    Listener *listener = owner;
    assert(element->offset >= listener->offset || listener->again_count);
    listener->offset = element->offset;
    listener->depth++;
    if (listener->depth > listener->deepest)
        listener->deepest = listener->depth;
    tell(listener, "<%.*s@%zu", TEXT_ARGS(element->name), element->offset);
    for (int i = 0; i < element->attribute_count; i++)
        tell(listener, " %.*s=%.*s", TEXT_ARGS(element->attributes[i].name), TEXT_ARGS(element->attributes[i].value));
    if (markup_value(element, "class").size)
        tell(listener, " of class %.*s", TEXT_ARGS(markup_value(element, "class")));
    tell(listener, ">");
    return ++listener->start_count != listener->most;
}

static bool hear_end(void *owner, Text name)
{
    Listener *listener = owner;
    listener->depth--;
    tell(listener, "</%.*s>", TEXT_ARGS(name));
    return true;
}

static bool hear_text(void *owner, Text words)
{
    tell(owner, "%.*s", TEXT_ARGS(words));
    return true;
}

static void hear_again(void *owner)
{
    Listener *listener = owner;
    listener->again_count++;
    listener->size = 0;
    listener->depth = listener->start_count = 0;
    listener->told[0] = '\0';
}

MarkupEvents listener_events(Listener *listener)
{
    return (MarkupEvents){hear_start, hear_end, hear_text, hear_again, listener};
}
