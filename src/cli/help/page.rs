//! The help of a command as a page.

use clap::Command;
use clap::builder::Styles;
use textwrap::{Options, WordSplitter, WrapAlgorithm};

/// Wider lines are hard to read.
const WIDEST: usize = 100;

/// The help of a command: its own options, then those of every command in short, and
/// what stands below, which is set here since clap would break the lines of examples.
pub fn page(command: &Command, is_long: bool, width: usize, color: bool) -> String {
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

/// What clap says of a command, without what stands below its options.
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

/// A block of text: prose is wrapped, lines that are set in stand as they are, and a
/// line that ends with a colon before those is a heading.
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
