//! A pager for output that is longer than the terminal.

use std::env;
use std::io::{self, BufWriter, Stdout, Write};
use std::os::fd::AsFd;
use std::process::{Child, ChildStdin, Command, Stdio};

use super::guard::{Guard, Signalled};
use super::width::lines_of;

/// Default settings of pagers: quit if one screen, raw control characters, no screen
/// clearing, UTF-8.
const DEFAULTS: [(&str, &str); 3] = [("LESS", "FRX"), ("LESSCHARSET", "utf-8"), ("LV", "-c")];

/// Where output goes.
pub enum Sink {
    /// Directly to standard output.
    Plain(BufWriter<Stdout>),
    /// Buffered until it is known whether it fits the terminal.
    Held(Held),
    /// To the pager.
    Pager(BufWriter<Running>),
}

/// Output that may fit the terminal.
pub struct Held {
    text: Vec<u8>,
    room: Room,
    /// The pager and its options.
    pager: Vec<String>,
}

/// The remaining space of the terminal.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// The height in lines.
    pub rows: usize,
    /// Columns, where longer lines are broken.
    pub columns: usize,
}

/// A running pager. Interrupts go to the pager alone.
pub struct Running {
    guard: Guard,
    child: Child,
    input: ChildStdin,
}

/// The bytes that a writable pipe always accepts: PIPE_BUF.
const CHUNK: usize = 4096;

impl Write for Running {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let bytes = bytes.get(..CHUNK).unwrap_or(bytes);
        // A blocking write to a full pipe would delay a signal.
        self.guard
            .wait_to_write(self.input.as_fd(), &mut self.child)?;
        self.input.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.input.flush()
    }
}

impl Sink {
    /// Standard output.
    pub fn plain() -> Self {
        // Not the line-buffered handle: a list would be one system call a row.
        Sink::Plain(BufWriter::with_capacity(64 * 1024, io::stdout()))
    }

    /// Starts this pager if the output does not fit.
    pub fn paged(pager: Vec<String>, room: Room) -> Self {
        let text = Vec::new();
        Sink::Held(Held { text, room, pager })
    }

    /// Whether output goes to a pager, or may go to one.
    pub fn is_paged(&self) -> bool {
        !matches!(self, Sink::Plain(_))
    }

    /// Writes the buffer and waits until the pager exits.
    pub fn finish(&mut self) -> io::Result<()> {
        match std::mem::replace(self, Sink::plain()) {
            Sink::Plain(plain) => {
                *self = Sink::Plain(plain);
                self.flush()
            }
            Sink::Held(held) => {
                self.write_all(&held.text)?;
                self.flush()
            }
            Sink::Pager(pager) => {
                let mut pager = pager;
                // The buffer is still written; closing the pipe ends the input of the
                // pager.
                let written = pager.flush();
                let (running, _) = pager.into_parts();
                let Running {
                    guard,
                    mut child,
                    input,
                } = running;
                drop(input);
                let signal = written.as_ref().err().and_then(Signalled::of);
                if signal.is_none() {
                    guard.wait_for_child(&mut child)?;
                }
                written
            }
        }
    }
}

impl Held {
    /// Whether the text does not fit.
    fn is_full(&self) -> bool {
        let text = String::from_utf8_lossy(&self.text);
        let heights = text.lines().map(|line| lines_of(line, self.room.columns));
        // The shell prompt needs a line, too.
        heights.sum::<usize>() >= self.room.rows
    }

    fn spawn(&self) -> Option<BufWriter<Running>> {
        let (program, options) = self.pager.split_first()?;
        let mut command = Command::new(program);
        command.args(options).stdin(Stdio::piped());
        for (name, value) in DEFAULTS {
            if env::var_os(name).is_none() {
                command.env(name, value);
            }
        }
        let guard = Guard::hold();
        let mut child = command.spawn().ok()?;
        let input = child.stdin.take()?;
        Some(BufWriter::with_capacity(
            64 * 1024,
            Running {
                guard,
                child,
                input,
            },
        ))
    }
}

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Sink::Plain(plain) => plain.write(bytes),
            Sink::Pager(pager) => pager.write(bytes),
            Sink::Held(held) => {
                held.text.extend_from_slice(bytes);
                if held.is_full() {
                    let text = std::mem::take(&mut held.text);
                    *self = held.spawn().map_or_else(Sink::plain, Sink::Pager);
                    self.write_all(&text)?;
                    // The first page appears without a delay.
                    self.flush()?;
                }
                Ok(bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Sink::Plain(plain) => plain.flush(),
            Sink::Pager(pager) => pager.flush(),
            Sink::Held(_) => Ok(()),
        }
    }
}
