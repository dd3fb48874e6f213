//! The records that a verb acts on.

use std::collections::HashSet;
use std::hash::Hash;
use std::num::ParseIntError;
use std::path::Path;
use std::str::FromStr;

use anyhow::Result;

use super::text::read_file;
use crate::failure::Failure;
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
            .hint("name what is meant, or give a filter; --all means everything")
            .into()),
        _ => Err(Failure::usage("more than one way to say what is meant")
            .hint("give references, a filter, or --all")
            .into()),
    }
}

/// Parses references and drops repeated ones; `-` reads more from standard input. They
/// are separated by white space or commas, or by NUL alone if the input has a NUL.
pub(crate) fn references<R: Reference>(words: &[String]) -> Result<Vec<R>> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut add = |word: &str| -> Result<(), BadReference> {
        let reference: R = word.parse()?;
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
        let input = read_file(Path::new("-"))?;
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

/// Parses the number of an operation, or of the version that it made.
pub(crate) fn operation(word: &str) -> Result<OperationId, ParseIntError> {
    word.parse().map(i64::into)
}
