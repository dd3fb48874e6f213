#!/usr/bin/env bash
# Installs the Debian package on a clean Debian, uses it, removes it, and checks that no
# files are left. Needs root and mmdebstrap.
# usage: packaging/check-deb.sh [PACKAGE [SUITE]]
set -euo pipefail
cd "$(dirname "$0")/.."
package=${1:-$(echo target/debian/*.deb)} suite=${2:-bookworm}
root=$(mktemp -d) lists=$(mktemp -d)
trap 'rm -rf --one-file-system "$root" "$lists"' EXIT
mmdebstrap --quiet --variant=apt --include=bash-completion,fish,man-db,zsh "$suite" "$root"

# Runs a command in its own process and mount namespaces.
in_root() {
    unshare --mount --pid --fork sh -c 'mount -t proc proc "$0/proc" &&
        mount -t devpts -o newinstance,ptmxmode=666 devpts "$0/dev/pts" && exec chroot "$0" env -C /work "$@"' \
        "$root" -i HOME=/work LANG=C.UTF-8 TERM=xterm PATH=/usr/sbin:/usr/bin:/sbin:/bin "$@"
}
export -f in_root
export root

files() {
    in_root find / -xdev \
        \( -path /proc -o -path /work -o -path /var/cache -o -path /var/log -o -path /var/lib \) \
        -prune -o -print |
        LC_ALL=C sort
}

says() {
    local said
    said=$(cat)
    if [[ $said != *"$1"* ]]; then
        printf 'not said: %s\n%s\n' "$1" "$said" >&2
        exit 1
    fi
}

# Types a line in a terminal and prints the output.
types() {
    (sleep 2; printf '%s' "$2"; sleep 2; printf '\nexit\n'; sleep 1) |
        script --quiet --command "in_root $1" /dev/null
}

dpkg-deb --field "$package" Package Version Architecture Depends Installed-Size
mkdir "$root/work"
files > "$lists/before"
cp "$package" "$root/blog.deb"
in_root apt-get -qq install /blog.deb > /dev/null
rm "$root/blog.deb"

in_root blog --version
in_root blog init
in_root blog post add "Hello, world" --body "My first post." --tag tea
in_root blog post show hello-world | says 'My first post.'
echo 'the program works'

in_root man blog | says 'blog - '
in_root man blog-post-add | says 'blog-post-add - '
in_root man 7 blog-times | says 'blog-times - '
echo 'its manual is shown'

echo ". /usr/share/bash-completion/bash_completion" > "$root/work/.bashrc"
types "bash -i" $'blog post show hel\t' | says 'My first post.'
echo "autoload -U compinit; compinit -D" > "$root/work/.zshrc"
types "zsh -i" $'blog post show hel\t' | says 'My first post.'
in_root fish -c 'complete -C "blog post list --tag t"' | says tea
echo 'bash, zsh and fish complete slugs and tags'

in_root apt-get -qq purge blog-cli > /dev/null
files > "$lists/after"
diff "$lists/before" "$lists/after"
echo 'removed: nothing is left'
