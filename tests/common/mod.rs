//! An isolated blog for each test: the real binary, a real file, a cleared environment,
//! a fixed clock.

pub mod commands;
mod sample;
pub mod schema;
pub mod terminal;

use std::collections::hash_map::DefaultHasher;
use std::ffi::{OsStr, OsString};
use std::fs::Permissions;
use std::hash::{Hash, Hasher};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use blog::model::search::tokenizer::words;
use rusqlite::functions::FunctionFlags;
use serde_json::Value;
use tempfile::TempDir;

/// 2026-11-23T12:00:00Z, the default time of the tests.
pub const NOW: &str = "1795435200";

/// A temporary home folder, with or without a blog.
pub struct Blog {
    home: TempDir,
    variables: Vec<(String, OsString)>,
}

/// The result of a command.
#[derive(Debug)]
pub struct Done {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The program under test: that of `BLOG_BIN`, or the binary built by cargo.
pub fn program() -> &'static str {
    static PROGRAM: OnceLock<String> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let named = std::env::var("BLOG_BIN").ok();
        named.unwrap_or_else(|| env!("CARGO_BIN_EXE_blog").to_owned())
    })
}

impl Blog {
    /// A home folder without a blog.
    pub fn without_file() -> Blog {
        Blog {
            home: tempfile::tempdir().unwrap(),
            variables: Vec::new(),
        }
    }

    /// A home folder without a blog, on a memory file system if there is one, where
    /// syncs take no time.
    pub fn without_file_in_memory() -> Blog {
        let home = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        Blog {
            home: home.unwrap(),
            variables: Vec::new(),
        }
    }

    /// A copy of all files on a memory file system, with the same environment.
    pub fn copy(&self) -> Blog {
        let mut copy = Blog::without_file_in_memory();
        copy.variables.clone_from(&self.variables);
        copy_files(self.folder(), copy.folder());
        copy
    }

    /// An empty blog by Ann.
    pub fn new() -> Blog {
        let blog = Blog::without_file();
        blog.ok(["init", "--title", "Test", "--author", "Ann"]);
        blog
    }

    /// A blog with two posts (`hello` with the tags `life` and `rust`, the draft
    /// `plan`) and three comments on `hello`: 1 by Bob, 2 by Ann in reply to it, and 3,
    /// pending, by Cyd.
    pub fn with_posts() -> Blog {
        let blog = Blog::new();
        let comment = ["comment", "add", "hello", "--author"];
        blog.ok([
            "post",
            "add",
            "Hello",
            "-b",
            "Some *text*.",
            "--tag",
            "life,rust",
        ]);
        blog.ok(["post", "add", "Plan", "-b", "Later.", "--draft"]);
        blog.ok(comment.iter().chain(&["Bob", "-b", "Welcome!"]));
        blog.ok(comment
            .iter()
            .chain(&["Ann", "-b", "Thanks.", "--parent", "1"]));
        blog.ok(comment
            .iter()
            .chain(&["Cyd", "-b", "Hm.", "--status", "pending"]));
        blog
    }

    /// Sets an environment variable of later commands.
    pub fn set(&mut self, name: &str, value: impl Into<OsString>) {
        self.variables.push((name.to_owned(), value.into()));
    }

    /// The working folder of the commands.
    pub fn folder(&self) -> &Path {
        self.home.path()
    }

    pub fn file(&self) -> PathBuf {
        self.folder().join("blog.db")
    }

