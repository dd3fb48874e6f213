//! Verifies an export: imports it into a temporary blog and compares what that exports.

use std::fs::{self, File};
use std::io::{BufReader, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use super::format;
use super::{Chosen, Export, open_folder};
use crate::command::import;
use crate::command::shared::target::Target;
use crate::context::Context;
use crate::failure::{Exit, Failure};
use crate::model::report::Report;
use crate::model::setting::SETTINGS;
use crate::model::{PostFilter, PostSort, Setting};
use crate::store::{self, Mode, Store};

/// The busy timeout of the temporary blog.
const BUSY: Duration = Duration::from_secs(1);

/// Imports the written files and exports them again; returns the import report.
///
/// # Errors
/// The second export differs.
pub(super) fn verify(context: &mut Context, export: &Export, chosen: &Chosen) -> Result<Report> {
    let format = export.format.imported_as().ok_or_else(|| {
        Failure::usage(format!(
            "{} cannot be read back, so it cannot be verified",
            export.format.name()
        ))
        .hint("`blog export jsonl --verify` verifies everything")
    })?;
    let clock = context.clock()?;
    // Not every format has the title and other settings.
    let values = context.read()?.settings().all()?;
    let settings: Vec<(&Setting, &str)> = SETTINGS
        .iter()
        .filter_map(|setting| Some((setting, values.get(setting.name)?.as_str())))
        .collect();
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("blog.db");
    store::create(&path, &settings, Mode::Commit)?;
    let mut blog = Store::open(&path, chosen.now, BUSY)?;
    let report = import::bring(&mut blog, format, &export.output, &clock)?;

    let all = Chosen {
        posts: PostFilter {
            sort: PostSort::Id,
            ..PostFilter::default()
        },
        ..*chosen
    };
    let again = folder.path().join("again");
    let differing = if export.format.is_folder() {
        let to = open_folder(&again)?;
        format::markdown(
            blog.read(chosen.now),
            &all,
            export.flavour.unwrap_or_default(),
            to,
        )?;
        differing_post(&export.output, &again)?
    } else {
        let target = Target::new(&again, false, &path)?;
        let (output, escape) = (&mut context.output, export.format.escape());
        target.write(output, escape, |to| {
            export.format.write(blog.read(chosen.now), &all, to)?;
            Ok(())
        })?;
        differing_line(&export.output, &again)?.map(|line| format!("line {line}"))
    };
    match differing {
        None => Ok(report),
        Some(place) => {
            let path = export.output.display();
            let message = format!("{path} was written, but {place} does not come back as it is");
            Err(Failure::new(Exit::Failed, message)
                .hint("`blog export jsonl` keeps everything")
                .into())
        }
    }
}

/// The first line that differs, from 1.
fn differing_line(one: &Path, other: &Path) -> Result<Option<u64>> {
    let mut line = 1;
    let mut one = BufReader::new(File::open(one)?).bytes();
    let mut other = BufReader::new(File::open(other)?).bytes();
    loop {
        match (one.next().transpose()?, other.next().transpose()?) {
            (None, None) => return Ok(None),
            (a, b) if a != b => return Ok(Some(line)),
            (byte, _) => line += u64::from(byte == Some(b'\n')),
        }
    }
}

/// The first file of a post that differs or is missing. Comments are data for templates
/// and are not read back.
fn differing_post(one: &Path, other: &Path) -> Result<Option<String>> {
    let mut folders = vec![PathBuf::new()];
    while let Some(within) = folders.pop() {
        for entry in fs::read_dir(one.join(&within))? {
            let entry = entry?;
            let path = within.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                let written = fs::read(one.join(&path))?;
                if fs::read(other.join(&path)).ok().as_ref() != Some(&written) {
                    return Ok(Some(path.display().to_string()));
                }
            }
        }
    }
    Ok(None)
}
