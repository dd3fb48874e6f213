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
mod config;
mod delivery;
mod drafts;
mod editor;
mod erase;
mod exit_codes;
mod filter;
mod formats;
mod help;
mod import_blogger;
mod import_disqus;
mod import_wxr;
mod init;
mod layers;
mod log;
mod moderation;
mod post;
mod random_walk;
mod readme;
mod relationship;
mod rename;
mod replace;
mod round_trip;
mod rule;
mod search;
mod stats;
mod tag;
mod terminal_safety;
mod times;
mod upgrade;
