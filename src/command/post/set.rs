use super::chosen::Changed;
use super::{at, backlinks, front_matter};
use crate::command::shared::prelude::*;
use crate::command::shared::verb::Private;
use crate::command::shared::{PostBody, present, unless_empty};
use crate::failure::Failure;
use crate::model::{PostChange, PostKind, Publication, Selection, Slug};
use crate::view::post::{FIELDS, named};
use crate::view::wording::CHANGE;

#[derive(Args)]
#[command(mut_arg("author", |arg| arg.long("where-author")),
    mut_arg("post_kind", |arg| arg.long("where-kind")), after_help = "\
Posts are chosen by references or a filter. The filters --author and --kind are spelled
--where-author and --where-kind here.
With -F, front matter changes the fields it has, unless an option does.

Examples:
  blog post set hello-world --title 'Hello again' --add-tag life
  blog post set 3 4 5 --publish
  blog post list --tag old --format ids | blog post set - --close-comments")]
pub(crate) struct Set {
    #[command(flatten)]
    posts: Changed,

    /// The title
    #[arg(long)]
    title: Option<String>,

    /// The slug, used in URLs; the old one redirects
    #[arg(long)]
    slug: Option<String>,

    /// Make it a post or a page
    #[arg(id = "new_kind", long = "kind", value_name = "KIND")]
    kind: Option<PostKind>,

    /// An address of its own, such as /about/; '' clears it; the old one redirects
    #[arg(long, value_name = "ADDRESS")]
    path: Option<String>,

    /// The lead image: the name of a media file, or a URL; '' clears it
    #[arg(long, value_name = "MEDIA")]
    image: Option<String>,

    /// The language of the text, such as `en` or `pt-BR`; '' clears it
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,

    /// The author; '' clears it
    #[arg(id = "new_author", long = "author", value_name = "AUTHOR")]
    author: Option<String>,

    /// The summary; '' clears it
    #[arg(long, add = Private)]
    summary: Option<String>,

    /// Replace all tags; '' clears them
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    tags: Option<Vec<String>>,

    /// Add a tag; may be given again, or with commas
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    add_tag: Vec<String>,

    /// Take a tag away; may be given again, or with commas
    #[arg(long, value_name = "TAG", value_delimiter = ',')]
    remove_tag: Vec<String>,

    #[command(flatten)]
    text: PostBody,

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
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let words = &self.posts.chosen.posts;
        self.text.body.unless_stdin_is_taken(words)?;
        if let [tag, ..] = self.posts.chosen.filter.tags()
            && !words.is_empty()
        {
            return Err(
                Failure::usage("--tag chooses posts, and posts are named already")
                    .hint(format!(
                        "type `blog post set {} --add-tag {}`",
                        shell_words::join(words),
                        shell_words::quote(tag)
                    ))
                    .into(),
            );
        }
        let change = self.change(context)?;
        if change == PostChange::default() {
            return Err(Failure::usage("nothing to change was given")
                .hint("give a field, such as --title TITLE; `blog help post set` lists them")
                .into());
        }
        let selection = self.posts.chosen.selection(context)?;
        let old = match (&selection, &change.slug) {
            (_, None) => None,
            (Selection::Refs(posts), Some(_)) if let [post] = posts.as_slice() => {
                Some(context.read()?.posts().get(post)?.slug)
            }
            _ => {
                return Err(Failure::usage("one slug cannot be given to several posts")
                    .hint("name one post")
                    .into());
            }
        };
        let updated = self.posts.update(context, &selection, &change)?;
        let new = updated.first().map(|(post, _)| post.slug.clone());
        let dry_run = self.posts.dry_run.dry_run;
        present::updated(context, FIELDS, updated, |post, differs| {
            let mut sentence = CHANGE.sentence(&named(post), differs, dry_run);
            if old.as_ref().is_some_and(|old| *old != post.slug) {
                sentence.push_str(&format!(": its slug is {}", post.slug));
            }
            sentence
        })?;
        match (old, new) {
            (Some(old), Some(new)) if !dry_run => backlinks::note(context, &old, &new),
            _ => Ok(()),
        }
    }
}

impl Set {
    fn change(&self, context: &mut Context) -> Result<PostChange> {
        let given = self.text.read_post()?;
        let ignored = given.front.ignored();
        front_matter::note_ignored(context, &ignored);
        let mut change = front_matter::change(given.front, given.body, context)?;
        change.title = self.title.clone().or(change.title);
        change.slug = self.slug.clone().map(Slug::unchecked).or(change.slug);
        change.author = self.author.clone().map(unless_empty).or(change.author);
        change.kind = self.kind.or(change.kind);
        change.path = self.path.clone().map(unless_empty).or(change.path);
        change.image = self.image.clone().map(unless_empty).or(change.image);
        change.language = self.language.clone().map(unless_empty).or(change.language);
        change.summary = self.summary.clone().map(unless_empty).or(change.summary);
        if let Some(tags) = &self.tags {
            let tags = tags.iter().filter(|tag| !tag.trim().is_empty());
            change.tags = Some(tags.cloned().collect());
        }
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
