//! Help, messages, documents and comments are in plain technical English.

use std::fs;
use std::path::{Path, PathBuf};

/// Phrases that hide the term of art or invert the sentence.
const REFUSED: &[&str] = &[
    "that is none",
    "what is told",
    "is told of",
    "mend ",
    "mends ",
    "whoever",
    "so many",
    "at ease",
    "as far as",
    "by way of",
    "meanwhile",
    "is not a whole command",
    "nothing was named",
    "which is no ",
    "this is no ",
    "it is no ",
    "` is no ",
];

/// The files of a folder with these extensions.
fn files(folder: &Path, extensions: &[&str], found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, extensions, found);
        } else if path
            .extension()
            .is_some_and(|it| extensions.contains(&it.to_str().unwrap()))
        {
            found.push(path);
        }
    }
}

#[test]
fn no_text_has_a_phrase_that_hides_what_it_means() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    files(&root.join("src"), &["rs", "txt"], &mut found);
    files(&root.join("docs"), &["md"], &mut found);
    for name in ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "schema.sql"] {
        found.push(root.join(name));
    }
    assert!(found.len() > 300, "{}", found.len());
    let mut refused = Vec::new();
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        for (line, number) in text.lines().zip(1..) {
            let low = line.to_lowercase();
            let words = |phrase: &str| {
                low.match_indices(phrase).any(|(at, _)| {
                    let is_word = |c: char| c.is_alphanumeric() || c == '_';
                    !low.get(..at).unwrap().ends_with(is_word)
                })
            };
            // "What is no text" is "what is not text"; "there is no text" is fine.
            let negated = ["is no ", "are no "].iter().find(|phrase| {
                low.match_indices(*phrase).any(|(at, _)| {
                    let (before, after) = low.split_at(at);
                    let is_time = after.get(phrase.len()..).unwrap().starts_with("longer");
                    let is_fine = ["there ", "answer ", "default "];
                    !is_time
                        && before.ends_with(' ')
                        && !is_fine.iter().any(|end| before.ends_with(end))
                })
            });
            if let Some(phrase) = negated {
                let path = path.strip_prefix(root).unwrap().display();
                refused.push(format!("{path}:{number}: `{phrase}` in {}", line.trim()));
            }
            for phrase in REFUSED.iter().filter(|phrase| words(phrase)) {
                let path = path.strip_prefix(root).unwrap().display();
                refused.push(format!("{path}:{number}: `{phrase}` in {}", line.trim()));
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}
