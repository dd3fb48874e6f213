//! Drafts: each unsaved text is on disk in its own private folder, from before it is
//! typed until it is stored.

use std::fs::{self, File, OpenOptions, Permissions, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::Result;
use rustix::io::{FdFlags, fcntl_setfd};

use super::{Subject, template};
use crate::command::shared::text::read_file;
use crate::context::{self, Context};
use crate::failure::{self, Exit, Failure};
use crate::output::reason;

/// The files in the folder of a draft: the edited text and the original.
const TEXT: &str = "text.md";
const BASE: &str = "base.md";

/// An unsaved text.
pub(crate) struct Draft {
    /// The record that the text belongs to.
    pub subject: Subject,
    /// The original text.
    pub base: String,
    folder: PathBuf,
    /// The folder, locked during an edit: an editor may replace the file of the text, but
    /// not the folder.
    lock: File,
}

impl Draft {
    /// Creates a draft and syncs it to disk.
    pub(crate) fn begin(context: &Context, subject: Subject, text: &str) -> Result<Draft> {
        let drafts = context.drafts_folder()?;
        make(&drafts, subject, text).map_err(|error| not_kept(&error).into())
    }

    /// The path of the text.
    pub(crate) fn path(&self) -> PathBuf {
        self.folder.join(TEXT)
    }

    /// The current text, without the lines that only the editor shows.
    pub(crate) fn text(&self) -> Result<String> {
        Ok(self.typed(&read_file(&self.path())?))
    }

    fn typed(&self, text: &str) -> String {
        match self.subject {
            Subject::Reply(_) => template::reply_of(text, &self.base),
            Subject::Post(..) | Subject::NewPost => template::without_error(text),
            Subject::Comment(..) | Subject::NewComment(_) | Subject::Settings => text.to_owned(),
        }
    }

    /// Whether the text is the original, or both are blank.
    pub(crate) fn is_base(&self, text: &str) -> bool {
        let base = self.typed(self.base.trim_start_matches('\u{feff}'));
        text == base || (text.trim().is_empty() && base.trim().is_empty())
    }

    /// Adds an error to the text of a post, as a comment in its front matter.
    pub(crate) fn add_error(&self, error: &str) -> Result<()> {
        if !matches!(self.subject, Subject::Post(..) | Subject::NewPost) {
            return Ok(());
        }
        self.replace(TEXT, &template::with_error(&self.text()?, error))
    }

    /// Replaces the text, and then the original, by a merge with another original.
    pub(crate) fn rebase(&mut self, base: &str, text: &str) -> Result<()> {
        self.replace(TEXT, text)?;
        self.replace(BASE, base)?;
        base.clone_into(&mut self.base);
        Ok(())
    }

    /// Replaces a file, by a rename: a text is never half written.
    fn replace(&self, name: &str, text: &str) -> Result<()> {
        let write = || -> io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(self.folder.join(name))?;
            self.lock.sync_all()
        };
        write().map_err(|error| not_kept(&error).into())
    }

    /// Whether the text has changes to keep.
    pub(crate) fn is_typed(&self) -> bool {
        match self.text() {
            Ok(text) => !self.is_base(&text) && !text.trim().is_empty(),
            Err(_) => self.path().exists(),
        }
    }

    /// Whether an editor left other files beside the text, such as a swap file.
    pub(crate) fn has_copies(&self) -> bool {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        entries
            .map(|entry| entry.file_name())
            .any(|name| name != TEXT && name != BASE)
    }

    /// Syncs the edited text to disk.
    pub(crate) fn sync(&self) -> Result<()> {
        let file = File::open(self.path()).and_then(|file| {
            file.sync_all()?;
            self.lock.sync_all()?;
            file.metadata()
        });
        match file {
            Ok(about) if about.is_dir() => Err(Failure::new(
                Exit::Invalid,
                "the editor left a folder in the place of the text",
            )
            .into()),
            Ok(_) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(Failure::new(
                Exit::Failed,
                "the editor removed the text, so nothing was changed",
            )
            .into()),
            Err(error) => Err(Failure::new(
                Exit::Storage,
                format!("cannot bring your text to the disk: {}", reason(&error)),
            )
            .into()),
        }
    }

    /// Adds to an error the path of the kept text.
    pub(crate) fn keeping(&self, error: anyhow::Error) -> anyhow::Error {
        failure::keeping(error, &self.path(), &self.subject.again())
    }

    /// Removes the draft. Errors are ignored: a left-over file loses nothing.
    pub(crate) fn remove(self) {
        // The text first: a folder without it is not a draft.
        let _ = fs::remove_file(self.path());
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Closing is not enough: a child of the editor may have the file open.
        let _ = self.lock.unlock();
    }
}

