//! The terminal: its size, colour, links and pager.

use std::env;
use std::ffi::OsString;

use anyhow::Result;

use super::environment::{text_variable, variable};
use crate::failure::{Exit, Failure};
use crate::model::Setting;
use crate::model::setting::{BASE_URL, FORMAT, PAGE_LENGTH, PAGER};
use crate::output::{
    Format, Output, Permalinks, Preferred, Terminal, stderr_is_terminal, stdout_is_open,
    stdout_is_terminal, window,
};
use crate::store::Reading;

/// The command line of the person's pager, in the syntax of `sh`; empty for no pager.
pub(super) fn pager() -> Result<Vec<String>> {
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

/// The properties of standard output.
pub(super) fn terminal(color: Option<bool>) -> Terminal {
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

/// Applies the settings of the blog to the output.
pub(super) fn prefer(output: &mut Output, blog: Reading<'_>) -> Result<()> {
    let all = blog.settings().all()?;
    let value = |name: &'static str| -> Result<Option<&str>> {
        Ok(Setting::named(name)?.effective(all.get(name).map(String::as_str)))
    };
    let default = Preferred::default();
    output.prefer(Preferred {
        format: value(FORMAT)?
            .and_then(Format::named)
            .unwrap_or(default.format),
        rows: value(PAGE_LENGTH)?
            .and_then(|rows| rows.parse().ok())
            .unwrap_or(default.rows),
        links: value(BASE_URL)?.and_then(Permalinks::below),
    });
    if value(PAGER)? == Some("never") && env::var_os("BLOG_PAGER").is_none() {
        output.finish()?;
    }
    Ok(())
}

/// Refuses a closed standard output, where the data would be lost.
pub(crate) fn check_stdout_is_open() -> Result<(), Failure> {
    if stdout_is_open() {
        return Ok(());
    }
    Err(Failure::new(Exit::Storage, "standard output is closed")
        .hint("nothing was done; redirect it to a file, or to /dev/null"))
}

/// Whether the terminal is known to support links, or `FORCE_HYPERLINK` is set.
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

/// Whether to use colour on standard error.
pub(crate) fn stderr_takes_color(color: Option<bool>) -> bool {
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

/// Whether the terminal supports no control sequences.
pub(super) fn is_dumb() -> bool {
    variable("TERM") == Some(OsString::from("dumb"))
}

/// The width of the terminal in columns; 80 if unknown.
pub(crate) fn width() -> u16 {
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
