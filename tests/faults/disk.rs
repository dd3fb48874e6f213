//! A disk that remembers which writes it could still lose, for the file of a blog and
//! its journal.

use std::fs;
use std::path::Path;

use fastrand::Rng;

/// Disks write sectors of this size whole or not at all.
const SECTOR: usize = 512;

/// One call of a program that says something of a disk.
pub enum Call {
    /// The journal is opened, and made if it is not there.
    OpenJournal,
    /// The journal is removed.
    RemoveJournal,
    /// Bytes are written at a place.
    Write(Which, usize, Vec<u8>),
    /// A file gets a length.
    Length(Which, usize),
    /// A file is brought to the disk.
    Sync(Which),
    /// The names in the folder are brought to the disk.
    SyncFolder,
    /// The program says that it is done.
    Said,
}

/// Which file.
#[derive(Clone, Copy, PartialEq)]
pub enum Which {
    Blog,
    Journal,
}

/// What becomes of writes that nobody waited for.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Loss {
    /// All are lost.
    All,
    /// Some are lost.
    Some,
    /// Some are lost, and some sectors of others.
    Torn,
}

/// A file: what is on the disk, and what waits to be.
#[derive(Default)]
struct File {
    disk: Vec<u8>,
    waiting: Vec<Change>,
}

enum Change {
    Write(usize, Vec<u8>),
    Length(usize),
}

/// A disk with a blog.
pub struct Disk {
    blog: File,
    journals: Vec<File>,
    /// Which journal has had the name since the folder was brought to the disk.
    names: Vec<Option<usize>>,
}

impl Disk {
    /// The disk as it is now, with nothing that waits.
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

    /// Does what a call does.
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

    /// What may be left of the blog and its journal when the power is cut now.
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
    /// Does it to the sectors that arrive.
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
