//! Tells the program which commit a release build is made from.
//!
//! Builds for development are not told, or each commit would compile them anew.
#![allow(clippy::print_stdout, reason = "this is how Cargo is told")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// What `cargo package` writes about the commit, where there is no repository.
const OF_PACKAGE: &str = ".cargo_vcs_info.json";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut source = String::new();
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        source = of_repository().or_else(of_package).unwrap_or_default();
    }
    println!("cargo::rustc-env=BLOG_SOURCE={source}");
}

/// The commit that is checked out and its day, if this folder is a repository.
fn of_repository() -> Option<String> {
    // Not one that this folder is merely somewhere in.
    if !Path::new(".git").exists() {
        return None;
    }
    // It is written to by each commit, checkout and reset.
    println!(
        "cargo::rerun-if-changed={}",
        git(&["rev-parse", "--git-path", "logs/HEAD"])?
    );
    git(&[
        "log",
        "-1",
        "--abbrev=12",
        "--date=format-local:%F",
        "--format=%h %cd",
    ])
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args(arguments)
        .env("TZ", "UTC")
        .output()
        .ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}

/// The commit that a package from a registry was made of; its day is not told.
fn of_package() -> Option<String> {
    commit_in(&fs::read_to_string(OF_PACKAGE).ok()?)
}

/// The commit in what Cargo writes about a package.
pub fn commit_in(about: &str) -> Option<String> {
    let (_, rest) = about.split_once(r#""sha1": ""#)?;
    rest.get(..12).map(str::to_owned)
}
