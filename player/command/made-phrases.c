#include "command/made-phrases.h"

#include <string.h>

void made_phrases_write(FILE *out, const char *language)
{
    static const struct {
        const char *id, *one, *other;
    } phrases[] = {
#define PHRASE(name, id, words) {id, NULL, words},
#define COUNTED(name, id, one, other) {id, one, other},
#include "book/phrase-list.h"
#undef COUNTED
#undef PHRASE
    };
    fprintf(out, "<phrases xmlns=\"urn:lectern:content:1\" xml:lang=\"%s\">\n", language);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++)
        if (phrases[i].one && strcmp(language, "en") == 0)
            fprintf(out, "<phrase id=\"%s\"><form n=\"one\">%s</form><form n=\"other\">%s</form></phrase>\n",
                    phrases[i].id, phrases[i].one, phrases[i].other);
        else if (phrases[i].one) // made up languages have one form for all numbers
            fprintf(out, "<phrase id=\"%s\"><form n=\"other\">%s</form></phrase>\n", phrases[i].id, phrases[i].other);
        else
            fprintf(out, "<phrase id=\"%s\">%s</phrase>\n", phrases[i].id, phrases[i].other);
    fputs("</phrases>\n", out);
}
