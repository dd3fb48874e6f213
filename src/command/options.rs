//! Options that several verbs share. What a struct of options is stands in a
//! plain comment: a doc comment would become the help of the verb.

use std::collections::HashSet;
use std::hash::Hash;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use anyhow::Result;
use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::text;
use super::verb::Private;
use crate::context::Context;
use crate::failure::{Failure, time_hint};
use crate::model::time::{BadTime, Clock};
use crate::model::{
    BadReference, CommentSort, CommentStatus, Filter, HitSort, HitStatus, PostRef, PostSort,
    PostStatus, Query, SearchPart, Selection, TextKind, reference,
};
use crate::output::Output;
use crate::view::{self, Field, Shape};

// What a list or a record shows.
#[derive(Args, Default)]
#[command(next_help_heading = "Output")]
pub struct Columns {
    /// Show these fields only, in this order
    #[arg(long, value_name = "NAMES", value_delimiter = ',')]
    pub fields: Vec<String>,

    /// Leave out the line of field names
    #[arg(long)]
    pub no_header: bool,
}

impl Columns {
    /// The fields that are shown.
    ///
    /// # Errors
    /// There is no field of a name, or a template names them.
    pub fn choose<T>(
        &self,
        fields: &'static [Field<T>],
        output: &Output,
        shape: Shape,
    ) -> Result<Vec<&'static Field<T>>> {
        if !self.fields.is_empty() && output.template_names().is_some() {
            return Err(Failure::usage("a template names the fields itself")
                .hint("leave out --fields, or --template")
                .into());
        }
        Ok(view::choose(fields, &self.fields, output, shape)?)
    }
}

// The text of a post or comment.
#[derive(Args, Default)]
#[group(multiple = false)]
pub struct Body {
    /// The text, in Markdown
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true, add = Private)]
    pub body: Option<String>,

    /// Read the text from a file, or from standard input if it is `-`
    #[arg(short = 'F', long, value_name = "FILE")]
    pub body_file: Option<PathBuf>,
}

// Consent to what destroys.
#[derive(Args)]
pub struct Consent {
    /// Show what would go, and change nothing
    #[arg(short = 'n', long)]
    pub dry_run: bool,

    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
}

// Which things are meant.
#[derive(Args)]
#[command(next_help_heading = "Filter")]
pub struct FilterOptions<S, K>
where
    S: ValueEnum + Clone + Send + Sync + 'static,
    K: ValueEnum + Clone + Send + Sync + 'static,
{
    /// With this status; more than one may be given
    #[arg(long, value_delimiter = ',')]
    status: Vec<S>,

    /// With this tag; with all of them if more are given
    #[arg(long, value_delimiter = ',', value_parser = some_text)]
    tag: Vec<String>,

    /// Without this tag
    #[arg(long, value_name = "TAG", value_delimiter = ',', value_parser = some_text)]
    not_tag: Vec<String>,

    /// By this author; by any of them if more are given
    #[arg(long, value_parser = some_text)]
    author: Vec<String>,

    /// Dated then or later: a date, a time, or how long ago (`90d`, `monday`); see `blog help times`
    #[arg(long, value_name = "TIME")]
    since: Option<String>,

    /// Dated before; a day counts whole
    #[arg(long, value_name = "TIME")]
    until: Option<String>,

    /// Dated longer ago than this (`90d`, `2 weeks`)
    #[arg(long, value_name = "DURATION", conflicts_with = "until")]
    older_than: Option<String>,

    /// With these words in it: see `blog help search`
    #[arg(long, value_name = "WORDS", value_parser = some_text)]
    search: Option<String>,

    /// The order [default: by date, newest first]
    #[arg(long, value_name = "KEY")]
    sort: Option<K>,

    /// The opposite order
    #[arg(long)]
    reverse: bool,

    /// At most so many, or `all`
    #[arg(long, value_name = "N")]
    limit: Option<Limit>,

    /// Leave out so many first
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    offset: u64,
}

/// How many things are meant at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// All there are.
    All,
    /// So many.
    Most(u64),
}

impl FromStr for Limit {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "all" => Ok(Limit::All),
            number => number
                .parse()
                .map(Limit::Most)
                .map_err(|_| "not a number or `all`"),
        }
    }
}

impl Limit {
    /// How many at most, if that was said.
    pub fn most(self) -> Option<u64> {
        match self {
            Limit::Most(limit) => Some(limit),
            Limit::All => None,
        }
    }
}

