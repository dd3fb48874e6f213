//! What a name that no record has may mean.

use super::OperationId;

/// What a name that no record has may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Near {
    /// A record with one of these similar names, the most similar first.
    Similar(Vec<String>),
    /// A record that this operation removed.
    Removed(OperationId),
    /// The URL of another site; this is the URL of the blog.
    OtherSite(String),
}

/// The minimum number of characters of a word that is looked for inside names.
const SHORTEST_PART: usize = 3;

/// The maximum number of suggestions.
const SUGGESTIONS: usize = 3;

/// The minimum similarity of a suggestion, from 0 to 1.
const MIN_SIMILARITY: f64 = 0.8;

/// The names that are most similar to `word`, or that contain it.
pub fn most_similar(word: &str, names: impl IntoIterator<Item = String>) -> Vec<String> {
    let folded = word.to_lowercase();
    let similarity = |name: &str| {
        let name = name.to_lowercase();
        let contains = folded.chars().count() >= SHORTEST_PART && name.contains(&folded);
        let similarity = strsim::jaro_winkler(&folded, &name);
        if contains {
            similarity.max(MIN_SIMILARITY)
        } else {
            similarity
        }
    };
    let mut rated: Vec<(f64, String)> = names
        .into_iter()
        .map(|name| (similarity(&name), name))
        .filter(|(similarity, _)| *similarity >= MIN_SIMILARITY)
        .collect();
    rated.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    rated.dedup_by(|(_, one), (_, other)| one == other);
    rated.truncate(SUGGESTIONS);
    rated.into_iter().map(|(_, name)| name).collect()
}

/// `did you mean …?`; `None` without names.
pub fn question(names: &[String]) -> Option<String> {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let (last, others) = quoted.split_last()?;
    Some(match others {
        [] => format!("did you mean {last}?"),
        others => format!("did you mean {} or {last}?", others.join(", ")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similar_names_are_ordered_by_similarity() {
        let names = ["hello", "hello-world", "help", "on-coffee", "zebra"];
        let near = |word| most_similar(word, names.map(str::to_owned));
        assert_eq!(near("helo"), ["hello", "help", "hello-world"]);
        assert_eq!(near("HELLO"), ["hello", "hello-world", "help"]);
        assert_eq!(near("coffee"), ["on-coffee"]);
        assert_eq!(near("xyz"), [""; 0]);
    }
}
