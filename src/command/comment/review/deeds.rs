//! What can be done with a comment in a review. Each is an operation of its own, and
//! does nothing if the comment is not what was shown any more.

use anyhow::Result;

use crate::command::comment::reply::write as write_reply;
use crate::command::comment::writing::Writing;
use crate::command::editor::{self, EditOptions};
use crate::context::Context;
use crate::failure::Failure;
use crate::model::{Comment, CommentChange, CommentFilter, CommentStatus, Removal, Selection};
use crate::store::{self, Mode, Target, Writer};
use crate::view::review_action::ReviewAction;

/// What was done with a comment.
pub struct Done {
    pub deed: ReviewAction,
    /// The operations that did it, the last at the end.
    operations: Vec<i64>,
}

impl Done {
    pub fn skipped() -> Done {
        Done {
            deed: ReviewAction::Skipped,
            operations: Vec::new(),
        }
    }

    /// Whether the comment is through with.
    pub fn is_decided(&self) -> bool {
        !matches!(
            self.deed,
            ReviewAction::Edited | ReviewAction::Answered(_, false)
        )
    }
}

/// Lets readers see a comment.
pub fn approve(context: &mut Context, comment: &Comment) -> Result<Option<Done>> {
    let operations = vec![set(context, comment, "approve", CommentStatus::Approved)?];
    let deed = ReviewAction::Approved;
    Ok(Some(Done { deed, operations }))
}

/// Marks a comment as spam.
pub fn spam(context: &mut Context, comment: &Comment) -> Result<Option<Done>> {
    let operations = vec![set(context, comment, "spam", CommentStatus::Spam)?];
    let deed = ReviewAction::Spam;
    Ok(Some(Done { deed, operations }))
}

/// Gives a comment a status, as this verb does.
fn set(context: &mut Context, comment: &Comment, verb: &str, to: CommentStatus) -> Result<i64> {
    let change = CommentChange {
        status: Some(to),
        ..CommentChange::default()
    };
    let command = format!("comment {verb} {}", comment.id);
    let (_, operation) = write(context, command, |writer| {
        writer.comments().update(comment.id, &change, Some(comment))
    })?;
    Ok(operation)
}

/// What goes with a comment.
pub fn removal(context: &mut Context, comment: &Comment) -> Result<Removal> {
    Ok(context.store()?.comments().removal(&only(comment))?)
}

/// Removes a comment with its replies, which are what was agreed to.
pub fn remove(context: &mut Context, comment: &Comment, agreed: &Removal) -> Result<Done> {
    let command = format!("comment rm {}", comment.id);
    let (removed, operation) = write(context, command, |writer| {
        let comments = writer.comments();
        comments.unchanged(comment)?;
        comments.remove(&only(comment), Some(agreed))
    })?;
    Ok(Done {
        deed: ReviewAction::Removed(removed),
        operations: vec![operation],
    })
}

fn only(comment: &Comment) -> Selection<i64, CommentFilter> {
    Selection::Refs(vec![comment.id])
}

/// Blocks the author of a comment.
pub fn block(context: &mut Context, comment: &Comment) -> Result<Option<Done>> {
    let command = format!("comment review: block the author of comment {}", comment.id);
    let (blocked, operation) = write(context, command, |writer| writer.comments().block(comment))?;
    Ok(Some(Done {
        deed: ReviewAction::Blocked(blocked),
        operations: vec![operation],
    }))
}

/// Lets the person edit a comment.
pub fn edit(context: &mut Context, comment: &Comment) -> Result<Option<Done>> {
    begin_editing(context, comment, "edit")?;
    let options = EditOptions {
        recover: false,
        force: false,
    };
    let stored = editor::edit_quietly::<Comment>(context, comment.id, &options)?;
    if !stored.differs {
        return Ok(None);
    }
    Ok(Some(Done {
        deed: ReviewAction::Edited,
        operations: vec![last(context)?],
    }))
}

/// Lets the person answer a comment, and approves it. The answer stays if that
/// cannot be done; why comes with it.
pub fn reply(
    context: &mut Context,
    comment: &Comment,
) -> Result<Option<(Done, Option<anyhow::Error>)>> {
    begin_editing(context, comment, "reply")?;
    let Some(answer) = write_reply(context, comment, &Writing::default())? else {
        return Ok(None);
    };
    let mut operations = vec![last(context)?];
    let approved = set(context, comment, "approve", CommentStatus::Approved);
    let failed = approved.map(|operation| operations.push(operation)).err();
    let done = Done {
        deed: ReviewAction::Answered(answer.id, failed.is_none()),
        operations,
    };
    Ok(Some((done, failed)))
}

/// Takes back what was done, its last operation first.
pub fn undo(context: &mut Context, done: &mut Done) -> Result<()> {
    while let Some(&operation) = done.operations.last() {
        let command = format!("undo {operation}");
        let undone = write(context, command, |writer| {
            writer.undo(Target::Operation(operation))
        });
        match undone {
            // Somebody else was faster.
            Err(error) if is_undone(&error) => {}
            undone => drop(undone?),
        }
        done.operations.pop();
    }
    Ok(())
}

fn is_undone(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(store::Error::Undone { .. }))
}

/// Makes sure that an editor can be opened, and for what was shown.
fn begin_editing(context: &mut Context, comment: &Comment, verb: &str) -> Result<()> {
    if !context.can_edit() {
        return Err(Failure::usage("there is no terminal to open an editor on").into());
    }
    context.begin(format!("comment {verb} {}", comment.id))?;
    context.store()?.comments().unchanged(comment)?;
    Ok(())
}

/// Does one operation, which the log shows as this command; gives its id, too.
fn write<T>(
    context: &mut Context,
    command: String,
    work: impl FnOnce(&Writer<'_>) -> store::Result<T>,
) -> Result<(T, i64)> {
    context.begin(command)?;
    let done = context.store()?.write(Mode::Commit, work)?;
    Ok((done, last(context)?))
}

/// The operation that was just written.
fn last(context: &mut Context) -> Result<i64> {
    let operation = context.store()?.last_operation();
    Ok(operation.ok_or(store::Error::NothingToUndo)?)
}
