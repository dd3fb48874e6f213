//! Our records as foreign bytes, one file a format. Nothing here knows the store;
//! what is written depends on the records alone, so that the same blog gives the same
//! bytes.

pub mod comments;
pub mod csv;
pub mod jsonl;
pub mod markdown;
pub mod wxr;
