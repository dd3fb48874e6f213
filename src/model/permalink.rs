//! Permalinks: the addresses of posts, made from a pattern such as `/:year/:month/:slug/`.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::url::percent_decode;
use super::{Post, PostId, PostKind, Slug};

/// The pattern of a blog that sets none.
pub const DEFAULT_PERMALINK: &str = "/:slug/";

/// The pattern of the addresses of posts, with the zone of the dates in them. A page is at
/// [`DEFAULT_PERMALINK`], and a post with a path of its own is there.
#[derive(Debug, Clone)]
pub struct Permalink {
    parts: Vec<Part>,
    zone: TimeZone,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// Literal text.
    Text(String),
    Year,
    Month,
    Day,
    Slug,
    Id,
}

/// The parts that stand for a field, by name.
const NAMES: [(&str, Part); 5] = [
    ("year", Part::Year),
    ("month", Part::Month),
    ("day", Part::Day),
    ("slug", Part::Slug),
    ("id", Part::Id),
];

/// What an address says about its post, by the pattern.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The slug.
    pub slug: Option<Slug>,
    /// The id.
    pub id: Option<PostId>,
}

impl Permalink {
    /// Parses a pattern: a path with `:slug` or `:id`, and possibly `:year`, `:month` and
    /// `:day`. Dates are in `zone`.
    /// `None`: it is not a valid pattern.
    pub fn parse(pattern: &str, zone: TimeZone) -> Option<Permalink> {
        let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
        let mut parts = Vec::new();
        let mut texts = pattern.split(':');
        let begin = texts.next().unwrap_or_default();
        parts.push(Part::Text(begin.to_owned()));
        for text in texts {
            let named = NAMES.iter().find(|(name, _)| text.starts_with(name));
            let (name, part) = named?;
            parts.push(part.clone());
            let rest = text.strip_prefix(name).unwrap_or_default();
            parts.push(Part::Text(rest.to_owned()));
        }
        let is_unique = parts.contains(&Part::Slug) || parts.contains(&Part::Id);
        let is_usable = |part: &Part| match part {
            Part::Text(text) => text.chars().all(is_plain) && !text.contains("//"),
            _ => true,
        };
        // Adjacent fields could not be told apart.
        let is_separate = |pair: &[Part]| match pair {
            [Part::Text(text), _] | [_, Part::Text(text)] => !text.is_empty(),
            _ => true,
        };
        let inner = parts.get(..parts.len() - 1).unwrap_or_default();
        let is_valid = begin.starts_with('/')
            && pattern.len() <= 200
            && is_unique
            && parts.iter().all(is_usable)
            && inner.windows(2).all(is_separate)
            && !pattern.split('/').any(|part| part == "." || part == "..");
        is_valid.then_some(Permalink { parts, zone })
    }

    /// The default pattern.
    pub fn by_slug() -> Permalink {
        Permalink {
            parts: vec![
                Part::Text("/".to_owned()),
                Part::Slug,
                Part::Text("/".to_owned()),
            ],
            zone: TimeZone::UTC,
        }
    }

    /// The address of a post, as a path from the root, not percent-encoded.
    pub fn of(&self, post: &Post) -> String {
        match &post.path {
            Some(path) => path.clone(),
            None => {
                let date = post.published_at.unwrap_or(post.created_at);
                self.path(post.kind, post.id, &post.slug, date)
            }
        }
    }

    /// The address of a post without a path of its own.
    pub fn path(&self, kind: PostKind, id: PostId, slug: &Slug, date: Timestamp) -> String {
        if kind == PostKind::Page {
            return format!("/{slug}/");
        }
        let date = self.zone.to_datetime(date).date();
        let mut path = String::new();
        for part in &self.parts {
            let written = match part {
                Part::Text(text) => write!(path, "{text}"),
                Part::Year => write!(path, "{:04}", date.year()),
                Part::Month => write!(path, "{:02}", date.month()),
                Part::Day => write!(path, "{:02}", date.day()),
                Part::Slug => write!(path, "{slug}"),
                Part::Id => write!(path, "{id}"),
            };
            // Writing to a string does not fail.
            written.unwrap_or_default();
        }
        path
    }

    /// The slug and the id in a path, if it has the form of the pattern, with or without
    /// the slash at the end.
    pub fn read(&self, path: &str) -> Option<Named> {
        let mut named = Named::default();
        let path = format!("{}/", path.trim_end_matches('/'));
        let mut rest = path.as_str();
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            let last = parts.peek().is_none();
            let value = match part {
                Part::Text(text) => {
                    rest = match rest.strip_prefix(text.as_str()) {
                        Some(rest) => rest,
                        None if last && text.is_empty() => rest,
                        None => return None,
                    };
                    continue;
                }
                _ => {
                    let next = match parts.peek() {
                        Some(Part::Text(text)) if !text.is_empty() => text.as_str(),
                        _ => "/",
                    };
                    let (value, _) = rest.split_once(next)?;
                    rest = rest.get(value.len()..)?;
                    value
                }
            };
            let is_number = value.bytes().all(|byte| byte.is_ascii_digit());
            match part {
                Part::Slug => named.slug = Some(Slug::unchecked(value)),
                Part::Id => named.id = Some(value.parse::<i64>().ok()?.into()),
                _ if is_number => {}
                _ => return None,
            }
        }
        (rest.is_empty() || rest == "/").then_some(named)
    }
}

