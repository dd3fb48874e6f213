//! Writers of other programs' formats, one file per format. They do not know the store;
//! the output depends on the records alone, so the same blog gives the same bytes.

pub mod comments;
pub mod csv;
pub mod jsonl;
pub mod markdown;
pub mod wxr;
