// LanguageRange: languages by their BCP 47 tags, as they are compared with what a machine can speak.
#pragma once

#include "base/text.h"

// The tag in small letters and in its canonical form, in arena: a language that stands as an extension of another
// (zh-yue) by its own name, what a region says of the language (zh-HK) as that.
Text language_range_of(Arena *arena, Text tag);

// The same without its last part (RFC 4647, 3.4: also without a single letter that is last then); empty: it had one.
Text language_range_wider(Text range);

// The same under another name, by which the language may be known, in arena; empty: it has none.
Text language_range_related(Arena *arena, Text range);

typedef enum LanguageFit {
    LANGUAGE_OTHER,
    LANGUAGE_CLOSER, // the tag names the same and more: a region, a manner of speaking, but no writing, which a reader
                     // would have to be told of
    LANGUAGE_SAME,
} LanguageFit;
LanguageFit language_range_fit(Text range, Text tag);
