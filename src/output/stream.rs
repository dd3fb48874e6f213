//! Standard output and standard error. Nothing else writes to them, so all text for a
//! terminal is made safe here.

use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::os::fd::AsFd;
use std::sync::OnceLock;

use rustix::fs::{OFlags, fcntl_getfl, fstat, stat};
use rustix::termios::tcgetwinsize;

use super::pager::{Room, Sink};
use super::safe::{self, Escape, SafeWriter};

/// Whether standard output is a terminal; decided once.
pub fn stdout_is_terminal() -> bool {
    static IS_TERMINAL: OnceLock<bool> = OnceLock::new();
    *IS_TERMINAL.get_or_init(|| io::stdout().is_terminal())
}

/// Whether standard output is open.
///
/// If it was closed, the standard library opened `/dev/null` for reading and writing
/// before `main`. A shell that discards output opens it for writing only, which counts as
/// open.
pub fn stdout_is_open() -> bool {
    let is_null = || -> io::Result<bool> {
        let stdout = fstat(io::stdout())?;
        let null = stat("/dev/null")?;
        let mode = fcntl_getfl(io::stdout())? & OFlags::RWMODE;
        Ok(stdout.st_rdev == null.st_rdev && stdout.st_rdev != 0 && mode == OFlags::RDWR)
    };
    !is_null().unwrap_or(false)
}

/// Whether standard error is a terminal.
pub fn stderr_is_terminal() -> bool {
    io::stderr().is_terminal()
}

/// The columns and lines of the terminal on standard output, or else on standard error.
pub fn window() -> Option<(u16, u16)> {
    let size = tcgetwinsize(io::stdout()).or_else(|_| tcgetwinsize(io::stderr()));
    size.ok().map(|size| (size.ws_col, size.ws_row))
}

/// Standard output.
pub struct Stdout {
    sink: Sink,
}

impl Stdout {
    /// Writes directly.
    pub fn open() -> Self {
        Stdout {
            sink: Sink::plain(),
        }
    }

    /// Writes text: exact bytes, or their safe form on a terminal.
    pub fn lane(&mut self, escape: Escape) -> Lane<'_> {
        let to = &mut self.sink;
        match stdout_is_terminal() {
            true => Lane::Safe(SafeWriter::new(to, escape)),
            false => Lane::Exact(to),
        }
    }

    /// Writes one text, as [`Stdout::lane`] does.
    pub fn write(&mut self, text: &str, escape: Escape) -> io::Result<()> {
        self.lane(escape).end_with(text)
    }

    /// Whether output goes to a pager, or may go to one.
    pub fn is_paged(&self) -> bool {
        self.sink.is_paged()
    }

    /// Sends further output through this pager if it does not fit.
    pub fn page(&mut self, pager: Vec<String>, room: Room) {
        self.sink = Sink::paged(pager, room);
    }

    /// Writes the buffer and waits until the pager exits.
    pub fn finish(&mut self) -> io::Result<()> {
        self.sink.finish()
    }

    /// Writes the buffer.
    pub fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }

    /// Writes the buffer and syncs a file to disk.
    pub fn sync(&mut self) -> io::Result<()> {
        self.flush()?;
        let file = File::from(io::stdout().as_fd().try_clone_to_owned()?);
        if file.metadata()?.is_file() {
            file.sync_all()?;
        }
        Ok(())
    }
}

/// A writer to standard output.
pub enum Lane<'a> {
    /// The exact bytes.
    Exact(&'a mut Sink),
    /// Safe text.
    Safe(SafeWriter<&'a mut Sink>),
}

impl Lane<'_> {
    fn end_with(mut self, text: &str) -> io::Result<()> {
        self.write_all(text.as_bytes())?;
        match &mut self {
            Lane::Exact(_) => Ok(()),
            Lane::Safe(writer) => writer.end(),
        }
    }
}

impl Write for Lane<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Lane::Exact(writer) => writer.write(bytes),
            Lane::Safe(writer) => writer.write(bytes),
        }
    }

    /// Does nothing: formats would flush each row, and the end of the program flushes the
    /// rest.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for Lane<'_> {
    fn drop(&mut self) {
        if let Lane::Safe(writer) = self {
            // A failed write is reported again when the output is finished.
            let _ = writer.end();
        }
    }
}

/// Writes a styled text to standard error. It is always made safe, since a pipe may lead
/// to a terminal.
pub fn say(text: &str) {
    // A failure of standard error cannot be reported.
    let _ = io::stderr().write_all(safe::styled(text).as_bytes());
}
