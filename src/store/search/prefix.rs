//! Prefixes that most texts have.
//!
//! Without a prefix index, FTS5 answers a prefix by merging the rows of all its words. A
//! frequent prefix is therefore tested by reading texts.
//! <https://www.sqlite.org/fts5.html#prefix_indexes>

use super::bounds::{RANKED, bounds};
use super::row_texts::{RowTexts, read_cost};
use crate::model::{Query, Term};
use crate::store::error::Result;

/// The number of texts that are read to estimate how frequent a prefix is.
const SAMPLE: i64 = 50;

/// The terms of a query by how they are tested.
pub(super) struct Terms {
    /// The terms that FTS5 tests.
    pub indexed: Query,
    /// The terms tested by reading texts: as `wanted` those that are required or excluded.
    pub required: Query,
    pub excluded: Query,
}

impl Terms {
    /// FTS5 tests all terms.
    pub(super) fn all_indexed(query: &Query) -> Terms {
        Terms {
            indexed: query.clone(),
            required: Query::default(),
            excluded: Query::default(),
        }
    }

    /// FTS5 tests the terms without frequent prefixes, and the words before the prefix of
    /// a phrase.
    pub(super) fn by_sample(query: &Query, rows: i64, texts: &mut RowTexts<'_>) -> Result<Terms> {
        let prefixes = query.terms().filter(|term| term.is_prefix).map(last);
        let frequent = frequent(&only(prefixes.collect()), rows, texts)?;
        let is_frequent = |term: &Term| term.is_prefix && frequent.contains(&last(term));
        let (required, mut wanted): (Vec<Term>, Vec<Term>) =
            query.wanted.iter().cloned().partition(is_frequent);
        let (mut excluded, mut unwanted): (Vec<Term>, Vec<Term>) =
            query.unwanted.iter().cloned().partition(is_frequent);
        wanted.extend(required.iter().filter_map(start));
        if wanted.is_empty() {
            // An expression needs a wanted term.
            excluded.append(&mut unwanted);
        }
        Ok(Terms {
            indexed: Query { wanted, unwanted },
            required: only(required),
            excluded: only(excluded),
        })
    }

    /// Whether any terms are tested by reading texts.
    pub(super) fn are_read(&self) -> bool {
        !(self.required.wanted.is_empty() && self.excluded.wanted.is_empty())
    }
}

/// Those of the prefixes whose rows FTS5 merges more slowly than the texts of enough
/// matches are read, by a sample spread over the rows.
fn frequent(prefixes: &Query, rows: i64, texts: &mut RowTexts<'_>) -> Result<Vec<Term>> {
    let mut totals = vec![(0, 0); prefixes.wanted.len()];
    for sample in 0..SAMPLE {
        let counts = texts.sample(sample * (rows / SAMPLE), prefixes)?;
        for ((having, times), count) in totals.iter_mut().zip(counts) {
            *having += i64::from(count > 0);
            *times += i64::from(count);
        }
    }
    let number = |size| i64::try_from(size).unwrap_or(i64::MAX);
    let read = (SAMPLE + number(read_cost(texts.bytes))) * number(RANKED);
    let bounds = bounds();
    let is_frequent = |having: i64, times: i64| {
        let all = |sampled| (rows / SAMPLE).saturating_mul(sampled);
        let merged = all(having + times).saturating_mul(bounds.merging) / 1_000;
        all(having) >= bounds.counted && read / having.max(1) < merged
    };
    let prefixes = prefixes.wanted.iter().zip(totals);
    let frequent = prefixes.filter(|(_, (having, times))| is_frequent(*having, *times));
    Ok(frequent.map(|(prefix, _)| prefix.clone()).collect())
}

pub(super) fn has_prefix(query: &Query) -> bool {
    query.terms().any(|term| term.is_prefix)
}

fn only(wanted: Vec<Term>) -> Query {
    Query {
        wanted,
        unwanted: Vec::new(),
    }
}

/// The prefix at the end of a term.
fn last(term: &Term) -> Term {
    Term {
        words: term.words.last().cloned().into_iter().collect(),
        is_prefix: true,
    }
}

/// The words of a phrase before its prefix.
fn start(term: &Term) -> Option<Term> {
    let (_, words) = term.words.split_last()?;
    (!words.is_empty()).then(|| Term {
        words: words.to_vec(),
        is_prefix: false,
    })
}
