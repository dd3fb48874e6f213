use super::{at, backlinks, front_matter, update};
use crate::command::shared::prelude::*;
use crate::command::shared::verb::Private;
use crate::command::shared::{Body, present, references, unless_empty};
use crate::failure::Failure;
use crate::model::{PostChange, PostRef, Publication, Slug};
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
With -F, front matter changes what it speaks of, unless an option does.

Examples:
  blog post set hello-world --title 'Hello again' --add-tag life
  blog post set 3 4 5 --publish
  blog post list --tag old --format ids | blog post set - --close-comments")]
pub(crate) struct Set {
    /// The posts, by id or slug; `-` reads more from standard input
    #[arg(value_name = "REF", required = true)]
    posts: Vec<String>,

    /// The title
    #[arg(long)]
    title: Option<String>,

    /// The place in addresses; the one before goes on leading there
    #[arg(long)]
    slug: Option<String>,

    /// Who wrote it; '' for nobody
    #[arg(long)]
    author: Option<String>,

    /// What it is about; '' for nothing
    #[arg(long, add = Private)]
    summary: Option<String>,

    /// Add a tag; may be given again, or with commas
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    add_tag: Vec<String>,

    /// Take a tag away; may be given again, or with commas
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    remove_tag: Vec<String>,

    #[command(flatten)]
    body: Body,

    /// When it appears, such as `tomorrow 9am`; see `blog help times`
    #[arg(long, value_name = "TIME", group = "publication")]
    at: Option<String>,

    /// Make it a draft
    #[arg(long, group = "publication")]
    draft: bool,

    /// Let it appear now, unless it has already
    #[arg(long, group = "publication")]
    publish: bool,

    /// Let readers comment
    #[arg(long)]
    open_comments: bool,

    /// Do not let readers comment
    #[arg(long, conflicts_with = "open_comments")]
    close_comments: bool,
}

impl Verb for Set {
    fn answer() -> OutputSchema {
        OutputSchema::each(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        self.body.unless_stdin_is_taken(&self.posts)?;
        let posts: Vec<PostRef> = references(&self.posts)?;
        let many = posts.len() != 1;
        let change = self.change(context)?;
        if change == PostChange::default() {
            return Err(Failure::usage("nothing to change was given")
                .hint("give a field, such as --title TITLE; `blog help post set` lists them")
                .into());
        }
        if many && change.slug.is_some() {
            return Err(Failure::usage("one slug cannot be given to several posts")
                .hint("name one post")
                .into());
        }
        context.ensure_blog()?;
        let old_slug = match posts.as_slice() {
            [post] if change.slug.is_some() => Some(context.read()?.posts().get(post)?.slug),
            _ => None,
        };
        let changed = update(context, &posts, &change)?;
        let slug = changed.first().map(|(post, _)| post.slug.clone());
        present::changed(context, FIELDS, changed, many, named)?;
        match (old_slug, slug) {
            (Some(old), Some(new)) => backlinks::note(context, &old, &new),
            _ => Ok(()),
        }
    }
}

impl Set {
    fn change(&self, context: &mut Context) -> Result<PostChange> {
        let given = self.body.read_post()?;
        let mut change = front_matter::change(given.front, given.body, context)?;
        change.title = self.title.clone().or(change.title);
        change.slug = self.slug.clone().map(Slug::unchecked).or(change.slug);
        change.author = self.author.clone().map(unless_empty).or(change.author);
        change.summary = self.summary.clone().map(unless_empty).or(change.summary);
        change.add_tags.clone_from(&self.add_tag);
        change.remove_tags.clone_from(&self.remove_tag);
        change.publication = match &self.at {
            Some(time) => Some(at(context, time)?),
            None if self.draft => Some(Publication::Draft),
            None if self.publish => Some(Publication::Now),
            None => change.publication,
        };
        if self.open_comments || self.close_comments {
            change.comments_open = Some(self.open_comments);
        }
        Ok(change)
    }
}
