use std::fs::File;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::chosen::Chosen;
use super::show::bytes;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::context::make_private;
use crate::failure::{Exit, Failure};
use crate::model::Media;
use crate::model::media::check;
use crate::output::reason;
use crate::store::{self, AtomicFile, Reading, folder_of, is_same_media};
use crate::view::counted;
use crate::view::media::{EXPORTED, Exported, size};
use crate::view::wording::Wording;

#[derive(Args)]
#[command(after_help = "\
Each file appears whole or not at all. A file that exists with the same contents stays; one
with other contents is an error without --force, and then nothing is written.
`blog media show MEDIA -o FILE` writes one file under any name.

Examples:
  blog media export --all -o media
  blog media export '2019/*' -o static/media --force")]
pub(crate) struct Export {
    #[command(flatten)]
    media: Chosen,

    /// The folder
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,

    /// Replace files with other contents
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Export {
    fn answer() -> OutputSchema {
        OutputSchema::one(EXPORTED)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.media.selection(context)?;
        let store = context.read()?;
        let exported = store.snapshot(|| {
            let media = selection.find(&store.media())?;
            self.write(store, &media)
        })?;
        present::one(context, EXPORTED, exported, |exported| {
            let files = counted(exported.files - exported.unchanged, "media file");
            let verb = WRITE.verb(exported.dry_run);
            let mut text = format!("{verb} {files} ({} in all)", size(exported.bytes));
            if exported.unchanged > 0 {
                text.push_str(&format!(", {} unchanged", exported.unchanged));
            }
            format!("{text}: {}", self.output.display())
        })
    }
}

const WRITE: Wording = Wording::new("wrote", "would write");

impl Export {
    fn write(&self, store: Reading<'_>, media: &[Media]) -> Result<Exported> {
        let mut to_write = Vec::new();
        for media in media {
            if !self.is_there(media)? {
                to_write.push(media);
            }
        }
        let unchanged = media.len() - to_write.len();
        if !self.dry_run.dry_run {
            for media in to_write {
                self.file(store, media)?;
            }
        }
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(Exported {
            files: number(media.len()),
            unchanged: number(unchanged),
            bytes: media.iter().map(|media| media.bytes).sum(),
            dry_run: self.dry_run.dry_run,
        })
    }

    /// Whether the file exists with these contents.
    ///
    /// # Errors
    /// It must not be replaced.
    fn is_there(&self, media: &Media) -> Result<bool> {
        check(&media.name).map_err(store::Error::from)?;
        let mut path = self.output.clone();
        for part in media.name.split('/') {
            path.push(part);
            let about = match path.symlink_metadata() {
                Ok(about) => about,
                Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
                Err(error) => return Err(unwritable(&path, &error).into()),
            };
            // A link could lead out of the folder.
            let is_last = path == self.output.join(&media.name);
            if is_last && about.is_file() || !is_last && about.is_dir() {
                continue;
            }
            let message = format!("{} is in the way of {}", path.display(), media.name);
            return Err(Failure::new(Exit::Conflict, message)
                .hint("move it away, or name another folder")
                .into());
        }
        let file = File::open(&path).map_err(|error| unwritable(&path, &error))?;
        let is_same = is_same_media(media, file).map_err(|error| unwritable(&path, &error))?;
        if !is_same && !self.force {
            let message = format!("{} exists already, with other contents", path.display());
            return Err(Failure::new(Exit::Conflict, message)
                .hint("--force replaces it; or name another folder")
                .into());
        }
        Ok(is_same)
    }

    fn file(&self, store: Reading<'_>, media: &Media) -> Result<()> {
        let path = self.output.join(&media.name);
        let at_path = |error: io::Error| unwritable(&path, &error);
        let folder = std::path::absolute(folder_of(&path)).map_err(at_path)?;
        make_private(&folder).map_err(at_path)?;
        let mut file = AtomicFile::new(&folder).map_err(at_path)?;
        bytes(store, media, file.as_file())?;
        let done = match self.force {
            true => file.replace(&path),
            false => file.create(&path),
        };
        Ok(done.map_err(at_path)?)
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let message = format!("cannot write {}: {}", path.display(), reason(error));
    Failure::new(Exit::Storage, message)
        .hint("check the path, the permissions of its folder, and the room there")
}
