//! Guards the terminal modes during a prompt or a child process: a signal that ends the
//! program restores them first.

use std::io::{self, IsTerminal, Read, Write};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Child, ExitStatus};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::process::{Pid, Signal, getpgrp, kill_process};
use rustix::termios::{
    InputModes, LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp,
    tcsetattr,
};
use signal_hook::consts::{SIGCHLD, SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::{flag, low_level};
use thiserror::Error;

/// The time an editor or a pager has to exit after a signal.
const GRACE: Duration = Duration::from_secs(5);

/// Leaves the alternate screen and shows the cursor.
const RESET: &str = "\u{1b}[?1049l\u{1b}[?25h";

/// A signal asked the program to end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("ended by signal {0}")]
pub struct Signalled(pub i32);

impl Signalled {
    /// Ctrl-C.
    pub const INTERRUPT: Signalled = Signalled(SIGINT);

    /// The signal that an I/O error of [`Guard`] carries.
    pub fn of(error: &io::Error) -> Option<Signalled> {
        error.get_ref()?.downcast_ref().copied()
    }
}

impl From<Signalled> for io::Error {
    fn from(signal: Signalled) -> io::Error {
        io::Error::other(signal)
    }
}

/// The state that the signal handlers set. They stay installed until the program exits.
struct Signals {
    /// Readable when a signal came.
    wake: UnixStream,
    /// The last terminating signal; 0 if there was none.
    last: Arc<AtomicUsize>,
    /// Whether the program was stopped and continued.
    resumed: Arc<AtomicBool>,
    /// Whether a signal ends the program at once, because no guard is held.
    is_default: Arc<AtomicBool>,
}

impl Signals {
    fn get() -> Option<&'static Signals> {
        static SIGNALS: OnceLock<Option<Signals>> = OnceLock::new();
        SIGNALS.get_or_init(|| Signals::install().ok()).as_ref()
    }

    fn install() -> io::Result<Signals> {
        let (wake, waker) = UnixStream::pair()?;
        wake.set_nonblocking(true)?;
        let signals = Signals {
            wake,
            last: Arc::default(),
            resumed: Arc::default(),
            is_default: Arc::new(AtomicBool::new(true)),
        };
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
            flag::register_conditional_default(signal, Arc::clone(&signals.is_default))?;
            let number = usize::try_from(signal).unwrap_or_default();
            flag::register_usize(signal, Arc::clone(&signals.last), number)?;
            low_level::pipe::register(signal, waker.try_clone()?)?;
        }
        flag::register(SIGCONT, Arc::clone(&signals.resumed))?;
        for signal in [SIGCHLD, SIGCONT] {
            low_level::pipe::register(signal, waker.try_clone()?)?;
        }
        Ok(signals)
    }

    /// The signal since the last call.
    fn take(&self) -> Option<i32> {
        let mut bytes = [0; 64];
        while matches!((&self.wake).read(&mut bytes), Ok(count) if count > 0) {}
        let signal = self.last.swap(0, Ordering::SeqCst);
        i32::try_from(signal).ok().filter(|&signal| signal != 0)
    }
}

/// Restores the terminal modes when dropped.
pub struct Guard {
    /// The terminal, if there is one, and its modes before.
    before: Option<(OwnedFd, Termios)>,
    /// The modes that were set.
    set: Option<Termios>,
    signals: Option<&'static Signals>,
}

impl Guard {
    /// Saves the modes of the terminal.
    pub fn hold() -> Guard {
        let (stdin, stderr, stdout) = (io::stdin(), io::stderr(), io::stdout());
        let streams = [stdin.as_fd(), stderr.as_fd(), stdout.as_fd()];
        let terminal = streams.into_iter().find(BorrowedFd::is_terminal);
        let before = terminal.and_then(|terminal| {
            let modes = tcgetattr(terminal).ok()?;
            Some((terminal.try_clone_to_owned().ok()?, modes))
        });
        let signals = Signals::get();
        if let Some(signals) = signals {
            signals.take();
            signals.is_default.store(false, Ordering::SeqCst);
        }
        Guard {
            before,
            set: None,
            signals,
        }
    }

    /// Switches to raw key input without echo. Drops keys that were pressed before.
    pub fn by_key(&mut self) -> io::Result<()> {
        self.change(OptionalActions::Flush, |modes| {
            modes.local_modes -=
                LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG | LocalModes::IEXTEN;
            modes.input_modes -= InputModes::IXON;
            modes.special_codes[SpecialCodeIndex::VMIN] = 1;
            modes.special_codes[SpecialCodeIndex::VTIME] = 0;
        })
    }

    /// Switches to line input with echo.
    pub fn by_line(&mut self) -> io::Result<()> {
        self.change(OptionalActions::Now, |modes| {
            modes.local_modes |= LocalModes::ICANON | LocalModes::ECHO | LocalModes::ISIG;
            modes.input_modes |= InputModes::ICRNL;
        })
    }

    fn change(&mut self, when: OptionalActions, how: impl Fn(&mut Termios)) -> io::Result<()> {
        if let Some((terminal, before)) = &self.before {
            let mut modes = before.clone();
            how(&mut modes);
            tcsetattr(terminal, when, &modes)?;
            self.set = Some(modes);
        }
        Ok(())
    }

