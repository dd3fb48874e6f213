use super::zone;
use crate::command::shared::prelude::*;
use crate::command::shared::{Columns, present};
use crate::model::setting::{THREAD_DEPTH, thread_depth};
use crate::model::{Comment, CommentFilter, Filter, Post, PostRef};
use crate::output::{Format, Output};
use crate::record::Shape;
use crate::store::Reading;
use crate::view::page::Setter;
use crate::view::{self, comment, post};

/// The most comments on a terminal.
const COMMENTS: u64 = 50;

#[derive(Args)]
#[command(after_help = "Examples:
  blog post show hello-world
  blog post show 12 --raw > hello.md
  blog post show 12 --format json | jq '.comments[].author'")]
pub(crate) struct Show {
    /// The post, by id or slug
    #[arg(value_name = "REF")]
    post: PostRef,

    /// Leave out the comments
    #[arg(long)]
    no_comments: bool,

    /// Show the Markdown alone
    #[arg(long, conflicts_with_all = ["fields", "no_header"])]
    raw: bool,

    #[command(flatten)]
    columns: Columns,
}

impl Verb for Show {
    const READS: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(post::FIELDS).with(comment::COMMENTS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let now = context.now;
        let post = context.read()?.posts().get(&self.post)?;
        if let PostRef::Slug(slug) = &self.post
            && *slug != post.slug
        {
            let note = format!("note: `{slug}` is now `{}`", post.slug);
            context.output.note(&note);
        }
        if self.raw {
            return Ok(context.output.raw(&post.body)?);
        }
        let asked = context.output.asked();
        if matches!(asked, None | Some(Format::Table)) && self.columns.fields.is_empty() {
            let zone = zone(context, &post)?;
            let levels = context.read()?.settings().get(THREAD_DEPTH)?;
            let setter = Setter::new(context.output.terminal(), now)
                .in_zone(zone)
                .with_links(context.output.links().cloned())
                .with_levels(thread_depth(levels.as_deref()));
            return self.page(context, &post, &setter);
        }
        match asked {
            Some(format)
                if format.has_objects() && !self.no_comments && self.columns.fields.is_empty() =>
            {
                let (store, output) = context.parts()?;
                nested(store, output, &post, now)
            }
            _ => present::record(context, post::FIELDS, &self.columns, &post),
        }
    }
}

impl Show {
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

/// Writes one object with the comments nested in thread order.
fn nested(
    store: Reading<'_>,
    output: &mut Output,
    post: &Post,
    now: jiff::Timestamp,
) -> Result<()> {
    let fields = view::choose(post::FIELDS, &[], output, Shape::Record)?;
    let inner = view::named(comment::FIELDS, &comment::IN_POST)?;
    let names = view::names(&inner);
    output.record_with_list(
        &view::names(&fields),
        view::values(&fields, post, now),
        "comments",
        |item| {
            in_threads(store, post, None, |comment| {
                Ok(item(&names, view::values(&inner, &comment, now))?)
            })
        },
    )
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
        posts: Vec::new(),
    };
    store.comments().each_in_threads(post.id, &filter, each)
}
