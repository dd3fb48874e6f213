//! What verbs have in common, and how a noun lists its verbs.

use anyhow::Result;

use crate::context::Context;
use crate::output::Output;
use crate::view::{Answer, UnknownField};

/// Something that can be asked. What is asked of it are the fields of the struct, and
/// its help.
pub trait Verb {
    /// The verbs below it.
    const VERBS: &'static [Entry] = &[];

    /// Whether it only reads: on a terminal what it writes may go through a pager, and be
    /// as the settings of the blog say.
    const READS: bool = false;

    /// What it writes as JSON.
    fn answer() -> Answer;

    /// Does it.
    fn run(self, context: &mut Context) -> Result<()>;
}

impl<V: Verb> Verb for Box<V> {
    const VERBS: &'static [Entry] = V::VERBS;
    const READS: bool = V::READS;

    fn answer() -> Answer {
        V::answer()
    }

    fn run(self, context: &mut Context) -> Result<()> {
        (*self).run(context)
    }
}

/// A verb in the list of a noun.
pub struct Entry {
    /// The name of its variant: `ExportPerson`.
    pub variant: &'static str,
    /// What it writes as JSON.
    pub answer: fn() -> Answer,
    /// The verbs below it.
    pub verbs: &'static [Entry],
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
                }),+
            ];

            fn answer() -> $crate::view::Answer {
                $crate::view::Answer::Nothing
            }

            fn run(self, context: &mut $crate::context::Context) -> anyhow::Result<()> {
                match self {
                    $($noun::$verb(verb) => {
                        $crate::command::verb::check_template::<$type>(&context.output)?;
                        if <$type as $crate::command::verb::Verb>::READS {
                            context.read_at_ease();
                        }
                        verb.run(context)
                    }),+
                }
            }
        }
    };
}

pub(crate) use noun;
