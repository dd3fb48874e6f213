//! `blog export`

mod format;
mod verify;

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::Timestamp;

use self::format::Format;
use self::verify::verify;
use crate::command::shared::FilterOptions;
use crate::command::shared::target::Target;
use crate::command::verb::{Verb, not_csv};
use crate::context::{Context, make_private};
use crate::export::markdown::{self, Flavour};
use crate::failure::Failure;
use crate::model::{PostFilter, PostSort, PostStatus, Withheld};
use crate::publish::{self, Folder, Publisher};
use crate::record::OutputSchema;
use crate::view::{counted, first_few};

#[derive(Args)]
#[command(after_help = "\
The same blog gives the same bytes. A filter chooses posts; their comments come along, but
settings, rules and media only if everything is exported. A file appears whole or not at all; one
that exists is replaced with --force, and keeps its mode and owner. A pipe or a device is
written in place. The blog itself, and any other blog, is never replaced.

`markdown` writes a folder: a file a post with its address, and the comments that readers see
as data for templates, without email addresses; `blog import markdown` reads both. Run again, it writes what has changed and removes what is
gone; the file .blog-export lists what is its own, with digests. What it does not list, or
what was changed since, is never touched: exit 4 if a post would have to replace it.

In csv, a text is written as it is: one that begins with =, +, - or @ may be a formula to a
spreadsheet, unless --csv-safe puts an apostrophe before it. `comments` has only what
readers see: the program that imports it publishes it.

Examples:
  blog export jsonl -o backup.jsonl --verify
  blog export jsonl --history | gzip > all.jsonl.gz
  blog export csv --of comments --since 30d --csv-safe > comments.csv
  blog export markdown -o site --for zola --status published")]
pub(crate) struct Export {
    /// What to write
    #[arg(id = "kind", value_name = "FORMAT")]
    format: Format,

    /// The file or the folder to write; `-` is standard output
    #[arg(short, long, value_name = "PATH", default_value = "-")]
    output: PathBuf,

    /// Replace the file if it exists; never the blog itself, or another one
    #[arg(long)]
    force: bool,

    /// What is to read the Markdown files [default: hugo]
    #[arg(long = "for", id = "for", value_name = "GENERATOR")]
    flavour: Option<Flavour>,

    /// Import what was written into a blog of its own, and see that it comes back as it is
    #[arg(long)]
    verify: bool,

    /// What a table is of (csv) [default: posts]
    #[arg(long, value_name = "WHAT")]
    of: Option<Table>,

    /// Write the log, too (jsonl): it is for reading, and not imported
    #[arg(long, conflicts_with = "verify")]
    history: bool,

    /// Leave out images and other files (jsonl, markdown)
    #[arg(long)]
    no_media: bool,

    #[command(flatten)]
    filter: FilterOptions<PostStatus, PostSort>,
}

/// What a table is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// The posts
    #[default]
    Posts,
    /// The comments on them
    Comments,
}

/// The selection to export.
pub(crate) struct Chosen {
    /// The posts, by id.
    pub posts: PostFilter,
    /// Whether there is no filter.
    pub all: bool,
    /// The content of a table.
    pub table: Table,
    /// Whether CSV cells are guarded against spreadsheet formulas.
    pub csv_safe: bool,
    /// Whether media are included.
    pub media: bool,
    /// Whether the log is included.
    pub history: bool,
    /// The current time.
    pub now: Timestamp,
}

