//! `blog export`

mod format;
mod target;

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::Timestamp;

use self::format::Format;
use self::target::Target;
use crate::command::options::FilterOptions;
use crate::context::Context;
use crate::failure::Failure;
use crate::model::{PostFilter, PostSort, PostStatus};

#[derive(Args)]
#[command(after_help = "\
The same blog gives the same bytes. A filter chooses posts; their comments come along, but
settings and rules only if everything is exported. A file appears whole or not at all.

In csv, a text stands as it is: one that begins with =, +, - or @ may be a formula to a
spreadsheet. In comments, there is only what readers see, as whoever imports it shows it.

Examples:
  blog export jsonl -o backup.jsonl
  blog export csv --of comments --since 30d > comments.csv
  blog export jsonl --tag rust | gzip > rust.jsonl.gz")]
pub struct Export {
    /// What to write
    #[arg(id = "kind", value_name = "FORMAT")]
    format: Format,

    /// The file or the folder to write; `-` is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    output: PathBuf,

    /// What a table is of (csv) [default: posts]
    #[arg(long, value_name = "WHAT")]
    of: Option<Table>,

    #[command(flatten)]
    filter: FilterOptions<PostStatus, PostSort>,
}

/// What a table is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// The posts
    #[default]
    Posts,
    /// The comments on them
    Comments,
}

/// What is exported.
pub struct Chosen {
    /// The posts, in the order of their ids.
    pub posts: PostFilter,
    /// Whether it is all there is.
    pub all: bool,
    /// What a table is of.
    pub table: Table,
    /// The time that counts as now.
    pub now: Timestamp,
}

impl Export {
    pub fn run(self, context: &mut Context) -> Result<()> {
        if self.of.is_some() && self.format != Format::Csv {
            let message = format!("{} is no table", self.format.name());
            return Err(Failure::usage(message)
                .hint("leave --of out, or export csv")
                .into());
        }
        let chosen = Chosen {
            posts: PostFilter {
                sort: PostSort::Id,
                ..self.filter.filter(context)?
            },
            all: self.filter.is_empty(),
            table: self.of.unwrap_or_default(),
            now: context.now,
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
