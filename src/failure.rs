//! What went wrong, for the person and for the script: every error becomes a
//! message, perhaps a hint, and an exit code here and nowhere else.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use anstyle::{AnsiColor, Style};
use serde_json::json;

use crate::import::ReadError;
use crate::import::front_matter::FrontMatterError;
use crate::model::setting::SETTINGS;
use crate::model::time::BadTime;
use crate::model::{BadPattern, BadReference, Invalid, PostRef, UnknownSetting};
use crate::output::{self, WriteError, safe};
use crate::store;
use crate::view::UnknownField;

/// The exit codes; success is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// It failed, or the answer is no.
    Failed = 1,
    /// The command line cannot be understood.
    Usage = 2,
    /// What was named is not there.
    NotFound = 3,
    /// It would conflict with what is there.
    Conflict = 4,
    /// Another program holds the database; try again.
    Busy = 5,
    /// The disk is full, read-only or failing.
    Storage = 6,
    /// The file is no usable blog.
    Unusable = 7,
    /// The data given breaks a rule.
    Invalid = 8,
    /// The person interrupted it.
    Interrupted = 130,
}

impl Exit {
    /// Its name in JSON.
    fn name(self) -> &'static str {
        match self {
            Exit::Failed => "failed",
            Exit::Usage => "usage",
            Exit::NotFound => "not_found",
            Exit::Conflict => "conflict",
            Exit::Busy => "busy",
            Exit::Storage => "storage",
            Exit::Unusable => "unusable_database",
            Exit::Invalid => "invalid_input",
            Exit::Interrupted => "interrupted",
        }
    }
}

/// A failure as it is reported.
#[derive(Debug)]
pub struct Failure {
    exit: Exit,
    /// What failed and why; empty if the exit code says it all.
    message: String,
    hint: Option<String>,
}

impl Failure {
    /// A failure with this message.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Failure {
            exit,
            message: message.into(),
            hint: None,
        }
    }

    /// A command line that cannot be understood.
    pub fn usage(message: impl Into<String>) -> Self {
        Failure::new(Exit::Usage, message)
    }

    /// The answer no, which needs no words.
    pub fn no() -> Self {
        Failure::new(Exit::Failed, "")
    }

    /// Adds what to do next.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}

/// Adds to an error that the text a person typed is safe in a file, and the
/// command that opens it again.
pub fn keeping(error: anyhow::Error, path: &Path, again: &str) -> anyhow::Error {
    use store::Error::{NotFound, Stale};
    let kept = format!("your text is kept in {}", path.display());
    let hint = match error.downcast_ref() {
        Some(Stale { .. }) => format!("{kept}; `{again} --force` stores it over theirs"),
        // The command would not find what the text belongs to.
        Some(NotFound { .. }) => kept,
        _ => format!("{kept}; `{again}` opens it"),
    };
    let mut failure = explain(error).unwrap_or_else(Failure::no);
    failure.hint = Some(match failure.hint.take() {
        Some(first) => format!("{first}; {hint}"),
        None => hint,
    });
    failure.into()
}

/// Adds to an error of standard output that the work itself is done.
pub fn after_commit(error: WriteError) -> anyhow::Error {
    match error {
        WriteError::Closed => error.into(),
        WriteError::Failed(_) => Failure::new(Exit::Storage, error.to_string())
            .hint("the change itself was saved")
            .into(),
    }
}

/// An error in words, for a person who goes on; none if nobody is to hear of it.
pub fn in_words(error: anyhow::Error) -> Option<String> {
    let failure = explain(error)?;
    Some(match failure.hint {
        Some(hint) => format!("{}\nhint: {hint}", failure.message),
        None => failure.message,
    })
}

/// Reports an error on standard error and returns the exit code.
pub fn report(error: anyhow::Error, as_json: bool, color: bool) -> u8 {
    let Some(failure) = explain(error) else {
        return 0;
    };
    let code = failure.exit as u8;
    if failure.message.is_empty() {
        return code;
    }
    if as_json {
        output::say_json(&json!({ "error": {
            "code": code,
            "kind": failure.exit.name(),
            "message": failure.message,
            "hint": failure.hint,
        }}));
        return code;
    }
    let (red, cyan) = if color {
        (
            AnsiColor::Red.on_default().bold(),
            AnsiColor::Cyan.on_default().bold(),
        )
    } else {
        (Style::new(), Style::new())
    };
    let mut text = format!("{red}blog:{red:#} {}\n", safe::line(&failure.message));
    if let Some(hint) = &failure.hint {
        text.push_str(&format!("{cyan}hint:{cyan:#} {}\n", safe::line(hint)));
    }
    // There is nowhere left to report a failure of standard error.
    let _ = io::stderr().write_all(text.as_bytes());
    code
}

