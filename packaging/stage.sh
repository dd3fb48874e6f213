#!/usr/bin/env bash
# Puts what is released beside a program into a folder: its manual, its completions, and
# the licences of the libraries in it.
# usage: packaging/stage.sh PROGRAM FOLDER
set -euo pipefail
program=$(realpath "$1") folder=$(realpath -m "$2")
cd "$(dirname "$0")/.."
rm -rf "$folder"
mkdir -p "$folder/man" "$folder/completions"

cargo run --quiet --locked --example man -- "$folder/man"

# These ask the program, so they know the slugs and the tags of a blog; all but the last.
complete() { (COMPLETE=$1 exec -a blog "$program" > "$folder/completions/$2"); }
complete bash blog.bash
complete zsh _blog
complete fish blog.fish
complete elvish blog.elv
complete powershell _blog.ps1
cp completions/blog.nu "$folder/completions"

cargo metadata --locked --format-version 1 --filter-platform "$(rustc --print host-tuple)" |
    jq -r '.packages[] | select(.source) | "\(.name) \(.version): \(.license)\t\(.manifest_path)"' |
    while IFS=$'\t' read -r library manifest; do
        printf '%s\n\n' "$library"
        find "$(dirname "$manifest")" -maxdepth 1 -type f \
            \( -iname 'license*' -o -iname 'copying*' -o -iname 'unlicense*' -o -iname 'notice*' \) |
            LC_ALL=C sort | xargs -r -d '\n' cat
        printf '\n\n'
    done | gzip -9n > "$folder/LICENSES-OF-LIBRARIES.gz"
