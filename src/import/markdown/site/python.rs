//! The plain settings of a configuration file in Python.

use crate::front_matter::Settings;

/// The lines `NAME = value` whose value is a text, a number or a boolean.
pub(super) fn settings(text: &str) -> Settings {
    Settings::of(text.lines().filter_map(|line| {
        let (name, value) = line.split_once('=')?;
        let name = name.trim_end();
        let is_name = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        let is_setting = !name.is_empty() && name.chars().all(is_name);
        Some((name.to_owned(), value_of(value)?)).filter(|_| is_setting)
    }))
}

fn value_of(value: &str) -> Option<String> {
    let value = value.trim_start().trim_start_matches(['r', 'u']);
    for quote in ['\'', '"'] {
        if let Some(rest) = value.strip_prefix(quote) {
            return Some(rest.split_once(quote)?.0.to_owned());
        }
    }
    let plain = value.split('#').next()?.trim();
    let is_plain = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_plain.then(|| plain.to_owned())
}

/// The pairs of a folder and its destination in the tuples of a setting:
/// `POSTS = (("posts/*.md", "posts", "post.tmpl"),)`.
pub(super) fn folders(text: &str, name: &str) -> Vec<(String, String)> {
    let mut starts = text.lines().skip_while(|line| {
        let rest = line.strip_prefix(name).map(str::trim_start);
        !rest.is_some_and(|rest| rest.starts_with('='))
    });
    let mut found = Vec::new();
    let first = starts.next();
    let more =
        starts.take_while(|line| !line.trim().is_empty() && !line.starts_with(char::is_alphabetic));
    for line in first.into_iter().chain(more).take(100) {
        let mut texts = line.split(['"', '\'']).skip(1).step_by(2);
        if let (Some(files), Some(to)) = (texts.next(), texts.next()) {
            let folder = files.split('*').next().unwrap_or_default();
            let pair = (
                folder.trim_matches('/').to_owned(),
                to.trim_matches('/').to_owned(),
            );
            if !found.contains(&pair) {
                found.push(pair);
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_values_are_read() {
        let text = "A = 'x'  # one\nB= \"y\"\nC = True\nD = [1]\nlower = 'no'\nE = f(1)\n";
        let settings = settings(text);
        assert_eq!(settings.text(&["A"]), Some("x"));
        assert_eq!(settings.text(&["B"]), Some("y"));
        assert_eq!(settings.flag(&["C"]), Some(true));
        assert!(!settings.has(&["D"]) && !settings.has(&["E"]) && !settings.has(&["lower"]));
        let text = "POSTS = (\n    (\"blog/*.rst\", \"posts\", \"post.tmpl\"),\n    ('blog/*.md', 'posts', 'x'),\n)\nPAGES = (('pages/*.md', '', 'x'),)\n";
        let pair = |a: &str, b: &str| vec![(a.to_owned(), b.to_owned())];
        assert_eq!(folders(text, "POSTS"), pair("blog", "posts"));
        assert_eq!(folders(text, "PAGES"), pair("pages", ""));
        assert!(folders(text, "NONE").is_empty());
    }
}
