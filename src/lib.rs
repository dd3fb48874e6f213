//! A whole blog in one SQLite file, run from the shell.
//!
//! The layers, from what a person asks down to what a blog is. Each uses only
//! those below it; a test holds them to that.
//!
//! | layer            | what it is                                                |
//! |------------------|-----------------------------------------------------------|
//! | [`cli`]          | the command line: global options and the list of commands |
//! | `command`        | what can be asked: a folder is a noun, a file a verb      |
//! | [`context`]      | what a command is given: store, output, prompt, clock     |
//! | [`failure`]      | errors: message, hint and exit code                       |
//! | [`publish`]      | atomic folders of published files, and their manifests    |
//! | [`view`]         | presentation: fields, pages and sentences                 |
//! | [`output`]       | output formats and the terminal-safe writers              |
//! | [`import`]       | readers of other programs' formats                        |
//! | [`export`]       | writers of other programs' formats                        |
//! | [`record`]       | fields: names, types, values and JSON Schema              |
//! | [`template`]     | templates, filled with the fields of a record             |
//! | [`front_matter`] | the front matter of a Markdown file, read and written     |
//! | [`markup`]       | Markdown and HTML: terminal pages, links, escapes         |
//! | [`store`]        | the database: all SQL, and what readers may see           |
//! | [`model`]        | domain types and rules                                    |

pub mod cli;
mod command;
pub mod context;
pub mod export;
pub mod failure;
pub mod front_matter;
pub mod import;
pub mod markup;
pub mod model;
pub mod output;
pub mod publish;
pub mod record;
pub mod store;
pub mod template;
pub mod view;

use std::ffi::OsString;

/// Runs the command line `arguments`, the first of which is the program's name,
/// and returns the exit code.
pub fn run(arguments: Vec<OsString>) -> u8 {
    failure::exit_if_out_of_memory();
    cli::run(&arguments)
}
