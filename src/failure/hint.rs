//! The hints of errors.

use crate::model::near::question;
use crate::model::time::BadTime;
use crate::model::{BadPattern, BadReference, Invalid, Near, PostRef};
use crate::store;

/// The hint of a store error.
pub(super) fn store_hint(error: &store::Error) -> Option<String> {
    use store::Error;
    let hint = match error {
        Error::Missing(_) => "`blog init` makes one; --db or BLOG_DB names another".to_owned(),
        Error::Exists(_) => "choose another path, or use the blog that is there".to_owned(),
        Error::NotADatabase(_) | Error::Foreign(_) => {
            "--db or BLOG_DB names the file of a blog".to_owned()
        }
        Error::Newer { .. } => "install a newer version of blog".to_owned(),
        Error::Older { .. } => "copy it to where it can be written".to_owned(),
        Error::Schema {
            is_fixable: true, ..
        } => "`blog db check --fix` repairs it".to_owned(),
        Error::Schema { .. } => {
            "`blog db check` lists what differs; remove what another program added, or restore a \
             backup"
                .to_owned()
        }
        Error::FileReplaced {
            is_written: false, ..
        } => "nothing was written; run the command again".to_owned(),
        Error::FileReplaced { now: Some(now), .. } => {
            format!("--db {} names the file with the change", now.display())
        }
        Error::FileReplaced { .. } => {
            "run the command again, to write the change to the file that is there now".to_owned()
        }
        Error::StrayJournal(_) => {
            "move it away: a blog in WAL mode has no rollback journal, so it is of another file"
                .to_owned()
        }
        Error::NotUpgraded { reason, .. } => return store_hint(reason),
        Error::InTheWay(_) => {
            "move it away, or remove it: it may hold the last changes of a blog that was here"
                .to_owned()
        }
        Error::Unsound { path, .. } => format!(
            "`blog db check --fix --db {}` repairs what it can; run it on a copy if it is a backup",
            shell_words::quote(&path.to_string_lossy())
        ),
        Error::Damaged(_) => {
            "`blog db check --fix` repairs indexes; otherwise restore the file from a backup"
                .to_owned()
        }
        Error::Contents(_) => {
            "`blog db check` lists the errors; --fix repairs what it can".to_owned()
        }
        Error::Moved => "check the path, then run the command again".to_owned(),
        Error::BreaksRule(_) | Error::Sqlite { .. } | Error::Misused(_) => {
            "nothing was written; `blog db check` shows whether the blog is sound".to_owned()
        }
        Error::TooLarge => "shorten the text, or select less at once".to_owned(),
        Error::NoIds(_) => {
            "`blog export jsonl -o FILE`, and import that into a new blog, which gives new ids"
                .to_owned()
        }
        Error::OutOfMemory => "free some memory, or raise its limit, then try again".to_owned(),
        Error::Interrupted => "nothing was written; run the command again".to_owned(),
        Error::NotFound {
            kind: "operation", ..
        }
        | Error::NothingToUndo => "`blog log` shows what was done".to_owned(),
        Error::NotFound { kind: "cursor", .. } => {
            "`blog changes --list` shows the cursors".to_owned()
        }
        Error::NotFound { kind, names, near } => near_hint(names, near)
            .unwrap_or_else(|| format!("`blog {kind} list` shows what there is")),
        Error::NothingToRedo => {
            "only an undo with nothing written after it can be redone; `blog undo N` undoes undo N"
                .to_owned()
        }
        Error::Undone { by, .. } => format!("`blog undo {by}` does it again"),
        Error::TouchedLater { later, .. } => match later.last() {
            Some(last) if last.is_final => {
                "the last can never be undone; `restore` brings back a post or a comment".to_owned()
            }
            Some(last) => format!("`blog undo {}` first", last.id),
            None => "`blog log` shows what was done".to_owned(),
        },
        Error::UnknownBatch { cursor, .. } => {
            format!("`blog changes --cursor {cursor} --peek` gives the next, with its number")
        }
        Error::SlugTaken { free, .. } => format!("`--slug {free}` is free"),
        Error::PathTaken { slug, .. } => format!("`blog post show {slug}` shows that post"),
        Error::TagTaken(_) => "`blog tag merge` joins two tags".to_owned(),
        Error::MediaTaken(_) => {
            "choose another name; or `blog media add --force` replaces it".to_owned()
        }
        Error::MediaTooLarge { .. } => {
            "`blog config set media_limit MIB` raises the limit".to_owned()
        }
        Error::MediaName(_) => {
            "`blog media add --name` or `blog media set --name` gives it another name".to_owned()
        }
        Error::Unreadable { .. } => "check the file and its permissions".to_owned(),
        Error::ParentElsewhere { parent, .. } => {
            format!("`blog comment show {parent}` shows its post")
        }
        Error::BelowItself { comment, parent } if comment == parent => {
            "name another comment; --top moves it to the top level".to_owned()
        }
        Error::BelowItself { parent, .. } => {
            format!("`blog comment split {parent}` first makes that a thread of its own")
        }
        Error::CommentsClosed { slug, after: None } => {
            let post = PostRef::Slug(slug.clone());
            format!("`blog post open {post}` opens them")
        }
        Error::CommentsClosed { .. } => {
            "`blog config set close_comments_after DAYS` gives more time".to_owned()
        }
        Error::Rejected { rule, .. } => {
            format!(
                "`blog rule show {rule}` shows the rule; --status STATUS stores the comment anyway"
            )
        }
        Error::NotUndoable(_) => "`blog undo N` takes back another operation".to_owned(),
        Error::ChangedThere { .. } => {
            "--on-conflict update takes it over, --on-conflict skip leaves it".to_owned()
        }
        Error::Unimportable(_) => "`blog help import` lists the formats".to_owned(),
        Error::Stale { .. } => "look at what it is now".to_owned(),
        Error::PreviewOutdated => "look at it again, then repeat the command".to_owned(),
        Error::Busy => "try again; --timeout SECONDS waits for longer".to_owned(),
        Error::CheckpointBlocked => {
            "another program is reading the blog: end it, or wait with --timeout SECONDS".to_owned()
        }
        Error::Unwritable { .. } => {
            "check the path, the permissions of its folder, and the room there".to_owned()
        }
        Error::Query(_) => {
            "`blog db query \"select sql from sqlite_schema\"` shows the tables and their columns"
                .to_owned()
        }
        Error::Full | Error::NoRoom { .. } => "make room, then try again".to_owned(),
        Error::OpenedReadOnly => "leave out --read-only, or unset BLOG_READ_ONLY".to_owned(),
        Error::NeedsRecovery(_) => "run a command once without --read-only".to_owned(),
        Error::ReadOnly => "check the permissions of the file and its folder".to_owned(),
        Error::Invalid(invalid) => return invalid_hint(invalid),
        Error::InvalidIn { .. } => {
            "nothing was changed; leave it out with a filter, or replace less".to_owned()
        }
        Error::Pattern(pattern) => pattern_hint(pattern),
        Error::Io(_) => "check the path, and the permissions of the file and its folder".to_owned(),
        Error::Unsafe(_) => return None,
    };
    Some(hint)
}

