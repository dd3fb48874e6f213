//! The import format of Movable Type, which TypePad, Squarespace 5 and others export:
//! entries in plain text, with their comments and trackbacks.
//! <https://www.movabletype.org/documentation/appendices/import-export-format.html>

mod body;
mod entry;
mod lines;

use std::io::BufRead;

use self::entry::{Entry, Section};
use self::lines::{Lines, is_utf8};
use super::{Item, Location, ReadError, What};
use crate::model::limits::FILE_BYTES;
use crate::model::time::Clock;

/// The line after a part of an entry.
const PART_END: &str = "-----";

/// The line after an entry.
const ENTRY_END: &str = "--------";

/// The memory that a line takes besides its text, in bytes.
const LINE_BYTES: u64 = 64;

/// The fields that an entry may begin with.
const FIELDS: [&str; 18] = [
    "AUTHOR",
    "TITLE",
    "BASENAME",
    "STATUS",
    "ALLOW COMMENTS",
    "ALLOW PINGS",
    "CONVERT BREAKS",
    "PRIMARY CATEGORY",
    "CATEGORY",
    "TAGS",
    "DATE",
    "UNIQUE URL",
    "NO ENTRY",
    "AUTHOR EMAIL",
    "AUTHOR URL",
    "AUTHOR NICKNAME",
    "URL",
    "IMAGE",
];

/// Reads an input, which `open` opens for each pass. Times are in the zone of the clock.
pub fn read<R: BufRead, E: From<ReadError>>(
    mut open: impl FnMut() -> Result<R, E>,
    clock: &Clock,
    skips_pingbacks: bool,
    mut each: impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let is_utf8 = is_utf8(open()?).map_err(ReadError::Io)?;
    if !is_utf8 {
        let what = "the input is not UTF-8, and was read as Windows-1252";
        each(Location::default().item(What::Warning(what.to_owned())))?;
    }
    let mut lines = Lines::new(open()?, is_utf8);
    let mut keys = entry::Keys::default();
    loop {
        while lines
            .peek()?
            .is_some_and(|line| line.trim().is_empty() || line == ENTRY_END)
        {
            lines.take()?;
        }
        let Some(first) = lines.peek()? else {
            return Ok(());
        };
        if field(first).is_none() {
            let message = "the input is not in the import format of Movable Type: it does not \
                           begin with a field such as `AUTHOR: Ann`";
            if lines.line() == 1 {
                return Err(ReadError::Unusable(message.to_owned()).into());
            }
        }
        let place = Location::line(lines.line());
        match read_entry(&mut lines)? {
            Some(entry) => {
                for what in entry.what(clock, skips_pingbacks, &mut keys) {
                    each(place.item(what))?;
                }
            }
            None => {
                let reason = format!("an entry is over {} MiB", FILE_BYTES >> 20);
                each(place.item(What::Malformed(reason)))?;
            }
        }
    }
}

/// The name and the value of a field: `AUTHOR: Ann`.
fn field(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = |c: char| c.is_ascii_uppercase() || c == ' ';
    let is_field = !name.is_empty() && name.chars().all(is_name) && !name.starts_with(' ');
    is_field.then(|| (name, value.trim()))
}

/// Reads an entry; `None` if it is over the limit.
fn read_entry<R: BufRead>(lines: &mut Lines<R>) -> Result<Option<Entry>, ReadError> {
    let mut entry = Entry::default();
    let mut bytes = 0;
    while let Some(line) = lines.take()? {
        bytes += line.len() as u64 + LINE_BYTES;
        if line == ENTRY_END {
            break;
        }
        if line == PART_END {
            continue;
        }
        if let Some(section) = Section::named(&line) {
            let text = read_part(lines, &mut bytes)?;
            entry.parts.push((section, text));
        } else if let Some((name, value)) = field(&line) {
            entry.fields.push((name.to_owned(), value.to_owned()));
        } else if !line.trim().is_empty() {
            entry.strays.push(line);
        }
        if bytes > FILE_BYTES {
            entry = Entry::default();
        }
    }
    Ok(Some(entry).filter(|_| bytes <= FILE_BYTES))
}

/// Reads a part up to its end. A line like that end belongs to the text if neither a part
/// nor an entry follows.
fn read_part<R: BufRead>(lines: &mut Lines<R>, bytes: &mut u64) -> Result<Vec<String>, ReadError> {
    let mut text = Vec::new();
    while let Some(line) = lines.take()? {
        let next = lines.peek()?;
        let is_end = match line.as_str() {
            PART_END => next.is_none_or(|next| {
                next == ENTRY_END || next.trim().is_empty() || Section::named(next).is_some()
            }),
            ENTRY_END => next.is_none_or(|next| {
                let name = field(next).map(|(name, _)| name);
                next.trim().is_empty() || name.is_some_and(|name| FIELDS.contains(&name))
            }),
            _ => false,
        };
        if is_end {
            if line == ENTRY_END {
                lines.give_back(line);
            }
            break;
        }
        *bytes += line.len() as u64 + LINE_BYTES;
        if *bytes > FILE_BYTES {
            text.clear();
        } else {
            text.push(line);
        }
    }
    Ok(text)
}
