//! The protocol of each shell: its script, the words it sends, and the candidates it reads.

use std::ffi::OsString;

use clap::ValueEnum;
use clap_complete::engine::CompletionCandidate;

use super::word::{Word, quoted, words};

/// A shell that can complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shell {
    Bash,
    Zsh,
    Fish,
    Elvish,
    Nushell,
    #[value(alias = "pwsh")]
    Powershell,
}

/// A line in every script, by which `--install` recognizes it.
pub(crate) const MARK: &str = "# Written by blog.";

impl Shell {
    /// The script for a program with this name or path.
    pub(crate) fn script(self, program: &str) -> String {
        let script = match self {
            Shell::Bash => include_str!("../../../completions/blog.bash"),
            Shell::Zsh => include_str!("../../../completions/_blog"),
            Shell::Fish => include_str!("../../../completions/blog.fish"),
            Shell::Elvish => include_str!("../../../completions/blog.elv"),
            Shell::Nushell => include_str!("../../../completions/blog.nu"),
            Shell::Powershell => include_str!("../../../completions/_blog.ps1"),
        };
        let program = match self {
            Shell::Bash | Shell::Zsh => quoted(program, None),
            // The command is inside double quotes.
            Shell::Fish => quoted(&quoted(program, None), Some('"')),
            Shell::Elvish | Shell::Nushell | Shell::Powershell => self.literal(program),
        };
        script.replace("blog -- ", &format!("{program} -- "))
    }

    /// A text as one word of nushell, elvish or PowerShell.
    fn literal(self, text: &str) -> String {
        let is_plain = |c: char| c.is_alphanumeric() || "-_./:,%+=~".contains(c);
        match self {
            _ if !text.is_empty() && text.chars().all(is_plain) => text.to_owned(),
            Shell::Nushell => format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\"")),
            _ => format!("'{}'", text.replace('\'', "''")),
        }
    }

    /// Reads the words that the shell sends; returns them with the part of the last one that
    /// the shell replaces.
    pub(crate) fn read(self, arguments: &[OsString]) -> Option<(Vec<Word>, String)> {
        let sent: Option<Vec<&str>> = arguments.iter().map(|argument| argument.to_str()).collect();
        let sent = sent?;
        let (typed, before) = sent.split_last()?;
        let plain = |text: &&str| Word {
            text: (*text).to_owned(),
            ..Word::default()
        };
        let raw = |text: &&str| Word::read(text);
        let words = match self {
            Shell::Bash => words(before.first()?),
            Shell::Zsh | Shell::Nushell => sent.iter().map(raw).collect(),
            Shell::Fish => before.iter().map(plain).chain([raw(typed)]).collect(),
            Shell::Elvish | Shell::Powershell => sent.iter().map(plain).collect(),
        };
        Some((words, (*typed).to_owned()))
    }

    /// The line for a candidate, with its description if the shell shows one. `kept` is the
    /// part of the typed word that the shell keeps.
    pub(crate) fn line(self, candidate: &CompletionCandidate, kept: &Word) -> Option<String> {
        let value = candidate.get_value().to_str()?;
        let help = candidate.get_help().map(ToString::to_string);
        let help = help.as_deref().and_then(|help| help.lines().next());
        Some(match (self, help) {
            (Shell::Bash, _) => quoted(value.strip_prefix(&kept.text)?, kept.open),
            (Shell::Zsh, _) => {
                let escape = |text: &str| text.replace('\\', r"\\");
                let value = escape(value).replace(':', r"\:");
                help.map_or(value.clone(), |help| format!("{value}:{}", escape(help)))
            }
            (Shell::Fish, Some(help)) => format!("{value}\t{help}"),
            (Shell::Fish | Shell::Elvish, _) => value.to_owned(),
            (_, Some(help)) => format!("{}\t{help}", self.literal(value)),
            (_, None) => self.literal(value),
        })
    }
}
