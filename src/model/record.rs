//! Records of other programs in the terms of a blog, and what has to be done to
//! them so that they keep to its rules.

use jiff::Timestamp;

use super::limits::{
    self, COMMENT_AUTHOR, COMMENT_BODY, Invalid, Limit, POST_AUTHOR, POST_BODY, SUMMARY, TAG,
    TAGS_PER_POST, TITLE,
};
use super::{CommentStatus, slug, tag};

/// Who has no name.
const NOBODY: &str = "Anonymous";

/// What has no title and no text either.
const UNTITLED: &str = "Untitled";

/// A title that is made from a text has so many words at most.
const TITLE_WORDS: usize = 8;

/// A post of another program.
#[derive(Debug, Clone, Default)]
pub struct PostRecord {
    /// What names it there; unique among its posts.
    pub key: String,
    /// Its id here, if it can have that.
    pub id: Option<i64>,
    /// Its slug; made from its title if it has none.
    pub slug: Option<String>,
    /// Its title; made from its text if it is empty.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// What it is about.
    pub summary: Option<String>,
    /// Its text, in Markdown, which may have HTML in it.
    pub body: String,
    /// When it appears; never, for a draft.
    pub published_at: Option<Timestamp>,
    /// When it was first stored; when it appeared, if that is not known.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub comments_open: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Other slugs that lead to it.
    pub old_slugs: Vec<String>,
}

/// A comment of another program.
#[derive(Debug, Clone)]
pub struct CommentRecord {
    /// What names it there; unique among its comments.
    pub key: String,
    /// Its id here, if it can have that.
    pub id: Option<i64>,
    /// The post it is on.
    pub on: Thread,
    /// The key of the comment that it answers.
    pub parent: Option<String>,
    /// Who wrote it.
    pub author: String,
    /// How to reach the author.
    pub email: Option<String>,
    /// Where the author is at home.
    pub website: Option<String>,
    /// Its text, in Markdown, which may have HTML in it.
    pub body: String,
    /// What was decided about it.
    pub status: CommentStatus,
    /// Why it has that status, if it is known.
    pub reason: Option<String>,
    /// When it was written.
    pub created_at: Option<Timestamp>,
    /// When it was last changed.
    pub updated_at: Option<Timestamp>,
}

/// The post that a comment of another program is on, by all that is known of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Thread {
    /// The key of the post, if the source has posts.
    pub key: Option<String>,
    /// Its addresses, or paths of them; the last part of one may be its slug.
    pub addresses: Vec<String>,
    /// Its title.
    pub title: Option<String>,
}

/// What was changed in a record so that it keeps to the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Adjustment {
    /// A title was made from the text.
    TitleMade,
    /// A title was cut.
    TitleCut,
    /// A slug that cannot stand in an address was made into one that can.
    SlugMade,
    /// A slug that another post has got a number.
    SlugNumbered,
    /// Somebody without a name got one.
    NameMade,
    /// A name was cut.
    NameCut,
    /// A summary was cut.
    SummaryCut,
    /// A tag was made usable: no comma in it, and no longer than it may be.
    TagMade,
    /// More tags than a post may carry were left out.
    TagsLeftOut,
    /// An address that is none was left out.
    EmailLeftOut,
    /// A website that is no address on the web was left out.
    WebsiteLeftOut,
    /// Characters that no text may have were taken out.
    NulTakenOut,
    /// A reply became the start of a thread: what it answers is not there.
    ParentMissing,
    /// An old slug leads to another post.
    OldSlugLeftOut,
}

impl Adjustment {
    /// It in words.
    pub fn about(self) -> &'static str {
        match self {
            Adjustment::TitleMade => "a title was made from the text",
            Adjustment::TitleCut => "a title was cut",
            Adjustment::SlugMade => "a slug was made usable",
            Adjustment::SlugNumbered => "a slug that is taken got a number",
            Adjustment::NameMade => "somebody without a name got one",
            Adjustment::NameCut => "a name was cut",
            Adjustment::SummaryCut => "a summary was cut",
            Adjustment::TagMade => "a tag was made usable",
            Adjustment::TagsLeftOut => "tags over the limit were left out",
            Adjustment::EmailLeftOut => "an email that is none was left out",
            Adjustment::WebsiteLeftOut => "a website that is none was left out",
            Adjustment::NulTakenOut => "NUL characters were taken out",
            Adjustment::ParentMissing => "a reply to a missing comment starts a thread",
            Adjustment::OldSlugLeftOut => "an old slug that is taken was left out",
        }
    }
}

