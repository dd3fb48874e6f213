//! How generators make a part of an address from a text.

use unicode_normalization::char::is_combining_mark;

/// Jekyll's slugs in addresses by `:title`: case and punctuation stay.
pub(super) fn pretty(text: &str) -> String {
    joined(text, |c| {
        c.is_alphanumeric() || is_combining_mark(c) || "._~!$&'()+,;=@".contains(c)
    })
}

/// Jekyll's slugs by `:slug`.
pub(super) fn plain(text: &str) -> String {
    joined(text, |c| c.is_alphanumeric() || is_combining_mark(c)).to_lowercase()
}

/// ASCII in lower case, as in Zola and Nikola.
pub(super) fn ascii(text: &str) -> String {
    let ascii = deunicode::deunicode(text).to_ascii_lowercase();
    joined(&ascii, |c| c.is_ascii_alphanumeric())
}

/// Pelican drops punctuation, and joins words.
pub(super) fn pelican(text: &str) -> String {
    let ascii = deunicode::deunicode(text).to_ascii_lowercase();
    let is_kept = |c: &char| c.is_ascii_alphanumeric() || *c == '_' || *c == '-' || *c == ' ';
    let kept: String = ascii.chars().filter(is_kept).collect();
    joined(&kept, |c| c.is_ascii_alphanumeric() || c == '_')
}

/// Hugo's paths keep letters and digits of any script and some signs; spaces become `-`.
pub(super) fn hugo(text: &str, is_lower: bool) -> String {
    let mut out = String::new();
    let mut is_gap = false;
    for c in text.trim().chars() {
        let is_kept = c.is_alphanumeric() || is_combining_mark(c) || "._#+~-@%".contains(c);
        if c.is_whitespace() {
            is_gap = true;
        } else if is_kept {
            if std::mem::take(&mut is_gap) && !out.ends_with('-') && c != '-' {
                out.push('-');
            }
            out.push(c);
        }
    }
    match is_lower {
        true => out.to_lowercase(),
        false => out,
    }
}

/// The text with every run of other characters as one `-`, and none at the ends.
fn joined(text: &str, is_kept: impl Fn(char) -> bool) -> String {
    let words = text.split(|c| !is_kept(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_generator_has_its_own_slugs() {
        for (text, pretty_, plain_, ascii_) in [
            ("Hello_World", "Hello_World", "hello-world", "hello-world"),
            ("v0.10.0", "v0.10.0", "v0-10-0", "v0-10-0"),
            (
                "смерть Жизни",
                "смерть-Жизни",
                "смерть-жизни",
                "smert-zhizni",
            ),
            ("Cafe\u{301}!", "Cafe\u{301}!", "cafe\u{301}", "cafe"),
            ("a--b", "a-b", "a-b", "a-b"),
            ("--", "", "", ""),
        ] {
            let made = [pretty(text), plain(text), ascii(text)];
            assert_eq!(made, [pretty_, plain_, ascii_], "{text}");
        }
        assert_eq!(hugo("C# & Go: 1.2", true), "c#-go-1.2");
        assert_eq!(hugo("A b", false), "A-b");
        assert_eq!(pelican("Don't panic: 2.0"), "dont-panic-20");
    }
}
