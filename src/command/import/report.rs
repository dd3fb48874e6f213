//! The file of `--report`.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::failure::{Exit, Failure};
use crate::model::report::Report;
use crate::output::reason;
use crate::store::{AtomicFile, folder_of};
use crate::view::import::object;

/// How each report begins.
const START: &[u8] = b"{\n  \"source\": ";

/// A report to be written.
pub(super) struct ReportFile {
    path: PathBuf,
    file: AtomicFile,
}

impl ReportFile {
    /// Creates the file, before anything is imported. It replaces an older report, and
    /// nothing else.
    ///
    /// # Errors
    /// There is another file at the path, or its folder cannot be written.
    pub(super) fn begin(path: &Path) -> Result<ReportFile> {
        let shown = path.display();
        if path.is_dir() || path == Path::new("-") {
            return Err(
                Failure::usage(format!("--report needs a file, not {shown}"))
                    .hint("name a file; --format json prints the report")
                    .into(),
            );
        }
        if path.symlink_metadata().is_ok() && !is_report(path) {
            let message = format!("{shown} exists already, and is not a report");
            return Err(Failure::new(Exit::Conflict, message)
                .hint("name another file")
                .into());
        }
        let file = AtomicFile::new(folder_of(path)).map_err(|error| unwritable(path, &error))?;
        Ok(ReportFile {
            path: path.to_owned(),
            file,
        })
    }

    /// Writes the report.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn write(mut self, report: &Report) -> Result<()> {
        let text = serde_json::to_string_pretty(&object(report, usize::MAX))?;
        let written = writeln!(self.file.as_file(), "{text}");
        let written = written.and_then(|()| self.file.replace(&self.path));
        Ok(written.map_err(|error| unwritable(&self.path, &error))?)
    }
}

/// Whether a path is a file that begins like a report.
fn is_report(path: &Path) -> bool {
    let is_file = path.symlink_metadata().is_ok_and(|about| about.is_file());
    let mut start = Vec::new();
    let read = || {
        let file = File::open(path)?;
        file.take(START.len() as u64).read_to_end(&mut start)
    };
    is_file && { read }().is_ok() && start == START
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {}", path.display(), reason(error));
    Failure::new(Exit::Storage, message)
        .hint("check the path, the permissions of its folder, and the room there")
}
