use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{add, backlinks, front_matter};
use crate::command::shared::editor::{self, EditOptions, Editable, Subject};
use crate::command::shared::prelude::*;
use crate::command::shared::{DryRun, present};
use crate::model::{Post, PostChange, PostId, PostRef};
use crate::store::{self, Reading, Writer};
use crate::view::post::{FIELDS, named};

#[derive(Args)]
#[command(after_help = "\
Your editor is BLOG_EDITOR, VISUAL or EDITOR. A key that you remove from the front matter
stays unchanged; an empty value (`tags: []`, `author: ''`) clears it. Your text is kept
until it is stored; --recover opens it again. If someone else changed the post, both
changes are merged, with conflict markers where they conflict.

Examples:
  blog post edit hello-world
  EDITOR='code --wait' blog post edit 12
  blog post edit 12 --recover")]
pub(crate) struct Edit {
    /// The post, by id or slug
    #[arg(value_name = "REF", required_unless_present = "recover")]
    post: Option<PostRef>,

    #[command(flatten)]
    options: EditOptions,
}

impl Verb for Edit {
    const WRITES: bool = true;

    fn answer() -> OutputSchema {
        OutputSchema::one(FIELDS)
    }

    fn run(self, context: &mut Context) -> Result<()> {
        editor::check_can_edit(context, "post")?;
        let id = match &self.post {
            Some(post) => Some(context.read()?.posts().id_or_removed(post)?),
            None => None,
        };
        if let (Some(id), false) = (id, self.options.recover) {
            return editor::edit_stored::<Post>(context, id, &self.options);
        }
        let (kept, draft) = editor::recover(context, |subject| match (subject, id) {
            (Subject::Post(kept, _), id) if id.is_none_or(|id| id == kept) => Some(Some(kept)),
            (Subject::NewPost, None) => Some(None),
            _ => None,
        })?;
        match kept {
            Some(id) => editor::edit_kept::<Post>(context, id, draft, &self.options),
            None => add::recover(context, draft, false, self.options.dry_run),
        }
    }
}

impl Editable for Post {
    type Id = PostId;
    type Change = PostChange;

    fn get(store: Reading<'_>, id: PostId) -> store::Result<Self> {
        store.posts().get(&PostRef::Id(id))
    }

    fn subject(&self) -> Subject {
        Subject::Post(self.id, self.revision)
    }

    fn text(&self, zone: &TimeZone) -> String {
        front_matter::text_in(self, zone)
    }

    fn change(text: &str, context: &mut Context) -> Result<PostChange> {
        front_matter::edit(text, context)
    }

    fn after(&self, change: &PostChange, now: Timestamp) -> Option<Post> {
        change.apply(self, now).ok()
    }

    fn update(
        writer: &Writer<'_>,
        id: PostId,
        change: &PostChange,
        base: Option<&Post>,
    ) -> store::Result<(Self, bool)> {
        writer.posts().update(&PostRef::Id(id), change, base)
    }

    fn note_ignored(context: &mut Context, text: &str) {
        if let Ok((front, _)) = crate::front_matter::read(text) {
            front_matter::note_ignored(context, &front.ignored());
        }
    }

    fn stale(&self) -> store::Error {
        store::Error::Stale {
            kind: "post",
            name: self.slug.to_string(),
        }
    }

    fn show(
        context: &mut Context,
        before: Option<&Self>,
        changed: (Self, bool),
        dry_run: DryRun,
    ) -> Result<()> {
        let slug = changed.0.slug.clone();
        present::changed(context, FIELDS, changed, dry_run, named)?;
        match before {
            Some(before) if !dry_run.dry_run => backlinks::note(context, &before.slug, &slug),
            _ => Ok(()),
        }
    }
}
