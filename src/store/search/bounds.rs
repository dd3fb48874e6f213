//! The sizes from which matches are found along an order instead of all at once.

/// The maximum number of ranked posts, and of ranked comments: the newest matches.
pub const RANKED: usize = 1_000;

/// The sizes; costs are in units of about a microsecond.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    /// Up to this number of rows, all matches are read.
    pub small: i64,
    /// Up to this number of matches, all of them are read.
    pub common: i64,
    /// The limit for counting matches of a term; more matches do not lower its weight.
    pub counted: i64,
    /// The maximum cost of finding matches along an order.
    pub budget: i64,
    /// The cost of merging 1,000 rows and occurrences of a prefix.
    pub merging: i64,
}

impl Bounds {
    pub(super) const DEFAULT: Bounds = Bounds {
        small: 20_000,
        common: 5_000,
        counted: 10_000,
        budget: 100_000,
        merging: 50,
    };
}

#[cfg(not(test))]
pub(super) fn bounds() -> Bounds {
    Bounds::DEFAULT
}

#[cfg(test)]
pub(super) use tests::bounds;

#[cfg(test)]
pub(super) mod tests {
    use std::cell::Cell;

    use super::Bounds;

    thread_local! {
        static LOWERED: Cell<Bounds> = const { Cell::new(Bounds::DEFAULT) };
    }

    pub(in crate::store::search) fn bounds() -> Bounds {
        LOWERED.get()
    }

    /// Sets the bounds of this thread.
    pub(in crate::store::search) fn lower(bounds: Bounds) {
        LOWERED.set(bounds);
    }
}
