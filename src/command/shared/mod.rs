//! Code that several verbs use.

mod columns;
pub mod editor;
mod filter;
mod list;
pub mod present;
mod references;
mod remove;
pub mod text;
mod values;
pub mod verb;
mod versions;

pub use self::columns::Columns;
pub use self::filter::{FilterOptions, Limit, some_text, time_option};
pub use self::list::{Listing, PAGE, preview};
pub use self::references::{operation, references, selection};
pub use self::remove::{Consent, remove};
pub use self::text::{Body, unless_empty};
pub use self::versions::Versions;

/// The names that every verb uses.
pub mod prelude {
    pub use anyhow::Result;
    pub use clap::Args;

    pub use super::verb::Verb;
    pub use crate::context::Context;
    pub use crate::record::OutputSchema;
}
