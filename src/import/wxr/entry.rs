//! The raw fields of an item.

use std::io::BufRead;

use super::date::Dates;
use super::meta::Fields;
use super::{Site, first};
use crate::import::What;
use crate::import::xml::{Damage, Role, Xml};

/// The warning about a duplicate id.
pub(super) const TAKEN: &str = "an id that another has, too";

/// The raw fields of an item.
#[derive(Default)]
pub(super) struct Entry {
    pub line: u64,
    pub id: Option<String>,
    pub title: Option<String>,
    pub link: Option<String>,
    pub guid: Option<String>,
    pub author: Option<String>,
    pub body: Option<String>,
    pub excerpt: Option<String>,
    pub slug: Option<String>,
    pub kind: Option<String>,
    pub status: Option<String>,
    pub password: Option<String>,
    pub comments: Option<String>,
    pub is_sticky: Option<String>,
    pub date: Dates,
    pub modified: Dates,
    pub tags: Vec<String>,
    pub language: Option<String>,
    pub fields: Fields,
    /// The name in messages, once it is known.
    pub name: String,
    /// What to report about the item.
    pub noticed: Vec<What>,
}

impl Entry {
    /// Reads the current element.
    pub(super) fn field<R: BufRead>(
        &mut self,
        xml: &mut Xml<R>,
        site: &mut Site,
    ) -> Result<(), Damage> {
        match xml.name() {
            (Role::Plain, "title") => first(xml, &mut self.title),
            (Role::Plain, "link") => first(xml, &mut self.link),
            (Role::Plain, "guid") => first(xml, &mut self.guid),
            (Role::Plain, "pubDate") => first(xml, &mut self.date.mail),
            (Role::Plain, "category") => self.category(xml),
            (Role::DublinCore, "creator") => first(xml, &mut self.author),
            (Role::Content, "encoded") => first(xml, &mut self.body),
            (Role::Excerpt, "encoded") => first(xml, &mut self.excerpt),
            (Role::WordPress, name) => match name {
                "author" => first(xml, &mut self.author),
                "post_id" => first(xml, &mut self.id),
                "post_name" => first(xml, &mut self.slug),
                "post_type" => first(xml, &mut self.kind),
                "status" => first(xml, &mut self.status),
                "post_password" => first(xml, &mut self.password),
                "comment_status" => first(xml, &mut self.comments),
                "post_date_gmt" => first(xml, &mut self.date.universal),
                "post_date" => first(xml, &mut self.date.local),
                "post_modified_gmt" => first(xml, &mut self.modified.universal),
                "post_modified" => first(xml, &mut self.modified.local),
                "is_sticky" => first(xml, &mut self.is_sticky),
                "postmeta" => self.fields.read(xml, site, &mut self.noticed),
                _ => xml.skip(),
            },
            _ => xml.skip(),
        }
    }

    /// Reads a term.
    fn category<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), Damage> {
        let domain = xml.attribute("domain")?;
        match domain.as_deref().unwrap_or("category") {
            "category" | "tag" | "post_tag" => self.tags.push(xml.text()?),
            // The plugins for several languages.
            "language" => {
                self.language = xml.attribute("nicename")?;
                xml.skip()?;
            }
            domain => {
                let value = format!("`{domain}`: {}", xml.text()?.trim());
                let what = "a term of another taxonomy was left out";
                self.noticed.push(What::Notice(what, value));
            }
        }
        Ok(())
    }
}
