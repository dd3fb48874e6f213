//! The input of an import: a file, a folder, or standard input. Standard input is copied
//! to a file first, so that a slow writer does not hold the lock of the blog.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tempfile::NamedTempFile;

use crate::command::shared::text::unreadable;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::import::archive::Archive;
use crate::model::limits::IMPORT_STDIN_BYTES;

/// The size in bytes from which a progress bar is shown.
const SHOWN_FROM: u64 = 4 * 1024 * 1024;

/// What a format reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Takes {
    /// A file, or standard input.
    File,
    /// A folder.
    Folder,
    /// A folder, or a zip of it.
    Archive,
}

/// The byte-order mark of UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// The input of an import.
pub(crate) struct Input {
    /// The file or the folder; the common folder of several files.
    path: PathBuf,
    /// The paths in the folder, if only these files are read.
    files: Vec<String>,
    /// None for a folder.
    file: Option<File>,
    /// A named copy of standard input, made on request.
    named: Option<NamedTempFile>,
    bar: ProgressBar,
}

impl Input {
    /// Opens the file or the folder of a format.
    pub(crate) fn open(path: &Path, format: &str, takes: Takes) -> Result<Input> {
        let is_stdin = path == Path::new("-");
        let is_folder = match takes {
            Takes::File => false,
            Takes::Folder => true,
            Takes::Archive => path.is_dir() && !is_stdin,
        };
        let file = match (is_stdin, is_folder) {
            (true, true) => {
                return Err(
                    Failure::usage(format!("{format} is a folder, not a stream"))
                        .hint("name the folder")
                        .into(),
                );
            }
            (true, false) => Some(spooled(path)?),
            (false, is_folder) => open(path, is_folder)?,
        };
        Ok(Input {
            path: path.to_owned(),
            files: Vec::new(),
            file,
            named: None,
            bar: ProgressBar::hidden(),
        })
    }

    /// Several files, read as those of their common folder.
    pub(crate) fn of_files(paths: &[PathBuf]) -> Result<Input> {
        for path in paths {
            open(path, false)?;
        }
        let folder = common_folder(paths);
        let inside = |path: &PathBuf| {
            let inside = path.strip_prefix(&folder).unwrap_or(path);
            inside.to_string_lossy().into_owned()
        };
        Ok(Input {
            files: paths.iter().map(inside).collect(),
            path: match folder.as_os_str().is_empty() {
                true => PathBuf::from("."),
                false => folder,
            },
            file: None,
            named: None,
            bar: ProgressBar::hidden(),
        })
    }

    /// The paths in the folder, if only these files are read.
    pub(crate) fn files(&self) -> &[String] {
        &self.files
    }

