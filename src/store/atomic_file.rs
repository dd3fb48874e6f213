//! Atomic file creation: the file is written in a temporary folder beside its
//! destination, then renamed. The next command removes the folders of killed commands.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use tempfile::{Builder, NamedTempFile, TempDir};

use super::error::{Error, Result};
use super::identity::{COMPANIONS, companion};

/// Prefix, suffix and number of random characters of a temporary folder's name.
const PREFIX: &str = ".blog-";
const SUFFIX: &str = ".new";
const RANDOM: usize = 6;

/// The name and content of the file that marks a folder as ours.
const MARK: &str = "owner";
const OWNER: &str = "a temporary folder of `blog`, removed by its next command\n";

/// The name of the file being written.
const DATA: &str = "data";

/// A private temporary file; deleted on drop unless it was moved to its destination.
pub struct AtomicFile {
    file: NamedTempFile,
    // Field order matters: the file is dropped first, the lock is released last.
    _folder: TempDir,
    _lock: File,
}

impl AtomicFile {
    /// Creates an empty file for a destination in `folder`.
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
                // Another command removed the folder as left over before it was locked.
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

    /// The temporary path of the file.
    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// The open file.
    pub fn as_file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// Moves the file to `path`, which must not exist. The file and its folder are
    /// synced before this returns.
    ///
    /// # Errors
    /// `path` exists ([`ErrorKind::AlreadyExists`]), or it cannot be written.
    pub fn create(self, path: &Path) -> io::Result<()> {
        self.file.as_file().sync_all()?;
        self.file.persist_noclobber(path)?;
        let synced = sync_folder(path);
        if synced.is_err() {
            // Without the sync a crash could lose the file later, so remove it now.
            let _ = fs::remove_file(path);
        }
        synced
    }

    /// Moves the file to `path` and replaces an existing file, keeping that file's
    /// owner and mode. The file and its folder are synced before this returns.
    ///
    /// # Errors
    /// `path` cannot be written, or the owner cannot be set.
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

    /// Moves a database to `path`. Neither `path` nor an SQLite companion file of it
    /// may exist.
    ///
    /// # Errors
    /// One of them exists ([`Error::Exists`], [`Error::InTheWay`]), or `path` cannot be
    /// written.
    pub(super) fn create_database(self, path: &Path) -> Result<()> {
        check_is_free(path)?;
        self.create(path).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => Error::Exists(path.to_owned()),
            _ => error.into(),
        })
    }
}

/// Checks that neither a database nor a companion file of one exists at `path`: SQLite
/// would replay an old journal into the new file.
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

/// The folder of a path; `.` for a bare file name.
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
    // On file systems without locks, `try_lock` fails and no folder is ever removed as
    // left over.
    let _ = lock.lock();
    fs::write(folder.join(MARK), OWNER)?;
    Ok(lock)
}

/// Removes the temporary folders of killed commands.
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
            // Errors are ignored; the next command tries again.
            let _ = remove_if_left_over(&entry.path());
        }
    }
}

/// Removes a folder if it is unlocked and contains only our files.
fn remove_if_left_over(folder: &Path) -> io::Result<()> {
    // Keep the lock until the folder is removed, so that no other command claims it.
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
    // A killed command may leave an empty folder, or an empty mark and no other file.
    let mark = folder.join(MARK);
    let is_ours = files.is_empty()
        || fs::metadata(&mark)?.len() <= OWNER.len() as u64 && {
            let text = fs::read_to_string(&mark)?;
            text == OWNER || (text.is_empty() && files.len() == 1)
        };
    if is_ours {
        // Delete the mark last: without it, a partly deleted folder would never be
        // recognized.
        files.sort_by_key(|file| *file == mark);
        files.iter().try_for_each(fs::remove_file)?;
        fs::remove_dir(folder)?;
    }
    Ok(())
}
