//! What is known of the terminal, and what it takes.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
use rustix::termios::tcgetwinsize;

use super::environment::{text_variable, variable};
use crate::failure::{Exit, Failure};
use crate::output::Terminal;

/// The command line of the person's pager, as `sh` would read it; empty if there is to
/// be none.
pub fn pager() -> Vec<String> {
    let named = ["BLOG_PAGER", "PAGER"].into_iter().find_map(env::var_os);
    let named = named.map(|name| name.to_string_lossy().into_owned());
    let words = shell_words::split(named.as_deref().unwrap_or("less")).unwrap_or_default();
    match words.as_slice() {
        [program] if program == "cat" => Vec::new(),
        _ => words,
    }
}

/// What is known of standard output, for people who want colour so.
pub fn terminal(color: Option<bool>) -> Terminal {
    let stdout = io::stdout().is_terminal();
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
/// Where it is closed, the standard library opens `/dev/null` in its place before the
/// program begins, for reading and writing; a shell that discards output opens it for
/// writing alone.
///
/// # Errors
/// Standard output is closed, or somebody opened `/dev/null` for it in that unusual way.
pub fn check_stdout_is_open() -> Result<(), Failure> {
    let is_null = || -> io::Result<bool> {
        let stdout = fstat(io::stdout())?;
        let null = stat("/dev/null")?;
        let mode = fcntl_getfl(io::stdout())? & OFlags::RWMODE;
        Ok(stdout.st_rdev == null.st_rdev && stdout.st_rdev != 0 && mode == OFlags::RDWR)
    };
    if !is_null().unwrap_or(false) {
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
    let text = |name| text_variable(name).unwrap_or_default();
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
    takes_color(color, io::stderr().is_terminal())
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
    let number = |name| text_variable(name).and_then(|number| number.parse().ok());
    let (mut width, mut height) = (number("COLUMNS"), number("LINES"));
    if width.is_none() || height.is_none() {
        // Where results are shown, or else notes.
        let real = tcgetwinsize(io::stdout()).or_else(|_| tcgetwinsize(io::stderr()));
        let real = real.ok();
        width = width.or(real.map(|real| real.ws_col));
        height = height.or(real.map(|real| real.ws_row));
    }
    (
        width.filter(|&width| width > 0).unwrap_or(80).max(20),
        height.filter(|&height| height > 0).unwrap_or(24),
    )
}
