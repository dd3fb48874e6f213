//! Passes the commit of a release build to the program.
//!
//! Development builds have no commit; otherwise every commit would recompile them.
#![allow(clippy::print_stdout, reason = "this is how Cargo is told")]

use std::path::Path;
use std::process::Command;
use std::{env, fs};

/// The file in a published package with its commit.
const OF_PACKAGE: &str = ".cargo_vcs_info.json";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let mut source = String::new();
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        source = of_repository().or_else(of_package).unwrap_or_default();
    }
    println!("cargo::rustc-env=BLOG_SOURCE={source}");
    link_at_fixed_address();
}

/// Links a release for GNU/Linux without relocations of its own: the dynamic linker would
/// apply 20,000 at each start, a tenth of what `blog post show` takes.
fn link_at_fixed_address() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|found| found == value);
    if is("PROFILE", "release")
        && is("CARGO_CFG_TARGET_OS", "linux")
        && is("CARGO_CFG_TARGET_ENV", "gnu")
    {
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
}

/// The checked-out commit and its date, if this folder is the root of a repository.
fn of_repository() -> Option<String> {
    // A repository in a parent folder is another project.
    if !Path::new(".git").exists() {
        return None;
    }
    // Git appends to this log at each commit, checkout and reset.
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

/// The commit of a package from a registry, without its date.
fn of_package() -> Option<String> {
    commit_in(&fs::read_to_string(OF_PACKAGE).ok()?)
}

/// The commit in the contents of [`OF_PACKAGE`].
pub fn commit_in(about: &str) -> Option<String> {
    let (_, rest) = about.split_once(r#""sha1": ""#)?;
    rest.get(..12).map(str::to_owned)
}