/// The pattern that gives this address to a post with this slug, date and id, if its path
/// has the slug or the id in it. The date in the path may be that of another zone.
pub fn pattern_of(path: &str, slug: &str, date: Option<Date>, id: Option<i64>) -> Option<String> {
    if path.contains(['?', ':']) {
        return None;
    }
    let decoded = percent_decode(path);
    let id = id.map(|id| id.to_string());
    let mut found = false;
    let mut fields = [
        (4, ":year", date.map(|date| i64::from(date.year()))),
        (2, ":month", date.map(|date| i64::from(date.month()))),
        (2, ":day", date.map(|date| i64::from(date.day()))),
    ]
    .into_iter()
    .peekable();
    let segments: Vec<String> = decoded
        .split('/')
        .map(|segment| {
            if !found && (segment == slug || Some(segment) == id.as_deref()) {
                found = true;
                return if segment == slug { ":slug" } else { ":id" }.to_owned();
            }
            for ending in [".html", ".htm"] {
                if !found && segment.strip_suffix(ending) == Some(slug) {
                    found = true;
                    return format!(":slug{ending}");
                }
            }
            if let Some((length, name, Some(value))) = fields.peek()
                && segment.len() == *length
                && let Ok(number) = segment.parse::<i64>()
                // The day may differ by the zone.
                && (number == *value || *name != ":year")
            {
                let name = (*name).to_owned();
                fields.next();
                return name;
            }
            segment.to_owned()
        })
        .collect();
    let pattern = segments.join("/");
    let is_valid = Permalink::parse(&pattern, TimeZone::UTC).is_some();
    (found && is_valid).then_some(pattern)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn permalink(pattern: &str) -> Permalink {
        Permalink::parse(pattern, TimeZone::UTC).unwrap()
    }

    #[test]
    fn a_pattern_makes_and_reads_addresses() {
        let date: Timestamp = "2014-05-06T07:08:09Z".parse().unwrap();
        let slug = Slug::unchecked("a-b");
        let id = PostId::from(7);
        let both = |slug: Option<&str>, id: Option<i64>| Named {
            slug: slug.map(Slug::unchecked),
            id: id.map(PostId::from),
        };
        for (pattern, path, named) in [
            ("/:slug/", "/a-b/", both(Some("a-b"), None)),
            ("/:slug", "/a-b", both(Some("a-b"), None)),
            ("/:slug.html", "/a-b.html", both(Some("a-b"), None)),
            (
                "/:year/:month/:day/:slug/",
                "/2014/05/06/a-b/",
                both(Some("a-b"), None),
            ),
            ("/blog/:id-:slug", "/blog/7-a-b", both(Some("a-b"), Some(7))),
            ("/archives/:id", "/archives/7", both(None, Some(7))),
        ] {
            let permalink = permalink(pattern);
            let made = permalink.path(PostKind::Post, id, &slug, date);
            assert_eq!(made, path, "{pattern}");
            assert_eq!(permalink.read(path), Some(named), "{pattern}");
        }
        let dated = permalink("/:year/:slug/");
        assert_eq!(dated.read("/x/a/"), None);
        assert_eq!(dated.read("/2014/a/b/"), None);
        assert_eq!(dated.path(PostKind::Page, id, &slug, date), "/a-b/");
    }

    #[test]
    fn other_patterns_are_refused() {
        for pattern in [
            "",
            "slug",
            ":slug",
            "/:year/",
            "/:title/",
            "/:slug:id/",
            "/é/:slug/",
            "/../:slug",
            "//:slug/",
            "/:slug?x",
        ] {
            let parsed = Permalink::parse(pattern, TimeZone::UTC);
            assert!(parsed.is_none(), "{pattern}");
        }
    }

    #[test]
    fn the_pattern_of_an_address_is_found() {
        let date = Date::constant(2014, 5, 6);
        for (path, pattern) in [
            ("/a-b/", Some("/:slug/")),
            ("/2014/05/06/a-b/", Some("/:year/:month/:day/:slug/")),
            (
                "/2014/05/07/a-b.html",
                Some("/:year/:month/:day/:slug.html"),
            ),
            ("/blog/2014/05/a-b", Some("/blog/:year/:month/:slug")),
            ("/archives/7", Some("/archives/:id")),
            ("/?p=7", None),
            ("/x/", None),
        ] {
            let found = pattern_of(path, "a-b", Some(date), Some(7));
            assert_eq!(found.as_deref(), pattern, "{path}");
        }
        assert_eq!(
            pattern_of("/%D0%B0/", "а", None, None).as_deref(),
            Some("/:slug/")
        );
    }
}