    /// Writes a file beside the blog.
    pub fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder().join(name);
        std::fs::write(&path, &contents).unwrap();
        grow_corpus(contents.as_ref());
        path
    }

    /// The program, without arguments.
    pub fn command(&self) -> Command {
        self.other(program())
    }

    /// Another program in the same environment, such as one that starts ours.
    pub fn other(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .envs(self.environment())
            .current_dir(self.folder());
        command
    }

    fn environment(&self) -> Vec<(String, OsString)> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let fixed: [(&str, OsString); 6] = [
            ("HOME", self.folder().into()),
            ("PATH", path),
            ("SOURCE_DATE_EPOCH", NOW.into()),
            ("TZ", "UTC".into()),
            ("COLUMNS", "80".into()),
            // Output longer than the test's terminal would start the pager.
            ("BLOG_PAGER", "".into()),
        ];
        fixed
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .chain(self.variables.iter().cloned())
            .collect()
    }

    /// A line of POSIX shell, with the program in `PATH`.
    pub fn shell(&self, line: &str) -> Command {
        self.shell_named("sh", line)
    }

    /// A line of bash, with the program in `PATH`.
    pub fn bash(&self, line: &str) -> Command {
        self.shell_named("bash", line)
    }

    fn shell_named(&self, shell: &str, line: &str) -> Command {
        let mut command = Command::new(shell);
        command
            .args(["-c", line])
            .env_clear()
            .envs(self.environment())
            .env("PATH", self.path())
            .current_dir(self.folder());
        command
    }

    /// `PATH`, starting with the folder of our program.
    pub fn path(&self) -> OsString {
        let program = Path::new(program()).parent().unwrap();
        let mut path = OsString::from(program);
        path.push(":");
        path.push(std::env::var_os("PATH").unwrap_or_default());
        path
    }

    /// Runs a command without a terminal and without input.
    pub fn run<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Done {
        let output = self
            .command()
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Done::from(output)
    }

    /// Copies the program beside the blog, because only root can enter the folders
    /// above the build. Another process copies it: a file open for writing in a test is
    /// inherited by programs that other tests start, and cannot be executed then.
    pub fn copy_program(&self) -> PathBuf {
        let copied = self.folder().join("program");
        let mut copy = Command::new("cp");
        assert!(copy.arg(program()).arg(&copied).status().unwrap().success());
        std::fs::set_permissions(&copied, Permissions::from_mode(0o555)).unwrap();
        copied
    }

    /// Makes the folder and the file of the blog read-only.
    pub fn make_read_only(&self) {
        let mode = Permissions::from_mode;
        self.copy_program();
        std::fs::set_permissions(self.file(), mode(0o444)).unwrap();
        std::fs::set_permissions(self.folder(), mode(0o555)).unwrap();
    }

    /// Makes the folder writable, so that it can be removed.
    pub fn make_writable(&self) {
        std::fs::set_permissions(self.folder(), Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs a command as a user without root's permissions, after
    /// [`Blog::make_read_only`]. `None` if that is not permitted.
    pub fn run_unprivileged(&self, arguments: &[&str]) -> Option<Done> {
        let as_root = rustix::process::geteuid().is_root();
        if as_root && lacks("setpriv") {
            return None;
        }
        let mut command = self.other(if as_root { "setpriv" } else { "env" });
        if as_root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        }
        command
            .arg(self.folder().join("program"))
            .arg("--db")
            .arg(self.file())
            .args(arguments);
        let output = command.stdin(Stdio::null()).output().ok()?;
        Some(Done::from(output))
    }

    /// Runs a command with a fault that `strace` injects into a system call, such as
    /// `fsync:signal=KILL:when=2`.
    pub fn run_with_fault(&self, fault: &str, arguments: &[&str]) -> Done {
        let call = fault.split(':').next().unwrap();
        let output = self
            .other("strace")
            .args(["-qq", "-o", "/dev/null", "-e", &format!("trace={call}")])
            .args(["-e", &format!("inject={fault}"), "--"])
            .arg(env!("CARGO_BIN_EXE_blog"))
            .args(arguments)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Done::from(output)
    }

    /// Kills a command at every system call that writes, and finally runs it to its
    /// end. Calls `before` each time, and `after` with the call.
    pub fn kill_everywhere(
        &self,
        arguments: &[&str],
        before: impl Fn(),
        mut after: impl FnMut(&str),
    ) -> usize {
        let mut kills = 0;
        for call in [
            "openat",
            "pwrite64",
            "write",
            "fdatasync",
            "fsync",
            "ftruncate",
            "renameat2",
            "linkat",
            "unlink",
            "unlinkat",
            "mkdir",
        ] {
            let mut step = 1;
            let mut number = 1;
            loop {
                before();
                let fault = format!("{call}:signal=KILL:when={number}");
                let done = self.run_with_fault(&fault, arguments);
                after(&fault);
                if done.code != -1 {
                    assert_eq!(done.code, 0, "{fault}: {done:?}");
                    break;
                }
                kills += 1;
                // A sample of frequent calls.
                step += number / 8;
                number += step;
            }
        }
        kills
    }

    /// Runs a command with this standard input.
    pub fn feed<S: AsRef<OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = S>,
        input: impl AsRef<[u8]>,
    ) -> Done {
        let mut child = self
            .command()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        grow_corpus(input.as_ref());
        // A command that ignores its input can have exited.
        let _ = child.stdin.take().unwrap().write_all(input.as_ref());
        Done::from(child.wait_with_output().unwrap())
    }

    /// Runs a command that must succeed; returns its standard output.
    pub fn ok<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> String {
        let done = self.run(arguments);
        assert_eq!(done.code, 0, "{done:?}");
        done.stdout
    }

    /// Runs a command that must fail with this code and an empty standard output;
    /// returns its standard error.
    pub fn fails<S: AsRef<OsStr>>(
        &self,
        code: i32,
        arguments: impl IntoIterator<Item = S>,
    ) -> String {
        let done = self.run(arguments);
        assert_eq!((done.code, done.stdout.as_str()), (code, ""), "{done:?}");
        done.stderr
    }

    /// Runs a command that must succeed; returns the ids it prints, separated by
    /// spaces.
    pub fn ids<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> String {
        let mut arguments: Vec<OsString> = arguments
            .into_iter()
            .map(|word| word.as_ref().to_owned())
            .collect();
        arguments.extend(["--format".into(), "ids".into()]);
        self.ok(arguments).lines().collect::<Vec<_>>().join(" ")
    }

    /// Sets a script of `sh` as the editor; `$1` is the file.
    pub fn set_editor(&mut self, script: &str) {
        let path = self.write("editor.sh", script);
        self.set("BLOG_EDITOR", format!("sh {}", path.display()));
    }

    /// Runs a command that must succeed; returns its JSON.
    pub fn json<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Value {
        let mut arguments: Vec<OsString> = arguments
            .into_iter()
            .map(|word| word.as_ref().to_owned())
            .collect();
        arguments.extend(["--format".into(), "json".into()]);
        serde_json::from_str(&self.ok(arguments)).unwrap()
    }

    /// Runs a command that must succeed; returns the one element of its JSON array.
    pub fn json_one<S: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = S>) -> Value {
        match self.json(arguments) {
            Value::Array(mut found) if found.len() == 1 => found.remove(0),
            other => panic!("not an array of one: {other}"),
        }
    }

    /// The file of the blog, opened with SQLite.
    pub fn sqlite(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.file()).unwrap()
    }

    /// Inserts `count` drafts with this title prefix.
    pub fn insert_posts(&self, count: u32, title: &str) {
        let sql = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
                   INSERT INTO post (slug, title, created_at, updated_at)
                   SELECT 'n' || i, ?2 || ' ' || i, ?3, ?3 FROM n";
        let values = (count, title, "2026-01-01T00:00:00Z");
        self.sqlite().execute(sql, values).unwrap();
    }

    /// Asserts that the file is sound, after a search that indexes external writes.
    pub fn assert_sound(&self) {
        self.ok(["search", "anything"]);
        assert_sound(&self.sqlite());
    }
}

