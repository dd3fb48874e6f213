//! Environment variables that are not UTF-8, and a missing home folder.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::Stdio;

use rustix::process::geteuid;

use crate::common::{Blog, Done, lacks};

/// A text in Latin-1.
fn latin() -> &'static OsStr {
    OsStr::from_bytes(b"Ren\xe9")
}

#[test]
fn a_variable_that_is_not_utf_8_is_named() {
    for (name, command) in [
        ("BLOG_AUTHOR", "post add New -b x"),
        ("BLOG_AUTHOR", "comment add hello -b x"),
        ("BLOG_AUTHOR", "post list"),
        ("SOURCE_DATE_EPOCH", "post list"),
    ] {
        let mut blog = Blog::with_posts();
        blog.set(name, latin());
        let said = blog.fails(2, command.split(' '));
        assert_eq!(
            said,
            format!(
                "blog: {name} is not UTF-8 text\n\
                 hint: set it again in a UTF-8 locale, or unset it\n"
            ),
            "{command}"
        );
    }
    let mut blog = Blog::with_posts();
    blog.set("BLOG_FORMAT", latin());
    let said = blog.fails(2, ["post", "list"]);
    assert!(
        said.contains("BLOG_FORMAT cannot be `Ren\u{fffd}`"),
        "{said}"
    );
    let mut blog = Blog::with_posts();
    blog.set("TZ", latin());
    let said = blog.fails(2, ["post", "list", "--since", "yesterday"]);
    assert!(
        said.contains("there is no time zone `Ren\u{fffd}`"),
        "{said}"
    );
}

#[test]
fn help_needs_no_variable() {
    let mut blog = Blog::without_file();
    blog.set("BLOG_AUTHOR", latin());
    blog.ok(["help"]);
    blog.ok(["post", "--help"]);
}

#[test]
fn a_user_name_that_is_not_utf_8_is_logged_with_replacement_characters() {
    let mut blog = Blog::with_posts();
    blog.set("USER", latin());
    blog.ok(["post", "add", "New", "-b", "x"]);
    let log = blog.json(["log", "--limit", "1"]);
    assert_eq!(log[0]["who"], "Ren\u{fffd}");
}

/// Runs a command as a user without a passwd entry, with these variables alone. `None`
/// if that is not permitted.
fn homeless(blog: &Blog, variables: &[(&str, &str)], arguments: &[&str]) -> Option<Done> {
    if !geteuid().is_root() || lacks("setpriv") {
        return None;
    }
    let copied = blog.folder().join("program");
    if !copied.exists() {
        blog.copy_program();
    }
    let open = std::os::unix::fs::PermissionsExt::from_mode(0o777);
    std::fs::set_permissions(blog.folder(), open).unwrap();
    let output = blog
        .other("setpriv")
        .args(["--reuid=64987", "--regid=64987", "--clear-groups"])
        .arg(copied)
        .args(arguments)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("TMPDIR", blog.folder())
        .envs(variables.iter().copied())
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(Done::from(output))
}

#[test]
fn without_a_home_folder_no_shared_folder_is_used() {
    let blog = Blog::without_file();
    for variables in [&[][..], &[("HOME", "")], &[("HOME", "here")]] {
        for command in ["post add New -b x", "post list", "stats", "db check"] {
            let words: Vec<&str> = command.split(' ').collect();
            let Some(done) = homeless(&blog, variables, &words) else {
                return;
            };
            assert_eq!(
                (done.code, done.stderr.as_str()),
                (
                    3,
                    "blog: there is no blog, and no home folder to make one in\n\
                     hint: --db PATH or BLOG_DB names a blog; HOME names the home folder\n"
                ),
                "{command}"
            );
        }
    }
    let left: Vec<_> = std::fs::read_dir(blog.folder()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    assert!(!Path::new("/tmp/blog/blog.db").exists());
}

#[test]
fn without_a_home_folder_a_named_blog_works() {
    let blog = Blog::without_file();
    let db = blog.folder().join("named.db").display().to_string();
    let Some(done) = homeless(&blog, &[], &["init", &db]) else {
        return;
    };
    assert_eq!(done.code, 0, "{done:?}");
    for words in [
        &["--db", &db, "post", "add", "New", "-b", "x"][..],
        &["--db", &db, "post", "list"],
        &["help"],
        &["--version"],
    ] {
        let done = homeless(&blog, &[], words).unwrap();
        assert_eq!(done.code, 0, "{done:?}");
    }
    // A feature that needs a folder names the variable that sets it.
    let changes = ["--db", &db, "changes", "--cursor", "c"];
    let done = homeless(&blog, &[], &changes).unwrap();
    assert_eq!(
        (done.code, done.stderr.as_str()),
        (
            3,
            "blog: there is no home folder: HOME is not set, and the user has no passwd entry\n\
             hint: set HOME or XDG_STATE_HOME\n"
        )
    );
    let state = blog.folder().display().to_string();
    let done = homeless(&blog, &[("XDG_STATE_HOME", &state)], &changes).unwrap();
    assert_eq!(done.code, 0, "{done:?}");
}
