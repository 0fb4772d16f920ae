// VoiceNotice: what this machine cannot read aloud. It says nothing of the content, which may be read elsewhere: it
// stands apart from the problems and changes no result.
#pragma once

// Prints to standard error that the speech program is not installed, or which languages of these libraries it has no
// voice for. Paths of anything else are passed over.
void voice_notice_print(char *const *paths, int count);
