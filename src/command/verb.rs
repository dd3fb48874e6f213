//! What verbs have in common, and how a noun lists its verbs.

use anyhow::Result;
use clap::Command;

use crate::context::Context;
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::view::{Answer, UnknownField};

/// Something that can be asked. What is asked of it are the fields of the struct, and
/// its help.
pub trait Verb {
    /// The verbs below it.
    const VERBS: &'static [Entry] = &[];

    /// Whether it only reads: on a terminal what it writes may go through a pager, and be
    /// as the settings of the blog say.
    const READS: bool = false;

    /// Whether it writes CSV in a way of its own, whatever the format of results.
    const OWN_CSV: bool = false;

    /// What adds those verbs to a command, if there is nothing else to it.
    const COMMANDS: Option<fn(Command) -> Command> = None;

    /// What it writes as JSON.
    fn answer() -> Answer;

    /// Does it.
    fn run(self, context: &mut Context) -> Result<()>;
}

impl<V: Verb> Verb for Box<V> {
    const VERBS: &'static [Entry] = V::VERBS;
    const READS: bool = V::READS;
    const OWN_CSV: bool = V::OWN_CSV;
    const COMMANDS: Option<fn(Command) -> Command> = V::COMMANDS;

    fn answer() -> Answer {
        V::answer()
    }

    fn run(self, context: &mut Context) -> Result<()> {
        (*self).run(context)
    }
}

/// Marks an argument whose value the log must not show.
#[derive(Debug, Clone)]
pub struct Private;

impl clap::builder::ArgExt for Private {}

/// A verb in the list of a noun.
pub struct Entry {
    /// The name of its variant: `ExportPerson`.
    pub variant: &'static str,
    /// What it writes as JSON.
    pub answer: fn() -> Answer,
    /// The verbs below it.
    pub verbs: &'static [Entry],
    /// What adds them to a command, if there is nothing else to it.
    pub commands: Option<fn(Command) -> Command>,
}

impl Entry {
    /// The entry of the command that these words name, as `comment export-person`.
    pub fn find<'a>(
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

/// Adds to a command, of those that `commands` would add, the one that the first word
/// names; and to that in the same way, as far as there are commands below it.
pub fn narrowed(
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

/// Refuses a template that names what the answer does not have, before anything is
/// done.
pub fn check_template<V: Verb>(output: &Output) -> Result<(), UnknownField> {
    let Some(names) = output.template_names().filter(|_| V::VERBS.is_empty()) else {
        return Ok(());
    };
    let known = V::answer().known();
    let is_unknown = |name: &&String| !known.is_empty() && !known.contains(&name.as_str());
    match names.iter().find(is_unknown).cloned() {
        Some(name) => Err(UnknownField { name, known }),
        None => Ok(()),
    }
}

/// Refuses `--csv-safe` where CSV is not the format of results.
pub fn check_csv_safe(output: &Output) -> Result<(), Failure> {
    match output.csv_safe() && output.asked() != Some(Format::Csv) {
        true => Err(not_csv()),
        false => Ok(()),
    }
}

/// The refusal of `--csv-safe`.
pub fn not_csv() -> Failure {
    Failure::usage("--csv-safe is for CSV alone")
        .hint("give --format csv, or `blog export csv`; or leave it out")
}

/// A noun: an enum of its verbs, each a struct that is a [`Verb`].
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
                    answer: <$type as $crate::command::verb::Verb>::answer,
                    verbs: <$type as $crate::command::verb::Verb>::VERBS,
                    commands: <$type as $crate::command::verb::Verb>::COMMANDS,
                }),+
            ];
            const COMMANDS: Option<fn(clap::Command) -> clap::Command> =
                Some(<Self as clap::Subcommand>::augment_subcommands);

            fn answer() -> $crate::view::Answer {
                $crate::view::Answer::Nothing
            }

            fn run(self, context: &mut $crate::context::Context) -> anyhow::Result<()> {
                match self {
                    $($noun::$verb(verb) => {
                        $crate::command::verb::check_template::<$type>(&context.output)?;
                        if !<$type as $crate::command::verb::Verb>::OWN_CSV {
                            $crate::command::verb::check_csv_safe(&context.output)?;
                        }
                        if <$type as $crate::command::verb::Verb>::READS {
                            context.read_at_ease()?;
                        }
                        verb.run(context)
                    }),+
                }
            }
        }
    };
}

pub(crate) use noun;