/// The hint of missing names.
fn near_hint(names: &[String], near: &[(String, Near)]) -> Option<String> {
    let (_, first) = near.first()?;
    let is_one = names.len() == 1;
    if !is_one && near.len() == names.len() && near.iter().all(|(_, near)| near == first) {
        return in_words(first, "them");
    }
    let hints = near.iter().filter_map(|(name, near)| {
        let hint = in_words(near, "it")?;
        Some(if is_one {
            hint
        } else {
            format!("`{name}`: {hint}")
        })
    });
    Some(hints.collect::<Vec<_>>().join("; "))
}

fn in_words(near: &Near, it: &str) -> Option<String> {
    match near {
        Near::Similar(names) => question(names),
        Near::Removed(operation) => Some(format!("`blog undo {operation}` brings {it} back")),
        Near::OtherSite(base) => Some(format!("the blog is at {base}")),
    }
}

/// The hint of an invalid reference.
pub(super) fn reference_hint(bad: &BadReference) -> String {
    match bad {
        BadReference::NotAnId {
            kind: "comment",
            word,
        } => format!(
            "to name the comments of a post: --post {}",
            shell_words::quote(word)
        ),
        BadReference::NotAnId {
            kind: "operation", ..
        } => "`blog log` shows the ids".to_owned(),
        BadReference::NotAnId { kind, .. } => format!("`blog {kind} list` shows the ids"),
        BadReference::Empty | BadReference::TooLarge(_) => {
            "name a post by its id, slug or address, a comment or a rule by its id".to_owned()
        }
    }
}

