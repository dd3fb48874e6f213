use std::path::Path;

use jiff::Timestamp;

use super::from_file::{self, Fallback};
use super::front_matter::{note_ignored, publication, summary};
use super::{at, duplicate, title_words, zone};
use crate::command::shared::editor::{self, Draft, Subject};
use crate::command::shared::prelude::*;
use crate::command::shared::text::{self, Given};
use crate::command::shared::verb::Private;
use crate::command::shared::{DryRun, PostBody, present, unless_empty};
use crate::failure::{self, Exit, Failure};
use crate::front_matter::{self, FrontMatter};
use crate::model::setting::NEW_POSTS;
use crate::model::{NewPost, Post, PostKind, PostRef, Publication, Slug};
use crate::record::OutputSchema;
use crate::store;
use crate::view::post::{FIELDS, standing};
use crate::view::wording::ADD;

#[derive(Args, Default)]
#[command(after_help = "\
With -F, front matter (YAML, TOML or JSON) gives the title, slug, date, author, tags,
draft and summary, unless an option does. Without TITLE, the file is read as `blog import
markdown` reads it: the title may be its first heading, the slug is its name, and without a
date it is a draft. Without a text your editor opens; the text is kept until it is stored,
and --recover opens it again, for a draft.

Examples:
  blog post add 'Hello, world' -b 'My first post.' --tag life
  blog post add -F hello.md --draft
  echo 'Short.' | blog post add 'A note' -F -")]
pub(crate) struct Add {
    /// The title
    title: Option<String>,

    // Words after the title, for an error that names the right command.
    #[arg(hide = true, value_name = "WORDS")]
    more: Vec<String>,

    #[command(flatten)]
    text: PostBody,

    /// The slug, used in URLs [default: made from the title]
    #[arg(long)]
    slug: Option<String>,

    /// Make it a page, such as "About", which is not in feeds
    #[arg(long)]
    page: bool,

    /// An address of its own, such as /about/ [default: by the setting permalink]
    #[arg(long, value_name = "ADDRESS")]
    path: Option<String>,

    /// The author [default: BLOG_AUTHOR, or the author of the blog]
    #[arg(long)]
    author: Option<String>,

    /// A tag; may be given again, or with commas
    #[arg(long, value_delimiter = ',')]
    tag: Vec<String>,

    /// A summary, one or two sentences
    #[arg(long, add = Private)]
    summary: Option<String>,

    /// The lead image: the name of a media file, or a URL
    #[arg(long, value_name = "MEDIA")]
    image: Option<String>,

    /// The language of the text, such as `en` or `pt-BR` [default: that of the blog]
    #[arg(long, value_name = "LANGUAGE")]
    language: Option<String>,

    /// Make it a draft
    #[arg(long, conflicts_with_all = ["at", "publish"])]
    draft: bool,

    /// Publish it now, whatever the setting new_posts or the file says
    #[arg(long, conflicts_with = "at")]
    publish: bool,

    /// The time of publication, such as `tomorrow 9am`; see `blog help times`
    #[arg(long, value_name = "TIME")]
    at: Option<String>,

    /// Start from the title, text, summary and tags of this post, as a draft
    #[arg(long, value_name = "REF")]
    from_post: Option<PostRef>,

    /// Open a text that was not stored; it becomes a draft unless --publish is given
    #[arg(long, conflicts_with_all = ["title", "body", "body_file", "slug", "page", "path",
        "author", "tag", "summary", "image", "language", "draft", "at", "from_post"])]
    recover: bool,

    #[command(flatten)]
    dry_run: DryRun,
}

