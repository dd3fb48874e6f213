//! The formats that can be exported, and the writer of each.

use std::io::Write;

use anyhow::Result;
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::Chosen;
use crate::export::jsonl;
use crate::output::WriteError;
use crate::store::{Parts, Store};

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Our own.
    JsonLines,
}

impl Format {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Format::JsonLines => "jsonl",
        }
    }

    fn about(self) -> &'static str {
        match self {
            Format::JsonLines => "Everything, an object a line: what `blog import jsonl` reads",
        }
    }

    /// Whether it is a folder, not a file.
    pub fn is_folder(self) -> bool {
        match self {
            Format::JsonLines => false,
        }
    }

    /// Writes what was chosen of a blog, as it is at one moment.
    pub fn write(self, store: &Store, chosen: &Chosen, to: &mut dyn Write) -> Result<()> {
        store.at_one_moment(|| match self {
            Format::JsonLines => json_lines(store, chosen, to),
        })
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
        &[Format::JsonLines]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()).help(self.about()))
    }
}
