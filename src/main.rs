//! The `blog` command: hands its arguments to the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(blog::run(std::env::args_os().collect()))
}
