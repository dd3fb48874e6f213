//! Writes the manual: `cargo run --example man -- FOLDER` writes a page for each
//! command in section 1 and one for each topic of `blog help` in section 7.

use std::fs;
use std::io::{Error, Write};
use std::path::Path;

use blog::cli::{TOPICS, command};
use clap::Command;
use clap_mangen::Man;

fn main() -> Result<(), Error> {
    match std::env::args_os().nth(1) {
        Some(folder) => write(Path::new(&folder)),
        None => Err(Error::other("name the folder to write to")),
    }
}

/// Writes the page of each command and topic.
pub fn write(folder: &Path) -> Result<(), Error> {
    fs::create_dir_all(folder)?;
    let mut root = command();
    root.build();
    write_command(&root, folder)?;
    for topic in TOPICS {
        let mut page = format!(".TH blog-{} 7\n.SH NAME\n", topic.name);
        page += &format!(
            "blog\\-{} \\- {}\n",
            escaped(topic.name),
            escaped(topic.about)
        );
        page += &format!(".SH DESCRIPTION\n{}", preformatted(topic.text));
        fs::write(folder.join(format!("blog-{}.7", topic.name)), page)?;
    }
    Ok(())
}

/// Writes the pages of a command and its subcommands.
fn write_command(command: &Command, folder: &Path) -> Result<(), Error> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    let after = command.get_after_help().map(ToString::to_string);
    let after = after.unwrap_or_default();
    let (notes, examples) = after.split_once("Examples:\n").unwrap_or((&after, ""));
    if !notes.trim().is_empty() {
        write!(page, ".PP\n{}", paragraphs(notes))?;
    }
    man.render_options_section(&mut page)?;
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    if !examples.is_empty() {
        write!(page, ".SH EXAMPLES\n{}", preformatted(examples))?;
    }
    write!(page, ".SH \"SEE ALSO\"\n{}\n", see_also(command))?;
    fs::write(folder.join(man.get_filename()), page)?;
    command
        .get_subcommands()
        .try_for_each(|below| write_command(below, folder))
}

/// Paragraphs of prose; indented lines are kept unchanged.
fn paragraphs(text: &str) -> String {
    let mut page = String::new();
    let mut is_prose = true;
    for line in text.trim().lines() {
        let was_prose = is_prose;
        is_prose = !line.starts_with("  ");
        match (was_prose, is_prose) {
            (true, false) => page += ".nf\n",
            (false, true) => page += ".fi\n",
            _ => {}
        }
        match line.trim().is_empty() {
            true => page += ".PP\n",
            false => page += &(escaped(line) + "\n"),
        }
    }
    if !is_prose {
        page += ".fi\n";
    }
    page
}

/// Lines without filling and wrapping.
fn preformatted(text: &str) -> String {
    let lines = text.lines().map(|line| escaped(line) + "\n");
    format!(".nf\n{}.fi\n", lines.collect::<String>())
}

/// A line escaped for roff.
fn escaped(line: &str) -> String {
    let line = line.replace('\\', "\\e").replace('-', "\\-");
    let line = line.replace('\'', "\\(aq").replace('`', "\\(ga");
    match line.starts_with('.') {
        true => format!("\\&{line}"),
        false => line,
    }
}

/// The parent command and the topics.
fn see_also(command: &Command) -> String {
    let name = command.get_display_name().unwrap_or("blog");
    let above = name.rsplit_once('-').map(|_| "blog(1)".to_owned());
    let topics = TOPICS
        .iter()
        .map(|topic| format!("blog\\-{}(7)", escaped(topic.name)));
    above
        .into_iter()
        .chain(topics)
        .collect::<Vec<_>>()
        .join(",\n")
}
