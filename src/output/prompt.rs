//! Prompts on the terminal.
//!
//! They look like those of `dialoguer`. The answer is read here, because the library
//! reads in raw mode, which a terminating signal would not restore.

use std::io;

use dialoguer::theme::{SimpleTheme, Theme};
use rustix::io::Errno;

use super::guard::Guard;
use super::stream::say;

/// Prompts on standard error, showing the default answer, and reads a line from the
/// terminal. `None` at the end of input.
///
/// # Errors
/// A signal came ([`super::Signalled`]), or the terminal cannot be read.
pub fn ask(question: &str, default: Option<&str>) -> io::Result<Option<String>> {
    let mut shown = String::new();
    SimpleTheme
        .format_input_prompt(&mut shown, question, default)
        .map_err(io::Error::other)?;
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
