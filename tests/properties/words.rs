//! The tokenizer of the search.

use blog::model::search::tokenizer;

/// Positions of words are in the text and ascending, and tokenizing a word returns it.
pub fn words(data: &[u8]) {
    let text = super::text(data);
    let mut end = 0;
    tokenizer::each_word(&text, |place, word| {
        assert!(!word.is_empty());
        assert!(text.get(place.clone()).is_some(), "{place:?} of {text:?}");
        assert!(place.end >= end, "{place:?} of {text:?}");
        end = place.end;
    });
    for word in tokenizer::words(&text).split_whitespace() {
        // A name with trailing symbols is a word without them, too. A vowel sign split
        // off a letter (`ำ`) is not a word by itself.
        let again = tokenizer::words(word);
        assert!(
            again.ends_with(word) || again.is_empty(),
            "{word:?} of {text:?}"
        );
    }
}
