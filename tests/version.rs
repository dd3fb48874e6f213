//! `blog --version`, and the values it gets from the build.

#[allow(dead_code)]
#[path = "../build.rs"]
mod build;

use crate::common::Blog;

#[test]
fn the_version_is_that_of_the_package_and_names_sqlite() {
    let blog = Blog::without_file();
    let said = blog.ok(["--version"]);
    let engine = format!("SQLite {})\n", rusqlite::version());
    assert!(said.starts_with(concat!("blog ", env!("CARGO_PKG_VERSION"), " (")));
    assert!(said.ends_with(&engine), "{said}");
    assert_eq!(said.lines().count(), 1);
    assert_eq!(blog.ok(["-V"]), said);
}

#[test]
fn the_commit_of_a_package_is_read_from_cargo_vcs_info() {
    let about = r#"{
  "git": {
    "sha1": "487474f013d3e0cbffc911934575f7ebcc72a6d4"
  },
  "path_in_vcs": ""
}"#;
    assert_eq!(build::commit_in(about).as_deref(), Some("487474f013d3"));
    assert_eq!(build::commit_in("{}"), None);
}
