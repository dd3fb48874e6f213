//! `blog help fields`: the output fields of each command.

use anyhow::Result;
use clap::Command;
use serde_json::Map;
use textwrap::Options;

use crate::cli::tree::Tree;
use crate::context::Context;
use crate::failure::Failure;
use crate::record::OutputSchema;

/// A command and its output.
struct Written {
    /// Such as `post list`.
    name: String,
    answer: OutputSchema,
    /// Whether it has `--fields`.
    takes_fields: bool,
}

/// Shows the output fields of a command and of those below it. Without `words`, shows
/// `intro` and the fields of every command.
pub(super) fn show(tree: Tree, words: &[String], intro: &str, context: &mut Context) -> Result<()> {
    let mut all = Vec::new();
    collect(tree, &tree.build(), &mut Vec::new(), &mut all);
    let wanted = words.join(" ");
    let below = format!("{wanted} ");
    if !words.is_empty() {
        all.retain(|one| one.name == wanted || one.name.starts_with(&below));
    }
    if all.is_empty() {
        let message = format!("there is no command `{wanted}`");
        let hint = "`blog help fields` lists them";
        return Err(Failure::usage(message).hint(hint).into());
    }
    if context.output.format().is_json() {
        let schemas = all.iter().map(|one| {
            let title = format!("blog {}", one.name);
            (
                one.name.clone(),
                one.answer.schema(&title, one.takes_fields),
            )
        });
        let schemas: Map<_, _> = schemas.collect();
        return Ok(context.output.object(&schemas.into())?);
    }
    let width = usize::from(context.output.terminal().width);
    let mut text = String::new();
    if words.is_empty() {
        text.push_str(intro);
        all.iter().for_each(|one| text.push_str(&one.line(width)));
    } else {
        let texts = all.iter().map(|one| {
            let described = one.answer.described(one.takes_fields, width);
            format!("blog {}\n{described}", one.name)
        });
        text = texts.collect::<Vec<_>>().join("\n");
    }
    Ok(context.output.raw(&text)?)
}

/// Collects every command that has an output of its own.
fn collect(tree: Tree, command: &Command, words: &mut Vec<String>, all: &mut Vec<Written>) {
    for below in command.get_subcommands() {
        words.push(below.get_name().to_owned());
        if !below.is_subcommand_required_set()
            && let Some(answer) = tree.answer(words.iter().map(String::as_str))
        {
            all.push(Written {
                name: words.join(" "),
                answer,
                takes_fields: below
                    .get_arguments()
                    .any(|option| option.get_id() == "fields"),
            });
        }
        collect(tree, below, words, all);
        words.pop();
    }
}

impl Written {
    /// The command with the names of its fields.
    fn line(&self, width: usize) -> String {
        let names = self.answer.names();
        let names = match (&self.answer, names.is_empty()) {
            (OutputSchema::Other(what) | OutputSchema::Rows(what), _) => (*what).to_owned(),
            (_, true) => "nothing".to_owned(),
            (_, false) => names.join(" "),
        };
        let lead = format!("    {:<22}", self.name);
        let indent = " ".repeat(26);
        let options = Options::new(width.max(50))
            .initial_indent(&lead)
            .subsequent_indent(&indent)
            .break_words(false);
        textwrap::fill(&names, options) + "\n"
    }
}
