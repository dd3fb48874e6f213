//! `blog export`

mod format;
mod target;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use self::format::Format;
use self::target::Target;
use crate::command::options::FilterOptions;
use crate::context::Context;
use crate::model::{PostFilter, PostSort, PostStatus};

#[derive(Args)]
#[command(after_help = "\
The same blog gives the same bytes. A filter chooses posts; their comments come along, but
settings and rules only if everything is exported. A file appears whole or not at all.

Examples:
  blog export jsonl -o backup.jsonl
  blog export jsonl --tag rust | gzip > rust.jsonl.gz")]
pub struct Export {
    /// What to write
    #[arg(id = "kind", value_name = "FORMAT")]
    format: Format,

    /// The file or the folder to write; `-` is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    output: PathBuf,

    #[command(flatten)]
    filter: FilterOptions<PostStatus, PostSort>,
}

/// What is exported.
pub struct Chosen {
    /// The posts, in the order of their ids.
    pub posts: PostFilter,
    /// Whether it is all there is.
    pub all: bool,
}

impl Export {
    pub fn run(self, context: &mut Context) -> Result<()> {
        let chosen = Chosen {
            posts: PostFilter {
                sort: PostSort::Id,
                ..self.filter.filter(context)?
            },
            all: self.filter.is_empty(),
        };
        let target = Target::new(&self.output, self.format)?;
        let store = context.store()?;
        let written = target.write(|to: &mut dyn Write| self.format.write(store, &chosen, to))?;
        if let Some(path) = written {
            context.output.say(&format!("wrote {}", path.display()));
        }
        Ok(())
    }
}
