//! The source of candidates for each argument, chosen by the name of its value.

use std::ffi::OsStr;
use std::sync::Arc;

use clap::Arg;
use clap_complete::engine::{CompletionCandidate, ValueCompleter};

use super::fields::fields;
use super::request::Request;
use crate::model::media_type;
use crate::model::setting::{Kind, SETTINGS};
use crate::model::time::zone_names;
use crate::model::{PostRef, Setting, Slug, cut};
use crate::output::safe;
use crate::store::Sought;

/// A source of candidates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Source {
    /// Columns of the blog, in this order.
    Blog(&'static [Sought]),
    Fields(String),
    Settings,
    /// The values of the setting before it.
    SettingValue,
    Zones,
    Topics,
    MediaTypes,
}

impl Source {
    /// The source for an argument of a command such as `post list`. None if any value is
    /// possible, or the value parser lists all.
    pub(super) fn of(command: &str, arg: &Arg) -> Option<Source> {
        use Sought::{
            Comment, CommentAuthor, Cursor, Media, Operation, OperationKind, PostAuthor, Rule,
            Slug, Spam, Tag,
        };
        let name = arg.get_value_names()?.first()?.as_str();
        let noun = command.split(' ').next().unwrap_or_default();
        Some(match (noun, name) {
            (_, "REF" | "POST") => Source::Blog(&[Slug]),
            (_, "TAG" | "TAGS" | "INTO") => Source::Blog(&[Tag]),
            ("comment" | "rule", "AUTHOR") => Source::Blog(&[CommentAuthor]),
            ("search", "AUTHOR") => Source::Blog(&[PostAuthor, CommentAuthor]),
            (_, "AUTHOR") => Source::Blog(&[PostAuthor]),
            ("comment", "ID") if command == "comment unspam" => Source::Blog(&[Spam]),
            ("comment", "ID") => Source::Blog(&[Comment]),
            ("rule", "ID") | (_, "RULE") => Source::Blog(&[Rule]),
            ("undo" | "log", "OPERATION") => Source::Blog(&[Operation]),
            ("log", "COMMAND") => Source::Blog(&[OperationKind]),
            ("changes", "NAME") => Source::Blog(&[Cursor]),
            ("import" | "apply", "NAME") => Source::Blog(&[Sought::Source]),
            (_, "MEDIA") => Source::Blog(&[Media]),
            ("media", "TYPE") => Source::MediaTypes,
            ("config", "NAME") => Source::Settings,
            ("config", "VALUE") => Source::SettingValue,
            ("init", "ZONE") => Source::Zones,
            ("help", "TOPIC") => Source::Topics,
            (_, "NAMES") => Source::Fields(command.to_owned()),
            _ => return None,
        })
    }
}

/// Completes the value of one argument.
pub(super) struct Completer {
    pub source: Source,
    pub request: Arc<Request>,
}

impl ValueCompleter for Completer {
    fn complete(&self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let Some(typed) = typed.to_str() else {
            return Vec::new();
        };
        let named = |(name, about): (&str, &str)| candidate(name, Some(about));
        let setting = |setting: &Setting| candidate(setting.name, Some(setting.about));
        let found: Vec<CompletionCandidate> = match &self.source {
            Source::Blog(places) => return self.in_blog(places, typed),
            Source::Fields(command) => fields(self.request.tree, command)
                .into_iter()
                .map(named)
                .collect(),
            Source::Settings => SETTINGS.iter().map(setting).collect(),
            Source::SettingValue => self.setting_values(),
            Source::Zones => zones(),
            Source::MediaTypes => media_type::all()
                .map(|kind| candidate(kind, None))
                .collect(),
            Source::Topics => {
                let topics = self.request.topics();
                let topics = topics
                    .iter()
                    .map(|(name, about)| candidate(name, Some(about)));
                topics.collect()
            }
        };
        let given = self.request.given();
        found
            .into_iter()
            .filter(|found| {
                let value = found.get_value().to_str().unwrap_or_default();
                value.starts_with(typed) && !given.contains(&value)
            })
            .collect()
    }
}

impl Completer {
    fn in_blog(&self, places: &[Sought], typed: &str) -> Vec<CompletionCandidate> {
        let given = self.request.given();
        let Some(blog) = self.request.blog() else {
            return Vec::new();
        };
        let mut candidates = Vec::new();
        for place in places {
            let prefix = match place {
                Sought::Slug => typed.strip_prefix("slug:").unwrap_or(typed),
                _ => typed,
            };
            for found in blog.candidates(*place, prefix).unwrap_or_default() {
                let value = match place {
                    Sought::Slug if prefix != typed => format!("slug:{}", found.value),
                    Sought::Slug => PostRef::Slug(Slug::unchecked(found.value)).to_string(),
                    _ => found.value,
                };
                if !given.contains(&value.as_str()) {
                    candidates.push(candidate(&value, found.about.as_deref()));
                }
            }
        }
        candidates
    }

    fn setting_values(&self) -> Vec<CompletionCandidate> {
        let name = self.request.before.last();
        match name.and_then(|name| Setting::named(name).ok()) {
            Some(setting) => match setting.kind {
                Kind::Choice(words) => words.iter().map(|word| candidate(word, None)).collect(),
                Kind::Zone => zones(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        }
    }
}

fn zones() -> Vec<CompletionCandidate> {
    zone_names()
        .iter()
        .map(|name| candidate(name, None))
        .collect()
}

/// A candidate with a description of at most one line that is safe for a terminal.
fn candidate(value: &str, about: Option<&str>) -> CompletionCandidate {
    let about = about.filter(|about| !about.is_empty());
    let about = about.map(|about| cut(safe::line(about).chars(), LONGEST_HELP).into());
    CompletionCandidate::new(value).help(about)
}

/// Longer descriptions are cut.
const LONGEST_HELP: usize = 60;
