//! The state of a review.

use std::collections::HashSet;
use std::mem;

use anyhow::Result;
use jiff::tz::TimeZone;

use super::actions::{self, Done};
use super::keys::{Key, Keyboard};
use crate::context::{self, Context};
use crate::model::{Comment, CommentId, CommentStatus, QueuedComment};
use crate::output::{Signalled, safe};
use crate::view::review::Screen;
use crate::view::review_action::ReviewAction;
use crate::{failure, store};

/// The most messages about comments that left the queue.
const NAMED: usize = 3;

/// The most comments that a block marks without a question.
const UNASKED: usize = 10;

/// A review.
pub(super) struct Session<'a> {
    pub context: &'a mut Context,
    /// The queue at the start of the review.
    ids: Vec<CommentId>,
    /// The index of the next comment.
    at: usize,
    /// The zone of dates.
    zone: TimeZone,
    /// The completed actions with the index of their comment, oldest first.
    done: Vec<(usize, Done)>,
    /// Messages to print before the next comment.
    notes: String,
}

/// Whether the review continues.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    Quit,
}

impl<'a> Session<'a> {
    pub(super) fn new(context: &'a mut Context, ids: Vec<CommentId>, zone: TimeZone) -> Self {
        Session {
            zone,
            context,
            ids,
            at: 0,
            done: Vec::new(),
            notes: String::new(),
        }
    }

    /// Asks about each comment until the queue is empty or the person quits.
    ///
    /// # Errors
    /// The review is interrupted, or a comment cannot be read.
    pub(super) fn run(&mut self) -> Result<()> {
        while let Some(waiting) = self.next()? {
            let key = self.ask(&waiting)?;
            let comment = waiting.comment;
            if self.act(key, &comment)? == Then::Quit {
                break;
            }
        }
        Ok(())
    }

    /// The completed actions.
    pub(super) fn actions(&self) -> impl Iterator<Item = &ReviewAction> {
        self.done.iter().map(|(_, done)| &done.action)
    }

    /// Prints the pending messages and the text.
    pub(super) fn finish(&mut self, text: &str) {
        self.say(text);
        self.context.output.note_page(&self.notes);
    }

    /// The next comment that is still pending.
    fn next(&mut self) -> Result<Option<QueuedComment>> {
        self.context
            .begin("comment review", "comment review".to_owned())?;
        let mut passed = Vec::new();
        let ours = self.decided_with_others();
        let mut found = None;
        while let Some(&id) = self.ids.get(self.at) {
            let waiting = self.context.read()?.comments().waiting(id)?;
            match waiting {
                Some(waiting) if waiting.comment.status == CommentStatus::Pending => {
                    found = Some(waiting);
                    break;
                }
                _ if ours.contains(&id) => {}
                Some(QueuedComment { comment, .. }) => {
                    passed.push(format!("comment {id} is {} by now", comment.status.name()));
                }
                None => passed.push(format!("comment {id} is gone")),
            }
            self.at += 1;
        }
        let others = passed.len().saturating_sub(NAMED);
        for note in passed.iter().take(NAMED) {
            self.say(note);
        }
        if others > 0 {
            self.say(&format!("and {others} more wait no longer"));
        }
        Ok(found)
    }

    /// The comments that became spam because their author was blocked.
    fn decided_with_others(&self) -> HashSet<CommentId> {
        let blocked = self.actions().filter_map(|action| match action {
            ReviewAction::Blocked(blocked) => Some(&blocked.ids),
            _ => None,
        });
        blocked.flatten().copied().collect()
    }

    /// Shows a comment, and waits for a valid key.
    fn ask(&mut self, waiting: &QueuedComment) -> Result<Key> {
        let parent = match waiting.comment.parent_id {
            Some(id) => self.context.read()?.comments().find(id)?,
            None => None,
        };
        // The file may be replaced while the person decides.
        self.context.close_store();
        let ours = self.decided_with_others();
        let left = self.ids.iter().skip(self.at);
        let left = left.filter(|id| !ours.contains(id)).count();
        let screen = self.screen();
        let mut page = mem::take(&mut self.notes);
        if !page.is_empty() {
            page.push('\n');
        }
        page.push_str(&screen.comment(waiting, parent.as_ref(), left));
        page.push_str(&screen.keys());
        let mut keyboard = Keyboard::take()?;
        self.context.output.note_page(&page);
        loop {
            match keyboard.key()? {
                Key::Char('?') => self.context.output.note_page(&screen.help()),
                Key::Char(c) if !"asdren bqu".contains(c) => {}
                Key::Other => {}
                key => return Ok(key),
            }
        }
    }

