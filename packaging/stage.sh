#!/usr/bin/env bash
# Copies the released files other than the program into a folder: the manual, the
# completions, and the licences of the linked libraries.
# usage: packaging/stage.sh FOLDER
set -euo pipefail
folder=$(realpath -m "$1")
cd "$(dirname "$0")/.."
rm -rf "$folder"
mkdir -p "$folder/man"

cargo run --quiet --locked --example man -- "$folder/man"

cp -r completions "$folder"

cargo metadata --locked --format-version 1 --filter-platform "$(rustc --print host-tuple)" |
    jq -r '.packages[] | select(.source) | "\(.name) \(.version): \(.license)\t\(.manifest_path)"' |
    while IFS=$'\t' read -r library manifest; do
        printf '%s\n\n' "$library"
        find "$(dirname "$manifest")" -maxdepth 1 -type f \
            \( -iname 'license*' -o -iname 'copying*' -o -iname 'unlicense*' -o -iname 'notice*' \) |
            LC_ALL=C sort | xargs -r -d '\n' cat
        printf '\n\n'
    done | gzip -9n > "$folder/LICENSES-OF-LIBRARIES.gz"
