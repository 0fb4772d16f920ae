# shellcheck shell=bash
# The order of the rooms, for the tests beside this file: a room may use itself and the rooms named for it here.
declare -A permitted=(
    [base]=""
    [markup]="base"
    [book]="markup base"
    [proof]="book markup base"
    [page]="book markup base"
    [screen]="page book markup base"
    [device]="page book markup base"
    [app]="screen device page proof book markup base"
    [command]="app screen device page proof book markup base"
)

# may_use ROOM OTHER
may_use() {
    [[ $1 == "$2" || " ${permitted[$1]} " == *" $2 "* ]]
}

# Prints the files, as a pattern, that alone may use the outside library of a header such as unicode/ubrk.h.
header_owner() {
    case $1 in
        unicode/*) echo 'base/unicode.[ch]' ;;
        libxml/*) echo 'markup/xml.[ch]' ;;
        SDL*) echo 'device/*' ;;
        sodium*) echo 'device/lock.[ch]' ;;
        hb*.h | harfbuzz/* | ft2build.h | freetype*) echo 'device/font*.[ch]' ;;
        *) echo '*' ;;
    esac
}

# The same for a symbol such as ubrk_open_72.
symbol_owner() {
    case $1 in
        u[a-z]*_[A-Za-z]*_[0-9][0-9]) echo 'base/unicode.*' ;;
        xml[A-Z]* | html[A-Z]*) echo 'markup/xml.*' ;;
        SDL_* | TTF_* | IMG_*) echo 'device/*' ;;
        crypto_* | sodium_*) echo 'device/lock.*' ;;
        hb_* | FT_*) echo 'device/font*' ;;
        *) echo '*' ;;
    esac
}

faults=0

fault() {
    printf '%s\n' "$*"
    faults=$((faults + 1))
}

# Ends the test: well when there was no fault.
end_layer_test() {
    if [[ $faults -gt 0 ]]; then
        echo "$faults faults against the order of the rooms"
        exit 1
    fi
    exit 0
}
