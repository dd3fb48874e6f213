//! The settings of a blog: their names, what each is for, and what it may be.

use thiserror::Error;

use super::limits::{Invalid, Limit, POST_AUTHOR, SETTING, TITLE, check_website};
use super::time::zone_named;

/// Something about a blog that its owner decides.
#[derive(Debug)]
pub struct Setting {
    /// Its name.
    pub name: &'static str,
    /// What it is for, in a line.
    pub about: &'static str,
    /// What counts where it is not set.
    pub default: Option<&'static str>,
    /// What it may be.
    pub kind: Kind,
}

/// What the value of a setting may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A text within this limit.
    Text(Limit),
    /// The name of a time zone.
    Zone,
    /// The address of a site.
    Address,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A whole number from the first to the second.
    Number(i64, i64),
}

/// A name that no setting has.
#[derive(Debug, Error)]
#[error("there is no setting `{0}`")]
pub struct UnknownSetting(pub String);

/// The title of the blog.
pub const BLOG_TITLE: &str = "title";
/// The address at which the blog is published.
pub const BASE_URL: &str = "base_url";
/// The author of what is written where none is given.
pub const AUTHOR: &str = "author";
/// The zone of times that are written without one.
pub const TIME_ZONE: &str = "time_zone";
/// Which comments wait for a decision.
pub const MODERATION: &str = "moderation";
/// After how many days a post takes no more comments.
pub const CLOSE_AFTER: &str = "close_comments_after";
/// How many links a comment may have without waiting.
pub const MAX_LINKS: &str = "max_links";
/// How many levels of a thread are set in.
pub const THREAD_DEPTH: &str = "thread_depth";
/// How what is read is written on a terminal.
pub const FORMAT: &str = "format";
/// How many rows of a list a terminal shows at first.
pub const PAGE_LENGTH: &str = "page_length";
/// Whether long output on a terminal goes through a pager.
pub const PAGER: &str = "pager";
/// The editor, if the environment names none.
pub const EDITOR: &str = "editor";

/// The id of the blog: kept with the settings, but not one of them.
pub const BLOG_ID: &str = ".id";

/// Whether this is an id of a blog: 128 bits in hexadecimal.
pub fn is_blog_id(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Editors that a blog may name. It may have come from somebody else, so it cannot
/// name any command.
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

/// Every setting, in the order in which they are listed.
pub const SETTINGS: [Setting; 12] = [
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
];

impl Setting {
    /// The setting with this name.
    pub fn named(name: &str) -> Result<&'static Setting, UnknownSetting> {
        SETTINGS
            .iter()
            .find(|setting| setting.name == name)
            .ok_or_else(|| UnknownSetting(name.to_owned()))
    }

    /// What counts if the file has this value: a program that does not keep to the
    /// rules may have set it.
    pub fn effective<'a>(&self, value: Option<&'a str>) -> Option<&'a str>
    where
        'static: 'a,
    {
        value
            .filter(|value| self.check(value).is_ok())
            .or(self.default)
    }

    /// Accepts a value.
    pub fn check(&self, value: &str) -> Result<(), Invalid> {
        let is_one = match self.kind {
            Kind::Text(limit) => return limit.check_required(value),
            Kind::Zone => {
                SETTING.check_required(value)?;
                return Ok(zone_named(value).map(|_| ())?);
            }
            Kind::Address => check_website(value).is_ok(),
            Kind::Choice(words) => words.contains(&value),
            // In one way of writing, so that what is read is what was set.
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
            expected: self.kind.expected(),
        })
    }
}

/// How many levels of a thread are set in, if [`THREAD_DEPTH`] has this value.
pub fn thread_depth(value: Option<&str>) -> usize {
    let default = Setting::named(THREAD_DEPTH).map(|setting| setting.default);
    let values = [value, default.ok().flatten()];
    let mut numbers = values.into_iter().flatten().map(str::parse);
    numbers.find_map(Result::ok).unwrap_or_default()
}

impl Kind {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Text(_) => "text",
            Kind::Zone => "zone",
            Kind::Address => "address",
            Kind::Choice(_) => "choice",
            Kind::Number(..) => "number",
        }
    }

    /// What it may be, in words.
    pub fn expected(&self) -> String {
        match self {
            Kind::Text(limit) => format!("a text of up to {} characters", limit.most),
            Kind::Zone => "a time zone, such as Europe/Berlin".to_owned(),
            Kind::Address => "an address such as https://blog.example.org".to_owned(),
            Kind::Choice(words) => words.join(", "),
            Kind::Number(least, most) => format!("a number from {least} to {most}"),
        }
    }
}
