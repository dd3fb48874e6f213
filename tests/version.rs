//! `blog --version`, and what it is told when it is built.

#[allow(dead_code)]
#[path = "../build.rs"]
mod build;

use crate::common::Blog;

#[test]
fn the_version_is_that_of_the_package_and_names_the_engine() {
    let blog = Blog::none();
    let said = blog.ok(["--version"]);
    let engine = format!("SQLite {})\n", rusqlite::version());
    assert!(said.starts_with(concat!("blog ", env!("CARGO_PKG_VERSION"), " (")));
    assert!(said.ends_with(&engine), "{said}");
    assert_eq!(said.lines().count(), 1);
    assert_eq!(blog.ok(["-V"]), said);
}

#[test]
fn the_commit_of_a_package_is_read_from_what_cargo_writes() {
    let about = r#"{
  "git": {
    "sha1": "487474f013d3e0cbffc911934575f7ebcc72a6d4"
  },
  "path_in_vcs": ""
}"#;
    assert_eq!(build::commit_in(about).as_deref(), Some("487474f013d3"));
    assert_eq!(build::commit_in("{}"), None);
}
