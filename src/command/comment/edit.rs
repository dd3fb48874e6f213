use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::command::shared::editor::{self, EditOptions, Editable, Subject};
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::model::{Comment, CommentChange, CommentId};
use crate::record::OutputSchema;
use crate::store::{self, Reading, Writer};
use crate::view::comment::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Your editor is BLOG_EDITOR, VISUAL or EDITOR. Your text is kept until it is stored;
--recover opens it again. If someone else changed the comment, both changes are merged,
with conflict markers where they conflict.

Examples:
  blog comment edit 7
  blog comment edit 7 --recover")]
pub(crate) struct Edit {
    /// The comment, by id
    #[arg(value_name = "ID", required_unless_present = "recover")]
    comment: Option<CommentId>,

    #[command(flatten)]
    options: EditOptions,
}

impl Verb for Edit {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        editor::check_can_edit(context, "comment")?;
        if let (Some(id), false) = (self.comment, self.options.recover) {
            return editor::edit_stored::<Comment>(context, id, &self.options);
        }
        let (id, draft) = editor::recover(context, |subject| match subject {
            Subject::Comment(id, _) if self.comment.is_none_or(|named| named == id) => Some(id),
            _ => None,
        })?;
        editor::edit_kept::<Comment>(context, id, draft, &self.options)
    }
}

impl Editable for Comment {
    type Id = CommentId;
    type Change = CommentChange;

    fn get(store: Reading<'_>, id: CommentId) -> store::Result<Self> {
        store.comments().get(id)
    }

    fn subject(&self) -> Subject {
        Subject::Comment(self.id, self.revision)
    }

    fn text(&self, _: &TimeZone) -> String {
        self.body.clone()
    }

    fn change(text: &str, _: &mut Context) -> Result<CommentChange> {
        Ok(CommentChange {
            body: Some(text.to_owned()),
            ..CommentChange::default()
        })
    }

    fn after(&self, change: &CommentChange, _: Timestamp) -> Option<Comment> {
        change.apply(self).ok()
    }

    fn update(
        writer: &Writer<'_>,
        id: CommentId,
        change: &CommentChange,
        base: Option<&Comment>,
    ) -> store::Result<(Self, bool)> {
        writer.comments().update(id, change, base)
    }

    fn stale(&self) -> store::Error {
        store::Error::Stale {
            kind: "comment",
            name: self.id.to_string(),
        }
    }

    fn show(
        context: &mut Context,
        _: Option<&Self>,
        changed: (Self, bool),
        dry_run: DryRun,
    ) -> Result<()> {
        present::changed(context, FIELDS, changed, dry_run, named)
    }
}
