//! The tests of the program: its files mirror `src/command`, and all of them
//! link into one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod bad_input;
mod comment;
mod common;
mod completions;
mod editor;
mod exit_codes;
mod filter;
mod formats;
mod help;
mod init;
mod layers;
mod post;
mod readme;
mod relationship;
mod round_trip;
mod search;
mod tag;
mod terminal_safety;
