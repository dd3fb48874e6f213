//! Slugs and other references to a post.

use blog::model::{PostRef, Slug, slug};

/// Every text is made into a valid slug, a slug is made into itself, and a parsed
/// reference is displayed as its input.
pub fn slug(data: &[u8]) {
    let text = super::text(data);
    let made = slug::from_title(&text);
    assert_eq!(slug::check(&made), Ok(()));
    assert_eq!(slug::from_title(&made), made);
    let number = u64::from_le_bytes(std::array::from_fn(|at| *data.get(at).unwrap_or(&1)));
    assert_eq!(slug::check(&slug::numbered(&made, number)), Ok(()));
    if let Ok(slug) = Slug::new(&text) {
        assert_eq!(slug::check(&slug::numbered(&slug, number)), Ok(()));
    }
    if let Ok(post) = text.parse::<PostRef>() {
        assert_eq!(post.to_string().parse(), Ok(post));
    }
}
