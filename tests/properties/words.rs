//! The words of a text.

use blog::model::search::tokenizer;

/// The places of words are in the text and in order, and a word has itself as a word.
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
        // A name with signs behind it is one without them, too. A vowel sign that a letter
        // is taken apart into (`ำ`) is no word alone.
        let again = tokenizer::words(word);
        assert!(
            again.ends_with(word) || again.is_empty(),
            "{word:?} of {text:?}"
        );
    }
}
