#!/usr/bin/env bash
# Builds target/archive/blog-VERSION-TARGET.tar.gz and its SHA256SUMS from the program
# built by `just static`. The archive is reproducible.
set -euo pipefail
cd "$(dirname "$0")/.."
version=$(cargo metadata --locked --no-deps --format-version 1 | jq -r '.packages[0].version')
name=blog-$version-$(rustc --print host-tuple)
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

packaging/stage.sh "target/archive/$name"
cp target/release/blog README.md CHANGELOG.md LICENSE-APACHE LICENSE-MIT "target/archive/$name"
cd target/archive
tar --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner \
    --mode=go-w,a+rX --create "$name" | gzip -9n > "$name.tar.gz"
rm -r "$name"
sha256sum ./*.tar.gz | tee SHA256SUMS