impl<S, K> FilterOptions<S, K>
where
    S: ValueEnum + Clone + Send + Sync + 'static,
    K: ValueEnum + Clone + Default + Send + Sync + 'static,
{
    /// The query they describe. A search sees what other programs wrote, too.
    pub fn filter(&self, context: &mut Context) -> Result<Filter<S, K>> {
        let search = self.search.as_deref().map(Query::read).transpose()?;
        if search.is_some() {
            context.catch_up()?;
        }
        let mut time = |option: &str, text: &Option<String>, read: ReadTime| {
            let text = text.as_deref();
            text.map(|text| time_option(context, option, text, read))
                .transpose()
        };
        let until = time("until", &self.until, Clock::until)?;
        let older = time("older-than", &self.older_than, Clock::since)?;
        Ok(Filter {
            ids: None,
            statuses: self.status.clone(),
            tags: self.tag.clone(),
            not_tags: self.not_tag.clone(),
            authors: self.author.clone(),
            since: time("since", &self.since, Clock::since)?,
            until: until.or(older),
            search,
            sort: self.sort.clone().unwrap_or_default(),
            reverse: self.reverse,
            limit: self.limit.and_then(Limit::most),
            offset: self.offset,
        })
    }

    /// What is searched for, as it was written.
    pub fn search(&self) -> Option<String> {
        self.search.clone()
    }

    /// Whether an order was asked for.
    pub fn is_sorted(&self) -> bool {
        self.sort.is_some()
    }

    /// Whether a list may be cut to what fits a terminal.
    pub fn may_be_cut(&self) -> bool {
        self.limit.is_none()
    }

    /// Whether they leave nothing out.
    pub fn is_empty(&self) -> bool {
        self.status.is_empty()
            && self.tag.is_empty()
            && self.not_tag.is_empty()
            && self.author.is_empty()
            && self.since.is_none()
            && self.until.is_none()
            && self.older_than.is_none()
            && self.search.is_none()
            && matches!(self.limit, None | Some(Limit::All))
            && self.offset == 0
    }
}

/// A way to read a time.
type ReadTime = fn(&Clock, &str) -> Result<Timestamp, BadTime>;

/// Reads the time that an option says.
pub fn time_option(
    context: &mut Context,
    option: &str,
    text: &str,
    read: ReadTime,
) -> Result<Timestamp> {
    read(&context.clock()?, text).map_err(|bad| {
        let hint = time_hint(&bad);
        Failure::usage(format!("--{option}: {bad}"))
            .hint(hint)
            .into()
    })
}

/// Refuses a filter without a word in it, such as a variable that is not set:
/// it would mean everything.
pub fn some_text(word: &str) -> Result<String, &'static str> {
    if word.trim().is_empty() {
        Err("it is empty")
    } else {
        Ok(word.to_owned())
    }
}

/// Reads what a verb acts on: references (`-` reads more from standard input),
/// or a filter, or `all`.
pub fn selection<R: Clone + Eq + Hash, F>(
    words: &[String],
    read: impl Fn(&str) -> Result<R, BadReference>,
    filter: Option<F>,
    all: Option<F>,
) -> Result<Selection<R, F>> {
    match (words.is_empty(), filter, all) {
        (false, None, None) => Ok(Selection::Refs(references(words, read)?)),
        (true, Some(filter), None) | (true, None, Some(filter)) => Ok(Selection::Filter(filter)),
        (true, None, None) => Err(Failure::usage("nothing was named")
            .hint("name what is meant, or give a filter; --all means everything")
            .into()),
        _ => Err(Failure::usage("more than one way to say what is meant")
            .hint("give references, a filter, or --all")
            .into()),
    }
}

/// Reads references, each once; `-` reads more from standard input, separated by
/// white space or commas, or by NUL alone if one is there.
pub fn references<R: Clone + Eq + Hash>(
    words: &[String],
    read: impl Fn(&str) -> Result<R, BadReference>,
) -> Result<Vec<R>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |word: &str| -> Result<(), BadReference> {
        let reference = read(word)?;
        if seen.insert(reference.clone()) {
            found.push(reference);
        }
        Ok(())
    };
    for word in words {
        if word != "-" {
            add(word)?;
            continue;
        }
        let input = text::read_file(Path::new("-"))?;
        let by_nul = input.contains('\0');
        let splits = |c: char| match by_nul {
            true => c == '\0',
            false => c.is_whitespace() || c == ',',
        };
        let mut words = input.split(splits).filter(|word| !word.is_empty());
        words.try_for_each(&mut add)?;
    }
    Ok(found)
}

/// Reads a reference to a post.
pub fn post_ref(word: &str) -> Result<PostRef, BadReference> {
    word.parse()
}

/// Reads a reference to a comment.
pub fn comment_ref(word: &str) -> Result<i64, BadReference> {
    reference::comment_id(word)
}

/// Values of an option that are the names of a type.
macro_rules! named_values {
    ($type:ty { $($variant:ident => $name:literal),+ $(,)? }) => {
        impl ValueEnum for $type {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(<$type>::$variant),+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                Some(PossibleValue::new(match self {
                    $(<$type>::$variant => $name),+
                }))
            }
        }
    };
}

named_values!(PostStatus { Draft => "draft", Scheduled => "scheduled", Published => "published" });
named_values!(CommentStatus { Pending => "pending", Approved => "approved", Spam => "spam" });
named_values!(PostSort {
    Date => "date",
    Updated => "updated",
    Title => "title",
    Slug => "slug",
    Author => "author",
    Id => "id",
    Comments => "comments",
});
named_values!(TextKind { Post => "post", Comment => "comment" });
named_values!(CommentSort { Date => "date", Updated => "updated", Author => "author", Id => "id" });
named_values!(HitSort { Relevance => "relevance", Date => "date" });
named_values!(SearchPart { Title => "title", Body => "body", Tags => "tags", Comments => "comments" });

impl ValueEnum for HitStatus {
    fn value_variants<'a>() -> &'a [Self] {
        &HitStatus::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}
