//! Finding and replacing.

use blog::model::replace::Replacement;

/// OLD, NEW and a text: a plain replacement does what `str::replace` does, and a
/// regular expression is applied or refused.
pub fn replace(data: &[u8]) {
    let [old, new, text] = super::parts(data);
    if let Ok(plain) = Replacement::plain(&old, &new, false) {
        let replaced = plain.apply("body", &text).unwrap();
        let expected = text.replace(&old, &new);
        assert_eq!(replaced.text.as_ref().unwrap_or(&text), &expected);
        assert_eq!(replaced.places.is_empty(), expected == text);
    }
    for ignore_case in [false, true] {
        if let Ok(pattern) = Replacement::regex(&old, &new, ignore_case) {
            let _ = pattern.apply("body", &text);
        }
    }
    if let Ok(any_case) = Replacement::plain(&old, &new, true) {
        any_case.apply("body", &text).unwrap();
    }
}
