use super::front_matter::{publication, summary};
use super::{at, duplicate, zone};
use crate::command::shared::editor::{self, Draft, Subject};
use crate::command::shared::prelude::*;
use crate::command::shared::text::{self, Given};
use crate::command::shared::verb::Private;
use crate::command::shared::{Body, present, unless_empty};
use crate::failure::{Exit, Failure};
use crate::front_matter::{self, FrontMatter};
use crate::model::{NewPost, Post, PostRef, Publication, Slug};
use crate::record::OutputSchema;
use crate::store::Mode;
use crate::view::post::{FIELDS, standing};

#[derive(Args, Default)]
#[command(after_help = "\
With -F, front matter (YAML, TOML or JSON) gives the title, slug, date, author, tags,
draft and summary, unless an option does. Without a text your editor opens; what you
typed there is kept until it is stored, and --recover goes on with it.

Examples:
  blog post add 'Hello, world' -b 'My first post.' --tag life
  blog post add -F hello.md --draft
  echo 'Short.' | blog post add 'A note' -F -")]
pub(crate) struct Add {
    /// The title
    title: Option<String>,

    #[command(flatten)]
    body: Body,

    /// Its place in addresses [default: made from the title]
    #[arg(long)]
    slug: Option<String>,

    /// Who wrote it [default: BLOG_AUTHOR, or the author of the blog]
    #[arg(long)]
    author: Option<String>,

    /// A tag; may be given again, or with commas
    #[arg(long, value_delimiter = ',')]
    tag: Vec<String>,

    /// What it is about, in a sentence or two
    #[arg(long, add = Private)]
    summary: Option<String>,

    /// Do not publish it yet
    #[arg(long, conflicts_with = "at")]
    draft: bool,

    /// When it appears, such as `tomorrow 9am`; see `blog help times` [default: now]
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// Start from the title, text, summary and tags of this post, as a draft
    #[arg(long, value_name = "REF")]
    from_post: Option<PostRef>,

    /// Go on with a text that was not stored
    #[arg(long, conflicts_with_all = ["title", "body", "body_file", "slug", "author", "tag",
        "summary", "draft", "at", "from_post"])]
    recover: bool,
}

impl Verb for Add {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        if self.body.is_given() || self.from_post.is_some() {
            let mut given = self.body.read_post()?;
            if let Some(post) = &self.from_post {
                given = duplicate::template(context, post, given)?;
            }
            let post = self.store(context, given)?;
            return show(context, post);
        }
        if !context.can_edit() {
            return Err(text::missing().into());
        }
        if self.recover {
            let is_new = |subject| (subject == Subject::NewPost).then_some(());
            let (_, draft) = editor::recover(context, is_new)?;
            return edit(context, draft);
        }
        editor::note_kept(context, Subject::NewPost, |_, _| false)?;
        let template = front_matter::write(&self.template(), "");
        let draft = Draft::begin(context, Subject::NewPost, &template)?;
        edit(context, draft)
    }
}

impl Add {
    /// Stores the post. Options win over the front matter.
    fn store(&self, context: &mut Context, given: Given) -> Result<Post> {
        let publication = match (&self.at, self.draft) {
            (Some(time), _) => Some(at(context, time)?),
            (None, true) => Some(Publication::Draft),
            (None, false) => publication(&given.front, context)?,
        };
        let front = given.front;
        let title = self.title.clone().or(front.title).ok_or_else(|| {
            Failure::usage("there is no title")
                .hint("give TITLE, or `title:` in the front matter of the file")
        })?;
        context.ensure_blog(Mode::Commit)?;
        let new = NewPost {
            title,
            slug: self.slug.clone().or(front.slug).map(Slug::unchecked),
            author: context.author(self.author.clone().or(front.author.and_then(unless_empty)))?,
            summary: self.summary.clone().or(front.summary.and_then(summary)),
            body: given.body.unwrap_or_default(),
            published_at: match publication {
                Some(Publication::Draft) => None,
                Some(Publication::At(time)) => Some(time),
                Some(Publication::Now) | None => Some(context.now),
            },
            comments_open: front.comments.unwrap_or(true),
            tags: if self.tag.is_empty() {
                front.tags.unwrap_or_default()
            } else {
                self.tag.clone()
            },
        };
        context.write(Mode::Commit, |writer| writer.posts().add(new))
    }

    /// The front matter that the editor starts with.
    fn template(&self) -> FrontMatter {
        FrontMatter {
            title: Some(self.title.clone().unwrap_or_default()),
            slug: self.slug.clone(),
            date: self.at.clone(),
            author: self.author.clone(),
            summary: self.summary.clone(),
            tags: Some(self.tag.clone()),
            draft: self.draft.then_some(true),
            ..FrontMatter::default()
        }
    }
}

/// Opens the editor for a new post, and stores it.
pub(super) fn edit(context: &mut Context, draft: Draft) -> Result<()> {
    let Some(edited) = editor::edit(context, draft)? else {
        return Err(
            Failure::new(Exit::Failed, "nothing was written, so there is no new post").into(),
        );
    };
    let stored = front_matter::read(&edited.text)
        .map_err(anyhow::Error::from)
        .and_then(|(front, body)| {
            let body = Some(body.to_owned());
            Add::default().store(context, Given { front, body })
        });
    let post = edited.settle(stored)?;
    show(context, post)
}

fn show(context: &mut Context, post: Post) -> Result<()> {
    let now = context.now;
    let zone = zone(context, &post)?;
    present::one(context, FIELDS, post, |post| {
        let standing = standing(post, now, &zone);
        format!("added post {} {} ({standing})", post.id, post.slug)
    })
}