impl Verb for Add {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let file = self.text.body.body_file.as_deref();
        if self.text.body.body.is_none() {
            title_words::refuse_files(self.title.iter().chain(&self.more), file)?;
        }
        title_words::refuse_several(self.title.iter().chain(&self.more))?;
        if let Some(post) = &self.from_post {
            let given = duplicate::template(context, post, self.text.read_post()?)?;
            let post = self.store(context, given, Fallback::default())?;
            return self.show(context, post);
        }
        if let (None, Some(path)) = (&self.title, &self.text.body.body_file) {
            let text = self.text.read()?.unwrap_or_default();
            let post = self.store_file(context, path, &text)?;
            return self.show(context, post);
        }
        if self.text.body.is_given() {
            let given = self.text.read_post()?;
            let post = self.store(context, given, Fallback::default())?;
            return self.show(context, post);
        }
        if !context.can_edit() {
            return Err(text::missing().into());
        }
        if self.recover {
            let is_new = |subject| (subject == Subject::NewPost).then_some(());
            let (_, draft) = editor::recover(context, is_new)?;
            return recover(context, draft, self.publish, self.dry_run);
        }
        let may_ask = !self.is_begun();
        if let Some(draft) = editor::offer_kept(context, Subject::NewPost, may_ask, |_, _| false)? {
            return recover(context, draft, self.publish, self.dry_run);
        }
        let template = front_matter::write_with_help(&self.template(context)?, HELP, "");
        let draft = Draft::begin(context, Subject::NewPost, &template)?;
        let options = Add {
            dry_run: self.dry_run,
            ..Add::default()
        };
        edit(context, draft, &options)
    }
}

/// The help in the front matter of a new post.
const HELP: &[&str] = &[
    "Write the text below the second line of dashes. Lines like this one are ignored.",
    "More keys: slug, date (such as tomorrow 9am), author, summary, comments (true or false),",
    "kind (post or page), path, image, language.",
    "Save and close the editor to add the post; close it without a change to add nothing.",
];

impl Add {
    /// Stores a file as a post, as an import would.
    fn store_file(&self, context: &mut Context, path: &Path, text: &str) -> Result<Post> {
        let (given, fallback) = from_file::read(context, path, text)?;
        let is_undated = fallback.is_undated;
        let post = self.store(context, given, fallback)?;
        if is_undated && post.published_at.is_none() && !self.draft && !self.dry_run.dry_run {
            let (name, id) = (text::name(path), post.id);
            context.output.note(&format!(
                "note: {name} has no date, so the post is a draft; `blog post publish {id}` \
                 publishes it"
            ));
        }
        Ok(post)
    }

    /// Stores the post. Options win over the front matter, and that over the fallback.
    fn store(&self, context: &mut Context, given: Given, fallback: Fallback) -> Result<Post> {
        let front = given.front;
        let published_at = self.published_at(&front, &fallback, context)?;
        let has_slug = self.slug.is_some() || front.slug.is_some();
        let title = self
            .title
            .clone()
            .or(front
                .title
                .filter(|title| fallback.title.is_none() || !title.trim().is_empty()))
            .or(fallback.title)
            .ok_or_else(|| {
                Failure::usage("there is no title")
                    .hint("give TITLE, or `title:` in the front matter of the file")
            })?;
        context.ensure_blog(self.dry_run.mode())?;
        let mut new = NewPost {
            title,
            slug: self.slug.clone().or(front.slug).map(Slug::unchecked),
            author: context.author(self.author.clone().or(front.author.and_then(unless_empty)))?,
            summary: self.summary.clone().or(front.summary.and_then(summary)),
            body: given.body.unwrap_or_default(),
            published_at,
            comments_open: front.comments.unwrap_or(true),
            tags: if self.tag.is_empty() {
                front.tags.unwrap_or_default()
            } else {
                self.tag.clone()
            },
            kind: match front.kind.as_deref().and_then(PostKind::from_name) {
                _ if self.page => PostKind::Page,
                Some(kind) => kind,
                None => fallback.kind,
            },
            path: self.path.clone().or(front.path).and_then(unless_empty),
            language: self
                .language
                .clone()
                .or(front.language)
                .or(fallback.language),
            guid: None,
            image: self.image.clone().or(front.image).or(fallback.image),
        };
        let ignored = match fallback.is_whole {
            true => front.unknown,
            false => [front.extra, front.unknown].concat(),
        };
        let (base, redirects) = (fallback.slug.filter(|_| !has_slug), fallback.redirects);
        let post = context.write(self.dry_run.mode(), |writer| {
            let posts = writer.posts();
            if let Some(base) = &base {
                new.slug = Some(posts.free_slug(base)?);
            }
            let post = posts.add(new)?;
            for old in &redirects {
                posts.redirect(old, post.id)?;
            }
            Ok::<_, store::Error>(post)
        })?;
        note_ignored(context, &ignored);
        if redirects.is_empty() || self.dry_run.dry_run {
            return Ok(post);
        }
        let stored = context.read()?.posts().get(&PostRef::Id(post.id));
        stored.map_err(failure::after_commit)
    }

