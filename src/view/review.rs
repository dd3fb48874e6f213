//! The review screen of a comment in the moderation queue.

use anstyle::Style;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{counted, styled};
use crate::markup::terminal::wrap_plain;
use crate::model::{AuthorHistory, Comment, CommentStatus, HISTORY, QueuedComment, cut};
use crate::output::human::relative_time;
use crate::output::safe;

/// The keys in the order shown: the name with the key in brackets, and a description.
pub(crate) const KEYS: [(&str, &str); 10] = [
    ("[a]pprove", "let readers see it"),
    ("[s]pam", "mark it as spam"),
    ("[d]elete", "remove it with its replies"),
    ("[r]eply", "answer it in your editor, and approve it"),
    ("[e]dit", "edit it in your editor"),
    ("[n]ext", "leave it as it is; so does the space bar"),
    (
        "[b]lock",
        "mark the held comments of its author as spam, and add a rule",
    ),
    ("[u]ndo", "undo the last decision and return to it"),
    ("[q]uit", "stop here; what was decided is saved"),
    ("[?]", "show this"),
];

/// The width of the names of values.
const LABEL: usize = 9;

/// The width of the names of keys.
const KEY: usize = 11;

/// The number of characters shown of the parent comment.
const EXCERPT: usize = 120;

/// The number of lines shown of a text.
const MOST_LINES: usize = 200;

/// The prefix of each line of a text, which distinguishes it from our own lines.
const BAR: &str = "│ ";

/// Lays out review screens.
pub(crate) struct Screen {
    /// The width in columns.
    pub width: usize,
    /// Whether styles are used.
    pub color: bool,
    /// The current time, for relative times.
    pub now: Timestamp,
    /// The zone of dates.
    pub zone: TimeZone,
}

impl Screen {
    /// A comment with its context. `left` is the number of undecided comments, this one
    /// included.
    pub(crate) fn comment(
        &self,
        waiting: &QueuedComment,
        parent: Option<&Comment>,
        left: usize,
    ) -> String {
        let QueuedComment {
            comment, record, ..
        } = waiting;
        let heading = format!("── {left} to decide ");
        let rest = self.width.saturating_sub(heading.chars().count());
        let mut page = self.bold(&format!("{heading}{}", "─".repeat(rest)));
        page.push('\n');
        let mut row = |name, value: &str| page.push_str(&self.row(LABEL, name, value));
        let when = relative_time(comment.created_at, self.now, &self.zone);
        row("comment", &format!("{}, {when}", comment.id));
        let Comment {
            post_id,
            post_slug,
            post_title,
            ..
        } = comment;
        row("post", &format!("{post_title} ({post_id} {post_slug})"));
        if let Some(parent) = parent {
            row("answers", &answered(parent, comment.depth));
        }
        row("author", &comment.author);
        for (name, value) in [("email", &comment.email), ("website", &comment.website)] {
            if let Some(value) = value {
                row(name, value);
            }
        }
        row("record", &in_words(*record));
        let reason = comment.reason.as_deref();
        row("waits", reason.unwrap_or("set to pending"));
        page.push('\n');
        page.push_str(&self.text(comment));
        page.push('\n');
        page
    }

    /// The line of keys.
    pub(crate) fn keys(&self) -> String {
        let mut text = String::new();
        let mut column = 0;
        for (name, _) in KEYS {
            if column > 0 && column + 1 + name.len() > self.width {
                text.push('\n');
                column = 0;
            } else if column > 0 {
                text.push(' ');
                column += 1;
            }
            text.push_str(&self.bold(name));
            column += name.len();
        }
        text.push('\n');
        text
    }

    /// The descriptions of the keys.
    pub(crate) fn help(&self) -> String {
        let rows = KEYS.iter().map(|(name, what)| self.row(KEY, name, what));
        rows.collect::<String>() + "\n"
    }

    /// A message.
    pub(crate) fn note(&self, text: &str) -> String {
        let mut note = String::new();
        for line in wrap_plain(&safe::lines(text), self.width) {
            note.push_str(line);
            note.push('\n');
        }
        note
    }

    /// The text, cut to the screen.
    fn text(&self, comment: &Comment) -> String {
        let text = safe::lines(comment.body.trim_end_matches(['\n', '\r']));
        let width = self.width.saturating_sub(BAR.chars().count());
        let lines = wrap_plain(&text, width);
        let bar = self.dim(BAR.trim_end());
        let mut page = String::new();
        for line in lines.iter().take(MOST_LINES) {
            let space = if line.is_empty() { "" } else { " " };
            page.push_str(&format!("{bar}{space}{line}\n"));
        }
        let others = lines.len().saturating_sub(MOST_LINES);
        if others > 0 {
            page.push_str(&self.note(&format!(
                "and {others} more lines: `blog comment show {} --raw` shows all",
                comment.id
            )));
        }
        page
    }

