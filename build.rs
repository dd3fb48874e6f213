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
    println!("cargo::rerun-if-env-changed=SOURCE_DATE_EPOCH");
    let mut source = String::new();
    if env::var("PROFILE").is_ok_and(|profile| profile == "release") {
        let (commit, date) = of_repository().or_else(of_package).unwrap_or_default();
        let given = env::var("SOURCE_DATE_EPOCH").ok();
        let date = given
            .and_then(|seconds| seconds.parse().ok())
            .map_or(date, day);
        source = format!("{commit} {date}").trim().to_owned();
    }
    println!("cargo::rustc-env=BLOG_SOURCE={source}");
}

/// The commit that is checked out and its day, if this folder is a repository.
fn of_repository() -> Option<(String, String)> {
    // Not one that this folder is merely somewhere in.
    if !Path::new(".git").exists() {
        return None;
    }
    // It is written to by each commit, checkout and reset.
    println!(
        "cargo::rerun-if-changed={}",
        git(&["rev-parse", "--git-path", "logs/HEAD"])?
    );
    let head = git(&[
        "log",
        "-1",
        "--abbrev=12",
        "--date=format-local:%F",
        "--format=%h %cd",
    ])?;
    let (commit, date) = head.split_once(' ')?;
    Some((commit.to_owned(), date.to_owned()))
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
fn of_package() -> Option<(String, String)> {
    let about = fs::read_to_string(OF_PACKAGE).ok()?;
    Some((commit_in(&about)?, String::new()))
}

/// The commit in what Cargo writes about a package.
pub fn commit_in(about: &str) -> Option<String> {
    let (_, rest) = about.split_once(r#""sha1": ""#)?;
    rest.get(..12).map(str::to_owned)
}

/// The day of a Unix time, as 2026-11-26. Days are counted from the first of March
/// of the year 0, so that a leap day is the last of its year.
pub fn day(seconds: u64) -> String {
    const IN_400_YEARS: u64 = 146_097;
    let days = seconds / 86_400 + 719_468;
    let (era, of_era) = (days / IN_400_YEARS, days % IN_400_YEARS);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let year = era * 400 + year + u64::from(month >= 10);
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{year}-{month:02}-{day:02}")
}
