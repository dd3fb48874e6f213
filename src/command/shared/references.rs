//! The records that a verb acts on.

use std::collections::HashSet;
use std::hash::Hash;
use std::path::Path;
use std::str::FromStr;

use anyhow::Result;

use super::text::read_file;
use crate::failure::Failure;
use crate::model::reference::items;
use crate::model::{BadReference, CommentId, NameFilter, OperationId, PostRef, RuleId, Selection};

/// A word that names a record.
pub(crate) trait Reference: FromStr<Err = BadReference> + Clone + Eq + Hash {
    /// The records.
    const RECORDS: &'static str;
    /// What names one.
    const NAMES: &'static str = "ids";
}

impl Reference for PostRef {
    const RECORDS: &'static str = "posts";
    const NAMES: &'static str = "ids, slugs";
}

impl Reference for CommentId {
    const RECORDS: &'static str = "comments";
}

impl Reference for RuleId {
    const RECORDS: &'static str = "rules";
}

/// The selection of a bulk verb: references (`-` reads more from standard input), a
/// filter, or `--all`.
pub(crate) fn selection<R: Reference, F: Default>(
    words: &[String],
    filter: Option<F>,
    all: bool,
) -> Result<Selection<R, F>> {
    select(words, filter, all, (R::RECORDS, R::NAMES), references)
}

/// The selection of tags.
pub(crate) fn tag_selection(
    words: &[String],
    filter: Option<NameFilter>,
    all: bool,
) -> Result<Selection<String, NameFilter>> {
    select(words, filter, all, ("tags", "names"), tag_names)
}

fn select<R, F: Default>(
    words: &[String],
    filter: Option<F>,
    all: bool,
    (records, names): (&str, &str),
    references: fn(&[String]) -> Result<Vec<R>>,
) -> Result<Selection<R, F>> {
    match (words.is_empty(), filter, all) {
        (false, None, false) => Ok(Selection::Refs(references(words)?)),
        (true, Some(filter), false) => Ok(Selection::Filter(filter)),
        (true, None, true) => Ok(Selection::Filter(F::default())),
        (true, None, false) => Err(Failure::usage(format!("no {records} given"))
            .hint(format!("pass {names}, a filter, or --all"))
            .into()),
        _ => Err(
            Failure::usage("names, a filter and --all cannot be combined")
                .hint("give only one of them")
                .into(),
        ),
    }
}

/// Parses references, separated by commas, and drops repeated ones; `-` reads more from
/// standard input, where white space separates too.
pub(crate) fn references<R: Reference>(typed: &[String]) -> Result<Vec<R>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    each_item(typed, char::is_whitespace, |word| {
        let reference: R = word.parse()?;
        if seen.insert(reference.clone()) {
            found.push(reference);
        }
        Ok(())
    })?;
    Ok(found)
}

/// The names of tags, separated by commas; `-` reads more from standard input, where lines
/// separate too.
pub(crate) fn tag_names(typed: &[String]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    each_item(
        typed,
        |c| c == '\n',
        |name| {
            names.push(name.to_owned());
            Ok(())
        },
    )?;
    Ok(names)
}

/// Calls `each` with the items of every typed list, and for `-` with those of standard
/// input. `separates` are the separators there besides commas; if the input has a NUL, NUL
/// alone separates.
fn each_item(
    typed: &[String],
    separates: fn(char) -> bool,
    mut each: impl FnMut(&str) -> Result<()>,
) -> Result<()> {
    for list in typed {
        if list == "-" {
            let input = read_file(Path::new("-"))?;
            let parts: Vec<&str> = match input.contains('\0') {
                true => input.split('\0').map(str::trim).collect(),
                false => input.split(separates).flat_map(items).collect(),
            };
            let mut parts = parts.into_iter().filter(|part| !part.is_empty());
            parts.try_for_each(&mut each)?;
        } else if items(list).next().is_none() {
            // Such as an unset variable of a script.
            return Err(BadReference::Empty.into());
        } else {
            items(list).try_for_each(&mut each)?;
        }
    }
    Ok(())
}

/// Parses the number of an operation, or of the version that it made.
pub(crate) fn operation(word: &str) -> Result<OperationId, BadReference> {
    word.parse()
}
