#!/bin/sh
# A speech program for tests. It is called by a link, and notes beside that how it was called, what it was given ("given", and the
# words of it without their marks in "words") and with what environment; the file
# "moods" holds what its next runs shall do, one word a line: well, hang (before it reads), stall (in the middle of the sound),
# die, break (in the middle of the sound), mute, babble (no sound but other bytes), flood (such bytes without end). Without a line
# left it does well. Where there is a file "sound", its bytes are the samples. Asked for its voices it tells those of the file "voices"
# (or these few), unless there is a file "silence": then it says nothing and does not end. A file "quick" is the whole sound of whatever it
# is given, and nothing else is noted.
record=$(dirname "$0")
if [ "$1" = --voices ]; then
    echo >>"$record/asked"
    [ -f "$record/silence" ] && exec sleep 600
    [ -f "$record/voices" ] && exec cat "$record/voices"
    exec cat <<'END'
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  ar              --/M      Arabic             sem/ar
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
 5  cmn-latn-pinyin --/M      Chinese_(Mandarin,_latin_as_Pinyin) sit/cmn-Latn-pinyin  (zh-cmn 5)(zh 5)
 5  de              --/M      German             gmw/de
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  en-gb-x-rp      --/M      English_(Received_Pronunciation) gmw/en-GB-x-rp       (en-gb 4)(en 5)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  es              --/M      Spanish_(Spain)    roa/es
 5  es-419          --/M      Spanish_(Latin_America) roa/es-419           (es-mx 6)(es 6)
 5  fa              --/M      Persian            ira/fa
 5  fa-latn         --/M      Persian_(Pinglish) ira/fa-Latn
 5  fr-fr           --/M      French_(France)    roa/fr               (fr 5)
 5  nb              --/M      Norwegian_Bokmål  gmq/nb               (no 5)
 5  pl              --/M      Polish             zlw/pl
 5  pt              --/M      Portuguese_(Portugal) roa/pt               (pt-pt 5)
 5  pt-br           --/M      Portuguese_(Brazil) roa/pt-BR            (pt 6)
 5  ru              --/M      Russian            zle/ru
 2  ru-lv           --/M      Russian_(Latvia)   zle/ru-LV
 5  sr              --/M      Serbian            zls/sr
 5  tr              --/M      Turkish            trk/tr
 5  uk              --/M      Ukrainian          zle/uk
 5  vi              --/M      Vietnamese_(Northern) aav/vi
 5  vi-vn-x-south   --/M      Vietnamese_(Southern) aav/vi-VN-x-south
 5  yue             --/M      Chinese_(Cantonese) sit/yue              (zh-yue 5)(zh 8)
 5  yue             --/M      Chinese_(Cantonese,_latin_as_Jyutping) sit/yue-Latn-jyutping (zh-yue 5)(zh 8)
END
fi
if [ -f "$record/quick" ]; then
    cat >>"$record/given"
    exec cat "$record/quick"
fi
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
