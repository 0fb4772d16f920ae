# shellcheck shell=bash
# The visit, sourced by inside: the same program takes it first without a display, which gives the pictures to expect and the
# points to touch, whatever the library holds. Expects ground, build, glass and what machine.sh has.

steps=() # of the journey so far
declare -A points=()
way=() # NAME of each picture on the way to the chapter, where points[NAME] leads to it

# The languages are named, since a journey that names none is offered drafts as well and a screen is not.
settings() {
    cat <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<config xmlns="urn:lectern:content:1">
  <start languages="en es ar"/>
  <voice allowed="no"/>
</config>
END
}

# expect NAME: takes the steps so far and keeps what is on the glass then.
expect() {
    local folder=$ground/expected/$1
    mkdir -p "$folder"
    printf '%s\n' "${steps[@]}" "shot $folder/glass.png" "dump $folder/frame.json" >"$ground/visit.txt"
    "$build/lectern" drive "$ground/visit.txt" --window "$glass" --content "$ground/root/usr/share/lectern/content" \
        >"$ground/drive.log" 2>&1 || fail "the visit cannot be planned: $(<"$ground/drive.log")"
}

# middle NAME WORDS: of the first target in the picture's frame whose line has these words; X Y goes to $middle.
middle() {
    local x y w h
    read -r x y w h < <(grep -F "$2" "$ground/expected/$1/frame.json" | grep -F '"enabled": true' |
        sed -n 's/.*"rect": \[\([0-9]*\), \([0-9]*\), \([0-9]*\), \([0-9]*\)\].*/\1 \2 \3 \4/p' | head -n 1) ||
        fail "nothing on $1 is $2"
    middle="$((x + w / 2)) $((y + h / 2))"
}

# lead FROM WORDS NAME: a touch of that target leads on to a new picture.
lead() {
    middle "$1" "$2"
    points[$3]=$middle
    steps+=("tap-at $middle")
    expect "$3"
}

is_on() {
    grep -q "^{\"screen\": \"$2\"" "$ground/expected/$1/frame.json"
}

# The first card of each screen from Read on, until there is a chapter.
plan_way() {
    local from=home count=0 name
    way=(home)
    until is_on "$from" chapter; do
        count=$((count + 1))
        [[ $count -lt 6 ]] || fail 'the first cards lead to no chapter'
        name=step-$count
        if is_on "$from" note; then
            lead "$from" '"role": "button", "action": "read"' "$name"
        elif [[ $from == home ]]; then
            lead "$from" '"label": "Read"' "$name"
        else
            lead "$from" '"role": "card"' "$name"
        fi
        from=$name
        way+=("$name")
    done
    cp -r "$ground/expected/$from" "$ground/expected/chapter"
}

plan_visit() {
    local before
    settings >"$ground/config.xml"
    install -m 644 "$ground/config.xml" "$ground/root/etc/lectern/config.xml"
    steps=("config $ground/config.xml")
    expect first
    middle first '"action": "finish"'
    points[finish]=$middle
    steps+=("tap-at $middle" 'wait 6s')
    expect attract
    lead attract '"action": "begin"' home
    plan_way
    before=("${steps[@]}")
    steps+=('swipe left')
    expect page-2
    steps+=('swipe left')
    expect page-3
    steps=("${before[@]}" 'key PageDown')
    expect key-2
    steps+=('key PageUp')
    expect key-1
    steps=("${before[@]}")
    lead chapter '"action": "hide"' cover
    points[hide]=$middle
    points[leave-cover]="$((${glass%x*} / 2)) $((${glass#*x} / 2))"
}

# ---- on the machine

# The glass looks like an expected picture, but for shades: other hands drew it.
shows() {
    dump now
    "$build/tests/compare" "$ground/expected/$1" "$ground/now" >"$ground/compare.log" 2>&1
}

# The picture is there, and has been for as long as a screen that comes up heeds neither finger nor key.
comes() {
    await shows "$1" && sleep 1
}

# Keeps the picture, to be held against later ones.
dump_as() {
    dump "pictures/$1"
}

is_same() {
    dump now
    cmp -s "$ground/now/glass.png" "$ground/pictures/$1/glass.png"
}

awaits_same() {
    await is_same "$1"
}

# tell FINGER LINE: what that touch screen shall do.
tell() {
    errand "echo '$2' >/run/finger-$1"
}

# tap_to POINT NAME [FINGER]: touches it, and the picture comes.
tap_to() {
    tell "${3:-1}" "tap ${points[$1]}"
    comes "$2"
}

# Where the journey's own swipes begin and end.
swipe_to() {
    local width=${glass%x*} height=${glass#*x} from to
    from=$((width / 4))
    to=$((width * 3 / 4))
    [[ $1 == right ]] || { from=$to && to=$((width / 4)); }
    tell 1 "swipe $from $((height / 2)) $to $((height / 2))"
    comes "$2"
}

# take_way FINGER: from Attract to the chapter.
take_way() {
    local name
    for name in "${way[@]}"; do
        tap_to "$name" "$name" "$1" || { echo "        $name does not come" && return 1; }
    done
}
