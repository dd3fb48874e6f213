//! Post metadata from the path of a file and from a URL.

/// The parts of a path.
#[derive(Debug, PartialEq)]
pub(super) struct Name {
    /// The name without extension and date; for an index, the name of its folder.
    pub stem: String,
    /// The date prefix.
    pub date: Option<String>,
    /// Whether it is in a folder of drafts.
    pub is_draft: bool,
    /// Whether it is an index, which has the name of its folder.
    pub is_index: bool,
    /// Whether it is a list page: an `_index.md`, or the root index.
    pub is_list: bool,
}

impl Name {
    pub(super) fn of(path: &str) -> Self {
        let mut parts = path.rsplit('/');
        let file = parts.next().unwrap_or(path);
        let folder = parts.next();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        // A dot precedes the language of a translation.
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
            is_index,
            is_list: plain == "_index" || is_index && folder.is_none(),
        }
    }
}

/// Splits off a date prefix, such as `2024-01-02`. A name that ends with a separator, as
/// exporters write it for a post without a slug, has nothing else.
fn dated(name: &str) -> Option<(String, &str)> {
    let mut parts = name.splitn(3, '-');
    let (year, month, rest) = (parts.next()?, parts.next()?, parts.next()?);
    let (date, rest) = rest.split_once(['-', '_'])?;
    Some((day([year, month, date])?, rest))
}

/// Parses a year, a month and a day.
fn day(parts: [&str; 3]) -> Option<String> {
    let [year, month, day] = parts;
    let is_number = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_day = is_number(year, 4..=4) && is_number(month, 1..=2) && is_number(day, 1..=2);
    is_day.then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// The parts of an address.
#[derive(Debug, PartialEq)]
pub(super) struct Address {
    /// The slug.
    pub slug: String,
    /// The date in its path.
    pub date: Option<String>,
}

impl Address {
    /// Parses a URL or a path; `None` for the start page or a pattern.
    pub(super) fn read(address: &str) -> Option<Address> {
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
        // A single word is the name of a pattern, such as `pretty`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_tells_a_slug_and_a_date() {
        let name = |stem: &str, date: Option<&str>, is_draft, is_list| {
            (stem.to_owned(), date.map(str::to_owned), is_draft, is_list)
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
            ("2024-01-02-.md", name("", Some("2024-01-02"), false, false)),
            ("é/日本.md", name("日本", None, false, false)),
        ];
        for (path, expected) in cases {
            let Name {
                stem,
                date,
                is_draft,
                is_list,
                ..
            } = Name::of(path);
            assert_eq!((stem, date, is_draft, is_list), expected, "{path}");
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
}
