//! The list of the sources.

use clap::ValueEnum;

use super::Format;
use crate::command::shared::prelude::*;
use crate::command::shared::present;
use crate::record::Shape;
use crate::view;
use crate::view::import::{SOURCES, Source};

/// Shows the formats, and how to get an export in each.
pub(super) fn show(context: &mut Context) -> Result<()> {
    let sources: Vec<Source> = Format::value_variants()
        .iter()
        .map(|&format| source(format))
        .collect();
    let now = context.now;
    let output = &mut context.output;
    if output.asked().is_none() && output.format().is_for_people() {
        for source in &sources {
            output.sentence(&format!("{:<10} {}", source.format, source.what))?;
            output.sentence(&format!("{:<10} {}", "", source.how))?;
        }
        return Ok(output.flush()?);
    }
    let fields = view::choose(SOURCES, output, Shape::List)?;
    present::rows(output, &fields, &sources, now)?;
    Ok(output.flush()?)
}

fn source(format: Format) -> Source {
    let help = format.to_possible_value().and_then(|value| {
        let help = value.get_help()?;
        Some(help.to_string())
    });
    Source {
        format: format.name(),
        what: help.unwrap_or_default(),
        how: how(format),
    }
}

/// How to get an export.
fn how(format: Format) -> &'static str {
    match format {
        Format::Blogger => "Settings, Back up content; or Google Takeout",
        Format::Commento => "Dashboard, Import/Export, Export; unpack the .gz file",
        Format::Comments => "blog export comments --output comments.json",
        Format::Disqus => "disqus.com/admin, Community, Export; unpack the .gz file",
        Format::Feed => "download the feed: curl -o feed.xml https://example.org/feed",
        Format::Ghost => "Settings, Import/Export (Labs in older versions), Export content",
        Format::Giscus => "gh api graphql, or gh issue list --json: see docs/moving.md",
        Format::Isso => "the file `comments.db` of the server (`dbpath`)",
        Format::JsonLines => "blog export jsonl --output backup.jsonl",
        Format::Markdown => "the folder of the site's content, as it is",
        Format::Medium => "Settings, Security and apps, Download your information",
        Format::Mtif => "Tools, Export Entries; TypePad: Settings, Import/Export",
        Format::Remark42 => "remark42 backup; unpack the .gz file",
        Format::Staticman => "the folder `_data/comments` of the site, as it is",
        Format::Substack => "Settings, Exports, Create new export",
        Format::Wxr => "Tools, Export, All content; Squarespace: Settings, Import & Export",
    }
}
