//! The trait of verbs, and the table of verbs of a noun.

use anyhow::Result;
use clap::Command;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::record::{ALL, OutputSchema, UnknownField};

/// A command. The fields of the struct are its arguments and help.
pub(crate) trait Verb {
    /// The subcommands.
    const VERBS: &'static [Entry] = &[];

    /// Whether the verb only reads: on a terminal its output may use the pager and the
    /// settings of the blog.
    const READS: bool = false;

    /// Whether the verb writes to the blog: `--read-only` refuses it.
    const WRITES: bool = false;

    /// Whether the verb writes CSV regardless of `--format`.
    const OWN_CSV: bool = false;

    /// Adds the subcommands to a clap command; None if it has other arguments.
    const COMMANDS: Option<fn(Command) -> Command> = None;

    /// The schema of the JSON output.
    fn answer() -> OutputSchema;

    /// Runs the command.
    fn run(self, context: &mut Context) -> Result<()>;
}

impl<V: Verb> Verb for Box<V> {
    const VERBS: &'static [Entry] = V::VERBS;
    const READS: bool = V::READS;
    const WRITES: bool = V::WRITES;
    const OWN_CSV: bool = V::OWN_CSV;
    const COMMANDS: Option<fn(Command) -> Command> = V::COMMANDS;

    fn answer() -> OutputSchema {
        V::answer()
    }

    fn run(self, context: &mut Context) -> Result<()> {
        (*self).run(context)
    }
}

/// Marks an argument whose value the log must not show.
#[derive(Debug, Clone)]
pub(crate) struct Private;

impl clap::builder::ArgExt for Private {}

/// An entry in the table of verbs of a noun.
pub(crate) struct Entry {
    /// The name of the variant: `ExportPerson`.
    pub variant: &'static str,
    /// Whether it writes to the blog.
    #[cfg(test)]
    pub writes: bool,
    /// The schema of the JSON output.
    pub answer: fn() -> OutputSchema,
    /// The subcommands.
    pub verbs: &'static [Entry],
    /// Adds the subcommands to a clap command; None if it has other arguments.
    pub commands: Option<fn(Command) -> Command>,
}

impl Entry {
    /// The entry of a command, such as `comment export-person`.
    pub(crate) fn find<'a>(
        mut entries: &'static [Entry],
        words: impl Iterator<Item = &'a str>,
    ) -> Option<&'static Entry> {
        let mut found = None;
        for word in words {
            let variant = word.replace('-', "");
            let entry = entries
                .iter()
                .find(|entry| entry.variant.eq_ignore_ascii_case(&variant))?;
            entries = entry.verbs;
            found = Some(entry);
        }
        found
    }
}

/// Adds to `parent` only the subcommand of the first word, and so on below it: building
/// the whole command tree is slow.
pub(crate) fn narrowed(
    parent: Command,
    commands: fn(Command) -> Command,
    entries: &'static [Entry],
    words: &[&str],
) -> Option<Command> {
    let (word, rest) = words.split_first()?;
    let mut all = commands(Command::default());
    let named = all.get_subcommands_mut().find(|command| {
        command.get_name() == *word || command.get_all_aliases().any(|alias| alias == *word)
    })?;
    let entry = Entry::find(entries, std::iter::once(named.get_name()))?;
    Some(parent.subcommand(match entry.commands {
        None => std::mem::take(named),
        Some(below) => {
            let noun = Command::new(named.get_name().to_owned());
            narrowed(noun, below, entry.verbs, rest)?
        }
    }))
}

/// Refuses unknown fields, in a template or `--fields`, before the command runs.
pub(crate) fn check_fields<V: Verb>(output: &Output) -> Result<()> {
    let is_template = output.template_names().is_some();
    let names = output.template_names().unwrap_or(output.fields());
    if names.is_empty() || !V::VERBS.is_empty() {
        return Ok(());
    }
    let answer = V::answer();
    let known = answer.known();
    if known.is_empty() && !is_template {
        return Err(Failure::usage("this command has no fields to choose")
            .hint("leave out --fields")
            .into());
    }
    let is_unknown = |name: &&String| {
        let is_all = !is_template && name.as_str() == ALL;
        !known.is_empty() && !is_all && !answer.has(name)
    };
    match names.iter().find(is_unknown).cloned() {
        Some(name) => Err(UnknownField { name, known }.into()),
        None => Ok(()),
    }
}

/// Refuses `--csv-safe` without `--format csv`.
pub(crate) fn check_csv_safe(output: &Output) -> Result<(), Failure> {
    match output.csv_safe() && output.asked() != Some(Format::Csv) {
        true => Err(not_csv()),
        false => Ok(()),
    }
}

/// The failure for `--csv-safe` without CSV.
pub(crate) fn not_csv() -> Failure {
    Failure::usage("--csv-safe is for CSV alone")
        .hint("give --format csv, or `blog export csv`; or leave it out")
}

/// A noun: an enum of structs that implement [`Verb`].
macro_rules! noun {
    (
        $(#[$about:meta])*
        $visibility:vis enum $noun:ident {
            $($(#[$help:meta])* $verb:ident($type:ty)),+ $(,)?
        }
    ) => {
        $(#[$about])*
        #[derive(clap::Subcommand)]
        #[command(defer = true)]
        $visibility enum $noun {
            $($(#[$help])* $verb($type)),+
        }

        impl $crate::command::verb::Verb for $noun {
            const VERBS: &'static [$crate::command::verb::Entry] = &[
                $($crate::command::verb::Entry {
                    variant: stringify!($verb),
                    #[cfg(test)]
                    writes: <$type as $crate::command::verb::Verb>::WRITES,
                    answer: <$type as $crate::command::verb::Verb>::answer,
                    verbs: <$type as $crate::command::verb::Verb>::VERBS,
                    commands: <$type as $crate::command::verb::Verb>::COMMANDS,
                }),+
            ];
            const COMMANDS: Option<fn(clap::Command) -> clap::Command> =
                Some(<Self as clap::Subcommand>::augment_subcommands);

            fn answer() -> $crate::record::OutputSchema {
                $crate::record::OutputSchema::Nothing
            }

            fn run(self, context: &mut $crate::context::Context) -> anyhow::Result<()> {
                match self {
                    $($noun::$verb(verb) => {
                        $crate::command::verb::check_fields::<$type>(&context.output)?;
                        if !<$type as $crate::command::verb::Verb>::OWN_CSV {
                            $crate::command::verb::check_csv_safe(&context.output)?;
                        }
                        if <$type as $crate::command::verb::Verb>::READS {
                            context.enable_pager()?;
                        }
                        if <$type as $crate::command::verb::Verb>::WRITES {
                            context.check_writable()?;
                        }
                        verb.run(context)
                    }),+
                }
            }
        }
    };
}

pub(crate) use noun;