    /// Waits until standard input is readable.
    ///
    /// # Errors
    /// A signal came ([`Signalled`]).
    pub fn wait_for_input(&self) -> io::Result<()> {
        loop {
            if let Some(signal) = self.signals.and_then(Signals::take) {
                return Err(Signalled(signal).into());
            }
            self.set_again();
            if self.wait(Some((io::stdin().as_fd(), PollFlags::IN)), None)? {
                return Ok(());
            }
        }
    }

    /// Waits until a pipe to a child is writable.
    ///
    /// # Errors
    /// A signal for both the child and this program arrived. The child received it too, and
    /// has exited or exceeded the time limit.
    pub fn wait_to_write(&self, to: BorrowedFd<'_>, child: &mut Child) -> io::Result<()> {
        loop {
            if let Some(signal) = self.signals.and_then(Signals::take).filter(ends_both) {
                return self.end_child(child, signal);
            }
            if self.wait(Some((to, PollFlags::OUT)), None)? {
                return Ok(());
            }
        }
    }

    /// Waits until a child ends. SIGINT and SIGQUIT are for the child alone.
    ///
    /// # Errors
    /// The same errors as [`Guard::wait_to_write`].
    pub fn wait_for_child(&self, child: &mut Child) -> io::Result<ExitStatus> {
        let Some(signals) = self.signals else {
            return child.wait();
        };
        loop {
            if let Some(signal) = signals.take().filter(ends_both) {
                self.end_child(child, signal)?;
            }
            if let Some(status) = child.try_wait()? {
                if status.code().is_none() {
                    self.reset_screen();
                }
                return Ok(status);
            }
            self.wait(None, None)?;
        }
    }

    /// Forwards a signal to a child and waits until it exits.
    fn end_child(&self, child: &mut Child, signal: i32) -> io::Result<()> {
        if let Some(named) = Signal::from_named_raw(signal) {
            let _ = kill_process(Pid::from_child(child), named);
        }
        let end = Instant::now() + GRACE;
        let mut is_running = true;
        while is_running && Instant::now() < end {
            if let Some(signals) = self.signals {
                signals.take();
            }
            match child.try_wait()? {
                Some(status) if status.code().is_some() => return Err(Signalled(signal).into()),
                Some(_) => is_running = false,
                None => {
                    self.wait(None, Some(end.saturating_duration_since(Instant::now())))?;
                }
            }
        }
        self.reset_screen();
        Err(Signalled(signal).into())
    }

    /// Waits for a signal or for the descriptor; returns whether it was the descriptor.
    fn wait(
        &self,
        what: Option<(BorrowedFd<'_>, PollFlags)>,
        limit: Option<Duration>,
    ) -> io::Result<bool> {
        let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
        let wake = self.signals.map(|signals| signals.wake.as_fd());
        let wake = wake.map(|wake| (wake, PollFlags::IN));
        let watched = what.into_iter().chain(wake);
        let mut watched: Vec<PollFd<'_>> = watched
            .map(|(fd, flags)| PollFd::from_borrowed_fd(fd, flags))
            .collect();
        match poll(&mut watched, limit.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let first = watched.first().filter(|_| what.is_some());
        Ok(first.is_some_and(|first| !first.revents().is_empty()))
    }

    /// Sets the modes again if the program was stopped: the shell has changed them.
    fn set_again(&self) {
        let resumed = self.signals.map(|signals| &signals.resumed);
        let resumed = resumed.is_some_and(|resumed| resumed.swap(false, Ordering::SeqCst));
        if let (true, Some((terminal, _)), Some(set)) = (resumed, &self.before, &self.set) {
            let _ = tcsetattr(terminal, OptionalActions::Now, set);
        }
    }

    /// Resets the screen after a program was killed.
    fn reset_screen(&self) {
        let is_dumb = std::env::var_os("TERM").is_none_or(|name| name == "dumb");
        if self.before.is_some() && !is_dumb {
            let _ = io::stderr().write_all(RESET.as_bytes());
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some((terminal, before)) = &self.before {
            // In the background, setting modes would stop the program.
            let is_ours = tcgetpgrp(terminal).map_or(true, |group| group == getpgrp());
            let is_changed = tcgetattr(terminal).is_ok_and(|now| !is_same(&now, before));
            if is_ours && is_changed {
                let _ = tcsetattr(terminal, OptionalActions::Now, before);
            }
        }
        if let Some(signals) = self.signals {
            signals.is_default.store(true, Ordering::SeqCst);
            // A signal that arrived after the last wait gets its default action.
            if let Some(signal) = signals.take() {
                let _ = low_level::emulate_default_handler(signal);
            }
        }
    }
}

/// Whether a signal ends a child and this program; others are for the child alone.
fn ends_both(signal: &i32) -> bool {
    [SIGHUP, SIGTERM].contains(signal)
}

fn is_same(one: &Termios, other: &Termios) -> bool {
    let codes = [SpecialCodeIndex::VMIN, SpecialCodeIndex::VTIME];
    one.input_modes == other.input_modes
        && one.output_modes == other.output_modes
        && one.control_modes == other.control_modes
        && one.local_modes == other.local_modes
        && codes
            .into_iter()
            .all(|code| one.special_codes[code] == other.special_codes[code])
}
