//! Questions to a person at the terminal.

use std::io;

use rustix::io::Errno;

use super::guard::Guard;
use super::stream::say;

/// Asks on standard error, and reads a line from the terminal. None at the end of input.
///
/// # Errors
/// A signal came ([`super::Signalled`]), or the terminal cannot be read.
pub fn ask(question: &str) -> io::Result<Option<String>> {
    let mut guard = Guard::hold();
    guard.by_line()?;
    say(question);
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