/// Finds the exit code and the hint of an error; none if nobody is to hear of it.
fn explain(error: anyhow::Error) -> Option<Failure> {
    if let Some(WriteError::Closed) = error.downcast_ref() {
        return None;
    }
    let message = format!("{error:#}");
    let (exit, hint) = if let Some(error) = error.downcast_ref::<store::Error>() {
        (store_exit(error), store_hint(error))
    } else if let Some(error) = error.downcast_ref::<Invalid>() {
        (Exit::Invalid, invalid_hint(error))
    } else if error.is::<WriteError>() {
        (
            Exit::Storage,
            Some("make room, or write elsewhere".to_owned()),
        )
    } else if let Some(error) = error.downcast_ref::<ReadError>() {
        match error {
            ReadError::Io(_) => (
                Exit::Storage,
                Some("check the input, then run it again".to_owned()),
            ),
            ReadError::Unusable(_) => (
                Exit::Invalid,
                Some("`blog help import` lists the formats".to_owned()),
            ),
        }
    } else if error.is::<FrontMatterError>() {
        (
            Exit::Invalid,
            Some("mend what stands before the text, or take it out".to_owned()),
        )
    } else if error.is::<BadReference>() {
        (
            Exit::Usage,
            Some("name a post by its id or slug, a comment or a rule by its id".to_owned()),
        )
    } else if let Some(error) = error.downcast_ref::<BadPattern>() {
        (Exit::Usage, Some(pattern_hint(error)))
    } else if error.is::<UnknownSetting>() {
        let names: Vec<&str> = SETTINGS.iter().map(|setting| setting.name).collect();
        (
            Exit::Usage,
            Some(format!("the settings are {}", names.join(", "))),
        )
    } else if let Some(error) = error.downcast_ref::<UnknownField>() {
        (
            Exit::Usage,
            Some(format!("the fields are {}", error.known.join(", "))),
        )
    } else {
        return Some(match error.downcast::<Failure>() {
            Ok(failure) => failure,
            Err(_) => Failure::new(Exit::Failed, message),
        });
    };
    Some(Failure {
        exit,
        message,
        hint,
    })
}

fn store_exit(error: &store::Error) -> Exit {
    use store::Error;
    match error {
        Error::Missing(_)
        | Error::NotFound { .. }
        | Error::NothingToUndo
        | Error::NothingToRedo => Exit::NotFound,
        Error::Exists(_)
        | Error::SlugTaken { .. }
        | Error::TagTaken(_)
        | Error::ParentElsewhere { .. }
        | Error::BelowItself { .. }
        | Error::CommentsClosed { .. }
        | Error::Final(_)
        | Error::ChangedThere { .. }
        | Error::Stale { .. }
        | Error::Shifted
        | Error::NeverGiven { .. }
        | Error::Undone { .. }
        | Error::TouchedLater { .. } => Exit::Conflict,
        Error::Busy | Error::StillRead => Exit::Busy,
        Error::Full | Error::ReadOnly | Error::Io(_) => Exit::Storage,
        Error::NotADatabase(_)
        | Error::Foreign(_)
        | Error::Newer { .. }
        | Error::Older { .. }
        | Error::Damaged(_) => Exit::Unusable,
        Error::Invalid(_)
        | Error::InvalidIn { .. }
        | Error::Rejected { .. }
        | Error::Unimportable(_) => Exit::Invalid,
        Error::Pattern(_) => Exit::Usage,
        Error::Unsafe(_) | Error::Sqlite(_) => Exit::Failed,
    }
}

