# shellcheck shell=bash
# The order of the rooms, for the tests beside this file: a room may use itself and the rooms named for it here.
declare -A permitted=(
    [base]=""
    [markup]="base"
    [pack]="markup base"
    [book]="markup base"
    [proof]="book markup base"
    [find]="book markup base"
    [page]="book markup base"
    [screen]="page find book markup base"
    [device]="page book markup base"
    [app]="screen device page find proof book pack markup base"
    [command]="app screen device page find proof book pack markup base"
)

# may_use ROOM OTHER
may_use() {
    [[ $1 == "$2" || " ${permitted[$1]} " == *" $2 "* ]]
}

# Sets owner to the files, as a pattern, that alone may use the outside library of a header such as unicode/ubrk.h.
find_header_owner() {
    case $1 in
        unicode/*) owner='base/@(capitals|encoding|folded|locale|quotation-marks|unicode).[ch]' ;;
        zlib.h | zconf.h) owner='base/zip-@(name|reading).c' ;;
        libxml/*) owner='markup/@(markup|xml).[ch]' ;;
        SDL*) owner='device/*' ;;
        sodium*) owner='@(device/lock|pack/@(digest|signature)).[ch]' ;;
        hb*.h | harfbuzz/* | ft2build.h | freetype*) owner='device/font*.[ch]' ;;
        *) owner='*' ;;
    esac
}

# The same for a symbol such as ubrk_open_72.
find_symbol_owner() {
    case $1 in
        u[a-z]*_[A-Za-z]*_[0-9][0-9]) owner='base/@(capitals|encoding|folded|locale|quotation-marks|unicode).*' ;;
        inflate* | deflate* | crc32* | adler32*) owner='base/zip-@(name|reading).*' ;;
        xml[A-Z]* | html[A-Z]*) owner='markup/@(markup|xml).*' ;;
        SDL_* | TTF_* | IMG_*) owner='device/*' ;;
        crypto_* | sodium_*) owner='@(device/lock|pack/@(digest|signature)).*' ;;
        hb_* | FT_*) owner='device/font*' ;;
        *) owner='*' ;;
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
