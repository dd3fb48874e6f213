//! Exhausted resources: disk space, write permission, open files, memory.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::json;

use super::cases::sample;
use super::oracle::sound;
use super::{all, report};
use crate::common::{Blog, Done, lacks, program};

/// Runs a script in a mount namespace; `None` if that is not permitted.
fn with_mounts(blog: &Blog, script: &str) -> Option<String> {
    if lacks("unshare") {
        return None;
    }
    let as_root = rustix::process::geteuid().is_root();
    let flags = if as_root { "-m" } else { "-Urm" };
    let run = |script: &str| {
        let mut command = blog.other("unshare");
        command
            .args([flags, "bash", "-c", script])
            .env("BLOG", program());
        command.stdin(Stdio::null()).output().unwrap()
    };
    if !run("mkdir -p test && mount -t tmpfs none test")
        .status
        .success()
    {
        let _ = writeln!(std::io::stderr(), "skipped: nothing can be mounted here");
        return None;
    }
    let output = run(script);
    let done = Done::from(output);
    assert_eq!(done.code, 0, "{done:?}");
    Some(done.stdout)
}

/// Writes to disks of growing size; prints each exit code and the number of reports.
const SMALL: &str = r#"
    mkdir disk; head -c 100000 /dev/zero | tr '\0' x > text
    for spare in $SIZES; do
        mount -t tmpfs -o size=$(( $(stat -c %s blog.db) / 1024 + spare ))k none disk
        cp blog.db disk/
        "$BLOG" --db disk/blog.db post add Long -F text >said 2>&1; code=$?
        "$BLOG" --db disk/blog.db post count >/dev/null 2>&1 || code=unreadable
        mkdir kept.$spare; cp disk/blog.db* kept.$spare/
        umount disk
        echo "$spare $code $(grep -c -e '^hint:' -e '^added' said)"
    done"#;

#[test]
fn a_disk_that_is_too_small_leaves_the_blog_unchanged() {
    let mut blog = sample();
    let step = if all() { 4 } else { 64 };
    let sizes: Vec<String> = (0..600)
        .step_by(step)
        .map(|size: usize| size.to_string())
        .collect();
    blog.set("SIZES", sizes.join(" "));
    let old = sound(&blog.file()).unwrap();
    let Some(shown) = with_mounts(&blog, SMALL) else {
        return;
    };
    let (mut full, mut fitted) = (0, 0);
    for line in shown.lines() {
        let cells: Vec<&str> = line.split(' ').collect();
        let kept = blog
            .folder()
            .join(format!("kept.{}", cells[0]))
            .join("blog.db");
        let now = sound(&kept).unwrap();
        match cells[1] {
            "6" => full += usize::from(now == old),
            "0" => fitted += usize::from(now != old),
            code => panic!("with {} KiB left: exit {code}", cells[0]),
        }
        assert_eq!(
            cells[2], "1",
            "with {} KiB left no error is printed",
            cells[0]
        );
    }
    report(&format!(
        "disks too small: {full}, large enough: {fitted}, failures 0"
    ));
    assert_eq!(full + fitted, sizes.len());
    assert!(full > 0 && fitted > 0);
}

/// Reads and writes on a read-only mount, without journal files and with them.
const READ_ONLY: &str = r#"
    mkdir disk; mount -t tmpfs none disk; cp blog.db* disk/; mount -o remount,ro disk
    for command in 'post list' 'search text' 'comment list' 'post add New -b x' 'post rm 1 --yes'; do
        "$BLOG" --db disk/blog.db $command >shown 2>said
        echo "$command: $? $(grep -c '^hint:' said)"
    done
    umount disk"#;

#[test]
fn a_read_only_disk_allows_reads_and_refuses_writes() {
    let expected = "post list: 0 0\nsearch text: 0 0\ncomment list: 0 0\n\
                    post add New -b x: 6 1\npost rm 1 --yes: 6 1\n";
    let Some(shown) = with_mounts(&sample(), READ_ONLY) else {
        return;
    };
    assert_eq!(shown, expected);
    // With a journal that is not empty, and its index.
    let blog = sample();
    let reader = blog.sqlite();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM post")
        .unwrap();
    blog.ok(["post", "add", "In the journal", "-b", "x"]);
    let shown = with_mounts(&blog, READ_ONLY).unwrap();
    assert_eq!(shown, expected);
    report("read-only disks: 2, failures 0");
}

/// Commands on a text as long as the file `text`, and whether they write.
const LIMITED: [(&[&str], bool); 6] = [
    (&["post", "add", "New", "-F", "text"], true),
    (&["import", "jsonl", "lines"], true),
    (&["replace", "e", "E", "--all", "--yes"], true),
    (&["post", "list"], false),
    (&["search", "text"], false),
    (&["export", "jsonl"], false),
];

#[test]
fn few_open_files_or_little_memory_lose_no_data() {
    if lacks("prlimit") {
        return;
    }
    let old = sound(&sample().file()).unwrap();
    let files = (3..12).map(|count| format!("--nofile={count}"));
    let step = if all() { 2 } else { 16 };
    // With a lower limit the dynamic loader fails to map a debug build.
    let memory = (20..76).step_by(step);
    let memory = memory.map(|size| format!("--data={}", size * 131_072));
    let limits: Vec<String> = files.chain(memory).collect();
    let mut codes = BTreeMap::new();
    for (number, limit) in limits.iter().enumerate() {
        for (place, (arguments, writes)) in LIMITED.into_iter().enumerate() {
            // A sample tries one command for each limit.
            if !all() && number % LIMITED.len() != place {
                continue;
            }
            let blog = sample();
            let text = "x".repeat(900_000);
            let line = json!({"type": "post", "id": 99, "title": "New", "body": text});
            blog.write("lines", line.to_string());
            blog.write("text", text);
            let mut command = blog.other("prlimit");
            command.arg(limit).arg(program()).args(arguments);
            let output = command.stdin(Stdio::null()).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            // 127 is the exit code of the dynamic loader, which has the same limit.
            let code = output.status.code();
            let context = format!("{limit} {arguments:?}: {:?} {said}", output.status);
            assert!(matches!(code, Some(0 | 6 | 127)), "{context}");
            assert_eq!(said.is_empty(), code == Some(0), "{context}");
            *codes.entry(code.unwrap_or_default()).or_insert(0) += 1;
            let is_old = sound(&blog.file()).unwrap() == old;
            assert_eq!(is_old, code != Some(0) || !writes, "{context}");
            assert!(!fs::exists(blog.folder().join("blog.db-wal")).unwrap());
        }
    }
    report(&format!("limits: exit codes {codes:?}, failures 0"));
}
