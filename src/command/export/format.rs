//! The formats that can be exported, and the writer of each.

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::{Chosen, Table};
use crate::export::{comments, csv, jsonl};
use crate::model::{CommentFilter, CommentStatus, Filter};
use crate::output::WriteError;
use crate::store::{Parts, Store};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comments in isso's generic JSON.
    Comments,
    /// A table.
    Csv,
    /// Our own.
    JsonLines,
}

impl Format {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::Comments => "comments",
            Format::Csv => "csv",
            Format::JsonLines => "jsonl",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::Comments => "Approved comments without emails, in isso's generic JSON",
            Format::Csv => "A table of the posts, or of their comments (--of comments)",
            Format::JsonLines => "Everything, an object a line: what `blog import jsonl` reads",
        }
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        match self {
            Format::Comments | Format::Csv | Format::JsonLines => false,
        }
    }

    /// Writes what was chosen of a blog, as it is at one moment.
    pub fn write(self, store: &Store, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
        store.at_one_moment(|| match self {
            Format::Comments => generic_comments(store, chosen, to),
            Format::Csv => table(store, chosen, to),
            Format::JsonLines => json_lines(store, chosen, to),
        })
    }
}

/// The approved comments, each after what it answers.
fn generic_comments(store: &Store, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
    let mut threads = comments::Threads::new(to).map_err(WriteError::from)?;
    let approved = CommentFilter {
        filter: Filter {
            statuses: vec![CommentStatus::Approved],
            ..Filter::default()
        },
        post: None,
    };
    store.posts().each(&chosen.posts, Parts::NONE, |post| {
        store
            .comments()
            .each_in_threads(post.id, &approved, |comment| {
                Ok::<_, anyhow::Error>(threads.comment(&comment).map_err(WriteError::from)?)
            })
    })?;
    Ok(threads.end().map_err(WriteError::from)?)
}

fn table(store: &Store, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
    match chosen.table {
        Table::Posts => {
            csv::names(to, &csv::POST).map_err(WriteError::from)?;
            store.posts().each(&chosen.posts, Parts::ALL, |post| {
                let written = csv::post(to, &post, chosen.now);
                Ok::<_, anyhow::Error>(written.map_err(WriteError::from)?)
            })
        }
        Table::Comments => {
            csv::names(to, &csv::COMMENT).map_err(WriteError::from)?;
            store.posts().each_comment(&chosen.posts, |comment| {
                Ok::<_, anyhow::Error>(csv::comment(to, &comment).map_err(WriteError::from)?)
            })
        }
    }
}

fn json_lines(store: &Store, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
    let mut settings: Vec<(String, String)> = store.settings().all()?.into_iter().collect();
    settings.sort();
    let title = settings.iter().find(|(name, _)| name == "title");
    jsonl::blog(to, title.map(|(_, value)| value.as_str())).map_err(WriteError::from)?;
    if chosen.all {
        for (name, value) in &settings {
            jsonl::setting(to, name, value).map_err(WriteError::from)?;
        }
        store
            .tags()
            .each(|tag| Ok::<_, anyhow::Error>(jsonl::tag(to, &tag).map_err(WriteError::from)?))?;
        for rule in store.rules().all()? {
            jsonl::rule(to, &rule).map_err(WriteError::from)?;
        }
    }
    store.posts().each(&chosen.posts, Parts::ALL, |post| {
        Ok::<_, anyhow::Error>(jsonl::post(to, &post).map_err(WriteError::from)?)
    })?;
    store.posts().each_comment(&chosen.posts, |comment| {
        Ok::<_, anyhow::Error>(jsonl::comment(to, &comment).map_err(WriteError::from)?)
    })
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Format::Comments, Format::Csv, Format::JsonLines]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