impl PostRecord {
    /// Makes it keep to the rules, and says what had to be changed for that.
    ///
    /// # Errors
    /// Its text is over the limit: to cut it would lose some.
    pub fn adjust(&mut self) -> Result<Vec<Adjustment>, Invalid> {
        let mut adjusted = Adjusted::default();
        adjusted.clean(&mut self.title);
        adjusted.clean(&mut self.body);
        POST_BODY.check(&self.body)?;
        self.title = self.title.trim().to_owned();
        if self.title.is_empty() {
            adjusted.add(Adjustment::TitleMade);
            self.title = title_of(&self.body);
        }
        adjusted.cut(&mut self.title, TITLE, Adjustment::TitleCut);
        adjusted.optional(&mut self.author, POST_AUTHOR, Adjustment::NameCut);
        adjusted.optional(&mut self.summary, SUMMARY, Adjustment::SummaryCut);
        if let Some(given) = self.slug.take().filter(|slug| !slug.trim().is_empty()) {
            let usable = if slug::check(&given).is_ok() {
                given
            } else {
                adjusted.add(Adjustment::SlugMade);
                slug::from_title(&given)
            };
            self.slug = Some(usable);
        }
        let mut tags: Vec<String> = Vec::new();
        for name in self.tags.drain(..) {
            let usable = usable_tag(&name);
            if usable != name.trim() {
                adjusted.add(Adjustment::TagMade);
            }
            let is_there = |other: &String| tag::fold(other) == tag::fold(&usable);
            if !usable.is_empty() && !tags.iter().any(is_there) {
                tags.push(usable);
            }
        }
        if tags.len() > TAGS_PER_POST {
            adjusted.add(Adjustment::TagsLeftOut);
            tags.truncate(TAGS_PER_POST);
        }
        tags.sort_by_key(|name| tag::fold(name));
        self.tags = tags;
        self.old_slugs.retain(|slug| slug::check(slug).is_ok());
        Ok(adjusted.all)
    }
}

impl CommentRecord {
    /// Makes it keep to the rules, and says what had to be changed for that.
    ///
    /// # Errors
    /// It has no text, or one over the limit: to cut it would lose some.
    pub fn adjust(&mut self) -> Result<Vec<Adjustment>, Invalid> {
        let mut adjusted = Adjusted::default();
        adjusted.clean(&mut self.body);
        COMMENT_BODY.check_required(&self.body)?;
        adjusted.clean(&mut self.author);
        self.author = self.author.trim().to_owned();
        if self.author.is_empty() {
            adjusted.add(Adjustment::NameMade);
            self.author = NOBODY.to_owned();
        }
        adjusted.cut(&mut self.author, COMMENT_AUTHOR, Adjustment::NameCut);
        let mut keep = |text: &mut Option<String>,
                        check: fn(&str) -> Result<(), Invalid>,
                        left_out: Adjustment| {
            let given = text.take().map(|text| text.trim().to_owned());
            *text = given.filter(|text| !text.is_empty());
            if text.as_deref().is_some_and(|text| check(text).is_err()) {
                adjusted.add(left_out);
                *text = None;
            }
        };
        keep(
            &mut self.email,
            limits::check_email,
            Adjustment::EmailLeftOut,
        );
        keep(
            &mut self.website,
            limits::check_website,
            Adjustment::WebsiteLeftOut,
        );
        Ok(adjusted.all)
    }
}

/// What had to be changed, each once.
#[derive(Default)]
struct Adjusted {
    all: Vec<Adjustment>,
}

impl Adjusted {
    fn add(&mut self, adjustment: Adjustment) {
        if !self.all.contains(&adjustment) {
            self.all.push(adjustment);
        }
    }

    fn clean(&mut self, text: &mut String) {
        if text.contains('\0') {
            text.retain(|c| c != '\0');
            self.add(Adjustment::NulTakenOut);
        }
    }

    fn cut(&mut self, text: &mut String, limit: Limit, how: Adjustment) {
        if limit.check(text).is_err() {
            let mut cut: String = text.chars().take(limit.most - 1).collect();
            cut.push('…');
            *text = cut;
            self.add(how);
        }
    }

    fn optional(&mut self, text: &mut Option<String>, limit: Limit, how: Adjustment) {
        if let Some(text) = text {
            self.clean(text);
            *text = text.trim().to_owned();
            self.cut(text, limit, how);
        }
        text.take_if(|text| text.is_empty());
    }
}

/// The first words of a text, without the signs of Markdown and HTML.
fn title_of(body: &str) -> String {
    let mut plain = String::new();
    let mut is_tag = false;
    for c in body.chars().take(2_000) {
        match c {
            '<' => is_tag = true,
            '>' if is_tag => {
                is_tag = false;
                plain.push(' ');
            }
            _ if is_tag => {}
            c if "#*_`[]()!|".contains(c) => plain.push(' '),
            c => plain.push(c),
        }
    }
    let words: Vec<&str> = plain.split_whitespace().take(TITLE_WORDS + 1).collect();
    match words.get(..TITLE_WORDS) {
        Some(first) if words.len() > TITLE_WORDS => format!("{}…", first.join(" ")),
        _ if words.is_empty() => UNTITLED.to_owned(),
        _ => words.join(" "),
    }
}

