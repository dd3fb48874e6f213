//! The tests of the program: its files mirror `src/command`, and all of them
//! link into one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod bad_input;
mod common;
mod formats;
mod post;
mod round_trip;
mod terminal_safety;
