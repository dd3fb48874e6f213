//! URLs: hosts, links in texts, percent-encoding and the address of a post.

/// The number of links in a text: URLs that begin with `http://`, `https://` or `www.`,
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

/// The host of a URL, in lower case.
pub fn host(website: &str) -> Option<String> {
    let (_, rest) = website.split_once("://")?;
    let authority = rest.split(['/', '?', '#', '\\']).next()?;
    let (_, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    Some(host.trim_end_matches('.').to_lowercase())
}

/// The path of a URL or of the end of one, without the query and the fragment; it begins
/// with `/`.
pub fn path(url: &str) -> String {
    let rest = match url.split_once("://") {
        Some((_, rest)) => rest
            .find(['/', '?', '#'])
            .and_then(|at| rest.get(at..))
            .unwrap_or(""),
        None => url,
    };
    let path = rest.split(['?', '#']).next().unwrap_or_default();
    format!("/{}", path.strip_prefix('/').unwrap_or(path))
}

/// The path of a URL or of the end of one, with the query and without the fragment.
pub fn whole_path(url: &str) -> String {
    match query(url) {
        Some(query) => format!("{}?{query}", path(url)),
        None => path(url),
    }
}

/// The query of a URL or of the end of one, without the `?`.
pub fn query(url: &str) -> Option<&str> {
    let (before, _) = url.split_once('#').unwrap_or((url, ""));
    before.split_once('?').map(|(_, query)| query)
}

/// A path as a URL has it: percent-encoded where it has to be. An escape stays as it is.
pub fn encoded(path: &str) -> String {
    percent_encode(path.as_bytes(), |byte| {
        byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte)
    })
}

/// Whether a host is this domain or a subdomain of it. The host is in lower case.
pub fn is_within(host: &str, domain: &str) -> bool {
    match host.strip_suffix(&domain.to_lowercase()) {
        Some(rest) => rest.is_empty() || rest.ends_with('.'),
        None => false,
    }
}

/// Whether a text is an absolute path: `/2014/05/title/`.
pub fn is_path(text: &str) -> bool {
    text.starts_with('/') && text.len() > 1 && !text.contains(char::is_control)
}

/// Percent-encodes every byte that `is_plain` does not accept.
pub fn percent_encode(bytes: &[u8], is_plain: impl Fn(u8) -> bool) -> String {
    let mut encoded = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if is_plain(byte) {
            encoded.push(byte);
        } else {
            encoded.extend(format!("%{byte:02X}").bytes());
        }
    }
    String::from_utf8_lossy(&encoded).into_owned()
}

/// Decodes `%C3%A9`. An invalid escape stays as it is, and so does the whole text if it
/// would not be UTF-8.
pub fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut parts = text.split('%');
    bytes.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let is_hex = |hex: &&str| hex.bytes().all(|byte| byte.is_ascii_hexdigit());
        let byte = part.get(..2).filter(is_hex);
        match byte.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                bytes.extend(part.bytes().skip(2));
            }
            None => {
                bytes.push(b'%');
                bytes.extend(part.bytes());
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Whether a byte needs no percent-encoding in any part of a URL.
/// <https://www.rfc-editor.org/rfc/rfc3986#section-2.3>
pub fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// The text percent-encoded for a path segment or a query value.
pub fn segment(text: &str) -> String {
    percent_encode(text.as_bytes(), is_unreserved)
}

/// The URL of this path, for a blog at `base`; without a base, only the path.
pub fn below(base: &str, path: &str) -> String {
    format!("{}{}", base.trim_end_matches('/'), encoded(path))
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

    #[test]
    fn the_path_has_no_query_and_no_fragment() {
        for (url, expected) in [
            ("https://a.b/c/d/?e=/f#g", "/c/d/"),
            ("https://a.b", "/"),
            ("https://a.b?c/d", "/"),
            ("c.html#d", "/c.html"),
            ("/c", "/c"),
            ("", "/"),
        ] {
            assert_eq!(path(url), expected, "{url}");
        }
    }

    #[test]
    fn decoding_reverses_encoding() {
        for text in ["/é /?", "100%", "%zz%", "日本"] {
            assert_eq!(percent_decode(&segment(text)), text);
        }
        for text in ["100%", "%zz", "%+1", "%ff", "%C3%", "%é"] {
            assert_eq!(percent_decode(text), text);
        }
    }

    #[test]
    fn an_address_is_encoded() {
        assert_eq!(below("https://a.b/c/", "/d-e_1/"), "https://a.b/c/d-e_1/");
        assert_eq!(below("", "/é <%41>/"), "/%C3%A9%20%3C%41%3E/");
    }
}
