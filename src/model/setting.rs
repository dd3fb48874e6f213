//! The settings of a blog: names, descriptions, defaults and valid values.

use jiff::tz::TimeZone;
use thiserror::Error;

use super::limits::{Invalid, Limit, POST_AUTHOR, SETTING, TITLE, check_website};
use super::permalink::{DEFAULT_PERMALINK, Permalink};
use super::time::zone_named;

/// A setting of a blog.
#[derive(Debug)]
pub struct Setting {
    /// The name.
    pub name: &'static str,
    /// The description, one line.
    pub about: &'static str,
    /// The value if it is not set.
    pub default: Option<&'static str>,
    /// The type of the value.
    pub kind: Kind,
}

/// The type of a setting's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text within this limit.
    Text(Limit),
    /// The name of a time zone.
    Zone,
    /// An http or https URL.
    Address,
    /// The pattern of addresses.
    Permalink,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An integer in this inclusive range.
    Number(i64, i64),
}

/// A name that is not a setting.
#[derive(Debug, Error)]
#[error("there is no setting `{0}`")]
pub struct UnknownSetting(pub String);

/// The title of the blog.
pub const BLOG_TITLE: &str = "title";
/// The URL at which the blog is published.
pub const BASE_URL: &str = "base_url";
/// The pattern of the addresses of posts.
pub const PERMALINK: &str = "permalink";
/// The script of slugs that the program makes.
pub const SLUGS: &str = "slugs";
/// The default author.
pub const AUTHOR: &str = "author";
/// The time zone of times given without one.
pub const TIME_ZONE: &str = "time_zone";
/// The comments that wait for moderation.
pub const MODERATION: &str = "moderation";
/// The number of days after which a post closes for comments.
pub const CLOSE_AFTER: &str = "close_comments_after";
/// The maximum number of links in a comment that does not wait.
pub const MAX_LINKS: &str = "max_links";
/// The maximum indentation of replies, in levels.
pub const THREAD_DEPTH: &str = "thread_depth";
/// Whether a new post is published or a draft.
pub const NEW_POSTS: &str = "new_posts";
/// The default output format on a terminal.
pub const FORMAT: &str = "format";
/// The default maximum number of rows of a list on a terminal.
pub const PAGE_LENGTH: &str = "page_length";
/// Whether long output on a terminal is piped to a pager.
pub const PAGER: &str = "pager";
/// The editor, if no environment variable names one.
pub const EDITOR: &str = "editor";

/// The maximum size of a media file, in MiB.
pub const MEDIA_LIMIT: &str = "media_limit";

/// The id of the blog, stored with the settings.
pub const BLOG_ID: &str = ".id";