/// The hint of an invalid value.
pub(super) fn invalid_hint(invalid: &Invalid) -> Option<String> {
    Some(match invalid {
        Invalid::Slug { usable, .. } | Invalid::Cursor { usable, .. } => {
            format!("lower-case letters, digits, `-` and `_`, such as `{usable}`")
        }
        Invalid::Path(_) => {
            "begin with /, without a query, spaces and empty parts, such as /about/".to_owned()
        }
        Invalid::Website(_) => "give the whole address, such as https://example.org".to_owned(),
        Invalid::Email(_) => "such as name@example.org".to_owned(),
        Invalid::TagComma(_) => "a comma separates tags".to_owned(),
        Invalid::Empty(field) => format!("give the {field} some text"),
        Invalid::TooLong { field, limit, .. } => {
            format!("shorten the {field} to {limit} characters")
        }
        Invalid::Nul { field, .. } => format!("remove the NUL character from the {field}"),
        Invalid::TooManyTags(_) => "remove some of the tags".to_owned(),
        Invalid::Setting { name, .. } => format!("`blog config list` describes `{name}`"),
        Invalid::Domain(_) => "such as casino.example".to_owned(),
        Invalid::NoWord(_) => "write a word or a phrase on the line, or remove the line".to_owned(),
        Invalid::NotPositive(field) => format!("set {field} to 1 or more, or leave it out"),
        Invalid::NoCriteria => {
            "such as --word casino or --links 3; `blog help rule add` lists the conditions"
                .to_owned()
        }
        Invalid::Time(bad) => time_hint(bad),
    })
}

/// The hint of an invalid time.
pub(crate) fn time_hint(bad: &BadTime) -> String {
    match bad {
        BadTime::Skipped(change) => format!("give `{}`", change.candidates.join("` or `")),
        BadTime::Twice(change) => {
            let candidates = change.candidates.join("`, or the second time `");
            format!("give `{candidates}`")
        }
        BadTime::UnknownZone(_) => {
            "zones are named as in `Europe/Berlin` or `UTC`, in a time, in the blog and in TZ"
                .to_owned()
        }
        BadTime::Unreadable { examples, .. } if !examples.is_empty() => format!(
            "such as `{}`; `blog help times` lists all forms",
            examples.join("`, `")
        ),
        _ => "`blog help times` lists all forms".to_owned(),
    }
}

/// The hint of an invalid search or replacement.
pub(super) fn pattern_hint(pattern: &BadPattern) -> String {
    match pattern {
        BadPattern::Empty => "give a text to search for",
        BadPattern::Syntax { .. } => {
            "leave out --regex to search for the text itself; https://docs.rs/regex has the syntax"
        }
        BadPattern::TooLarge(_) => "repeat less in it, such as `\\w+` instead of `\\w{1000}`",
        BadPattern::LongSearch(_) | BadPattern::ManyWords(_) => "search for fewer words",
        BadPattern::MatchesNothing => "let it match a character at least, such as `x+` for `x*`",
        BadPattern::NoGroup(_) => "`${1}st` is group 1 before letters, `$$` is a dollar sign",
    }
    .to_owned()
}
