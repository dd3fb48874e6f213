//! Foreign bytes, read into our terms.

pub mod front_matter;
