use std::collections::BTreeSet;

use super::chosen::Chosen;
use super::uses::Uses;
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::model::Media;
use crate::output::Format;
use crate::store;
use crate::view::counted;
use crate::view::media::{REMOVED, Removed, size};
use crate::view::removal::sentence;
use crate::view::wording::first_named;

#[derive(Args)]
#[command(after_help = "\
The posts stay as they are; `blog media list --missing` then lists what they refer to.
`blog undo` brings the files back as long as the log has them.

Examples:
  blog media rm moo.jpg
  blog media rm '2019/04/*.png' --dry-run
  blog media rm --unused --yes")]
pub(crate) struct Rm {
    #[command(flatten)]
    media: Chosen,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Rm {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(REMOVED)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.media.selection(context)?;
        let chosen = selection.find(&context.read()?.media())?;
        let posts = posts(context, &chosen)?;
        let agreed = self.dry_run.ask(
            context,
            |_| Ok(chosen),
            |media| {
                let report = report(media, posts, false);
                (!media.is_empty()).then(|| format!("Remove {}?", described(&report)))
            },
        )?;
        let removed = context.write(self.dry_run.mode(), |writer| {
            let writer = writer.media();
            let media = selection.find(&writer.reader())?;
            match agreed {
                Some(agreed) if agreed != media => return Err(store::Error::PreviewOutdated),
                _ => writer.remove(&media)?,
            }
            Ok(media)
        })?;
        if context.output.asked() == Some(Format::Ids) {
            return present::ids(context, removed.into_iter().map(|media| media.name));
        }
        let report = report(&removed, posts, self.dry_run.dry_run);
        present::one(context, REMOVED, report, |report| {
            match report.names.is_empty() {
                true => "nothing matched".to_owned(),
                false => sentence(&described(report), report.dry_run),
            }
        })
    }
}

/// The number of posts that refer to some of the media.
fn posts(context: &mut Context, media: &[Media]) -> Result<i64> {
    if media.is_empty() {
        return Ok(0);
    }
    let names: BTreeSet<&str> = media.iter().map(|media| media.name.as_str()).collect();
    let store = context.read()?;
    let uses = Uses::of(store)?;
    let mut posts = 0;
    store.media().each_referrer(true, |post| {
        let used = uses.names(&post);
        posts += i64::from(used.iter().any(|name| names.contains(name.as_str())));
        Ok::<_, anyhow::Error>(())
    })?;
    Ok(posts)
}

fn report(media: &[Media], posts: i64, dry_run: bool) -> Removed {
    Removed {
        names: media.iter().map(|media| media.name.clone()).collect(),
        bytes: media.iter().map(|media| media.bytes).sum(),
        posts,
        dry_run,
    }
}

/// `2 media files (a.png, b.png), 12.3 kB, used by 1 post`.
fn described(removed: &Removed) -> String {
    let names = &removed.names;
    let count = i64::try_from(names.len()).unwrap_or(i64::MAX);
    let mut text = match names.as_slice() {
        [name] => format!("media file {name}"),
        names => {
            let named = first_named(names, names.len());
            format!("{} ({named})", counted(count, "media file"))
        }
    };
    text.push_str(&format!(", {}", size(removed.bytes)));
    if removed.posts > 0 {
        text.push_str(&format!(", used by {}", counted(removed.posts, "post")));
    }
    text
}
