//! A whole blog in one SQLite file, run from the shell.
//!
//! The layers, from the command line down to the domain types. Each uses only layers
//! below it, and no two files import each other: `tests/layers.rs` checks both.
//!
//! | layer            | content                                                   |
//! |------------------|-----------------------------------------------------------|
//! | [`cli`]          | global options, dispatch, help, completion, redaction     |
//! | `command`        | the verbs: a folder per noun, a file per verb             |
//! | `context`        | store, output, prompt, clock, environment of a command    |
//! | `failure`        | errors: message, hint and exit code                       |
//! | `publish`        | atomic folders of published files, and their manifests    |
//! | `view`           | presentation: fields, pages and sentences                 |
//! | [`output`]       | output formats and the terminal-safe writers              |
//! | [`import`]       | readers of other programs' formats                        |
//! | `export`         | writers of other programs' formats                        |
//! | [`record`]       | fields: names, types, values and JSON Schema              |
//! | [`template`]     | templates, filled with the fields of a record             |
//! | [`front_matter`] | the front matter of a Markdown file, read and written     |
//! | [`markup`]       | Markdown and HTML: terminal pages, links, escapes         |
//! | [`store`]        | the database: all SQL, and what readers may see           |
//! | [`model`]        | domain types and rules                                    |

#![deny(unreachable_pub)]

#[doc(hidden)]
pub mod cli;
mod command;
mod context;
mod export;
mod failure;
#[doc(hidden)]
pub mod front_matter;
#[doc(hidden)]
pub mod import;
pub mod markup;
pub mod model;
#[doc(hidden)]
pub mod output;
mod publish;
#[doc(hidden)]
pub mod record;
pub mod store;
#[doc(hidden)]
pub mod template;
mod view;

use std::ffi::OsString;

/// Runs the command line `arguments`, the first of which is the program's name,
/// and returns the exit code.
pub fn run(arguments: Vec<OsString>) -> u8 {
    failure::exit_if_out_of_memory();
    cli::run(&arguments)
}