/// Whether this is the id of a blog: 128 bits in hexadecimal.
pub fn is_blog_id(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// The allowed editors. A blog from someone else must not be able to run any command.
const EDITORS: &[&str] = &[
    "vi",
    "vim",
    "nvim",
    "nano",
    "micro",
    "emacs",
    "emacsclient",
    "hx",
    "kak",
    "joe",
    "mg",
    "ne",
    "mcedit",
    "code --wait",
    "codium --wait",
    "subl --wait",
    "zed --wait",
    "gedit --wait",
    "kate --block",
];

/// All settings, in the order of lists.
pub const SETTINGS: [Setting; 16] = [
    Setting {
        name: BLOG_TITLE,
        about: "The title of the blog",
        default: None,
        kind: Kind::Text(TITLE),
    },
    Setting {
        name: BASE_URL,
        about: "The address at which the blog is published",
        default: None,
        kind: Kind::Address,
    },
    Setting {
        name: PERMALINK,
        about: "The pattern of the addresses of posts, of :slug, :id, :year, :month and :day",
        default: Some(DEFAULT_PERMALINK),
        kind: Kind::Permalink,
    },
    Setting {
        name: SLUGS,
        about: "The letters of slugs made from titles and imported: ascii or unicode; not \
                set: unicode for imports, ascii for titles",
        default: None,
        kind: Kind::Choice(&["ascii", "unicode"]),
    },
    Setting {
        name: AUTHOR,
        about: "The author of what is written where none is given",
        default: None,
        kind: Kind::Text(POST_AUTHOR),
    },
    Setting {
        name: TIME_ZONE,
        about: "The zone of times written without one; not set: that of TZ or the machine",
        default: None,
        kind: Kind::Zone,
    },
    Setting {
        name: MODERATION,
        about: "Which comments wait for a decision: none, all, or those of authors \
                who have no approved comment yet (first)",
        default: Some("none"),
        kind: Kind::Choice(&["none", "first", "all"]),
    },
    Setting {
        name: CLOSE_AFTER,
        about: "After how many days a post takes no more comments; not set: never",
        default: None,
        kind: Kind::Number(1, 36_500),
    },
    Setting {
        name: MAX_LINKS,
        about: "How many links a comment may have without waiting; not set: any number",
        default: None,
        kind: Kind::Number(0, 1_000),
    },
    Setting {
        name: THREAD_DEPTH,
        about: "How many levels of replies are set in; deeper ones stay at the last",
        default: Some("8"),
        kind: Kind::Number(0, 100),
    },
    Setting {
        name: NEW_POSTS,
        about: "What `post add` makes without --draft, --publish, --at or a date: \
                published or draft",
        default: Some("published"),
        kind: Kind::Choice(&["published", "draft"]),
    },
    Setting {
        name: FORMAT,
        about: "How lists are written on a terminal, if neither --format nor BLOG_FORMAT says",
        default: Some("table"),
        kind: Kind::Choice(&["table", "tsv", "csv", "json", "jsonl", "yaml", "ids"]),
    },
    Setting {
        name: PAGE_LENGTH,
        about: "How many rows of a list a terminal shows at first",
        default: Some("50"),
        kind: Kind::Number(1, 10_000),
    },
    Setting {
        name: PAGER,
        about: "Whether what is longer than the terminal goes through a pager; never, unless \
                BLOG_PAGER is set",
        default: Some("auto"),
        kind: Kind::Choice(&["auto", "never"]),
    },
    Setting {
        name: EDITOR,
        about: "The editor, if BLOG_EDITOR, VISUAL and EDITOR name none",
        default: Some("vi"),
        kind: Kind::Choice(EDITORS),
    },
    Setting {
        name: MEDIA_LIMIT,
        about: "The maximum size of a media file, in MiB",
        default: Some("64"),
        kind: Kind::Number(1, 900),
    },
];

impl Setting {
    /// The setting with this name.
    pub fn named(name: &str) -> Result<&'static Setting, UnknownSetting> {
        SETTINGS
            .iter()
            .find(|setting| setting.name == name)
            .ok_or_else(|| UnknownSetting(name.to_owned()))
    }

    /// The effective value for a stored value: the default, if another program stored an
    /// invalid one.
    pub fn effective<'a>(&self, value: Option<&'a str>) -> Option<&'a str>
    where
        'static: 'a,
    {
        value
            .filter(|value| self.check(value).is_ok())
            .or(self.default)
    }

    /// Accepts a valid value.
    pub fn check(&self, value: &str) -> Result<(), Invalid> {
        let is_one = match self.kind {
            Kind::Text(limit) => return limit.check_required(value),
            Kind::Zone => {
                SETTING.check_required(value)?;
                return Ok(zone_named(value).map(|_| ())?);
            }
            Kind::Address => check_website(value).is_ok(),
            Kind::Permalink => Permalink::parse(value, TimeZone::UTC).is_some(),
            Kind::Choice(words) => words.contains(&value),
            // Only the canonical form, so that a stored number reads back unchanged.
            Kind::Number(least, most) => value.parse().is_ok_and(|number: i64| {
                (least..=most).contains(&number) && number.to_string() == value
            }),
        };
        if is_one {
            return Ok(());
        }
        Err(Invalid::Setting {
            name: self.name,
            value: value.to_owned(),
            expected: self.kind.usable(),
        })
    }
}

/// The number of indented thread levels for this value of [`THREAD_DEPTH`].
pub fn thread_depth(value: Option<&str>) -> usize {
    let default = Setting::named(THREAD_DEPTH).map(|setting| setting.default);
    let values = [value, default.ok().flatten()];
    let mut numbers = values.into_iter().flatten().map(str::parse);
    numbers.find_map(Result::ok).unwrap_or_default()
}

impl Kind {
    /// The name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text(_) => "text",
            Kind::Zone => "zone",
            Kind::Address => "address",
            Kind::Permalink => "permalink",
            Kind::Choice(_) => "choice",
            Kind::Number(..) => "number",
        }
    }

    /// The valid values as the end of a sentence: `none, first or all`.
    fn usable(&self) -> String {
        let expected = self.expected();
        match self {
            Kind::Choice([others @ .., last]) if !others.is_empty() => {
                format!("{} or {last}", others.join(", "))
            }
            _ => expected,
        }
    }

    /// The valid values, in words.
    pub fn expected(&self) -> String {
        match self {
            Kind::Text(limit) => format!("a text of up to {} characters", limit.most),
            Kind::Zone => "a time zone, such as Europe/Berlin".to_owned(),
            Kind::Address => "an address such as https://blog.example.org".to_owned(),
            Kind::Permalink => "a path with :slug or :id, such as /:year/:month/:slug/".to_owned(),
            Kind::Choice(words) => words.join(", "),
            Kind::Number(least, most) => format!("a number from {least} to {most}"),
        }
    }
}