fn usable_tag(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|c| if c == ',' || c == '\0' { ' ' } else { c })
        .collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    words.join(" ").chars().take(TAG.most).collect()
}

/// A number that stands for what a record says: another if that is another.
/// FNV-1a: <https://datatracker.ietf.org/doc/draft-eastlake-fnv/>
#[derive(Debug, Clone, Copy)]
pub struct Digest(u64);

impl Default for Digest {
    fn default() -> Self {
        Digest(0xcbf2_9ce4_8422_2325)
    }
}

impl Digest {
    /// Adds a field; no text and an empty one are two things.
    pub fn add(&mut self, field: Option<&str>) {
        let bytes = field.unwrap_or_default().bytes();
        let end = if field.is_some() { 0xff } else { 0xfe };
        for byte in bytes.chain([end]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// It as it is stored.
    pub fn number(self) -> i64 {
        i64::from_ne_bytes(self.0.to_ne_bytes())
    }
}

impl PostRecord {
    /// Its digest.
    pub fn digest(&self) -> i64 {
        let mut digest = Digest::default();
        let time = |time: Option<Timestamp>| time.map(|time| time.to_string());
        digest.add(self.slug.as_deref());
        digest.add(Some(&self.title));
        digest.add(self.author.as_deref());
        digest.add(self.summary.as_deref());
        digest.add(Some(&self.body));
        digest.add(time(self.published_at).as_deref());
        digest.add(Some(if self.comments_open { "open" } else { "closed" }));
        self.tags.iter().for_each(|tag| digest.add(Some(tag)));
        if !self.old_slugs.is_empty() {
            digest.add(None);
            self.old_slugs
                .iter()
                .for_each(|slug| digest.add(Some(slug)));
        }
        digest.number()
    }
}

impl CommentRecord {
    /// Its digest.
    pub fn digest(&self) -> i64 {
        let mut digest = Digest::default();
        digest.add(Some(&self.author));
        digest.add(self.email.as_deref());
        digest.add(self.website.as_deref());
        digest.add(Some(&self.body));
        digest.add(Some(self.status.name()));
        digest.number()
    }
}

/// What to do with a record that is here already and has changed at its source.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum OnConflict {
    /// Leave what is here.
    #[default]
    Skip,
    /// Change what is here, unless it was edited here as well.
    Update,
    /// Give up.
    Fail,
}

/// What became of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is new here.
    Created,
    /// It is here, and was changed as it was at its source.
    Updated,
    /// It is here already, as it is at its source.
    Unchanged,
    /// It is here already, but not as it is at its source, and was left.
    Skipped(Skipped),
    /// It cannot be stored.
    Refused(Refused),
}

/// Why a record was left as it is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Skipped {
    /// It has changed at its source.
    ChangedThere,
    /// It has changed at its source, and was edited here as well.
    EditedHere,
    /// It was removed here.
    RemovedHere,
}

impl Skipped {
    /// It in words.
    pub fn about(self) -> &'static str {
        match self {
            Skipped::ChangedThere => "changed at its source; --on-conflict update takes that over",
            Skipped::EditedHere => "changed at its source, but edited here too, so it stays",
            Skipped::RemovedHere => "removed here",
        }
    }
}

/// Why a record cannot be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It breaks a rule.
    Invalid(Invalid),
    /// The post that it is on is not here.
    NoPost(String),
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Refused::Invalid(invalid) => invalid.fmt(f),
            Refused::NoPost(name) => write!(f, "there is no post `{name}`"),
        }
    }
}

impl Thread {
    /// What it is called in a sentence.
    pub fn name(&self) -> &str {
        let address = self.addresses.first();
        let name = address.or(self.title.as_ref()).or(self.key.as_ref());
        name.map_or("", String::as_str)
    }

    /// The slugs that its addresses may end with, the likeliest first.
    pub fn slugs(&self) -> impl Iterator<Item = &str> {
        self.addresses.iter().filter_map(|address| {
            let path = address.split(['?', '#']).next()?;
            let path = path.split_once("://").map_or(path, |(_, path)| path);
            let last = path.trim_end_matches('/').rsplit('/').next()?;
            let last = last
                .strip_suffix(".html")
                .or_else(|| last.strip_suffix(".htm"))
                .or_else(|| last.strip_suffix(".md"))
                .unwrap_or(last);
            Some(last).filter(|last| !last.is_empty())
        })
    }
}
