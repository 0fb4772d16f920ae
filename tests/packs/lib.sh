# shellcheck shell=bash
# What the tests of packs share: a small library, keys, packs that are signed, and a look at a store from outside. Sourced with $lectern
# set; everything stands in $ground, which goes at the end.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ground=$(mktemp -d)
faults=0

if ! command -v minisign >/dev/null; then
    echo "minisign is not here; tests/run installs it"
    exit 77
fi

fault() {
    printf 'packs: %s\n' "$*" >&2
    faults=$((faults + 1))
}

# Ends the test: well when there was no fault.
end_packs_test() {
    [[ $faults -eq 0 ]] || { echo "$faults faults"; exit 1; }
    exit 0
}

# make_keys FOLDER VERSION ROLE...: a trust that needs these roles, each with a new key; the secret ones are ROLE.key.
make_keys() {
    local folder=$1 version=$2 role
    shift 2
    mkdir -p "$folder"
    for role in "$@"; do
        minisign -G -f -W -p "$folder/$role.pub" -s "$folder/$role.key" >/dev/null
    done
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<trust xmlns="urn:lectern:content:1" version="%s" need="%s"/>\n' \
        "$version" "$*" >"$folder/trust.xml"
}

# sign PACK KEYS ROLE...
sign() {
    local pack=$1 keys=$2 role
    shift 2
    for role in "$@"; do
        minisign -S -s "$keys/$role.key" -m "$pack/MANIFEST" -x "$pack/MANIFEST.$role.minisig" </dev/null >/dev/null
    done
}

# make_library FOLDER [WORDS]: the small library, with its own words on its page.
make_library() {
    mkdir -p "$1"
    cp -r "$here/library/." "$1"
    sed -i "s/Words to read\\./${2:-Words to read.}/" "$1/en/chapters/one.xml"
}

# make_pack STICK VERSION [WORDS]: a signed pack of it; prints its folder.
make_pack() {
    local library=$ground/library-$2 pack
    rm -rf "$library"
    make_library "$library" "${3:-Words of version $2.}"
    pack=$("$lectern" pack "$library" --out "$1" --version "$2")
    sign "$pack" "$ground/keys" author clinician
    printf '%s\n' "$pack"
}

# is_whole FOLDER: every file of its manifest is as its digest says, and nothing else is there.
is_whole() {
    [[ -s $1/MANIFEST ]] || return 1
    (cd "$1" && sed 1,6d MANIFEST | awk '{ print $1 "  " $3 }' | b2sum --length=256 --check --strict --quiet - >/dev/null 2>&1) &&
        diff <(sed 1,6d "$1/MANIFEST" | cut -d' ' -f3 | sort) \
            <(cd "$1" && find . -type f ! -name 'MANIFEST*' -printf '%P\n' | sort) >/dev/null
}

# version_of STORE [LINK]: what its link current, or trust, leads to, when that is whole and bears its own version; else what is wrong.
version_of() {
    local name bears=content/library.xml
    [[ ${2:-} != trust ]] || bears=trust.xml
    name=$(readlink "$1/${2:-current}") || { echo none; return; }
    if ! is_whole "$1/$name"; then
        echo "torn $name"
    elif ! grep -q " version=\"${name##*-}\"" "$1/$name/$bears"; then
        echo "mixed $name"
    else
        echo "$name"
    fi
}
