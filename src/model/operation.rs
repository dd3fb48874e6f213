//! Operations: the log of commands that changed the blog.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::{OperationId, PostId};

/// A command that changed the blog, or the changes of another program between commands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// The id; later operations have higher ids.
    pub id: OperationId,
    /// The time.
    pub at: Timestamp,
    /// The user who ran the command, if the environment names one.
    pub who: Option<String>,
    /// The kind of command, such as `post rm`.
    pub kind: String,
    /// The command; `None` for another program.
    pub command: Option<String>,
    /// Whether it is undone.
    pub undone: bool,
    /// The numbers of changed rows.
    pub touched: Touched,
    /// Whether it cannot be undone because it deleted data for good.
    pub is_final: bool,
}

/// The number of rows of each kind that an operation inserted, changed or deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Touched {
    /// Posts.
    pub posts: i64,
    /// Comments.
    pub comments: i64,
    /// Tags.
    pub tags: i64,
    /// Links between a post and a tag.
    pub tag_links: i64,
    /// Former slugs that redirect to a post.
    pub redirects: i64,
    /// Moderation rules.
    pub rules: i64,
    /// Settings.
    pub settings: i64,
    /// Media.
    pub media: i64,
}

impl Touched {
    /// Whether no row was changed.
    pub fn is_empty(&self) -> bool {
        *self == Touched::default()
    }

    /// The number of rows of a logged table.
    pub fn of_table(&mut self, table: &str) -> &mut i64 {
        match table {
            "post" => &mut self.posts,
            "comment" => &mut self.comments,
            "tag" => &mut self.tags,
            "post_tag" => &mut self.tag_links,
            "rule" => &mut self.rules,
            "setting" => &mut self.settings,
            "media" => &mut self.media,
            _ => &mut self.redirects,
        }
    }
}

/// The rows that an undo or redo wrote, by what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reverted {
    /// Rows that exist again.
    pub restored: Touched,
    /// Rows that exist no more.
    pub removed: Touched,
    /// Rows with other contents.
    pub changed: Touched,
}

/// The operations to list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OperationFilter {
    /// Only those that touched this post, its tags or its comments.
    pub post: Option<PostId>,
    /// Only those of these users, ignoring case.
    pub authors: Vec<String>,
    /// Only those of these kinds; `post` is every kind that begins with `post `.
    pub kinds: Vec<String>,
    /// Only those at or after this time.
    pub since: Option<Timestamp>,
    /// Only those before this time.
    pub until: Option<Timestamp>,
    /// At most this many.
    pub limit: Option<u64>,
    /// Skips this many.
    pub offset: u64,
}

/// A row that an operation wrote, before and after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowChange {
    /// The name of the table.
    pub table: &'static str,
    /// The id of the row; for a tag or an old address of a post, the id of the post.
    pub id: i64,
    /// The name of the row among those of its post, or of a row without an id.
    pub part: String,
    /// The title of its post, for a comment, a tag link or a redirect.
    pub post: Option<String>,
    /// The columns before; `None` if the row did not exist.
    pub before: Option<Map<String, Value>>,
    /// The columns after; `None` if the row does not exist.
    pub after: Option<Map<String, Value>>,
}

impl Operation {
    /// The command, or `(another program)`.
    pub fn name(&self) -> &str {
        self.command.as_deref().unwrap_or("(another program)")
    }
}

/// A row before an operation changed or deleted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The operation; `None` while changes of another program belong to no operation yet.
    pub operation: Option<OperationId>,
    /// The kind of row, such as `post`.
    pub kind: String,
    /// The id of the row; for a row that belongs to a post, the id of the post.
    pub row: i64,
    /// The key of the row among the rows of its post.
    pub part: String,
    /// The column values as a JSON array; `None` if the row did not exist.
    pub values: Option<String>,
}

/// The nouns of earlier versions whose command name has a verb after the noun.
const NOUNS: [&str; 6] = ["comment", "config", "log", "post", "rule", "tag"];

/// The kind of an operation that an earlier version logged with its command only.
pub fn kind_of(command: Option<&str>) -> String {
    let mut words = match command {
        None => return "external".to_owned(),
        Some(command) if command.starts_with('(') => return "upgrade".to_owned(),
        Some(command) => command.split(' '),
    };
    let name = words.next().unwrap_or_default();
    match words.next() {
        Some(verb) if NOUNS.contains(&name) => format!("{name} {verb}"),
        _ => name.to_owned(),
    }
}

/// The operation that an `undo` or `redo` of an earlier version targeted.
pub fn target_of(command: &str) -> Option<i64> {
    let (name, rest) = command.split_once(' ')?;
    let number = rest.split(':').next()?;
    (name == "undo" || name == "redo")
        .then(|| number.parse().ok())
        .flatten()
}

/// Whether a command line contains one of these texts as whole words, ignoring case. The
/// texts are in lower case.
pub fn says_one_of(command: &str, texts: &[String]) -> bool {
    // A shell-quoted `'` becomes a plain one.
    let command = command.replace(r"'\''", "'").to_lowercase();
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    texts.iter().filter(|text| !text.is_empty()).any(|text| {
        command.match_indices(text).any(|(at, _)| {
            let (before, rest) = command.split_at_checked(at).unwrap_or_default();
            let after = rest.strip_prefix(text).unwrap_or_default();
            ends(before.chars().next_back()) && ends(after.chars().next())
        })
    })
}

/// The operations to keep when the log is pruned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// The newest N.
    Newest(i64),
    /// Operations at or after this time.
    Since(Timestamp),
}

/// The result of pruning the log.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// The number of deleted operations.
    pub operations: i64,
    /// The time of the newest deleted operation.
    pub until: Option<Timestamp>,
    /// The number of row images deleted with them.
    pub images: i64,
    /// The number of operations kept because a cursor has not acknowledged them.
    pub kept_for_cursors: i64,
    /// The id of the first operation that is kept.
    pub first_kept: OperationId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_of_an_older_version_has_a_kind_and_a_target() {
        let cases = [
            (
                Some("comment add hello --author Bob -b …"),
                "comment add",
                None,
            ),
            (Some("comment rm"), "comment rm", None),
            (Some("replace 'a: b' c"), "replace", None),
            (
                Some("undo 12: comment set 1 --author Bob"),
                "undo",
                Some(12),
            ),
            (Some("redo 7: undo 3: post rm 1"), "redo", Some(7)),
            (Some("undo 12"), "undo", Some(12)),
            (Some("(upgrade to schema version 3)"), "upgrade", None),
            (None, "external", None),
        ];
        for (command, kind, target) in cases {
            assert_eq!(kind_of(command), kind, "{command:?}");
            assert_eq!(command.and_then(target_of), target, "{command:?}");
        }
    }

    #[test]
    fn a_command_says_whole_words() {
        let command = r"comment set 1 --author 'Bob O'\''Hara'";
        let says = |text: &str| says_one_of(command, &["x".to_owned(), text.to_owned()]);
        assert!(says("bob o'hara") && says("bob"));
        assert!(!says("bo") && !says("") && !says("ara"));
    }
}
