//! One Markdown file as a post.

use jiff::Timestamp;

use crate::import::front_matter::{self, FrontMatter, FrontMatterError};
use crate::model::record::PostRecord;
use crate::model::slug;
use crate::model::time::Clock;

/// What a file is.
pub(super) enum Page {
    /// A post, and what was noticed in it.
    Post(Box<PostRecord>, Vec<&'static str>),
    /// The page of a list of posts, which says nothing itself.
    Empty,
}

/// What a path tells.
#[derive(Debug, PartialEq)]
struct Name {
    /// The name without ending and date; of an index that of its folder.
    stem: String,
    /// The date before it, if there is one.
    date: Option<String>,
    /// Whether it is in a folder of drafts.
    is_draft: bool,
    /// Whether it lists others: an `_index.md`, or the index of all.
    is_list: bool,
}

/// Reads the text of the file at this path.
pub(super) fn read(path: &str, text: &str, clock: &Clock) -> Result<Page, FrontMatterError> {
    let name = Name::of(path);
    let (front, body) = front_matter::read(text)?;
    let (front, body) = match front {
        front if front != FrontMatter::default() => (front, body),
        front => front_matter::read_header(text).unwrap_or((front, body)),
    };
    if name.is_list && body.trim().is_empty() {
        return Ok(Page::Empty);
    }
    let mut noticed = Vec::new();
    let address = front.address.as_deref().and_then(Address::read);
    let mut time = |text: &Option<String>| {
        let text = text.as_deref()?;
        let time = clock.written(text).ok().filter(|&time| is_date(time));
        if time.is_none() {
            noticed.push("a date that is none");
        }
        time
    };
    let (date, updated) = (time(&front.date), time(&front.updated));
    let date = date
        .or_else(|| clock.written(name.date.as_deref()?).ok())
        .or_else(|| clock.written(address.as_ref()?.date.as_deref()?).ok())
        .or(updated);
    let is_draft = name.is_draft || front.draft == Some(true);
    if date.is_none() && !is_draft {
        noticed.push("a file without a date, which is a draft here");
    }
    let own_slug = front.slug.filter(|slug| !slug.trim().is_empty());
    let slug = own_slug
        .or_else(|| address.map(|address| address.slug))
        .unwrap_or_else(|| name.stem.clone());
    let mut old_slugs: Vec<String> = Vec::new();
    for alias in front.aliases.unwrap_or_default() {
        match Address::read(&alias).map(|address| address.slug) {
            Some(old) if old == slug || old_slugs.contains(&old) => {}
            Some(old) if slug::check(&old).is_ok() => old_slugs.push(old),
            _ => noticed.push("an alias that cannot be a slug"),
        }
    }
    let title = front.title.filter(|title| !title.trim().is_empty());
    Ok(Page::Post(
        Box::new(PostRecord {
            key: path.to_owned(),
            id: None,
            slug: Some(slug),
            title: title
                .or_else(|| heading(body))
                .unwrap_or_else(|| words(&name.stem)),
            author: front.author,
            summary: front.summary.map(|summary| summary.trim().to_owned()),
            body: body.to_owned(),
            published_at: date.filter(|_| !is_draft),
            // What is to come was written by now.
            created_at: date.map(|date| date.min(clock.now)),
            updated_at: updated.or(date).map(|time| time.min(clock.now)),
            comments_open: front.comments.unwrap_or(true),
            tags: front.tags.unwrap_or_default(),
            old_slugs,
        }),
        noticed,
    ))
}

/// Whether a time is a date: Hugo writes the first moment of the first year for none.
fn is_date(time: Timestamp) -> bool {
    time.to_zoned_datetime(jiff::tz::TimeZone::UTC).year() > 1
}

impl Name {
    fn of(path: &str) -> Self {
        let mut parts = path.rsplit('/');
        let file = parts.next().unwrap_or(path);
        let folder = parts.next();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        // The language of a translation stands behind a dot.
        let (plain, language) = stem.split_once('.').unwrap_or((stem, ""));
        let is_index = plain == "index" || plain == "_index";
        let named = match folder {
            Some(folder) if is_index && language.is_empty() => folder.to_owned(),
            Some(folder) if is_index => format!("{folder}.{language}"),
            _ => stem.trim_start_matches('_').to_owned(),
        };
        let (date, stem) = match dated(&named) {
            Some((date, rest)) => (Some(date), rest.to_owned()),
            None => (None, named),
        };
        Name {
            stem,
            date,
            is_draft: path.split('/').rev().skip(1).any(|name| name == "_drafts"),
            is_list: plain == "_index" || is_index && folder.is_none(),
        }
    }
}

/// The date that a name begins with, as `2024-01-02`, and what follows it.
fn dated(name: &str) -> Option<(String, &str)> {
    let mut parts = name.splitn(3, '-');
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let (date, rest) = rest.split_once(['-', '_'])?;
    let date = day([year, month, date])?;
    Some((date, rest)).filter(|(_, rest)| !rest.is_empty())
}

/// A year, a month and a day, if that is what these are.
fn day(parts: [&str; 3]) -> Option<String> {
    let [year, month, day] = parts;
    let is_number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = is_number(year, 4..=4) && is_number(month, 1..=2) && is_number(day, 1..=2);
    is_day.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// What the address of a page tells.
#[derive(Debug, PartialEq)]
struct Address {
    /// Its last part.
    slug: String,
    /// The day in its folders.
    date: Option<String>,
}

impl Address {
    /// Reads an address or the path of one; none if it is the start page or a pattern.
    fn read(address: &str) -> Option<Address> {
        if address.contains(['{', ':']) && !address.contains("://") {
            return None;
        }
        let path = address.split(['?', '#']).next()?;
        let path = path.split_once("://").map_or(path, |(_, path)| path);
        let mut parts = path.split('/').filter(|part| !part.is_empty()).rev();
        let mut last = parts.next()?;
        if matches!(last, "index.html" | "index.htm") {
            last = parts.next()?;
        }
        let is_alone = !path.contains('/');
        let slug = [".html", ".htm"]
            .iter()
            .find_map(|ending| last.strip_suffix(ending));
        // A word alone is the name of a pattern, such as `pretty`, or no address.
        if slug.is_none() && is_alone {
            return None;
        }
        let date = match (parts.next(), parts.next(), parts.next()) {
            (Some(date), Some(month), Some(year)) => day([year, month, date]),
            _ => None,
        };
        Some(Address {
            slug: slug.unwrap_or(last).to_owned(),
            date,
        })
    }
}

/// The first heading of a text, without the signs around it.
fn heading(body: &str) -> Option<String> {
    let mut fence: Option<&str> = None;
    let mut before = "";
    for line in body.lines() {
        let trimmed = line.trim();
        let opening = ["```", "~~~"]
            .into_iter()
            .find(|sign| trimmed.starts_with(sign));
        match (fence, opening) {
            (None, Some(_)) => fence = opening,
            (Some(open), Some(closing)) if open == closing => fence = None,
            _ => {}
        }
        if fence.is_some() || opening.is_some() || line.starts_with("    ") {
            before = "";
            continue;
        }
        let text = trimmed.trim_start_matches('#');
        let signs = trimmed.len() - text.len();
        if (1..=6).contains(&signs) && text.starts_with([' ', '\t']) {
            let text = text.trim().trim_end_matches('#').trim_end();
            return Some(text.to_owned()).filter(|text| !text.is_empty());
        }
        let is_underline = !trimmed.is_empty() && trimmed.chars().all(|c| c == '=');
        if is_underline && !before.is_empty() {
            return Some(before.to_owned());
        }
        before = trimmed;
    }
    None
}

/// `my-first_post` as `My first post`.
fn words(stem: &str) -> String {
    let words: Vec<&str> = stem
        .split(['-', '_'])
        .filter(|word| !word.is_empty())
        .collect();
    let text = words.join(" ");
    let mut chars = text.chars();
    chars
        .next()
        .map(|first| first.to_uppercase().chain(chars).collect())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_a_slug_and_a_date() {
        let name = |stem: &str, date: Option<&str>, is_draft, is_list| Name {
            stem: stem.to_owned(),
            date: date.map(str::to_owned),
            is_draft,
            is_list,
        };
        let cases = [
            ("a.md", name("a", None, false, false)),
            (
                "_posts/2024-01-02-a-b.md",
                name("a-b", Some("2024-01-02"), false, false),
            ),
            ("_drafts/x/a.md", name("a", None, true, false)),
            ("_drafts.md", name("drafts", None, false, false)),
            (
                "x/2024-01-02_a/index.md",
                name("a", Some("2024-01-02"), false, false),
            ),
            ("x/_index.md", name("x", None, false, true)),
            ("index.md", name("index", None, false, true)),
            ("_index.fr.md", name("index.fr", None, false, true)),
            ("x/index.fr.md", name("x.fr", None, false, false)),
            ("2017-2-5-a.md", name("a", Some("2017-02-05"), false, false)),
            (
                "2017-2-5-a-1.0.md",
                name("a-1.0", Some("2017-02-05"), false, false),
            ),
            ("1-2-3-a.md", name("1-2-3-a", None, false, false)),
            ("2024-01-02.md", name("2024-01-02", None, false, false)),
            ("é/日本.md", name("日本", None, false, false)),
        ];
        for (path, expected) in cases {
            assert_eq!(Name::of(path), expected, "{path}");
        }
    }

    #[test]
    fn an_address_tells_a_slug_and_a_date() {
        let cases = [
            ("/2024/01/02/a", Some(("a", Some("2024-01-02")))),
            ("2024/01/02/a.html", Some(("a", Some("2024-01-02")))),
            ("https://x.example/b/a/?q#f", Some(("a", None))),
            ("/a/index.html", Some(("a", None))),
            ("a.html", Some(("a", None))),
            ("/404.html", Some(("404", None))),
            ("/a/../..", Some(("..", None))),
            ("/", None),
            ("", None),
            ("/index.html", None),
            ("pretty", None),
            ("/:year/:title/", None),
            ("/{{ page.slug }}/", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(slug, date): (&str, Option<&str>)| Address {
                slug: slug.to_owned(),
                date: date.map(str::to_owned),
            });
            assert_eq!(Address::read(text), expected, "{text}");
        }
    }

    #[test]
    fn a_title_is_found() {
        for (body, expected) in [
            ("# A *b* ##\n", Some("A *b*")),
            ("text\n\n## B\n", Some("B")),
            ("A b\n===\n", Some("A b")),
            ("```\n# no\n```\n### Yes", Some("Yes")),
            ("    # no\n#no\n", None),
            ("#\n", None),
            ("", None),
        ] {
            assert_eq!(heading(body).as_deref(), expected, "{body:?}");
        }
        assert_eq!(words("my-first_post"), "My first post");
        assert_eq!(words("éa"), "Éa");
        assert_eq!(words("--"), "");
    }
}
