//! Files below an open folder, each opened relative to its parent folder, so that no link is
//! followed.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Write};
use std::os::fd::{AsFd, OwnedFd};

use rustix::fs::{AtFlags, Mode, OFlags, fdatasync, mkdirat, openat, renameat, unlinkat};
use rustix::io::Errno;

use crate::model::import::Digest;
use crate::model::limits::FILE_BYTES;

/// The temporary name of the manifest that is being written.
pub(super) const NEW: &str = ".blog-export.new";

/// The type of the file at a path.
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A regular file.
    File {
        /// The digest of its contents.
        digest: u64,
        /// Whether it has the expected contents.
        is_same: bool,
    },
    /// A link, a folder or a device.
    Other,
}

/// Compares the file of this name with the expected contents.
pub(super) fn compare(folder: &OwnedFd, name: &str, contents: &[u8]) -> io::Result<Found> {
    let mut file = match read_only(folder, name) {
        Ok(Some(file)) => file,
        Ok(None) => return Ok(Found::Other),
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    let mut digest = Digest::default();
    let mut rest = Some(contents);
    let mut buffer = vec![0; 64 * 1024];
    loop {
        let count = file.read(&mut buffer)?;
        let found = buffer.get(..count).unwrap_or_default();
        if found.is_empty() {
            break;
        }
        digest.add_bytes(found);
        rest = rest.and_then(|rest| rest.strip_prefix(found));
    }
    Ok(Found::File {
        digest: digest.bits(),
        is_same: rest.is_some_and(<[u8]>::is_empty),
    })
}

/// The contents of a file; `None` if it is not a regular file of UTF-8.
pub(super) fn text(folder: &OwnedFd, name: &str) -> io::Result<Option<String>> {
    let Some(file) = read_only(folder, name)? else {
        return Ok(None);
    };
    let mut text = Vec::new();
    file.take(FILE_BYTES).read_to_end(&mut text)?;
    Ok(String::from_utf8(text).ok())
}

/// Opens a regular file; `None` if it is anything else, such as a link.
pub(super) fn read_only(folder: &OwnedFd, name: &str) -> io::Result<Option<File>> {
    let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    match openat(folder, name, flags, Mode::empty()) {
        Ok(file) => {
            let file = File::from(file);
            let is_file = file.metadata()?.is_file();
            Ok(Some(file).filter(|_| is_file))
        }
        // A socket cannot be opened at all.
        Err(Errno::LOOP | Errno::NXIO) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Writes a new file, without a sync.
pub(super) fn write_new(folder: &OwnedFd, name: &str, contents: &[u8]) -> io::Result<File> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mut file = File::from(openat(folder, name, flags, Mode::RUSR | Mode::WUSR)?);
    file.write_all(contents)?;
    Ok(file)
}

/// Writes a file and renames it to this name.
pub(super) fn replace(folder: &OwnedFd, name: &str, contents: &[u8]) -> io::Result<()> {
    let written = write_new(folder, NEW, contents)
        .and_then(|file| Ok(fdatasync(file.as_fd())?))
        .and_then(|()| Ok(renameat(folder, NEW, folder, name)?));
    if written.is_err() {
        let _ = unlinkat(folder, NEW, AtFlags::empty());
    }
    written
}

/// Opens a folder below another, name by name. If `made` is given, creates those that do not
/// exist, and adds the paths of the folders they are in.
pub(super) fn descend(
    root: &OwnedFd,
    path: &str,
    mut made: Option<&mut BTreeSet<String>>,
) -> io::Result<OwnedFd> {
    let mut folder = root.try_clone()?;
    let mut above = String::new();
    for name in path.split('/').filter(|name| !name.is_empty()) {
        if let Some(made) = &mut made {
            match mkdirat(&folder, name, Mode::RWXU) {
                Ok(()) => _ = made.insert(above.clone()),
                Err(Errno::EXIST) => {}
                Err(error) => return Err(error.into()),
            }
        }
        folder = open_folder(&folder, name)?;
        if !above.is_empty() {
            above.push('/');
        }
        above.push_str(name);
    }
    Ok(folder)
}

/// Opens a folder; a link is not followed.
pub(super) fn open_folder(above: &OwnedFd, name: &str) -> io::Result<OwnedFd> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    Ok(openat(above, name, flags, Mode::empty())?)
}

/// Syncs everything on the file system of a folder, which takes less time than to sync many
/// files one by one. Returns whether the system can.
pub(super) fn sync_all(folder: &OwnedFd) -> io::Result<bool> {
    #[cfg(target_os = "linux")]
    match rustix::fs::syncfs(folder) {
        Ok(()) => return Ok(true),
        Err(Errno::NOSYS | Errno::PERM) => {}
        Err(error) => return Err(error.into()),
    }
    let _ = folder;
    Ok(false)
}
