use super::chosen::Changed;
use crate::command::shared::prelude::*;
use crate::model::{CommentId, Destination, PostRef};
use crate::view::comment::FIELDS;
use crate::view::moved::sentence;

#[derive(Args)]
#[command(
    mut_arg("post", |arg| arg.long("where-post")),
    mut_arg("parent", |arg| arg.long("where-parent")),
    after_help = "\
Comments are chosen by ids or a filter. The filters --post and --parent are spelled
--where-post and --where-parent here.
All the replies below a comment go with it. Of comments that are below one another, the
topmost is moved and has the others below it as before. `blog undo` moves them back.

Examples:
  blog comment move 7 --post other-post
  blog comment move 7 8 9 --parent 12
  blog comment move 7 --top --dry-run")]
pub(crate) struct Move {
    #[command(flatten)]
    comments: Changed,

    #[command(flatten)]
    to: To,
}

// The destination.
#[derive(Args)]
#[group(required = true, multiple = true)]
struct To {
    /// To this post, named by id or slug
    #[arg(id = "to_post", long = "post", value_name = "REF")]
    post: Option<PostRef>,

    /// Below this comment, by id, and to its post
    #[arg(id = "to_parent", long = "parent", value_name = "ID")]
    parent: Option<CommentId>,

    /// To the top level of their own post
    #[arg(long, conflicts_with_all = ["to_post", "to_parent"])]
    top: bool,
}

impl Verb for Move {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::whole(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        let destination = match (self.to.post, self.to.parent) {
            (on, Some(parent)) => Destination::Below { parent, on },
            (Some(post), None) => Destination::Post(post),
            (None, None) => Destination::Top,
        };
        let say = |moved: &_, dry_run| sentence(moved, &destination, dry_run);
        self.comments.move_to(context, &destination, say)
    }
}
