//! The title of a file without one in its metadata.

/// The first heading of a text, without its markup.
pub(super) fn heading(body: &str) -> Option<String> {
    let mut fence: Option<&str> = None;
    let mut before = "";
    for line in body.lines() {
        let trimmed = line.trim();
        let opening = ["```", "~~~"]
            .into_iter()
            .find(|sign| trimmed.starts_with(sign));
        match (fence, opening) {
            (None, Some(_)) => fence = opening,
            (Some(open), Some(closing)) if open == closing => fence = None,
            _ => {}
        }
        if fence.is_some() || opening.is_some() || line.starts_with("    ") {
            before = "";
            continue;
        }
        let text = trimmed.trim_start_matches('#');
        let signs = trimmed.len() - text.len();
        if (1..=6).contains(&signs) && text.starts_with([' ', '\t']) {
            let text = text.trim().trim_end_matches('#').trim_end();
            return Some(text.to_owned()).filter(|text| !text.is_empty());
        }
        let is_underline = !trimmed.is_empty() && trimmed.chars().all(|c| c == '=');
        if is_underline && !before.is_empty() {
            return Some(before.to_owned());
        }
        before = trimmed;
    }
    None
}

/// `my-first_post` as `My first post`.
pub(super) fn words(stem: &str) -> String {
    let words: Vec<&str> = stem
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_found() {
        for (body, expected) in [
            ("# A *b* ##\n", Some("A *b*")),
            ("text\n\n## B\n", Some("B")),
            ("A b\n===\n", Some("A b")),
            ("```\n# no\n```\n### Yes", Some("Yes")),
            ("    # no\n#no\n", None),
            ("#\n", None),
            ("", None),
        ] {
            assert_eq!(heading(body).as_deref(), expected, "{body:?}");
        }
        assert_eq!(words("my-first_post"), "My first post");
        assert_eq!(words("éa"), "Éa");
        assert_eq!(words("--"), "");
    }
}
