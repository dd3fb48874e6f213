//! Tests terms by reading the texts of rows.

use rusqlite::{Connection, Row, Statement};

use crate::model::Query;
use crate::model::search::matcher::Matcher;
use crate::store::error::Result;
use crate::store::sql::lossy;

/// The length of the start of a text that is tested first, in bytes.
const HEAD: usize = 1_000;

/// The texts of posts or comments.
pub(super) struct RowTexts<'a> {
    one: Statement<'a>,
    next: Statement<'a>,
    /// The number of bytes that were searched.
    pub bytes: usize,
}

impl<'a> RowTexts<'a> {
    /// The texts that the query selects, which ends with the column of the id.
    pub(super) fn new(db: &'a Connection, sql: &str) -> Result<Self> {
        Ok(RowTexts {
            one: db.prepare(&format!("{sql} = ?1"))?,
            next: db.prepare(&format!("{sql} >= ?1 ORDER BY rowid LIMIT 1"))?,
            bytes: 0,
        })
    }

    /// The terms of the query in the starts of the texts of the first row from this id:
    /// the number of occurrences of each.
    pub(super) fn sample(&mut self, id: i64, query: &Query) -> Result<Vec<u32>> {
        let matcher = Matcher::new(query);
        let mut rows = self.next.query([id])?;
        let Some(row) = rows.next()? else {
            return Ok(Vec::new());
        };
        let (counts, read) = count(row, &matcher, HEAD)?;
        self.bytes += read;
        Ok(counts)
    }

    /// Whether the row has all terms of `wanted` and no term of `unwanted`.
    pub(super) fn have(&mut self, id: i64, wanted: &Query, unwanted: &Query) -> Result<bool> {
        let (wanted, unwanted) = (Matcher::new(wanted), Matcher::new(unwanted));
        let mut rows = self.one.query([id])?;
        let Some(row) = rows.next()? else {
            return Ok(false);
        };
        for length in [HEAD, usize::MAX] {
            let (has, read) = count(row, &wanted, length)?;
            let (excluded, _) = count(row, &unwanted, length)?;
            self.bytes += read;
            if excluded.iter().any(|&count| count > 0) {
                return Ok(false);
            }
            let is_whole = read < length;
            if has.iter().all(|&count| count > 0) && (is_whole || excluded.is_empty()) {
                return Ok(true);
            }
            if is_whole {
                break;
            }
        }
        Ok(false)
    }
}

/// The number of occurrences of each term in the first `length` bytes of each text, and
/// the number of bytes.
fn count(row: &Row<'_>, matcher: &Matcher<'_>, length: usize) -> Result<(Vec<u32>, usize)> {
    let mut counts = matcher.count("");
    let mut read = 0;
    for column in 0..row.as_ref().column_count() {
        // The tags of a post may be NULL; the other texts never are.
        let text = row.get_ref(column)?.as_bytes_or_null();
        let text = text.ok().flatten().unwrap_or_default();
        let text = text.get(..length).unwrap_or(text);
        read += text.len();
        let found = matcher.count(&lossy(text));
        for (count, found) in counts.iter_mut().zip(found) {
            *count += found;
        }
    }
    Ok((counts, read))
}

/// What searching this number of bytes costs, in about microseconds.
pub(super) fn read_cost(bytes: usize) -> usize {
    bytes / 32
}
