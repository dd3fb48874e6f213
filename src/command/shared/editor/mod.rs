//! Editing texts in the person's editor.

mod draft;
mod stored;
mod subject;
mod template;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

pub(crate) use self::draft::{Draft, kept_subjects};
pub(crate) use self::stored::{EditOptions, Editable, edit_kept, edit_quietly, edit_stored};
pub(crate) use self::subject::Subject;
pub(crate) use self::template::reply;
use super::DryRun;
use crate::context::Context;
use crate::failure::{self, Exit, Failure};
use crate::output::{Guard, reason};
use crate::view::merge;

/// An edited text that is not stored yet.
struct Edited {
    draft: Draft,
    text: String,
}

/// Refuses to open an editor without a terminal.
///
/// # Errors
/// There is no terminal. The hint names the command that changes a `noun` without one.
pub(crate) fn check_can_edit(context: &Context, noun: &str) -> Result<()> {
    context.check_writable()?;
    if context.can_edit() {
        return Ok(());
    }
    Err(Failure::usage("there is no terminal to open an editor on")
        .hint(format!("`blog {noun} set` changes a {noun} without one"))
        .into())
}

/// Opens the editor on a draft and passes the text to `store`, until it is stored. Returns
/// None if the text is unchanged. A dry run keeps the text. The editor opens again if `store` returns None, or if the
/// person wants to fix an invalid text.
///
/// # Errors
/// The editor fails, or the text cannot be stored; the error names its path.
pub(crate) fn edit_until_stored<T>(
    context: &mut Context,
    mut draft: Draft,
    DryRun { dry_run }: DryRun,
    mut store: impl FnMut(&mut Context, &mut Draft, &str) -> Result<Option<T>>,
) -> Result<Option<T>> {
    loop {
        let Some(Edited { draft: open, text }) = edit(context, draft)? else {
            return Ok(None);
        };
        draft = open;
        let stored = check_merged(&draft, &text).and_then(|()| store(context, &mut draft, &text));
        let again = match stored {
            Ok(Some(stored)) if dry_run => {
                let again = draft.subject.again();
                let note = format!("note: the text is kept, and not stored; `{again}` opens it");
                context.output.note(&note);
                return Ok(Some(stored));
            }
            Ok(Some(stored)) => {
                draft.remove();
                return Ok(Some(stored));
            }
            Ok(None) => Ok(()),
            Err(error) => fix(context, &draft, error),
        };
        again.map_err(|error| draft.keeping(error))?;
    }
}

/// Asks whether to edit an invalid text again, and adds the error to it.
///
/// # Errors
/// The error itself, if it has another cause or the answer is no.
fn fix(context: &mut Context, draft: &Draft, error: anyhow::Error) -> Result<()> {
    if !context.can_ask() || !failure::is_invalid(&error) {
        return Err(error);
    }
    let message = format!("{error:#}");
    context.output.note(&message);
    if !context.agrees("Edit again?")? {
        return Err(error);
    }
    draft.add_error(&message)
}

/// Refuses the conflict markers of a merge, unless the stored text has such lines.
fn check_merged(draft: &Draft, text: &str) -> Result<()> {
    let can_merge = matches!(draft.subject, Subject::Post(..) | Subject::Comment(..));
    if !can_merge || draft.base.lines().any(merge::is_marker) {
        return Ok(());
    }
    match text.lines().position(merge::is_marker) {
        None => Ok(()),
        Some(line) => {
            let message = format!("the text has a conflict marker on line {}", line + 1);
            Err(Failure::new(Exit::Invalid, message)
                .hint("keep one of the versions, and remove the lines with <<<, === and >>>")
                .into())
        }
    }
}

/// Opens the editor on a draft. Returns None if the text is unchanged.
///
/// # Errors
/// The editor fails, or the text is empty afterwards.
fn edit(context: &mut Context, draft: Draft) -> Result<Option<Edited>> {
    let editor = context.editor();
    context.close_store();
    let ended = editor.and_then(|editor| run(&editor, &draft.path()));
    // Sync first, even if the editor failed.
    let synced = draft.sync();
    let text = ended.and(synced).and_then(|()| draft.text());
    if draft.is_typed() {
        return match text {
            Ok(text) => Ok(Some(Edited { draft, text })),
            Err(error) => Err(draft.keeping(error)),
        };
    }
    if text.as_ref().is_err_and(failure::is_signal) && draft.has_copies() {
        return text.map(|_| None).map_err(|error| draft.keeping(error));
    }
    let is_base = text.as_ref().is_ok_and(|text| draft.is_base(text));
    draft.remove();
    match text {
        Ok(_) if is_base => Ok(None),
        Ok(_) => {
            Err(Failure::new(Exit::Failed, "the text is empty, so nothing was changed").into())
        }
        Err(error) => Err(error),
    }
}