    /// The time of publication; None for a draft.
    fn published_at(
        &self,
        front: &FrontMatter,
        fallback: &Fallback,
        context: &mut Context,
    ) -> Result<Option<Timestamp>> {
        let now = context.now;
        let in_file = publication(front, context)?.or(fallback.publication);
        let publication = match (&self.at, in_file) {
            (Some(time), _) => at(context, time)?,
            (None, _) if self.draft || self.recover && !self.publish => Publication::Draft,
            // A time in the past stays.
            (None, Some(Publication::At(time))) if time <= now || !self.publish => {
                Publication::At(time)
            }
            (None, _) if self.publish => Publication::Now,
            (None, Some(in_file)) => in_file,
            (None, None) if makes_drafts(context)? => Publication::Draft,
            (None, None) => Publication::Now,
        };
        Ok(match publication {
            Publication::Draft => None,
            Publication::At(time) => Some(time),
            Publication::Now => Some(now),
        })
    }

    fn show(&self, context: &mut Context, post: Post) -> Result<()> {
        let now = context.now;
        let zone = zone(context, &post)?;
        let verb = ADD.verb(self.dry_run.dry_run);
        present::one(context, FIELDS, post, |post| {
            let standing = standing(post, now, &zone);
            format!("{verb} post {} {} ({standing})", post.id, post.slug)
        })
    }

    /// Whether an option or TITLE gives a part of a new post, which a kept text would drop.
    fn is_begun(&self) -> bool {
        let texts = [
            &self.title,
            &self.slug,
            &self.author,
            &self.summary,
            &self.at,
            &self.path,
            &self.image,
            &self.language,
        ];
        self.draft || self.page || !self.tag.is_empty() || texts.iter().any(|text| text.is_some())
    }

    /// The front matter that the editor starts with.
    fn template(&self, context: &mut Context) -> Result<FrontMatter> {
        let is_published = self.publish || self.at.is_some();
        Ok(FrontMatter {
            title: Some(self.title.clone().unwrap_or_default()),
            slug: self.slug.clone(),
            date: self.at.clone(),
            author: self.author.clone(),
            summary: self.summary.clone(),
            kind: self.page.then(|| "page".to_owned()),
            path: self.path.clone(),
            image: self.image.clone(),
            language: self.language.clone(),
            tags: Some(self.tag.clone()),
            draft: Some(self.draft || !is_published && makes_drafts(context)?),
            ..FrontMatter::default()
        })
    }
}

/// Whether the blog makes drafts of new posts.
fn makes_drafts(context: &mut Context) -> Result<bool> {
    Ok(context.effective(NEW_POSTS)?.as_deref() == Some("draft"))
}

/// Opens a kept text of a new post in the editor, and stores it as a draft.
pub(super) fn recover(
    context: &mut Context,
    draft: Draft,
    publish: bool,
    dry_run: DryRun,
) -> Result<()> {
    let options = Add {
        recover: true,
        publish,
        dry_run,
        ..Add::default()
    };
    edit(context, draft, &options)
}

/// Opens the editor for a new post, and stores it.
fn edit(context: &mut Context, draft: Draft, options: &Add) -> Result<()> {
    let stored = editor::edit_until_stored(context, draft, options.dry_run, |context, _, text| {
        let (front, body) = front_matter::read(text)?;
        let body = Some(body.to_owned());
        let said = (front.draft == Some(true), front.date.clone());
        let given = Given { front, body };
        let post = options.store(context, given, Fallback::default())?;
        Ok(Some((post, said)))
    })?;
    let Some((post, (is_draft, date))) = stored else {
        return Err(Failure::new(Exit::Failed, "nothing was written, so no post was added").into());
    };
    let id = post.id;
    let is_recovered = options.recover && !options.publish && !is_draft;
    options.show(context, post)?;
    if is_recovered && !options.dry_run.dry_run {
        let next = match date {
            Some(date) => format!(
                "schedule {id} --at {}` sets its date",
                shell_words::quote(&date)
            ),
            None => format!("publish {id}` publishes it"),
        };
        let note = format!("note: a recovered text becomes a draft; `blog post {next}");
        context.output.note(&note);
    }
    Ok(())
}
