//! Code that several verbs use.

mod dry_run;
pub(super) mod editor;
mod filter;
mod list;
mod number;
pub(super) mod present;
mod references;
mod remove;
pub(super) mod target;
pub(super) mod text;
pub(super) mod unknown;
mod values;
pub(crate) mod verb;
mod versions;

pub(super) use self::dry_run::DryRun;
pub(super) use self::filter::{FilterOptions, Limit, NameFilterOptions, some_text, time_option};
pub(super) use self::list::{Listing, PAGE, preview};
pub(crate) use self::number::{Expected, number};
pub(super) use self::references::{operation, references, selection, tag_names, tag_selection};
pub(super) use self::remove::remove;
pub(super) use self::text::{Body, PostBody, unless_empty};
pub(super) use self::versions::Versions;

/// The names that every verb uses.
pub(super) mod prelude {
    pub(crate) use anyhow::Result;
    pub(crate) use clap::Args;

    pub(crate) use super::verb::Verb;
    pub(crate) use crate::context::Context;
    pub(crate) use crate::record::OutputSchema;
}