fn not_kept(error: &io::Error) -> Failure {
    Failure::new(
        Exit::Storage,
        format!("cannot keep your text in a file: {}", reason(error)),
    )
    .hint("XDG_STATE_HOME names another folder for such texts")
}

fn make(drafts: &Path, subject: Subject, text: &str) -> io::Result<Draft> {
    context::make_private(drafts)?;
    let folder = tempfile::Builder::new()
        .prefix(&subject.prefix())
        .permissions(Permissions::from_mode(0o700))
        .tempdir_in(drafts)?;
    let lock = File::open(folder.path())?;
    // On a file system without locks, an open text counts as kept.
    let _ = lock.lock();
    for name in [BASE, TEXT] {
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(folder.path().join(name))?;
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
    }
    lock.sync_all()?;
    File::open(drafts)?.sync_all()?;
    // The editor inherits the lock, in case it outlives this process.
    fcntl_setfd(&lock, FdFlags::empty())?;
    Ok(Draft {
        subject,
        base: text.to_owned(),
        folder: folder.keep(),
        lock,
    })
}

/// The drafts that no editor has open.
#[derive(Default)]
pub(super) struct Kept {
    /// Newest first.
    pub drafts: Vec<Draft>,
    /// A draft that is open in an editor.
    pub live: Option<PathBuf>,
}

/// Finds the drafts of these subjects, and removes empty ones.
pub(super) fn kept(context: &Context, is_meant: impl Fn(Subject) -> bool) -> Result<Kept> {
    let folder = context.drafts_folder()?;
    find(&folder, true, is_meant).map_err(|error| {
        let folder = folder.display();
        let cause = reason(&error);
        Failure::new(Exit::Storage, format!("cannot read {folder}: {cause}")).into()
    })
}

/// The subjects of all drafts that no editor has open, newest first. Writes nothing.
pub(crate) fn kept_subjects(context: &Context) -> Vec<Subject> {
    let folder = context.drafts_folder().ok();
    let kept = folder.and_then(|folder| find(&folder, false, |_| true).ok());
    let drafts = kept.unwrap_or_default().drafts;
    drafts.iter().map(|draft| draft.subject).collect()
}

fn find(
    drafts: &Path,
    removes_empty: bool,
    is_meant: impl Fn(Subject) -> bool,
) -> io::Result<Kept> {
    let mut kept = Kept::default();
    let entries = match fs::read_dir(drafts) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(kept),
        entries => entries?,
    };
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let subject = entry.file_name().to_str().and_then(Subject::of);
        let Some(subject) = subject.filter(|&subject| is_meant(subject)) else {
            continue;
        };
        let folder = entry.path();
        // Another command may have removed it.
        let Ok(lock) = File::open(&folder) else {
            continue;
        };
        let is_ours = match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                kept.live = Some(folder.join(TEXT));
                continue;
            }
            locked => locked.is_ok(),
        };
        // Without a text, the draft is being created, or its removal was interrupted.
        let Ok(about) = fs::metadata(folder.join(TEXT)) else {
            if removes_empty && is_ours && folder.join(BASE).exists() {
                let _ = fs::remove_dir_all(&folder);
            }
            continue;
        };
        let draft = Draft {
            subject,
            base: fs::read_to_string(folder.join(BASE)).unwrap_or_default(),
            folder,
            lock,
        };
        if draft.is_typed() || draft.has_copies() {
            fcntl_setfd(&draft.lock, FdFlags::empty())?;
            found.push((about.modified()?, draft));
        } else if removes_empty && is_ours {
            draft.remove();
        }
    }
    found.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    kept.drafts = found.into_iter().map(|(_, draft)| draft).collect();
    Ok(kept)
}
