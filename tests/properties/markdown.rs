//! Markdown rendered for a terminal.

use blog::markup::links;
use blog::markup::terminal::{Page, render};
use blog::output::safe;
use unicode_width::UnicodeWidthStr;

/// The output is escaped; in colour, its only escapes are styles that end on their
/// line; and all lines but code fit the width.
pub fn markdown(data: &[u8]) {
    let Some((width, rest)) = data.split_first() else {
        return;
    };
    let text = super::text(rest);
    links(&text);
    let fits = !has_code(&text);
    for color in [false, true] {
        let page = Page {
            width: usize::from(*width),
            color,
            clean: safe::lines,
        };
        let set = render(&text, &page);
        assert!(set.is_empty() || set.ends_with('\n'));
        for line in set.lines() {
            let line = if color {
                without_styles(line)
            } else {
                line.to_owned()
            };
            let acts = line.chars().find(|&c| safe::is_unsafe(c));
            assert_eq!(acts, None, "{line:?}");
            assert!(!fits || line.width() <= page.width.max(20), "{line:?}");
        }
    }
}

/// Whether it may contain code, whose lines are not wrapped.
fn has_code(text: &str) -> bool {
    ["    ", "\t", "```", "~~~", "<"]
        .iter()
        .any(|sign| text.contains(sign))
}

/// A line without its styles, which end before the line does.
fn without_styles(line: &str) -> String {
    let mut parts = line.split('\u{1b}');
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut last = "0";
    for part in parts {
        let (style, rest) = part.split_once('m').unwrap_or_else(|| panic!("{line:?}"));
        let style = style
            .strip_prefix('[')
            .unwrap_or_else(|| panic!("{line:?}"));
        assert!(
            style.chars().all(|c| c.is_ascii_digit() || c == ';'),
            "{line:?}"
        );
        last = style;
        text.push_str(rest);
    }
    assert_eq!(last, "0", "{line:?}");
    text
}