    /// A name and its value, with hanging indentation.
    fn row(&self, label: usize, name: &str, value: &str) -> String {
        let value = safe::line(value);
        let lines = wrap_plain(&value, self.width.saturating_sub(label));
        let mut row = self.dim(&format!("{name:label$}"));
        for (index, line) in lines.iter().enumerate() {
            if index > 0 {
                row.push_str(&" ".repeat(label));
            }
            row.push_str(line);
            row.push('\n');
        }
        row
    }

    fn bold(&self, text: &str) -> String {
        styled(self.color, Style::new().bold(), text)
    }

    fn dim(&self, text: &str) -> String {
        styled(self.color, Style::new().dimmed(), text)
    }
}

/// `4 by Ann, 2 levels deep: Thank you for…`
fn answered(parent: &Comment, depth: i64) -> String {
    let words: Vec<&str> = parent.body.split_whitespace().collect();
    let body = words.join(" ");
    let excerpt = cut(body.chars(), EXCERPT);
    let status = match parent.status {
        CommentStatus::Approved => String::new(),
        status => format!(" ({})", status.name()),
    };
    let (id, author) = (parent.id, &parent.author);
    let depth = counted(depth, "level");
    format!("{id}{status} by {author}, {depth} deep: {excerpt}")
}

/// `3 approved, 1 spam`.
fn in_words(record: AuthorHistory) -> String {
    match record {
        AuthorHistory {
            approved: 0,
            spam: 0,
            ..
        } => "nothing was decided about this person yet".to_owned(),
        AuthorHistory {
            approved,
            spam,
            is_cut,
        } => {
            let among = if is_cut {
                format!(" among the newest {HISTORY}")
            } else {
                String::new()
            };
            format!("{approved} approved, {spam} spam{among}")
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;
    use crate::model::Slug;

    fn waiting(text: &str) -> QueuedComment {
        QueuedComment {
            comment: Comment {
                id: 7.into(),
                post_id: 1.into(),
                post_slug: Slug::unchecked("hello"),
                post_title: text.to_owned(),
                parent_id: Some(4.into()),
                depth: 2,
                author: text.to_owned(),
                email: Some(text.to_owned()),
                website: Some(text.to_owned()),
                body: text.to_owned(),
                status: CommentStatus::Pending,
                created_at: Timestamp::UNIX_EPOCH,
                updated_at: Timestamp::UNIX_EPOCH,
                revision: 1,
                reason: Some(text.to_owned()),
            },
            parent_author: None,
            record: AuthorHistory::default(),
        }
    }

    fn screen(width: usize) -> Screen {
        Screen {
            width,
            color: false,
            now: Timestamp::UNIX_EPOCH,
            zone: TimeZone::UTC,
        }
    }

    #[test]
    fn a_page_has_all_that_a_decision_is_made_from() {
        let parent = waiting("A long\nparent").comment;
        let mut comment = waiting("Cyd");
        comment.comment.body = "See [this](http://x.example).\n\n    # code\n".to_owned();
        comment.comment.reason = None;
        comment.record.spam = 2;
        let page = screen(40).comment(&comment, Some(&parent), 12);
        assert_eq!(
            page,
            "── 12 to decide ────────────────────────\n\
             comment  7, just now\n\
             post     Cyd (1 hello)\n\
             answers  7 (pending) by A long␤parent, 2\n         levels deep: A long parent\n\
             author   Cyd\n\
             email    Cyd\n\
             website  Cyd\n\
             record   0 approved, 2 spam\n\
             waits    set to pending\n\n\
             │ See [this](http://x.example).\n\
             │\n\
             │     # code\n\n"
        );
    }

    #[test]
    fn no_line_is_wider_than_the_screen_and_none_acts() {
        let texts = [
            "x".repeat(500),
            "日本 ".repeat(90),
            "👩‍💻❤️".repeat(60),
            "\u{1b}[2J\t\u{202e}\u{9b}31m ".repeat(40),
            " ".repeat(300) + "end",
        ];
        for text in &texts {
            let waiting = waiting(text);
            for width in [20, 40, 80] {
                let screen = screen(width);
                let page = screen.comment(&waiting, Some(&waiting.comment), 1)
                    + &screen.keys()
                    + &screen.help()
                    + &screen.note(text);
                for line in page.lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                }
                assert!(!page.contains(|c| c != '\n' && safe::is_unsafe(c)));
            }
        }
    }

    #[test]
    fn a_text_without_end_is_cut() {
        let mut waiting = waiting("x");
        waiting.comment.body = "\n.".repeat(30_000);
        let page = screen(80).comment(&waiting, None, 1);
        assert!(page.lines().count() < 250, "{}", page.lines().count());
        assert!(page.contains("and 29801 more lines: `blog comment show 7 --raw`"));
    }
}
