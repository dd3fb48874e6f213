#!/usr/bin/env bash
# Builds target/debian/blog-cli_VERSION_ARCHITECTURE.deb.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo deb --version > /dev/null 2>&1 || cargo install --locked --debug cargo-deb@3.8.0
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct)}

cargo build --release --locked
packaging/stage.sh target/stage
rm -f target/debian/*.deb
cargo deb --locked --no-build
