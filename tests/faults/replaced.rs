//! The file of the blog is moved or replaced while a command has it open.

use std::fs;
use std::process::{Child, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::common::{Blog, Done};

/// Waits until a program has opened the blog and its journal. The program checks the
/// header before that.
fn wait_until_open(child: &Child, blog: &Blog) {
    let end = Instant::now() + Duration::from_secs(120);
    let journal = blog.folder().join("blog.db-wal");
    loop {
        let open = fs::read_dir(format!("/proc/{}/fd", child.id())).unwrap();
        let mut links = open.filter_map(|entry| fs::read_link(entry.ok()?.path()).ok());
        if links.any(|link| link == journal) {
            return;
        }
        assert!(Instant::now() < end, "it does not open the blog");
        thread::sleep(Duration::from_millis(5));
    }
}

/// Starts a command that waits for another writer, changes the file, and returns the
/// output of the command.
fn run_while_locked(blog: &Blog, work: impl FnOnce()) -> Done {
    let sqlite = blog.sqlite();
    sqlite.execute_batch("BEGIN IMMEDIATE").unwrap();
    let mut command = blog.command();
    command.args(["post", "add", "Lost", "-b", "x"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    wait_until_open(&child, blog);
    work();
    sqlite.execute_batch("ROLLBACK").unwrap();
    Done::from(child.wait_with_output().unwrap())
}

#[test]
fn a_file_replaced_while_a_command_waits_is_not_written() {
    if !fs::exists("/proc/self/fd").unwrap() {
        return;
    }
    let blog = Blog::with_posts();
    let copy = blog.folder().join("copy.db");
    fs::copy(blog.file(), &copy).unwrap();
    let done = run_while_locked(&blog, || fs::rename(&copy, blog.file()).unwrap());
    assert_eq!((done.code, done.stdout.as_str()), (7, ""), "{done:?}");
    let said = "was removed or replaced while it was open\nhint: nothing was written; \
                run the command again\n";
    assert!(done.stderr.ends_with(said), "{done:?}");
    assert_eq!(blog.ok(["post", "count"]), "2\n");
    let done = run_while_locked(&blog, || {
        fs::rename(blog.file(), blog.folder().join("moved.db")).unwrap();
    });
    assert_eq!((done.code, done.stdout.as_str()), (7, ""), "{done:?}");
    let said = format!("was moved to {}/moved.db while", blog.folder().display());
    assert!(done.stderr.contains(&said), "{done:?}");
}

#[test]
fn a_command_continues_if_the_file_stays() {
    if !fs::exists("/proc/self/fd").unwrap() {
        return;
    }
    let blog = Blog::with_posts();
    assert_eq!(run_while_locked(&blog, || {}).code, 0);
    assert_eq!(blog.ok(["post", "count"]), "3\n");
}
