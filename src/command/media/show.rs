use std::io::Write;
use std::path::{Path, PathBuf};

use super::uses::Uses;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::command::shared::target::Target;
use crate::failure::Failure;
use crate::model::Media;
use crate::output::{Escape, WriteError};
use crate::store::Reading;
use crate::view::media::{SHOWN, Shown, page, size};
use crate::view::page::Setter;

#[derive(Args)]
#[command(after_help = "Examples:
  blog media show 2019/04/moo.jpg
  blog media show moo.jpg -o copy.jpg
  blog media show moo.jpg --raw | wc -c")]
pub(crate) struct Show {
    /// The file, by name
    #[arg(value_name = "MEDIA")]
    name: String,

    /// Write the bytes to standard output
    #[arg(long, conflicts_with_all = ["output", "fields", "no_header"])]
    raw: bool,

    /// Write the bytes to this file; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Replace the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(SHOWN)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let media = context.read()?.media().get(&self.name)?;
        let to = self.output.as_deref();
        if let Some(to) = to.or(self.raw.then_some(Path::new("-"))) {
            return self.write(context, &media, to);
        }
        let now = context.now;
        let (store, output) = context.parts()?;
        let mut used = Uses::of(store)?.used_by(&store.media())?;
        let used_by = used.remove(&media.name).unwrap_or_default();
        let shown = Shown { media, used_by };
        if present::in_words(output) {
            let setter = Setter::new(output.terminal(), now);
            return Ok(output.page(&page(&shown, &setter))?);
        }
        present::record(context, SHOWN, &shown)
    }
}

impl Show {
    fn write(&self, context: &mut Context, media: &Media, path: &Path) -> Result<()> {
        if path == Path::new("-")
            && context.output.terminal().stdout
            && !media.kind.starts_with("text/")
        {
            return Err(
                Failure::usage("a terminal cannot show the bytes of the file")
                    .hint("-o FILE writes them to a file")
                    .into(),
            );
        }
        let target = Target::new(path, self.force, context.blog()?)?;
        let (store, output) = context.parts()?;
        target.write(output, Escape::Marks, |to| bytes(store, media, to))?;
        if target.is_file() {
            let size = size(media.bytes);
            let text = format!("wrote {} ({size}): {}", media.name, path.display());
            output.note(&text);
        }
        Ok(())
    }
}

/// Writes the bytes of media.
pub(super) fn bytes(store: Reading<'_>, media: &Media, to: &mut dyn Write) -> Result<()> {
    let written = store.media().write_to(media, to)?;
    Ok(written.map_err(WriteError::from)?)
}
