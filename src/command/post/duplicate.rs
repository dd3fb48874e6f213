use crate::command::shared::prelude::*;
use crate::command::shared::text::Given;
use crate::command::shared::{DryRun, present};
use crate::front_matter::FrontMatter;
use crate::model::{NewPost, Post, PostRef, Slug};
use crate::view::post::FIELDS;
use crate::view::wording::ADD;

#[derive(Args)]
#[command(after_help = "\
Copies the title, the text, the summary, the tags and the author of a post to a new draft
with a slug of its own. Comments are not copied.

Examples:
  blog post duplicate hello-world
  blog post duplicate 12 --title 'Links of this week'")]
pub(crate) struct Duplicate {
    /// The post, by id or slug
    #[arg(value_name = "REF")]
    post: PostRef,

    /// The title of the copy [default: the title of the post]
    #[arg(long)]
    title: Option<String>,

    /// The slug of the copy, used in URLs [default: made from the title]
    #[arg(long)]
    slug: Option<String>,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Duplicate {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let original = context.read()?.posts().get(&self.post)?;
        let new = NewPost {
            title: self.title.unwrap_or_else(|| original.title.clone()),
            slug: self.slug.map(Slug::unchecked),
            author: original.author,
            summary: original.summary,
            body: original.body,
            published_at: None,
            comments_open: original.comments_open,
            tags: original.tags,
            kind: original.kind,
            language: original.language,
            image: original.image,
            path: None,
            guid: None,
        };
        let copy = context.write(self.dry_run.mode(), |writer| writer.posts().add(new))?;
        let verb = ADD.verb(self.dry_run.dry_run);
        present::one(context, FIELDS, copy, |copy| {
            format!(
                "{verb} post {} {} (draft, a copy of post {})",
                copy.id, copy.slug, original.id
            )
        })
    }
}

/// The contents of a post as those of a file, for a new draft. `own` overrides them.
pub(super) fn template(context: &mut Context, post: &PostRef, own: Given) -> Result<Given> {
    let Post {
        title,
        summary,
        body,
        tags,
        ..
    } = context.read()?.posts().get(post)?;
    let front = own.front;
    let is_told = front.draft.is_some() || front.date.is_some();
    Ok(Given {
        front: FrontMatter {
            title: front.title.or(Some(title)),
            summary: front.summary.or(summary),
            tags: front.tags.or(Some(tags)),
            draft: if is_told { front.draft } else { Some(true) },
            ..front
        },
        body: own.body.or(Some(body)),
    })
}
