use super::chosen::Chosen;
use crate::command::shared::prelude::*;
use crate::command::shared::{Listing, present};
use crate::model::setting::{THREAD_DEPTH, thread_depth};
use crate::model::{Comment, CommentFilter, Filter, Post, PostId, PostRef, Selection};
use crate::record::Shape;
use crate::store::Reading;
use crate::view::page::Setter;
use crate::view::{self, comment, post};

/// The most comments on a terminal.
const COMMENTS: u64 = 50;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post show hello-world
  blog post show 12 hello-world --no-comments
  blog post show 12 --raw > hello.md
  blog post show 12 --format json | jq '.[].comments[].author'")]
pub(crate) struct Show {
    #[command(flatten)]
    posts: Chosen,

    /// Omit the comments
    #[arg(long)]
    no_comments: bool,

    /// Show the Markdown alone
    #[arg(long, conflicts_with_all = ["fields", "no_header"])]
    raw: bool,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(post::FIELDS).with(comment::COMMENTS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let selection = self.posts.selection(context)?;
        let ids = context.read()?.posts().selected(&selection)?;
        if let Selection::Refs(posts) = &selection {
            note_renamed(context, posts)?;
        }
        if self.raw {
            return self.raw(context, &ids);
        }
        if present::in_words(&context.output) {
            return self.pages(context, &ids);
        }
        let output = &context.output;
        let has_objects = output.asked().is_some_and(|format| format.has_objects());
        if has_objects && !self.no_comments && output.fields().is_empty() {
            return nested(context, &ids);
        }
        if let [id] = ids.as_slice()
            && output.format().is_for_people()
        {
            let post = context.read()?.posts().get(&PostRef::Id(*id))?;
            return present::record(context, post::FIELDS, &post);
        }
        Listing::plain(post::FIELDS)
            .shape(Shape::Record)
            .show(context, |store, _, _, each| {
                let get = |&id| store.posts().get(&PostRef::Id(id));
                ids.iter().map(get).try_for_each(|post| each(post?))
            })
    }
}

impl Show {
    /// Prints the Markdown of the posts.
    fn raw(&self, context: &mut Context, ids: &[PostId]) -> Result<()> {
        let (store, output) = context.parts()?;
        for &id in ids {
            output.raw(&store.posts().get(&PostRef::Id(id))?.body)?;
        }
        Ok(())
    }

    fn pages(&self, context: &mut Context, ids: &[PostId]) -> Result<()> {
        let now = context.now;
        let levels = context.read()?.settings().get(THREAD_DEPTH)?;
        let levels = thread_depth(levels.as_deref());
        let zone = context.clock()?.shown_zone();
        for (index, &id) in ids.iter().enumerate() {
            if index > 0 {
                context.output.page("\n")?;
            }
            let post = context.read()?.posts().get(&PostRef::Id(id))?;
            let setter = Setter::new(context.output.terminal(), now)
                .in_zone(zone.clone())
                .with_links(context.output.links().cloned())
                .with_levels(levels);
            self.page(context, &post, &setter)?;
        }
        Ok(())
    }

    fn page(&self, context: &mut Context, post: &Post, setter: &Setter) -> Result<()> {
        let (store, output) = context.parts()?;
        output.page(&setter.post(post))?;
        if self.no_comments || post.comments == 0 {
            return Ok(());
        }
        output.page(&setter.comments_heading(post))?;
        let limit = output.terminal().stdout.then_some(COMMENTS);
        let mut shown = 0;
        in_threads(store, post, limit, |comment| {
            shown += 1;
            Ok(output.page(&setter.in_thread(&comment))?)
        })?;
        if shown < post.comments {
            output.flush()?;
            output.note(&format!(
                "\n{} more comments: blog comment list --post {} --tree --limit all",
                post.comments - shown,
                PostRef::Slug(post.slug.clone())
            ));
        }
        Ok(())
    }
}

/// Writes an object for each post, with its comments in thread order.
fn nested(context: &mut Context, ids: &[PostId]) -> Result<()> {
    let now = context.now;
    let (store, output) = context.parts()?;
    let fields = view::choose(post::FIELDS, output, Shape::Record)?;
    let inner = view::named(comment::FIELDS, &comment::IN_POST)?;
    let names = view::names(&inner);
    let mut rows = output.nested();
    for &id in ids {
        let post = store.posts().get(&PostRef::Id(id))?;
        let values = view::values(&fields, &post, now);
        rows.row(&view::names(&fields), values, "comments", |item| {
            in_threads(store, &post, None, |comment| {
                Ok(item(&names, view::values(&inner, &comment, now))?)
            })
        })?;
    }
    Ok(rows.end()?)
}

/// Notes the current slug of each post that was named by a former one.
fn note_renamed(context: &mut Context, posts: &[PostRef]) -> Result<()> {
    for named in posts {
        let post = context.read()?.posts().get(named)?;
        if let Some(old) = named.former_slug(&post) {
            let note = format!("note: `{old}` is now `{}`", post.slug);
            context.output.note(&note);
        }
    }
    Ok(())
}

fn in_threads(
    store: Reading<'_>,
    post: &Post,
    limit: Option<u64>,
    each: impl FnMut(Comment) -> Result<()>,
) -> Result<()> {
    let filter = CommentFilter {
        filter: Filter {
            limit,
            ..Filter::default()
        },
        ..CommentFilter::default()
    };
    store.comments().each_in_threads(post.id, &filter, each)
}
