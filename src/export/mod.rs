//! Writers of other programs' formats, one file per format. They do not know the store;
//! the output depends on the records alone, so the same blog produces the same bytes.

pub(crate) mod comments;
pub(crate) mod csv;
pub(crate) mod jsonl;
pub(crate) mod markdown;
pub(crate) mod wxr;
