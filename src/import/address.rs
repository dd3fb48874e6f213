//! Addresses of posts at their source.

use crate::model::url;

/// The endings of pages that a program makes from the query.
const PROGRAMS: [&str; 7] = [".php", ".asp", ".aspx", ".cgi", ".cfm", ".jsp", ".pl"];

/// The parameters that say how a reader found a page.
const TRACKING: [&str; 6] = ["utm_", "source=rss", "fbclid=", "gclid=", "mc_cid=", "ref="];

/// The address of a page from its URL: the path, with the query if that says which page it
/// is (`/?p=12`); `None` for a front page and for what is not a URL.
pub(super) fn address(link: &str) -> Option<String> {
    let link = link.trim();
    let is_url = link.contains("://") || link.starts_with('/');
    if !is_url || link.contains(char::is_control) {
        return None;
    }
    let link = match link.strip_prefix("//") {
        Some(rest) => format!("http://{rest}"),
        None => link.to_owned(),
    };
    let path = url::path(&link);
    let kept: Vec<&str> = url::query(&link)
        .into_iter()
        .flat_map(|query| query.split('&'))
        .filter(|part| part.contains('=') && !TRACKING.iter().any(|name| part.starts_with(name)))
        .collect();
    let lower = path.to_ascii_lowercase();
    let is_program = path == "/" || PROGRAMS.iter().any(|ending| lower.ends_with(ending));
    match (is_program, kept.as_slice()) {
        (true, [_, ..]) => Some(format!("{path}?{}", kept.join("&"))),
        _ => Some(path).filter(|path| path != "/"),
    }
}

/// The slug in an address: its last segment, without an ending and percent-encoding;
/// `None` if that is a number or the address has a query.
pub(super) fn slug(address: &str) -> Option<String> {
    if address.contains('?') {
        return None;
    }
    let last = address.trim_end_matches('/').rsplit('/').next()?;
    let last = url::percent_decode(last);
    let stem = [".html", ".htm", ".php", ".aspx", ".asp"]
        .iter()
        .find_map(|ending| last.strip_suffix(ending))
        .unwrap_or(&last);
    let is_name = !stem.is_empty() && !stem.bytes().all(|byte| byte.is_ascii_digit());
    is_name.then(|| stem.to_owned())
}

/// Resolves a reference against a URL. A reference that needs no resolving stays as it is.
/// <https://www.rfc-editor.org/rfc/rfc3986#section-5.2>
pub(super) fn resolve(base: &str, reference: &str) -> String {
    let reference = reference.trim();
    let scheme = reference.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    let is_absolute = !scheme.is_empty() && scheme.chars().all(is_scheme);
    let base = base.split(['?', '#']).next().unwrap_or_default();
    let Some((base_scheme, rest)) = base.split_once("://") else {
        return reference.to_owned();
    };
    if is_absolute || reference.is_empty() || reference.starts_with('#') {
        return reference.to_owned();
    }
    if reference.starts_with("//") {
        return format!("{base_scheme}:{reference}");
    }
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if reference.starts_with('/') {
        return format!("{base_scheme}://{host}{reference}");
    }
    if reference.starts_with('?') {
        return format!("{base_scheme}://{host}/{path}{reference}");
    }
    let end = reference.find(['?', '#']).unwrap_or(reference.len());
    let (relative, query) = reference.split_at_checked(end).unwrap_or((reference, ""));
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut segments: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    let mut is_folder = false;
    for segment in relative.split('/') {
        is_folder = matches!(segment, "" | "." | "..");
        match segment {
            "" | "." => {}
            ".." => {
                segments.pop();
            }
            name => segments.push(name),
        }
    }
    let slash = if is_folder && !segments.is_empty() {
        "/"
    } else {
        ""
    };
    format!(
        "{base_scheme}://{host}/{}{slash}{query}",
        segments.join("/")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_path_or_the_query_of_a_page() {
        for (link, expected) in [
            (
                "https://a.example/2014/05/My%20Post.html?utm_source=x#c",
                Some("/2014/05/My%20Post.html"),
            ),
            ("http://a.example/?p=12&utm_medium=rss", Some("/?p=12")),
            ("https://a.example/view.php?id=5", Some("/view.php?id=5")),
            ("//a.example/x/", Some("/x/")),
            ("/x?y=z", Some("/x")),
            ("https://a.example", None),
            ("https://a.example/", None),
            ("tag:a.example,2020:1", None),
        ] {
            assert_eq!(address(link).as_deref(), expected, "{link}");
        }
        for (address, expected) in [
            ("/2014/05/My%20Post.html", Some("My Post")),
            ("/post/123/a-title/", Some("a-title")),
            ("/post/123", None),
            ("/?p=12", None),
        ] {
            assert_eq!(slug(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn references_are_resolved() {
        let base = "https://a.example/b/c?d";
        for (reference, expected) in [
            ("e.png", "https://a.example/b/e.png"),
            ("../e/./f/../g.png?h", "https://a.example/e/g.png?h"),
            ("/e", "https://a.example/e"),
            ("//x.example/e", "https://x.example/e"),
            ("?e", "https://a.example/b/c?e"),
            ("./", "https://a.example/b/"),
            ("../../..", "https://a.example/"),
            ("#e", "#e"),
            ("mailto:x@a.example", "mailto:x@a.example"),
            ("http://x.example/e", "http://x.example/e"),
        ] {
            assert_eq!(resolve(base, reference), expected, "{reference}");
        }
        assert_eq!(resolve("", "e.png"), "e.png");
    }
}
