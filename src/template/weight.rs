//! Charges for the size of a value as text. MiniJinja charges only for finished texts,
//! but a list can repeat another list at no cost until it is written.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind, State};

use super::BYTES_PER_STEP;

/// The maximum depth of nested lists and mappings.
const DEPTH: usize = 100;

/// The cost of an item, in bytes.
const ITEM: u64 = 4 * BYTES_PER_STEP;

/// Charges for the text of a list or a mapping in advance. MiniJinja charges for other
/// values.
pub(super) fn charge(state: &State, value: &Value) -> Result<(), Error> {
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
