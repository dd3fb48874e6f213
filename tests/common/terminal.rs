//! The program in a pseudo-terminal.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::process::ExitStatusExt;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags, open};
use rustix::process::{Pid, Signal, kill_process};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcgetattr, tcsetwinsize};

use super::Blog;

/// How long a program may take to say what is expected of it.
const PATIENCE: Duration = Duration::from_secs(180);

/// How long a program may take to end.
const LIMIT: Duration = Duration::from_secs(180);

/// A program that runs in a terminal.
pub struct Session {
    child: std::process::Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    shown: Vec<u8>,
    /// The modes of the terminal before the program began.
    pub modes_before: String,
    /// How much of it was expected, one after the other.
    seen: usize,
}

impl Blog {
    /// Starts a command in a terminal of this many columns, without colour.
    pub fn in_terminal<S: AsRef<OsStr>>(
        &self,
        columns: u16,
        arguments: impl IntoIterator<Item = S>,
    ) -> Session {
        let mut command = self.command();
        command.args(arguments);
        start(columns, command)
    }

    /// Starts a line of shell in a terminal, with the program on its PATH.
    pub fn shell_in_terminal(&self, columns: u16, line: &str) -> Session {
        let mut command = self.shell(line);
        command.env_remove("COLUMNS");
        start(columns, command)
    }

    /// Starts a line of shell in a terminal that controls it, so that Ctrl-C is a signal.
    pub fn shell_in_session(&self, columns: u16, line: &str) -> Session {
        let mut shell = self.shell(line);
        let mut command = Command::new("setsid");
        command.arg("--ctty").arg(shell.get_program());
        command.args(shell.get_args()).env_clear();
        for (name, value) in shell.env_remove("COLUMNS").get_envs() {
            command.env(name, value.unwrap_or_default());
        }
        command.current_dir(self.folder());
        start(columns, command)
    }

    /// Starts a line of shell in a terminal that takes colour.
    pub fn shell_in_colors(&self, columns: u16, line: &str) -> Session {
        let mut command = self.shell(line);
        command.env_remove("COLUMNS");
        start_colored(columns, &command)
    }
}

/// Starts a program in a terminal of this many columns, without colour.
pub fn start(columns: u16, mut command: Command) -> Session {
    command.env("NO_COLOR", "1");
    start_colored(columns, &command)
}

/// Starts a program in a terminal of this many columns.
pub fn start_colored(columns: u16, command: &Command) -> Session {
    let mut command = interruptible(command);
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap();
    let theirs: OwnedFd = open(name, OFlags::RDWR | OFlags::NOCTTY, Mode::empty()).unwrap();
    let size = Winsize {
        ws_row: 24,
        ws_col: columns,
        ws_xpixel: 0,
        ws_ypixel: 0,
    };
    tcsetwinsize(&theirs, size).unwrap();
    let modes_before = modes(&ours);
    let child = command
        .env("TERM", "xterm")
        .env_remove("COLUMNS")
        .stdin(theirs.try_clone().unwrap())
        .stdout(theirs.try_clone().unwrap())
        .stderr(theirs)
        .spawn()
        .unwrap();
    let keyboard = File::from(ours);
    let screen = watch(keyboard.try_clone().unwrap());
    Session {
        child,
        keyboard,
        screen,
        shown: Vec::new(),
        modes_before,
        seen: 0,
    }
}

fn modes(terminal: impl AsFd) -> String {
    format!("{:?}", tcgetattr(terminal).unwrap())
}

/// The same command, which signals end even if the program that started the tests
/// ignores them, as a shell does for what runs in the background.
fn interruptible(command: &Command) -> Command {
    let mut same = Command::new("env");
    same.arg("--default-signal=HUP,INT,QUIT,TERM")
        .arg(command.get_program())
        .args(command.get_args())
        .env_clear();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            same.env(name, value);
        }
    }
    if let Some(folder) = command.get_current_dir() {
        same.current_dir(folder);
    }
    same
}

impl Session {
    /// Types.
    pub fn send(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Types, if the program has not ended.
    pub fn try_send(&mut self, keys: &str) {
        let _ = self.keyboard.write_all(keys.as_bytes());
    }

    /// Presses keys again and again until the screen has shown this; a key that
    /// comes before the program listens for it may be lost.
    pub fn press_until(&mut self, keys: &str, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(
                Instant::now() < end,
                "{text:?} did not come: {:?}",
                self.text()
            );
            // The program may just have ended.
            let _ = self.keyboard.write_all(keys.as_bytes());
            if let Ok(bytes) = self.screen.recv_timeout(Duration::from_millis(100)) {
                self.shown.extend(bytes);
            }
        }
    }

    /// Waits until anything is shown, or the program has ended.
    pub fn expect_anything(&mut self) {
        let end = Instant::now() + PATIENCE;
        while self.shown.is_empty() && self.is_running() && Instant::now() < end {
            if let Ok(bytes) = self.screen.recv_timeout(Duration::from_millis(10)) {
                self.shown.extend(bytes);
            }
        }
    }

    /// Waits until the screen has shown this.
    pub fn expect(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.screen.recv_timeout(left) {
                Ok(bytes) => self.shown.extend(bytes),
                Err(_) => panic!("{text:?} did not come: {:?}", self.text()),
            }
        }
    }

    /// Waits until the screen shows this behind what was last waited for so.
    pub fn expect_next(&mut self, text: &str) {
        let end = Instant::now() + PATIENCE;
        loop {
            let shown = self.text();
            let new = shown.get(self.seen..).unwrap_or_default();
            if let Some(at) = new.find(text) {
                self.seen += at + text.len();
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            match self.screen.recv_timeout(left) {
                Ok(bytes) => self.shown.extend(bytes),
                Err(_) => panic!("{text:?} did not come: {new:?}"),
            }
        }
    }

    /// Sends the program a signal, unless it has ended.
    pub fn signal(&mut self, signal: Signal) {
        if self.is_running() {
            kill_process(Pid::from_child(&self.child), signal).unwrap();
        }
    }

    /// The modes of the terminal.
    pub fn modes(&self) -> String {
        modes(&self.keyboard)
    }

    /// Waits until the program has ended.
    pub fn wait(&mut self) {
        let end = Instant::now() + LIMIT;
        while self.is_running() {
            assert!(Instant::now() < end, "it did not end: {:?}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether the program has not ended yet.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Waits for the end; gives the exit code (that of a shell, if a signal ended
    /// it) and all that was shown, its line ends as the program wrote them.
    pub fn end(mut self) -> (i32, String) {
        let end = Instant::now() + LIMIT;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > end {
                self.child.kill().unwrap();
                self.shown.extend(self.screen.try_iter().flatten());
                panic!("it did not end: {:?}", self.text());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let code = status.code().or(status.signal().map(|signal| 128 + signal));
        let code = code.unwrap();
        while let Ok(bytes) = self.screen.recv_timeout(PATIENCE) {
            self.shown.extend(bytes);
        }
        (code, self.text().replace("\r\n", "\n"))
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.shown).into_owned()
    }
}

/// Reads until the other side is closed, which Linux reports as an I/O error.
fn watch(mut screen: File) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        loop {
            match screen.read(&mut buffer) {
                Ok(0) => break,
                Ok(count) if sender.send(buffer[..count].to_vec()).is_ok() => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                _ => break,
            }
        }
    });
    receiver
}
