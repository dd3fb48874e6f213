//! A disk that can lose unsynced writes, with the file of a blog and its journal.

use std::fs;
use std::path::Path;

use fastrand::Rng;

/// Disks write sectors of this size atomically.
const SECTOR: usize = 512;

/// A call of the program that affects the disk.
pub enum Call {
    /// The journal is opened, or created if it does not exist.
    OpenJournal,
    RemoveJournal,
    /// Bytes are written at an offset.
    Write(Which, usize, Vec<u8>),
    /// A file is truncated or extended.
    Length(Which, usize),
    /// A file is synced.
    Sync(Which),
    /// The folder is synced.
    SyncFolder,
    /// The program reports success.
    Said,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Which {
    Blog,
    Journal,
}

/// The fate of unsynced writes.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Loss {
    /// All are lost.
    All,
    /// Some are lost.
    Some,
    /// Some are lost, others lose some sectors.
    Torn,
}

/// A file: its synced bytes, and its unsynced changes.
#[derive(Default)]
struct File {
    disk: Vec<u8>,
    waiting: Vec<Change>,
}

enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
}

pub struct Disk {
    blog: File,
    journals: Vec<File>,
    /// The journals that had the name since the folder was synced.
    names: Vec<Option<usize>>,
}

impl Disk {
    /// The disk with all changes synced.
    pub fn of(blog: &Path, journal: &Path) -> Disk {
        let file = |path: &Path| {
            fs::read(path).ok().map(|disk| File {
                disk,
                waiting: Vec::new(),
            })
        };
        let journals: Vec<File> = file(journal).into_iter().collect();
        let names = vec![(!journals.is_empty()).then_some(0)];
        Disk {
            blog: file(blog).unwrap(),
            journals,
            names,
        }
    }

    /// Applies a call.
    pub fn take(&mut self, call: &Call) {
        let now = *self.names.last().unwrap();
        match call {
            Call::OpenJournal if now.is_none() => {
                self.names.push(Some(self.journals.len()));
                self.journals.push(File::default());
            }
            Call::RemoveJournal => self.names.push(None),
            Call::SyncFolder => self.names = vec![now],
            Call::Write(which, at, bytes) => {
                self.file(*which)
                    .waiting
                    .push(Change::Write(*at, bytes.clone()));
            }
            Call::Length(which, length) => self.file(*which).waiting.push(Change::Length(*length)),
            Call::Sync(which) => self.file(*which).sync(),
            Call::OpenJournal | Call::Said => {}
        }
    }

    fn file(&mut self, which: Which) -> &mut File {
        match which {
            Which::Blog => &mut self.blog,
            Which::Journal => {
                let at = self.names.last().unwrap().unwrap();
                &mut self.journals[at]
            }
        }
    }

    /// A possible state of the blog and its journal if the power is cut now.
    pub fn cut(&self, loss: Loss, rng: &mut Rng) -> (Vec<u8>, Option<Vec<u8>>) {
        let name = match loss {
            Loss::All => self.names[0],
            _ => self.names[rng.usize(..self.names.len())],
        };
        let journal = name.map(|at| self.journals[at].cut(loss, rng));
        (self.blog.cut(loss, rng), journal)
    }
}

impl File {
    fn sync(&mut self) {
        for change in std::mem::take(&mut self.waiting) {
            change.apply(&mut self.disk, |_| true);
        }
    }

    fn cut(&self, loss: Loss, rng: &mut Rng) -> Vec<u8> {
        let mut bytes = self.disk.clone();
        for change in self.waiting.iter().filter(|_| loss != Loss::All) {
            if rng.bool() {
                change.apply(&mut bytes, |_| loss == Loss::Some || rng.bool());
            }
        }
        bytes
    }
}

impl Change {
    /// Applies the change to the sectors that reach the disk.
    fn apply(&self, to: &mut Vec<u8>, mut arrives: impl FnMut(usize) -> bool) {
        match self {
            Change::Length(length) => to.resize(*length, 0),
            Change::Write(at, bytes) => {
                let mut from = 0;
                while from < bytes.len() {
                    let place = at + from;
                    let end = (from + SECTOR - place % SECTOR).min(bytes.len());
                    if arrives(place / SECTOR) {
                        to.resize(to.len().max(at + end), 0);
                        to[place..at + end].copy_from_slice(&bytes[from..end]);
                    }
                    from = end;
                }
            }
        }
    }
}
