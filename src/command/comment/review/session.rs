//! A review as it goes: which comment is next, and what was done so far.

use std::collections::HashSet;
use std::mem;

use anyhow::Result;

use super::deeds::{self, Done};
use super::keys::{Key, Keyboard};
use crate::context::{self, Context};
use crate::failure;
use crate::model::{Comment, CommentStatus, Waiting};
use crate::output::{Signalled, safe};
use crate::store;
use crate::view::review::Screen;
use crate::view::review_action::ReviewAction;

/// So many comments that wait no more are named.
const NAMED: usize = 3;

/// A review.
pub struct Session<'a> {
    pub context: &'a mut Context,
    /// The comments that waited when it began, in their order.
    ids: Vec<i64>,
    /// The place of the next.
    at: usize,
    /// What was done, the last at the end.
    done: Vec<(usize, Done)>,
    /// What is to be said before the next comment.
    notes: String,
}

/// Whether the review goes on.
#[derive(PartialEq, Eq)]
enum Then {
    GoOn,
    Quit,
}

impl<'a> Session<'a> {
    pub fn new(context: &'a mut Context, ids: Vec<i64>) -> Self {
        Session {
            context,
            ids,
            at: 0,
            done: Vec::new(),
            notes: String::new(),
        }
    }

    /// Asks about one comment after the other until there is none left, or the
    /// person quits.
    ///
    /// # Errors
    /// The person or a signal interrupts it, or the comments cannot be read.
    pub fn run(&mut self) -> Result<()> {
        while let Some(waiting) = self.next()? {
            let key = self.ask(&waiting)?;
            let comment = waiting.comment;
            if self.act(key, &comment)? == Then::Quit {
                break;
            }
        }
        Ok(())
    }

    /// What was done.
    pub fn deeds(&self) -> impl Iterator<Item = &ReviewAction> {
        self.done.iter().map(|(_, done)| &done.deed)
    }

    /// Says what is still to be said, and this.
    pub fn finish(&mut self, text: &str) {
        self.say(text);
        self.context.output.note_page(&self.notes);
    }

    /// The next comment that still waits, as it is now.
    fn next(&mut self) -> Result<Option<Waiting>> {
        self.context.begin("comment review".to_owned())?;
        let mut passed = Vec::new();
        let ours = self.decided_with_others();
        let mut found = None;
        while let Some(&id) = self.ids.get(self.at) {
            let waiting = self.context.store()?.comments().waiting(id)?;
            match waiting {
                Some(waiting) if waiting.comment.status == CommentStatus::Pending => {
                    found = Some(waiting);
                    break;
                }
                _ if ours.contains(&id) => {}
                Some(Waiting { comment, .. }) => {
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

    /// The comments that were decided about together with another one.
    fn decided_with_others(&self) -> HashSet<i64> {
        let blocked = self.deeds().filter_map(|deed| match deed {
            ReviewAction::Blocked(blocked) => Some(&blocked.ids),
            _ => None,
        });
        blocked.flatten().copied().collect()
    }

    /// Shows a comment, and waits for a key that means something.
    fn ask(&mut self, waiting: &Waiting) -> Result<Key> {
        let parent = match waiting.comment.parent_id {
            Some(id) => self.context.store()?.comments().find(id)?,
            None => None,
        };
        // The file may be replaced while a person thinks.
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

    /// Does what a key says with the comment that was shown.
    fn act(&mut self, key: Key, comment: &Comment) -> Result<Then> {
        let context = &mut *self.context;
        let done = match key {
            Key::Char('a') => deeds::approve(context, comment),
            Key::Char('s') => deeds::spam(context, comment),
            Key::Char('d') => self.remove(comment),
            Key::Char('r') => self.reply(comment),
            Key::Char('e') => deeds::edit(context, comment),
            Key::Char('b') => deeds::block(context, comment),
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
                if done.deed != ReviewAction::Skipped {
                    self.say(&done.deed.sentence(comment.id));
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

    /// Answers a comment, and says why if it could not be approved then.
    fn reply(&mut self, comment: &Comment) -> Result<Option<Done>> {
        let Some((done, failed)) = deeds::reply(self.context, comment)? else {
            return Ok(None);
        };
        if let Some(error) = failed {
            self.say_why(error);
        }
        Ok(Some(done))
    }

    /// Removes a comment; if it has replies, only after asking.
    fn remove(&mut self, comment: &Comment) -> Result<Option<Done>> {
        let removal = deeds::removal(self.context, comment)?;
        if removal.replies > 0 {
            let question = format!("Remove {}? [y/n]", crate::view::removal::comments(&removal));
            if !self.agrees(&question)? {
                return Ok(None);
            }
        }
        deeds::remove(self.context, comment, &removal).map(Some)
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

    /// Takes back the last that was done, and goes back to that comment.
    fn undo(&mut self) {
        let skipped = |(_, done): &(usize, Done)| done.deed == ReviewAction::Skipped;
        let Some(last) = self.done.iter().rposition(|done| !skipped(done)) else {
            self.say("nothing was decided yet");
            return;
        };
        let Some((at, done)) = self.done.get_mut(last) else {
            return;
        };
        if let Err(error) = deeds::undo(self.context, done) {
            self.say_why(error);
            return;
        }
        self.at = *at;
        let id = self.ids.get(self.at).copied().unwrap_or_default();
        let text = format!("taken back: {}", done.deed.sentence(id));
        self.say(&text);
        self.done.truncate(last);
    }

    /// Says something before the next comment.
    fn say(&mut self, text: &str) {
        let note = self.screen().note(text);
        self.notes.push_str(&note);
    }

    /// Says what went wrong. The comment is read again, and so it is shown as it is
    /// by then.
    fn say_why(&mut self, error: anyhow::Error) {
        match error.downcast_ref() {
            Some(store::Error::NotFound { .. }) => {}
            Some(error @ (store::Error::Stale { .. } | store::Error::Shifted)) => {
                self.say(&format!("{error}; this is how it is now"));
            }
            _ => {
                // Not broken into lines: a path in it is there to be copied.
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
        }
    }
}