    /// The default name of the source.
    pub(crate) fn name(&self) -> String {
        name_of(&self.path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// The path of a file with the input, also for standard input.
    pub(crate) fn on_disk(&mut self) -> Result<PathBuf> {
        if self.path != Path::new("-") {
            return Ok(self.path.clone());
        }
        let mut reader = self.reader()?;
        let mut copy = || -> io::Result<NamedTempFile> {
            let mut named = NamedTempFile::new()?;
            io::copy(&mut reader, &mut named)?;
            Ok(named)
        };
        let named = copy().map_err(|error| unreadable(&self.path, &error))?;
        let path = named.path().to_owned();
        self.named = Some(named);
        Ok(path)
    }

    /// The files of the folder or the zip.
    pub(crate) fn archive(&mut self) -> Result<Archive> {
        let Some(file) = &mut self.file else {
            return Ok(Archive::of_folder(&self.path)?);
        };
        let inner = file.rewind().and_then(|()| file.try_clone());
        let inner = inner.map_err(|error| unreadable(&self.path, &error))?;
        Ok(Archive::of_zip(inner)?)
    }

    /// Shows a progress bar on a terminal.
    pub(crate) fn progress(&mut self, context: &Context) -> ProgressBar {
        let length = self.file.as_ref().and_then(|file| file.metadata().ok());
        if context.can_ask()
            && let Some(length) = length.filter(|about| about.len() >= SHOWN_FROM)
        {
            self.bar = ProgressBar::with_draw_target(
                Some(length.len()),
                ProgressDrawTarget::stderr_with_hz(10),
            );
            let template = "{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta} left";
            if let Ok(style) = ProgressStyle::with_template(template) {
                self.bar.set_style(style);
            }
        }
        self.bar.clone()
    }

    /// Reads the file from its start, without a byte-order mark of UTF-8.
    pub(crate) fn reader(&mut self) -> Result<impl BufRead + use<>> {
        let file = self
            .file
            .as_mut()
            .ok_or_else(|| Failure::usage(format!("{} is a folder", self.path.display())))?;
        let inner = file.rewind().and_then(|()| file.try_clone());
        self.bar.reset();
        let counted = Counted {
            inner: inner.map_err(|error| unreadable(&self.path, &error))?,
            bar: self.bar.clone(),
        };
        let mut reader = BufReader::with_capacity(256 * 1024, counted);
        let start = reader
            .fill_buf()
            .map_err(|error| unreadable(&self.path, &error))?;
        if start.starts_with(BYTE_ORDER_MARK) {
            reader.consume(BYTE_ORDER_MARK.len());
        }
        Ok(reader)
    }
}

/// The folder that contains all files. It is above a folder that says something about its
/// files: that of an `index.md`, whose name is the slug, or `_drafts`.
fn common_folder(paths: &[PathBuf]) -> PathBuf {
    let above = |path: &PathBuf| {
        let is_index = path.file_stem().is_some_and(|stem| stem == "index");
        let folder = path.parent().unwrap_or(Path::new(""));
        let drafts = folder.ancestors().find(|above| above.ends_with("_drafts"));
        let telling = drafts.or(Some(folder).filter(|_| is_index));
        let above = telling.and_then(Path::parent);
        above.unwrap_or(folder).to_owned()
    };
    let mut folders = paths.iter().map(above);
    let first = folders.next().unwrap_or_default();
    folders.fold(first, |common, folder| {
        let is_above = |candidate: &&Path| folder.starts_with(candidate);
        let shared = common.ancestors().find(is_above);
        shared.map(Path::to_owned).unwrap_or_default()
    })
}

/// The file name of a path, also of one that ends with `.` or `..`.
pub(super) fn name_of(path: &Path) -> String {
    let whole = match path.file_name() {
        Some(_) => path.to_owned(),
        None => path.canonicalize().unwrap_or_default(),
    };
    let name = whole.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Copies standard input to an unnamed file.
fn spooled(path: &Path) -> Result<File> {
    let stdin = io::stdin().lock();
    let length = rustix::fs::fstat(&stdin).map_or(0, |about| about.st_size);
    if u64::try_from(length).unwrap_or_default() > IMPORT_STDIN_BYTES {
        return Err(too_long().into());
    }
    let mut within = stdin.take(IMPORT_STDIN_BYTES + 1);
    let mut copy = || -> io::Result<(File, u64)> {
        let mut file = tempfile::tempfile()?;
        let length = io::copy(&mut within, &mut file)?;
        file.rewind()?;
        Ok((file, length))
    };
    let (file, length) = copy().map_err(|error| unreadable(path, &error))?;
    if length > IMPORT_STDIN_BYTES {
        return Err(too_long().into());
    }
    Ok(file)
}

fn too_long() -> Failure {
    let most = IMPORT_STDIN_BYTES >> 20;
    Failure::new(Exit::Invalid, format!("standard input is over {most} MiB"))
        .hint("save it to a file, and import that")
}

/// Opens the file at a path; None for a folder.
fn open(path: &Path, is_folder: bool) -> Result<Option<File>> {
    let about = path.metadata().map_err(|error| unreadable(path, &error))?;
    if is_folder != about.is_dir() || !is_folder && !about.is_file() {
        let wanted = if is_folder { "folder" } else { "file" };
        let message = format!("cannot read {}: not a {wanted}", path.display());
        return Err(Failure::new(Exit::Invalid, message)
            .hint(format!("name a {wanted}"))
            .into());
    }
    if is_folder {
        return Ok(None);
    }
    let file = File::open(path).map_err(|error| unreadable(path, &error))?;
    Ok(Some(file))
}

/// A reader that updates a progress bar.
struct Counted<R> {
    inner: R,
    bar: ProgressBar,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(bytes)?;
        self.bar.inc(read as u64);
        Ok(read)
    }
}
