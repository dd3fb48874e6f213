//! The files of a media folder by their names.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::import::ReadError;
use crate::model::limits::FOLDER_DEPTH;

/// The maximum number of files in a media folder.
const FILES: usize = 1_000_000;

/// The files of a folder. Names are compared composed (NFC) and in lower case.
pub(super) struct Index {
    /// The paths of files by the last part.
    files: HashMap<String, Vec<PathBuf>>,
    /// What comes before the paths: the year and the month, if the folder is one of them.
    prefix: String,
    /// Whether the folder has years and months, so that a path in it is a whole one.
    is_whole: bool,
}

impl Index {
    pub(super) fn read(folder: &Path) -> Result<Index, ReadError> {
        let mut index = Index {
            files: HashMap::new(),
            prefix: dated(folder),
            is_whole: false,
        };
        let mut count = 0;
        let mut folders = vec![(PathBuf::new(), 0)];
        while let Some((below, depth)) = folders.pop() {
            for entry in fs::read_dir(folder.join(&below))? {
                let entry = entry?;
                let kind = entry.file_type()?;
                let path = below.join(entry.file_name());
                if kind.is_dir() && depth < FOLDER_DEPTH {
                    folders.push((path, depth + 1));
                } else if kind.is_file() {
                    let folded = folded(&path);
                    index.is_whole |= has_month(&format!("{}{folded}", index.prefix));
                    let name = folded.rsplit('/').next().unwrap_or_default().to_owned();
                    index.files.entry(name).or_default().push(path);
                    count += 1;
                }
            }
            if count > FILES {
                let message = format!("{} has over {FILES} files", folder.display());
                return Err(ReadError::Unusable(message));
            }
        }
        Ok(index)
    }

    /// The file at this very path.
    pub(super) fn at(&self, path: &str) -> Option<PathBuf> {
        let wanted = folded(Path::new(path));
        let files = self.files.get(wanted.rsplit('/').next()?)?;
        files.iter().find(|file| folded(file) == wanted).cloned()
    }

    /// The file for a path below the uploads. The folder may be above the uploads, or
    /// below them.
    pub(super) fn find(&self, path: &str) -> Option<PathBuf> {
        let wanted = folded(Path::new(path));
        let name = wanted.rsplit('/').next()?;
        let ends = |whole: &str, end: &str| {
            let before = whole.strip_suffix(end);
            before.is_some_and(|before| before.is_empty() || before.ends_with('/'))
        };
        let rank = |file: &&PathBuf| {
            let there = format!("{}{}", self.prefix, folded(file));
            // The shortest path with all of the wanted one, or else the longest part of it.
            if ends(&there, &wanted) {
                Some((0, there.len()))
            } else {
                let is_part = !self.is_whole && ends(&wanted, &there);
                is_part.then(|| (1, usize::MAX - there.len()))
            }
        };
        let files = self.files.get(name)?.iter();
        let best = files.filter_map(|file| Some((rank(&file)?, file))).min();
        best.map(|(_, file)| file.clone())
    }
}

/// A path in the form that paths are compared in.
fn folded(path: &Path) -> String {
    let path: String = path.to_string_lossy().nfc().collect();
    path.to_lowercase()
}

/// The year and the month that a folder is of: `2019/04/` or `2019/`.
fn dated(folder: &Path) -> String {
    let folder = folder.canonicalize().unwrap_or_default();
    let mut parts = folder.iter().rev().map(|part| part.to_string_lossy());
    match (parts.next(), parts.next()) {
        (Some(year), _) if is_year(&year) => format!("{year}/"),
        (Some(month), Some(year)) if is_month(&month) && is_year(&year) => {
            format!("{year}/{month}/")
        }
        _ => String::new(),
    }
}

fn has_month(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    parts
        .windows(2)
        .any(|pair| matches!(pair, [year, month] if is_year(year) && is_month(month)))
}

fn is_year(part: &str) -> bool {
    part.len() == 4
        && part.starts_with(['1', '2'])
        && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_month(part: &str) -> bool {
    part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit())
}
