//! The records that a verb acts on.

use std::collections::HashSet;
use std::hash::Hash;
use std::path::Path;
use std::str::FromStr;

use anyhow::Result;

use super::text::read_file;
use crate::failure::Failure;
use crate::model::reference::{items, words};
use crate::model::{BadReference, OperationId, Selection};

/// A word that names a record.
pub(crate) trait Reference: FromStr<Err = BadReference> + Clone + Eq + Hash {}

impl<R: FromStr<Err = BadReference> + Clone + Eq + Hash> Reference for R {}

/// The selection of a bulk verb: references (`-` reads more from standard input), a
/// filter, or `--all`.
pub(crate) fn selection<R: Reference, F: Default>(
    words: &[String],
    filter: Option<F>,
    all: bool,
) -> Result<Selection<R, F>> {
    match (words.is_empty(), filter, all) {
        (false, None, false) => Ok(Selection::Refs(references(words)?)),
        (true, Some(filter), false) => Ok(Selection::Filter(filter)),
        (true, None, true) => Ok(Selection::Filter(F::default())),
        (true, None, false) => Err(Failure::usage("nothing was named")
            .hint("give ids or names, a filter, or --all")
            .into()),
        _ => Err(
            Failure::usage("names, a filter and --all cannot be combined")
                .hint("give only one of them")
                .into(),
        ),
    }
}

/// Parses references, separated by commas or white space, and drops repeated ones; `-`
/// reads more from standard input, where NUL alone separates if there is one.
pub(crate) fn references<R: Reference>(typed: &[String]) -> Result<Vec<R>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    each_list(typed, |list| {
        for word in words(list) {
            let reference: R = word.parse()?;
            if seen.insert(reference.clone()) {
                found.push(reference);
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// The names of tags, separated by commas; `-` reads more from standard input, from lines.
pub(crate) fn tag_names(typed: &[String]) -> Result<Vec<String>> {
    let mut names = Vec::new();
    each_list(typed, |list| {
        names.extend(list.lines().flat_map(items).map(str::to_owned));
        Ok(())
    })?;
    Ok(names)
}

/// Calls `each` with every typed list, and for `-` with those of standard input.
fn each_list(typed: &[String], mut each: impl FnMut(&str) -> Result<()>) -> Result<()> {
    for list in typed {
        if list == "-" {
            read_file(Path::new("-"))?
                .split('\0')
                .try_for_each(&mut each)?;
        } else if items(list).next().is_none() {
            // Such as an unset variable of a script.
            return Err(BadReference::Empty.into());
        } else {
            each(list)?;
        }
    }
    Ok(())
}

/// Parses the number of an operation, or of the version that it made.
pub(crate) fn operation(word: &str) -> Result<OperationId, BadReference> {
    word.parse()
}
