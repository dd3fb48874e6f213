//! The limits of all values, and the errors for values that exceed them.

use thiserror::Error;

/// The name of a field and its maximum length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The name of the field in messages.
    pub field: &'static str,
    /// The maximum length in characters (Unicode scalar values).
    pub most: usize,
}

const fn limit(field: &'static str, most: usize) -> Limit {
    Limit { field, most }
}

/// The title of a post.
pub const TITLE: Limit = limit("title", 255);
/// The author of a post.
pub const POST_AUTHOR: Limit = limit("author", 255);
/// The slug of a post.
pub const SLUG: Limit = limit("slug", 200);
/// The summary of a post.
pub const SUMMARY: Limit = limit("summary", 5_000);
/// The body of a post.
pub const POST_BODY: Limit = limit("body", 10_000_000);
/// The author of a comment.
pub const COMMENT_AUTHOR: Limit = limit("author", 128);
/// The email address of a comment's author (RFC 5321, 4.5.3.1.3).
pub const EMAIL: Limit = limit("email", 254);
/// The website of a comment's author.
pub const WEBSITE: Limit = limit("website", 255);
/// The body of a comment.
pub const COMMENT_BODY: Limit = limit("body", 65_536);
/// The name of a tag.
pub const TAG: Limit = limit("tag", 100);
/// The value of a setting.
pub const SETTING: Limit = limit("setting", 1_000);

/// A path of a post: the current one, or a former one.
pub const PATH: Limit = limit("path", 2_000);
/// The language of a post.
pub const LANGUAGE: Limit = limit("language", 35);
/// The media name or URL of the lead image of a post.
pub const IMAGE: Limit = limit("image", 2_000);
/// The name of a media file.
pub const MEDIA_NAME: Limit = limit("name", 200);

/// The name of a cursor.
pub const CURSOR: Limit = limit("cursor", 100);
/// The name of a rule.
pub const RULE_NAME: Limit = limit("name", 100);
/// An author, an email address or a domain in a rule.
pub const RULE_TEXT: Limit = limit("rule", 255);
/// The word list of a rule, in one text.
pub const RULE_WORDS: Limit = limit("list of words", 1_000_000);
/// The regular expression of a rule.
pub const RULE_PATTERN: Limit = limit("regular expression", 1_000);
/// A search query.
pub const SEARCH: Limit = limit("search", 1_000);

/// The maximum number of words in a search, excluded words included.
pub const SEARCH_WORDS: usize = 128;
/// The maximum number of tags of a post.
pub const TAGS_PER_POST: usize = 100;
/// The maximum memory of a compiled regular expression, in bytes.
pub const PATTERN_BYTES: usize = 10 * 1024 * 1024;
/// The same for the regular expression of a rule, which matches untrusted text.
pub const RULE_PATTERN_BYTES: usize = 256 * 1024;
/// The maximum size of a file or stream that contains one text, in bytes.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// The maximum size of an import from standard input, in bytes; it is copied to a file
/// first.
pub const IMPORT_STDIN_BYTES: u64 = 1024 * 1024 * 1024;
/// The maximum number of files in an export of many files.
pub const ARCHIVE_FILES: usize = 100_000;
/// The maximum size of all files that are unpacked from an archive, in bytes.
pub const ARCHIVE_BYTES: u64 = 2 * 1024 * 1024 * 1024;
/// The maximum size of the list of files in an archive, in bytes.
pub const ARCHIVE_DIRECTORY_BYTES: u64 = 32 * 1024 * 1024;
/// The maximum number of tags, or of attachments, that are read of one record.
pub const NAMES_PER_RECORD: usize = 1_000;
/// The maximum ratio of the size of a file in an archive to its packed size.
pub const ARCHIVE_RATIO: u64 = 200;
/// The maximum nesting depth of folders that are read.
pub const FOLDER_DEPTH: usize = 64;
/// The maximum nesting depth of elements in imported HTML; deeper ones are left out, their
/// content is not.
pub const HTML_DEPTH: usize = 100;
/// The maximum number of tags and lines of a text in HTML that becomes Markdown; a text with
/// more stays HTML. They are in memory, about 500 bytes each.
pub const HTML_NODES: usize = 200_000;
/// The maximum number of attributes of an element in imported HTML.
pub const HTML_ATTRIBUTES: usize = 1_000;
/// The maximum nesting depth of an imported JSON document.
pub const JSON_DEPTH: usize = 128;
/// The maximum size of the relations between records in a JSON document, in bytes, such as
/// the tags of posts. They are in memory while the document is read.
pub const JSON_RELATIONS_BYTES: u64 = 128 * 1024 * 1024;
/// The maximum size of a Lexical or Mobiledoc document, in bytes; its Markdown may have 8
/// times as many.
pub const NODES_BYTES: usize = 4 * 1024 * 1024;
/// The maximum size of a text or tag in XML, in bytes: a body of the maximum length.
pub const XML_TEXT_BYTES: u64 = 4 * POST_BODY.most as u64;
/// The maximum nesting depth of XML elements.
pub const XML_DEPTH: usize = 64;
/// The maximum number of XML namespace prefixes in scope.
pub const XML_PREFIXES: usize = 256;
/// The maximum number of warnings kept for one unit of XML.
pub const XML_FAULTS: usize = 1_000;
/// The maximum size of the comments buffered until the end of their post, in bytes.
pub const THREAD_BYTES: usize = 1024 * 1024;
/// The maximum number of attachments, or of authors' names, in memory.
pub const KNOWN_NAMES: usize = 100_000;

