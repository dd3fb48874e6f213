# Lists the tasks.
default:
    @just --list

# Runs the checks of CI.
check:
    .ci/run

# Runs the tests.
test:
    cargo test --locked

# Kills the program 200 times during an edit, and checks that no text is lost.
editor-kills:
    EDITOR_KILLS=200 cargo test --locked --test blog drafts::no_kill -- --nocapture

# Kills 100 readers of changes, and checks that each change is delivered exactly once.
readers:
    READERS_KILLED=100 cargo test --locked --test blog delivery -- --nocapture

# Compares 2,000 random walks of commands with a model in memory.
walks:
    RANDOM_WALKS=2000 cargo test --locked --test blog random_walk -- --nocapture

# Tests the release under faults: kills, failing disks, damaged files, power cuts.
faults:
    cargo build --release --locked
    FAULTS=all cargo test --locked --test blog faults::planted -- --nocapture
    FAULTS=all BLOG_BIN={{justfile_directory()}}/target/release/blog cargo test --locked --test blog faults -- --nocapture --test-threads 1

# Runs writers, readers, check, backup, vacuum and export concurrently, and checks for
# losses.
soak seconds="1800":
    cargo build --release --locked
    SOAK_SECONDS={{seconds}} BLOG_BIN={{justfile_directory()}}/target/release/blog cargo test --locked --test blog soak -- --nocapture

# Fuzzes readers, parsers and writers, a minute for each target (cargo-fuzz).
fuzz seconds="60" at_once="1":
    fuzz/run.sh -j {{at_once}} {{seconds}}

# Formats the code.
fmt:
    cargo fmt

# Writes the real output of the commands into the README and docs/.
readme:
    UPDATE_README=1 cargo test --locked --test blog readme

# Draws docs/session.svg, the picture in the README, from the real output.
session:
    UPDATE_SESSION=1 cargo test --locked --test blog session::

# Builds target/release/blog without dynamic libraries, which makes it start faster.
static:
    cargo rustc --release --locked --bin blog -- -C target-feature=+crt-static -C relocation-model=static

# Builds the Debian package.
deb:
    packaging/deb.sh

# Installs, uses and removes the Debian package on a clean Debian; needs root.
deb-check: deb
    packaging/check-deb.sh

# Builds the archive of a release and its checksums.
archive: static
    packaging/archive.sh

# Measures a blog with 10,000 images against one without.
media:
    cargo build --release --locked
    benches/media.py

# Prints the cost of each object of the schema at the start of a command.
schema-price:
    benches/schema.py

# Imports exports, renders the stored texts, and compares them with those of the exports;
# needs markdown-it-py and mdit-py-plugins (pip).
rendering +files:
    cargo build --locked
    benches/rendering.py {{files}}

# Counts old addresses that lead nowhere after an import.
addresses +files:
    cargo build --locked
    benches/addresses.py {{files}}

# Compares the speed with the sqlite3 shell, on 100,000 posts and 1,000,000 comments.
bench:
    cargo build --release --locked
    benches/compare.sh
    benches/start.sh

# Measures large work, such as imports, against its floor, on 100,000 posts and 1,000,000
# comments.
limits posts="100000" comments="1000000":
    cargo build --release --locked --bin blog --example limit
    benches/limits.py target/release/blog {{posts}} {{comments}}

# Measures how the cost of each reading command grows with the blog.
scale posts="100000":
    cargo build --release --locked
    benches/scale.py target/release/blog --posts {{posts}}
