//! Find and replace.

use blog::model::replace::Replacement;

/// For OLD, NEW and a text: a plain replacement equals `str::replace`, and a regular
/// expression is applied or refused.
pub fn replace(data: &[u8]) {
    let [old, new, text] = super::parts(data);
    if let Ok(plain) = Replacement::plain(&old, &new, false) {
        let expected = text.replace(&old, &new);
        match plain.apply("body", &text).unwrap() {
            None => assert_eq!(text, expected),
            Some(replaced) => {
                assert_eq!((&replaced.before, &replaced.after), (&text, &expected));
                assert_eq!(plain.places(&replaced).count() as u64, replaced.places);
            }
        }
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