/// A value that breaks a limit or rule. The message names the field.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Invalid {
    /// A required text is empty or white space.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A text is over its limit.
    #[error("{field} is {length} characters long, over its limit of {limit}")]
    TooLong {
        /// The name of the field.
        field: &'static str,
        /// Its limit, in characters.
        limit: usize,
        /// The length of the text, in characters.
        length: usize,
    },
    /// A text contains a NUL character.
    #[error("{field} has a NUL character at byte {offset}")]
    Nul {
        /// The name of the field.
        field: &'static str,
        /// The offset, in bytes.
        offset: usize,
    },
    /// A website is not an http or https URL.
    #[error("website `{0}` is not an http:// or https:// address")]
    Website(String),
    /// An email address has no text before or after the `@`, or contains white space.
    #[error("email `{0}` is not an email address")]
    Email(String),
    /// A slug contains characters that are not allowed in one.
    #[error("slug `{slug}` is not usable in an address")]
    Slug {
        /// The given slug.
        slug: String,
        /// The closest valid slug.
        usable: String,
    },
    /// An address of a post is not a path from the root.
    #[error("path `{0}` is not an address such as /about/")]
    Path(String),
    /// The name of a cursor contains characters that are not allowed in a slug.
    #[error("`{name}` is not usable as the name of a cursor")]
    Cursor {
        /// The given name.
        name: String,
        /// The closest valid name.
        usable: String,
    },
    /// A tag contains a comma, which separates tags.
    #[error("tag `{0}` has a comma in it")]
    TagComma(String),
    /// A post has more than [`TAGS_PER_POST`] tags.
    #[error("{0} tags are over the limit of {TAGS_PER_POST} for one post")]
    TooManyTags(usize),
    /// The value of a setting is not valid.
    #[error("{name} cannot be `{value}`: use {expected}")]
    Setting {
        /// The name of the setting.
        name: &'static str,
        /// The given value.
        value: String,
        /// The valid values, in words.
        expected: String,
    },
    /// The website of a rule is not a domain.
    #[error("`{0}` is not a domain")]
    Domain(String),
    /// A line of a word list contains no word.
    #[error("there is no word in `{0}`")]
    NoWord(String),
    /// A number of a rule is less than 1.
    #[error("{0} is not a number from 1")]
    NotPositive(&'static str),
    /// A rule would match every comment.
    #[error("the rule does not say what a comment must be like")]
    NoCriteria,
    /// A time cannot be read.
    #[error(transparent)]
    Time(#[from] super::time::BadTime),
}

impl Limit {
    /// Accepts a text within the limit, or an empty one.
    pub fn check(&self, text: &str) -> Result<(), Invalid> {
        if let Some(offset) = text.find('\0') {
            return Err(Invalid::Nul {
                field: self.field,
                offset,
            });
        }
        // The number of characters is never greater than the number of bytes.
        if text.len() > self.most {
            let length = text.chars().count();
            if length > self.most {
                return Err(Invalid::TooLong {
                    field: self.field,
                    limit: self.most,
                    length,
                });
            }
        }
        Ok(())
    }

    /// Accepts a text within the limit that is not empty or white space.
    pub fn check_required(&self, text: &str) -> Result<(), Invalid> {
        if text.trim().is_empty() {
            return Err(Invalid::Empty(self.field));
        }
        self.check(text)
    }

    /// Accepts `None`, or a text that [`Limit::check_required`] accepts.
    pub fn check_optional(&self, text: Option<&str>) -> Result<(), Invalid> {
        text.map_or(Ok(()), |text| self.check_required(text))
    }
}

/// Accepts an http or https URL with a host.
pub fn check_website(website: &str) -> Result<(), Invalid> {
    WEBSITE.check_required(website)?;
    let lower = website.to_ascii_lowercase();
    let host = lower
        .strip_prefix("http://")
        .or_else(|| lower.strip_prefix("https://"));
    let usable = host.is_some_and(|host| {
        !host.is_empty() && !host.starts_with('/') && !host.contains(char::is_whitespace)
    });
    if usable {
        Ok(())
    } else {
        Err(Invalid::Website(website.to_owned()))
    }
}

/// Accepts a text before and after an `@`, without white space.
pub fn check_email(email: &str) -> Result<(), Invalid> {
    EMAIL.check_required(email)?;
    let usable = email
        .split_once('@')
        .is_some_and(|(name, domain)| !name.is_empty() && !domain.is_empty())
        && !email.contains(char::is_whitespace);
    if usable {
        Ok(())
    } else {
        Err(Invalid::Email(email.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_counts_characters_not_bytes() {
        assert_eq!(COMMENT_AUTHOR.check(&"é".repeat(128)), Ok(()));
        assert_eq!(
            COMMENT_AUTHOR.check(&"é".repeat(129)),
            Err(Invalid::TooLong {
                field: "author",
                limit: 128,
                length: 129
            })
        );
    }

    #[test]
    fn websites_are_http_or_https() {
        for good in [
            "http://a",
            "https://example.org/x?y#z",
            "HTTP://EXAMPLE.ORG",
        ] {
            assert_eq!(check_website(good), Ok(()), "{good}");
        }
        for bad in [
            "ftp://a",
            "example.org",
            "http://",
            "http:///x",
            "javascript:1",
            "http://a b",
        ] {
            assert!(check_website(bad).is_err(), "{bad}");
        }
    }
}
