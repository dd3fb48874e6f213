//! Search: the tokenizer, queries, matches, BM25 ranks and snippets.
//!
//! Our own rather than those of FTS5, whose snippets would show normalized words.

pub mod hit;
pub mod matcher;
pub mod query;
pub mod rank;
pub mod snippet;
pub mod tokenizer;
