//! Web addresses: hosts, links in texts and paths.

/// Counts the links in a text: addresses that begin with `http://`, `https://` or `www.`,
/// with or without markup.
pub fn links(text: &str) -> i64 {
    let text = text.to_ascii_lowercase();
    let begins = |sign: &str, is_link: fn(&str) -> bool| {
        text.match_indices(sign)
            .filter(|&(at, _)| is_link(text.get(..at).unwrap_or_default()))
            .count()
    };
    let with_scheme = begins("://", |before| {
        before.ends_with("http") || before.ends_with("https")
    });
    let without = begins("www.", |before| {
        !before.ends_with("://") && !before.ends_with(char::is_alphanumeric)
    });
    i64::try_from(with_scheme + without).unwrap_or(i64::MAX)
}

/// The host of a web address, in lower case.
pub fn host(website: &str) -> Option<String> {
    let (_, rest) = website.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let (_, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    Some(host.trim_end_matches('.').to_lowercase())
}

/// Whether a text is a path from the root of a site: `/2014/05/title/`.
pub fn is_path(text: &str) -> bool {
    text.starts_with('/') && text.len() > 1 && !text.contains(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_counted_with_and_without_markup() {
        let cases = [
            ("no link, and a colon: http", 0),
            ("http://a.example HTTPS://b.example", 2),
            ("[x](https://www.example.org) www.example.com", 2),
            ("<a href='http://x'>awww.no</a>", 1),
            ("ftp://x is a link of another kind", 0),
        ];
        for (text, count) in cases {
            assert_eq!(links(text), count, "{text}");
        }
    }

    #[test]
    fn the_host_is_the_one_a_browser_would_connect_to() {
        let cases = [
            ("https://Example.org/x", "example.org"),
            ("http://user@evil.example:80?x", "evil.example"),
            ("http://evil.example\\@good.example", "evil.example"),
            ("http://example.org.", "example.org"),
        ];
        for (website, expected) in cases {
            assert_eq!(host(website).as_deref(), Some(expected));
        }
    }
}
