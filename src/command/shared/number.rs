//! Numbers as values of options.

use std::fmt::Display;
use std::ops::{Bound, RangeBounds};
use std::str::FromStr;

use thiserror::Error;

/// The error of a parser of values: what the argument takes, such as `a number`.
#[derive(Debug, Clone, Error)]
#[error("not {0}")]
pub(crate) struct Expected(pub String);

/// A parser of numbers within a range that begins and may end.
pub(crate) fn number<N>(
    range: impl RangeBounds<N> + Clone,
) -> impl Fn(&str) -> Result<N, Expected> + Clone
where
    N: FromStr + PartialOrd + Display,
{
    move |word| {
        let number = word.parse().ok();
        number
            .filter(|number| range.contains(number))
            .ok_or_else(|| {
                Expected(match (range.start_bound(), range.end_bound()) {
                    (Bound::Included(least), Bound::Included(most)) => {
                        format!("a number from {least} to {most}")
                    }
                    (Bound::Included(least), _) => format!("a number from {least}"),
                    _ => "a number".to_owned(),
                })
            })
    }
}
