#!/bin/sh
# A speech program for tests. It is called by a link, and notes beside that how it was called, what it was given ("given", and the
# words of it without their marks in "words") and with what environment; the file
# "moods" holds what its next runs shall do, one word a line: well, hang (before it reads), stall (in the middle of the sound),
# die, break (in the middle of the sound), mute, babble (no sound but other bytes), flood (such bytes without end). Without a line
# left it does well. Where there is a file "sound", its bytes are the samples.
record=$(dirname "$0")
env | sort >"$record/environment"
echo "$*" >>"$record/arguments"
mood=$(head -n 1 "$record/moods" 2>/dev/null)
[ -f "$record/moods" ] && sed -i 1d "$record/moods"
echo $$ >>"$record/processes"
case $mood in
die) exit 1 ;;
hang) sleep 600 ;;
esac
tee -a "$record/given" | sed -e "s/<[^>]*>//g" -e "s/&lt;/</g" -e "s/&gt;/>/g" -e "s/&quot;/\"/g" -e "s/&amp;/\&/g" >>"$record/words"
echo >>"$record/words"
case $mood in
mute) exit 0 ;;
babble) exec head -c 4454 "$0" ;;
flood) exec cat /dev/zero ;;
esac
# One channel, 16 bits, 22050 a second; 2205 samples, a tenth of a second.
printf 'RIFF\377\377\377\177WAVEfmt \020\000\000\000\001\000\001\000\042\126\000\000\104\254\000\000\002\000\020\000data\377\377\377\177'
case $mood in
stall) head -c 2000 /dev/zero && sleep 600 ;;
break) head -c 2000 /dev/zero && exit 1 ;;
esac
if [ -f "$record/sound" ]; then
    cat "$record/sound"
else
    head -c 4410 /dev/zero
fi