/// Whether a program is missing, so that the test is skipped. Panics if
/// `BLOG_TEST_REQUIRE` is set.
pub fn lacks(program: &str) -> bool {
    let lacks = !has(program);
    assert!(
        !lacks || std::env::var_os("BLOG_TEST_REQUIRE").is_none(),
        "{program} is missing"
    );
    lacks
}

/// Whether a program is installed; prints a line about the skipped test if not.
pub fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let has = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !has {
        let _ = writeln!(std::io::stderr(), "skipped: {program} is missing");
    }
    has
}

fn copy_files(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir(&to).unwrap();
            copy_files(&path, &to);
        } else {
            std::fs::copy(path, to).unwrap();
        }
    }
}

/// Asserts that a file is sound and that its search indexes match its rows.
pub fn assert_sound(sqlite: &rusqlite::Connection) {
    check_sound(sqlite).unwrap();
}

/// Like [`assert_sound`], but returns the error.
pub fn check_sound(sqlite: &rusqlite::Connection) -> Result<(), String> {
    let wrong = |error: rusqlite::Error| error.to_string();
    let verdict: String = sqlite
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .map_err(wrong)?;
    if verdict != "ok" {
        return Err(verdict);
    }
    let orphans = sqlite.prepare("PRAGMA foreign_key_check");
    if orphans
        .and_then(|mut rows| rows.exists([]))
        .map_err(wrong)?
    {
        return Err("there are orphans".to_owned());
    }
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let function = |context: &mut rusqlite::functions::Context<'_>| {
        let text = context.get_raw(0).as_bytes_or_null()?;
        Ok(text.map(|text| words(&String::from_utf8_lossy(text))))
    };
    sqlite
        .create_scalar_function("words", 1, flags, function)
        .map_err(wrong)?;
    for index in ["post_search", "comment_search"] {
        let check = format!("INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)");
        let checked = sqlite.execute(&check, []);
        checked.map_err(|error| format!("{index}: {error}"))?;
    }
    Ok(())
}

/// The longest input of the fuzzer, in bytes.
const LONGEST_INPUT: usize = 64 * 1024;

/// If `FUZZ_CORPUS` names a folder, stores the input of a test there for the fuzzer, in
/// the folder of the test's module.
fn grow_corpus(contents: &[u8]) {
    let corpus = std::env::var_os("FUZZ_CORPUS");
    let Some(corpus) = corpus.filter(|_| contents.len() <= LONGEST_INPUT) else {
        return;
    };
    let thread = std::thread::current();
    let module = thread.name().unwrap_or_default().split("::").next();
    let folder = Path::new(&corpus).join(module.unwrap_or_default());
    std::fs::create_dir_all(&folder).unwrap();
    let mut hasher = DefaultHasher::new();
    contents.hash(&mut hasher);
    let name = format!("{:016x}", hasher.finish());
    std::fs::write(folder.join(name), contents).unwrap();
}

impl From<Output> for Done {
    fn from(output: Output) -> Done {
        Done {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
