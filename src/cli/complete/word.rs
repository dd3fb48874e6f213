//! Shell words: reading incomplete ones, and quoting.

/// A word that may be incomplete.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// The word without its quotes; expansions are left as they are.
    pub text: String,
    /// The word as typed.
    pub raw: String,
    /// The quote that is still open at the end.
    pub open: Option<char>,
    /// Whether it has a variable or a command substitution.
    pub expands: bool,
}

impl Word {
    /// Reads one word; white space does not end it.
    pub(crate) fn read(raw: &str) -> Word {
        let mut word = Word::default();
        let mut characters = raw.chars();
        while let Some(c) = characters.next() {
            word.take(c, &mut characters);
        }
        word
    }

    fn take(&mut self, c: char, rest: &mut impl Iterator<Item = char>) {
        self.raw.push(c);
        match (self.open, c) {
            (None, '\'' | '"') => self.open = Some(c),
            (Some(quote), _) if c == quote => self.open = None,
            (Some('\''), _) => self.text.push(c),
            (quote, '\\') => {
                let Some(next) = rest.next() else { return };
                self.raw.push(next);
                if quote.is_some() && !"\"\\$`".contains(next) {
                    self.text.push(c);
                }
                self.text.push(next);
            }
            _ => {
                self.expands |= self.open != Some('\'') && (c == '$' || c == '`');
                self.text.push(c);
            }
        }
    }
}

/// The words of a line up to the cursor; the last one may be empty or incomplete.
pub(super) fn words(line: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut word = Word::default();
    let mut characters = line.chars();
    while let Some(c) = characters.next() {
        if word.open.is_none() && c.is_whitespace() {
            if !word.raw.is_empty() {
                words.push(std::mem::take(&mut word));
            }
        } else {
            word.take(c, &mut characters);
        }
    }
    words.push(word);
    words
}

/// Quotes a text for insertion inside the quote `open`.
pub(super) fn quoted(text: &str, open: Option<char>) -> String {
    match open {
        Some('\'') => text.replace('\'', r"'\''"),
        Some(_) => escaped(text, |c| "\"\\$`".contains(c)),
        None => escaped(text, |c| !c.is_alphanumeric() && !"-_./:,@%+=~".contains(c)),
    }
}

fn escaped(text: &str, special: impl Fn(char) -> bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if special(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_as_the_shell_would() {
        let cases: [(&str, &[&str], Option<char>); 8] = [
            ("blog post ", &["blog", "post", ""], None),
            ("blog  post li", &["blog", "post", "li"], None),
            (r"blog --tag web\ d", &["blog", "--tag", "web d"], None),
            (
                r#"blog --tag "web d"#,
                &["blog", "--tag", "web d"],
                Some('"'),
            ),
            ("blog --tag 'a\"b", &["blog", "--tag", "a\"b"], Some('\'')),
            (r#"x "a\"b\n" y"#, &["x", r#"a"b\n"#, "y"], None),
            (r"x a\", &["x", "a"], None),
            ("", &[""], None),
        ];
        for (line, texts, open) in cases {
            let read = words(line);
            let found: Vec<&str> = read.iter().map(|word| word.text.as_str()).collect();
            assert_eq!(found, texts, "{line}");
            assert_eq!(read.last().unwrap().open, open, "{line}");
        }
    }

    #[test]
    fn a_quoted_text_is_read_back() {
        for text in [
            "plain",
            "two words",
            "it's",
            "a\"b",
            "$HOME `x` \\",
            "für",
            "a;b&c|d(e)#!",
        ] {
            for (open, close) in [(None, ""), (Some('"'), "\""), (Some('\''), "'")] {
                let raw = format!(
                    "{}{}{close}",
                    open.map_or("", |_| close),
                    quoted(text, open)
                );
                assert_eq!(Word::read(&raw).text, text, "{raw}");
            }
        }
    }
}
