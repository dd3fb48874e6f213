//! Files that appear whole or not at all: written in a folder beside their place, then
//! renamed. The folder of a command that was killed is removed by the next one.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

use super::error::{Error, Result};
use super::identity::{COMPANIONS, companion};

/// How the name of a folder begins and ends, and how many letters and digits are between.
const PREFIX: &str = ".blog-";
const SUFFIX: &str = ".new";
const RANDOM: usize = 6;

/// The file that marks a folder as ours, and what it holds.
const MARK: &str = "owner";
const OWNER: &str = "a temporary folder of `blog`, removed by its next command\n";

/// The file that is written.
const DATA: &str = "data";

/// A private file that is being written. It is removed unless it is put in its place.
pub struct AtomicFile {
    file: NamedTempFile,
    // Dropped after the file, and unlocked after it is removed.
    _folder: TempDir,
    _lock: File,
}

impl AtomicFile {
    /// Makes an empty file that can be put in its place in `folder`.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn new(folder: &Path) -> io::Result<AtomicFile> {
        remove_left_over(folder);
        loop {
            let made = Builder::new()
                .prefix(PREFIX)
                .suffix(SUFFIX)
                .rand_bytes(RANDOM)
                .permissions(Permissions::from_mode(0o700))
                .tempdir_in(folder)?;
            let lock = match claim(made.path()) {
                // Another command took it for left over before it was locked.
                Err(error) if error.kind() == ErrorKind::NotFound && folder.is_dir() => continue,
                claimed => claimed?,
            };
            let file = Builder::new()
                .prefix(DATA)
                .rand_bytes(0)
                .tempfile_in(made.path())?;
            return Ok(AtomicFile {
                file,
                _folder: made,
                _lock: lock,
            });
        }
    }

    /// Where it is while it is written.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The file itself.
    pub fn as_file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Puts it in its place, where there must be nothing. It is on the disk when this
    /// returns.
    ///
    /// # Errors
    /// There is something ([`ErrorKind::AlreadyExists`]), or it cannot be written.
    pub fn create(self, path: &Path) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist_noclobber(path)?;
        let synced = sync_folder(path);
        if synced.is_err() {
            // What may not be there tomorrow is not there today.
            let _ = fs::remove_file(path);
        }
        synced
    }

    /// Puts it in its place, also where there is a file, whose owner and mode it keeps. It
    /// is on the disk when this returns.
    ///
    /// # Errors
    /// It cannot be written, or it cannot be given to that owner.
    pub fn replace(self, path: &Path) -> io::Result<()> {
        if let Ok(before) = fs::metadata(path) {
            let file = self.file.as_file();
            let now = file.metadata()?;
            if (now.uid(), now.gid()) != (before.uid(), before.gid()) {
                fchown(file, Some(before.uid()), Some(before.gid()))?;
            }
            file.set_permissions(before.permissions())?;
        }
        self.file.as_file().sync_all()?;
        self.file.persist(path)?;
        sync_folder(path)
    }

    /// Puts a database in its place, where there must be nothing: no file, and nothing
    /// that SQLite would take for a part of it.
    ///
    /// # Errors
    /// There is something ([`Error::Exists`], [`Error::InTheWay`]), or it cannot be
    /// written.
    pub(super) fn create_database(self, path: &Path) -> Result<()> {
        check_is_free(path)?;
        self.create(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
            _ => error.into(),
        })
    }
}

/// Refuses a path for a database where one is, or what is left of one: SQLite would replay
/// a journal there into the new file.
pub(super) fn check_is_free(path: &Path) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(Error::Exists(path.to_owned()));
    }
    let beside = COMPANIONS.map(|ending| companion(path, ending));
    match beside
        .into_iter()
        .find(|path| path.symlink_metadata().is_ok())
    {
        Some(left) => Err(Error::InTheWay(left)),
        None => Ok(()),
    }
}

/// The folder of a path; the current one if it names none.
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) => Path::new("."),
        None => Path::new("/"),
    }
}

fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(folder_of(path))?.sync_all()
}

/// Locks a folder and marks it as ours.
fn claim(folder: &Path) -> io::Result<File> {
    let lock = File::open(folder)?;
    // Where there are no locks, nothing is ever taken for left over.
    let _ = lock.lock();
    fs::write(folder.join(MARK), OWNER)?;
    Ok(lock)
}

/// Removes the folders that no command writes in any more.
fn remove_left_over(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let random = name
            .to_str()
            .and_then(|name| name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX));
        if random.is_some_and(|random| random.len() == RANDOM)
            && entry.file_type().is_ok_and(|kind| kind.is_dir())
        {
            // Whatever cannot be removed stays.
            let _ = remove_if_left_over(&entry.path());
        }
    }
}

/// Removes a folder if nobody has locked it and nothing but what is ours is in it.
fn remove_if_left_over(folder: &Path) -> io::Result<()> {
    // Locked until it is gone, so that nobody takes it for theirs.
    let lock = File::open(folder)?;
    if lock.try_lock().is_err() {
        return Ok(());
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_data = name.to_str().and_then(|name| name.strip_prefix(DATA));
        let is_data = is_data.is_some_and(|end| end.is_empty() || COMPANIONS.contains(&end));
        if !entry.file_type()?.is_file() || !(is_data || name == MARK) {
            return Ok(());
        }
        files.push(entry.path());
    }
    // A mark that was not written yet is alone in its folder, and empty.
    let mark = folder.join(MARK);
    let is_ours = files.is_empty()
        || fs::metadata(&mark)?.len() <= OWNER.len() as u64 && {
            let text = fs::read_to_string(&mark)?;
            text == OWNER || (text.is_empty() && files.len() == 1)
        };
    if is_ours {
        // The mark last, or what is left if this is killed would be nobody's.
        files.sort_by_key(|file| *file == mark);
        files.iter().try_for_each(fs::remove_file)?;
        fs::remove_dir(folder)?;
    }
    Ok(())
}
