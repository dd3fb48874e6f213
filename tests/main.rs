//! The tests of the program: its files mirror `src/command`, and all of them
//! link into one binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod backlinks;
mod bad_input;
mod changes;
mod comment;
mod common;
mod completions;
mod delivery;
mod drafts;
mod editor;
mod exit_codes;
mod filter;
mod formats;
mod help;
mod init;
mod layers;
mod log;
mod post;
mod queue;
mod random_walk;
mod readme;
mod relationship;
mod rename;
mod replace;
mod review;
mod round_trip;
mod search;
mod tag;
mod terminal_safety;
mod times;
mod upgrade;
