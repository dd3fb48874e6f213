//! References: the words by which a person names a post, and lists of them.

use std::fmt;
use std::str::FromStr;

use unicode_normalization::UnicodeNormalization;

use super::Post;
use super::id::{BadReference, PostId};
use super::slug::Slug;
use super::url::{self, host, path, percent_decode, query};

/// A reference to a post.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PostRef {
    /// By id: `#7`.
    Id(PostId),
    /// Digits alone: by id, or by slug if no post has this id.
    Number(PostId, Slug),
    /// By slug or former slug; `slug:2024` is never an id.
    Slug(Slug),
    /// By address.
    Address(Address),
}

/// The address of a post: a path or a whole URL.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address(String);

impl PostRef {
    /// The id, whether or not a post has it.
    pub fn id(&self) -> Option<PostId> {
        match self {
            PostRef::Id(id) | PostRef::Number(id, _) => Some(*id),
            PostRef::Slug(_) | PostRef::Address(_) => None,
        }
    }

    /// The slug that the reference has or may have.
    pub fn slug(&self) -> Option<Slug> {
        match self {
            PostRef::Id(_) => None,
            PostRef::Number(_, slug) | PostRef::Slug(slug) => Some(slug.clone()),
            PostRef::Address(address) => address.slug(),
        }
    }

    /// The former slug that led to this post; `None` for another reference.
    pub fn former_slug(&self, post: &Post) -> Option<Slug> {
        self.slug().filter(|slug| {
            self.id() != Some(post.id) && post.old_slugs().any(|old| old == slug.as_str())
        })
    }
}

impl Address {
    /// The address that a text is, whatever its form.
    pub fn of(text: &str) -> Address {
        Address(text.to_owned())
    }

    /// The address as typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host of a whole URL.
    pub fn host(&self) -> Option<String> {
        host(&self.0)
    }

    /// The paths that a post or a redirect may have for this address of the blog at
    /// `base`, the likeliest first: with its query, then without; as typed, percent-decoded
    /// and encoded; with and without the slash at the end, `index.html` and `amp`; and
    /// without the path of `base`. Upper and lower case are left to the comparison.
    pub fn paths(&self, base: &str) -> Vec<String> {
        let base = path(base);
        let base = base.trim_end_matches('/');
        let mut paths = Vec::new();
        let mut add = |path: String| {
            if path.len() > 1 && path.starts_with('/') && !paths.contains(&path) {
                paths.push(path);
            }
        };
        if let Some(query) = query(&self.0) {
            let typed = format!("{}?{query}", path(&self.0));
            add(typed.strip_prefix(base).unwrap_or(&typed).to_owned());
            add(typed);
        }
        let typed = path(&self.0);
        let decoded: String = percent_decode(&typed).nfc().collect();
        let encoded = url::encoded(&decoded);
        for path in [decoded, typed, encoded] {
            let below = path.strip_prefix(base).filter(|_| !base.is_empty());
            for path in [below, Some(&path)].into_iter().flatten() {
                let ends = ["/index.html", "/index.htm", "/index.php", "/amp/", "/amp"];
                let canonical = ends.iter().find_map(|end| path.strip_suffix(end));
                for path in [Some(path), canonical].into_iter().flatten() {
                    let bare = path.trim_end_matches('/');
                    add(path.to_owned());
                    add(bare.to_owned());
                    add(format!("{bare}/"));
                }
            }
        }
        paths
    }

    /// The last part of the path, without `.html`.
    fn slug(&self) -> Option<Slug> {
        let path = percent_decode(&path(&self.0));
        let path = path.strip_suffix("/index.html").unwrap_or(&path);
        let last = path.trim_end_matches('/').rsplit('/').next()?;
        let last = last.strip_suffix(".html").unwrap_or(last);
        (!last.is_empty()).then(|| Slug::unchecked(last))
    }

    /// The slug, if the path has no other part: `/slug/` or `/slug.html`, below the
    /// path of `base`.
    pub fn only_slug(&self, base: &str) -> Option<Slug> {
        let slug = self.slug()?;
        let is_it = |path: &String| {
            let path = path.strip_suffix("/index.html").unwrap_or(path);
            let path = path.trim_matches('/');
            path.strip_suffix(".html").unwrap_or(path) == slug.as_str()
        };
        self.paths(base).iter().any(is_it).then_some(slug)
    }
}

impl FromStr for PostRef {
    type Err = BadReference;

