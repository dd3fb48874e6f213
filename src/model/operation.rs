//! Operations: what each command that wrote did.

use jiff::Timestamp;

use super::OperationId;

/// One command that wrote, or what another program wrote in between.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Its id; later ones have higher ids.
    pub id: OperationId,
    /// When it was done.
    pub at: Timestamp,
    /// Who gave the command, as far as the environment says.
    pub who: Option<String>,
    /// The command; none if another program wrote.
    pub command: Option<String>,
    /// Whether it is taken back.
    pub undone: bool,
    /// What it touched.
    pub touched: Touched,
    /// Whether it can never be taken back: what it removed is gone for good.
    pub is_final: bool,
}

/// How many rows of each kind an operation put in, changed or removed.
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
    /// Old slugs that lead to a post.
    pub redirects: i64,
    /// Rules of moderation.
    pub rules: i64,
    /// Settings.
    pub settings: i64,
    /// Media.
    pub media: i64,
}

impl Touched {
    /// Whether it touched nothing.
    pub fn is_empty(&self) -> bool {
        *self == Touched::default()
    }
}

impl Operation {
    /// The command, or words for another program.
    pub fn name(&self) -> &str {
        self.command.as_deref().unwrap_or("(another program)")
    }
}

/// One row as it was before an operation changed or removed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The operation; none yet, if another program wrote.
    pub operation: Option<OperationId>,
    /// What the row is of, such as `post`.
    pub kind: String,
    /// The id of the row; of what belongs to a post, that of the post.
    pub row: i64,
    /// What tells the rows of one post apart.
    pub part: String,
    /// The values of its columns as a JSON array; none if it was not there.
    pub values: Option<String>,
}

/// The nouns of older versions, which a verb follows.
const NOUNS: [&str; 6] = ["comment", "config", "log", "post", "rule", "tag"];

/// The kind of an operation of an older version, which had only its command.
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

/// The operation that a command of an older version undid or redid.
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
    // As a shell reads it.
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

/// Which operations stay when the log is pruned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retention {
    /// So many of the newest.
    Newest(i64),
    /// Those of this time and later.
    Since(Timestamp),
}

/// The operations that a pruning forgets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pruned {
    /// How many there are.
    pub operations: i64,
    /// The time of the newest.
    pub until: Option<Timestamp>,
    /// How many images of rows go with them.
    pub images: i64,
    /// How many were asked for, too, but stay for a cursor that has not seen them.
    pub kept_for_cursors: i64,
    /// The id of the first operation that stays.
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
