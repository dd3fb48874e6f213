//! How much each text may hold: the one table of limits, and what is said when
//! a text does not keep to its rule.

use thiserror::Error;

/// A rule for one field: its name and the most characters it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// The name of the field, as the user knows it.
    pub field: &'static str,
    /// The most characters (Unicode scalar values) it may have.
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

/// A path of a post: its own address, or a former one.
pub const PATH: Limit = limit("path", 2_000);
/// The name of a media file.
pub const MEDIA_NAME: Limit = limit("name", 200);

/// The name of a cursor.
pub const CURSOR: Limit = limit("cursor", 100);
/// The name of a rule.
pub const RULE_NAME: Limit = limit("name", 100);
/// An author, an address or a domain that a rule is about.
pub const RULE_TEXT: Limit = limit("rule", 255);
/// All the words of a rule.
pub const RULE_WORDS: Limit = limit("list of words", 1_000_000);
/// The regular expression of a rule.
pub const RULE_PATTERN: Limit = limit("regular expression", 1_000);
/// What is searched for.
pub const SEARCH: Limit = limit("search", 1_000);

/// The most words of a search, those that must not be there included.
pub const SEARCH_WORDS: usize = 128;
/// The most tags one post may carry.
pub const TAGS_PER_POST: usize = 100;
/// The most memory that a regular expression may take, in bytes.
pub const PATTERN_BYTES: usize = 10 * 1024 * 1024;
/// The same for one that is tried on texts from anybody.
pub const RULE_PATTERN_BYTES: usize = 256 * 1024;
/// The most bytes read from a file or a stream that holds one text.
pub const FILE_BYTES: u64 = 64 * 1024 * 1024;
/// The most bytes of standard input that are imported: they are copied to a file first.
pub const IMPORT_STDIN_BYTES: u64 = 1024 * 1024 * 1024;
/// How deep folders that are read may lie in each other.
pub const FOLDER_DEPTH: usize = 64;
/// The most levels that an imported JSON document may be nested.
pub const JSON_DEPTH: usize = 128;
/// The most bytes of a JSON document that are about how its records belong together,
/// such as which post has which tag: they are in memory as long as it is read.
pub const JSON_RELATIONS_BYTES: u64 = 128 * 1024 * 1024;
/// The most bytes of a post's text that has to be built from nodes.
pub const NODES_BYTES: usize = 4 * 1024 * 1024;
/// The most bytes of one text or tag in XML: a body of the most characters.
pub const XML_TEXT_BYTES: u64 = 4 * POST_BODY.most as u64;
/// How deep elements of XML may be nested.
pub const XML_DEPTH: usize = 64;
/// The most prefixes that may be declared at once in XML.
pub const XML_PREFIXES: usize = 256;
/// The most that is told of what was wrong in one unit of XML.
pub const XML_FAULTS: usize = 1_000;
/// The bytes of comments that are kept until their post is read to its end.
pub const THREAD_BYTES: usize = 1024 * 1024;
/// The most attachments, or names of authors, that are known at once.
pub const KNOWN_NAMES: usize = 100_000;

/// A value that breaks a rule, named so that its writer can mend it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Invalid {
    /// A required text has nothing but white space.
    #[error("{0} is empty")]
    Empty(&'static str),
    /// A text is over its limit.
    #[error("{field} is {length} characters long, over its limit of {limit}")]
    TooLong {
        /// The name of the field.
        field: &'static str,
        /// Its limit, in characters.
        limit: usize,
        /// What it has, in characters.
        length: usize,
    },
    /// A text has a NUL character, which no text of ours may have.
    #[error("{field} has a NUL character at byte {offset}")]
    Nul {
        /// The name of the field.
        field: &'static str,
        /// Where, in bytes from the start.
        offset: usize,
    },
    /// A website is no http or https address.
    #[error("website `{0}` is not an http:// or https:// address")]
    Website(String),
    /// An email address has no `@` in the middle, or white space.
    #[error("email `{0}` is not an email address")]
    Email(String),
    /// A slug has characters that an address should not have.
    #[error("slug `{slug}` is not usable in an address")]
    Slug {
        /// The slug as it was given.
        slug: String,
        /// The nearest usable one.
        usable: String,
    },
    /// The name of a cursor has characters that a slug could not have.
    #[error("`{name}` is not usable as the name of a cursor")]
    Cursor {
        /// The name as it was given.
        name: String,
        /// The nearest usable one.
        usable: String,
    },
    /// A tag has a comma, which separates tags.
    #[error("tag `{0}` has a comma in it")]
    TagComma(String),
    /// A post has more tags than it may carry.
    #[error("{0} tags are over the limit of {TAGS_PER_POST} for one post")]
    TooManyTags(usize),
    /// A setting is not what it may be.
    #[error("{name} is `{value}`, but may be {expected}")]
    Setting {
        /// The name of the setting.
        name: &'static str,
        /// The value as it was given.
        value: String,
        /// What it may be, in words.
        expected: String,
    },
    /// The website of a rule is no domain.
    #[error("`{0}` is not a domain")]
    Domain(String),
    /// A line of a list of words has no word in it.
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
    /// Accepts a text within its limit; it may be empty.
    pub fn check(&self, text: &str) -> Result<(), Invalid> {
        if let Some(offset) = text.find('\0') {
            return Err(Invalid::Nul {
                field: self.field,
                offset,
            });
        }
        // A text of few bytes cannot have too many characters.
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

    /// Accepts a text within its limit that says something.
    pub fn check_required(&self, text: &str) -> Result<(), Invalid> {
        if text.trim().is_empty() {
            return Err(Invalid::Empty(self.field));
        }
        self.check(text)
    }

    /// Accepts no text, or one that says something.
    pub fn check_optional(&self, text: Option<&str>) -> Result<(), Invalid> {
        text.map_or(Ok(()), |text| self.check_required(text))
    }
}

/// Accepts an address that a comment's author may be linked to.
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

/// Accepts what looks like an email address; only sending to it could prove it.
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
