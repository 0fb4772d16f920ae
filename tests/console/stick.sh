# shellcheck shell=bash
# The stick, sourced by inside: a file with FAT32 and a signed pack is plugged into a USB port of the machine while it runs. Staff enter
# their PIN, see what it holds, install it, and have the screen's state written; the next visit shows the new library. What is to be seen
# and touched on the way is planned as the visit is (visit.sh).

pin=2468
stick_way=() # NAME of each picture from Attract to what is on the stick

# make_pieces FOLDER: the small library of the packs' test as a pack, with the keys that sign it.
make_pieces() {
    mkdir "$1"
    (
        lectern=$build/lectern
        # shellcheck source=../packs/lib.sh
        source "$here/../packs/lib.sh"
        make_keys "$ground/keys" 1 author clinician
        make_pack "$ground/sticks" 7 >/dev/null
        mv "$ground"/* "$1"
        rmdir "$ground"
    )
}

make_stick() {
    make_pieces "$ground/stick"
    install -d "$ground/root/etc/lectern/keys"
    install -m 644 "$ground"/stick/keys/{trust.xml,*.pub} "$ground/root/etc/lectern/keys"
    truncate -s 64M "$ground/stick.img"
    mkfs.vfat -F 32 -n LECTERN "$ground/stick.img" >/dev/null
    mcopy -s -i "$ground/stick.img" "$ground"/stick/sticks/* ::
}

# offers STATE ATTRIBUTES: an offer as the installer will make it, in a file that the journey reads.
offers() {
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<offer xmlns="urn:lectern:content:1" state="%s" name="home" version="7" %s/>\n' \
        "$1" "languages=\"en\" roles=\"author clinician\" device=\"sda\" $2" >"$ground/offer-$1$3.xml"
}

# lead_on FROM WORDS NAME: a touch of that target leads on, if need be on one of the next pages, which it may take some touches to find.
lead_on() {
    local from=$1 page
    for ((page = 1; ; page++)); do
        [[ $page -lt 9 ]] || fail "nothing from $1 on is $2"
        if grep -F "$2" "$ground/expected/$from/frame.json" | grep -qF '"enabled": true'; then
            lead "$from" "$2" "$3"
            stick_way+=("$3")
            return
        fi
        lead "$from" '"label": "Next"' "$3-$page"
        stick_way+=("$3-$page")
        from=$3-$page
    done
}

plan_stick() {
    local digit from=desk digest=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
    make_stick
    echo "$pin" >"$ground/root/etc/lectern/pin-reset"
    chmod 600 "$ground/root/etc/lectern/pin-reset"
    offers open "digest=\"$digest\"" ''
    offers 'done' '' ''
    offers 'done' 'status="written"' -written
    steps=("config $ground/config.xml" "pin $pin" 'clock doubted' "stick $ground/offer-open.xml")
    expect home-for-staff
    lead_on home-for-staff '"label": "About"' about-for-staff
    lead_on about-for-staff '"label": "Staff"' desk
    for ((digit = 0; digit < ${#pin}; digit++)); do
        lead_on "$from" "\"label\": \"${pin:digit:1}\"" "digit-$digit"
        from=digit-$digit
    done
    lead_on "$from" '"label": "Enter"' menu
    lead_on menu '"label": "Update from stick"' update
    middle update '"label": "Install"'
    points[install]=$middle
    steps+=('versions 7' "stick $ground/offer-done.xml")
    expect installed
    middle installed '"label": "Write this screen'
    points[write]=$middle
    middle installed '"action": "hide"'
    points[hide-desk]=$middle
    steps+=("stick $ground/offer-done-written.xml")
    expect written
    steps=("content $ground/stick/sticks/LECTERN/packs/home-7/content" "config $ground/config.xml")
    expect home-of-7
}

plug_in() {
    ask device_add '{"driver": "usb-storage", "bus": "usb.0", "drive": "stick", "id": "stick"}'
}

pull_out() {
    ask device_del '{"id": "stick"}'
}

# Somebody stands there, and touches nothing in particular, until the picture comes.
comes_in_time() {
    local end=$(($(now_ms) + 300000))
    until shows "$1"; do
        [[ $(now_ms) -lt $end ]] || return 1
        tell 1 "tap $((${glass%x*} * 3 / 4)) $((${glass#*x} * 5 / 8))"
        sleep 5
    done
}

go_to_stick() {
    local name
    tap_to home home-for-staff || return 1
    for name in "${stick_way[@]}"; do
        tap_to "$name" "$name" || { echo "        $name does not come" && return 1; }
    done
}

# The state on the stick, read by the host once that is pulled out, tells of the screen and of no visit.
tells_the_state() {
    mcopy -n -i "$ground/stick.img" '::LECTERN/status/*' "$ground/status.xml" &&
        grep -q '<last outcome="installed" name="home-7"' "$ground/status.xml" && grep -q ' trust="unsure"' "$ground/status.xml"
}

check_stick() {
    comes attract || true
    mark_journal
    ask blockdev-add "{\"driver\": \"raw\", \"node-name\": \"stick\", \"file\": {\"driver\": \"file\", \"filename\": \"$ground/stick.img\"}}"
    plug_in
    claim 'a stick that is plugged in is read by a unit of its own' await errand 'grep -q "state=\"open\"" /run/lectern-install/offer.xml'
    errand 'systemctl show --value --property=User lectern-offer@sda.service'
    claim 'as a user of its own' test "$reply" = lectern-install
    claim 'and mounted nowhere' errand '! grep -q sda /proc/mounts'
    claim 'staff see behind their PIN what it holds and who signed it' go_to_stick
    dump_as update
    claim 'nothing is installed before they say so' errand 'test ! -e /var/lib/lectern-library/current'
    tell 1 "tap ${points[install]}"
    claim 'once they have, it is installed, and they are told so' comes_in_time installed
    claim 'whole, in the store' errand 'test "$(readlink /var/lib/lectern-library/current)" = home-7 && lectern status'
    tell 1 "tap ${points[write]}"
    claim "the screen's state is written when they ask for it" comes_in_time written
    dump_as written
    claim 'the visit is not touched by it until it ends' tap_to hide-desk cover
    sleep 2
    claim 'the next visit shows the new library' tap_to leave-cover home-of-7
    pull_out
    claim 'the offer goes with the stick' await errand 'test ! -e /run/lectern-install/offer.xml'
    claim 'the stick tells how the screen does' tells_the_state
    plug_in
    claim 'plugged in again it is looked at anew, and nothing on it is newer' \
        await errand 'grep -q "reason=\"version\"" /run/lectern-install/offer.xml'
    errand 'systemctl list-units --failed --plain --no-legend "lectern-*"'
    claim 'and none of its units has failed' test -z "$reply"
}
