//! The size of a value as text. A list may have another in it many times, at no cost
//! until it is written: MiniJinja charges for a text when it has made it.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind, State};

use super::BYTES_PER_STEP;

/// The most lists and mappings inside each other.
const DEPTH: usize = 100;

/// What an item costs, in bytes: it is looked up, weighed and written.
const ITEM: u64 = 4 * BYTES_PER_STEP;

/// Charges for the text of a list or a mapping before it is made. The text of other
/// values is charged for by MiniJinja.
pub fn charge(state: &State, value: &Value) -> Result<(), Error> {
    if !is_container(value) {
        return Ok(());
    }
    let steps = state.fuel_levels().map_or(0, |(_, left)| left);
    let bytes = steps.saturating_mul(BYTES_PER_STEP);
    let mut left = bytes;
    weigh(value, DEPTH, &mut left)?;
    state.consume_fuel((bytes - left) / BYTES_PER_STEP)
}

fn is_container(value: &Value) -> bool {
    use ValueKind::{Iterable, Map, Seq};
    matches!(value.kind(), Seq | Map | Iterable)
}

fn weigh(value: &Value, depth: usize, left: &mut u64) -> Result<(), Error> {
    let bytes = value.as_bytes().map_or(0, |bytes| bytes.len() as u64);
    *left = left
        .checked_sub(bytes + ITEM)
        .ok_or_else(|| Error::from(ErrorKind::OutOfFuel))?;
    if !is_container(value) {
        return Ok(());
    }
    let Some(depth) = depth.checked_sub(1) else {
        let what = "lists and mappings are too deep inside each other";
        return Err(Error::new(ErrorKind::InvalidOperation, what));
    };
    for item in value.try_iter()? {
        weigh(&item, depth, left)?;
        if value.kind() == ValueKind::Map {
            weigh(&value.get_item(&item)?, depth, left)?;
        }
    }
    Ok(())
}
