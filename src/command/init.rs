//! `blog init`

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::command::show_written;
use crate::command::verb::Verb;
use crate::context::Context;
use crate::model::Setting;
use crate::model::setting::{AUTHOR, BLOG_TITLE, TIME_ZONE};
use crate::store;
use crate::view::Answer;
use crate::view::blog::{MADE, Made};

#[derive(Args)]
#[command(after_help = "Examples:
  blog init
  blog init ~/travels.db --title Travels --author Ann --time-zone Europe/Berlin")]
pub struct Init {
    /// The file to make [default: the one named by --db or BLOG_DB, else ./blog.db]
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
}

impl Verb for Init {
    fn answer() -> Answer {
        Answer::one(MADE)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let path = self.path.unwrap_or_else(|| context.new_blog());
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
        store::create(&path, &settings)?;
        let path = path.display().to_string();
        show_written(context, MADE, &[Made { path }], false, |made| {
            format!("made a new blog: {}", made.path)
        })
    }
}
