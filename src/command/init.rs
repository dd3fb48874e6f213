//! `blog init`

use std::path::{Path, PathBuf};

use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::model::Setting;
use crate::model::setting::{AUTHOR, BLOG_TITLE, TIME_ZONE};
use crate::record::OutputSchema;
use crate::store;
use crate::view::blog::{MADE, Made};

#[derive(Args)]
#[command(after_help = "\
On a terminal the title, the author and the time zone are asked for, unless one of them or
--yes is given.

Examples:
  blog init
  blog init --yes
  blog init ~/travels.db --title Travels --author Ann --time-zone Europe/Berlin")]
pub(crate) struct Init {
    /// The file to make [default: --db or BLOG_DB, else ./blog.db unless a folder above has one]
    path: Option<PathBuf>,

    /// The title of the blog
    #[arg(long)]
    title: Option<String>,

    /// The author of its posts, where none is given
    #[arg(long)]
    author: Option<String>,

    /// The zone of times written without one, such as Europe/Berlin [default: that of TZ or this machine]
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Init {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(MADE)
    }

    fn run(mut self, context: &mut Context) -> Result<()> {
        let path = match self.path.take() {
            Some(path) => path,
            None => context.new_blog()?,
        };
        let is_asked = self.title.is_none() && self.author.is_none() && self.time_zone.is_none();
        // An existing file is an error: do not ask first.
        if is_asked && !context.yes && context.can_ask() && path.symlink_metadata().is_err() {
            self.ask(context, &path)?;
        }
        let mut settings = Vec::new();
        for (name, value) in [
            (BLOG_TITLE, &self.title),
            (AUTHOR, &self.author),
            (TIME_ZONE, &self.time_zone),
        ] {
            if let Some(value) = value {
                settings.push((Setting::named(name)?, value.as_str()));
            }
        }
        store::create(&path, &settings, self.dry_run.mode())?;
        let path = path.display().to_string();
        present::one(context, MADE, Made { path }, |made| {
            let verb = if self.dry_run.dry_run {
                "would make"
            } else {
                "made"
            };
            format!("{verb} a new blog: {}", made.path)
        })
    }
}

impl Init {
    /// Asks for the missing settings. The file is created after the last answer.
    fn ask(&mut self, context: &mut Context, path: &Path) -> Result<()> {
        let title = Some(title_of(path).unwrap_or_else(|| "Blog".to_owned()));
        let author = context.who()?;
        let zone = context.zone_name().or_else(|| Some("UTC".to_owned()));
        self.title = context.ask("Title of the blog", title, Setting::named(BLOG_TITLE)?)?;
        self.author = context.ask("Author of its posts", author, Setting::named(AUTHOR)?)?;
        self.time_zone = context.ask("Time zone", zone, Setting::named(TIME_ZONE)?)?;
        Ok(())
    }
}

/// The name of the file, or of its folder for `blog.db`.
fn title_of(path: &Path) -> Option<String> {
    let path = std::path::absolute(path).ok()?;
    let stem = path.file_stem().filter(|stem| *stem != "blog");
    let name = stem.or_else(|| path.parent()?.file_name())?.to_str()?;
    Some(name.to_owned())
}
