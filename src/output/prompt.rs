//! Questions to a person at the terminal.
//!
//! They look as `dialoguer` sets them. The answer is read here: the library reads in raw
//! mode, in which a signal that ends the program would leave the terminal.

use std::io;

use dialoguer::theme::{SimpleTheme, Theme};
use rustix::io::Errno;

use super::guard::Guard;
use super::stream::say;

/// Asks on standard error, naming the answer that an empty line stands for, and reads a
/// line from the terminal. None at the end of input.
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
        // What follows does not begin behind the question.
        say("\n");
    }
    answer
}

fn read_line(guard: &Guard) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    loop {
        guard.wait_for_input()?;
        // Byte by byte: what follows the line is for the next question.
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
