use std::path::PathBuf;

use crate::command::shared::prelude::*;
use crate::command::shared::{number, present};
use crate::context::make_private;
use crate::failure::Failure;
use crate::record::OutputSchema;
use crate::store::maintenance::{Reader, backup_name, is_unwritable, remove_older};
use crate::view::maintenance::{BACKUP, left, named};

#[derive(Args)]
#[command(after_help = "\
The backup is one snapshot of the blog, also while others write: one file, which only you
can read, and which is a blog itself. The file appears only once verified; an existing file
is never replaced.

In a folder it is named after the blog and the time, as in blog-20261126T060000Z.db.
--keep removes the oldest files of such a name that carry the id of this blog, and no
others; it names what it left. `blog db info` shows the id. Copies that `cp` made of the
blog have the same id.

Examples:
  blog db backup
  blog db backup copy.db
  blog db backup backups/ --keep 14")]
pub(crate) struct Backup {
    /// The file to make, or the folder to make it in [default: the folder of the blog]
    #[arg(value_name = "FILE|DIR")]
    to: Option<PathBuf>,

    /// Keep the newest N backups of this blog in the folder, and remove older ones
    #[arg(long, value_name = "N", value_parser = number::<u32>(1..))]
    keep: Option<u32>,
}

impl Verb for Backup {
    fn answer() -> OutputSchema {
        OutputSchema::one(BACKUP)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let blog = std::path::absolute(context.blog()?)?;
        let to = self.to.unwrap_or_else(|| match blog.parent() {
            Some(folder) => folder.to_owned(),
            None => PathBuf::from("."),
        });
        if to.as_os_str().as_encoded_bytes().ends_with(b"/") {
            make_private(&std::path::absolute(&to)?)?;
        }
        let in_folder = to.is_dir();
        if self.keep.is_some() && !in_folder {
            return Err(Failure::usage("--keep is about the backups in a folder")
                .hint("name a folder, or leave --keep out")
                .into());
        }
        let reader = identified(context)?;
        let path = if in_folder {
            to.join(backup_name(&blog, context.now))
        } else {
            to
        };
        let mut backup = reader.backup(&path)?;
        if let Some(keep) = self.keep {
            let keep = usize::try_from(keep).unwrap_or(usize::MAX);
            let id = reader.id()?;
            let rotation = remove_older(&blog, id.as_deref(), &backup.path, keep)?;
            (backup.removed, backup.left) = (rotation.removed, rotation.left);
            if id.is_none() {
                let note = "note: --keep removed nothing: the blog has no id yet, and cannot be \
                            given one now";
                context.output.note(note);
            } else if let Some(note) = left(&backup) {
                context.output.note(&note);
            }
        }
        present::one(context, BACKUP, backup, |backup| {
            let removed = match backup.removed.len() {
                0 => String::new(),
                count => format!(
                    ", and removed {}",
                    crate::view::counted(i64::try_from(count).unwrap_or(i64::MAX), "older one")
                ),
            };
            format!("made {}{removed}", named(backup))
        })
    }
}

/// A reader of the blog. Assigns the blog an id if it has none and is writable.
fn identified(context: &mut Context) -> Result<Reader> {
    let reader = context.reader()?;
    if reader.lacks_id()? {
        let now = context.now;
        match context.store()?.give_id(now) {
            Err(error) if !is_unwritable(&error) => return Err(error.into()),
            _ => context.close_store(),
        }
    }
    Ok(reader)
}