    /// Runs the action of a key on the shown comment.
    fn act(&mut self, key: Key, comment: &Comment) -> Result<Then> {
        let context = &mut *self.context;
        let done = match key {
            Key::Char('a') => actions::approve(context, comment).map(Some),
            Key::Char('s') => actions::spam(context, comment).map(Some),
            Key::Char('d') => self.remove(comment),
            Key::Char('r') => self.reply(comment),
            Key::Char('e') => actions::edit(context, comment),
            Key::Char('b') => self.block(comment),
            Key::Char('n' | ' ') => Ok(Some(Done::skipped())),
            Key::Char('u') => {
                self.undo();
                return Ok(Then::GoOn);
            }
            Key::Interrupt => return Err(Signalled::INTERRUPT.into()),
            _ => return Ok(Then::Quit),
        };
        match done {
            Ok(Some(done)) => {
                if done.action != ReviewAction::Skipped {
                    self.say(&done.action.sentence(comment.id));
                }
                let is_decided = done.is_decided();
                self.done.push((self.at, done));
                self.at += usize::from(is_decided);
            }
            Ok(None) => self.say("nothing was changed"),
            Err(error) if failure::is_signal(&error) => return Err(error),
            Err(error) => self.say_why(error),
        }
        Ok(Then::GoOn)
    }

    /// Replies to a comment, and reports a failed approval.
    fn reply(&mut self, comment: &Comment) -> Result<Option<Done>> {
        let Some((done, failed)) = actions::reply(self.context, comment)? else {
            return Ok(None);
        };
        if let Some(error) = failed {
            self.say_why(error);
        }
        Ok(Some(done))
    }

    /// Removes a comment, and asks first if it has replies.
    fn remove(&mut self, comment: &Comment) -> Result<Option<Done>> {
        let removal = actions::removal(self.context, comment)?;
        if removal.replies > 0 {
            let question = format!("Remove {}? [y/n]", crate::view::removal::comments(&removal));
            if !self.agrees(&question)? {
                return Ok(None);
            }
        }
        actions::remove(self.context, comment, &removal).map(Some)
    }

    /// Blocks the author of a comment, and asks first if this marks many comments.
    fn block(&mut self, comment: &Comment) -> Result<Option<Done>> {
        let marked = actions::blocked(self.context, comment)?;
        if marked > UNASKED {
            let author = &comment.author;
            let question = format!("Mark {marked} comments by {author} as spam? [y/n]");
            if !self.agrees(&question)? {
                return Ok(None);
            }
        }
        actions::block(self.context, comment, marked).map(Some)
    }

    /// Asks for yes or no.
    fn agrees(&mut self, question: &str) -> Result<bool> {
        self.context.close_store();
        let question = self.screen().note(question);
        let mut keyboard = Keyboard::take()?;
        self.context.output.note_page(&question);
        loop {
            match keyboard.key()? {
                Key::Char('y') => return Ok(true),
                Key::Char('n' | 'q') | Key::Escape | Key::End => return Ok(false),
                Key::Interrupt => return Err(Signalled::INTERRUPT.into()),
                Key::Char(_) | Key::Other => {}
            }
        }
    }

    /// Undoes the last action, and returns to its comment.
    fn undo(&mut self) {
        let skipped = |(_, done): &(usize, Done)| done.action == ReviewAction::Skipped;
        let Some(last) = self.done.iter().rposition(|done| !skipped(done)) else {
            self.say("nothing was decided yet");
            return;
        };
        let Some((at, done)) = self.done.get_mut(last) else {
            return;
        };
        if let Err(error) = actions::undo(self.context, done) {
            self.say_why(error);
            return;
        }
        self.at = *at;
        let id = self.ids.get(self.at).copied().unwrap_or_default();
        let text = format!("taken back: {}", done.action.sentence(id));
        self.say(&text);
        self.done.truncate(last);
    }

    /// Adds a message to print before the next comment.
    fn say(&mut self, text: &str) {
        let note = self.screen().note(text);
        self.notes.push_str(&note);
    }

    /// Adds the message of an error. The next read shows the current comment.
    fn say_why(&mut self, error: anyhow::Error) {
        match error.downcast_ref() {
            Some(store::Error::NotFound { .. }) => {}
            Some(error @ (store::Error::Stale { .. } | store::Error::PreviewOutdated)) => {
                self.say(&format!("{error}; this is how it is now"));
            }
            _ => {
                // Not wrapped: a path in it must stay whole.
                let text = failure::in_words(error).unwrap_or_default();
                self.notes.push_str(&safe::lines(&text));
                self.notes.push('\n');
            }
        }
    }

    fn screen(&self) -> Screen {
        Screen {
            width: context::width().into(),
            color: self.context.stderr_takes_color(),
            now: self.context.now,
            zone: self.zone.clone(),
        }
    }
}
