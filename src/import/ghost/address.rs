//! The addresses of posts.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The address of a post by the pattern of the blog, `/:slug/` by default. `None` if the
/// pattern has more than the slug, the id and the date.
/// <https://docs.ghost.org/themes/routing>
pub(super) fn of(
    pattern: Option<&str>,
    slug: &str,
    id: &str,
    date: Option<Timestamp>,
    zone: Option<&TimeZone>,
) -> Option<String> {
    let mut path = pattern.unwrap_or("/:slug/").to_owned();
    if path.contains(":year") || path.contains(":month") || path.contains(":day") {
        let date = zone.unwrap_or(&TimeZone::UTC).to_datetime(date?);
        for (part, number) in [
            (":year", format!("{:04}", date.year())),
            (":month", format!("{:02}", date.month())),
            (":day", format!("{:02}", date.day())),
        ] {
            path = path.replace(part, &number);
        }
    }
    path = path.replace(":id", id);
    if path.replace(":slug", "").contains([':', '{', '}']) || !path.starts_with('/') {
        return None;
    }
    Some(path.replace(":slug", slug)).filter(|path| path != "/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_follows_the_pattern() {
        let date = "2014-12-31T23:30:00Z".parse().ok();
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        for (pattern, expected) in [
            (None, Some("/a-b/")),
            (Some("/:year/:month/:day/:slug/"), Some("/2015/01/01/a-b/")),
            (Some("/blog/:id/:slug"), Some("/blog/7/a-b")),
            (Some("/:primary_tag/:slug/"), None),
            (Some(":slug"), None),
        ] {
            let found = of(pattern, "a-b", "7", date, Some(&zone));
            assert_eq!(found.as_deref(), expected, "{pattern:?}");
        }
        assert_eq!(of(Some("/:year/:slug/"), "a", "7", None, None), None);
    }
}