fn store_hint(error: &store::Error) -> Option<String> {
    use store::Error;
    let hint = match error {
        Error::Missing(_) => "`blog init` makes one; --db or BLOG_DB names another".to_owned(),
        Error::Exists(_) => "choose another path, or use the blog that is there".to_owned(),
        Error::NotADatabase(_) | Error::Foreign(_) => {
            "--db or BLOG_DB names the file of a blog".to_owned()
        }
        Error::Newer { .. } => "install a newer version of blog".to_owned(),
        Error::Older { .. } => "copy it to where it can be written".to_owned(),
        Error::Damaged(_) => "restore the file from a backup".to_owned(),
        Error::NotFound {
            kind: "operation", ..
        }
        | Error::NothingToUndo => "`blog log` shows what was done".to_owned(),
        Error::NotFound { kind: "cursor", .. } => {
            "`blog changes --list` shows the cursors".to_owned()
        }
        Error::NotFound { kind, .. } => format!("`blog {kind} list` shows what there is"),
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
        Error::NeverGiven { cursor, .. } => {
            format!("`blog changes --cursor {cursor} --peek` gives the next, with its number")
        }
        Error::SlugTaken { free, .. } => format!("`--slug {free}` is free"),
        Error::TagTaken(_) => "`blog tag merge` joins two tags".to_owned(),
        Error::ParentElsewhere { parent, .. } => {
            format!("`blog comment show {parent}` tells the post it is on")
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
            format!("`blog rule show {rule}` tells more; --status stores it all the same")
        }
        Error::Final(_) => "`blog undo N` takes back another operation".to_owned(),
        Error::ChangedThere { .. } => {
            "--on-conflict update takes it over, --on-conflict skip leaves it".to_owned()
        }
        Error::Unimportable(_) => "`blog help import` lists the formats".to_owned(),
        Error::Stale { .. } => "look at what it is now".to_owned(),
        Error::Shifted => "look at it again, then repeat the command".to_owned(),
        Error::Busy => "try again; --timeout SECONDS waits for longer".to_owned(),
        Error::StillRead => {
            "another program is reading the blog: end it, or wait with --timeout SECONDS".to_owned()
        }
        Error::Full => "make room, then try again".to_owned(),
        Error::ReadOnly => "check the permissions of the file and its folder".to_owned(),
        Error::Invalid(invalid) => return invalid_hint(invalid),
        Error::InvalidIn { .. } => {
            "nothing was changed; leave it out with a filter, or replace less".to_owned()
        }
        Error::Pattern(pattern) => pattern_hint(pattern),
        Error::Io(_) => "check the path, and the permissions of the file and its folder".to_owned(),
        Error::Unsafe(_) | Error::Sqlite(_) => return None,
    };
    Some(hint)
}

fn invalid_hint(invalid: &Invalid) -> Option<String> {
    Some(match invalid {
        Invalid::Slug { usable, .. } | Invalid::Cursor { usable, .. } => {
            format!("lower-case letters, digits, `-` and `_`, such as `{usable}`")
        }
        Invalid::Website(_) => "give the whole address, such as https://example.org".to_owned(),
        Invalid::Email(_) => "such as name@example.org".to_owned(),
        Invalid::TagComma(_) => "a comma separates tags".to_owned(),
        Invalid::Empty(field) => format!("give the {field} some text"),
        Invalid::TooLong { field, limit, .. } => {
            format!("shorten the {field} to {limit} characters")
        }
        Invalid::Nul { field, .. } => format!("remove the NUL character from the {field}"),
        Invalid::TooManyTags(_) => "keep the tags that matter".to_owned(),
        Invalid::Setting { name, .. } => format!("`blog config list` tells what `{name}` is for"),
        Invalid::Domain(_) => "such as casino.example".to_owned(),
        Invalid::NoWord(_) => "a line of a list has words in it; take this one out".to_owned(),
        Invalid::NoCriteria => {
            "such as --word casino or --links 3; `blog help rule add` tells more".to_owned()
        }
        Invalid::Time(bad) => time_hint(bad),
    })
}

/// How the time may be written instead.
pub fn time_hint(bad: &BadTime) -> String {
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
        _ => "such as `2026-11-23`, `27 nov 18:00`, `tomorrow 9am`, `in 2 hours`, `3 days ago`; \
              `blog help times` tells more"
            .to_owned(),
    }
}

fn pattern_hint(pattern: &BadPattern) -> String {
    match pattern {
        BadPattern::Empty => "say what to look for",
        BadPattern::Syntax { .. } => {
            "without --regex it is taken as it is; the syntax is that of https://docs.rs/regex"
        }
        BadPattern::TooLarge(_) => "repeat less in it, such as `\\w+` instead of `\\w{1000}`",
        BadPattern::MatchesNothing => "let it match a character at least, such as `x+` for `x*`",
        BadPattern::NoGroup(_) => "`${1}st` is group 1 before letters, `$$` is a dollar sign",
    }
    .to_owned()
}
