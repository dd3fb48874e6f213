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

/// Time limit for expected output.
const TIMEOUT: Duration = Duration::from_secs(180);

/// Time limit for the exit.
const LIMIT: Duration = Duration::from_secs(180);

/// A program in a pseudo-terminal.
pub struct Session {
    child: std::process::Child,
    keyboard: File,
    screen: Receiver<Vec<u8>>,
    shown: Vec<u8>,
    /// The modes of the terminal before the program started.
    pub modes_before: String,
    /// The length of the output that was matched in order.
    seen: usize,
}

impl Blog {
    /// Starts a command in a terminal with this many columns, without colour.
    pub fn in_terminal<S: AsRef<OsStr>>(
        &self,
        columns: u16,
        arguments: impl IntoIterator<Item = S>,
    ) -> Session {
        let mut command = self.command();
        command.args(arguments);
        start(columns, command)
    }

    /// Starts a line of shell in a terminal, with the program in `PATH`.
    pub fn shell_in_terminal(&self, columns: u16, line: &str) -> Session {
        let mut command = self.shell(line);
        command.env_remove("COLUMNS");
        start(columns, command)
    }

    /// Starts a line of shell with a controlling terminal, so that Ctrl-C sends a
    /// signal.
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

    /// Starts a line of shell in a terminal with colour.
    pub fn shell_in_colors(&self, columns: u16, line: &str) -> Session {
        let mut command = self.shell(line);
        command.env_remove("COLUMNS");
        start_colored(columns, &command)
    }
}

/// Starts a program in a terminal with this many columns, without colour.
pub fn start(columns: u16, mut command: Command) -> Session {
    command.env("NO_COLOR", "1");
    start_colored(columns, &command)
}

/// Starts a program in a terminal with this many columns.
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

/// Restores the default signal handling, because a shell ignores SIGINT in background
/// jobs.
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
    /// Sends keys.
    pub fn send(&mut self, keys: &str) {
        self.keyboard.write_all(keys.as_bytes()).unwrap();
    }

    /// Sends keys, unless the program has exited.
    pub fn try_send(&mut self, keys: &str) {
        let _ = self.keyboard.write_all(keys.as_bytes());
    }

    /// Sends the keys repeatedly until the text is shown, because keys sent before the
    /// program reads are lost.
    pub fn press_until(&mut self, keys: &str, text: &str) {
        let end = Instant::now() + TIMEOUT;
        while !self.text().contains(text) {
            assert!(
                Instant::now() < end,
                "{text:?} was not shown: {:?}",
                self.text()
            );
            // The program may just have exited.
            let _ = self.keyboard.write_all(keys.as_bytes());
            if let Ok(bytes) = self.screen.recv_timeout(Duration::from_millis(100)) {
                self.shown.extend(bytes);
            }
        }
    }

    /// Waits for any output or the exit.
    pub fn expect_anything(&mut self) {
        let end = Instant::now() + TIMEOUT;
        while self.shown.is_empty() && self.is_running() && Instant::now() < end {
            if let Ok(bytes) = self.screen.recv_timeout(Duration::from_millis(10)) {
                self.shown.extend(bytes);
            }
        }
    }

    /// Waits until the text was shown.
    pub fn expect(&mut self, text: &str) {
        let end = Instant::now() + TIMEOUT;
        while !self.text().contains(text) {
            let left = end.saturating_duration_since(Instant::now());
            match self.screen.recv_timeout(left) {
                Ok(bytes) => self.shown.extend(bytes),
                Err(_) => panic!("{text:?} was not shown: {:?}", self.text()),
            }
        }
    }

    /// Waits until the text is shown after the last match.
    pub fn expect_next(&mut self, text: &str) {
        let end = Instant::now() + TIMEOUT;
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
                Err(_) => panic!("{text:?} was not shown: {new:?}"),
            }
        }
    }

    /// Sends a signal, unless the program has exited.
    pub fn signal(&mut self, signal: Signal) {
        if self.is_running() {
            kill_process(Pid::from_child(&self.child), signal).unwrap();
        }
    }

    pub fn modes(&self) -> String {
        modes(&self.keyboard)
    }

    /// Waits until the program has exited.
    pub fn wait(&mut self) {
        let end = Instant::now() + LIMIT;
        while self.is_running() {
            assert!(Instant::now() < end, "it did not exit: {:?}", self.text());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Answers each question that has a default with `answer` until the exit; returns the
    /// same as [`Session::end`].
    pub fn end_answering(mut self, answer: &str) -> (i32, String) {
        let end = Instant::now() + LIMIT;
        let mut answered = 0;
        while self.is_running() {
            assert!(Instant::now() < end, "it did not exit: {:?}", self.text());
            if let Ok(bytes) = self.screen.recv_timeout(Duration::from_millis(5)) {
                self.shown.extend(bytes);
            }
            let asked = self.text().matches("[Y/n]: ").count();
            for _ in answered..asked {
                self.try_send(&format!("{answer}\n"));
            }
            answered = asked;
        }
        self.end()
    }

    /// Waits for the exit; returns the exit code (as in a shell for a signal) and all
    /// output, with the line ends of the program.
    pub fn end(mut self) -> (i32, String) {
        let end = Instant::now() + LIMIT;
        let status = loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                break status;
            }
            if Instant::now() > end {
                self.child.kill().unwrap();
                self.shown.extend(self.screen.try_iter().flatten());
                panic!("it did not exit: {:?}", self.text());
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        let code = status.code().or(status.signal().map(|signal| 128 + signal));
        let code = code.unwrap();
        while let Ok(bytes) = self.screen.recv_timeout(TIMEOUT) {
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