    fn from_str(word: &str) -> Result<Self, BadReference> {
        let word = word.trim_matches(' ');
        if let Some(slug) = word.strip_prefix("slug:") {
            return match slug {
                "" => Err(BadReference::Empty),
                slug => Ok(PostRef::Slug(Slug::unchecked(slug))),
            };
        }
        let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
        match word.strip_prefix('#') {
            Some(number) if is_number(number) => return number.parse().map(PostRef::Id),
            _ => {}
        }
        if word.is_empty() {
            return Err(BadReference::Empty);
        }
        let slug = Slug::unchecked(word);
        Ok(match word.parse() {
            Ok(id) if is_number(word) => PostRef::Number(id, slug),
            _ if word.contains(['/', '.', '?', '#']) => PostRef::Address(Address(word.to_owned())),
            _ => PostRef::Slug(slug),
        })
    }
}

impl fmt::Display for PostRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PostRef::Id(id) => write!(f, "{id}"),
            PostRef::Number(_, word) => f.write_str(word),
            PostRef::Address(address) => f.write_str(address.as_str()),
            // The prefix is needed if the slug alone would be parsed as something else.
            PostRef::Slug(slug) if slug.parse().as_ref() != Ok(self) => write!(f, "slug:{slug}"),
            PostRef::Slug(slug) => f.write_str(slug),
        }
    }
}

/// The items of a list: separated by commas, without the blanks around them; empty ones
/// are dropped.
pub fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',')
        .map(|item| item.trim_matches([' ', '\t', '\r', '\n']))
        .filter(|item| !item.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CommentId;

    fn slug(text: &str) -> PostRef {
        PostRef::Slug(Slug::unchecked(text))
    }

    #[test]
    fn a_word_is_an_id_a_slug_or_an_address() {
        let number = |id: i64, word| PostRef::Number(id.into(), Slug::unchecked(word));
        let address = |word: &str| PostRef::Address(Address(word.to_owned()));
        for (word, reference) in [
            ("12", number(12, "12")),
            ("007", number(7, "007")),
            ("slug:12", slug("12")),
            ("12-things", slug("12-things")),
            ("hello", slug("hello")),
            ("99999999999999999999", slug("99999999999999999999")),
            ("/hello/", address("/hello/")),
            ("hello.html", address("hello.html")),
            ("https://example.org/x", address("https://example.org/x")),
        ] {
            assert_eq!(word.parse(), Ok(reference));
        }
        assert_eq!("#7".parse(), Ok(PostRef::Id(7.into())));
        for word in [
            "12",
            "slug:12",
            "slug:slug:12",
            "12-things",
            "slug:a.b",
            "/a/",
        ] {
            assert_eq!(word.parse::<PostRef>().unwrap().to_string(), word);
        }
        for word in ["", " ", "slug:", "#"] {
            assert_eq!(word.parse::<PostRef>(), Err(BadReference::Empty), "{word}");
        }
    }

    #[test]
    fn a_comment_is_named_by_id_or_by_its_address() {
        for word in [
            "7",
            "#7",
            "/hello/#comment-7",
            "https://a.example/x/#comment-7",
        ] {
            assert_eq!(word.parse(), Ok(CommentId::from(7)), "{word}");
        }
        for word in [
            "x",
            "-1",
            "+1",
            "",
            "#",
            "#x",
            "/hello/",
            "/hello/#comment-",
        ] {
            assert!(word.parse::<CommentId>().is_err(), "{word}");
        }
    }

    #[test]
    fn an_address_has_the_paths_that_may_be_stored_for_it() {
        let of = |word: &str, base: &str| {
            let PostRef::Address(address) = word.parse().unwrap() else {
                panic!("{word}");
            };
            let slug = address.only_slug(base).map(|slug| slug.to_string());
            (address.paths(base), slug)
        };
        let cases = [
            (
                "/2014/05/title/",
                "",
                &["/2014/05/title/", "/2014/05/title"][..],
                None,
            ),
            (
                "https://a.example/x?y#z",
                "",
                &["/x?y", "/x", "/x/"],
                Some("x"),
            ),
            ("/?p=12", "", &["/?p=12"], None),
            ("x.html", "", &["/x.html", "/x.html/"], Some("x")),
            (
                "/x/index.html",
                "",
                &["/x/index.html", "/x/index.html/", "/x", "/x/"],
                Some("x"),
            ),
            (
                "/caf%C3%A9",
                "",
                &["/café", "/café/", "/caf%C3%A9", "/caf%C3%A9/"],
                Some("café"),
            ),
            (
                "https://a.example/blog/x/",
                "https://a.example/blog/",
                &["/x/", "/x", "/blog/x/", "/blog/x"],
                Some("x"),
            ),
            ("https://a.example/", "", &[], None),
        ];
        for (word, base, paths, slug) in cases {
            let (found, only) = of(word, base);
            assert_eq!(found, paths, "{word}");
            assert_eq!(only.as_deref(), slug, "{word}");
        }
    }

    #[test]
    fn a_list_has_no_blanks_and_no_empty_items() {
        assert_eq!(items(" a, b c,,d ,").collect::<Vec<_>>(), ["a", "b c", "d"]);
        assert_eq!(items(" , ").count(), 0);
    }
}
