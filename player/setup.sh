# shellcheck shell=bash
# Set-up that player/run and tests/run share: Debian packages, then the build. Sourced by them, never run alone. Every step
# looks first and leaves alone what is there already, so a second run costs next to nothing.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# What the player needs to be built and to run. The packages of its fonts stand in fonts/fonts.txt.
player_packages=(
    gcc libc6-dev cmake ninja-build pkg-config
    libsdl2-dev libsdl2-ttf-dev libsdl2-image-dev libxml2-dev libmd4c-dev libicu-dev zlib1g-dev libharfbuzz-dev libfreetype-dev libsodium-dev
    espeak-ng
)

say() {
    printf '%s\n' "$*" >&2
}

# Prints the names of the font packages, one a line.
font_packages() {
    [[ -f $root/fonts/fonts.txt ]] || return 0
    grep -oE '\bfonts-[a-z0-9][a-z0-9-]*[a-z0-9]\b' "$root/fonts/fonts.txt" | sort -u
}

# Prints those of the named packages that are not installed, one a line.
missing_packages() {
    local -A installed=()
    local name status
    while read -r name status; do
        [[ $status == installed ]] && installed[$name]=yes
    done < <(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
    for name in "$@"; do
        [[ -n ${installed[$name]:-} ]] || printf '%s\n' "$name"
    done
}

# Runs apt-get as root or through sudo; it never asks a question of its own.
run_apt() {
    local elevate=()
    if [[ $EUID -ne 0 ]]; then
        elevate=(sudo)
        [[ -t 0 ]] || elevate+=(--non-interactive)
    fi
    "${elevate[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet --yes \
        -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" >&2 </dev/null
}

# Whether apt holds a list that offers every named package.
packages_are_listed() {
    [[ $(apt-cache --quiet=0 policy "$@" 2>/dev/null | grep -c '^  Candidate: [0-9]') -eq $# ]]
}

# Installs those of the named packages that are missing; ends the script with a clear word when that cannot be done.
install_packages() {
    local missing
    if ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system: install what these Debian packages hold, then build with CMake: $*"
        exit 2
    fi
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    if [[ $EUID -ne 0 ]] && ! command -v sudo >/dev/null; then
        say "These packages are missing, and only root may install them (sudo is not here): ${missing[*]}"
        exit 2
    fi
    say "Installing ${#missing[@]} packages, which may take some minutes: ${missing[*]}"
    if packages_are_listed "${missing[@]}" && run_apt install --no-install-recommends "${missing[@]}"; then
        return 0
    fi
    say "Fetching fresh package lists first."
    if ! run_apt update || ! run_apt install --no-install-recommends "${missing[@]}"; then
        say "These packages could not be installed (as root or through sudo; see above): ${missing[*]}"
        exit 2
    fi
}

# Whether the build folder is configured with each of the given -DNAME=VALUE.
build_is_configured() {
    local folder=$1 option name
    shift
    [[ -f $folder/build.ninja ]] || return 1
    for option in "$@"; do
        name=${option#-D}
        grep -q "^${name%%=*}:[A-Z]*=${name#*=}\$" "$folder/CMakeCache.txt" || return 1
    done
}

# build_lectern FOLDER [-DNAME=VALUE...]: configures where that is new, and builds what has changed.
build_lectern() {
    local folder=$1
    if ! build_is_configured "$@"; then
        shift
        cmake -S "$root" -B "$folder" -G Ninja "$@" >&2
    fi
    local quiet=()
    [[ -t 2 ]] || quiet=(--quiet)
    ninja "${quiet[@]}" -C "$folder" >&2
}
