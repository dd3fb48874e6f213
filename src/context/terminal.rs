//! What is known of the terminal, and what it takes.

use std::env;
use std::ffi::OsString;

use anyhow::Result;

use super::environment::{text_variable, variable};
use crate::failure::{Exit, Failure};
use crate::output::{Terminal, stderr_is_terminal, stdout_is_open, stdout_is_terminal, window};

/// The command line of the person's pager, as `sh` would read it; empty if there is to
/// be none.
pub fn pager() -> Result<Vec<String>> {
    let mut names = ["BLOG_PAGER", "PAGER"].into_iter();
    let named = match names.find(|name| env::var_os(name).is_some()) {
        Some(name) => text_variable(name)?.unwrap_or_default(),
        None => "less".to_owned(),
    };
    let words = shell_words::split(&named).unwrap_or_default();
    Ok(match words.as_slice() {
        [program] if program == "cat" => Vec::new(),
        _ => words,
    })
}

/// What is known of standard output, for people who want colour so.
pub fn terminal(color: Option<bool>) -> Terminal {
    let stdout = stdout_is_terminal();
    let (width, height) = size();
    Terminal {
        stdout,
        color: takes_color(color, stdout),
        width,
        height,
        links: stdout && follows_links(),
    }
}

/// Refuses to write data that is not to be lost to a closed standard output.
///
/// # Errors
/// Standard output is closed.
pub fn check_stdout_is_open() -> Result<(), Failure> {
    if stdout_is_open() {
        return Ok(());
    }
    Err(Failure::new(Exit::Storage, "standard output is closed")
        .hint("nothing was done; redirect it to a file, or to /dev/null"))
}

/// Whether the terminal is one that is known to follow links, or somebody says so.
fn follows_links() -> bool {
    if let Some(said) = variable("FORCE_HYPERLINK") {
        return said != "0";
    }
    let text = |name| env::var(name).unwrap_or_default();
    let (term, program) = (text("TERM"), text("TERM_PROGRAM"));
    if is_dumb() || variable("TMUX").is_some() || term.starts_with("screen") {
        return false;
    }
    let programs = [
        "iTerm.app",
        "WezTerm",
        "vscode",
        "ghostty",
        "Hyper",
        "rio",
        "Tabby",
    ];
    let terms = [
        "xterm-kitty",
        "xterm-ghostty",
        "alacritty",
        "foot",
        "contour",
        "wezterm",
    ];
    let variables = [
        "WT_SESSION",
        "KITTY_WINDOW_ID",
        "KONSOLE_VERSION",
        "DOMTERM",
    ];
    programs.contains(&program.as_str())
        || terms.iter().any(|known| term.starts_with(known))
        || variables.iter().any(|name| variable(name).is_some())
        || text("VTE_VERSION")
            .parse()
            .is_ok_and(|version: u32| version >= 5_000)
}

/// Whether standard error takes colour.
pub fn stderr_takes_color(color: Option<bool>) -> bool {
    takes_color(color, stderr_is_terminal())
}

/// <https://no-color.org> and <https://bixense.com/clicolors/>
fn takes_color(color: Option<bool>, is_terminal: bool) -> bool {
    match color {
        Some(color) => color,
        None if variable("NO_COLOR").is_some() => false,
        None if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") => true,
        None => is_terminal && !is_dumb(),
    }
}

/// Whether the terminal can do nothing but print.
pub fn is_dumb() -> bool {
    variable("TERM") == Some(OsString::from("dumb"))
}

/// Columns for people: those of the terminal, else 80.
pub fn width() -> u16 {
    size().0
}

/// The columns and lines of the terminal.
fn size() -> (u16, u16) {
    let number = |name| env::var(name).ok()?.trim().parse().ok();
    let (mut width, mut height) = (number("COLUMNS"), number("LINES"));
    if width.is_none() || height.is_none() {
        let real = window();
        width = width.or(real.map(|(columns, _)| columns));
        height = height.or(real.map(|(_, lines)| lines));
    }
    (
        width.filter(|&width| width > 0).unwrap_or(80).max(20),
        height.filter(|&height| height > 0).unwrap_or(24),
    )
}
