use std::collections::HashSet;

use crate::command::shared::Listing;
use crate::command::shared::prelude::*;
use crate::markup::{last_segment, links};
use crate::model::{PostRef, Slug, TextKind};
use crate::output::Format;
use crate::record::OutputSchema;
use crate::store::Reading;
use crate::view::backlink::{Backlink, FIELDS};

#[derive(Args)]
#[command(after_help = "\
A link is found if the path of its address ends with the slug of the post, or with one
that it used to have: `/hello-world/`, `../hello-world.html`, `https://example.org/hello-world`.

Examples:
  blog post backlinks hello-world
  blog post backlinks 12 --format json | jq '.[] | select(.old)'
  blog post backlinks 12 --kind post --format ids")]
pub(crate) struct Backlinks {
    /// The post, by id or slug
    #[arg(value_name = "REF")]
    post: PostRef,

    /// In posts or in comments only
    #[arg(long)]
    kind: Option<TextKind>,
}

impl Verb for Backlinks {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::many(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let post = context.read()?.posts().get(&self.post)?;
        let mut slugs = vec![post.slug.as_str()];
        slugs.extend(post.old_slugs());
        // `--format ids` prints each text once.
        let ids = context.output.format() == Format::Ids;
        Listing::new(FIELDS, "nothing links to it").show(context, |store, _, _, each| {
            each_text(store, &slugs, self.kind, |found| {
                let most = if ids { 1 } else { usize::MAX };
                found.into_iter().take(most).try_for_each(&mut *each)
            })
        })
    }
}

/// Notes how many texts link to the old slug of a renamed post.
pub(super) fn note(context: &mut Context, old: &Slug, new: &Slug) -> Result<()> {
    if old == new {
        return Ok(());
    }
    let mut texts = 0;
    each_text(context.read()?, &[old.as_str()], None, |_| {
        texts += 1;
        Ok(())
    })?;
    if texts > 0 {
        let link = if texts == 1 {
            "text links"
        } else {
            "texts link"
        };
        let post = PostRef::Slug(new.clone());
        context.output.note(&format!(
            "note: {texts} {link} to the old address: blog post backlinks {post}"
        ));
    }
    Ok(())
}

/// Calls `each` with the distinct links of each text that links to one of these slugs.
/// The first slug is the current one.
fn each_text(
    store: Reading<'_>,
    slugs: &[&str],
    kind: Option<TextKind>,
    mut each: impl FnMut(Vec<Backlink>) -> Result<()>,
) -> Result<()> {
    store.texts().each_with(slugs, kind, |text| {
        let mut seen = HashSet::new();
        let found: Vec<Backlink> = links(&text.body)
            .into_iter()
            .filter(|link| seen.insert(link.clone()))
            .filter_map(|link| {
                let place = slugs.iter().position(|slug| *slug == last_segment(&link))?;
                Some(Backlink {
                    id: text.id,
                    slug: text.slug.clone(),
                    title: text.title.clone(),
                    link,
                    old: place > 0,
                })
            })
            .collect();
        match found.is_empty() {
            true => Ok(()),
            false => each(found),
        }
    })
}
