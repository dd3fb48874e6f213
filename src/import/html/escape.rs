//! Text, URLs and code in Markdown.

use crate::markup::html;

/// What surrounds a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Around {
    /// Whether it begins a line.
    pub begins_line: bool,
    /// The character before it on the line, unless it is a delimiter.
    pub before: Option<char>,
    /// Whether a link or an image follows.
    pub is_before_link: bool,
    /// Whether it is in the text of a link.
    pub is_in_link: bool,
}

/// Appends a text of one line, with Markdown escaped.
pub(super) fn text(plain: &str, around: Around, out: &mut String) {
    let mut before = around.before;
    let mut rest = plain;
    if around.begins_line {
        let (escaped, after) = line_start(plain, around.is_in_link);
        out.push_str(&escaped);
        rest = after;
        before = escaped.chars().next_back();
    }
    for (at, c) in rest.char_indices() {
        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
        let next = after.chars().next();
        let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        let is_alone = before == Some(' ') && next == Some(' ');
        let is_sign = match c {
            '\\' | '`' => true,
            '*' | '~' => !is_alone,
            '_' => !is_alone && (!is_word(before) || !is_word(next)),
            '[' => around.is_in_link,
            ']' => {
                let is_reference = |next: char| matches!(next, '(' | '[' | ':');
                around.is_in_link || next.map_or(around.is_before_link, is_reference)
            }
            '!' => next.is_none() && around.is_before_link,
            '<' => next.is_none_or(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')),
            '&' => next.is_none() || is_reference(after),
            ':' if around.is_in_link => false,
            ':' => after.starts_with("//") && ends_with_scheme(rest.get(..at).unwrap_or_default()),
            '.' => !around.is_in_link && is_web(rest, at),
            _ => false,
        };
        match c {
            '&' if is_sign => out.push_str("&amp;"),
            '<' if is_sign => out.push_str("&lt;"),
            _ => {
                if is_sign {
                    out.push('\\');
                }
                out.push(c);
            }
        }
        before = Some(c);
    }
}

/// Escapes what has a meaning at the start of a line; returns it and the rest.
fn line_start(plain: &str, is_in_link: bool) -> (String, &str) {
    let mut characters = plain.chars();
    let Some(first) = characters.next() else {
        return (String::new(), plain);
    };
    let after = characters.as_str();
    let is_end = |text: &str| text.is_empty() || text.starts_with([' ', '\t']);
    match first {
        '[' if !is_in_link && !is_definition(after) => ("[".to_owned(), after),
        '#' | '>' | ':' | '|' | '[' | '~' | '`' | '*' | '_' => (format!("\\{first}"), after),
        '+' if is_end(after) => ("\\+".to_owned(), after),
        '-' if is_end(after) || after.starts_with(['-', ':', '|']) => ("\\-".to_owned(), after),
        '=' if is_end(after) || after.starts_with('=') => ("\\=".to_owned(), after),
        c if c.is_ascii_digit() => {
            let number = plain.split(|c: char| !c.is_ascii_digit()).next();
            let number = number.unwrap_or_default();
            let behind = plain.get(number.len()..).unwrap_or_default();
            let mut characters = behind.chars();
            match characters.next() {
                Some(sign @ ('.' | ')')) if is_end(characters.as_str()) => {
                    (format!("{number}\\{sign}"), characters.as_str())
                }
                _ => (number.to_owned(), behind),
            }
        }
        _ => (String::new(), plain),
    }
}

/// Whether a text after `[` may be the definition of a link or a footnote, or a checkbox.
fn is_definition(rest: &str) -> bool {
    !rest.contains(']') || rest.contains("]:") || rest.starts_with(['^', ' ', 'x', 'X'])
}

/// Whether a text after `&` is a character reference, as in `&amp;`.
fn is_reference(rest: &str) -> bool {
    let mut rest = rest.chars().take(40);
    rest.find(|c| !c.is_ascii_alphanumeric() && *c != '#') == Some(';')
}

fn ends_with_scheme(text: &str) -> bool {
    ["http", "https", "ftp"].iter().any(|scheme| {
        let start = text.len().checked_sub(scheme.len());
        let end = start.and_then(|start| text.get(start..));
        end.is_some_and(|end| end.eq_ignore_ascii_case(scheme))
    })
}

/// Whether the dot at this place is that of `www.`.
fn is_web(text: &str, at: usize) -> bool {
    at >= 3 && text.get(at - 3..at).is_some_and(|word| word == "www")
}

/// The destination of a link or an image, with its title.
pub(super) fn destination(to: &str, title: Option<&str>) -> String {
    let to = to.trim_matches(|c: char| c.is_ascii_whitespace());
    let mut text = String::with_capacity(to.len());
    for (at, c) in to.char_indices() {
        match c {
            '<' => text.push_str("%3C"),
            '>' => text.push_str("%3E"),
            '\\' => text.push_str("\\\\"),
            '&' if is_reference(to.get(at + 1..).unwrap_or_default()) => text.push_str("&amp;"),
            c if c.is_control() => {}
            c => text.push(c),
        }
    }
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || "()".contains(c)) {
        text = format!("<{text}>");
    }
    if let Some(title) = title.filter(|title| !title.trim().is_empty()) {
        let words: Vec<&str> = title.split_whitespace().collect();
        let title = html::escape(&words.join(" ")).replace('\\', "\\\\");
        text.push_str(&format!(" \"{title}\""));
    }
    text
}

/// Whether a URL can be written as `<url>`.
pub(super) fn is_autolink(url: &str) -> bool {
    (url.starts_with("http://") || url.starts_with("https://"))
        && !url.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\\`".contains(c))
        && !url
            .match_indices('&')
            .any(|(at, _)| is_reference(url.get(at + 1..).unwrap_or_default()))
}

/// A code span.
pub(in crate::import) fn code_span(code: &str) -> String {
    let fence = "`".repeat(longest_run(code, '`') + 1);
    let is_padded = code.starts_with('`')
        || code.ends_with('`')
        || code.starts_with(' ') && code.ends_with(' ') && !code.trim().is_empty();
    let space = if is_padded { " " } else { "" };
    format!("{fence}{space}{code}{space}{fence}")
}

/// A block of code.
pub(super) fn fenced(code: &str, language: &str) -> String {
    let fence = "`".repeat((longest_run(code, '`') + 1).max(3));
    let code = code.strip_suffix('\n').unwrap_or(code);
    format!("{fence}{language}\n{code}\n{fence}")
}

/// The longest run of this character.
pub(in crate::import) fn longest_run(text: &str, wanted: char) -> usize {
    let (mut most, mut run) = (0, 0);
    for c in text.chars() {
        run = if c == wanted { run + 1 } else { 0 };
        most = most.max(run);
    }
    most
}
