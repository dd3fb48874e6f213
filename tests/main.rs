//! The tests of the program. The files mirror `src/command` and are linked into one
//! binary.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod apply;
mod backlinks;
mod bad_input;
mod budgets;
mod causes;
mod changes;
mod collisions;
mod color;
mod comment;
mod common;
mod complete;
mod completions;
mod config;
mod csv_safe;
mod db_backup;
mod db_check;
mod db_check_values;
mod db_info;
mod db_restore;
mod delivery;
mod drafts;
mod editor;
mod environment;
mod erase;
mod examples;
mod exit_codes;
mod export_csv;
mod export_markdown;
mod faults;
mod filter;
mod foreign_schema;
mod foreign_words;
mod formats;
mod fuzz;
mod help;
mod import;
mod import_blogger;
mod import_comments;
mod import_disqus;
mod import_ghost;
mod import_isso;
mod import_markdown;
mod import_remark42;
mod import_wxr;
mod init;
mod keyset;
mod layers;
mod links;
mod log;
mod man;
mod moderation;
mod output_file;
mod pager;
mod post;
mod properties;
mod queue;
mod random_walk;
mod read_only;
mod readme;
mod recipes;
mod relationship;
mod rename;
mod replace;
mod review;
mod round_trip;
mod rule;
mod schema;
mod search;
mod session;
mod signals;
mod stats;
mod tag;
mod terminal_safety;
mod terminal_walk;
mod threads;
mod times;
mod upgrade;
mod version;
