//! When the matches are found along an order instead of all at once.

/// The sizes that decide how matches are found.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Up to this number of rows, all matches are read.
    pub small: i64,
    /// Up to this number of matches, all of them are read.
    pub common: i64,
    /// What finding matches along an order may cost, in about microseconds.
    pub budget: i64,
}

const BOUNDS: Bounds = Bounds {
    small: 20_000,
    common: 20_000,
    budget: 100_000,
};

#[cfg(not(test))]
pub(super) fn bounds() -> Bounds {
    BOUNDS
}

#[cfg(test)]
pub(super) use tests::bounds;

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;

    use super::{BOUNDS, Bounds};

    thread_local! {
        static LOWERED: Cell<Bounds> = const { Cell::new(BOUNDS) };
    }

    pub(in crate::store::search) fn bounds() -> Bounds {
        LOWERED.get()
    }

    /// Sets the bounds of this thread.
    pub(in crate::store::search) fn lower(bounds: Bounds) {
        LOWERED.set(bounds);
    }
}
