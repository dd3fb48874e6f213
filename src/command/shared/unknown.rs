//! Notes about filter values that no record has.

use anyhow::Result;

use crate::context::Context;
use crate::model::near::question;
use crate::model::{CommentSort, HitSort, PostSort, RuleId, TextKind};
use crate::store::UnknownValue;

/// The sort key of records whose authors a filter compares.
pub(crate) trait HasAuthors {
    /// The kinds of these records.
    const KINDS: &'static [TextKind];
}

impl HasAuthors for PostSort {
    const KINDS: &'static [TextKind] = &[TextKind::Post];
}

impl HasAuthors for CommentSort {
    const KINDS: &'static [TextKind] = &[TextKind::Comment];
}

impl HasAuthors for HitSort {
    const KINDS: &'static [TextKind] = &[TextKind::Post, TextKind::Comment];
}

/// Notes the tags that no post has.
pub(super) fn note_tags(context: &mut Context, tags: &[String]) -> Result<()> {
    if tags.is_empty() {
        return Ok(());
    }
    let unknown = context.read()?.unknown_tags(tags)?;
    note(context, "no post has the tag", unknown);
    Ok(())
}

/// Notes the authors that no record of these kinds has.
pub(super) fn note_authors(
    context: &mut Context,
    kinds: &[TextKind],
    authors: &[String],
) -> Result<()> {
    if authors.is_empty() {
        return Ok(());
    }
    let unknown = context.read()?.unknown_authors(kinds, authors)?;
    let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
    let message = format!("no {} has the author", kinds.join(" or "));
    note(context, &message, unknown);
    Ok(())
}

/// Notes the email addresses that no comment has.
pub(crate) fn note_emails(context: &mut Context, emails: &[String]) -> Result<()> {
    if emails.is_empty() {
        return Ok(());
    }
    let unknown = context.read()?.unknown_emails(emails)?;
    note(context, "no comment has the email address", unknown);
    Ok(())
}

/// Notes the rules that do not exist; a removed rule may have decided comments.
pub(crate) fn note_rules(context: &mut Context, rules: &[RuleId]) -> Result<()> {
    if rules.is_empty() {
        return Ok(());
    }
    let known = context.read()?.rules().all()?;
    for id in rules {
        if !known.iter().any(|rule| rule.id == *id) {
            context
                .output
                .note(&format!("note: there is no rule {id} now"));
        }
    }
    Ok(())
}

fn note(context: &mut Context, message: &str, unknown: Vec<UnknownValue>) {
    for UnknownValue { value, near } in unknown {
        let question = question(&near).map(|question| format!("; {question}"));
        let question = question.unwrap_or_default();
        let note = format!("note: {message} `{value}`{question}");
        context.output.note(&note);
    }
}
