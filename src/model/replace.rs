//! Search and replace in texts.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use ::regex::{Captures, Regex};

use super::limits::POST_BODY;
use super::regex::{self, BadPattern};
use super::text::cut;
use super::{CommentChange, PostChange, PostFilter, PostRef, Selection, Slug, TextId, TextKind};

/// The number of characters shown on each side of a match.
const CONTEXT: usize = 40;

/// The length in characters at which a shown match or replacement is cut.
const LONGEST_SHOWN: usize = 120;

/// More bytes than any text may have. Replacing stops there, and the result is rejected for
/// its length.
const MOST_BYTES: usize = 4 * POST_BODY.most + 4;

/// A pattern and its replacement.
#[derive(Debug, Clone)]
pub struct Replacement {
    old: Pattern,
    new: String,
}

/// The pattern to search for.
#[derive(Debug, Clone)]
enum Pattern {
    /// Exact text.
    Text(String),
    /// Text, ignoring case.
    AnyCase(Regex),
    /// A regular expression; NEW may refer to its groups.
    Groups(Regex),
}

/// The texts to search.
#[derive(Debug, Clone)]
pub struct Scope {
    /// The posts, with their comments.
    pub posts: Selection<PostRef, PostFilter>,
    /// Whether to search titles.
    pub titles: bool,
    /// Whether to search bodies of posts.
    pub bodies: bool,
    /// Whether to search comments.
    pub comments: bool,
}

/// The changes of one post or comment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Edit {
    /// The id.
    pub id: TextId,
    /// The slug of the post.
    pub slug: Slug,
    /// The revision before the change.
    pub revision: i64,
    /// The changed texts, at least one.
    pub texts: Vec<Replaced>,
}

/// A changed text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Replaced {
    /// The name of the field.
    pub field: &'static str,
    /// The old text.
    pub before: String,
    /// The new text.
    pub after: String,
    /// The number of replacements.
    pub places: u64,
}

/// One replacement, with its context in the line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The name of the field.
    pub field: &'static str,
    /// The line number, from 1.
    pub line: usize,
    /// The old text, with context.
    pub before: String,
    /// The new text, with context.
    pub after: String,
}

/// The total of all edits. Two totals are equal only if all edits are the same.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Total {
    /// The number of changed posts.
    pub posts: i64,
    /// The number of changed comments.
    pub comments: i64,
    /// The number of replacements.
    pub places: u64,
    /// A hash of all edits, including old and new texts.
    digest: u64,
}

impl Total {
    /// Adds an edit.
    pub fn add(&mut self, edit: &Edit) {
        match edit.id.kind() {
            TextKind::Post => self.posts += 1,
            TextKind::Comment => self.comments += 1,
        }
        self.places += edit.texts.iter().map(|text| text.places).sum::<u64>();
        let mut hasher = DefaultHasher::new();
        (self.digest, edit).hash(&mut hasher);
        self.digest = hasher.finish();
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.places == 0
    }
}

impl Replacement {
    /// Replaces each occurrence of the text `old`.
    pub fn plain(old: &str, new: &str, ignore_case: bool) -> Result<Self, BadPattern> {
        if old.is_empty() {
            return Err(BadPattern::Empty);
        }
        let old = if ignore_case {
            Pattern::AnyCase(regex::in_lines(&::regex::escape(old), ignore_case)?)
        } else {
            Pattern::Text(old.to_owned())
        };
        let new = new.to_owned();
        Ok(Replacement { old, new })
    }

    /// Replaces each match of the regular expression `old`; `$1` or `${name}` in `new` is
    /// the text of a group. `^` and `$` match at line boundaries.
    pub fn regex(old: &str, new: &str, ignore_case: bool) -> Result<Self, BadPattern> {
        if old.is_empty() {
            return Err(BadPattern::Empty);
        }
        let pattern = regex::in_lines(old, ignore_case)?;
        if pattern.is_match("") {
            return Err(BadPattern::MatchesNothing);
        }
        if let Some(group) = groups(new).find(|group| !has_group(&pattern, group)) {
            return Err(BadPattern::NoGroup(group.to_owned()));
        }
        Ok(Replacement {
            old: Pattern::Groups(pattern),
            new: new.to_owned(),
        })
    }

    /// A text that every match contains, if known.
    pub fn literal(&self) -> Option<&str> {
        match &self.old {
            Pattern::Text(text) => Some(text),
            Pattern::AnyCase(_) | Pattern::Groups(_) => None,
        }
    }

