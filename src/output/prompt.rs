//! Prompts on the terminal.
//!
//! They look like those of `dialoguer`, wrapped to the terminal. The answer is read here,
//! because the library reads in raw mode, which a terminating signal would not restore.

use std::io;

use dialoguer::theme::{SimpleTheme, Theme};
use rustix::io::Errno;

use super::guard::Guard;
use super::safe;
use super::stream::{say, window};
use super::width::width;

/// The space for an answer on the line of the question.
const ANSWER: usize = 8;

/// Prompts on standard error, showing the default answer, and reads a line from the
/// terminal. `None` at the end of input.
///
/// # Errors
/// A signal came ([`super::Signalled`]), or the terminal cannot be read.
pub fn ask(question: &str, default: Option<&str>) -> io::Result<Option<String>> {
    let columns = window().map_or(80, |(columns, _)| columns.into());
    let shown = prompt(question, default, columns);
    let mut guard = Guard::hold();
    guard.by_line()?;
    say(&shown);
    let answer = read_line(&guard);
    if !matches!(answer, Ok(Some(_))) {
        // The next output starts on a new line.
        say("\n");
    }
    answer
}

/// The question and the default answer: `Title [Notes]: `. Wrapped to the columns, with
/// space for an answer after it.
fn prompt(question: &str, default: Option<&str>, columns: usize) -> String {
    let mut text = String::new();
    // Writing to a string cannot fail.
    let _ = SimpleTheme.format_input_prompt(&mut text, question, default);
    let text = safe::lines(text.trim_end());
    let options = textwrap::Options::new(columns.max(1))
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(&text, options);
    let rest = lines
        .last()
        .map_or(0, |line| columns.saturating_sub(width(line)));
    let end = if rest < ANSWER { "\n> " } else { " " };
    lines.join("\n") + end
}

fn read_line(guard: &Guard) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    loop {
        guard.wait_for_input()?;
        // Byte by byte, to leave the rest to the next prompt.
        let mut byte = [0];
        match rustix::io::read(io::stdin(), &mut byte) {
            Ok(0) | Err(Errno::IO) if line.is_empty() => return Ok(None),
            Ok(0) | Err(Errno::IO) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) => line.extend(byte),
            Err(Errno::INTR | Errno::AGAIN) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let line = String::from_utf8(line);
    line.map(Some)
        .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the answer is not UTF-8 text"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prompt_fits_the_terminal() {
        let cases = [
            ("Title", Some("Notes"), 40, "Title [Notes]: "),
            ("Title", None, 40, "Title: "),
            (
                "Remove post 1 hello-world and its 12 comments? [y/N]",
                None,
                40,
                "Remove post 1 hello-world and its 12\ncomments? [y/N]: ",
            ),
            (
                "Remove the comments of all? [y/N]",
                None,
                35,
                "Remove the comments of all? [y/N]:\n> ",
            ),
            ("日本語の題名", None, 8, "日本語の\n題名:\n> "),
        ];
        for (question, default, columns, expected) in cases {
            assert_eq!(prompt(question, default, columns), expected);
        }
    }
}
