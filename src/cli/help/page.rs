//! The help page of a command.

use clap::Command;
use clap::builder::Styles;
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// The widest page, in columns.
const WIDEST: usize = 100;

/// Renders the options of a command, the global options in short, and the notes below
/// them, which clap would wrap inside examples.
pub(super) fn page(command: &Command, is_long: bool, width: usize, color: bool) -> String {
    let width = width.min(WIDEST);
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").to_owned();
    let own =
        command
            .clone()
            .override_usage(usage)
            .mut_args(|option| match option.is_global_set() {
                true => option.hide(true),
                false => option,
            });
    let global = command.get_arguments().filter(|one| one.is_global_set());
    let global = Command::new("blog")
        .disable_help_flag(true)
        .help_template("{all-args}")
        .args(global);
    let mut text = rendered(own, is_long, width, color) + "\n";
    text.push_str(&rendered(global, false, width, color));
    let after = command.get_after_help().map(ToString::to_string);
    for block in after.iter().flat_map(|after| after.split("\n\n")) {
        text.push('\n');
        text.push_str(&set(block, width, color));
    }
    text
}

/// Clap's help of a command without the notes.
fn rendered(command: Command, is_long: bool, width: usize, color: bool) -> String {
    let mut command = command.term_width(width).after_help("");
    let help = if is_long {
        command.render_long_help()
    } else {
        command.render_help()
    };
    let text = match color {
        true => help.ansi().to_string(),
        false => help.to_string(),
    };
    text.trim_end().to_owned() + "\n"
}

/// Wraps the prose of a block; indented lines are kept, and a line with a colon at its end
/// is a heading.
fn set(block: &str, width: usize, color: bool) -> String {
    let mut text = String::new();
    let mut prose: Vec<&str> = Vec::new();
    for line in block.lines() {
        if !line.starts_with("  ") {
            prose.push(line);
            continue;
        }
        text.push_str(&wrapped(&prose, width, color));
        prose.clear();
        text.push_str(line);
        text.push('\n');
    }
    text + &wrapped(&prose, width, color)
}

fn wrapped(lines: &[&str], width: usize, color: bool) -> String {
    match lines {
        [] => String::new(),
        [heading] if color && heading.ends_with(':') => {
            let style = *Styles::styled().get_header();
            format!("{style}{heading}{style:#}\n")
        }
        lines => {
            let options = Options::new(width)
                .wrap_algorithm(WrapAlgorithm::FirstFit)
                .word_splitter(WordSplitter::NoHyphenation)
                .break_words(false);
            textwrap::fill(&lines.join(" "), options) + "\n"
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_and_examples_are_not() {
        let block = "Some words that\ngo on.\n  an example that is long\nMore words there.";
        let text = "Some words\nthat go on.\n  an example that is long\nMore words\nthere.\n";
        assert_eq!(set(block, 12, false), text);
        assert_eq!(
            set("Examples:\n  blog", 4, true),
            "\u{1b}[1m\u{1b}[4mExamples:\u{1b}[0m\n  blog\n"
        );
    }
}