    /// The ranges of all matches, with their replacements.
    fn matches<'t>(
        &'t self,
        text: &'t str,
    ) -> Box<dyn Iterator<Item = (Range<usize>, Cow<'t, str>)> + 't> {
        let new = Cow::Borrowed(self.new.as_str());
        match &self.old {
            Pattern::Text(old) => Box::new(
                text.match_indices(old.as_str())
                    .map(move |(at, old)| (at..at + old.len(), new.clone())),
            ),
            Pattern::AnyCase(old) => Box::new(
                old.find_iter(text)
                    .map(move |found| (found.range(), new.clone())),
            ),
            Pattern::Groups(old) => Box::new(old.captures_iter(text).map(|captures| {
                let new = expanded(&self.new, &captures);
                (captures.get_match().range(), Cow::Owned(new))
            })),
        }
    }

    /// Replaces all matches in the text of a field; `None` if nothing changes. A match that
    /// equals its replacement is not counted.
    ///
    /// # Errors
    /// The pattern matches the empty string.
    pub fn apply(&self, field: &'static str, text: &str) -> Result<Option<Replaced>, BadPattern> {
        let mut after = String::new();
        let mut copied = 0;
        let mut places = 0;
        for (range, new) in self.matches(text) {
            if range.is_empty() {
                return Err(BadPattern::MatchesNothing);
            }
            places += u64::from(text.get(range.clone()) != Some(&*new));
            after.push_str(text.get(copied..range.start).unwrap_or_default());
            copied = range.end;
            after.push_str(&new);
            if after.len() > MOST_BYTES {
                break;
            }
        }
        if places == 0 {
            return Ok(None);
        }
        after.push_str(text.get(copied..).unwrap_or_default());
        Ok(Some(Replaced {
            field,
            before: text.to_owned(),
            after,
            places,
        }))
    }

    /// The replacements in a changed text, in order. They are computed lazily, because all
    /// of them may be many times larger than the text.
    pub fn places<'t>(&'t self, text: &'t Replaced) -> impl Iterator<Item = Occurrence> + 't {
        let Replaced { before, after, .. } = text;
        let (mut line, mut counted) = (1, 0);
        // The end of the previous match, in the old and the new text.
        let (mut copied, mut written) = (0, 0);
        self.matches(before).filter_map(move |(old, new)| {
            let start = written + (old.start - copied);
            written = start + new.len();
            copied = old.end;
            if before.get(old.clone()) == Some(&*new) {
                return None;
            }
            let passed = before.get(counted..old.start).unwrap_or_default();
            line += passed.matches('\n').count();
            counted = old.start;
            Some(Occurrence {
                field: text.field,
                line,
                before: around(before, old),
                after: around(after, start..written),
            })
        })
    }
}

impl Edit {
    /// The edit as a change of a post.
    pub fn of_post(&self) -> PostChange {
        PostChange {
            title: self.after("title"),
            body: self.after("body"),
            ..PostChange::default()
        }
    }

    /// The edit as a change of a comment.
    pub fn of_comment(&self) -> CommentChange {
        CommentChange {
            body: self.after("body"),
            ..CommentChange::default()
        }
    }

    fn after(&self, field: &str) -> Option<String> {
        let text = self.texts.iter().find(|text| text.field == field)?;
        Some(text.after.clone())
    }
}

/// NEW with its group references expanded. An expansion longer than any text may be is cut,
/// and the result is rejected for its length.
fn expanded(new: &str, captures: &Captures<'_>) -> String {
    let group = |name: &str| match name.parse() {
        Ok(number) => captures.get(number),
        Err(_) => captures.name(name),
    };
    let texts = || groups(new).filter_map(group).map(|found| found.as_str());
    let mut expanded = String::new();
    // A reference to a group has at least two characters.
    let most = captures.get_match().len().saturating_mul(new.len() / 2);
    if most > MOST_BYTES && texts().map(str::len).sum::<usize>() > MOST_BYTES {
        for text in texts() {
            expanded.push_str(text);
            if expanded.len() > MOST_BYTES {
                break;
            }
        }
    } else {
        captures.expand(new, &mut expanded);
    }
    expanded
}

/// The names and numbers of the groups in a replacement.
/// <https://docs.rs/regex/latest/regex/struct.Captures.html#method.expand>
fn groups(new: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut rest = new;
    std::iter::from_fn(move || {
        while let Some((_, reference)) = rest.split_once('$') {
            let (group, after) = if let Some(escaped) = reference.strip_prefix('$') {
                ("", escaped)
            } else if let Some(braced) = reference.strip_prefix('{') {
                // Without the closing brace it is not a reference.
                braced.split_once('}').unwrap_or(("", braced))
            } else {
                let end = reference.find(|c| !is_name(c)).unwrap_or(reference.len());
                reference.split_at_checked(end).unwrap_or(("", reference))
            };
            rest = after;
            if !group.is_empty() {
                return Some(group);
            }
        }
        None
    })
}

fn has_group(pattern: &Regex, group: &str) -> bool {
    match group.parse::<usize>() {
        Ok(number) => number < pattern.captures_len(),
        Err(_) => pattern.capture_names().flatten().any(|name| name == group),
    }
}

/// The text in a range, with its context in the line.
fn around(text: &str, range: Range<usize>) -> String {
    let is_line_end = |c: &char| matches!(c, '\n' | '\r');
    let before = text.get(..range.start).unwrap_or_default();
    let after = text.get(range.end..).unwrap_or_default();
    let line = before.chars().rev().take_while(|c| !is_line_end(c));
    let mut shown: String = cut(line, CONTEXT).chars().rev().collect();
    let found = text.get(range).unwrap_or_default();
    shown += &cut(found.chars(), LONGEST_SHOWN);
    shown += &cut(after.chars().take_while(|c| !is_line_end(c)), CONTEXT);
    shown
}
