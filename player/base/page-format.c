#include "base/page-format.h"

#include <string.h>
#include <strings.h>

PageFormat page_format(Text path)
{
    static const struct {
        const char *ending;
        PageFormat format;
    } endings[] = {
        {".html", PAGE_FORMAT_HTML},   {".htm", PAGE_FORMAT_HTML},          {".xhtml", PAGE_FORMAT_HTML},
        {".md", PAGE_FORMAT_MARKDOWN}, {".markdown", PAGE_FORMAT_MARKDOWN}, {".txt", PAGE_FORMAT_PLAIN},
    };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t size = strlen(endings[i].ending);
        if (path.size > size && strncasecmp(path.at + path.size - size, endings[i].ending, size) == 0)
            return endings[i].format;
    }
    return PAGE_FORMAT_NONE;
}

Text page_format_stem(Text path)
{
    size_t start = path.size - text_last_part(path).size, dot = path.size;
    while (dot > start && path.at[dot - 1] != '.')
        dot--;
    return text_slice(path, 0, dot > start ? dot - 1 : path.size);
}
