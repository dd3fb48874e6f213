//! Adjusting imported records to the limits of a blog.

use std::collections::HashSet;

use super::{CommentRecord, PostRecord};
use crate::model::limits::{
    self, COMMENT_AUTHOR, COMMENT_BODY, IMAGE, Invalid, LANGUAGE, Limit, POST_AUTHOR, POST_BODY,
    SUMMARY, TAG, TAGS_PER_POST, TITLE,
};
use crate::model::slug::{self, Script};
use crate::model::tag;

/// The author of a comment without a name.
const NOBODY: &str = "Anonymous";

/// The title of a post with neither title nor text.
const UNTITLED: &str = "Untitled";

/// The maximum length of a value in a report, in characters.
const VALUE: usize = 300;

/// The maximum number of words of a title that is made from the text.
const TITLE_WORDS: usize = 8;

/// An adjustment of an imported record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Adjustment {
    /// A title was made from the text.
    TitleMade,
    /// A title was cut.
    TitleCut,
    /// A slug that is not usable in a URL was replaced.
    SlugMade,
    /// A number was appended to a slug that another post has.
    SlugNumbered,
    /// A comment without an author's name got a placeholder.
    NameMade,
    /// A name was cut.
    NameCut,
    /// A summary was cut.
    SummaryCut,
    /// Commas were removed from a tag, or it was cut.
    TagMade,
    /// Tags over the limit of a post were dropped.
    TagsLeftOut,
    /// An invalid email address was dropped.
    EmailLeftOut,
    /// A website that is not an http or https address was dropped.
    WebsiteLeftOut,
    /// NUL characters were removed.
    NulTakenOut,
    /// A reply whose parent is missing became a top-level comment.
    ParentMissing,
    /// An address that leads to another post, or is not a path, was dropped.
    AddressDropped,
    /// A language or an image that breaks a limit was dropped.
    DetailDropped,
}

impl Adjustment {
    /// A description.
    pub fn about(self) -> &'static str {
        match self {
            Adjustment::TitleMade => "a title was made from the text",
            Adjustment::TitleCut => "a title was cut",
            Adjustment::SlugMade => "a slug was made usable",
            Adjustment::SlugNumbered => "a slug that is taken got a number",
            Adjustment::NameMade => "a missing name was filled in",
            Adjustment::NameCut => "a name was cut",
            Adjustment::SummaryCut => "a summary was cut",
            Adjustment::TagMade => "a tag was made usable",
            Adjustment::TagsLeftOut => "tags over the limit were left out",
            Adjustment::EmailLeftOut => "an invalid email address was dropped",
            Adjustment::WebsiteLeftOut => "an invalid website was dropped",
            Adjustment::NulTakenOut => "NUL characters were removed",
            Adjustment::ParentMissing => "a reply to a missing comment starts a thread",
            Adjustment::AddressDropped => "an old address that is taken was dropped",
            Adjustment::DetailDropped => "an invalid language or image was dropped",
        }
    }
}

impl PostRecord {
    /// Adjusts the post to the limits and returns the adjustments made. Slugs are in this
    /// script.
    ///
    /// # Errors
    /// The text is over its limit; cutting it would lose content.
    pub fn adjust(&mut self, script: Script) -> Result<Vec<Adjusted>, Invalid> {
        let mut adjusted = Collected::default();
        adjusted.clean(&mut self.title);
        adjusted.clean(&mut self.body);
        POST_BODY.check(&self.body)?;
        self.title = self.title.trim().to_owned();
        if self.title.is_empty() {
            self.title = title_of(&self.body);
            adjusted.add(Adjustment::TitleMade, &self.title);
        }
        adjusted.cut(&mut self.title, TITLE, Adjustment::TitleCut);
        adjusted.optional(&mut self.author, POST_AUTHOR, Adjustment::NameCut);
        adjusted.optional(&mut self.summary, SUMMARY, Adjustment::SummaryCut);
        if let Some(given) = self.slug.take().filter(|slug| !slug.trim().is_empty()) {
            let usable = slug::kept(&given, script);
            if usable.as_str() != given {
                adjusted.add(Adjustment::SlugMade, &format!("{given} → {usable}"));
            }
            self.slug = Some(usable.to_string());
        }
        for (text, limit) in [(&mut self.language, LANGUAGE), (&mut self.image, IMAGE)] {
            text.take_if(|text| text.trim().is_empty());
            if let Some(long) = text.take_if(|text| limit.check(text).is_err()) {
                adjusted.add(Adjustment::DetailDropped, &long);
            }
        }
        let mut tags: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for name in self.tags.drain(..) {
            let usable = usable_tag(&name);
            if usable != name.trim() {
                adjusted.add(Adjustment::TagMade, &name);
            }
            if !usable.is_empty() && seen.insert(tag::fold(&usable)) {
                tags.push(usable);
            }
        }
        if tags.len() > TAGS_PER_POST {
            let dropped = tags.split_off(TAGS_PER_POST);
            adjusted.add(Adjustment::TagsLeftOut, &dropped.join(", "));
        }
        tags.sort_by_cached_key(|name| tag::fold(name));
        self.tags = tags;
        Ok(adjusted.all)
    }
}

impl CommentRecord {
    /// Adjusts the comment to the limits and returns the adjustments made.
    ///
    /// # Errors
    /// The text is empty, or over its limit; cutting it would lose content.
    pub fn adjust(&mut self) -> Result<Vec<Adjusted>, Invalid> {
        let mut adjusted = Collected::default();
        adjusted.clean(&mut self.body);
        COMMENT_BODY.check_required(&self.body)?;
        adjusted.clean(&mut self.author);
        self.author = self.author.trim().to_owned();
        if self.author.is_empty() {
            self.author = NOBODY.to_owned();
            adjusted.add(Adjustment::NameMade, NOBODY);
        }
        adjusted.cut(&mut self.author, COMMENT_AUTHOR, Adjustment::NameCut);
        let mut keep = |text: &mut Option<String>,
                        check: fn(&str) -> Result<(), Invalid>,
                        left_out: Adjustment| {
            let given = text.take().map(|text| text.trim().to_owned());
            *text = given.filter(|text| !text.is_empty());
            if text.as_deref().is_some_and(|text| check(text).is_err()) {
                adjusted.add(left_out, text.as_deref().unwrap_or_default());
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

/// One adjustment of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adjusted {
    /// What was done.
    pub how: Adjustment,
    /// The value it was done to, cut to a length for a report.
    pub value: String,
}

impl Adjusted {
    /// An adjustment of this value.
    pub fn new(how: Adjustment, value: &str) -> Adjusted {
        let value = value.chars().take(VALUE).collect();
        Adjusted { how, value }
    }
}

/// The adjustments made.
#[derive(Default)]
struct Collected {
    all: Vec<Adjusted>,
}

impl Collected {
    fn add(&mut self, how: Adjustment, value: &str) {
        self.all.push(Adjusted::new(how, value));
    }

    fn clean(&mut self, text: &mut String) {
        if text.contains('\0') {
            text.retain(|c| c != '\0');
            self.add(Adjustment::NulTakenOut, text);
        }
    }

    fn cut(&mut self, text: &mut String, limit: Limit, how: Adjustment) {
        if limit.check(text).is_err() {
            let mut cut: String = text.chars().take(limit.most - 1).collect();
            cut.push('…');
            self.add(how, text);
            *text = cut;
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

/// The first words of a text, without Markdown and HTML markup.
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
    let cut: String = words.join(" ").chars().take(TAG.most).collect();
    // A cut after a word leaves a trailing space, which would make a different tag.
    cut.trim_end().to_owned()
}
