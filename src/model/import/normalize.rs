//! Making a record keep to the rules of a blog.

use std::collections::HashSet;

use super::{CommentRecord, PostRecord};
use crate::model::limits::{
    self, COMMENT_AUTHOR, COMMENT_BODY, Invalid, Limit, POST_AUTHOR, POST_BODY, SUMMARY, TAG,
    TAGS_PER_POST, TITLE,
};
use crate::model::{slug, tag};

/// Who has no name.
const NOBODY: &str = "Anonymous";

/// What has no title and no text either.
const UNTITLED: &str = "Untitled";

/// A title that is made from a text has so many words at most.
const TITLE_WORDS: usize = 8;

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
                slug::from_title(&given).to_string()
            };
            self.slug = Some(usable);
        }
        let mut tags: Vec<String> = Vec::new();
        let mut seen = HashSet::new();
        for name in self.tags.drain(..) {
            let usable = usable_tag(&name);
            if usable != name.trim() {
                adjusted.add(Adjustment::TagMade);
            }
            if !usable.is_empty() && seen.insert(tag::fold(&usable)) {
                tags.push(usable);
            }
        }
        if tags.len() > TAGS_PER_POST {
            adjusted.add(Adjustment::TagsLeftOut);
            tags.truncate(TAGS_PER_POST);
        }
        tags.sort_by_cached_key(|name| tag::fold(name));
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
    let cut: String = words.join(" ").chars().take(TAG.most).collect();
    // A cut between two words leaves a space that would make it another tag.
    cut.trim_end().to_owned()
}
