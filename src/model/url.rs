//! URLs: percent-encoding and the address of a post.

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

/// Whether a byte stands for itself in every part of a URL.
/// <https://www.rfc-editor.org/rfc/rfc3986#section-2.3>
pub fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)
}

/// The text as one segment of a path, or as a value in a query.
pub fn segment(text: &str) -> String {
    percent_encode(text.as_bytes(), is_unreserved)
}

/// The path of a post, below the address of the blog.
pub fn post_path(slug: &str) -> String {
    format!("/{}/", segment(slug))
}

/// The address of a post of the blog at `base`; without a base, the path alone.
pub fn post_url(base: &str, slug: &str) -> String {
    format!("{}{}", base.trim_end_matches('/'), post_path(slug))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_encoded() {
        assert_eq!(post_url("https://a.b/c/", "d-e_1"), "https://a.b/c/d-e_1/");
        assert_eq!(post_path("é /?"), "/%C3%A9%20%2F%3F/");
    }
}