fn run(editor: &str, path: &Path) -> Result<()> {
    let words = shell_words::split(editor)
        .ok()
        .filter(|words| !words.is_empty())
        .ok_or_else(|| unusable(editor, "it cannot be read as a command"))?;
    let mut command = Command::new(words.first().map_or("vi", String::as_str));
    command.args(words.iter().skip(1)).arg(path);
    let guard = Guard::hold();
    let mut child = command
        .spawn()
        .map_err(|error| unusable(editor, &reason(&error)))?;
    let status = guard.wait_for_child(&mut child)?;
    if status.success() {
        Ok(())
    } else {
        Err(unusable(editor, &format!("it ended with {status}")).into())
    }
}

fn unusable(editor: &str, reason: &str) -> Failure {
    Failure::new(
        Exit::Failed,
        format!("the editor `{editor}` failed: {reason}"),
    )
    .hint("BLOG_EDITOR, VISUAL or EDITOR names another")
}

/// Finds the newest draft of the one subject for which `meant` returns a value, and
/// returns both.
///
/// # Errors
/// There is no such draft, or drafts of several subjects.
pub(crate) fn recover<T>(
    context: &Context,
    meant: impl Fn(Subject) -> Option<T>,
) -> Result<(T, Draft)> {
    let kept = draft::kept(context, |subject| meant(subject).is_some())?;
    let mut again: Vec<String> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for Draft { subject, .. } in &kept.drafts {
        if !names.contains(&subject.named()) {
            names.push(subject.named());
            again.push(format!("`{}`", subject.again()));
        }
    }
    if names.len() > 1 {
        let names = names.join(", ");
        return Err(Failure::usage(format!("several texts are kept: {names}"))
            .hint(format!("name one: {}", again.join(", ")))
            .into());
    }
    let mut drafts = kept.drafts.into_iter();
    let newest = drafts.find_map(|draft| Some((meant(draft.subject)?, draft)));
    let folder = context.drafts_folder()?;
    newest.ok_or_else(|| {
        Failure::new(Exit::NotFound, "there is no kept text")
            .hint(match kept.live {
                Some(path) => format!("one is being edited right now: {}", path.display()),
                None => format!("what could not be stored is kept in {}", folder.display()),
            })
            .into()
    })
}

/// The result of [`discard`].
#[derive(Default)]
pub(crate) struct Discarded {
    /// The paths of the removed drafts.
    pub removed: Vec<PathBuf>,
    /// A draft that is open in an editor.
    pub live: Option<PathBuf>,
}

/// Removes the drafts of these subjects; a dry run only finds them.
pub(crate) fn discard(
    context: &Context,
    dry_run: bool,
    is_meant: impl Fn(Subject) -> bool,
) -> Result<Discarded> {
    let kept = draft::kept(context, is_meant)?;
    let mut removed = Vec::new();
    for draft in kept.drafts {
        removed.push(draft.path());
        if !dry_run {
            draft.remove();
        }
    }
    removed.sort();
    let live = kept.live;
    Ok(Discarded { removed, live })
}

/// Offers the newest kept draft of a subject, and returns it if the person goes on with it.
/// Without `may_ask`, it is only noted. Removes drafts whose text is stored.
pub(crate) fn offer_kept(
    context: &mut Context,
    subject: Subject,
    may_ask: bool,
    is_stored: impl Fn(&mut Context, &str) -> bool,
) -> Result<Option<Draft>> {
    let mut newest = None;
    for draft in draft::kept(context, |other| other.is_same(subject))?.drafts {
        let is_done = draft.text().is_ok_and(|text| is_stored(context, &text));
        if is_done && !draft.has_copies() {
            draft.remove();
        } else {
            newest.get_or_insert(draft);
        }
    }
    let Some(draft) = newest else {
        return Ok(None);
    };
    let what = match subject {
        Subject::Post(..) => "this post",
        Subject::NewPost => "a new post",
        Subject::Comment(..) => "this comment",
        Subject::NewComment(_) => "a new comment on this post",
        Subject::Reply(_) => "a reply to this comment",
        Subject::Settings => "the settings",
    };
    let kept = format!("an unsaved text of {what} is kept");
    if may_ask && context.can_ask() {
        let goes_on = context.agrees(&format!("{kept}. Go on with it?"))?;
        return Ok(goes_on.then_some(draft));
    }
    let note = format!("note: {kept}; --recover opens it");
    context.output.note(&note);
    Ok(None)
}
