#!/bin/sh
# A speech program for tests. $FAKE_ESPEAK is a folder: it notes there how it was called and what it was given, and the file
# "moods" holds what its next runs shall do, one word a line: well, hang, die, mute. Without a line left it does well.
record=$FAKE_ESPEAK
echo "$*" >>"$record/arguments"
mood=$(head -n 1 "$record/moods" 2>/dev/null)
[ -f "$record/moods" ] && sed -i 1d "$record/moods"
echo $$ >>"$record/processes"
case $mood in
die) exit 1 ;;
hang) sleep 600 ;;
esac
cat >>"$record/words"
echo >>"$record/words"
[ "$mood" = mute ] && exit 0
# One channel, 16 bits, 22050 a second; 2205 samples, a tenth of a second.
printf 'RIFF\377\377\377\177WAVEfmt \020\000\000\000\001\000\001\000\042\126\000\000\104\254\000\000\002\000\020\000data\377\377\377\177'
head -c 4410 /dev/zero