impl Verb for Export {
    const OWN_CSV: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::Other("What is exported, in the format of its own.")
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let csv_safe = context.output.csv_safe();
        if csv_safe && self.format != Format::Csv {
            return Err(not_csv().into());
        }
        if self.of.is_some() && self.format != Format::Csv {
            let message = format!("{} is not a table", self.format.name());
            return Err(Failure::usage(message)
                .hint("leave --of out, or export csv")
                .into());
        }
        if self.history && self.format != Format::JsonLines {
            let message = format!("{} has no place for the log", self.format.name());
            return Err(Failure::usage(message)
                .hint("leave --history out, or export jsonl")
                .into());
        }
        if self.history && !self.filter.is_empty() {
            return Err(Failure::usage("the log is that of all posts, not of some")
                .hint("leave --history out, or the filter")
                .into());
        }
        if self.no_media && !matches!(self.format, Format::JsonLines | Format::Markdown) {
            let message = format!("{} has no media", self.format.name());
            return Err(Failure::usage(message).hint("leave --no-media out").into());
        }
        let chosen = Chosen {
            posts: PostFilter {
                sort: PostSort::Id,
                ..self.filter.filter(context)?
            },
            all: self.filter.is_empty(),
            table: self.of.unwrap_or_default(),
            csv_safe,
            media: !self.no_media,
            history: self.history,
            now: context.now,
        };
        if self.format.is_folder() {
            if self.force {
                return Err(Failure::usage("--force replaces a file, not a folder")
                    .hint("leave it out: the export replaces what it wrote there")
                    .into());
            }
            self.write_folder(context, &chosen)?;
            return self.check(context, &chosen);
        }
        if self.flavour.is_some() {
            return Err(Failure::usage("--for is about `blog export markdown`")
                .hint("leave it out")
                .into());
        }
        let target = Target::new(&self.output, self.force, context.blog()?)?;
        if self.verify && !target.is_file() {
            return Err(Failure::usage("only a file or a folder can be verified")
                .hint("-o PATH names one")
                .into());
        }
        let (store, output) = context.parts()?;
        let mut withheld = Withheld::default();
        target.write(output, self.format.escape(), |to: &mut dyn Write| {
            withheld = self.format.write(store, &chosen, to)?;
            Ok(())
        })?;
        if self.output != Path::new("-") {
            let text = format!("wrote {}", self.output.display());
            context.output.note(&text);
        }
        note(context, &withheld);
        self.check(context, &chosen)
    }
}

impl Export {
    /// Verifies the export if requested.
    fn check(&self, context: &mut Context, chosen: &Chosen) -> Result<()> {
        if !self.verify {
            return Ok(());
        }
        let report = verify(context, self, chosen)?;
        let posts = counted(report.posts.created, "post");
        let comments = counted(report.comments.created, "comment");
        let text = format!("verified: {posts} and {comments} come back as they are");
        context.output.note(&text);
        Ok(())
    }

    fn write_folder(&self, context: &mut Context, chosen: &Chosen) -> Result<()> {
        let flavour = self.flavour.unwrap_or_default();
        let store = context.read()?;
        let folder = open_folder(&self.output)?;
        let exported = format::markdown(store, chosen, flavour, folder)?;
        let done = exported.files;
        let mut text = format!("wrote {}", counted(done.changed, "file"));
        let others = [
            (done.files - done.changed, "unchanged"),
            (done.removed, "removed"),
        ];
        for (count, what) in others.into_iter().filter(|&(count, _)| count > 0) {
            text.push_str(&format!(", {count} {what}"));
        }
        text.push_str(&format!(": {}", self.output.display()));
        context.output.note(&text);
        for path in done.kept {
            context.output.note(&format!(
                "note: {} is not removed: it was changed since the export wrote it",
                path.display()
            ));
        }
        note(context, &exported.withheld);
        if exported.read.tags > 0 {
            context.output.note(&format!(
                "note: the generator runs the template tags in {}: look at them before you build",
                counted(exported.read.tags, "post")
            ));
        }
        if exported.read.html > 0 {
            context.output.note(&format!(
                "note: Hugo shows the HTML in {} only with this in its configuration: \
                 markup.goldmark.renderer.unsafe = true",
                counted(exported.read.html, "post")
            ));
        }
        Ok(())
    }
}

/// The publisher of a folder of Markdown files.
const MARKDOWN: Publisher = Publisher {
    head: "written by `blog export markdown`, which removes what it does not write again",
    writes: markdown::is_path,
};

/// Opens a folder for Markdown files, and creates it if it does not exist.
fn open_folder(path: &Path) -> Result<Folder> {
    if path == Path::new("-") {
        return Err(Failure::usage("markdown is a folder, not a stream")
            .hint("-o DIR names the folder")
            .into());
    }
    let made = std::path::absolute(path).and_then(|folder| make_private(&folder));
    made.map_err(|error| publish::Error::Write(path.to_owned(), error))?;
    Ok(Folder::open(path, MARKDOWN)?)
}

/// Names the posts whose comments were withheld.
fn note(context: &mut Context, withheld: &Withheld) {
    if withheld.comments == 0 {
        return;
    }
    let posts = match withheld.posts.len() {
        1 => "a post",
        _ => "posts",
    };
    context.output.note(&format!(
        "note: left out {} on {posts} that readers cannot see: {}",
        counted(withheld.comments, "comment"),
        first_few(withheld.posts.iter().map(ToString::to_string)).join(", ")
    ));
}
