use std::fs::File;
use std::path::PathBuf;

use super::folder::{Found, files, not_text};
use crate::command::shared::prelude::*;
use crate::command::shared::text::unreadable;
use crate::command::shared::{DryRun, present};
use crate::failure::Failure;
use crate::model::Media;
use crate::store::{Added, NewMedia};
use crate::view::first_few;
use crate::view::media::{FIELDS, described};
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
The name of a file is its path below the folder that is given: `2019/04/moo.jpg`. In texts
its address is `/media/2019/04/moo.jpg`. The same file again is unchanged; another file
under a name that exists is an error without --force. Files are copied into the blog.

Examples:
  blog media add moo.jpg --alt 'A cow'
  blog media add photos/ --prefix 2019/04
  blog media add moo-2.jpg --name moo.jpg --force")]
pub(crate) struct Add {
    /// The files, or folders with files
    #[arg(value_name = "PATH", required = true)]
    paths: Vec<PathBuf>,

    /// The name, if it is one file
    #[arg(long)]
    name: Option<String>,

    /// The alternative text
    #[arg(long, value_name = "TEXT")]
    alt: Option<String>,

    /// The folder to put the names in
    #[arg(long, value_name = "FOLDER")]
    prefix: Option<String>,

    /// Replace files of the same name
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Add {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let found = self.found(context)?;
        let mode = self.dry_run.mode();
        let added = context.ensure_blog(mode)?.write(mode, |writer| {
            let add = |found: &Found| -> Result<(Media, Added)> {
                let file = File::open(&found.path);
                let mut file = file.map_err(|error| unreadable(&found.path, &error))?;
                let new = NewMedia {
                    name: &found.name,
                    alt: self.alt.as_deref(),
                    created_at: None,
                    replaces: self.force,
                };
                Ok(writer.media().add(&new, &mut file)?)
            };
            found.iter().map(add).collect::<Result<Vec<_>>>()
        })?;
        let (media, added): (Vec<Media>, Vec<Added>) = added.into_iter().unzip();
        let dry_run = self.dry_run.dry_run;
        let mut added = added.into_iter();
        present::many(context, FIELDS, &media, |media| {
            let wording = match added.next() {
                Some(Added::Created) => &ADD,
                Some(Added::Updated) => &CHANGE,
                Some(Added::Unchanged) | None => return format!("unchanged {}", described(media)),
            };
            format!("{} {}", wording.verb(dry_run), described(media))
        })
    }
}

const ADD: Wording = Wording::new("added", "would add");
const CHANGE: Wording = Wording::new("changed", "would change");

impl Add {
    /// The files with their names.
    fn found(&self, context: &mut Context) -> Result<Vec<Found>> {
        let mut found = Vec::new();
        let mut left_out = Vec::new();
        for path in &self.paths {
            let about = path.metadata().map_err(|error| unreadable(path, &error))?;
            if about.is_dir() {
                found.extend(files(path, &mut left_out)?);
                continue;
            }
            if !about.is_file() {
                return Err(Failure::usage(format!("{} is not a file", path.display()))
                    .hint("name a file or a folder")
                    .into());
            }
            let file = path.file_name().unwrap_or_default();
            let name = file.to_str().ok_or_else(|| not_text(path))?.to_owned();
            found.push(Found {
                name,
                path: path.clone(),
            });
        }
        if !left_out.is_empty() {
            let names = left_out.iter().map(|path| path.display().to_string());
            let names = first_few(names).join(", ");
            let note = format!("note: left out links, special and hidden files: {names}");
            context.output.note(&note);
        }
        if let Some(name) = &self.name {
            let [only] = found.as_mut_slice() else {
                return Err(Failure::usage("--name is for one file")
                    .hint("--prefix FOLDER puts the names of several files in a folder")
                    .into());
            };
            only.name.clone_from(name);
        }
        if let Some(prefix) = &self.prefix {
            let prefix = prefix.trim_end_matches('/');
            for file in &mut found {
                file.name = format!("{prefix}/{}", file.name);
            }
        }
        Ok(found)
    }
}
