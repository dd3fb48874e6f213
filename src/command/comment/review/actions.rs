//! The actions of a review. Each is an operation, and fails if the comment has changed
//! since it was shown.

use anyhow::Result;

use crate::command::comment::new_comment::Writing;
use crate::command::comment::reply::write as write_reply;
use crate::command::shared::editor::{self, EditOptions};
use crate::context::Context;
use crate::failure::Failure;
use crate::model::{
    Comment, CommentChange, CommentFilter, CommentId, CommentStatus, OperationId, Removal,
    Selection,
};
use crate::store::{self, Mode, Target, Writer};
use crate::view::review_action::ReviewAction;

/// A completed action.
pub(super) struct Done {
    pub action: ReviewAction,
    /// The operations of the action, oldest first.
    operations: Vec<OperationId>,
}

impl Done {
    pub(super) fn skipped() -> Done {
        Done {
            action: ReviewAction::Skipped,
            operations: Vec::new(),
        }
    }

    fn by(operation: OperationId, action: ReviewAction) -> Done {
        Done {
            action,
            operations: vec![operation],
        }
    }

    /// Whether the review continues with the next comment.
    pub(super) fn is_decided(&self) -> bool {
        !matches!(
            self.action,
            ReviewAction::Edited | ReviewAction::Answered(_, false)
        )
    }
}

/// Approves a comment.
pub(super) fn approve(context: &mut Context, comment: &Comment) -> Result<Done> {
    let operation = set(context, comment, "approve", CommentStatus::Approved)?;
    Ok(Done::by(operation, ReviewAction::Approved))
}

/// Marks a comment as spam.
pub(super) fn spam(context: &mut Context, comment: &Comment) -> Result<Done> {
    let operation = set(context, comment, "spam", CommentStatus::Spam)?;
    Ok(Done::by(operation, ReviewAction::Spam))
}

/// Sets the status of a comment, logged as `verb`.
fn set(
    context: &mut Context,
    comment: &Comment,
    verb: &str,
    to: CommentStatus,
) -> Result<OperationId> {
    let change = CommentChange {
        status: Some(to),
        ..CommentChange::default()
    };
    let kind = format!("comment {verb}");
    let command = format!("{kind} {}", comment.id);
    let (_, operation) = write(context, &kind, command, |writer| {
        writer.comments().update(comment.id, &change, Some(comment))
    })?;
    Ok(operation)
}

/// Counts the records that removing a comment would remove.
pub(super) fn removal(context: &mut Context, comment: &Comment) -> Result<Removal<CommentId>> {
    Ok(context.read()?.comments().removal(&only(comment))?)
}

/// Removes a comment with the replies that the person agreed to remove.
pub(super) fn remove(
    context: &mut Context,
    comment: &Comment,
    agreed: &Removal<CommentId>,
) -> Result<Done> {
    let command = format!("comment rm {}", comment.id);
    let (removed, operation) = write(context, "comment rm", command, |writer| {
        let comments = writer.comments();
        comments.unchanged(comment)?;
        comments.remove(&only(comment), Some(agreed))
    })?;
    Ok(Done::by(operation, ReviewAction::Removed(removed)))
}

fn only(comment: &Comment) -> Selection<CommentId, CommentFilter> {
    Selection::Refs(vec![comment.id])
}

/// Counts the comments that blocking the author of a comment would mark as spam.
pub(super) fn blocked(context: &mut Context, comment: &Comment) -> Result<usize> {
    let blocked = context.write(Mode::DryRun, |writer| writer.comments().block(comment))?;
    Ok(blocked.ids.len())
}

/// Blocks the author of a comment. `agreed` is the most comments to mark as spam.
pub(super) fn block(context: &mut Context, comment: &Comment, agreed: usize) -> Result<Done> {
    let command = format!("comment review: block the author of comment {}", comment.id);
    let (blocked, operation) = write(context, "comment review", command, |writer| {
        let blocked = writer.comments().block(comment)?;
        match blocked.ids.len() > agreed {
            true => Err(store::Error::PreviewOutdated),
            false => Ok(blocked),
        }
    })?;
    Ok(Done::by(operation, ReviewAction::Blocked(blocked)))
}

/// Edits a comment; None if nothing changed.
pub(super) fn edit(context: &mut Context, comment: &Comment) -> Result<Option<Done>> {
    begin_editing(context, comment, "edit")?;
    let stored = editor::edit_quietly::<Comment>(context, comment.id, &EditOptions::default())?;
    if !stored.differs {
        return Ok(None);
    }
    Ok(Some(Done::by(last(context)?, ReviewAction::Edited)))
}

/// Replies to a comment, and approves it. The reply stays if the approval fails; its
/// error is returned.
pub(super) fn reply(
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
        action: ReviewAction::Answered(answer.id, failed.is_none()),
        operations,
    };
    Ok(Some((done, failed)))
}

/// Undoes an action, its last operation first.
pub(super) fn undo(context: &mut Context, done: &mut Done) -> Result<()> {
    while let Some(&operation) = done.operations.last() {
        let undone = write(context, "undo", format!("undo {operation}"), |writer| {
            writer.undo(Target::Operation(operation))
        });
        match undone {
            // Another command has undone it.
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

/// Checks that an editor can open, and that the comment is unchanged.
fn begin_editing(context: &mut Context, comment: &Comment, verb: &str) -> Result<()> {
    if !context.can_edit() {
        return Err(Failure::usage("there is no terminal to open an editor on").into());
    }
    let kind = format!("comment {verb}");
    context.begin(&kind, format!("{kind} {}", comment.id))?;
    context.read()?.comments().unchanged(comment)?;
    Ok(())
}

/// Writes one operation and returns its id too.
fn write<T>(
    context: &mut Context,
    kind: &str,
    command: String,
    work: impl FnOnce(&Writer<'_>) -> store::Result<T>,
) -> Result<(T, OperationId)> {
    context.begin(kind, command)?;
    let done = context.write(Mode::Commit, work)?;
    Ok((done, last(context)?))
}

/// The id of the last operation.
fn last(context: &mut Context) -> Result<OperationId> {
    let operation = context.store()?.last_operation();
    Ok(operation.ok_or(store::Error::NothingToUndo)?)
}
