# shellcheck shell=bash
# The machine under test, sourced by run: a root made of this system and Lectern's packages, Debian's kernel, and QEMU, which is
# asked over a monitor (ask) and a serial line (errand). Expects ground, cache and here to be set, and lives in a mount
# namespace of its own, which takes every mount with it.

glass=1280x800
machine='' # QEMU's process

# Ends politely where the test cannot be made.
skip() {
    printf 'skipped: %s\n' "$*"
    exit 77
}

fail() {
    printf 'console: %s\n' "$*" >&2
    for log in kernel qemu; do
        [[ ! -s $ground/$log.log ]] || { echo "---- the last of $log.log" && tail -n 25 "$ground/$log.log"; } >&2
    done
    exit 1
}

# ---- the kernel

fetch_kernel() {
    local package
    package=$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[0-9].*\)/\1/p' | head -n 1)
    [[ -n $package ]] || skip 'apt knows no kernel linux-image-amd64 (is apt-get update due?)'
    kernel_package=$(find "$cache" -name "${package}_*.deb" | sort | tail -n 1)
    if [[ -z $kernel_package ]]; then
        (cd "$cache" && { apt-get --quiet download "$package" || { apt-get --quiet update && apt-get --quiet download "$package"; }; }) \
            >"$ground/download.log" 2>&1 || skip "$package cannot be fetched: $(tail -n 1 "$ground/download.log")"
        kernel_package=$(find "$cache" -name "${package}_*.deb")
    fi
    mkdir "$ground/kernel"
    dpkg-deb --fsys-tarfile "$kernel_package" | tar -x -C "$ground/kernel" --wildcards './boot/vmlinuz-*' './lib/modules/*/modules.*' \
        '*/drivers/virtio/*' '*/drivers/gpu/drm/*' '*/drivers/input/*' '*/drivers/usb/*' '*/drivers/scsi/*' '*/net/9p/*' '*/fs/*' '*/crypto/*' '*/lib/*'
    release=$(basename "$ground"/kernel/lib/modules/*)
    depmod -b "$ground/kernel" "$release"
}

# The first file system: busybox, init, and the modules that have to be there before the root.
make_initramfs() {
    local start=$ground/start module
    mkdir -p "$start"/{bin,proc,sys,dev}
    cp "$(command -v busybox)" "$start/bin/busybox"
    for module in sh mount umount insmod cat echo mkdir switch_root; do
        ln -s busybox "$start/bin/$module"
    done
    install -m 755 "$here/init" "$start/init"
    for module in virtio_pci virtio_gpu virtio_input evdev uinput xhci_pci usb_storage sd_mod 9pnet_virtio 9p overlay; do
        modprobe -d "$ground/kernel" -S "$release" --show-depends "$module"
    done | awk '$1 == "insmod" && !seen[$2]++ { print $2 }' >"$ground/modules"
    while read -r module; do
        cp "$module" "$start/"
        basename "$module"
    done <"$ground/modules" >"$start/modules"
    (cd "$start" && find . | busybox cpio -o -H newc) >"$ground/initramfs" 2>"$ground/cpio.log"
}

# ---- the root

inside() {
    chroot "$ground/root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C DEBIAN_FRONTEND=noninteractive "$@"
}

# This system with a layer of memory over it, so that nothing of it is changed.
lay_root() {
    local layers=$ground/layers
    mkdir "$layers" "$ground/root"
    mount -t tmpfs layers "$layers" || skip 'this account may mount nothing here'
    mkdir "$layers/upper" "$layers/work"
    mount -t overlay -o "lowerdir=/,upperdir=$layers/upper,workdir=$layers/work" root "$ground/root" ||
        skip 'nothing can be laid over this file system'
    [[ -x $ground/root/usr/bin/apt-get ]] || skip 'the root file system alone is no whole Debian system'
}

# The packages as apt installs them, with all they depend on; from this system only its programs are taken, no services.
install_packages_inside() {
    local root=$ground/root folder
    for folder in dev proc run tmp; do
        mkdir -p "$root/$folder"
    done
    mount --rbind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    mount -t tmpfs run "$root/run"
    mount -t tmpfs tmp "$root/tmp"
    find "$root/etc/systemd/system" ! -type d ! -name 'getty@tty1.service' -delete
    rm -rf "$root"/etc/{fstab,crypttab} "$root"/{etc,var/lib}/lectern
    cp "$ground"/package/lectern{,-content,-kiosk}_*.deb "$root/tmp/" # on the bare console there is no cage
    mkdir -p "$cache/archives/partial"
    mkdir -p "$root/var/cache/apt/archives"
    mount --bind "$cache/archives" "$root/var/cache/apt/archives"
    local install=(apt-get --quiet --yes --no-install-recommends -o Dpkg::Use-Pty=0 -o APT::Keep-Downloaded-Packages=true install
        udev systemd-sysv)
    inside sh -c "${install[*]} /tmp/*.deb || { apt-get --quiet update && ${install[*]} /tmp/*.deb; }" >"$ground/apt.log" 2>&1 ||
        fail "the packages cannot be installed: $(tail -n 5 "$ground/apt.log")"
    umount -R "$root"/{dev,proc,run,tmp,var/cache/apt/archives}
}

# What the test itself needs in there.
install_errands() {
    local root=$ground/root
    mkdir "$root/usr/lib/console"
    for program in finger master; do
        cc -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -Werror -static -o "$root/usr/lib/console/$program" "$here/$program.c"
    done
    install -m 755 "$here/errands" "$root/usr/lib/console/errands"
    printf '[Service]\nExecStart=/usr/lib/console/errands\nStandardInput=null\n' >"$root/etc/systemd/system/errands.service"
    printf '[Unit]\nBefore=lectern.service\n[Service]\nExecStart=/usr/lib/console/finger /run/finger-1 %s %s\n' "${glass%%x*}" "${glass#*x}" \
        >"$root/etc/systemd/system/finger-1.service"
    printf '[Journal]\nStorage=volatile\nRateLimitBurst=0\n' >"$root/etc/systemd/journald.conf"
    mkdir -p "$root/etc/systemd/system/multi-user.target.wants"
    ln -s ../errands.service ../finger-1.service "$root/etc/systemd/system/multi-user.target.wants/"
}

# ---- QEMU

start_machine() {
    local line
    for line in monitor errand; do
        mkfifo "$ground/$line.in" "$ground/$line.out"
    done
    local words="console=tty0 console=ttyS0 quiet systemd.show_status=no systemd.unit=multi-user.target $*"
    words+=' systemd.mask=serial-getty@ttyS0.service systemd.mask=console-getty.service systemd.firstboot=off'
    qemu-system-x86_64 -accel tcg -cpu Nehalem -smp 2 -m 2048 -nodefaults -no-user-config -display none -no-reboot \
        -kernel "$ground/kernel/boot/vmlinuz-$release" -initrd "$ground/initramfs" -append "$words" \
        -virtfs "local,path=$ground/root,mount_tag=root,security_model=none,readonly=on,multidevs=remap" \
        -device "virtio-gpu-pci,xres=${glass%x*},yres=${glass#*x}" -device virtio-keyboard-pci -device qemu-xhci,id=usb \
        -chardev "pipe,id=monitor,path=$ground/monitor" -mon chardev=monitor,mode=control \
        -serial "file:$ground/kernel.log" -serial "pipe:$ground/errand" \
        </dev/null >"$ground/qemu.log" 2>&1 &
    machine=$!
    exec {to_monitor}<>"$ground/monitor.in" {from_monitor}<>"$ground/monitor.out"
    exec {to_errand}<>"$ground/errand.in" {from_errand}<>"$ground/errand.out"
    ask qmp_capabilities
    await_ready
}

is_running() {
    [[ -n $machine ]] && kill -0 "$machine" 2>/dev/null
}

stop_machine() {
    if is_running; then
        kill "$machine"
        wait "$machine" || true
    fi
    machine=''
}

# next_line FD SECONDS: the next line goes to $line. False when none came in that time.
next_line() {
    local second part=''
    line=''
    for ((second = 0; second < $2; second++)); do
        # What comes before the time is over may be half a line.
        if IFS= read -r -t 1 -u "$1" part; then
            line=${line}${part%$'\r'}
            return 0
        fi
        line+=$part
        is_running || fail 'the machine has ended'
    done
    return 1
}

# ask COMMAND [ARGUMENTS]: of QEMU's monitor, with arguments in JSON. Its answer goes to $line.
ask() {
    printf '{"execute": "%s"%s}\n' "$1" "${2:+, \"arguments\": $2}" >&"$to_monitor"
    while next_line "$from_monitor" 300; do
        case $line in
        *'"return":'*) return 0 ;;
        *'"error":'*) fail "QEMU refused $1: $line" ;;
        esac
    done
    fail "QEMU did not answer $1"
}

# Presses keys together, by QEMU's names.
press() {
    ask human-monitor-command "{\"command-line\": \"sendkey $1\"}"
}

await_ready() {
    while next_line "$from_errand" 600; do
        [[ $line != '::: ready' ]] || return 0
    done
    fail 'the machine did not start'
}

# errand COMMAND: run as root in the machine. What it printed goes to $reply; its exit status is the command's.
errand() {
    reply=''
    printf '%s\n' "${*//$'\n'/ }" >&"$to_errand"
    while next_line "$from_errand" 600; do
        [[ $line != '::: '* ]] || return "${line#::: }"
        [[ -z $line ]] || reply+=${reply:+$'\n'}$line
    done
    fail "the machine did not answer: $*"
}

# What the glass shows goes to a picture in a folder of its own, where compare finds it.
dump() {
    mkdir -p "$ground/$1"
    ask screendump "{\"filename\": \"$ground/$1/glass.png\", \"format\": \"png\"}"
}
